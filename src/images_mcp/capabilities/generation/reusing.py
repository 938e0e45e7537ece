"""Before something is paid for: is it there already? Served where it is, offered where something close is."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from images_mcp.brief import Brief, Mode
from images_mcp.capabilities.assets.pictures import picture
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.generation.answers import answer
from images_mcp.capabilities.generation.contract import Answer, Cost, Options
from images_mcp.capabilities.generation.copying import copied
from images_mcp.capabilities.generation.drawing import patience, wait
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.reuse.judging import differing
from images_mcp.capabilities.reuse.looking import Keys, Offer, context_of, wants_fresh
from images_mcp.engines.embeddings.lexical import Lexical
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.images.models import MODE_BUDGET_MICRO
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel.errors import Problem
from images_mcp.operations import Call

_MICRO = 1_000_000
_LEXICAL = Lexical()


async def keys_of(call: Call, plan: Plan, options: Options, mode: Mode, *, spoken: bool) -> Keys | None:
    """How a plain new picture is found again; None for what is never reused: drafts, edits, "another one".

    `spoken` says that a dialogue may have put answers into the brief that the words do not hold.
    """
    app = call.app
    plain = plan.parent_id is None and plan.edit is None and plan.variation is None and plan.drawing.mask is None
    named = len(plan.drawing.sources) == len(options.reference_images)
    if not app.reuse.on or plan.engine == DRAFT or not plain or not named or wants_fresh(plan.words):
        return None
    context = context_of(
        plan.drawing,
        plan.words if spoken else None,
        size=options.size or "auto",
        quality=options.quality if options.quality != "auto" else f"up to {MODE_BUDGET_MICRO[mode]}",
        preset=options.style_preset,
        seed=options.seed,
        sources=[path.name for path in plan.drawing.sources],
    )
    return await app.reuse.keys(call.actor, plan.words, context, await _embedder(call))


async def _embedder(call: Call) -> Embedder:
    mind = await asyncio.to_thread(call.app.engines.rules)
    return getattr(mind, "embedder", None) or _LEXICAL


async def served_or(
    call: Call, plan: Plan, keys: Keys, conversation_id: str | None, draw: Callable[[], Awaitable[Answer]]
) -> Answer:
    """An earlier picture of the same wish, else a new one; the same wish already under way here is waited for."""
    reuse, actor = call.app.reuse, call.actor
    if call.key and (begun := await call.app.generations.by_request_key(actor, call.key, call.fingerprint)):
        return await answer(call.app, actor, begun)
    if (served := await _served(call, plan, keys, conversation_id)) is not None:
        return served
    place = (actor.tenant, actor.user, keys.words_key, keys.context_key)
    if (flying := reuse.under_way.get(place)) is not None:
        await asyncio.wait([flying])
        if not flying.cancelled() and flying.result().status in {"completed", "running"}:
            told: Answer = flying.result()
            if told.status == "running" and told.generation_id:  # whoever asked first may be less patient
                await wait(call, told.generation_id, patience(call))
            again = await _served(call, plan, keys, conversation_id, kind="minutes")
            return again or told
    mine: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    reuse.under_way[place] = mine
    try:
        told = await draw()
        mine.set_result(told)
    finally:
        if not mine.done():
            mine.cancel()  # whoever waits draws for themselves
        if reuse.under_way.get(place) is mine:
            del reuse.under_way[place]
    return told


async def _served(
    call: Call, plan: Plan, keys: Keys, conversation_id: str | None, kind: str | None = None
) -> Answer | None:
    """An earlier picture of the same wish as one of this conversation's, where one is asked in; None: there is none."""
    app, actor = call.app, call.actor
    found = await app.reuse.find(actor, keys)
    image = await _there(call, found[0].image_id) if found else None
    if found is None or image is None:
        return None
    entry, how = found
    source = image
    if conversation_id not in {None, source.conversation_id}:
        image = await copied(call, plan, entry, source, str(conversation_id), _SERVED)
        if image is None:
            return None
    elif conversation_id is not None:
        brief = Brief.model_validate(source.about.brief)
        said = _SERVED.format(path=source.about.path)
        async with app.db.tx() as tx:
            await app.conversations.change(
                tx, actor.tenant, conversation_id, lambda state: state.moved_to(source.id, brief)
            )
            await app.conversations.add_turn(tx, actor.tenant, conversation_id, "assistant", said, source.generation_id)
    await app.reuse.served(actor, entry, kind or how)
    return await _told(call, image, source)


