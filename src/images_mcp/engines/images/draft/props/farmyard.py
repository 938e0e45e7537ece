"""Animals of yards and hedges, and one of fables."""

import re
from collections.abc import Callable
from dataclasses import replace
from math import cos, radians, sin

from images_mcp.engines.images.draft.props.animals import fox
from images_mcp.engines.images.draft.props.hoofed import Legs, horse_like, stand
from images_mcp.engines.images.draft.props.path import curve, ellipse, limb, line, poly
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, eye
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def _fowl_legs(s: Sketch, xs: tuple[float, float], top: float) -> None:
    for k, x in enumerate(xs):
        shade = -0.15 if k == 0 else 0.0
        s.line(poly([(x, top), (x + 1, 96)], closed=False), 3.4, "glow", "leg", shade=shade, detail=False)
        toes = line([(x - 6, 100), (x + 1, 95.5), (x + 11, 100)]) + line([(x + 1, 95.5), (x + 2, 101)])
        s.line(toes, 3, "glow", "foot", shade=shade, detail=False)


def _comb_and_beak(s: Sketch, x: float, y: float, big: float) -> None:
    """A red comb on a head centred at (x, y), wattles under the beak."""
    comb = curve(
        f"{x - 9},{y - 7}! {x - 13},{y - 15} {x - 9},{y - 19} {x - 5},{y - 14}! {x - 3},{y - 22} {x + 3},{y - 22} {x + 3},{y - 14}! {x + 7},{y - 20} {x + 12},{y - 17} {x + 10},{y - 6}!"
    )
    s.add(comb.scale(big, big, (x, y - 7)), "accent", "comb")
    s.add(
        curve(f"{x + 9},{y + 5}! {x + 15},{y + 8} {x + 14},{y + 18} {x + 9},{y + 19} {x + 5},{y + 12}!"),
        "accent",
        "wattle",
    )
    s.add(poly([(x + 9, y - 4), (x + 23, y + 2), (x + 9, y + 6)], 1), "glow", "beak")
    s.line(poly([(x + 10, y + 1.6), (x + 19, y + 2)], closed=False), 1, "glow", "beak line", shade=-0.4)


def hen(w: Wanted) -> Figure:
    """A plump hen, her tail raised; a downy chick where it is called one."""
    if _CHICK.search(w.said):
        return _chick(w)
    s = Sketch(
        w,
        main=w.random.choice(("#b8622e", "#f6f0e4", "#8a4a2c", "#d99a4e")),
        accent="#d8342c",
        glow="#f0a52e",
        black="#241c1a",
    )
    _fowl_legs(s, (44, 56), 78)
    s.add(curve("18,52! 0,44 -8,22 4,8! 14,14 20,8! 26,20 34,20! 34,36 38,48!"), "main", "tail", shade=-0.2)
    s.add(
        curve("4,34! 16,44 34,46 52,40 62,24 66,10 78,2 90,8 92,24 90,44 88,64 74,82 50,88 24,82 8,60"), "main", "body"
    )
    s.add(curve("26,48! 44,46 62,52 66,62! 58,74 42,76 28,70! 36,68 30,64! 22,62 26,56!"), "main", "wing", shade=-0.2)
    s.line(line("36,58 46,62 56,60") + line("40,67 48,70 56,68"), 1.6, "main", "feathers", shade=-0.4)
    s.line(
        line("74,42 78,46 82,42") + line("70,54 74,58 78,54") + line("80,54 83,57 86,53"),
        1.4,
        "main",
        "breast feathers",
        shade=-0.25,
    )
    _comb_and_beak(s, 80, 14, 1.0)
    eye(s, 84, 12, 2.7)
    dress(s, Head(79, 2, 26, 4, None, (78, 34, 26)))
    return s.figure("right", 101, 0.03)


_CHICK = re.compile(r"chicks?\b|küken|pollito|poussin|ひよこ", re.IGNORECASE)


