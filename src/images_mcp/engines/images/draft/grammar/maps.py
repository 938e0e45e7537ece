"""Maps: a coast, mountains, woods, places and a compass rose seen from above; or streets, blocks, a river and pins."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from images_mcp.brief import Use
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas, centred, set_text
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.props.path import Path, Point, curve, ellipse, line, poly, rect, ring, star
from images_mcp.engines.images.draft.scene import Scene

_MAPS = (
    "map",
    "maps",
    "landkarte*",
    "stadtplan",
    "schatzkarte*",
    "weltkarte",
    "inselkarte",
    "mapa",
    "mapas",
    "地図",
    "マップ",
)
_OR_CARDS = ("karte", "carte", "cartes", "plan", "plano")  # maps only where the use says that it explains something
_TOWN = (
    "city",
    "town",
    "street",
    "subway",
    "metro",
    "stadt*",
    "ciudad",
    "calle*",
    "ville",
    "rue*",
    "quartier",
    "街",
    "都市",
    "市内",
)
_TREASURE = ("treasure", "pirate*", "schatz*", "pirat*", "tesoro", "trésor", "宝", "海賊")
_NOT = frozenset(("island", "sign", "palm", "wave"))


def wanted(ask: Ask) -> bool:
    """Whether a map is asked for."""
    if ask.use is Use.UI:
        return False
    explains = ask.use in (Use.INFOGRAPHIC, Use.EDUCATION)
    if ask.says(*_OR_CARDS) and ask.says(*_TREASURE):
        return True
    return ask.says(*_MAPS) or (explains and ask.says(*_OR_CARDS) and not ask.says("mind*"))


def compose(canvas: Canvas) -> Scene:
    """The map asked for: of a town, else of land and sea."""
    town = canvas.ask.says(*_TOWN) and not canvas.ask.says(*_TREASURE)
    scene = canvas.scene("map", light=canvas.light("studio"))
    (_town if town else _land)(canvas, scene)
    _rose(scene, canvas.width * 0.87, canvas.height * 0.83, min(canvas.width, canvas.height) * 0.085, _ink(canvas))
    if canvas.ask.brief.texts:
        w, h = canvas.width, canvas.height
        scene.area(rect(w * 0.2, h * 0.04, w * 0.6, h * 0.1, 12), "#fbf3dc", role="solid", raw=True, name="title")
        set_text(scene, canvas.ask.brief.texts[0], (w * 0.23, h * 0.05, w * 0.77, h * 0.13), color=_ink(canvas), rows=1)
    return scene


def _ink(canvas: Canvas) -> str:
    return c.lighter(canvas.palette.map("#4a3a2c"), -0.1) if canvas.palette else "#4a3a2c"


def _coast(canvas: Canvas, x: float, y: float, rx: float, ry: float, what: str, grow: float = 1.0) -> list[Point]:
    """A ragged closed coast about a point: a few long swings, many short ones."""
    r = canvas.chance(what)
    swings = [(k, r.uniform(0, 6.3), r.uniform(0.5, 1.0) / k**0.75) for k in (2, 3, 5, 7, 11, 17)]
    out = []
    for i in range(64):
        a = 2 * math.pi * i / 64
        far = grow * (1 + 0.3 * sum(size * math.sin(k * a + phase) for k, phase, size in swings) * 0.55)
        out.append((x + rx * far * math.cos(a), y + ry * far * math.sin(a)))
    return out


def _land(canvas: Canvas, scene: Scene) -> None:
    """An island in its sea, on paper that has seen something where treasure is told of."""
    w, h, ask = canvas.width, canvas.height, canvas.ask
    old = ask.says(*_TREASURE)
    sea, ground = ("#e4cf9f", "#cfae6d") if old else ("#8fc3cf", "#e9d9a6")
    if canvas.palette:
        sea, ground = canvas.palette.map(sea), canvas.palette.map(ground)
    scene.paper, ink = sea, _ink(canvas)
    scene.area(rect(-20, -20, w + 40, h + 40), sea, to=c.lighter(sea, -0.06), role="backdrop", raw=True, name="sea")
    _ripples(canvas, scene, c.lighter(sea, -0.14))
    x, y, rx, ry = w * 0.47, h * 0.51, w * 0.34, h * 0.31
    for grow, tone in ((1.16, 0.1), (1.08, 0.2)):
        scene.area(
            curve(_coast(canvas, x, y, rx, ry, "coast", grow)),
            c.lighter(sea, tone),
            role="backdrop",
            raw=True,
            name="shallows",
        )
    islet = _coast(canvas, w * 0.86, h * 0.2, w * 0.07, h * 0.06, "islet")
    for shore in (_coast(canvas, x, y, rx, ry, "coast"), islet):
        scene.area(curve(shore), ground, to=c.lighter(ground, -0.07), role="solid", raw=True, name="land")
        scene.area(curve(shore), ink, stroke=4.5, role="solid", raw=True, name="coast")
    _river(scene, x, y, rx, ry, c.lighter(sea, -0.16))
    things = [n for n in ask.nouns if n.prop.name not in _NOT and n.prop.kind != "person"][:6]
    spots = [(0.12, -0.3), (0.4, 0.1), (-0.45, 0.12), (0.06, 0.42), (0.45, -0.3), (-0.4, -0.2)]
    _ranges(canvas, scene, x - rx * 0.62, y - ry * 0.24, rx * 0.46, ink)
    _woods(canvas, scene, x + rx * 0.16, y + ry * 0.3, rx * 0.44, c.mix(ground, "#5f8f4e", 0.75))
    for noun, (dx, dy) in zip(things, spots, strict=False):
        big = 0.3 if noun.prop.kind in ("nature", "building") else 0.2
        _put(canvas, scene, noun, x + rx * dx, y + ry * dy, min(w, h) * big)
    end = (x + rx * 0.42, y + ry * 0.44)
    trail = [
        (x - rx * 0.62, y + ry * 0.42),
        (x - rx * 0.3, y + ry * 0.3),
        (x, y + ry * 0.06),
        (x + rx * 0.3, y + ry * 0.1),
        end,
    ]
    for a, b in _dashes(trail):
        scene.area(line([a, b]), "#b03a2e", stroke=6, role="solid", raw=True, name="path")
    s = min(w, h) * 0.026
    mark = line([(end[0] - s, end[1] - s), (end[0] + s, end[1] + s)]) + line(
        [(end[0] - s, end[1] + s), (end[0] + s, end[1] - s)]
    )
    scene.area(mark, "#b03a2e", stroke=11, role="solid", raw=True, name="cross")
    for dx, dy in ((-0.62, 0.42), (0.62, -0.05), (-0.02, 0.62)):
        scene.area(ellipse(x + rx * dx, y + ry * dy, 11), ink, role="solid", raw=True, name="place")
        scene.area(ellipse(x + rx * dx, y + ry * dy, 5), c.lighter(ground, 0.3), role="solid", raw=True, name="place")
    if old:
        edge = rect(-20, -20, w + 40, h + 40) + rect(w * 0.03, h * 0.03, w * 0.94, h * 0.94, 30).reverse()
        scene.area(edge, c.lighter(sea, -0.3), role="solid", raw=True, opacity=0.55, name="edge")


def _put(canvas: Canvas, scene: Scene, noun: Noun, x: float, y: float, size: float) -> None:
    index = canvas.ask.nouns.index(noun)
    thing = centred(canvas.figure(noun), x, y, size, size)
    scene.add(replace(thing, noun=index, shadow=False))


def _ripples(canvas: Canvas, scene: Scene, color: str) -> None:
    r = canvas.chance("ripples")
    for _ in range(26):
        x, y = r.uniform(0, canvas.width), r.uniform(0, canvas.height)
        scene.area(
            line([(x, y), (x + 12, y - 7), (x + 24, y), (x + 36, y - 7), (x + 48, y)]),
            color,
            stroke=3,
            role="solid",
            raw=True,
            opacity=0.6,
            name="waves",
        )


def _river(scene: Scene, x: float, y: float, rx: float, ry: float, color: str) -> None:
    bends = [
        (x - rx * 0.3, y - ry * 0.34),
        (x - rx * 0.12, y - ry * 0.05),
        (x - rx * 0.24, y + ry * 0.24),
        (x - rx * 0.1, y + ry * 0.95),
    ]
    scene.area(line(bends), color, stroke=9, role="solid", raw=True, name="river")


def _ranges(canvas: Canvas, scene: Scene, x: float, y: float, wide: float, ink: str) -> None:
    """A mountain range as maps draw it: peaks, each with its dark flank."""
    r = canvas.chance("range")
    for k in range(7):
        px, py, s = (
            x + wide * (k % 4) / 3.2 + r.uniform(-12, 12),
            y + (k // 4) * wide * 0.22,
            wide * r.uniform(0.15, 0.22),
        )
        scene.area(
            poly([(px - s, py), (px, py - s * 1.25), (px + s, py)]), "#d9c9a8", role="solid", raw=True, name="mountain"
        )
        scene.area(
            poly([(px, py - s * 1.25), (px + s, py), (px + s * 0.25, py), (px + s * 0.1, py - s * 0.5)]),
            "#8a755a",
            role="solid",
            raw=True,
            name="mountain",
        )
        scene.area(
            poly([(px - s, py), (px, py - s * 1.25), (px + s, py)], closed=False),
            ink,
            stroke=3,
            role="solid",
            raw=True,
            name="mountain",
        )


def _woods(canvas: Canvas, scene: Scene, x: float, y: float, wide: float, color: str) -> None:
    r = canvas.chance("woods")
    for k in range(16):
        px, py, s = x + r.uniform(0, wide), y + r.uniform(-0.5, 0.4) * wide * 0.6 + k * 0.5, wide * 0.07
        scene.area(rect(px - 2, py, 4, s * 0.9), "#6b4e35", role="solid", raw=True, name="wood")
        scene.area(
            ellipse(px, py - s * 0.4, s, s * 1.1),
            c.lighter(color, 0.1 * (k % 3) - 0.1),
            role="solid",
            raw=True,
            name="wood",
        )


def _dashes(points: list[Point]) -> list[tuple[Point, Point]]:
    out = []
    for (ax, ay), (bx, by) in pairwise(points):
        steps = max(2, round(math.hypot(bx - ax, by - ay) / 34))
        for k in range(steps):
            t, u = k / steps, (k + 0.55) / steps
            out.append(((ax + (bx - ax) * t, ay + (by - ay) * t), (ax + (bx - ax) * u, ay + (by - ay) * u)))
    return out


def _town(canvas: Canvas, scene: Scene) -> None:
    """Blocks between streets, a river, a park, pins."""
    w, h, r = canvas.width, canvas.height, canvas.chance("town")
    street, block, water, park = "#fdfaf2", "#e3dccb", "#9cc9dd", "#b5d39b"
    if canvas.palette:
        street, block, water, park = (canvas.palette.map(tone) for tone in (street, block, water, park))
    scene.paper = street
    scene.area(rect(-20, -20, w + 40, h + 40), street, role="backdrop", raw=True, name="street")
    xs, ys = _cuts(r.uniform, w), _cuts(r.uniform, h)
    lean = h * 0.05
    for i, (a, b) in enumerate(pairwise(xs)):
        for j, (t, u) in enumerate(pairwise(ys)):
            tone = park if (i * 3 + j * 5) % 11 == 4 else c.lighter(block, 0.05 * ((i + j) % 3) - 0.03)
            gap = 9 if (i + j) % 3 else 14
            drop = lean * (a / w - 0.5)
            scene.area(
                poly(
                    [
                        (a + gap, t + gap + drop),
                        (b - gap, t + gap + drop),
                        (b - gap, u - gap + drop),
                        (a + gap, u - gap + drop),
                    ],
                    4,
                ),
                tone,
                role="solid",
                raw=True,
                name="park" if tone == park else "block",
            )
    bank = [(-40.0, h * 0.7), (w * 0.25, h * 0.62), (w * 0.55, h * 0.72), (w * 0.8, h * 0.56), (w + 40, h * 0.6)]
    scene.area(line(bank), water, stroke=min(w, h) * 0.1, role="solid", raw=True, name="river")
    for x in (0.3, 0.66):
        scene.area(
            line([(w * x, h * 0.54), (w * (x + 0.02), h * 0.8)]),
            street,
            stroke=22,
            role="solid",
            raw=True,
            name="bridge",
        )
    scene.area(
        line([(-30.0, h * 0.2), (w * 0.4, h * 0.36), (w + 30, h * 0.24)]),
        "#f4c95d",
        stroke=20,
        role="solid",
        raw=True,
        name="main street",
    )
    spots = [(0.28, 0.3), (0.62, 0.42), (0.46, 0.86), (0.8, 0.2), (0.14, 0.86)]
    things = [n for n in canvas.ask.nouns if n.prop.name not in _NOT and n.prop.kind != "person"]
    for k, (x, y) in enumerate(spots):
        if k < len(things):
            _put(canvas, scene, things[k], w * x, h * y, min(w, h) * 0.2)
        else:
            _pin(scene, w * x, h * y, min(w, h) * 0.032, "#d8412f" if k % 2 == 0 else "#2f6fc2")


def _cuts(chance: Callable[[float, float], float], length: float) -> list[float]:
    out, at = [-60.0], -60.0
    while at < length + 60:
        at += chance(90, 170)
        out.append(at)
    return out


def _pin(scene: Scene, x: float, y: float, s: float, color: str) -> None:
    body: Path = curve(
        [
            (x - s, y - s * 2),
            (x - s * 0.9, y - s * 2.8),
            (x, y - s * 3.3),
            (x + s * 0.9, y - s * 2.8),
            (x + s, y - s * 2),
            (x, y),
        ]
    )
    scene.area(ellipse(x, y, s * 0.7, s * 0.25), "#000000", role="solid", raw=True, opacity=0.18, name="pin")
    scene.area(body, color, role="solid", raw=True, name="pin")
    scene.area(ellipse(x, y - s * 2.1, s * 0.42), "#ffffff", role="solid", raw=True, name="pin")


def _rose(scene: Scene, x: float, y: float, s: float, ink: str) -> None:
    """A compass rose, its north marked."""
    scene.area(ellipse(x, y, s * 1.12), "#fbf3dc", role="solid", raw=True, opacity=0.75, name="compass rose")
    scene.area(ring(x, y, s * 1.02, s * 0.94), ink, role="solid", raw=True, name="compass rose")
    scene.area(
        star(x, y, s * 0.62, s * 0.18, 4).turn(45, (x, y)),
        c.lighter(ink, 0.3),
        role="solid",
        raw=True,
        name="compass rose",
    )
    scene.area(star(x, y, s * 0.92, s * 0.2, 4), ink, role="solid", raw=True, name="compass rose")
    north = poly([(x, y - s * 0.92), (x + s * 0.15, y - s * 0.12), (x, y), (x - s * 0.15, y - s * 0.12)])
    scene.area(north, "#b03a2e", role="solid", raw=True, name="compass rose")
