"""Food and drink."""

import re
from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import (
    EMPTY,
    arc,
    chord,
    curve,
    ellipse,
    line,
    polar,
    poly,
    rect,
    ring,
    tube,
)
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def apple(w: Wanted) -> Figure:
    """A whole apple with stalk and leaf."""
    s = Sketch(w, main=w.random.choice(("#d93a35", "#d93a35", "#8fbf3f")), leaf="#5a9a3c", wood="#6e4a2e")
    body = curve("50,29 62,22 82,25 94,46 88,76 70,96 58,95 50,93 42,95 30,96 12,76 6,46 18,25 38,22")
    s.add(body, "main", "apple")
    s.add(curve("94,46 88,76 70,96 58,95 50,93 70,84 82,62 82,25"), "main", "shade", shade=-0.18)
    s.add(ellipse(27, 44, 6, 12, 24), "white", "glint", opacity=0.55, detail=True)
    s.add(curve("38,29 50,33 62,29 50,39"), "main", "hollow", shade=-0.4, detail=True)
    s.line(line("50,34 49,20 54,6"), 4, "wood", "stalk")
    s.add(curve("52,22! 60,6 78,2 92,6! 86,18 70,25"), "leaf", "leaf")
    s.line(line("55,20 70,14 84,9"), 1, "leaf", "vein", shade=-0.3)
    return s.figure("front", 96, 0.03)


def cup(w: Wanted) -> Figure:
    """A coffee cup on its saucer, steaming."""
    s = Sketch(
        w,
        main=w.random.choice(("#f4efe6", "#d9604a", "#3f7f8c", "#e8b04a")),
        dark="#5a3521",
        light="#d8d4d0",
        second="#f4efe6",
    )
    s.line(line("40,30 35,22 43,14 38,4") + line("56,30 51,22 59,14 54,4"), 3, "light", "steam", detail=False)
    s.add(ellipse(48, 92, 46, 8), "second", "saucer", shade=-0.16)
    s.add(ellipse(48, 90, 46, 7.4), "second", "saucer rim", shade=-0.04)
    s.add(tube("78,48 95,46 98,60 87,71 72,72", 6.4), "main", "handle", shade=-0.1)
    body = curve("14,40! 16,66 28,86 38,91! 58,91! 68,86 80,66 82,40!")
    s.add(body, "main", "cup")
    s.add(body.right(60), "main", "cup shade", shade=-0.12, detail=True)
    s.add(ellipse(48, 40, 34, 7.5), "main", "rim", shade=0.2)
    s.add(ellipse(48, 41, 30, 5.6), "dark", "coffee")
    return s.figure("front", 98, 0.03)


def cake(w: Wanted) -> Figure:
    """A birthday cake of two tiers with candles."""
    s = Sketch(
        w,
        main=w.random.choice(("#f4a6b8", "#f6e3c4", "#9fd0c4")),
        second="#fff6ea",
        accent="#d8435a",
        glow="#ffc23a",
        light="#e6dfe4",
        cloth="#6fa8dc",
    )
    s.add(ellipse(50, 94, 50, 7), "light", "plate", shade=-0.12)
    s.add(ellipse(50, 92, 50, 6.4), "light", "plate rim")
    for x0, y0, wide, tall in ((12, 56, 76, 36), (26, 30, 48, 27)):
        s.add(rect(x0, y0, wide, tall, 4), "main", "tier", shade=-0.05)
        s.add(rect(x0 + wide * 0.72, y0, wide * 0.28, tall, 4), "main", "tier shade", shade=-0.16, detail=True)
        n = 6 if wide > 60 else 4
        step = wide / n
        points = [f"{x0 - 1},{y0 + 2}", f"{x0 + 3},{y0 - 4}", f"{x0 + wide - 3},{y0 - 4}", f"{x0 + wide + 1},{y0 + 2}"]
        for i in range(n, 0, -1):
            depth = 12 if i % 2 else 7
            points += [
                f"{x0 + i * step - step * 0.12},{y0 + depth}",
                f"{x0 + (i - 0.5) * step},{y0 + depth + 3}",
                f"{x0 + (i - 1) * step + step * 0.12},{y0 + depth - 1}",
            ]
        s.add(curve(" ".join(points)), "second", "icing")
    for x in (36, 50, 64):
        s.add(rect(x - 2, 12, 4, 16, 1), "cloth" if x == 50 else "accent", "candle")
        s.add(curve(f"{x},1! {x + 3},7 {x},11 {x - 3},7"), "glow", "flame")
    for i, x in enumerate((18, 30, 42, 54, 66, 78)):
        s.add(ellipse(x + 2, 80, 2.4), "accent" if i % 2 else "cloth", "sprinkles", detail=True)
    return s.figure("front", 100)


