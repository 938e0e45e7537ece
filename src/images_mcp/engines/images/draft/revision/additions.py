"""Things that come later: drawn in addition, where there is room, without moving what is there."""

from collections.abc import Sequence
from dataclasses import replace

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.grammar.stage import in_sky, seat
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.revision.find import box_of, records, select
from images_mcp.engines.images.draft.revision.wanted import Added, Target
from images_mcp.engines.images.draft.scene import Box, Letters, Scene, Thing

FIRST = 1000
"""The number of the first added thing."""
_AIRBORNE = ("bird", "butterfly", "bee", "dragon", "owl", "star", "snowflake")


def add(canvas: Canvas, scene: Scene, more: Added, order: int) -> None:
    """Draw one phrase's things, those first that others stand to."""
    placed: dict[int, Box] = {}
    nouns = more.nouns
    for i in sorted(range(len(nouns)), key=lambda k: nouns[k].to is not None):
        noun = nouns[i]
        rows = records(scene.items)
        there = select(rows, Target((noun.prop.name,), plural=noun.count > 1)) if more.known[i] else []
        if there and len(nouns) > 1:
            placed[i] = box_of(rows, there[0])
            continue
        host = placed.get(noun.to) if noun.to is not None else None
        things = [
            _placed(canvas, scene, replace(noun, count=1), FIRST + order * 100 + i * 30 + k, host, more)
            for k in range(noun.count)
        ]
        placed[i] = things[0].box


def _depth_index(scene: Scene, noun: Noun, host: Box | None) -> int:
    """Before whom it is drawn: behind its host, behind all when far away, else in front."""
    mains = [i for i, item in enumerate(scene.items) if isinstance(item, Thing) and item.noun >= 0]
    if noun.relation == "behind" and mains:
        if host is None:
            return mains[0]
        near = [i for i in mains if _overlap(scene.items[i].box, host) > 0]  # type: ignore[union-attr]  # mains are things
        return (near or mains)[0]
    return len(scene.items)


def _placed(canvas: Canvas, scene: Scene, noun: Noun, number: int, host: Box | None, more: Added) -> Thing:
    """Put one thing into the scene and give it back."""
    figure = canvas.figure(noun, number)
    colors = {**figure.colors, **({"main": noun.color} if noun.color else {})}
    figure = replace(figure, noun=number, colors=colors, kept=frozenset((noun.color,)) if noun.color else frozenset())
    figure = replace(figure, raw=scene.symbols)
    height = _height(canvas, scene, noun)
    aloft = in_sky(noun) or (
        noun.prop.name in _AIRBORNE and noun.relation not in ("on", "in", "left", "right", "beside")
    )
    if more.far:
        thing = _far(canvas, scene, figure, height)
        first = next((i for i, t in enumerate(scene.items) if isinstance(t, Thing) and t.noun >= 0), len(scene.items))
        scene.items.insert(first, thing)
        return thing
    for shrink in (1.0, 0.8, 0.62, 0.48):
        spots = _spots(canvas, scene, figure, height * shrink, host, noun, aloft=aloft, side=more.side)
        best = min(spots, key=lambda s: s[0])
        if best[0] < 0.14 or (host and noun.relation in ("on", "in", "behind", "front")):
            break
    thing = replace(best[1], shadow=not aloft and noun.relation not in ("on", "above") and not scene.symbols)
    scene.items.insert(_depth_index(scene, noun, host), thing)
    return thing


def _height(canvas: Canvas, scene: Scene, noun: Noun) -> float:
    """How tall it is beside what is there."""
    mains = [t for t in scene.things if 0 <= t.noun < FIRST]
    unit = canvas.height * 0.34
    if mains:
        first = min(mains, key=lambda t: t.noun)
        known = figures.PROPS.get(first.prop)
        unit = first.figure.ground * first.scale / float((known.size if known else 1.0) ** 0.36)
        if first.prop == "portrait":
            unit = canvas.height * 0.5
    if scene.symbols:
        return min(canvas.width, canvas.height) * 0.17
    most = 0.24 if in_sky(noun) or noun.prop.name in _AIRBORNE else 0.6
    return max(canvas.height * 0.1, min(canvas.height * most, unit * float(noun.prop.size**0.36) * noun.size))


