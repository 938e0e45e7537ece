"""Buildings, seen from the front or with one side turned away."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def pane(s: Sketch, x: float, y: float, w: float, h: float, tone: str = "glass") -> None:
    """A window with a cross, light in its frame."""
    s.add(rect(x - 1.2, y - 1.2, w + 2.4, h + 2.4, 0.6), "white", "window frame")
    s.add(rect(x, y, w, h), tone, "window")
    s.line(poly([(x + w / 2, y), (x + w / 2, y + h)], closed=False) + poly([(x, y + h / 2), (x + w, y + h / 2)], closed=False), 1, "white", "bars")


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
    s.add(ellipse(16, 92, 8, 6) + ellipse(26, 93, 6, 4) + ellipse(84, 92, 8, 6) + ellipse(75, 93, 6, 4), "leaf", "bushes", detail=True)
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


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "house": house,
    "castle": castle,
}
