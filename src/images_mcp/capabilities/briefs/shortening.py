"""A wish too long to be told whole: what tells most, in its order, as sentences that still read.

A clause is parted where something hangs on it ("an armchair | covered with a blanket | by the stove"). What hangs may be left out,
its clause may not be while it stays; a relative clause needs what stands right before it. Which parts stay is found exactly: of all
choices that fit the room the one that tells most, the opening always among them, since it says what the rest is about. The main
thing of a clause counts most, and those alive more than the others.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from images_mcp.engines.minds.rules.structure import QUOTED, take_apart
from images_mcp.engines.minds.rules.words import LITTLE

_SHORT = "".join(
    rf"(?<!\b{w})" for w in ("est", "no", "nr", "st", "dr", "mr", "mrs", "vs", "ca", "vol", "núm", "bzw", "inkl")
)
MARKS = re.compile(
    r"[;、]|(?<!\d):|:(?!\d)|,(?!\d)|(?i:"
    + _SHORT
    + r")(?<!\b\d)(?<!\b\d\d)\.(?=\s|$|[^\s\d])|[!?。！？](?=\s|$|[^\s\d])|\s[-–—]+\s|—"
)
_ENDS = frozenset(".!?。！？")
_AND_AT_START = re.compile(
    r"(?i)^(?:and|but|while|und|aber|während|y|pero|mientras|et|mais|dont|tandis que|pendant que)\s+"
)
_JOINT = re.compile(
    r"(?i)\s(?=(?:and|while|with|where|who|which|that|in|on|at|by|under|beside|behind|above|over|along|from|near|against|next to|covered|leaning|"
    r"und|während|mit|wo|auf|im|am|unter|neben|hinter|vor|über|an|bei|in|"
    r"y|mientras|con|que|donde|en|sobre|bajo|junto a|detrás|ante|encima|"
    r"et|tandis que|pendant que|avec|qui|où|dont|dans|sur|sous|devant|derrière|près d|à côté d|au-dessus)\b)"
)
_RELATIVE = re.compile(
    r"(?i)(?:(?:(?:in|on|at|from|auf|in|an|aus|mit|unter|von|en|con|sobre|dans|sur|avec|sous) )?(?:who|which|that|whose|where|dessen|deren|denen|dem|que|quien|cuy[oa]s?|donde|(?:la|el|las|los) que|qui|dont|où|lequel|laquelle)\b"
    r"|(?-i:die|der|das|den)\b(?! [A-ZÄÖÜ]))"
)
_MOST_PARTS, _FEWEST_LETTERS = 26, 8
_LATER, _MAIN, _ALIVE = 0.04, 1.5, 0.5
_LIVING = {"person", "being", "animal"}


@dataclass(frozen=True)
class _Part:
    """A stretch of a clause, the mark before it where it opens one, and what it tells.

    `hangs` on the opening of its clause; `leans` on the part right before it.
    """

    mark: str
    text: str
    worth: float
    hangs: bool = False
    leans: bool = False


def clauses(text: str) -> list[tuple[str, str]]:
    """(mark before it, clause) for every clause; quoted words are never cut."""
    quoted = [m.span() for m in QUOTED.finditer(text)]
    rows, start, mark = [], 0, ""
    for cut in [*(m for m in MARKS.finditer(text) if not any(a <= m.start() < b for a, b in quoted)), None]:
        clause = text[start : cut.start() if cut else len(text)].strip()
        if clause.strip(" ,.;:!?、。"):
            rows.append((mark, clause))
            mark = ""
        if cut:
            start, mark = cut.end(), cut.group().strip() or mark
    return rows


def shortened(text: str, room: int, language: str) -> str:
    """The most telling parts of a text that fit into `room` characters; a single endless one is cut at a word."""
    if len(text) <= room:
        return text
    parts = _parts(text, language)
    if not parts:
        return _cut(text, room)
    first = parts[0] if len(parts[0].text) <= room else replace(parts[0], text=_cut(parts[0].text, room))
    return _joined([first, *_best(parts[1:], room - len(first.text), language)], language)


def _best(parts: list[_Part], room: int, language: str) -> list[_Part]:
    """The worthiest of all choices of parts that fit behind an opening that stays."""
    lengths = [len(_joined([_Part("", "x", 0.0), p], language)) - 1 for p in parts]

    @cache
    def best(at: int, left: int, *, opened: bool, before: bool) -> tuple[float, tuple[_Part, ...]]:
        if at == len(parts):
            return 0.0, ()
        part = parts[at]
        found = best(at + 1, left, opened=opened and part.hangs, before=False)
        if lengths[at] <= left and (opened or not part.hangs) and (before or not part.leans):
            worth, rest = best(at + 1, left - lengths[at], opened=True, before=True)
            found = max(found, (worth + part.worth, (part, *rest)), key=lambda f: f[0])
        return found

    return list(best(0, room, opened=True, before=True)[1])


def _parts(text: str, language: str) -> list[_Part]:
    parts: list[_Part] = []
    for number, (mark, clause) in enumerate(clauses(text)):
        for n, piece in enumerate(_pieces(clause, language)):
            leans = bool(_RELATIVE.match(piece)) and bool(parts)
            worth = _worth(piece, language, main=not n) - _LATER * number
            parts.append(_Part("" if n else mark, piece, worth, hangs=n > 0, leans=leans))
    while len(parts) > _MOST_PARTS:
        parts.remove(min(parts[1:], key=lambda p: p.worth / len(p.text) + (not p.hangs)))
    return parts


def _pieces(clause: str, language: str) -> list[str]:
    """A clause parted where something hangs on it; quoted words and Japanese are not parted, little words not left alone."""
    if language == "ja" or QUOTED.search(clause):
        return [clause]
    pieces, little = [""], LITTLE.get(language, frozenset())
    for piece in _JOINT.split(clause):
        before = pieces[-1].rsplit(" ", 1)[-1].casefold()
        whole = before not in little and len(pieces[-1]) >= _FEWEST_LETTERS and len(piece) >= _FEWEST_LETTERS
        pieces = [*pieces, piece] if whole else [*pieces[:-1], f"{pieces[-1]} {piece}".strip()]
    return pieces


def _worth(piece: str, language: str, *, main: bool) -> float:
    """How much of what is to be seen a stretch tells: what is known by name, and other words less; most as the main thing of a clause."""
    parts = take_apart(piece, language)
    named = [*parts.things, *parts.qualities, *parts.colors]
    alive = sum(h.concept.kind in _LIVING for h in parts.things)
    covered = {n for hit in named for n in range(hit.first, hit.last + 1)}
    little = LITTLE.get(language, frozenset())
    others = sum(t.kind == "word" and t.low not in little for n, t in enumerate(parts.tokens) if n not in covered)
    bonus = _MAIN * (main and (bool(named) or others > 1))
    return 0.2 + bonus + len(named) + _ALIVE * alive + others + 3 * len(parts.quotes)


def _cut(text: str, room: int) -> str:
    cut = text[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[room // 2 :] else cut).rstrip(" ,;:、") + "…"


def spaced(mark: str, language: str) -> str:
    """A mark with its blanks; French has one before a colon and a semicolon."""
    return f" {mark} " if language == "fr" and mark in {":", ";"} else f"{mark} "


def _joined(rows: list[_Part], language: str) -> str:
    """The kept clauses with the marks that stood between them; a sentence begins with a capital."""
    out = ""
    for row in rows:
        ended = row.mark in _ENDS and bool(row.mark)
        if not out:
            out = _AND_AT_START.sub("", row.text)
        elif language == "ja":
            out += ("。" if ended else "、") + row.text
        elif ended and row.text[:1].isupper():
            out += f". {row.text}"
        elif row.hangs:
            out += f" {row.text}"
        else:
            out += (spaced(row.mark, language) if row.mark in {";", ":"} else ", ") + _AND_AT_START.sub("", row.text)
    return out
