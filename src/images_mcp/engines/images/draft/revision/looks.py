"""More or less of something: each attribute as what it means for the things, the light, the lines and the pixels."""

from collections.abc import Callable
from dataclasses import replace

from images_mcp.brief import Adjustment, Attribute
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import Path, Trace, ellipse, poly
from images_mcp.engines.images.draft.revision import edits
from images_mcp.engines.images.draft.revision.find import box_of, records, select
from images_mcp.engines.images.draft.revision.grade import Grade
from images_mcp.engines.images.draft.revision.wanted import Target
from images_mcp.engines.images.draft.scene import ALONE, Area, Box, Glow, Item, Letters, Scene, Thing, reach, union
from images_mcp.engines.images.draft.words import words

Look = Callable[[Canvas, Scene, float, Target | None, str], bool]

# What makes a picture full, the least missed first: names of layers and props in the scenery.
_FULLNESS = (
    "crater", "road marking", "drift", "bubble", "ripple", "reflection", "clutter", "ray", "foam", "grass", "flower",
    "snow cap", "window", "sunlight", "rug", "cloud", "star", "fence", "curtain", "disc", "path", "tulip", "rose",
    "cactus", "potted plant", "lamp", "lantern", "globe", "chair", "fish", "palm", "tree", "pine", "table", "bookshelf",
    "desk", "sofa", "bed", "door", "house", "mountain", "hill", "planet", "sun", "moon",
)  # fmt: skip
_BROAD = ("ground", "hill", "backdrop", "wall", "water", "building", "plinth", "sky")
_MOODS = {
    "dark": (Grade(-0.55, 0.25, -0.25, -0.25), 0.5),
    "joyful": (Grade(0.25, 0.12, 0.25, 0.55), 0.0),
    "calm": (Grade(0.16, -0.38, -0.05, -0.35), 0.0),
    "warm": (Grade(0.04, 0.0, 0.75, 0.12), 0.0),
    "cold": (Grade(0.0, 0.05, -0.8, -0.12), 0.0),
    "elegant": (Grade(-0.12, 0.25, 0.05, -0.45), 0.2),
}
_LIGHTS = {
    "dramatic": (Grade(-0.18, 0.5, 0.0, -0.05), 0.9),
    "golden": (Grade(0.05, 0.1, 0.8, 0.15), 0.35),
    "sunset": (Grade(-0.1, 0.15, 0.9, 0.2), 0.3),
    "morning": (Grade(0.15, -0.1, 0.4, 0.0), 0.15),
    "night": (Grade(-0.7, 0.1, -0.6, -0.3), 0.3),
    "dusk": (Grade(-0.45, 0.05, -0.4, -0.15), 0.2),
    "day": (Grade(0.25, 0.05, 0.0, 0.08), 0.0),
    "soft": (Grade(0.14, -0.45, 0.05, -0.08), 0.0),
}


def adjust(canvas: Canvas, scene: Scene, by: Adjustment, target: Target | None) -> bool:
    """Apply one adjustment; False where what it is about is not in the picture."""
    return _LOOKS[by.attribute](canvas, scene, by.amount, target, by.value or "")


