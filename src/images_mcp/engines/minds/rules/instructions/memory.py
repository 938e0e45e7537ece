"""What "it", "that one" and "more of that" refer to: the things and changes of this and the earlier instructions."""

import re
from dataclasses import dataclass, replace

from images_mcp.brief import Aspect, Brief
from images_mcp.engines.minds.port import Change, Direction, Op

OPPOSITE = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
_TURNED = {
    "in": "out", "out": "in", "left": "right", "right": "left", "up": "down", "down": "up", "wider": "tighter",
    "tighter": "wider", "closer": "further away", "higher": "lower", "lower": "higher", "above": "below",
    "below": "above", "links": "rechts", "rechts": "links", "izquierda": "derecha", "derecha": "izquierda",
    "gauche": "droite", "droite": "gauche", "左": "右", "右": "左",
}  # fmt: skip


@dataclass(frozen=True)
class Memory:
    """`here` is the thing spoken of earlier in this instruction, `before` that of the earlier ones."""

    brief: Brief
    here: str | None = None
    before: str | None = None
    last: tuple[Change, ...] = ()

    def seen(self, changes: tuple[Change, ...], about: str | None) -> "Memory":
        """After a clause: what it was about is what "it" means next."""
        thing = about or next((t for c in reversed(changes) if (t := thing_of(c))), None)
        return replace(self, here=thing or self.here)

    def turned(self, changes: tuple[Change, ...], about: str | None) -> "Memory":
        """After a whole instruction; what it took away is there no more to be spoken of."""
        gone = {c.target for c in changes if c.op is Op.REMOVE}
        spoken = (about, *(thing_of(c) for c in reversed(changes)))
        thing = next((t for t in spoken if t and t not in gone), None)
        lasting = tuple(c for c in changes if c.op not in {Op.KEEP, Op.UNDO, Op.REDO, Op.SELECT, Op.REVERT, Op.VARY})
        before = None if self.before in gone else self.before
        return Memory(self.brief, None, thing or before, lasting or self.last)

    @property
    def subject(self) -> str | None:
        """The brief's subject in words, where it is short enough to be a name for it."""
        said = self.brief.get(Aspect.SUBJECT)
        return said if said and len(said) <= 60 else None


def thing_of(change: Change) -> str | None:
    """The thing a change brought in or spoke of; what it removed is still what was spoken of."""
    if change.op is Op.REPLACE:
        return change.value
    if change.op in {Op.ADD, Op.ADJUST, Op.SET_PALETTE, Op.REMOVE, Op.SET_TEXT, Op.REFRAME}:
        return change.target
    return None


def reversed_(change: Change, strength: float | None) -> Change:
    """The same change the other way."""
    how = {"strength": 0.5 if strength is None else strength}
    if change.direction is not None:
        return change.model_copy(update={"direction": OPPOSITE[change.direction], **how})
    if change.op is Op.ADD:
        return Change(op=Op.REMOVE, target=change.target, **how)
    if change.op is Op.REMOVE:
        return Change(op=Op.ADD, target=change.target, **how)
    if change.op is Op.REFRAME and change.value:
        words = re.sub(r"\w+", lambda m: _TURNED.get(m.group().casefold(), m.group()), change.value)
        return change.model_copy(update={"value": words, **how})
    return change
