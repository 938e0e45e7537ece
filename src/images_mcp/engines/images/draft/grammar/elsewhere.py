"""Places made by people, and places without ground: city, street, space, sea floor, sky."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Glow, Scene


def city(canvas: Canvas, scene: Scene) -> None:
    """A skyline in three depths."""
    y, h = scene.horizon or 0, canvas.height
    base = h * 0.78
    t.sky(canvas, scene, base)
    lit = scene.light.exposure < 0.88
    scene.add(*t.towers(canvas, base, h * 0.5, "#7d8ca3", 0.82, lit=lit))
    scene.add(*t.towers(canvas, base, h * 0.42, "#66758f", 0.52, lit=lit))
    scene.add(Glow(canvas.width * 0.5, base, canvas.width * 0.7, scene.light.haze, 0.5, flat=0.2))
    scene.add(*t.towers(canvas, base + 10, h * 0.27, "#4b5870", 0.16, lit=lit))
    if canvas.ask.nouns:
        scene.area(
            rect(-20, base, canvas.width + 40, h), "#6b7078", to="#4c5058", role="ground", depth=0.05, name="road"
        )
        scene.area(rect(-20, base, canvas.width + 40, 16), "#a8abb0", role="path", depth=0.1)
    else:
        t.water(canvas, scene, base, "#3f6583")
    del y


def street(canvas: Canvas, scene: Scene) -> None:
    """A row of old houses, pavement and road."""
    y, h, w = _pavement(canvas), canvas.height, canvas.width
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y - h * 0.1, h * 0.1, peaks=4, sharp=False), "#8fb08a", depth=0.75, role="hill")
    tones = ("#e2a27a", "#d9c58a", "#9fb7c4", "#c98f86", "#b7c2a0", "#e0cdb2")
    r = canvas.chance("street")
    x = -30.0
    k = r.randrange(6)
    while x < w:
        wide, high = w * r.uniform(0.15, 0.22), h * r.uniform(0.3, 0.46)
        _house(canvas, scene, (x, y - high, x + wide, y), tones[k % 6])
        x += wide
        k += 1
    scene.area(rect(-20, y, w + 40, h * 0.05), "#cfc8bd", role="path", depth=0.08)
    scene.area(rect(-20, y + h * 0.05, w + 40, h), "#7b7c82", to="#5d5e66", role="ground", depth=0.03, name="road")
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
    scene.area(dashes, "#e9e2cf", role="light", opacity=0.7, name="road marking")


def _pavement(canvas: Canvas) -> float:
    """Where houses meet the pavement."""
    return canvas.height * 0.74


def _house(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float], tone: str) -> None:
    left, top, right, bottom = box
    wide, r = right - left, canvas.chance(f"house {left / canvas.width:.3f}")
    gable = r.random() < 0.5
    roof = (
        [(left - 6, top), ((left + right) / 2, top - wide * 0.42), (right + 6, top)]
        if gable
        else [
            (left - 6, top),
            (left + wide * 0.1, top - wide * 0.2),
            (right - wide * 0.1, top - wide * 0.2),
            (right + 6, top),
        ]
    )
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
    scene.area(frames, "#f4eee2", depth=0.2, role="building", name="window")
    scene.area(panes, "#ffd27a" if lit else "#6f8fa3", depth=0.0 if lit else 0.2, role="light", raw=lit, name="window")
    door = rect(left + wide * 0.6, bottom - (bottom - top) / rows * 0.72, wide * 0.22, (bottom - top) / rows * 0.72, 6)
    scene.area(door, r.choice(("#3f6b73", "#7b3f3f", "#4a5d3f")), depth=0.15, role="building", name="door")


def space(canvas: Canvas, scene: Scene) -> None:
    """Stars, nebulae, a planet, moon dust."""
    w, h, r = canvas.width, canvas.height, canvas.chance("space")
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
        scene.area(ellipse(x, y, size * 1.7, size * 0.32, -18), "#f0d8b0", stroke=7, role="planet", name="planet")
    ground = curve([(-80, h * 0.93), (w * 0.5, h * 0.84), (w + 80, h * 0.93), (w + 80, h * 1.2), (-80, h * 1.2)])
    if not any(n.prop.name in ("rocket", "planet", "globe", "satellite") for n in canvas.ask.nouns):
        scene.area(ground, "#9a94b8", to="#5f5a85", role="ground")
        craters = EMPTY
        for _ in range(7):
            craters += ellipse(r.uniform(0, w), r.uniform(h * 0.91, h * 0.99), r.uniform(18, 46), 8)
        scene.area(craters, "#77719b", role="light", opacity=0.8, name="crater")


def underwater(canvas: Canvas, scene: Scene) -> None:
    """Rays of light, sea grass, sand."""
    w, h, r = canvas.width, canvas.height, canvas.chance("sea floor")
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
    scene.area(rays, "#e9fbff", role="mist", opacity=0.11, raw=True, name="ray")
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
    scene.area(bubbles, "#dff6fb", role="light", opacity=0.4, stroke=2.2, raw=True, name="bubble")


def sky(canvas: Canvas, scene: Scene) -> None:
    """Above the clouds."""
    w, h, r = canvas.width, canvas.height, canvas.chance("cloud sea")
    t.sky(canvas, scene, h)
    scene.horizon = h
    for k in range(7):
        tone = c.mix("#ffffff", scene.light.sky[-1], 0.1 + 0.05 * k)
        scene.area(
            t.cloud(w * (0.5 + 0.5 * ((k * 0.618) % 1 - 0.5) * 2), h * (0.82 + 0.035 * k), w * r.uniform(0.34, 0.5), r),
            tone,
            role="mist",
            opacity=0.95,
            name="cloud",
        )
