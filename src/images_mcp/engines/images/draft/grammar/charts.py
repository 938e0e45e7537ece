"""Pictures that explain: labelled parts, steps, bars, slices. Every word in them is the user's, or a part's name."""

import re
from collections.abc import Sequence

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import listed, titles
from images_mcp.engines.images.draft.grammar import layouts
from images_mcp.engines.images.draft.grammar.common import Canvas, centred, set_text
from images_mcp.engines.images.draft.grammar.page import texts
from images_mcp.engines.images.draft.grammar.schemes import Inks, inks
from images_mcp.engines.images.draft.props.path import ellipse, line, pie, poly, rect
from images_mcp.engines.images.draft.revision.names import target
from images_mcp.engines.images.draft.scene import Box, Scene, Thing
from images_mcp.engines.images.draft.words import singular

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def compose(canvas: Canvas) -> Scene:
    """The kind of explanation the words ask for."""
    ask = canvas.ask
    nouns = ask.nouns
    chartlike = ask.says(
        "bar",
        "bars",
        "pie",
        "chart",
        "graph",
        "statistics",
        "balken*",
        "diagramm",
        "gráfico",
        "graphique",
        "グラフ",
        "camembert",
    )
    labels = {item.casefold() for item in listed.points(ask.brief)}
    drawable = [n for n in nouns if n.prop.name not in ("chart", "arrow") and n.words not in labels]
    parts = ask.says(
        "diagram",
        "parts",
        "label*",
        "beschrift*",
        "etiquet*",
        "légend*",
        "anatomy",
        "cutaway",
        "cross-section",
        "aufbau",
        "teile",
        "partes",
        "parties",
        "図解",
        "schéma",
        "esquema",
    )
    if len(drawable) == 1 and not chartlike and (parts or len(texts(canvas)) < 2):
        return _parts(canvas)
    if chartlike and len(drawable) < 2:
        return _chart(canvas)
    return _steps(canvas)


