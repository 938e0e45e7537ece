"""Placing figures against each other: counts, sizes, left and right, on, behind, beneath."""

import math
from collections.abc import Callable
from dataclasses import replace

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar.common import Canvas, roomy
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.scene import Box, Thing

_FLYING = (
    "bird",
    "butterfly",
    "bee",
    "aeroplane",
    "balloon",
    "hot air balloon",
    "helicopter",
    "kite",
    "sun",
    "moon",
    "cloud",
    "rain",
    "star",
    "rainbow",
    "planet",
    "lightning",
    "snowflake",
    "owl",
    "dragon",
    "rocket",
)
_SKY = (
    "sun",
    "moon",
    "cloud",
    "rain",
    "star",
    "rainbow",
    "planet",
    "lightning",
    "hot air balloon",
    "aeroplane",
    "helicopter",
    "kite",
    "balloon",
)


def visual_size(noun: Noun) -> float:
    """How tall a thing looks beside others, in squeezed metres: a mouse stays visible, a tower does not fill the sky."""
    seen = float(noun.first.size**0.36)
    return _STEP ** round(math.log(seen, _STEP)) * noun.size


_STEP = 1.3  # sizes come in steps, so that things of about one size change places without anybody moving


def in_sky(noun: Noun) -> bool:
    """Whether it belongs into the air by nature."""
    return noun.prop.name in _SKY


def arrange(canvas: Canvas, nouns: tuple[Noun, ...], box: Box, *, fill: float = 0.9) -> list[Thing]:
    """Figures standing on the lower edge of a box, back to front, as large as the box allows."""
    left, top, right, bottom = box
    roots = [i for i, n in enumerate(nouns) if n.to is None or not 0 <= n.to < len(nouns) or _circular(nouns, i)]
    groups = [_group(canvas, nouns, i) for i in roots]
    order = _ordered(nouns, roots)
    gap = 0.07 * sum(w for w, _, _ in groups) / max(len(groups), 1)
    total = sum(w for w, _, _ in groups) + gap * (len(groups) - 1)
    tallest = max(h for _, h, _ in groups)
    scale = min((right - left) * fill / total, (bottom - top) * fill / tallest)
    x = (left + right) / 2 - total * scale / 2
    bottom -= min(0.12 * canvas.height, 0.3 * max(0.0, (bottom - top) * fill - tallest * scale))
    placed: list[Thing] = []
    by_root = dict(zip(roots, groups, strict=True))
    for index in order:
        wide, _, members = by_root[index]
        centre = x + wide * scale / 2
        placed += [replace(m, x=centre + m.x * scale, y=bottom + m.y * scale, scale=m.scale * scale) for m in members]
        x += (wide + gap) * scale
    return sorted(placed, key=lambda t: -t.depth)


def _circular(nouns: tuple[Noun, ...], start: int) -> bool:
    """Whether following the relations from a thing leads back to it; the first one of such a ring is its root."""
    at, seen = nouns[start].to, {start}
    while at is not None and 0 <= at < len(nouns) and at not in seen:
        seen.add(at)
        at = nouns[at].to
    return at == start and start == min(seen)


def _ordered(nouns: tuple[Noun, ...], roots: list[int]) -> list[int]:
    """The groups from left to right; the most important ones stand towards the middle when there are three."""
    return [roots[1], roots[0], roots[2]] if len(roots) == 3 and not any(nouns[i].relation for i in roots) else roots


def _group(canvas: Canvas, nouns: tuple[Noun, ...], root: int) -> tuple[float, float, list[Thing]]:
    """A thing with everything placed against it, its foot at the origin: width, height, members."""
    members = _members(canvas, nouns, root, frozenset())
    left = min(m.room[0] for m in members)
    right = max(m.room[2] for m in members)
    top = min(m.room[1] for m in members)
    middle = (left + right) / 2
    return right - left, max(-top, 1.0), [replace(m, x=m.x - middle) for m in members]


def _members(canvas: Canvas, nouns: tuple[Noun, ...], index: int, above: frozenset[int]) -> list[Thing]:
    """A thing's copies and, level by level, what is placed against them (a rider on a horse on a hill)."""
    members = _copies(canvas, nouns[index], index)
    for i, noun in enumerate(nouns):
        if noun.to == index and i != index and i not in above:
            members = _relate(members, _members(canvas, nouns, i, above | {index}), noun.relation)
    return members


