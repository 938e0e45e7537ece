"""How good a prompt is, 0 to 100, in parts somebody can act on.

Half of the points are for what is said (a subject, particulars, the aspects its use needs), and points are lost for what
gets in the way: praise and boosters, contradictions, repetition, hedging, empty words. Length earns nothing.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from images_mcp.brief import Aspect
from images_mcp.capabilities.briefs.asides import is_told, settings_in, wish_in
from images_mcp.capabilities.briefs.shortening import clauses
from images_mcp.capabilities.briefs.talking import talk_share
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.framing import about_work, request_off
from images_mcp.engines.minds.rules.structure import QUOTED, Wanted, take_apart
from images_mcp.engines.minds.rules.words import LITTLE, fold, stem
from images_mcp.kernel.numerals import cardinal

_SHAPED = (
    Aspect.STYLE,
    Aspect.SETTING,
    Aspect.LIGHTING,
    Aspect.COMPOSITION,
    Aspect.PALETTE,
    Aspect.MOOD,
    Aspect.BACKGROUND,
    Aspect.ACTION,
)
_READ, _ASKING = 4_000, 40
_NO_MARKS = str.maketrans(dict.fromkeys(".,;:!?、。！？", " "))
_MOST_BESIDE, _SOME_BESIDE, _VAGUE_ENOUGH = 24.0, 0.3, 3.0
_COLORED = 2
_SETTINGS, _CROWD, _EACH_MORE = 2, 4, 2.5
_ECHO, _SOME_ECHO = 30.0, 0.2
_SEVERAL, _BARE, _LONG = 6, 9, 14
_ACTING = {"person", "being", "animal", "vehicle", "scene", "event"}
_SYMBOLS = re.compile(r"[!?]{2,}|\(\s*[^()]{1,40}:\d(?:\.\d+)?\s*\)|(?<!\w)#\w+|\b\d+/10\b")


@dataclass(frozen=True)
class Part:
    """One line of the breakdown: points got of points possible, and what to do about the difference."""

    name: str
    points: float
    of: float
    advice: str


@dataclass(frozen=True)
class Score:
    """0 to 100 with one decimal, its parts, what is missing and what to do, most useful first."""

    score: float
    parts: tuple[Part, ...]
    missing: tuple[Aspect, ...]
    suggestions: tuple[str, ...]


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = json.loads((files(__package__) / "wording.json").read_text(encoding="utf-8"))
    return loaded


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The folded words of one kind that weaken a prompt: spam, filler or hedge."""
    return tuple(fold(w) for w in _words()[kind])


def score(text: str, reading: Reading, missing: tuple[Aspect, ...] = ()) -> Score:
    """The score of a prompt as it was written. `missing` are the aspects worth asking about, most important first."""
    wanted = take_apart(text, reading.brief.language) if text.strip() else take_apart(".", "en")
    clashes, spam, repeated = len(contradictions(wanted, reading)), _count(wanted, "spam"), _repeated(wanted)
    beside, seen = about_else(text[:_READ], reading.brief.language)
    beside = max(beside, talk_share(text[:_READ], reading.brief.language, _ASKING))
    spam += max(0, settings_in(text[:_READ]) - _SETTINGS)
    crowd = max(0, _actors(wanted) - _CROWD)
    parts = (
        _subject(wanted, reading),
        _particulars(seen if beside else wanted, reading),
        _shape(reading),
        _clarity("about the picture", 8.0, beside, 16.0, "Leave out what nobody will see: greetings, reasons, your own story."),
        _clarity("free of boosters", 13.0, spam + len(_SYMBOLS.findall(text)), 6.0,
                 "Leave out praise and quality boosters (“masterpiece”, “8k”); say what is to be seen instead."),
        _clarity("consistent", 13.0, clashes, 13.0, "Decide between what contradicts itself."),
        _clarity("no repetition", 7.0, repeated, 3.0, "Say each thing once."),
        _clarity("decided and concrete", 9.0, _vague(wanted), 2.6, "Replace “nice”, “maybe” and “or” by what you want to see."),
    )  # fmt: skip
    lost = _EACH_MORE * crowd + _ECHO * max(0.0, repeated / max(1, _said(wanted)) - _SOME_ECHO)
    lost += max(0.0, spam * 2.0 + 9.0 * clashes + 1.5 * repeated - 8.0)
    lost += _MOST_BESIDE * max(0.0, beside - _SOME_BESIDE) + max(0.0, _vague(wanted) - _VAGUE_ENOUGH)
    total = max(0.0, min(100.0, sum(p.points for p in parts) - lost))
    ordered = sorted((p for p in parts if p.advice and p.points < p.of), key=lambda p: p.points - p.of)
    return Score(round(total, 1), parts, missing[:6], tuple(p.advice for p in ordered))


