"""A subject on a plain ground: a soft stage, a large quiet form behind it, nothing else."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.stage import arrange
from images_mcp.engines.images.draft.props.path import ellipse, rect
from images_mcp.engines.images.draft.scene import Glow, Scene


def compose(canvas: Canvas) -> Scene:
    """Figures on a backdrop whose colour answers theirs."""
    w, h = canvas.width, canvas.height
    ask = canvas.ask
    light = canvas.light("studio")
    scene = canvas.scene("plain", light=light)
    things = arrange(canvas, ask.nouns, _box(canvas)) if ask.nouns else []
    main = things[-1].colors.get("main") or things[-1].figure.colors.get("main", "#c96f4a") if things else "#7aa0b8"
    base = backdrop_color(canvas, main)
    scene.paper = base
    if canvas.transparent:
        scene.add(*[replace(t, shadow=False) for t in things])
        return scene
    ground = max((t.y for t in things), default=h * 0.8)
    scene.area(rect(0, 0, w, h), c.lighter(base, 0.14), to=c.lighter(base, -0.03), role="backdrop")
    short = min(w, h)
    scene.area(ellipse(w / 2, h * 0.47, short * 0.4), c.lighter(base, 0.32), role="backdrop")
    scene.area(rect(0, ground - short * 0.06, w, h), c.lighter(base, -0.1), to=c.lighter(base, -0.02), role="ground")
    scene.add(Glow(w * 0.5, ground + short * 0.02, short * 0.62, c.lighter(base, 0.4), 0.35, flat=0.16))
    scene.horizon = ground - short * 0.06
    scene.add(*things)
    return scene


def _box(canvas: Canvas) -> tuple[float, float, float, float]:
    w, h, m = canvas.width, canvas.height, canvas.margin
    place = canvas.ask.placement
    inset = 0.0 if "close" in place else min(w, h) * (0.24 if "wide" in place else 0.1)
    left, right = m + inset, w - m - inset
    if "left" in place:
        right -= w * 0.28
    elif "right" in place:
        left += w * 0.28
    return left, m + inset, right, h - m - inset * 0.9


def backdrop_color(canvas: Canvas, main: str) -> str:
    """A quiet ground that sets the subject off: a pale neighbour or complement of its colour, or the palette's own."""
    if canvas.ask.background and (named := _named(canvas)):
        return named
    if canvas.palette:
        return max(canvas.palette.colors, key=lambda h: c.distance(h, main) + 0.3 * c.lab(h)[0])
    hue = (c.hue(main) + canvas.random.choice((150, 180, 205))) % 360
    return c.lch(0.84, 0.045, hue)


def _named(canvas: Canvas) -> str | None:
    from images_mcp.engines.images.draft.words import words

    return words("COLORS", canvas.ask.brief.language).first(canvas.ask.background or "")
