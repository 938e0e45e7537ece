"""Styles that fill: watercolour, paper cut, photographic light, isometric. Flat, gouache and pastel need no brush of their own."""

from html import escape

from typing_extensions import override

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.revision.grade import PLAIN, tinted
from images_mcp.engines.images.draft.scene import Area, Glow, Item, Letters, Thing, union
from images_mcp.engines.images.draft.shapes import Shape
from images_mcp.engines.images.draft.styles.painter import Painter


class WashPainter(Painter):
    """Transparent washes with a darker rim where the pigment dried."""

    @override
    def edge(self, a: Area) -> str:
        if a.role in ("light", "mist", "sky", "backdrop"):
            return ""
        tone = c.lighter(self.tone(a.color, a.depth, raw=a.raw), -0.22)
        return f' stroke="{tone}" stroke-opacity="0.35" stroke-width="3" fill-opacity="0.9"'

    @override
    def shape(self, t: Thing, s: Shape) -> str:
        if s.stroke:
            return super().shape(t, s)
        color = self.figure_tone(t, s)
        rim = c.lighter(color, -0.2)
        pale = c.lighter(color, 0.3)
        ref = self.gradient([(0.0, pale, 1.0), (0.55, color, 1.0), (1.0, c.lighter(color, -0.06), 1.0)])
        fill = color if s.detail else f"url(#{ref})"
        return (
            f'<path d="{escape(s.d)}" fill="{fill}" opacity="{min(s.opacity, 0.94):.2f}" stroke="{rim}"'
            f' stroke-opacity="0.4" stroke-width="{2.4 / t.scale:.3f}"/>'
        )


class PaperPainter(Painter):
    """Layers of card, each casting its shadow on the one behind."""

    def _shadows(self, d: str, strength: float = 1.0) -> str:
        dark = c.mix(self.scene.light.shadow, "#000000", 0.4)
        rows = ((16, 9, 0.05), (10, 8, 0.07), (4, 6, 0.10))
        return "".join(
            f'<path d="{d}" transform="translate({4 * strength:.1f} {dy * strength:.1f})" fill="{dark}" stroke="{dark}"'
            f' stroke-width="{width * strength:.1f}" stroke-linejoin="round" opacity="{alpha}"/>'
            for width, dy, alpha in rows
        )

    @override
    def area(self, a: Area) -> None:
        flat = a.role in ("sky", "light", "mist") or a.stroke or a.opacity < 1
        if not flat:
            self.body.append(self._shadows(a.path.d()))
        super().area(a)

    @override
    def edge(self, a: Area) -> str:
        return (
            ""
            if a.role in ("sky", "light", "mist") or a.stroke
            else ' stroke="#ffffff" stroke-opacity="0.28" stroke-width="1.6"'
        )

    @override
    def thing(self, t: Thing) -> None:
        all_paths = "".join(f'<path d="{escape(s.d)}"/>' for s in self.shapes(t) if not s.stroke and s.opacity > 0.5)
        dark = c.mix(self.scene.light.shadow, "#000000", 0.4)
        if not self.scene.transparent:
            for width, dy, alpha in ((15, 10, 0.06), (9, 8, 0.09), (3, 6, 0.13)):
                self.body.append(
                    f'<g transform="translate(5 {dy}) {self.placed(t)}" fill="{dark}" stroke="{dark}" opacity="{alpha}"'
                    f' stroke-width="{width / t.scale:.2f}" stroke-linejoin="round">{all_paths}</g>'
                )
        self.lift(t)
        parts = [self.shape(t, s) for s in self.shapes(t)]
        parts += [self.body_light(t), self.thing_marks(t)]
        self.body.append(f'<g transform="{self.placed(t)}">{"".join(parts)}</g>')

    @override
    def shape(self, t: Thing, s: Shape) -> str:
        if s.stroke or s.opacity < 0.6:
            return super().shape(t, s)
        color = self.figure_tone(t, s)
        dark = self.scene.light.shadow
        k = 1 / t.scale
        shadow = (
            ""
            if s.detail
            else f'<path d="{escape(s.d)}" transform="translate({2 * k:.2f} {4 * k:.2f})" fill="{dark}" opacity="0.2"/>'
        )
        return (
            f'{shadow}<path d="{escape(s.d)}" fill="{color}" stroke="#ffffff" stroke-opacity="0.3"'
            f' stroke-width="{1.5 * k:.3f}"/>'
        )

    @override
    def letters(self, t: Letters) -> None:
        self.body.append(self._shadows(t.path.d(), 0.5))
        super().letters(t)