def _color(make: Callable[[float], Grade]) -> Look:
    def look(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
        del canvas, value
        return _graded(scene, target, make(amount))

    return look


def _graded(scene: Scene, target: Target | None, by: Grade) -> bool:
    if target is not None:
        return edits.grade(scene, target, by)
    scene.effects = replace(scene.effects, grade=scene.effects.grade + by)
    return True


def _pixels(name: str) -> Look:
    def look(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
        del canvas, value
        if target is None:
            scene.effects = scene.effects.more(name, amount)
            if name == "texture":
                _marked(scene, range(len(scene.items)), amount * (0.35 if amount > 0 else 0.6))
            return True
        boxes = _boxes(scene, target)
        scene.effects = replace(scene.effects, places=(*scene.effects.places, *((name, amount, b) for b in boxes)))
        return bool(boxes)

    return look


def _boxes(scene: Scene, target: Target) -> list[Box]:
    rows = records(scene.items)
    w, h = scene.width, scene.height
    return [(b[0] / w, b[1] / h, b[2] / w, b[3] / h) for b in (box_of(rows, hit) for hit in select(rows, target))]


def _held(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _detail(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del value, canvas
    hits = range(len(scene.items)) if target is None else [h.index for h in edits.found(scene, target)]
    _marked(scene, hits, amount)
    if target is None and amount < 0:
        _thinned(scene, -amount, _FULLNESS[:17])
    return bool(hits)


def _marked(scene: Scene, hits: "range | list[int]", amount: float) -> None:
    for k in hits:
        item = scene.items[k]
        if isinstance(item, Thing) or (isinstance(item, Area) and item.role in _BROAD and not item.stroke):
            scene.items[k] = replace(item, marks=_held(item.marks + amount))


def _thinned(scene: Scene, share: float, order: tuple[str, ...]) -> None:
    """Leave out so large a share of the kinds of things in the scenery, the least missed first."""
    present = [n for n in order if any(_kind(i) == n for i in scene.items)]
    gone = set(present[: round(share * len(present) + 0.2)])
    scene.items = [i for i in scene.items if _kind(i) not in gone]


def _kind(item: Item) -> str:
    """What an item of the scenery is; nothing for what was asked for."""
    if isinstance(item, Thing):
        return item.prop if item.noun < 0 else ""
    if isinstance(item, Letters) or (isinstance(item, Area) and item.role in ("ground", "backdrop", "sky", "wall")):
        return item.called if isinstance(item, Area) and item.name in ("disc", "rug", "window", "clutter") else ""
    return item.called


def _simple(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    if target is not None:
        return _detail(canvas, scene, -amount, target, value)
    _marked(scene, range(len(scene.items)), -amount)
    if amount > 0:
        _thinned(scene, amount, _FULLNESS)
    else:
        _scatter(canvas, scene, round(-amount * 44))
    return True


def _scatter(canvas: Canvas, scene: Scene, count: int) -> None:
    """Small things lying about: pebbles, leaves, petals; confetti in the air where there is no ground."""
    r = canvas.chance("scatter")
    keep = [reach(t) for t in scene.things if t.noun >= 0]
    keep += [i.box for i in scene.items if isinstance(i, Letters)]
    top = scene.horizon if scene.horizon and scene.genre in ("landscape", "interior") else scene.height * 0.03
    tones = ("#c8553d", "#e0a83c", "#5f8f5a", "#4f7ea8", "#8a6a4f")
    for k in range(count):
        x, y = r.uniform(0.02, 0.98) * scene.width, r.uniform(top / scene.height + 0.02, 0.98) * scene.height
        size = r.uniform(9, 20) * (0.5 + 0.8 * y / scene.height)
        turn = r.uniform(0, 180)
        if any(b[0] - size < x < b[2] + size and b[1] - size < y < b[3] + size for b in keep):
            continue
        form = (
            ellipse(x, y, size, size * 0.55, turn)
            if k % 2
            else poly([(x - size, y), (x, y - size * 0.7), (x + size, y), (x, y + size * 0.7)], 2)
        )
        scene.area(form, tones[k % len(tones)], role="solid", raw=scene.symbols, name="clutter")


def _depth(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del canvas, target, value
    scene.depth = _held(scene.depth + amount)
    if amount > 0:
        scene.effects = replace(scene.effects, corners=scene.effects.corners + 0.3 * amount)
    return True


def _real(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del canvas, target, value
    scene.realism = _held(scene.realism + amount)
    if amount > 0:
        scene.effects = replace(scene.effects, corners=scene.effects.corners + 0.25 * amount)
    else:
        scene.effects = scene.effects.more("texture", 0.7 * amount)
    return True


def _size(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del value
    if target is not None and "subject" in target.concepts:
        target = None
    return edits.resize(scene, canvas.ask.nouns, target, amount)


def _recipe(table: dict[str, tuple[Grade, float]], words_of: str, usual: str, opposite: str) -> Look:
    def look(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
        language = canvas.ask.brief.language
        named = words(words_of, language).first(value)
        soft = words_of == "TIMES" and words("SOFTNESS", language).first(value)
        if amount < 0 and not value:
            named, amount = opposite, -amount
        by, corners = table["soft" if soft else named if named in table else usual]
        if target is None and not scene.symbols:
            effects = scene.effects
            if words_of == "TIMES":
                effects = replace(effects, pool=effects.pool + max(0.0, corners * amount), side=scene.light.side)
            else:
                effects = replace(effects, corners=effects.corners + max(0.0, corners * amount))
            scene.effects = effects
        return _graded(scene, target, by.times(amount))

    return look


def _symmetric(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del target, value
    mains = [k for k, i in enumerate(scene.items) if isinstance(i, Thing) and i.noun >= 0]
    if mains and scene.genre != "pattern":
        box = union([reach(scene.items[k]) for k in mains])
        middle, home = (box[0] + box[2]) / 2, canvas.width / 2
        if scene.genre in ("page", "slide"):
            home = middle if amount > 0 else home
        dx = (home - middle) * amount if amount > 0 else canvas.width * 0.16 * amount * scene.light.side
        shift(scene, dx, 0.0)
    scene.mirroring = max(scene.mirroring, amount)
    _middled(scene, max(0.0, amount))
    return True


def shift(scene: Scene, dx: float, dy: float) -> None:
    """Move what was asked for, with what it stands on."""
    for k, item in enumerate(scene.items):
        if isinstance(item, Thing) and item.noun >= 0:
            scene.items[k] = replace(item, x=item.x + dx, y=item.y + dy)
        elif isinstance(item, Area) and item.role == "plinth":
            scene.items[k] = replace(item, path=item.path.move(dx, dy))


def _middled(scene: Scene, amount: float) -> None:
    """Move what there is only one of in the sky towards the middle."""
    discs = [i for i in scene.items if isinstance(i, Area) and i.called in ALONE]
    if not discs:
        return
    box = max((d.path.bounds() for d in discs), key=lambda b: b[2] - b[0])
    dx = (scene.width / 2 - (box[0] + box[2]) / 2) * amount
    for k, item in enumerate(scene.items):
        if isinstance(item, Area) and item.called in ALONE:
            scene.items[k] = replace(item, path=item.path.move(dx, 0))
        elif isinstance(item, Glow) and item.called in ALONE:
            scene.items[k] = replace(item, x=item.x + dx)


def _age(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del canvas, value
    hits = range(len(scene.items)) if target is None else [h.index for h in edits.found(scene, target)]
    people = False
    for k in hits:
        item = scene.items[k]
        if isinstance(item, Thing) and item.kind == "person":
            people = True
            hair = item.colors.get("hair") or item.figure.colors.get("hair", "#4a3326")
            aged = c.mix(hair, "#dcdad6", amount) if amount > 0 else c.mix(hair, "#4a2f22", -amount * 0.7)
            scene.items[k] = replace(item, colors={**item.colors, "hair": aged}, kept=item.kept | {aged})
    if target is None:
        scene.effects = replace(
            scene.effects, texture=_held(scene.effects.texture + 0.45 * amount) if amount > 0 else scene.effects.texture
        )
        if amount > 0:
            scene.effects = replace(scene.effects, corners=scene.effects.corners + 0.35 * amount)
        return _graded(scene, None, Grade(fade=0.85 * amount))
    if people:
        return True
    _marked(scene, list(hits), 0.6 * max(0.0, amount))
    return edits.grade(scene, target, Grade(fade=0.9 * amount))


def _formal(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del target, value
    by = Grade(-0.06, 0.22, -0.15, -0.5).times(amount) if amount > 0 else Grade(0.14, 0.0, 0.1, 0.5).times(-amount)
    if amount < 0:
        _tilted(scene, 7 * -amount)
        if not scene.symbols:
            _scatter(canvas, scene, round(-amount * 22))
    return _graded(scene, None, by)


def _tilted(scene: Scene, degrees: float) -> None:
    side = 1
    for k, item in enumerate(scene.items):
        if isinstance(item, Thing) and item.noun >= 0:
            scene.items[k] = replace(item, tilt=item.tilt + side * degrees)
            side = -side


def _energy(canvas: Canvas, scene: Scene, amount: float, target: Target | None, value: str) -> bool:
    del target, value
    if amount <= 0:
        return _graded(scene, None, Grade(0.08, -0.4, 0.0, -0.35).times(-amount))
    mains = [k for k, i in enumerate(scene.items) if isinstance(i, Thing) and i.noun >= 0]
    if mains:
        box = union([i.box for k in mains if isinstance(i := scene.items[k], Thing)])
        for k in mains:
            item = scene.items[k]
            if isinstance(item, Thing):
                scene.items[k] = replace(item, tilt=item.tilt + (8 if item.mirror else -8) * amount)
        scene.items.insert(mains[0], _rush(canvas, scene, box, round(4 + 14 * amount)))
    else:
        scene.add(_rush(canvas, scene, (0, 0, canvas.width, canvas.height), round(4 + 10 * amount)))
    return _graded(scene, None, Grade(0.0, 0.4, 0.0, 0.4).times(amount))


def _rush(canvas: Canvas, scene: Scene, box: Box, count: int) -> Area:
    """Slanting strokes that fly past a box."""
    r = canvas.chance("motion")
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    out: list[Trace] = []
    for _ in range(count):
        x, y = left + wide * r.uniform(-0.35, 0.85), top + high * r.uniform(0.0, 0.95)
        long = wide * r.uniform(0.25, 0.6)
        out.append(Trace((x, y), (((x + long, y - long * 0.22),),), closed=False))
    pale = scene.genre != "landscape" and c.lab(scene.paper)[0] > 0.6
    ink = c.lighter(scene.paper, -0.4) if pale else "#ffffff"
    return Area(Path(tuple(out)), ink, stroke=7.0, opacity=0.75, raw=True, name="motion line")


_LOOKS: dict[Attribute, Look] = {
    Attribute.BRIGHTNESS: _color(lambda a: Grade(light=a)),
    Attribute.CONTRAST: _color(lambda a: Grade(contrast=a)),
    Attribute.WARMTH: _color(lambda a: Grade(warmth=a)),
    Attribute.SATURATION: _color(lambda a: Grade(chroma=a)),
    Attribute.DETAIL: _detail,
    Attribute.SHARPNESS: _pixels("sharp"),
    Attribute.REALISM: _real,
    Attribute.SIMPLICITY: _simple,
    Attribute.SUBJECT_SIZE: _size,
    Attribute.DEPTH: _depth,
    Attribute.MOOD: _recipe(_MOODS, "MOODS", "joyful", "dark"),
    Attribute.TEXTURE: _pixels("texture"),
    Attribute.LIGHTING: _recipe(_LIGHTS, "TIMES", "dramatic", "soft"),
    Attribute.SYMMETRY: _symmetric,
    Attribute.AGE: _age,
    Attribute.FORMALITY: _formal,
    Attribute.ENERGY: _energy,
}
