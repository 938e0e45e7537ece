"""What one wears and carries: clothes, bags, shoes, jewels."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, line, poly, rect, ring, star, tube
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted

PAINTS = ("#d8503f", "#3d7ea6", "#e0a030", "#4a9a7a", "#8a5aa8")


def watch(w: Wanted) -> Figure:
    """A wristwatch on its strap."""
    s = Sketch(
        w,
        main=w.random.choice(("#7a4e34", "#3a4a66", "#33363f")),
        metal="#c9b072",
        white="#fffdf5",
        dark="#3a3f4c",
        accent="#d8433a",
    )
    s.add(
        poly("36,28 38,-10 40,-14 60,-14 62,-10 64,28", 2) + poly("36,72 38,116 42,122 58,122 62,116 64,72", 2),
        "main",
        "strap",
    )
    for y in (92, 100, 108):
        s.add(ellipse(50, y, 1.6), "dark", "holes", detail=True)
    s.add(rect(37, -18, 26, 9, 2) + rect(41, -15.5, 18, 4).reverse(), "metal", "buckle", shade=-0.1)
    s.add(rect(78, 46, 7, 8, 2), "metal", "crown", shade=-0.2)
    s.add(ellipse(50, 50, 31), "metal", "case")
    s.add(ellipse(50, 50, 25.5), "white", "dial")
    marks = poly("50,28 50,32", closed=False)
    for i in range(1, 12):
        marks += poly("50,28 50,32", closed=False).turn(30 * i, (50, 50))
    s.line(marks, 1.8, "dark", "hours")
    s.line(poly("50,50 50,35", closed=False) + poly("50,50 60,56", closed=False), 2.6, "dark", "hands", detail=False)
    s.line(poly("50,50 38,62", closed=False), 1, "accent", "second hand")
    return s.figure("front")


def backpack(w: Wanted) -> Figure:
    """A school rucksack."""
    s = Sketch(w, main=w.random.choice(PAINTS), wood="#8a5a38", metal="#e6d7a8", dark="#3a3440")
    s.line(line("40,12 40,-2 50,-6 60,-2 60,12"), 5, "dark", "loop", detail=False)
    s.add(tube("16,34 2,52 4,84 16,98", 8).both(), "main", "straps", shade=-0.4)
    s.add(curve("50,2 74,6 84,26 86,60 86,98 78,106 50,108 22,106 14,98 14,60 16,26 26,6"), "main", "body")
    s.add(curve("8,64! 14,62! 14,98! 6,94").both(), "main", "side pockets", shade=-0.3)
    s.add(curve("22,62! 78,62! 80,96 72,102 28,102 20,96"), "main", "pocket", shade=-0.16)
    s.add(curve("20,60! 80,60! 80,70 66,77 50,78 34,77 20,70"), "main", "pocket flap", shade=0.12)
    s.add(curve("18,14! 30,4 70,4 82,14! 84,40 70,50 50,52 30,50 16,40"), "main", "lid", shade=0.1)
    for x in (33, 61):
        s.add(rect(x, 40, 6, 20, 1.5), "wood", "belts")
        s.add(rect(x - 1.4, 50, 8.8, 7, 1.4), "metal", "buckles")
    s.add(rect(46, 73, 8, 8, 1.6), "metal", "clasp", detail=True)
    return s.figure("front", 108)


def suitcase(w: Wanted) -> Figure:
    """A suitcase on wheels with stickers."""
    s = Sketch(
        w,
        main=w.random.choice(PAINTS),
        dark="#3a3f4c",
        metal="#b9c1c9",
        glow="#f6d04a",
        white="#fffaf0",
        accent="#e88aa0",
    )
    s.line(poly("36,26 36,-6 64,-6 64,26", closed=False), 3.4, "metal", "pull handle", detail=False)
    s.add(rect(33, -10, 34, 8, 3), "dark", "grip")
    s.add(ellipse(28, 118, 6) + ellipse(72, 118, 6), "dark", "wheels")
    s.add(rect(14, 24, 72, 92, 9), "main", "shell")
    for x in (26, 42, 58, 74):
        s.line(poly([(x, 30), (x, 110)], closed=False), 2, "main", "ribs", shade=-0.25)
    s.add(rect(40, 18, 20, 8, 3), "dark", "top handle")
    s.add(rect(12, 62, 76, 6), "main", "seam", shade=-0.35, detail=True)
    s.add(ellipse(66, 46, 9), "glow", "sticker", detail=True)
    s.add(rect(22, 78, 24, 15, 2).turn(-10, (34, 85)), "white", "sticker", detail=True)
    return s.figure("front", 124)


def handbag(w: Wanted) -> Figure:
    """A handbag with a flap and clasp."""
    s = Sketch(w, main=w.random.choice(("#c8503f", "#a8703f", "#3f6f86", "#8a4a6a")), glow="#f0c24a")
    s.line(line("26,42 28,12 50,0 72,12 74,42"), 5.6, "main", "handle", shade=-0.3, detail=False)
    s.add(ellipse(26, 43, 4) + ellipse(74, 43, 4), "glow", "rings")
    s.add(curve("12,40! 88,40! 98,92! 92,99 8,99 2,92!"), "main", "bag", shade=-0.1)
    s.add(curve("12,38! 88,38! 90,58 72,72 50,76 28,72 10,58"), "main", "flap", shade=0.08)
    s.line(line("15,56 30,67 50,71 70,67 85,56"), 1.2, "main", "stitches", shade=-0.3)
    s.add(ellipse(50, 74, 6), "glow", "clasp")
    return s.figure("front", 99)


def shoe(w: Wanted) -> Figure:
    """A trainer in profile."""
    s = Sketch(
        w,
        main=w.random.choice(("#e0503f", "#3f86c0", "#4f9a7a", "#f0a030")),
        white="#fdfbf6",
        dark="#3a3f4c",
        light="#dfe3e8",
    )
    s.add(curve("4,20! 14,14 30,12 38,14! 46,28 60,38 84,44 104,50 112,62! 112,70! 4,70! 2,50 6,36"), "main", "upper")
    s.add(curve("76,42! 96,46 109,54 112,64! 112,70! 84,70! 76,56"), "main", "toe cap", shade=0.2)
    s.add(curve("4,20! 14,16 20,40 18,70! 4,70! 2,50 6,36"), "main", "heel", shade=-0.22)
    s.add(curve("12,14! 12,6 20,2 28,6! 40,12 44,26! 38,20 28,20"), "dark", "collar", shade=0.1)
    s.add(curve("38,14! 46,28 62,38 74,42! 68,50! 52,44 40,32 34,20!"), "white", "tongue")
    for x, y in ((42, 22), (48, 29), (55, 34.5), (63, 38.5)):
        s.line(poly([(x, y), (x - 6, y + 8)], closed=False), 2.6, "dark", "laces", detail=True)
    s.add(curve("24,64! 40,54 52,50 66,54! 52,58 42,64 34,70! 24,70!"), "white", "swoop")
    s.add(curve("0,68! 114,68! 118,74 114,82 100,84 10,84 0,80"), "white", "sole")
    s.add(poly("2,78 117,78 113,83 100,84 10,84 2,81", 1), "light", "tread")
    return s.figure("right", 84)


def boot(w: Wanted) -> Figure:
    """A rubber boot."""
    s = Sketch(w, main=w.random.choice(("#f2bd2e", "#d8443c", "#4a8a5a")), dark="#4a3a34")
    s.add(curve("14,4! 54,4! 53,40 56,56 78,66 92,78 93,94! 12,94! 12,60"), "main", "boot")
    s.add(
        curve("40,4! 54,4! 53,40 56,56 78,66 92,78 93,94! 78,94! 74,80 46,68 40,46"),
        "main",
        "shade",
        shade=-0.16,
        detail=True,
    )
    s.add(rect(11, 0, 46, 10, 3), "main", "cuff", shade=-0.25)
    s.add(curve("8,92! 94,92! 96,97 94,103! 52,103! 46,98! 40,98! 38,104! 10,104!"), "dark", "sole")
    s.add(rect(20, 18, 5, 40, 2.5), "white", "glint", opacity=0.45, detail=True)
    return s.figure("right", 104)


def headphones(w: Wanted) -> Figure:
    """Headphones with round cups."""
    s = Sketch(w, main=w.random.choice(PAINTS), dark="#33363f", metal="#aeb6c0")
    s.add(arc_band(50, 54, 44, 33), "dark", "headband")
    s.add(arc_band(50, 54, 41, 37), "metal", "headband trim", detail=True)
    s.add(rect(2, 52, 11, 12, 2).both(), "metal", "joints")
    s.add(rect(14, 56, 14, 42, 7).both(), "dark", "ear pads", shade=0.12)
    s.add(curve("16,54! 16,100! 4,98 -2,86 -2,68 4,56").both(), "main", "ear cups")
    s.add(curve("10,62 10,92 4,88 2,77 4,66").both(), "main", "cup plates", shade=-0.25, detail=True)
    return s.figure()


def arc_band(cx: float, cy: float, outer: float, inner: float) -> Path:
    """The upper half of a ring."""
    return ring(cx, cy, outer, inner).above(cy)


def crown(w: Wanted) -> Figure:
    """A king's crown with jewels."""
    s = Sketch(w, glow="#f5c13a", accent="#d8303f", cloth="#3f6fc8", leaf="#3f9a62")
    s.add(poly("4,28 26,50 50,14 74,50 96,28 86,90 14,90", 2), "glow", "crown")
    s.add(poly("50,14 74,50 96,28 86,90 62,90 58,60", 1), "glow", "crown shade", shade=-0.14, detail=True)
    s.add(rect(13, 78, 74, 14, 3), "glow", "band", shade=-0.22)
    for x, y, tone in ((4, 24, "accent"), (50, 9, "cloth"), (96, 24, "accent")):
        s.add(ellipse(x, y, 6.4), tone, "jewel")
    s.add(curve("50,44! 58,56 50,68! 42,56"), "accent", "middle stone")
    s.add(ellipse(27, 63, 4.4).both(), "leaf", "stones")
    s.add(ellipse(28, 85, 3.4) + ellipse(50, 85, 3.4) + ellipse(72, 85, 3.4), "white", "pearls", detail=True)
    return s.figure("front", 92)


