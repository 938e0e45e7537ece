"""Committing to a picture, and waiting for it: who asks does not draw."""

import asyncio
import time
from typing import TYPE_CHECKING, Any

from images_mcp.brief import Brief
from images_mcp.capabilities.conversations.store import State
from images_mcp.capabilities.generation.arrivals import Arrivals
from images_mcp.capabilities.generation.planning import Plan, title_of
from images_mcp.capabilities.generation.store import DRAW
from images_mcp.engines.pool import OPENAI
from images_mcp.kernel import local_worker
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.operations import Actor, Call, Progress

if TYPE_CHECKING:
    from images_mcp.app import App

_POLL_SECONDS = 0.02
_SLOWER_AFTER = 10.0
_MICRO = 1_000_000


async def commit(call: Call, plan: Plan, brief: Brief, conversation_id: str | None) -> str:
    """Book the estimate, write the intent down and enqueue the job, all in one transaction; the generation's id.

    Raises `Problem` (over quota) where a budget would be exceeded; then nothing has been written.
    """
    app, actor = call.app, call.actor
    if call.key and (earlier := await app.generations.by_request_key(actor, call.key)):
        return earlier
    await app.jobs.warm()
    thinks = app.engines.mind_name == OPENAI
    credential = app.engines.credential() if plan.engine == OPENAI or thinks else None
    # The worker may have been started by somebody with other settings; what counts is who asks.
    asker = {"output": str(app.paths.output), "embed": app.settings.embed_metadata, "thinks": thinks}
    generation_id = app.clock.new_id("gen")
    async with app.db.tx() as tx:
        if plan.estimate_micro:
            await app.db.lock(tx, f"budget:{actor.tenant}")
            await _within_budget(app, actor, tx, plan)
        if conversation_id is None:
            state = State(brief=brief, words=(plan.words,), generation_id=generation_id)
            conversation_id = await app.conversations.create(tx, actor, title_of(brief, plan.words), state)
            await app.conversations.add_turn(tx, actor.tenant, conversation_id, "user", plan.words)
        if credential:
            await app.generations.keep_credential(tx, actor.tenant, *credential)
        await app.generations.add(
            tx,
            actor,
            generation_id,
            conversation_id,
            {**plan.to_json(), "asker": asker},
            engine=plan.engine,
            model=plan.drawing.model,
            estimate_micro=plan.estimate_micro,
            credential_id=credential[0] if credential else None,
            request_key=call.key,
        )
        await app.generations.book(tx, generation_id, "reserve")
        await app.jobs.enqueue(tx, DRAW, generation_id, {"tenant": actor.tenant, "generation_id": generation_id})
    return generation_id


async def _within_budget(app: "App", actor: Actor, tx: Any, plan: Plan) -> None:
    today, month = await app.generations.booked(tx, actor.tenant, app.clock.now().date().isoformat())
    limits = (
        ("today", today, app.settings.budget_day_usd, "IMAGES_MCP_BUDGET_DAY_USD"),
        ("this month", month, app.settings.budget_month_usd, "IMAGES_MCP_BUDGET_MONTH_USD"),
    )
    for when, spent, limit, setting in limits:
        if spent + plan.estimate_micro > limit * _MICRO:
            raise Problem(
                Kind.OVER_QUOTA,
                f"This picture would cost about ${plan.estimate_micro / _MICRO:.3f}, and only "
                f"${max(0.0, limit - spent / _MICRO):.2f} of the ${limit:.2f} for {when} is left. Nothing was spent.",
                f'Draw a free draft (model "draft"), choose a lower quality, or raise {setting}.',
            )


def within_call_budget(app: "App", plan: Plan, budget_usd: float | None) -> None:
    """Refuse a picture dearer than one call may be. Raises `Problem` (over quota)."""
    limit = app.settings.budget_call_usd if budget_usd is None else min(budget_usd, app.settings.budget_call_usd)
    if plan.estimate_micro > limit * _MICRO:
        raise Problem(
            Kind.OVER_QUOTA,
            f"This picture would cost about ${plan.estimate_micro / _MICRO:.3f}, more than the ${limit:.2f} one picture "
            "may cost. Nothing was spent.",
            "Choose a lower quality or a smaller size, or raise IMAGES_MCP_BUDGET_CALL_USD.",
        )


async def wait(call: Call, generation_id: str, seconds: float) -> None:
    """Wait until the picture is there or the time is up, telling how far it is. Keeps the local worker alive."""
    app, actor = call.app, call.actor
    generation = await app.generations.get(actor.tenant, generation_id, actor.user)
    if generation.status != "running":
        return
    expected = max(0.5, float(generation.plan["seconds"]))
    arrivals = Arrivals(app.paths.incoming, app.vault)
    started = time.monotonic()
    worker_checked = told = -1.0
    preview: bytes | None = None
    while True:
        now = time.monotonic() - started
        if app.db.local and now - worker_checked >= 1.0:
            await asyncio.to_thread(local_worker.ensure, app.paths, app.worker_command())
            worker_checked = time.monotonic() - started
        state = await app.generations.state(actor.tenant, generation_id)
        if state is None or state[0] != "running" or now >= seconds:
            return
        if now - told >= 1.0:
            latest = await asyncio.to_thread(arrivals.get_preview, generation_id)
            fresh = latest if latest != preview else None
            preview = latest
            await call.report(Progress(_done(now, expected, state[1]), _stage(state[1], expected), fresh))
            told = now
        await asyncio.sleep(_POLL_SECONDS if now < _SLOWER_AFTER else 5 * _POLL_SECONDS)


def _done(elapsed: float, expected: float, stage: str) -> float:
    """A share that always grows and never claims to be done: 1 - 1/(1 + t/expected), from 0.05 on."""
    return 0.02 if stage == "queued" else 0.05 + 0.9 * (1 - 1 / (1 + elapsed / expected))


def _stage(stage: str, expected: float) -> str:
    words = {
        "queued": "Waiting for a free place",
        "calling": f"Drawing; usually about {expected:.0f} seconds",
        "arrived": "Checking and saving",
    }
    return words.get(stage, "Working")
