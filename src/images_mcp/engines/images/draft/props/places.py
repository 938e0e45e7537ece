"""What one sits on, looks out from or sails past: benches, balconies, branches, icebergs; and what carries food."""

from collections.abc import Callable
from functools import partial

from images_mcp.engines.images.draft.props.path import EMPTY, Path, Point, curve, ellipse, limb, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def bench(w: Wanted) -> Figure:
    """A park bench from the front: slats, iron arms and feet."""
    s = Sketch(w, wood=w.random.choice(("#b5793f", "#8f5c34", "#6f8a52")), dark="#34363d")
    for x in (10, 126):
        s.add(poly([(x, 8), (x + 6, 8), (x + 6, 54), (x, 54)], 2), "dark", "back post")
    for y in (8, 20, 32):
        s.add(rect(0, y, 142, 8.4, 2), "wood", "back slat", shade=0.1 - 0.006 * y)
    s.add(poly("14,52 128,52 134,57 8,57", 1), "wood", "seat slat", shade=0.2)
    s.add(poly("8,57.5 134,57.5 139,63 3,63", 1), "wood", "seat slat", shade=0.08)
    s.add(rect(1, 63.5, 140, 6.6, 2), "wood", "seat edge", shade=-0.14)
    for x, side in ((12, -1), (130, 1)):
        leg = curve(
            [(x - 3, 69), (x + 3, 69), (x + 2, 84), (x + 5 * side + 4, 99), (x + 5 * side - 4, 99), (x - 3, 84)]
        )
        s.add(leg, "dark", "leg")
        s.line(
            curve([(x, 34), (x + 6 * side, 36), (x + 7 * side, 48), (x + 2 * side, 68)], closed=False),
            4,
            "dark",
            "arm rest",
            detail=False,
        )
        s.add(rect(x - 9 + 3 * side, 96, 18, 4, 2), "dark", "foot")
    s.line(poly("22,84 120,84", closed=False), 2.6, "dark", "stretcher", detail=False)
    return s.figure("front")


def balcony(w: Wanted) -> Figure:
    """A balcony on a house wall: glass doors, shutters, a slab on brackets, flower boxes on the railing."""
    s = Sketch(
        w,
        main=w.random.choice(("#e8c9a0", "#d9a58a", "#c7d3c0", "#e6d3b8")),
        white="#fbf8f0",
        glass="#8fb6c9",
        accent="#3f7f7a",
        metal="#3b3f49",
        leaf="#5d9a4e",
        second="#d84f5c",
        wood="#a8603f",
    )
    s.add(rect(0, 0, 120, 118), "main", "house wall")
    s.line(
        poly("4,14 22,14", closed=False)
        + poly("98,30 116,30", closed=False)
        + poly("6,50 18,50", closed=False)
        + poly("100,58 114,58", closed=False),
        2,
        "main",
        "bricks",
        shade=-0.16,
    )
    s.add(rect(36, 12, 48, 76, 2), "white", "door frame")
    s.add(rect(40, 17, 18.4, 69) + rect(61.6, 17, 18.4, 69), "glass", "glass door")
    s.add(
        poly("40,40 58.4,22 58.4,34 40,52") + poly("61.6,40 80,22 80,34 61.6,52"),
        "white",
        "glass shine",
        opacity=0.4,
        detail=True,
    )
    s.line(
        poly("40,42 58.4,42", closed=False) + poly("61.6,42 80,42", closed=False),
        2,
        "white",
        "glazing bars",
        detail=True,
    )
    for x in (18, 86):
        s.add(rect(x, 13, 16, 75, 1), "accent", "shutter")
        s.line(_rungs(x + 2.4, x + 13.6, 20, 82, 7), 1.4, "accent", "shutter slats", shade=-0.3)
    s.add(poly("4,88 116,88 116,96 4,96", 1), "white", "slab", shade=-0.1)
    s.add(poly("4,93 116,93 116,96 4,96"), "white", "slab edge", shade=-0.28)
    for x in (16, 92):
        s.add(curve([(x, 96), (x + 12, 96), (x + 11, 104), (x + 4, 110), (x, 116)]), "white", "bracket", shade=-0.2)
    balusters = EMPTY
    for k in range(16):
        balusters += poly([(8 + k * 6.93, 64), (8 + k * 6.93, 88)], closed=False)
    s.line(balusters, 1.9, "metal", "railing", detail=False)
    s.add(rect(4, 60, 112, 4.4, 2), "metal", "railing")
    s.add(rect(4, 84, 112, 2.6, 1), "metal", "railing")
    for x in (12, 74):
        s.add(rect(x, 66, 34, 9, 2), "wood", "railing flower box")
        for k in range(7):
            px, py = x + 3 + k * 4.7, 62 - 3.4 * (k % 2)
            s.add(ellipse(px, py + 3, 4.6, 4), "leaf", "railing leaves", shade=-0.1 * (k % 3))
        for k in range(6):
            s.add(ellipse(x + 5 + k * 5, 58 + 3.4 * (k % 2), 2.6), "second", "railing flowers", shade=0.12 * (k % 2))
    return s.figure("front")


