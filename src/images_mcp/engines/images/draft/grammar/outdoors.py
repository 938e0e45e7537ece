"""Scenery: layers from the horizon to our feet under one light, with whoever is in it a third of the way across."""

from collections.abc import Callable
from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.grammar.stage import arrange, in_sky
from images_mcp.engines.images.draft.parse import Noun
from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Glow, Scene, Thing

PLACES = ("forest", "mountains", "sea", "beach", "lake", "desert", "city", "street", "meadow", "garden", "snow", "space",
          "underwater", "sky")  # fmt: skip
_AFLOAT = ("sailboat", "submarine", "whale", "duck", "wave")


def compose(canvas: Canvas) -> Scene:
    """A landscape of the place asked for, with its figures."""
    place = next((p for p in canvas.ask.places if p in PLACES), "snow" if canvas.ask.weather == "snow" else "meadow")
    if place == "mountains" and "lake" in canvas.ask.places:
        place = "lake"
    default = "night" if place == "space" else "day"
    light = canvas.light(default)
    if place == "snow" and light.weather == "clear":
        light = replace(light, saturation=light.saturation * 0.85)
    scene = canvas.scene("landscape", light=light)
    scene.paper = light.sky[-1]
    h = canvas.height
    wide = canvas.width / h
    scene.horizon = h * (0.56 if wide > 1 else 0.6) + canvas.clear * h * 0.3
    _BUILD[place](canvas, scene)
    _people(canvas, scene, place)
    t.weather(canvas, scene)
    return scene


def _floor(canvas: Canvas, scene: Scene, top: float, color: str, *, bumps: float = 26, depth: float = 0.06) -> None:
    """The ground we stand on."""
    path = t.ridge(canvas, top, bumps, peaks=3, sharp=False)
    scene.area(path, c.lighter(color, 0.08), to=c.lighter(color, -0.16), role="ground", depth=depth)


def _tufts(canvas: Canvas, scene: Scene, top: float, color: str, *, flowers: bool = False) -> None:
    """Grass and flowers, larger towards us."""
    r, w, h = canvas.random, canvas.width, canvas.height
    grass, blossoms = EMPTY, EMPTY
    for _ in range(70):
        k = r.random() ** 0.7
        x, y, size = r.uniform(0, w), top + 30 + (h - top - 20) * k, 6 + 20 * k
        grass += poly([(x - size * 0.5, y), (x - size * 0.35, y - size), (x, y - size * 0.25), (x + size * 0.1, y - size * 1.3),
                       (x + size * 0.25, y - size * 0.2), (x + size * 0.5, y - size * 0.9), (x + size * 0.5, y)])  # fmt: skip
        if flowers and r.random() < 0.75:
            for _ in range(3):
                fx, fy = x + r.uniform(-30, 30), y + r.uniform(-18, 8)
                blossoms += ellipse(fx, fy, 2.5 + 5 * k)
    scene.area(grass, c.lighter(color, -0.22), role="light", opacity=0.55)
    if flowers:
        accent = canvas.palette.accent() if canvas.palette else r.choice(("#f6d04d", "#ef7f8f", "#f4f0ff", "#e86f4a"))
        scene.area(blossoms, accent, role="light", opacity=0.95)


def _forest(canvas: Canvas, scene: Scene) -> None:
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y + 10, h * 0.12, peaks=4, sharp=False), "#7fa58c", depth=0.85, role="hill")
    names = (
        ("pine", "pine", "tree")
        if not canvas.ask.says("jungle", "dschungel", "selva", "ジャングル")
        else ("palm", "tree", "palm")
    )
    scene.add(*t.row(canvas, names[0], y + h * 0.04, h * 0.34, depth=0.68, count=16))
    scene.area(t.ridge(canvas, y + h * 0.05, 20, peaks=4, sharp=False), "#6d9a63", depth=0.45, role="hill")
    scene.add(Glow(canvas.width * 0.5, y + h * 0.05, canvas.width * 0.6, scene.light.haze, 0.55, flat=0.2))
    scene.add(*t.row(canvas, names[1], y + h * 0.11, h * 0.5, depth=0.4, count=11, gap=(0.36, 0.66)))
    _floor(canvas, scene, y + h * 0.13, "#5f8f4e")
    scene.add(*t.row(canvas, names[2], y + h * 0.19, h * 0.66, depth=0.14, count=7, gap=(0.2, 0.8)))
    _path(canvas, scene, y + h * 0.13, "#b89a6c")
    _tufts(canvas, scene, y + h * 0.13, "#5f8f4e", flowers=canvas.ask.mood == "joyful")