def about_else(text: str, language: str) -> tuple[float, Wanted]:
    """The share of a wish that shows nothing (0 to 1), asking itself aside, and the rest of it taken apart."""
    rows = [c for _, c in clauses(QUOTED.sub(lambda m: m.group().translate(_NO_MARKS), text))]
    shown, beside = [], 0
    for clause in rows:
        wish = clause if language == "ja" else request_off(wish_in(clause, language), language)
        if language == "ja" and is_told(clause, language):
            beside += len(clause)
        elif not about_work(wish, language) and not is_told(wish, language):
            shown.append(wish)
            beside += 0 if wish == clause else max(0, len(clause) - len(wish) - _ASKING)
        elif wish or is_told(clause, language):
            beside += len(clause)
    whole = sum(len(c) for c in rows)
    return (round(beside / whole, 2) if whole else 0.0), take_apart(", ".join(shown) or ".", language)


def _subject(wanted: Wanted, reading: Reading) -> Part:
    has = Aspect.SUBJECT in reading.brief.aspects and bool(wanted.things or _content(wanted))
    named = bool(wanted.things)
    points = 16.0 if named else 9.0 if has else 0.0
    return Part("subject", points, 16.0, "" if named else "Say who or what is to be seen.")


_ABSTRACT = re.compile(
    r"(?:ity|ness|ment|tion|sion|ance|ence|ship|ism|ities|ments|tions|keit|heit|schaft|tät|dad|ción|miento|ité)s?$"
)
_NOTION = re.compile(
    r"\w{3,}(?:[iae]tion|ivity|ality|ility|ness|ship|keit|heit|schaft|ität|ación|idad|ivité|alité|ilité)(?:s|es|en)?$"
)
_VIEWS = (("close-up", "wide shot"), ("close-up", "full body"), ("from above", "low angle"))


def _content(wanted: Wanted) -> list[str]:
    """Stems of the words that say something to see: no little words, no praise, no abstractions."""
    hits = (*wanted.things, *wanted.uses, *wanted.qualities, *wanted.colors)
    seen = {n for h in hits for n in range(h.first, h.last + 1)}
    dull = set(_words()["filler"]) | set(_words()["spam"])
    return [
        stem(t.low, wanted.language)
        for n, t in enumerate(wanted.tokens)
        if t.kind in {"word", "cjk"}
        and t.low not in LITTLE.get(wanted.language, ())
        and fold(t.low) not in dull
        and not t.low.isdigit()
        and (n in seen or not _ABSTRACT.search(t.low))
    ]


def _actors(wanted: Wanted) -> int:
    """How many kinds of persons, animals, vehicles and events want to be seen at once; a place and its parts are one."""
    acting = [h for h in (*wanted.things, *wanted.of_kind("event")) if h.concept.kind in _ACTING]
    return len({h.gloss for h in acting}) if wanted.language != "ja" else 0


