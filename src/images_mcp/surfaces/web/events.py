"""How a drawing gets on, as server-sent events: stages, partial pictures, and that it is done."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import Response, StreamingResponse

from images_mcp.kernel import containers, images
from images_mcp.kernel.errors import Problem
from images_mcp.operations import Progress
from images_mcp.surfaces.web import labels
from images_mcp.surfaces.web.page import Page

_WAIT_SECONDS = 45
_PREVIEW_PX = 512
_PREVIEW_BYTES = 120_000


async def watch(page: Page) -> Response:
    """The stream; it ends when nothing of the conversation is being drawn any more."""
    await page.run("get_conversation", {"conversation_id": page.path("conversation_id"), "limit": 1})
    return StreamingResponse(_stream(page), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _stream(page: Page) -> AsyncIterator[str]:
    events: asyncio.Queue[str | None] = asyncio.Queue()
    watching = asyncio.create_task(_watch(page, events))
    try:
        while (sent := await events.get()) is not None:
            yield sent
    finally:
        watching.cancel()


async def _watch(page: Page, events: "asyncio.Queue[str | None]") -> None:
    async def report(progress: Progress) -> None:
        words = labels.staged(page.tr, progress.message)
        events.put_nowait(event("stage", {"done": round(progress.done, 3), "message": words}))
        if progress.preview and (shown := await asyncio.to_thread(_small, progress.preview)):
            events.put_nowait(event("preview", {"source": shown}))

    try:
        conversation_id, status = page.path("conversation_id"), "completed"
        while running := (await page.run("get_conversation", {"conversation_id": conversation_id, "limit": 1})).running:
            wish = {"generation_id": running[-1], "wait_seconds": _WAIT_SECONDS}
            status = (await page.run("get_generation", wish, report=report)).status
        events.put_nowait(event("done", {"status": status, "message": page.tr(labels.ENDED.get(status, ""))}))
    except Problem as problem:
        events.put_nowait(event("done", {"status": "failed", "message": page.said(problem.message)}))
    finally:
        events.put_nowait(None)


def _small(data: bytes) -> str | None:
    """A partial picture as a data address. Blocking."""
    try:
        small = images.preview(data, _PREVIEW_PX, _PREVIEW_BYTES)
    except Problem:
        return None
    return f"data:{containers.check(small).format.mime};base64,{base64.b64encode(small).decode()}"


def event(name: str, data: dict[str, Any]) -> str:
    """One event as it is sent."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


PAGES = (("GET", "/studio/events/{conversation_id}", watch),)