def _chick(w: Wanted) -> Figure:
    s = Sketch(w, main="#f9d648", glow="#f08a2c", black="#2a211a", accent="#f2b52e")
    for x in (44, 60):
        s.line(poly([(x, 88), (x + 1, 100)], closed=False), 3.4, "glow", "leg", detail=False)
        s.line(line([(x - 6, 104), (x + 1, 99.5), (x + 10, 104)]), 3, "glow", "foot", detail=False)
    s.add(curve("16,64! 4,56 6,70! 14,76"), "main", "tail", shade=-0.12)
    s.add(ellipse(48, 66, 36, 28), "main", "body")
    s.add(ellipse(62, 30, 26, 25), "main", "head")
    s.add(curve("30,58! 48,56 58,66! 50,80 34,78"), "accent", "wing")
    s.add(poly("86,26 101,33 86,39", 1), "glow", "beak")
    s.line(line("58,6 60,0 64,-3") + line("63,6 66,1 70,0"), 2.4, "main", "tuft", shade=-0.12, detail=False)
    eye(s, 72, 27, 3.6)
    dress(s, Head(62, 8, 34, 4, None, (60, 52, 34)))
    return s.figure("right", 104)


def rooster(w: Wanted) -> Figure:
    """A cock with sickle feathers and a tall comb."""
    s = Sketch(w, main="#b8501f", second="#f0a83a", hair="#1f5f55", accent="#d8281f", glow="#f0b53a", black="#231a18")
    _fowl_legs(s, (44, 56), 76)
    for k, (tip, tone) in enumerate(
        (("-14,66", 0.0), ("-24,42", 0.16), ("-20,14", 0.0), ("-4,-8", 0.16), ("16,-12", 0.3))
    ):
        x, y = (float(v) for v in tip.split(","))
        s.add(
            limb([(32, 52), (x * 0.45 + 12, y - 8), (x, y + 6)], (12, 11, 4)),
            "hair",
            "tail feather",
            shade=tone - 0.05 * k,
        )
    s.add(curve("14,44! 30,50 48,42 58,22 64,2 76,-10 90,-2 92,16 92,42 86,62 72,80 50,84 28,78 16,60"), "main", "body")
    s.add(
        curve("62,4! 76,-8 90,0! 93,18 96,36 98,46! 88,42 82,50! 74,44 66,50! 62,40 52,42! 60,24"), "second", "hackles"
    )
    s.add(curve("24,50! 44,44 62,52 64,62! 52,74 36,72 24,64!"), "hair", "wing", shade=-0.1)
    s.add(curve("24,50! 40,44 54,48 58,54! 44,58 30,58"), "main", "wing cover", shade=-0.3)
    _comb_and_beak(s, 79, 4, 1.35)
    eye(s, 83, 2, 2.7)
    dress(s, Head(78, -10, 26, 4, None, (78, 26, 26)))
    return s.figure("right", 101, 0.03)