def _particulars(wanted: Wanted, reading: Reading) -> Part:
    """Distinct concrete words; each counts less than the one before, and after fifteen none counts."""
    if wanted.language == "ja":
        distinct = len(
            {h.gloss for hits in (wanted.things, wanted.qualities, wanted.colors, wanted.uses) for h in hits}
        )
        distinct += len(wanted.masked) // 9
    else:
        distinct = len(set(_content(wanted)))
    if _soup(wanted):
        distinct //= 4
    points = 22.0 * (1 - 0.84 ** min(15, distinct + 2 * len(reading.brief.texts)))
    return Part(
        "particulars",
        round(points, 1),
        22.0,
        "" if points > 15 else "Add what makes it this one: looks, material, action, place.",
    )


def _soup(wanted: Wanted) -> bool:
    """Single words in a row without a sentence among them, whether commas part them or nothing does."""
    gaps = r"[,;、\s]" if wanted.language == "ja" else r"[,;、]"
    pieces = [p.split() for p in re.split(gaps, wanted.masked) if p.strip()]
    bare = [
        p for p in pieces if len(p) >= _BARE and not any(w.casefold() in LITTLE.get(wanted.language, ()) for w in p)
    ]
    pieces = [p for p in pieces if p not in bare] + [[w] for p in bare for w in p]
    short = [p for p in pieces if len(p) == 1 and len(p[0]) < _LONG]
    return len(pieces) >= _SEVERAL and len(short) >= 0.75 * len(pieces)


def _shape(reading: Reading) -> Part:
    said = (
        sum(a in reading.brief.aspects for a in _SHAPED)
        + bool(reading.brief.texts)
        + 0.5 * (Aspect.USE in reading.brief.aspects)
    )
    points = 12.0 * (1 - 0.62 ** min(6.0, said))
    return Part(
        "look and light", round(points, 1), 12.0, "" if said >= 3 else "Say a style, a light, colours or a viewpoint."
    )


def _clarity(name: str, of: float, faults: float, each: float, advice: str) -> Part:
    points = max(0.0, of - each * faults)
    return Part(name, round(points, 1), of, advice if faults else "")


@cache
def _pattern(word: str) -> re.Pattern[str] | None:
    """A folded word as a whole word ("elevat*" with any ending); None for scripts without blanks, found anywhere."""
    anywhere = re.search(r"[\u3040-\u9fff]", word) or (not word.isascii() and not word[0].isalpha())
    ending = r"\w*" if word.endswith("*") else r"(?!\w)"
    return None if anywhere else re.compile(rf"(?<!\w){re.escape(word.rstrip('*'))}{ending}")


def _has(low: str, word: str, language: str) -> int:
    if word.rstrip("*") not in low:
        return 0
    pattern = None if language == "ja" else _pattern(word)
    return low.count(word) if pattern is None else len(pattern.findall(low))


def _count(wanted: Wanted, kind: str) -> int:
    low = fold(wanted.masked)
    return sum(_has(low, w, wanted.language) for w in words_of(kind))


@cache
def _opposites() -> tuple[tuple[tuple[tuple[str, str], ...], ...], ...]:
    """Pairs of sides; a side is (word, folded word) for every word of it."""
    return tuple(
        tuple(tuple((w.strip(), fold(w.strip())) for w in side.split(",")) for side in row.split("|"))
        for row in _words()["opposites"]
    )


def _repeated(wanted: Wanted) -> float:
    """Content words said more than once, beyond the first time."""
    if wanted.language == "ja":
        runs = Counter(re.findall(r"[\u30a0-\u30ff\u4e00-\u9fff]{2,}|すごく|とても", wanted.masked))
        runs.update(h.text for h in wanted.things if len(h.text) == 1)
        return float(sum(n - 1 for n in runs.values()))
    counts = Counter(w for w in _content(wanted) if len(w) > 2)
    extra = sum(n - 1 for n in counts.values())
    return extra if extra > 1 or max(counts.values(), default=0) > 2 else extra * 0.4


def _said(wanted: Wanted) -> float:
    """How many words of meaning a prompt has; a Japanese one about one in three letters."""
    return len(wanted.masked) / 3 if wanted.language == "ja" else len(_content(wanted))