def shirt(w: Wanted) -> Figure:
    """A T-shirt laid flat."""
    s = Sketch(w, main=w.random.choice(PAINTS))
    s.add(poly("32,6 4,22 -8,46 12,56 22,44 22,104 78,104 78,44 88,56 108,46 96,22 68,6", 2), "main", "shirt")
    s.add(poly("22,44 20,34 26,46 25,104 22,104").both(), "main", "folds", shade=-0.2, detail=True)
    s.add(curve("32,5! 40,18 60,18 68,5! 58,3 42,3"), "main", "neck", shade=-0.35)
    s.line(line("31,7 40,22 60,22 69,7"), 3, "main", "collar", shade=-0.16)
    s.line(poly("-3,41 14,51", closed=False).both(), 1.4, "main", "hems", shade=-0.25)
    s.line(poly("22,99 78,99", closed=False), 1.4, "main", "hem", shade=-0.25)
    return s.figure("front", 104)


def dress(w: Wanted) -> Figure:
    """A summer dress with a belt."""
    s = Sketch(w, main=w.random.choice(("#d8507f", "#4f8fc0", "#e0a03f", "#5fa08a")), accent="#fff0d8")
    s.line(poly("36,14 40,-4", closed=False).both(), 4, "main", "straps", shade=-0.15, detail=False)
    s.add(curve("34,12! 42,18 50,20 58,18 66,12! 70,30 62,46! 38,46! 30,30"), "main", "bodice")
    s.add(
        curve("38,46! 62,46! 74,74 96,112! 82,119 66,114 50,120 34,114 18,119 4,112! 26,74"),
        "main",
        "skirt",
        shade=-0.06,
    )
    s.line(
        line("44,54 36,84 30,112") + line("56,54 64,84 70,112") + line("50,54 50,114"), 1.5, "main", "folds", shade=-0.3
    )
    s.add(rect(36.5, 43, 27, 6.4, 2), "accent", "belt")
    return s.figure("front", 120)