def goat(w: Wanted) -> Figure:
    """A billy goat: swept horns, a beard, a short tail held up."""
    s = Sketch(
        w,
        main=w.random.choice(("#f3ede2", "#b89a78", "#8a7564")),
        light="#cfc3ae",
        dark="#4a4038",
        second="#f6efe4",
        black="#241f1c",
        accent="#d8a0a0",
    )
    legs = Legs(26, 64, 60, 98, 5.4, thigh=2.2)
    s.add(curve("18,46! 8,42 2,32 6,26! 14,32 22,40!"), "main", "tail")
    stand(s, legs, far=True)
    s.add(curve("14,50 22,41 44,44 62,40 72,28 80,16 92,16! 92,34 84,50 78,64 64,71 46,69 28,71 15,63"), "main", "body")
    s.line(
        line("34,68 36,74 38,68") + line("46,68 48,75 51,68") + line("58,69 61,75 64,69"),
        2,
        "main",
        "coat",
        shade=-0.22,
    )
    stand(s, legs, far=False)
    s.add(limb("86,8 76,-8 60,-14 50,-8", (8, 7, 5, 2)), "light", "far horn", shade=-0.3)
    s.add(limb("92,8 84,-14 66,-24 52,-20", (9, 8, 6, 2)), "light", "horn")
    s.line(
        line("90,-2 84,2") + line("86,-9 80,-4") + line("79,-16 75,-10") + line("71,-20 69,-14"),
        1.3,
        "light",
        "horn rings",
        shade=-0.35,
    )
    s.add(curve("84,14! 74,14 66,22! 74,27 85,22!"), "main", "ear", shade=-0.14)
    s.add(curve("82,10 92,4 101,10 112,30 110,38 101,40 92,34 84,26"), "main", "head", shade=0.04)
    s.add(curve("103,27 111,28 113,36 108,41 101,40 98,35"), "second", "muzzle")
    s.add(curve("96,38! 108,40! 107,52 103,64! 98,54 94,46"), "second", "beard", shade=-0.16)
    s.add(ellipse(110, 31, 1.4, 1.1), "dark", "nostril")
    s.line(line("110,37 106,38 103,36"), 1.2, "dark", "mouth")
    s.add(ellipse(95, 16, 3.2, 2.8), "glow", "eye")
    s.add(ellipse(95, 16, 2.5, 1.1), "black", "pupil")
    s.colors |= {"glow": "#e8c04a"}
    dress(s, Head(90, 7, 22, 16, None, (82, 36, 26)))
    return s.figure("right", stretch=0.03)


def hedgehog(w: Wanted) -> Figure:
    """A hedgehog in profile: a dome of spines, a pointed face."""
    s = Sketch(w, main="#7a5a42", second="#e9cfa8", dark="#4a3426", black="#221a18", accent="#e5a08a")
    s.add(ellipse(40, 93, 7, 4.6) + ellipse(72, 93, 7, 4.6), "second", "feet", shade=-0.2)
    rim = []
    for k in range(34):
        a = radians(176 + k * 5.7)
        r = 1.0 if k % 2 else 0.84
        rim.append((48 + 49 * r * cos(a), 80 + 57 * r * sin(a)))
    s.add(poly([*rim, (90, 90), (8, 92)], 0.8), "main", "spines")
    s.add(curve("70,44! 82,50 92,60 104,72 113,78! 110,86 98,92 78,94 66,88! 62,66"), "second", "face")
    s.add(curve("16,88! 40,84 64,86 78,94! 46,97 24,95!"), "second", "belly", shade=-0.12)
    for ring_, count in ((0.78, 11), (0.58, 8), (0.36, 6)):
        for k in range(count):
            a = radians(184 + k * 150 / count)
            x, y = 47 + 49 * ring_ * cos(a), 82 + 57 * ring_ * sin(a)
            if x > 72 - (80 - y) * 0.1:
                continue
            dx, dy = 9 * cos(a), 9 * sin(a)
            s.line(poly([(x, y), (x + dx, y + dy)], closed=False), 2.6, "dark", "spines", detail=False)
    s.add(poly("64,42 72,50 66,52 74,60 66,60 72,70 62,70 66,80 56,78 54,50", 1), "main", "fringe", shade=-0.16)
    s.add(ellipse(76, 62, 6, 7.4), "second", "ear", shade=-0.22)
    s.add(ellipse(76.4, 63, 3.4, 4.6), "accent", "inner ear")
    s.add(ellipse(113, 78.4, 5, 4.4), "black", "nose")
    eye(s, 93, 70, 3.4)
    s.line(line("108,86 102,88.4 96,86.6"), 1.5, "black", "mouth")
    s.add(ellipse(90, 82, 4.4, 3.2), "accent", "cheek", opacity=0.6, detail=True)
    dress(s, Head(80, 50, 26, 26, None, (74, 84, 30)))
    return s.figure("right", 97, 0.03)


