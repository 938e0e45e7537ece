"""Refining: understand the instruction, revise the brief, and draw the next version from the picture before."""

import asyncio
import re
from dataclasses import replace

from images_mcp.brief import Brief, Mode, difference
from images_mcp.capabilities.assets.pictures import restore
from images_mcp.capabilities.assets.references import resolve
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.briefs import composing
from images_mcp.capabilities.briefs.composing import full_prompt
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.generation import planning, screening
from images_mcp.capabilities.generation.answers import offered_refusal
from images_mcp.capabilities.generation.contract import Answer, Cost, Options
from images_mcp.capabilities.generation.operations import draw
from images_mcp.capabilities.generation.planning import Edit, Plan
from images_mcp.capabilities.refinement import navigating
from images_mcp.capabilities.refinement.computing import again, compute, steps_of
from images_mcp.capabilities.refinement.contract import RefineImage
from images_mcp.capabilities.refinement.places import Place, place_for
from images_mcp.capabilities.refinement.revising import NAVIGATION, revised
from images_mcp.capabilities.refinement.telling import tell
from images_mcp.capabilities.variations.contract import ChooseVariation
from images_mcp.capabilities.variations.operations import choose_variation
from images_mcp.capabilities.variations.pointing import points
from images_mcp.engines.images.port import Format
from images_mcp.engines.minds.port import SURE, Change, Interpretation, Op, Reading, Wish
from images_mcp.engines.minds.rules.acts import act_of, step_taken_back
from images_mcp.engines.minds.rules.words import fold, tokens
from images_mcp.engines.minds.thinking import interpret, read
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

_REMEMBERED = 6
_LOOKED_BACK = 24
_FEW = 3
_CLEAR = re.compile("transparen|freigestellt|détour|透明", re.IGNORECASE)

# What people say to "Do you mean …?"; closed classes of agreement in five languages.
_YES = frozenset(
    "yes y yep yeah yup ok okay sure right correct exactly please do it that 1 ja jep genau stimmt richtig gern bitte "
    "sí si claro exacto vale correcto oui ouais exact d accord voilà はい ええ うん そう そうです お願いします".split()
)


async def refine_image(call: Call, request: RefineImage) -> Answer:
    """Change what was asked for and nothing else. A file deleted by hand is put back first, and that is said."""
    row, image = await subject_of(call, request.conversation_id, request.image_id)
    restored = await asyncio.to_thread(restore, call.app, image)
    answer = await _refined(call, row, image, request)
    if restored is None:
        return answer
    return answer.model_copy(update={"message": f"{restored} {answer.message}", "notes": (restored, *answer.notes)})


async def _refined(call: Call, row: Row, image: Image, request: RefineImage) -> Answer:
    app = call.app
    if verdict := await screening.refusal(app, request.instruction):
        return offered_refusal(verdict.reasons, verdict.suggestion, row.id)
    if act := act_of(request.instruction):
        return await tell(call, row, image, act, request.instruction)
    if row.state.unchosen and request.image_id is None and points(request.instruction):
        return await choose_variation(call, ChooseVariation(conversation_id=row.id, variation=request.instruction))
    if named := step_taken_back(request.instruction):
        return await navigating.take_back(call, row, image, named, request)
    if request.region is None and image.format != "svg" and (steps := steps_of(request.instruction)):
        return await _assumed(call, row, image, request, await compute(call, row, image, steps, request.instruction))
    earlier = await instructions_before(call, image)
    brief = Brief.model_validate(image.about.brief)
    if row.state.doubted and affirms(request.instruction):
        changes = tuple(Change.model_validate(c) for c in row.state.doubted["changes"])
        request = request.model_copy(update={"instruction": row.state.doubted["instruction"]})
    else:
        found = (await interpret(app.engines, request.instruction, brief, earlier)).value
        if found.confidence < SURE or not found.changes:
            return await _unclear(call, row, request.instruction, found)
        changes = found.changes
    async with app.db.tx() as tx:
        await app.conversations.add_turn(tx, call.actor.tenant, row.id, "user", request.instruction)
        await app.conversations.set_doubted(tx, call.actor.tenant, row.id, None)
    if request.strength is not None:
        changes = tuple(c.model_copy(update={"strength": request.strength}) for c in changes)
    answer = await carry_out(call, row, image, changes, request)
    if any(change.op in NAVIGATION for change in changes):
        return answer
    return await _assumed(call, row, image, request, answer)


