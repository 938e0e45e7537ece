"""What diagrams show cut open: a plant with its roots, a cell, a volcano, a heart, a tooth, an eye. Boxes of 100 by 100."""

from collections.abc import Callable
from random import Random

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.props.path import EMPTY, Path, curve, ellipse, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.scene import Area
from images_mcp.engines.images.draft.shapes import Wanted


def plant(s: Sketch) -> None:
    """A flower from root to bud."""
    s.add(rect(0, 76, 100, 24, 3), "wood", "soil")
    s.add(line("50,76 50,98"), "light", "roots", stroke=2.4)
    for d in ("50,80 40,84 34,94", "50,80 60,84 67,94", "50,86 44,90 42,98", "50,86 57,90 59,98"):
        s.add(line(d), "light", "roots", stroke=1.6)
    s.add(line("50,78 49,56 50,30"), "leaf", "stem", stroke=3.2)
    s.add(line("50,54 42,44 36,34"), "leaf", "stem", stroke=2.2)
    s.add(curve("50,58! 62,40 84,38! 76,54 62,60"), "leaf", "leaf", shade=0.1)
    s.add(curve("49,66! 36,54 16,58! 24,70 40,72"), "leaf", "leaf")
    for k in range(8):
        s.add(ellipse(50, 6.5, 5.4, 9).turn(45 * k, (50, 17)), "accent", "petals", shade=0.08 * (k % 2))
    s.add(ellipse(50, 17, 6.4), "second", "flower heart")
    s.add(curve("36,35! 28,28 34,19! 41,27"), "accent", "bud")


def cell(s: Sketch) -> None:
    """An animal cell."""
    s.add(curve("50,4 80,10 97,34 96,66 78,92 46,97 16,88 3,62 6,30 24,10"), "main", "membrane", shade=-0.3)
    s.add(curve("50,8 78,14 93,36 92,65 75,88 46,93 18,84 7,61 10,32 26,14"), "main", "cytoplasm", shade=0.3)
    s.add(ellipse(48, 48, 19), "second", "nucleus")
    s.add(ellipse(52, 44, 7), "second", "nucleolus", shade=-0.35)
    for x, y, turn in ((74, 36, -30), (66, 78, 20), (22, 55, 70)):
        body = ellipse(x, y, 10, 5.4, turn) if (x, y) != (66, 78) else EMPTY
        s.add(body, "accent", "mitochondrion")
        if body.traces:
            zigzag = line([(x - 7, y), (x - 3, y - 3), (x, y + 3), (x + 3, y - 3), (x + 7, y)]).turn(turn, (x, y))
            s.add(zigzag, "light", "folds", stroke=1.2)
    s.add(ellipse(28, 24, 8.4), "glass", "vacuole")
    for k in range(4):
        s.add(line([(17, 70 + 3.6 * k), (26, 67.5 + 3.6 * k), (35, 70 + 3.6 * k)]), "leaf", "golgi", stroke=2.2)
    for x, y in ((60, 22), (83, 58), (80, 70), (44, 82), (14, 44), (38, 16), (66, 62)):
        s.add(ellipse(x, y, 1.8), "dark", "ribosome")


def volcano(s: Sketch) -> None:
    """A volcano cut open, erupting."""
    for x, y, r in ((44, 12, 9), (56, 8, 10), (66, 13, 8), (50, 18, 8)):
        s.add(ellipse(x, y, r), "metal", "ash")
    s.add(rect(0, 74, 100, 26, 2), "wood", "ground", shade=-0.2)
    s.add(poly("4,76 40,26 60,26 96,76", 1), "wood", "mountain")
    s.add(poly("14,76 42,32 58,32 86,76", 1), "wood", "strata", shade=0.16)
    s.add(poly("24,76 44,40 56,40 76,76", 1), "wood", "strata", shade=-0.12)
    s.add(curve("28,88 38,80 62,80 72,88 62,97 38,97"), "accent", "magma chamber")
    s.add(poly("47,24 53,24 54,84 46,84"), "accent", "vent")
    s.add(curve("40,26 50,20 60,26 54,30 46,30"), "glow", "crater")
    s.add(curve("58,26 66,36 72,46 80,56! 76,58 66,48 58,34"), "accent", "lava")
    s.add(curve("42,26 36,34 32,42! 36,42 44,34"), "accent", "lava")
    s.add(line("50,22 46,8") + line("52,22 58,12"), "glow", "sparks", stroke=1.6)