def cupcake(w: Wanted) -> Figure:
    """A frosted cupcake with a cherry."""
    s = Sketch(
        w,
        main=w.random.choice(("#f59ab5", "#fbf0dc", "#b79ae0", "#8fd0c0")),
        second="#c98a52",
        accent="#d92f45",
        leaf="#5a9a3c",
    )
    s.add(poly("18,58 82,58 72,104 28,104", 3), "second", "paper case")
    for i in range(5):
        x = 24 + i * 12
        s.add(
            poly([(x, 60), (x + 6, 60), (x + 5 - (i - 2) * 1.2, 104), (x + 1 - (i - 2) * 1.6, 104)]),
            "second",
            "pleats",
            shade=-0.2,
            detail=True,
        )
    s.add(curve("8,56 12,44 30,40 50,39 70,40 88,44 92,56 84,66 50,68 16,66"), "main", "frosting", shade=-0.14)
    s.add(curve("18,40 24,29 40,26 60,26 76,29 82,40 74,49 50,51 26,49"), "main", "frosting")
    s.add(curve("29,26 34,16 50,8 66,16 71,26 64,34 50,36 36,34"), "main", "frosting", shade=0.2)
    s.add(ellipse(50, 7, 8.4), "accent", "cherry")
    s.line(line("51,0 54,-8 62,-13"), 1.8, "leaf", "stalk", detail=False)
    s.add(ellipse(47, 4.4, 2), "white", "glint", opacity=0.7, detail=True)
    for x, y, turn in (
        (24, 54, 30),
        (40, 58, -30),
        (60, 56, 20),
        (76, 54, -40),
        (34, 42, -20),
        (52, 43, 40),
        (66, 40, 10),
    ):
        s.add(rect(-3, -1, 6, 2, 1).turn(turn).move(x, y), "accent" if x % 4 else "glow", "sprinkles", detail=True)
    return s.figure("front", 104, 0.03)


def pizza(w: Wanted) -> Figure:
    """One dripping slice with salami."""
    s = Sketch(w, main="#fbcf5c", second="#d9974a", accent="#d2402f", leaf="#5a9a3c", dark="#4a3a34")
    s.add(curve("6,22! 28,8 50,4 72,8 94,22! 90,34 50,24 10,34"), "second", "crust")
    s.add(curve("10,30! 30,22 50,20 70,22 90,30! 52,103! 48,103!"), "main", "cheese")
    s.add(
        curve("24,58! 26,72 31,74 34,70! 34,60 30,52") + curve("58,86! 60,97 65,98 67,92! 67,80 62,72"),
        "main",
        "melted cheese",
    )
    s.add(curve("90,30! 52,103! 50,103! 68,40 72,23"), "main", "shade", shade=-0.1, detail=True)
    for x, y, r in ((34, 40, 9), (64, 38, 8.6), (49, 66, 8.4)):
        s.add(ellipse(x, y, r), "accent", "salami")
        s.add(ellipse(x - 2, y - 2.4, 1.6) + ellipse(x + 3, y + 2, 1.4), "accent", "salami fat", shade=0.4, detail=True)
    s.add(
        curve("46,34! 50,26 58,28! 54,36") + curve("40,54! 36,50 30,52! 34,58") + curve("60,54! 68,52 70,58! 64,60"),
        "leaf",
        "basil",
    )
    s.add(ring(51, 87, 3.4, 1.4) + ring(48, 47, 3.2, 1.3), "dark", "olives", detail=True)
    return s.figure("front", 103)


