"""Stepping through the versions: undo, redo, back to a version, choosing, asking for more, starting afresh."""

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from images_mcp.brief import Brief, Mode
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.feedback import learning
from images_mcp.capabilities.generation.answers import now_current
from images_mcp.capabilities.generation.contract import Answer, Cost, Options
from images_mcp.capabilities.generation.operations import draw_reading
from images_mcp.capabilities.variations.contract import ChooseVariation, GenerateVariations
from images_mcp.capabilities.variations.operations import choose_variation, generate_variations
from images_mcp.capabilities.variations.pointing import points
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.words import fold, tokens
from images_mcp.engines.minds.thinking import read
from images_mcp.kernel.errors import Kind, Problem, invalid, missing
from images_mcp.kernel.numerals import number_in
from images_mcp.operations import Call

if TYPE_CHECKING:
    from collections.abc import Callable

    from images_mcp.capabilities.refinement.contract import RefineImage

_MOST_VARIATIONS = 4
_MOST_STEPS = 200
_SHORT = 2
_STEM = 4

# What people call the first version where they give no number.
_ORIGINAL = frozenset(
    "original originals beginning start initial untouched anfang ursprung ursprünglich ursprüngliche ausgangsbild "
    "inicio principio inicial originale début départ initiale オリジナル 最初 元".split()
)


async def step(call: Call, row: Row, image: Image, change: Change, request: "RefineImage") -> tuple[Answer, Image]:
    """Carry out one navigating operation; what is said of it, and the picture arrived at."""
    said = change.value or change.target or ""
    if change.op is Op.UNDO:
        found = await undo(call, row, image, number_in(said) or 1)
    elif change.op is Op.REDO:
        found = await redo(call, row, number_in(said) or 1)
    elif change.op is Op.REVERT:
        found = await goto(call, row, image, said)
    elif change.op is Op.SELECT:
        chosen = (
            request.instruction if points(request.instruction) else said if points(said) else number_in(said) or said
        )
        answer = await choose_variation(call, ChooseVariation(conversation_id=row.id, variation=chosen))
        return answer, await call.app.images.get(call.actor, answer.image.image_id) if answer.image else image
    elif change.op is Op.VARY:
        count = min(_MOST_VARIATIONS, number_in(change.value or "") or 0) or None
        wanted = GenerateVariations(image_id=image.id, num_variations=count, budget_usd=request.budget_usd)
        return await generate_variations(call, wanted), image
    else:
        return await _afresh(call, row, image, said, request), image
    return now_current(found), found


async def undo(call: Call, row: Row, image: Image, steps: int = 1) -> Image:
    """Back to the version this one was made from."""
    left, before = [], image
    for _ in range(steps):
        if image.parent_id is None:
            raise invalid("This is the first version; there is nothing to undo.", "Say what to change instead.")
        left.append(image.id)
        image = await call.app.images.get(call.actor, image.parent_id)
    told = f"Went back to version {image.version}."
    await _move(call, row, image, lambda now: (*_as_seen(now, row).redo, *left), told)
    async with call.app.db.tx() as tx:
        await learning.record(call.app, tx, call.actor, "undone", before, others=[image])
    return image


async def take_back(call: Call, row: Row, image: Image, named: str, request: "RefineImage") -> Answer:
    """Undo the step that did what is named: at once where it was the last one, else after asking."""
    line = await call.app.images.line(call.actor, image, _MOST_STEPS)
    made = list(itertools.takewhile(lambda one: one.about.edit, line))
    ago, found = next(((at, one) for at, one in enumerate(made) if _speaks_of(one, named)), (0, None))
    if found is not None and ago == 0:
        answer = now_current(await undo(call, row, image))
        return answer.model_copy(update={"message": f"Took back “{found.about.edit_words}”. {answer.message}"})
    if found is not None and found.parent_id:
        parent = await call.app.images.get(call.actor, found.parent_id)
        later = "one later change" if ago == 1 else f"{ago} later changes"
        words = (
            f"“{found.about.edit_words}” was {ago + 1} steps ago; going back before it, to version {parent.version}, "
            f"takes back {later} too. Do that?"
        )
        doubted = Change(op=Op.REVERT, value=str(parent.version))
    elif image.about.edit:
        words = f"No step of this picture speaks of “{named[:60]}”. Take back the last one, “{image.about.edit_words}”?"
        doubted = Change(op=Op.UNDO)
    else:
        raise invalid("This is the first version; there is nothing to undo.", "Say what to change instead.")
    return await asked_back(call, row, request.instruction, words, (doubted,))


def _speaks_of(image: Image, named: str) -> bool:
    """Whether the step that made a picture has a telling word in common with what is named."""
    edit = image.about.edit or {}
    changes = (str(change.get(k) or "") for change in edit.get("changes", ()) for k in ("attribute", "target", "value"))
    said = [fold(t.text) for t in tokens(" ".join((str(edit.get("instruction", "")), *changes)))]
    wanted = [fold(t.text) for t in tokens(named) if len(t.text) > _SHORT or not t.text.isascii()]
    return any(_kin(word, other) for word in wanted for other in said if other)