def _rungs(x0: float, x1: float, top: float, low: float, step: float) -> Path:
    out, y = EMPTY, top
    while y <= low:
        out += poly([(x0, y), (x1, y)], closed=False)
        y += step
    return out


def branch(w: Wanted) -> Figure:
    """A branch reaching across, with twigs and leaves."""
    s = Sketch(w, wood="#7a5236", leaf=w.random.choice(("#5f9a45", "#7fae3f", "#4f8f5f")), dark="#4f3422")
    s.add(limb("34,56 24,42 20,28", (5, 4, 2.4)) + limb("92,51 104,34 118,26", (5, 4, 2)), "wood", "twig", shade=-0.12)
    s.add(limb("66,52 74,66 88,76", (5, 4, 2)), "wood", "twig", shade=-0.2)
    s.add(limb("-4,66 24,58 52,55 84,52 116,52 142,44", (14, 12, 10, 8.4, 6, 2.6)), "wood", "bough")
    s.line(line("4,62 26,57 44,56") + line("58,53 80,51"), 1.5, "wood", "bark", shade=0.3)
    s.line(line("2,68 20,63") + line("34,60 50,58"), 1.5, "wood", "bark", shade=-0.35)
    s.add(ellipse(44, 56, 3.4, 2.6), "dark", "knot", detail=True)
    for x, y, turn, size in (
        (20, 26, -60, 1.0), (14, 34, -150, 0.86), (28, 36, -20, 0.8), (118, 25, -30, 1.0), (106, 27, -110, 0.86),
        (112, 38, 30, 0.8), (144, 43, -10, 1.05), (132, 38, -80, 0.9), (133, 55, 60, 0.86), (90, 77, 40, 1.0), (80, 79, 110, 0.84),
    ):  # fmt: skip
        _leaf(s, x, y, turn, size)
    return s.figure("front", 84)


def _leaf(s: Sketch, x: float, y: float, turn: float, size: float) -> None:
    blade = curve("0,0! 6,-6 16,-6 24,0! 16,6 6,6").scale(size).turn(turn).move(x, y)
    s.add(blade, "leaf", "leaf", shade=0.14 if turn > -45 else -0.08)
    s.line(
        poly([(1, 0), (20, 0)], closed=False).scale(size).turn(turn).move(x, y), 0.9, "leaf", "leaf vein", shade=-0.3
    )