def burger(w: Wanted) -> Figure:
    """A hamburger in its layers."""
    s = Sketch(w, main="#e0994a", second="#6b4029", leaf="#78b84a", accent="#dc4236", glow="#fbc53a", light="#fff0cc")
    s.add(curve("8,78! 92,78! 91,88 82,96! 18,96! 9,88"), "main", "lower bun", shade=-0.08)
    s.add(rect(4, 64, 92, 15, 7), "second", "patty")
    s.add(poly("8,60 92,60 74,68 66,76 54,67 30,66 22,71 12,64", 1), "glow", "cheese")
    s.add(rect(7, 53, 86, 8, 4), "accent", "tomato")
    s.add(
        curve("2,50 10,45 50,44 90,45 98,50 92,57 84,52 74,58 64,52 54,58 44,52 34,58 24,52 14,58"), "leaf", "lettuce"
    )
    s.add(curve("6,46! 6,20 28,4 50,4 72,4 94,20 94,46! 50,49"), "main", "upper bun")
    s.add(curve("94,46! 94,20 72,4 64,4 82,22 82,47!"), "main", "bun shade", shade=-0.16, detail=True)
    for x, y, turn in (
        (32, 18, -30),
        (48, 13, 0),
        (64, 18, 30),
        (40, 28, -10),
        (57, 27, 20),
        (24, 32, -40),
        (74, 32, 30),
    ):
        s.add(ellipse(x, y, 1.7, 3, turn + 60), "light", "sesame", detail=True)
    return s.figure("front", 96, 0.03)


def ice_cream(w: Wanted) -> Figure:
    """Two scoops in a cone."""
    tones = w.random.choice((("#f6a5b8", "#fff0d4"), ("#8fd3bd", "#f7c1cf"), ("#8a5a42", "#fbe6c8")))
    s = Sketch(w, main=tones[0], second=tones[1], wood="#e0a45a", accent="#d92f45")
    cone = poly("24,58 76,58 52,122 48,122", 2)
    s.add(cone, "wood", "cone")
    lattice = poly("34,58 56,104", closed=False) + poly("48,58 63,88", closed=False) + poly("62,58 70,74", closed=False)
    s.line(lattice.both(), 1.6, "wood", "waffle", shade=-0.28)
    s.add(rect(20, 53, 60, 8, 4), "wood", "cone rim", shade=-0.12)
    s.add(
        curve("50,22 68,26 80,42 80,54 72,60 64,55 56,62 48,55 40,61 32,55 24,59 20,52 20,42 32,26"), "second", "scoop"
    )
    s.add(curve("50,-4 64,-1 74,12 75,26 68,33 60,28 52,35 44,28 36,33 28,30 25,24 26,12 36,-1"), "main", "scoop")
    s.add(ellipse(37, 10, 4, 7, 30), "white", "glint", opacity=0.5, detail=True)
    s.add(ellipse(56, -6, 7), "accent", "cherry")
    s.line(line("57,-12 60,-19 67,-22"), 1.8, "leaf", "stalk", detail=False)
    return s.figure("front", 122, 0.03)


def water_bottle(w: Wanted) -> Figure:
    """A drinking bottle with its screw cap and loop."""
    s = Sketch(w, main=w.random.choice(("#4f9fc4", "#5fae8c", "#e08a6a", "#7a86c8")), dark="#39424e", light="#f4f7f9")
    s.line(curve("40,10 40,-6 60,-6 60,10", closed=False), 5, "dark", "loop", detail=False)
    s.add(rect(37, 6, 26, 16, 3), "dark", "cap")
    s.add(rect(39, 21, 22, 8), "main", "neck", shade=-0.2)
    body = curve("39,28! 61,28! 70,36 74,48 74,60! 74,134! 70,140 30,140 26,134! 26,60! 26,48 30,36")
    s.add(body, "main", "bottle")
    s.add(body.right(61), "main", "shade", shade=-0.22, detail=True)
    s.add(rect(26, 118, 48, 7), "main", "ring", shade=-0.3, detail=True)
    s.add(curve("50,66! 60,80 62,90 50,96 38,90 40,80"), "light", "drop")
    s.add(rect(31, 50, 4.5, 60, 2.2), "white", "glint", opacity=0.5, detail=True)
    return s.figure("front", 140)


