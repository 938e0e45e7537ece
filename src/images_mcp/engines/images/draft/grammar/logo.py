"""Marks and names: a figure reduced to two tones (or a monogram) with lettering that keeps its distance."""

from dataclasses import replace

from images_mcp.brief import Aspect
from images_mcp.engines.images.draft import branding, titles, topics
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import type as lettering
from images_mcp.engines.images.draft.grammar.common import Canvas, centred, set_text
from images_mcp.engines.images.draft.grammar.stage import arrange
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.palette import Palette
from images_mcp.engines.images.draft.props.path import Path, curve, ellipse, polar, poly, rect
from images_mcp.engines.images.draft.scene import Letters, Scene, Thing, union
from images_mcp.engines.images.draft.words import words

_PAIRS = (
    ("#1f3d36", "#f4ecdc"),
    ("#27304f", "#f3efe6"),
    ("#5a2333", "#f7ede4"),
    ("#23353d", "#eef1ee"),
    ("#3b2a5a", "#f4eff8"),
    ("#6b3419", "#fbf1e4"),
    ("#0f4c5c", "#edf5f4"),
    ("#2a2a2c", "#f7f6f3"),
)


def compose(canvas: Canvas) -> Scene:
    """Stacked, side by side, or a round badge, as shape and seed suggest."""
    canvas = _with_motif(canvas)
    scene = canvas.scene("logo", light=replace(canvas.light("studio"), exposure=1.0, tinting=0.0, saturation=1.0))
    scene.symbols = True
    primary, dark, ground = colors(canvas)
    scene.paper = ground
    lines = names(canvas)
    wide = canvas.width / canvas.height
    if canvas.ask.says("app", "icon", "favicon", "avatar") and not lines[1:]:
        _tile(canvas, scene, lines, primary, dark, ground)
    elif canvas.ask.says(
        "badge", "emblem", "seal", "round", "circular", "circle", "stamp", "rund", "emblema", "ronde", "rond"
    ) or (lines and canvas.seed % 4 == 3 and 0.8 < wide < 1.25):
        _badge(canvas, scene, lines, primary, dark, ground)
    elif wide > 1.45:
        _beside(canvas, scene, lines, primary, dark, ground)
    else:
        _stacked(canvas, scene, lines, primary, dark, ground)
    return scene


def _with_motif(canvas: Canvas) -> Canvas:
    """The canvas with a sign of the line of business as its mark, where nothing to draw was named."""
    ask = canvas.ask
    if ask.nouns or ask.says(
        "monogram", "initials", "lettermark", "wordmark", "monogramm", "initialen", "monograma", "monogramme"
    ):
        return canvas
    whole, name = f"{titles.said(ask.brief)} , {ask.brief.get(Aspect.BRAND) or ''}", branding.name_of(ask.brief)
    trade = whole.replace(name, "") if name else whole  # Baker & Stone are lawyers
    signs = topics.about(trade, ask.brief.language)[1] or topics.about(whole, ask.brief.language)[1]
    if not signs or (names(canvas) and canvas.chance("sign").random() < _INITIALS):
        return canvas
    return replace(canvas, ask=replace(ask, nouns=(Noun(signs[0], signs[0].name),)))


_INITIALS = 0.25  # how often a name is shown by its initials although its trade has a sign


def names(canvas: Canvas) -> list[str]:
    """The lettering: the exact texts, else the brand's name."""
    brief = canvas.ask.brief
    if brief.texts:
        return [t for t in brief.texts if t.strip()]
    brand = branding.name_of(brief)
    return [brand[:120]] if brand else []


def colors(canvas: Canvas) -> tuple[str, str, str]:
    """Primary, dark and ground."""
    palette = canvas.palette.colors
    nouns = canvas.ask.nouns
    asked = words("COLORS", canvas.ask.brief.language).first(canvas.ask.background or "")
    if asked and not palette:
        light = c.lab(asked)[0] > 0.55
        return ("#27304f", "#27304f", asked) if light else ("#f3efe6", "#f3efe6", asked)
    if palette:
        ordered = sorted(palette, key=lambda h: c.lab(h)[0])
        if len(palette) == 1:
            only = palette[0]
            light = c.lab(only)[0] > 0.8
            return (only, only, "#ffffff") if not light else ("#1c1b20", "#1c1b20", only)
        ground = ordered[-1] if c.lab(ordered[-1])[0] > 0.85 else "#ffffff"
        rest = [h for h in palette if h != ground]
        return max(rest, key=c.chroma), min(rest, key=lambda h: c.lab(h)[0]), ground
    dark, ground = _PAIRS[canvas.seed % len(_PAIRS)]
    if canvas.chance("inverse").random() < _INVERSE and not canvas.transparent:
        return _inverse(canvas, dark, ground)
    if not nouns:
        return c.lch(0.6, 0.15, c.hue(dark) + 150), dark, ground
    figure = canvas.figure(nouns[0]).figure
    primary = nouns[0].color or figure.colors.get(figure.leading, dark)
    if c.contrast(primary, ground) < 1.9:
        primary = c.with_light(primary, 0.58)
    return primary, dark, ground


