"""Dishes and produce people ask for: sushi, fries, sandwiches, pancakes, and what lies on a market stall."""

from collections.abc import Callable
from math import cos, radians, sin

from images_mcp.engines.images.draft.props.path import (
    EMPTY,
    arc,
    chord,
    curve,
    ellipse,
    line,
    lobes,
    pie,
    poly,
    rect,
    ring,
)
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def sushi(w: Wanted) -> Figure:
    """Nigiri of salmon, prawn and egg with two rolls and chopsticks."""
    s = Sketch(w, white="#fbf8f0", main="#f0804f", second="#f6c84a", dark="#26352e", accent="#e2574a", leaf="#6fae5a",
               wood="#9a6238", light="#f9d9c0")  # fmt: skip
    s.add(poly("2,12 96,0 97,3 3,16", 1) + poly("4,20 99,12 99,15 5,24", 1), "wood", "chopsticks")
    for x, tone, mark in ((4, "main", "light"), (38, "second", "light"), (72, "accent", "white")):
        s.add(rect(x, 44, 28, 16, 8), "white", "rice")
        s.add(curve(f"{x - 3},46 {x + 4},33 {x + 15},30 {x + 27},34 {x + 32},47! {x + 14},52"), tone, "topping")
        for k in range(3):
            s.line(line(f"{x + 4 + 8 * k},47 {x + 7 + 8 * k},40 {x + 12 + 8 * k},34"), 1.6, mark, "grain", detail=True)
    s.add(rect(45, 30, 7, 30, 2), "dark", "seaweed band")
    for x in (14, 47, 80):
        s.add(rect(x - 13, 70, 28, 20, 3), "dark", "roll")
        s.add(ellipse(x + 1, 70, 14, 6), "dark", "roll", shade=0.12)
        s.add(ellipse(x + 1, 70, 11.5, 4.6), "white", "rice")
        s.add(ellipse(x + 1, 70, 5, 2.2), "main" if x != 47 else "leaf", "filling")
    return s.figure("front")


def fries(w: Wanted) -> Figure:
    """French fries in a paper cup."""
    s = Sketch(w, main=w.random.choice(("#d8412f", "#c8503c")), second="#f4c64a", white="#fbf6ea")
    for k in range(9):
        x = 16 + 8 * k
        lean, top = (k - 4) * 2.4, 6 + 9 * ((k * 5) % 4)
        s.add(poly([(x + lean, top), (x + 7 + lean, top - 2), (x + 7, 62), (x, 62)], 1), "second", "fries",
              shade=(0.12, -0.12, 0.02)[k % 3])  # fmt: skip
    s.add(curve("8,44! 30,56 50,58 70,56 92,44! 82,104! 18,104!"), "main", "cup")
    s.add(poly("24,56 34,58 38,104 30,104") + poly("66,58 76,56 70,104 62,104"), "white", "stripes")
    return s.figure("front")


def sandwich(w: Wanted) -> Figure:
    """Half a sandwich, cut from corner to corner, its filling in view."""
    s = Sketch(w, main="#c98a4a", light="#f8e8c4", leaf="#6fb04f", accent="#dd4a3c", second="#f6c84a", white="#f2b8a8")
    s.add(poly("0,40 44,2 56,2 100,40 94,44 6,44", 4), "main", "crust")
    s.add(poly("9,40 47,8 53,8 91,40", 3), "light", "upper bread")
    s.add(rect(1, 76, 98, 15, 5), "main", "crust")
    s.add(rect(5, 76, 90, 11, 4), "light", "lower bread")
    s.add(rect(4, 69, 92, 8, 3), "white", "ham")
    s.add(poly("6,62 94,62 94,68 78,68 66,77 54,68 28,68 18,75 10,68 6,68"), "second", "cheese")
    s.add(rect(5, 56, 28, 8, 4) + rect(36, 56, 28, 8, 4) + rect(67, 56, 28, 8, 4), "accent", "tomato")
    s.add(
        curve("-1,55 8,50 50,48 92,50 101,55 92,61 83,55 72,61 60,55 48,61 36,55 24,61 12,55 5,61"), "leaf", "lettuce"
    )
    s.add(rect(1, 38, 98, 14, 5), "main", "crust")
    s.add(rect(5, 41, 90, 11, 4), "light", "upper bread", shade=0.1)
    return s.figure("front")