def bottle(w: Wanted) -> Figure:
    """A wine bottle with its label."""
    s = Sketch(
        w, main=w.random.choice(("#2f6a4a", "#5a2436", "#3a5a34")), light="#fbf4e2", accent="#b8343c", glow="#d8b04a"
    )
    body = curve("42,0! 58,0! 58,34 62,44 72,54 74,66 74,134! 70,138 30,138 26,134! 26,66 28,54 38,44 42,34")
    s.add(body, "main", "bottle")
    s.add(body.right(62), "main", "shade", shade=-0.3, detail=True)
    s.add(rect(41, 0, 18, 22, 1.5), "accent", "capsule")
    s.add(rect(40, 0, 20, 6, 1.5), "accent", "lip", shade=-0.25)
    s.add(rect(26, 74, 48, 40), "light", "label")
    s.add(ellipse(50, 87, 7), "glow", "emblem", detail=True)
    s.line(poly("36,101 64,101", closed=False) + poly("42,107 58,107", closed=False), 1.8, "accent", "lettering")
    s.add(rect(31, 56, 4, 15, 2), "white", "glint", opacity=0.45, detail=True)
    return s.figure("front", 138)


def wine_glass(w: Wanted) -> Figure:
    """A glass of red wine."""
    s = Sketch(w, glass="#d3e6ee", main=w.random.choice(("#a0233f", "#a0233f", "#ecc86a")))
    s.add(curve("26,2! 74,2! 80,32 74,56 56,66! 44,66! 26,56 20,32"), "glass", "bowl", opacity=0.75)
    s.add(curve("21,34! 36,37 64,31 79,34! 78,46 70,57 55,63 45,63 30,57 22,46"), "main", "wine")
    s.add(curve("79,34! 78,46 70,57 55,63! 68,48 69,33"), "main", "wine shade", shade=-0.25, detail=True)
    s.add(curve("46,64! 54,64! 52,76 52,100 56,112! 44,112! 48,100 48,76"), "glass", "stem", shade=-0.12)
    s.add(curve("20,118! 28,112 50,109 72,112 80,118! 50,121"), "glass", "foot", shade=-0.18)
    s.add(curve("30,8 34,8 29,26 32,48 27,40 26,24"), "white", "glint", opacity=0.8, detail=True)
    return s.figure("front", 120)


def croissant(w: Wanted) -> Figure:
    """Five buttery segments in a crescent."""
    s = Sketch(w, main="#dc9340", light="#f4c67c")
    parts = (
        ("2,66! 4,52 16,40 28,44! 30,58 20,70 8,78!", -0.2), ("98,66! 96,52 84,40 72,44! 70,58 80,70 92,78!", -0.2),
        ("14,48! 18,30 34,20 44,26! 42,46 32,60 22,66!", -0.08),
        ("86,48! 82,30 66,20 56,26! 58,46 68,60 78,66!", -0.08),
        ("32,30! 40,18 60,18 68,30! 66,48 58,60 42,60 34,48", 0.0),
    )  # fmt: skip
    for text, shade in parts:
        s.add(curve(text), "main", "segment", shade=shade)
    s.line(
        line("8,62 14,54 20,51").both()
        + line("24,52 28,42 35,37").both()
        + line("40,50 42,38 47,30")
        + line("60,50 58,38 53,30"),
        2,
        "main",
        "layers",
        shade=-0.35,
    )
    s.add(curve("40,26 50,21 60,26 50,29") + curve("22,36 30,28 36,29 28,35").both(), "light", "sheen", detail=True)
    return s.figure("front", 78, 0.03)


def banana(w: Wanted) -> Figure:
    """A pair of bananas."""
    s = Sketch(w, main="#f9d33c", wood="#7a5a30")
    s.add(curve("70,4! 78,6 86,30 80,58 58,80 34,88! 30,82! 52,66 64,44 66,20"), "main", "far banana", shade=-0.14)
    s.add(curve("66,6! 74,6! 76,16 74,34 62,60 40,80 14,88 2,84! 2,78! 22,74 44,58 58,36 62,18"), "main", "banana")
    s.add(
        curve("74,10 74,34 62,60 40,80 14,88 3,85! 24,82 46,68 62,46 70,22"),
        "main",
        "banana edge",
        shade=-0.2,
        detail=True,
    )
    s.add(poly("64,8 66,-6 76,-6 77,9", 1.5), "wood", "stalk")
    s.add(poly("1,78 6,77 7,86 1,85", 1.4) + poly("29,82 33,81 36,88 31,89", 1), "wood", "tips", shade=-0.3)
    return s.figure("front", 89, 0.03)


