"""Styles that draw with lines: minimal line, ink with hatching, blueprint, neon."""

from dataclasses import replace
from html import escape

from typing_extensions import override

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.scene import Area, Glow, Letters, Thing
from images_mcp.engines.images.draft.shapes import Shape
from images_mcp.engines.images.draft.styles.painter import Painter

_QUIET = ("sky", "light", "mist", "backdrop")
_DRAWN = ("sun", "moon", "star", "window", "rain", "snow", "fog")  # what has an outline although it is light


class LinePainter(Painter):
    """Contours over paper-coloured bodies, so that what stands in front hides what is behind."""

    def base(self) -> str:
        """The paper's colour."""
        if self.palette and len(self.palette.colors) > 1:
            return self.palette.lightest()
        return self.style.paper or "#faf7f0"

    def pen(self, color: str, depth: float = 0.0) -> str:
        """The colour of a line around something of this colour."""
        del color
        ink = self.palette.darkest() if self.palette else self.style.ink
        return c.mix(ink, self.base(), depth * 0.62)

    def body_fill(self, color: str, depth: float, scale: float = 1.0) -> str:
        """What a body is filled with."""
        del depth, scale
        light = c.lab(color)[0]
        return self.pen(color) if light < 0.33 else self.base()

    def pen_width(self, depth: float = 0.0) -> float:
        """The line's width in canvas units."""
        return self.style.outline * (1 - 0.45 * depth)

    @override
    def ground(self) -> str:
        self.used[self.base()] = 50.0
        return f'<rect width="{self.scene.width:g}" height="{self.scene.height:g}" fill="{self.base()}"/>'

    @override
    def area(self, a: Area) -> None:
        if a.role.startswith("scrim"):
            super().area(replace(a, color=self.base()))
            return
        if a.role in _QUIET and a.name not in _DRAWN:
            if a.role == "backdrop" and a.opacity >= 1 and not a.to:
                self.backdrop(a)
            return
        color = a.stops[len(a.stops) // 2][1] if a.stops else a.color
        if a.name == "star":
            self.body.append(f'<path d="{a.path.d()}" fill="{self.pen(color, 0.3)}"/>')
            return
        width = a.stroke or self.pen_width(a.depth)
        fill = "none" if a.stroke else self.area_fill(a, color)
        dash = f' stroke-dasharray="{a.dash}"' if a.dash else ""
        self.body.append(
            f'<path d="{a.path.d()}" fill="{fill}" stroke="{self.pen(color, a.depth)}" stroke-width="{width:.2f}"'
            f' stroke-linejoin="round" stroke-linecap="round"{dash}/>'
        )
        self.area_marks(a)

    @override
    def mark_tone(self, color: str, depth: float, *, raw: bool) -> str:
        del raw
        return self.pen(color, depth)

    def backdrop(self, a: Area) -> None:
        """A large quiet form."""
        fill = c.mix(self.base(), self.tone(a.color, 0), 0.35)
        self.body.append(f'<path d="{a.path.d()}" fill="{fill}"/>')

    def area_fill(self, a: Area, color: str) -> str:
        """The fill of an area."""
        if a.role == "solid":
            return self.tone(color, 0, weight=30)
        return self.base()

    def glow(self, g: Glow) -> None:
        """Lines cast no soft light."""

    @override
    def contact(self, t: Thing) -> None:
        half = t.figure.width * t.scale * 0.55
        self.body.append(
            f'<path d="M{t.x - half:.1f},{t.y:.1f}H{t.x + half:.1f}" stroke="{self.pen("", t.depth)}" fill="none"'
            f' stroke-width="{self.pen_width(t.depth):.2f}" stroke-linecap="round"/>'
        )

    @override
    def modelling(self, t: Thing) -> str:
        del t
        return ""

    @override
    def shape(self, t: Thing, s: Shape) -> str:
        color = self.figure_tone(t, s)
        width = self.pen_width(t.depth) / t.scale
        pen = self.pen(color, t.depth)
        if s.stroke > _BODY * width:
            inside = self.body_fill(color, t.depth, t.scale)
            return _stroked(s, pen, s.stroke) + _stroked(s, inside, s.stroke - 2 * width)
        if s.stroke:
            return _stroked(s, pen, max(width * 0.8, min(s.stroke, width * 1.6)))
        if s.opacity < 0.6:
            return ""
        if _models(t, s):
            return self.shading(t, s, color)
        kept = self.base_color(t, s) in t.kept
        fill = color if kept else self.body_fill(color, t.depth, t.scale)
        return (
            f'<path d="{escape(s.d)}" fill="{fill}" stroke="{pen}" stroke-width="{width:.3f}" stroke-linejoin="round"/>'
        )

    def shading(self, t: Thing, s: Shape, color: str) -> str:
        """A shape that only models another one."""
        del t, s, color
        return ""

    @override
    def letter_tone(self, t: Letters) -> str:
        pen, below = self.pen(t.color), self.solid_below(t)
        return self.base() if below and c.contrast(pen, below) < min(3.2, c.contrast(self.base(), below)) else pen

    def solid_below(self, t: Letters) -> str | None:
        """The colour of the filled form the lettering stands on, such as a seal's ring; None where it is paper."""
        left, top, right, bottom = t.box
        below = None
        for item in self.scene.items:
            if item is t:
                break
            if isinstance(item, Area) and item.role == "solid":
                x1, y1, x2, y2 = item.path.bounds()
                if x1 <= left and y1 <= top and x2 >= right and y2 >= bottom:
                    below = self.area_fill(item, item.color)
        return below if below and below.startswith("#") else None


class InkPainter(LinePainter):
    """Pen and ink: tone is hatching, dark is solid."""

    def hatch(self, color: str, scale: float, angle: float = 38) -> str:
        """A pattern whose density answers the colour's lightness."""
        light = c.lab(color)[0]
        pen = self.pen(color)
        if light > 0.86:
            return self.base()
        if light < 0.34:
            return pen
        gap = 5.5 + (light - 0.34) * 26
        cross = f'<path d="M{gap / 2:.1f},0V{gap:.1f}" stroke="{pen}" stroke-width="1.5"/>' if light < 0.5 else ""
        body = (
            f'<pattern id="{{id}}" width="{gap:.1f}" height="{gap:.1f}" patternUnits="userSpaceOnUse"'
            f' patternTransform="scale({1 / scale:.4f}) rotate({angle:g})"><rect width="{gap:.1f}" height="{gap:.1f}"'
            f' fill="{self.base()}"/><path d="M0,{gap / 2:.1f}H{gap:.1f}" stroke="{pen}" stroke-width="1.7"/>{cross}</pattern>'
        )
        return f"url(#{self.define(body)})"

    @override
    def body_fill(self, color: str, depth: float, scale: float = 1.0) -> str:
        if depth > 0.3:  # far away there is only outline; patterns are also what costs time here
            return self.base()
        return self.hatch(c.mix(color, "#ffffff", depth * 0.5), scale)

    @override
    def shading(self, t: Thing, s: Shape, color: str) -> str:
        return f'<path d="{escape(s.d)}" fill="{self.hatch(color, t.scale, -32)}"/>'

    @override
    def area_fill(self, a: Area, color: str) -> str:
        shown = self.tone(color, a.depth)
        return self.hatch(c.lighter(shown, 0.35), 1.0, 8 + 60 * a.depth)


class BlueprintPainter(LinePainter):
    """White on blue, with a grid, centre lines and measures."""

    @override
    def base(self) -> str:
        return self.palette.darkest() if self.palette else "#1b4a86"

    @override
    def pen(self, color: str, depth: float = 0.0) -> str:
        del color
        white = self.palette.lightest() if self.palette and len(self.palette.colors) > 1 else "#eaf3fc"
        return c.mix(white, self.base(), depth * 0.6)

    @override
    def body_fill(self, color: str, depth: float, scale: float = 1.0) -> str:
        del depth, scale
        return c.mix(self.base(), "#ffffff", 0.02 + 0.10 * c.lab(color)[0])

    @override
    def ground(self) -> str:
        w, h = self.scene.width, self.scene.height
        fine, coarse = c.lighter(self.base(), 0.06), c.lighter(self.base(), 0.15)
        lines = []
        for step, color, width in ((25, fine, 1.0), (125, coarse, 1.4)):
            d = "".join(f"M{x:g},0V{h:g}" for x in _steps(w, step)) + "".join(
                f"M0,{y:g}H{w:g}" for y in _steps(h, step)
            )
            lines.append(f'<path d="{d}" stroke="{color}" stroke-width="{width}" fill="none"/>')
        frame = (
            f'<rect x="28" y="28" width="{w - 56:g}" height="{h - 56:g}" fill="none" stroke="{self.pen("")}"'
            ' stroke-width="2.5"/>'
        )
        return super().ground() + "".join(lines) + frame

    @override
    def backdrop(self, a: Area) -> None:
        dash = ' stroke-dasharray="18 8"'
        self.body.append(f'<path d="{a.path.d()}" fill="none" stroke="{self.pen("", 0.45)}" stroke-width="1.6"{dash}/>')

    @override
    def thing(self, t: Thing) -> None:
        super().thing(t)
        left, top, right, bottom = t.box
        if right - left < 150 or self.scene.symbols:
            return
        pen, mid = self.pen("", 0.35), (left + right) / 2
        marks = (
            f"M{left:.0f},{bottom + 26:.0f}H{right:.0f}M{left:.0f},{bottom + 16:.0f}v20M{right:.0f},{bottom + 16:.0f}v20"
            f"M{right + 26:.0f},{top:.0f}V{bottom:.0f}M{right + 16:.0f},{top:.0f}h20M{right + 16:.0f},{bottom:.0f}h20"
        )
        axis = f"M{mid:.0f},{top - 24:.0f}V{bottom + 12:.0f}"
        self.body.append(
            f'<path d="{marks}" stroke="{pen}" stroke-width="1.6" fill="none"/>'
            f'<path d="{axis}" stroke="{pen}" stroke-width="1.3" stroke-dasharray="22 6 4 6" fill="none"/>'
        )


class NeonPainter(LinePainter):
    """Glass tubes in the dark, each thing in its own colour."""

    @override
    def base(self) -> str:
        if not self.palette:
            return "#0d0a1c"
        dark = self.palette.darkest()
        return dark if c.lab(dark)[0] < 0.3 else c.with_light(dark, 0.17, 0.6)

    @override
    def pen(self, color: str, depth: float = 0.0) -> str:
        if not color:
            color = "#3fd7ff"
        light, a, b = c.lab(color)
        if self.palette:
            tube = color if light > 0.45 else c.with_light(color, 0.72)
        elif (a * a + b * b) ** 0.5 < 0.035:
            tube = "#e9f6ff" if light > 0.5 else "#5b7cff"
        else:
            tube = c.lch(0.74, 0.21, c.hue(color))
        return c.mix(tube, self.base(), depth * 0.5)

    @override
    def body_fill(self, color: str, depth: float, scale: float = 1.0) -> str:
        del depth, scale
        return c.mix(self.base(), self.pen(color), 0.09)

    @override
    def area_fill(self, a: Area, color: str) -> str:
        return c.mix(self.base(), self.pen(color), 0.07 if a.role != "solid" else 0.3)

    @override
    def backdrop(self, a: Area) -> None:
        left, top, right, bottom = a.path.bounds()
        if right - left < self.scene.width and bottom - top < self.scene.height:
            tube = c.mix(self.pen(a.color), self.base(), 0.35)
            self.body.append(f'<path d="{a.path.d()}" fill="none" stroke="{tube}" stroke-width="6"/>')

    def contact(self, t: Thing) -> None:
        """Instead of a shadow, a gleam on the floor."""
        rx = t.figure.width * t.scale * 0.5
        color = t.colors.get("main") or t.figure.colors.get("main", "#3fd7ff")
        ref = self.radial(self.pen(color), 0.4)
        self.body.append(
            f'<ellipse cx="{t.x:.1f}" cy="{t.y + 8:.1f}" rx="{rx:.1f}" ry="{rx * 0.12:.1f}" fill="url(#{ref})"/>'
        )

    @override
    def letters(self, t: Letters) -> None:
        tube = self.letter_tone(t)
        self.body.append(
            f'<path d="{t.path.d()}" fill="{c.lighter(tube, 0.7)}" stroke="{tube}" stroke-width="2.5"'
            ' stroke-linejoin="round"/>'
        )

    @override
    def letter_tone(self, t: Letters) -> str:
        return self.pen(t.color if c.chroma(t.color) > 0.05 else "#ff5fb0")


_BODY = 3.2
"""Lines wider than so many of the pen's have two contours: an arm, a tail, a bar."""


def _stroked(s: Shape, color: str, width: float) -> str:
    return (
        f'<path d="{escape(s.d)}" fill="none" stroke="{color}" stroke-width="{width:.3f}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


_MODELLING = frozenset("shade shadow sheen glint reflection light highlight half".split())


def _models(t: Thing, s: Shape) -> bool:
    """Whether a shape only models another one: it has no contour of its own."""
    if set(s.part.split()) & _MODELLING:
        return True
    below = any(o.tone == s.tone and abs(o.shade) <= 0.05 and not o.stroke for o in t.figure.shapes)
    return abs(s.shade) > 0.05 and below and (s.detail or not s.part)


def _steps(length: float, step: float) -> list[float]:
    return [step * i for i in range(1, int(length / step) + 1)]