def _kin(one: str, two: str) -> bool:
    """Whether two words share their stem, as far as a long common beginning tells: warmer, warmth, wärmeren."""
    if not one.isascii() or not two.isascii():
        return one in two or two in one
    need = max(_STEM, min(len(one), len(two)) - 3)
    return one == two or (min(len(one), len(two)) >= need and one[:need] == two[:need])


async def asked_back(
    call: Call,
    row: Row,
    instruction: str,
    question: str,
    changes: tuple[Change, ...],
    options: tuple[str, ...] = ("yes",),
) -> Answer:
    """One short question; what it takes to be meant is remembered, so that "yes" is enough of an answer."""
    told = [c.model_dump(mode="json", exclude_none=True) for c in changes]
    doubted = {"instruction": instruction, "changes": told} if told and options else None
    async with call.app.db.tx() as tx:
        await call.app.conversations.set_doubted(tx, call.actor.tenant, row.id, doubted)
    again = "say the change again, a little more exactly. Nothing was drawn or spent."
    return Answer(
        status="needs_input",
        message=question,
        conversation_id=row.id,
        question={"aspect": "detail", "text": question, "options": list(options) if doubted else []},
        operations=tuple(told),
        cost=Cost(usd=0.0, estimated=False),
        next_steps=(f"Answer “yes”, or {again}" if doubted else again[:1].upper() + again[1:],),
    )


async def redo(call: Call, row: Row, steps: int = 1) -> Image:
    """Forward again along what was undone."""
    if len(row.state.redo) < steps:
        raise invalid("There is nothing to redo.", "Redo works after an undo, until something new is drawn.")
    image = await call.app.images.get(call.actor, row.state.redo[-steps])
    told = f"Went forward to version {image.version}."
    await _move(call, row, image, lambda now: _as_seen(now, row).redo[:-steps], told)
    return image


async def goto(call: Call, row: Row, image: Image, wanted: str) -> Image:
    """To a version by its number, the name it was given, or "the original". Raises `Problem` with what there is."""
    versions = await call.app.images.of_conversation(call.actor, row.id, limit=1000)
    named = {fold(name): image_id for name, image_id in row.state.names.items()}
    number = None if wanted.strip().startswith("-") else number_in(wanted)
    found = next((v for v in versions if v.id == (named.get(fold(wanted.strip())) or wanted.strip())), None)
    said = {fold(t.text) for t in tokens(wanted)}
    if found is None and number is None and versions and (_ORIGINAL & said or "最初" in wanted):
        found = versions[0]
    if found is None:
        meant = (i for n, i in named.items() if (words := {t.text for t in tokens(n)}) and words <= said)
        meant_id = next(meant, None)
        found = next((v for v in versions if v.id == meant_id), None)
    if found is None and number is not None:
        found = next((v for v in versions if v.version == number), None)
    if found is None:
        names = f" and the names {', '.join(row.state.names)}" if row.state.names else ""
        there = ", ".join(str(version.version) for version in versions[:40])
        raise missing(f"There is no version {wanted[:60]!r} here.", f"There are versions {there}{names}.")
    left = (image.id,) if found.id != image.id else ()
    await _move(call, row, found, lambda now: (*now.redo, *left), f"Went to version {found.version}.")
    return found


async def name(call: Call, row: Row, image: Image, called: str) -> Image:
    """Give a version a name to come back by."""
    names = {called.strip()[:60]: image.id}
    async with call.app.db.tx() as tx:
        await call.app.conversations.change(
            tx, call.actor.tenant, row.id, lambda now: replace(now, names={**now.names, **names})
        )
    return image


def _as_seen(now: State, row: Row) -> State:
    """The state, where the conversation still stands where it stood. Raises `Problem` (conflict) where it went on."""
    if (now.current_image_id, now.redo) != (row.state.current_image_id, row.state.redo):
        raise Problem(
            Kind.CONFLICT,
            "The conversation has moved to another version meanwhile.",
            "Look at show_history, then say it again.",
        )
    return now


async def _move(call: Call, row: Row, image: Image, redo_of: "Callable[[State], tuple[str, ...]]", told: str) -> None:
    brief, conversations = Brief.model_validate(image.about.brief), call.app.conversations

    def moved(now: State) -> State:
        return replace(now, current_image_id=image.id, redo=redo_of(now)[-100:], brief=brief, unchosen=False)

    async with call.app.db.tx() as tx:
        await conversations.change(tx, call.actor.tenant, row.id, moved)
        await conversations.add_turn(tx, call.actor.tenant, row.id, "assistant", told)


async def _afresh(call: Call, row: Row, image: Image, said: str, request: "RefineImage") -> Answer:
    """Another picture altogether, in the same conversation; the history keeps what was there."""
    drawn = await call.app.generations.get(call.actor.tenant, image.generation_id)
    words = said or ". ".join(row.state.words) or str(drawn.plan["words"])
    reading = (await read(call.app.engines, words, Brief())).value
    given = {"quality": request.quality, "model": request.model, "budget_usd": request.budget_usd, "fresh": True}
    if not said:  # the same wish, another take on it
        given["seed"] = (int(drawn.plan["drawing"]["seed"]) + image.version) % 2**31
    options = Options.model_validate(given)
    return await draw_reading(call, words, reading, options, Mode(row.state.mode), row.id, (), image.id)
