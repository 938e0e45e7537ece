"""Rooms looked down into: one vanishing point, a floor, walls with doors, windows, shelves or lockers, lamps above.

Every such place is a row of the table: its colours, how far away its back wall is, what its walls carry and what stands
in it. Corridor, ward, gallery, warehouse and greenhouse share all their pieces.
"""

from dataclasses import dataclass, replace

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar import backwalls, fittings, rooms, sidewalls
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.grammar.fittings import View
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.scene import Glow, Scene

_Pieces = tuple[tuple[str, float, float, float], ...]


@dataclass(frozen=True)
class Hall:
    """Wall, floor and ceiling colours; `far` is the back wall's share of the picture.

    `sides` and `back` name what the walls carry, `ground` the floor; `pieces` stand in it as (prop, -1 left to 1 right,
    0 near to 1 far, height in 0-1 of the picture at the front).
    """

    wall: str
    floor: str
    ceiling: str = "#f3f1ec"
    far: float = 0.5
    sides: str = ""
    back: str = ""
    ground: str = "boards"
    lamps: str = "strips"
    pieces: _Pieces = ()


_PLANTS: _Pieces = (("potted plant", -0.86, 0.35, 0.36), ("potted plant", 0.88, 0.75, 0.36))

HALLS: dict[str, Hall] = {
    "corridor": Hall("#e4dccb", "#b08a63", far=0.3, sides="doors", back="window", pieces=_PLANTS[:1]),
    "ward": Hall("#dcebe8", "#c3cfd0", far=0.46, sides="curtains", back="window", ground="tiles",
                 pieces=(("bed", -0.66, 0.42, 0.36), ("bed", 0.66, 0.42, 0.36))),
    "shop": Hall("#e9d9bd", "#a9784f", "#f1e6d2", 0.5, "shelves", "shelves", lamps="pendants",
                 pieces=(("potted plant", 0.9, 0.05, 0.36),)),
    "bookshop": Hall("#b98f62", "#8a5a3c", "#e6d2b0", 0.5, "books", "window", lamps="pendants"),
    "classroom": Hall("#e9e4cf", "#b98f66", far=0.58, sides="panes", back="board",
                      pieces=(("desk", -0.62, 0.62, 0.27), ("desk", 0.62, 0.62, 0.27), ("globe", 0.86, 0.95, 0.2))),
    "gallery": Hall("#f1eee7", "#a98a68", "#fbfaf6", 0.52, "pictures", "pictures", lamps="spots",
                    pieces=(("bench", 0.0, 0.8, 0.16),)),
    "laboratory": Hall("#e3ecef", "#c7d0d4", far=0.52, sides="cabinets", back="bottles", ground="tiles",
                       pieces=(("microscope", -0.7, 0.55, 0.22),)),
    "warehouse": Hall("#b9bec2", "#9a9a98", "#8d959b", 0.4, "racks", "gate", "plain", "pendants",
                      (("box", -0.55, 0.5, 0.2), ("box", 0.6, 0.35, 0.24))),
    "greenhouse": Hall("#cfe6e2", "#b9a283", "#d9eeea", 0.42, "glass", "glass", "plain", "beams",
                       (("potted plant", -0.62, 0.8, 0.4), ("potted plant", 0.62, 0.8, 0.4),
                        ("sunflower", -0.72, 0.45, 0.5), ("tulip", 0.7, 0.5, 0.34), ("tulip", 0.86, 0.42, 0.32),
                        ("potted plant", -0.84, 0.2, 0.42), ("potted plant", 0.82, 0.1, 0.44))),
    "theatre": Hall("#5d2230", "#9c6b45", "#3a1a22", 0.66, "drapes", "curtain", lamps="beams of light"),
    "gym": Hall("#e6d6b4", "#cf9a5f", far=0.5, sides="bars", back="pictures", ground="court",
                pieces=(("ball", 0.72, 0.4, 0.1),)),
    "bathroom": Hall("#d5e6ea", "#b9c4c9", far=0.6, sides="tiles", back="mirror", ground="tiles", lamps="round",
                     pieces=(("bathtub", -0.5, 0.86, 0.26), ("potted plant", 0.88, 0.7, 0.3))),
    "workshop": Hall("#d3c3a8", "#94897b", "#cfc6b6", 0.55, "panes", "tools", "plain", "pendants",
                     (("desk", -0.6, 0.8, 0.28), ("ladder", 0.84, 0.8, 0.5), ("box", 0.64, 0.5, 0.16))),
    "nave": Hall("#d9d0bd", "#a99f8c", "#c9bea6", 0.36, "columns", "apse", "tiles", "none",
                 (("candle", -0.42, 0.9, 0.16), ("candle", 0.42, 0.9, 0.16))),
    "cellar": Hall("#8f857a", "#7b7068", "#6f665e", 0.46, "stones", "stones", "plain", "pendants",
                   (("bottle", -0.8, 0.6, 0.2), ("box", 0.74, 0.6, 0.22))),
    "carriage": Hall("#dfe3e0", "#7e8489", "#eef0ee", 0.3, "seats", "door", "plain", "strips"),
    "concourse": Hall("#dfe6ea", "#c9c6bf", "#eef2f4", 0.56, "panes", "glass", "tiles", "strips",
                      (("suitcase", -0.62, 0.5, 0.2), ("clock", 0.0, 0.99, 0.1))),
    "cinema": Hall("#3b2b3a", "#4a3440", "#2a2029", 0.62, "drapes", "screen", "plain", "none",
                   (("armchair", -0.62, 0.75, 0.24), ("armchair", 0.0, 0.9, 0.2), ("armchair", 0.62, 0.75, 0.24))),
    "room": Hall("#e6dccb", "#b38c66", far=0.56, back="window", pieces=_PLANTS),
}  # fmt: skip
PLACES = (*rooms.PLACES, *HALLS)
_LINED = {"ward": ("#dcebe8", "#c3cfd0", "tiles"), "gallery": ("#f1eee7", "#c9c2b6", "tiles"),
          "office": ("#e3e6e8", "#9aa3a8", "plain"), "cellar": ("#8f857a", "#7b7068", "plain"),
          "laboratory": ("#e3ecef", "#c7d0d4", "tiles"), "concourse": ("#dfe6ea", "#c9c6bf", "tiles")}  # fmt: skip