def iceberg(w: Wanted) -> Figure:
    """The tip above the water and the much larger mass below it."""
    s = Sketch(w, light="#f6fbfd", second="#bfe0ec", glass="#4f9fc4", dark="#2f6f9c", white="#ffffff", accent="#7cc0da")
    s.add(
        poly("2,46 24,42 46,48 74,46 98,43 106,60 100,82 82,104 62,122 52,136 40,120 20,106 6,84 -4,62"),
        "glass",
        "ice below",
    )
    s.add(poly("2,46 24,42 46,48 40,78 20,106 6,84 -4,62"), "glass", "ice below", shade=0.16)
    s.add(poly("46,48 74,46 66,84 52,136 40,120 40,78"), "glass", "ice below", shade=-0.08)
    s.add(poly("74,46 98,43 106,60 100,82 82,104 66,84"), "dark", "ice below", opacity=0.75)
    s.add(poly("10,46 18,20 30,14 40,-14 52,-22 60,-4 70,2 80,24 92,32 98,45 74,50 46,52 24,50"), "light", "ice")
    s.add(poly("52,-22 60,-4 70,2 80,24 92,32 98,45 74,50 62,22 52,2"), "second", "ice shade")
    s.add(poly("30,14 40,-14 46,10 38,30 46,52 24,50 28,32"), "second", "ice facet", shade=0.3)
    s.add(poly("62,22 80,24 98,45 74,50"), "second", "ice facet", shade=-0.16)
    wash = "-34,46 -20,42 -6,46 8,42 22,46 36,42 50,46 64,42 78,46 92,42 106,46 120,42 136,46"
    s.line(line(wash), 4.4, "accent", "waterline", detail=False)
    s.line(
        line("-26,54 -14,51 -2,54") + line("108,54 118,51 128,54"), 2.6, "accent", "ripples", shade=0.2, detail=False
    )
    return s.figure("front")


def basket(w: Wanted) -> Figure:
    """A wicker basket with a high handle."""
    s = Sketch(w, main=w.random.choice(("#c58a4a", "#b0713a", "#d5a561")), dark="#5a3820")
    s.line(curve("10,50 14,12 50,-8 86,12 90,50", closed=False), 6, "main", "handle", shade=-0.12, detail=False)
    s.line(curve("10,50 14,12 50,-8 86,12 90,50", closed=False), 1.4, "main", "handle light", shade=0.3)
    s.add(ellipse(50, 48, 47, 9), "dark", "inside")
    body = curve("3,50! 97,50! 92,76 85,99! 70,103 30,103 15,99! 8,76")
    s.add(body, "main", "wicker")
    for j in range(5):
        for i in range(10):
            x, y = 2 + i * 9.9 + (4.9 if j % 2 else 0), 58 + j * 9.4
            half = 46 - 0.26 * (y - 50)
            if x + 8.8 > 50 + half or x < 50 - half:
                continue
            s.add(ellipse(x + 4.4, y, 5, 3.5), "main", "weave", shade=(0.2, -0.2)[(i + j) % 2])
    s.add(rect(-1, 46, 102, 8.6, 4), "main", "rim", shade=0.1)
    twists = EMPTY
    for k in range(14):
        twists += poly([(4 + k * 7, 53.4), (8 + k * 7, 47.4)], closed=False)
    s.line(twists, 1.5, "main", "rim twist", shade=-0.35)
    return s.figure("front")


def plate(w: Wanted) -> Figure:
    """A laid plate seen from the table's edge, fork and knife beside it."""
    s = Sketch(w, light="#fbf8f1", accent=w.random.choice(("#3f74b0", "#c8503c", "#4f8f6a")), metal="#aab4bf")
    s.add(ellipse(50, 51, 50, 23), "light", "plate edge", shade=-0.22)
    s.add(ellipse(50, 48, 50, 23), "light", "plate")
    s.add(_oval_ring(50, 48, (45.5, 20.6), (42.5, 19)), "accent", "rim line")
    s.add(ellipse(50, 49, 33, 14), "light", "well", shade=-0.16)
    s.add(ellipse(50, 50.4, 32, 13), "light", "well light", shade=0.05)
    fork = rect(-2.2, 16, 4.4, 48, 2) + curve(
        "-8,-8! -8,8 -2,18! 2,18! 8,8 8,-8! 5.4,-8! 5.4,4! 1.6,4! 1.6,-8! -1.6,-8! -1.6,4! -5.4,4! -5.4,-8!"
    )
    knife = rect(-2.4, 26, 4.8, 38, 2) + curve("-2.4,26! -2.4,-10! 5,-4 6,14 2.4,28!")
    for tool, x, lean, name in ((fork, -20, 16, "fork"), (knife, 120, -16, "knife")):
        s.add(tool.scale(0.84, 0.66).map(partial(_leaning, by=lean / 90)).move(x, 36), "metal", name)
    return s.figure("front")