def pancakes(w: Wanted) -> Figure:
    """A pile of pancakes with butter and syrup."""
    s = Sketch(w, main="#d99a4e", light="#f6dda6", wood="#8a4a1e", second="#ffe58a", white="#f4f2ec")
    s.add(ellipse(50, 88, 54, 11), "white", "plate")
    for k in range(4):
        y = 80 - 13 * k
        s.add(rect(11 + k, y - 9, 78 - 2 * k, 13, 6.5), "light", "pancake edge", shade=-0.1)
        s.add(ellipse(50, y - 9, 39 - k, 9), "main", "pancake", shade=0.08 * (k % 2))
    s.add(curve("24,30 50,24 78,30 80,40 74,58 70,42 60,46 54,66 46,46 34,44 28,52 22,40"), "wood", "syrup")
    s.add(poly("38,22 58,18 66,26 46,31", 2) + poly("46,31 66,26 66,33 46,38", 1), "second", "butter")
    return s.figure("front")


def orange_fruit(w: Wanted) -> Figure:
    """An orange with its leaf, a half beside it."""
    s = Sketch(w, main="#f08a24", light="#fdf0cf", leaf="#4f9a4a", second="#f6a83f")
    s.add(ellipse(38, 54, 36), "main", "orange")
    s.add(ellipse(24, 40, 6, 10, 30), "light", "glint", opacity=0.5, detail=True)
    s.add(curve("38,20! 48,4 66,6! 60,20 46,24"), "leaf", "leaf")
    s.add(ellipse(80, 68, 28), "main", "peel", shade=-0.1)
    s.add(ellipse(80, 68, 24.6), "light", "pith")
    for k in range(8):
        x, y = 80 + 2.4 * cos(radians(45 * k + 22)), 68 + 2.4 * sin(radians(45 * k + 22))
        s.add(pie(x, y, 19.4, 45 * k + 5, 45 * k + 40), "second", "segment")
    return s.figure("front")


def pineapple(w: Wanted) -> Figure:
    """A pineapple with its crown."""
    s = Sketch(w, main="#e8a93a", dark="#a8682a", leaf="#4f944f")
    for k, a in enumerate((-46, 46, -28, 28, -12, 12, 0)):
        s.add(curve("50,40! 43,18 50,-14! 57,18").turn(a, (50, 40)), "leaf", "crown", shade=(-0.2, -0.2, -0.08, -0.08, 0.06, 0.06, 0.14)[k])  # fmt: skip
    body = ellipse(50, 76, 30, 42)
    s.add(body, "main", "fruit")
    for j in range(6):
        for k in range(5):
            x, y = 28 + 11 * k + 5.5 * (j % 2), 46 + 12 * j
            if ((x - 50) / 27) ** 2 + ((y - 76) / 39) ** 2 < 1:
                s.add(poly([(x, y - 5), (x + 4, y), (x, y + 5), (x - 4, y)]), "dark", "eye", opacity=0.6, detail=True)
    return s.figure("front")


def tomato(w: Wanted) -> Figure:
    """A ripe tomato."""
    s = Sketch(w, main="#dc4034", leaf="#4f944a", white="#ffffff")
    s.add(curve("50,24 74,20 94,38 92,66 72,86 50,88 28,86 8,66 6,38 26,20"), "main", "tomato")
    s.add(ellipse(28, 44, 6, 11, 30), "white", "glint", opacity=0.5, detail=True)
    calyx = EMPTY
    for a in (-100, -50, 0, 50, 100):
        calyx += curve("50,24! 45,12 50,-2! 55,12").turn(a, (50, 24))
    s.add(calyx, "leaf", "calyx")
    s.line(poly("50,24 52,4", closed=False), 4, "leaf", "stalk", shade=-0.2)
    return s.figure("front")


def corn(w: Wanted) -> Figure:
    """A cob of corn in its husk."""
    s = Sketch(w, main="#f2c53d", leaf="#6fa84f", light="#f9e08a")
    s.add(curve("50,0 64,16 68,50 62,92! 38,92! 32,50 36,16"), "main", "cob")
    for j in range(9):
        for k in range(4):
            s.add(
                ellipse(38.5 + 7.7 * k, 14 + 9 * j, 3.4, 4), "light", "kernel", shade=0.1 * ((j + k) % 2), detail=True
            )
    s.add(curve("50,112! 20,92 14,56 22,34! 34,60 42,90").both(), "leaf", "husk")
    s.add(curve("50,112! 34,92 32,74 36,62! 48,84 50,100! 52,84 64,62! 68,74 66,92"), "leaf", "husk front", shade=0.14)
    return s.figure("front")


