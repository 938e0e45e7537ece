"""Talk is left out of a wish before it is told: whole clauses of it, and what of it opens or closes a clause.

Which words are talk says the mind (`rules/shown.py`), word by word; here it becomes cuts a reader does not hear. A clause
is cut only where what stays begins and ends as a phrase does, and nothing is cut where no thing to be seen would stay.
"""

import re
from collections.abc import Callable
from itertools import takewhile

from images_mcp.capabilities.briefs.asides import is_story
from images_mcp.capabilities.briefs.telling import FOR, HELD, OWNERS, Words, by_clause, chances, spoken
from images_mcp.engines.minds.rules.framing import may_ask, may_want, nominative
from images_mcp.engines.minds.rules.shown import SPEAKERS, Piece, pieces, shown
from images_mcp.engines.minds.rules.structure import Role, Wanted, take_apart
from images_mcp.engines.minds.rules.words import LITTLE
from images_mcp.kernel.numerals import CARDINALS

_EVEN, _SURELY, _SURELY_SHOWN, _FAIRLY = 0.5, 0.3, 0.8, 0.2
_DETERMINERS = frozenset(
    "a an the some several many each both another one two three his her their its eine ein einen einem einer der die das den zwei drei viele mehrere einige "
    "un una unos unas el la los las varios varias dos tres une des le les l' deux trois plusieurs".split()
)
_GOES_ON = re.compile(r"(?i)(?:who|which|that|whose|die|der|das|dem|denen|que|quien|quienes|qui|dont|où)\s")
_WITH = frozenset("mit con avec".split())
_OF = frozenset(
    "of for von für zu de d' d’ del para pour in on at under behind beside auf im am unter hinter neben en sobre bajo tras dans sur sous chez".split()
)
_SOMETHING = frozenset("something etwas irgendwas algo chose".split())
_JA_AFTER = frozenset("をがでにみなっとかのはだ")
_CAPTION, _NEVER = 0.6, 0.15
_TOLD, _QUIETLY_TOLD = 0.4, 0.25
_NEAR = 5
_JA_WANTED = re.compile(r"たい|ほし|欲し|願い|くだ|下さ|もら|いただ|いい|けど")
_KANA = re.compile(r"[ぁ-ん]")
_WHOM = re.compile(
    r"(?i)\s(?:for|für|para|pour)\s(?!an? |eine?[nr]? |une? |una |my |our |mein|unser|mi |nuestr|mon |ma |mes |notre |nos )[^,;:.!?\d]{3,60}?(?=$|[,;:.!?]|\s(?:with|showing|mit|con|avec|que|qui)\s)"
)
_CLASS = re.compile(
    r"(?i)\b(?:grade|graders|class|year \w+|klasse|primaria|secundaria|primaire|maternelle|collège|lycée|cp|ce1|ce2|cm1|cm2)\b"
)


def talk_off(text: str, language: str, plainly: Callable[[str], str]) -> str:
    """The text without what is surely talk; as it is where that would leave nothing to be seen.

    `plainly` is what grammar makes of a clause; where it finds a later beginning, the clause is left to it.
    """
    parts = take_apart(text or ".", language)
    fewer = _audience_off(parts)
    if fewer != text:
        text, parts = fewer, take_apart(fewer or ".", language)
    said = spoken(text, language)
    out, before, dropped = "", 0, False
    found = list(by_clause(text, language))
    for (mark, start, at, words), chance in zip(found, chances(found, parts), strict=True):
        clause, out, before = text[start:at], out + text[before:start], at
        span: tuple[int, int] | None = (start, at)
        talk = chance < (_TOLD if said else _QUIETLY_TOLD) or (dropped and mark == "," and _GOES_ON.match(clause))
        if words and ((talk and not _for_event(words, parts)) or _only_for(clause, start, parts)):
            span = None
        elif words:
            span = _kept([(p, c if said else c**_CAPTION) for p, c in words], parts, end=at, spoken=said)
        if span is None and words and _asks(clause, words, parts, plainly):
            span = (start, at)
        if span is None and not dropped and mark == "," and _GOES_ON.match(clause) and not _speaks(words, language):
            span = (start, at)  # what hangs on a clause that stays
        dropped = span is None
        if span:
            whole = clause if language == "ja" else text[start : span[1]]
            out += _best(text[span[0] : span[1]], whole, parts, plainly)
    out += text[before:]
    return out if out != text and _tells(out, parts) else text


def surely_shown(text: str, language: str) -> frozenset[str]:
    """The clauses of a text that are no talk, whatever else their words may mean."""
    told = by_clause(text, language)
    return frozenset(text[a:b] for _, a, b, words in told if words and min(c for _, c in words) > _SURELY_SHOWN)


def talk_share(text: str, language: str, free: int) -> float:
    """How much of a wish is talk, 0 to 1, beyond the first `free` letters of it; nothing of a bare caption."""
    words = [(len(p.text), c) for p, c in shown(text, language)] if spoken(text, language) else []
    talk, whole = sum(n * (1 - c) for n, c in words), sum(n for n, _ in words)
    return max(0.0, talk - free) / whole if whole else 0.0


