"""What every genre needs: a canvas, figures of a wanted height, lettering in a box."""

import zlib
from dataclasses import dataclass, replace
from random import Random

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft import type as lettering
from images_mcp.engines.images.draft.light import Light, light_for
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.palette import Palette
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.scene import Box, Letters, Scene, Thing


@dataclass(frozen=True)
class Canvas:
    """The frame of a drawing: its size in units (short side 1000), what is asked, its chance and its palette."""

    ask: Ask
    width: float
    height: float
    seed: int
    palette: Palette
    transparent: bool = False
    clear: float = 0.0
    """The share of the height kept free for lettering at the top."""
    room: Box | None = None
    """Where the wanted things stand, where that is not the whole stage."""

    def chance(self, what: str) -> Random:
        """The chance of one decision: the same for the same seed and thing, whatever else is in the picture."""
        return Random(zlib.crc32(f"{self.seed}/{what}".encode()))

    @property
    def margin(self) -> float:
        """The safe distance from the edges."""
        return min(self.width, self.height) * 0.075

    def scene(self, genre: str, *, paper: str = "#f7f3ea", light: Light | None = None) -> Scene:
        """An empty scene of this size."""
        return Scene(
            self.width, self.height, light or self.light(), paper=paper, genre=genre, transparent=self.transparent
        )

    def light(self, default: str = "day") -> Light:
        """The light asked for, moved by the mood."""
        ask = self.ask
        time = ask.time or {"dark": "dusk", "warm": "golden"}.get(ask.mood or "", default)
        found = light_for(time, ask.wishes.weather or ask.weather)
        if ask.mood == "cold":
            found = replace(found, tint=c.mix(found.tint, "#8fb8e0", 0.7), tinting=found.tinting + 0.08)
        elif ask.mood == "warm":
            found = replace(found, tint=c.mix(found.tint, "#ffb060", 0.6), tinting=found.tinting + 0.05)
        elif ask.mood == "joyful":
            found = replace(found, saturation=found.saturation * 1.12)
        elif ask.mood in ("calm", "elegant"):
            found = replace(found, saturation=found.saturation * 0.88)
        return found

    def figure(self, noun: Noun, index: int = 0) -> Thing:
        """A noun's figure, not yet placed (scale 1 at the origin)."""
        drawing = figures.drawn(noun.prop, self.seed + index, self.ask.action, noun.extras, noun.words)
        colors = {**({drawing.leading: noun.color} if noun.color else {}), **dict(noun.parts)}
        if self.palette and not noun.color:
            colors["main"] = self._member(drawing.colors.get("main", "#c96f4a"))
        if noun.color and noun.prop.kind == "person":
            colors = {"cloth": noun.color, **dict(noun.parts)}
        return Thing(noun.words, drawing, 0.0, 0.0, 1.0, colors, prop=noun.prop.name, kind=noun.prop.kind)

    def _member(self, natural: str) -> str:
        """The palette's colour for a subject: the one nearest to its own, leaving the lightest for the ground."""
        light = self.palette.lightest()
        return min([h for h in self.palette.colors if h != light] or [light], key=lambda h: c.distance(h, natural))


def stand(thing: Thing, x: float, y: float, *, height: float, widest: float = 1e9, depth: float = 0.0) -> Thing:
    """The figure with its foot at (x, y), so high, or less where it would get too wide."""
    figure = thing.figure
    above = max(figure.ground, 1.0)
    scale = min(height / above, widest / figure.width)
    return replace(thing, x=x, y=y, scale=scale, depth=depth)


def roomy(thing: Thing, x: float, y: float, *, height: float) -> Thing:
    """A figure with its foot at (x, y), as large as its room allows. Rooms come in three shapes."""
    figure = thing.figure
    shape = figure.width / max(figure.ground, 1.0)
    wide, high = height * next(s for most, s in _ROOMS if shape < most), height
    scale = min(high / max(figure.ground, 1.0), wide / figure.width)
    return replace(thing, x=x, y=y, scale=scale, slot=(wide / scale, high / scale))


_ROOMS = ((0.62, 0.5), (1.3, 1.0), (1e9, 1.5))


def stage(canvas: Canvas) -> Box:
    """Where the wanted things stand in every scene, so that another setting does not move them."""
    w, h = canvas.width, canvas.height
    if canvas.room:
        return canvas.room
    return canvas.margin, h * max(0.2, canvas.clear), w - canvas.margin, h * 0.87


def centred(thing: Thing, x: float, y: float, wide: float, high: float) -> Thing:
    """The figure as large as fits into a box about (x, y)."""
    figure = thing.figure
    scale = min(wide / figure.width, high / figure.height)
    return replace(thing, x=x, y=y + (figure.ground - figure.height / 2) * scale, scale=scale)


def set_text(
    scene: Scene,
    text: str,
    box: Box,
    *,
    color: str,
    face: str = "sans-bold",
    ground: str = "",
    most: float = 200,
    rows: int = 3,
    align: str = "middle",
    valign: str = "middle",
    level: int = 1,
    leading: float = 1.12,
    tracking: float = 0.0,
    least: float = 14.0,
    say: str | None = None,
) -> float:
    """Set a text into a box and return the y below its last line.

    What no font here can set is reported in the scene's `could_not` and left out; so is what had to be cut.
    """
    left, top, right, bottom = box
    whole = lettering.clean(text)
    shown = lettering.without_emoji(whole)
    if shown != whole and say is None:
        scene.could_not.append("emoji in the lettering")
    if not shown:
        return top
    font = lettering.face_for(shown, face)
    if font is None:
        scene.could_not.append(f'the lettering "{_short(shown)}": no font here has its characters')
        return top
    track = tracking if shown.isascii() or shown.isupper() else 0.0
    fitted = lettering.fit(
        shown, font, right - left, bottom - top, most=most, least=least, rows=rows, leading=leading, tracking=track
    )
    if fitted.cut:
        scene.could_not.append(f'all of the lettering "{_short(shown)}": it is too long for its place')
    high = fitted.size * (font.cap + leading * (len(fitted.lines) - 1))
    y = {"top": top, "middle": (top + bottom - high) / 2, "bottom": bottom - high}[valign] + font.cap * fitted.size
    x = {"start": left, "middle": (left + right) / 2, "end": right}[align]
    for row in fitted.lines:
        path = lettering.line(row, font, fitted.size, x, y, anchor=align, tracking=track)
        if path.traces:
            scene.add(Letters(row, path, color, path.bounds(), level, ground))
        y += fitted.size * leading
    return float(y - fitted.size * (leading - 0.3))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
