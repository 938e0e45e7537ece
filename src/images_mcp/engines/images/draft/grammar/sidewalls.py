"""What the side walls of a hall carry: doors, windows, shelves, lockers, columns, seats, from near to far."""

from collections.abc import Callable
from functools import partial

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import fittings
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.fittings import View
from images_mcp.engines.images.draft.props.path import EMPTY, Path, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Scene


def _spans(count: int, gap: float, start: float = 0.02, end: float = 0.98) -> list[tuple[float, float]]:
    """So many depths from near to far with gaps between."""
    step = (end - start) / count
    return [(start + step * (k + gap / 2), start + step * (k + 1 - gap / 2)) for k in range(count)]


def doors(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Doors with frames and handles, a rail along the wall."""
    tone = c.lch(0.58, 0.06, c.hue(wall) + (150 if canvas.seed % 2 else 190))
    scene.area(view.side(side, 0.3, 0.33, -0.2, 1), c.lighter(wall, -0.35), role="wall", name="rail")
    for z0, z1 in _spans(3, 0.5):
        scene.area(view.side(side, 0, 0.72, z0 - 0.02, z1 + 0.02), "#f4efe4", role="wall", name="door frame")
        scene.area(view.side(side, 0, 0.69, z0, z1), tone, role="building", name="door")
        mid = (z0 + z1) / 2
        scene.area(view.side(side, 0.42, 0.62, mid - 0.03, mid + 0.03), c.lighter(tone, 0.5), role="light", name="door")
        scene.area(view.side(side, 0.33, 0.36, z0 + 0.01, z0 + 0.03), "#e9dca8", role="light", name="handle")


def panes(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Tall windows on the side the light comes from; the other wall stays bare."""
    if side != (1 if scene.light.side > 0 else -1):
        pictures(canvas, scene, view, side, wall)
        return
    for z0, z1 in _spans(3, 0.34):
        scene.area(view.side(side, 0.28, 0.86, z0 - 0.015, z1 + 0.015), "#f6f0e4", role="wall", name="window")
        scene.add(fittings.sky_in(canvas, scene, view.side(side, 0.3, 0.84, z0, z1)))
        bars = view.side(side, 0.56, 0.575, z0, z1) + view.side(
            side, 0.3, 0.84, (z0 + z1) / 2 - 0.006, (z0 + z1) / 2 + 0.006
        )
        scene.area(bars, "#f6f0e4", role="wall", name="window")
        if scene.light.exposure > 0.85:
            u = side * 0.95
            glare = poly(
                [view.at(u, 0, z0), view.at(u, 0, z1), view.at(u - side * 0.7, 0, z1), view.at(u - side * 0.7, 0, z0)]
            )
            scene.area(glare, "#fff3d0", role="light", opacity=0.25, name="sunlight")


def pictures(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Framed pictures."""
    r = canvas.chance(f"pictures {side}")
    for z0, z1 in _spans(3, 0.4):
        fittings.painted(scene, r, partial(_part, view, side, z0, z1 - z0), wall)


def _part(view: View, side: int, start: float, deep: float, a: float, b: float, low: float, high: float) -> Path:
    """A field within a stretch of a side wall."""
    return view.side(side, low, high, start + a * deep, start + b * deep)


def shelves(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Shelves of boxes, jars and tins."""
    fittings.stocked(
        canvas, scene, lambda v0, v1, a, b: view.side(side, v0, v1, a, b), wall, str(side), rows=4, thin=False
    )


def books(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Shelves of books to the ceiling."""
    fittings.stocked(
        canvas, scene, lambda v0, v1, a, b: view.side(side, v0, v1, a, b), wall, str(side), rows=5, thin=True
    )


def lockers(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """A row of lockers."""
    del wall
    tone = ("#4f86b8", "#c8643c", "#5f9a6f")[canvas.seed % 3]
    for k, (z0, z1) in enumerate(_spans(8, 0.04)):
        scene.area(
            view.side(side, 0.03, 0.66, z0, z1),
            c.lighter(tone, 0.05 if k % 2 else -0.03),
            role="building",
            name="locker",
        )
        mid = (z1 - z0) * 0.25
        slits = view.side(side, 0.55, 0.565, z0 + mid, z1 - mid) + view.side(side, 0.585, 0.6, z0 + mid, z1 - mid)
        scene.area(
            slits + view.side(side, 0.32, 0.36, z0 + mid * 0.4, z0 + mid * 0.8),
            c.lighter(tone, -0.4),
            role="light",
            name="locker",
        )


def racks(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Steel racks with cartons up to the roof."""
    del wall
    r, u = canvas.chance(f"rack {side}"), side * 0.86
    for j in range(4):
        low = 0.02 + 0.22 * j
        for z0, z1 in _spans(6, 0.14, end=0.9):
            if r.random() < 0.86:
                high = r.uniform(0.1, 0.17)
                tone = r.choice(("#c99a63", "#b98750", "#d9b27c", "#8fa0a8"))
                scene.area(view.side(u, low + 0.02, low + 0.02 + high, z0, z1), tone, role="building", name="box")
                scene.area(
                    view.side(u, low + 0.02, low + 0.02 + high, (z0 + z1) / 2 - 0.008, (z0 + z1) / 2 + 0.008),
                    c.lighter(tone, 0.3),
                    role="light",
                    name="box",
                )
        scene.area(view.side(u, low, low + 0.02, 0, 0.92), "#e07b2f", role="building", name="rack")
    posts = EMPTY
    for k in range(5):
        posts += view.side(u, 0, 0.9, 0.225 * k, 0.225 * k + 0.014)
    scene.area(posts, "#3f5f8a", role="building", name="rack")


def glass(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Panes from the ground to the roof, green behind them, a bed of plants along them."""
    del wall
    scene.add(fittings.sky_in(canvas, scene, view.side(side, 0.12, 1, -0.2, 1)))
    scene.area(view.side(side, 0.1, 0.34, -0.2, 1), c.mix("#6f9a5c", scene.light.haze, 0.4), role="hill", name="green")
    bars = view.side(side, 0.66, 0.675, -0.2, 1) + view.side(side, 0.1, 0.13, -0.2, 1)
    for k in range(7):
        bars += view.side(side, 0.1, 1, k / 6 - 0.008, k / 6 + 0.008)
    scene.area(bars, "#7f978c", role="wall", name="frame")
    u, r, leaves = (
        side * 0.8,
        canvas.chance(f"bed {side}"),
        dict.fromkeys(("#4f8f4e", "#6fae5a", "#3f7a4f", "#d9584f", "#f0c84a"), EMPTY),
    )
    for k in range(26):
        z = 1 - k / 26
        x, y = view.at(u + r.uniform(-0.12, 0.1) * side, r.uniform(0.1, 0.24), z)
        size = view.size(z) * view.width * r.uniform(0.018, 0.04)
        tone = list(leaves)[k % 3] if k % 4 else list(leaves)[3 + k % 2]
        leaves[tone] += ellipse(x, y, size * (0.4 if k % 4 == 0 else 1), size * (0.4 if k % 4 == 0 else 0.8))
    scene.area(view.side(side * 0.62, 0, 0.1, -0.2, 1), "#8a6a4a", role="building", name="plant bed")
    scene.area(view.lying(side * 0.62, side * 1.0, -0.2, 1, 0.1), "#5a4332", role="ground", name="plant bed")
    for tone, path in leaves.items():
        scene.area(path, tone, role="plant")


def glass_side(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Panes, and the roof with the first of them."""
    if side < 0:
        scene.add(fittings.sky_in(canvas, scene, view.lying(-1, 1, -0.2, 1, 1.0)))
    glass(canvas, scene, view, side, wall)


def drapes(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Heavy folds along the walls."""
    del canvas
    for k, (z0, z1) in enumerate(_spans(9, 0.0, -0.2, 1.0)):
        scene.area(view.side(side, 0, 1, z0, z1), c.lighter(wall, 0.12 if k % 2 else -0.14), role="cloth", name="drape")


def bars(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Wall bars below high windows."""
    for z0, z1 in _spans(5, 0.2):
        scene.add(fittings.sky_in(canvas, scene, view.side(side, 0.72, 0.92, z0, z1)))
    rungs = EMPTY
    for k in range(9):
        rungs += view.side(side, 0.06 + 0.06 * k, 0.075 + 0.06 * k, 0.3, 0.72)
    for z in (0.3, 0.44, 0.58, 0.72):
        rungs += view.side(side, 0.02, 0.6, z, z + 0.012)
    scene.area(rungs, c.mix(wall, "#7a4a26", 0.7), role="building", name="wall bars")


def tiled(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Tiles up to shoulder height."""
    del canvas
    scene.area(view.side(side, 0, 0.6, -0.2, 1), c.lighter(wall, 0.4), role="wall", name="tiles")
    joints = EMPTY
    for k in range(1, 8):
        joints += view.side(side, 0.6 * k / 7 - 0.003, 0.6 * k / 7 + 0.003, -0.2, 1)
    for k in range(11):
        joints += view.side(side, 0, 0.6, -0.2 + 0.12 * k, -0.196 + 0.12 * k)
    scene.area(joints, c.lighter(wall, -0.16), role="light", opacity=0.6, name="tiles")


def cabinets(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Work benches with drawers, glass cupboards above."""
    del canvas
    u = side * 0.8
    for z0, z1 in _spans(4, 0.06, -0.1, 0.96):
        scene.area(view.side(side, 0.58, 0.88, z0, z1), "#f4f7f7", role="building", name="cupboard")
        scene.area(
            view.side(side, 0.61, 0.85, z0 + 0.02, z1 - 0.02), "#9fc4cf", role="light", opacity=0.8, name="cupboard"
        )
    scene.area(view.side(u, 0, 0.3, -0.2, 0.96), "#f2f5f5", role="building", name="bench")
    lines = EMPTY
    for z0, _ in _spans(6, 0.0, -0.2, 0.96):
        lines += view.side(u, 0.02, 0.28, z0, z0 + 0.006)
    scene.area(lines + view.side(u, 0.2, 0.206, -0.2, 0.96), c.lighter(wall, -0.35), role="light", name="drawer")
    scene.area(view.lying(u, side, -0.2, 0.96, 0.3), "#5f737c", role="building", name="bench top")
    for k, tone in enumerate(("#5fb0c9", "#e2a93b", "#c8503c", "#7fb069", "#8a6fc0")):
        fittings.flask(
            scene, *view.at(side * 0.88, 0.3, 0.12 + 0.17 * k), view.size(0.12 + 0.17 * k) * view.height * 0.05, tone
        )


def columns(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Columns, tall coloured windows between them."""
    del canvas
    tones = ("#3f6fb0", "#c8433a", "#e2b13b", "#4f9a6f", "#7a4fa0")
    for n, (z0, z1) in enumerate(_spans(4, 0.5)):
        for k in range(5):
            low = 0.34 + 0.09 * k
            scene.area(
                view.side(side, low, low + 0.085, z0, z1),
                tones[(k + n) % 5],
                role="light",
                raw=True,
                name="church window",
            )
        scene.area(
            view.side(side, 0.34, 0.79, (z0 + z1) / 2 - 0.008, (z0 + z1) / 2 + 0.008),
            c.lighter(wall, -0.5),
            role="wall",
            name="church window",
        )
    for k in range(5):
        z, u = k / 4 * 0.96, side * 0.8
        x, y = view.at(u, 0, z)
        top, r = view.at(u, 1, z)[1], view.size(z) * view.width * 0.024
        scene.area(
            rect(x - r, top, 2 * r, y - top),
            c.lighter(wall, 0.14),
            to=c.lighter(wall, -0.1),
            role="building",
            name="column",
        )
        scene.area(
            rect(x - r * 1.5, y - r, r * 3, r, 2) + rect(x - r * 1.5, top, r * 3, r * 1.6, 2),
            c.lighter(wall, 0.2),
            role="building",
            name="column",
        )


def stones(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Rough stones."""
    fittings.masonry(
        canvas, scene, lambda v0, v1, a, b: view.side(side, v0, v1, a * 1.1 - 0.15, b * 1.1 - 0.15), wall, str(side)
    )


def curtains(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """Curtains between the beds, on a rail."""
    del wall
    tone = ("#8fc3bd", "#a9c4e0", "#c9d8a8")[canvas.seed % 3]
    scene.area(view.side(side * 0.98, 0.8, 0.81, -0.2, 0.95), "#9aa6ab", role="wall", name="rail")
    for start in (0.02, 0.72):
        for k in range(5):
            z = start + 0.045 * k
            scene.area(
                view.side(side * 0.97, 0.1, 0.8, z, z + 0.045),
                c.lighter(tone, 0.12 if k % 2 else -0.06),
                role="cloth",
                name="curtain",
            )


def seats(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """A carriage's windows and rows of seats."""
    del wall
    for z0, z1 in _spans(4, 0.18, -0.1):
        scene.add(fittings.sky_in(canvas, scene, view.side(side, 0.42, 0.76, z0, z1)))
        scene.area(
            view.side(side, 0.42, 0.52, z0, z1), c.mix("#7fa36a", scene.light.haze, 0.35), role="hill", name="window"
        )
    scene.area(view.side(side, 0.8, 0.83, -0.2, 1), "#9aa3a8", role="wall", name="rack")
    tone = ("#3f6fa8", "#b8483f", "#3f8f7a")[canvas.seed % 3]
    for z in (0.9, 0.7, 0.5, 0.3, 0.12):
        x0, y0 = view.at(side, 0, z)
        x1, y1 = view.at(side * 0.42, 0, z)
        s = view.size(z) * view.height
        left, right = sorted((x0, x1))
        scene.area(
            rect(left, y1 - s * 0.42, right - left, s * 0.42, s * 0.03),
            c.lighter(tone, -0.05),
            role="building",
            name="seat",
        )
        scene.area(
            rect(left + (right - left) * 0.1, y1 - s * 0.5, (right - left) * 0.8, s * 0.12, s * 0.03),
            c.lighter(tone, 0.3),
            role="building",
            name="seat",
        )
        del y0


def bare(canvas: Canvas, scene: Scene, view: View, side: int, wall: str) -> None:
    """A wall with nothing on it but a line of paint."""
    del canvas
    scene.area(view.side(side, 0, 0.34, -0.2, 1), c.lighter(wall, -0.12), role="wall", opacity=0.6, name="panelling")


SIDES: dict[str, Callable[[Canvas, Scene, View, int, str], None]] = {
    "": bare, "doors": doors, "panes": panes, "pictures": pictures, "shelves": shelves, "books": books, "seats": seats,
    "lockers": lockers, "racks": racks, "glass": glass_side, "drapes": drapes, "bars": bars, "tiles": tiled,
    "cabinets": cabinets, "columns": columns, "stones": stones, "curtains": curtains,
}  # fmt: skip
