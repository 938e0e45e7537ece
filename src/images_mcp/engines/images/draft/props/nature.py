"""Landscape pieces, the sky and plain symbols."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, curve, ellipse, poly, polar
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def mountain(w: Wanted) -> Figure:
    """A snow-capped peak with a lower neighbour."""
    s = Sketch(w, main="#6f7f97", white="#f8fbff", second="#8c9ab0")
    s.add(poly("52,84 84,34 92,42 120,84"), "second", "far peak")
    s.add(poly("84,34 92,42 97,50 90,47 86,53 81,47 75,48"), "white", "far snow", shade=-0.08)
    s.add(poly("0,84 46,6 52,10 60,24 66,30 100,84"), "main", "peak")
    s.add(poly("46,6 52,10 60,24 66,30 100,84 58,84 50,66 54,50 46,34"), "main", "shaded side", shade=-0.22)
    s.add(poly("46,6 52,10 60,24 65.4,29.4 60,40 54,33 49,42 43,33 36,42 29,35"), "white", "snow")
    s.add(poly("46,6 52,10 60,24 65.4,29.4 60,40 54,33 50,40 47,32"), "white", "snow shade", shade=-0.14, detail=True)
    return s.figure("front", 84, 0.06)


def sun(w: Wanted) -> Figure:
    """A disc with alternating long and short rays."""
    s = Sketch(w, glow="#ffc53a", main="#ff9d2e")
    n = w.random.choice((10, 12))
    rays = EMPTY
    for i in range(n):
        a = 360 / n * i - 90
        far = 50 if i % 2 == 0 else 43
        rays += poly([polar(50, 50, 30, a - 8.5), polar(50, 50, far, a), polar(50, 50, 30, a + 8.5)], 1.2)
    s.add(rays, "main", "rays")
    s.add(ellipse(50, 50, 25), "glow", "disc")
    s.add(ellipse(45, 45, 17), "glow", "light", shade=0.25, detail=True)
    return s.figure()


def heart(w: Wanted) -> Figure:
    """A plump heart."""
    s = Sketch(w, main="#e0425a")
    s.add(curve("50,28! 58,10 78,4 97,20 97,48 74,76 50,95! 26,76 3,48 3,20 22,4 42,10"), "main", "heart")
    s.add(curve("97,20 99,40 84,66 50,95! 70,66 86,44 80,5"), "main", "shade", shade=-0.16)
    s.add(ellipse(23, 27, 6, 10, 38), "white", "glint", opacity=0.6, detail=True)
    return s.figure(stretch=0.03)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "mountain": mountain,
    "sun": sun,
    "heart": heart,
}
