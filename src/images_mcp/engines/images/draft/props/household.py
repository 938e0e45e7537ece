"""What stands about a house, a workshop and a shed: pans, brooms, bathtubs, boards, ladders, spades."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, chord, curve, ellipse, limb, line, poly, rect
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
        for k in range(5):
            brick = rect(9 + 27 * k - 13 * (j % 2), 18 + 15.4 * j, 24, 12.4, 1).left(112).right(8)
            s.add(brick, "main", "bricks", shade=0.14 if (j + k) % 3 else -0.12, detail=True)
    s.add(rect(-2, 4, 124, 12, 3), "light", "mantel")
    s.add(curve("28,110! 28,62 60,44 92,62 92,110!"), "dark", "hearth")
    s.add(curve("38,104 36,84 48,74 50,58 64,74 74,70 84,90 80,104"), "accent", "fire")
    s.add(curve("48,104 48,90 58,80 60,70 70,88 72,104"), "glow", "fire")
    s.add(rect(36, 100, 48, 7, 3).turn(-6, (60, 103)) + rect(36, 100, 48, 7, 3).turn(7, (60, 103)), "wood", "logs")
    return s.figure("front")


def bathtub(w: Wanted) -> Figure:
    """A bathtub on feet, foam in it, a tap on its rim."""
    s = Sketch(
        w, main=w.random.choice(("#8fc3cf", "#e0a898", "#9cc4a8")), white="#fbfaf6", metal="#8f99a3", light="#e6f3f7"
    )
    s.add(limb("100,28 100,6 95,-3 86,-4 81,4", (6, 6, 6, 6, 6)) + rect(95, 20, 10, 10, 2), "metal", "tap")
    s.add(rect(104, 7, 9, 4, 2) + rect(87, 7, 9, 4, 2), "metal", "handles", shade=-0.2)
    s.add(
        curve("18,66! 10,78 14,86 24,88! 34,74!") + curve("94,66! 102,78 98,86 88,88! 78,74!"),
        "metal",
        "feet",
        shade=-0.3,
    )
    for x, y, r in ((14, 26, 8), (26, 21, 11), (42, 17, 12), (58, 21, 11), (70, 26, 8), (48, 26, 9)):
        s.add(ellipse(x, y, r), "light", "foam", shade=0.03 * (x % 3))
    s.add(curve("4,32! 8,62 24,76 56,78 88,76 104,62 108,32!"), "main", "tub")
    s.add(rect(-2, 26, 116, 10, 5), "white", "rim")
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
    """A serving tray: raised rims, a handle at either end."""
    s = Sketch(w, wood=w.random.choice(("#a8703f", "#8a5a36")), light="#d9b07a", metal="#7d868f")
    s.line(line("4,44 -14,40 -12,24 10,22") + line("116,44 134,40 132,24 110,22"), 5, "metal", "handles", detail=False)
    s.add(poly("14,14 106,14 124,52 -4,52", 4), "wood", "rim")
    s.add(poly("20,19 100,19 102,25 18,25"), "wood", "back wall", shade=-0.4)
    s.add(poly("18,25 102,25 113,48 7,48", 2), "light", "floor")
    s.add(poly("-4,50 124,50 120,61 0,61", 3), "wood", "front wall", shade=-0.18)
    return s.figure("front", 60)


def slate(w: Wanted) -> Figure:
    """A slab of slate to serve on, a loop of cord at its end; a wooden board where one cuts on it."""
    if any(stem in w.said.casefold() for stem in _CUTTING):
        return _cutting_board(w)
    s = Sketch(w, dark="#3d444c", metal="#8a949e", wood="#c9a06a", white="#eef0ec")
    s.line(curve("108,30 128,20 138,28 130,40 110,36", closed=False), 3.6, "wood", "cord", detail=False)
    s.add(
        poly("12,14 30,12 58,14 84,11 106,14 113,24 111,30 122,46 96,48 66,46 30,49 -2,46"), "dark", "slab", shade=0.12
    )
    s.add(ellipse(107, 32, 4.4, 3), "wood", "hole", shade=-0.4)
    s.add(poly("-2,46 30,49 66,46 96,48 122,46 120,51 90,54 52,52 20,55 1,52"), "dark", "upper layer", shade=-0.1)
    s.add(poly("1,52 20,55 52,52 90,54 120,51 117,58 84,60 46,58 12,61 3,58"), "dark", "lower layer", shade=-0.35)
    fork = line("30,42 38,24") + line("34,20 36,27 41,27 42,20") + line("38,26 39,19")
    heart = curve("64,40! 50,30 55,21 64,27! 73,21 78,30", closed=True)
    s.line(fork + heart, 2.2, "white", "chalk drawing", detail=False)
    return s.figure("front", 55)


_CUTTING = ("chop", "cutting", "wood", "schneid", "holz", "cortar", "madera", "découper", "bois", "まな板")


def _cutting_board(w: Wanted) -> Figure:
    """A wooden board with a handle, a juice groove and the marks of knives."""
    s = Sketch(w, wood=w.random.choice(("#c08a52", "#a8703f")), light="#dcb582")
    s.add(poly("14,14 96,14 102,22 128,22 133,34 106,34 112,50 0,50", 3), "wood", "board", shade=0.1)
    s.add(ellipse(121, 28, 4.6, 2.8), "wood", "hole", shade=-0.5)
    s.line(poly("19,19 93,19 103,45 9,45", closed=True), 2, "wood", "groove", shade=-0.25, detail=False)
    s.line(line("34,26 60,38") + line("50,24 72,34") + line("66,40 84,28"), 1.2, "light", "cuts")
    s.add(poly("0,50 112,50 111,58 1,58", 2), "wood", "edge", shade=-0.25)
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
    """A screwdriver, aslant: a grooved handle, a collar, a flat blade."""
    s = Sketch(w, main=w.random.choice(("#e0a030", "#d8503f", "#3d7ea6")), metal="#aeb7c0", dark="#33373e")
    s.add(poly("36,60 44,60 44,108 48,116 46,128 34,128 32,116 36,108", 1), "metal", "blade")
    s.add(curve("24,6 40,-2 56,6 58,28 54,46 56,58! 24,58! 26,46 22,28"), "main", "handle")
    s.line(line("33,8 32,48") + line("40,6 40,48") + line("47,8 48,48"), 2.4, "dark", "grooves", detail=False)
    s.add(rect(29, 54, 22, 12, 3), "dark", "collar")
    return s.turned(38).figure("front")


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
    """A microscope: a curved arm from the foot to the tube, the stage under it."""
    s = Sketch(w, main="#3f7396", dark="#2f363e", glass="#8fc3dd", metal="#9aa3ad")
    s.add(rect(2, 100, 92, 12, 5), "dark", "foot")
    s.add(rect(24, 88, 16, 13, 2), "metal", "lamp")
    s.add(curve("42,18! 70,20 94,42 96,72 86,102! 62,102! 76,84 78,62 66,46 40,42!"), "main", "arm")
    s.add(rect(8, 76, 70, 7, 2), "dark", "stage")
    s.add(rect(18, 72, 30, 4, 1), "glass", "slide")
    s.add(rect(37, 54, 10, 14, 2).turn(14, (42, 34)), "metal", "objective")
    s.add(rect(32, 8, 20, 48, 4).turn(14, (42, 34)), "main", "tube", shade=0.16)
    s.add((rect(35, -10, 14, 20, 3) + rect(33, -13, 18, 7, 3)).turn(14, (42, 34)), "dark", "eyepiece")
    s.add(ellipse(84, 62, 7) + ellipse(82, 84, 5), "dark", "knobs")
    return s.figure("left")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    draw.__name__: draw
    for draw in (
        stall, pan, pot, toaster, fridge, stove, broom, bucket, mirror, fireplace, bathtub, television, ladder, box, tray, slate,
        blackboard, easel, shovel, rake, wheelbarrow, saw, screwdriver, drill, telescope, microscope,
    )
}  # fmt: skip
