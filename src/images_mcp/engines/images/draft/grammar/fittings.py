"""What walls, floors and ceilings of a hall carry, in one-point perspective."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import EMPTY, Path, Point, poly, rect
from images_mcp.engines.images.draft.scene import Area, Scene

GOODS = ("#c8503c", "#e2a93b", "#3f7f86", "#6f8f5f", "#7a5a8f", "#d98f6a", "#f1e4c8")


@dataclass(frozen=True)
class View:
    """A box seen from its open end: `far` is how large its back is beside its front."""

    width: float
    height: float
    far: float
    clear: float = 0.0

    def size(self, z: float) -> float:
        """How large things are at a depth (0 the front, 1 the back), beside the front."""
        return 1 / (1 + max(z, -0.2) * (1 / self.far - 1))

    def at(self, u: float, v: float, z: float) -> Point:
        """Where something is: `u` from the left (-1) to the right wall (1), `v` from floor (0) to ceiling (1)."""
        s = self.size(z)
        eye = self.height * (0.46 + 0.3 * self.clear)
        floor = eye + (self.height * 1.03 - eye) * s
        ceiling = eye - (eye + self.height * 0.03) * s
        return self.width / 2 + u * self.width * 0.53 * s, floor + (ceiling - floor) * v

    def side(self, u: float, low: float, high: float, z0: float, z1: float) -> Path:
        """An upright field along a wall, from one depth to another."""
        return poly([self.at(u, low, z0), self.at(u, low, z1), self.at(u, high, z1), self.at(u, high, z0)])

    def back(self, u0: float, u1: float, low: float, high: float) -> Path:
        """A field of the back wall."""
        return poly([self.at(u0, low, 1), self.at(u1, low, 1), self.at(u1, high, 1), self.at(u0, high, 1)])

    def lying(self, u0: float, u1: float, z0: float, z1: float, v: float = 0.0) -> Path:
        """A field of the floor, or at another height."""
        return poly([self.at(u0, v, z0), self.at(u1, v, z0), self.at(u1, v, z1), self.at(u0, v, z1)])


def shell(scene: Scene, view: View, wall: str, floor: str, ceiling: str) -> None:
    """Floor, ceiling, two side walls and the back wall."""
    scene.area(rect(-20, -20, view.width + 40, view.height + 40), wall, role="backdrop", name="wall")
    scene.area(view.lying(-1, 1, -0.2, 1, 1.0), ceiling, to=c.lighter(ceiling, -0.1), role="backdrop", name="ceiling")
    scene.area(
        view.lying(-1, 1, -0.2, 1), c.lighter(floor, -0.1), to=c.lighter(floor, 0.08), role="ground", name="floor"
    )
    for u in (-1, 1):
        tone = c.lighter(wall, -0.06 if u * scene.light.side > 0 else -0.16)
        scene.area(view.side(u, 0, 1, -0.2, 1), tone, role="backdrop", name="wall")
    scene.area(view.back(-1, 1, 0, 1), c.lighter(wall, 0.1), to=wall, role="backdrop", name="wall")
    skirting = view.side(-1, 0, 0.035, -0.2, 1) + view.side(1, 0, 0.035, -0.2, 1) + view.back(-1, 1, 0, 0.035)
    scene.area(skirting, c.lighter(wall, -0.3), role="wall", opacity=0.7)


# Floors


def boards(canvas: Canvas, scene: Scene, view: View, floor: str) -> None:
    """Boards running to the back."""
    del canvas
    lines = EMPTY
    for k in range(-9, 10):
        u = k / 9.5
        lines += view.lying(u - 0.004, u + 0.004, -0.2, 1)
    scene.area(lines, c.lighter(floor, -0.25), role="light", opacity=0.45, name="floor")


def tiles(canvas: Canvas, scene: Scene, view: View, floor: str) -> None:
    """Square tiles in two tones."""
    del canvas
    field = EMPTY
    for j in range(10):
        for k in range(-5, 5):
            if (j + k) % 2:
                z = -0.2 + 0.12 * j
                field += view.lying(k / 5, (k + 1) / 5, z, min(z + 0.12, 1))
    scene.area(field, c.lighter(floor, 0.22), role="light", opacity=0.5, name="floor")


def plain(canvas: Canvas, scene: Scene, view: View, floor: str) -> None:
    """A bare floor with a path worn along its middle."""
    del canvas
    scene.area(view.lying(-0.36, 0.36, -0.2, 1), c.lighter(floor, 0.16), role="light", opacity=0.5, name="floor")


def court(canvas: Canvas, scene: Scene, view: View, floor: str) -> None:
    """A sports floor with its lines."""
    boards(canvas, scene, view, floor)
    lines = (
        view.lying(-0.82, -0.79, -0.2, 0.95) + view.lying(0.79, 0.82, -0.2, 0.95) + view.lying(-0.82, 0.82, 0.44, 0.47)
    )
    scene.area(lines, "#f7f1e2", role="light", opacity=0.9, name="line")
    key = view.lying(-0.3, 0.3, 0.7, 0.95)
    scene.area(key, "#b8513f", role="light", opacity=0.8, name="line")


GROUNDS: dict[str, Callable[[Canvas, Scene, View, str], None]] = {
    "boards": boards, "tiles": tiles, "plain": plain, "court": court,
}  # fmt: skip


# Shared pieces


def sky_in(canvas: Canvas, scene: Scene, path: Path) -> Area:
    """The sky behind a pane."""
    sky = scene.light.sky
    stops = tuple((i / (len(sky) - 1), s) for i, s in enumerate(sky))
    return Area(path, sky[0], stops=stops, role="sky", name="window", raw=not canvas.palette)


def painted(scene: Scene, r: Random, field: Callable[[float, float, float, float], Path], wall: str) -> None:
    """A landscape in a frame, drawn into a field of a wall."""
    sky, land = r.choice(
        (("#f2c58a", "#6f8f7a"), ("#a9cfe0", "#5f8a5a"), ("#e8b0a0", "#7a5a78"), ("#f4e3b0", "#c8643c"))
    )
    scene.area(field(-0.05, 1.05, 0.36, 0.8), c.lighter(wall, -0.55), role="wall", name="frame")
    scene.area(field(0.02, 0.98, 0.39, 0.77), sky, role="wall", name="painting")
    scene.area(field(0.02, 0.98, 0.39, r.uniform(0.5, 0.58)), land, role="wall", name="painting")
    scene.area(field(0.56, 0.74, 0.62, 0.7), "#fff3c9", role="light", name="painting")


def stocked(
    canvas: Canvas, scene: Scene, field: Callable[[float, float, float, float], Path], wall: str, which: str, *, rows: int, thin: bool
) -> None:  # fmt: skip
    """A shelf over a field of a wall, `field` giving the place of (low, high, from, to)."""
    r, wood = canvas.chance(f"shelf {which}"), c.mix(wall, "#6b4226", 0.6)
    scene.area(field(0.03, 0.88, 0.04, 0.96), c.lighter(wood, -0.35), role="building", name="shelf")
    goods = dict.fromkeys(GOODS, EMPTY)
    step = 0.82 / rows
    for j in range(rows):
        low, at = 0.06 + step * j, 0.06
        while at < 0.9:
            wide = r.uniform(0.014, 0.026) if thin else r.uniform(0.07, 0.15)
            if r.random() < 0.93:
                high = step * (r.uniform(0.66, 0.86) if thin else r.uniform(0.25, 0.55))
                goods[r.choice(GOODS)] += field(low, low + high, at, at + wide * (0.92 if thin else 0.8))
            at += wide
    for tone, path in goods.items():
        scene.area(path, tone, role="building", name="books" if thin else "goods")
    planks = EMPTY
    for j in range(rows + 1):
        planks += field(0.04 + step * j, 0.06 + step * j, 0.04, 0.96)
    for a in (0.04, 0.49, 0.945):
        planks += field(0.03, 0.88, a, a + 0.015)
    scene.area(planks, wood, role="building", name="shelf")


def tiled_back(scene: Scene, view: View, wall: str) -> None:
    """Tiles up to shoulder height on the back wall."""
    scene.area(view.back(-1, 1, 0, 0.6), c.lighter(wall, 0.4), role="wall", name="tiles")
    joints = EMPTY
    for k in range(1, 8):
        joints += view.back(-1, 1, 0.6 * k / 7 - 0.003, 0.6 * k / 7 + 0.003)
    for k in range(15):
        joints += view.back(-1 + k / 7 - 0.003, -1 + k / 7 + 0.003, 0, 0.6)
    scene.area(joints, c.lighter(wall, -0.16), role="light", opacity=0.6, name="tiles")


def flask(scene: Scene, x: float, y: float, size: float, tone: str) -> None:
    """A conical flask, half full."""
    outer = poly(
        [
            (x - size * 0.2, y - size * 2),
            (x + size * 0.2, y - size * 2),
            (x + size * 0.2, y - size * 1.2),
            (x + size * 0.8, y),
            (x - size * 0.8, y),
            (x - size * 0.2, y - size * 1.2),
        ],
        3,
    )
    scene.area(outer, "#e3f1f4", role="building", opacity=0.9, name="flask")
    scene.area(
        poly(
            [
                (x - size * 0.46, y - size * 0.7),
                (x + size * 0.46, y - size * 0.7),
                (x + size * 0.76, y - 2),
                (x - size * 0.76, y - 2),
            ],
            2,
        ),
        tone,
        role="building",
        name="flask",
    )


def masonry(
    canvas: Canvas, scene: Scene, field: Callable[[float, float, float, float], Path], wall: str, which: str
) -> None:
    """Rough stones over a field of a wall, some lighter, some darker."""
    r = canvas.chance(f"stones {which}")
    for shade in (-0.14, 0.1):
        blocks = EMPTY
        for j in range(8):
            for k in range(8):
                if r.random() < 0.4:
                    a = (k + 0.5 * (j % 2)) / 8.5
                    blocks += field(j / 8 + 0.008, (j + 1) / 8 - 0.008, a + 0.005, a + 0.11)
        scene.area(blocks, c.lighter(wall, shade), role="wall", opacity=0.8, name="stones")
