"""Pages that live from their words: a title, its lines, and small motifs or strong plain forms well arranged.

Each layout shares the page between a place for words and one for forms, so that neither ever lies on the other.
"""

from collections.abc import Callable
from dataclasses import replace
from math import cos, radians, sin

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import titles
from images_mcp.engines.images.draft.grammar import fields
from images_mcp.engines.images.draft.grammar.blocks import block, settable
from images_mcp.engines.images.draft.grammar.common import Canvas, centred
from images_mcp.engines.images.draft.grammar.schemes import Inks, inks, scheme, topic
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import Path, curve, ellipse, pie, poly, rect, ring
from images_mcp.engines.images.draft.scene import Box, Scene, Thing

Motifs = tuple[Noun, ...]


def motifs(canvas: Canvas) -> Motifs:
    """What can be shown small: the things named, then what goes with the topic."""
    ordered = [n for n in canvas.ask.nouns if not titles.is_deliverable(n.words, canvas.ask.brief.language)]
    named = [n for n in ordered if n.prop.kind != "person"]
    own = {n.prop.name for n in named}
    related = [Noun(p, p.name) for p in topic(canvas)[1] if p.name not in own]
    return tuple((*named, *related)[:6])


def compose(canvas: Canvas, kind: str, rows: list[str], tone: Inks) -> Scene:
    """A page of this kind of deliverable, in one of the layouts that suit it; the seed picks."""
    shown = motifs(canvas)
    flat = replace(canvas, ask=replace(canvas.ask, time=None))  # a "jazz night" dims no printed page
    scene = canvas.scene("page", paper=tone.ground, light=flat.light("studio"))
    scene.area(rect(-20, -20, canvas.width + 40, canvas.height + 40), tone.ground, role="backdrop", raw=True)
    rows = settable(scene, rows)
    if kind == "business":
        _business(canvas, scene, rows, tone, shown)
        return scene
    ways = _PLAIN
    if len(shown) > 1:
        ways = _FRAMED if kind in ("card", "invitation", "menu", "label", "voucher", "certificate") else _SHOWN
    elif shown:
        ways = (_frieze, _tiles)
    if ways is _SHOWN and topic(canvas)[0] not in _FESTIVE:
        ways = (_tiles, _stack, _frieze, _hero)
    if not rows:
        ways = (_tiles, _stack, _hero) if shown else _PLAIN
    if sum(not _alone(canvas, n) for n in shown[:3]) < 3:
        ways = tuple(way for way in ways if way is not _stack)
    canvas.chance("layout").choice(ways)(canvas, scene, rows, tone, shown)
    return scene


def place(
    canvas: Canvas, scene: Scene, noun: Noun, at: tuple[float, float], size: float, *, on: str, k: int = 0
) -> Thing:
    """A motif centred at a point, without a shadow, in a colour that stands out from what it lies on."""
    figure = canvas.figure(noun, k)
    if _alone(canvas, noun) and not noun.color:
        given = inks(canvas) if canvas.palette else scheme(canvas)
        bright = [h for h in (given.accent, *given.more, given.ground) if c.contrast(h, on) >= 2.6]
        main = max(bright or [given.ink, given.ground], key=lambda h: c.chroma(h) + 0.3 * c.distance(h, on))
        figure = replace(figure, colors={**figure.colors, "main": main})
    elif canvas.palette:
        figure = _seen(canvas, figure, on)
    elif all(c.distance(tone, on) < _LIKE for tone in _tones(figure)):
        paler = c.mix(on, "#ffffff", 0.7) if c.lab(on)[0] < 0.75 else c.mix(on, "#1c1b20", 0.35)
        scene.area(ellipse(*at, size * 0.62), paler, role="backdrop", raw=True)
    known = noun in canvas.ask.nouns
    thing = replace(centred(figure, *at, size, size), shadow=False, noun=canvas.ask.nouns.index(noun) if known else -1)
    scene.add(thing)
    return thing


_LIKE = 0.19
_SAME = 0.1  # tones nearer than this run into each other


def _tones(figure: Thing) -> list[str]:
    """The colours of a figure's larger parts, as far as they are its own."""
    known = {**figure.figure.colors, **figure.colors}
    return [known[s.tone] for s in figure.shapes if s.tone in known and not s.detail] or [known.get("main", "#808080")]