def _path(canvas: Canvas, scene: Scene, top: float, color: str) -> None:
    """A winding way that leads the eye in."""
    w, h = canvas.width, canvas.height
    x = w * 0.5
    d = h - top
    left = [(x - 8, top + 4), (x + w * 0.03, top + d * 0.18), (x - w * 0.07, top + d * 0.46), (x - w * 0.16, h + 30)]
    right = [(x + w * 0.2, h + 30), (x + w * 0.05, top + d * 0.46), (x + w * 0.075, top + d * 0.18), (x + 8, top + 4)]
    scene.area(curve([*left, *right]), color, to=c.lighter(color, 0.1), role="path", depth=0.1, opacity=0.8)


def _mountains(canvas: Canvas, scene: Scene) -> None:
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    for k, (tone, depth, tall) in enumerate((("#8aa0b8", 0.9, 0.36), ("#6f879f", 0.66, 0.3), ("#5a7488", 0.44, 0.2))):
        base = y + h * 0.05 * k
        path = t.ridge(canvas, base, h * tall, peaks=4 + k, sharp=True)
        scene.area(path, tone, to=c.lighter(tone, 0.2), depth=depth, role="hill", name="mountains" if k == 0 else "")
        if k < 2:
            scene.area(t.snow_caps(path, base, h * tall), "#f4f8fb", depth=depth * 0.5, role="light", opacity=0.9)
    scene.add(Glow(canvas.width * 0.4, y + h * 0.12, canvas.width * 0.7, scene.light.haze, 0.5, flat=0.16))
    scene.area(t.ridge(canvas, y + h * 0.15, h * 0.06, peaks=3, sharp=False), "#6f8f5c", depth=0.25, role="hill")
    scene.add(*t.row(canvas, "pine", y + h * 0.17, h * 0.13, depth=0.28, count=18, gap=(0.3, 0.56), lift=14))
    _floor(canvas, scene, y + h * 0.24, "#6c934f")
    _tufts(canvas, scene, y + h * 0.24, "#6c934f", flowers=True)


def _lake(canvas: Canvas, scene: Scene) -> None:
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    for k, (tone, depth, tall) in enumerate((("#8aa0b8", 0.85, 0.32), ("#66808f", 0.55, 0.2))):
        path = t.ridge(canvas, y + 4, h * tall, peaks=4 + k, sharp=True)
        scene.area(path, tone, to=c.lighter(tone, 0.2), depth=depth, role="hill")
        if k == 0:
            scene.area(t.snow_caps(path, y, h * tall), "#f4f8fb", depth=depth * 0.5, role="light", opacity=0.9)
    scene.add(*t.row(canvas, "pine", y + 8, h * 0.1, depth=0.42, count=26, lift=3))
    t.water(canvas, scene, y + 6, "#3f7f9c")
    scene.add(Glow(canvas.width * 0.5, y + 8, canvas.width * 0.6, scene.light.haze, 0.5, flat=0.05))
    shore = curve([(-60, h * 0.84), (canvas.width * 0.3, h * 0.87), (canvas.width * 0.62, h * 0.95), (canvas.width * 1.1, h * 0.93),
                   (canvas.width * 1.1, h * 1.1), (-60, h * 1.1)])  # fmt: skip
    scene.area(shore, "#5f8250", to="#456a3d", role="ground", depth=0.03)
    _tufts(canvas, scene, h * 0.88, "#5f8250")