def _leaning(p: Point, by: float) -> Point:
    return p[0] - p[1] * by, p[1]


def _oval_ring(x: float, y: float, outer: tuple[float, float], inner: tuple[float, float]) -> Path:
    return ellipse(x, y, *outer) + ellipse(x, y, *inner).reverse()


def avocado(w: Wanted) -> Figure:
    """Half an avocado with its stone, a whole one behind it."""
    s = Sketch(w, main="#3f5a2a", leaf="#b9cf5a", light="#f3eda6", wood="#8a5228")
    whole = (
        curve("50,0 60,6 66,22 76,38 86,58 82,82 66,97 50,100 34,97 18,82 14,58 24,38 34,22 40,6")
        .turn(26, (50, 60))
        .scale(0.9)
        .move(44, 4)
    )
    s.add(whole, "main", "whole avocado", shade=-0.16)
    s.add(ellipse(108, 46, 5, 14, 30), "main", "whole shine", shade=0.3, detail=True)
    half = curve("50,0 60,5 66,20 76,36 86,58 82,82 66,98 50,102 34,98 18,82 14,58 24,36 34,20 40,5")
    s.add(half, "main", "skin")
    s.add(half.scale(0.9, 0.92, (50, 58)), "leaf", "flesh")
    s.add(half.scale(0.74, 0.8, (50, 60)), "light", "inner flesh")
    s.add(ellipse(50, 68, 19.5, 20.5), "wood", "stone")
    s.add(ellipse(53, 72, 15, 15.5), "wood", "stone shade", shade=-0.18, detail=True)
    s.add(ellipse(43, 60, 5, 6.4, 30), "wood", "stone shine", shade=0.5)
    return s.figure("front")


_HELD_IN_JARS = (  # what a jar is of by the words for it: honey where nothing else is said
    (("jam", "marmel", "mermel", "confit", "ジャム"), "#b3223a"),
    (("pickle", "gurke", "pepin", "cornich"), "#7f9a3a"),
    (("olive",), "#6f7a3a"),
)


def jar(w: Wanted) -> Figure:
    """A preserving jar with its cloth-covered lid and a label."""
    said = w.said.casefold()
    tone = next((color for stems, color in _HELD_IN_JARS if any(stem in said for stem in stems)), "#e8a325")
    s = Sketch(w, main=tone, glass="#dcecf0", light="#fbf5e6", accent="#c8503c", metal="#c9a24a")
    body = curve("14,32! 86,32! 94,44 95,60 95,92 88,106! 12,106! 5,92 5,60 6,44")
    s.add(body, "glass", "glass", opacity=0.85)
    s.add(body.scale(0.93, 0.95, (50, 74)).below(40), "main", "filling")
    s.add(body.scale(0.93, 0.95, (50, 74)).below(40).right(70), "main", "filling shade", shade=-0.18, detail=True)
    s.line(line("13,48 11,62 11,88"), 3.6, "white", "shine", detail=False)
    s.add(rect(24, 56, 52, 34, 5), "light", "label")
    s.line(
        poly("32,66 68,66", closed=False) + poly("36,73 64,73", closed=False),
        2.2,
        "accent",
        "label lines",
        detail=False,
    )
    s.add(ellipse(50, 81, 4.4), "main", "label sign")
    s.add(rect(16, 22, 68, 13, 3), "metal", "lid")
    s.add(
        curve("10,22! 16,4 50,-2 84,4 90,22! 84,30 76,24 68,31 60,24 50,32 40,24 32,31 24,24 16,30"),
        "accent",
        "cloth cover",
    )
    s.line(poly("14,19 86,19", closed=False), 2.4, "light", "string", detail=False)
    return s.figure("front")


