"""Draw at once, wait, cancel, estimate."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.capabilities.assets import references
from images_mcp.capabilities.feedback import lens
from images_mcp.capabilities.generation import drawing, planning, reusing, screening
from images_mcp.capabilities.generation.answers import answer, offered_refusal
from images_mcp.capabilities.generation.contract import (
    Answer,
    CancelGeneration,
    Estimate,
    EstimateCost,
    GenerateImage,
    GetGeneration,
    Options,
    PriceRow,
)
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.styles.choosing import left_to_us, through_preset
from images_mcp.engines.images.models import catalog
from images_mcp.engines.images.port import Quality
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.thinking import read
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel.errors import Problem
from images_mcp.operations import Call

if TYPE_CHECKING:
    from images_mcp.app import App

_MICRO = 1_000_000


async def generate_image(call: Call, request: GenerateImage) -> Answer:
    """Draw one picture from a prompt, asking nothing."""
    app = call.app
    refusal, thought = await asyncio.gather(
        screening.refusal(app, request.prompt), read(app.engines, request.prompt, Brief())
    )
    if refusal:
        return offered_refusal(refusal.reasons, refusal.suggestion)
    reading = thought.value
    sources = await references.resolve(call, request.reference_images)
    return await draw_reading(call, request.prompt, reading, request, Mode.SKIP, None, sources)


async def draw_reading(
    call: Call,
    words: str,
    reading: Reading,
    options: Options,
    mode: Mode,
    conversation_id: str | None,
    sources: tuple[Path, ...] = (),
    parent_id: str | None = None,
) -> Answer:
    """Plan, commit, wait, answer: the way of every new picture."""
    app = call.app
    notes: tuple[str, ...] = ()
    reading = await through_preset(call, reading, options.style_preset)
    if parent_id is None and not sources:  # what goes along as a picture says enough about looks
        spoken = frozenset({Aspect.STYLE} if options.style_preset else ())
        brief, notes = await lens.apply(app, call.actor, reading.brief, reading.use, spoken=spoken)
        reading = left_to_us(reading.model_copy(update={"brief": brief}))
    prompt = await screening.prompt_for(app, words, reading)
    plan = planning.make(
        app,
        words=words,
        prompt=prompt,
        reading=reading,
        options=options,
        mode=mode,
        sources=sources,
        seed=seed_of(words),
    )
    plan = replace(plan, parent_id=parent_id, notes=(*plan.notes, *notes))
    keys = await reusing.keys_of(call, plan, options, mode, spoken=conversation_id is not None)
    plan = replace(plan, reuse=keys)
    if keys is None or options.fresh:
        return await draw(call, (plan,), options.budget_usd, conversation_id)
    return await reusing.served_or(
        call, plan, keys, conversation_id, lambda: draw(call, (plan,), options.budget_usd, conversation_id)
    )


async def draw(
    call: Call,
    plans: tuple[Plan, ...],
    budget_usd: float | None,
    conversation_id: str | None,
    spare: Plan | None = None,
) -> Answer:
    """Commit to pictures that belong together, wait for them, answer. `spare` is drawn where two come out alike."""
    app = call.app
    for plan in plans:
        drawing.within_call_budget(app, plan, None)
    drawing.within_budget_said(plans, budget_usd)
    generation_id = await drawing.commit(
        call, plans, plans[0].drawing.brief, conversation_id, spare=spare, budget_usd=budget_usd
    )
    await drawing.wait(call, generation_id, drawing.patience(call))
    return await answer(app, call.actor, generation_id)


def seed_of(words: str) -> int:
    """A seed from the words, so that the same request gives the same draft."""
    return sum((i + 1) * b for i, b in enumerate(words.encode())) % (2**31)


async def get_generation(call: Call, request: GetGeneration) -> Answer:
    """A picture's state, after waiting for it a little."""
    await drawing.wait(call, request.generation_id, request.wait_seconds)
    return await answer(call.app, call.actor, request.generation_id)