def hat(w: Wanted) -> Figure:
    """A wide-brimmed hat with a ribbon."""
    s = Sketch(
        w, main=w.random.choice(("#e8c486", "#a8744a", "#6a6f80")), accent=w.random.choice(("#c8403c", "#3a5a8a"))
    )
    s.add(curve("-8,56 14,50 50,60 86,50 108,56 96,70 50,78 4,70"), "main", "brim", shade=-0.16)
    s.add(curve("20,58! 22,26 32,10 44,10! 50,14 56,10! 68,10 78,26 80,58! 50,66"), "main", "crown")
    s.add(curve("60,11 68,10 78,26 80,58! 66,63 68,34"), "main", "crown shade", shade=-0.14, detail=True)
    s.add(curve("20.6,46! 50,54 79.4,46! 80,58! 50,66 20,58!"), "accent", "ribbon")
    s.line(line("-4,57 14,52 50,63 86,52 104,57"), 1.3, "main", "brim edge", shade=0.3)
    return s.figure("front", 78)


def glasses(w: Wanted) -> Figure:
    """A pair of glasses from the front."""
    dark = any(word in w.action.casefold() for word in ("sun",))
    s = Sketch(w, main=w.random.choice(("#33363f", "#8a4a34", "#c8403c")), glass="#33363f" if dark else "#cfe8f2")
    s.add(ellipse(24, 50, 20, 18).both(), "glass", "lenses", opacity=0.7, detail=True)
    rim = ellipse(24, 50, 24, 22) + ellipse(24, 50, 18.4, 16.6).reverse()
    s.add(rim.both(), "main", "rims")
    s.line(line("45,45 50,41 55,45"), 5, "main", "bridge", detail=False)
    s.add(poly("2,40 -12,34 -14,42 1,50", 1.5).both(), "main", "hinges")
    s.line(line("14,48 18,42 24,39").both(), 2, "white", "glint")
    return s.figure()


