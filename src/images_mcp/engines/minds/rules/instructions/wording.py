"""What will happen, in plain words, and the one short question where an instruction is unclear; in five languages."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.minds.rules.instructions.clauses import Clause, put_back
from images_mcp.engines.minds.rules.instructions.outcome import Outcome

_LONGEST, _MOST = 80, 5
_LOW, _HIGH = 0.4, 0.7
_FULL_STOP = {"ja": "。"}


@cache
def _words(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """(sentences, nouns of the attributes) of a language; English where there are none."""
    loaded: dict[str, dict[str, Any]] = json.loads((files(__package__) / "data" / "wording.json").read_text("utf-8"))
    own = loaded.get(language, loaded["en"])
    return {name: text for name, text in own.items() if name != "nouns"}, own["nouns"]


def explain(changes: tuple[Change, ...], language: str) -> str:
    """One sentence for each change, in order: what will happen to the picture."""
    said, _ = _words(language)
    if not changes:
        return said["nothing"]
    stop = _FULL_STOP.get(language, ".")
    lines = [_line(change, language) for change in changes]
    if language == "ja":
        return "".join(f"{line}{stop}" for line in lines)
    return " ".join(f"{line[:1].upper()}{line[1:]}{stop}" for line in lines)


def _line(change: Change, language: str) -> str:
    said, nouns = _words(language)
    degree = said["low"] if change.strength <= _LOW else said["high"] if change.strength >= _HIGH else ""
    target = change.target or said["whole"]
    if change.op is Op.ADJUST and change.attribute is not None:
        noun = nouns[change.attribute.value].format(value=change.value or "").strip(" :：")
        words = said["more" if change.direction is Direction.INCREASE else "less"].format(noun=noun)
        return f"{degree}{words}{said['for'].format(target=change.target) if change.target else ''}"
    value = change.value or ("1" if change.op in {Op.UNDO, Op.REDO} else "")
    line = said[change.op.value].format(target=target, value=value).strip(" :：")
    about = change.target if change.op in {Op.SET_PALETTE, Op.SET_TEXT, Op.REFRAME, Op.SET_STYLE} else None
    return f"{line}{said['for'].format(target=about) if about else ''}"


def ask(
    language: str,
    changes: tuple[Change, ...],
    doubted: tuple[Clause, Outcome | None] | None,
    quotes: tuple[str, ...],
    other: Change | None = None,
) -> str:
    """One short question about the clause that is least sure; it names both readings where there are two."""
    said, _ = _words(language)
    if other is not None and changes and other not in changes:
        at = next((n for n, c in enumerate(changes) if c.target == other.target), 0)
        return said["confirm"].format(words=_whole(changes, language, at, other))
    if doubted is None:
        return said["empty"]
    clause, outcome = doubted
    if outcome is not None and outcome.lost:
        return said["which"]
    if outcome is not None and changes:
        return said["confirm"].format(words=_whole(changes, language))
    return said["unclear"].format(words=put_back(clause.raw, quotes)[:_LONGEST])


def _whole(changes: tuple[Change, ...], language: str, at: int = 0, other: Change | None = None) -> str:
    """All changes in a breath, the first few of many; the one `at` a place with what it may be instead."""
    lines = [_line(c, language)[:_LONGEST] for c in changes]
    if other is not None:
        lines[at] = _words(language)[0]["or"].join(dict.fromkeys((lines[at], _line(other, language)[:_LONGEST])))
    told = list(dict.fromkeys(lines))
    return "; ".join(told[:_MOST]) + ("; …" if len(told) > _MOST else "")
