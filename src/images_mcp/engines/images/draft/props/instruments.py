"""Instruments, upright with the neck or mouthpiece at the top: leaning as things of their own, turned in players' hands."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, limb, line, poly, rect, ring, tube
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def _strings(s: Sketch, top: float, low: float, xs: tuple[float, ...]) -> None:
    for x in xs:
        s.line(poly([(x, top), (x, low)], closed=False), 0.6, "light", "strings")


def guitar_upright(w: Wanted) -> Sketch:
    """An acoustic guitar; its sound hole at (50, 72)."""
    s = Sketch(
        w, wood=w.random.choice(("#d08f45", "#b8682f", "#e0ab62")), dark="#4a2f22", light="#f6ecd6", black="#2a211e"
    )
    s.add(poly("42,-46 58,-46 60,-24 40,-24", 2), "dark", "headstock")
    for y in (-42, -36, -30):
        s.add(rect(36, y, 6, 3.4, 1.4).both(), "light", "pegs", shade=-0.1)
    body = s.add(
        curve("50,36 64,38 74,48 72,62 74,70 86,80 88,100 74,120 50,124 26,120 12,100 14,80 26,70 28,62 26,48 36,38"),
        "wood",
        "body",
    )
    s.add(body.right(62), "wood", "body shade", shade=-0.18, detail=True)
    s.add(ellipse(50, 72, 12.6), "dark", "rosette")
    s.add(ellipse(50, 72, 10.4), "black", "sound hole")
    s.add(rect(44.6, -26, 10.8, 90, 1), "dark", "neck", shade=0.08)
    frets = EMPTY
    for i in range(9):
        frets += poly([(44.6, -18 + i * 7.6), (55.4, -18 + i * 7.6)], closed=False)
    s.line(frets, 0.8, "light", "frets")
    s.add(rect(35, 96, 30, 6, 2), "dark", "bridge")
    _strings(s, -28, 98, (46.6, 49, 51.4, 53.6))
    return s


def _fiddle_body() -> Path:
    return curve(
        "50,18 66,20 76,34 74,50! 64,60 66,70 77,76! 84,92 78,110 64,118 "
        "50,120 36,118 22,110 16,92 23,76! 34,70 36,60 26,50! 24,34 34,20"
    )


def violin_upright(w: Wanted) -> Sketch:
    """A violin with its f-holes; chin rest at (50, 118), scroll at (50, -60)."""
    s = Sketch(w, wood="#b5602c", dark="#33221c", light="#f6ecd6")
    _scroll(s)
    body = s.add(_fiddle_body(), "wood", "body")
    s.add(body.right(60), "wood", "body shade", shade=-0.22, detail=True)
    s.line(line("40,74 36,79 39,87 35,93").both(), 2.2, "dark", "f-holes", detail=True)
    s.add(poly("46,-26 54,-26 56,52 44,52", 1), "dark", "fingerboard")
    s.add(rect(40, 72, 20, 3.6, 1), "light", "bridge", shade=-0.2)
    s.add(poly("44,86 56,86 53,112 47,112", 2), "dark", "tailpiece")
    _strings(s, -26, 88, (47, 49, 51, 53))
    return s


def _scroll(s: Sketch) -> None:
    s.line(line("48,-50 44,-56 50,-61 56,-56 52,-51"), 4, "wood", "scroll", shade=-0.25, detail=False)
    s.add(rect(45.6, -50, 8.8, 26, 2), "wood", "peg box", shade=-0.25)
    s.add(rect(36, -44, 28, 3, 1.4) + rect(36, -34, 28, 3, 1.4), "dark", "pegs")


def cello_upright(w: Wanted) -> Sketch:
    """A cello: broad lower bouts, a long neck, standing on its spike at (50, 152)."""
    s = Sketch(w, wood=w.random.choice(("#a9552a", "#8f4322", "#c06f35")), dark="#33221c", light="#f6ecd6")
    s.line(poly("50,118 50,152", closed=False), 3, "dark", "spike", detail=False)
    _scroll(s)
    body = s.add(
        curve(
            "50,8 70,11 80,28 76,46! 66,56 68,70 82,78! 94,98 88,120 70,130 "
            "50,132 30,130 12,120 6,98 18,78! 32,70 34,56 24,46! 20,28 30,11"
        ),
        "wood",
        "body",
    )
    s.add(body.right(62), "wood", "body shade", shade=-0.2, detail=True)
    s.line(line("38,64 32,70 37,82 31,90").both(), 2.6, "dark", "f-holes", detail=True)
    s.add(poly("46,-26 54,-26 56.5,54 43.5,54", 1), "dark", "fingerboard")
    s.add(rect(38, 74, 24, 4, 1), "light", "bridge", shade=-0.2)
    s.add(poly("43,92 57,92 53,124 47,124", 2), "dark", "tailpiece")
    _strings(s, -26, 92, (47, 49, 51, 53))
    return s


def bow(s: Sketch, x: float, y: float, length: float, degrees: float, part: str = "bow") -> None:
    """A bow through a point, its frog at the lower end when upright."""
    stick = line([(x, y - length / 2), (x + length * 0.035, y), (x, y + length / 2)]).turn(degrees, (x, y))
    hair = poly([(x - 2.6, y - length / 2), (x - 2.6, y + length / 2)], closed=False).turn(degrees, (x, y))
    s.line(hair, 0.9, "light", part)
    s.line(stick, 1.9, "dark", part, detail=False)
    s.add(rect(x - 4, y + length / 2 - 6, 5, 5, 1).turn(degrees, (x, y)), "dark", part)


def saxophone_upright(w: Wanted) -> Sketch:
    """A saxophone from the side: crook, conical tube, the bow at its foot and the bell; mouthpiece at (2, 14)."""
    s = Sketch(w, main="#e3a93a", dark="#3a2a20", light="#f9e2a0", black="#241f22")
    s.add(limb("-2,16 9,10 16,8", (5.5, 7, 6)), "black", "mouthpiece")
    s.add(tube("14,8.5 26,3 38,4 44,14", 5.4, 8), "main", "crook", shade=-0.12)
    bell = limb("84,74 86,58 91,40", (20, 23, 35))
    s.add(limb("44,12 47,42 50,72 57,90 70,95 81,86 85,68", (8, 11.5, 15, 18, 19.5, 20, 21)), "main", "tube")
    s.add(bell.below(40.5), "main", "bell")
    s.line(line("40,16 42.4,42 44.6,70 51,88"), 2.4, "main", "shine", shade=0.4, detail=True)
    s.add(ellipse(91.5, 40, 18, 5.6, 9), "main", "rim", shade=0.28)
    s.add(ellipse(91.5, 40, 14, 3.7, 9), "dark", "bell opening")
    s.line(poly("55,20 60.5,74", closed=False), 1.7, "main", "key rod", shade=-0.3, detail=False)
    for k in range(6):
        s.add(ellipse(49 + k * 1.5, 22 + k * 10.4, 4.3), "light", "key", shade=-0.08 * (k % 2))
    s.add(ellipse(71, 70, 6) + ellipse(73, 86, 5.4), "light", "key guard")
    s.line(poly("60,58 76,56", closed=False), 2, "main", "brace", shade=-0.25)
    return s


def trumpet_upright(w: Wanted) -> Sketch:
    """A trumpet lying level: mouthpiece at (-4, 48), bell at (104, 48)."""
    s = Sketch(w, main="#edb93f", dark="#8a5f18", light="#fae39d")
    s.line(curve("30,47 18,49 16,62 26,70 66,70 76,62 74,49 62,47", closed=False), 5.6, "main", "loop", shade=-0.14)
    s.add(limb("2,47.5 40,47.5 70,47.5 88,47 100,47", (5, 6, 8, 15, 42)).left(101), "main", "pipe")
    s.add(ellipse(101, 47, 4.4, 22.5), "main", "rim", shade=0.28)
    s.add(ellipse(102, 47, 2.6, 17.5), "dark", "bell opening")
    s.add(poly("-5,41 0,44 5,45 5,50 0,51 -5,54", 1.2), "light", "mouthpiece")
    for x in (36, 46, 56):
        s.add(rect(x, 36, 7, 42, 2.4), "light", "valve", shade=-0.06)
        s.line(poly([(x + 3.5, 36), (x + 3.5, 29)], closed=False), 2, "dark", "valve stem", detail=False)
        s.add(rect(x - 0.4, 25, 7.8, 4.4, 2), "light", "valve button", shade=-0.3)
    return s


def flute_upright(w: Wanted) -> Sketch:
    """A transverse flute lying level: lip plate at (10, 50)."""
    s = Sketch(w, metal="#c3ccd6", light="#f4f7fa", dark="#5d6874")
    s.add(rect(0, 46, 120, 7, 3), "metal", "tube")
    s.line(poly("2,47.6 118,47.6", closed=False), 1.2, "light", "shine", detail=True)
    s.add(rect(6, 43.5, 14, 9, 4), "metal", "lip plate", shade=0.25)
    s.add(ellipse(13, 46.5, 2.6, 1.7), "dark", "mouth hole")
    s.add(rect(26, 45, 3, 9, 1) + rect(88, 45, 3, 9, 1), "metal", "joint", shade=-0.3)
    s.line(poly("40,44 86,44", closed=False), 1.4, "metal", "key rod", shade=-0.35, detail=False)
    for k in range(8):
        s.add(ellipse(38 + k * 6.4 + (4 if k > 3 else 0), 46.4, 2.9, 2.3), "light", "key")
    s.add(ellipse(98, 46.4, 2.9, 2.3) + ellipse(106, 46.4, 2.9, 2.3), "light", "key")
    return s


def drum_upright(w: Wanted) -> Sketch:
    """A parade drum seen a little from above, 80 wide; its head at (50, 30)."""
    s = Sketch(
        w, main=w.random.choice(("#c8342f", "#2f62b5", "#2f8a5c")), light="#fbf4e4", metal="#d9a93f", dark="#5a3a1e"
    )
    s.add(poly("10,32 90,32 90,78 10,78") + ellipse(50, 78, 40, 13), "main", "shell")
    s.add(poly("70,32 90,32 90,78 70,88"), "main", "shell shade", shade=-0.2, detail=True)
    zigzag = [(10 + 10 * k, (39.5 if k % 2 else 76.5) + 11.5 * (1 - ((k - 4) / 4) ** 2) ** 0.5) for k in range(9)]
    s.line(poly(zigzag, closed=False), 2.2, "light", "cords", detail=False)
    s.add(poly("8,70 92,70 92,78 8,78") + ellipse(50, 78, 42, 13.5), "metal", "lower hoop")
    s.add(poly("10.5,66 89.5,66 89.5,72 10.5,72") + ellipse(50, 71.5, 39.5, 12.6), "main", "shell")
    s.line(poly(zigzag[1:8], closed=False), 2.2, "light", "cords", detail=False)
    s.add(poly("8,30 92,30 92,38 8,38") + ellipse(50, 38, 42, 13.5) + ellipse(50, 30, 42, 13.5), "metal", "upper hoop")
    s.add(ellipse(50, 29, 38.5, 11.4), "light", "drumhead")
    return s


def _stick(x0: float, y0: float, x1: float, y1: float) -> Path:
    """A drumstick from its butt to its bead."""
    return tube([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2), (x1, y1)], 3.4, 2.2) + ellipse(x1, y1, 3, 3)


def drum(w: Wanted) -> Figure:
    """A drum with its two sticks lying across."""
    s = drum_upright(w)
    s.add(_stick(96, -2, 46, 31), "dark", "drumstick")
    s.add(_stick(4, -4, 58, 27), "dark", "drumstick", shade=0.14)
    return s.figure("front")


def piano(w: Wanted) -> Figure:
    """A grand piano from its side: raised lid on its prop, keys, three legs, a stool."""
    s = Sketch(w, main="#2b2a33", light="#fbf7ee", wood="#7a4a2c", dark="#17161c", metal="#d9b25a", accent="#a8322c")
    for x in (6, 44, 96):
        s.add(poly([(x, 66), (x + 8, 66), (x + 6, 101), (x + 2, 101)], 1), "main", "leg", shade=-0.1)
        s.add(ellipse(x + 4, 103, 3.4), "metal", "castor")
    s.add(curve("14,38! 40,0 78,-22 112,-26! 124,-14 112,2 110,38!"), "main", "lid", shade=0.22)
    s.add(curve("20,36! 44,4 80,-15 108,-19! 114,-12 106,2 104,36!"), "wood", "lid inside", shade=0.1)
    s.line(poly("92,38 104,-8", closed=False), 2.4, "metal", "lid prop", detail=False)
    s.add(poly("2,38 114,38 116,48 116,68 2,68", 3), "main", "case")
    s.add(rect(12, 39, 98, 4), "metal", "strings")
    s.add(poly("-12,48 40,48 40,60 -12,60", 2), "main", "key bed", shade=0.12)
    s.add(rect(-10, 48, 46, 6), "light", "keys")
    for k in range(10):
        if k % 7 not in (2, 6):
            s.add(rect(-7.4 + k * 4.6, 48, 2.4, 3.6), "dark", "black keys")
    s.add(poly("2,32 22,32 20,44 4,44", 1), "main", "music desk", shade=0.3)
    s.add(poly("-44,72 -18,72 -18,79 -44,79", 3), "accent", "stool seat")
    s.line(
        poly("-40,79 -42,103", closed=False) + poly("-22,79 -20,103", closed=False),
        3.4,
        "dark",
        "stool legs",
        detail=False,
    )
    s.line(line("44,82 58,84 70,82") + poly("58,68 58,96", closed=False), 2, "metal", "pedals")
    return s.figure("left", 106)


def accordion_upright(w: Wanted) -> Sketch:
    """A piano accordion, its bellows drawn apart."""
    s = Sketch(
        w, main=w.random.choice(("#b3262e", "#1f4f8f", "#23604a")), light="#fbf6ea", dark="#26222a", metal="#d8b25c"
    )
    for k in range(9):
        x = 30 + k * 5.6
        lift = 3.4 * (k % 2)
        bend = 5.0 * abs(k - 4) / 4
        s.add(
            poly(
                [
                    (x, 18 - bend + lift),
                    (x + 5.6, 18 - bend + 3.4 - lift),
                    (x + 5.6, 84 + bend - 3.4 + lift),
                    (x, 84 + bend - lift),
                ]
            ),
            "dark" if k % 2 else "main",
            "bellows",
            shade=0.12 if k % 2 else -0.18,
        )
    s.add(poly("4,6 31,10 31,92 4,96", 5), "main", "treble case")
    s.add(rect(-8, 12, 15, 78, 2), "light", "keys")
    for k in range(11):
        s.line(poly([(-8, 19 + k * 6.5), (7, 19 + k * 6.5)], closed=False), 0.8, "dark", "key gaps")
        if k % 7 not in (2, 6):
            s.add(rect(-1, 17 + k * 6.5, 8, 3.6, 0.6), "dark", "black keys")
    s.line(curve("12,20 22,22 22,80 12,82", closed=False), 2.4, "metal", "grille", detail=False)
    s.line(line("17,30 17,72"), 3, "metal", "grille")
    s.add(poly("79,6 106,2 106,100 79,94", 5), "main", "bass case", shade=-0.06)
    for i in range(3):
        for j in range(6):
            s.add(ellipse(87 + i * 6.4, 24 + j * 10.4, 2.1), "light", "bass buttons", detail=True)
    s.line(curve("106,16 114,34 114,68 106,86", closed=False), 4, "dark", "strap", detail=False)
    return s


def harp_upright(w: Wanted) -> Sketch:
    """A concert harp, its pillar on the right, its foot at (28, 116)."""
    s = Sketch(w, main="#d9a441", light="#fbf3da", dark="#7a5320")
    for k in range(13):
        x = 26 + k * 4.2
        low = 104 - (k * 4.2 + 8) * 0.98
        s.line(
            poly([(x, 11 + 11 * ((k - 5) / 7) ** 2), (x, max(low, 34))], closed=False),
            0.9,
            "light",
            "strings",
            shade=-0.35,
        )
    s.add(tube("20,6 20,50 22,104", 7, 8), "main", "pillar")
    s.add(limb("20,8 34,14 50,4 68,-4 84,10 88,30", (9, 8, 8, 9, 9, 8)), "main", "neck", shade=0.1)
    s.add(limb("90,28 62,70 26,108", (9, 14, 20)), "main", "sound box", shade=-0.12)
    s.line(poly("84,40 34,102", closed=False), 1.4, "dark", "sound board", detail=False)
    s.add(poly("8,106 48,106 52,116 4,116", 3), "dark", "foot")
    s.add(ring(18, 2, 8, 3.4), "main", "scroll", shade=0.18)
    out = Sketch(w, **s.colors)
    out.place(s, lambda p: p.flip(27))
    return out


def harp(w: Wanted) -> Figure:
    """A concert harp."""
    return harp_upright(w).figure("front")


def guitar(w: Wanted) -> Figure:
    """An acoustic guitar, leaning."""
    return guitar_upright(w).turned(24, (50, 40)).figure("front")


def violin(w: Wanted) -> Figure:
    """A violin, leaning."""
    return violin_upright(w).turned(24, (50, 40)).figure("front")


def cello(w: Wanted) -> Figure:
    """A cello on its spike, the bow across its strings."""
    s = cello_upright(w)
    bow(s, 58, 62, 124, 68)
    return s.turned(8, (50, 40)).figure("front")


def saxophone(w: Wanted) -> Figure:
    """A saxophone."""
    return saxophone_upright(w).turned(-6).figure("front")


def trumpet(w: Wanted) -> Figure:
    """A trumpet, its bell raised a little."""
    return trumpet_upright(w).turned(-18).figure("front")


def accordion(w: Wanted) -> Figure:
    """A piano accordion."""
    return accordion_upright(w).figure("front")


def flute(w: Wanted) -> Figure:
    """A flute, slanted."""
    return flute_upright(w).turned(-28).figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "guitar": guitar,
    "violin": violin,
    "cello": cello,
    "saxophone": saxophone,
    "trumpet": trumpet,
    "flute": flute,
    "drum": drum,
    "piano": piano,
    "accordion": accordion,
    "harp": harp,
}
