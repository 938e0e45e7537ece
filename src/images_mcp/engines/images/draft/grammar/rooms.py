"""Indoors: rooms with a window and furniture, a table top by window light, a studio sweep with a plinth."""

from collections.abc import Sequence
from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar.common import Canvas, centred, stage, stand
from images_mcp.engines.images.draft.grammar.plain import family, main_color, staged
from images_mcp.engines.images.draft.grammar.stage import arrange, in_sky
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import EMPTY, Path, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Area, Glow, Scene, Thing, union

Pane = tuple[float, float, float, float]  # a window: its middle, its top, its width and height
PLACES = ("kitchen", "living room", "bedroom", "office", "cafe", "library", "tabletop", "studio")

# room: wall, floor, and what stands in it as (prop, x in 0-1, height in 0-1 of the picture)
_ROOMS: dict[str, tuple[str, str, Sequence[tuple[str, float, float]]]] = {
    "kitchen": ("#dfe5d8", "#c9a884", (("table", 0.72, 0.26), ("chair", 0.93, 0.3), ("potted plant", 0.07, 0.26))),
    "living room": ("#e8dcc8", "#b98d63", (("sofa", 0.3, 0.26), ("lamp", 0.06, 0.24), ("potted plant", 0.93, 0.34))),
    "bedroom": ("#d5dbe6", "#b59a80", (("bed", 0.3, 0.28), ("lamp", 0.66, 0.2), ("potted plant", 0.93, 0.3))),
    "office": ("#e3e6e8", "#9c8a78", (("desk", 0.32, 0.26), ("bookshelf", 0.9, 0.52), ("potted plant", 0.06, 0.28))),
    "cafe": (
        "#d9c3a5",
        "#7c5a44",
        (("table", 0.2, 0.24), ("chair", 0.06, 0.28), ("lantern", 0.5, 0.1), ("potted plant", 0.94, 0.32)),
    ),
    "library": (
        "#cdb792",
        "#7a553a",
        (("bookshelf", 0.14, 0.6), ("bookshelf", 0.4, 0.6), ("bookshelf", 0.9, 0.6), ("lamp", 0.66, 0.22)),
    ),
}


def compose(canvas: Canvas) -> Scene:
    """The room asked for, with its figures."""
    place = next((p for p in canvas.ask.places if p in PLACES), "studio")
    if place == "studio":
        return _studio(canvas)
    if place == "tabletop":
        return _tabletop(canvas)
    return _room(canvas, place)


def _room(canvas: Canvas, place: str) -> Scene:
    w, h = canvas.width, canvas.height
    light = canvas.light("morning" if canvas.ask.time is None else "day")
    if light.exposure < 0.8:
        light = replace(light, exposure=0.84, tinting=light.tinting * 0.5)
    scene = canvas.scene("interior", light=light)
    wall, floor, furniture = _ROOMS[place]
    base = h * 0.68
    scene.horizon, scene.paper = base, wall
    scene.area(
        rect(-20, -20, w + 40, base + 20),
        c.lighter(wall, 0.14),
        to=c.lighter(wall, -0.08),
        role="backdrop",
        name="wall",
    )
    scene.area(
        rect(-20, base, w + 40, h), c.lighter(floor, 0.06), to=c.lighter(floor, -0.2), role="ground", name="floor"
    )
    boards = EMPTY
    for k in range(-8, 9):
        boards += poly(
            [
                (w * (0.5 + k * 0.09) - 1, base),
                (w * (0.5 + k * 0.09) + 1, base),
                (w * (0.5 + k * 0.17) + 2, h + 20),
                (w * (0.5 + k * 0.17) - 2, h + 20),
            ]
        )
    scene.area(boards, c.lighter(floor, -0.22), role="light", opacity=0.4, name="floor")
    scene.area(rect(-20, base - h * 0.022, w + 40, h * 0.024), c.lighter(wall, 0.45), role="wall")
    right = light.side > 0
    pane = (
        w * (0.68 if right else 0.32),
        h * 0.09 + canvas.clear * h,
        min(w * 0.27, h * 0.34),
        min(h * 0.4, base - h * 0.2 - canvas.clear * h),
    )
    window(canvas, scene, *pane)
    _in_the_pane(canvas, scene, pane)
    taken = {n.prop.name for n in canvas.ask.nouns}
    for name, x, tall in furniture:
        prop = figures.PROPS.get(name)
        if prop and name not in taken:
            piece = stand(
                canvas.figure(Noun(prop, name), round(x * 90)),
                w * (x if right else 1 - x),
                base + h * 0.035,
                height=h * tall,
                widest=w * 0.4,
                depth=0.1,
            )
            scene.add(replace(piece, mirror=not right, noun=-1))
    rug = c.mix(c.lch(0.62, 0.1, c.hue(wall) + 150), floor, 0.25)
    scene.area(ellipse(w * 0.5, h * 0.88, min(w, h) * 0.44, h * 0.08), rug, role="ground", name="rug")
    scene.area(
        ellipse(w * 0.5, h * 0.88, min(w, h) * 0.38, h * 0.066),
        c.lighter(rug, 0.25),
        stroke=4,
        role="light",
        name="rug",
    )
    _inside(canvas, scene)
    if light.exposure < 0.86:
        scene.add(Glow(w * (0.12 if right else 0.88), h * 0.5, h * 0.5, "#ffc873", 0.5))
    return scene