def _seen(canvas: Canvas, figure: Thing, on: str) -> Thing:
    """A figure in few colours, none of its tones that of the ground it lies on."""
    other = max(canvas.palette.colors, key=lambda h: c.distance(h, on))
    tones = {**figure.figure.colors, **figure.colors}
    lost = {tone: other for tone, color in tones.items() if c.distance(canvas.palette.map(color), on) < _SAME}
    return replace(figure, colors={**figure.colors, **lost})


def _alone(canvas: Canvas, noun: Noun) -> bool:
    """Whether a motif is a silhouette of one colour."""
    return len({s.tone for s in canvas.figure(noun).figure.shapes}) == 1


def _colors(tone: Inks) -> list[str]:
    return list(dict.fromkeys((*tone.more, tone.accent))) or [tone.quiet, tone.accent]


def _art(canvas: Canvas, rows: list[str]) -> tuple[Box, Box]:
    """The room for words and the room for forms: above and below each other, or side by side."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    if w > h * 1.2:
        cut = w * 0.56 if rows else 0.0
        return (m, m * 1.3, cut - m * 0.8, h - m * 1.3), (cut, 0.0, w, h)
    cut = h * (0.46 if len(rows) < 5 else 0.54) if rows else 0.0
    return (m, m * 1.1, w - m, cut - m * 0.7), (0.0, cut, w, h)


def _tiles(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """A grid of colour fields with plain forms and motifs in them, running off the page."""
    words, (left, top, right, bottom) = _art(canvas, rows)
    wide, high = right - left, bottom - top
    across = canvas.chance("tiles").choice((3, 4)) if wide > high * 0.9 else canvas.chance("tiles").choice((2, 3))
    if not rows:
        across = 4 if wide > high else 3
    size = wide / across
    down = max(1, round(high / size))
    tall = high / down
    if abs(tall - size) > 1 and rows and top > 0:  # whole squares, the words take the rest
        tall, top = size, bottom - size * down
        words = (words[0], words[1], words[2], top - canvas.margin * 0.7)
    colors, chance, k = _colors(tone), canvas.chance("forms"), 0
    shift = chance.randrange(len(colors))
    for j in range(down):
        for i in range(across):
            x, y = left + i * size, top + j * tall
            ground = colors[(i + 2 * j + shift) % len(colors)]
            other = max((*colors, tone.ground), key=lambda h: c.distance(h, ground) + chance.random() * 0.25)
            scene.area(rect(x, y, size + 1, tall + 1), ground, role="backdrop", raw=True)
            if shown and (i + j + shift) % 2 == 0:
                place(
                    canvas,
                    scene,
                    shown[k % len(shown)],
                    (x + size / 2, y + tall / 2),
                    min(size, tall) * 0.68,
                    on=ground,
                )
                k += 1
            else:
                scene.area(_form(x, y, size, tall, chance.randrange(7)), other, role="backdrop", raw=True)
    block(canvas, scene, rows, words, tone, align="start")


def _form(x: float, y: float, w: float, h: float, kind: int) -> Path:
    """A plain form in a field: a quarter or half disc, a disc, a ring, a wedge, a leaf."""
    r, cx, cy = min(w, h), x + w / 2, y + h / 2
    if kind == 0:
        return pie(x, y, r, 0, 90)
    if kind == 1:
        return pie(x + w, y + h, r, 180, 270)
    if kind == 2:
        return pie(x + w / 2, y + h, r / 2, 180, 360)
    if kind == 3:
        return ellipse(cx, cy, r * 0.34)
    if kind == 4:
        return ring(cx, cy, r * 0.38, r * 0.2)
    if kind == 5:
        return poly([(x, y + h), (x + w, y + h), (x + w, y)])
    return curve(f"{x},{y}! {x + w * 0.7},{y + h * 0.3} {x + w},{y + h}! {x + w * 0.3},{y + h * 0.7}")


def _stack(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """Large motifs standing before a half disc, smaller ones about them."""
    words, (left, top, right, bottom) = _art(canvas, rows)
    colors = _colors(tone)
    wide, high, x = right - left, bottom - top, (left + right) / 2
    r = min(wide * 0.46, high * 0.8)
    floor = bottom - high * 0.14
    if left > 0:
        scene.area(rect(left, -20, wide + 20, canvas.height + 40), tone.quiet, role="backdrop", raw=True)
    for k, share in enumerate((1.0, 0.8, 0.6)):
        scene.area(pie(x, floor, r * share, 180, 360), colors[k % len(colors)], role="backdrop", raw=True)
    scene.area(rect(left or -20, floor, wide + 40, high), tone.ink, role="backdrop", raw=True)
    if len(shown) > 3:
        for side in (-1, 1):
            angle = radians(-90 + side * 58)
            at = (x + r * 1.04 * cos(angle), floor + r * 1.04 * sin(angle))
            place(canvas, scene, shown[3 if side < 0 else min(4, len(shown) - 1)], at, r * 0.3, on=colors[0])
    for slot, (dx, share) in enumerate(((-0.62, 0.52), (0.62, 0.52), (0.0, 0.84))):
        noun = shown[(slot + 1) % 3 if len(shown) > 2 else slot % len(shown)]
        size = r * share
        thing = place(canvas, scene, noun, (x + dx * r, floor - size * 0.46), size, on=colors[slot % len(colors)])
        drop = floor + high * 0.02 - thing.box[3]
        scene.items[-1] = replace(thing, y=thing.y + drop)
    block(canvas, scene, rows, words, tone, align="start" if left else "middle")


def _frieze(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """Bands of motifs above and below, the words between; an upright page has two below."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    colors, first = _colors(tone), canvas.chance("frieze").randrange(len(_colors(tone)))
    band = min(w, h) * 0.21
    tall = h > w * 1.2
    tops = (0.0, h - 2 * band, h - band) if tall else (0.0, h - band)
    count = max(3, round(w / (band * 1.02)))
    for j, y in enumerate(tops):
        ground = colors[(first + j) % len(colors)]
        scene.area(rect(-20, y - (20 if j == 0 else 0), w + 40, band + 20), ground, role="backdrop", raw=True)
        for k in range(count):
            at = (w * (k + 0.5) / count, y + band / 2)
            place(canvas, scene, shown[(k + j * 2) % len(shown)], at, band * 0.68, on=ground)
    for line in (band, tops[1] - 8):
        scene.area(rect(-20, line, w + 40, 8), tone.accent, role="solid", raw=True)
    block(canvas, scene, rows, (m * 1.2, band + m * 0.7, w - m * 1.2, tops[1] - m * 0.7), tone)


