"""No subject, or many small ones: patterns that repeat and abstract fields with a rhythm."""

import math
from collections.abc import Callable
from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas, centred
from images_mcp.engines.images.draft.grammar.plain import backdrop_color
from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, pie, poly, rect
from images_mcp.engines.images.draft.scene import Glow, Scene


def colors(canvas: Canvas) -> list[str]:
    """Five colours that go together: the palette's, or neighbours of one hue with one opposite."""
    if canvas.palette:
        own = list(canvas.palette.colors)
        return [own[k % len(own)] for k in range(max(5, len(own)))]
    mood = canvas.ask.mood
    hue = {"warm": 40.0, "cold": 240.0, "calm": 190.0, "joyful": 20.0}.get(
        mood or "", canvas.chance("hue").uniform(0, 360)
    )
    strong = 0.14 if mood == "joyful" else 0.1
    lights = (0.3, 0.5, 0.68, 0.82, 0.93) if mood != "dark" else (0.16, 0.24, 0.36, 0.5, 0.72)
    shifts = (0, 18, -22, 160, 35)
    return [c.lch(light, strong if k < 4 else 0.03, hue + shifts[k]) for k, light in enumerate(lights)]


def pattern(canvas: Canvas) -> Scene:
    """Motifs in half-drop repeat, small forms between them."""
    scene = canvas.scene("pattern", light=canvas.light("studio"))
    nouns = canvas.ask.nouns
    w, h = canvas.width, canvas.height
    main = (nouns[0].color or canvas.figure(nouns[0]).figure.colors.get("main", "#c96f4a")) if nouns else "#c96f4a"
    base = scene.paper = backdrop_color(canvas, [canvas.figure(n) for n in nouns[:1]])
    scene.area(rect(-20, -20, w + 40, h + 40), base, role="backdrop", raw=True)
    columns = max(3, round(w / 250))
    step = w / columns
    rows = max(3, round(h / step))
    rise = h / rows
    deco = EMPTY
    for i in range(-1, columns + 1):
        for j in range(-1, rows + 1):
            x, y = (i + 0.5) * step, (j + (0.75 if i % 2 else 0.25)) * rise
            deco += ellipse(x, y + rise / 2, step * 0.035) + _sprig(x + step * 0.5, y, step * 0.09)
    scene.area(deco, c.mix(base, c.lighter(main, -0.1), 0.55), role="light", raw=True, name="clutter")
    for i in range(-1, columns + 1):
        for j in range(-1, rows + 1):
            x, y = (i + 0.5) * step, (j + (0.75 if i % 2 else 0.25)) * rise
            which = (i + 2 * j) % len(nouns)
            noun = nouns[which]
            motif = centred(canvas.figure(noun, (i * 3 + j) % 3), x, y, step * 0.62, rise * 0.62)
            scene.add(replace(motif, noun=which, shadow=False, mirror=(i + j) % 2 == 1))
    return scene


def _sprig(x: float, y: float, r: float) -> Path:
    return curve([(x - r, y), (x, y - r * 0.35), (x + r, y), (x, y + r * 0.35)]) + curve(
        [(x, y - r), (x + r * 0.35, y), (x, y + r), (x - r * 0.35, y)]
    )


def abstract(canvas: Canvas) -> Scene:
    """A field: waves, circles, a grid of forms, or drifting light."""
    scene = canvas.scene(
        "pattern" if canvas.ask.style else "abstract", light=replace(canvas.light("studio"), tinting=0.0, exposure=1.0)
    )
    ask = canvas.ask
    kind: Callable[[Canvas, Scene, list[str]], None]
    if ask.says("wave*", "flow*", "organic", "fluid", "wellen", "ondas", "vagues", "波"):
        kind = _waves
    elif ask.says("geometric*", "grid", "bauhaus", "tiles", "geometrisch*", "geométric*", "géométri*", "幾何学"):
        kind = _grid
    elif ask.says("gradient*", "blur*", "soft", "aurora", "verlauf", "degradado", "dégradé", "グラデーション"):
        kind = _drift
    elif ask.says("circle*", "bubbles", "dots", "kreise", "círculos", "cercles"):
        kind = _circles
    else:
        kind = (_waves, _grid, _circles, _drift)[canvas.seed % 4]
    kind(canvas, scene, colors(canvas))
    return scene