def _best(kept: str, whole: str, parts: Wanted, plainly: Callable[[str], str]) -> str:
    """What stays of a clause; as grammar tells it where it finds a shorter sentence in it, or the same words."""
    if kept == whole:
        return kept
    alone = plainly(whole)
    if not alone and parts.language == "ja" and not _JA_WANTED.search(whole):
        return whole  # "I work in a library."
    if not alone and parts.language != "ja":
        return ""
    if alone and alone in kept and len(alone) < len(plainly(kept)):
        return alone
    if sorted(alone.split()) == sorted(kept.split()):
        return alone  # in a better order
    return nominative(kept) if parts.language == "de" else kept


def _kept(words: Words, parts: Wanted, end: int, *, spoken: bool) -> tuple[int, int]:
    """The stretch of a clause up to `end` that is shown; all of it where nothing can be cut off."""
    count = len(words)
    talked, tail = _lead(words, parts), _tail(words, parts) if spoken else 0
    lead = _before_made(talked, words, parts)
    if parts.language == "ja" and not spoken:
        lead = 0
    if parts.language == "de" and may_want(words[-1][0].text):
        lead, tail = 0, 0  # "ich möchte das Plakat für das Fest machen" is left to grammar
    if lead == count:
        return words[0][0].start, end
    if lead and not (
        _mean([w for w in words[:lead] if w[1] < _EVEN] or words[:lead]) < _SURELY
        and not _hangs(words[lead - 1][0])
        and _opens(words[lead : count - tail] or words[lead:], parts, words[:lead])
    ):
        lead = 0
    if lead and (
        _for_event(words[:lead], parts)
        or (
            _names(words[:lead], parts)
            and not _speaks(words[:lead], parts.language)
            and not may_want(words[lead - 1][0].text)
        )
    ):
        lead = 0
    clause = parts.text[words[0][0].start : end]
    if lead and (
        is_story(clause, parts.language)
        or (_speaks(words[:lead], parts.language) and _speaks(words[lead : count - tail], parts.language))
    ):
        lead = 0  # a story goes on
    if tail and tail < count - max(lead, talked) and _closes(words[count - tail - 1][0], parts):
        return words[lead][0].start, words[count - tail - 1][0].end
    return words[lead][0].start, end


def _asks(clause: str, words: Words, parts: Wanted, plainly: Callable[[str], str]) -> bool:
    """Whether grammar finds a wish in a clause: what to deliver, a verb of wanting or "something", and words behind it that ask nothing."""
    language, delivers = parts.language, _delivers(words, parts)
    if not delivers and _mean(words) <= _NEVER:
        return False
    if language == "ja":
        return bool(rest := plainly(clause)) and rest != clause and clause.startswith(rest)
    if not delivers and not any(may_want(p.text) or p.text.casefold() in _SOMETHING for p, _ in words):
        return False
    rest = plainly(clause)
    told = [p.text for p in pieces(rest, language) if p.text[0].isalpha()]
    quiet = not any(w.casefold() in SPEAKERS[language] for w in told)
    return rest != clause and quiet and any(not may_ask(w, language) for w in told) and len(told) < len(words)


def _lead(words: Words, parts: Wanted) -> int:
    """How many words talk goes on from the start; past a story before the asking ("my uncle mends clocks and I'd love | a clock")."""
    lead = len(list(takewhile(lambda w: w[1] < _EVEN, words)))
    tail = len(list(takewhile(lambda w: w[1] < _EVEN, reversed(words[lead:]))))
    told = lead > 0 and _speaks(words[:lead], parts.language)
    at = lead
    while at < len(words) - tail:
        run = len(list(takewhile(lambda w: w[1] < _SURELY, words[at : len(words) - tail])))
        said = words[at : at + run]
        if run > 1 and (told or (_speaks(said, parts.language) and any(may_want(p.text) for p, _ in said))):
            lead = at + run
        at += max(1, run)
    return lead


def _tail(words: Words, parts: Wanted) -> int:
    """How many words at the end are talk; a thing that is named stays."""
    count = len(list(takewhile(lambda w: w[1] < _EVEN, reversed(words))))
    while (
        count
        and _names(words[len(words) - count :], parts)
        and not _speaks(words[len(words) - count :], parts.language)
    ):
        count -= 1
    if not count or _mean(words[len(words) - count :]) >= _FAIRLY:
        return 0
    first = words[len(words) - count][0].text.casefold()
    if parts.language == "ja":
        if first in _JA_AFTER:
            return count
        starts = (n for n in range(count, min(count + _NEAR, len(words))) if words[-n][0].text in {"を", "が"})
        return next(starts, 0)
    if first in _DETERMINERS:
        return 0  # "counts | the teeth"
    return count if may_ask(first, parts.language) and not _GOES_ON.match(first + " ") else 0


