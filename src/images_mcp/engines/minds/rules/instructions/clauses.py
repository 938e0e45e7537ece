"""An instruction cut into clauses: exact texts put aside, politeness dropped, words of degree read as a strength.

Where a comma or an "and" parts two instructions and where it only joins two words is decided by trying: it parts them
where what follows can stand alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from images_mcp.engines.minds.rules.instructions.lexicon import kinds
from images_mcp.engines.minds.rules.instructions.speech import Speech, compiled

LOW, PLAIN, HIGH, FULL = 0.3, 0.5, 0.8, 1.0
_MOST = 2000
_MOST_PARTS = 30
_COUNTABLE = frozenset({"animal", "person", "being", "object", "vehicle", "food", "plant"})
_QUOTES = re.compile(
    r"“([^”“]{1,300})”|„([^“”„]{1,300})[“”]|«\s?([^«»]{1,300}?)\s?»|「([^「」]{1,300})」|『([^『』]{1,300})』|\"([^\"]{1,300})\""
    r"|(?<!\w)'([^'\n]{2,200})'(?!\w)|‘([^‘’]{1,200})’(?!\w)"
)
_MARKS = " ,;:-–—.!?…。、！？¿¡"
_HELD = re.compile(r"QQ(\d+)QQ")


@dataclass(frozen=True)
class Clause:
    """One instruction: `raw` as said but for politeness, `plain` without words of degree, `strength` None where unsaid.

    `joined` is true where only a comma or an "and" stands before it, `after` is what was before that.
    """

    raw: str
    plain: str
    strength: float | None
    joined: bool = False


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with every quotation replaced by a mark, and the quotations."""
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(next(g for g in match.groups() if g is not None))
        return f" QQ{len(quotes) - 1}QQ "

    masked = _QUOTES.sub(keep, " ".join(text[:_MOST].split()).replace("’", "'"))
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(masked.split())), tuple(quotes)


def put_back(text: str, quotes: tuple[str, ...]) -> str:
    """The quotations in their places again, without their marks."""
    return _HELD.sub(lambda m: quotes[int(m.group(1))] if int(m.group(1)) < len(quotes) else "", text).strip()


def bare(text: str, speech: Speech) -> str:
    """A clause without politeness and hesitation at its ends; the whole clause where nothing else would be left."""
    lead = compiled(speech.source("fillers", "lead"))
    tail = compiled(speech.source("fillers", "tail"))
    left = compiled(speech.source("fillers", "mid")).sub("", text.strip(_MARKS))
    for _ in range(6):
        match = lead.match(left)
        rest = left[match.end() :].strip(" ,") if match else left
        found = tail.search(rest)
        rest = rest[: found.start()].strip(" ,") if found else rest
        if rest == left or not rest:
            break
        left = rest
    return left.strip(_MARKS)


def degree(text: str, speech: Speech) -> tuple[str, float | None]:
    """A clause without its words of degree, and the strength they give; None where nothing was said."""
    strength: float | None = None
    if match := compiled(speech.source("degrees", "percent")).search(text):
        strength = min(1.0, int(match.group(1)) / 100)
        text = text[: match.start()] + " " + text[match.end() :]
    if match := compiled(speech.source("degrees", "halved")).search(text):
        less = speech.source("degrees", "less_word")
        text = f"{text[: match.start()]} {less} {text[match.end() :]}"
    for name, worth in (
        ("span", None),
        ("half", PLAIN),
        ("low", LOW),
        ("full", FULL),
        ("high", HIGH),
        ("moderate", None),
    ):
        pattern = compiled(speech.source("degrees", name))
        match = pattern.search(text)
        if match is None or _of_a_thing(match, text, speech.language):
            continue
        if strength is None:
            strength = worth
        text = text[: match.start()] + ("" if speech.language == "ja" else " ") + text[match.end() :]
    return " ".join(text.split()).strip(" ,"), strength


def _of_a_thing(match: re.Match[str], text: str, language: str) -> bool:
    """Whether "a little" stands before a thing that may be little: "a little bird" is no degree."""
    if language != "en" or match.group().strip().casefold() != "a little":
        return False
    following = text[match.end() :].split()
    return bool(following) and bool(kinds(following[0].strip(",."), "en") & _COUNTABLE)


def clause(text: str, speech: Speech, *, joined: bool = False) -> Clause:
    """One clause, cleaned."""
    raw = bare(text, speech)
    plain, strength = degree(raw, speech)
    return Clause(raw, bare(plain, speech) or plain or raw, strength, joined)


def cut(text: str, speech: Speech, stands: Callable[[str, str], bool]) -> tuple[Clause, ...]:
    """The clauses of a text with quotations set aside. `stands(left, right)`: the right part is a clause of its own."""
    found: list[Clause] = []
    strong = compiled(speech.source("joints", "strong"))
    weak = compiled(f"({speech.source('joints', 'weak')})")
    for sentence in strong.split(text, maxsplit=_MOST_PARTS):
        parts = weak.split(sentence, maxsplit=_MOST_PARTS)
        if not sentence.strip():
            continue
        current, joined = parts[0], False
        for joint, part in zip(parts[1::2], parts[2::2], strict=False):
            if current.strip() and stands(current, part):
                found.append(clause(current, speech, joined=joined))
                current, joined = part, True
            else:
                current = current + joint + part
        found.append(clause(current, speech, joined=joined))
    return tuple(c for c in found if c.raw)