"""How a corridor looks that belongs to such a place."""


def compose(canvas: Canvas) -> Scene:
    """The indoor place asked for, with its figures."""
    place = next((p for p in canvas.ask.places if p in PLACES), "studio")
    if place not in HALLS:
        return rooms.compose(canvas)
    return _hall(canvas, _suited(canvas, place))


def _suited(canvas: Canvas, place: str) -> Hall:
    """The hall as the rest of the wish has it: a hospital's corridor, a school's, a shop full of books."""
    hall = HALLS[place]
    others = [p for p in canvas.ask.places if p != place]
    if place == "corridor":
        wall, floor, ground = next((_LINED[p] for p in others if p in _LINED), (hall.wall, hall.floor, hall.ground))
        hall = replace(hall, wall=wall, floor=floor, ground=ground)
        hall = replace(hall, sides="lockers" if "classroom" in others else hall.sides)
    if place == "shop" and any(n.prop.name == "book" for n in canvas.ask.nouns):
        hall = HALLS["bookshop"]
    return hall


def _hall(canvas: Canvas, hall: Hall) -> Scene:
    light = canvas.light("morning" if canvas.ask.time is None else "day")
    dark = light.exposure < 0.8
    if dark:
        light = replace(light, exposure=0.9, tinting=light.tinting * 0.35)  # its lamps are on
    scene = canvas.scene("interior", light=light)
    view = View(canvas.width, canvas.height, hall.far, canvas.clear)
    scene.horizon, scene.paper = view.at(0, 0, 1)[1], hall.wall
    fittings.shell(scene, view, hall.wall, hall.floor, hall.ceiling)
    fittings.GROUNDS[hall.ground](canvas, scene, view, hall.floor)
    for side in (-1, 1):
        sidewalls.SIDES[hall.sides](canvas, scene, view, side, hall.wall)
    pane = _window(canvas, scene, view) if hall.back == "window" else None
    if hall.back != "window":
        backwalls.BACKS[hall.back](canvas, scene, view, hall.wall)
    backwalls.LAMPS[hall.lamps](canvas, scene, view, hall.ceiling)
    _furnish(canvas, scene, view, hall.pieces)
    rooms.peopled(canvas, scene, pane)
    if dark:
        scene.add(Glow(canvas.width * 0.5, canvas.height * 0.3, canvas.height * 0.55, "#ffc873", 0.22))
    return scene


def _window(canvas: Canvas, scene: Scene, view: View) -> tuple[float, float, float, float]:
    """A window in the back wall; gives its middle, top, width and height."""
    left, top, right, bottom = backwalls.box_of(view)
    wide, high = right - left, bottom - top
    pane = ((left + right) / 2, top + high * 0.16, min(wide * 0.46, high * 0.9), high * 0.48)
    rooms.window(canvas, scene, *pane, draped=wide > canvas.width * 0.4)
    return pane


def _furnish(canvas: Canvas, scene: Scene, view: View, pieces: _Pieces) -> None:
    """What stands in the place anyway, far to near, as far as nobody asked for it."""
    taken = {n.prop.name for n in canvas.ask.nouns}
    for name, across, depth, tall in sorted(pieces, key=lambda p: -p[2]):
        prop = figures.PROPS.get(name)
        if prop is None or name in taken:
            continue
        x, y = view.at(across, 0, depth)
        high = canvas.height * tall * view.size(depth) * (1.15 if view.size(depth) < 0.5 else 1.0)
        piece = stand(canvas.figure(Noun(prop, name), round(across * 90) % 90), x, y, height=high, depth=0.25 * depth)
        scene.add(replace(piece, mirror=across > 0, noun=-1, shadow=True))
