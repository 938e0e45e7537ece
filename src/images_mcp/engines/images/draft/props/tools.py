"""Tools for drawing, making, mending and fighting."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, ellipse, line, polar, poly, rect, ring, tube
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def pencil(w: Wanted) -> Figure:
    """A hexagonal pencil with a rubber, slanted."""
    s = Sketch(
        w,
        main=w.random.choice(("#f5b82e", "#3f86c0", "#d8503f")),
        wood="#f2d2a0",
        dark="#3a3440",
        accent="#ef8a94",
        metal="#b9c1c9",
    )
    s.add(rect(40, -30, 20, 14, 5), "accent", "rubber")
    s.add(rect(40, -18, 20, 10), "metal", "ferrule")
    s.line(
        poly("40,-14.5 60,-14.5", closed=False) + poly("40,-11.5 60,-11.5", closed=False),
        1,
        "metal",
        "grooves",
        shade=-0.3,
    )
    s.add(rect(40, -8, 20, 84), "main", "shaft")
    s.add(rect(40, -8, 6, 84), "main", "light side", shade=0.25)
    s.add(rect(54, -8, 6, 84), "main", "dark side", shade=-0.2)
    s.add(poly("40,75 43.3,78 46.6,75 50,78 53.3,75 56.6,78 60,75 50,104"), "wood", "cut wood")
    s.add(poly("46.6,94.6 53.4,94.6 50,105"), "dark", "lead")
    return s.turned(40).figure("front")


def paintbrush(w: Wanted) -> Figure:
    """A round brush, loaded with paint."""
    s = Sketch(
        w,
        wood="#d08a45",
        metal="#c4ccd4",
        second="#6a4632",
        main=w.random.choice(("#e0483f", "#3f86d0", "#f0b02e", "#4fa868")),
    )
    s.add(curve("44,24! 56,24! 60,2 55,-44 50,-66 45,-44 40,2"), "wood", "handle")
    s.add(curve("50,24! 56,24! 60,2 55,-44 50,-66 52,-20"), "wood", "handle shade", shade=-0.2, detail=True)
    s.add(poly("42,22 58,22 61,46 39,46", 1), "metal", "ferrule")
    s.line(
        poly("41.6,29 58.4,29", closed=False) + poly("40.4,38 59.6,38", closed=False),
        1.1,
        "metal",
        "grooves",
        shade=-0.3,
    )
    s.add(curve("39,46! 61,46! 66,60 61,76 50,94! 39,76 34,60"), "second", "bristles")
    s.add(curve("35,62! 42,67 47,61 53,68 59,62 65,64! 61,77 50,96! 39,77"), "main", "paint")
    return s.turned(38).figure("front")


def palette(w: Wanted) -> Figure:
    """A painter's palette with blobs of colour."""
    s = Sketch(
        w,
        wood="#c98f55",
        main="#e0483f",
        second="#f6c23a",
        accent="#3f7fd0",
        leaf="#4fa658",
        cloth="#8a5ac0",
        white="#fffaf2",
    )
    board = curve("40,8 70,4 98,22 104,48 88,70 66,66 58,74 62,88 46,96 18,86 2,58 12,26")
    s.add(board + ellipse(42, 70, 8, 7).reverse(), "wood", "board")
    for (x, y, r), tone in zip(
        ((24, 50, 9), (38, 27, 9), (62, 20, 9), (83, 32, 9), (86, 53, 8), (22, 70, 7)),
        ("main", "second", "leaf", "accent", "cloth", "white"),
        strict=True,
    ):
        s.add(
            curve(
                [
                    (x - r, y),
                    (x - r * 0.3, y - r * 0.9),
                    (x + r * 0.8, y - r * 0.6),
                    (x + r, y + r * 0.3),
                    (x + r * 0.1, y + r),
                    (x - r * 0.8, y + r * 0.7),
                ]
            ),
            tone,
            "paint",
        )
    return s.figure()


def scissors(w: Wanted) -> Figure:
    """Open scissors."""
    s = Sketch(w, main=w.random.choice(("#e0503f", "#3f86b5", "#f0a83a")), metal="#c2cad2", dark="#5a6470")
    half = poly("46,62 54,62 56,10 52,0 48,20", 1.5).turn(18, (50, 58))
    handle = ellipse(34, 88, 15, 18, 24) + ellipse(34, 88, 8, 11, 24).reverse()
    shank = tube("54,52 48,66 41,76", 7.5)
    s.add(half, "metal", "blade", shade=-0.15)
    s.add(shank.flip(50) + handle.flip(50), "main", "handle", shade=-0.15)
    s.add(half.flip(50), "metal", "blade")
    s.add(shank, "main", "shank")
    s.add(handle, "main", "handle")
    s.add(ellipse(50, 57, 3), "dark", "screw")
    return s.figure()


def hammer(w: Wanted) -> Figure:
    """A claw hammer, slanted."""
    s = Sketch(w, wood="#c98845", metal="#7f8a97", dark="#4f5864")
    s.add(curve("44,22! 56,22! 55,64 58,110 50,114 42,110 45,64"), "wood", "handle")
    s.add(curve("50,22! 56,22! 55,64 58,110 50,114 51,70"), "wood", "handle shade", shade=-0.18, detail=True)
    s.add(curve("60,6! 44,2! 26,6 10,22 4,34! 18,28 30,24 42,26! 60,26!"), "metal", "claw")
    s.add(poly("42,2 62,2 62,28 42,28", 2), "metal", "head")
    s.add(poly("62,7 74,7 74,23 62,23"), "metal", "neck", shade=-0.15)
    s.add(rect(73, 3, 12, 24, 3), "dark", "face")
    return s.turned(26).figure("right")


