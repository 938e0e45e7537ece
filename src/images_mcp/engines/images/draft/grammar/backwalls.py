"""What the far wall of a hall shows, and the lamps under its ceiling."""

from collections.abc import Callable
from functools import partial

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import fittings
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.fittings import View
from images_mcp.engines.images.draft.props.path import EMPTY, Path, chord, ellipse, poly, rect, ring
from images_mcp.engines.images.draft.scene import Area, Box, Glow, Scene

Draw = Callable[[Canvas, Scene, View, str], None]


def box_of(view: View) -> Box:
    """Left, top, right and bottom of the back wall."""
    left, top = view.at(-1, 1, 1)
    right, bottom = view.at(1, 0, 1)
    return left, top, right, bottom


def door(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A double door with a lit sign above."""
    del canvas
    scene.area(view.back(-0.34, 0.34, 0, 0.76), "#f1ece0", role="wall", name="door frame")
    for a, b in ((-0.31, -0.01), (0.01, 0.31)):
        scene.area(view.back(a, b, 0, 0.73), c.lighter(wall, -0.4), role="building", name="door")
        scene.area(view.back(a + 0.08, b - 0.08, 0.36, 0.66), "#cfe4ea", role="light", name="door")
    scene.area(view.back(-0.12, 0.12, 0.8, 0.88), "#3f9a62", role="light", raw=True, name="sign")


def board(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A blackboard in its frame, chalk lines on it."""
    del wall
    scene.area(view.back(-0.72, 0.72, 0.32, 0.84), "#8a5f3c", role="wall", name="blackboard frame")
    scene.area(view.back(-0.69, 0.69, 0.35, 0.81), "#2f5a4a", to="#274b3f", role="wall", name="blackboard")
    chalk, r = EMPTY, canvas.chance("chalk")
    for k in range(4):
        low = 0.72 - 0.08 * k
        chalk += view.back(-0.62, r.uniform(-0.3, 0.1), low, low + 0.016)
    left, top, right, bottom = box_of(view)
    x, y, size = left + (right - left) * 0.66, top + (bottom - top) * 0.42, (right - left) * 0.06
    scene.area(chalk, "#eef3ea", role="light", opacity=0.75, name="chalk")
    drawn = poly([(x - size, y + size), (x + size, y + size), (x, y - size)]) + ring(
        x + size * 2.2, y, size * 0.62, size * 0.52
    )
    scene.area(drawn, "#eef3ea", stroke=3, role="light", opacity=0.75, name="chalk")
    scene.area(view.back(-0.72, 0.72, 0.3, 0.325), "#8a5f3c", role="wall", name="ledge")


def painting(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """Two framed pictures beside each other."""
    r = canvas.chance("back pictures")
    for a in (-0.74, 0.12):
        fittings.painted(scene, r, partial(_part, view, a, 0.62), wall)


def _part(view: View, start: float, wide: float, a: float, b: float, low: float, high: float) -> Path:
    """A field within a stretch of the back wall."""
    return view.back(start + a * wide, start + b * wide, low, high)


def shelf(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """Shelves behind a counter."""

    def field(low: float, high: float, a: float, b: float) -> Path:
        return view.back(-0.9 + 1.8 * a, -0.9 + 1.8 * b, low, high)

    fittings.stocked(canvas, scene, field, wall, "back", rows=4, thin=False)
    left, top, right, bottom = box_of(view)
    high, wide = (bottom - top) * 0.3, right - left
    wood = c.mix(wall, "#6b4226", 0.5)
    scene.area(
        rect(left + wide * 0.16, bottom - high * 0.72, wide * 0.68, high),
        wood,
        to=c.lighter(wood, -0.15),
        role="building",
        name="counter",
    )
    scene.area(
        rect(left + wide * 0.13, bottom - high * 0.84, wide * 0.74, high * 0.16, 3),
        c.lighter(wood, 0.3),
        role="building",
        name="counter",
    )


def bottles(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A board with formulas over shelves of flasks."""
    del wall
    scene.area(view.back(-0.56, 0.56, 0.5, 0.86), "#fbfcfc", role="wall", name="whiteboard")
    marks, r = EMPTY, canvas.chance("marks")
    for k in range(4):
        low = 0.79 - 0.075 * k
        marks += view.back(-0.48, r.uniform(-0.2, 0.4), low, low + 0.014)
    scene.area(marks, "#3f6fb0", role="light", opacity=0.8, name="whiteboard")
    scene.area(view.back(-0.8, 0.8, 0.34, 0.36), "#8fa3ab", role="wall", name="shelf")
    left, top, right, bottom = box_of(view)
    for k in range(7):
        x, y = left + (right - left) * (0.16 + 0.113 * k), bottom - (bottom - top) * 0.36
        fittings.flask(
            scene, x, y, (bottom - top) * 0.036, ("#5fb0c9", "#e2a93b", "#c8503c", "#7fb069", "#8a6fc0")[k % 5]
        )


def gate(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A rolling gate, half open to the light."""
    scene.area(view.back(-0.54, 0.54, 0, 0.78), c.lighter(wall, -0.35), role="wall", name="gate")
    scene.add(_through(canvas, scene, view.back(-0.5, 0.5, 0, 0.75)))
    slats = EMPTY
    for k in range(9):
        slats += view.back(-0.5, 0.5, 0.4 + 0.04 * k, 0.43 + 0.04 * k)
    scene.area(view.back(-0.5, 0.5, 0.38, 0.76), "#8fa0ab", role="wall", name="gate")
    scene.area(slats, "#a9b8c1", role="light", name="gate")


def _through(canvas: Canvas, scene: Scene, path: Path) -> Area:
    return Area(path, scene.light.sky[-1], to=scene.light.sky[0], role="sky", name="window", raw=not canvas.palette)


def glass(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A wall of panes with green behind them and a glass door."""
    del wall
    scene.add(_through(canvas, scene, view.back(-1, 1, 0.02, 1)))
    scene.area(view.back(-1, 1, 0.02, 0.3), c.mix("#6f9a5c", scene.light.haze, 0.4), role="hill", name="green")
    bars = view.back(-1, 1, 0.62, 0.64)
    for k in range(7):
        bars += view.back(-1 + k / 3 - 0.02, -1 + k / 3 + 0.02, 0, 1)
    scene.area(bars, "#7f978c", role="wall", name="frame")


def curtain(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A stage: its curtain drawn aside, boards lit from above."""
    del wall
    w, h = canvas.width, canvas.height
    left, top, right, bottom = box_of(view)
    scene.area(view.back(-1, 1, 0, 1), "#2a1420", to="#6a3040", role="backdrop", name="stage")
    scene.add(Glow((left + right) / 2, bottom - h * 0.12, w * 0.4, "#ffd9a0", 0.5))
    red = ("#a8263a", "#7a2f6a", "#1f4f7a")[canvas.seed % 3]
    for k in range(5):
        for side in (-1, 1):
            edge = left if side < 0 else right
            fold = (right - left) * (0.22 - 0.04 * k)
            x = edge - side * fold
            path = poly([(edge, top), (x, top), (x + side * fold * 0.35, bottom), (edge, bottom)], 10)
            scene.area(path, c.lighter(red, (0.0, 0.14, -0.12, 0.1, -0.1)[k]), role="cloth", name="curtain")
    swags = EMPTY
    for k in range(6):
        swags += chord(left + (right - left) * (k + 0.5) / 6, top, (right - left) / 11, 0, 180, (bottom - top) * 0.16)
    scene.area(rect(left, top, right - left, (bottom - top) * 0.05), c.lighter(red, -0.2), role="cloth", name="curtain")
    scene.area(swags, c.lighter(red, 0.08), role="cloth", name="curtain")
    scene.area(rect(-20, h * 0.955, w + 40, h), c.lighter(scene.paper, -0.4), role="ground", name="stage edge")


def mirror(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A round mirror above a wash-stand, tiles behind."""
    fittings.tiled_back(scene, view, wall)
    left, top, right, bottom = box_of(view)
    wide, high = right - left, bottom - top
    x = left + wide * (0.24 if any(n.prop.name == "bathtub" for n in canvas.ask.nouns) else 0.66)  # clear of its tap
    scene.area(ellipse(x, top + high * 0.34, wide * 0.13), "#b98f5a", role="wall", name="mirror")
    scene.area(ellipse(x, top + high * 0.34, wide * 0.115), "#e3f2f6", to="#b9d5df", role="light", name="mirror")
    scene.area(
        rect(x - wide * 0.17, bottom - high * 0.3, wide * 0.34, high * 0.3),
        "#c9a77c",
        role="building",
        name="wash-stand",
    )
    scene.area(
        rect(x - wide * 0.19, bottom - high * 0.35, wide * 0.38, high * 0.07, 4),
        "#fbfcfc",
        role="building",
        name="basin",
    )
    scene.area(
        rect(x - wide * 0.008, bottom - high * 0.44, wide * 0.016, high * 0.1, 2)
        + rect(x - wide * 0.008, bottom - high * 0.45, wide * 0.06, high * 0.02, 2),
        "#8fa0a8",
        role="building",
        name="tap",
    )


def tools(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A board hung with tools."""
    del canvas
    scene.area(view.back(-0.74, 0.3, 0.38, 0.84), c.mix(wall, "#a8733f", 0.7), role="wall", name="tool board")
    left, top, right, bottom = box_of(view)
    wide, high = right - left, bottom - top
    grey, wood = EMPTY, EMPTY
    for k in range(5):
        x, y = left + wide * (0.19 + 0.095 * k), top + high * 0.22
        if k % 3 == 0:  # a hammer
            wood += rect(x - 3, y, 6, high * 0.3, 2)
            grey += rect(x - wide * 0.026, y, wide * 0.052, high * 0.06, 2)
        elif k % 3 == 1:  # a spanner
            grey += rect(x - 4, y + 8, 8, high * 0.26, 3) + ring(x, y + 6, 13, 6)
        else:  # a saw
            grey += poly(
                [
                    (x - wide * 0.02, y + high * 0.09),
                    (x + wide * 0.02, y + high * 0.09),
                    (x + wide * 0.012, y + high * 0.36),
                    (x - wide * 0.004, y + high * 0.36),
                ],
                1,
            )
            wood += rect(x - wide * 0.024, y, wide * 0.048, high * 0.1, 6)
    scene.area(wood, "#7a4426", role="building", name="tools")
    scene.area(grey, "#5f6a72", role="building", name="tools")
    scene.add(_through_pane(scene, view))


def _through_pane(scene: Scene, view: View) -> Area:
    return Area(view.back(0.44, 0.8, 0.44, 0.82), scene.light.sky[0], to=scene.light.sky[-1], role="sky", name="window")


def apse(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A rose window over an altar under a round arch."""
    del canvas
    left, top, right, bottom = box_of(view)
    x, wide, high = (left + right) / 2, right - left, bottom - top
    arch = chord(x, top + high * 0.46, wide * 0.4, 180, 360, high * 0.42) + rect(
        x - wide * 0.4, top + high * 0.45, wide * 0.8, high * 0.55
    )
    scene.area(arch, c.lighter(wall, -0.22), to=c.lighter(wall, 0.05), role="wall", name="apse")
    r = min(wide, high) * 0.2
    scene.area(ellipse(x, top + high * 0.34, r * 1.12), c.lighter(wall, 0.35), role="wall", name="rose window")
    for k in range(8):
        a = 45 * k
        petal = ellipse(x, top + high * 0.34 - r * 0.62, r * 0.3, r * 0.36).turn(a, (x, top + high * 0.34))
        scene.area(
            petal, ("#3f6fb0", "#c8433a", "#e2b13b", "#4f9a6f")[k % 4], role="light", raw=True, name="rose window"
        )
    scene.area(ellipse(x, top + high * 0.34, r * 0.26), "#f4d58d", role="light", raw=True, name="rose window")
    scene.area(
        rect(x - wide * 0.2, bottom - high * 0.16, wide * 0.4, high * 0.18), "#f4efe4", role="building", name="altar"
    )


def stones(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """Rough stones and a small window."""
    fittings.masonry(canvas, scene, lambda lo, hi, a, b: view.back(-1 + 1.9 * a, -1 + 1.9 * b, lo, hi), wall, "back")
    scene.area(view.back(-0.3, 0.3, 0.62, 0.86), c.lighter(wall, -0.4), role="wall", name="window")
    scene.add(_through(canvas, scene, view.back(-0.26, 0.26, 0.65, 0.83)))


def screen(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """A bright screen."""
    del canvas, wall
    scene.area(view.back(-0.86, 0.86, 0.3, 0.94), "#16131a", role="wall", name="screen")
    scene.area(view.back(-0.83, 0.83, 0.33, 0.91), "#cfe6f4", to="#f6f1dc", role="light", raw=True, name="screen")
    left, top, right, bottom = box_of(view)
    scene.add(
        Glow((left + right) / 2, (top + bottom) / 2 - (bottom - top) * 0.1, (right - left) * 0.7, "#dcebf4", 0.35)
    )


def bare(canvas: Canvas, scene: Scene, view: View, wall: str) -> None:
    """Nothing."""
    del canvas, scene, view, wall


BACKS: dict[str, Draw] = {
    "": bare, "door": door, "board": board, "pictures": painting, "shelves": shelf, "bottles": bottles, "gate": gate,
    "glass": glass, "curtain": curtain, "mirror": mirror, "tools": tools, "apse": apse, "stones": stones, "screen": screen,
}  # fmt: skip

# Lamps


def strips(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """Long lamps along the middle of the ceiling."""
    del canvas, ceiling
    for z in (0.02, 0.3, 0.58, 0.86):
        scene.area(view.lying(-0.16, 0.16, z, z + 0.12, 0.995), "#ffffff", role="light", raw=True, name="lamp")


def pendants(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """Lamps hanging in a row."""
    del ceiling
    for z in (0.2, 0.65):
        for u in (-0.42, 0.42):
            x, y = view.at(u, 1, z)
            s = view.size(z) * min(canvas.width, canvas.height)
            low = y + s * 0.1
            scene.area(rect(x - 2, y, 4, low - y), "#3a3630", role="building", name="lamp")
            scene.add(Glow(x, low + s * 0.06, s * 0.16, "#ffd98a", 0.5))
            scene.area(chord(x, low + s * 0.05, s * 0.05, 180, 360), "#3f4a46", role="building", name="lamp")
            scene.area(ellipse(x, low + s * 0.052, s * 0.024), "#fff0c4", role="light", raw=True, name="lamp")


def round_lamps(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """One round lamp."""
    del ceiling
    x, y = view.at(0, 1, 0.5)
    r = canvas.width * 0.07
    scene.area(ellipse(x, y + r * 0.16, r, r * 0.26), "#ffffff", role="light", raw=True, name="lamp")


def spots(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """Spotlights on two rails."""
    del canvas
    for u in (-0.5, 0.5):
        scene.area(view.lying(u - 0.02, u + 0.02, -0.1, 1, 0.99), c.lighter(ceiling, -0.4), role="wall", name="rail")


def beams(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """The ribs of a roof."""
    del canvas
    ribs = view.lying(-0.02, 0.02, -0.2, 1, 1.0)
    for k in range(6):
        z = k / 5
        ribs += view.lying(-1, 1, z - 0.01, z + 0.01, 1.0)
    scene.area(ribs, c.lighter(ceiling, 0.6), role="wall", name="beam")


def beams_of_light(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """Two cones of light onto the boards."""
    del view, ceiling
    w, h = canvas.width, canvas.height
    for x in (0.22, 0.78):
        cone = poly(
            [
                (w * x - 14, -20),
                (w * x + 14, -20),
                (w * (0.5 + (x - 0.5) * 0.1) + w * 0.2, h * 0.88),
                (w * (0.5 + (x - 0.5) * 0.1) - w * 0.2, h * 0.88),
            ]
        )
        scene.area(cone, "#fff1cf", role="mist", opacity=0.14, raw=True, name="spotlight")
    scene.area(ellipse(w * 0.5, h * 0.88, w * 0.27, h * 0.05), "#ffe6b0", role="light", opacity=0.4, name="spotlight")


def unlit(canvas: Canvas, scene: Scene, view: View, ceiling: str) -> None:
    """No lamp."""
    del canvas, scene, view, ceiling


LAMPS: dict[str, Draw] = {
    "strips": strips, "pendants": pendants, "round": round_lamps, "spots": spots, "beams": beams,
    "beams of light": beams_of_light, "none": unlit,
}  # fmt: skip
