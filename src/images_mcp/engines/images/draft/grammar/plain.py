"""A subject on a plain ground: a soft stage, a large quiet form behind it, nothing else."""

from dataclasses import replace
from math import cos, radians

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import grounds
from images_mcp.engines.images.draft.grammar.common import Canvas, stage, stand
from images_mcp.engines.images.draft.grammar.stage import arrange
from images_mcp.engines.images.draft.props.path import rect
from images_mcp.engines.images.draft.scene import Box, Glow, Scene, Thing
from images_mcp.engines.images.draft.words import words


def compose(canvas: Canvas) -> Scene:
    """Figures on a backdrop whose colour answers theirs."""
    w, h = canvas.width, canvas.height
    scene = canvas.scene("plain", light=canvas.light("studio"))
    scene.sticker = canvas.ask.says(
        "sticker", "stickers", "aufkleber", "pegatina", "autocollant", "ステッカー", "シール"
    )
    things = staged(canvas, stage(canvas))
    base = scene.paper = backdrop_color(canvas, things)
    short = min(w, h)
    left, top, right, bottom = stage(canvas)
    bust = bool(things) and things[0].prop == "portrait"
    bottom = max((t.y for t in things if t.y < h), default=bottom)
    ground = h * 1.1 if bust else bottom - short * 0.045
    night = scene.light.exposure < 0.8
    scene.area(
        rect(-20, -20, w + 40, h + 40), c.lighter(base, 0.14), to=c.lighter(base, -0.05), role="backdrop", raw=not night
    )
    x, y = (left + right) / 2, (top + bottom) / 2 - short * 0.02
    for form, off in grounds.behind(canvas, (x - w / 2, y - short * 0.41, x + w / 2, y + short * 0.41)):
        scene.area(form, c.lighter(base, 0.1 + 0.24 * off), role="backdrop", raw=not night, name="disc")
    scene.area(
        rect(-20, ground, w + 40, h), c.lighter(base, -0.12), to=c.lighter(base, -0.04), role="ground", raw=not night
    )
    scene.add(Glow((left + right) / 2, bottom + short * 0.02, short * 0.6, c.lighter(base, 0.4), 0.35, flat=0.14))
    scene.horizon = ground
    scene.add(*things)
    return scene


def staged(canvas: Canvas, box: Box) -> list[Thing]:
    """The figures arranged in a box; a bust grows out of the picture's lower edge."""
    if not canvas.ask.nouns:
        return []
    left, top, right, bottom = box
    if canvas.ask.nouns[0].prop.name == "portrait" and len(canvas.ask.nouns) == 1:
        floor = canvas.height + 4
        tall = (floor - top) * 0.98
        bust = stand(
            canvas.figure(canvas.ask.nouns[0]), (left + right) / 2, floor, height=tall, widest=canvas.width * 0.94
        )
        return [replace(bust, shadow=False)]
    return arrange(canvas, canvas.ask.nouns, (left, top, right, bottom), fill=1.0)


def main_color(things: list[Thing]) -> str:
    """The colour the eye meets first."""
    if not things:
        return "#7aa0b8"
    main = max(things, key=lambda t: t.figure.height * t.scale)
    tone = main.figure.leading
    return main.colors.get(tone) or main.figure.colors.get(tone, "#c96f4a")


def family(color: str) -> float:
    """A colour as one of two: the warm (50) or the cool (230) hue, so that one warm thing can replace another."""
    if c.chroma(color) < 0.04:
        return 50.0
    return 50.0 if cos(radians(c.hue(color) - 60)) > 0 else 230.0


_PALE = ("pale", "soft", "hell", "blass", "pastel", "claro", "clair", "pâle")


def backdrop_color(canvas: Canvas, things: list[Thing]) -> str:
    """A quiet ground that sets the subject off: the one asked for, the palette's own, or a pale opposite of its colour."""
    main = main_color(things)
    named = words("COLORS", canvas.ask.brief.language).first(canvas.ask.background or "")
    if named:
        pale = any(w in (canvas.ask.background or "").casefold() for w in _PALE)
        return c.lighter(named, 0.45) if pale else named
    if canvas.palette:
        return max(canvas.palette.colors, key=lambda h: c.distance(h, main) + 0.3 * c.lab(h)[0])
    mood = canvas.ask.mood
    hue = (family(main) + canvas.chance("backdrop").choice((135, 165, 185, 205, 25, 300))) % 360
    light, chroma = {"dark": (0.42, 0.04), "joyful": (0.84, 0.085), "elegant": (0.9, 0.015)}.get(
        mood or "", (0.85, 0.045)
    )
    if mood == "warm":
        hue = 70
    elif mood == "cold":
        hue = 235
    return c.lch(light, chroma, hue)
