"""Small things for posters, cards and labels above all: lanterns, fruit, blossoms."""

from collections.abc import Callable
from math import cos, radians, sin

from images_mcp.engines.images.draft.props.path import Path, chord, curve, ellipse, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def chilli(w: Wanted) -> Figure:
    """A chilli pepper."""
    s = Sketch(w, main="#d63a2f", leaf="#4f9a4a")
    s.add(curve("26,22 44,18 60,34 64,58 84,86 96,92! 66,96 40,78 24,48"), "main", "pod")
    s.line(curve("36,32 46,46 52,64 66,82", closed=False), 3.4, "main", "shine", shade=0.45)
    s.add(curve("20,26 26,12 42,12 52,24 40,25 32,31"), "leaf", "cap")
    s.line(curve("32,15 28,6 18,2", closed=False), 5, "leaf", "stem")
    return s.figure("front")


def taco(w: Wanted) -> Figure:
    """A filled taco."""
    s = Sketch(w, main="#efb64d", leaf="#6ab04a", accent="#d8412f", second="#7a4526", light="#fbe3a4")
    s.add(ellipse(52, 50, 43, 36), "main", "back", shade=-0.2)
    for k in range(9):
        a = radians(200 + k * 17.5)
        s.add(ellipse(50 + 42 * cos(a), 62 + 46 * sin(a), 10), ("leaf", "accent", "second")[k % 3], "filling")
    s.add(chord(48, 80, 48, 180, 360, 56), "main", "shell")
    for x, y in ((30, 62), (48, 48), (66, 64), (42, 70), (58, 73), (22, 74), (76, 75)):
        s.add(ellipse(x, y, 2.6), "light", "speck", detail=True)
    return s.figure("front")


def agave(w: Wanted) -> Figure:
    """An agave: a fan of pointed leaves."""
    s = Sketch(w, leaf="#4f9b84")
    order = sorted((-75, -50, -25, 0, 25, 50, 75), key=lambda a: -abs(a))
    for k, a in enumerate(order):
        leaf = curve("50,100! 40,74 43,46 50,8! 57,46 60,74").map(_about(50, 100, a, 1 - abs(a) / 320))
        s.add(leaf, "leaf", "leaf", shade=(-0.18, -0.08, 0.04, 0.12)[k // 2])
    return s.figure("front")


def _about(x: float, y: float, degrees: float, scale: float) -> Callable[[tuple[float, float]], tuple[float, float]]:
    a = radians(degrees)

    def move(p: tuple[float, float]) -> tuple[float, float]:
        dx, dy = (p[0] - x) * scale, (p[1] - y) * scale
        return x + dx * cos(a) - dy * sin(a), y + dx * sin(a) + dy * cos(a)

    return move


def paper_lantern(w: Wanted) -> Figure:
    """A round paper lantern hanging from its wire."""
    s = Sketch(w, main=w.random.choice(("#f2994a", "#e9786a", "#f4cf3e", "#7fb7a6")), dark="#5b4638", glow="#fff2c4")
    s.line(poly("50,0 50,16", closed=False), 2.5, "dark", "wire")
    s.add(ellipse(50, 54, 40, 36), "main", "paper")
    s.add(ellipse(50, 54, 17, 36), "main", "lit paper", shade=0.35)
    for share in (-0.66, -0.33, 0.0, 0.33, 0.66):
        half = 40 * (1 - share**2) ** 0.5
        y = 54 + 36 * share
        s.line(curve(f"{50 - half},{y} 50,{y + 4} {50 + half},{y}", closed=False), 1.6, "main", "rib", shade=-0.22)
    s.add(rect(38, 14, 24, 8, 3), "dark", "top ring")
    s.add(rect(38, 86, 24, 7, 3), "dark", "bottom ring")
    s.line(poly("50,93 50,106", closed=False), 3, "main", "tassel")
    return s.figure("front")


def honeycomb(w: Wanted) -> Figure:
    """Seven cells of honeycomb, honey in most."""
    s = Sketch(w, main="#f2b134", dark="#b9741a", light="#fbe09a")
    spots = [(50.0, 50.0), *((50 + 31 * cos(radians(a)), 50 + 31 * sin(radians(a))) for a in range(30, 390, 60))]
    for k, (x, y) in enumerate(spots):
        s.add(_hexagon(x, y, 18), "dark", "wax")
        s.add(_hexagon(x, y, 14.5), "light" if k in (2, 5) else "main", "cell")
    return s.figure("front")


def _hexagon(x: float, y: float, r: float) -> Path:
    return poly([(x + r * cos(radians(a)), y + r * sin(radians(a))) for a in range(30, 390, 60)], 1.5)


def olive_branch(w: Wanted) -> Figure:
    """A sprig of olive with two fruits."""
    s = Sketch(w, main="#7d8b3a", leaf="#6f8f5f", wood="#7a5b3a")
    s.line(curve("8,92 34,66 60,40 92,10", closed=False), 3.4, "wood", "twig")
    for k, t in enumerate((0.12, 0.26, 0.4, 0.56, 0.72, 0.88)):
        x, y = 8 + 84 * t, 92 - 82 * t
        for side in (-1, 1):
            leaf = curve(f"{x},{y}! {x - 7},{y - 16} {x},{y - 34}! {x + 7},{y - 16}")
            s.add(leaf.map(_about(x, y, 46 + side * (58 - 3 * k), 0.8)), "leaf", "leaf", shade=0.12 * side)
    s.add(ellipse(40, 84, 9, 12, -35), "main", "olive")
    s.add(ellipse(66, 58, 9, 12, -35), "main", "olive", shade=-0.2)
    return s.figure("front")


def grapes(w: Wanted) -> Figure:
    """A bunch of grapes."""
    s = Sketch(w, main="#7a3f86", leaf="#5d9a4c", wood="#6b4a30")
    s.line(curve("52,26 50,12 56,2", closed=False), 4.5, "wood", "stem")
    for row, count in enumerate((4, 5, 4, 3, 2, 1)):
        for k in range(count):
            x, y = 50 + (k - (count - 1) / 2) * 17, 34 + row * 13
            s.add(ellipse(x, y, 9.6), "main", "grape", shade=(-0.14, 0.06, 0.16)[(k + row) % 3])
    s.add(curve("50,22! 66,4 92,8! 90,28 68,34"), "leaf", "leaf")
    return s.figure("front")


def cherry_blossom(w: Wanted) -> Figure:
    """One cherry blossom with its notched petals."""
    s = Sketch(w, main="#f4b6c8", accent="#d6557f", light="#fbe08a")
    for k in range(5):
        petal = curve("50,50! 34,34 34,12 45,6! 50,12! 55,6! 66,12 66,34")
        s.add(petal.map(_about(50, 50, 72 * k, 1.0)), "main", "petal", shade=0.08 * (k % 2))
    for k in range(10):
        a = radians(36 * k + 12)
        s.line(poly([(50.0, 50.0), (50 + 17 * cos(a), 50 + 17 * sin(a))], closed=False), 1.4, "accent", "stamen")
        s.add(ellipse(50 + 18 * cos(a), 50 + 18 * sin(a), 2.2), "light", "anther", detail=True)
    s.add(ellipse(50, 50, 6), "accent", "heart")
    return s.figure("front")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    draw.__name__.replace("_", " "): draw
    for draw in (chilli, taco, agave, paper_lantern, honeycomb, olive_branch, grapes, cherry_blossom)
}
