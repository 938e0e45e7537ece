"""Instructions about the history and the choice: undo, return, choose, more of that, the other way, something new."""

import re

from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.minds.rules.instructions.clauses import LOW
from images_mcp.engines.minds.rules.instructions.meanings import GUESSED
from images_mcp.engines.minds.rules.instructions.memory import reversed_
from images_mcp.engines.minds.rules.instructions.outcome import Outcome, Resolver, Scene, part
from images_mcp.engines.minds.rules.instructions.speech import compiled

_LOST = 0.3
_VAGUE = frozenset({"a few", "some", "a couple", "several", "a handful of", "a bunch of", "the", "a", "an"})


def _ignore(scene: Scene, match: re.Match[str]) -> Outcome | None:
    about = part(match, "x")
    return Outcome((), 0.4 if about else 0.95, scene.target(about), idle=about is None, complaint=about is not None)


def _step(op: Op) -> Resolver:
    def resolve(scene: Scene, match: re.Match[str]) -> Outcome | None:
        number = part(match, "n")
        value = "1" if number and number.casefold() in {"a", "an"} else scene.named(number)
        return Outcome((Change(op=op, value=value),))

    return resolve


def _revert(scene: Scene, match: re.Match[str]) -> Outcome | None:
    named = part(match, "n")
    value = scene.named(scene.meanings.thing(named)) if named else scene.meanings.speech.source("words", "beginning")
    return Outcome((Change(op=Op.REVERT, value=value),))


def _select(scene: Scene, match: re.Match[str]) -> Outcome | None:
    said = scene.meanings.thing(part(match, "n") or "") or (part(match, "n") or "")
    if said.casefold() == "right" and "idea" in match.group():
        return None
    value = said.upper() if len(said) == 1 and said.isalpha() else scene.named(said)
    return Outcome((Change(op=Op.SELECT, value=value),), 0.9) if value else None


def _vary(scene: Scene, match: re.Match[str]) -> Outcome | None:
    number = part(match, "n")
    value = None if number is None or number.casefold() in _VAGUE else scene.named(number)
    return Outcome((Change(op=Op.VARY, value=value if value and value.isdigit() else None),))


def _new(scene: Scene, match: re.Match[str]) -> Outcome | None:
    wanted = part(match, "y")
    if wanted is None:
        return Outcome((Change(op=Op.NEW),), 0.8)
    inside = compiled(scene.meanings.speech.source("words", "inside"))
    told = part(match, "sure")
    if compiled(scene.meanings.speech.source("words", "comparing")).search(wanted):
        return None
    meant = scene.meanings.describe(wanted, None, None)
    if not told and (inside.search(wanted) or (meant and meant.sure > GUESSED)):
        return None
    return Outcome((Change(op=Op.NEW, value=scene.meanings.thing(wanted)),), 0.9)


def _again(scene: Scene, match: re.Match[str]) -> Outcome | None:
    del match
    last = scene.memory.last
    if not last:
        return Outcome((), _LOST, lost=True)
    changes = tuple(c.model_copy(update={"strength": scene.strength}) for c in last)
    return Outcome(changes, 0.9 if len(last) == 1 else 0.7)


def _reverse(scene: Scene, match: re.Match[str]) -> Outcome | None:
    del match
    last = scene.memory.last
    if not last:
        return Outcome((), _LOST, lost=True)
    return Outcome(tuple(reversed_(c, scene.clause.strength) for c in last), 0.85 if len(last) == 1 else 0.65)


def _overshot(scene: Scene, match: re.Match[str]) -> Outcome | None:
    if scene.complained:
        return Outcome((), idle=True)
    if scene.previous:
        return _modest(scene, match)
    last = tuple(c for c in scene.memory.last if c.op in {Op.ADJUST, Op.ADD, Op.REMOVE, Op.REFRAME})
    if not last:
        return Outcome((), _LOST, lost=True)
    said, words = match.group(), scene.meanings.speech.word
    less = bool(words("less").match(said) and not words("not_").match(said))  # "not that much" of less is more
    changes = [
        c.model_copy(update={"strength": scene.strength})
        if less and c.direction is Direction.DECREASE
        else reversed_(c, scene.clause.strength)
        for c in last
    ]
    return Outcome(tuple(changes), 0.85)


def _modest(scene: Scene, match: re.Match[str]) -> Outcome | None:
    del match
    if not scene.previous:
        return Outcome((), idle=True, modest=True)
    last = scene.previous[-1]
    return Outcome((last.model_copy(update={"strength": LOW}),), modest=True)


def _samefor(scene: Scene, match: re.Match[str]) -> Outcome | None:
    target = scene.target(part(match, "x"))
    last = scene.previous or scene.memory.last
    if target is None or scene.meanings.describe(part(match, "x") or "", None, None):
        return None
    if not last:
        return Outcome((), _LOST, lost=True)
    changed = last[-1]
    strength = changed.strength if scene.clause.strength is None else scene.clause.strength
    return Outcome((changed.model_copy(update={"target": target, "strength": strength}),), 0.85, target)


STEPS: dict[str, Resolver] = {
    "ignore": _ignore,
    "undo": _step(Op.UNDO),
    "redo": _step(Op.REDO),
    "revert": _revert,
    "select": _select,
    "vary": _vary,
    "new": _new,
    "again": _again,
    "reverse": _reverse,
    "overshot": _overshot,
    "modest": _modest,
    "samefor": _samefor,
}