async def cancel_generation(call: Call, request: CancelGeneration) -> Answer:
    """Cancel what has not left yet."""
    app = call.app
    asked = await app.generations.get(call.actor.tenant, request.generation_id, call.actor.user)
    together = await app.generations.of_batch(call.actor.tenant, asked.batch) if asked.batch else [asked]
    cancelled = all([await app.generations.ask_cancel(one.id) for one in together])
    if not cancelled and request.wait_seconds:
        await drawing.wait(call, request.generation_id, request.wait_seconds)
    told = await answer(app, call.actor, request.generation_id)
    if told.status == "running":
        note = "It had already been sent to the engine and cannot be called back; it will be kept and charged once."
        return told.model_copy(update={"message": f"{note} {told.message}"})
    return told


async def estimate_cost(call: Call, request: EstimateCost) -> Estimate:
    """What would be drawn and what it would cost; free."""
    app = call.app
    reading = (await read(app.engines, request.prompt or "a picture", Brief())).value
    options = Options(size=request.size, quality=request.quality)
    mode = Mode(request.dialogue_mode)
    sources = tuple(Path("reference.png") for _ in request.reference_images)
    plan = planning.make(
        app,
        words=request.prompt or "",
        prompt=request.prompt or "a picture",
        reading=reading,
        options=options,
        mode=mode,
        sources=sources,
    )
    total = plan.estimate_micro * request.count / _MICRO
    refused = await _refused(call, plan, request)
    return Estimate(
        usd=total,
        tokens=0 if plan.engine == DRAFT else catalog().tokens(plan.drawing) * request.count,
        engine=plan.engine,
        model=plan.drawing.model,
        quality=plan.drawing.quality.value,
        size=f"{plan.final_size[0]}x{plan.final_size[1]}",
        count=request.count,
        rows=tuple(_rows(plan)),
        budget=await left(app, call),
        allowed=refused is None,
        reuse_offer=await reusing.offer(call, plan, options, mode)
        if request.prompt and not request.reference_images
        else None,
        message=_estimate_told(plan, total, request.count, refused),
    )


def _rows(plan: Plan) -> list[PriceRow]:
    facts = catalog()
    rows = [PriceRow(model=DRAFT, quality="medium", usd=0.0, seconds=1.0)]
    for model in facts.live():
        for quality in facts.facts(model).qualities:
            asked = replace(plan.drawing, model=model, quality=Quality(quality), partial_images=0)
            rows.append(
                PriceRow(
                    model=model,
                    quality=quality,
                    usd=round(facts.micro_usd(asked) / _MICRO, 4),
                    seconds=facts.seconds(asked),
                )
            )
    return rows


async def _refused(call: Call, plan: Plan, request: EstimateCost) -> Problem | None:
    """What drawing it would be refused with, None where it fits every limit."""
    app, count = call.app, request.count
    try:
        drawing.within_call_budget(app, plan, None)
        async with app.db.read() as connection:
            await drawing.within_budget(app, call.actor, connection, plan.estimate_micro * count, count)
    except Problem as refused:
        return refused
    return None


def _estimate_told(plan: Plan, total: float, count: int, refused: Problem | None) -> str:
    if plan.engine == DRAFT:
        return "Free: the draft engine draws it. The rows tell what OpenAI's models would cost."
    if refused:
        return f"{refused.message} {refused.hint}"
    what = "One picture" if count == 1 else f"{count} pictures"
    return f"{what} at {plan.drawing.quality.value} quality would cost about ${total:.3f}. That fits the budget."


async def left(app: "App", call: Call) -> dict[str, float]:
    """What the budgets allow and what of them is spent or held."""
    async with app.db.read() as connection:
        day = app.clock.now().date().isoformat()
        today, month = await app.generations.booked(connection, call.actor.tenant, day)
    s = app.settings
    return {
        "call_limit_usd": s.budget_call_usd,
        "day_limit_usd": s.budget_day_usd,
        "day_left_usd": round(max(0.0, s.budget_day_usd - today / _MICRO), 6),
        "month_limit_usd": s.budget_month_usd,
        "month_left_usd": round(max(0.0, s.budget_month_usd - month / _MICRO), 6),
        "day_spent_usd": today / _MICRO,
        "month_spent_usd": month / _MICRO,
    }
