"""Places without houses: forest, mountains, water, desert, meadow, garden, snow."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import EMPTY, curve, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Glow, Scene, Thing


def _floor(canvas: Canvas, scene: Scene, top: float, color: str, *, bumps: float = 26, depth: float = 0.06) -> None:
    """The ground we stand on."""
    path = t.ridge(canvas, top, bumps, peaks=3, sharp=False)
    scene.area(path, c.lighter(color, 0.08), to=c.lighter(color, -0.16), role="ground", depth=depth)


def _tufts(canvas: Canvas, scene: Scene, top: float, color: str, *, flowers: bool = False) -> None:
    """Grass and flowers, larger towards us."""
    r, w, h = canvas.chance("tufts"), canvas.width, canvas.height
    grass, blossoms = EMPTY, EMPTY
    for _ in range(70):
        k = r.random() ** 0.7
        x, y, size = r.uniform(0, w), top + 30 + (h - top - 20) * k, 6 + 20 * k
        grass += poly(
            [
                (x - size * 0.5, y),
                (x - size * 0.35, y - size),
                (x, y - size * 0.25),
                (x + size * 0.1, y - size * 1.3),
                (x + size * 0.25, y - size * 0.2),
                (x + size * 0.5, y - size * 0.9),
                (x + size * 0.5, y),
            ]
        )
        if flowers and r.random() < 0.75:
            for _ in range(3):
                fx, fy = x + r.uniform(-30, 30), y + r.uniform(-18, 8)
                blossoms += ellipse(fx, fy, 2.5 + 5 * k)
    scene.area(grass, c.lighter(color, -0.22), role="light", opacity=0.55, name="grass")
    if flowers:
        accent = canvas.palette.accent() if canvas.palette else r.choice(("#f6d04d", "#ef7f8f", "#f4f0ff", "#e86f4a"))
        scene.area(blossoms, accent, role="light", opacity=0.95, name="flower")


def forest(canvas: Canvas, scene: Scene) -> None:
    """Trees in three depths and a way between them."""
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


def mountains(canvas: Canvas, scene: Scene) -> None:
    """Ranges fading into the sky, pines, a flowering slope."""
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    for k, (tone, depth, tall) in enumerate((("#8aa0b8", 0.9, 0.36), ("#6f879f", 0.66, 0.3), ("#5a7488", 0.44, 0.2))):
        base = y + h * 0.05 * k
        path = t.ridge(canvas, base, h * tall, peaks=4 + k, sharp=True)
        scene.area(path, tone, to=c.lighter(tone, 0.2), depth=depth, role="hill", name="mountain")
        if k < 2:
            scene.area(
                t.snow_caps(path, base, h * tall),
                "#f4f8fb",
                depth=depth * 0.5,
                role="light",
                opacity=0.9,
                name="snow cap",
            )
    scene.add(Glow(canvas.width * 0.4, y + h * 0.12, canvas.width * 0.7, scene.light.haze, 0.5, flat=0.16))
    scene.area(t.ridge(canvas, y + h * 0.15, h * 0.06, peaks=3, sharp=False), "#6f8f5c", depth=0.25, role="hill")
    scene.add(*t.row(canvas, "pine", y + h * 0.17, h * 0.13, depth=0.28, count=18, gap=(0.3, 0.56), lift=14))
    _floor(canvas, scene, y + h * 0.24, "#6c934f")
    _tufts(canvas, scene, y + h * 0.24, "#6c934f", flowers=True)


def lake(canvas: Canvas, scene: Scene) -> None:
    """Water under mountains, a near shore."""
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    for k, (tone, depth, tall) in enumerate((("#8aa0b8", 0.85, 0.32), ("#66808f", 0.55, 0.2))):
        path = t.ridge(canvas, y + 4, h * tall, peaks=4 + k, sharp=True)
        scene.area(path, tone, to=c.lighter(tone, 0.2), depth=depth, role="hill", name="mountain")
        if k == 0:
            scene.area(
                t.snow_caps(path, y, h * tall), "#f4f8fb", depth=depth * 0.5, role="light", opacity=0.9, name="snow cap"
            )
    scene.add(*t.row(canvas, "pine", y + 8, h * 0.1, depth=0.42, count=26, lift=3))
    t.water(canvas, scene, y + 6, "#3f7f9c")
    scene.add(Glow(canvas.width * 0.5, y + 8, canvas.width * 0.6, scene.light.haze, 0.5, flat=0.05))
    lift = _shore(canvas, 0.2)
    shore = curve(
        [
            (-60, h * 0.84 - lift),
            (canvas.width * 0.3, h * 0.87 - lift),
            (canvas.width * 0.62, h * 0.95 - lift),
            (canvas.width * 1.1, h * 0.93 - lift),
            (canvas.width * 1.1, h * 1.1),
            (-60, h * 1.1),
        ]
    )
    scene.area(shore, "#5f8250", to="#456a3d", role="ground", depth=0.03)
    _tufts(canvas, scene, h * 0.88 - lift, "#5f8250")


def sea(canvas: Canvas, scene: Scene) -> None:
    """Open water in swells."""
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    t.water(canvas, scene, y, "#2f7396")
    rough = 2.4 if scene.light.weather in ("storm", "rain") else 1.0
    for k in range(4):
        top = y + (h - y) * (0.3 + 0.2 * k)
        crest = 9.0 * (1 + k * 0.6) * rough
        count = 2 * (9 - k)
        points = [
            (w * i / count + (k * 37 % 60) - 30, top + (crest if i % 2 else -crest * 0.4)) for i in range(count + 1)
        ]
        edge = [(-80.0, top), *points, (w + 80, top), (w + 80, h + 60), (-80.0, h + 60)]
        scene.area(
            curve(edge), c.lighter("#2f7396", -0.07 * k), role="water", depth=max(0.0, 0.2 - 0.06 * k), opacity=0.82
        )


AFLOAT = ("sailboat", "submarine", "whale", "duck", "wave", "iceberg")


def _shore(canvas: Canvas, lift: float) -> float:
    """How much nearer the horizon the shore lies where somebody stands on it, so that nobody stands in the water."""
    nouns = canvas.ask.nouns
    return lift * canvas.height if nouns and not any(n.prop.name in AFLOAT for n in nouns) else 0.0


def beach(canvas: Canvas, scene: Scene) -> None:
    """Sand, surf and water; palms where it is warm."""
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.area(
        t.ridge(canvas, y + 3, h * 0.06, peaks=3, sharp=False).right(w * 0.55), "#6f9a84", depth=0.75, role="hill"
    )
    t.water(canvas, scene, y, "#35a0b4", bottom=h * 0.82)
    lift = _shore(canvas, 0.075)
    foam = curve(
        [
            (-60, h * 0.735 - lift),
            (w * 0.3, h * 0.765 - lift),
            (w * 0.62, h * 0.72 - lift),
            (w * 1.1, h * 0.75 - lift),
            (w * 1.1, h * 1.1),
            (-60, h * 1.1),
        ]
    )
    sand = foam.move(0, 20)
    scene.area(foam, "#ffffff", role="light", opacity=0.85, name="foam")
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
    return [replace(stand(canvas.figure(Noun(prop, name), round(x)), x, y, height=tall, depth=depth), noun=-1)]


def desert(canvas: Canvas, scene: Scene) -> None:
    """Dunes and table mountains."""
    y, h, w = scene.horizon or 0, canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y, h * 0.16, peaks=5, sharp=True), "#b77a5b", depth=0.8, role="hill", name="mountain")
    for k, (tone, depth) in enumerate((("#e0b274", 0.5), ("#d9a263", 0.28), ("#cf9455", 0.06))):
        top = y + h * (0.03 + 0.12 * k)
        path = t.ridge(canvas, top, h * 0.09, peaks=2 + k % 2, sharp=False)
        scene.area(path, c.lighter(tone, 0.12), to=c.lighter(tone, -0.14), depth=depth, role="ground")
    scene.add(
        *_single(canvas, "cactus", w * 0.13, h * 0.84, h * 0.3),
        *_single(canvas, "cactus", w * 0.9, h * 0.74, h * 0.15, 0.25),
    )


def meadow(canvas: Canvas, scene: Scene) -> None:
    """Rolling hills and flowers."""
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


def garden(canvas: Canvas, scene: Scene) -> None:
    """Flower beds before a fence and trees."""
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


def snow(canvas: Canvas, scene: Scene) -> None:
    """White ground, pines, pale peaks."""
    y, h = scene.horizon or 0, canvas.height
    t.sky(canvas, scene, y)
    scene.area(
        t.ridge(canvas, y, h * 0.26, peaks=4, sharp=True),
        "#9db4cc",
        to="#c9d8e6",
        depth=0.7,
        role="hill",
        name="mountain",
    )
    scene.area(t.ridge(canvas, y + h * 0.05, h * 0.07, peaks=3, sharp=False), "#dfe9f2", depth=0.3, role="hill")
    scene.add(*t.row(canvas, "pine", y + h * 0.09, h * 0.2, depth=0.42, count=12, gap=(0.3, 0.68), lift=8))
    _floor(canvas, scene, y + h * 0.13, "#eef4f9", depth=0.02)
    drifts, r = EMPTY, canvas.chance("drifts")
    for _ in range(9):
        drifts += ellipse(r.uniform(0, canvas.width), r.uniform(y + h * 0.2, h), 90, 7)
    scene.area(drifts, "#cbdbea", role="light", opacity=0.6, name="drift")
