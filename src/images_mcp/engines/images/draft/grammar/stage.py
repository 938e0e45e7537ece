"""Placing figures against each other: counts, sizes, left and right, on, behind, beneath."""

import math
from collections.abc import Callable
from dataclasses import replace

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar import lines, vessels
from images_mcp.engines.images.draft.grammar.common import Canvas, roomy, stand
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.playing import PLAYED
from images_mcp.engines.images.draft.scene import Box, Thing
from images_mcp.engines.images.draft.wearables import AIRBORNE, STACKED

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
_SKY = frozenset(
    "sun|moon|cloud|rain|star|rainbow|planet|lightning|hot air balloon|aeroplane|helicopter|kite|balloon".split("|")
)


def visual_size(noun: Noun) -> float:
    """How tall a thing looks beside others, in squeezed metres: a mouse stays visible, a tower does not fill the sky."""
    seen = float(noun.prop.size**0.36)
    return _STEP ** round(math.log(seen, _STEP)) * noun.size


_IN_A_ROW = ("row", "reihe", "fila", "rang", "rangée", "一列")
_STEP = 1.3  # sizes come in steps, so that things of about one size change places without anybody moving


def in_sky(noun: Noun) -> bool:
    """Whether it belongs into the air by nature, or is said to be above the place."""
    return noun.prop.name in _SKY or AIRBORNE in noun.extras


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
    related: dict[str, list[Thing]] = {}
    for i, noun in enumerate(nouns):
        if noun.to == index and i != index and i not in above:
            added = _members(canvas, nouns, i, above | {index})
            shared = noun.relation in _SHARED and related.get(noun.relation)
            related[noun.relation if shared or noun.relation in _SHARED else f"{noun.relation} {i}"] = (
                [*shared, *added]
                if shared and noun.relation in lines.TIED
                else _abreast(shared, added)
                if shared
                else added
            )
    for relation, added in related.items():
        members = _relate(members, added, relation.split()[0] if relation.strip() else "")
    return members


_SHARED = ("in", "on", "below", "behind", "front", "above", "flown", "aloft", "leashed")


def _abreast(first: list[Thing], second: list[Thing]) -> list[Thing]:
    """Two groups that share a place, side by side about its middle."""
    a = min(m.room[0] for m in first), max(m.room[2] for m in first)
    b = min(m.room[0] for m in second), max(m.room[2] for m in second)
    half = (a[1] - a[0] + b[1] - b[0]) / 2
    left, right = -half - a[0], half - b[1]
    return [*[replace(m, x=m.x + left) for m in first], *[replace(m, x=m.x + right) for m in second]]


_BESIDE_PEOPLE = 0.5  # what one can take into a hand is squeezed less beside those who could


def _handy(noun: Noun) -> bool:
    return noun.prop.kind in ("object", "tool", "food") and noun.prop.size <= 0.4  # metres


def _peopled(canvas: Canvas) -> bool:
    return any(n.prop.kind == "person" for n in canvas.ask.nouns)