def peopled(canvas: Canvas, scene: Scene, pane: Pane | None) -> None:
    """Put everybody and everything asked for into a room: on its floor, and outside its window."""
    if pane:
        _in_the_pane(canvas, scene, pane)
    elif any(in_sky(n) and _outside(n) for n in canvas.ask.nouns):
        scene.could_not += [
            f'"{n.words[:60]}": this room has no window to see it through' for n in canvas.ask.nouns if _outside(n)
        ]
    _inside(canvas, scene)


def _in_the_pane(canvas: Canvas, scene: Scene, pane: Pane) -> None:
    """Sun, moon and stars, seen through the window."""
    for k, noun in enumerate(canvas.ask.nouns):
        if _outside(noun) and in_sky(noun):  # a mountain or an island is in no room at all
            x, y, wide, high = pane
            star = centred(canvas.figure(noun, k), x - wide * 0.25, y + high * 0.24, wide * 0.36, high * 0.3)
            scene.add(replace(star, noun=k, shadow=False, raw=True))


def _inside(canvas: Canvas, scene: Scene) -> None:
    """Whoever and whatever is in the room itself."""
    inside = tuple(n for n in canvas.ask.nouns if not _outside(n) and not _frames(canvas.ask.nouns, n))
    if inside:
        settled = replace(canvas, ask=replace(canvas.ask, nouns=_settled(canvas.ask.nouns, inside)))
        indices = [k for k, n in enumerate(canvas.ask.nouns) if n in inside]
        scene.add(*[replace(t, noun=indices[t.noun]) for t in staged(settled, stage(canvas))])


def _outside(noun: Noun) -> bool:
    """Whether something is seen from a room rather than in it: sun, moon and clouds, mountains and islands."""
    return noun.prop.kind == "nature" and (in_sky(noun) or noun.prop.size >= _TOO_LARGE)


_TOO_LARGE = 20.0


def _frames(nouns: tuple[Noun, ...], noun: Noun) -> bool:
    """Whether a window is only named for where one is or what is seen through it: every room here has one."""
    if noun.prop.name != "window" or noun.color or noun.count > 1:
        return False
    at = nouns.index(noun)
    through = [n for n in nouns if n.to == at]
    return len(nouns) > 1 if not through else all(map(_outside, through))


