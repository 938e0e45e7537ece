"""The durable job: call the engine once, keep what arrives, check it, describe it, settle.

Every step can be cut off anywhere and run again. A call that has left is never repeated: what arrived is found in the
arrivals, a background response is re-attached, and otherwise the outcome is unknown and said to be so.
"""

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from images_mcp.capabilities.generation import keeping
from images_mcp.capabilities.generation.arrivals import Arrivals
from images_mcp.capabilities.generation.editing import with_mask
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.generation.store import Generation
from images_mcp.engines.images.port import Drawing, DrawingFailed, Drawn, Failure, ImageEngine, Partial, Watch
from images_mcp.engines.pool import AT_HOME, OPENAI
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.log import log

if TYPE_CHECKING:
    from images_mcp.app import App


async def draw(app: "App", payload: dict[str, Any]) -> None:
    """Carry one intended picture to its end. Harmless to repeat."""
    tenant, generation_id = payload["tenant"], payload["generation_id"]
    await app.vault.open_tenant(tenant)
    generation = await app.generations.get(tenant, generation_id)
    arrivals = Arrivals(app.paths.incoming, app.vault)
    completed = generation.status == "completed"
    if generation.status == "running":
        try:
            completed = await _carried(app, generation, arrivals)
        finally:
            await app.bell.tell(generation_id)
    if completed:
        await app.db.settle()  # only then may the arrival go
        await asyncio.to_thread(arrivals.clear, generation_id)


async def _carried(app: "App", generation: Generation, arrivals: Arrivals) -> bool:
    """Whether the picture is there now, drawn and kept here."""
    plan = Plan.from_json(generation.plan)
    drawn: Drawn | None = None
    landing: asyncio.Task[None] | None = None
    readying = asyncio.create_task(keeping.ready(app, generation, plan))  # while it is drawn
    try:
        drawn = await asyncio.to_thread(arrivals.get, generation.tenant, generation.id)
        if drawn is None:
            with with_mask(plan, app.paths.incoming, generation.id) as drawing:
                drawn = await _call(app, generation, drawing, arrivals)
            landing = _landing(arrivals, generation, drawn) if drawn else None
        if drawn is not None:
            return await keeping.keep(app, generation, plan, drawn, await readying, landing)
    except DrawingFailed as failure:
        await _failed(app, generation, failure)
    except Problem as problem:  # a full disk, a closed folder: what arrived stays in the arrivals
        log.warning("keeping_failed", generation_id=generation.id, kind=problem.kind.value)
        if landing:
            await landing
        await _stuck(app, generation, problem, arrivals, paid=drawn is not None)
    except Exception:  # a mistake of ours must not leave somebody waiting for ever
        if landing:
            await landing
        if drawn is not None:
            await _stuck(app, generation, _OURS, arrivals, paid=True)
        else:
            left = generation.engine == OPENAI and not await app.generations.waiting_to_leave(generation.id)
            outcome = Failure.UNKNOWN if left else Failure.DOWN
            await _failed(app, generation, DrawingFailed(outcome, _OURS.message, _OURS.hint))
        raise
    finally:
        readying.cancel()
    return False


def _landing(arrivals: Arrivals, generation: Generation, drawn: Drawn) -> "asyncio.Task[None]":
    """Write down whole what arrived. Where even that disk is full, the picture may still fit where it is saved."""

    def put() -> None:
        try:
            arrivals.put(generation.tenant, generation.id, drawn)
        except Problem as problem:
            log.warning("arrival_not_kept", generation_id=generation.id, kind=problem.kind.value)

    return asyncio.create_task(asyncio.to_thread(put))


_OURS = Problem(
    Kind.BUG, "The picture stopped because of a mistake in this program.", "Try again; `images-mcp doctor` tells more."
)


async def _call(app: "App", generation: Generation, drawing: Drawing, arrivals: Arrivals) -> Drawn | None:
    """Have it drawn, or re-attach; None where the picture is not wanted any more or its outcome is unknown."""
    engine = await _engine(app, generation)
    watch = _watch(app, generation, arrivals)
    if generation.call_started_at is None:
        if not await app.generations.begin_call(generation.id):
            return None
        drawn = await engine.draw(drawing, watch)
    elif generation.engine in AT_HOME:
        drawn = await engine.draw(drawing, watch)
    else:
        found = await engine.reattach(generation.response_id, drawing, watch) if generation.response_id else None
        if found is None:
            raise DrawingFailed(
                Failure.UNKNOWN,
                "The request had left when the program stopped, and no answer came.",
                "It may have been charged. Check your OpenAI usage page; draw it again only if you want to pay again.",
            )
        drawn = found
    return drawn


async def _engine(app: "App", generation: Generation) -> ImageEngine:
    credential = None
    if generation.credential_id:
        credential = await app.generations.credential(generation.tenant, generation.credential_id)
    return await asyncio.to_thread(app.engines.named, generation.engine, credential)


def _watch(app: "App", generation: Generation, arrivals: Arrivals) -> Watch:
    def on_partial(partial: Partial) -> None:
        app.keep_alive(asyncio.to_thread(arrivals.put_preview, generation.id, partial.data))

    async def on_response_id(response_id: str) -> None:
        with contextlib.suppress(Exception):  # the picture is being drawn, written down or not
            async with app.db.tx() as tx:
                await app.generations.move(tx, generation.id, response_id=response_id)

    return Watch(on_partial=on_partial, on_response_id=on_response_id)


_ENDINGS = {
    Failure.MODERATION: ("refused", "release"),
    Failure.UNKNOWN: ("unknown", "unknown"),
}


async def _failed(app: "App", generation: Generation, failure: DrawingFailed) -> None:
    status, entry = _ENDINGS.get(failure.failure, ("failed", "release"))
    told = {
        "kind": failure.failure.value,
        "message": failure.message,
        "hint": failure.hint,
        "categories": list(failure.categories),
    }
    await _end(app, generation, status, entry, told)


async def _stuck(app: "App", generation: Generation, problem: Problem, arrivals: Arrivals, *, paid: bool) -> None:
    """A picture that came is paid, whether or not there was a disk it could be put on."""
    kept = await asyncio.to_thread(arrivals.path(generation.id).exists)
    told = {"kind": "keeping", "message": problem.message, "hint": problem.hint, "kept": kept}
    await _end(app, generation, "failed", "settle" if paid else "release", told)


async def _end(app: "App", generation: Generation, status: str, entry: str, told: dict[str, Any]) -> None:
    sealed = app.generations.seal_failure(generation.tenant, generation.id, told)
    async with app.db.tx() as tx:
        if not await app.generations.finish(tx, generation.id, status, failure=sealed):
            return
        await app.generations.book(tx, generation, entry)
        await app.conversations.add_turn(
            tx, generation.tenant, generation.conversation_id, "assistant", told["message"], generation.id
        )
