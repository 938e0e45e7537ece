"""Changes to a composed scene: take away, recolour, grade, resize. What is not spoken of is not touched."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.lines import LINE
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.playing import PLAYED
from images_mcp.engines.images.draft.revision.find import Hit, records, select
from images_mcp.engines.images.draft.revision.grade import Grade, tinted
from images_mcp.engines.images.draft.revision.wanted import Recolored, Target
from images_mcp.engines.images.draft.scene import Area, Item, Letters, Scene, Thing, outline_box, union
from images_mcp.engines.images.draft.shapes import Figure

_OVER = 1.5  # how far beyond its room something wider than what stood there may reach
_FIXED = frozenset(("skin", "hair", "black", "white", "line", "glow", "glass"))


def found(scene: Scene, target: Target) -> list[Hit]:
    """What a phrase speaks of in a scene."""
    return select(records(scene.items), target)


def exchange(canvas: Canvas, scene: Scene) -> None:
    """Put what is there now in the place of what the composition was made for; of rows, take out what is no longer shown."""
    for index, (was, noun) in enumerate(zip(canvas.ask.nouns, canvas.ask.now, strict=True)):
        if noun is None:
            scene.items = [i for i in scene.items if not (isinstance(i, Thing) and i.noun == index)]
        elif noun != was:
            _put_in_place(canvas, scene, index, noun)
        if noun is not None and noun.shown is not None:
            rows = [k for k, i in enumerate(scene.items) if isinstance(i, Thing) and i.noun == index]
            less = max(0, len(rows) - noun.shown)
            gone = {rows[int((k + 0.5) * len(rows) / less)] for k in range(less)} if less else set()
            scene.items = [i for k, i in enumerate(scene.items) if k not in gone]


def _put_in_place(canvas: Canvas, scene: Scene, index: int, noun: Noun) -> None:
    """Draw a thing where another stands, about as large; the same thing in another guise keeps its scale."""
    rows = [(k, i) for k, i in enumerate(scene.items) if isinstance(i, Thing) and i.noun == index and i.prop != LINE]
    for row, (k, old) in enumerate(rows):
        new = canvas.figure(noun, index * 7 + row)
        left, top, right, bottom = old.room
        high, wide = (bottom - top) / max(new.figure.ground, 1.0), _OVER * (right - left) / new.figure.width
        scene.items[k] = replace(
            old, name=new.name, figure=new.figure, colors=new.colors, prop=new.prop, kind=new.kind, slot=None,
            scale=old.scale if new.prop == old.prop else min(high, wide),
        )  # fmt: skip
    if not rows:
        scene.could_not.append(f'"{noun.words[:60]}": this draft has no place for it')


def remove(scene: Scene, target: Target) -> None:
    """Take away what is spoken of; nothing moves up into its place."""
    if "shadow" in target.concepts:
        _change(scene, _owners(scene, target), lambda i: replace(i, shadow=False) if isinstance(i, Thing) else i)
        return
    if "background" in target.concepts:
        scene.paper = "#fbfaf7"
        scene.bare = True
    hits = found(scene, target)
    whole = {h.index for h in hits if not h.parts}
    loose = {i.noun for k in whole if isinstance(i := scene.items[k], Thing)}
    whole |= {k for k, i in enumerate(scene.items) if isinstance(i, Thing) and i.prop == LINE and i.noun in loose}
    for h in hits:
        item = scene.items[h.index]
        if h.parts and isinstance(item, Thing):
            scene.items[h.index] = replace(item, hidden=item.hidden | h.parts)
    scene.items = [i for k, i in enumerate(scene.items) if k not in whole]


def _owners(scene: Scene, target: Target) -> Iterable[int]:
    others = tuple(n for n in target.concepts if n != "shadow")
    if others:
        return [h.index for h in found(scene, replace(target, concepts=others, whose=False))]
    return range(len(scene.items))


def _change(scene: Scene, indices: Iterable[int], change: Callable[[Item], Item]) -> None:
    for k in indices:
        scene.items[k] = change(scene.items[k])


def recolor(scene: Scene, wish: Recolored) -> bool:
    """Give what is spoken of another colour; False where nothing of the kind is there."""
    hits = found(scene, wish.target)
    behind = "background" in wish.target.concepts
    ground = _ground_color(scene)
    for h in hits:
        item = scene.items[h.index]
        if isinstance(item, Thing) and not behind:
            scene.items[h.index] = _dyed(item, h.parts, wish.color)
        elif isinstance(item, Area) and (not behind or item.role in ("backdrop", "sky", "ground", "wall")):
            scene.items[h.index] = _toned(item, ground if behind else item.color, wish.color)
        elif isinstance(item, Letters):
            scene.items[h.index] = replace(item, color=wish.color, ground="")
    if behind:
        scene.paper = wish.color
    return bool(hits)


def _ground_color(scene: Scene) -> str:
    areas = [i for i in scene.items if isinstance(i, Area) and i.role in ("backdrop", "sky")]
    return areas[0].color if areas else scene.paper


def main_tone(thing: Thing) -> str:
    """The role most of a figure is painted in, leaving skin, hair and lines alone."""
    if thing.kind == "person":
        tones = {s.tone for s in thing.figure.shapes}
        if "cloth" in tones:
            return "cloth"
    sizes: dict[str, float] = {}
    for s in thing.figure.shapes:
        box = outline_box(s.d)
        area = 1.0 if box is None else (box[2] - box[0]) * (box[3] - box[1])
        sizes[s.tone] = sizes.get(s.tone, 0.0) + (area if not s.stroke else 0.0) * (3 if s.tone == "main" else 1)
    free = {t: a for t, a in sizes.items() if t not in _FIXED and not t.startswith("worn")} or sizes
    return max(free, key=lambda t: free[t])


def _dyed(thing: Thing, parts: frozenset[str], color: str) -> Thing:
    kept = thing.kept | {color}
    if parts:
        worn = {s.tone: color for s in thing.figure.shapes if s.worn in parts and s.tone.startswith("worn")}
        for part in parts & PLAYED:  # a red guitar keeps its strings and its sound hole
            held = Figure(tuple(s for s in thing.figure.shapes if s.part == part))
            worn[held.leading] = color
        paints = {} if worn else dict.fromkeys(parts, color)
        return replace(thing, paints={**thing.paints, **paints}, colors={**thing.colors, **worn}, kept=kept)
    return replace(thing, colors={**thing.colors, main_tone(thing): color}, kept=kept)


def _toned(a: Area, base: str, color: str) -> Area:
    """An area in a new colour, its gradient kept as steps of lightness."""
    light = c.lab(base)[0]

    def step(tone: str) -> str:
        return c.lighter(color, max(-0.5, min(0.5, (c.lab(tone)[0] - light) * 1.4)))

    return replace(
        a, color=step(a.color), to=step(a.to) if a.to else None, stops=tuple((o, step(h)) for o, h in a.stops), raw=True
    )


def grade(scene: Scene, target: Target, by: Grade) -> bool:
    """Move the colours of what is spoken of."""
    hits = found(scene, target)
    for h in hits:
        item = scene.items[h.index]
        if h.parts and isinstance(item, Thing):
            paints = {p: tinted(_natural(item, p), by) for p in h.parts}
            scene.items[h.index] = replace(
                item, paints={**item.paints, **paints}, kept=item.kept | set(paints.values())
            )
        else:
            scene.items[h.index] = replace(item, grade=item.grade + by)
    return bool(hits)


def _natural(thing: Thing, part: str) -> str:
    shape = next(s for s in thing.figure.shapes if part in (s.part, s.worn))
    return thing.paints.get(part) or thing.colors.get(shape.tone) or thing.figure.colors.get(shape.tone) or "#888888"


def resize(scene: Scene, nouns: tuple[Noun, ...], target: Target | None, amount: float) -> bool:
    """Make the wanted thing, or all of them together, larger or smaller; what rides on it comes along."""
    mains = [k for k, i in enumerate(scene.items) if isinstance(i, Thing) and i.noun >= 0]
    hits = mains if target is None else [h.index for h in found(scene, target)]
    things = {k: t for k in hits if isinstance(t := scene.items[k], Thing)}
    if not things:
        return _resize_areas(scene, hits, amount) if target is not None else False
    factor = 1.55**amount if amount > 0 else 2.1**amount
    if target is None or len(things) == 1:
        riders = _riders(nouns, {t.noun for t in things.values()}) if target is not None else set()
        moved = [*things, *(k for k in mains if scene.items[k].noun in riders)]  # type: ignore[union-attr]  # mains are things
        box = scene.stage if target is None and scene.stage else union([t.box for t in things.values()])
        on_ground = amount < 0 or scene.genre == "product" or box[3] > scene.height
        foot = (box[0] + box[2]) / 2, box[3] if on_ground else box[3] - 0.25 * (box[3] - box[1])
        for k in moved:
            scene.items[k] = _scaled(scene.items[k], factor, foot)
    else:
        for k, t in things.items():
            scene.items[k] = _scaled(t, factor, (t.x, t.y))
    return True


def _scaled(item: Item, factor: float, at: tuple[float, float]) -> Item:
    if not isinstance(item, Thing):
        return item
    x, y = at[0] + (item.x - at[0]) * factor, at[1] + (item.y - at[1]) * factor
    return replace(item, x=x, y=y, scale=item.scale * factor)


def _resize_areas(scene: Scene, hits: list[int], amount: float) -> bool:
    for k in hits:
        item = scene.items[k]
        if isinstance(item, Area):
            left, top, right, bottom = item.path.bounds()
            at = (left + right) / 2, (top + bottom) / 2
            scene.items[k] = replace(item, path=item.path.scale(1.7**amount, at=at))
    return bool(hits)


def _riders(nouns: tuple[Noun, ...], below: set[int]) -> set[int]:
    """What stands on, in or over these, level by level."""
    out: set[int] = set()
    while True:
        more = {i for i, n in enumerate(nouns) if n.to in below | out and n.relation in ("on", "in", "above")} - out
        if not more:
            return out
        out |= more
