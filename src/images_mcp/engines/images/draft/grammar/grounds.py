"""What stands behind a subject on a plain ground: quiet large forms, picked by the seed among those that suit the mood."""

from collections.abc import Callable
from math import cos, pi, radians, sin
from random import Random

from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, pie, poly, rect, ring
from images_mcp.engines.images.draft.scene import Box

Form = tuple[Path, float]
"""An outline and how far it stands off the ground, from 0 (the ground's own colour) to 1."""


def disc(box: Box, chance: Random) -> list[Form]:
    """One large disc."""
    del chance
    x, y, r = _middle(box)
    return [(ellipse(x, y, r), 1.0)]


def arch(box: Box, chance: Random) -> list[Form]:
    """A round-headed niche, sometimes with a second one within."""
    x, y, r = _middle(box)
    top, low = y - r * 1.02, box[3]
    niche = rect(x - r * 0.86, top, r * 1.72, low - top + r, r * 0.86)
    inner = rect(x - r * 0.66, top + r * 0.2, r * 1.32, low - top + r, r * 0.66)
    return [(niche, 0.6), (inner, 1.0)] if chance.random() < 0.6 else [(niche, 1.0)]


def pair(box: Box, chance: Random) -> list[Form]:
    """A disc and a smaller one leaning on it."""
    x, y, r = _middle(box)
    side = chance.choice((-1, 1))
    return [
        (ellipse(x + side * r * 0.62, y - r * 0.52, r * 0.5), 0.5),
        (ellipse(x - side * r * 0.1, y + r * 0.08, r * 0.88), 1.0),
    ]


def rays(box: Box, chance: Random) -> list[Form]:
    """Beams from the middle to beyond the edges, a small disc where they meet."""
    x, y, r = _middle(box)
    y = box[3] - (box[3] - box[1]) * 0.34
    count, turn, out = chance.choice((11, 13, 16)), chance.uniform(0, 30), EMPTY
    for k in range(count):
        out += pie(x, y, r * 4.4, turn + 360 * k / count, turn + 360 * (k + 0.5) / count)
    return [(out, 0.55), (ellipse(x, y, r * 0.82), 1.0)]


def pebble(box: Box, chance: Random) -> list[Form]:
    """A soft irregular form, like a cut-out."""
    x, y, r = _middle(box)
    turn = chance.uniform(0, 360)
    corners = []
    for k in range(7):
        reach = r * chance.uniform(0.86, 1.22)
        a = radians(turn + k * 360 / 7)
        corners.append((x + reach * 1.12 * cos(a), y + reach * 0.94 * sin(a)))
    return [(curve(corners), 1.0)]


def hills(box: Box, chance: Random) -> list[Form]:
    """Two long swells across the whole width."""
    left, _, right, bottom = box
    wide, (x, y, r) = right - left, _middle(box)
    del x
    lean = chance.choice((-1, 1))
    out = []
    for k, level in ((0, 0.5), (1, 1.0)):
        h = y + r * (0.02 + 0.46 * k)
        swing = r * 0.3 * lean * (1 if k == 0 else -0.7)
        points = [(left - wide, h), (left, h - swing), ((left + right) / 2, h), (right, h + swing), (right + wide, h)]
        out.append((curve([*points, (right + wide, bottom + r * 3), (left - wide, bottom + r * 3)]), level))
    return out


def panel(box: Box, chance: Random) -> list[Form]:
    """A tall sheet with a thin frame out of place behind it."""
    x, y, r = _middle(box)
    half, high = r * 0.78, r * 1.96
    dx, dy = chance.choice((-1, 1)) * r * 0.12, -r * 0.09
    sheet = rect(x - half, y - high / 2, 2 * half, high, r * 0.1)
    return [
        (sheet.move(dx, dy) + _inset(x - half + dx, y - high / 2 + dy, 2 * half, high, r * 0.025), 0.7),
        (sheet, 1.0),
    ]


def _inset(x: float, y: float, w: float, h: float, by: float) -> Path:
    return rect(x + by, y + by, w - 2 * by, h - 2 * by, by).reverse()