def medal(w: Wanted) -> Figure:
    """A gold medal on its ribbon."""
    s = Sketch(w, glow="#f5bf3a", accent="#d8403f", cloth="#3f6fc0", white="#ffffff")
    s.add(poly("22,0 42,0 58,48 42,54"), "cloth", "ribbon", shade=-0.2)
    s.add(poly("78,0 58,0 42,48 58,54"), "accent", "ribbon")
    s.add(poly("70,0 65,0 48.4,50 53,52"), "white", "ribbon stripe", detail=True)
    s.add(ellipse(50, 76, 29), "glow", "medal")
    s.add(ellipse(50, 76, 22.5), "glow", "medal field", shade=-0.16)
    s.add(star(50, 77, 15, 6.6, 5), "glow", "star", shade=0.35)
    return s.figure()


def diamond(w: Wanted) -> Figure:
    """A cut stone."""
    s = Sketch(w, main="#5fc0e8")
    s.add(poly("22,12 78,12 100,38 50,96 0,38"), "main", "stone")
    for text, shade in (
        ("22,12 36,38 0,38", 0.2),
        ("78,12 100,38 64,38", -0.2),
        ("22,12 50,12 36,38", 0.45),
        ("50,12 78,12 64,38", 0.1),
        ("50,12 64,38 36,38", 0.3),
        ("0,38 36,38 50,96", 0.08),
        ("64,38 100,38 50,96", -0.3),
        ("36,38 64,38 50,96", -0.1),
    ):
        s.add(poly(text), "main", "facet", shade=shade)
    return s.figure()


def scarf(w: Wanted) -> Figure:
    """A knitted scarf, loosely tied, its ends fringed."""
    s = Sketch(w, main=w.random.choice(("#d8503f", "#3d7ea6", "#e0a030")), light="#fbf3e0")
    for end, lean, shade in ((rect(50, 40, 24, 76), -9, -0.16), (rect(28, 40, 24, 70), 8, 0.0)):
        left, _, right, low = end.bounds()
        fringe = EMPTY
        for k in range(6):
            x = left + 2 + k * (right - left - 4) / 5
            fringe += poly([(x, low - 2), (x, low + 9)], closed=False)
        s.line(fringe.turn(lean, (50, 44)), 2.4, "light", "fringe", detail=False)
        s.add(end.turn(lean, (50, 44)), "main", "end", shade=shade)
        bands = rect(left, low - 14, 24, 6) + rect(left, low - 28, 24, 6)
        s.add(bands.turn(lean, (50, 44)), "light", "stripes")
    s.add(curve("2,24 14,6 50,0 86,6 98,24 90,40 70,48 30,48 10,40"), "main", "loop")
    s.add(curve("16,20 34,11 50,9 66,11 84,20 66,27 50,29 34,27"), "main", "inside", shade=-0.45)
    for x in (12, 26, 74, 88):
        s.line(line(f"{x},{30 + abs(50 - x) * -0.1} {x + (50 - x) * 0.16},44"), 2, "main", "folds", shade=-0.3)
    s.add(curve("34,34 50,30 66,36 66,54 50,60 34,52"), "main", "knot", shade=0.12)
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
    "watch": watch,
    "backpack": backpack,
    "suitcase": suitcase,
    "handbag": handbag,
    "shoe": shoe,
    "boot": boot,
    "headphones": headphones,
    "crown": crown,
    "T-shirt": shirt,
    "dress": dress,
    "hat": hat,
    "glasses": glasses,
    "medal": medal,
    "diamond": diamond,
    "scarf": scarf,
    "glove": glove,
}