def _far(canvas: Canvas, scene: Scene, figure: Thing, height: float) -> Thing:
    """Small, on the horizon, at the side with more room."""
    y = (scene.horizon or canvas.height * 0.6) + canvas.height * 0.02
    boxes = [t.box for t in scene.things if t.noun >= 0]
    spots = [
        stand(figure, canvas.width * share, y, height=max(height * 0.5, canvas.height * 0.14), depth=0.3)
        for share in (0.16, 0.84, 0.3, 0.7)
    ]
    return replace(min(spots, key=lambda t: sum(_overlap(t.box, b) for b in boxes)), shadow=False)


def _spots(
    canvas: Canvas, scene: Scene, figure: Thing, height: float, host: Box | None, noun: Noun, *, aloft: bool, side: str
) -> list[tuple[float, Thing]]:
    """Where it could stand, each with how badly it would stand there."""
    w, h = canvas.width, canvas.height
    wide = figure.figure.width * height / max(figure.figure.ground, 1.0)
    mains = [t.box for t in scene.things if t.noun >= 0]
    letters = [i.box for i in scene.items if isinstance(i, Letters)]
    floor = max((b[3] for b in mains if b[3] < h * 1.01), default=h * 0.87)
    floor = min(floor, h * 0.95)
    home = ((host[0] + host[2]) / 2) if host else w / 2
    candidates: list[tuple[float, float, float]]
    if host and noun.relation in ("on", "in", "above", "below", "front", "behind"):
        return [(0.0, stand(figure, *_against(host, noun.relation, height, scene), height=height))]
    if host and noun.relation in ("left", "right", "beside", ""):
        right, left = host[2] + wide * 0.55, host[0] - wide * 0.55
        foot = min(host[3], h * 0.95) if not aloft else (host[1] + host[3]) / 2
        rows = {"left": [left], "right": [right]}.get(noun.relation, [right, left])
        candidates = [(x, foot + dy * h, 0.0) for x in rows for dy in (0.0, 0.03)]
        candidates += [(x, floor + 0.03 * h, 0.35) for x in (right, left, home)]
    elif aloft:
        candidates = [(w * x, h * y + height, 0.0) for y in (0.07, 0.13, 0.2) for x in (0.2, 0.8, 0.35, 0.65, 0.5)]
        candidates += [(w * x, h * y + height, 0.05) for y in (0.34, 0.46, 0.6) for x in (0.13, 0.87)]
    else:
        candidates = [(w * x / 20, floor + dy * h, 0.0) for x in range(2, 19) for dy in (0.0, 0.04)]
    if side in ("left", "right", "center"):
        low, high = {"left": (0, 0.42), "right": (0.58, 1), "center": (0.36, 0.64)}[side]
        candidates = [c for c in candidates if low * w <= c[0] <= high * w] or candidates
    out = []
    for x, y, penalty in candidates:
        thing = stand(figure, x, min(y, h * 0.97), height=height)
        area = max((thing.box[2] - thing.box[0]) * (thing.box[3] - thing.box[1]), 1.0)
        cost = (
            sum(_overlap(thing.box, b) for b in mains) / area + 4 * sum(_overlap(thing.box, b) for b in letters) / area
        )
        cost += (
            3 * _outside(thing.box, w, h) / area
            + penalty
            + 0.06 * (abs(x - home) / w if not aloft else 0.5 - abs(x - home) / w)
        )
        out.append((cost, thing))
    return out


def _against(host: Box, relation: str, height: float, scene: Scene) -> tuple[float, float]:
    """The foot of something on, in, over, under, before or behind its host."""
    left, top, right, bottom = host
    middle, tall = (left + right) / 2, bottom - top
    on = next((seat([t]) for t in scene.things if t.noun >= 0 and t.box == host), 0.95)
    return {
        "on": (middle, bottom - on * tall),
        "in": (middle, bottom - 0.1 * tall),
        "above": (middle, max(top - 0.06 * tall, height * 1.03)),
        "below": (middle, bottom + 0.04 * tall),
        "front": (middle - (right - left) * 0.25, bottom + 0.05 * tall),
        "behind": (middle + (right - left) * 0.42, bottom - 0.04 * tall),
    }[relation]


def _overlap(a: Sequence[float], b: Sequence[float]) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _outside(box: Box, w: float, h: float) -> float:
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return whole - _overlap(box, (0.02 * w, 0.02 * h, 0.98 * w, 0.99 * h))