def unicorn(w: Wanted) -> Figure:
    """A white horse with a golden horn, its mane in three colours."""
    s = Sketch(
        w,
        main="#fbf7fb",
        hair="#ef8fb4",
        second="#8fc7e8",
        accent="#b59ae0",
        glow="#f4c245",
        dark="#c9a6c4",
        black="#3a2a3a",
    )
    horse_like(s)
    s.add(curve("90,-3! 84,2 76,14 70,28 66,38! 76,30 83,18 86,6!"), "second", "mane")
    s.add(curve("90,-2! 87,8 83,20 78,32! 84,24 88,12 92,4!"), "accent", "mane")
    s.add(curve("14,60! 4,68 4,82 -2,92! 8,88 12,74 14,60!"), "second", "tail")
    s.add(poly("92,4 100,8 116,-34", 0.6), "glow", "horn")
    s.line(
        poly("96,-1 103.5,2", closed=False)
        + poly("100,-9 106.5,-6", closed=False)
        + poly("104.5,-17 109.5,-15", closed=False),
        1.6,
        "glow",
        "horn turns",
        shade=-0.35,
        detail=False,
    )
    eye(s, 97, 14, 2.6)
    dress(s, Head(91, 4, 22, 18, None, (83, 34, 26)))
    return s.figure("right", stretch=0.03)


def snake(w: Wanted) -> Figure:
    """A snake in loops, its head raised."""
    s = Sketch(
        w, main=w.random.choice(("#5f9a3f", "#c9892f", "#3f8f7a")), second="#f2e2a0", accent="#d8342c", black="#1f1d1a"
    )
    s.line(
        poly("107,10 118,12", closed=False) + poly("118,12 123,8", closed=False) + poly("118,12 123,16", closed=False),
        1.8,
        "accent",
        "tongue",
        detail=False,
    )
    coil = "-8,84 6,92 20,80 34,68 48,80 60,94 78,94 86,80 78,64 70,48 74,28 84,14"
    widths = (2, 7, 11, 13, 14, 15, 15, 15, 14.5, 14, 13, 12)
    s.add(limb(coil, widths), "main", "body")
    for x, y in ((6, 91), (20, 80), (34, 69.5), (48, 80), (60, 93), (77, 94), (85, 80), (78, 64), (70.5, 48), (74, 30)):
        s.add(ellipse(x, y, 4.6, 3.6, 20), "second", "spots")
    s.add(curve("74,18 80,4 96,0 108,6 109,13 98,19 86,21"), "main", "head", shade=0.06)
    eye(s, 94, 7, 2.8)
    s.line(line("109,12 101,15 94,14"), 1.3, "black", "mouth")
    dress(s, Head(90, 2, 22, 6, None, (76, 30, 22)))
    return s.figure("right", stretch=0.02)


def squirrel(w: Wanted) -> Figure:
    """A red squirrel sitting up with a nut, its tail a plume."""
    s = Sketch(
        w,
        main=w.random.choice(("#c2622c", "#8a5a3c")),
        second="#fbeedb",
        wood="#8a5a2c",
        black="#241a16",
        dark="#5a3420",
    )
    s.add(
        curve("38,92! 8,92 -8,66 2,40 0,14 20,-4 40,6 42,22 30,22 24,34 34,50 34,70 48,84!"),
        "main",
        "tail",
        shade=-0.12,
    )
    s.line(curve("30,84 10,72 12,46 14,22 26,10", closed=False), 4, "main", "tail light", shade=0.3, detail=True)
    s.add(curve("52,44 66,46 74,62 74,84 64,96 44,97 34,86 38,64"), "main", "body")
    s.add(curve("64,50 72,60 73,82 66,92 60,78 60,60"), "second", "belly")
    s.add(curve("36,80 44,66 58,70 62,84 56,97! 40,97!"), "main", "haunch", shade=-0.1)
    s.add(ellipse(62, 96, 12, 4.4), "main", "foot", shade=-0.2)
    s.add(poly("56,22 54,2 66,16", 1) + poly("66,18 68,0 76,16", 1), "main", "ears", shade=-0.08)
    s.add(curve("52,32 58,18 74,16 84,26 90,34 86,42 72,46 58,46"), "main", "head")
    s.add(curve("76,34 88,33 90,37 84,44 72,45 70,40"), "second", "cheek")
    s.add(ellipse(89.5, 33.5, 2.8, 2.4), "black", "nose")
    eye(s, 74, 28, 3.4)
    s.add(ellipse(86, 60, 8, 7.4), "wood", "nut")
    s.add(curve("77,58! 79,50 92,50 95,57! 86,60"), "dark", "nut cap")
    s.add(limb("66,56 76,64 83,63", (8, 7, 6)), "main", "arm", shade=-0.1)
    dress(s, Head(68, 16, 26, 6, None, (66, 48, 26)))
    return s.figure("right", 100, 0.03)