_INVERSE = 0.22  # how often a mark is light on dark


def _inverse(canvas: Canvas, dark: str, light: str) -> tuple[str, str, str]:
    """Primary, lettering and a dark ground."""
    nouns = canvas.ask.nouns
    figure = canvas.figure(nouns[0]).figure if nouns else None
    primary = (
        (nouns[0].color or figure.colors.get(figure.leading, light)) if figure else c.lch(0.78, 0.13, c.hue(dark) + 150)
    )
    return (primary if c.contrast(primary, dark) > 2.6 else c.with_light(primary, 0.8)), light, dark


def face(canvas: Canvas) -> tuple[str, float, bool]:
    """Typeface, tracking and whether capitals suit the name."""
    ask = canvas.ask
    if (
        ask.says("playful", "kids", "children", "fun", "verspielt", "kinder", "infantil", "enfants")
        or ask.mood == "joyful"
    ):
        return "round", 0.01, False
    if ask.says("handwritten", "handmade", "organic", "rustic", "artisan", "handgeschrieben"):
        return "hand", 0.03, False
    if ask.mood == "elegant" or ask.says("serif", "classic", "heritage", "wine", "law", "hotel", "roaster", "bakery"):
        return "serif-bold", 0.02, False
    return ("sans-heavy", 0.01, False) if canvas.seed % 2 else ("sans-bold", 0.14, True)


def mark(canvas: Canvas, primary: str, dark: str, ground: str) -> list[Thing]:
    """The figure in two tones and the ground."""
    if not canvas.ask.nouns:
        return []
    figures = _figures(canvas)
    overlap = any(n.to is not None for n in canvas.ask.nouns[:3])
    tones = [
        c.mix(primary, ground, 0.4) if overlap and k % 2 == 0 and len(figures) > 1 else primary
        for k in range(len(figures))
    ]
    return [_toned(t, tone, dark, ground) for t, tone in zip(figures, tones, strict=True)]


def _figures(canvas: Canvas) -> list[Thing]:
    """What the mark shows: one figure, or up to three as they stand to each other."""
    nouns = canvas.ask.nouns
    if len(nouns) == 1 or any(n.to is not None and n.to > 2 for n in nouns[:3]):
        return [replace(canvas.figure(nouns[0]), noun=0)]
    alike = tuple(replace(n, prop=replace(n.prop, size=1.0)) for n in nouns[:3])
    return arrange(canvas, alike, (0.0, 0.0, 300.0, 200.0), fill=1.0)


def _toned(thing: Thing, primary: str, dark: str, ground: str) -> Thing:
    """A figure in two tones and the ground, or a tint of it; on a dark ground what is light stays light."""
    if c.lab(ground)[0] < c.lab(dark)[0]:
        dark, ground = ground, dark
    members = Palette((primary, dark, ground))
    natural = thing.figure.colors
    main = c.lab(natural.get(thing.figure.leading, primary))[0]
    mapped: dict[str, str] = {}
    for tone, color in {**_STANDARD, **natural}.items():
        light = c.lab(color)[0]
        if tone == thing.figure.leading:
            mapped[tone] = primary
        elif tone in ("white", "light") or light > 0.95:
            mapped[tone] = ground
        elif light > 0.84:
            mapped[tone] = c.mix(ground, primary, 0.25)
        elif tone in ("black", "line", "dark") or light < 0.4:
            mapped[tone] = dark
        else:
            mapped[tone] = c.lighter(members.map(color), 0.0) if abs(light - main) > 0.2 else primary
    return replace(thing, colors=mapped, raw=True, shadow=False)


_STANDARD = {"white": "#ffffff", "black": "#1d1a20", "line": "#2f2a33", "light": "#faf3e6", "dark": "#3c3440"}