def _hero(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """One motif very large on a disc that runs off the page, two small ones beside it."""
    words, (left, top, right, bottom) = _art(canvas, rows)
    colors = _colors(tone)
    first = canvas.chance("hero").randrange(len(colors))
    wide, high = right - left, bottom - top
    r = min(wide * 0.5, high * 0.52)
    side = canvas.chance("side").choice((-1, 1)) if left == 0 else 1
    x, y = (left + right) / 2 + side * wide * 0.12, bottom - r * 0.9
    field = colors[first]
    scene.area(ellipse(x, y, r * 1.12), colors[(first + 1) % len(colors)], role="backdrop", raw=True)
    scene.area(ellipse(x, y, r * 0.96), field, role="backdrop", raw=True)
    place(canvas, scene, shown[0], (x, y), r * 1.22, on=field)
    for k, angle in enumerate((-152, -180) if side > 0 else (-28, 0)):
        at = (x + r * 1.32 * cos(radians(angle)), y + r * 1.32 * sin(radians(angle)))
        color = colors[(first + 2) % len(colors)]
        scene.area(ellipse(*at, r * 0.2), color, role="backdrop", raw=True)
        place(canvas, scene, shown[1 + k % (len(shown) - 1)] if len(shown) > 1 else shown[0], at, r * 0.25, on=color)
    block(canvas, scene, rows, words, tone, align="start")


def _frame(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """A double frame with clusters of motifs in its corners, the words in the middle."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    short, colors = min(w, h), _colors(tone)
    edge = colors[canvas.chance("frame").randrange(len(colors))]
    scene.area(rect(-20, -20, w + 40, h + 40), edge, role="backdrop", raw=True)
    scene.area(rect(m * 0.7, m * 0.7, w - m * 1.4, h - m * 1.4, 26), tone.ground, role="backdrop", raw=True)
    inset = m * 1.02
    outline = rect(inset, inset, w - 2 * inset, h - 2 * inset, 18)
    scene.area(outline, tone.second, role="solid", stroke=3.5, raw=True, name="frame")
    tall, big = h > w * 1.15, short * (0.3 if h > w * 1.15 else 0.26)
    spread = ((0.0, 0.0, 1.0), (0.86, 0.1, 0.62), (0.1, 0.86, 0.62))
    k = 0
    for sx, sy in ((0, 0), (1, 1), (1, 0), (0, 1)):
        for dx, dy, share in spread if (sx == sy) else spread[:1]:
            size = big * share * (1.0 if sx == sy else 0.72)
            x = m * 1.0 + big * (0.42 + dx) if sx == 0 else w - m * 1.0 - big * (0.42 + dx)
            y = m * 1.0 + big * (0.42 + dy) if sy == 0 else h - m * 1.0 - big * (0.42 + dy)
            scene.area(ellipse(x, y, size * 0.53), tone.ground, role="backdrop", raw=True)
            place(canvas, scene, shown[k % len(shown)], (x, y), size * 0.9, on=tone.ground, k=k)
            k += 1
    side = m * 2.0 if tall else m + big * 1.05
    top = m * 1.2 + big * (1.25 if tall else 0.45)
    block(canvas, scene, rows, (side, top, w - side, h - top), tone, share=0.6)


def _garland(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """A string of pennants (or lanterns, where there are some) across the top, motifs in a row at the foot."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    short, colors = min(w, h), _colors(tone)
    lanterns = [n for n in shown if n.prop.name == "paper lantern"]
    ends = (short * 0.05, short * 0.05, short * 0.16)
    string = curve(f"-20,{ends[0]} {w / 2},{ends[2]} {w + 20},{ends[1]}", closed=False)
    scene.area(string, tone.second, role="solid", stroke=4, raw=True, name="string")
    count = round(w / (short * (0.19 if lanterns else 0.105)))
    size = short * (0.17 if lanterns else 0.09)
    for k in range(count):
        t = (k + 0.5) / count
        y = ends[0] + (ends[2] - ends[0]) * (1 - (2 * t - 1) ** 2)
        if lanterns:
            place(canvas, scene, lanterns[0], (w * t, y + size / 2), size, on=tone.ground, k=k)
            continue
        half = w / count * 0.46
        flag = poly([(w * t - half, y), (w * t + half, y), (w * t, y + size)], 3)
        scene.area(flag, colors[k % len(colors)], role="solid", raw=True, name="pennant")
    rest = [n for n in shown if n not in lanterns] or list(shown)
    foot = short * (0.3 if h > w * 1.2 else 0.2)
    scene.area(rect(-20, h - foot * 0.42, w + 40, foot), colors[0], role="backdrop", raw=True)
    number = max(3, round(w / (foot * 1.25)))
    for k in range(number):
        thing = place(
            canvas, scene, rest[k % len(rest)], (w * (k + 0.5) / number, h - foot * 0.7), foot * 0.86, on=tone.ground
        )
        scene.items[-1] = replace(thing, y=thing.y + h - foot * 0.26 - thing.box[3])
    top = short * 0.16 + size * (1.1 if lanterns else 0.8)
    block(canvas, scene, rows, (m * 1.2, top, w - m * 1.2, h - foot - m * 0.9), tone, share=0.62)


def _business(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """A visiting card: the name and the trade on the left, the trade's sign on a field of colour on the right."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    cut = w * 0.64
    field = max(_colors(tone), key=lambda h: c.distance(h, tone.ground) - 0.3 * c.distance(h, tone.ink))
    scene.area(rect(cut, -20, w - cut + 20, h + 40), field, role="backdrop", raw=True)
    x = (cut + w) / 2
    disc = c.mix(field, tone.ground, 0.82)
    if shown:
        scene.area(ellipse(x, h / 2, (w - cut) * 0.36), disc, role="backdrop", raw=True)
        place(canvas, scene, shown[0], (x, h / 2), (w - cut) * 0.42, on=disc)
    else:
        for k, share in enumerate((1.0, 0.72, 0.44)):
            color = c.mix(field, tone.ground, 0.16 * (k + 1))
            scene.area(pie(w, h, (w - cut) * share, 180, 270), color, role="backdrop", raw=True)
    block(canvas, scene, rows, (m * 1.4, h * 0.2, cut - m, h * 0.8), tone, align="start", share=0.55)


def _arcs(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """Concentric arcs about a corner."""
    del shown
    w, h = canvas.width, canvas.height
    words, _ = _art(canvas, rows)
    colors = _colors(tone)
    r = h * 0.52 if h >= w else w * 0.42
    for k in range(6):
        color = tone.ground if k % 2 else colors[(k // 2) % len(colors)]
        scene.area(ellipse(w, h, r * (1 - k * 0.16)), color, role="backdrop", raw=True)
    scene.area(ellipse(w * 0.16, h * 0.86, min(w, h) * 0.075), tone.accent, role="backdrop", raw=True)
    block(canvas, scene, rows, words, tone, align="start")


def _bands(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """Slanting bands across the lower half, or the right."""
    del shown
    w, h = canvas.width, canvas.height
    words, (left, top, _, bottom) = _art(canvas, rows)
    colors = _colors(tone)
    if left > 0:
        step = (w - left) / 4
        for k in range(5):
            x, color = left + step * (k + 0.25), colors[k % len(colors)]
            scene.area(
                poly([(x, -20), (x + step, -20), (x + step * 0.2, h + 20), (x - step * 0.8, h + 20)]),
                color,
                role="backdrop",
                raw=True,
            )
    else:
        step = (bottom - top) / 4
        for k in range(5):
            y, color = top + step * (k + 0.35), colors[k % len(colors)]
            band = [
                (-20.0, y + step * 0.55),
                (w + 20, y - step * 0.4),
                (w + 20, y + step * 0.6),
                (-20.0, y + step * 1.56),
            ]
            scene.area(poly(band), color, role="backdrop", raw=True)
    block(canvas, scene, rows, words, tone, align="start")


def _blocks(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """A few large blocks and a disc, leaning on each other."""
    del shown
    words, (left, top, right, bottom) = _art(canvas, rows)
    w, h, colors = right - left, bottom - top, _colors(tone)
    a, b, d = colors[0], colors[1 % len(colors)], colors[2 % len(colors)]
    scene.area(rect(left, top + h * 0.38, w * 0.5, h * 0.64), a, role="backdrop", raw=True)
    scene.area(rect(left + w * 0.5, top + h * 0.12, w * 0.52, h * 0.5), b, role="backdrop", raw=True)
    scene.area(pie(left + w * 0.5, bottom, min(w * 0.5, h * 0.42), 270, 360), d, role="backdrop", raw=True)
    scene.area(ellipse(left + w * 0.5, top + h * 0.38, min(w, h) * 0.2), tone.accent, role="backdrop", raw=True)
    block(canvas, scene, rows, words, tone, align="start")


def _field(canvas: Canvas, scene: Scene, rows: list[str], tone: Inks, shown: Motifs) -> None:
    """An abstract field over the page, the words on a plain part of it."""
    del shown
    w, h = canvas.width, canvas.height
    words, (left, top, _, _) = _art(canvas, rows)
    fields.woven(canvas, scene, [*_colors(tone), tone.ground] * 2)
    scene.paper = tone.ground
    plain = rect(-20, -20, left + 20, h + 40) if left > 0 else rect(-20, -20, w + 40, top + 20)
    if left > 0 or top > 0:
        scene.area(plain, tone.ground, role="backdrop", raw=True)
    block(canvas, scene, rows, words, tone, align="start")


def cluster(canvas: Canvas, scene: Scene, shown: Motifs, box: Box, tone: Inks) -> None:
    """One large motif on a disc with smaller ones about it."""
    left, top, right, bottom = box
    x, y, r = (left + right) / 2, (top + bottom) / 2, min(right - left, bottom - top) * 0.4
    ground = c.lighter(tone.quiet, 0.45)
    place(canvas, scene, shown[0], (x, y), r * 0.9, on=ground)
    for k, noun in enumerate(shown[1:5]):
        angle = radians(-135 + 90 * k)
        at, color = (x + r * cos(angle), y + r * sin(angle)), _colors(tone)[k % len(_colors(tone))]
        scene.area(ellipse(*at, r * 0.29), color, role="solid", raw=True)
        place(canvas, scene, noun, at, r * 0.34, on=color)


_Way = Callable[[Canvas, Scene, list[str], Inks, Motifs], None]
_SHOWN: tuple[_Way, ...] = (_tiles, _stack, _frieze, _garland)
_FRAMED: tuple[_Way, ...] = (_frame, _frieze, _garland)
_FESTIVE = ("play", "fiesta", "fresh", "warm", "winter")
_PLAIN: tuple[_Way, ...] = (_tiles, _arcs, _bands, _blocks, _field, _field)