def _begin(canvas: Canvas) -> tuple[Scene, Inks, list[str], Box]:
    """An empty page with its title; returns what room is left."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    tone = inks(canvas)
    scene = canvas.scene("diagram", paper=tone.ground, light=canvas.light("studio"))
    scene.area(rect(-20, -20, w + 40, h + 40), tone.ground, role="backdrop", raw=True)
    rows = texts(canvas)
    top = m
    if rows:
        set_text(
            scene,
            rows[0],
            (m, m * 0.9, w - m, m * 0.9 + h * 0.11),
            color=tone.ink,
            face="sans-heavy",
            ground=tone.ground,
            most=h * 0.075,
            rows=2,
        )
        top = m * 0.9 + h * 0.15
        scene.area(rect(w / 2 - 45, top - h * 0.022, 90, 7, 3), tone.accent, role="solid", raw=True)
    return scene, tone, rows[1:], (m, top, w - m, h - m)


def _parts(canvas: Canvas) -> Scene:
    """One thing, large, with leader lines to its parts."""
    scene, tone, rows, (left, top, right, bottom) = _begin(canvas)
    noun = next(n for n in canvas.ask.nouns if n.prop.name not in ("chart", "arrow"))
    room = (right - left) * 0.54
    thing = centred(canvas.figure(noun), (left + right) / 2, (top + bottom) / 2, room, (bottom - top) * 0.84)
    scene.area(
        ellipse((left + right) / 2, (top + bottom) / 2, min(room, bottom - top) * 0.56),
        tone.quiet,
        role="backdrop",
        raw=True,
    )
    scene.add(thing)
    spots = _spots(thing)
    labels = rows or ([name for name, _, _ in spots] if canvas.ask.brief.language == "en" else [])
    if not labels:
        scene.could_not.append("labels: no words were given for them")
        return scene
    middle = (left + right) / 2
    found = {text: _best(spots, thing, text, canvas.ask.brief.language) for text in labels[:8]}
    scene.could_not += [
        f'where "{t[:50]}" is: this drawing shows no such part' for t, at in found.items() if at is None
    ]
    pairs = [(text, found[text] or _free(middle, i, room)) for i, text in enumerate(labels[:8])]
    ordered = sorted(pairs, key=lambda p: p[1][0])
    half = -(-len(ordered) // 2)
    for group, on_left in ((ordered[:half], True), (ordered[half:], False)):
        lines = sorted(group, key=lambda p: p[1][1])
        for k, (text, (px, py)) in enumerate(lines):
            y = top + (bottom - top) * (k + 0.5) / len(lines)
            high = min(64.0, (bottom - top) / len(lines) * 0.7)
            edge = middle - room * 0.56 if on_left else middle + room * 0.56
            box = (
                (left, y - high / 2, edge - 14, y + high / 2)
                if on_left
                else (edge + 14, y - high / 2, right, y + high / 2)
            )
            set_text(
                scene,
                text,
                box,
                color=tone.ink,
                face="sans-bold",
                ground=tone.ground,
                most=34,
                rows=2,
                level=2,
                least=12,
                align="end" if on_left else "start",
            )
            if found[text] is None:
                continue
            elbow = edge + (30 if on_left else -30)
            scene.area(
                line([(edge, y), (elbow, y), (elbow, y), (px, py)]), tone.ink, stroke=2.4, role="solid", raw=True
            )
            scene.area(ellipse(px, py, 7), tone.accent, role="solid", raw=True)
    scene.could_not += [f'the label "{t[:50]}": too many for this picture' for t in labels[8:]]
    return scene


def _spots(thing: Thing) -> list[tuple[str, float, float]]:
    """Where a figure's named parts are, the larger parts first."""
    found: dict[str, tuple[float, float, float]] = {}
    left, top = thing.x - thing.figure.width * thing.scale / 2, thing.y - thing.figure.ground * thing.scale
    for shape in thing.figure.shapes:
        numbers = [float(v) for v in _NUMBER.findall(shape.d)]
        xs, ys = numbers[0::2], numbers[1::2]
        if not shape.part or not ys or re.search(r"[a-zHVA]", shape.d):
            continue
        area = (max(xs) - min(xs)) * (max(ys) - min(ys))
        if shape.part not in found or area > found[shape.part][0]:
            found[shape.part] = (area, (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    rows = sorted(found.items(), key=lambda item: -item[1][0])[:8]
    return [(name, left + x * thing.scale, top + y * thing.scale) for name, (_, x, y) in rows]


def _free(middle: float, index: int, room: float) -> tuple[float, float]:
    """A side for a label that belongs to no part: left and right in turn."""
    return middle + room * (0.5 if index % 2 else -0.5), float(index)


def _best(
    spots: Sequence[tuple[str, float, float]], thing: Thing, text: str, language: str
) -> tuple[float, float] | None:
    """The part a label names, in any of our languages; roots are at the foot. None where the drawing has no such part."""
    words = text.casefold()
    meant = target(text, language).concepts
    for name, x, y in spots:
        if name.casefold() in words or words in name.casefold() or {name, singular(name)} & set(meant):
            return x, y
    return (thing.x, thing.y) if "root" in meant else None


def _steps(canvas: Canvas) -> Scene:
    """Cards in a row (or column), joined by arrows: a process, a comparison, a list."""
    scene, tone, rows, (left, top, right, bottom) = _begin(canvas)
    nouns = [n for n in canvas.ask.nouns if n.prop.name not in ("chart", "arrow")]
    count = max(2, min(6, max(len(rows), len(nouns)))) if rows or nouns else 4
    signs = layouts.motifs(canvas)
    across = (right - left) > (bottom - top) * 0.9
    gap = 34.0
    colors = _series(canvas, tone, count)
    span = ((right - left) if across else (bottom - top)) - gap * (count - 1)
    size = span / count
    for k in range(count):
        if across:
            card = (
                left + k * (size + gap),
                top + (bottom - top) * 0.05,
                left + k * (size + gap) + size,
                bottom - (bottom - top) * 0.05,
            )
        else:
            card = (left, top + k * (size + gap), right, top + k * (size + gap) + size)
        x0, y0, x1, y1 = card
        scene.area(
            rect(x0, y0, x1 - x0, y1 - y0, 22),
            c.mix(tone.ground, colors[k], 0.22),
            role="solid",
            raw=True,
            name=f"card {k + 1}",
        )
        side = min(x1 - x0, (y1 - y0) * 0.62) * 0.74 if across else (y1 - y0) * 0.72
        cx, cy = ((x0 + x1) / 2, y0 + (y1 - y0) * 0.36) if across else (x0 + side * 0.75, (y0 + y1) / 2)
        scene.area(ellipse(cx, cy, side * 0.5), colors[k], role="solid", raw=True)
        if k < len(nouns):
            scene.add(centred(canvas.figure(nouns[k], k), cx, cy, side * 0.66, side * 0.66))
        elif not rows and k < len(signs):
            layouts.place(canvas, scene, signs[k], (cx, cy), side * 0.6, on=colors[k])
        else:
            set_text(
                scene,
                str(k + 1),
                (cx - side * 0.3, cy - side * 0.22, cx + side * 0.3, cy + side * 0.22),
                color="#ffffff",
                face="sans-heavy",
                ground=colors[k],
                most=side * 0.42,
                rows=1,
                level=3,
                say="",
            )
        if k < len(rows):
            box = (
                (x0 + 16, y0 + (y1 - y0) * 0.68, x1 - 16, y1 - 18)
                if across
                else (x0 + side * 1.5, y0 + 16, x1 - 20, y1 - 16)
            )
            set_text(
                scene,
                rows[k],
                box,
                color=tone.ink,
                face="sans-bold",
                ground=c.mix(tone.ground, colors[k], 0.22),
                most=40,
                rows=3,
                level=2,
                least=12,
                align="middle" if across else "start",
            )
        elif k >= len(nouns):
            _wordless(scene, tone, card, (cx, cy, side), across=across)
        if k + 1 < count:
            ax, ay = (x1 + gap / 2, (y0 + y1) / 2) if across else ((x0 + x1) / 2, y1 + gap / 2)
            head = (
                poly([(ax - 9, ay - 13), (ax + 11, ay), (ax - 9, ay + 13)])
                if across
                else poly([(ax - 13, ay - 9), (ax, ay + 11), (ax + 13, ay - 9)])
            )
            scene.area(head, tone.ink, role="solid", raw=True)
    scene.could_not += [f'the lettering "{t[:50]}": too many for this picture' for t in rows[count:]]
    return scene


def _wordless(scene: Scene, tone: Inks, card: Box, disc: tuple[float, float, float], *, across: bool) -> None:
    """Quiet bars where words will stand."""
    x0, y0, x1, y1 = card
    cx, cy, side = disc
    left, right = (x0 + (x1 - x0) * 0.14, x1 - (x1 - x0) * 0.14) if across else (cx + side * 0.8, x1 - 40)
    top = y0 + (y1 - y0) * 0.74 if across else cy - 24
    for k, share in enumerate((1.0, 0.66)):
        bar = rect(left, top + 34 * k, (right - left) * share, 14, 7)
        scene.area(bar, c.mix(tone.ground, tone.ink, 0.25), role="solid", raw=True, name="line")


def _series(canvas: Canvas, tone: Inks, count: int) -> list[str]:
    """Distinct colours of the same weight."""
    if canvas.palette:
        rest = [h for h in canvas.palette.colors if h != tone.ground] or [tone.accent]
        return [rest[k % len(rest)] for k in range(count)]
    start = c.hue(tone.accent)
    return [c.lch(0.66, 0.12, start + k * (300 / max(count, 3))) for k in range(count)]


def _chart(canvas: Canvas) -> Scene:
    """Bars or slices whose lengths are only for show: there are no numbers to be wrong about."""
    scene, tone, rows, (left, top, right, bottom) = _begin(canvas)
    r = canvas.chance("chart")
    count = max(3, min(8, len(rows) or 5))
    colors = _series(canvas, tone, count)
    numbers = [_value(t) for t in rows[:count]]
    axis = [] if rows else titles.axis(canvas.ask)
    if axis:
        rows, count = axis, len(axis)
        colors, numbers = _series(canvas, tone, count), [None]
    shares: list[float] = [r.uniform(0.3, 1.0) for _ in range(count)]
    if rows and all(v is not None for v in numbers):
        most = max(v for v in numbers if v is not None) or 1
        shares = [(v or 0) / most for v in numbers]
    else:
        scene.could_not.append("real values: the chart's lengths are only for show")
    if canvas.ask.says("pie", "donut", "kreis*", "torten*", "circular", "camembert", "円"):
        _slices(scene, tone, rows, shares, colors, (left, top, right, bottom))
        return scene
    base = bottom - (bottom - top) * (0.14 if rows else 0.02)
    step = (right - left) / count
    for k in range(5):
        y = base - (base - top) * k / 4
        scene.area(
            rect(left, y - 1, right - left, 2),
            c.mix(tone.ground, tone.ink, 0.5 if k == 0 else 0.14),
            role="solid",
            raw=True,
        )
    for k in range(count):
        high = (base - top) * 0.94 * max(shares[k], 0.02)
        x = left + step * k
        scene.area(
            rect(x + step * 0.18, base - high, step * 0.64, high, 8),
            colors[k]
            if canvas.palette
            else (tone.accent if shares[k] == max(shares) else c.mix(tone.ground, tone.accent, 0.5)),
            role="solid",
            raw=True,
            name=f"bar {k + 1}",
        )
        if k < len(rows):
            set_text(
                scene,
                rows[k],
                (x + 4, base + 12, x + step - 4, bottom),
                color=tone.ink,
                face="sans-bold",
                ground=tone.ground,
                most=40,
                rows=2,
                level=2,
                least=10,
                valign="top",
            )
    icon = next((n for n in canvas.ask.nouns if n.prop.name not in ("chart", "arrow")), None)
    if icon:
        tip = (right - left) * 0.12
        scene.add(centred(canvas.figure(icon), left + tip, top + tip * 0.4, tip, tip))
    return scene


def _value(text: str) -> float | None:
    m = _NUMBER.search(text.replace(",", "."))
    return float(m.group()) if m else None


def _slices(scene: Scene, tone: Inks, rows: list[str], shares: list[float], colors: list[str], box: Box) -> None:
    left, top, right, bottom = box
    radius = min((right - left) * (0.27 if rows else 0.45), (bottom - top) * 0.46)
    x, y = (left + radius * 1.1, (top + bottom) / 2) if rows else ((left + right) / 2, (top + bottom) / 2)
    total, angle = sum(shares) or 1.0, -90.0
    for k, share in enumerate(shares):
        sweep = 360 * share / total
        scene.area(pie(x, y, radius, angle, angle + sweep), colors[k], role="solid", raw=True, name=f"slice {k + 1}")
        angle += sweep
    scene.area(ellipse(x, y, radius * 0.5), tone.ground, role="solid", raw=True)
    for k, text in enumerate(rows[: len(shares)]):
        step = min(70.0, (bottom - top) / len(shares))
        ty = (top + bottom) / 2 + (k - (len(shares) - 1) / 2) * step
        tx = x + radius * 1.2
        scene.area(rect(tx, ty - 12, 24, 24, 6), colors[k], role="solid", raw=True)
        set_text(
            scene,
            text,
            (tx + 40, ty - step * 0.4, right, ty + step * 0.4),
            color=tone.ink,
            face="sans-bold",
            ground=tone.ground,
            most=32,
            rows=1,
            level=2,
            align="start",
            least=11,
        )
