"""Interface mock-ups: a phone or a browser window with honest placeholders where no words were given."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas, centred, set_text
from images_mcp.engines.images.draft.grammar.page import texts
from images_mcp.engines.images.draft.grammar.schemes import Inks, inks
from images_mcp.engines.images.draft.props.path import EMPTY, curve, ellipse, pie, rect
from images_mcp.engines.images.draft.scene import Box, Scene


def compose(canvas: Canvas) -> Scene:
    """A set of icons, a dashboard, a web page or a phone, by the words and the shape."""
    ask = canvas.ask
    tone = inks(canvas)
    scene = canvas.scene("ui", paper=tone.quiet, light=replace(canvas.light("studio"), exposure=1.0, tinting=0.0))
    scene.area(
        rect(-20, -20, canvas.width + 40, canvas.height + 40),
        tone.quiet,
        to=c.lighter(tone.quiet, -0.12),
        role="backdrop",
        raw=True,
    )
    if ask.says("icon", "icons", "iconos", "icônes", "アイコン"):
        _icons(canvas, scene, tone)
    elif (
        ask.says("dashboard", "website", "web", "landing", "desktop", "browser", "admin", "panel")
        or canvas.width > canvas.height * 1.3
    ):
        _window(canvas, scene, tone)
    else:
        _phone(canvas, scene, tone)
    return scene


def _lines(scene: Scene, box: Box, color: str, rows: int) -> None:
    """Grey bars where text will be."""
    left, top, right, bottom = box
    step = (bottom - top) / rows
    bars = EMPTY
    for k in range(rows):
        bars += rect(
            left,
            top + step * k,
            (right - left) * (0.62 if k == rows - 1 else 1.0 - 0.08 * (k % 2)),
            step * 0.46,
            step * 0.23,
        )
    scene.area(bars, color, role="solid", raw=True)


def _phone(canvas: Canvas, scene: Scene, tone: Inks) -> None:
    w, h = canvas.width, canvas.height
    high = min(h * 0.9, w * 1.7)
    wide = high * 0.5
    x, y = (w - wide) / 2, (h - high) / 2
    scene.area(
        rect(x - 8, y + 16, wide + 16, high + 8, wide * 0.14),
        c.lighter(tone.quiet, -0.3),
        role="light",
        opacity=0.35,
        raw=True,
    )
    scene.area(rect(x, y, wide, high, wide * 0.13), "#1c1d24", role="solid", raw=True, name="phone")
    inner = wide * 0.035
    left, top, right, bottom = x + inner, y + inner, x + wide - inner, y + high - inner
    scene.area(
        rect(left, top, right - left, bottom - top, wide * 0.105), tone.ground, role="solid", raw=True, name="screen"
    )
    scene.area(
        rect(x + wide * 0.36, top + inner * 0.5, wide * 0.28, wide * 0.05, wide * 0.025),
        "#1c1d24",
        role="solid",
        raw=True,
    )
    pad = wide * 0.08
    rows = texts(canvas)
    cursor = top + high * 0.085
    if rows:
        set_text(
            scene,
            rows[0],
            (left + pad, cursor, right - pad, cursor + high * 0.075),
            color=tone.ink,
            face="sans-heavy",
            ground=tone.ground,
            most=high * 0.045,
            rows=2,
            align="start",
        )
    else:
        _lines(
            scene,
            (left + pad, cursor + high * 0.01, left + wide * 0.6, cursor + high * 0.07),
            c.mix(tone.ground, tone.ink, 0.35),
            2,
        )
    cursor += high * 0.095
    hero = (left + pad, cursor, right - pad, cursor + high * 0.34)
    _picture(canvas, scene, hero, tone)
    cursor = hero[3] + high * 0.03
    for k in range(2):
        card = (left + pad, cursor + k * high * 0.115, right - pad, cursor + k * high * 0.115 + high * 0.1)
        _card(canvas, scene, card, tone, rows[1 + k] if len(rows) > 2 + k else "", k)
    button = (left + pad, bottom - high * 0.17, right - pad, bottom - high * 0.105)
    _button(scene, button, tone, rows[-1] if len(rows) > 1 else "")
    for k in range(4):
        cx = left + (right - left) * (k + 0.5) / 4
        scene.area(
            ellipse(cx, bottom - high * 0.045, wide * 0.032),
            tone.accent if k == 0 else c.mix(tone.ground, tone.ink, 0.25),
            role="solid",
            raw=True,
        )
    scene.could_not += [f'the lettering "{t[:50]}": no place for it on this screen' for t in rows[4:-1]]


def _picture(canvas: Canvas, scene: Scene, box: Box, tone: Inks) -> None:
    left, top, right, bottom = box
    scene.area(
        rect(left, top, right - left, bottom - top, 22),
        tone.quiet,
        to=c.mix(tone.quiet, tone.accent, 0.4),
        role="solid",
        raw=True,
        name="picture",
    )
    if canvas.ask.nouns:
        figure = canvas.figure(canvas.ask.nouns[0])
        side = min(right - left, bottom - top)
        scene.add(
            replace(
                centred(figure, (left + right) / 2, (top + bottom) / 2, (right - left) * 0.8, side * 0.8), shadow=False
            )
        )
    else:
        w, h = right - left, bottom - top
        scene.area(ellipse(left + w * 0.3, top + h * 0.34, h * 0.12), tone.ground, role="solid", raw=True)


def _card(canvas: Canvas, scene: Scene, box: Box, tone: Inks, text: str, k: int) -> None:
    left, top, right, bottom = box
    high = bottom - top
    fill = c.mix(tone.ground, tone.ink, 0.05)
    scene.area(rect(left, top, right - left, high, 16), fill, role="solid", raw=True)
    scene.area(
        rect(left + high * 0.16, top + high * 0.16, high * 0.68, high * 0.68, 12),
        c.mix(tone.ground, tone.accent, 0.45),
        role="solid",
        raw=True,
    )
    nouns = canvas.ask.nouns
    if len(nouns) > k + 1:
        scene.add(
            replace(
                centred(canvas.figure(nouns[k + 1]), left + high * 0.5, top + high * 0.5, high * 0.5, high * 0.5),
                shadow=False,
            )
        )
    if text:
        set_text(
            scene,
            text,
            (left + high, top, right - 14, bottom),
            color=tone.ink,
            face="sans-bold",
            ground=fill,
            most=high * 0.26,
            rows=2,
            align="start",
            level=2,
            least=9,
        )
    else:
        _lines(
            scene,
            (left + high, top + high * 0.28, right - high * 0.4, top + high * 0.8),
            c.mix(tone.ground, tone.ink, 0.2),
            2,
        )


def _button(scene: Scene, box: Box, tone: Inks, text: str) -> None:
    left, top, right, bottom = box
    scene.area(
        rect(left, top, right - left, bottom - top, (bottom - top) / 2),
        tone.accent,
        role="solid",
        raw=True,
        name="button",
    )
    if text:
        set_text(
            scene,
            text,
            (left + 20, top, right - 20, bottom),
            color="#ffffff",
            face="sans-bold",
            ground=tone.accent,
            most=(bottom - top) * 0.42,
            rows=1,
            level=2,
            least=9,
        )
    else:
        middle = (left + right) / 2
        scene.area(rect(middle - 50, (top + bottom) / 2 - 5, 100, 10, 5), tone.ground, role="solid", raw=True)


def _window(canvas: Canvas, scene: Scene, tone: Inks) -> None:
    w, h = canvas.width, canvas.height
    m = min(w, h) * 0.07
    left, top, right, bottom = m, m, w - m, h - m
    scene.area(
        rect(left - 6, top + 14, right - left + 12, bottom - top + 6, 22),
        c.lighter(tone.quiet, -0.3),
        role="light",
        opacity=0.35,
        raw=True,
    )
    scene.area(rect(left, top, right - left, bottom - top, 18), tone.ground, role="solid", raw=True, name="window")
    for k, color in enumerate(("#ec6a5e", "#f4bf4f", "#61c554")):
        scene.area(ellipse(left + 30 + 26 * k, top + 26, 8), color, role="solid", raw=True)
    scene.area(
        rect(left + 130, top + 13, (right - left) * 0.4, 26, 13),
        c.mix(tone.ground, tone.ink, 0.07),
        role="solid",
        raw=True,
    )
    body = (left, top + 52, right, bottom)
    if canvas.ask.says("dashboard", "admin", "analytics", "panel"):
        _dashboard(canvas, scene, tone, body)
    else:
        _landing(canvas, scene, tone, body)


def _landing(canvas: Canvas, scene: Scene, tone: Inks, box: Box) -> None:
    left, top, right, bottom = box
    w, h = right - left, bottom - top
    rows = texts(canvas)
    pad = w * 0.055
    if rows:
        set_text(
            scene,
            rows[0],
            (left + pad, top + h * 0.16, left + w * 0.5, top + h * 0.5),
            color=tone.ink,
            face="sans-heavy",
            ground=tone.ground,
            most=h * 0.11,
            rows=3,
            align="start",
            valign="bottom",
        )
    else:
        _lines(
            scene, (left + pad, top + h * 0.24, left + w * 0.46, top + h * 0.48), c.mix(tone.ground, tone.ink, 0.6), 2
        )
    if len(rows) > 2:
        set_text(
            scene,
            rows[1],
            (left + pad, top + h * 0.54, left + w * 0.48, top + h * 0.68),
            color=tone.ink,
            face="sans",
            ground=tone.ground,
            most=h * 0.04,
            rows=2,
            align="start",
            valign="top",
            level=2,
        )
    else:
        _lines(
            scene, (left + pad, top + h * 0.56, left + w * 0.44, top + h * 0.68), c.mix(tone.ground, tone.ink, 0.18), 3
        )
    _button(
        scene,
        (left + pad, top + h * 0.74, left + pad + w * 0.22, top + h * 0.83),
        tone,
        rows[-1] if len(rows) > 1 else "",
    )
    _picture(canvas, scene, (left + w * 0.55, top + h * 0.1, right - pad, bottom - h * 0.1), tone)


def _dashboard(canvas: Canvas, scene: Scene, tone: Inks, box: Box) -> None:
    left, top, right, bottom = box
    w, h, r = right - left, bottom - top, canvas.chance("screen")
    side = w * 0.17
    scene.area(
        rect(left, top, side, h - 18) + rect(left, bottom - 40, side, 40, 18),
        tone.ink,
        role="solid",
        raw=True,
        name="sidebar",
    )
    for k in range(6):
        y = top + h * 0.14 + k * h * 0.09
        scene.area(
            rect(left + side * 0.16, y, side * 0.62, 12, 6),
            tone.accent if k == 0 else c.mix(tone.ink, tone.ground, 0.35),
            role="solid",
            raw=True,
        )
    rows = texts(canvas)
    x0, gap = left + side + w * 0.03, w * 0.02
    inner = right - x0 - w * 0.03
    if rows:
        set_text(
            scene,
            rows[0],
            (x0, top + h * 0.03, right - w * 0.05, top + h * 0.12),
            color=tone.ink,
            face="sans-heavy",
            ground=tone.ground,
            most=h * 0.055,
            rows=1,
            align="start",
        )
    soft = c.mix(tone.ground, tone.ink, 0.055)
    wide = (inner - 2 * gap) / 3
    for k in range(3):
        x = x0 + k * (wide + gap)
        scene.area(rect(x, top + h * 0.15, wide, h * 0.2, 14), soft, role="solid", raw=True, name=f"card {k + 1}")
        if len(rows) > k + 1:
            set_text(
                scene,
                rows[k + 1],
                (x + 18, top + h * 0.17, x + wide - 18, top + h * 0.25),
                color=tone.ink,
                face="sans-bold",
                ground=soft,
                most=h * 0.036,
                rows=1,
                align="start",
                level=2,
                least=9,
            )
        else:
            scene.area(
                rect(x + 18, top + h * 0.185, wide * 0.5, 12, 6),
                c.mix(tone.ground, tone.ink, 0.3),
                role="solid",
                raw=True,
            )
        scene.area(rect(x + 18, top + h * 0.27, wide * (0.4 + 0.15 * k), 26, 13), tone.accent, role="solid", raw=True)
    base, head = bottom - h * 0.09, top + h * 0.46
    scene.area(
        rect(x0, top + h * 0.4, inner * 0.62, bottom - top - h * 0.44, 14), soft, role="solid", raw=True, name="chart"
    )
    points = [
        (x0 + 26 + inner * 0.57 * k / 7, base - (base - head) * (0.2 + 0.07 * k + r.uniform(0, 0.22))) for k in range(8)
    ]
    scene.area(
        curve([(points[0][0], base), *points, (points[-1][0], base)], tension=0.2),
        c.mix(soft, tone.accent, 0.35),
        role="solid",
        raw=True,
    )
    scene.area(curve(points, closed=False), tone.accent, stroke=6, role="solid", raw=True)
    cx, cy = x0 + inner * 0.83, (head + base) / 2
    scene.area(
        rect(x0 + inner * 0.62 + gap, top + h * 0.4, inner * 0.38 - gap, bottom - top - h * 0.44, 14),
        soft,
        role="solid",
        raw=True,
    )
    radius = min(inner * 0.13, (base - head) * 0.4)
    for start, end, mixing in ((-90, 110, 1.0), (110, 200, 0.55), (200, 270, 0.25)):
        scene.area(pie(cx, cy, radius, start, end), c.mix(soft, tone.accent, mixing), role="solid", raw=True)
    scene.area(ellipse(cx, cy, radius * 0.58), soft, role="solid", raw=True)
    scene.could_not += [f'the lettering "{t[:50]}": no place for it on this screen' for t in rows[4:]]


def _icons(canvas: Canvas, scene: Scene, tone: Inks) -> None:
    """A set of icons in one grid."""
    nouns = canvas.ask.nouns
    count = max(1, len(nouns))
    columns = count if count < 4 else -(-count // 2) if count < 9 else -(-count // 3)
    rows = -(-count // columns)
    w, h, m = canvas.width, canvas.height, canvas.margin
    cell = min((w - 2 * m) / columns, (h - 2 * m) / rows)
    for k, noun in enumerate(nouns):
        x = w / 2 + (k % columns - (columns - 1) / 2) * cell
        y = h / 2 + (k // columns - (rows - 1) / 2) * cell
        side = cell * 0.8
        scene.area(rect(x - side / 2, y - side / 2, side, side, side * 0.24), tone.ground, role="solid", raw=True)
        scene.add(replace(centred(canvas.figure(noun, k), x, y, side * 0.68, side * 0.68), shadow=False))