async def _assumed(call: Call, row: Row, image: Image, request: RefineImage, answer: Answer) -> Answer:
    """The answer, saying which picture was changed where nobody had chosen among the variations shown."""
    if not row.state.unchosen or request.image_id or answer.status not in {"completed", "running"}:
        return answer
    own = image.about.variation or {}
    which = f"variation {own['variation_number']} ({own['description']})" if own else f"version {image.version}"
    async with call.app.db.tx() as tx:
        await call.app.conversations.change(tx, call.actor.tenant, row.id, lambda now: replace(now, unchosen=False))
    note = f"None of the variations had been chosen, so {which} was changed."
    step = "To change another one instead, choose it with choose_variation and say it again."
    return answer.model_copy(
        update={
            "message": f"{note} {answer.message}",
            "notes": (note, *answer.notes),
            "next_steps": (step, *answer.next_steps),
        }
    )


def affirms(words: str) -> bool:
    """Whether all that was said is yes."""
    row = [fold(t.text) for t in tokens(words) if any(ch.isalnum() for ch in t.text)]
    return words.strip(" 。.!！") in _YES or (0 < len(row) <= _FEW and all(word in _YES for word in row))


async def carry_out(call: Call, row: Row, image: Image, changes: tuple[Change, ...], request: RefineImage) -> Answer:
    """Steps through the history first, where asked, then what changes the picture arrived at."""
    answer: Answer | None = None
    rest = list(changes)
    while rest and rest[0].op in NAVIGATION:
        answer, image = await navigating.step(call, row, image, rest.pop(0), request)
        row = await call.app.conversations.get(call.actor, row.id)
        if answer.status != "completed":
            return answer
    drawable = tuple(change for change in rest if change.op not in NAVIGATION)
    if not drawable:
        assert answer is not None  # an interpretation has at least one change
        return answer
    if all(change.op is Op.KEEP for change in drawable):
        return _nothing_to_do(row.id, drawable)
    return await _draw(call, row, image, drawable, request)


async def _draw(call: Call, row: Row, image: Image, changes: tuple[Change, ...], request: RefineImage) -> Answer:
    before = Brief.model_validate(image.about.brief)
    after = revised(before, changes)
    if after == before and request.region is None:
        return _nothing_to_do(row.id, changes)
    if verdict := await screening.refusal(call.app, full_prompt(after)):
        return offered_refusal(verdict.reasons, verdict.suggestion, row.id)
    place = await place_for(call, image, before.language, changes, request.region)
    plan = await plan_edit(call, row, image, changes, after, place, request)
    if place.note:
        plan = replace(plan, notes=(*plan.notes, place.note))
    return await draw(call, (plan,), request.budget_usd, row.id)


async def plan_edit(
    call: Call, row: Row, image: Image, changes: tuple[Change, ...], after: Brief, place: Place, request: RefineImage
) -> Plan:
    """The next version: the picture before goes along, in its own size and seed unless the instruction says otherwise."""
    app = call.app
    before = Brief.model_validate(image.about.brief)
    sources = await resolve(call, (image.id, *row.state.options.get("reference_images", ())))
    drawn = await app.generations.get(call.actor.tenant, image.generation_id)
    wish = await _wish(call, image, changes, request.instruction)
    grounded = any(change.op is Op.SET_BACKGROUND for change in changes) and not wish.transparent
    options = _options(row, image, request, transparent=drawn.plan["drawing"]["transparent"] and not grounded)
    plan = planning.make(
        app,
        words=full_prompt(after),
        prompt=composing.edit(request.instruction, changes, after, local=place.lock),
        reading=Reading(brief=after, use=after.use, use_confidence=1.0, wish=wish),
        options=options,
        mode=Mode(row.state.mode),
        sources=sources,
        seed=int(drawn.plan["drawing"]["seed"]),
    )
    if plan.engine == DRAFT:
        plan = replace(plan, drawing=replace(plan.drawing, prompt=plan.words))
    same_size = plan.final_size == (image.width, image.height)
    why_not = place.why_not if same_size else "The picture has another shape now, so there is nothing to put back."
    edit = Edit(
        parent=str(sources[0]),
        instruction=request.instruction,
        changes=tuple(c.model_dump(mode="json", exclude_none=True) for c in changes),
        brief_diff=tuple(difference(before, after)),
        prompt_diff={"before": full_prompt(before), "after": full_prompt(after)},
        place=place.mask if same_size else None,
        seen=place.seen,
        targets=place.targets,
        lock=place.lock and same_size,
        why_not=None if place.lock and same_size else why_not,
        feather=request.feather,
        preferred=True,
    )
    return again(image, replace(plan, parent_id=image.id, edit=edit))


