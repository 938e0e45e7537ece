"""Plants, from the forest to the window sill."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import (
    EMPTY,
    Path,
    curve,
    ellipse,
    limb,
    line,
    lobes,
    polar,
    poly,
    rect,
    tube,
)
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def crown(count: int, w: Wanted, rx: float, ry: float, cx: float, cy: float) -> Path:
    """A leafy cloud: lobes around an ellipse, each a little different."""
    sizes = [w.random.uniform(0.85, 1.15) for _ in range(count)]
    return lobes(cx, cy, rx, ry, sizes, w.random.uniform(0, 360), depth=0.06)


def tree(w: Wanted) -> Figure:
    """A broad-leaved tree with a lobed crown."""
    s = Sketch(w, leaf="#5f9e4c", wood="#8a5a3a")
    s.add(curve("45,60! 47,84 38,99! 64,99! 55,84 57,60!"), "wood", "trunk")
    s.add(limb("50,72 40,58 34,52", (6, 4, 3)) + limb("52,70 62,58 67,52", (6, 4, 3)), "wood", "branches")
    s.add(curve("52,62! 53,84 50,99! 64,99! 55,84 57,60!"), "wood", "trunk shade", shade=-0.2, detail=True)
    s.add(crown(8, w, 34, 28, 50, 38), "leaf", "crown", shade=-0.14)
    s.add(crown(7, w, 22, 16, 45, 31), "leaf", "crown light", shade=0.06)
    s.add(crown(5, w, 11, 7, 39, 23), "leaf", "crown glint", shade=0.22, detail=True)
    return s.figure("front", 99, 0.05)


def pine(w: Wanted) -> Figure:
    """A fir of three or four tiers."""
    s = Sketch(w, leaf="#2f7a56", wood="#7d5238")
    s.add(rect(45, 84, 10, 16, 1), "wood", "trunk")
    tiers = w.random.choice((3, 4))
    for i in range(tiers):
        top, low = 60 - 60 * (i + 1) / tiers, 88 - (88 - 30) * i / tiers
        half = 34 * (1 - 0.24 * i) * (1 if tiers == 3 else 0.94)
        tier = curve(
            f"50,{top}! {50 + half * 0.45},{(top + low) / 2 + 3} {50 + half},{low}! "
            f"50,{low + 5} {50 - half},{low}! {50 - half * 0.45},{(top + low) / 2 + 3}"
        )
        s.add(tier, "leaf", "needles", shade=-0.1 + 0.1 * i)
        s.add(tier.right(50), "leaf", "shade", shade=-0.26 + 0.1 * i, detail=True)
    return s.figure("front", 100, 0.05)


def palm(w: Wanted) -> Figure:
    """A leaning palm with coconuts on a hump of sand."""
    s = Sketch(w, leaf="#3f9a5c", wood="#a8774a", second="#f0d79a", dark="#6a452c")
    s.add(curve("18,100! 30,92 50,90 70,93 82,100!"), "second", "sand")
    s.add(curve("46,96! 45,72 50,52 58,34 63,37! 57,54 54,74 56,96!"), "wood", "trunk")
    for y, x in ((84, 50), (74, 50), (64, 52), (54, 55), (46, 58)):
        s.line(line(f"{x - 4.5},{y} {x},{y + 2} {x + 4},{y}"), 1.3, "wood", "rings", shade=-0.3)
    fronds = (
        ("60,34! 48,18 26,16 10,34! 30,25 46,28", -0.22),
        ("60,34! 76,20 94,26 104,44! 90,34 76,32", -0.22),
        ("60,34! 44,26 24,38 18,60! 32,44 48,38", 0.0),
        ("60,34! 72,30 88,44 90,66! 80,50 68,42", 0.0),
        ("60,34! 52,16 38,6 20,8! 38,14 50,26", 0.1),
        ("60,34! 66,14 82,6 100,12! 82,14 72,24", 0.1),
    )
    for text, shade in fronds:
        s.add(curve(text), "leaf", "frond", shade=shade)
    s.add(ellipse(57, 39, 4.2) + ellipse(65, 39, 4.2) + ellipse(61, 43, 4.2), "dark", "coconuts")
    return s.figure("front", 98, 0.04)


def _petals(count: int, length: float, width: float, cx: float, cy: float, start: float = 16, turn: float = 0) -> Path:
    out = EMPTY
    for i in range(count):
        petal = curve(
            [
                (0, -start),
                (width / 2, -start - length * 0.55),
                (0, -start - length),
                (-width / 2, -start - length * 0.55),
            ]
        )
        out += petal.turn(turn + 360 / count * i).move(cx, cy)
    return out


def _stem(s: Sketch, text: str, width: float = 3.4) -> None:
    s.line(line(text), width, "leaf", "stem", shade=-0.12, detail=False)


def flower(w: Wanted) -> Figure:
    """A daisy-like flower on its stem."""
    s = Sketch(w, main=w.random.choice(("#fdfbf5", "#f08aa8", "#8f7ae0", "#f2705a")), glow="#f7bf2f", leaf="#57a04e")
    _stem(s, "50,40 51,70 49,100", 3.6)
    s.add(curve("50,86! 62,66 82,64! 78,80 64,88"), "leaf", "leaf")
    s.add(curve("50,94! 40,76 22,74! 24,88 36,96"), "leaf", "leaf", shade=-0.12)
    count = w.random.choice((8, 9, 10))
    for i in range(count):
        s.add(_petals(1, 21, 15, 50, 30, 8, 360 / count * i), "main", "petal", shade=-0.12 if i % 2 else 0)
    s.add(ellipse(50, 30, 10), "glow", "heart")
    s.add(ellipse(47.5, 27.5, 4.4), "glow", "heart light", shade=0.35, detail=True)
    return s.figure("front", 100, 0.04)


def sunflower(w: Wanted) -> Figure:
    """A tall sunflower with a seeded face."""
    s = Sketch(w, main="#fbbd1f", dark="#5b3a1e", leaf="#4f9444")
    _stem(s, "50,44 51,74 49,120", 4.4)
    s.add(curve("50,102! 62,78 90,76! 86,96 66,106"), "leaf", "leaf")
    s.add(curve("50,110! 38,88 12,86! 16,104 34,112"), "leaf", "leaf", shade=-0.12)
    for shade, turn, length in ((-0.16, 12, 22), (0.0, 0, 21)):
        out = EMPTY
        for i in range(15):
            petal = curve(f"-4.5,-15 -5.4,-22 0,{-15 - length}! 5.4,-22 4.5,-15")
            out += petal.turn(turn + 24 * i).move(50, 36)
        s.add(out, "main", "petals", shade=shade)
    s.add(ellipse(50, 36, 18), "dark", "face")
    s.add(ellipse(50, 36, 13), "dark", "face ring", shade=0.14)
    seeds = EMPTY
    for i in range(1, 26):
        x, y = polar(50, 36, 2.4 * i**0.5, i * 137.5)
        seeds += ellipse(x, y, 1.1)
    s.add(seeds, "dark", "seeds", shade=-0.4, detail=True)
    return s.figure("front", 120, 0.04)


def rose(w: Wanted) -> Figure:
    """A rose in bloom, its petals wrapped round the heart."""
    s = Sketch(w, main=w.random.choice(("#d32f45", "#d32f45", "#e8768f", "#f2c14e")), leaf="#3f8a4c")
    _stem(s, "50,50 52,76 49,120", 3.6)
    s.add(poly("51,74 58,70 52.5,79") + poly("50,92 43,88 49,97"), "leaf", "thorns", shade=-0.12)
    leaf = curve("50,104! 58,86 84,78! 84,96 68,108")
    s.add(leaf, "leaf", "leaf")
    s.line(line("51,104 68,94 81,82"), 1, "leaf", "vein", shade=-0.3)
    s.add(curve("50,88! 40,72 16,68! 18,84 34,92"), "leaf", "leaf", shade=-0.12)
    s.add(curve("50,60! 36,62 30,72! 40,68 50,66 60,68 70,72! 64,62"), "leaf", "sepals", shade=-0.2)
    s.add(curve("50,4 66,4 78,12 78,34 68,54 50,62 32,54 22,34 22,12 34,4"), "main", "bloom", shade=-0.22)
    s.add(curve("33,12! 50,2 67,12! 70,30 50,40 30,30"), "main", "inner petals", shade=-0.4)
    s.add(curve("36,20! 44,8 60,10 64,22! 60,34 46,36 38,30"), "main", "inner petal", shade=-0.1)
    s.line(line("44,24 46,16 55,15 58,23 52,29 47,25"), 2.2, "main", "heart", shade=-0.5)
    s.add(curve("18,14! 34,20 50,42 56,60 42,64 22,52 14,32"), "main", "left petal")
    s.add(curve("82,14! 66,20 52,40 46,62 60,64 80,50 86,32"), "main", "right petal", shade=0.1)
    s.add(curve("34,56! 44,44 50,36! 60,46 66,57! 58,66 42,66"), "main", "front petal", shade=-0.08)
    return s.figure("front", 120, 0.04)


def tulip(w: Wanted) -> Figure:
    """A tulip, closed, with two long leaves."""
    s = Sketch(w, main=w.random.choice(("#e0483f", "#f2b632", "#d76fb0", "#8a5fc4")), leaf="#4f9f58")
    _stem(s, "50,50 51,80 50,120", 4)
    s.add(curve("50,120! 52,96 66,74 84,62! 82,88 70,110 56,120!"), "leaf", "leaf")
    s.add(curve("50,120! 46,100 34,82 20,74! 20,96 32,114 44,120!"), "leaf", "leaf", shade=-0.14)
    s.add(curve("50,2! 62,14 64,36 50,56 36,36 38,14"), "main", "back petal", shade=-0.26)
    s.add(curve("26,8! 42,16 52,36 50,60 30,54 22,32"), "main", "left petal")
    s.add(curve("74,8! 58,16 48,36 50,60 70,54 78,32"), "main", "right petal", shade=-0.12)
    s.add(curve("50,24! 60,36 60,52 50,60 40,52 40,36"), "main", "front petal", shade=0.14)
    return s.figure("front", 120, 0.04)


def cactus(w: Wanted) -> Figure:
    """A saguaro with two arms in a clay pot."""
    s = Sketch(w, leaf="#4f9a5f", accent="#ef6f8f", second="#cf7048")
    s.add(tube("50,54 30,54 24,48 24,34", 13) + tube("50,44 69,44 75,38 75,24", 13), "leaf", "arms", shade=-0.1)
    s.add(rect(38, 4, 24, 84, 12), "leaf", "cactus")
    for x in (44.5, 50, 55.5):
        s.line(poly(f"{x},12 {x},74", closed=False), 1.2, "leaf", "ribs", shade=-0.3)
    s.line(poly("24,36 24,46", closed=False) + poly("75,26 75,38", closed=False), 1.2, "leaf", "ribs", shade=-0.36)
    for turn in (-40, 0, 40):
        s.add(curve("50,8! 45,1 50,-7 55,1").turn(turn, (50, 8)), "accent", "bloom", shade=-0.1 if turn else 0.1)
    s.add(poly("29,80 71,80 66,108 34,108", 2), "second", "pot", shade=-0.08)
    s.add(rect(26, 74, 48, 11, 2), "second", "pot rim")
    return s.figure("front", 108, 0.04)


def leaf(w: Wanted) -> Figure:
    """One leaf with its veins."""
    s = Sketch(w, leaf=w.random.choice(("#5fa64a", "#4f9a5c", "#d98a34")))
    blade = curve("50,88! 28,76 21,48 32,20 50,-6! 68,20 79,48 72,76")
    s.add(blade, "leaf", "blade")
    s.add(blade.right(50), "leaf", "shaded half", shade=-0.15)
    s.line(line("50,8 50,60 48,104"), 3, "leaf", "stalk", shade=-0.35)
    for y, reach in ((24, 10), (40, 18), (56, 20), (71, 17)):
        s.line(
            line(f"50,{y} {50 + reach * 0.5},{y - 7} {50 + reach},{y - 16}").both(), 1.5, "leaf", "veins", shade=-0.35
        )
    return s.turned(24).figure("front", stretch=0.04)


def mushroom(w: Wanted) -> Figure:
    """A fly agaric."""
    s = Sketch(w, main="#d9392f", white="#fff7ee", light="#f5e7d2", leaf="#5fa050")
    s.add(curve("38,48! 40,70 32,96 50,99 68,96 60,70 62,48!"), "light", "stalk")
    s.add(curve("54,50! 54,76 52,98 60,98 68,95 60,70 62,48!"), "light", "stalk shade", shade=-0.14, detail=True)
    s.add(curve("35,62! 42,58 58,58 65,62! 60,70 50,68 40,70"), "white", "ring")
    s.add(curve("4,52! 6,26 26,4 50,3 74,4 94,26 96,52! 76,58 50,56 24,58"), "main", "cap")
    s.add(curve("96,52! 94,26 74,4 66,3 82,26 78,57!"), "main", "cap shade", shade=-0.2, detail=True)
    s.add(curve("12,53! 50,46 88,53! 70,59 50,57 30,59"), "light", "gills", shade=-0.2)
    for x, y, rx, ry in (
        (46, 17, 8, 6),
        (26, 32, 7, 7),
        (68, 26, 6, 6),
        (52, 38, 6, 5),
        (82, 42, 4, 5),
        (14, 45, 3.4, 4),
    ):
        s.add(ellipse(x, y, rx, ry), "white", "spots")
    s.add(
        poly("20,100 24,88 28,98 34,86 38,100") + poly("62,100 68,86 73,98 78,90 82,100"), "leaf", "grass", detail=True
    )
    return s.figure("front", 99, 0.05)


def potted_plant(w: Wanted) -> Figure:
    """Broad leaves fanning out of a pot."""
    s = Sketch(w, leaf="#3f8f5a", second=w.random.choice(("#d98058", "#e8e2d8", "#5a7fa0")))
    fan = ((-64, 50, -0.22), (62, 50, -0.22), (-36, 62, -0.08), (36, 60, -0.12), (-12, 66, 0.06), (14, 52, 0.14))
    for turn, tall, shade in fan:
        blade = curve(f"0,0! -13,{-tall * 0.55} 0,{-tall}! 13,{-tall * 0.55}")
        s.add(blade.turn(turn).move(50, 70), "leaf", "leaf", shade=shade)
        s.line(
            poly([(0, -6), (0, -tall * 0.86)], closed=False).turn(turn).move(50, 70),
            1.1,
            "leaf",
            "vein",
            shade=shade - 0.25,
        )
    s.add(poly("31,72 69,72 63,108 37,108", 3), "second", "pot")
    s.add(poly("52,72 69,72 63,108 52,108", 1), "second", "pot shade", shade=-0.12, detail=True)
    s.add(rect(27, 66, 46, 11, 2.5), "second", "pot rim", shade=0.1)
    return s.figure("front", 108, 0.04)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "tree": tree,
    "pine": pine,
    "palm": palm,
    "flower": flower,
    "sunflower": sunflower,
    "rose": rose,
    "tulip": tulip,
    "cactus": cactus,
    "leaf": leaf,
    "mushroom": mushroom,
    "potted plant": potted_plant,
}