def lemon(w: Wanted) -> Figure:
    """A whole lemon and a cut half."""
    s = Sketch(w, main="#fbd82f", light="#fff6c4", leaf="#4f9a48")
    s.add(curve("34,24! 30,6 12,0 -2,4! 4,18 16,26"), "leaf", "leaf")
    s.line(line("0,6 14,12 30,22"), 1, "leaf", "vein", shade=-0.3)
    s.add(curve("14,28 24,20 36,20 58,24 76,38 82,50 90,54 92,60 86,64 78,64 62,76 40,76 22,64 14,44"), "main", "lemon")
    s.add(curve("92,60 86,64 78,64 62,76 40,76 26,67 52,66 70,54 82,50"), "main", "shade", shade=-0.14, detail=True)
    s.add(ellipse(80, 78, 27), "main", "half", shade=-0.05)
    s.add(ellipse(80, 78, 23.4), "light", "pith")
    wedges = EMPTY
    for i in range(8):
        a = i * 45 + 22.5
        wedges += poly(
            [polar(80, 78, 3, a), polar(80, 78, 21, a - 18), polar(80, 78, 22, a), polar(80, 78, 21, a + 18)], 3
        )
    s.add(wedges, "main", "segments", shade=0.12)
    s.add(ellipse(33, 34, 5, 8, 50), "white", "glint", opacity=0.5, detail=True)
    return s.figure("front", 105, 0.03)


def bread(w: Wanted) -> Figure:
    """A loaf with a slice cut off."""
    s = Sketch(w, main="#d2924a", light="#f8e2b8", second="#a8682f")
    s.add(curve("40,18! 60,6 96,8 108,16! 116,28 112,38 108,42! 108,88! 40,88!"), "main", "loaf")
    for x in (66, 82, 98):
        s.line(line(f"{x - 6},22 {x},14 {x + 3},10"), 3, "second", "cuts", detail=True)
    face = "2,42! -6,32 0,16 20,10 40,16 48,30 44,42! 44,88! 2,88!"
    s.add(curve(face).move(10, 0), "second", "crust")
    s.add(curve(face).scale(0.86, 0.9, (21, 52)).move(10, 0), "light", "crumb")
    for x, y in ((24, 34), (38, 46), (28, 58), (40, 68), (26, 74), (36, 30)):
        s.add(ellipse(x, y, 1.7, 1.2), "light", "pores", shade=-0.18, detail=True)
    return s.figure("right", 88)


def teapot(w: Wanted) -> Figure:
    """A round teapot."""
    s = Sketch(w, main=w.random.choice(("#4f8fa8", "#e0705a", "#f0e4d0", "#7aa86a")), light="#fff7ea")
    s.add(tube("18,44 -2,38 -8,56 4,72 20,74", 7.4), "main", "handle", shade=-0.14)
    s.add(curve("78,64! 94,60 98,42 104,30! 116,28! 114,48 104,74 84,84!"), "main", "spout", shade=-0.1)
    body = curve("50,28 76,32 90,54 84,78 66,92! 34,92! 16,78 10,54 24,32")
    s.add(body, "main", "pot")
    s.add(body.right(66), "main", "pot shade", shade=-0.14, detail=True)
    s.add(body.above(66).below(56), "light", "band", detail=True)
    s.add(curve("28,32! 32,22 50,18 68,22 72,32! 50,36"), "main", "lid", shade=0.14)
    s.add(ellipse(50, 15, 6, 5), "main", "knob", shade=-0.2)
    s.add(rect(32, 90, 36, 5, 2), "main", "foot", shade=-0.25)
    s.add(ellipse(27, 48, 4, 9, 24), "white", "glint", opacity=0.5, detail=True)
    return s.figure("right", 95)