def wrench(w: Wanted) -> Figure:
    """An open-ended spanner."""
    s = Sketch(w, metal="#8f9aa6")
    jaw = curve("40,30! 28,18 28,-2 42,-14! 44,2! 50,6 56,2! 58,-14! 72,-2 72,18 60,30!")
    s.add(jaw + rect(42, 24, 16, 62), "metal", "shaft")
    s.add(ring(50, 98, 19, 9), "metal", "ring", shade=-0.06)
    s.add(rect(46, 34, 8, 40, 4), "metal", "groove", shade=-0.25)
    return s.turned(40).figure("front")


def gear(w: Wanted) -> Figure:
    """A toothed wheel."""
    s = Sketch(w, metal=w.random.choice(("#7f8fa3", "#c08a3f")), dark="#4f5864")
    n = 8
    points = []
    for i in range(n):
        a = 360 / n * i
        points += [
            polar(50, 50, 37, a - 15),
            polar(50, 50, 50, a - 10),
            polar(50, 50, 50, a + 10),
            polar(50, 50, 37, a + 15),
        ]
    s.add(poly(points, 2) + ellipse(50, 50, 15).reverse(), "metal", "wheel")
    s.add(ring(50, 50, 30, 15), "metal", "hub", shade=-0.2)
    s.add(ring(50, 50, 19, 15), "metal", "bore", shade=0.25)
    return s.figure()


def magnifier(w: Wanted) -> Figure:
    """A magnifying glass."""
    s = Sketch(w, metal="#6f7b8a", glass="#c4e6f2", wood="#8a5636")
    s.add(poly("62,70 70,62 104,96 96,104", 4), "wood", "handle")
    s.add(poly("60,66 66,60 74,68 68,74", 1), "metal", "collar", shade=-0.2)
    s.add(ellipse(40, 40, 34), "glass", "lens", opacity=0.8, detail=True)
    s.add(ring(40, 40, 40, 31.5), "metal", "rim")
    s.line(line("20,38 24,26 36,19"), 4, "white", "glint", detail=True)
    return s.figure("front")


def sword(w: Wanted) -> Figure:
    """A straight sword, point up."""
    s = Sketch(w, metal="#c8d0d8", glow="#e2ae3a", wood="#7a4530", accent="#c8303c")
    s.add(poly("43,78 43,14 50,0 57,14 57,78"), "metal", "blade")
    s.add(poly("50,78 50,0 57,14 57,78"), "metal", "blade shade", shade=-0.25)
    s.add(curve("22,78! 20,70! 30,76 70,76 80,70! 78,84! 70,86 30,86 22,84!"), "glow", "cross guard")
    s.add(rect(45, 86, 10, 24, 2), "wood", "grip")
    s.line(
        poly("45,92 55,90", closed=False) + poly("45,98 55,96", closed=False) + poly("45,104 55,102", closed=False),
        1.4,
        "glow",
        "wire",
    )
    s.add(ellipse(50, 114, 7), "glow", "pommel", shade=-0.1)
    s.add(ellipse(50, 114, 3), "accent", "stone", detail=True)
    return s.turned(35).figure("front")


def axe(w: Wanted) -> Figure:
    """A felling axe."""
    s = Sketch(w, metal="#a9b4bf", wood="#b0743f", dark="#6a7480")
    s.add(curve("46,0! 54,0! 54,60 60,112! 50,114! 46,60"), "wood", "handle")
    s.add(curve("40,10! 60,10! 78,4 92,-6! 98,20 92,48! 78,36 60,32! 40,32!"), "metal", "head")
    s.add(curve("92,-6! 98,20 92,48! 85,41! 90,20 85,-1!"), "metal", "edge", shade=0.4)
    s.add(rect(44, 8, 12, 26, 1), "dark", "eye", detail=True)
    return s.turned(18).figure("right")


def racket(w: Wanted) -> Figure:
    """A tennis racket and its ball."""
    s = Sketch(
        w, main=w.random.choice(("#d8412f", "#2f6fc2", "#2f8a5c")), light="#f6f2e6", dark="#2f2c33", glow="#d5e34a"
    )
    strings = line("30,2 30,70") + line("40,-6 40,76") + line("50,-8 50,78") + line("60,-6 60,76") + line("70,2 70,70")
    for y in (4, 14, 24, 34, 44, 54, 64):
        half = 30 * (1 - ((y - 34) / 46) ** 2) ** 0.5
        strings += line([(50 - half, y), (50 + half, y)])
    s.line(strings, 1.2, "light", "strings", shade=-0.1)
    s.add(ellipse(50, 34, 34, 46) + ellipse(50, 34, 28.5, 40.5).reverse(), "main", "frame")
    s.line(line("36,76 44,88 47,100") + line("64,76 56,88 53,100"), 5, "main", "throat", shade=-0.12, detail=False)
    s.add(rect(45.5, 96, 9, 48, 3), "dark", "grip")
    s.line(line("46,106 54,110") + line("46,116 54,120") + line("46,126 54,130"), 1.2, "light", "grip tape", shade=-0.3)
    turned = s.turned(32)
    turned.add(ellipse(24, 116, 14), "glow", "ball")
    turned.line(line("13,108 22,113 24,129") + line("37,112 30,117 32,127"), 1.8, "white", "seam", detail=False)
    return turned.figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "pencil": pencil,
    "paintbrush": paintbrush,
    "palette": palette,
    "scissors": scissors,
    "hammer": hammer,
    "wrench": wrench,
    "gear": gear,
    "magnifier": magnifier,
    "sword": sword,
    "axe": axe,
    "tennis racket": racket,
}
