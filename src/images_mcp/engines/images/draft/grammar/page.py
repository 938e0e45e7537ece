"""Pictures that carry words: posters, posts, banners, slides. A scene or a colour field, a strict order of type."""

from dataclasses import replace

from images_mcp.brief import Use
from images_mcp.engines.images.draft import branding, figures, listed, titles
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import grounds, halls, layouts, outdoors, slides
from images_mcp.engines.images.draft.grammar.common import Canvas, set_text
from images_mcp.engines.images.draft.grammar.schemes import Inks, display_face, inks, scheme, topic
from images_mcp.engines.images.draft.grammar.stage import arrange
from images_mcp.engines.images.draft.props.path import ellipse, rect
from images_mcp.engines.images.draft.scene import Area, Box, Scene, union


def texts(canvas: Canvas) -> list[str]:
    """The exact lettering, else a working title from the wish; then its days and prices, and the brand where it is new."""
    brief = canvas.ask.brief
    out = titles.headline_first([t for t in brief.texts if t.strip()], brief.language)
    wording = titles.worded(canvas.ask)
    if items := listed.points(brief):
        title = out or (wording.rows[:1] if wording and wording.title else [listed.heading(brief)])
        return [row for row in title if row] + items
    dishes = listed.priced(brief) if wording and wording.kind == "menu" else []
    rest = [r for r in (wording.rows if wording else ()) if not any(r in d or d.split("  ")[0] in r for d in dishes)]
    own = 1 if dishes and wording and wording.title else 0
    for row in (*rest[:own], *dishes, *rest[own:]):
        if not any(row.casefold() in t.casefold() for t in out):
            out.append(row)
    brand = branding.name_of(brief)
    named = any(brand.casefold() in t.casefold() for t in out) or (
        wording and brand.casefold() in wording.topic.casefold()
    )
    if brand and len(brand) < 40 and not named:
        out.append(brand)
    return out


def compose(canvas: Canvas) -> Scene:
    """A slide, a banner or an upright page, by use and shape."""
    ask, wide = canvas.ask, canvas.width / canvas.height
    rows = texts(canvas)
    wording = titles.worded(ask)
    kind = wording.kind if wording else ""
    shown = [n for n in ask.nouns if n.prop.name in figures.PROPS]
    if kind == "business":
        return layouts.compose(canvas, kind, rows, scheme(canvas) if not canvas.palette else inks(canvas))
    if ask.use is Use.PRESENTATION:
        items = listed.points(ask.brief)
        if 1 < len(items) < 7 and len(rows) > len(items):
            return slides.columns(canvas, [rows[0], *items], len(items))
        if wording and 1 < wording.count < 7 and not shown:
            return slides.columns(canvas, rows, wording.count)
        return _split(canvas, rows) if wide > 1.2 else _field(canvas, rows)
    announced = bool(wording and (wording.topic or wording.title) and topic(canvas)[0])
    timed = ask.time not in (None, "day", "dramatic") and not announced  # a "jazz night" is no landscape at night
    weathered = bool(ask.nouns) and ask.weather in _WEATHERS and not announced
    outside = (
        any(p in outdoors.PLACES and not (announced and p in outdoors.BUILT) for p in ask.places) or timed or weathered
    )
    inside = bool(ask.places) and not (wording or (not shown and layouts.motifs(canvas)))
    if outside or inside:
        return _split(canvas, rows) if wide > 1.6 and rows else _full_bleed(canvas, rows)
    large = kind == "card" and 0 < len(shown) < _FEW  # a card with a unicorn shows it large
    if not shown or (announced and not large) or kind == "menu":
        return layouts.compose(canvas, kind, rows, inks(canvas) if canvas.palette else scheme(canvas))
    return _split(canvas, rows) if wide > 1.6 and rows else _field(canvas, rows)


_FEW = 3
_WEATHERS = ("fog", "rain", "snow", "storm")