def _settled(nouns: tuple[Noun, ...], inside: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """What is in the room, placed only against what is there too."""
    kept = [k for k, n in enumerate(nouns) if n in inside]
    index = {old: new for new, old in enumerate(kept)}
    placed = [(nouns[k], index.get(to) if (to := nouns[k].to) is not None else None) for k in kept]
    return tuple(replace(n, to=to, relation=n.relation if to is not None or n.to is None else "") for n, to in placed)


def window(canvas: Canvas, scene: Scene, x: float, y: float, wide: float, high: float, *, draped: bool = True) -> None:
    """A window with the sky in it, and its light on the floor."""
    light = scene.light
    left = x - wide / 2
    scene.area(rect(left - 14, y - 14, wide + 28, high + 28, 4), "#f6f0e4", role="wall", name="window")
    stops = tuple((i / (len(light.sky) - 1), s) for i, s in enumerate(light.sky))
    scene.add(
        Area(rect(left, y, wide, high), light.sky[0], stops=stops, role="sky", name="window", raw=not canvas.palette)
    )
    scene.area(
        ellipse(left + wide * 0.3, y + high, wide * 0.3, high * 0.22).above(y + high)
        + ellipse(left + wide * 0.72, y + high, wide * 0.28, high * 0.3).above(y + high).left(left + wide),
        c.mix("#7fa36a", light.haze, 0.35),
        role="hill",
        name="window",
    )
    bars = rect(x - 5, y, 10, high) + rect(left, y + high * 0.45, wide, 9)
    scene.area(bars, "#f6f0e4", role="wall", name="window")
    scene.area(rect(left - 26, y + high + 12, wide + 52, 16, 3), "#e9e0cf", role="wall", name="window")
    for side in (-1, 1) if draped else ():
        edge = x + side * (wide / 2 + 26)
        drape = poly(
            [
                (edge, y - 34),
                (edge - side * wide * 0.3, y - 34),
                (edge - side * wide * 0.13, y + high * 0.6),
                (edge - side * wide * 0.05, y + high + 60),
                (edge + side * 26, y + high + 60),
            ],
            18,
        )
        scene.area(drape, c.lch(0.72, 0.06, c.hue(scene.paper) + 190), role="cloth")
    if light.exposure > 0.8 and light.weather in ("clear", "sunny"):
        shift = -light.side * canvas.width * 0.16
        base = scene.horizon or canvas.height * 0.7
        for k in (0.0, 0.53):
            pane = [
                (x - wide * 0.4 + wide * k + shift, base + 26),
                (x + wide * (k - 0.03) + shift, base + 26),
                (x + wide * (k + 0.1) + shift * 2, canvas.height * 0.94),
                (x - wide * 0.4 + wide * (k + 0.06) + shift * 2, canvas.height * 0.94),
            ]
            scene.area(poly(pane), "#fff3d0", role="light", opacity=0.3, name="sunlight")


def _tabletop(canvas: Canvas) -> Scene:
    """Things on a table by a window: the still life."""
    w, h = canvas.width, canvas.height
    light = canvas.light("morning" if canvas.ask.time is None and canvas.ask.mood != "dark" else "day")
    scene = canvas.scene("still life", light=light)
    ask = canvas.ask
    nouns = _lifted(ask.nouns)
    inner = replace(canvas, ask=replace(ask, nouns=nouns))
    things = _numbered(ask.nouns, _grouped(inner, stage(canvas)))
    wall = c.lch(0.8 if light.exposure > 0.8 else 0.42, 0.03, (family(main_color(things)) + 170) % 360)
    marble = ask.says("marble", "marmor", "mármol", "marbre")
    table = "#ece8e4" if marble else "#a8764a"
    edge = h * 0.64
    scene.paper, scene.horizon = wall, edge
    scene.area(
        rect(-20, -20, w + 40, edge + 40),
        c.lighter(wall, 0.12),
        to=c.lighter(wall, -0.12),
        role="backdrop",
        depth=0.35,
        name="wall",
    )
    side = -light.side
    beam = poly(
        [
            (w * (0.5 - 0.42 * side), -20),
            (w * (0.5 - 0.08 * side), -20),
            (w * (0.5 + 0.4 * side), edge),
            (w * (0.5 + 0.02 * side), edge),
        ]
    )
    scene.area(beam, "#fff6dc", role="light", opacity=0.2, depth=0.35, name="sunlight")
    scene.area(
        rect(-20, edge, w + 40, h), c.lighter(table, 0.16), to=c.lighter(table, -0.12), role="ground", name="table"
    )
    scene.area(_grain(canvas, edge, marble=marble), c.lighter(table, -0.18), role="light", opacity=0.3, name="table")
    scene.add(Glow(w * (0.5 - 0.2 * side), edge + (h - edge) * 0.4, w * 0.45, "#fff6df", 0.35, flat=0.3))
    scene.add(*things)
    return scene


def _grain(canvas: Canvas, top: float, *, marble: bool) -> Path:
    """Wood's grain or marble's veins."""
    out, r = EMPTY, canvas.chance("grain")
    for _ in range(7 if marble else 20):
        y = r.uniform(top + 10, canvas.height)
        x = r.uniform(-100, canvas.width)
        tilt = r.uniform(-60, 60) if marble else 0
        long = r.uniform(160, 520)
        out += poly([(x, y), (x + long, y + tilt), (x + long, y + tilt + 2.2), (x, y + 3)])
    return out


def _lifted(nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """The things without the table they stand on: here the picture's ground is the table."""
    tables = {i for i, n in enumerate(nouns) if n.prop.name in ("table", "desk")}
    keep = [i for i in range(len(nouns)) if i not in tables]
    index = {old: new for new, old in enumerate(keep)}
    return tuple(
        replace(n, to=index.get(n.to) if n.to is not None else None, relation="" if n.to in tables else n.relation)
        for i, n in enumerate(nouns)
        if i in index
    )


def _numbered(asked: tuple[Noun, ...], things: list[Thing]) -> list[Thing]:
    """The things with their numbers among all that was asked for."""
    kept = [i for i, n in enumerate(asked) if n.prop.name not in ("table", "desk")]
    return [replace(t, noun=kept[t.noun]) for t in things]


def _grouped(canvas: Canvas, box: tuple[float, float, float, float]) -> list[Thing]:
    return arrange(canvas, canvas.ask.nouns, box, fill=1.0) if canvas.ask.nouns else []


def _studio(canvas: Canvas) -> Scene:
    """A seamless sweep, a plinth, one soft key light."""
    w, h = canvas.width, canvas.height
    light = canvas.light("studio")
    scene = canvas.scene("product", light=light)
    nouns = canvas.ask.nouns
    tall = h * 0.16
    things = staged(canvas, stage(canvas)) if nouns else []
    tone = canvas.palette.map("#d9d2c7") if canvas.palette else _sweep(canvas, main_color(things))
    scene.paper = tone
    floor = max((t.y for t in things), default=stage(canvas)[3])
    scene.area(
        rect(-20, -20, w + 40, h + 40),
        c.lighter(tone, 0.12),
        stops=(
            (0, c.lighter(tone, 0.02)),
            (0.55, c.lighter(tone, 0.26)),
            (0.74, c.lighter(tone, -0.04)),
            (1, c.lighter(tone, 0.1)),
        ),
        role="backdrop",
        depth=0.35,
    )
    scene.add(Glow(w * (0.5 + 0.16 * light.side), h * 0.36, min(w, h) * 0.6, "#ffffff", 0.42))
    scene.horizon = h * 0.7
    span = union([t.room for t in things]) if things else (w * 0.35, 0, w * 0.65, 0)
    half = max((span[2] - span[0]) * 0.62, min(w, h) * 0.2)
    x, ry = (span[0] + span[2]) / 2, max(half * 0.13, 16)
    scene.add(Glow(x - light.side * half * 0.3, floor + tall + ry * 0.6, half * 1.6, light.shadow, 0.4, flat=0.16))
    body = rect(x - half, floor, 2 * half, tall) + ellipse(x, floor + tall, half, ry)
    scene.add(
        Area(
            body,
            c.lighter(tone, 0.05),
            stops=(
                (0, c.lighter(tone, 0.2 if light.side < 0 else -0.22)),
                (0.5, tone),
                (1, c.lighter(tone, -0.22 if light.side < 0 else 0.2)),
            ),
            sideways=True,
            role="plinth",
            name="plinth",
        )
    )
    scene.area(ellipse(x, floor, half, ry), c.lighter(tone, 0.34), role="plinth", name="plinth")
    scene.add(*things)
    return scene


def _sweep(canvas: Canvas, main: str) -> str:
    hue = (family(main) + (30 if canvas.seed % 2 else 180)) % 360
    return c.lch(0.3 if canvas.ask.mood == "dark" or canvas.ask.time == "dramatic" else 0.8, 0.045, hue)