class PhotoPainter(Painter):
    """Modelled bodies, long soft shadows, a background out of focus."""

    @override
    def svg(self) -> str:
        items = self.scene.items
        far = next((i for i, item in enumerate(items) if not self._blurs(item)), len(items))
        if far > 1 and any(isinstance(i, Thing) and i.depth < 0.3 for i in items[far:]):
            self._far = far
        else:
            self._far = 0
        return super().svg()

    def _blurs(self, item: Item) -> bool:
        if isinstance(item, Area):
            return item.depth > 0.3 or item.role in ("sky", "backdrop", "light")
        return isinstance(item, Glow) or (isinstance(item, Thing) and item.depth > 0.3)

    @override
    def item(self, item: Item) -> None:
        super().item(item)
        self._far -= 1
        if self._far == 0:
            start = 0 if self.scene.transparent else 1
            far = "".join(self.body[start:])
            ref = self.define(
                '<filter id="{id}" x="0" y="0" width="1" height="1"><feGaussianBlur stdDeviation="5"/></filter>'
            )
            frame = f'<rect width="{self.scene.width:g}" height="{self.scene.height:g}" fill="none"/>'
            self.body[start:] = [f'<g filter="url(#{ref})">{frame}{far}</g>']

    @override
    def shape(self, t: Thing, s: Shape) -> str:
        if s.stroke or s.detail or s.opacity < 0.6 or self.scene.realism < -0.25:
            return super().shape(t, s)
        color = self.figure_tone(t, s)
        side = self.scene.light.side * (-1 if t.mirror else 1)
        top, deep = c.lighter(color, 0.3), c.lighter(color, -0.3)
        cx = 0.5 + 0.2 * side
        body = (
            f'<radialGradient id="{{id}}" cx="{cx:.2f}" cy="0.28" r="0.85"><stop offset="0" stop-color="{top}"/>'
            f'<stop offset="0.42" stop-color="{color}"/><stop offset="1" stop-color="{deep}"/></radialGradient>'
        )
        return f'<path d="{escape(s.d)}" fill="url(#{self.define(body)})"/>'


