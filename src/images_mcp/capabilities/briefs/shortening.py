"""A wish too long to be told whole: the clauses that tell most, in their order, as sentences that still read.

Which clauses stay is found exactly: of all choices that fit the room the one that tells most, the opening one always
among them, since it says what the rest is about.
"""

import re
from dataclasses import dataclass
from itertools import product

from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import LITTLE, tokens

_SHORT = "".join(
    rf"(?<!\b{w})" for w in ("est", "no", "nr", "st", "dr", "mr", "mrs", "vs", "ca", "vol", "núm", "bzw", "inkl")
)
MARKS = re.compile(
    r"[;、]|(?<!\d):|:(?!\d)|,(?!\d)|(?i:"
    + _SHORT
    + r")(?<!\b\d)(?<!\b\d\d)\.(?=\s|$|[^\s\d])|[!?。！？](?=\s|$|[^\s\d])|\s[-–—]+\s|—"
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』")
_ENDS = frozenset(".!?。！？")
_AND = re.compile(r"(?i)\s(?=(?:and|while|und|während|y|mientras|et|tandis que|pendant que)\s)")
_AND_AT_START = re.compile(
    r"(?i)^(?:and|but|while|und|aber|während|y|pero|mientras|et|mais|dont|tandis que|pendant que)\s+"
)
_LOOSE = re.compile(
    r"(?i)\s(?=(?:with|where|who|which|that|while|mit|der|die|das|wo|con|que|donde|avec|qui|où|dont)\s)"
)
_MOST_CLAUSES, _LONG_CLAUSE = 10, 70
_UNKNOWN_WORD, _LATER = 0.35, 0.04


@dataclass(frozen=True)
class _Clause:
    """A clause, the mark before it, whether only a coordinating word parts it from the one before, and what it tells."""

    mark: str
    text: str
    bound: bool
    worth: float


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
    rows = [_fitting(rows[0], room), *rows[1:]] if rows else rows
    best: tuple[float, str] = (-1.0, "")
    for choice in product((True, False), repeat=len(rows) - 1):
        stays = (True, *choice)
        if any(row.bound and stays[n] and not stays[n - 1] for n, row in enumerate(rows)):
            continue
        kept = [row for row, stay in zip(rows, stays, strict=True) if stay]
        worth = sum(row.worth for row in kept)
        if worth > best[0] and len(told := _joined(kept, language)) <= room:
            best = (worth, told)
    return best[1] or _cut(text, room)


def _rows(text: str, language: str) -> list[_Clause]:
    rows: list[_Clause] = []
    for number, (mark, clause) in enumerate(clauses(text)):
        halves = _AND.split(clause) if len(clause) > _LONG_CLAUSE and not QUOTED.search(clause) else [clause]
        rows += [
            _Clause(mark if not n else "", half, n > 0, _worth(half, language) - _LATER * number)
            for n, half in enumerate(halves)
        ]
    while len(rows) > _MOST_CLAUSES:
        rows.remove(min(rows[1:], key=lambda row: row.worth))
    return rows


def _worth(clause: str, language: str) -> float:
    """How much of what is to be seen a clause tells: what is known by name, and half-known words a little."""
    parts = take_apart(clause, language)
    named = [*parts.things, *parts.qualities, *parts.colors]
    covered = {n for hit in named for n in range(hit.first, hit.last + 1)}
    little = LITTLE.get(language, frozenset())
    others = sum(t.kind == "word" and t.low not in little for n, t in enumerate(tokens(clause)) if n not in covered)
    return 0.2 + len(named) + 3 * len(parts.quotes) + _UNKNOWN_WORD * others


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