def broccoli(w: Wanted) -> Figure:
    """A floret of broccoli: a thick pale stalk that branches, a crown of small buds."""
    s = Sketch(w, main="#4f9a4a", leaf="#a8d080", light="#d4e8b4")
    s.add(curve("26,50! 40,66 36,94! 64,94! 60,66 74,50!"), "leaf", "stalk")
    s.add(poly("12,48 24,40 44,62 42,76") + poly("88,48 76,40 56,62 58,76"), "leaf", "branches", shade=-0.08)
    s.add(ellipse(50, 94, 14, 5), "light", "cut")
    bumps = (3, 4, 3, 5, 4, 3, 4, 5, 3, 4)
    for k, (x, y, r) in enumerate(((18, 42, 18), (82, 42, 18), (32, 22, 19), (68, 22, 19), (50, 14, 18), (50, 42, 21))):
        s.add(lobes(x, y, r, r * 0.9, bumps, 37 * k), "main", "florets", shade=(-0.14, -0.14, 0.02, 0.02, 0.1, 0.16)[k])
        for j in range(5):
            a = radians(72 * j + 31 * k)
            bud = arc(x + 0.55 * r * cos(a), y + 0.5 * r * sin(a), r * 0.2, 190, 350)
            s.line(bud, 1.6, "main", "buds", shade=-0.34)
    return s.figure("front")


def onion(w: Wanted) -> Figure:
    """A brown onion."""
    s = Sketch(w, main="#c98545", light="#f0d2a0", leaf="#8fae5a")
    s.add(curve("50,2! 46,20 54,20! 50,2"), "light", "tip")
    s.add(curve("50,10 58,24 84,40 90,64 70,88 50,92 30,88 10,64 16,40 42,24"), "main", "onion")
    for x in (30, 50, 70):
        s.line(curve([(50, 14), (x, 52), (50 + (x - 50) * 0.4, 88)], closed=False), 1.6, "light", "skin")
    s.line(poly("44,92 42,100", closed=False) + poly("50,92 50,101", closed=False) + poly("56,92 58,100", closed=False), 1.6, "light", "roots", detail=False)  # fmt: skip
    return s.figure("front")


def cheese(w: Wanted) -> Figure:
    """A wedge of cheese with holes."""
    s = Sketch(w, main="#f4c64a", light="#fbe08a")
    s.add(poly("2,50 70,8 100,30 100,44 2,58", 2), "light", "top")
    s.add(poly("2,50 100,36 100,84 2,92", 2), "main", "wedge")
    s.add(ellipse(26, 72, 8, 9) + ellipse(56, 62, 6) + ellipse(74, 74, 9, 8) + ellipse(46, 82, 4.4) + ellipse(90, 54, 5), "main", "holes", shade=-0.24)  # fmt: skip
    return s.figure("front")


