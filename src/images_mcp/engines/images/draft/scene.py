"""A scene: what is where, before anyone decides how it is painted.

Genres fill it, styles paint it, and its JSON summary goes back to the caller so that a later refinement can say "that
chair" and mean it. Units: the short side of the canvas is 1000; x grows right, y grows down.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from images_mcp.engines.images.draft.light import Light
from images_mcp.engines.images.draft.props.path import Path, ellipse
from images_mcp.engines.images.draft.revision.effects import NONE, Effects
from images_mcp.engines.images.draft.revision.grade import PLAIN, Grade
from images_mcp.engines.images.draft.shapes import Figure, Shape

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Area:
    """A filled (or, with `stroke`, drawn) outline in canvas units.

    `to` makes it a gradient from `color` at the top to `to` at the bottom; `stops` gives one with more colours.
    `depth` runs from 0 (at our feet) to 1 (the horizon). `solid` areas carry meaning (a bar, a card) and are drawn by
    line styles with a tint. `raw` colours are final: neither light nor distance touches them.
    """

    path: Path
    color: str
    to: str | None = None
    stops: tuple[tuple[float, str], ...] = ()
    sideways: bool = False
    depth: float = 0.0
    opacity: float = 1.0
    stroke: float = 0.0
    dash: str = ""
    name: str = ""
    role: str = "shape"
    raw: bool = False
    grade: Grade = PLAIN
    marks: float = 0.0

    @property
    def called(self) -> str:
        """What it is, in one word."""
        return self.name or _CALLED.get(self.role, "")


_CALLED = {
    "sky": "sky", "hill": "hill", "ground": "ground", "water": "water", "path": "path", "building": "house",
    "fence": "fence", "plant": "plant", "cloth": "curtain", "wall": "wall", "backdrop": "backdrop", "planet": "planet",
    "plinth": "plinth",
}  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """A figure standing in the scene: its ground contact at (x, y), `scale` canvas units per box unit.

    `noun` says which of the wanted things it is (-1: scenery). `slot` is the width and height, in box units, its layout
    counted with; `hidden` are parts not to be drawn, `paints` colours of single parts, `kept` colours the palette must
    leave alone. `tilt` turns it about its foot, in degrees; `marks` (0-1) adds texture marks; `grade` moves its colours.
    """

    name: str
    figure: Figure
    x: float
    y: float
    scale: float
    colors: Mapping[str, str] = field(default_factory=dict)
    mirror: bool = False
    depth: float = 0.0
    shadow: bool = True
    raw: bool = False
    simple: bool = False
    prop: str = ""
    kind: str = ""
    noun: int = 0
    slot: tuple[float, float] | None = None
    hidden: frozenset[str] = frozenset()
    paints: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    tilt: float = 0.0
    marks: float = 0.0
    grade: Grade = PLAIN

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes that are drawn."""
        if not self.hidden:
            return self.figure.shapes
        return tuple(s for s in self.figure.shapes if s.part not in self.hidden and s.worn not in self.hidden)

    @property
    def room(self) -> Box:
        """The place its layout keeps for it, whatever figure stands there."""
        wide, high = self.slot or (self.figure.width, self.figure.ground)
        return (self.x - wide * self.scale / 2, self.y - high * self.scale, self.x + wide * self.scale / 2, self.y)

    @property
    def box(self) -> Box:
        """Where it is."""
        half = self.figure.width * self.scale / 2
        top = self.y - self.figure.ground * self.scale
        return (self.x - half, top, self.x + half, top + self.figure.height * self.scale)


@dataclass(frozen=True)
class Glow:
    """A soft light: the sun's halo, a lamp, mist. `flat` squeezes it vertically."""

    x: float
    y: float
    r: float
    color: str
    strength: float = 0.6
    flat: float = 1.0
    name: str = "glow"
    grade: Grade = PLAIN

    @property
    def called(self) -> str:
        """What it is, in one word."""
        return self.name


@dataclass(frozen=True)
class Letters:
    """Lettering as outlines, already measured and placed."""

    text: str
    path: Path
    color: str
    box: Box
    level: int = 1
    ground: str = ""
    grade: Grade = PLAIN


Item = Area | Thing | Glow | Letters
ALONE = ("sun", "moon", "planet")  # what a sky has one of


