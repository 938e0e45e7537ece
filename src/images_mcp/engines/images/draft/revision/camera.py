"""Where the camera stands: closer, wider, to the side, from above. The whole scene moves; its edges stay filled."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from images_mcp.engines.images.draft.props.path import Path, Point
from images_mcp.engines.images.draft.revision.looks import shift
from images_mcp.engines.images.draft.scene import Area, Box, Glow, Item, Letters, Scene, Thing, reach, union

_CLOSER, _WIDER = 1.4, 0.66
_SCENES = ("plain", "landscape", "interior", "still life", "product")


def reframe(scene: Scene, placement: Sequence[str]) -> None:
    """Apply the composition's words, in a fixed order."""
    mains = [i for i in scene.items if isinstance(i, Thing) and i.noun >= 0]
    if not mains:
        return
    lettered = any(isinstance(i, Letters) for i in scene.items) or scene.genre not in _SCENES
    box = union([t.box for t in mains])
    if "above" in placement or "below" in placement:
        _pitch(scene, 0.4 if "above" in placement else 1.28)
    if "close" in placement:
        _zoom_things(scene, 1.16, box) if lettered else _zoom(scene, _CLOSER, _aim(scene, box))
    elif "wide" in placement:
        _zoom_things(scene, 0.7, box) if lettered else _zoom(scene, _WIDER, ((box[0] + box[2]) / 2, box[3]))
    if "headroom" in placement:
        _zoom_things(scene, 0.82, box)
    side = _side(placement)
    if side and scene.genre != "pattern":
        now = union([t.box for t in scene.items if isinstance(t, Thing) and t.noun >= 0])
        room = now[0] if side < 0 else scene.width - now[2]
        share = 0.07 if lettered else 0.2
        shift(scene, side * min(scene.width * share, max(room - scene.width * 0.03, 0.06 * scene.width)), 0.0)
    elif "center" in placement and not lettered:
        shift(scene, scene.width / 2 - (box[0] + box[2]) / 2, 0.0)


def _side(placement: Sequence[str]) -> float:
    for word, side in (("left", -1.0), ("right", 1.0), ("thirds", 0.75)):
        if word in placement:
            return side
    return 0.0


def _aim(scene: Scene, box: Box) -> Point:
    """What stays in place when the camera comes closer: between the picture's middle and the subject's face."""
    return (box[0] + box[2]) / 2, min(scene.height, box[1] + 0.42 * (box[3] - box[1]))


def _zoom_things(scene: Scene, k: float, box: Box) -> None:
    at = (box[0] + box[2]) / 2, box[3] if k < 1 else (box[1] + box[3]) / 2
    for n, item in enumerate(scene.items):
        if isinstance(item, Thing) and item.noun >= 0:
            x, y = at[0] + (item.x - at[0]) * k, at[1] + (item.y - at[1]) * k
            scene.items[n] = replace(item, x=x, y=y, scale=item.scale * k)


def _zoom(scene: Scene, k: float, at: Point) -> None:
    out: list[Item] = []
    for item in scene.items:
        whole = isinstance(item, Area) and _edge_to_edge(scene, item.path)
        if whole and k < 1 and isinstance(item, Area):
            moved: Item = replace(item, path=item.path.map(_held(scene, k, at)))
        else:
            moved = _scaled(item, k, at)
        if k < 1 and not whole and scene.genre == "landscape" and _repeats(item):
            out += [
                m
                for m in (_flipped(moved, _left_edge(k, at)), _flipped(moved, _right_edge(scene, k, at)))
                if _seen(scene, m)
            ]
        out.append(moved)
    scene.items = out
    if scene.horizon is not None:
        scene.horizon = at[1] + (scene.horizon - at[1]) * k


def _edge_to_edge(scene: Scene, path: Path) -> bool:
    left, _, right, _ = path.bounds()
    return left <= 0 and right >= scene.width


def _held(scene: Scene, k: float, at: Point) -> Callable[[Point], Point]:
    """Towards the horizon without letting go of the picture's edges."""

    def move(p: Point) -> Point:
        x, y = p
        if y > 0 and y < scene.height:
            y = at[1] + (y - at[1]) * k
        return x, y

    return move


def _scaled(item: Item, k: float, at: Point) -> Item:
    if isinstance(item, Area):
        return replace(item, path=item.path.scale(k, at=at), stroke=item.stroke * k)
    if isinstance(item, Letters):
        return item
    x, y = at[0] + (item.x - at[0]) * k, at[1] + (item.y - at[1]) * k
    if isinstance(item, Glow):
        return replace(item, x=x, y=y, r=item.r * max(k, 1.0))
    return replace(item, x=x, y=y, scale=item.scale * k)


def _repeats(item: Item) -> bool:
    if isinstance(item, Thing):
        return item.noun < 0
    return isinstance(item, Area) and item.called not in ("sun", "moon", "planet", "rain", "snow", "path")


def _left_edge(k: float, at: Point) -> float:
    return at[0] - at[0] * k


def _right_edge(scene: Scene, k: float, at: Point) -> float:
    return at[0] + (scene.width - at[0]) * k


def _flipped(item: Item, x: float) -> Item:
    """The same, seen in a mirror standing at x."""
    if isinstance(item, Area):
        return replace(item, path=item.path.flip(x))
    if isinstance(item, Thing):
        return replace(item, x=2 * x - item.x, mirror=not item.mirror)
    return item


def _seen(scene: Scene, item: Item) -> bool:
    left, _, right, _ = reach(item)
    return right > 0 and left < scene.width


def _pitch(scene: Scene, share: float) -> None:
    """Raise (below 1) or lower the horizon; what stands far away goes with it, what was asked for stays."""
    old = scene.horizon
    if old is None:
        return
    h = scene.height
    new = min(old * share, h * 0.86)

    def down(y: float) -> float:
        if y <= 0 or y >= h:
            return y
        return y * new / old if y < old else new + (y - old) * (h - new) / max(h - old, 1.0)

    for n, item in enumerate(scene.items):
        if isinstance(item, Area) and _edge_to_edge(scene, item.path):
            scene.items[n] = replace(item, path=item.path.map(lambda p: (p[0], down(p[1]))))
        elif isinstance(item, Area) and item.role not in ("plinth", "solid") and item.name != "disc":
            foot = item.path.bounds()[3]
            scene.items[n] = replace(item, path=item.path.move(0, down(foot) - foot))
        elif isinstance(item, Glow) or (isinstance(item, Thing) and item.noun < 0):
            scene.items[n] = replace(item, y=down(item.y))
    scene.horizon = new