def _full_bleed(canvas: Canvas, rows: list[str]) -> Scene:
    """The scene fills the page; the words stand in the sky and on the ground, each over a scrim."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    tall = 0.3 if rows else 0.0
    inner = replace(canvas, clear=tall, room=_room(canvas, rows) if rows else None)
    indoors = any(p in halls.PLACES for p in canvas.ask.places) and not any(
        p in outdoors.PLACES for p in canvas.ask.places
    )
    scene = halls.compose(inner) if indoors else outdoors.compose(inner)
    scene.genre = "page"
    if not rows:
        return scene
    sky = scene.light.sky[0] if not indoors else scene.paper
    dark = c.lab(sky)[0] < 0.68
    veil = c.mix(sky, "#0c1020" if dark else "#ffffff", 0.42)
    ink = "#ffffff" if dark else "#172033"
    scene.add(_scrim(w, 0, h * (tall + 0.12), veil, down=True))
    _stack(canvas, scene, rows[:2], (m, m, w - m, h * tall), Inks(veil, ink, ink, veil))
    if rows[2:]:
        foot = c.mix(scene.light.shadow, "#000000", 0.3)
        scene.add(_scrim(w, h * 0.8, h, foot, down=False))
        _small(canvas, scene, rows[2:], (m, h * 0.885, w - m, h - m * 0.7), "#ffffff", foot)
    return scene


def _scrim(w: float, top: float, bottom: float, color: str, *, down: bool) -> Area:
    """A veil that lets words be read: solid where they stand, gone where they end."""
    role = "scrim-down" if down else "scrim-up"
    return Area(rect(-20, top - 20, w + 40, bottom - top + 40), color, role=role, opacity=0.82, raw=True, name="scrim")


def _stack(canvas: Canvas, scene: Scene, rows: list[str], box: Box, tone: Inks) -> float:
    """Headline, and a line beneath it."""
    left, top, right, bottom = box
    face = display_face(canvas)
    split = top + (bottom - top) * (0.74 if rows[1:] else 1.0)
    y = set_text(
        scene,
        rows[0],
        (left, top, right, split),
        color=tone.ink,
        face=face,
        ground=tone.ground,
        most=min(canvas.width, canvas.height) * 0.22,
        rows=3,
        leading=1.02,
    )
    if rows[1:]:
        set_text(
            scene,
            rows[1],
            (left, split, right, bottom),
            color=tone.accent,
            face="sans-bold",
            ground=tone.ground,
            most=min(canvas.width, canvas.height) * 0.05,
            rows=2,
            level=2,
            leading=1.2,
        )
    return y


def _small(canvas: Canvas, scene: Scene, rows: list[str], box: Box, ink: str, ground: str) -> None:
    """The facts at the foot: dates, places, addresses."""
    left, top, right, bottom = box
    step = (bottom - top) / max(len(rows), 1)
    most = min(canvas.width, canvas.height) * 0.036
    for i, text in enumerate(rows[:8]):
        set_text(
            scene,
            text,
            (left, top + step * i, right, top + step * (i + 0.8)),
            color=ink,
            face="sans-bold",
            ground=ground,
            most=most,
            rows=2,
            level=3,
            least=11,
        )
    scene.could_not += [f'the lettering "{t[:50]}": too many lines for this picture' for t in rows[8:]]


def _field(canvas: Canvas, rows: list[str]) -> Scene:
    """A colour field with one large form, the subject on it, and the words above and below."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    tone = inks(canvas)
    scene = canvas.scene("page", paper=tone.ground, light=canvas.light("studio"))
    scene.area(rect(-20, -20, w + 40, h + 40), tone.ground, role="backdrop", raw=True)
    nouns = canvas.ask.nouns
    head = h * (0.34 if nouns else 0.6) if rows else m
    foot = _foot(canvas, rows)
    _ornament(canvas, scene, (0, head, w, foot), tone)
    if nouns:
        scene.add(*arrange(canvas, nouns, _room(canvas, rows), fill=1.0))
    if rows:
        bar = w * 0.09
        scene.area(rect(w / 2 - bar / 2, m * 0.78, bar, 7, 3), tone.accent, role="solid", raw=True)
        _stack(canvas, scene, rows[:2], (m, m * 1.15, w - m, head), tone)
    if rows[2:]:
        _small(canvas, scene, rows[2:], (m, foot + h * 0.02, w - m, h - m * 0.8), tone.ink, tone.ground)
    return scene


def _foot(canvas: Canvas, rows: list[str]) -> float:
    """Where the picture ends and the small print begins."""
    h = canvas.height
    return h - canvas.margin - (h * 0.035 * min(len(rows[2:]), 6) + h * 0.03 if rows[2:] else 0.0)