def _sea(canvas: Canvas, scene: Scene) -> None:
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    t.water(canvas, scene, y, "#2f7396")
    rough = 2.4 if scene.light.weather in ("storm", "rain") else 1.0
    for k in range(4):
        top = y + (h - y) * (0.3 + 0.2 * k)
        crest = 9.0 * (1 + k * 0.6) * rough
        points = []
        count = 9 - k
        for i in range(2 * count + 1):
            points.append((w * i / (2 * count) + (k * 37 % 60) - 30, top + (crest if i % 2 else -crest * 0.4)))
        edge = [(-80.0, top), *points, (w + 80, top), (w + 80, h + 60), (-80.0, h + 60)]
        scene.area(
            curve(edge), c.lighter("#2f7396", -0.07 * k), role="water", depth=max(0.0, 0.2 - 0.06 * k), opacity=0.82
        )


def _beach(canvas: Canvas, scene: Scene) -> None:
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.area(
        t.ridge(canvas, y + 3, h * 0.06, peaks=3, sharp=False).right(w * 0.55), "#6f9a84", depth=0.75, role="hill"
    )
    t.water(canvas, scene, y, "#35a0b4", bottom=h * 0.82)
    foam = curve(
        [
            (-60, h * 0.735),
            (w * 0.3, h * 0.765),
            (w * 0.62, h * 0.72),
            (w * 1.1, h * 0.75),
            (w * 1.1, h * 1.1),
            (-60, h * 1.1),
        ]
    )
    sand = foam.move(0, 20)
    scene.area(foam, "#ffffff", role="light", opacity=0.85)
    scene.area(sand, "#ecd3a0", to="#d9b47c", role="ground", depth=0.03)
    warm = (
        canvas.ask.says("beach", "tropical", "strand", "playa", "plage", "palm*", "ビーチ", "砂浜")
        and scene.light.weather != "storm"
    )
    if not warm:
        _tufts(canvas, scene, h * 0.84, "#9db06a")
    for x, tall in ((0.1, 0.62), (0.02, 0.46)) if warm else ():
        scene.add(*_single(canvas, "palm", w * (x if scene.light.side < 0 else 1 - x), h * 0.86, h * tall))


def _single(canvas: Canvas, name: str, x: float, y: float, tall: float, depth: float = 0.08) -> list[Thing]:
    """One prop as part of the scenery."""
    prop = figures.PROPS.get(name)
    if prop is None or any(n.prop.name == name for n in canvas.ask.nouns):
        return []
    return [stand(canvas.figure(Noun(prop, name), round(x)), x, y, height=tall, depth=depth)]


def _desert(canvas: Canvas, scene: Scene) -> None:
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y, h * 0.16, peaks=5, sharp=True), "#b77a5b", depth=0.8, role="hill")
    for k, (tone, depth) in enumerate((("#e0b274", 0.5), ("#d9a263", 0.28), ("#cf9455", 0.06))):
        top = y + h * (0.03 + 0.12 * k)
        path = t.ridge(canvas, top, h * 0.09, peaks=2 + k % 2, sharp=False)
        scene.area(path, c.lighter(tone, 0.12), to=c.lighter(tone, -0.14), depth=depth, role="ground")
    scene.add(
        *_single(canvas, "cactus", w * 0.13, h * 0.84, h * 0.3),
        *_single(canvas, "cactus", w * 0.9, h * 0.74, h * 0.15, 0.25),
    )


def _city(canvas: Canvas, scene: Scene) -> None:
    y, h = scene.horizon or 0, canvas.height
    base = h * 0.78
    t.sky(canvas, scene, base)
    lit = scene.light.exposure < 0.88
    scene.add(*t.towers(canvas, base, h * 0.5, "#7d8ca3", 0.82, lit=lit))
    scene.add(*t.towers(canvas, base, h * 0.42, "#66758f", 0.52, lit=lit))
    scene.add(Glow(canvas.width * 0.5, base, canvas.width * 0.7, scene.light.haze, 0.5, flat=0.2))
    scene.add(*t.towers(canvas, base + 10, h * 0.27, "#4b5870", 0.16, lit=lit))
    if canvas.ask.nouns:
        scene.area(rect(-20, base, canvas.width + 40, h), "#6b7078", to="#4c5058", role="ground", depth=0.05)
        scene.area(rect(-20, base, canvas.width + 40, 16), "#a8abb0", role="path", depth=0.1)
    else:
        t.water(canvas, scene, base, "#3f6583")
    del y


