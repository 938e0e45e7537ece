"""The alphabet of drafts: a figure is an ordered list of shapes with tonal roles, in a unit box of its own.

Props say *what* is there (outline, role, part); styles decide *how* it looks (fill, line, wash, light). That split is
what lets one fox be a pixel fox, a paper-cut fox and a neon fox.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

_NUMBER = re.compile(r"-?\d+\.?\d*")


@dataclass(frozen=True)
class Shape:
    """One closed or open path.

    `d` is SVG path data in the figure's box: x grows right, y grows down, absolute or relative commands.
    `tone` is the role the style colours: `main`, `second`, `accent`, `light`, `dark`, `line`, `white`, `black`, `skin`,
    `hair`, `cloth`, `cloth2`, `wood`, `metal`, `glass`, `leaf`, `glow`. Roles, not colours: the same role has one colour
    per figure. `shade` moves that colour darker (-1) or lighter (+1). `stroke` > 0 makes it a line of that width (in box
    units) instead of a filled area. `part` names it for people and refinement ("eye", "hat", "handle").
    `detail` shapes are left out by styles that simplify and at small sizes. `worn` names the piece of clothing it
    belongs to ("hat", "glasses"): clothes never change the size of their wearer.
    """

    d: str
    tone: str = "main"
    shade: float = 0.0
    stroke: float = 0.0
    opacity: float = 1.0
    part: str = ""
    detail: bool = False
    worn: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawn thing: shapes back to front, in a box `width` x `height` (the larger side is 100).

    `ground` is the y at which it touches the ground (its feet, its base), `colors` its natural colours by role (hex),
    `facing` is "left", "right" or "front", so that a scene can mirror it.
    """

    shapes: tuple[Shape, ...]
    width: float = 100.0
    height: float = 100.0
    ground: float = 100.0
    colors: Mapping[str, str] = field(default_factory=dict)
    facing: str = "front"

    @property
    def leading(self) -> str:
        """The tone a colour said of the whole thing is for: `main`, or the tone of its broadest shapes."""
        tones = [s.tone for s in self.shapes if not s.detail and not s.worn]
        if "main" in tones or not tones:
            return "main"
        return max(dict.fromkeys(tones), key=lambda tone: sum(_spread(s) for s in self.shapes if s.tone == tone))


def _spread(shape: Shape) -> float:
    """The room a filled shape's points span."""
    if shape.stroke:
        return 0.0
    values = [float(v) for v in _NUMBER.findall(shape.d)]
    xs, ys = values[::2], values[1::2]
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) if ys else 0.0


@dataclass(frozen=True)
class Wanted:
    """How a prop is wanted: what it does, the words it was called by ("full moon") and extras ("wearing a hat")."""

    random: Random
    action: str = ""
    said: str = ""
    extras: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prop:
    """An entry of the catalogue. `words` maps a language code to the nouns (singular and plural) that mean it.

    `size` is its usual height in metres, for scale beside other things. `kind` is animal, plant, building, vehicle,
    food, furniture, tool, object, person, nature or symbol.
    """

    name: str
    kind: str
    draw: Callable[[Wanted], Figure]
    words: Mapping[str, tuple[str, ...]]
    size: float = 1.0