async def _there(call: Call, image_id: str) -> Image | None:
    """The picture, where it and its file are still there: a file deleted by hand is a deleted picture."""
    try:
        image = await call.app.images.get(call.actor, image_id)
    except Problem:
        return None
    there = await asyncio.to_thread(Path(image.about.path).is_file)
    return image if there else None


_SERVED = "You already have this picture: {path}. It was used again, so nothing was spent."


async def _told(call: Call, image: Image, source: Image) -> Answer:
    shown = picture(image).model_copy(update={"reused": True})
    told = _SERVED.format(path=shown.path)
    row = await call.app.conversations.get(call.actor, image.conversation_id)
    where = f"in the same conversation ({row.id})"
    if row.state.current_image_id != image.id:  # that conversation has gone on since
        where = f"with refine_image and image_id {image.id}"
    drawn = f"{source.created_at:%Y-%m-%d}"
    note = f'Reused: it was drawn on {drawn}. Ask with `fresh`, or for "another one", to have it drawn anew.'
    return Answer(
        status="completed",
        message=f"{told} It shows: {shown.alt_text}",
        conversation_id=shown.conversation_id,
        generation_id=shown.generation_id,
        image=shown,
        images=(shown,),
        brief=shown.brief,
        cost=Cost(usd=0.0, estimated=False),
        notes=(note, *shown.notes),
        next_steps=(
            f'Say what to change, {where}: "at night", "in blue and gold".',
            "Ask with fresh: true to have it drawn anew.",
        ),
    )


async def offer(call: Call, plan: Plan, options: Options, mode: Mode) -> dict[str, Any] | None:
    """What could be used instead of drawing this plan, for an estimate: `{image_id, same, similarity, saves_usd, …}`."""
    keys = await keys_of(call, plan, options, mode, spoken=False)
    if keys is None:
        return None
    found = await call.app.reuse.find(call.actor, keys)
    if found is not None and (shown := await _there(call, found[0].image_id)) is not None:
        saves = found[0].cost_micro / _MICRO
        return {
            "image_id": shown.id,
            "same": True,
            "similarity": 1.0,
            "saves_usd": saves,
            "message": f"You already have this picture; it will be used again and saves ${saves:.3f}.",
        }
    near = await call.app.reuse.offers(call.actor, keys)
    return await _close(call, near[0], keys.words) if near else None


async def _close(call: Call, near: Offer, words: str) -> dict[str, Any] | None:
    shown = await _there(call, near.image_id)
    if shown is None:
        return None
    saves = near.saves_micro / _MICRO
    differences = differing(words, near.words)
    made = "You made something close:" if differences else "You have this with other settings (model, quality or size):"
    return {
        "image_id": shown.id,
        "conversation_id": shown.conversation_id,
        "same": False,
        "similarity": near.similarity,
        "saves_usd": saves,
        "prompt": near.words[:500],
        "differences": differences,
        "message": f"{made} “{near.words[:120]}”. Use it again and save ${saves:.3f}?",
    }


async def close_by(call: Call, words: str) -> tuple[str, ...]:
    """A sentence on a picture made for something close, for whoever is still being asked; none where there is none."""
    app = call.app
    if not app.reuse.on or app.engines.default == DRAFT or wants_fresh(words):
        return ()
    keys = await app.reuse.keys(call.actor, words, "", await _embedder(call))
    for near in await app.reuse.offers(call.actor, keys):
        if (found := await _close(call, near, words)) is not None:
            step = f"get_image {found['image_id']} shows it; conversation {found['conversation_id']} goes on with it."
            return (f"{found['message']} {step}",)
    return ()
