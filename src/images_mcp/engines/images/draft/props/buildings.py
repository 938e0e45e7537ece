"""Buildings, seen from the front or with one side turned away."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import Path, curve, ellipse, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def pane(s: Sketch, x: float, y: float, w: float, h: float, tone: str = "glass") -> None:
    """A window with a cross, light in its frame."""
    s.add(rect(x - 1.2, y - 1.2, w + 2.4, h + 2.4, 0.6), "white", "window frame")
    s.add(rect(x, y, w, h), tone, "window")
    s.line(
        poly([(x + w / 2, y), (x + w / 2, y + h)], closed=False)
        + poly([(x, y + h / 2), (x + w, y + h / 2)], closed=False),
        1,
        "white",
        "bars",
    )


def house(w: Wanted) -> Figure:
    """A cottage with a gabled roof, a chimney and a door."""
    s = Sketch(
        w,
        main="#f3e2c4",
        accent=w.random.choice(("#c4523f", "#a6443e", "#4d6f94")),
        wood="#8a5636",
        glass="#9fd0e6",
        second="#b06a54",
        leaf="#6aa554",
    )
    s.add(rect(70, 12, 11, 28, 0.5), "second", "chimney")
    s.add(rect(68, 10, 15, 5, 1), "second", "chimney cap", shade=-0.2)
    s.add(poly("16,46 50,16 84,46 84,96 16,96"), "main", "wall")
    s.add(poly("58,23 84,46 84,96 68,96 68,34"), "main", "wall shade", shade=-0.08, detail=True)
    s.add(poly("50,8 98,50 93,56 50,19 7,56 2,50", 1.5), "accent", "roof")
    s.add(poly("50,19 84,48 84,54 50,25 16,54 16,48"), "main", "eaves shade", shade=-0.2, detail=True)
    s.add(curve("42,96! 42,70! 50,63 58,70! 58,96!"), "wood", "door")
    s.add(ellipse(55, 82, 1.3), "glow", "door knob", detail=True)
    pane(s, 23, 64, 12, 14)
    pane(s, 65, 64, 12, 14)
    s.add(ellipse(50, 42, 7), "white", "round window frame")
    s.add(ellipse(50, 42, 5.6), "glass", "round window")
    s.add(
        ellipse(16, 92, 8, 6) + ellipse(26, 93, 6, 4) + ellipse(84, 92, 8, 6) + ellipse(75, 93, 6, 4),
        "leaf",
        "bushes",
        detail=True,
    )
    return s.figure("front", 96, 0.04)


def _battlements(x: float, y: float, w: float, n: int, h: float = 6) -> Path:
    step = w / (2 * n - 1)
    out = rect(x, y, w, h * 0.8)
    for i in range(n):
        out += rect(x + 2 * i * step, y - h, step, h + 1)
    return out


def _spire(s: Sketch, x: float, y: float, half: float, tall: float) -> None:
    s.add(poly([(x - half, y), (x, y - tall), (x + half, y)]), "accent", "spire")
    s.add(poly([(x + half * 0.1, y), (x, y - tall), (x + half, y)]), "accent", "spire shade", shade=-0.2, detail=True)


def castle(w: Wanted) -> Figure:
    """A keep between two round towers, spires and flags."""
    s = Sketch(w, main="#cfc6cf", accent="#5a6fb0", wood="#7a4e34", dark="#4b4658", second="#d8504a")
    for x, y, half, tall, base in ((36, 30, 8, 24, 60), (64, 30, 8, 24, 60)):
        s.add(rect(x - half + 1.5, y, 2 * half - 3, base - y), "main", "back tower", shade=-0.16)
        _spire(s, x, y, half, tall)
    s.add(rect(43, 18, 14, 40), "main", "keep", shade=-0.06)
    _spire(s, 50, 20, 10, 24)
    s.line(poly("50,-4 50,-13", closed=False), 1.2, "dark", "flagpole", detail=False)
    s.add(poly("50,-13 62,-10 50,-7"), "second", "flag")
    s.add(rect(20, 56, 60, 42), "main", "wall")
    s.add(_battlements(20, 56, 60, 7), "main", "battlements")
    for x in (4, 76):
        s.add(rect(x, 40, 20, 58), "main", "tower", shade=0.12)
        s.add(rect(x + 13, 40, 7, 58), "main", "tower shade", shade=-0.1, detail=True)
        s.add(_battlements(x - 2, 38, 24, 4), "main", "tower top", shade=0.05)
        s.add(curve(f"{x + 7},68! {x + 7},60 {x + 10},56 {x + 13},60 {x + 13},68!"), "dark", "slit window")
    s.add(curve("39,98! 39,78 50,67 61,78 61,98!"), "dark", "gate")
    s.add(curve("42,98! 42,79 50,71 58,79 58,98!"), "wood", "gate door")
    s.add(curve("47,40! 47,34 50,31 53,34 53,40!"), "dark", "window")
    s.line(poly("50,72 50,98", closed=False), 1, "dark", "gate split")
    return s.figure("front", 98, 0.04)


def lighthouse(w: Wanted) -> Figure:
    """A striped tower on a rock, its lamp lit."""
    s = Sketch(w, main="#f8f4ec", accent="#d8443c", dark="#3c4454", glow="#ffe27a", metal="#8d8f98", glass="#cfeaf3")
    s.add(poly("44,24 -8,12 -8,36") + poly("56,24 108,12 108,36"), "glow", "beam", opacity=0.55, detail=True)
    s.add(poly("12,132 20,118 34,112 68,112 82,120 90,132", 3), "metal", "rock")
    s.add(poly("52,132 60,120 68,112 82,120 90,132", 3), "metal", "rock shade", shade=-0.2, detail=True)
    tower = poly("38,38 62,38 68,116 32,116")
    s.add(tower, "main", "tower")
    for top, low in ((52, 68), (84, 100)):
        s.add(tower.below(top).above(low), "accent", "stripes")
    s.add(tower.right(55), "dark", "tower shade", opacity=0.16, detail=True)
    s.add(curve("46,116! 46,106 50,102 54,106 54,116!"), "dark", "door")
    s.add(rect(47, 72, 6, 8, 3), "dark", "window", detail=True)
    s.add(rect(33, 33, 34, 6, 1), "dark", "gallery")
    s.add(rect(40, 16, 20, 18), "glass", "lantern room")
    s.add(ellipse(50, 25, 6, 7), "glow", "lamp")
    s.line(
        poly("40,16 40,34", closed=False) + poly("60,16 60,34", closed=False), 2, "dark", "lantern posts", detail=False
    )
    s.add(curve("36,17! 42,6 50,3 58,6 64,17!"), "accent", "dome")
    s.line(poly("50,4 50,-4", closed=False), 1.6, "dark", "lightning rod", detail=False)
    return s.figure("front", 132)


def skyscraper(w: Wanted) -> Figure:
    """A stepped tower with rows of windows."""
    s = Sketch(w, main="#7f93ad", second="#a9b8cb", glass="#e8f3f8", dark="#44536a", glow="#ffe39a")
    s.line(poly("50,8 50,-12", closed=False), 2, "dark", "antenna", detail=False)
    blocks = ((44, 4, 12, 24), (36, 20, 28, 28), (28, 42, 44, 98))
    for x, y, wide, tall in blocks:
        s.add(rect(x, y, wide, tall), "second", "tower")
        s.add(rect(x + wide * 0.6, y, wide * 0.4, tall), "main", "shaded side")
    for x, y, wide, count, rows in ((39, 25, 4, 3, 3), (32, 49, 5, 4, 12)):
        step = (28 if count == 3 else 44) / count - 0.6
        for r in range(rows):
            for c in range(count):
                lit = w.random.random() < 0.3
                s.add(rect(x + c * step, y + r * 7, wide, 4.2), "glow" if lit else "glass", "window", detail=True)
    s.add(rect(44, 132, 12, 8), "dark", "entrance")
    s.add(rect(12, 92, 20, 48) + rect(70, 80, 18, 60), "main", "neighbours", shade=-0.18)
    for x, y in (
        (16, 98),
        (23, 98),
        (16, 108),
        (23, 108),
        (16, 118),
        (23, 118),
        (74, 87),
        (81, 87),
        (74, 97),
        (81, 97),
        (74, 107),
        (81, 107),
    ):
        s.add(rect(x, y, 4, 5), "glass", "window", shade=-0.1, detail=True)
    return s.figure("front", 140)


def church(w: Wanted) -> Figure:
    """A village church with a steeple."""
    s = Sketch(w, main="#f4efe4", accent="#5f6f8a", wood="#7a4e32", glass="#f2c65a", glow="#e8b93a", dark="#4b4658")
    s.line(poly("30,-2 30,-18", closed=False) + poly("24,-12 36,-12", closed=False), 2.6, "glow", "cross", detail=False)
    s.add(rect(46, 58, 52, 42), "main", "nave", shade=-0.06)
    s.add(poly("44,34 92,34 104,60 44,60", 1), "accent", "nave roof", shade=-0.1)
    s.add(rect(14, 34, 32, 66), "main", "tower")
    s.add(rect(36, 34, 10, 66), "main", "tower shade", shade=-0.12, detail=True)
    s.add(poly("9,37 30,-4 51,37", 1), "accent", "spire")
    s.add(poly("32,37 30,-4 51,37"), "accent", "spire shade", shade=-0.22, detail=True)
    s.add(ellipse(30, 48, 6.4), "white", "clock")
    s.line(poly("30,44 30,48 33,50", closed=False), 1, "dark", "clock hands")
    s.add(curve("23,100! 23,82 30,74 37,82 37,100!"), "wood", "door")
    for x in (54, 69, 84):
        s.add(curve(f"{x},90! {x},76 {x + 4.5},69 {x + 9},76 {x + 9},90!"), "glass", "window")
        s.line(
            poly(f"{x + 4.5},70 {x + 4.5},90", closed=False) + poly(f"{x},80 {x + 9},80", closed=False),
            0.9,
            "dark",
            "leading",
        )
    return s.figure("front", 100)


def barn(w: Wanted) -> Figure:
    """A red barn with white trim and a silo."""
    s = Sketch(w, main="#bf3f36", white="#fbf6ee", dark="#6a4a44", metal="#b9c1c9")
    s.add(rect(80, 30, 22, 66), "metal", "silo")
    s.add(rect(94, 30, 8, 66), "metal", "silo shade", shade=-0.2, detail=True)
    s.add(curve("79,31! 81,18 91,12 101,18 103,31!"), "metal", "silo dome", shade=-0.12)
    s.add(poly("6,96 6,50 18,26 44,10 70,26 82,50 82,96"), "main", "wall")
    s.line(poly("2,54 16,25 44,7 72,25 86,54", closed=False), 5.4, "dark", "roof", detail=False)
    for x in (18, 30, 58, 70):
        s.line(poly([(x, 36 if 20 < x < 60 else 44), (x, 96)], closed=False), 0.8, "main", "planks", shade=-0.3)
    s.add(rect(26, 56, 36, 40), "white", "door frame")
    s.add(rect(29, 59, 30, 37), "main", "door", shade=-0.1)
    s.line(
        poly("29,59 59,96", closed=False) + poly("59,59 29,96", closed=False) + poly("44,59 44,96", closed=False),
        2.6,
        "white",
        "door cross",
        detail=True,
    )
    s.add(rect(35, 24, 18, 18), "white", "hatch frame")
    s.add(rect(37.5, 26.5, 13, 13), "dark", "hatch", shade=-0.3)
    s.line(
        poly("37.5,26.5 50.5,39.5", closed=False) + poly("50.5,26.5 37.5,39.5", closed=False),
        1.6,
        "white",
        "hatch cross",
    )
    return s.figure("front", 96)


def bridge(w: Wanted) -> Figure:
    """A suspension bridge over water."""
    s = Sketch(w, main=w.random.choice(("#d2503c", "#d2503c", "#5f7f9f")), second="#4f9fc0", dark="#5a5560")
    s.add(curve("-12,70 4,66 20,70 36,66 52,70 68,66 84,70 100,66 114,70 114,80! -12,80!"), "second", "water")
    hang = poly("0,0 0,0", closed=False)
    for i in range(13):
        x = 26 + i * 4
        y = 12 + 30 * (1 - ((x - 50) / 26) ** 2)
        hang += poly([(x, y), (x, 52)], closed=False)
    for x, y in ((16, 25), (10, 34), (4, 42), (-2, 47)):
        hang += poly([(x, y), (x, 52)], closed=False) + poly([(100 - x, y), (100 - x, 52)], closed=False)
    hang = type(hang)(hang.traces[1:])
    s.line(hang, 0.9, "main", "hangers", shade=0.1)
    s.line(
        line("-12,50 6,40 22,10") + line("22,10 36,34 50,42 64,34 78,10") + line("78,10 94,40 112,50"),
        2.2,
        "main",
        "cables",
        detail=False,
    )
    for x in (22, 78):
        s.add(rect(x - 5.5, 6, 4, 66) + rect(x + 1.5, 6, 4, 66), "main", "towers")
        s.add(
            rect(x - 5.5, 16, 11, 4) + rect(x - 5.5, 32, 11, 4) + rect(x - 6.5, 4, 13, 4),
            "main",
            "cross beams",
            shade=-0.15,
        )
        s.add(rect(x - 8, 64, 16, 9, 1), "dark", "pier")
    s.add(rect(-12, 50, 124, 5), "main", "deck", shade=-0.2)
    return s.figure("front", 80)


def windmill(w: Wanted) -> Figure:
    """A Dutch windmill."""
    s = Sketch(w, main="#f2e6d2", accent="#8a4a36", wood="#6f4a34", white="#fbf7ee", glass="#7fb0cc")
    turn = w.random.uniform(8, 30)
    s.add(poly("34,46 66,46 76,112 24,112"), "main", "tower")
    s.add(poly("55,46 66,46 76,112 58,112"), "main", "tower shade", shade=-0.13, detail=True)
    s.add(curve("30,48! 34,30 50,22 66,30 70,48!"), "accent", "cap")
    s.add(rect(26, 84, 48, 4), "wood", "gallery")
    s.add(curve("43,112! 43,98 50,93 57,98 57,112!"), "wood", "door")
    s.add(rect(46, 60, 8, 10, 1), "glass", "window")
    for k in range(4):
        s.add(rect(51, -14, 12, 42).turn(90 * k + turn, (50, 38)), "white", "sail")
        grid = poly("57,-14 57,28", closed=False)
        for y in (-6, 2, 10, 18, 26):
            grid += poly([(51, y), (63, y)], closed=False)
        s.line(grid.turn(90 * k + turn, (50, 38)), 0.9, "wood", "lattice")
        s.line(poly("50,38 50,-15", closed=False).turn(90 * k + turn, (50, 38)), 3, "wood", "sail arm", detail=False)
    s.add(ellipse(50, 38, 4.4), "wood", "hub")
    return s.figure("front", 112)


def tent(w: Wanted) -> Figure:
    """A ridge tent with its flap open."""
    s = Sketch(
        w, main=w.random.choice(("#e8803c", "#3f9a8a", "#d8a83c")), dark="#3f3038", wood="#8a5a38", second="#f4e4c4"
    )
    s.line(poly("38,12 -8,72", closed=False) + poly("86,16 118,72", closed=False), 1.4, "wood", "ropes", detail=False)
    s.add(poly("38,10 86,16 108,72 70,72"), "main", "side", shade=-0.2)
    s.add(poly("38,10 72,72 4,72"), "main", "front")
    s.add(poly("38,20 58,72 20,72"), "dark", "inside")
    s.add(curve("38,16! 34,40 18,72! 6,72! 24,44"), "second", "flap")
    s.add(curve("38,16! 42,40 58,72! 70,72! 52,44"), "second", "flap", shade=-0.12)
    s.line(poly("34,4 38,12 42,4", closed=False), 2.4, "wood", "poles", detail=False)
    return s.figure("front", 73)


def shop(w: Wanted) -> Figure:
    """A shop with a striped awning."""
    s = Sketch(
        w,
        main="#f2e2c8",
        accent=w.random.choice(("#d8503f", "#3f8f7a", "#3f72a8")),
        white="#fffaf2",
        glass="#bfe0ea",
        wood="#7a4e34",
        leaf="#5fa050",
    )
    s.add(rect(6, 14, 88, 84), "main", "wall")
    s.add(rect(2, 6, 96, 12, 1), "accent", "cornice", shade=-0.25)
    s.add(rect(24, 20, 52, 12, 2), "wood", "sign")
    s.line(poly("32,26 68,26", closed=False), 2.6, "white", "lettering")
    s.add(rect(12, 56, 46, 32, 1), "wood", "window frame")
    s.add(rect(15, 59, 40, 26), "glass", "shop window")
    s.add(poly("20,85 30,59 36,59 26,85"), "white", "reflection", opacity=0.5, detail=True)
    s.add(rect(65, 54, 22, 44, 1), "wood", "door")
    s.add(rect(68.5, 58, 15, 24, 1), "glass", "door pane")
    s.add(ellipse(69, 88, 1.4), "white", "knob", detail=True)
    for i in range(8):
        x = 2 + i * 12
        s.add(
            curve(
                f"{x + 1.5 * (1 - i / 3.5)},34! {x + 12 + 1.5 * (1 - (i + 1) / 3.5)},34! "
                f"{x + 12},50! {x + 6},56 {x},50!"
            ),
            "white" if i % 2 else "accent",
            "awning",
        )
    return s.figure("front", 98)


def temple(w: Wanted) -> Figure:
    """A Greek temple front."""
    s = Sketch(w, main="#efe6d4", dark="#8d8272")
    s.add(poly("0,34 50,4 100,34", 0.5), "main", "pediment")
    s.add(poly("16,31 50,11 84,31"), "main", "tympanum", shade=-0.16)
    s.add(rect(2, 34, 96, 7), "main", "architrave", shade=-0.06)
    for x in (7, 25.5, 44, 62.5, 81):
        s.add(rect(x - 1.5, 41, 15, 4, 1), "main", "capital")
        s.add(rect(x, 45, 12, 38), "main", "column", shade=0.05)
        s.add(rect(x + 8, 45, 4, 38), "main", "column shade", shade=-0.18, detail=True)
        s.line(poly(f"{x + 3.5},46 {x + 3.5},82", closed=False), 0.9, "main", "flutes", shade=-0.2)
        s.add(rect(x - 1.5, 82, 15, 4, 1), "main", "base")
    for i in range(3):
        s.add(rect(2 - 4 * i, 86 + 5 * i, 96 + 8 * i, 5), "main", "steps", shade=-0.06 - 0.08 * i)
    return s.figure("front", 101)


def pyramid(w: Wanted) -> Figure:
    """A great pyramid and a lesser one in the sand."""
    s = Sketch(w, main="#e2b768", second="#f0d59a")
    s.add(poly("80,76 100,44 124,76"), "main", "far pyramid", shade=-0.1)
    s.add(poly("100,44 124,76 106,76"), "main", "far shade", shade=-0.35)
    s.add(poly("0,76 52,4 104,76"), "main", "pyramid")
    s.add(poly("52,4 104,76 66,76"), "main", "shade", shade=-0.3)
    for y in (22, 34, 46, 58, 68):
        half = (y - 4) * 52 / 72
        s.line(
            poly([(52 - half + 4, y), (52 + (y - 4) * 14 / 72 - 2, y)], closed=False),
            0.9,
            "main",
            "courses",
            shade=-0.2,
        )
    s.add(curve("-10,76 30,73 70,77 110,73 132,76 110,82 30,82"), "second", "sand")
    return s.figure("front", 81)


def eiffel_tower(w: Wanted) -> Figure:
    """The tower in Paris."""
    s = Sketch(w, metal="#8a7260", dark="#5f4d42")
    leg = curve("46,30! 44,62 36,92 18,130! 32,130! 38,110 46,98 50,97! 50,30!")
    s.add(leg.both(), "metal", "legs")
    s.add(leg.flip(50), "metal", "shaded leg", shade=-0.18, detail=True)
    s.add(poly("48.4,0 51.6,0 54.4,32 45.6,32"), "metal", "spire")
    s.line(poly("50,0 50,-12", closed=False), 1.6, "dark", "antenna", detail=False)
    s.add(rect(44, 28, 12, 3.6, 0.6) + rect(38.6, 62, 22.8, 5, 0.8) + rect(30.5, 92, 39, 5.6, 0.8), "dark", "platforms")
    cross = (
        poly("46,34 54,46", closed=False)
        + poly("54,34 46,46", closed=False)
        + poly("45,47 55,60", closed=False)
        + poly("55,47 45,60", closed=False)
    )
    cross += poly("42,69 57,90", closed=False) + poly("58,69 43,90", closed=False)
    cross += (
        poly("35,99 36,112", closed=False)
        + poly("42,99 30,112", closed=False)
        + poly("29,114 24,129", closed=False)
        + poly("22,122 34,122", closed=False)
    ).both()
    s.line(cross, 1.1, "dark", "lattice")
    return s.figure("front", 130)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "house": house,
    "castle": castle,
    "lighthouse": lighthouse,
    "skyscraper": skyscraper,
    "church": church,
    "barn": barn,
    "bridge": bridge,
    "windmill": windmill,
    "tent": tent,
    "shop": shop,
    "temple": temple,
    "pyramid": pyramid,
    "eiffel tower": eiffel_tower,
}