def _initials(lines: list[str]) -> str:
    words = lines[0].split() if lines else []
    return "".join(w[0] for w in words[:2]).upper() if words else ""


def _monogram(
    canvas: Canvas, scene: Scene, lines: list[str], at: tuple[float, float, float], primary: str, ground: str
) -> None:
    """Initials in a simple form, or the form alone."""
    x, y, r = at
    shape = (
        ellipse(x, y, r),
        rect(x - r, y - r, 2 * r, 2 * r, r * 0.44),
        poly([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], r * 0.2),
    )
    scene.area(shape[canvas.seed % 3], primary, role="solid", raw=True, name="mark")
    initials = _initials(lines)
    if initials:
        set_text(
            scene,
            initials,
            (x - r * 0.6, y - r * 0.42, x + r * 0.6, y + r * 0.42),
            color=ground,
            face=face(canvas)[0],
            ground=primary,
            most=r * 1.1,
            rows=1,
            say="",
        )
    else:
        scene.area(ellipse(x, y, r * 0.42), ground, role="solid", raw=True)


def _mark_in(
    canvas: Canvas, scene: Scene, lines: list[str], x: float, y: float, size: float, tones: tuple[str, str, str]
) -> None:
    figure = mark(canvas, *tones)
    if figure:
        scene.add(*_fitted(figure, x, y, size))
    else:
        _monogram(canvas, scene, lines, (x, y, size * 0.46), tones[0], tones[2])


def _fitted(figures: list[Thing], x: float, y: float, size: float) -> list[Thing]:
    """The mark's figures, as one group, as large as fits into a square about (x, y)."""
    if len(figures) == 1:
        return [centred(figures[0], x, y, size, size)]
    left, top, right, bottom = union([f.box for f in figures])
    scale = min(size * 1.18 / (right - left), size / (bottom - top))
    middle, centre = (left + right) / 2, (top + bottom) / 2
    return [
        replace(f, x=x + (f.x - middle) * scale, y=y + (f.y - centre) * scale, scale=f.scale * scale) for f in figures
    ]


def _name(
    canvas: Canvas,
    scene: Scene,
    lines: list[str],
    box: tuple[float, float, float, float],
    dark: str,
    *,
    align: str = "middle",
) -> None:
    """The name large, whatever follows small and spaced."""
    key, tracking, capitals = face(canvas)
    left, top, right, bottom = box
    head = lines[0].upper() if capitals and not canvas.ask.brief.texts else lines[0]
    split = top + (bottom - top) * (0.68 if lines[1:] else 1.0)
    ground = scene.paper
    set_text(
        scene,
        head,
        (left, top, right, split),
        color=dark,
        face=key,
        ground=ground,
        most=(bottom - top) * 0.8,
        rows=2,
        align=align,
        tracking=tracking,
    )
    if lines[1:]:
        set_text(
            scene,
            "  ".join(lines[1:]),
            (left, split + (bottom - split) * 0.3, right, bottom),
            color=dark,
            face="sans",
            ground=ground,
            most=(bottom - top) * 0.17,
            rows=2,
            align=align,
            tracking=0.12,
            level=2,
            least=9,
        )


def _stacked(canvas: Canvas, scene: Scene, lines: list[str], primary: str, dark: str, ground: str) -> None:
    w, h = canvas.width, canvas.height
    size = min(w, h) * (0.5 if lines else 0.66)
    y = h * 0.40 if lines else h * 0.5
    holder = _holder(canvas, w / 2, y, size * 0.52) if canvas.ask.nouns else None
    if holder is None:
        _mark_in(canvas, scene, lines, w / 2, y, size, (primary, dark, ground))
    else:
        light = primary if c.contrast(primary, dark) > 2 else c.with_light(primary, 0.78)
        scene.area(holder, dark, role="solid", raw=True, name="badge")
        _mark_in(canvas, scene, lines, w / 2, y, size * 0.66, (light, dark, ground))
    if lines:
        top = y + size * 0.5 + min(w, h) * 0.055
        high = min(w, h) * (0.2 if lines[1:] else 0.16)
        _name(canvas, scene, lines, (w * 0.12, top, w * 0.88, min(top + high, h * 0.93)), dark)