def _copies(canvas: Canvas, noun: Noun, index: int) -> list[Thing]:
    """So many of a thing, in a loose row or in two, overlapping a little."""
    size = visual_size(noun) * 100 * (_BESIDE_PEOPLE if _handy(noun) and _peopled(canvas) else 1)
    if STACKED in noun.extras:
        return _stacked(canvas, noun, index, size)
    out: list[Thing] = []
    per_row = noun.count if noun.count <= 4 else -(-noun.count // 2) if noun.count <= 10 else -(-noun.count // 3)
    if canvas.ask.says(*_IN_A_ROW) and index == 0:
        per_row = noun.count
    elif noun.count > 2 and canvas.height > 1.25 * canvas.width:
        per_row = min(per_row, -(-noun.count // 2))  # an upright picture has room for them behind each other
    for k in range(noun.count):
        row, column = divmod(k, per_row)
        figure = replace(canvas.figure(noun, index * 7 + k), noun=index)
        here = roomy(figure, 0, 0, height=size * (1 - 0.07 * row))
        wide = here.room[2] - here.room[0]
        step = wide * (1.08 if noun.count < 9 else 1.02)
        in_row = min(per_row, noun.count - row * per_row)
        shift = (column - (in_row - 1) / 2) * step
        depth = 0.05 * row
        lift = -row * size * 0.3
        wobble = canvas.chance(f"step {index} {k}").uniform(-0.03, 0.03) * size if noun.count > 1 and row == 0 else 0.0
        out.append(replace(here, x=shift, y=lift + wobble, depth=depth, mirror=noun.count > 2 and k % 2 == 1))
    return sorted(out, key=lambda t: -t.depth)


def _stacked(canvas: Canvas, noun: Noun, index: int, size: float) -> list[Thing]:
    """So many of a thing, one on the other."""
    out: list[Thing] = []
    y = 0.0
    for k in range(min(noun.count, 9)):
        figure = replace(canvas.figure(noun, index * 7 + k), noun=index)
        here = stand(
            figure, canvas.chance(f"pile {index} {k}").uniform(-0.03, 0.03) * size, y, height=size, widest=size * 1.7
        )
        out.append(replace(here, shadow=k == 0))
        y = here.box[1] + 0.02 * (here.y - here.box[1])
    return out


def _inside(
    anchor: list[Thing], added: list[Thing], moved: Callable[[float, float], list[Thing]], middle: float, high: float
) -> list[Thing]:
    """Things in a thing: before a building, since nobody sees into it; up in a tree; looking out of anything else."""
    holds = figures.PROPS.get(anchor[0].prop)
    if anchor[0].prop == "vase" and all(m.kind == "plant" for m in added):
        return vessels.bouquet(anchor, added, high)
    kind = holds.kind if holds else ""
    if anchor[0].prop == "bowl":
        return vessels.heaped(anchor, moved(middle, -0.42 * high))
    if anchor[0].prop == "basket":
        return vessels.in_basket(anchor, added, high)
    if anchor[0].prop in (*vessels.FLAT, "balcony"):
        return _atop(anchor, moved, middle, high)
    if anchor[0].prop == "sailboat":  # beside the mast, or the sail hides them
        crew = [replace(m, scale=m.scale * 0.55, slot=None, shadow=False) for m in moved(middle, -0.16 * high)]
        aft = 0.3 * (max(a.room[2] for a in anchor) - min(a.room[0] for a in anchor))
        return [*[replace(m, x=middle + (m.x - middle) * 0.55 - aft) for m in crew], *anchor]
    if anchor[0].prop == "bathtub":
        return [*[replace(m, shadow=False) for m in moved(middle, -0.3 * high)], *anchor]
    if kind in ("building", "nature", "furniture"):
        return [*anchor, *moved(middle, 0.04 * high)]
    if kind == "plant":
        return [*anchor, *[replace(m, shadow=False) for m in moved(middle, -0.42 * high)]]
    return [*[replace(m, shadow=False) for m in moved(middle, -high * 0.35)], *anchor]


def _beneath(anchor: list[Thing], below: list[Thing]) -> list[Thing]:
    """Things under a thing: in the room it has there, or, where it has none, it hovers over them."""
    prop = figures.PROPS.get(anchor[0].prop)
    roomy = prop is None or (prop.kind in ("furniture", "plant", "building") and prop.name != "window")
    if prop is None or roomy or prop.name in _ROOFS:
        tall, lower = (-min(m.box[1] for m in group) for group in (anchor, below))
        larger = min(3.0, max(1.0, lower / max(0.8 * tall, 1.0)))  # room enough beneath
        grown = [replace(m, x=m.x * larger, y=m.y * larger, scale=m.scale * larger) for m in anchor]
        return [*grown, *below]
    top = min(m.box[1] for m in below)
    return [*below, *[replace(m, y=m.y + top - 8, shadow=False) for m in anchor]]


_ROOFS = ("umbrella", "mushroom", "rainbow")


def _between(hosts: list[Thing], added: list[Thing]) -> list[Thing]:
    """Things among others that make room for them; beside a single one, whose other side the next thing takes."""
    left, right = min(m.room[0] for m in hosts), max(m.room[2] for m in hosts)
    wide = max(m.room[2] for m in added) - min(m.room[0] for m in added)
    middle = (left + right) / 2
    if len(hosts) < 2:
        return [*hosts, *[replace(m, x=m.x + right + wide * 0.55) for m in added]]
    apart = [replace(m, x=m.x + (wide * 0.55 if m.x > middle else -wide * 0.55)) for m in hosts]
    return [*apart, *[replace(m, x=m.x + middle) for m in added]]


_BALLS = ("ball", "basketball")


def _held(anchor: list[Thing], added: list[Thing]) -> list[Thing]:
    """Things in the hands of those who hold them: an umbrella over the shoulder, anything else before the chest."""
    hosts = [a for a in anchor if a.noun == anchor[0].noun and a.kind in ("person", "animal")] or anchor[:1]
    behind: list[Thing] = []  # an umbrella leaves the face free
    before: list[Thing] = []
    for k, thing in enumerate(added):
        host = hosts[k % len(hosts)]
        wide, high = host.box[2] - host.box[0], host.y - host.box[1]
        over, person = thing.prop in ("umbrella", "flag"), host.kind == "person"
        own = thing.figure.ground * thing.scale
        most = 0.26 if thing.prop in _BALLS else 0.42  # never over the face
        tall = high * 1.05 if over else min(max(own, high * 0.24), high * most)
        side = -1 if host.mirror else 1
        x = host.x + side * wide * (0.4 if person else 0.52)
        y = host.y - high * (0.36 if over else 0.42 if person else 0.16)
        scale = tall / max(thing.figure.ground, 1.0)
        held = replace(thing, x=x, y=y, scale=scale, slot=None, shadow=False, depth=host.depth)
        (behind if over else before).append(held)
    return [*behind, *anchor, *before]


def _hidden(anchor: list[Thing], added: list[Thing], span: tuple[float, float], high: float) -> float:
    """How far aside something stands behind a thing: what is lower than that looks out beside it."""
    left, right = span
    opaque = anchor[0].kind != "plant"  # below a crown one sees through
    if opaque and -min(m.room[1] for m in added) < 0.8 * high:
        wide = max(m.room[2] for m in added) - min(m.room[0] for m in added)
        first = min(added, key=lambda m: m.room[0])
        return right + wide / 2 - 0.38 * (first.room[2] - first.room[0])  # of several only the first is half hidden
    return (left + right) / 2 + (right - left) * 0.3


def _through(windows: list[Thing], beyond: list[Thing]) -> list[Thing]:
    """Things seen through a window: within its frame, before its pane."""
    frame = windows[0].box
    wide, high = 0.6 * (frame[2] - frame[0]), 0.6 * (frame[3] - frame[1])
    size = min(wide / max(m.box[2] - m.box[0] for m in beyond), high / max(m.box[3] - m.box[1] for m in beyond), 1.0)
    sill = windows[0].y - 0.16 * (frame[3] - frame[1])
    return [*windows, *[replace(m, scale=m.scale * size, y=sill, depth=0.0, shadow=False) for m in beyond]]


def _atop(anchor: list[Thing], moved: Callable[[float, float], list[Thing]], middle: float, high: float) -> list[Thing]:
    """Things on a thing; whoever rides an animal sits astride, their legs behind its body."""
    riders = moved(middle, -0.34 * high)
    if anchor[0].kind == "animal" and riders[0].kind == "person":
        return [*riders, *anchor]
    if anchor[0].prop == "balcony":
        return vessels.behind_railing(anchor, moved(middle, -0.26 * high), high)
    if anchor[0].prop in vessels.FLAT:
        return vessels.served(anchor, moved(middle, -0.5 * high))
    if anchor[0].prop in _BENCHES and all(any(s.part in _SEATED for s in m.shapes) for m in riders):
        return [*anchor, *[replace(m, hidden=m.hidden | _SEAT, shadow=False) for m in moved(middle, 0.02 * high)]]
    return [*anchor, *[replace(m, shadow=False) for m in moved(middle, -seat(anchor) * high)]]


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
    high = -top
    a_wide = a_right - a_left
    middle = (left + right) / 2

    def moved(dx: float, dy: float, depth: float = 0.0) -> list[Thing]:
        return [replace(m, x=m.x + dx, y=m.y + dy, depth=m.depth + depth) for m in added]

    if relation in _CLOSE:
        return _CLOSE[relation](anchor, added)
    if relation == "in":
        return _inside(anchor, added, moved, middle, high)
    if relation == "on":
        return _atop(anchor, moved, middle, high)
    if relation == "above":
        return [*anchor, *[replace(m, shadow=False) for m in moved(middle, top - 0.12 * high)]]
    if relation == "below":
        return _beneath(anchor, moved(middle, 0))
    if relation == "behind":
        if anchor[0].prop == "window":
            return _through(anchor, moved(middle, -0.1 * high, 0.12))
        return [*moved(_hidden(anchor, added, (left, right), high), -0.05 * high, 0.12), *anchor]
    side = _aside(relation, (left, right), a_wide)
    if relation == "ahead":
        return [replace(m, mirror=m.figure.facing == "left") for m in (*anchor, *moved(side, 0))]
    return [*anchor, *moved(side, {"front": 0.05, "left": 0, "right": 0}.get(relation, 0.02) * high)]


_STOOL = frozenset(("stool seat", "stool legs"))  # a pianist has a seat of their own
_SEAT = frozenset(("seat", "seat top"))


def _before_keys(pianos: list[Thing], players: list[Thing]) -> list[Thing]:
    """Whoever plays sits at the left end, hands on the keys."""
    ahead = min(p.room[0] for p in pianos) - min(m.room[0] for m in players)
    seated = [replace(m, x=m.x + ahead) for m in players]
    return [*[replace(p, hidden=p.hidden | _STOOL) for p in pianos], *seated]


_SEATED = _SEAT | PLAYED  # musicians who stand do so before the bench


_CLOSE: dict[str, Callable[[list[Thing], list[Thing]], list[Thing]]] = {
    "held": _held,
    "between": _between,
    "at": _before_keys,
    "flown": lines.fly,
    "aloft": lines.float_up,
    "leashed": lines.leash,
}


def _aside(relation: str, span: tuple[float, float], a_wide: float) -> float:
    """How far aside something so wide stands: in front a little to the left, ahead with some room, else close by."""
    left, right = span
    wide = right - left
    if relation == "left":
        return left - a_wide * 0.58 - wide * 0.06
    if relation == "right":
        return right + a_wide * 0.58 + wide * 0.06
    if relation == "front":
        return (left + right) / 2 - wide * 0.28
    return right + a_wide * 0.55 + wide * (0.3 if relation == "ahead" else 0.04)


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
    "bridge": 0.36,
}


_BENCHES = ("chair", "armchair", "sofa", "bed", "bench")  # whoever sits there has no other seat


def seat(anchor: list[Thing]) -> float:
    """The share of its height at which something rests on a thing."""
    return next((_SEATS[m.prop] for m in anchor if m.prop in _SEATS), 0.93)