def stripes(box: Box, chance: Random) -> list[Form]:
    """Broad upright or slanting bands."""
    left, top, right, bottom = box
    wide, count = right - left, chance.choice((5, 7))
    slant, out = chance.choice((0.0, 0.0, 0.5)), EMPTY
    step = wide * 2 / (2 * count + 1)
    high = bottom - top
    for k in range(-count, 2 * count):
        x = left + (k + 0.25) * step
        out += poly(
            [
                (x + slant * high, top - high),
                (x + step / 2 + slant * high, top - high),
                (x + step / 2 - slant * high, bottom + high),
                (x - slant * high, bottom + high),
            ]
        )
    return [(out, 0.5)]


def rings(box: Box, chance: Random) -> list[Form]:
    """Rings about the middle, or about a point beside it."""
    x, y, r = _middle(box)
    x += chance.choice((0.0, 0.0, -0.5, 0.5)) * r
    forms = [(ellipse(x, y, r * 0.52), 1.0)]
    return [(ring(x, y, r * (0.72 + 0.36 * k), r * (0.62 + 0.36 * k)), 0.9 - 0.2 * k) for k in range(4)] + forms


def confetti(box: Box, chance: Random) -> list[Form]:
    """Small discs, strips and wedges about a free middle."""
    x, y, r = _middle(box)
    out = [EMPTY, EMPTY]
    for k in range(46):
        a, far = chance.uniform(0, 2 * pi), r * chance.uniform(0.72, 1.9)
        px, py, size = x + far * cos(a), y + far * sin(a), r * chance.uniform(0.018, 0.05)
        kind = (
            ellipse(px, py, size),
            rect(px - size * 1.6, py - size * 0.5, size * 3.2, size, size * 0.5).turn(chance.uniform(0, 180), (px, py)),
            pie(px, py, size * 1.7, k * 40, k * 40 + 100),
        )[k % 3]
        out[k % 2] += kind
    return [(out[0], 1.0), (out[1], 0.6)]


def quarters(box: Box, chance: Random) -> list[Form]:
    """Discs about one corner and about the one opposite, most of them out of sight."""
    left, top, right, bottom = box
    r = min(right - left, bottom - top) * 0.62
    a, b = (left - r * 0.25, top - r * 0.35), (right + r * 0.25, bottom + r * 0.3)
    if chance.random() < _HALF:
        a, b = (right + r * 0.25, top - r * 0.35), (left - r * 0.25, bottom + r * 0.3)
    return [(ellipse(*a, r * 1.25), 0.6), (ellipse(*a, r * 0.8), 1.0), (ellipse(*b, r * 1.05), 0.8)]


_HALF = 0.5


def bare(box: Box, chance: Random) -> list[Form]:
    """Nothing at all."""
    del box, chance
    return []


_Ground = Callable[[Box, Random], list[Form]]
_ALL: tuple[_Ground, ...] = (disc, arch, pair, pebble, panel, rings, rays, hills, quarters, stripes)
_BY_MOOD: dict[str, tuple[_Ground, ...]] = {
    "joyful": (rays, confetti, pebble, pair, stripes, rings),
    "calm": (arch, disc, hills, pebble, bare),
    "elegant": (arch, panel, bare, disc, quarters),
    "dark": (disc, arch, rays, rings, bare),
    "warm": (disc, hills, pair, arch, pebble, rays),
    "cold": (panel, quarters, hills, rings, disc),
}


_EDGE = 20.0


def behind(canvas: Canvas, box: Box) -> list[Form]:
    """The forms behind a subject standing in a box, back to front, cut to the picture: blurs cost by the area."""
    chance = canvas.chance("form behind")
    forms = chance.choice(_BY_MOOD.get(canvas.ask.mood or "", _ALL))(box, chance)
    wide, high = canvas.width + _EDGE, canvas.height + _EDGE
    cut = [(form.right(-_EDGE).left(wide).below(-_EDGE).above(high), off) for form, off in forms]
    return [(form, off) for form, off in cut if form.traces]


def _middle(box: Box) -> tuple[float, float, float]:
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2, min(right - left, bottom - top) / 2