def heart(s: Sketch) -> None:
    """A heart cut open from the front: its left is on our right."""
    s.add(curve("58,30 54,14 62,4 74,8! 70,18 68,30"), "second", "artery", shade=0.1)
    s.add(curve("44,34 42,10 54,2 66,10 68,22! 58,22 56,16 53,20 55,34"), "main", "aorta", shade=-0.1)
    s.add(rect(20, 6, 10, 28, 3), "second", "vein")
    s.add(curve("20,26 36,22 50,30 66,22 86,30 92,50 80,76 52,98 24,78 12,52"), "main", "muscle")
    s.add(curve("20,34 34,28 44,36 42,50 28,54 18,46"), "second", "right atrium", shade=0.14)
    s.add(curve("24,58 44,54 48,70 48,88 30,74"), "second", "right ventricle", shade=0.14)
    s.add(curve("60,34 74,28 85,36 84,48 70,52 60,46"), "main", "left atrium", shade=0.3)
    s.add(curve("58,56 80,54 78,68 58,88 55,74"), "main", "left ventricle", shade=0.3)
    s.add(line("28,54 34,58 44,54") + line("62,52 70,56 80,52"), "white", "valves", stroke=1.8)


def tooth(s: Sketch) -> None:
    """A molar cut open in its gum."""
    s.add(rect(0, 56, 100, 44, 4), "accent", "bone", shade=0.5)
    s.add(curve("0,50! 20,42 28,56 28,68! 0,68!") + curve("100,50! 80,42 72,56 72,68! 100,68!"), "accent", "gum")
    outer = curve("50,8 66,2 84,10 88,30 78,50 74,74 66,98! 58,88 50,64 42,88 34,98! 26,74 22,50 12,30 16,10 34,2")
    s.add(outer, "light", "dentine")
    s.add(
        curve("50,8 66,2 84,10 88,30 79,49! 72,32 66,18 50,20 34,18 28,32 21,49! 12,30 16,10 34,2"), "white", "enamel"
    )
    s.add(curve("50,40 60,30 66,40 62,60 64,88! 58,78 50,54 42,78 36,88! 38,60 34,40 40,30"), "main", "pulp")
    s.add(line("41,44 43,60 38,80") + line("59,44 57,60 62,80"), "second", "nerve", stroke=1.6)


def eye(s: Sketch) -> None:
    """An eye cut open from the side, looking left."""
    s.add(poly("86,54 100,58 100,72 84,64", 1), "second", "nerve")
    s.add(ellipse(54, 50, 44), "white", "sclera", shade=-0.1)
    s.add(ellipse(55, 50, 40), "accent", "retina")
    s.add(ellipse(54, 50, 37.5), "glass", "vitreous", shade=0.4)
    s.add(curve("16,30 4,40 4,60 16,70! 20,60 20,40"), "glass", "cornea", opacity=0.9)
    s.add(poly("15,28 21,30 21,44 17,44", 1) + poly("15,72 21,70 21,56 17,56", 1), "leaf", "iris")
    s.add(rect(15, 45, 4, 10), "black", "pupil")
    s.add(ellipse(26, 50, 6.4, 14), "light", "lens")
    s.add(line("90,56 74,44 60,40") + line("90,58 74,64 62,70"), "main", "vessels", stroke=1.2)


FIGURES: dict[str, Callable[[Sketch], None]] = {
    "plant": plant, "cell": cell, "volcano": volcano, "heart": heart, "tooth": tooth, "eye": eye,
}  # fmt: skip
_COLORS = {
    "main": "#d8604f", "second": "#5f86c4", "accent": "#e2683f", "light": "#f6e6c4", "white": "#fdfbf5", "leaf": "#5f9f55",
    "wood": "#8a6a4f", "glass": "#a9d4e6", "metal": "#9aa0a8", "glow": "#ffc83f", "dark": "#4a3f55", "black": "#22201f",
}  # fmt: skip
_OWN = {"cell": {"main": "#8fbf8a", "second": "#8a6fb8", "accent": "#e28a3f"}, "plant": {"accent": "#e2608a", "second": "#f6c23c"},
        "tooth": {"accent": "#e88a8a", "second": "#f2c23c"}, "eye": {"second": "#f0c070", "accent": "#e08a6a"}}  # fmt: skip


def areas(name: str, place: Callable[[Path], Path], scale: float) -> list[Area]:
    """A section as areas of a scene, `place` moving it from its box to the canvas."""
    s = Sketch(Wanted(Random(1)))
    FIGURES[name](s)
    tones = _COLORS | _OWN.get(name, {})
    return [
        Area(place(path), c.lighter(tones[shape.tone], shape.shade), stroke=shape.stroke * scale, opacity=shape.opacity,
             role="solid", raw=True, name=shape.part)
        for path, shape in s.drawn
    ]  # fmt: skip