def strawberry(w: Wanted) -> Figure:
    """A ripe strawberry."""
    s = Sketch(w, main="#e0303f", leaf="#4f9a3f", light="#ffe9a8")
    s.add(curve("50,20 70,14 90,26 88,50 70,80 50,98 30,80 12,50 10,26 30,14"), "main", "berry")
    s.add(curve("90,26 88,50 70,80 50,98 46,95 66,72 76,46 76,17"), "main", "shade", shade=-0.18, detail=True)
    for x, y in (
        (30, 38),
        (48, 36),
        (66, 38),
        (22, 50),
        (40, 52),
        (58, 52),
        (76, 50),
        (34, 66),
        (50, 68),
        (66, 66),
        (44, 82),
        (57, 82),
    ):
        s.add(curve(f"{x},{y - 3.4}! {x + 1.9},{y + 1} {x},{y + 2.6} {x - 1.9},{y + 1}"), "light", "seeds", detail=True)
    for turn in (-74, -38, 0, 38, 74):
        s.add(
            curve("50,8! 43,20 50,34! 57,20").turn(turn, (50, 10)),
            "leaf",
            "sepals",
            shade=-0.14 if abs(turn) == 38 else 0,
        )
    s.line(line("50,10 51,2 56,-4"), 3.4, "leaf", "stalk", shade=-0.1)
    return s.figure("front", 98, 0.03)


def cherry(w: Wanted) -> Figure:
    """Two cherries on one stalk."""
    s = Sketch(w, main="#c8203a", leaf="#4f9a3f", wood="#6a7a3a")
    s.line(line("28,62 36,34 62,8") + line("74,66 72,36 62,8"), 3, "wood", "stalks", detail=False)
    s.add(curve("62,8! 44,-6 24,-4 10,6! 26,18 46,18"), "leaf", "leaf")
    s.line(line("58,8 36,6 16,6"), 1, "leaf", "vein", shade=-0.3)
    for x, y in ((27, 76), (75, 80)):
        s.add(
            curve(
                [
                    (x, y - 16),
                    (x + 12, y - 18),
                    (x + 21, y - 2),
                    (x + 12, y + 16),
                    (x, y + 19),
                    (x - 12, y + 16),
                    (x - 21, y - 2),
                    (x - 12, y - 18),
                ]
            ),
            "main",
            "cherry",
            shade=-0.12 if x > 50 else 0,
        )
        s.add(ellipse(x - 9, y - 5, 3, 6, 26), "white", "glint", opacity=0.6, detail=True)
    return s.figure("front", stretch=0.03)


def carrot(w: Wanted) -> Figure:
    """A carrot with its green."""
    s = Sketch(w, main="#f07f2a", leaf="#4f9f48")
    for turn, tall, shade in ((-34, 34, -0.14), (34, 34, -0.14), (-16, 40, 0), (16, 40, 0), (0, 44, 0.12)):
        s.add(
            curve(f"-2,2! -8,{-tall * 0.55} -5,{-tall * 0.85} 0,{-tall} 5,{-tall * 0.85} 8,{-tall * 0.55} 2,2!")
            .turn(turn)
            .move(50, 20),
            "leaf",
            "green",
            shade=shade,
        )
    root = curve("50,14 64,16 70,28 66,54 58,88 50,112! 42,88 34,54 30,28 36,16")
    s.add(root, "main", "root")
    s.add(root.right(54), "main", "shade", shade=-0.14, detail=True)
    s.line(
        line("33,36 40,38 46,37") + line("68,48 61,50 56,49") + line("38,62 44,64 48,63") + line("60,76 55,78 51,77"),
        1.8,
        "main",
        "rings",
        shade=-0.3,
    )
    return s.turned(28, (50, 50)).figure("front", stretch=0.02)


def pear(w: Wanted) -> Figure:
    """A pear with its leaf."""
    s = Sketch(w, main=w.random.choice(("#b9cc3f", "#e0c544", "#a8bf4a")), leaf="#5a9a3c", wood="#6e4a2e")
    s.add(curve("50,16 60,20 64,36 74,52 82,70 76,90 60,99 50,97 40,99 24,90 18,70 26,52 36,36 40,20"), "main", "pear")
    s.add(curve("64,36 74,52 82,70 76,90 60,99 50,97 64,88 68,70 62,50"), "main", "shade", shade=-0.16, detail=True)
    s.line(line("50,20 49,8 55,-2"), 4, "wood", "stalk")
    s.add(curve("51,10! 60,-2 78,-4 90,2! 82,14 66,16"), "leaf", "leaf")
    s.add(ellipse(32, 66, 5, 11, 16), "white", "glint", opacity=0.45, detail=True)
    return s.figure("front", 99, 0.03)


