"""Furniture and the parts of a room."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, ellipse, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted

FABRICS = ("#4f8f9a", "#d9694f", "#e0a83f", "#6f7fb8", "#7a9a5f")


def chair(w: Wanted) -> Figure:
    """A wooden chair turned a little."""
    s = Sketch(w, wood=w.random.choice(("#b0763f", "#8a5a3a", "#c99458")), main=w.random.choice(FABRICS))
    s.add(poly("58,58 64,58 65,104 60,104", 1) + poly("22,58 28,58 27,98 22,98", 1), "wood", "far legs", shade=-0.3)
    s.add(poly("17,2 24,0 27,62 20,62", 2) + poly("56,2 63,4 61,64 54,62", 2), "wood", "back posts")
    s.add(curve("16,6! 30,-2 50,-1 64,8! 63,20 50,14 30,13 17,20"), "wood", "top rail", shade=0.1)
    for x in (30, 39, 48):
        s.add(poly([(x, 12), (x + 4, 12), (x + 4, 60), (x, 60)]), "wood", "slats", shade=-0.1)
    s.add(poly("16,58 62,58 80,72 26,72", 3), "main", "seat")
    s.add(poly("26,71 80,71 80,77 26,77", 1.5), "wood", "seat edge", shade=-0.1)
    s.add(poly("26,76 33,76 32,118 27,118", 1) + poly("73,76 80,76 79,118 74,118", 1), "wood", "legs")
    s.add(rect(31, 96, 44, 4, 1), "wood", "stretcher", shade=-0.15)
    return s.figure("right", 118)


def armchair(w: Wanted) -> Figure:
    """A soft armchair."""
    s = Sketch(w, main=w.random.choice(FABRICS), wood="#7a4e34")
    s.add(poly("20,88 28,88 25,102 21,102", 1).both(), "wood", "legs")
    s.add(curve("22,60! 20,20 26,4 50,2 74,4 80,20 78,60!"), "main", "back", shade=-0.1)
    s.line(line("36,10 35,36 37,58") + line("64,10 65,36 63,58"), 1.4, "main", "seams", shade=-0.35)
    s.add(rect(20, 60, 60, 30, 4), "main", "base", shade=-0.22)
    s.add(rect(22, 52, 56, 18, 7), "main", "cushion", shade=0.12)
    s.add(curve("4,46 10,38 20,38 26,46 26,92! 8,92!").both(), "main", "arms")
    return s.figure("front", 102)


def table(w: Wanted) -> Figure:
    """A plain wooden table in perspective."""
    s = Sketch(w, wood=w.random.choice(("#b67a43", "#9a6238", "#d0a068")))
    s.add(rect(26, 26, 6, 42) + rect(82, 26, 6, 42), "wood", "far legs", shade=-0.4)
    s.add(poly("20,4 94,4 114,26 0,26", 2), "wood", "top", shade=0.1)
    s.line(poly("28,11 88,11", closed=False) + poly("20,18 76,18", closed=False), 0.9, "wood", "grain", shade=-0.15)
    s.add(rect(0, 26, 114, 7, 1.5), "wood", "edge", shade=-0.08)
    s.add(rect(8, 33, 98, 8, 1), "wood", "apron", shade=-0.25)
    s.add(poly("6,33 16,33 14,84 8,84", 1) + poly("98,33 108,33 106,84 100,84", 1), "wood", "legs")
    return s.figure("front", 84)


def sofa(w: Wanted) -> Figure:
    """A two-seater with cushions."""
    s = Sketch(
        w, main=w.random.choice(FABRICS), wood="#7a4e34", accent=w.random.choice(("#f2c45a", "#e88a6a", "#f2e6d6"))
    )
    s.add(poly("14,66 22,66 19,78 15,78", 1).both(65), "wood", "legs")
    s.add(rect(14, 4, 102, 50, 10), "main", "back", shade=-0.12)
    s.line(poly("65,8 65,42", closed=False), 1.4, "main", "seam", shade=-0.35)
    s.add(rect(12, 48, 106, 20, 4), "main", "base", shade=-0.25)
    s.add(rect(18, 38, 47, 18, 6) + rect(65, 38, 47, 18, 6), "main", "seat cushions", shade=0.12)
    s.add(rect(22, 20, 20, 20, 4).turn(-12, (32, 30)), "accent", "pillow")
    s.add(rect(92, 20, 18, 20, 4).turn(10, (100, 30)), "accent", "pillow", shade=-0.14)
    s.add(curve("0,34 5,26 16,26 22,34 22,69! 4,69!").both(65), "main", "arms")
    return s.figure("front", 78)


def bed(w: Wanted) -> Figure:
    """A single bed seen from its side, blanket turned down."""
    s = Sketch(w, wood=w.random.choice(("#a86f40", "#8a5a3a")), main=w.random.choice(FABRICS), white="#fffaf0")
    s.add(rect(0, 4, 9, 70, 3), "wood", "head post")
    s.add(curve("4,8! 4,2 10,2 12,10! 12,60! 4,60!"), "wood", "headboard", shade=-0.15)
    s.add(rect(117, 28, 8, 46, 3), "wood", "foot post")
    s.add(rect(4, 50, 118, 12, 1), "wood", "frame", shade=-0.1)
    s.add(rect(9, 38, 108, 14, 3), "white", "mattress", shade=-0.08)
    s.add(curve("12,36 16,22 34,20 42,28 42,38 30,40 14,40"), "white", "pillow")
    s.add(curve("40,40! 44,30 66,27 100,28 116,32 119,44! 119,58! 40,58!"), "main", "blanket")
    s.add(curve("40,40! 43,31 54,28 58,30! 54,42 54,58! 40,58!"), "white", "turned sheet", shade=-0.04)
    s.line(line("76,30 74,44 78,57") + line("98,30 97,44 100,57"), 1.4, "main", "folds", shade=-0.25)
    return s.figure("right", 74)


def lamp(w: Wanted) -> Figure:
    """A table lamp with a shade."""
    s = Sketch(
        w, main=w.random.choice(("#f2d9a0", "#e88f6a", "#8fb8b0")), wood="#8a5a3a", glow="#fff0a8", metal="#c99a4a"
    )
    s.add(poly("20,50 80,50 96,96 4,96"), "glow", "light", opacity=0.4, detail=True)
    s.line(poly("66,50 66,68", closed=False), 1.2, "metal", "pull cord")
    s.add(ellipse(66, 69, 2), "metal", "pull knob", detail=True)
    s.add(rect(47, 48, 6, 14), "metal", "neck")
    s.add(curve("46,60! 54,60! 66,72 68,88 58,100! 42,100! 32,88 34,72"), "wood", "body")
    s.add(curve("50,60! 54,60! 66,72 68,88 58,100! 52,100! 60,84"), "wood", "body shade", shade=-0.25, detail=True)
    s.add(rect(34, 99, 32, 6, 2), "metal", "foot", shade=-0.2)
    s.add(poly("34,4 66,4 84,52 16,52", 2), "main", "shade")
    s.add(poly("58,4 66,4 84,52 68,52"), "main", "shade side", shade=-0.14, detail=True)
    s.add(poly("17.5,48 82.5,48 84,52 16,52"), "main", "hem", shade=-0.3, detail=True)
    return s.figure("front", 105)


def bookshelf(w: Wanted) -> Figure:
    """Shelves full of books, a plant and a globe among them."""
    s = Sketch(
        w,
        wood="#9a6640",
        dark="#5a3a28",
        main="#d8503f",
        second="#3f7f9f",
        accent="#e8b23f",
        cloth="#5f9a6a",
        light="#f2e6d2",
        leaf="#4f9a52",
    )
    case = rect(0, 0, 90, 120, 2)
    for row in range(4):
        s.add(rect(5, 5 + row * 28.5, 80, 24.5), "dark", "back", detail=True)
        case += rect(5, 5 + row * 28.5, 80, 24.5).reverse()
    s.add(case, "wood", "case")
    tones = ("main", "second", "accent", "cloth", "light")
    for row in range(4):
        y = 5 + row * 28.5
        x, stop = 6.0, 82.0 if row in (0, 2) else 58.0
        while x < stop - 4:
            wide, tall = w.random.uniform(4.5, 8), w.random.uniform(16, 23)
            tone = w.random.choice(tones)
            s.add(rect(x, y + 24.5 - tall, wide, tall, 0.6), tone, "book")
            s.add(rect(x, y + 24.5 - tall * 0.8, wide, 2), tone, "book band", shade=-0.3, detail=True)
            x += wide + 0.5
        if row == 1:
            s.add(poly("66,18 80,18 78,24.5 68,24.5", 1).move(0, y), "main", "pot")
            s.add(curve("73,18! 64,10 66,4! 72,8 74,2! 80,8 82,6! 80,14").move(0, y), "leaf", "plant")
        if row == 3:
            s.add(rect(61, y + 12, 20, 5, 0.6) + rect(63, y + 18, 18, 6.4, 0.6), "accent", "lying books")
    s.add(rect(0, 120, 10, 6) + rect(80, 120, 10, 6), "wood", "feet", shade=-0.3)
    return s.figure("front", 126)


def window(w: Wanted) -> Figure:
    """A window with curtains and a view of the sky."""
    s = Sketch(w, white="#fbf8f2", glass="#a9dcf2", accent=w.random.choice(FABRICS), wood="#a8764a", leaf="#7ab866")
    frame = rect(8, 8, 84, 100, 1)
    for x in (14, 53):
        for y in (14, 61):
            frame += rect(x, y, 33, 41).reverse()
    for x in (14, 53):
        for y in (14, 61):
            s.add(rect(x, y, 33, 41), "glass", "pane", detail=True)
    s.add(rect(14, 88, 33, 14) + rect(53, 88, 33, 14), "leaf", "meadow", detail=True)
    s.add(
        poly("18,52 30,16 38,16 26,52") + poly("60,98 70,64 76,64 66,98"),
        "white",
        "reflection",
        opacity=0.5,
        detail=True,
    )
    s.add(frame, "white", "frame")
    curtain = curve("2,2! 40,2! 36,30 20,56 12,66! 15,88 12,110! 0,110! 0,60")
    s.add(curtain.both(), "accent", "curtains")
    s.line(
        (line("14,4 12,30 6,60") + line("27,4 24,28 13,58") + line("6,72 7,90 6,108")).both(),
        1.4,
        "accent",
        "folds",
        shade=-0.3,
    )
    s.add(rect(-1, 63, 15, 5, 2).both(), "accent", "tie-backs", shade=-0.35)
    s.line(poly("-6,1 106,1", closed=False), 3.4, "wood", "curtain rod", detail=False)
    s.add(rect(2, 108, 96, 7, 1.5), "white", "sill", shade=-0.12)
    return s.figure("front", 115)


def door(w: Wanted) -> Figure:
    """A panelled front door with its step."""
    s = Sketch(
        w,
        main=w.random.choice(("#3f7f8f", "#c8503f", "#5f8f5a", "#8a5a3a")),
        white="#f6f1e6",
        glow="#f0c24a",
        metal="#9a948c",
        glass="#cfe8f2",
    )
    s.add(rect(12, 0, 66, 124, 2), "white", "frame", shade=-0.06)
    s.add(rect(18, 6, 54, 118, 1), "main", "door")
    for x in (24, 48):
        s.add(rect(x, 14, 18, 32, 1), "glass", "panes")
        s.add(rect(x, 54, 18, 26, 1) + rect(x, 88, 18, 28, 1), "main", "panels", shade=-0.18)
    s.add(ellipse(65.6, 70, 3.4), "glow", "knob")
    s.add(rect(4, 122, 82, 7, 1), "metal", "step")
    return s.figure("front", 129)


def desk(w: Wanted) -> Figure:
    """A writing desk with a lamp and a laptop."""
    s = Sketch(
        w,
        wood=w.random.choice(("#b67a43", "#9a6238")),
        metal="#b9c1c9",
        dark="#3c4252",
        glow="#f2c24a",
        glass="#bfe3f2",
        accent="#d8503f",
    )
    s.line(poly("104,44 104,28 92,10", closed=False), 2.6, "dark", "lamp arm", detail=False)
    s.add(poly("84,10 98,2 102,8 94,22", 2), "glow", "lamp shade")
    s.add(rect(97, 42, 14, 4, 2), "dark", "lamp foot")
    s.add(poly("42,18 78,18 80,44 40,44", 2), "dark", "screen")
    s.add(poly("45,21 75,21 77,41 43,41"), "glass", "display")
    s.add(rect(34, 43, 52, 3.4, 1.6), "metal", "keyboard")
    s.add(rect(8, 36, 20, 4, 1) + rect(10, 32, 16, 4, 1), "accent", "books")
    s.add(rect(9, 40, 19, 6, 1), "metal", "books", shade=-0.2)
    s.add(rect(0, 46, 120, 7, 2), "wood", "top", shade=0.08)
    s.add(rect(78, 53, 36, 46, 1), "wood", "drawers", shade=-0.08)
    for y in (56, 70, 84):
        s.add(rect(81, y, 30, 12, 1), "wood", "drawer", shade=-0.22)
        s.add(rect(92, y + 4.6, 8, 2.6, 1), "metal", "handle", detail=True)
    s.add(rect(5, 53, 7, 46, 1), "wood", "leg", shade=-0.1)
    return s.figure("front", 99)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "chair": chair,
    "armchair": armchair,
    "table": table,
    "sofa": sofa,
    "bed": bed,
    "lamp": lamp,
    "bookshelf": bookshelf,
    "window": window,
    "door": door,
    "desk": desk,
}