def _street(canvas: Canvas, scene: Scene) -> None:
    y, h, w = h_base(canvas), canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y - h * 0.1, h * 0.1, peaks=4, sharp=False), "#8fb08a", depth=0.75, role="hill")
    tones = ("#e2a27a", "#d9c58a", "#9fb7c4", "#c98f86", "#b7c2a0", "#e0cdb2")
    r = canvas.random
    x = -30.0
    k = r.randrange(6)
    while x < w:
        wide, high = w * r.uniform(0.15, 0.22), h * r.uniform(0.3, 0.46)
        _house(canvas, scene, (x, y - high, x + wide, y), tones[k % 6])
        x += wide
        k += 1
    scene.area(rect(-20, y, w + 40, h * 0.05), "#cfc8bd", role="path", depth=0.08)
    scene.area(rect(-20, y + h * 0.05, w + 40, h), "#7b7c82", to="#5d5e66", role="ground", depth=0.03)
    dashes = EMPTY
    for i in range(6):
        dashes += poly(
            [
                (w * i / 5 - 60, h * 0.92),
                (w * i / 5 + 20, h * 0.92),
                (w * i / 5 + 14, h * 0.935),
                (w * i / 5 - 70, h * 0.935),
            ]
        )
    scene.area(dashes, "#e9e2cf", role="light", opacity=0.7)


def h_base(canvas: Canvas) -> float:
    """Where houses meet the pavement."""
    return canvas.height * 0.74


def _house(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float], tone: str) -> None:
    left, top, right, bottom = box
    wide, r = right - left, canvas.random
    gable = r.random() < 0.5
    roof = [(left - 6, top), ((left + right) / 2, top - wide * 0.42), (right + 6, top)] if gable else [
        (left - 6, top), (left + wide * 0.1, top - wide * 0.2), (right - wide * 0.1, top - wide * 0.2), (right + 6, top)
    ]  # fmt: skip
    scene.area(poly(roof), "#9c5a48" if r.random() < 0.6 else "#5f6675", depth=0.2, role="building")
    scene.area(rect(left, top, wide, bottom - top), c.lighter(tone, 0.1), to=tone, depth=0.2, role="building")
    lit = scene.light.exposure < 0.88
    panes, frames = EMPTY, EMPTY
    rows = max(2, int((bottom - top) / (wide * 0.42)))
    for j in range(rows):
        for i in range(2):
            px, py = left + wide * (0.16 + 0.42 * i), top + (bottom - top) * (j + 0.22) / rows
            pw, ph = wide * 0.24, (bottom - top) / rows * 0.56
            if j == rows - 1 and i == 1:
                continue
            frames += rect(px - 4, py - 4, pw + 8, ph + 8)
            panes += rect(px, py, pw / 2 - 2, ph) + rect(px + pw / 2 + 2, py, pw / 2 - 2, ph)
    scene.area(frames, "#f4eee2", depth=0.2, role="building")
    scene.area(panes, "#ffd27a" if lit else "#6f8fa3", depth=0.0 if lit else 0.2, role="light", raw=lit)
    door = rect(left + wide * 0.6, bottom - (bottom - top) / rows * 0.72, wide * 0.22, (bottom - top) / rows * 0.72, 6)
    scene.area(door, r.choice(("#3f6b73", "#7b3f3f", "#4a5d3f")), depth=0.15, role="building")


