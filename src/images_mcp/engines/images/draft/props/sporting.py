"""Balls, boards and beasts: what people play with, ride, and meet by the sea."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, ellipse, limb, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, eye
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def basketball(w: Wanted) -> Figure:
    """A basketball."""
    s = Sketch(w, main="#e07b2f", dark="#33261f")
    s.add(ellipse(50, 50, 50), "main", "ball")
    seams = line("2,50 98,50") + line("50,2 50,98") + curve("17,17 36,34 36,66 17,83", closed=False)
    s.line(seams + curve("83,17 64,34 64,66 83,83", closed=False), 3, "dark", "seams", detail=False)
    return s.figure("front")


def skateboard(w: Wanted) -> Figure:
    """A skateboard from the side."""
    s = Sketch(
        w, main=w.random.choice(("#d8503f", "#3d8f86", "#7a5a9a")), dark="#33373e", light="#f6efe0", metal="#9aa3ad"
    )
    s.add(poly("0,10 8,8 20,22 100,22 112,8 120,10 104,32 16,32", 5), "main", "deck")
    s.line(line("22,22 98,22"), 2.4, "dark", "grip", detail=False)
    for x in (30, 90):
        s.add(poly([(x - 9, 30), (x + 9, 30), (x + 4, 44), (x - 4, 44)]), "metal", "truck")
        s.add(ellipse(x, 44, 9), "light", "wheel")
        s.add(ellipse(x, 44, 3.4), "metal", "axle")
    return s.figure("front")


def surfboard(w: Wanted) -> Figure:
    """A surfboard standing upright."""
    s = Sketch(w, main=w.random.choice(("#f2a33c", "#4fb0c0", "#e8705a")), white="#fdf8ea", dark="#3a4a56")
    s.add(curve("30,0 50,24 56,64 48,112 30,122 12,112 4,64 10,24"), "white", "board")
    s.add(curve("30,0 50,24 54,46! 6,46! 10,24"), "main", "nose")
    s.add(poly("5,78 55,78 53,92 7,92"), "main", "stripe")
    s.line(line("30,2 30,120"), 1.6, "dark", "stringer", detail=False)
    return s.figure("front")


def skis(w: Wanted) -> Figure:
    """A pair of skis standing upright, a pole on either side."""
    s = Sketch(w, main=w.random.choice(("#d8503f", "#3d7ea6")), light="#f6efe0", dark="#33373e", metal="#aab3bc")
    for x, lean in ((40, -3), (62, 3)):
        ski = curve(f"{x},-6 {x + 8},8 {x + 7},30! {x + 8},126! {x - 8},126! {x - 7},30! {x - 8},8")
        s.add(ski.turn(lean, (x, 126)), "main", "ski")
        s.add((rect(x - 7, 34, 14, 9) + rect(x - 7.4, 100, 14.8, 9)).turn(lean, (x, 126)), "light", "stripes")
        binding = rect(x - 6, 58, 12, 10, 3) + rect(x - 6, 76, 12, 12, 3)
        s.add(binding.turn(lean, (x, 126)), "dark", "binding")
    for x, lean in ((10, -2), (92, 2)):
        s.add(rect(x - 2, 34, 4, 92, 1.6).turn(lean, (x, 126)), "metal", "pole")
        s.add(rect(x - 4, 22, 8, 20, 4).turn(lean, (x, 126)), "dark", "grip")
        s.add(ellipse(x, 114, 9, 3).turn(lean, (x, 126)), "dark", "basket")
    return s.figure("front")


def dumbbell(w: Wanted) -> Figure:
    """A dumbbell."""
    s = Sketch(w, dark="#3a3f48", metal="#aab3bc")
    s.add(rect(30, 26, 64, 9, 2), "metal", "bar")
    for x, high in ((12, 44), (24, 60), (88, 60), (100, 44)):
        s.add(rect(x, 30 - high / 2, 11, high, 4), "dark", "weights", shade=0.1 if high > 50 else 0)
    return s.figure("front")


def helmet(w: Wanted) -> Figure:
    """A bicycle helmet from the side: long vents, a peak, straps meeting under the chin."""
    s = Sketch(w, main=w.random.choice(("#d8503f", "#3d7ea6", "#e0a030")), dark="#33373e", light="#f6efe0")
    s.line(
        line("18,54 40,76 52,94") + line("84,56 66,78 54,94") + line("48,58 50,76 52,94"),
        4,
        "dark",
        "straps",
        detail=False,
    )
    s.add(rect(45, 90, 15, 9, 3), "light", "buckle")
    s.add(curve("98,44! 118,50 132,60! 112,62 92,58!"), "dark", "peak")
    s.add(curve("-4,56! -4,34 16,10 52,2 88,10 108,36 110,58! 78,54 50,62 22,58"), "main", "helmet")
    for slit in ("4,44 14,26 38,12", "24,50 34,28 62,11", "48,51 58,30 84,18", "74,48 84,36 100,32"):
        s.add(limb(slit, (2.4, 8, 2.4)), "dark", "vents")
    s.add(curve("-4,56! 22,58 50,62 78,54 110,58! 108,65 78,61 50,69 22,65 -2,63"), "light", "rim")
    return s.figure("right")


def dolphin(w: Wanted) -> Figure:
    """A leaping dolphin."""
    s = Sketch(w, main="#5f8fb0", light="#dfeaf0", black="#22303a", accent="#c8503c")
    s.add(curve("6,66! -8,70 -18,82! -2,84 8,78! 14,92 28,98! 26,82 16,68"), "main", "tail", shade=-0.1)
    s.add(curve("46,26! 42,10 30,-2! 52,2 70,24!"), "main", "fin", shade=-0.16)
    s.add(
        curve("128,72! 122,62 112,56! 106,42 90,27 62,20 34,30 14,52 4,72! 18,76 34,64 58,58 82,64 100,73 116,75"),
        "main",
        "body",
    )
    s.add(curve("124,74! 104,70 84,60 58,53 34,62! 58,59 82,65 100,73 116,75"), "light", "belly")
    s.line(line("127,71 116,67 106,66"), 1.6, "black", "mouth", detail=False)
    s.add(curve("84,58! 78,76 62,88! 64,72 70,58!"), "main", "flipper", shade=-0.16)
    eye(s, 101, 56, 2.6)
    dress(s, Head(92, 30, 34, 34, ((94, 53), (103, 57)), (72, 42, 40)))
    return s.figure("right")


def shark(w: Wanted) -> Figure:
    """A shark in profile."""
    s = Sketch(w, main="#6f8494", light="#e9eef0", black="#22303a", dark="#3a4650", white="#ffffff")
    s.add(curve("14,50! -8,22 -6,18! 14,32 26,44") + curve("14,50! 0,72 4,76! 18,64 28,54"), "main", "tail", shade=-0.1)
    s.add(curve("52,32! 62,4 76,2! 78,32"), "main", "back fin", shade=-0.12)
    s.add(curve("12,50! 40,32 80,26 114,34 128,48! 118,58 84,68 44,62"), "main", "body")
    s.add(curve("30,56! 70,60 104,52 126,50! 112,62 80,70 46,64"), "light", "belly")
    s.add(curve("76,62! 66,86 80,88! 94,64"), "main", "flipper", shade=-0.16)
    s.add(poly("98,55 122,52 116,60 104,61"), "dark", "mouth")
    s.add(poly("100,55 103,59 106,55") + poly("107,54.4 110,58.4 113,54"), "white", "teeth")
    s.line(line("88,42 86,54") + line("82,42 80,54") + line("76,43 74,54"), 1.6, "dark", "gills", detail=False)
    eye(s, 110, 43, 2.6)
    return s.figure("right")


def crab(w: Wanted) -> Figure:
    """A crab with raised claws."""
    s = Sketch(w, main="#e2583c", black="#2a1d1c", white="#ffffff")
    for k, (y, out) in enumerate(((60, 10), (66, 4), (72, 10))):
        s.line(line(f"30,{y} 14,{y + 4} {out},{y + 18 - 3 * k}").both(), 4.4, "main", "legs", shade=-0.14, detail=False)
    s.line(line("28,50 12,40 14,24").both(), 6, "main", "arms", detail=False)
    s.add(curve("14,30 0,20 2,4 12,0! 12,12 20,14! 24,2 30,10 26,24").both(), "main", "claws")
    s.add(ellipse(50, 60, 32, 22), "main", "shell")
    s.add(ellipse(40, 50, 4) + ellipse(60, 50, 4), "main", "spots", shade=0.22, detail=True)
    s.line(line("42,42 40,30").both(), 3, "main", "stalks", detail=False)
    eye(s, 40, 28, 4.4)
    eye(s, 60, 28, 4.4)
    s.line(curve("42,66 50,71 58,66", closed=False), 2, "black", "mouth", detail=False)
    return s.figure("front")


def ladybug(w: Wanted) -> Figure:
    """A ladybird from above."""
    s = Sketch(w, main="#dc3a2f", dark="#22201f", white="#ffffff")
    for y in (44, 62, 80):
        s.line(line(f"20,{y} 6,{y - 2} 0,{y + 6}").both(), 3, "dark", "legs", detail=False)
    s.line(curve("42,18 38,6 28,2", closed=False).both(), 2.4, "dark", "feelers", detail=False)
    s.add(ellipse(50, 26, 20, 16), "dark", "head")
    s.add(ellipse(40, 22, 4.4) + ellipse(60, 22, 4.4), "white", "eyes")
    s.add(ellipse(50, 62, 36, 38), "main", "wings")
    s.line(line("50,26 50,100"), 2.6, "dark", "seam", detail=False)
    s.add((ellipse(34, 46, 6) + ellipse(28, 66, 7) + ellipse(38, 84, 5)).both(), "dark", "spots")
    return s.figure("front")


def panda(w: Wanted) -> Figure:
    """A sitting panda."""
    s = Sketch(w, white="#fbf8f2", dark="#2b2a2e", black="#1a191c", accent="#d8403a")
    s.add(ellipse(24, 14, 12) + ellipse(76, 14, 12), "dark", "ears")
    s.add(curve("50,50 80,58 90,84 80,112! 20,112! 10,84 20,58"), "white", "body")
    s.add(curve("16,66 6,80 18,98 34,90 34,72").both(), "dark", "arms")
    s.add(ellipse(24, 108, 16, 11) + ellipse(76, 108, 16, 11), "dark", "feet")
    s.add(curve("50,6 78,12 90,34 82,54 50,64 18,54 10,34 22,12"), "white", "head")
    s.add(ellipse(32, 36, 10, 8, -36) + ellipse(68, 36, 10, 8, 36), "dark", "eye patches")
    s.add(ellipse(33, 35, 3) + ellipse(67, 35, 3), "white", "eyes")
    s.add(ellipse(50, 46, 5, 3.4), "black", "nose")
    s.line(curve("43,53 50,56 57,53", closed=False), 1.8, "black", "mouth", detail=False)
    dress(s, Head(50, 12, 60, 0, ((32, 36), (68, 36)), (50, 62, 46)))
    return s.figure("front")


def monkey(w: Wanted) -> Figure:
    """A monkey sitting, its tail curled."""
    s = Sketch(w, main="#8a5a3a", skin="#e6b98c", black="#2a1d1c", accent="#d8403a")
    s.line(curve("72,96 98,94 102,68 88,62 84,74", closed=False), 5, "main", "tail", detail=False)
    s.add(curve("50,48 70,58 76,88 66,108! 34,108! 24,88 30,58"), "main", "body")
    s.add(ellipse(50, 84, 15, 20), "skin", "belly")
    s.add(limb("30,62 16,82 28,100", (10, 8, 8)).both(), "main", "arms", shade=-0.12)
    s.add(ellipse(30, 108, 13, 7) + ellipse(70, 108, 13, 7), "skin", "feet", shade=-0.1)
    s.add(ellipse(16, 32, 10) + ellipse(84, 32, 10), "main", "ears")
    s.add(ellipse(16, 32, 6) + ellipse(84, 32, 6), "skin", "inner ears")
    s.add(ellipse(50, 32, 32, 30), "main", "head")
    s.add(curve("50,22 64,14 76,28 70,40 74,52 50,62 26,52 30,40 24,28 36,14"), "skin", "face")
    eye(s, 38, 32, 3.6)
    eye(s, 62, 32, 3.6)
    s.add(ellipse(46, 44, 1.6) + ellipse(54, 44, 1.6), "black", "nose")
    s.line(curve("38,51 50,57 62,51", closed=False), 2, "black", "mouth", detail=False)
    dress(s, Head(50, 8, 46, 0, ((38, 32), (62, 32)), (50, 60, 34)))
    return s.figure("front")


def swan(w: Wanted) -> Figure:
    """A swan on the water."""
    s = Sketch(w, white="#fdfbf6", main="#ee8434", black="#22201f", light="#dfe6ea")
    s.add(curve("30,84! 26,60 34,44 52,36 52,20 42,12 30,18! 30,6 46,-2 62,8 64,28 56,48 48,64 60,84"), "white", "neck")
    s.add(curve("24,70 34,56 64,54 96,46 116,36! 112,66 92,88 40,90"), "white", "body")
    s.add(curve("46,66 72,58 104,54! 98,74 72,82 50,80"), "light", "wing")
    s.add(curve("30,10! 16,16 18,20! 32,20"), "main", "beak")
    s.add(curve("30,8 36,10 33,18 30,19"), "black", "mask")
    eye(s, 40, 9, 2)
    return s.figure("left", 88)


def caterpillar(w: Wanted) -> Figure:
    """A caterpillar arching along on its little feet."""
    s = Sketch(
        w, main=w.random.choice(("#8fbf4a", "#a8c83f", "#6fb06a")), second="#f2c53d", dark="#4a3a2c", black="#22201f"
    )
    rings = ((8, 66), (24, 60), (38, 50), (54, 44), (70, 50), (84, 60))
    for x, y in rings:
        s.line(
            poly([(x - 3, y + 12), (x - 4, y + 24)], closed=False)
            + poly([(x + 4, y + 12), (x + 4, y + 24)], closed=False),
            4,
            "dark",
            "feet",
            detail=False,
        )
    for k, (x, y) in enumerate(rings):
        s.add(ellipse(x, y, 14.5), "main", "rings", shade=-0.14 if k % 2 else 0.06)
        s.add(ellipse(x, y - 3, 3.6), "second", "spots")
    s.line(
        curve("98,34 94,22 88,18", closed=False) + curve("106,34 110,22 117,19", closed=False),
        2.6,
        "dark",
        "feelers",
        detail=False,
    )
    s.add(ellipse(88, 17, 3.2) + ellipse(117, 18, 3.2), "dark", "feeler tips")
    s.add(ellipse(102, 50, 18.5), "main", "head", shade=0.1)
    eye(s, 98, 46, 3.4)
    eye(s, 110, 46, 3.4)
    s.line(curve("98,56 104,60 111,56", closed=False), 2, "black", "mouth", detail=False)
    dress(s, Head(103, 36, 30, 4, ((98, 46), (110, 46)), None))
    return s.figure("right")


def chrysalis(w: Wanted) -> Figure:
    """A chrysalis hanging from a twig."""
    s = Sketch(w, main=w.random.choice(("#a8b86a", "#c2a46a")), wood="#7a5236", leaf="#5f9a4a")
    s.add(limb("4,10 40,5 96,12", (6, 7, 4)), "wood", "twig")
    s.add(curve("78,10! 82,-6 98,-12! 98,2 88,10") + curve("18,10! 8,22 -4,22! 0,12 8,8"), "leaf", "leaves")
    s.line(poly([(50, 8), (50, 22)], closed=False), 2.6, "wood", "thread", detail=False)
    s.add(curve("50,18 60,24 68,40 70,60 62,82 50,104 38,82 30,60 32,40 40,24"), "main", "chrysalis")
    for y, out in ((58, 19.4), (70, 16.4), (81, 12)):
        s.line(curve([(50 - out, y), (50, y + 5), (50 + out, y)], closed=False), 2.2, "main", "rings", shade=-0.4)
    s.line(curve("40,25 42,42 50,54 58,42 60,25", closed=False), 2.2, "main", "wing cases", shade=-0.4)
    return s.figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "basketball": basketball, "skateboard": skateboard, "surfboard": surfboard, "skis": skis, "dumbbell": dumbbell,
    "helmet": helmet, "dolphin": dolphin, "shark": shark, "crab": crab, "ladybug": ladybug, "panda": panda,
    "monkey": monkey, "swan": swan, "caterpillar": caterpillar, "chrysalis": chrysalis,
}  # fmt: skip
