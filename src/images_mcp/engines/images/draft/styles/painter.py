"""The common brush: walks a scene back to front and writes SVG. Styles set its parameters or override a stroke."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.revision.grade import PLAIN, tinted
from images_mcp.engines.images.draft.scene import ALONE, Area, Glow, Item, Letters, Thing
from images_mcp.engines.images.draft.shapes import Shape
from images_mcp.engines.images.draft.styles.brush import Brush, alpha
from images_mcp.engines.images.draft.styles.marks import strokes


class Painter(Brush):
    """Fills shapes; `svg()` gives the document."""

    def svg(self) -> str:
        """The whole picture."""
        s = self.scene
        if not s.transparent:
            self.body.append(self.ground())
        self.items(s.items)
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

    def items(self, items: Sequence[Item]) -> None:
        """Paint everything, back to front; the background out of focus or mirrored where the scene says so."""
        begun, near = len(self.body), not self.scene.depth > 0
        for behind, run in groupby(items, key=_scenery):
            start = len(self.body)
            for item in run:
                if not behind and not near and isinstance(item, Thing):
                    self.unfocus(begun)
                    near, start = True, len(self.body)
                self.graded(item)
            if behind and self.scene.mirroring > 0.2:
                self.body[start:] = [self.mirrored("".join(self.body[start:]))]

    def graded(self, item: Item) -> None:
        """Paint one item in its own grading."""
        start, self._grade = len(self.body), item.grade
        self.item(item)
        if item.grade:
            self.body[start:] = [tinted(text, item.grade) for text in self.body[start:]]
        self._grade = PLAIN

    def unfocus(self, start: int) -> None:
        """Blur what is painted so far, as much as the scene's depth says."""
        body = "".join(self.body[start:])
        if not body:
            return
        ref = self.define(
            '<filter id="{id}" x="0" y="0" width="1" height="1"><feGaussianBlur'
            f' stdDeviation="{11 * self.scene.depth:.1f}"/></filter>'
        )
        frame = f'<rect width="{self.scene.width:g}" height="{self.scene.height:g}" fill="none"/>'
        self.body[start:] = [f'<g filter="url(#{ref})">{frame}{body}</g>']

    def mirrored(self, body: str) -> str:
        """The left half and its mirror image."""
        w, h = self.scene.width, self.scene.height
        ref = self.define(
            f'<clipPath id="{{id}}"><rect x="-30" y="-30" width="{w / 2 + 30.5:g}" height="{h + 60:g}"/></clipPath>'
        )
        flip = f'transform="matrix(-1 0 0 1 {w:g} 0)"'
        return f'<g clip-path="url(#{ref})">{body}</g><g {flip}><g clip-path="url(#{ref})">{body}</g></g>'

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
                f' stroke-linecap="round" stroke-linejoin="round"{dash}{alpha("stroke-opacity", a.opacity)}/>'
            )
        else:
            edge = self.edge(a)
            faint = alpha("opacity" if edge else "fill-opacity", a.opacity)  # a group of its own costs by its box
            self.body.append(f'<path d="{a.path.d()}" fill="{paint}"{faint}{edge}/>')
        self.area_marks(a)

    def area_marks(self, a: Area) -> None:
        """Texture on a broad area, where more detail is wanted."""
        if a.marks <= 0 or a.stroke or a.opacity < 0.8 or a.role in ("backdrop", "sky") or a.name == "disc":
            return
        left, top, right, bottom = a.path.bounds()
        w, h = self.scene.width, self.scene.height
        box = (max(left, 0.0), max(top, 0.0), min(right, w), min(bottom, h))
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        share = (box[2] - box[0]) * (box[3] - box[1]) / (w * h)
        count = round(a.marks * 320 * max(share, 0.04))
        ref = self.define(f'<clipPath id="{{id}}"><path d="{a.path.d()}"/></clipPath>')
        d = strokes(box, count, 26 * (1 - 0.6 * a.depth), f"{a.called} {a.depth}")
        ink = self.mark_tone(a.stops[len(a.stops) // 2][1] if a.stops else a.color, a.depth, raw=a.raw)
        self.body.append(
            f'<g clip-path="url(#{ref})"><path d="{d}" fill="none" stroke="{ink}" stroke-width="2.6"'
            ' stroke-linecap="round" opacity="0.6"/></g>'
        )

    def mark_tone(self, color: str, depth: float, *, raw: bool) -> str:
        """The colour of texture marks on a colour."""
        shown = self.tone(color, depth, raw=raw)
        return c.lighter(shown, -0.32 if c.lab(shown)[0] > 0.45 else 0.35)

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
        turn = f"rotate({t.tilt:.2f} {t.x:.2f} {t.y:.2f}) " if t.tilt else ""
        if t.mirror:
            return f"{turn}translate({t.x + half:.2f} {top:.2f}) scale({-t.scale:.4f} {t.scale:.4f})"
        return f"{turn}translate({t.x - half:.2f} {top:.2f}) scale({t.scale:.4f})"

    def shapes(self, t: Thing) -> list[Shape]:
        """The shapes worth drawing at this size."""
        small = t.simple or max(t.figure.width, t.figure.height) * t.scale < 70
        drop = max(0.0, -t.marks)
        return [
            s for k, s in enumerate(t.shapes) if not (s.detail and (small or (drop and (k * 0.618) % 1 < 1.15 * drop)))
        ]

    def thing(self, t: Thing) -> None:
        """A figure with its contact shadow."""
        if t.shadow and not self.scene.transparent:
            self.contact(t)
        self.lift(t)
        parts = [self.rim(t)] if self.scene.sticker else []
        parts += [self.shape(t, s) for s in self.shapes(t)]
        parts += [self.modelling(t), self.body_light(t), self.thing_marks(t)]
        self.body.append(f'<g transform="{self.placed(t)}">{"".join(parts)}</g>')

    def lift(self, t: Thing) -> None:
        """The shadow a figure casts behind itself where more depth is wanted."""
        deep = self.scene.depth
        if deep <= 0 or t.depth > 0.2 or self.scene.transparent:
            return
        outline = "".join(f'<path d="{escape(s.d)}"/>' for s in self.shapes(t) if s.opacity > 0.5 and not s.stroke)
        dark, dx = c.mix(self.scene.light.shadow, "#000000", 0.3), -self.scene.light.side * 16 * deep
        for grow, dy in ((16, 12), (6, 9)):
            self.body.append(
                f'<g transform="translate({dx:.1f} {dy * deep:.1f}) {self.placed(t)}" fill="{dark}" stroke="{dark}"'
                f' stroke-width="{grow / t.scale:.2f}" stroke-linejoin="round" opacity="{0.16 * deep:.3f}">{outline}</g>'
            )

    def body_light(self, t: Thing) -> str:
        """Modelling beyond the style's own, where more realism is wanted."""
        real = self.scene.realism * (1.0 if t.noun >= 0 else 0.55)
        if real <= 0 or t.depth > 0.45:
            return ""
        w, h = t.figure.width, t.figure.height
        dark = self.scene.light.shadow
        stops = [(0.0, "#ffffff", 0.3 * real), (0.42, "#ffffff", 0.0), (0.5, dark, 0.0), (1.0, dark, 0.55 * real)]
        if self.scene.light.side * (-1 if t.mirror else 1) > 0:
            stops = [(1 - o, color, a) for o, color, a in reversed(stops)]
        fall = self.gradient([(0.0, "#ffffff", 0.2 * real), (0.35, dark, 0.0), (1.0, dark, 0.4 * real)])
        side = self.gradient(stops, sideways=True)
        return (
            f'<g clip-path="url(#{self.silhouette(t)})"><rect width="{w:g}" height="{h:g}" fill="url(#{side})"/>'
            f'<rect width="{w:g}" height="{h:g}" fill="url(#{fall})"/></g>'
        )

    def thing_marks(self, t: Thing) -> str:
        """Texture marks inside a figure, where more detail is wanted."""
        if t.marks <= 0 or t.simple:
            return ""
        w, h = t.figure.width, t.figure.height
        color = self.mark_tone(t.colors.get("main") or t.figure.colors.get("main", "#888888"), t.depth, raw=t.raw)
        d = strokes((0, 0, w, h), round(t.marks * 260), 22 / t.scale, t.prop)
        return (
            f'<g clip-path="url(#{self.silhouette(t)})"><path d="{d}" fill="none" stroke="{color}"'
            f' stroke-width="{3 / t.scale:.3f}" stroke-linecap="round" opacity="0.7"/></g>'
        )

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
        faint = alpha("opacity", s.opacity)
        if s.stroke:
            return (
                f'<path d="{escape(s.d)}" fill="none" stroke="{color}" stroke-width="{s.stroke:g}"'
                f' stroke-linecap="round" stroke-linejoin="round"{faint}/>'
            )
        line = ""
        if self.style.outline:
            ink = self.tone(self.style.ink, t.depth)
            line = f' stroke="{ink}" stroke-width="{self.style.outline / t.scale:.3f}" stroke-linejoin="round"'
        return f'<path d="{escape(s.d)}" fill="{color}"{faint}{line}/>'

    def modelling(self, t: Thing) -> str:
        """Light and shade over the whole figure, so that it has a body and stands in the scene's light."""
        kind = self.style.shade
        flat = max(0.0, 1 + min(0.0, self.scene.realism) * 1.1)
        if kind == "none" or not flat or t.simple or t.depth > 0.1 or self.scene.symbols:
            return ""
        clip = self.silhouette(t)
        w, h = t.figure.width, t.figure.height
        side = self.scene.light.side * (-1 if t.mirror else 1)
        dark = self.palette.map(self.scene.light.shadow) if self.palette else self.scene.light.shadow
        if kind == "cel":
            cx = w * (0.5 + 0.16 * side)
            hole = f"M{-w:g},{-h:g}H{2 * w:g}V{2 * h:g}H{-w:g}Z" + _round(cx, h * 0.4, w * 0.62, h * 0.74)
            inner = f'<path d="{hole}" fill-rule="evenodd" fill="{dark}" opacity="{0.13 * flat:.3f}"/>'
        else:
            deep = kind == "deep"
            lit, shadow = (0.34 * flat, 0.5 * flat) if deep else (0.16 * flat, 0.26 * flat)
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
        strength = max(0.0, 0.42 * (1 - t.depth * 0.7) * (1 + 0.8 * self.scene.depth + 0.4 * self.scene.realism))
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
        ref = self.radial(
            self.palette.map(g.color), round(g.strength * (1 + 0.8 * min(0.0, self.scene.realism, self.scene.depth)), 2)
        )
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


def _scenery(item: Item) -> bool:
    """Whether it belongs to the surroundings, not to what was asked for."""
    if isinstance(item, Thing):
        return item.noun < 0
    if isinstance(item, Area):
        return item.role not in ("plinth", "solid") and item.called not in ("scrim", "motion line", *ALONE)
    return isinstance(item, Glow) and item.called not in ALONE


def _round(cx: float, cy: float, rx: float, ry: float) -> str:
    return f"M{cx - rx:.2f},{cy:.2f}a{rx:.2f},{ry:.2f} 0 1 0 {2 * rx:.2f},0a{rx:.2f},{ry:.2f} 0 1 0 {-2 * rx:.2f},0Z"
