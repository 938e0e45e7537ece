"""Committing to a picture, and waiting for it: who asks does not draw."""

import asyncio
import time
from typing import TYPE_CHECKING, Any

from images_mcp.brief import Brief
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.generation.arrivals import Arrivals
from images_mcp.capabilities.generation.planning import Plan, title_of
from images_mcp.capabilities.generation.store import DRAW, Generation
from images_mcp.engines.pool import OPENAI
from images_mcp.kernel import local_worker
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.operations import Actor, Call, Progress

if TYPE_CHECKING:
    from images_mcp.app import App

_LOOK_SECONDS = 0.25
"""How often to look by oneself; the bell tells of most endings."""

_MICRO = 1_000_000


async def commit(
    call: Call,
    plans: tuple[Plan, ...],
    brief: Brief,
    conversation_id: str | None,
    *,
    spare: Plan | None = None,
    budget_usd: float | None = None,
) -> str:
    """Book the estimates, write the intents down and enqueue the jobs, all in one transaction.

    The first generation's id; where there are several plans it is the id of the batch too. `spare` is the take that is
    drawn where one of a batch comes out too like another.

    Raises `Problem` (over quota) where a budget would be exceeded; then nothing has been written.
    """
    app, actor = call.app, call.actor
    key = call.key
    if key and (earlier := await app.generations.by_request_key(actor, key, call.fingerprint)):
        return earlier
    await app.jobs.warm()
    asker = asker_of(app, budget_usd)
    paid = any(plan.engine == OPENAI for plan in plans)
    credential = app.engines.credential() if paid or asker["thinks"] else None
    ids = [app.clock.new_id("gen") for _ in plans]
    kept = {"spare": spare.to_json()} if spare else {}
    async with app.db.tx() as tx:
        if estimate := sum(plan.estimate_micro for plan in plans):
            await app.db.lock(tx, f"budget:{actor.tenant}")
            await within_budget(app, actor, tx, estimate, len(plans))
        if conversation_id is None:
            words = plans[0].words
            state = State(brief=brief, words=(words,), generation_id=ids[0])
            conversation_id = await app.conversations.create(tx, actor, title_of(brief, words), state, said=words)
            first = 1
        else:
            first = await app.images.next_version(tx, actor.tenant, conversation_id)
        if credential:
            await app.generations.keep_credential(tx, actor.tenant, *credential)
        for number, (generation_id, plan) in enumerate(zip(ids, plans, strict=True)):
            await _enqueue(
                call,
                tx,
                generation_id,
                conversation_id,
                plan,
                {**plan.to_json(), "asker": asker, "version": first + number, **(kept if number == 0 else {})},
                credential_id=credential[0] if credential else None,
                batch=ids[0] if plan.variation else None,
                key=key if generation_id == ids[0] else None,
            )
        if plans[0].variation:
            await app.conversations.set_shown(tx, actor.tenant, conversation_id, ids[0])
    await app.bell.ring()
    return ids[0]


def asker_of(app: "App", budget_usd: float | None = None) -> dict[str, Any]:
    """What the asker's settings decide. A worker may have been started by somebody with others; who asks counts.

    `said` is what they said this wish may cost in all, `call` what one picture may.
    """
    limits = app.settings
    return {
        "output": str(app.paths.output),
        "embed": limits.embed_metadata,
        "thinks": app.engines.mind_name == OPENAI,
        "limits": {
            "said": budget_usd,
            "call": limits.budget_call_usd if budget_usd is None else min(budget_usd, limits.budget_call_usd),
            "day": limits.budget_day_usd,
            "month": limits.budget_month_usd,
        },
    }


async def _enqueue(
    call: Call,
    tx: Any,
    generation_id: str,
    conversation_id: str,
    plan: Plan,
    sealed: dict[str, Any],
    *,
    credential_id: str | None,
    batch: str | None,
    key: str | None,
) -> None:
    app, actor = call.app, call.actor
    await app.generations.add(
        tx,
        actor,
        generation_id,
        conversation_id,
        sealed,
        engine=plan.engine,
        model=plan.drawing.model,
        estimate_micro=plan.estimate_micro,
        credential_id=credential_id,
        request_key=key,
        request_print=call.fingerprint if key else None,
        batch=batch,
    )
    await app.images.note_references(tx, actor.tenant, conversation_id, [path.name for path in plan.drawing.sources])
    await app.jobs.enqueue(tx, DRAW, generation_id, {"tenant": actor.tenant, "generation_id": generation_id})


async def within_budget(app: "App", actor: Actor, tx: Any, estimate: int, count: int) -> None:
    """Refuse what is dearer than the day or the month has left. Raises `Problem` (over quota)."""
    if not estimate:
        return
    today, month = await app.generations.booked(tx, actor.tenant, app.clock.now().date().isoformat())
    limits = (
        ("today", today, app.settings.budget_day_usd, "IMAGES_MCP_BUDGET_DAY_USD"),
        ("this month", month, app.settings.budget_month_usd, "IMAGES_MCP_BUDGET_MONTH_USD"),
    )
    for when, spent, limit, setting in limits:
        if spent + estimate > limit * _MICRO:
            what = "This picture" if count == 1 else f"These {count} pictures"
            raise Problem(
                Kind.OVER_QUOTA,
                f"{what} would cost about ${estimate / _MICRO:.3f}, and only "
                f"{_dollars(max(0.0, limit - spent / _MICRO))} of the {_dollars(limit)} for {when} is left. Nothing was spent.",
                f'Draw a free draft (model "draft"), choose a lower quality, or raise {setting}.',
            )


