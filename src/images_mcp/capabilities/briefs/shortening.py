"""A wish too long to be told whole: the clauses that tell most, in their order, as sentences that still read.

A clause may be told whole, without what hangs on its main thing ("an armchair | covered with a blanket"), or not at all.
Which is found exactly: of all choices that fit the room the one that tells most, the opening clause always among them,
since it says what the rest is about. The main thing of a clause counts most, and those alive more than the others.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from images_mcp.engines.minds.rules.structure import QUOTED, take_apart
from images_mcp.engines.minds.rules.words import LITTLE, fold, tokens

_SHORT = "".join(
    rf"(?<!\b{w})" for w in ("est", "no", "nr", "st", "dr", "mr", "mrs", "vs", "ca", "vol", "núm", "bzw", "inkl")
)
MARKS = re.compile(
    r"[;、]|(?<!\d):|:(?!\d)|,(?!\d)|(?i:"
    + _SHORT
    + r")(?<!\b\d)(?<!\b\d\d)\.(?=\s|$|[^\s\d])|[!?。！？](?=\s|$|[^\s\d])|\s[-–—]+\s|—"
)
_ENDS = frozenset(".!?。！？")
_AND = re.compile(r"(?i)\s(?=(?:and|while|und|während|y|mientras|et|tandis que|pendant que)\s)")
_AND_AT_START = re.compile(
    r"(?i)^(?:and|but|while|und|aber|während|y|pero|mientras|et|mais|dont|tandis que|pendant que)\s+"
)
_LOOSE = re.compile(
    r"(?i)\s(?=(?:with|where|who|which|that|while|mit|der|die|das|wo|con|que|donde|avec|qui|où|dont)\s)"
)
_MOST_CLAUSES, _LONG_CLAUSE = 10, 70
_UNKNOWN_WORD, _LATER, _MAIN, _ALIVE, _TOLD = 0.35, 0.04, 1.5, 0.5, 0.8
_LIVING = {"person", "being", "animal"}
_HANGS = re.compile(
    r"(?i),?\s(?=(?:in|on|at|by|under|beside|behind|above|over|along|from|near|against|next to|in front|who|which|that|covered|leaning|"
    r"auf|im|am|unter|neben|hinter|vor|über|an|bei|in einer?m?|der|die|das|wo|"
    r"en|sobre|bajo|junto a|detrás|ante|que|donde|encima|"
    r"dans|sur|sous|devant|derrière|près d|à côté d|qui|où|au-dessus)\b)"
)


@dataclass(frozen=True)
class _Clause:
    """A clause, the mark before it, whether only a coordinating word parts it from the one before, and what it tells.

    `short` is the clause without what hangs on its main thing, and what that tells; the clause itself where there is no such.
    """

    mark: str
    text: str
    bound: bool
    worth: float
    short: tuple[str, float] = ("", -1.0)


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
    """The most telling clauses of a text that fit into `room` characters; a single endless clause is cut at a joint."""
    if len(text) <= room:
        return text
    rows = _rows(text, language)
    if not rows:
        return _cut(text, room)
    first = _fitting(rows[0], room)
    _, kept = _best(
        rows[1:],
        room - len(_joined([first], language)),
        lambda row: len(_joined([first, row], language)) - len(_joined([first], language)),
    )
    return _joined([first, *kept], language)


def _best(rows: list[_Clause], room: int, length: Callable[[_Clause], int]) -> tuple[float, list[_Clause]]:
    """The worthiest of all choices of clauses, whole or short, that fit; a bound clause needs the one before it whole."""

    @cache
    def best(at: int, left: int, *, free: bool) -> tuple[float, tuple[_Clause, ...]]:
        if at == len(rows):
            return 0.0, ()
        row, found = rows[at], best(at + 1, left, free=False)
        options = [(row, True)] if free or not row.bound else []
        if options and row.short[0]:
            options.append((replace(row, text=row.short[0], worth=row.short[1]), False))
        for told, whole in options:
            need = length(told)
            if need <= left:
                worth, rest = best(at + 1, left - need, free=whole)
                found = max(found, (worth + told.worth, (told, *rest)), key=lambda f: f[0])
        return found

    worth, kept = best(0, room, free=True)
    return worth, list(kept)


def _rows(text: str, language: str) -> list[_Clause]:
    rows: list[_Clause] = []
    for number, (mark, clause) in enumerate(clauses(text)):
        halves = _AND.split(clause) if len(clause) > _LONG_CLAUSE and not QUOTED.search(clause) else [clause]
        rows += [
            _Clause(
                mark if not n else "",
                half,
                n > 0,
                _worth(half, language) - _LATER * number,
                _short(half, language, number),
            )
            for n, half in enumerate(halves)
        ]
    while len(rows) > _MOST_CLAUSES:
        rows.remove(min(rows[1:], key=lambda row: row.worth))
    return rows


def _worth(clause: str, language: str) -> float:
    """How much of what is to be seen a clause tells: what is known by name, and half-known words a little."""
    parts = take_apart(clause, language)
    named = [*parts.things, *parts.qualities, *parts.colors]
    alive = sum(h.concept.kind in _LIVING for h in parts.things)
    covered = {n for hit in named for n in range(hit.first, hit.last + 1)}
    little = LITTLE.get(language, frozenset())
    others = sum(t.kind == "word" and t.low not in little for n, t in enumerate(tokens(clause)) if n not in covered)
    return 0.2 + len(named) + _MAIN * bool(named) + _ALIVE * alive + 3 * len(parts.quotes) + _UNKNOWN_WORD * others


def _short(clause: str, language: str, number: int) -> tuple[str, float]:
    """The clause up to where something hangs on its main thing, and what that tells; nothing where it has no such joint."""
    if language == "ja" or QUOTED.search(clause):
        return "", -1.0
    main = min(take_apart(clause, language).things, key=lambda h: h.start, default=None)
    joint = _HANGS.search(clause, main.end) if main else None
    if joint is None or fold(tokens(clause[: joint.start()])[-1].low) in LITTLE.get(language, ()):
        return "", -1.0
    text = clause[: joint.start()]
    return text, _worth(text, language) - _LATER * number


def _fitting(row: _Clause, room: int) -> _Clause:
    """The opening clause, cut at its last joint where it alone is too long."""
    if len(row.text) <= room:
        return row
    joints = [
        m.start() for m in (*_AND.finditer(row.text), *_LOOSE.finditer(row.text)) if room // 3 < m.start() <= room
    ]
    text = row.text[: max(joints)] if joints else _cut(row.text, room)
    return _Clause(row.mark, text, row.bound, row.worth)


def _cut(text: str, room: int) -> str:
    cut = text[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[room // 2 :] else cut).rstrip(" ,;:、") + "…"


def spaced(mark: str, language: str) -> str:
    """A mark with its blanks; French has one before a colon and a semicolon."""
    return f" {mark} " if language == "fr" and mark in {":", ";"} else f"{mark} "


def _joined(rows: list[_Clause], language: str) -> str:
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
        elif row.bound:
            out += f" {row.text}"
        else:
            out += (spaced(row.mark, language) if row.mark in {";", ":"} else ", ") + _AND_AT_START.sub("", row.text)
    return out