def watermelon(w: Wanted) -> Figure:
    """A wedge with seeds."""
    s = Sketch(w, main="#ef4a52", leaf="#3f8f4a", light="#eaf4c8", dark="#33222a")
    s.add(chord(50, 30, 50, 0, 180), "leaf", "rind")
    s.add(chord(50, 30, 44, 0, 180), "light", "white rind")
    s.add(chord(50, 30, 40, 0, 180), "main", "flesh")
    s.add(
        curve("40,46! 43,52 40,55 37,52")
        + curve("60,46! 63,52 60,55 57,52")
        + curve("50,58! 53,63 50,66 47,63")
        + curve("26,38! 29,44 26,47 23,44")
        + curve("74,38! 77,44 74,47 71,44")
        + curve("50,36! 53,41 50,44 47,41")
        + curve("33,56! 36,61 33,64 30,61")
        + curve("67,56! 70,61 67,64 64,61"),
        "dark",
        "seeds",
    )
    return s.turned(-14, (50, 40)).figure("front")


def donut(w: Wanted) -> Figure:
    """A glazed ring with sprinkles."""
    s = Sketch(
        w,
        main=w.random.choice(("#f48ab0", "#7a4a34", "#9fd6d0")),
        second="#dca25a",
        glow="#ffe07a",
        white="#ffffff",
        cloth="#5fb0e0",
    )
    s.add(ring(50, 50, 48, 14), "second", "dough")
    outer = curve([polar(50, 48, 43 if i % 2 else 39, i * 22.5) for i in range(16)])
    s.add(outer + ellipse(50, 49, 16.5).reverse(), "main", "icing")
    s.line(arc(50, 50, 15.4, 200, 340), 2.6, "second", "hole edge", shade=-0.3, detail=True)
    for i in range(18):
        x, y = polar(50, 48, 22 + (i * 7) % 15, i * 20 + w.random.uniform(-5, 5))
        s.add(
            rect(-3.4, -1.2, 6.8, 2.4, 1.2).turn(i * 67).move(x, y),
            ("glow", "white", "cloth")[i % 3],
            "sprinkles",
            detail=True,
        )
    return s.figure()


_FRIED = re.compile(r"fried|spiegel|frito|au plat|目玉", re.IGNORECASE)
_PAINTED = re.compile(r"easter|oster|pascua|pâques|イースター", re.IGNORECASE)


def egg(w: Wanted) -> Figure:
    """An egg in its shell; painted for Easter, or fried where it is called so."""
    if _FRIED.search(w.said):
        return _fried_egg(w)
    s = Sketch(
        w, main=w.random.choice(("#f3dcc0", "#e9b98a", "#faf3e6")), accent="#e0577a", second="#4fa3b5", glow="#f4c23f"
    )
    shell = curve("50,0 70,14 82,42 84,66 74,90 50,100 26,90 16,66 18,42 30,14")
    s.add(shell, "main", "shell")
    if _PAINTED.search(w.said):
        for k, tone in enumerate(("accent", "second", "glow")):
            y = 26 + 24 * k
            s.add(rect(10, y, 80, 11).inside(shell), tone, "stripe")
            s.line(line([(12 + 8 * i, y + 17 + 3 * (i % 2)) for i in range(10)]), 2, tone, "pattern", detail=True)
    s.add(ellipse(38, 34, 8, 14, 18), "main", "shine", shade=0.5)
    return s.figure("front")


def _fried_egg(w: Wanted) -> Figure:
    """A fried egg in its pan."""
    s = Sketch(w, white="#fffdf6", glow="#fbb62a", dark="#3c414c", wood="#7a4e34")
    s.add(rect(88, 44, 62, 11, 5.5).turn(-18, (88, 50)), "wood", "handle")
    s.add(ellipse(50, 56, 50, 46), "dark", "pan")
    s.add(ellipse(50, 54, 43, 39), "dark", "pan inside", shade=0.16)
    s.add(curve("26,36 42,26 58,32 76,30 86,48 78,64 80,78 60,84 44,76 26,80 18,62 24,50"), "white", "egg white")
    s.add(ellipse(51, 54, 15, 14), "glow", "yolk")
    s.add(ellipse(46, 49, 4.4, 3, -30), "white", "glint", opacity=0.75, detail=True)
    return s.figure("front")


