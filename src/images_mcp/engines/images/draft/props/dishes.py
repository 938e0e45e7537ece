"""Dishes and produce people ask for: sushi, fries, sandwiches, pancakes, and what lies on a market stall."""

from collections.abc import Callable
from math import cos, radians, sin

from images_mcp.engines.images.draft.props.path import EMPTY, chord, curve, ellipse, line, poly, rect, ring
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
    """A stacked sandwich on a stick."""
    s = Sketch(w, main="#d9a05f", light="#f6e2b8", leaf="#6fb04f", accent="#dd4a3c", second="#f6c84a", wood="#a8773f")
    s.line(poly("50,-8 50,30", closed=False), 2.4, "wood", "stick", detail=False)
    s.add(ellipse(50, -8, 5), "leaf", "olive", shade=-0.2)
    s.add(rect(6, 62, 88, 16, 7), "main", "lower bread")
    s.add(curve("4,56 14,50 30,58 46,50 62,58 78,50 96,56 90,65 10,65"), "leaf", "lettuce")
    s.add(rect(10, 44, 80, 9, 4), "accent", "tomato")
    s.add(poly("8,38 92,38 80,50 70,44 22,44"), "second", "cheese")
    s.add(curve("6,38! 8,20 24,12 50,10 76,12 92,20 94,38!"), "main", "upper bread")
    s.add(rect(8, 34, 84, 5, 2), "light", "crumb")
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
    s = Sketch(w, main="#f08a24", light="#fbe3b4", leaf="#4f9a4a", second="#f6a83f")
    s.add(ellipse(38, 54, 36), "main", "orange")
    s.add(ellipse(26, 42, 7, 11, 30), "light", "glint", opacity=0.5, detail=True)
    s.add(curve("38,20! 48,4 66,6! 60,20 46,24"), "leaf", "leaf")
    s.add(ellipse(78, 72, 24), "main", "half", shade=-0.1)
    s.add(ellipse(78, 72, 20.5), "light", "pith")
    for k in range(8):
        a = radians(45 * k + 22)
        s.add(ellipse(78 + 11 * cos(a), 72 + 11 * sin(a), 6.8, 3.6, 45 * k + 22), "second", "segment")
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
    """A head of broccoli."""
    s = Sketch(w, main="#4f9a4a", leaf="#8fc06a")
    s.add(curve("40,52 44,70 40,96! 62,96! 58,70 62,52"), "leaf", "stem")
    s.add(poly("44,66 24,50 30,44 48,58") + poly("58,66 76,50 70,44 54,58"), "leaf", "branches", shade=-0.1)
    for k, (x, y, r) in enumerate(((22, 40, 17), (80, 40, 17), (50, 20, 20), (34, 26, 16), (68, 26, 16), (50, 42, 18))):
        s.add(ellipse(x, y, r), "main", "florets", shade=(-0.14, -0.14, 0.02, 0.08, 0.08, 0.16)[k])
    return s.figure("front")


def onion(w: Wanted) -> Figure:
    """A brown onion."""
    s = Sketch(w, main="#c98545", light="#f0d2a0", leaf="#8fae5a")
    s.add(curve("50,2! 46,20 54,20! 50,2"), "light", "tip")
    s.add(curve("50,10 58,24 84,40 90,64 70,88 50,92 30,88 10,64 16,40 42,24"), "main", "onion")
    for x in (30, 50, 70):
        s.line(curve([(50, 12), (x * 1.1 - 5, 48), (50 + (x - 50) * 0.3, 91)], closed=False), 1.6, "light", "skin")
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
    """A bowl of salad."""
    s = Sketch(w, main=w.random.choice(("#e8e2d4", "#7fa8b8", "#d9a05f")), leaf="#6fb04f", accent="#dc4034", second="#f6d05a", white="#fdfaf0")  # fmt: skip
    for k in range(7):
        x = 14 + 12 * k
        s.add(curve(f"{x},44 {x - 8},22 {x + 2},{8 + 6 * (k % 2)} {x + 12},20 {x + 10},44"), "leaf", "leaves", shade=(-0.14, 0.1, 0.0)[k % 3])  # fmt: skip
    s.add(ellipse(28, 36, 9) + ellipse(66, 33, 9), "accent", "tomato")
    s.add(ellipse(47, 34, 10, 7), "white", "egg")
    s.add(ellipse(47, 34, 4.6), "second", "yolk")
    s.add(chord(50, 42, 48, 0, 180, 46), "main", "bowl")
    s.add(rect(34, 84, 32, 6, 2), "main", "foot", shade=-0.16)
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
    """Dumplings in a bamboo steamer."""
    s = Sketch(w, white="#f8f0e0", wood="#c99a5a", dark="#7a5630")
    s.add(ellipse(50, 34, 50, 20), "wood", "rim")
    s.add(ellipse(50, 34, 45, 16.5), "dark", "inside", opacity=0.6)
    for x, y in ((28, 30), (50, 24), (72, 30), (39, 37), (62, 37)):
        s.add(curve(f"{x - 14},{y + 4} {x - 9},{y - 9} {x},{y - 14} {x + 9},{y - 9} {x + 14},{y + 4} {x},{y + 9}"), "white", "dumpling")  # fmt: skip
        for k in (-4, 0, 4):
            s.line(line(f"{x + k * 1.6},{y} {x + k},{y - 6} {x},{y - 12}"), 1.2, "white", "folds", shade=-0.24)
    s.add(curve("0,34! 20,52 50,56 80,52 100,34! 100,62! 80,80 50,84 20,80 0,62!"), "wood", "steamer", shade=-0.1)
    s.line(curve("0,52 20,70 50,74 80,70 100,52", closed=False), 2.6, "dark", "band", detail=False)
    return s.figure("front")


def pasta(w: Wanted) -> Figure:
    """A plate of spaghetti with sauce and basil."""
    s = Sketch(w, white="#f7f4ec", second="#f2cf7a", accent="#c8402f", leaf="#4f9a4a")
    s.add(ellipse(50, 70, 52, 18), "white", "plate", shade=-0.14)
    s.add(ellipse(50, 66, 52, 18), "white", "plate")
    s.add(curve("12,62 22,44 50,34 78,44 88,62 70,74 50,76 30,74"), "second", "spaghetti")
    for k in range(6):
        s.line(curve([(18 + 6 * k, 66), (34 + 5 * k, 44 + 3 * (k % 2)), (62 + 4 * k, 66)], closed=False), 1.8, "second", "strands", shade=-0.22)  # fmt: skip
    s.add(curve("32,46 42,34 58,32 70,44 60,54 44,54"), "accent", "sauce")
    s.add(curve("50,38! 44,24 54,16! 62,26"), "leaf", "basil")
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
