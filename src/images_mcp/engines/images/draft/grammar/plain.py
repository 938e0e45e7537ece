"""A subject on a plain ground: a soft stage, a large quiet form behind it, nothing else."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.grammar.stage import arrange
from images_mcp.engines.images.draft.props.path import ellipse, rect
from images_mcp.engines.images.draft.scene import Box, Glow, Scene, Thing, union
from images_mcp.engines.images.draft.words import words


def compose(canvas: Canvas) -> Scene:
    """Figures on a backdrop whose colour answers theirs."""
    w, h = canvas.width, canvas.height
    scene = canvas.scene("plain", light=canvas.light("studio"))
    scene.sticker = canvas.ask.says(
        "sticker", "stickers", "aufkleber", "pegatina", "autocollant", "ステッカー", "シール"
    )
    things = staged(canvas, frame(canvas))
    base = scene.paper = backdrop_color(canvas, main_color(things))
    if canvas.transparent:
        scene.add(*[replace(t, shadow=False) for t in things])
        return scene
    short = min(w, h)
    left, top, right, bottom = union([t.box for t in things]) if things else (w * 0.3, h * 0.3, w * 0.7, h * 0.7)
    ground = bottom - short * 0.045
    night = scene.light.exposure < 0.8
    scene.area(
        rect(-20, -20, w + 40, h + 40), c.lighter(base, 0.14), to=c.lighter(base, -0.05), role="backdrop", raw=not night
    )
    radius = max(short * 0.3, min(short * 0.42, max((right - left) * 0.5, (bottom - top) * 0.58)))
    scene.area(
        ellipse((left + right) / 2, (top + bottom) / 2 - short * 0.02, radius),
        c.lighter(base, 0.34),
        role="backdrop",
        raw=not night,
    )
    bust = bottom > h
    ground = h * 1.1 if bust else ground
    scene.area(
        rect(-20, ground, w + 40, h), c.lighter(base, -0.12), to=c.lighter(base, -0.04), role="ground", raw=not night
    )
    scene.add(Glow((left + right) / 2, bottom + short * 0.02, short * 0.6, c.lighter(base, 0.4), 0.35, flat=0.14))
    scene.horizon = ground
    scene.add(*things)
    return scene


def frame(canvas: Canvas) -> Box:
    """Where figures may stand: inside the safe area, moved and sized as the composition says."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    place = canvas.ask.placement
    close = "close" in place
    inset = 0.0 if close else min(w, h) * (0.22 if "wide" in place else 0.03)
    left, right = m + inset, w - m - inset
    top = max(m + inset, h * canvas.clear + m * 0.5)
    if "left" in place and "right" not in place:
        right -= w * 0.3
    elif "right" in place and "left" not in place:
        left += w * 0.3
    return left, top, right, h - m - inset * 0.8


def staged(canvas: Canvas, box: Box) -> list[Thing]:
    """The figures arranged in a box, centred in it from top to bottom."""
    if not canvas.ask.nouns:
        return []
    left, top, right, bottom = box
    if canvas.ask.nouns[0].prop.name == "portrait" and len(canvas.ask.nouns) == 1:
        floor = canvas.height + 4
        tall = (floor - top) * (1.0 if "close" in canvas.ask.placement else 0.9)
        bust = stand(
            canvas.figure(canvas.ask.nouns[0]), (left + right) / 2, floor, height=tall, widest=canvas.width * 0.94
        )
        return [replace(bust, shadow=False)]
    things = arrange(canvas, canvas.ask.nouns, (left, top, right, bottom - (bottom - top) * 0.04), fill=1.0)
    high = union([t.box for t in things])
    spare = (high[1] - top) * 0.42
    return [replace(t, y=t.y - spare) for t in things]


def main_color(things: list[Thing]) -> str:
    """The colour the eye meets first."""
    if not things:
        return "#7aa0b8"
    main = max(things, key=lambda t: t.figure.height * t.scale)
    return main.colors.get("main") or main.figure.colors.get("main", "#c96f4a")


def backdrop_color(canvas: Canvas, main: str) -> str:
    """A quiet ground that sets the subject off: the one asked for, the palette's own, or a pale opposite of its colour."""
    named = words("COLORS", canvas.ask.brief.language).first(canvas.ask.background or "")
    if named:
        return named
    if canvas.palette:
        return max(canvas.palette.colors, key=lambda h: c.distance(h, main) + 0.3 * c.lab(h)[0])
    mood = canvas.ask.mood
    hue = (c.hue(main) + canvas.random.choice((150, 180, 205))) % 360
    light, chroma = {"dark": (0.42, 0.04), "joyful": (0.84, 0.085), "elegant": (0.9, 0.015)}.get(
        mood or "", (0.85, 0.045)
    )
    if mood == "warm":
        hue = 70
    elif mood == "cold":
        hue = 235
    return c.lch(light, chroma, hue)