def _meadow(canvas: Canvas, scene: Scene) -> None:
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    for k, (tone, depth) in enumerate((("#93b5a4", 0.85), ("#8fb872", 0.55), ("#85b35d", 0.3))):
        top = y + h * 0.055 * k
        scene.area(
            t.ridge(canvas, top, h * 0.11, peaks=3 + k % 2, sharp=False),
            c.lighter(tone, 0.12),
            to=tone,
            depth=depth,
            role="hill",
        )
        if k == 1:
            scene.add(*t.row(canvas, "tree", top + 6, h * 0.09, depth=0.5, count=7, lift=6))
    scene.add(*_single(canvas, "tree", w * 0.12, y + h * 0.2, h * 0.3, 0.16))
    _floor(canvas, scene, y + h * 0.19, "#76aa4d")
    _tufts(canvas, scene, y + h * 0.19, "#76aa4d", flowers=True)


def _garden(canvas: Canvas, scene: Scene) -> None:
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.add(*t.row(canvas, "tree", y + h * 0.06, h * 0.36, depth=0.5, count=8))
    scene.area(t.ridge(canvas, y + h * 0.06, h * 0.03, peaks=6, sharp=False), "#6f9f58", depth=0.3, role="hill")
    posts = EMPTY
    for i in range(26):
        x = w * i / 25
        posts += poly(
            [
                (x - 9, y + h * 0.14),
                (x - 9, y + h * 0.05),
                (x, y + h * 0.035),
                (x + 9, y + h * 0.05),
                (x + 9, y + h * 0.14),
            ]
        )
    scene.area(posts + rect(-20, y + h * 0.075, w + 40, 9), "#f3ede0", depth=0.12, role="fence")
    _floor(canvas, scene, y + h * 0.14, "#7cb356", bumps=10)
    for k, name in enumerate(("tulip", "flower", "rose")):
        scene.add(
            *t.row(canvas, name, y + h * (0.2 + 0.05 * k), h * 0.11, depth=0.08, count=11, gap=(0.24, 0.78), lift=16)
        )
    _tufts(canvas, scene, y + h * 0.16, "#7cb356")


def _snow(canvas: Canvas, scene: Scene) -> None:
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y, h * 0.26, peaks=4, sharp=True), "#9db4cc", to="#c9d8e6", depth=0.7, role="hill")
    scene.area(t.ridge(canvas, y + h * 0.05, h * 0.07, peaks=3, sharp=False), "#dfe9f2", depth=0.3, role="hill")
    scene.add(*t.row(canvas, "pine", y + h * 0.09, h * 0.2, depth=0.42, count=12, gap=(0.3, 0.68), lift=8))
    _floor(canvas, scene, y + h * 0.13, "#eef4f9", depth=0.02)
    drifts = EMPTY
    for _ in range(9):
        drifts += ellipse(canvas.random.uniform(0, canvas.width), canvas.random.uniform(y + h * 0.2, h), 90, 7)
    scene.area(drifts, "#cbdbea", role="light", opacity=0.6)


def _space(canvas: Canvas, scene: Scene) -> None:
    w, h, r = canvas.width, canvas.height, canvas.random
    scene.light = replace(scene.light, tinting=0.08, exposure=0.97, saturation=1.0, haze="#2a2f66", side=-1.0)
    scene.horizon = None
    scene.area(
        rect(-20, -20, w + 40, h + 40),
        "#12143a",
        stops=((0, "#0b0d26"), (0.6, "#1d1f55"), (1, "#3a2a66")),
        role="sky",
        raw=not canvas.palette,
    )
    for color in ("#7b4bb8", "#2f6fb0", "#c2558f"):
        scene.add(Glow(w * r.uniform(0.1, 0.9), h * r.uniform(0.1, 0.9), w * 0.42, color, 0.34, flat=0.7))
    t.stars(canvas, scene, h, 190)
    if not any(n.prop.name in ("planet", "moon", "globe") for n in canvas.ask.nouns):
        x, y, size = w * 0.84, h * 0.2, min(w, h) * 0.11
        scene.area(ellipse(x, y, size), "#e0a06a", to="#8a4f6b", role="planet", name="planet")
        scene.area(ellipse(x, y, size * 1.7, size * 0.32, -18), "#f0d8b0", stroke=7, role="planet")
    ground = curve([(-80, h * 0.93), (w * 0.5, h * 0.84), (w + 80, h * 0.93), (w + 80, h * 1.2), (-80, h * 1.2)])
    if not any(n.prop.name in ("rocket", "planet", "globe", "satellite") for n in canvas.ask.nouns):
        scene.area(ground, "#9a94b8", to="#5f5a85", role="ground")
        craters = EMPTY
        for _ in range(7):
            craters += ellipse(r.uniform(0, w), r.uniform(h * 0.91, h * 0.99), r.uniform(18, 46), 8)
        scene.area(craters, "#77719b", role="light", opacity=0.8)