class IsoPainter(Painter):
    """A little world on a slab: figures stand as thick cut-outs in isometric projection."""

    @override
    def svg(self) -> str:
        s = self.scene
        if not (s.things or s.stage) or s.symbols:
            return super().svg()
        things = s.things
        over = [
            i for i in s.items if isinstance(i, Letters) or getattr(i, "name", "") in ("scrim", "rain", "snow", "fog")
        ]
        ground = self._ground_color
        self.body.append("" if s.transparent else self.ground())
        self._slab(ground)
        self._stand(things)
        for item in over:
            self.graded(item)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {s.width:g} {s.height:g}">'
            f"<defs>{''.join(self.defs)}</defs>{''.join(self.body)}</svg>"
        )

    @property
    def _ground_color(self) -> str:
        areas = [i for i in self.scene.items if isinstance(i, Area) and i.role in ("ground", "water")]
        return areas[-1].color if areas else "#a9c98f"

    @override
    def ground(self) -> str:
        sky = self.scene.light.sky
        top, low = self.tone(c.lighter(sky[0], 0.35)), self.tone(c.lighter(sky[-1], 0.35))
        ref = self.gradient([(0.0, top, 1.0), (1.0, low, 1.0)])
        return f'<rect width="{self.scene.width:g}" height="{self.scene.height:g}" fill="url(#{ref})"/>'

    def _frame(self) -> tuple[float, float, float]:
        texts = [i.box for i in self.scene.items if isinstance(i, Letters)]
        top = max((b[3] for b in texts if b[1] < self.scene.height * 0.4), default=0.0)
        half = min(self.scene.width * 0.46, (self.scene.height - top) * 0.62, 620)
        return self.scene.width / 2, self.scene.height - half * 0.72, half

    def _slab(self, color: str) -> None:
        x, y, half = self._frame()
        rise, thick = half * 0.5, half * 0.16
        top, left, right = self.tone(color), self.tone(c.lighter(color, -0.22)), self.tone(c.lighter(color, -0.4))
        earth = self.tone("#8a6244"), self.tone("#6b4a36")
        shade = self.radial(self.scene.light.shadow, 0.35)
        self.body.append(
            f'<ellipse cx="{x:.0f}" cy="{y + rise + thick * 1.2:.0f}" rx="{half * 1.1:.0f}" ry="{half * 0.34:.0f}"'
            f' fill="url(#{shade})"/>'
            f'<path d="M{x - half:.0f},{y:.0f}l{half:.0f},{rise:.0f}v{thick:.0f}l{-half:.0f},{-rise:.0f}Z" fill="{earth[0]}"/>'
            f'<path d="M{x + half:.0f},{y:.0f}l{-half:.0f},{rise:.0f}v{thick:.0f}l{half:.0f},{-rise:.0f}Z" fill="{earth[1]}"/>'
            f'<path d="M{x - half:.0f},{y:.0f}l{half:.0f},{rise:.0f}v{thick * 0.35:.0f}l{-half:.0f},{-rise:.0f}Z" fill="{left}"/>'
            f'<path d="M{x + half:.0f},{y:.0f}l{-half:.0f},{rise:.0f}v{thick * 0.35:.0f}l{half:.0f},{-rise:.0f}Z" fill="{right}"/>'
            f'<path d="M{x - half:.0f},{y:.0f}l{half:.0f},{rise:.0f}l{half:.0f},{-rise:.0f}l{-half:.0f},{-rise:.0f}Z" fill="{top}"/>'
        )
        step = half / 4
        lines = "".join(
            f"M{x - half + k * step:.0f},{y + k * step / 2:.0f}l{half:.0f},{-rise:.0f}"
            f"M{x - half + k * step:.0f},{y - k * step / 2:.0f}l{half:.0f},{rise:.0f}"
            for k in range(1, 4)
        )
        self.body.append(f'<path d="{lines}" stroke="{left}" stroke-width="2" opacity="0.5" fill="none"/>')

    def _stand(self, things: list[Thing]) -> None:
        """The foremost figures keep their places along the slab's near axis; what was far stands behind them."""
        x, y, half = self._frame()
        near = [t for t in things if t.depth < 0.2] or things
        left, high, right, low = self.scene.stage or union([t.box for t in near])
        fit = min(half * 1.2 / max(low - high, 1.0), half * 1.5 / max(right - left, 1.0))
        middle = (left + right) / 2
        for t in sorted(things, key=lambda t: (-t.depth, t.x)):
            back = min(0.75, t.depth * 1.1)
            if t in near:
                dx, lift = (t.x - middle) * fit, (low - t.y) * fit
                px, py = x + dx * 0.88, y + dx * 0.3 + half * 0.12 - lift - back * half * 0.2
            else:
                across = max(-0.72, min(0.72, (t.x - middle) / (self.scene.width * 0.55)))
                px, py = x + across * half * 0.62, y + across * half * 0.31 - back * half * 0.38
            start, self._grade = len(self.body), t.grade
            self._standee(t, px, py, t.scale * fit * (1 - 0.2 * back))
            self.body[start:] = [tinted(text, t.grade) for text in self.body[start:]]
            self._grade = PLAIN

    def _standee(self, t: Thing, x: float, y: float, scale: float) -> None:
        k = scale
        foot = f"translate({-t.figure.width / 2:.2f} {-t.figure.ground:.2f})"
        flip = " scale(-1 1)" if t.mirror else ""
        plane = f"matrix({0.88 * k:.4f} {0.3 * k:.4f} 0 {k:.4f} {{x:.1f}} {{y:.1f}}){flip} {foot}"
        solid = "".join(f'<path d="{escape(s.d)}"/>' for s in self.shapes(t) if not s.stroke and s.opacity > 0.5)
        base = t.colors.get("main") or t.figure.colors.get("main", "#777777")
        side = self.tone(c.lighter(base, -0.34))
        depth = max(10.0, t.figure.width * k * 0.11)
        shade = self.radial(self.scene.light.shadow, 0.4)
        rx = t.figure.width * k * 0.5
        if t.shadow:
            self.body.append(
                f'<ellipse cx="{x + depth:.1f}" cy="{y:.1f}" rx="{rx * 1.15:.1f}" ry="{rx * 0.42:.1f}"'
                f' fill="url(#{shade})"/>'
            )
        steps = 9
        ref = self.define(f'<g id="{{id}}">{solid}</g>')
        for i in range(steps, 0, -1):
            move = plane.format(x=x + depth * i / steps, y=y - depth * 0.5 * i / steps)
            self.body.append(f'<use href="#{ref}" transform="{move}" fill="{side}"/>')
        front = "".join(self.shape(t, s) for s in self.shapes(t))
        self.body.append(
            f'<g transform="{plane.format(x=x, y=y)}">{front}{self.modelling(t)}{self.body_light(t)}{self.thing_marks(t)}</g>'
        )
