"""Deleting everything: it goes on beside the requests, and the page watches it.

Where the program ends meanwhile, what is left is simply still there, and can be deleted again.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from starlette.responses import Response, StreamingResponse

from images_mcp.app import App
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.operations import Result, local_actor, parse, run
from images_mcp.surfaces.web.events import event
from images_mcp.surfaces.web.page import Page

_AT_ONCE = 100
_LOOK_SECONDS = 0.25


@dataclass
class Clearing:
    """How far it is: conversations to delete, done with, and left because a picture of theirs is being drawn."""

    found: int | None = None
    done: int = 0
    left: int = 0
    problem: Problem | None = None
    ended: bool = False

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.done / self.found if self.found else float(self.ended)


_UNDER_WAY: WeakKeyDictionary[App, Clearing] = WeakKeyDictionary()


def begin(app: App) -> None:
    """Delete all conversations; harmless while that is going on already."""
    if (now := _UNDER_WAY.get(app)) is None or now.ended:
        _UNDER_WAY[app] = clearing = Clearing()
        app.keep_alive(_clear(app, clearing))


def of(app: App) -> Clearing | None:
    """The one under way; one that ended is told of once."""
    now = _UNDER_WAY.get(app)
    return _UNDER_WAY.pop(app) if now and now.ended else now


async def _clear(app: App, clearing: Clearing) -> None:
    try:
        ids = [one async for one in _conversations(app)]
        clearing.found = len(ids)
        for conversation_id in ids:
            clearing.left += not await _deleted(app, conversation_id)
            clearing.done += 1
    except Problem as problem:
        clearing.problem = problem
    finally:
        clearing.ended = True


async def _conversations(app: App) -> AsyncIterator[str]:
    cursor: str | None = None
    while True:
        found = (await _run(app, "list_conversations", limit=_AT_ONCE, cursor=cursor)).model_dump()
        for one in found["items"]:
            yield one["conversation_id"]
        cursor = found["next_cursor"]
        if cursor is None:
            return


async def _deleted(app: App, conversation_id: str) -> bool:
    """False where it cannot be deleted yet."""
    try:
        await _run(app, "delete_conversation", conversation_id=conversation_id)
    except Problem as problem:
        if problem.kind is Kind.CONFLICT:
            return False
        if problem.kind is not Kind.MISSING:
            raise
    return True


async def _run(app: App, operation: str, **arguments: object) -> Result:
    declared = app.registry.get(operation)
    return await run(app, local_actor("web"), declared, parse(declared, arguments))


async def watch(page: Page) -> Response:
    """The progress as server-sent events."""
    return StreamingResponse(_stream(page), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _stream(page: Page) -> AsyncIterator[str]:
    told = -1
    while (now := _UNDER_WAY.get(page.app)) and not now.ended:
        if now.found is not None and now.done != told:
            told = now.done
            words = page.tr("%(done)s of %(all)s conversations are deleted") % {"done": told, "all": now.found}
            yield event("stage", {"done": round(now.share, 3), "message": words})
        await asyncio.sleep(_LOOK_SECONDS)
    yield event("done", {"status": "completed", "message": page.tr("Deleted, files included.")})
