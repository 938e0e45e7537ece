"""What every style paints with: a document's colours under the scene's light and palette, its gradients and clips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.palette import Palette
from images_mcp.engines.images.draft.revision.grade import PLAIN, tinted
from images_mcp.engines.images.draft.scene import Scene, Thing
from images_mcp.engines.images.draft.shapes import Shape

_TONES = {
    "main": "#c96f4a",
    "second": "#f0d9b8",
    "accent": "#e8b04a",
    "light": "#faf3e6",
    "dark": "#3c3440",
    "line": "#2f2a33",
    "white": "#ffffff",
    "black": "#1d1a20",
    "skin": "#e5b08c",
    "hair": "#4a3326",
    "cloth": "#4f7ea8",
    "cloth2": "#d96b5b",
    "wood": "#9a6b43",
    "metal": "#a9b3bd",
    "glass": "#bfe0ea",
    "leaf": "#5f9a57",
    "glow": "#ffe6a0",
}


def same(color: str) -> str:
    """No change."""
    return color


@dataclass(frozen=True)
class Style:
    """How a picture is painted.

    `outline` is a contour's width in canvas units (0: none) in the colour `ink`; `shade` is how bodies are modelled
    (`none`, `cel`, `soft`, `deep`); `recolor` moves natural colours into the style's range; `finish` names what is
    done to the pixels afterwards; `paper` replaces the ground of scenes that have none of their own.
    """

    name: str
    painter: "type[Painted]"
    outline: float = 0.0
    ink: str = "#2f2a33"
    shade: str = "cel"
    recolor: Callable[[str], str] = same
    gradients: bool = True
    shadows: str = "soft"
    finish: str = "none"
    paper: str | None = None
    words: Sequence[str] = field(default_factory=tuple)


class Painted(Protocol):
    """Something that paints a scene in a style."""

    used: dict[str, float]

    def __init__(self, scene: Scene, style: "Style", palette: Palette) -> None: ...

    def svg(self) -> str:
        """The whole picture."""
        ...


_LIT = "#ffd98a"  # a window at night, somebody behind it


class Brush:
    """Colours and definitions of one document; `used` counts the area every final colour was given, roughly."""

    def __init__(self, scene: Scene, style: Style, palette: Palette) -> None:
        self.scene = scene
        self.style = style
        self.palette = palette
        self.defs: list[str] = []
        self.body: list[str] = []
        self.used: dict[str, float] = {}
        self._names: dict[str, str] = {}
        self._grade = PLAIN

    # colours

    def tone(
        self, color: str, depth: float = 0.0, *, raw: bool = False, weight: float = 0.0, keep: bool = False
    ) -> str:
        """The colour finally painted for a natural colour at a distance; `keep` ones are not the palette's business."""
        depth *= 1 + self.scene.depth * (0.7 if self.scene.depth > 0 else 0.95)
        if color in self.palette.colors and depth <= 0.1:
            out = color
        elif keep:
            out = color if raw or self.palette else self.scene.light.on(self.style.recolor(color), depth)
        elif raw:
            out = self.palette.map(color) if self.palette and color not in ("#ffffff", "#000000") else color
        else:
            out = self.palette.map(self.scene.light.on(self.style.recolor(color), depth))
        self.used[out] = self.used.get(out, 0.0) + weight
        return out

    def figure_tone(self, thing: Thing, shape: Shape) -> str:
        """The colour of a shape of a figure."""
        base = self.base_color(thing, shape)
        kept = base in thing.kept
        if (
            self.scene.light.stars
            and thing.kind == "building"
            and shape.tone == "glass"
            and "glass" not in thing.colors
        ):
            return self.tone(_LIT, raw=True, weight=thing.scale)
        return self.tone(c.lighter(base, shape.shade * 0.6), thing.depth, raw=thing.raw, weight=thing.scale, keep=kept)

    def base_color(self, thing: Thing, shape: Shape) -> str:
        """A shape's colour before light falls on it."""
        own = thing.paints.get(shape.part) or thing.paints.get(shape.worn) if thing.paints else None
        own = own or thing.colors.get(shape.tone) or thing.figure.colors.get(shape.tone)
        return own or _TONES.get(shape.tone, "#b8503f" if shape.worn else "#888888")

    # writing

    def define(self, body: str) -> str:
        """A definition's id; equal definitions are written once. `body` has {id} for its own name."""
        body = tinted(body, self._grade)
        if body not in self._names:
            self._names[body] = f"d{len(self._names)}"
            self.defs.append(body.replace("{id}", self._names[body]))
        return self._names[body]

    def gradient(self, stops: Sequence[tuple[float, str, float]], *, sideways: bool = False) -> str:
        """A linear gradient's id, from (offset, colour, opacity) stops."""
        stops = self.levelled(stops)
        marks = "".join(f'<stop offset="{o:.3f}" stop-color="{h}"{alpha("stop-opacity", a)}/>' for o, h, a in stops)
        vector = 'x2="1" y2="0"' if sideways else 'x2="0" y2="1"'
        return self.define(f'<linearGradient id="{{id}}" x1="0" y1="0" {vector}>{marks}</linearGradient>')

    def levelled(self, stops: Sequence[tuple[float, str, float]]) -> Sequence[tuple[float, str, float]]:
        """The stops of a gradient, closer to their middle where less realism is wanted."""
        flat = max(0.0, -self.scene.realism, -0.8 * self.scene.depth)
        if not flat or any(a < 1 for _, _, a in stops):
            return stops
        middle = stops[len(stops) // 2][1]
        return [(o, c.mix(h, middle, min(1.0, flat * 1.15)), a) for o, h, a in stops]

    def radial(self, color: str, strength: float, *, hold: float = 0.0) -> str:
        """A gradient fading from the centre to nothing, with the fall-off of a blurred disc."""
        fall = ((0.0, 1.0), (hold, 1.0), (hold + (1 - hold) * 0.35, 0.58), (hold + (1 - hold) * 0.68, 0.18), (1.0, 0.0))
        marks = "".join(
            f'<stop offset="{o:.2f}" stop-color="{color}" stop-opacity="{a * strength:.3f}"/>' for o, a in fall
        )
        return self.define(f'<radialGradient id="{{id}}">{marks}</radialGradient>')


def alpha(name: str, value: float) -> str:
    """An opacity attribute, where it is not the usual one."""
    return "" if value >= 1 else f' {name}="{value:.3g}"'