def _copies(canvas: Canvas, noun: Noun, index: int) -> list[Thing]:
    """So many of a thing, in a loose row or in two, overlapping a little."""
    size = visual_size(noun) * 100
    out: list[Thing] = []
    per_row = noun.count if noun.count <= 4 else -(-noun.count // 2) if noun.count <= 10 else -(-noun.count // 3)
    for k in range(noun.count):
        row, column = divmod(k, per_row)
        figure = replace(canvas.figure(noun, index * 7 + k), noun=index)
        like = canvas.figure(replace(noun, prop=noun.place_of), index * 7 + k) if noun.place_of else figure
        figure = replace(figure, standin=like.figure.colors.get("main", "") if noun.place_of else "")
        here = roomy(figure, 0, 0, height=size * (1 - 0.07 * row), like=like)
        wide = here.room[2] - here.room[0]
        step = wide * (1.08 if noun.count < 9 else 1.02)
        in_row = min(per_row, noun.count - row * per_row)
        shift = (column - (in_row - 1) / 2) * step
        depth = 0.05 * row
        lift = -row * size * (0.3 if noun.count > 4 else 0.0)
        wobble = canvas.chance(f"step {index} {k}").uniform(-0.03, 0.03) * size if noun.count > 1 and row == 0 else 0.0
        out.append(replace(here, x=shift, y=lift + wobble, depth=depth, mirror=noun.count > 2 and k % 2 == 1))
    return sorted(out, key=lambda t: -t.depth)


def _inside(
    anchor: list[Thing], added: list[Thing], moved: Callable[[float, float], list[Thing]], middle: float, high: float
) -> list[Thing]:
    """Things in a thing: before a building, since nobody sees into it; up in a tree; looking out of anything else."""
    holds = figures.PROPS.get(anchor[0].prop)
    if anchor[0].prop == "vase" and all(m.kind == "plant" for m in added):
        return _bouquet(anchor, added, high)
    kind = holds.kind if holds else ""
    if anchor[0].prop == "sailboat":  # beside the mast, or the sail hides them
        crew = [replace(m, scale=m.scale * 0.55, slot=None, shadow=False) for m in moved(middle, -0.16 * high)]
        aft = 0.3 * (max(a.room[2] for a in anchor) - min(a.room[0] for a in anchor))
        return [*[replace(m, x=middle + (m.x - middle) * 0.55 - aft) for m in crew], *anchor]
    if kind in ("building", "nature", "furniture"):
        return [*anchor, *moved(middle, 0.04 * high)]
    if kind == "plant":
        return [*anchor, *[replace(m, shadow=False) for m in moved(middle, -0.42 * high)]]
    return [*[replace(m, shadow=False) for m in moved(middle, -high * 0.35)], *anchor]


def _bouquet(vases: list[Thing], flowers: list[Thing], high: float) -> list[Thing]:
    """Cut flowers fanned out of a vase, which gives up its own."""
    own = frozenset(("stems", "leaves", "petals", "heart"))
    foot = sum(v.x for v in vases) / len(vases)
    out = []
    for k, flower in enumerate(flowers):
        share = k - (len(flowers) - 1) / 2
        tall = high * (0.72 - 0.05 * abs(share)) / max(flower.figure.ground, 1.0)
        lean = max(-42.0, min(42.0, share * (26 if len(flowers) < 4 else 80 / len(flowers))))
        out.append(replace(flower, x=foot + share * 4, y=-0.4 * high, scale=tall, slot=None, tilt=lean, shadow=False))
    return [*out, *[replace(v, hidden=v.hidden | own) for v in vases]]


def _visible(anchor: list[Thing], added: list[Thing]) -> list[Thing]:
    """Whoever is on a peak, large enough to be seen there."""
    if anchor[0].kind != "nature":
        return added
    larger = max(1.0, 0.3 * min(m.room[1] for m in anchor) / min(-1.0, *(m.room[1] for m in added)))
    return [replace(m, x=m.x * larger, y=m.y * larger, scale=m.scale * larger) for m in added]


def _relate(anchor: list[Thing], added: list[Thing], relation: str) -> list[Thing]:
    """The added things placed against the anchor ones."""
    added = _visible(anchor, added) if relation == "on" else added
    left = min(m.room[0] for m in anchor)
    top = min(m.room[1] if relation == "above" else m.box[1] for m in anchor)
    right = max(m.room[2] for m in anchor)
    a_left, a_right = min(m.room[0] for m in added), max(m.room[2] for m in added)
    wide, high = right - left, -top
    a_wide = a_right - a_left
    middle = (left + right) / 2

    def moved(dx: float, dy: float, depth: float = 0.0) -> list[Thing]:
        return [replace(m, x=m.x + dx, y=m.y + dy, depth=m.depth + depth) for m in added]

    if relation == "ahead":
        return [
            replace(m, mirror=m.figure.facing == "left")
            for m in (*anchor, *moved(right + a_wide * 0.55 + wide * 0.3, 0))
        ]
    if relation == "in":
        return _inside(anchor, added, moved, middle, high)
    if relation == "on":
        return [*anchor, *[replace(m, shadow=False) for m in moved(middle, -seat(anchor) * high)]]
    if relation in ("left", "right"):
        beyond = a_wide * 0.58 + wide * 0.06
        return [*anchor, *moved(left - beyond if relation == "left" else right + beyond, 0)]
    if relation == "above":
        return [*anchor, *[replace(m, shadow=False) for m in moved(middle, top - 0.12 * high)]]
    if relation == "below":
        return [*anchor, *moved(middle, 0)]
    if relation == "behind":
        return [*moved(middle + wide * 0.3, -0.05 * high, 0.12), *anchor]
    if relation == "front":
        return [*anchor, *moved(middle - wide * 0.28, 0.05 * high)]
    return [*anchor, *moved(right + a_wide * 0.55 + wide * 0.04, 0.02 * high)]


_SEATS = {
    "chair": 0.47,
    "armchair": 0.42,
    "sofa": 0.42,
    "bed": 0.45,
    "bicycle": 0.62,
    "horse": 0.6,
    "elephant": 0.75,
    "book": 0.9,
    "bench": 0.5,
    "scooter": 0.55,
}


def seat(anchor: list[Thing]) -> float:
    """The share of its height at which something rests on a thing."""
    return next((_SEATS[m.prop] for m in anchor if m.prop in _SEATS), 0.93)