def _underwater(canvas: Canvas, scene: Scene) -> None:
    w, h, r = canvas.width, canvas.height, canvas.random
    scene.light = replace(scene.light, haze="#2f8fae", tint="#2a86a6", tinting=0.14, shadow="#0c2f4a", weather="clear")
    scene.area(
        rect(-20, -20, w + 40, h + 40),
        "#1f7fa6",
        stops=((0, "#6fd0dc"), (0.45, "#2590b4"), (1, "#0f3f6b")),
        role="sky",
        raw=not canvas.palette,
    )
    rays = Path(())
    for k in range(6):
        x = w * (0.06 + 0.17 * k + r.uniform(-0.03, 0.03))
        rays += poly(
            [(x, -30), (x + w * 0.05, -30), (x + w * 0.02 - w * 0.12, h * 0.9), (x - w * 0.12 - w * 0.09, h * 0.9)]
        )
    scene.area(rays, "#e9fbff", role="mist", opacity=0.11, raw=True)
    scene.area(t.ridge(canvas, h * 0.83, h * 0.11, peaks=4, sharp=False), "#3f7f8f", depth=0.6, role="hill")
    scene.area(
        t.ridge(canvas, h * 0.9, h * 0.05, peaks=3, sharp=False), "#d9c48f", to="#b89a68", depth=0.1, role="ground"
    )
    for k in range(12):
        x = w * r.choice((r.uniform(0.0, 0.26), r.uniform(0.74, 1.0)))
        tall, y = h * r.uniform(0.1, 0.28), h * r.uniform(0.9, 0.97)
        sway = 22 * (1 if k % 2 else -1)
        blade = curve(
            [
                (x - 9, y),
                (x - 7 + sway, y - tall * 0.4),
                (x - sway * 0.4, y - tall),
                (x + 9 + sway, y - tall * 0.4),
                (x + 9, y),
            ]
        )
        scene.area(blade, ("#3f8f6b", "#e0705f", "#2f7f7f", "#d98fb0")[k % 4], depth=0.12, role="plant")
    if not any(n.prop.kind == "animal" for n in canvas.ask.nouns):
        scene.add(*t.row(canvas, "fish", h * 0.42, h * 0.08, depth=0.3, count=5, lift=h * 0.16))
    bubbles = EMPTY
    for _ in range(34):
        bubbles += ellipse(r.uniform(0, w), r.uniform(0, h * 0.9), r.uniform(3, 10))
    scene.area(bubbles, "#dff6fb", role="light", opacity=0.4, stroke=2.2, raw=True)


def _sky(canvas: Canvas, scene: Scene) -> None:
    w, h, r = canvas.width, canvas.height, canvas.random
    t.sky(canvas, scene, h)
    scene.horizon = h
    for k in range(7):
        tone = c.mix("#ffffff", scene.light.sky[-1], 0.1 + 0.05 * k)
        scene.area(
            t.cloud(w * (0.5 + 0.5 * ((k * 0.618) % 1 - 0.5) * 2), h * (0.82 + 0.035 * k), w * r.uniform(0.34, 0.5), r),
            tone,
            role="mist",
            opacity=0.95,
        )