def _vague(wanted: Wanted) -> float:
    """Empty words, undecided ones, and what should be felt or thought instead of seen; one of the last is no fault."""
    felt = _count(wanted, "buzz") + len(_abstractions(wanted))
    return _count(wanted, "filler") + 1.2 * _count(wanted, "hedge") + max(0.0, felt - 1.0)


def _abstractions(wanted: Wanted) -> set[str]:
    """Words whose ending makes them a notion ("identity", "Zufriedenheit"), unless they name something known to be seen."""
    hits = (*wanted.things, *wanted.uses, *wanted.qualities, *wanted.colors)
    seen = {n for h in hits for n in range(h.first, h.last + 1)}
    return {t.low for n, t in enumerate(wanted.tokens) if n not in seen and _NOTION.search(t.low)}


def _counts(low: str, language: str) -> bool:
    """Whether a word says how many; what only says "a" in its language does not."""
    said = cardinal(low, language)
    return said not in {None, 1} or low == "one" or (low.isdigit() and len(low) < 3)


def _counted_twice(wanted: Wanted) -> list[tuple[str, str]]:
    """The same noun with two numbers: "three boats, five boats"."""
    said: dict[str, str] = {}
    found = []
    for number, noun in pairwise(t for t in wanted.tokens if t.kind != "mark"):
        if _counts(number.low, wanted.language):
            key = stem(noun.low, wanted.language)
            if said.setdefault(key, number.low) != number.low:
                found.append((f"{said[key]} {noun.low}", f"{number.low} {noun.low}"))
    return found


def _colored_twice(wanted: Wanted) -> list[tuple[str, str]]:
    """Two colours for the one background there is."""
    said = {
        h.gloss: h.text
        for h in wanted.colors
        if h.last + 1 < len(wanted.tokens)
        and wanted.tokens[h.last + 1].low in {"background", "backdrop", "sky", "hintergrund", "himmel"}
    }
    rows = list(said.values())
    bare: dict[str, tuple[str, str]] = {}
    for clause in wanted.masked.split(","):  # "teal drapes, red drapes"
        words = clause.split()
        color = next((h for h in wanted.colors if words and h.text == words[0]), None)
        if color and len(words) == _COLORED:
            before = bare.setdefault(stem(words[1], wanted.language), (color.gloss, color.text))
            rows += [before[1], color.text] if before[0] != color.gloss else []
    return [(rows[0], rows[1])] if len(rows) > 1 else []


def contradictions(wanted: Wanted, reading: Reading) -> list[tuple[str, str]]:
    """Pairs of wishes that cannot both be met: "at night" and "midday sun", "no text" and a headline."""
    low = f" {fold(wanted.masked)} "
    found = []
    for left, right in _opposites():
        a = next((w for w, folded in left if _has(low, folded, wanted.language)), None)
        b = next((w for w, folded in right if _has(low, folded, wanted.language)), None)
        if a and b:
            found.append((a, b))
    found += [*_counted_twice(wanted), *_colored_twice(wanted)]
    views = {h.gloss for h in wanted.of_kind("composition")}
    found += [(a, b) for a, b in _VIEWS if a in views and b in views]
    families = {h.concept.tag if h.concept.tag != "graphic" else f"graphic {h.gloss}" for h in wanted.of_kind("style")}
    families = {
        f
        for f in families
        if f in {"photo", "drawn"} or f.split(" ", 1)[-1] in {"pixel art", "3d render", "flat vector"}
    }
    if len(families) > 1:
        found.append(("photo", "drawing"))
    if len(wanted.of_kind("style")) and len({h.gloss for h in wanted.of_kind("style") if h.concept.tag == "drawn"}) > 2:
        found.append(("one medium", "another medium"))
    if reading.brief.texts and (
        reading.brief.get(Aspect.TEXT) == "no text"
        or any(fold(w) in {"text", "words", "texto", "texte", "文字"} for w in reading.brief.must_not)
    ):
        found.append(("no text", reading.brief.texts[0]))
    found += [(f"no {w}", w) for w in reading.brief.must_not if len(w) > 2 and low.count(fold(w)) > 1]
    return found
