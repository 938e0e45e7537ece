"""Pieces of outdoors: sky, ridges, water, trees in rows, towers, weather. Depth 1 is the horizon, 0 is here."""

import math
from dataclasses import replace
from random import Random

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar import heavens
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import EMPTY, Path, Point, Trace, curve, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Area, Glow, Item, Scene, Thing


def sky(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Gradient, stars, sun or moon with its halo, clouds."""
    w, light = canvas.width, scene.light
    stops = tuple((i / (len(light.sky) - 1), s) for i, s in enumerate(light.sky))
    scene.add(Area(rect(-20, -20, w + 40, down_to + 60), light.sky[0], stops=stops, role="sky", raw=not canvas.palette))
    if light.stars:
        stars(canvas, scene, down_to * 0.8, 70)
    if (
        light.sun
        and not _HIDING.intersection(canvas.ask.skies)
        and not any(n.prop.name in ("sun", "moon") for n in canvas.ask.nouns)
    ):
        sun(canvas, scene, down_to)
    heavens.phenomena(canvas, scene, down_to)
    if light.weather != "fog":
        clouds(canvas, scene, down_to, 2 if light.stars else 4)


_HIDING = {"eclipse", "milky way"}  # no sun or moon beside these


def scenery(thing: Thing) -> Thing:
    """A thing that is in a place anyway, not asked for."""
    return replace(thing, noun=-1)


def stars(canvas: Canvas, scene: Scene, down_to: float, count: int) -> None:
    """Points of light, a few of them large."""
    r = canvas.chance("stars")
    dots = EMPTY
    for _ in range(count):
        size = r.choice((1.2, 1.5, 1.8, 2.2, 3.2))
        dots += ellipse(r.uniform(0, canvas.width), r.uniform(0, down_to) ** 1.0, size)
    scene.add(Area(dots, "#fdf6dc", role="light", opacity=0.85, raw=True, name="star"))


def sun(canvas: Canvas, scene: Scene, down_to: float) -> None:
    """Sun or moon, on the side light comes from, above the horizon."""
    light = scene.light
    if light.sun is None:
        return
    left = light.side < 0
    across = 1 - light.sun[0] if left == (light.sun[0] > 0.5) else light.sun[0]
    x, y = canvas.width * across, min(down_to * light.sun[1] * 1.5, down_to * 0.9)
    r = min(canvas.width, canvas.height) * (0.055 if light.stars else 0.062)
    scene.add(
        Glow(x, y, r * 6.5, light.sun_color, 0.42, name="moon" if light.stars else "sun"),
        Glow(x, y, r * 2.4, light.sun_color, 0.6, name="moon" if light.stars else "sun"),
        Area(ellipse(x, y, r), light.sun_color, role="light", name="moon" if light.stars else "sun", raw=True),
    )
    if light.stars:
        scene.add(
            Area(
                ellipse(x - r * 0.3, y - r * 0.2, r * 0.18) + ellipse(x + r * 0.25, y + r * 0.3, r * 0.25),
                "#d8d2ba",
                role="light",
                opacity=0.7,
                raw=True,
                name="moon",
            )
        )


def cloud(x: float, y: float, wide: float, r: Random) -> Path:
    """A flat-bottomed cumulus."""
    puffs = 4
    tops: list[Point] = []
    for k in range(puffs):
        px = x + (k / (puffs - 1) - 0.5) * wide * 0.72
        tops.append((px, wide * (0.12 + 0.12 * math.sin(math.pi * (k + 0.6) / puffs)) * r.uniform(0.85, 1.2)))
    out = rect(x - wide / 2, y - wide * 0.1, wide, wide * 0.1, wide * 0.05)
    for px, radius in tops:
        out += ellipse(px, y - radius * 0.75, radius, radius * 0.85).above(y)
    return out


def clouds(canvas: Canvas, scene: Scene, down_to: float, count: int) -> None:
    """Drifting clouds, smaller and flatter towards the horizon."""
    r, light = canvas.chance("clouds"), scene.light
    heavy = light.weather in ("cloudy", "rain", "storm", "snow")
    white = c.mix("#ffffff", light.sky[-1], 0.22 if not light.stars else 0.78)
    tone = c.mix(white, c.lighter(light.sky[0], -0.25), 0.5) if heavy else white
    for k in range(count + (3 if heavy else 0)):
        t = (k + r.uniform(0.1, 0.9)) / (count + (3 if heavy else 0))
        wide = canvas.width * r.uniform(0.16, 0.3) * (1.5 if heavy else 1) * (1 - 0.35 * t)
        x = canvas.width * ((t * 2.3 + r.uniform(-0.1, 0.1) + 0.13 * k) % 1.05)
        y = down_to * (0.14 + 0.55 * t)
        scene.add(
            Area(
                cloud(x, y, wide, r),
                tone,
                role="mist",
                opacity=0.86 if heavy else 0.74,
                raw=not canvas.palette,
                name="cloud",
            )
        )


def ridge(canvas: Canvas, y: float, height: float, *, peaks: int, sharp: bool) -> Path:
    """Land from edge to edge, its skyline about `y`, rising by up to `height`; sharp for mountains, soft for hills."""
    r, w = canvas.chance(f"ridge {y / canvas.height:.2f} {peaks} {sharp}"), canvas.width
    points: list[Point] = [(-40.0, y + height * 0.1)]
    for k in range(peaks + 1):
        x = w * (k + r.uniform(-0.22, 0.22)) / peaks
        top = y - height * r.uniform(0.35, 1.0) * (1.0 if k % 2 == 0 else 0.42)
        points.append((x, top))
        if sharp:
            points.append((x + w / peaks * r.uniform(0.16, 0.26), top + height * r.uniform(0.12, 0.3)))
    points.append((w + 40, y + height * 0.1))
    points.sort()
    bottom = canvas.height + 40
    edge = (poly(points, closed=False) if sharp else curve(points, closed=False)).traces[0]
    return Path((Trace(edge.start, (*edge.segments, ((w + 40, bottom),), ((-40.0, bottom),)), True),))


def snow_caps(path: Path, y: float, height: float) -> Path:
    """White caps on the peaks of a sharp ridge, ragged along their lower edge."""
    line = y - height * 0.34
    points = [path.traces[0].start, *(seg[-1] for seg in path.traces[0].segments)]
    out = EMPTY
    for before, peak, after in zip(points, points[1:], points[2:], strict=False):
        if not (peak[1] < before[1] and peak[1] < after[1] and peak[1] < line):
            continue
        drop = (line - peak[1]) * 0.62

        def down(other: Point, top: Point = peak, fall: float = drop) -> Point:
            t = min(1.0, fall / max(other[1] - top[1], 1.0))
            return top[0] + (other[0] - top[0]) * t, top[1] + (other[1] - top[1]) * t

        left, right = down(before), down(after)
        wide = right[0] - left[0]
        low = max(left[1], right[1])
        out += poly(
            [
                left,
                peak,
                right,
                (right[0] - wide * 0.14, low - drop * 0.16),
                (right[0] - wide * 0.27, low + drop * 0.3),
                (right[0] - wide * 0.43, low - drop * 0.06),
                (left[0] + wide * 0.36, low + drop * 0.4),
                (left[0] + wide * 0.2, low - drop * 0.04),
            ]
        )
    return out


def water(canvas: Canvas, scene: Scene, top: float, color: str, *, bottom: float | None = None) -> None:
    """A sheet of water with the light's path on it."""
    w, low = canvas.width, bottom or canvas.height + 20
    r, light = canvas.chance(f"water {top / canvas.height:.2f}"), scene.light
    far = c.mix(color, light.sky[-1], 0.55)
    scene.add(
        Area(
            rect(-20, top, w + 40, low - top + 10),
            color,
            stops=((0, far), (0.35, color), (1, c.lighter(color, -0.18))),
            role="water",
            depth=0.1,
        )
    )
    if light.sun:
        across = 1 - light.sun[0] if (light.side < 0) == (light.sun[0] > 0.5) else light.sun[0]
        glints = EMPTY
        for k in range(26):
            t = ((k + 0.5) / 26) ** 1.3
            wide = w * (0.02 + 0.12 * t) * r.uniform(0.4, 1.1)
            x = w * across + r.uniform(-0.5, 0.5) * w * (0.03 + 0.16 * t)
            glints += ellipse(x, top + (low - top) * t, wide / 2, 2.0 + 3.5 * t)
        scene.add(Area(glints, light.sun_color, role="light", opacity=0.55, raw=True, name="reflection"))
    ripples = EMPTY
    for k in range(40):
        t = ((k + 1) / 40) ** 1.4
        wide = w * r.uniform(0.03, 0.09) * (0.5 + t)
        ripples += ellipse(r.uniform(0, w), top + (low - top) * t, wide / 2, 1.0 + 2.2 * t)
    scene.add(Area(ripples, c.lighter(color, 0.45), role="light", opacity=0.3, name="ripple"))


def row(
    canvas: Canvas,
    name: str,
    y: float,
    high: float,
    *,
    depth: float,
    count: int,
    gap: tuple[float, float] | None = None,
    lift: float = 0.0,
) -> list[Thing]:
    """A row of the same kind of prop along a line, leaving a gap (in 0-1 across) for what matters."""
    prop = figures.PROPS.get(name)
    if prop is None:
        return []
    r = canvas.chance(f"row {name} {depth:.2f}")
    noun = Noun(prop, name)
    out: list[Thing] = []
    for k in range(count):
        t = (k + r.uniform(0.15, 0.85)) / count
        if gap and gap[0] < t < gap[1]:
            continue
        thing = canvas.figure(noun, 100 + k % 5)
        tall = high * r.uniform(0.72, 1.15)
        here = stand(thing, canvas.width * t, y + r.uniform(-lift, lift), height=tall, depth=depth)
        out.append(replace(here, noun=-1, shadow=depth < 0.3, mirror=r.random() < 0.5, simple=depth > 0.5))
    return sorted(out, key=lambda t: t.y)


def towers(canvas: Canvas, base: float, tall: float, color: str, depth: float, *, lit: bool) -> list[Item]:
    """A block of the skyline with its windows."""
    r, w = canvas.chance(f"towers {depth:.2f}"), canvas.width
    out: list[Item] = []
    x = -30.0
    while x < w + 20:
        wide = r.uniform(0.05, 0.105) * w
        high = tall * r.uniform(0.42, 1.0) * (1.15 if abs(x / w - 0.55) < 0.22 else 0.8)
        tone = c.lighter(color, r.uniform(-0.08, 0.1))
        body = rect(x, base - high, wide, high + 30)
        kind = r.randrange(5)
        if kind == 0:
            body += poly([(x, base - high), (x + wide * 0.5, base - high - wide * 0.5), (x + wide, base - high)])
        elif kind == 1:
            body += rect(x + wide * 0.25, base - high - wide * 0.25, wide * 0.5, wide * 0.3)
        elif kind == 2:
            body += rect(x + wide * 0.47, base - high - wide * 0.6, wide * 0.06, wide * 0.7)
        out.append(Area(body, tone, to=c.lighter(tone, 0.1), depth=depth, role="building"))
        if depth < 0.7:
            out.append(_windows(r, x, base - high, wide, high, tone, depth, lit=lit))
        x += wide * r.uniform(0.94, 1.25)
    return out


def _windows(r: Random, x: float, y: float, wide: float, high: float, tone: str, depth: float, *, lit: bool) -> Area:
    columns = max(2, round(wide / 26))
    cell = wide / (columns + 0.6)
    panes = EMPTY
    for j in range(int(high / (cell * 1.25))):
        for i in range(columns):
            if r.random() < (0.55 if lit else 0.8):
                panes += rect(x + cell * (0.45 + i), y + cell * (0.5 + 1.25 * j), cell * 0.55, cell * 0.72)
    color = "#ffd98a" if lit else c.lighter(tone, 0.42)
    return Area(panes, color, depth=0.0 if lit else depth, role="light", opacity=0.85, raw=lit, name="window")


def weather(canvas: Canvas, scene: Scene) -> None:
    """What falls or drifts in front of everything."""
    r, w, h = canvas.chance("weather"), canvas.width, canvas.height
    kind = scene.light.weather
    if kind in ("rain", "storm"):
        strokes: list[Trace] = []
        for _ in range(int(w * h / 6200)):
            x, y, long = r.uniform(-40, w), r.uniform(-60, h), r.uniform(26, 62)
            strokes.append(Trace((x, y), (((x - 0.28 * long, y + long),),), closed=False))
        scene.add(
            Area(
                Path(tuple(strokes)),
                "#e4eef6",
                stroke=2.2,
                opacity=0.5,
                role="light",
                raw=not canvas.palette,
                name="rain",
            )
        )
    if kind == "snow":
        for size, share in ((3.0, 1.0), (5.5, 0.5), (9.0, 0.16)):
            flakes = EMPTY
            for _ in range(int(w * h / 11000 * share)):
                flakes += ellipse(r.uniform(0, w), r.uniform(0, h), size * r.uniform(0.7, 1.2))
            scene.add(Area(flakes, "#ffffff", opacity=0.85, role="light", raw=True, name="snow"))
    if kind == "fog":
        for k in range(4):
            y = h * (0.42 + 0.15 * k)
            scene.add(Glow(w * r.uniform(0.2, 0.8), y, w * 0.75, scene.light.haze, 0.62, flat=0.2, name="fog"))
