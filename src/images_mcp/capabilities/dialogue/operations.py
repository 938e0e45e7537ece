"""One turn of the conversation: understand what was said, ask what still matters, or draw."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from images_mcp.brief import Aspect, Mode
from images_mcp.capabilities.assets import references
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.dialogue import answering, aside, directions, rounds
from images_mcp.capabilities.dialogue.contract import ConversationalImage
from images_mcp.capabilities.generation import screening
from images_mcp.capabilities.generation.answers import answer, offered_refusal
from images_mcp.capabilities.generation.contract import Answer, Options
from images_mcp.capabilities.generation.operations import draw_reading
from images_mcp.capabilities.generation.planning import title_of
from images_mcp.capabilities.generation.reusing import close_by
from images_mcp.capabilities.refinement.contract import LONGEST_INSTRUCTION, RefineImage
from images_mcp.capabilities.refinement.refining import refine_image
from images_mcp.capabilities.styles.choosing import through_preset
from images_mcp.capabilities.templates.contract import UseTemplate
from images_mcp.capabilities.templates.using import use
from images_mcp.engines.minds.port import Question, Reading
from images_mcp.engines.minds.thinking import ask, read
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call, Progress

if TYPE_CHECKING:
    from pathlib import Path

_OPTIONS = tuple(Options.model_fields)


async def conversational_image(call: Call, request: ConversationalImage) -> Answer:
    """Take one turn."""
    app, actor = call.app, call.actor
    row = await app.conversations.get(actor, request.conversation_id) if request.conversation_id else None
    state = row.state if row else State(mode=request.dialogue_mode or app.settings.dialogue_mode)
    if request.dialogue_mode:
        state = replace(state, mode=request.dialogue_mode)
    said = answering.said(request.prompt, request.answers)
    if not said and not state.words:
        raise invalid("There is nothing to draw yet.", "Say in a few words what the picture should show.")
    if row and state.current_image_id and not said and not _given(request):
        current = await app.images.get(actor, state.current_image_id)
        return await answer(app, actor, current.generation_id)
    if row and said and state.template:
        given = UseTemplate.model_validate({**_given(request), "answers": request.answers or request.prompt})
        return await use(call, given, row.id, state)
    if row and said and state.current_image_id and not state.pending:
        return await _refined(call, row.id, said, request)
    if row and state.pending and (told := await aside.told(app, said)):
        if state.current_image_id:
            return await _refined(call, row.id, said, request)
        questions = tuple(Question.model_validate(q) for q in state.pending)
        asked = _needs_input(row.id, state, questions, (), ())
        return asked.model_copy(update={"message": f"{told} {asked.message}"})
    if said and (verdict := await screening.refusal(app, said)):
        return offered_refusal(verdict.reasons, verdict.suggestion, request.conversation_id)
    state = replace(state, options={**state.options, **_given(request)})
    wording = answering.wording(state, request.answers if request.answers is not None else request.prompt)
    reading, state = await _understand(call, state, request)
    reading = await through_preset(call, reading, state.options.get("style_preset"))
    conversation_id, before = row.id if row else None, row.state if row else state
    unseen = await _while_away(call) if row is None else ()
    questions = rounds.limited(state, (*wording, *await _questions(call, state, reading)))
    ways = () if questions else _directions(state, reading)
    if questions or ways:
        state = rounds.opened(state, reading, questions or ways)
        state = rounds.last(state) if ways else state
        questions = questions or ways
        conversation_id = await _save(call, conversation_id, before, state, said, questions)
        close = await close_by(call, ". ".join(state.words))
        return _needs_input(conversation_id, state, questions, unseen, close)
    state = replace(state, brief=reading.brief, pending=(), reading=reading.model_dump(mode="json"))
    conversation_id = await _save(call, conversation_id, before, state, said, ())
    sources = await _sources(call, state)
    options = Options.model_validate(state.options)
    words = ". ".join(w.rstrip(".") for w in state.words)
    brief = await _shown(call, state)
    drawn = await draw_reading(call, words, reading, options, Mode(state.mode), conversation_id, sources)
    return drawn.model_copy(update={"notes": (*unseen, *brief, *drawn.notes)})


async def _shown(call: Call, state: State) -> tuple[str, ...]:
    """The brief, told right before it is drawn where the user wanted to be led to it."""
    if Mode(state.mode) not in {Mode.GUIDED, Mode.EXPLORER} or not (told := directions.in_words(state.brief)):
        return ()
    await call.report(Progress(0.01, f"{directions.BRIEF}{told}"))
    return (f"{directions.BRIEF}{told}",)


def _directions(state: State, reading: Reading) -> tuple[Question, ...]:
    """In explorer mode, once and last: which way to go."""
    explorer = Mode(state.mode) is Mode.EXPLORER and state.rounds <= rounds.PACE[Mode.EXPLORER].rounds
    if reading.you_choose or state.current_image_id or not explorer:
        return ()
    found = directions.question(reading.brief, reading.use, state.asked)
    return (found,) if found else ()


async def _refined(call: Call, conversation_id: str, said: str, request: ConversationalImage) -> Answer:
    """Words about the picture that is there change that picture."""
    options = {k: v for k, v in _given(request).items() if k in {"quality", "model", "budget_usd"}}
    return await refine_image(
        call, RefineImage(conversation_id=conversation_id, instruction=said[:LONGEST_INSTRUCTION], **options)
    )


def _given(request: ConversationalImage) -> dict[str, Any]:
    """The options this turn spoke of; the others stay as they were."""
    return {k: v for k, v in request.model_dump(mode="json").items() if k in _OPTIONS and k in request.model_fields_set}


async def _understand(call: Call, state: State, request: ConversationalImage) -> tuple[Reading, State]:
    """What is known after this turn."""
    engines = call.app.engines
    known = Reading.model_validate(state.reading) if state.reading else None
    pending = tuple(Question.model_validate(q) for q in state.pending)
    if pending and (request.answers is not None or request.prompt):
        reading = known or (await read(engines, " ".join(state.words), state.brief)).value
        reading, more = await answering.take(engines, reading, pending, request.answers, request.prompt)
        return reading, replace(state, words=(*state.words, *more), brief=reading.brief)
    text = answering.said(request.prompt, request.answers)
    if not text:
        return known or (await read(engines, " ".join(state.words), state.brief)).value, state
    reading = (await read(engines, text, state.brief)).value
    if known is not None:  # further words about a picture: what it is for stays, unless they say otherwise
        wish = {**known.wish.model_dump(), **reading.wish.model_dump(exclude_defaults=True)}
        sure = reading if reading.use_confidence > known.use_confidence else known
        reading = reading.model_copy(
            update={
                "use": sure.use,
                "use_confidence": sure.use_confidence,
                "wish": known.wish.model_validate(wish),
            }
        )
    return reading, replace(state, words=(*state.words, text))


async def _questions(call: Call, state: State, reading: Reading) -> tuple[Question, ...]:
    mode = Mode(state.mode)
    if reading.you_choose or state.current_image_id or not rounds.may_ask(mode, state):
        return ()
    kept = {way.aspect for way in _directions(state, reading)}  # the directions, which come last, ask about it
    already = frozenset(Aspect(a) for a in state.asked) | kept
    asked = await ask(call.app.engines, " ".join(state.words), reading, mode, already)
    return rounds.next_round(mode, state, asked.value)


async def _save(
    call: Call, conversation_id: str | None, before: State, state: State, said: str, questions: tuple[Question, ...]
) -> str:
    app, actor = call.app, call.actor
    async with app.db.tx() as tx:
        if conversation_id is None:
            title = title_of(state.brief, state.words[0])
            conversation_id = await app.conversations.create(tx, actor, title, state)
        else:
            await app.conversations.change(tx, actor.tenant, conversation_id, lambda now: now.with_turn(before, state))
        if said:
            await app.conversations.add_turn(tx, actor.tenant, conversation_id, "user", said)
        if questions:
            told = "\n".join(q.text for q in questions)
            await app.conversations.add_turn(tx, actor.tenant, conversation_id, "assistant", told)
    return conversation_id


async def _sources(call: Call, state: State) -> "tuple[Path, ...]":
    """What goes along: the picture spoken of, then references."""
    named = tuple(state.options.get("reference_images", ()))
    current = (state.current_image_id,) if state.current_image_id else ()
    return await references.resolve(call, (*current, *named))


def _needs_input(
    conversation_id: str,
    state: State,
    questions: tuple[Question, ...],
    unseen: tuple[str, ...],
    close: tuple[str, ...],
) -> Answer:
    count = "One question" if len(questions) == 1 else f"{len(questions)} questions"
    so_far = directions.in_words(state.brief) if rounds.is_last(state) else ""
    last = f" So far, {so_far}. With your answers it is drawn." if so_far else ""
    return Answer(
        status="needs_input",
        message=f"{count} before drawing. Answer by number, in your own words, or with “you choose”.{last}",
        conversation_id=conversation_id,
        questions=tuple(q.model_dump(mode="json") for q in questions),
        brief=state.brief.model_dump(mode="json"),
        progress={"round": state.rounds, "asked": len(state.asked), "mode": state.mode},
        next_steps=(f"Call conversational_image again with conversation_id {conversation_id} and answers.", *close),
        notes=unseen,
    )


async def _while_away(call: Call) -> tuple[str, ...]:
    """Pictures that were finished after their caller had gone, told once."""
    app = call.app
    waiting = await app.generations.unseen(call.actor)
    told: list[str] = []
    for generation in waiting:
        image = await app.images.of_generation(call.actor.tenant, generation.id)
        if image is not None:
            told.append(f"While you were away a picture was finished: {image.about.path} ({image.about.alt_text})")
        elif generation.status == "unknown":
            told.append("An earlier picture has no known outcome; server_status tells more.")
    await app.generations.mark_seen([g.id for g in waiting])
    return tuple(told)
