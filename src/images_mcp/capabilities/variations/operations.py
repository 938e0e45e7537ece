"""Draw several takes at once, and choose one."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from images_mcp.brief import Brief, Mode
from images_mcp.capabilities.assets.events import PictureChosen
from images_mcp.capabilities.assets.references import resolve
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.briefs import composing
from images_mcp.capabilities.briefs.composing import full_prompt
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.generation import planning, screening
from images_mcp.capabilities.generation.answers import now_current, offered_refusal
from images_mcp.capabilities.generation.contract import Answer, Options
from images_mcp.capabilities.generation.operations import draw, seed_of
from images_mcp.capabilities.generation.planning import Plan, Variation
from images_mcp.capabilities.styles.choosing import through_preset
from images_mcp.capabilities.variations.contract import ChooseVariation, GenerateVariations
from images_mcp.capabilities.variations.pointing import description, meant, number
from images_mcp.capabilities.variations.strategies import Take, enough_takes, how_many
from images_mcp.engines.minds.port import Reading, Wish
from images_mcp.engines.minds.thinking import read
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call


@dataclass(frozen=True)
class _Base:
    """What is varied: words, their reading, the pictures that go along, and where it belongs."""

    words: str
    reading: Reading
    sources: tuple[Path, ...]
    seed: int
    conversation_id: str | None
    parent_id: str | None


async def generate_variations(call: Call, request: GenerateVariations) -> Answer:
    """Takes to choose from, drawn side by side; one that comes out too like another is drawn again (see `apart`)."""
    app = call.app
    if request.prompt and (verdict := await screening.refusal(app, request.prompt)):
        return offered_refusal(verdict.reasons, verdict.suggestion, request.conversation_id)
    base = await _base(call, request)
    if base.parent_id and (
        verdict := await screening.refusal(app, f"{full_prompt(base.reading.brief)} {request.prompt}")
    ):
        return offered_refusal(verdict.reasons, verdict.suggestion, request.conversation_id)
    count, why = how_many(base.reading.use, request.num_variations or base.reading.variations)
    sized = request.size is not None
    strategy, takes = enough_takes(base.reading.brief, request.variation_strategy, count, sized=sized)
    if not takes:
        raise invalid(
            "You have fixed everything about its look, so there is nothing left to vary.",
            "Leave the style, colours or composition open, or say which of them to vary (variation_strategy).",
        )
    takes = await _unseen_first(call, base, takes)
    several = takes[: count + 1] if count > 1 else takes[:1]  # one more is drawn where two come out too alike
    made = await asyncio.gather(*(_plan(call, request, base, take, at + 1) for at, take in enumerate(several)))
    plans, spare = tuple(made[:count]), made[count] if len(made) > count else None
    if base.conversation_id:
        async with app.db.tx() as tx:
            said = request.prompt or f"Show {count} variations ({strategy})."
            await app.conversations.add_turn(tx, call.actor.tenant, base.conversation_id, "user", said)
    drawn = await draw(call, plans, request.budget_usd, base.conversation_id, spare)
    fewer = f"Only {len(plans)} differ enough from what you have fixed." if len(plans) < count else None
    notes = (f"Strategy: {strategy}.", *(note for note in (why, fewer) if note))
    return drawn.model_copy(update={"notes": (*notes, *drawn.notes)})


async def _unseen_first(call: Call, base: _Base, takes: tuple[Take, ...]) -> tuple[Take, ...]:
    """The takes this conversation has not seen come first, so that "another one" is another one."""
    if base.conversation_id is None:
        return takes
    images = await call.app.images.of_conversation(call.actor, base.conversation_id)
    seen = {description(image) for image in images}
    return tuple(sorted(takes, key=lambda take: take.description in seen))


async def _base(call: Call, request: GenerateVariations) -> _Base:
    app = call.app
    row = await app.conversations.get(call.actor, request.conversation_id) if request.conversation_id else None
    image_id = request.image_id or (row.state.current_image_id if row and not request.prompt else None)
    if image_id is not None:
        image = await app.images.get(call.actor, image_id)
        if row is not None and row.id != image.conversation_id:
            raise invalid(
                "That picture belongs to another conversation.", "Pass only one of image_id, conversation_id."
            )
        if image.format == "svg" or request.output_format == "svg":
            raise invalid("Variations are compared by their pixels, which an SVG has none of.", "Ask for PNG.")
        return await _of_picture(call, request, image)
    words = request.prompt or ". ".join(row.state.words if row else ())
    if not words:
        raise invalid("There is nothing to vary yet.", "Pass a prompt, an image_id, or a conversation with a picture.")
    known = row.state.brief if row else Brief()
    reading = (await read(app.engines, words, known)).value
    sources = await resolve(call, request.reference_images)
    return _Base(words, reading, sources, seed_of(words), row.id if row else None, None)


async def _of_picture(call: Call, request: GenerateVariations, image: Image) -> _Base:
    """Takes on a picture: it goes along, and keeps its size unless another is wished for."""
    app = call.app
    brief = Brief.model_validate(image.about.brief)
    generation = await app.generations.get(call.actor.tenant, image.generation_id)
    clear = bool(generation.plan["drawing"]["transparent"])
    wish = Wish(exact=f"{image.width}x{image.height}", transparent=clear)
    reading = Reading(brief=brief, use=brief.use, use_confidence=1.0, wish=wish)
    if request.prompt:
        reading = (await read(app.engines, request.prompt, brief)).value.model_copy(update={"wish": wish})
    sources = await resolve(call, (image.id, *request.reference_images))
    seed = int(generation.plan["drawing"]["seed"])
    words = request.prompt or str(generation.plan["words"])
    return _Base(words, reading, sources, seed, image.conversation_id, image.id)


async def _plan(call: Call, request: GenerateVariations, base: _Base, take: Take, number: int) -> Plan:
    brief = take.through(base.reading.brief)
    reading = await through_preset(call, base.reading.model_copy(update={"brief": brief}), request.style_preset)
    prompt = await screening.prompt_for(call.app, base.words, reading)
    options = Options.model_validate(
        {k: v for k, v in request.model_dump().items() if k in Options.model_fields and k != "reference_images"}
    )
    if take.size and request.size is None:
        options = options.model_copy(update={"size": take.size})
    plan = planning.make(
        call.app,
        words=base.words,
        prompt=composing.take(prompt, take.description, of_picture=base.parent_id is not None),
        reading=reading,
        options=options,
        mode=Mode.EXPLORER,
        sources=base.sources,
        seed=base.seed,
    )
    own = Variation(variation_number=number, description=take.description, distinct_by=take.distinct_by)
    return replace(plan, variation=own, parent_id=base.parent_id)


async def choose_variation(call: Call, request: ChooseVariation) -> Answer:
    """Make one of the variations shown the current picture."""
    app = call.app
    row = await app.conversations.get(call.actor, request.conversation_id)
    shown = await shown_variations(call, row.state)
    if not shown:
        raise invalid("No variations have been shown in this conversation.", "Draw some with generate_variations.")
    image = await meant(app, shown, request.variation)
    if row.state.current_image_id == image.id and not row.state.unchosen:
        return now_current(image)
    async with app.db.tx() as tx:
        brief = Brief.model_validate(image.about.brief)
        await app.conversations.change(
            tx, call.actor.tenant, row.id, lambda state: state.moved_to(image.id, brief, chosen=True)
        )
        told = f"Chose variation {number(image)}: {description(image)}."
        await app.conversations.add_turn(tx, call.actor.tenant, row.id, "user", told)
        passed_over = tuple(other for other in shown if other.id != image.id)
        await app.events.tell(tx, PictureChosen(call.actor, image, passed_over))
    return now_current(image)


async def shown_variations(call: Call, state: State) -> list[Image]:
    """The variations a number now means, in their order; of one that was drawn again, the newest."""
    app = call.app
    if state.shown is None:
        return []
    by_number: dict[int, Image] = {}
    for generation in await app.generations.of_batch(call.actor.tenant, state.shown):
        image = await app.images.of_generation(call.actor.tenant, generation.id)
        if image is not None and image.about.variation:
            by_number[number(image)] = image
    return [by_number[number] for number in sorted(by_number)]