def _options(row: Row, image: Image, request: RefineImage, *, transparent: bool) -> Options:
    """What was wished for in the conversation, unless this instruction comes with its own wish."""
    given = {k: v for k, v in row.state.options.items() if k in {"quality", "model", "output_format"}}
    if request.quality != "auto":
        given["quality"] = request.quality
    if request.model:
        given["model"] = request.model
    given.setdefault("output_format", image.format if image.format in set(Format) else None)
    if transparent:
        given.setdefault("transparent", True)
    return Options.model_validate(given)


async def _wish(call: Call, image: Image, changes: tuple[Change, ...], instruction: str) -> Wish:
    """The parent's size, or what a reframing instruction says about it."""
    wish = Wish(exact=f"{image.width}x{image.height}")
    if not any(change.op in {Op.REFRAME, Op.SET_BACKGROUND} for change in changes):
        return wish
    said = (await read(call.app.engines, instruction, Brief())).value.wish
    cleared = any(c.op is Op.SET_BACKGROUND and _CLEAR.search(f"{c.value} {c.target}") for c in changes)
    if cleared:
        said = said.model_copy(update={"transparent": True})
    if said.orientation or said.aspect or said.exact or said.sheet:
        return said
    return wish.model_copy(update={"transparent": said.transparent})


async def subject_of(call: Call, conversation_id: str | None, image_id: str | None) -> tuple[Row, Image]:
    """The conversation and the picture spoken of: the one named, else the conversation's current one."""
    app = call.app
    if image_id is None and conversation_id is None:
        raise invalid("Say which picture.", "Pass image_id or conversation_id.")
    if image_id is not None:
        image = await app.images.get(call.actor, image_id)
        if conversation_id is not None and conversation_id != image.conversation_id:
            raise invalid(
                "That picture belongs to another conversation.", "Pass only one of image_id, conversation_id."
            )
        return await app.conversations.get(call.actor, image.conversation_id), image
    row = await app.conversations.get(call.actor, str(conversation_id))
    if row.state.current_image_id is None:
        raise invalid("There is no picture in this conversation yet.", "Draw one with conversational_image first.")
    return row, await app.images.get(call.actor, row.state.current_image_id)


async def instructions_before(call: Call, image: Image) -> tuple[str, ...]:
    """What was asked of this picture and its forebears, oldest first."""
    line = await call.app.images.line(call.actor, image, _LOOKED_BACK)
    told = [str(one.about.edit["instruction"]) for one in line if one.about.edit]
    return tuple(reversed(told[:_REMEMBERED]))


async def _unclear(call: Call, row: Row, instruction: str, found: Interpretation) -> Answer:
    words = found.question or "What exactly should change: colours, light, what is shown, or its arrangement?"
    return await navigating.asked_back(
        call, row, instruction, words, found.changes, ("yes",) if found.question and found.changes else ()
    )


def _nothing_to_do(conversation_id: str, changes: tuple[Change, ...]) -> Answer:
    kept = ", ".join(change.target or "it" for change in changes if change.op is Op.KEEP)
    words = (
        f"{kept[:1].upper()}{kept[1:]} stays as it is." if kept else "Nothing would change: it is like that already."
    )
    words += " What should change?"
    return Answer(
        status="needs_input",
        message=words,
        conversation_id=conversation_id,
        question={"aspect": "detail", "text": words, "options": []},
        cost=Cost(usd=0.0, estimated=False),
    )
