"""A scene: what is where, before anyone decides how it is painted.

Genres fill it, styles paint it, and its JSON summary goes back to the caller so that a later refinement can say "that
chair" and mean it. Units: the short side of the canvas is 1000; x grows right, y grows down.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from images_mcp.engines.images.draft.light import Light
from images_mcp.engines.images.draft.props.path import Path, ellipse
from images_mcp.engines.images.draft.shapes import Figure

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


@dataclass(frozen=True)
class Thing:
    """A figure standing in the scene: its ground contact at (x, y), `scale` canvas units per box unit."""

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


@dataclass(frozen=True)
class Letters:
    """Lettering as outlines, already measured and placed."""

    text: str
    path: Path
    color: str
    box: Box
    level: int = 1
    ground: str = ""


Item = Area | Thing | Glow | Letters


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

    def add(self, *items: Item) -> None:
        """Put items in front of what is there."""
        self.items.extend(items)

    def area(self, path: Path, color: str, **how: Any) -> None:
        """Put a filled outline in front of what is there."""
        self.items.append(Area(path, color, **how))

    @property
    def things(self) -> list[Thing]:
        """The figures, back to front."""
        return [i for i in self.items if isinstance(i, Thing)]

    def summary(self, style: str, seed: int) -> str:
        """The scene as JSON: objects with boxes in 0-1, text lines, light and horizon."""
        objects = [_object(i, self.width, self.height) for i in self.items if isinstance(i, Thing)]
        objects += [_area(i, self.width, self.height) for i in self.items if isinstance(i, Area) and i.name]
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
                "objects": objects[:120],
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
    }


def _area(a: Area, width: float, height: float) -> dict[str, Any]:
    return {"name": a.name, "box": _unit(a.path.bounds(), width, height), "colors": {"main": a.color}}


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
