"""Plants, from the forest to the window sill."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, limb, line, lobes, poly, polar, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def crown(count: int, w: Wanted, rx: float, ry: float, cx: float, cy: float) -> Path:
    """A leafy cloud: lobes around an ellipse, each a little different."""
    sizes = [w.random.uniform(0.85, 1.15) for _ in range(count)]
    return lobes(cx, cy, rx, ry, sizes, w.random.uniform(0, 360))


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
        tier = curve(f"50,{top}! {50 + half * 0.45},{(top + low) / 2 + 3} {50 + half},{low}! 50,{low + 5} {50 - half},{low}! {50 - half * 0.45},{(top + low) / 2 + 3}")
        s.add(tier, "leaf", "needles", shade=-0.1 + 0.1 * i)
        s.add(tier.right(50), "leaf", "shade", shade=-0.26 + 0.1 * i, detail=True)
    return s.figure("front", 100, 0.05)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "tree": tree,
    "pine": pine,
}
