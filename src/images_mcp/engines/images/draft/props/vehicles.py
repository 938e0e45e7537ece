"""Vehicles, in profile and heading right, as they are drawn in picture books."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import Path, curve, ellipse, limb, line, poly, rect, ring
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted

PAINTS = ("#d8443c", "#2f7fb8", "#e8a62e", "#3f9a78", "#e0704a")


def wheel(s: Sketch, x: float, y: float, r: float) -> None:
    """A tyre with its rim."""
    s.add(ellipse(x, y, r), "black", "tyre")
    s.add(ellipse(x, y, r * 0.56), "metal", "rim")
    s.add(ellipse(x, y, r * 0.2), "dark", "hub", detail=True)


def car(w: Wanted) -> Figure:
    """A rounded small car."""
    s = Sketch(w, main=w.random.choice(PAINTS), glass="#cfeaf3", black="#2b2c34", metal="#d5dbe0", dark="#4a4d58", glow="#ffe08a", accent="#e0483c")
    s.add(curve("24,34! 34,14 44,9 66,9 76,14 92,34!"), "main", "cabin")
    s.add(curve("31,33! 38,18 44,14 54,14! 54,33!"), "glass", "rear window")
    s.add(curve("58,33! 58,14! 66,14 73,18 84,33!"), "glass", "front window")
    s.add(curve("2,42 8,34 24,32 60,31 92,33 112,37 119,46 119,56 114,60! 6,60! 2,54"), "main", "body")
    s.add(poly("4,53 118,53 117,59 113,61 7,61 4,58", 1), "main", "sill", shade=-0.25)
    s.line(poly("56,34 56,53", closed=False), 0.9, "main", "door line", shade=-0.35)
    s.add(rect(60, 39, 8, 2.2, 1), "metal", "handle", detail=True)
    s.add(curve("113,40 119,44 119,49 112,48"), "glow", "headlight")
    s.add(rect(2, 40, 5, 8, 2), "accent", "tail light", shade=-0.1, detail=True)
    s.add(poly("40,31 48,15 51,15 44,31") + poly("66,31 69,15 71,16 69,31"), "white", "reflection", opacity=0.5, detail=True)
    for x in (28, 93):
        s.add(ellipse(x, 59, 14.5).above(60), "main", "wheel arch", shade=-0.5)
        wheel(s, x, 60, 12)
    return s.figure("right", 72)


def sailboat(w: Wanted) -> Figure:
    """A hull with a mainsail and a jib."""
    s = Sketch(w, main="#f7f2e6", accent=w.random.choice(("#d8443c", "#2f6fa8", "#e8a62e")), wood="#9a6238", second="#d8443c")
    s.line(poly("50,2 50,80", closed=False), 2.2, "wood", "mast", detail=False)
    s.add(curve("53,8! 78,34 90,72! 53,70!"), "main", "mainsail")
    s.add(poly("53,47 82.5,49 87.2,60 53,58"), "accent", "sail stripe", detail=True)
    s.add(curve("47,16! 34,46 14,72! 47,70!"), "main", "jib", shade=-0.1)
    s.add(poly("50,0 64,4 50,8"), "second", "pennant")
    s.add(curve("4,78! 50,82 98,76! 90,92 78,98 26,98 14,92"), "accent", "hull")
    s.add(curve("4,78! 50,82 98,76! 95.6,82 50,87 6.6,83!"), "wood", "rail")
    s.add(curve("12,90 50,93 91,90! 78,98 26,98"), "accent", "hull shade", shade=-0.25, detail=True)
    return s.figure("right", 94)


def rocket(w: Wanted) -> Figure:
    """A retro rocket on its flame, upright."""
    s = Sketch(w, main="#f2f0ec", accent="#dc4a3e", glass="#8fd0e8", metal="#8a94a2", glow="#ffc64a", dark="#3c4458")
    s.add(curve("42,86! 36,98 44,104 50,120! 56,104 64,98 58,86!"), "glow", "flame", shade=-0.25)
    s.add(curve("45,86! 43,96 47,101 50,110! 53,101 57,96 55,86!"), "glow", "inner flame", shade=0.35)
    s.add(curve("34,52! 16,70 14,92! 36,82!").both(), "accent", "fins")
    s.add(poly("40,80 60,80 57,88 43,88"), "metal", "nozzle")
    body = curve("50,0! 66,18 71,44 64,80! 36,80! 29,44 34,18")
    s.add(body, "main", "hull")
    s.add(body.right(55), "main", "hull shade", shade=-0.14, detail=True)
    s.add(body.above(22), "accent", "nose")
    s.add(body.above(76).below(70), "accent", "band", detail=True)
    s.add(ellipse(50, 40, 10.5), "metal", "porthole frame")
    s.add(ellipse(50, 40, 7.6), "glass", "porthole")
    s.add(curve("45,39 48,34.5 52,34 48,37"), "white", "glint", opacity=0.8, detail=True)
    s.add(poly("48,62 52,62 51.4,94 50,97 48.6,94"), "accent", "middle fin", shade=-0.2)
    return s.figure("front", 120)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "car": car,
    "sailboat": sailboat,
    "rocket": rocket,
}
