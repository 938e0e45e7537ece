"""What stands about a house, a workshop and a shed: pans, brooms, bathtubs, boards, ladders, spades."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, chord, curve, ellipse, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted

ENAMEL = ("#d8503f", "#3d7ea6", "#4a9a7a", "#e0a030")


def stall(w: Wanted) -> Figure:
    """A stall with a striped awning, jugs and fruit on its counter."""
    s = Sketch(
        w,
        main=w.random.choice(ENAMEL),
        white="#fbf6ea",
        wood="#b98550",
        second="#f6c84a",
        glass="#f7e28a",
        leaf="#6fae5a",
    )
    s.add(rect(6, 20, 6, 92) + rect(108, 20, 6, 92), "wood", "posts", shade=-0.2)
    s.add(rect(10, 72, 100, 44, 2), "wood", "counter")
    for k in range(5):
        s.line(
            poly([(12 + 19.6 * (k + 1) - 10, 76), (12 + 19.6 * (k + 1) - 10, 114)], closed=False),
            1.4,
            "wood",
            "boards",
            shade=-0.25,
        )
    s.add(rect(2, 66, 116, 8, 2), "wood", "counter top", shade=0.2)
    s.add(poly("24,44 44,44 42,66 26,66", 2), "glass", "jug")
    s.line(curve("44,48 52,50 50,60 43,61", closed=False), 2.4, "glass", "jug handle", shade=-0.2, detail=False)
    for x, y in ((68, 60), (80, 60), (92, 60), (74, 51), (86, 51)):
        s.add(ellipse(x, y, 6), "second", "fruit", shade=0.06 * (x % 3))
    for k in range(6):
        x = 20 * k
        flap = poly([(x + 2, 4), (x + 18, 4), (x + 20, 26), (x, 26)]) + chord(x + 10, 26, 10, 0, 180)
        s.add(flap, "main" if k % 2 == 0 else "white", "awning")
    return s.figure("front")


def pan(w: Wanted) -> Figure:
    """A frying pan with an egg in it."""
    s = Sketch(w, dark="#34383f", metal="#6a727c", white="#fdfaf2", second="#f6b93a")
    s.add(rect(74, 44, 66, 9, 4), "dark", "handle")
    s.add(ellipse(44, 50, 44, 26), "dark", "pan")
    s.add(ellipse(44, 46, 40, 21), "metal", "inside", shade=-0.2)
    s.add(curve("16,46 26,34 44,36 58,32 72,44 62,58 42,56 26,60"), "white", "egg white")
    s.add(ellipse(42, 45, 10, 7.4), "second", "yolk")
    return s.figure("front")


def pot(w: Wanted) -> Figure:
    """A cooking pot with its lid."""
    s = Sketch(w, main=w.random.choice(ENAMEL), dark="#34383f")
    s.add(rect(-4, 50, 16, 8, 3) + rect(88, 50, 16, 8, 3), "dark", "handles")
    s.add(rect(8, 40, 84, 54, 10), "main", "pot")
    s.add(rect(8, 40, 84, 10), "main", "rim", shade=-0.2)
    s.add(chord(50, 40, 46, 180, 360, 20), "main", "lid", shade=0.14)
    s.add(rect(42, 12, 16, 9, 4), "dark", "knob")
    return s.figure("front")


def toaster(w: Wanted) -> Figure:
    """A toaster with two slices."""
    s = Sketch(w, metal="#c3cad2", wood="#d9a05f", light="#f4dba6", dark="#3a3f48")
    for x in (22, 54):
        s.add(curve(f"{x},50! {x - 2},16 {x + 2},8 {x + 13},6 {x + 24},8 {x + 28},16 {x + 26},50!"), "wood", "toast")
        s.add(curve(f"{x + 3},50! {x + 2},18 {x + 13},10 {x + 24},18 {x + 23},50!"), "light", "crumb")
    s.add(rect(4, 42, 92, 56, 14), "metal", "toaster")
    s.add(rect(16, 42, 68, 5, 2), "dark", "slot")
    s.add(rect(96, 54, 8, 12, 3) + rect(14, 96, 14, 6, 2) + rect(72, 96, 14, 6, 2), "dark", "lever")
    s.add(ellipse(50, 78, 8), "dark", "dial")
    return s.figure("front")


def fridge(w: Wanted) -> Figure:
    """A rounded fridge."""
    s = Sketch(w, main=w.random.choice(("#bfe0da", "#e8e6e0", "#e8b0a0")), metal="#9aa3ad")
    s.add(rect(0, 0, 62, 120, 10), "main", "fridge")
    s.add(rect(0, 40, 62, 3), "main", "door gap", shade=-0.4)
    s.add(rect(7, 18, 5, 16, 2) + rect(7, 50, 5, 26, 2), "metal", "handles")
    s.add(rect(6, 118, 10, 6, 2) + rect(46, 118, 10, 6, 2), "metal", "feet", shade=-0.4)
    return s.figure("front")


def stove(w: Wanted) -> Figure:
    """A cooker with an oven, a pot on it."""
    s = Sketch(w, white="#eceae4", dark="#33373e", glow="#f2a33c", main=w.random.choice(ENAMEL))
    s.add(rect(14, -20, 34, 22, 4), "main", "pot")
    s.add(rect(11, -24, 40, 5, 2), "main", "lid", shade=-0.2)
    s.add(rect(0, 2, 100, 98, 4), "white", "cooker")
    s.add(rect(0, 2, 100, 5), "dark", "hob")
    for x in (16, 34, 66, 84):
        s.add(ellipse(x, 18, 5.4), "dark", "knobs")
    s.add(rect(12, 34, 76, 50, 5), "dark", "oven door")
    s.add(rect(20, 46, 60, 32, 3), "glow", "oven window", shade=-0.2)
    s.add(rect(16, 37, 68, 4, 2), "white", "handle")
    return s.figure("front")


def broom(w: Wanted) -> Figure:
    """A broom."""
    s = Sketch(w, wood="#a8703f", second="#e0b45a", accent="#c8503c")
    s.add(rect(37, 0, 6, 84, 2), "wood", "stick")
    s.add(curve("30,80! 50,80! 60,122! 52,118 46,124 40,118 34,124 28,118 20,122!"), "second", "bristles")
    s.add(rect(29, 78, 22, 8, 2), "accent", "binding")
    s.line(line("36,90 33,112") + line("40,90 40,112") + line("45,90 48,112"), 1.4, "second", "straws", shade=-0.3)
    return s.figure("front")


def bucket(w: Wanted) -> Figure:
    """A bucket of water."""
    s = Sketch(w, main=w.random.choice((*ENAMEL, "#aab2ba")), glass="#8fc9dd", metal="#6f7780")
    s.line(curve("10,32 20,-4 50,-12 80,-4 90,32", closed=False), 3, "metal", "handle", detail=False)
    s.add(poly("8,30 92,30 78,102 22,102", 4), "main", "bucket")
    s.add(ellipse(50, 30, 43, 11), "main", "rim", shade=-0.25)
    s.add(ellipse(50, 31, 38, 8.6), "glass", "water")
    return s.figure("front")


def mirror(w: Wanted) -> Figure:
    """An oval mirror in its frame."""
    s = Sketch(w, wood=w.random.choice(("#b98545", "#8a5a3a", "#d9b060")), glass="#cfe6ee", white="#ffffff")
    s.add(ellipse(40, 60, 40, 60), "wood", "frame")
    s.add(ellipse(40, 60, 33, 52), "glass", "glass")
    s.add(poly("24,80 50,24 57,28 31,86") + poly("40,90 60,46 63,50 45,94"), "white", "shine", opacity=0.6)
    return s.figure("front")


def fireplace(w: Wanted) -> Figure:
    """A fireplace with a fire in it."""
    s = Sketch(w, main="#b5654a", light="#e6d8c2", dark="#2c2422", glow="#ffb03a", accent="#e8582a", wood="#7a4a2c")
    s.add(rect(6, 14, 108, 96), "main", "bricks")
    for j in range(6):
        for k in range(4):
            s.add(rect(8 + 27 * k - 12 * (j % 2) + 8, 18 + 15.4 * j, 23, 12.4, 1), "main", "bricks", shade=0.14 if (j + k) % 3 else -0.12, detail=True)  # fmt: skip
    s.add(rect(-2, 4, 124, 12, 3), "light", "mantel")
    s.add(curve("28,110! 28,62 60,44 92,62 92,110!"), "dark", "hearth")
    s.add(curve("38,104 36,84 48,74 50,58 64,74 74,70 84,90 80,104"), "accent", "fire")
    s.add(curve("48,104 48,90 58,80 60,70 70,88 72,104"), "glow", "fire")
    s.add(rect(36, 100, 48, 7, 3).turn(-6, (60, 103)) + rect(36, 100, 48, 7, 3).turn(7, (60, 103)), "wood", "logs")
    return s.figure("front")


def bathtub(w: Wanted) -> Figure:
    """A bathtub on feet, foam in it."""
    s = Sketch(w, white="#fbfaf6", metal="#c9a45a", light="#e6f3f7")
    for x, y, r in ((26, 26, 9), (38, 20, 11), (52, 24, 10), (66, 21, 9), (44, 28, 9)):
        s.add(ellipse(x, y, r), "light", "foam", shade=0.02 * (x % 3))
    s.line(curve("102,30 102,10 94,4 88,10", closed=False), 4, "metal", "tap", detail=False)
    s.add(rect(0, 26, 112, 8, 4), "white", "rim")
    s.add(curve("4,33! 8,62 24,72 56,74 88,72 104,62 108,33!"), "white", "tub", shade=-0.06)
    s.add(curve("20,70! 16,84 24,88! 32,73") + curve("92,70! 96,84 88,88! 80,73"), "metal", "feet")
    return s.figure("front")


def television(w: Wanted) -> Figure:
    """A flat television on its stand."""
    s = Sketch(w, dark="#2c3038", glass="#4f86b8", second="#f2c45a", leaf="#5f9a6f", metal="#8a929c")
    s.add(rect(0, 0, 130, 76, 4), "dark", "case")
    s.add(rect(4, 4, 122, 67, 2), "glass", "screen")
    s.add(curve("4,71! 4,52 34,40 66,56 100,38 126,50 126,71!"), "leaf", "picture")
    s.add(ellipse(96, 22, 10), "second", "picture")
    s.add(poly("58,76 72,76 74,86 56,86") + rect(40, 85, 50, 5, 2), "metal", "stand")
    return s.figure("front")


def ladder(w: Wanted) -> Figure:
    """A wooden ladder."""
    s = Sketch(w, wood=w.random.choice(("#b9803f", "#9a6a3a", "#c99a58")))
    for k in range(8):
        y = 8 + 14 * k
        s.add(rect(10 - k * 0.4, y, 32 + k * 0.8, 4.6, 1.4), "wood", "rungs", shade=-0.12)
    s.add(poly("8,0 14,0 8,122 0,122", 1) + poly("38,0 44,0 52,122 44,122", 1), "wood", "rails")
    return s.figure("front")


def box(w: Wanted) -> Figure:
    """A cardboard box with tape."""
    s = Sketch(w, main="#c99a63", light="#e6cfa0")
    s.add(poly("0,24 58,24 58,92 0,92", 1), "main", "front")
    s.add(poly("58,24 96,8 96,74 58,92", 1), "main", "side", shade=-0.2)
    s.add(poly("0,24 38,8 96,8 58,24", 1), "main", "top", shade=0.18)
    s.add(poly("22,24 36,24 74,8 60,8") + rect(22, 24, 14, 20), "light", "tape")
    return s.figure("front")


def tray(w: Wanted) -> Figure:
    """A serving tray with handles."""
    s = Sketch(w, wood=w.random.choice(("#a8703f", "#8a5a36")), light="#d9b07a")
    s.add(poly("12,20 108,20 122,58 -2,58", 6), "wood", "rim")
    s.add(poly("18,24 102,24 113,53 7,53", 4), "light", "tray")
    s.add(rect(-2, 56, 124, 8, 3), "wood", "edge", shade=-0.25)
    s.add(rect(6, 33, 8, 14, 3) + rect(106, 33, 8, 14, 3), "wood", "handles", shade=-0.3)
    return s.figure("front", 60)


def slate(w: Wanted) -> Figure:
    """A flat slab of slate to serve on."""
    s = Sketch(w, dark="#30353b", metal="#565e66")
    s.add(poly("14,16 40,13 82,15 110,17 122,46 86,48 40,47 -2,48", 2), "dark", "slab", shade=0.12)
    s.add(poly("-2,48 40,47 86,48 122,46 121,54 84,57 38,55 0,57", 1), "dark", "edge", shade=-0.3)
    s.line(
        line("20,24 50,22 90,25") + line("14,34 60,32 104,36") + line("10,42 48,40 90,43"),
        1,
        "metal",
        "grain",
        detail=True,
    )
    return s.figure("front", 55)


def blackboard(w: Wanted) -> Figure:
    """A blackboard on an easel."""
    s = Sketch(w, wood="#a8703f", dark="#2f4f45", white="#f2f4ee")
    s.add(poly("20,0 26,0 10,124 3,124", 1) + poly("84,0 90,0 107,124 100,124", 1), "wood", "legs")
    s.add(rect(2, 8, 106, 76, 3), "wood", "frame", shade=0.1)
    s.add(rect(8, 14, 94, 64, 1), "dark", "board")
    s.line(line("18,28 50,28") + line("18,40 64,40") + line("18,52 44,52"), 2.4, "white", "chalk", detail=False)
    s.add(rect(30, 84, 50, 5, 1), "wood", "ledge", shade=-0.2)
    return s.figure("front")


def easel(w: Wanted) -> Figure:
    """An easel with a painting on it."""
    s = Sketch(w, wood="#a8703f", white="#fbf7ec", glass="#8fc3dd", leaf="#6fa35a", second="#f4c64a")
    s.add(poly("46,-6 52,-6 54,124 46,124", 1), "wood", "back leg", shade=-0.25)
    s.add(poly("40,0 47,0 16,124 8,124", 1) + poly("52,0 59,0 92,124 84,124", 1), "wood", "legs")
    s.add(rect(8, 12, 84, 66, 1), "white", "canvas")
    s.add(rect(13, 17, 74, 56), "glass", "painting")
    s.add(curve("13,73! 13,56 36,46 58,58 87,48 87,73!"), "leaf", "painting")
    s.add(ellipse(68, 32, 8), "second", "painting")
    s.add(rect(6, 78, 88, 6, 1), "wood", "ledge")
    return s.figure("front")


def shovel(w: Wanted) -> Figure:
    """A spade."""
    s = Sketch(w, wood="#a8703f", metal="#8f99a3")
    s.add(rect(26, 0, 28, 7, 3), "wood", "grip")
    s.add(rect(36, 4, 8, 68, 2), "wood", "shaft")
    s.add(curve("22,72! 58,72! 60,98 40,122! 20,98"), "metal", "blade")
    s.add(rect(36.6, 70, 6.8, 26, 3), "metal", "socket", shade=-0.2)
    return s.figure("front")


def rake(w: Wanted) -> Figure:
    """A rake."""
    s = Sketch(w, wood="#a8703f", metal="#6f7a84")
    s.add(rect(37, 0, 6, 100, 2), "wood", "shaft")
    s.add(rect(8, 98, 64, 6, 2), "metal", "head")
    teeth = EMPTY
    for k in range(8):
        teeth += rect(9 + 8.4 * k, 102, 3.2, 20, 1)
    s.add(teeth, "metal", "teeth")
    return s.figure("front")


def wheelbarrow(w: Wanted) -> Figure:
    """A wheelbarrow of earth."""
    s = Sketch(
        w, main=w.random.choice(("#3f8f6a", "#c8503c", "#3d7ea6")), dark="#3a3a40", wood="#6b4a33", metal="#8f99a3"
    )
    s.add(curve("22,30 40,14 64,10 84,20 92,32"), "wood", "earth")
    s.line(line("2,34 30,52 92,72"), 4, "metal", "frame", detail=False)
    s.line(line("44,58 40,86 48,86"), 4, "metal", "leg", detail=False)
    s.add(poly("16,28 100,28 84,62 40,62", 3), "main", "tray")
    s.add(ellipse(98, 76, 16), "dark", "tyre")
    s.add(ellipse(98, 76, 8), "metal", "wheel")
    s.add(rect(-6, 31, 16, 6, 3), "dark", "grip")
    return s.figure("right")


def saw(w: Wanted) -> Figure:
    """A hand saw."""
    s = Sketch(w, metal="#b4bdc6", wood="#b0703c")
    points = [(30.0, 24.0), (124.0, 34.0), (124.0, 44.0)]
    for k in range(16):
        points += [(121.0 - 5.8 * k, 50.0), (118.0 - 5.8 * k, 44.5)]
    s.add(poly([*points, (30.0, 50.0)]), "metal", "blade")
    s.add(curve("34,18! 8,12 -2,26 2,46 10,58 34,54!"), "wood", "handle")
    s.add(ellipse(17, 35, 8, 11), "metal", "grip", shade=0.5)
    return s.figure("front")


def screwdriver(w: Wanted) -> Figure:
    """A screwdriver."""
    s = Sketch(w, main=w.random.choice(("#e0a030", "#d8503f", "#3d7ea6")), metal="#aeb7c0", dark="#33373e")
    s.add(poly("36,60 44,60 43,112 46,120 34,120 37,112", 1), "metal", "shaft")
    s.add(curve("28,4 40,0 52,4 53,26 50,44 52,58! 28,58! 30,44 27,26"), "main", "handle")
    s.line(line("35,8 34,50") + line("45,8 46,50"), 2.6, "dark", "grooves", detail=False)
    return s.figure("front")


def drill(w: Wanted) -> Figure:
    """A cordless drill."""
    s = Sketch(w, main=w.random.choice(("#e0a030", "#3d8f86", "#d8503f")), dark="#33373e", metal="#aeb7c0")
    s.add(rect(82, 25, 34, 5, 1), "metal", "bit")
    s.add(poly("66,16 84,21 84,34 66,39", 2), "dark", "chuck")
    s.add(rect(4, 10, 64, 34, 10), "main", "body")
    s.add(poly("14,40 40,40 34,84 10,84", 4), "main", "grip", shade=-0.14)
    s.add(rect(2, 82, 44, 20, 5), "dark", "battery")
    s.add(rect(38, 46, 8, 14, 3), "dark", "trigger")
    return s.figure("right")


def telescope(w: Wanted) -> Figure:
    """A telescope on a tripod."""
    s = Sketch(
        w, main=w.random.choice(("#3f5f9a", "#b8483f", "#e6e2d8")), dark="#33373e", metal="#c9a45a", wood="#8a5a36"
    )
    s.add(poly("50,52 55,54 29,122 23,122") + poly("52,54 57,52 86,122 80,122") + rect(51, 54, 5, 66), "wood", "tripod")
    tube_ = Sketch(w)
    tube_.add(rect(4, 40, 26, 14, 3), "dark", "eyepiece")
    tube_.add(rect(26, 34, 66, 26, 4), "main", "tube")
    tube_.add(rect(86, 31, 12, 32, 3) + rect(46, 33, 5, 28, 1), "metal", "rings")
    s.place(tube_, lambda p: p.turn(-26, (54, 48)))
    s.add(ellipse(53, 54, 7), "dark", "mount")
    return s.figure("right")


def microscope(w: Wanted) -> Figure:
    """A microscope."""
    s = Sketch(w, main="#3f7396", dark="#2f363e", glass="#8fc3dd", metal="#9aa3ad")
    s.add(rect(6, 98, 74, 12, 5), "dark", "base")
    s.line(curve("28,98 78,92 82,56 52,34", closed=False), 10, "main", "arm", detail=False)
    body = rect(34, 0, 15, 26, 3) + rect(31, 22, 21, 34, 3) + rect(36, 54, 11, 12, 2)
    s.add(body.turn(-18, (42, 40)), "main", "tube", shade=0.16)
    s.add(rect(34, -2, 15, 7, 3).turn(-18, (42, 40)), "dark", "eyepiece")
    s.add(rect(10, 76, 50, 6, 2), "dark", "stage")
    s.add(rect(22, 72, 22, 4, 1), "glass", "slide")
    s.add(ellipse(72, 82, 6), "dark", "knob")
    return s.figure("left")


def scarf(w: Wanted) -> Figure:
    """A knitted scarf, loosely tied."""
    s = Sketch(w, main=w.random.choice(("#d8503f", "#3d7ea6", "#e0a030")), light="#fbf3e0")
    s.add(poly("40,40 60,40 74,112 52,114", 3), "main", "end", shade=-0.12)
    s.add(poly("30,40 50,40 42,104 20,102", 3), "main", "end")
    s.add(rect(22, 84, 23, 8).turn(6, (32, 88)) + rect(51, 92, 23, 8).turn(-8, (62, 96)), "light", "stripes")
    s.add(curve("4,22 22,4 50,0 78,4 96,22 88,40 50,50 12,40"), "main", "loop")
    s.add(curve("22,20 50,10 78,20 66,28 50,30 34,28"), "main", "inside", shade=-0.4)
    return s.figure("front")


def glove(w: Wanted) -> Figure:
    """A mitten pair."""
    s = Sketch(w, main=w.random.choice(("#d8503f", "#3d7ea6", "#6f9a5a")), light="#fbf3e0")
    for x, lean in ((0, -8), (50, 8)):
        part = Sketch(w)
        part.add(
            curve(f"{x + 8},74! {x + 6},30 {x + 14},8 {x + 26},4 {x + 38},10 {x + 42},30 {x + 40},74!"),
            "main",
            "mitten",
        )
        side = x + 6 if lean < 0 else x + 42
        out = -1 if lean < 0 else 1
        part.add(
            curve(f"{side},58 {side + out * 14},40 {side + out * 12},28 {side + out * 3},32 {side - out * 2},44"),
            "main",
            "thumb",
            shade=-0.1,
        )
        part.add(rect(x + 5, 70, 38, 18, 4), "light", "cuff")
        s.place(part, lambda p, lean=lean, x=x: p.turn(lean, (x + 24, 50)))  # type: ignore[misc]  # bound per turn
    return s.figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    draw.__name__: draw
    for draw in (
        stall, pan, pot, toaster, fridge, stove, broom, bucket, mirror, fireplace, bathtub, television, ladder, box, tray, slate,
        blackboard, easel, shovel, rake, wheelbarrow, saw, screwdriver, drill, telescope, microscope, scarf, glove,
    )
}  # fmt: skip
