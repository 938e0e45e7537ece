"""Lines between a hand and what it holds: kites high on their line, balloons on their strings, dogs on a leash."""

from dataclasses import replace

from images_mcp.engines.images.draft.props.path import Point, curve
from images_mcp.engines.images.draft.scene import Box, Thing, parts
from images_mcp.engines.images.draft.shapes import Figure, Shape

TIED = ("flown", "aloft", "leashed")
_HANDS = ("hand", "hands", "arm", "arms", "sleeve", "glove", "gloves")


def fly(holders: list[Thing], kites: list[Thing]) -> list[Thing]:
    """Kites up in the wind, each on a line from a raised hand."""
    host = holders[0]
    high, out = host.y - host.box[1], list(holders)
    hand = raised(host)
    for k, kite in enumerate(kites):
        tall = high * 0.62
        x, y = hand[0] + high * (0.62 + 0.4 * k), hand[1] - high * (0.12 - 0.2 * k)
        flying = replace(kite, x=x, y=y, scale=tall / kite.figure.height, slot=None, shadow=False, mirror=False)
        left, top, right, bottom = flying.box
        middle = (left + 0.58 * (right - left), top + 0.42 * (bottom - top))
        out += [line(flying, hand, middle, sag=high * 0.1, wide=high * 0.006), flying]
    return out


def float_up(holders: list[Thing], balloons: list[Thing]) -> list[Thing]:
    """Balloons over a raised hand, several of them in a fan."""
    host = holders[0]
    hand, high = raised(host), host.y - host.box[1]
    fan = []
    for k, balloon in enumerate(balloons):
        share = k - (len(balloons) - 1) / 2
        tall = high * (0.62 + 0.06 * (k % 2))
        scale = tall / max(balloon.figure.ground, 1.0)
        tilt = 8 + share * min(24.0, 90 / max(len(balloons), 1))
        fan.append(
            replace(balloon, x=hand[0], y=hand[1], scale=scale, tilt=tilt, slot=None, shadow=False, mirror=False)
        )
    return [*fan, *holders]


def leash(holders: list[Thing], dogs: list[Thing]) -> list[Thing]:
    """Animals ahead of whoever leads them, a slack leash from hand to neck."""
    host = holders[0]
    ahead = max(h.box[2] for h in holders)
    out, x = list(holders), ahead
    for dog in dogs:
        wide = dog.box[2] - dog.box[0]
        faced = replace(dog, x=x + wide * 0.72, mirror=dog.figure.facing == "left")
        x += wide * 1.1
        neck = _neck(faced)
        out += [faced, line(faced, _nearest_hand(host, neck), neck, sag=wide * 0.1, wide=wide * 0.016)]
    return out


def _boxes(host: Thing, names: tuple[str, ...]) -> list[Box]:
    """The boxes of single shapes of a figure's parts: of two hands, each."""
    out: list[Box] = []
    for shape in host.shapes:
        if shape.part in names:
            out += parts(replace(host, figure=replace(host.figure, shapes=(shape,)))).values()
    return out


def raised(host: Thing) -> Point:
    """The highest hand of somebody."""
    found = _boxes(host, _HANDS[:2]) or _boxes(host, _HANDS[2:])
    if not found:
        return host.x + (host.box[2] - host.box[0]) * 0.45, host.y - (host.y - host.box[1]) * 0.5
    box = min(found, key=lambda b: b[1])
    return (box[0] + box[2]) / 2, box[1] + 0.35 * (box[3] - box[1])


def _nearest_hand(host: Thing, to: Point) -> Point:
    found = _boxes(host, _HANDS[:2]) or [(host.x, host.y - 0.5 * (host.y - host.box[1]), host.x, host.y)]
    box = min(found, key=lambda b: abs((b[0] + b[2]) / 2 - to[0]) + abs(b[3] - to[1]))
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _neck(animal: Thing) -> Point:
    """Where a collar sits: at the collar, else below the head on the side it faces."""
    for name in ("collar", "neck", "head"):
        if found := _boxes(animal, (name,)):
            box = found[0]
            return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 if name != "head" else box[3]
    left, top, right, bottom = animal.box
    return left + 0.7 * (right - left), top + 0.4 * (bottom - top)


LINE = "line"


def line(tied: Thing, start: Point, end: Point, *, sag: float, wide: float) -> Thing:
    """A hanging line between two points, a thing that belongs to what is tied to it."""
    left, right = min(start[0], end[0]), max(start[0], end[0])
    top, low = min(start[1], end[1]), max(start[1], end[1])
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag)
    size = max(right - left, low - top, 1.0)
    scale = size / 100

    def placed(p: Point) -> Point:
        return (p[0] - left) / scale, (p[1] - top) / scale

    path = curve([placed(start), placed(middle), placed(end)], closed=False)
    shape = Shape(path.d(), "dark", stroke=max(wide / scale, 0.5), part="line")
    wide_box, high_box = max((right - left) / scale, 1.0), max((low - top) / scale, 1.0)
    figure = Figure((shape,), wide_box, high_box, high_box, {"dark": "#4a3f3a"})
    return Thing(LINE, figure, (left + right) / 2, low, scale, shadow=False, prop=LINE, kind="object", noun=tied.noun)