def pumpkin(w: Wanted) -> Figure:
    """A ribbed pumpkin."""
    s = Sketch(w, main="#ef8324", leaf="#4f8f3f", wood="#6f7f3a")
    s.line(line("58,24 72,16 84,22 80,30 74,26"), 2, "leaf", "tendril", detail=False)
    s.add(ellipse(20, 60, 20, 31) + ellipse(80, 60, 20, 31), "main", "ribs", shade=-0.24)
    s.add(ellipse(34, 59, 20, 34) + ellipse(66, 59, 20, 34), "main", "ribs", shade=-0.1)
    s.add(ellipse(50, 59, 16, 35), "main", "middle rib", shade=0.08)
    s.add(curve("44,30! 46,16 40,6 50,2! 58,4 56,18 58,30! 50,33"), "wood", "stalk")
    s.add(curve("46,26! 30,12 14,16 8,24! 20,32 34,32"), "leaf", "leaf")
    if any(word in w.action.casefold() for word in ("halloween", "carv", "grin")):
        s.add(poly("28,48 42,48 35,37", 1).both(), "glow", "eyes")
        s.add(curve("22,62! 36,68 64,68 78,62! 70,82 58,76 50,84 42,76 30,82"), "glow", "grin")
        s.colors["glow"] = "#ffd75a"
    return s.figure("front", 94, 0.03)


def bowl(w: Wanted) -> Figure:
    """A bowl of noodle soup with chopsticks."""
    s = Sketch(
        w,
        main=w.random.choice(("#d8503f", "#3f7fa0", "#f2ead8")),
        light="#fbe3a8",
        wood="#8a5636",
        second="#e0a85a",
        white="#fffdf4",
        glow="#fbb62a",
        leaf="#5a9a4a",
    )
    s.line(
        poly("58,34 92,-4", closed=False) + poly("66,36 102,2", closed=False), 3.4, "wood", "chopsticks", detail=False
    )
    s.line(
        line("26,18 21,10 28,3 24,-6") + line("42,16 37,8 44,1 40,-8"), 3, "white", "steam", shade=-0.1, detail=False
    )
    s.add(ellipse(50, 38, 48, 11), "second", "soup")
    s.line(
        line("10,36 20,31 30,37 40,31") + line("14,41 26,36 36,42 48,35") + line("30,44 42,39 54,45 64,38"),
        2.6,
        "light",
        "noodles",
        detail=True,
    )
    s.add(ellipse(74, 35, 11, 6.4), "white", "egg")
    s.add(ellipse(74, 35, 5.4, 3.4), "glow", "yolk")
    s.add(
        ellipse(52, 33, 2.6, 1.6) + ellipse(60, 42, 2.6, 1.6) + ellipse(44, 44, 2.4, 1.4),
        "leaf",
        "spring onion",
        detail=True,
    )
    s.add(curve("2,38! 26,48 74,48 98,38! 96,62 82,82 66,90! 34,90! 18,82 4,62"), "main", "bowl")
    s.add(curve("98,38! 96,62 82,82 66,90! 56,90! 76,74 82,46"), "main", "bowl shade", shade=-0.16, detail=True)
    s.add(rect(34, 88, 32, 7, 2), "main", "foot", shade=-0.25)
    return s.figure("front", 95)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "apple": apple,
    "cup": cup,
    "cake": cake,
    "cupcake": cupcake,
    "pizza": pizza,
    "burger": burger,
    "ice cream": ice_cream,
    "bottle": bottle,
    "water bottle": water_bottle,
    "wine glass": wine_glass,
    "croissant": croissant,
    "banana": banana,
    "lemon": lemon,
    "bread": bread,
    "teapot": teapot,
    "strawberry": strawberry,
    "cherry": cherry,
    "carrot": carrot,
    "pear": pear,
    "watermelon": watermelon,
    "donut": donut,
    "egg": egg,
    "pumpkin": pumpkin,
    "bowl": bowl,
}
