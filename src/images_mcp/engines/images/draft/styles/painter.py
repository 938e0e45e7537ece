"""The common brush: walks a scene back to front and writes SVG. Styles set its parameters or override a stroke."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.palette import Palette
from images_mcp.engines.images.draft.scene import Area, Glow, Item, Letters, Scene, Thing
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
    painter: "type[Painter]"
    outline: float = 0.0
    ink: str = "#2f2a33"
    shade: str = "cel"
    recolor: Callable[[str], str] = same
    gradients: bool = True
    shadows: str = "soft"
    finish: str = "none"
    paper: str | None = None
    words: Sequence[str] = field(default_factory=tuple)


class Painter:
    """Fills shapes. `svg()` gives the document; `used` counts the area every final colour was given, roughly."""

    def __init__(self, scene: Scene, style: Style, palette: Palette) -> None:
        self.scene = scene
        self.style = style
        self.palette = palette
        self.defs: list[str] = []
        self.body: list[str] = []
        self.used: dict[str, float] = {}
        self._names: dict[str, str] = {}

    # colours

    def tone(self, color: str, depth: float = 0.0, *, raw: bool = False, weight: float = 0.0) -> str:
        """The colour finally painted for a natural colour at a distance."""
        if color in self.palette.colors and depth <= 0.1:
            out = color
        elif raw:
            out = self.palette.map(color) if self.palette and color not in ("#ffffff", "#000000") else color
        else:
            out = self.palette.map(self.scene.light.on(self.style.recolor(color), depth))
        self.used[out] = self.used.get(out, 0.0) + weight
        return out

    def figure_tone(self, thing: Thing, shape: Shape) -> str:
        """The colour of a shape of a figure."""
        base = thing.colors.get(shape.tone) or thing.figure.colors.get(shape.tone) or _TONES.get(shape.tone, "#888888")
        return self.tone(c.lighter(base, shape.shade * 0.6), thing.depth, raw=thing.raw, weight=thing.scale)

    # writing

    def define(self, body: str) -> str:
        """A definition's id; equal definitions are written once. `body` has {id} for its own name."""
        if body not in self._names:
            self._names[body] = f"d{len(self._names)}"
            self.defs.append(body.replace("{id}", self._names[body]))
        return self._names[body]

    def gradient(self, stops: Sequence[tuple[float, str, float]], *, sideways: bool = False) -> str:
        """A linear gradient's id, from (offset, colour, opacity) stops."""
        marks = "".join(f'<stop offset="{o:.3f}" stop-color="{h}"{_alpha("stop-opacity", a)}/>' for o, h, a in stops)
        vector = 'x2="1" y2="0"' if sideways else 'x2="0" y2="1"'
        return self.define(f'<linearGradient id="{{id}}" x1="0" y1="0" {vector}>{marks}</linearGradient>')

    def radial(self, color: str, strength: float, *, hold: float = 0.0) -> str:
        """A gradient fading from the centre to nothing, with the fall-off of a blurred disc."""
        fall = ((0.0, 1.0), (hold, 1.0), (hold + (1 - hold) * 0.35, 0.58), (hold + (1 - hold) * 0.68, 0.18), (1.0, 0.0))
        marks = "".join(
            f'<stop offset="{o:.2f}" stop-color="{color}" stop-opacity="{a * strength:.3f}"/>' for o, a in fall
        )
        return self.define(f'<radialGradient id="{{id}}">{marks}</radialGradient>')

    def svg(self) -> str:
        """The whole picture."""
        s = self.scene
        if not s.transparent:
            self.body.append(self.ground())
        for item in s.items:
            if not (s.transparent and isinstance(item, Area) and item.role in ("backdrop", "sky", "ground")):
                self.item(item)
        self.over()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {s.width:g} {s.height:g}">'
            f"<defs>{''.join(self.defs)}</defs>{''.join(self.body)}</svg>"
        )

    def ground(self) -> str:
        """What the picture is painted on."""
        color = self.tone(self.style.paper or self.scene.paper, raw=True, weight=50)
        return f'<rect width="{self.scene.width:g}" height="{self.scene.height:g}" fill="{color}"/>'

    def over(self) -> None:
        """What lies over everything."""

    def item(self, item: Item) -> None:
        """Paint one item."""
        if isinstance(item, Area):
            self.area(item)
        elif isinstance(item, Thing):
            self.thing(item)
        elif isinstance(item, Glow):
            self.glow(item)
        else:
            self.letters(item)

    def area(self, a: Area) -> None:
        """A filled or drawn outline."""
        paint = self.area_paint(a)
        if a.stroke:
            dash = f' stroke-dasharray="{a.dash}"' if a.dash else ""
            self.body.append(
                f'<path d="{a.path.d()}" fill="none" stroke="{paint}" stroke-width="{a.stroke:g}"'
                f' stroke-linecap="round" stroke-linejoin="round"{dash}{_alpha("opacity", a.opacity)}/>'
            )
        else:
            self.body.append(f'<path d="{a.path.d()}" fill="{paint}"{_alpha("opacity", a.opacity)}{self.edge(a)}/>')

    def edge(self, a: Area) -> str:
        """The outline around an area."""
        if not self.style.outline or a.role in ("sky", "light", "mist", "backdrop"):
            return ""
        ink = self.tone(self.style.ink, a.depth)
        return f' stroke="{ink}" stroke-width="{self.style.outline * (1 - 0.5 * a.depth):.2f}" stroke-linejoin="round"'

    def area_paint(self, a: Area) -> str:
        """The fill of an area: a colour or a gradient's reference."""
        if a.role.startswith("scrim"):
            return self.scrim(a)
        stops = a.stops or (((0.0, a.color), (1.0, a.to)) if a.to else ())
        if not stops or not self.style.gradients:
            color = a.color if not a.stops else a.stops[len(a.stops) // 2][1]
            return self.tone(color, a.depth, raw=a.raw, weight=30)
        marks = [(o, self.tone(h, a.depth, raw=a.raw, weight=8), 1.0) for o, h in stops]
        return f"url(#{self.gradient(marks, sideways=a.sideways)})"

    def scrim(self, a: Area) -> str:
        """A veil that is dense where words stand and fades out."""
        color = self.tone(a.color, raw=True)
        marks = [(0.0, color, 1.0), (0.62, color, 0.85), (1.0, color, 0.0)]
        if a.role == "scrim-up":
            marks = [(1 - o, h, alpha) for o, h, alpha in reversed(marks)]
        return f"url(#{self.gradient(marks)})"

    def placed(self, t: Thing) -> str:
        """The transform that puts a figure in its place."""
        half, top = t.figure.width * t.scale / 2, t.y - t.figure.ground * t.scale
        if t.mirror:
            return f"translate({t.x + half:.2f} {top:.2f}) scale({-t.scale:.4f} {t.scale:.4f})"
        return f"translate({t.x - half:.2f} {top:.2f}) scale({t.scale:.4f})"

    def shapes(self, t: Thing) -> list[Shape]:
        """The shapes worth drawing at this size."""
        small = t.simple or max(t.figure.width, t.figure.height) * t.scale < 70
        return [s for s in t.figure.shapes if not (small and s.detail)]

    def thing(self, t: Thing) -> None:
        """A figure with its contact shadow."""
        if t.shadow and not self.scene.transparent:
            self.contact(t)
        parts = [self.rim(t)] if self.scene.sticker else []
        parts += [self.shape(t, s) for s in self.shapes(t)]
        parts.append(self.modelling(t))
        self.body.append(f'<g transform="{self.placed(t)}">{"".join(parts)}</g>')

    def rim(self, t: Thing) -> str:
        """The white border of a die-cut sticker."""
        outlines = "".join(f'<path d="{escape(s.d)}"/>' for s in self.shapes(t) if s.opacity > 0.5)
        return (
            f'<g fill="#ffffff" stroke="#ffffff" stroke-width="{36 / t.scale:.2f}" stroke-linejoin="round"'
            f' stroke-linecap="round">{outlines}</g>'
        )

    def shape(self, t: Thing, s: Shape) -> str:
        """One shape of a figure."""
        color = self.figure_tone(t, s)
        alpha = _alpha("opacity", s.opacity)
        if s.stroke:
            return (
                f'<path d="{escape(s.d)}" fill="none" stroke="{color}" stroke-width="{s.stroke:g}"'
                f' stroke-linecap="round" stroke-linejoin="round"{alpha}/>'
            )
        line = ""
        if self.style.outline:
            ink = self.tone(self.style.ink, t.depth)
            line = f' stroke="{ink}" stroke-width="{self.style.outline / t.scale:.3f}" stroke-linejoin="round"'
        return f'<path d="{escape(s.d)}" fill="{color}"{alpha}{line}/>'

    def modelling(self, t: Thing) -> str:
        """Light and shade over the whole figure, so that it has a body and stands in the scene's light."""
        kind = self.style.shade
        if kind == "none" or t.simple or t.depth > 0.1 or self.scene.symbols:
            return ""
        clip = self.silhouette(t)
        w, h = t.figure.width, t.figure.height
        side = self.scene.light.side * (-1 if t.mirror else 1)
        dark = self.palette.map(self.scene.light.shadow) if self.palette else self.scene.light.shadow
        if kind == "cel":
            cx = w * (0.5 + 0.16 * side)
            hole = f"M{-w:g},{-h:g}H{2 * w:g}V{2 * h:g}H{-w:g}Z" + _round(cx, h * 0.4, w * 0.62, h * 0.74)
            inner = f'<path d="{hole}" fill-rule="evenodd" fill="{dark}" opacity="0.13"/>'
        else:
            deep = kind == "deep"
            lit, shadow = (0.34, 0.5) if deep else (0.16, 0.26)
            stops = [(0.0, "#ffffff", lit), (0.38, "#ffffff", 0.0), (0.5, dark, 0.0), (1.0, dark, shadow)]
            if side > 0:
                stops = [(1 - o, h2, a) for o, h2, a in reversed(stops)]
            fall = self.gradient([(0.0, dark, 0.0), (0.6, dark, 0.02), (1.0, dark, shadow * 0.7)])
            inner = (
                f'<rect width="{w:g}" height="{h:g}" fill="url(#{self.gradient(stops, sideways=True)})"/>'
                f'<rect width="{w:g}" height="{h:g}" fill="url(#{fall})"/>'
            )
        return f'<g clip-path="url(#{clip})">{inner}</g>'

    def silhouette(self, t: Thing) -> str:
        """A clip of everything the figure fills."""
        filled = "".join(f'<path d="{escape(s.d)}"/>' for s in self.shapes(t) if not s.stroke and s.opacity > 0.5)
        return self.define(f'<clipPath id="{{id}}">{filled}</clipPath>')

    def contact(self, t: Thing) -> None:
        """The shadow where a figure touches the ground."""
        rx = t.figure.width * t.scale * 0.46
        ry = max(rx * 0.16, 3.0)
        shift = -self.scene.light.side * rx * 0.22
        dark = self.palette.map(self.scene.light.shadow) if self.palette else self.scene.light.shadow
        strength = 0.42 * (1 - t.depth * 0.7)
        if self.style.shadows == "hard":
            self.body.append(
                f'<ellipse cx="{t.x + shift:.1f}" cy="{t.y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{dark}"'
                f' opacity="{strength * 0.45:.2f}"/>'
            )
        elif self.style.shadows == "soft":
            for grow, part in ((1.35, 0.62), (0.9, 0.6)):
                ref = self.radial(dark, round(strength * part, 2))
                self.body.append(
                    f'<ellipse cx="{t.x + shift * grow:.1f}" cy="{t.y:.1f}" rx="{rx * grow:.1f}"'
                    f' ry="{ry * grow:.1f}" fill="url(#{ref})"/>'
                )

    def glow(self, g: Glow) -> None:
        """A soft light."""
        ref = self.radial(self.palette.map(g.color), round(g.strength, 2))
        self.body.append(
            f'<ellipse cx="{g.x:.1f}" cy="{g.y:.1f}" rx="{g.r:.1f}" ry="{g.r * g.flat:.1f}" fill="url(#{ref})"/>'
        )

    def letters(self, t: Letters) -> None:
        """Lettering; its colour is moved until it can be read on its ground."""
        self.body.append(f'<path d="{t.path.d()}" fill="{self.letter_tone(t)}"/>')

    def letter_tone(self, t: Letters) -> str:
        """The colour of lettering."""
        color = self.tone(t.color, raw=True, weight=20)
        if not t.ground or self.scene.transparent:
            return color
        ground = self.tone(t.ground, raw=True)
        if c.contrast(color, ground) >= 3.2:
            return color
        return c.readable(ground, *sorted(self.palette.colors, key=lambda h: -c.contrast(h, ground)), least=3.2)


def _alpha(name: str, value: float) -> str:
    return "" if value >= 1 else f' {name}="{value:.3g}"'


def _round(cx: float, cy: float, rx: float, ry: float) -> str:
    return f"M{cx - rx:.2f},{cy:.2f}a{rx:.2f},{ry:.2f} 0 1 0 {2 * rx:.2f},0a{rx:.2f},{ry:.2f} 0 1 0 {-2 * rx:.2f},0Z"