_MEN = {  # chess pieces by what they are called, the knight where nothing is said
    "king": ("king", "könig", "rey", "roi", "キング"),
    "queen": ("queen", "dame", "reina", "dama", "reine", "クイーン"),
    "rook": ("rook", "turm", "torre", "tour", "ルーク"),
    "pawn": ("pawn", "bauer", "peón", "pion", "ポーン"),
}


def chess_piece(w: Wanted) -> Figure:
    """A turned chess piece; the knight, or the one it is called by."""
    said = w.said.casefold()
    return _chessman(w, next((name for name, stems in _MEN.items() if any(stem in said for stem in stems)), "knight"))


def _chessman(w: Wanted, name: str) -> Figure:
    s = Sketch(w, main=w.random.choice(("#3a2c28", "#efe0c4", "#8a4f2c")), accent="#2a211e")
    s.add(curve("16,112! 18,104 24,100! 76,100! 82,104 84,112!") + rect(13, 111, 74, 9, 4), "main", "foot", shade=-0.12)
    s.add(rect(22, 92, 56, 9, 4), "main", "base", shade=0.12)
    if name == "knight":
        s.add(
            curve(
                "28,93! 30,74 44,62 46,50! 38,54 34,62 24,66 14,60 16,52! 24,40 28,28 38,16! 38,4! 48,12! 68,16 80,38 80,62 74,80 74,93!"
            ),
            "main",
            "horse",
        )
        s.add(curve("48,12! 68,16 80,38 80,62 74,80 74,93! 64,93! 70,66 68,40 58,22!"), "main", "mane", shade=-0.22)
        s.add(ellipse(39, 32, 3.4), "main", "eye", shade=-0.6)
        s.line(line("18,57 23,59 27,57"), 2, "main", "mouth", shade=-0.5)
        s.line(
            line("70,30 63,33") + line("76,44 68,46") + line("77,58 69,59") + line("74,72 67,71"),
            2.2,
            "main",
            "locks",
            shade=0.25,
        )
        return s.figure("left")
    s.add(curve("34,92! 42,70 42,48 38,38! 62,38! 58,48 58,70 66,92!"), "main", "stem")
    s.add(curve("50,92! 56,70 56,48 54,38! 62,38! 58,48 58,70 66,92!"), "main", "stem shade", shade=-0.2, detail=True)
    s.add(rect(30, 33, 40, 6.4, 3), "main", "collar", shade=0.14)
    if name == "pawn":
        s.add(ellipse(50, 20, 17), "main", "head")
        s.add(ellipse(44, 14, 5, 4), "main", "shine", shade=0.4, detail=True)
    elif name == "rook":
        s.add(poly("30,33 27,4 35,4 35,11 45,11 45,4 55,4 55,11 65,11 65,4 73,4 70,33", 1), "main", "battlements")
    elif name == "queen":
        s.add(poly("36,33 24,2 38,16 42,-4 50,14 58,-4 62,16 76,2 64,33", 1), "main", "crown")
        s.add(
            ellipse(24, 0, 3.4) + ellipse(42, -6, 3.4) + ellipse(58, -6, 3.4) + ellipse(76, 0, 3.4),
            "main",
            "pearls",
            shade=0.3,
        )
    else:
        s.add(curve("36,33! 26,10 38,2 50,6 62,2 74,10 64,33!"), "main", "crown")
        s.add(rect(46.5, -24, 7, 28, 1) + rect(39, -17, 22, 7, 1), "main", "cross", shade=0.2)
    return s.figure("front")


