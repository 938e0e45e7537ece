"""Food and drink."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import arc, curve, ellipse, line, rect, tube
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
    s = Sketch(w, main=w.random.choice(("#f4efe6", "#d9604a", "#3f7f8c", "#e8b04a")), dark="#5a3521", light="#d8d4d0", second="#f4efe6")
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


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "apple": apple,
    "cup": cup,
}