@dataclass
class Scene:
    """What is drawn, back to front, and under which light."""

    width: float
    height: float
    light: Light
    items: list[Item] = field(default_factory=list)
    paper: str = "#f7f3ea"
    genre: str = "scene"
    transparent: bool = False
    horizon: float | None = None
    could_not: list[str] = field(default_factory=list)
    symbols: bool = False
    sticker: bool = False
    stage: Box | None = None
    """Where the wanted things stood before anything was changed: what depends on them (a slab, a camera) stays put."""
    bare: bool = False
    """Whether its background was taken away."""
    mirroring: float = 0.0
    """How much of the scenery is its own mirror image: above 0.2, its left half is repeated on the right."""
    depth: float = 0.0
    """More (to 1) or less (to -1) distance between near and far than usual; `realism` likewise for modelling."""
    realism: float = 0.0
    effects: Effects = NONE

    def add(self, *items: Item) -> None:
        """Put items in front of what is there."""
        self.items.extend(items)

    def area(self, path: Path, color: str, **how: Any) -> None:
        """Put a filled outline in front of what is there; an empty one is nothing."""
        if path.traces:
            self.items.append(Area(path, color, **how))

    @property
    def things(self) -> list[Thing]:
        """The figures, back to front."""
        return [i for i in self.items if isinstance(i, Thing)]

    def summary(self, style: str, seed: int) -> str:
        """The scene as JSON: objects with boxes in 0-1, text lines, light and horizon."""
        things = sorted(self.things, key=lambda t: t.noun < 0)
        objects = [_object(t, self.width, self.height) for t in things]
        objects += [
            _area(i, self.width, self.height)
            for i in self.items
            if isinstance(i, Area | Glow) and i.called not in _UNSEEN
        ]
        texts = [
            {"text": i.text, "box": _unit(i.box, self.width, self.height), "color": i.color, "level": i.level}
            for i in self.items
            if isinstance(i, Letters)
        ]
        return json.dumps(
            {
                "genre": self.genre,
                "style": style,
                "seed": seed,
                "light": self.light.time,
                "weather": self.light.weather,
                "horizon": round(self.horizon / self.height, 3) if self.horizon is not None else None,
                "paper": self.paper,
                "transparent": self.transparent,
                "objects": objects[:240],
                "texts": texts[:80],
            },
            ensure_ascii=False,
        )


def _object(t: Thing, width: float, height: float) -> dict[str, Any]:
    colors = {**t.figure.colors, **t.colors}
    return {
        "name": t.name,
        "box": _unit(t.box, width, height),
        "colors": colors,
        "depth": round(t.depth, 2),
        "mirror": t.mirror,
        "prop": t.prop,
        "kind": t.kind,
        "main": t.noun >= 0,
        "parts": {} if t.noun < 0 else {n: _unit(b, width, height) for n, b in parts(t).items()},
    }


def _area(a: Area | Glow, width: float, height: float) -> dict[str, Any]:
    return {"name": a.called, "box": _unit(reach(a), width, height), "colors": {"main": a.color}}


_UNSEEN = ("", "glow", "scrim")


def reach(item: Item) -> Box:
    """The box of everything an item paints, roughly."""
    if isinstance(item, Thing):
        return union([item.box, *parts(item).values()])
    if isinstance(item, Glow):
        return item.x - item.r, item.y - item.r * item.flat, item.x + item.r, item.y + item.r * item.flat
    return item.box if isinstance(item, Letters) else item.path.bounds()


def parts(t: Thing) -> dict[str, Box]:
    """The boxes of a figure's named parts and clothes, in canvas units."""
    found: dict[str, list[Box]] = {}
    left, top = t.x - t.figure.width * t.scale / 2, t.y - t.figure.ground * t.scale
    for shape in t.shapes:
        box = outline_box(shape.d) if shape.part or shape.worn else None
        if box is None:
            continue
        x0, x1 = sorted((t.figure.width - v if t.mirror else v) for v in (box[0], box[2]))
        half = shape.stroke / 2
        placed = (
            left + (x0 - half) * t.scale, top + (box[1] - half) * t.scale,
            left + (x1 + half) * t.scale, top + (box[3] + half) * t.scale,
        )  # fmt: skip
        found.setdefault(shape.worn or shape.part, []).append(placed)
    return {name: union(boxes) for name, boxes in found.items()}


_NUMBER = re.compile(r"-?\d+\.?\d*")


@lru_cache(maxsize=4096)
def outline_box(d: str) -> Box | None:
    """The box around path data with absolute commands (a little too large for curves); None for relative ones."""
    if re.search(r"[a-z]", d.replace("e-", "")):
        return None
    values = [float(v) for v in _NUMBER.findall(d)]
    xs, ys = values[::2], values[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if xs and ys else None


def _unit(box: Box, width: float, height: float) -> list[float]:
    left, top, right, bottom = box
    return [round(left / width, 4), round(top / height, 4), round(right / width, 4), round(bottom / height, 4)]


def union(boxes: Iterable[Box]) -> Box:
    """The box around boxes."""
    rows = list(boxes)
    return min(b[0] for b in rows), min(b[1] for b in rows), max(b[2] for b in rows), max(b[3] for b in rows)


def disc(x: float, y: float, r: float) -> Path:
    """A circle."""
    return ellipse(x, y, r)
