"""What happens in the sky: aurora, milky way, shooting stars, eclipse, fireworks, a rainbow from edge to edge, lightning."""

import math
from collections.abc import Callable
from itertools import pairwise

from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import EMPTY, Path, Point, ellipse, poly, ring
from images_mcp.engines.images.draft.scene import Area, Glow, Scene

NIGHTLY = ("aurora", "milky way", "shooting stars", "fireworks")
"""What one sees at night only."""
FROM_PROPS = {"rainbow": "rainbow", "lightning": "lightning"}
"""What is a thing on its own and, beside others, belongs to the sky."""
SAID = {
    "aurora": "the northern lights",
    "milky way": "the milky way",
    "shooting stars": "the shooting stars",
    "eclipse": "the eclipse",
    "fireworks": "the fireworks",
    "rainbow": "the rainbow",
    "lightning": "the lightning",
}


def phenomena(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Everything asked for in the sky, above `down_to`."""
    for name in canvas.ask.skies:
        _DRAW[name](canvas, scene, down_to)


def missing(scene: Scene, skies: tuple[str, ...]) -> list[str]:
    """What was asked for in the sky of a picture that shows none."""
    shown = {item.name for item in scene.items if isinstance(item, Area)}
    return [f"{SAID[name]}: this draft shows no open sky" for name in skies if name not in shown]


def _aurora(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Three curtains of light, bright at their lower hem and fading upwards."""
    w, r = canvas.width, canvas.chance("aurora")
    hues = (("#4df0a0", "#2fd0b0", "#7a5fd8"), ("#6ff5b4", "#39c9c0", "#8f5fd0"), ("#3fe08a", "#2fb8c0", "#6a6fe0"))
    scene.add(Glow(w * 0.5, down_to * 0.5, w * 0.6, "#2fd09a", 0.3, flat=0.5))
    for band in range(3):
        phase, base = r.uniform(0, 6.28), down_to * (0.82 - 0.17 * band)
        tall = down_to * (0.56 - 0.08 * band)
        parts = {(level, share): EMPTY for level in range(4) for share in range(3)}
        hem: list[tuple[float, float, float, float]] = []  # x and y of the lower edge, lean and height of the ray there
        for k in range(61):
            t = k / 60
            y = base - down_to * (0.11 * math.sin(5.2 * t + phase) + 0.05 * math.sin(11 * t + 2 * phase))
            high = tall * (0.55 + 0.45 * math.sin(7.3 * t + phase * 1.7) ** 2)
            hem.append((w * (-0.05 + 1.1 * t), y, w * 0.03 * math.sin(4 * t + phase), high))
        for k, (here, there) in enumerate(pairwise(hem)):
            level = min(3, int(4 * math.sin(9 * k / 60 + phase) ** 2))
            for share, reach in enumerate((1.0, 0.62, 0.3)):
                (x0, y0, lean0, high0), (x1, y1, lean1, high1) = here, there
                tops = [(x1 + lean1 * reach, y1 - high1 * reach), (x0 + lean0 * reach, y0 - high0 * reach)]
                parts[level, share] += poly([(x0, y0), (x1, y1), *tops])
        for (level, share), rays in parts.items():
            strength = (0.16 + 0.073 * level) * (0.35, 0.7, 1.0)[share]
            scene.area(rays, hues[band][2 - share], role="mist", opacity=round(strength, 3), raw=True, name="aurora")


def _milky_way(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """A slanting band of haze thick with stars."""
    w, r = canvas.width, canvas.chance("milky way")
    for tone, wide, strength in (("#8f86c8", 0.2, 0.3), ("#e8cfe0", 0.11, 0.3), ("#fff0d8", 0.05, 0.3)):
        for k in range(9):
            x, y = _along(w, down_to, (k + 0.5) / 9)
            scene.add(Glow(x, y, w * wide, tone, strength, name="haze"))
    for size in (1.3, 2.0, 3.0):
        dots = EMPTY
        for _ in range(int(190 / size)):
            x, y = _along(w, down_to, r.random())
            off = r.gauss(0, 0.055) * w
            dots += ellipse(x + off * 0.7, min(y + off * 0.7, down_to), size)
        scene.add(Area(dots, "#fff8e6", role="light", opacity=0.9, raw=True, name="milky way"))


def _along(w: float, down_to: float, t: float) -> Point:
    return w * (0.12 + 0.76 * t), down_to * (0.98 - 1.05 * t)


def _shooting(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Streaks that taper behind a bright head."""
    w, r = canvas.width, canvas.chance("meteors")
    for k in range(5):
        x, y = w * (0.12 + 0.17 * k + r.uniform(-0.04, 0.04)), down_to * r.uniform(0.16, 0.6)
        long = w * r.uniform(0.12, 0.24) * (1.25 if k == 2 else 0.8)
        tail = poly([(x + long, y - long * 0.55), (x + 2.4, y + 4.4), (x - 2.4, y - 4.4)])
        scene.add(Area(tail, "#fff6dc", role="light", opacity=0.8, raw=True, name="shooting stars"))
        scene.add(Glow(x, y, 26, "#fff6dc", 0.7), Area(ellipse(x, y, 5), "#ffffff", role="light", raw=True, name="shooting stars"))  # fmt: skip


def _eclipse(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """A dark disc within its corona."""
    short = min(canvas.width, canvas.height)
    x, y, r = canvas.width * 0.66, down_to * 0.36, short * 0.085
    scene.add(Glow(x, y, r * 4.6, "#fff0cf", 0.5), Glow(x, y, r * 2.2, "#ffffff", 0.9))
    rays = EMPTY
    for k in range(18):
        a, far = math.radians(20 * k), r * (1.5 + 0.5 * (k % 3))
        side = (math.cos(a + 1.57) * r * 0.1, math.sin(a + 1.57) * r * 0.1)
        tip = (x + far * math.cos(a), y + far * math.sin(a))
        foot = (x + r * math.cos(a), y + r * math.sin(a))
        rays += poly([(foot[0] + side[0], foot[1] + side[1]), tip, (foot[0] - side[0], foot[1] - side[1])])
    scene.add(
        Area(rays, "#fff4d8", role="light", opacity=0.55, raw=True, name="eclipse"),
        Area(ring(x, y, r * 1.07, r * 0.96), "#fff8e4", role="light", raw=True, name="eclipse"),
        Area(ellipse(x, y, r), "#12131f", role="light", raw=True, name="eclipse"),
    )


def _fireworks(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Bursts of sparks in several colours."""
    w, r = canvas.width, canvas.chance("fireworks")
    for k, tone in enumerate(("#ffcf5a", "#ff6f7f", "#7fd0ff", "#b98cff", "#8ef0a0")):
        x, y = w * (0.14 + 0.18 * k), down_to * (0.26 + 0.3 * ((k * 2) % 3) / 2)
        far, sparks, heads = w * r.uniform(0.08, 0.14), EMPTY, EMPTY
        for n in range(18):
            a = math.radians(20 * n + 7 * k)
            out = (math.cos(a), math.sin(a))
            reach = far * (0.66 if n % 2 else 1.0)
            side = (-out[1] * 1.6, out[0] * 1.6)
            foot, tip = (
                (x + reach * 0.4 * out[0], y + reach * 0.4 * out[1]),
                (x + reach * out[0], y + reach * (out[1] + 0.1)),
            )
            sparks += poly([foot, (tip[0] + side[0], tip[1] + side[1]), (tip[0] - side[0], tip[1] - side[1])])
            heads += ellipse(tip[0] + out[0] * 5, tip[1] + out[1] * 5, 3.6)
        scene.add(Glow(x, y, far * 1.3, tone, 0.4))
        scene.add(Area(sparks, tone, role="light", opacity=0.85, raw=True, name="fireworks"))
        scene.add(Area(heads, "#fffbe8", role="light", raw=True, name="fireworks"))


def _rainbow(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """A bow that stands on the horizon."""
    w = canvas.width
    x, y, r = w * 0.5, down_to * 1.04, min(w * 0.47, down_to * 0.92)
    for k, tone in enumerate(("#e0493f", "#ee8434", "#f4cf3e", "#5fae5a", "#3f8fd0", "#6a5ab8")):
        outer = r * (1 - 0.05 * k)
        bow = ring(x, y, outer, outer - r * 0.052).above(y)
        scene.area(bow, tone, role="mist", opacity=0.62, raw=True, name="rainbow")


def _lightning(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Two forked bolts and their light in the clouds."""
    w, r = canvas.width, canvas.chance("lightning")
    for x, strength in ((0.74, 1.0), (0.2, 0.6)):
        points: list[Point] = [(w * x, down_to * 0.06)]
        while points[-1][1] < down_to * (0.9 if strength == 1.0 else 0.66):
            px, py = points[-1]
            points.append(
                (
                    px + w * r.uniform(0.03, 0.075) * (1 if len(points) % 2 else -1.15),
                    py + down_to * r.uniform(0.1, 0.2),
                )
            )
        scene.add(Glow(points[0][0], points[0][1], w * 0.3, "#dfe6ff", 0.6 * strength))
        bolts: Path = _bolt(points, 9 * strength)
        fork = points[len(points) // 2]
        bolts += _bolt([fork, (fork[0] + w * 0.06, fork[1] + down_to * 0.12), (fork[0] + w * 0.05, fork[1] + down_to * 0.24)], 5 * strength)  # fmt: skip
        scene.add(Area(bolts, "#fffbe0", role="light", raw=True, name="lightning"))


def _bolt(points: list[Point], wide: float) -> Path:
    """A jagged bolt that tapers."""
    left = [(x - wide * (1 - k / len(points)), y) for k, (x, y) in enumerate(points)]
    right = [(x + wide * (1 - k / len(points)), y) for k, (x, y) in enumerate(points)]
    return poly([*left, *reversed(right)])


_DRAW: dict[str, Callable[[Canvas, Scene, float], None]] = {
    "aurora": _aurora, "milky way": _milky_way, "shooting stars": _shooting, "eclipse": _eclipse,
    "fireworks": _fireworks, "rainbow": _rainbow, "lightning": _lightning,
}  # fmt: skip