def _speaks(words: Words, language: str) -> bool:
    """Whether somebody speaks of themselves or to somebody; "my cat" alone says only whose it is."""
    return any(p.text.casefold() in SPEAKERS[language] - OWNERS for p, _ in words)


def _names(words: Words, parts: Wanted) -> bool:
    """Whether a stretch names a thing or a look that is known."""
    hits = (*parts.things, *parts.uses, *parts.colors, *parts.qualities)
    return any(words[0][0].start <= h.start < words[-1][0].end for h in hits)


def _before_made(lead: int, words: Words, parts: Wanted) -> int:
    """How many of the first words may go, so that what is to be delivered stays: "could you make | a sticker with"."""
    made = [h.start for h in parts.uses if parts.role(h) is not Role.PURPOSE and h.concept.tag != "channel"]
    at = next((n for n, (p, _) in enumerate(words[:lead]) if p.start in made), lead)
    while at < len(words) and at and words[at - 1][0].text.casefold() in _DETERMINERS | OWNERS:
        at -= 1
    return at


def _audience_off(parts: Wanted) -> str:
    """The text without those whom a thing to deliver is for, where something else is shown: "a cover for nurses, a cup of coffee"."""
    for found in _WHOM.finditer(parts.text):
        first, last = found.span()
        inside = [h for h in parts.things if first <= h.start < last]
        others = [h for h in parts.things if h not in inside and h.concept.kind != "business"]
        grade = _CLASS.search(found.group())
        told = parts.of_kind("event") if grade else (*parts.of_kind("event"), *parts.uses)
        event = any(first <= h.start < last for h in told)
        many = any(u.end == first for u in parts.uses) and any(h.concept.kind == "person" for h in inside[:1])
        named = parts.language != "de" and re.search(r"\s[A-ZÀ-Ý]", found.group())
        if named:
            continue
        if (many or grade) and others and not event and HELD not in found.group():
            return parts.text[:first] + parts.text[last:]
    return parts.text


def _only_for(clause: str, start: int, parts: Wanted) -> bool:
    """Whether a later clause, or the one before a colon, says no more than whom it is for: no event and nothing to deliver."""
    end = start + len(clause)
    if any(h.concept.kind == "logo" for h in parts.uses):
        return False
    told = [*parts.uses, *parts.of_kind("event")]
    known = any(start <= h.start < end for h in told)
    before_wish = bool(start) or parts.text[end:].lstrip().startswith(":")
    return before_wish and bool(FOR.match(clause)) and not known and HELD not in clause


def _mean(words: Words) -> float:
    return sum(c for _, c in words) / len(words)


def _opens(core: Words, parts: Wanted, lead: Words) -> bool:
    """Whether what stays begins as a phrase does: with an article, a number, or behind a word of asking a thing or look."""
    first, before = core[0][0], lead[-1][0]
    low = first.text.casefold()
    if parts.language == "ja":
        return not _KANA.match(first.text)
    if not (may_ask(before.text, parts.language) or lead[-1][1] < _FAIRLY):
        return False  # "my old physics | teacher"
    if low in _WITH and _names(lead, parts):
        return False  # "meine Oma | mit Kopftuch"
    if low in _DETERMINERS or low in _WITH or first.text >= HELD or low.isdigit():
        return True
    hits = (*parts.things, *parts.uses, *parts.colors, *parts.qualities)
    known = any(h.start == first.start for h in hits) or low in CARDINALS[parts.language]
    return known or (low not in LITTLE[parts.language] and _mean(core) > _SURELY_SHOWN)


def _hangs(last: Piece) -> bool:
    """Whether what follows this last word of talk belongs to it: "the waiting room of | a dentist"."""
    return last.text.casefold() in _OF


def _closes(last: Piece, parts: Wanted) -> bool:
    """Whether what stays may end where it does: not on a little word."""
    return parts.language == "ja" or last.text.casefold() not in LITTLE[parts.language]


def _delivers(words: Words, parts: Wanted) -> bool:
    """Whether a stretch names what is to be delivered."""
    start, end = words[0][0].start, words[-1][0].end
    made = (h for h in parts.uses if start <= h.start < end and h.concept.tag != "channel")
    return any(parts.role(h) is not Role.PURPOSE for h in made)


def _for_event(lead: Words, parts: Wanted) -> bool:
    """Whether what would go names the event or the lesson it is for, or what is to be delivered."""
    start, end = lead[0][0].start, lead[-1][0].end
    return bool(FOR.match(parts.text[start:])) and any(
        start <= h.start < end for h in (*parts.of_kind("event"), *parts.uses)
    )


def _tells(text: str, before: Wanted) -> bool:
    """Whether a text names something to be seen, a thing where one was named `before`."""
    language = before.language
    parts = take_apart(text or ".", language)
    if before.things and not parts.things and HELD not in text:
        return False
    little = LITTLE.get(language, frozenset())
    named = bool(parts.things or parts.uses or parts.qualities or parts.colors or HELD in text)
    return named or any(t.kind in {"word", "cjk"} and t.low not in little for t in parts.tokens)