def parrot(w: Wanted) -> Figure:
    """A parrot in profile on nothing but its feet, its tail hanging."""
    s = Sketch(
        w,
        main=w.random.choice(("#d8322c", "#2f9a4a")),
        second="#2f6fc2",
        glow="#f4c53a",
        light="#fbf6ec",
        dark="#3a3238",
        black="#1f1a1c",
    )
    s.add(limb("40,66 30,90 24,122", (16, 13, 5)), "second", "tail")
    s.add(limb("46,68 38,92 36,116", (14, 11, 4)), "main", "tail", shade=-0.15)
    s.add(curve("52,8 70,6 82,18 82,36 76,56 66,74 48,80 36,72 32,54 38,30"), "main", "body")
    s.add(curve("40,34! 58,34 64,48 58,66 44,82 30,92! 30,70 32,50"), "glow", "wing")
    s.add(curve("38,52! 54,52 58,62 46,80 28,98! 28,76 32,62"), "second", "wing feathers")
    s.add(curve("64,14 76,16 80,26 74,34 64,32 60,22"), "light", "face")
    s.add(curve("78,14! 92,14 98,26 92,40! 88,30 78,30!"), "dark", "beak")
    s.add(curve("78,31 86,31 86,38 79,38"), "dark", "lower beak", shade=0.2)
    eye(s, 70, 21, 3)
    s.line(line("52,78 56,84 62,82") + line("60,76 66,82 71,79"), 3, "dark", "feet", detail=False)
    dress(s, Head(66, 8, 26, 6, None, (62, 44, 28)))
    return s.figure("right", 122, 0.02)


def wool(w: Wanted) -> Figure:
    """A ball of yarn with its loose end."""
    s = Sketch(w, main=w.random.choice(("#d8576a", "#4f8fb8", "#e0a33a")))
    s.add(ellipse(50, 52, 40), "main", "ball")
    for k in range(4):
        s.line(
            line([(16 + 7 * k, 30 + 3 * k), (40 + 6 * k, 44), (50 + 9 * k, 88 - 5 * k)]),
            2,
            "main",
            "thread",
            shade=-0.25,
        )
        s.line(
            line([(30 + 8 * k, 18), (62 + 4 * k, 34 + 3 * k), (84 - 2 * k, 60 + 5 * k)]),
            2,
            "main",
            "thread",
            shade=0.25,
        )
    s.line(line("80,80 96,90 112,86 124,92"), 3, "main", "loose end", shade=-0.1, detail=False)
    return s.figure("front")


def wolf(w: Wanted) -> Figure:
    """A wolf: the fox's build in grey, its eyes amber."""
    figure = fox(w)
    grey = w.random.choice(("#7d8694", "#8f8a86", "#5f6876"))
    kept = tuple(replace(s, tone="glow") if s.part == "eye" else s for s in figure.shapes)
    colors = {
        **figure.colors,
        "main": grey,
        "second": "#e4e6ea",
        "dark": "#33373f",
        "black": "#1f2126",
        "glow": "#e0a63a",
    }
    return replace(figure, shapes=kept, colors=colors)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "hen": hen,
    "rooster": rooster,
    "goat": goat,
    "hedgehog": hedgehog,
    "unicorn": unicorn,
    "wolf": wolf,
    "snake": snake,
    "squirrel": squirrel,
    "parrot": parrot,
    "ball of yarn": wool,
}