def chessboard(w: Wanted) -> Figure:
    """A chessboard in perspective."""
    s = Sketch(w, light="#f1e2c4", dark="#6a4030", wood="#8f5a38")

    def at(u: float, v: float) -> tuple[float, float]:
        depth = 1 / (1.55 - 0.55 * v)
        return 60 + (u - 0.5) * 120 * depth, 62 * (depth - 0.645) / 0.355

    s.add(poly([at(-0.06, -0.08), at(1.06, -0.08), at(1.06, 1.05), at(-0.06, 1.05)]), "wood", "frame")
    low, right = at(-0.06, 1.05), at(1.06, 1.05)
    s.add(poly([low, right, (right[0], right[1] + 7), (low[0], low[1] + 7)]), "wood", "frame edge", shade=-0.25)
    s.add(poly([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]), "light", "light squares")
    squares = EMPTY
    for i in range(8):
        for j in range(8):
            if (i + j) % 2:
                squares += poly(
                    [at(i / 8, j / 8), at((i + 1) / 8, j / 8), at((i + 1) / 8, (j + 1) / 8), at(i / 8, (j + 1) / 8)]
                )
    s.add(squares, "dark", "dark squares")
    return s.figure("front")


def fountain(w: Wanted) -> Figure:
    """A fountain with two basins."""
    s = Sketch(w, main="#b9b2a6", glass="#7cc4e4", light="#e6f5fb")
    jets = EMPTY
    for reach in (14, 26):
        jets += curve([(50, 6), (50 + reach * 0.7, 4), (50 + reach, 30)], closed=False)
        jets += curve([(50, 6), (50 - reach * 0.7, 4), (50 - reach, 30)], closed=False)
    for x in (14, 22, 78, 86):
        jets += curve([(x, 36), (x + (x - 50) * 0.1, 50), (x + (x - 50) * 0.12, 72)], closed=False)
    s.add(rect(44, 34, 12, 44, 3), "main", "column", shade=-0.12)
    s.add(curve("12,32! 88,32! 78,44 58,48 42,48 22,44"), "main", "upper basin")
    s.add(ellipse(50, 32, 38, 5), "glass", "water")
    s.add(ellipse(50, 78, 60, 9), "glass", "water", shade=-0.08)
    s.add(curve("-14,76! 0,82 50,88 100,82 114,76! 110,100! -10,100!"), "main", "basin")
    s.add(rect(-18, 98, 136, 7, 3), "main", "step", shade=-0.2)
    s.line(jets, 2.6, "light", "jets", detail=False)
    s.line(poly("50,30 50,2", closed=False), 3.4, "light", "jet", detail=False)
    return s.figure("front")


def lamp_post(w: Wanted) -> Figure:
    """An old street lamp."""
    s = Sketch(w, dark="#33363f", glow="#ffd978")
    s.add(poly("8,-20 30,-20 25,8 13,8", 1), "glow", "lamp glass")
    s.line(
        poly("19,-20 19,8", closed=False) + poly("9,-20 13.6,8", closed=False) + poly("29,-20 24.4,8", closed=False),
        1.8,
        "dark",
        "lamp bars",
        detail=False,
    )
    s.add(poly("4,-20 34,-20 26,-32 12,-32", 1) + ellipse(19, -34, 3, 4), "dark", "lamp roof")
    s.add(rect(10, 8, 18, 4, 1), "dark", "lamp foot")
    s.add(rect(16.4, 11, 5.2, 110), "dark", "post")
    s.line(line("4,24 12,20 19,24 26,20 34,24"), 2.4, "dark", "cross arm", detail=False)
    s.add(
        rect(13, 84, 12, 5, 1) + curve("12,122! 14,96 17,88! 21,88! 24,96 26,122!") + rect(8, 120, 22, 6, 1),
        "dark",
        "base",
    )
    return s.figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "bench": bench,
    "balcony": balcony,
    "branch": branch,
    "iceberg": iceberg,
    "basket": basket,
    "plate": plate,
    "avocado": avocado,
    "jar": jar,
    "chess piece": chess_piece,
    "chessboard": chessboard,
    "fountain": fountain,
    "street lamp": lamp_post,
}