def _room(canvas: Canvas, rows: list[str]) -> Box:
    """Where the subject stands between the headline and the small print, on a field as in a scene."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    return m * 1.4, (h * 0.34 if rows else m) + h * 0.03, w - m * 1.4, _foot(canvas, rows) - h * 0.015


def _ornament(canvas: Canvas, scene: Scene, box: Box, tone: Inks) -> None:
    """The large forms behind the subject; those that reach the words above it are only a breath of colour."""
    for form, off in grounds.behind(canvas, box):
        among_words = form.bounds()[1] < box[1] - canvas.height * 0.03 and box[1] > canvas.margin * 1.5
        color = c.mix(tone.ground, tone.quiet, (0.3 if among_words else 0.4) + 0.6 * off * (not among_words))
        scene.area(form, color, role="backdrop", raw=True)


def _split(canvas: Canvas, rows: list[str]) -> Scene:
    """Words on the left, the picture on the right."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    tone = inks(canvas)
    scene = canvas.scene(
        "page" if canvas.ask.use is not Use.PRESENTATION else "slide", paper=tone.ground, light=canvas.light("studio")
    )
    scene.area(rect(-20, -20, w + 40, h + 40), tone.ground, role="backdrop", raw=True)
    has_words = bool(rows)
    cut = w * 0.56 if has_words else 0.0
    scene.area(rect(cut, -20, w - cut + 20, h + 40), tone.quiet, role="backdrop", raw=True)
    middle, size = (cut + w) / 2, min(w - cut, h)
    scene.area(ellipse(middle, h / 2, size * 0.4), c.lighter(tone.quiet, 0.45), role="backdrop", raw=True)
    if canvas.ask.nouns:
        box = (cut + m * 0.6, m, w - m * 0.6, h - m)
        things = arrange(canvas, canvas.ask.nouns, box, fill=0.84)
        top = union([t.box for t in things])[1]
        scene.add(*[replace(t, y=t.y - (top - box[1]) * 0.5) for t in things])
    elif shown := layouts.motifs(canvas):
        layouts.cluster(canvas, scene, shown, (cut, 0.0, w, h), tone)
    else:
        _bars(scene, (middle - size * 0.24, h / 2 - size * 0.2, middle + size * 0.24, h / 2 + size * 0.2), tone)
    if has_words:
        _words_left(canvas, scene, rows, (m, cut - m), tone)
    return scene


def _words_left(canvas: Canvas, scene: Scene, rows: list[str], span: tuple[float, float], tone: Inks) -> None:
    """Headline, line beneath, points."""
    left, right = span
    h, m = canvas.height, canvas.margin
    face = "sans-heavy" if canvas.ask.use is Use.PRESENTATION else display_face(canvas)
    points = rows[2:]
    top, bottom = (m, h * 0.5) if points else (h * 0.2, h * 0.62)
    y = set_text(
        scene,
        rows[0],
        (left, top, right, bottom),
        color=tone.ink,
        face=face,
        ground=tone.ground,
        most=h * 0.13,
        rows=3,
        align="start",
        valign="bottom",
        leading=1.08,
    )
    del y
    scene.area(
        rect(left, bottom + h * 0.05, w_bar(right - left), 8, 4), tone.accent, role="solid", raw=True, name="rule"
    )
    if rows[1:]:
        set_text(
            scene,
            rows[1],
            (left, bottom + h * 0.085, right, bottom + h * 0.18),
            color=tone.ink,
            face="sans",
            ground=tone.ground,
            most=h * 0.046,
            rows=2,
            align="start",
            valign="top",
            level=2,
        )
    start = bottom + h * 0.2
    step = min(h * 0.09, (h - m - start) / max(len(points), 1))
    for i, text in enumerate(points[:6]):
        y0 = start + step * i
        scene.area(ellipse(left + 8, y0 + step * 0.4, 8), tone.accent, role="solid", raw=True)
        set_text(
            scene,
            text,
            (left + 34, y0, right, y0 + step * 0.8),
            color=tone.ink,
            face="sans",
            ground=tone.ground,
            most=h * 0.036,
            rows=2,
            align="start",
            level=3,
            least=11,
        )
    scene.could_not += [f'the lettering "{t[:50]}": too many lines for this picture' for t in points[6:]]


def w_bar(room: float) -> float:
    """The width of the accent under a headline."""
    return min(120.0, room * 0.22)


def _bars(scene: Scene, box: Box, tone: Inks) -> None:
    """A rising row of bars: the picture of a slide that names no subject."""
    left, top, right, bottom = box
    wide = (right - left) / 5.4
    for k, share in enumerate((0.34, 0.52, 0.46, 0.74, 1.0)):
        x = left + k * wide * 1.1
        color = tone.accent if k == 4 else c.mix(tone.ground, tone.ink, 0.3 + 0.1 * k)
        scene.area(
            rect(x, bottom - (bottom - top) * share, wide * 0.82, (bottom - top) * share, 8),
            color,
            role="solid",
            raw=True,
        )