def popcorn(w: Wanted) -> Figure:
    """Popcorn in a striped tub."""
    s = Sketch(w, main="#d8412f", white="#fdf8ea", second="#f8e2a0")
    for k in range(15):
        x, y = 18 + 13.5 * (k % 6) + 5 * (k // 6), 34 - 11 * (k // 6) + 3 * (k % 2)
        s.add(ellipse(x, y, 9) + ellipse(x + 6, y - 5, 6.5), "white" if k % 3 else "second", "popcorn", shade=-0.05 * (k % 2))  # fmt: skip
    s.add(poly("8,40 92,40 80,112 20,112", 2), "white", "tub")
    for k in range(4):
        a, b = 8 + 24 * k, 20 + 17.2 * k
        s.add(poly([(a, 40), (a + 12, 40), (b + 8, 112), (b, 112)]), "main", "stripes")
    return s.figure("front")


def salad(w: Wanted) -> Figure:
    """A bowl of salad: frilled leaves, tomatoes, cucumber, the servers sticking out."""
    s = Sketch(w, main=w.random.choice(("#e8e2d4", "#7fa8b8", "#d9a05f")), leaf="#6fb04f", accent="#dc4034", light="#dcefb8", wood="#a8703f")  # fmt: skip
    s.add((rect(80, -12, 5, 60, 2) + ellipse(82.5, -14, 7, 11)).turn(24, (70, 44)), "wood", "servers")
    frills = (3, 4, 3, 4, 3, 4, 3, 4, 3, 4)
    for k, (x, y, lean) in enumerate(((14, 30, -34), (84, 30, 34), (32, 20, -16), (66, 20, 16), (49, 16, 0))):
        s.add(lobes(x, y, 15, 22, frills).turn(lean, (x, y)), "leaf", "leaves", shade=(-0.2, -0.2, 0.1, 0.1, -0.05)[k])
        rib = poly([(x, y + 20), (x, y - 14)], closed=False) + poly(
            [(x - 7, y - 4), (x, y + 4), (x + 7, y - 4)], closed=False
        )
        s.line(rib.turn(lean, (x, y)), 2, "light", "ribs", detail=False)
    for x, y in ((34, 36), (60, 38)):
        s.add(ellipse(x, y, 10), "leaf", "cucumber", shade=-0.3)
        s.add(ellipse(x, y, 8), "light", "cucumber")
        for k in range(5):
            a = radians(72 * k)
            s.add(ellipse(x + 4 * cos(a), y + 4 * sin(a), 1.1), "leaf", "seeds", detail=True)
    s.add(pie(20, 44, 13, 200, 320) + pie(84, 44, 13, 220, 340), "accent", "tomato")
    s.add(ellipse(47, 36, 8), "accent", "tomato", shade=0.08)
    s.add(chord(50, 42, 50, 0, 180, 46), "main", "bowl")
    s.add(rect(-1, 40, 102, 6, 3), "main", "rim", shade=0.2)
    s.add(rect(34, 85, 32, 6, 2), "main", "foot", shade=-0.16)
    return s.figure("front")


def chocolate(w: Wanted) -> Figure:
    """A bar of chocolate half out of its wrapper."""
    s = Sketch(w, main="#6b3f26", second=w.random.choice(("#c8503c", "#3f7f86", "#7a5a8f")), metal="#cfd4da")
    s.add(rect(14, 0, 72, 70, 3), "main", "bar", shade=-0.2)
    for j in range(3):
        for k in range(3):
            s.add(rect(17 + 23.2 * k, 3 + 20 * j, 20, 17, 2), "main", "pieces", shade=0.12)
    s.add(poly("10,50 22,44 34,51 46,44 58,51 70,44 82,51 90,46 90,62 10,62"), "metal", "foil")
    s.add(rect(10, 58, 80, 60, 2), "second", "wrapper")
    s.add(rect(10, 76, 80, 16), "second", "label", shade=0.4)
    return s.figure("front")


def dumplings(w: Wanted) -> Figure:
    """Dumplings in a bamboo steamer, steam above them."""
    s = Sketch(w, white="#f8f0e0", wood="#c99a5a", dark="#7a5630", light="#dfe8ea")
    for x in (30, 52, 74):
        s.line(curve(f"{x},6 {x - 5},-2 {x + 4},-10 {x - 1},-20", closed=False), 3, "light", "steam", detail=False)
    s.add(curve("0,34! 0,64! 18,82 50,87 82,82 100,64! 100,34!"), "wood", "steamer", shade=-0.1)
    for k in range(1, 10):
        y = 34 + 19 * (1 - (k / 5 - 1) ** 2) ** 0.5
        s.line(poly([(10 * k, y), (10 * k, y + 30)], closed=False), 1.4, "dark", "slats")
    s.line(curve("1,58 20,75 50,80 80,75 99,58", closed=False), 3.4, "dark", "band", detail=False)
    s.add(ellipse(50, 34, 50, 20), "wood", "rim", shade=0.12)
    s.add(ellipse(50, 34, 44, 15.5), "dark", "inside")
    for x, y in ((28, 29), (50, 24), (72, 29), (38, 38), (62, 38)):
        bun = curve(f"{x - 13},{y + 4} {x - 12},{y - 5} {x - 4},{y - 12} {x},{y - 15} {x + 4},{y - 12} {x + 12},{y - 5} {x + 13},{y + 4} {x},{y + 8}")  # fmt: skip
        s.add(bun, "white", "dumpling")
        for fold in (-9.0, -4.5, 0.0, 4.5, 9.0):
            s.line(curve([(x + fold, y - 1 - 0.2 * abs(fold)), (x + fold * 0.6, y - 8), (x, y - 13)], closed=False), 1.3, "white", "folds", shade=-0.34)  # fmt: skip
    return s.figure("front")


def pasta(w: Wanted) -> Figure:
    """A plate of spaghetti with meatballs, sauce and basil, a fork stuck into it."""
    s = Sketch(w, white="#f7f4ec", second="#f2cf7a", accent="#c8402f", leaf="#4f9a4a", wood="#8a4f30", metal="#aab3bc")
    s.add(ellipse(50, 78, 58, 18), "white", "plate", shade=-0.14)
    s.add(ellipse(50, 75, 58, 18), "white", "plate")
    s.add(ellipse(50, 74, 44, 12), "white", "well", shade=-0.08)
    fork = (
        rect(0, -34, 5, 56, 2) + rect(-6, 20, 17, 5, 2) + rect(-6, 22, 3, 16) + rect(1, 22, 3, 16) + rect(8, 22, 3, 16)
    )
    s.add(fork.turn(34, (0, 20)).move(72, 14), "metal", "fork")
    s.add(curve("12,72 16,56 30,40 50,35 70,40 84,56 88,72 70,82 50,84 30,82"), "second", "spaghetti")
    for k in range(7):
        rx, y = 36 - 3.4 * k, 72 - 5 * k
        s.line(arc(50, y, rx, 8 + 9 * (k % 2), 172 - 7 * (k % 3), 9), 2, "second", "strands", shade=-0.34, detail=False)
    for x, out in ((16, -9), (84, 9), (34, -4), (68, 5)):
        strand = curve([(x, 66), (x + out * 0.3, 78), (x + out, 80), (x + out * 1.5, 74)], closed=False)
        s.line(strand, 3, "second", "strands", shade=-0.14, detail=False)
    s.add(curve("26,48 34,36 50,31 66,36 74,48 66,54 62,62 55,53 46,55 42,64 36,54"), "accent", "sauce")
    for x, y in ((38, 36), (60, 37), (49, 29)):
        s.add(ellipse(x, y, 8.6), "wood", "meatballs", shade=0.06 * (x % 3))
    s.add(curve("50,40! 40,46 34,42! 40,36") + curve("50,40! 54,49 62,48! 60,40"), "leaf", "basil")
    return s.figure("front")


def bamboo(w: Wanted) -> Figure:
    """Three stems of bamboo."""
    s = Sketch(w, main="#6fa84f", leaf="#4f8f45")
    for x, top, lean in ((26, 14, -3), (50, 0, 2), (74, 22, 4)):
        for k in range(5):
            y0, y1 = 120 - (120 - top) * k / 5, 120 - (120 - top) * (k + 1) / 5
            dx = lean * k / 2
            s.add(rect(x - 6 + dx, y1 + 1.4, 12, y0 - y1 - 1.4, 2.4), "main", "stem", shade=0.08 * (k % 2))
        for k, side in ((2, 1), (3, -1), (4, 1)):
            y = 120 - (120 - top) * k / 5
            s.add(curve(f"{x},{y}! {x + side * 14},{y - 14} {x + side * 30},{y - 6}! {x + side * 14},{y + 2}"), "leaf", "leaves")  # fmt: skip
    return s.figure("front")


def coin(w: Wanted) -> Figure:
    """A pile of coins, one upright."""
    s = Sketch(w, main="#e8b93a", second="#c8942a")
    for k in range(4):
        s.add(rect(2, 78 - 13 * k, 52, 13, 6), "second", "coin edge", shade=0.06 * (k % 2))
        s.add(ellipse(28, 78 - 13 * k, 26, 7), "main", "coin")
    s.add(ellipse(74, 62, 29), "second", "coin edge")
    s.add(ellipse(72, 62, 28), "main", "coin")
    s.add(ring(72, 62, 23, 20.6), "second", "rim")
    s.add(rect(69, 48, 6, 28, 2), "second", "mark")
    return s.figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "sushi": sushi, "fries": fries, "sandwich": sandwich, "pancakes": pancakes, "oranges": orange_fruit,
    "pineapple": pineapple, "tomato": tomato, "corn": corn, "broccoli": broccoli, "onion": onion, "cheese": cheese,
    "popcorn": popcorn, "salad": salad, "chocolate": chocolate, "dumplings": dumplings, "pasta": pasta,
    "bamboo": bamboo, "coin": coin,
}  # fmt: skip
