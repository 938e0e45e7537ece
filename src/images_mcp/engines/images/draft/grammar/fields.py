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
        if len(own) < 3:  # one colour alone makes no field: its tints and shades join it
            own += [
                c.with_light(h, light) for light in (0.86, 0.4, 0.7, 0.94) for h in own[: len(canvas.palette.colors)]
            ]
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
    elif ask.says("contour*", "topograph*", "höhenlinien", "curvas", "courbes"):
        kind = _contours
    elif ask.says("terrazzo", "confetti", "konfetti", "splash*", "sprinkle*"):
        kind = _terrazzo
    elif ask.says("triangle*", "polygon*", "facet*", "crystal*", "dreieck*", "triángul*", "kristall*", "低ポリ"):
        kind = _facets
    elif ask.says("stripe*", "streifen", "rayas", "rayures", "縞"):
        kind = _stripes
    else:
        suited = _BY_MOOD.get(ask.mood or "", _KINDS)
        kind = suited[canvas.seed % len(suited)]
    kind(canvas, scene, colors(canvas))
    return scene


def _contours(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """Lines of equal height about two summits, on a quiet ground."""
    w, h, r = canvas.width, canvas.height, canvas.chance("contours")
    ordered = sorted(tones, key=lambda tone: c.lab(tone)[0])
    scene.paper = ordered[-1]
    scene.area(rect(-20, -20, w + 40, h + 40), ordered[-1], role="backdrop", raw=True)
    for s in range(2):
        x, y, turn = w * r.uniform(0.1, 0.9), h * r.uniform(0.1, 0.9), r.uniform(0, 6)
        wild = [r.uniform(0.8, 1.2) for _ in range(9)]
        for k in range(12, 0, -1):
            reach = max(w, h) * 0.075 * k
            points = [
                (
                    x + reach * wild[j] * math.cos(turn + j * math.tau / 9),
                    y + reach * wild[j] * math.sin(turn + j * math.tau / 9),
                )
                for j in range(9)
            ]
            tone = ordered[(k + s) % (len(ordered) - 1)] if len(ordered) > 1 else ordered[0]
            if s == 0:
                scene.area(curve(points), c.mix(ordered[-1], tone, 0.75 - 0.05 * k), role="backdrop", raw=True)
            scene.area(curve(points), tone, role="solid", raw=True, stroke=2.6 if k % 4 else 5.0)


def _terrazzo(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """Chips of stone strewn evenly, none upon another."""
    w, h, r = canvas.width, canvas.height, canvas.chance("terrazzo")
    ground = max(tones, key=lambda tone: c.lab(tone)[0])
    scene.paper = ground
    scene.area(rect(-20, -20, w + 40, h + 40), ground, role="backdrop", raw=True)
    others = [tone for tone in tones if tone != ground] or [c.lighter(ground, -0.3)]
    step = min(w, h) / 7
    for i in range(-1, round(w / step) + 1):
        for j in range(-1, round(h / step) + 1):
            x, y = (i + 0.5 + r.uniform(-0.18, 0.18)) * step, (j + 0.5 + r.uniform(-0.18, 0.18)) * step
            size, turn, sides = step * r.uniform(0.16, 0.42), r.uniform(0, 6), r.choice((4, 5, 6))
            corners = [
                (
                    x + size * r.uniform(0.7, 1.1) * math.cos(turn + k * math.tau / sides),
                    y + size * r.uniform(0.7, 1.1) * math.sin(turn + k * math.tau / sides),
                )
                for k in range(sides)
            ]
            scene.area(poly(corners, size * 0.2), r.choice(others), role="solid", raw=True)


def _facets(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """A skin of triangles, its colours running across the picture."""
    w, h, r = canvas.width, canvas.height, canvas.chance("facets")
    ordered = sorted(tones, key=lambda tone: c.lab(tone)[0])
    scene.paper = ordered[-1]
    across = max(5, round(6 * w / min(w, h)))
    step = w / across
    down = math.ceil(h / step) + 1
    slant = r.choice((-1, 1))
    grid = [
        [
            ((i + r.uniform(-0.32, 0.32)) * step, (j - 0.5 + r.uniform(-0.32, 0.32)) * step)
            for i in range(-1, across + 3)
        ]
        for j in range(down + 2)
    ]
    for j in range(down + 1):
        for i in range(across + 2):
            a, b, d, e = grid[j][i], grid[j][i + 1], grid[j + 1][i], grid[j + 1][i + 1]
            for k, corners in enumerate(((a, b, d), (b, e, d))):
                t = (corners[0][0] / w * slant + corners[0][1] / h + (1 - slant) / 2) / 2 + r.uniform(-0.1, 0.1)
                at = min(max(t, 0.0), 0.999) * (len(ordered) - 1)
                tone = c.mix(ordered[int(at)], ordered[min(int(at) + 1, len(ordered) - 1)], at % 1)
                scene.area(poly(corners), c.lighter(tone, 0.05 * (k - 0.5)), role="solid", raw=True, stroke=0)


def _arches(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """Nested arches in rows, each standing on the next."""
    w, h, r = canvas.width, canvas.height, canvas.chance("arches")
    ground = max(tones, key=lambda tone: c.lab(tone)[0])
    scene.paper = ground
    scene.area(rect(-20, -20, w + 40, h + 40), ground, role="backdrop", raw=True)
    count = max(3, round(w / 300))
    size = w / count
    rows = math.ceil(h / (size * 0.5)) + 1
    for j in range(rows):
        for i in range(-1, count + 1):
            x, y = (i + 0.5 + (0.5 if j % 2 else 0)) * size, j * size * 0.5 + size * 0.25
            shift = r.randrange(len(tones))
            for k, share in enumerate((0.5, 0.39, 0.28, 0.17)):
                scene.area(pie(x, y, size * share, 180, 360), tones[(shift + k) % len(tones)], role="solid", raw=True)


def _cutouts(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """Leaf-like and pebble-like forms cut from paper, on a few large fields."""
    w, h, r = canvas.width, canvas.height, canvas.chance("cut-outs")
    scene.paper = tones[-1]
    fields = r.sample(tones, min(4, len(tones)))
    for k in range(4):
        x, y = (k % 2) * w / 2, (k // 2) * h / 2
        scene.area(rect(x - 10, y - 10, w / 2 + 20, h / 2 + 20), fields[k % len(fields)], role="backdrop", raw=True)
    for k in range(11):
        x, y, size = w * r.uniform(0.06, 0.94), h * r.uniform(0.06, 0.94), min(w, h) * r.uniform(0.1, 0.22)
        tone, turn = tones[(k * 2 + 1) % len(tones)], r.uniform(0, 360)
        if k % 3:
            frond = EMPTY
            for i in range(5):
                for side in (-1, 1):
                    frond += (
                        curve("0,0! 14,-5 30,-3 40,2 26,6 12,5")
                        .scale(size / 60)
                        .turn(90 - side * (48 - 4 * i))
                        .move(0, -size * (0.3 * i - 0.6))
                    )
            frond += poly([(-size * 0.03, size * 0.9), (size * 0.03, size * 0.9), (0, -size * 0.9)])
            scene.area(frond.turn(turn).move(x, y), tone, role="solid", raw=True)
        else:
            corners = [
                (
                    x + size * r.uniform(0.6, 1.0) * math.cos(i * math.tau / 6),
                    y + size * r.uniform(0.6, 1.0) * math.sin(i * math.tau / 6),
                )
                for i in range(6)
            ]
            scene.area(curve(corners), tone, role="solid", raw=True)


def _stripes(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """Bands of many widths, upright, level or slanting."""
    w, h, r = canvas.width, canvas.height, canvas.chance("stripes")
    scene.paper = tones[-1]
    scene.area(rect(-20, -20, w + 40, h + 40), tones[-1], role="backdrop", raw=True)
    turn, far = r.choice((0, 90, 45, -30)), math.hypot(w, h)
    at, k = -far / 2, r.randrange(len(tones))
    while at < far / 2:
        wide = far * r.choice((0.015, 0.03, 0.06, 0.1))
        band = rect(w / 2 - far, h / 2 + at, 2 * far, wide + 1).turn(turn, (w / 2, h / 2))
        scene.area(band, tones[k % len(tones)], role="solid", raw=True)
        at, k = at + wide, k + r.choice((1, 2))


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


_Kind = Callable[[Canvas, Scene, list[str]], None]
_KINDS: tuple[_Kind, ...] = (
    _waves,
    _grid,
    _circles,
    _drift,
    _contours,
    _terrazzo,
    _facets,
    _arches,
    _cutouts,
    _stripes,
)
_BY_MOOD: dict[str, tuple[_Kind, ...]] = {
    "calm": (_waves, _drift, _contours, _arches),
    "elegant": (_contours, _arches, _waves, _facets),
    "joyful": (_circles, _terrazzo, _cutouts, _arches, _stripes),
    "dark": (_drift, _facets, _contours, _waves),
    "warm": (_waves, _arches, _cutouts, _drift),
    "cold": (_facets, _drift, _contours, _waves),
}


def woven(canvas: Canvas, scene: Scene, tones: list[str]) -> None:
    """One of the fields that bear being looked at beside words, in given colours."""
    calm = tuple(kind for kind in _BY_MOOD.get(canvas.ask.mood or "", _KINDS) if kind is not _drift)
    canvas.chance("woven").choice(calm)(canvas, scene, tones)