def _waves(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    w, h, r = canvas.width, canvas.height, canvas.chance("waves")
    scene.paper = tones[-1]
    scene.area(rect(-20, -20, w + 40, h + 40), tones[-1], role="backdrop", raw=True)
    count = 9
    phase, bend = r.uniform(0, 6), r.uniform(0.9, 1.6)
    for k in range(count):
        y = h * (0.1 + 0.95 * k / count)
        swing = h * (0.05 + 0.06 * math.sin(k * 0.8 + phase))
        points = [(w * i / 6 - 60, y + swing * math.sin(i * bend + phase + k * 0.45)) for i in range(8)]
        edge = [(-120.0, h + 90), (-120.0, points[0][1]), *points, (w + 160, points[-1][1]), (w + 160, h + 90)]
        scene.area(
            curve(edge, tension=0.3),
            tones[(k * 2) % len(tones)] if k % 3 else tones[k % len(tones)],
            role="hill",
            raw=True,
        )


def _grid(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    w, h, r = canvas.width, canvas.height, canvas.chance("grid")
    columns = max(4, round(w / 210))
    side = w / columns
    rows = math.ceil(h / side)
    scene.paper = tones[-1]
    for i in range(columns):
        for j in range(rows):
            x, y = i * side, j * side
            ground, ink = r.sample(tones, 2) if len(set(tones)) > 1 else (tones[0], c.lighter(tones[0], 0.4))
            scene.area(rect(x, y, side + 0.5, side + 0.5), ground, role="solid", raw=True)
            turn = r.randrange(4)
            corner = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))[turn]
            kind = r.randrange(5)
            if kind == 0:
                form = pie(*corner, side, turn * 90, turn * 90 + 90)
            elif kind == 1:
                form = ellipse(x + side / 2, y + side / 2, side * 0.34)
            elif kind == 2:
                form = (
                    poly([(x, y), (x + side, y), (x, y + side)])
                    if turn % 2
                    else poly([(x + side, y), (x + side, y + side), (x, y + side)])
                )
            elif kind == 3:
                form = rect(x, y + side * 0.25 * (turn % 3), side, side * 0.25) + rect(
                    x, y + side * 0.75, side, side * 0.12
                )
            else:
                form = pie(x + side / 2, y + side, side / 2, 180, 360)
            scene.area(form, ink, role="solid", raw=True)


def _circles(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    w, h, r = canvas.width, canvas.height, canvas.chance("circles")
    scene.paper = tones[-1]
    scene.area(rect(-20, -20, w + 40, h + 40), tones[-1], role="backdrop", raw=True)
    for k in range(16):
        size = min(w, h) * (0.38 * 0.86**k + 0.03)
        x, y = r.uniform(0.05, 0.95) * w, r.uniform(0.05, 0.95) * h
        tone = tones[k % (len(tones) - 1)] if len(tones) > 1 else tones[0]
        if k % 4 == 3:
            scene.area(ellipse(x, y, size), tone, role="solid", raw=True, stroke=size * 0.16)
        else:
            scene.area(ellipse(x, y, size), tone, role="solid", raw=True, opacity=0.88)


def _drift(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    w, h, r = canvas.width, canvas.height, canvas.chance("drift")
    scene.paper = tones[1]
    scene.area(rect(-20, -20, w + 40, h + 40), tones[1], to=tones[2], role="backdrop", raw=True)
    for k in range(9):
        scene.add(
            Glow(
                r.uniform(0, 1) * w,
                r.uniform(0, 1) * h,
                max(w, h) * r.uniform(0.3, 0.6),
                tones[k % len(tones)],
                0.7,
                flat=r.uniform(0.5, 1),
            )
        )
