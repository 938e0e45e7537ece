"""Taking answers: by number, in words, or "you choose", for one question or several at once."""

import re

from images_mcp.brief import Aspect, Source
from images_mcp.capabilities.conversations.state import State
from images_mcp.engines.minds.port import Question, Reading
from images_mcp.engines.minds.thinking import read
from images_mcp.engines.pool import Engines
from images_mcp.kernel.numbered import numbered
from images_mcp.kernel.pointing import pick

_SOME = re.compile(r"^\s*(\d+(?:\s*[,;/]\s*\d+)*)\s*[,;.]\s*(?:and|und|y|et)?\s*([^\d\W].*)$", re.DOTALL)
_NUMBERS = re.compile(r"^\s*\d+(?:[\s,;/]+\d+)*\s*$")


def said(prompt: str | None, answers: str | dict[str, str | int] | None) -> str:
    """What the user said this turn, as one text."""
    told = answers if isinstance(answers, str) else ". ".join(str(v) for v in (answers or {}).values())
    return " ".join(part for part in ((prompt or "").strip(), (told or "").strip()) if part)


async def take(
    engines: Engines,
    reading: Reading,
    pending: tuple[Question, ...],
    answers: str | dict[str, str | int] | None,
    prompt: str | None,
) -> tuple[Reading, tuple[str, ...]]:
    """The reading with the answers taken in, and words that were more than answers."""
    matched, rest = _matched(pending, answers if answers is not None else prompt)
    left_to_us = 0
    for question, words in matched:
        reading, ours = await _one(engines, reading, question, words)
        left_to_us += ours
    if left_to_us > 1:  # somebody who leaves this much to us wants a picture now
        reading = reading.model_copy(update={"you_choose": True})
    if rest and (await read(engines, rest, reading.brief)).value.you_choose:
        answered = {question.aspect for question, _ in matched}
        for question in pending:
            if question.aspect not in answered:
                reading, _ = await _one(engines, reading, question, "you choose")
        rest, reading = None, reading.model_copy(update={"you_choose": True})  # and no further questions
    extra = tuple(text for text in (rest, prompt if answers is not None else None) if text)
    for text in extra:
        more = (await read(engines, text, reading.brief)).value
        reading = more.model_copy(
            update={"use": reading.use, "use_confidence": reading.use_confidence, "wish": reading.wish}
        )
    return reading, extra


def wording(state: State, answers: str | dict[str, str | int] | None) -> tuple[Question, ...]:
    """Which words exactly, where somebody has just chosen by number that there be some.

    The first choice is always to have none at all.
    """
    pending = tuple(Question.model_validate(q) for q in state.pending)
    for question, words in _matched(pending, answers)[0]:
        number = pick(words, len(question.options)) or 0
        if question.aspect is Aspect.TEXT and number > 1:
            return (Question(aspect=Aspect.TEXT, text=f"{question.options[number - 1].capitalize()}: {question.text}"),)
    return ()


def _matched(
    pending: tuple[Question, ...], answers: str | dict[str, str | int] | None
) -> tuple[list[tuple[Question, str]], str | None]:
    """Which words answer which question, and what answers none."""
    if answers is None:
        return [], None
    if isinstance(answers, dict):
        by_aspect = {q.aspect.value: q for q in pending}
        pairs = [(_question(by_aspect, name), str(value)) for name, value in answers.items()]
        return [(q, v) for q, v in pairs if q], None
    if len(pending) == 1:
        return [(pending[0], answers)], None
    if _NUMBERS.match(answers):
        numbers = re.findall(r"\d+", answers)
        return list(zip(pending, numbers, strict=False)), None
    told, rest = numbered(answers, len(pending))
    if told:
        return [(q, told[i]) for i, q in enumerate(pending, 1) if i in told], rest or None
    if some := _SOME.match(answers):
        numbers = re.findall(r"\d+", some.group(1))
        return list(zip(pending, numbers, strict=False)), some.group(2)
    lines = [line.strip() for line in answers.splitlines() if line.strip()]
    if len(lines) == len(pending):
        return list(zip(pending, lines, strict=True)), None
    return [], answers


def _question(by_aspect: dict[str, Question], name: str) -> Question | None:
    if name in by_aspect:
        return by_aspect[name]
    return Question(aspect=Aspect(name), text="") if name in set(Aspect) else None


async def _one(engines: Engines, reading: Reading, question: Question, words: str) -> tuple[Reading, bool]:
    """The reading with one answer taken in, and whether the choice was left to us."""
    if number := pick(words, len(question.options)):
        brief = reading.brief.with_(question.aspect, question.options[number - 1], Source.USER)
        return reading.model_copy(update={"brief": brief}), False
    understood = (await read(engines, words, reading.brief, question)).value
    if understood.you_choose and question.options:
        chosen = reading.brief.with_(question.aspect, question.options[0], Source.INFERRED, 0.6)
        return reading.model_copy(update={"brief": chosen}), True
    return reading.model_copy(update={"brief": understood.brief}), understood.you_choose