def _holder(canvas: Canvas, x: float, y: float, r: float) -> Path | None:
    """The form a mark stands in: mostly none, else a disc, a hexagon, a shield, an arch or a soft square."""
    kind = canvas.chance("holder").choice(("", "", "", "", "disc", "hexagon", "shield", "arch", "square"))
    if kind == "disc":
        return ellipse(x, y, r)
    if kind == "hexagon":
        return poly([polar(x, y, r * 1.1, 60 * k - 90) for k in range(6)], r * 0.16)
    if kind == "shield":
        return curve(
            [
                (x - r * 0.9, y - r),
                (x, y - r * 0.9),
                (x + r * 0.9, y - r),
                (x + r * 0.94, y + r * 0.1),
                (x + r * 0.6, y + r * 0.75),
                (x, y + r * 1.15),
                (x - r * 0.6, y + r * 0.75),
                (x - r * 0.94, y + r * 0.1),
            ],
            tension=0.25,
        )
    if kind == "arch":
        return rect(x - r * 0.86, y - r * 1.02, r * 1.72, r * 2.9, r * 0.86).above(y + r)
    return rect(x - r * 0.96, y - r * 0.96, r * 1.92, r * 1.92, r * 0.42) if kind == "square" else None


def _beside(canvas: Canvas, scene: Scene, lines: list[str], primary: str, dark: str, ground: str) -> None:
    w, h = canvas.width, canvas.height
    size = h * 0.52
    x = w * 0.28 if lines else w / 2
    _mark_in(canvas, scene, lines, x, h / 2, size, (primary, dark, ground))
    if lines:
        _name(canvas, scene, lines, (x + size * 0.62, h * 0.34, w * 0.93, h * 0.66), dark, align="start")


def _tile(canvas: Canvas, scene: Scene, lines: list[str], primary: str, dark: str, ground: str) -> None:
    """An app icon: the mark on a rounded square."""
    w, h = canvas.width, canvas.height
    r = min(w, h) * 0.38
    scene.area(
        rect(w / 2 - r, h / 2 - r, 2 * r, 2 * r, r * 0.46), dark, to=c.lighter(dark, 0.14), role="solid", raw=True
    )
    light = primary if c.contrast(primary, dark) > 2 else c.with_light(primary, 0.78)
    _mark_in(canvas, scene, lines, w / 2, h / 2, r * 1.25, (light, dark, ground))
    if canvas.ask.brief.texts:
        box = (w * 0.1, h / 2 + r * 1.06, w * 0.9, h / 2 + r * 1.24)
        set_text(scene, lines[0], box, color=dark, face=face(canvas)[0], ground=ground, most=r * 0.16, rows=1)


def _badge(canvas: Canvas, scene: Scene, lines: list[str], primary: str, dark: str, ground: str) -> None:
    """A seal: the mark in the middle, the name around it."""
    w, h = canvas.width, canvas.height
    x, y, r = w / 2, h / 2, min(w, h) * 0.42
    scene.area(ellipse(x, y, r), dark, role="solid", raw=True, name="badge")
    scene.area(ellipse(x, y, r * 0.955), ground, role="shape", raw=True, stroke=r * 0.012)
    scene.area(ellipse(x, y, r * 0.66), ground, role="solid", raw=True)
    _mark_in(canvas, scene, lines, x, y, r * 0.92, (primary, dark, ground))
    if lines:
        _around(scene, lines[0], (x, y), r * 0.72, ground, dark, bottom=False)
    if lines[1:]:
        _around(scene, " · ".join(lines[1:3]), (x, y), r * 0.72, ground, dark, bottom=True)
        scene.could_not += [f'the lettering "{t[:50]}"' for t in lines[3:]]


def _around(
    scene: Scene, text: str, at: tuple[float, float], r: float, color: str, ground: str, *, bottom: bool
) -> None:
    shown = lettering.without_emoji(lettering.clean(text))
    font = lettering.face_for(shown, "sans-bold") if shown else None
    if font is None:
        scene.could_not.append(f'the lettering "{text[:50]}": no font here has its characters')
        return
    band = r * 0.19
    track = 0.12
    size = min(band / font.cap * 0.78, r * 2.75 / max(lettering.width(shown, font, 1.0, track), 0.1))
    middle = r + band * 0.72
    radius = middle + font.cap * size / 2 if bottom else middle - font.cap * size / 2
    path = lettering.on_arc(shown, font, size, at, radius, bottom=bottom, tracking=track)
    if path.traces:
        scene.add(Letters(shown, path, color, path.bounds(), 1 if not bottom else 2, ground))