_BUILD: dict[str, Callable[[Canvas, Scene], None]] = {
    "forest": _forest, "mountains": _mountains, "sea": _sea, "beach": _beach, "lake": _lake, "desert": _desert,
    "city": _city, "street": _street, "meadow": _meadow, "garden": _garden, "snow": _snow, "space": _space,
    "underwater": _underwater, "sky": _sky,
}  # fmt: skip


def _people(canvas: Canvas, scene: Scene, place: str) -> None:
    """Whoever is in the landscape: at a third, on the ground, in the water, or in the air."""
    nouns = canvas.ask.nouns
    if not nouns:
        return
    w, h = canvas.width, canvas.height
    floating = place in ("space", "underwater", "sky")
    high = tuple(n for n in nouns if (in_sky(n) or floating) and n.to is None and not _hosts(nouns, n))
    low = tuple(n for n in nouns if n not in high)
    for k, noun in enumerate(high[:6]):
        _aloft(canvas, scene, noun, k, len(high), alone=not low)
    if not low:
        return
    if high:
        low = tuple(replace(n, to=None, relation="") if n.to is not None and nouns[n.to] in high else n for n in low)
        low = _reindexed(nouns, low)
    place_words = canvas.ask.placement
    share = 0.74 if "close" in place_words else 0.26 if "wide" in place_words else 0.5
    afloat = place in ("sea", "lake") and any(n.prop.name in _AFLOAT for n in low)
    ground = h * (0.8 if afloat else 0.9)
    if any(n.prop.kind in ("building", "nature") for n in low):
        ground, share = h * (0.8 if place not in ("street", "city") else 0.86), max(share, 0.52)
    side = -1 if "left" in place_words else 1 if "right" in place_words else 0
    alone = sum(n.count for n in low) == 1
    if "center" in place_words or not alone:
        left, right = w * 0.08, w * 0.92
    else:
        side = side or (1 if scene.light.side < 0 else -1)
        left, right = (w * 0.3, w * 0.98) if side > 0 else (w * 0.02, w * 0.7)
    things = arrange(canvas, low, (left, ground - h * share, right, ground), fill=1.0)
    scene.add(*[replace(thing, shadow=thing.shadow and not afloat) for thing in things])
    if afloat:
        for thing in things:
            x0, _, x1, _ = thing.box
            wash = ellipse((x0 + x1) / 2, thing.y + 4, (x1 - x0) * 0.62, 12)
            scene.area(wash, c.mix("#ffffff", scene.light.sky[-1], 0.4), role="light", opacity=0.6)


def _hosts(nouns: tuple[Noun, ...], noun: Noun) -> bool:
    index = nouns.index(noun)
    return any(n.to == index for n in nouns)


def _reindexed(old: tuple[Noun, ...], kept: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """The same relations after some things left the list."""
    places = {old.index(n): i for i, n in enumerate(kept) if n in old}
    return tuple(replace(n, to=places.get(n.to) if n.to is not None else None) for n in kept)


def _aloft(canvas: Canvas, scene: Scene, noun: Noun, k: int, total: int, *, alone: bool) -> None:
    """Something in the air."""
    w, h = canvas.width, canvas.height
    big = noun.prop.kind == "vehicle" or alone
    size = h * (0.5 if alone else 0.24 if big else 0.15) / max(total, 1) ** 0.4 * noun.size / max(1.0, noun.count**0.45)
    for i in range(noun.count):
        across = (
            0.62
            if alone and total == 1 and noun.count == 1
            else (k + 0.5) / total + (i - (noun.count - 1) / 2) * 0.8 / max(noun.count, 2)
        )
        x = w * min(0.9, max(0.1, across))
        y = h * (0.62 if alone else 0.3) + h * 0.05 * ((i * 7 + k * 3) % 3 - 1) * (1 if noun.count * total > 1 else 0)
        thing = stand(canvas.figure(noun, k * 9 + i), x, y, height=size, widest=w * 0.7)
        scene.add(replace(thing, shadow=False))