def within_call_budget(app: "App", plan: Plan, budget_usd: float | None) -> None:
    """Refuse a picture dearer than one call may be. Raises `Problem` (over quota)."""
    limit = app.settings.budget_call_usd if budget_usd is None else min(budget_usd, app.settings.budget_call_usd)
    if plan.estimate_micro > limit * _MICRO:
        raise Problem(
            Kind.OVER_QUOTA,
            f"This picture would cost about ${plan.estimate_micro / _MICRO:.3f}, more than the {_dollars(limit)} one "
            "picture may cost. Nothing was spent.",
            "Choose a lower quality or a smaller size, or raise IMAGES_MCP_BUDGET_CALL_USD.",
        )


def within_budget_said(plans: tuple[Plan, ...], budget_usd: float | None) -> None:
    """Refuse what costs more together than somebody said it may. Raises `Problem` (over quota)."""
    estimate = sum(plan.estimate_micro for plan in plans) / _MICRO
    if budget_usd is not None and estimate > budget_usd:
        what = "This picture" if len(plans) == 1 else f"These {len(plans)} pictures"
        raise Problem(
            Kind.OVER_QUOTA,
            f"{what} would cost about ${estimate:.3f}, more than the {_dollars(budget_usd)} you set. Nothing was spent.",
            "Choose a lower quality, fewer pictures, or a larger budget_usd.",
        )


def _dollars(amount: float) -> str:
    """An amount in cents, finer where cents would round it away."""
    digits = 2 if round(amount, 2) == round(amount, 6) else 3 if amount >= 0.001 else 6
    return f"${amount:.{digits}f}"


def patience(call: Call) -> float:
    """How many seconds an answer may wait for its picture."""
    return call.app.settings.wait_seconds if call.patience is None else call.patience


async def wait(call: Call, generation_id: str, seconds: float) -> None:
    """Wait until the picture, or its whole batch, is there or the time is up, telling how far it is.

    A picture that is being mended by itself is waited for until it is. Keeps the local worker alive.
    """
    app, actor = call.app, call.actor
    started = time.monotonic()
    generation = await app.generations.get(actor.tenant, generation_id, actor.user)
    await _wait(call, generation, seconds)
    if generation.plan["auto_repair"]:
        generation = await app.generations.get(actor.tenant, generation_id, actor.user)
        if repair := generation.plan.get("repair"):
            mending = await app.generations.get(actor.tenant, repair, actor.user)
            await _wait(call, mending, seconds - (time.monotonic() - started))


async def _wait(call: Call, generation: Generation, seconds: float) -> None:
    app, actor = call.app, call.actor
    waiting = await _under_way(call, generation)
    if not waiting:
        return
    expected = max(0.5, float(generation.plan["seconds"]))
    arrivals = Arrivals(app.paths.incoming, app.vault)
    started = time.monotonic()
    told, check_at = -1.0, 0.0
    preview: bytes | None = None
    while True:
        now = time.monotonic() - started
        if app.db.local and now >= check_at:
            await asyncio.to_thread(local_worker.ensure, app.paths, app.worker_command())
            if check_at:  # a worker started meanwhile does not know yet whom to tell
                await app.bell.ring()
            check_at = now + 1.0
        state = await app.generations.state(actor.tenant, waiting[0].id)
        while waiting and (state is None or state[0] != "running"):
            waiting = waiting[1:]
            if not waiting and generation.batch:  # it may have grown meanwhile
                waiting = await _under_way(call, generation)
            state = await app.generations.state(actor.tenant, waiting[0].id) if waiting else None
        if state is None or now >= seconds:
            return
        if now - told >= 1.0:
            latest = await asyncio.to_thread(arrivals.get_preview, waiting[0].id)
            fresh = latest if latest != preview else None
            preview = latest
            await call.report(Progress(_done(now, expected, state[1]), _stage(state[1], expected), fresh))
            told = now
        await app.bell.heard(waiting[0].id, _LOOK_SECONDS)


async def _under_way(call: Call, generation: Generation) -> list[Generation]:
    """What of a generation or its batch is not there yet."""
    app, tenant = call.app, call.actor.tenant
    rows = await app.generations.of_batch(tenant, generation.batch) if generation.batch else [generation]
    return [row for row in rows if row.status == "running"]


def span(seconds: float) -> str:
    """A duration in words."""
    return f"{seconds:.0f} seconds" if seconds >= 1.5 else "a second"


def _done(elapsed: float, expected: float, stage: str) -> float:
    """A share that always grows and never claims to be done: 1 - 1/(1 + t/expected), from 0.05 on."""
    return 0.02 if stage == "queued" else 0.05 + 0.9 * (1 - 1 / (1 + elapsed / expected))


def _stage(stage: str, expected: float) -> str:
    words = {
        "queued": "Waiting for a free place",
        "calling": f"Drawing; usually about {span(expected)}",
        "arrived": "Checking and saving",
    }
    return words.get(stage, "Working")
