"""Landscape pieces, the sky and plain symbols."""

import re
from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import (
    EMPTY,
    arc,
    chord,
    curve,
    ellipse,
    limb,
    line,
    lobes,
    polar,
    poly,
    rect,
    star,
)
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


def volcano(w: Wanted) -> Figure:
    """A cone with glowing lava and a plume."""
    s = Sketch(w, main="#6b5560", glow="#ff7a2e", light="#b9b3bd")
    s.add(lobes(54, 16, 20, 13, (1, 1.2, 0.9, 1.1, 1, 1.2, 0.9), 20, depth=0.06), "light", "smoke")
    s.add(lobes(47, 22, 11, 8, (1, 1, 1, 1, 1), 50, depth=0.06), "light", "smoke light", shade=0.35)
    s.add(curve("44,44! 47,34 50,22! 54,34 57,44!"), "glow", "fountain", shade=0.2)
    s.add(curve("0,100! 20,84 34,62 38,42! 62,42! 66,62 80,84 100,100!"), "main", "cone")
    s.add(curve("54,42! 62,42! 66,62 80,84 100,100! 62,100! 60,70"), "main", "shade", shade=-0.25, detail=True)
    s.add(curve("36,46! 38,42! 62,42! 64,46! 61,58! 57,50 54,74! 50,54 47,88! 44,54 40,62!"), "glow", "lava")
    return s.figure("front", 100, 0.04)


def island(w: Wanted) -> Figure:
    """A hump of sand with one palm, in a ring of sea."""
    s = Sketch(w, second="#f0d79a", main="#3fa0c4", leaf="#3f9a5c", wood="#a8774a", white="#ffffff")
    s.add(ellipse(50, 88, 50, 11), "main", "sea")
    s.add(curve("14,88! 26,76 50,71 74,76 88,88! 70,94 50,95 30,94"), "second", "sand")
    s.add(curve("50,94 70,93 88,88! 78,78 66,74 72,86"), "second", "sand shade", shade=-0.14, detail=True)
    s.line(line("4,91 10,89 16,91") + line("84,94 90,92 96,94"), 1.4, "white", "ripples")
    s.add(curve("45,80! 44,60 48,44 54,30 58,32! 53,46 50,60 53,80!"), "wood", "trunk")
    for text, shade in (
        ("56,30! 46,18 28,18 16,34! 32,26 44,28", -0.2),
        ("56,30! 70,18 86,24 92,38! 80,30 70,30", -0.2),
        ("56,30! 42,24 28,36 24,54! 36,40 46,34", 0.0),
        ("56,30! 68,28 80,40 80,58! 72,44 64,38", 0.0),
        ("56,30! 50,14 38,6 24,8! 40,12 48,22", 0.12),
        ("56,30! 62,12 76,6 90,12! 76,13 67,22", 0.12),
    ):
        s.add(curve(text), "leaf", "frond", shade=shade)
    return s.figure("front", 92, 0.03)


CLOUD = "14,58! 2,56 0,40 14,34! 14,18 34,10 44,20! 52,2 82,6 80,28! 98,26 104,46 92,56 86,58!"


def cloud(w: Wanted) -> Figure:
    """A flat-bottomed summer cloud."""
    s = Sketch(w, main="#ffffff", second="#dbe7f2")
    body = curve(CLOUD)
    s.add(body, "main", "cloud", shade=-0.02)
    s.add(curve("14,58! 2,56 1,47 12,48 30,47 50,51 72,44 88,47 100,43 98,52 86,58!"), "second", "shade", detail=True)
    return s.figure(stretch=0.06)


def rain(w: Wanted) -> Figure:
    """A dark cloud and its drops."""
    s = Sketch(w, main="#8d9cb0", glow="#4f9fe0", accent="#4f9fe0")
    s.add(curve(CLOUD), "main", "cloud")
    s.add(
        curve("14,58! 2,56 1,47 12,48 30,47 50,51 72,44 88,47 100,43 98,52 86,58!"),
        "main",
        "shade",
        shade=-0.2,
        detail=True,
    )
    for x, y in ((18, 68), (42, 68), (66, 68), (30, 84), (54, 84), (78, 84)):
        s.add(curve(f"{x + 3},{y - 6}! {x + 4.5},{y + 3} {x},{y + 7} {x - 4},{y + 3}"), "accent", "drops")
    return s.figure()


def moon(w: Wanted) -> Figure:
    """A crescent with craters; round where it is called full."""
    s = Sketch(w, glow="#f9dd86")
    if _FULL.search(w.said):
        return _full_moon(s)
    s.add(curve("62,2! 30,6 8,32 10,64 34,94 66,98 92,80! 64,80 44,60 44,28"), "glow", "crescent")
    s.add(
        ellipse(26, 44, 4.5) + ellipse(34, 68, 6) + ellipse(52, 84, 3.6) + ellipse(30, 27, 3),
        "glow",
        "craters",
        shade=-0.16,
        detail=True,
    )
    return s.figure("left")


_FULL = re.compile(r"full|voll|llena|pleine|満月", re.IGNORECASE)


def _full_moon(s: Sketch) -> Figure:
    s.add(ellipse(50, 50, 50), "glow", "disc")
    for x, y, rx, ry in ((34, 34, 17, 13), (62, 28, 10, 8), (60, 60, 19, 14), (30, 68, 9, 7), (79, 44, 6, 8)):
        s.add(ellipse(x, y, rx, ry, -20), "glow", "seas", shade=-0.12)
    s.add(
        ellipse(24, 50, 4) + ellipse(46, 82, 5) + ellipse(72, 78, 4) + ellipse(48, 14, 4),
        "glow",
        "craters",
        shade=-0.2,
        detail=True,
    )
    return s.figure("front")


def star_shape(w: Wanted) -> Figure:
    """A five-pointed star, slightly rounded."""
    s = Sketch(w, glow="#fbc02d")
    s.add(star(50, 52, 50, 23, 5, r=5), "glow", "star")
    facets = EMPTY
    for i in range(5):
        a = -90 + 72 * i
        facets += poly([(50, 52), polar(50, 52, 46, a), polar(50, 52, 22.4, a + 36)])
    s.add(facets, "glow", "facets", shade=-0.14, detail=True)
    return s.figure()


def wave(w: Wanted) -> Figure:
    """A breaking wave with a foaming crest."""
    s = Sketch(w, main="#2f7fb0", second="#7cc4de", white="#ffffff")
    s.add(
        curve("0,92! 6,60 26,26 58,10 84,14 98,34 96,50! 86,36 72,36 62,48 62,66 76,80 104,84! 104,96! 0,96!"),
        "main",
        "wave",
    )
    s.add(curve("10,94! 18,64 36,38 62,24! 50,44 48,70 62,88 76,94!"), "second", "inside", shade=-0.05)
    s.add(curve("28,94! 32,74 42,56 50,46! 46,68 54,84 64,94!"), "second", "inside light", shade=0.25, detail=True)
    s.add(
        curve(
            "40,17! 50,8 62,4 72,5! 80,5 90,10 94,18! 102,24 106,36 102,44! 103,52 "
            "96,56 92,50! 88,54 84,48 86,43! 80,46 76,38! 70,42 66,36 70,30! 64,28 60,22!"
        ),
        "white",
        "foam",
    )
    s.add(curve("0,90 16,84 30,90 46,84 62,90 78,84 94,90 106,86 106,98! 0,98!"), "main", "swell", shade=-0.22)
    return s.figure("right", 98, 0.03)


def flame(w: Wanted) -> Figure:
    """A campfire flame over crossed logs."""
    s = Sketch(w, main="#ef5a28", glow="#ffc23a", wood="#7a4c30", light="#fff0b0")
    s.add(limb("16,98 50,90 84,82", (9, 9, 9)), "wood", "log", shade=-0.2)
    s.add(limb("84,98 50,90 16,82", (9, 9, 9)), "wood", "log")
    s.add(ellipse(84.5, 98, 3, 3.6) + ellipse(15.5, 98, 3, 3.6), "wood", "log ends", shade=0.4, detail=True)
    s.add(curve("52,0! 58,18 76,32 78,58 70,82 50,90 30,82 22,58 28,38! 34,46 38,44! 38,24 46,12"), "main", "flame")
    s.add(curve("52,34! 56,46 68,54 66,74 50,88 34,74 36,58! 42,62 44,58! 44,46"), "glow", "inner flame")
    s.add(curve("51,60! 58,68 58,80 50,87 42,80 44,70"), "light", "core")
    return s.figure("front", 101, 0.04)


def snowflake(w: Wanted) -> Figure:
    """Six branching arms."""
    s = Sketch(w, main="#8fc8ec")
    arm = poly("50,50 50,3", closed=False)
    for y, reach in ((34, 9), (22, 12), (10, 7)):
        arm += poly([(50 - reach, y - reach * 0.6), (50, y), (50 + reach, y - reach * 0.6)], closed=False)
    arms = EMPTY
    for i in range(6):
        arms += arm.turn(60 * i, (50, 50))
    s.line(arms, 4.4, "main", "arms")
    s.add(poly([polar(50, 50, 9, 30 + 60 * i) for i in range(6)]), "main", "heart", shade=0.3)
    return s.figure()


def lightning(w: Wanted) -> Figure:
    """A zigzag bolt."""
    s = Sketch(w, glow="#ffc928")
    s.add(poly("42,0 82,0 60,36 86,36 28,104 42,56 16,56", 2), "glow", "bolt")
    s.add(poly("42,0 56,0 34,50 54,50 28,104 42,56 16,56", 1.4), "glow", "light", shade=0.35, detail=True)
    return s.figure()


def rainbow(w: Wanted) -> Figure:
    """Bands of colour between two clouds."""
    s = Sketch(
        w,
        main="#e8503f",
        second="#f79a32",
        glow="#fbd23c",
        leaf="#5fb55a",
        cloth="#3f8fd0",
        accent="#8a5fc0",
        white="#ffffff",
    )
    for i, tone in enumerate(("main", "second", "glow", "leaf", "cloth", "accent")):
        outer, inner = 50 - i * 4.4, 50 - (i + 1) * 4.4
        edge = chord(50, 52, outer, 180, 360) + chord(50, 52, inner, 180, 360).reverse()
        s.add(edge, tone, f"band {i + 1}")
    puff = curve("-18,6! -24,-6 -12,-10! -8,-20 8,-18 10,-8! 22,-8 22,6 16,7!")
    s.add(puff.move(12, 52) + puff.flip(0).move(88, 52), "white", "clouds", shade=-0.03)
    return s.figure()


def drop(w: Wanted) -> Figure:
    """A drop of water."""
    s = Sketch(w, main="#3f9fe0")
    s.add(curve("50,0! 64,26 84,48 82,76 66,94 50,98 34,94 18,76 16,48 36,26"), "main", "drop")
    s.add(curve("82,76 66,94 50,98 38,95 60,86 72,70 76,38 84,52"), "main", "shade", shade=-0.18, detail=True)
    s.add(curve("28,58 34,50 33,66 40,80 32,76"), "white", "glint", opacity=0.7, detail=True)
    return s.figure(stretch=0.03)


def globe(w: Wanted) -> Figure:
    """A school globe on its tilted stand."""
    s = Sketch(w, main="#4aa3d8", leaf="#6fb257", metal="#c99a3c", wood="#8a5a38")
    s.add(curve("28,112! 32,104 48,100 64,104 68,112!"), "wood", "foot")
    s.add(rect(45, 90, 6, 14), "metal", "post", shade=-0.2)
    s.line(arc(48, 46, 48, -62, 118), 4, "metal", "arm", shade=-0.1)
    sea = s.add(ellipse(48, 46, 39), "main", "sea")
    lands = (
        curve("16,26 30,12 46,10 48,20 40,26 38,36 30,38 24,34"),
        curve("32,44 44,46 50,54 44,66 38,78 34,66 28,54"),
        curve("60,20 72,18 82,30 85,42 76,40 72,48 64,42 58,34"),
        curve("62,48 76,50 76,62 68,74 60,62"),
    )
    for land in lands:
        s.add(land.inside(sea), "leaf", "land")
    s.add(
        curve("87,46 76,76 48,85 28,80 56,76 74,56 76,19").inside(sea),
        "main",
        "shade",
        shade=-0.6,
        opacity=0.18,
        detail=True,
    )
    s.add(ellipse(70.5, 3.6, 3) + ellipse(25.5, 88.4, 3), "metal", "pivots")
    return s.figure("front", 112)


def planet(w: Wanted) -> Figure:
    """A banded planet with a tilted ring."""
    s = Sketch(w, main=w.random.choice(("#e8a75a", "#7a6fd0", "#d97a6a")), second="#f3d9a4")
    disc = ellipse(0, 0, 30)
    back = chord(0, 0, 54, 180, 360, 16) + chord(0, 0, 41, 180, 360, 9.5).reverse()
    front = chord(0, 0, 54, 0, 180, 16) + chord(0, 0, 41, 0, 180, 9.5).reverse()
    s.add(back, "second", "ring behind", shade=-0.22)
    s.add(disc, "main", "planet")
    s.add(disc.above(-12).below(-19) + disc.above(18).below(12), "main", "bands", shade=-0.16, detail=True)
    s.add(
        curve("-18,-24 0,-30 22,-20 30,0 22,20 0,30 14,14 16,-8 4,-22").inside(disc),
        "main",
        "shade",
        shade=-0.25,
        opacity=0.6,
        detail=True,
    )
    s.add(front, "second", "ring")
    return s.turned(-18, (0, 0)).figure()


def speech_bubble(w: Wanted) -> Figure:
    """A bubble with a tail and three dots."""
    s = Sketch(w, main=w.random.choice(("#4a8fe0", "#3fae8a", "#f2765a")), white="#ffffff")
    s.add(rect(0, 4, 100, 64, 20) + poly("20,60 46,60 18,90", 2), "main", "bubble")
    s.add(ellipse(27, 36, 6.5) + ellipse(50, 36, 6.5) + ellipse(73, 36, 6.5), "white", "dots")
    return s.figure("left")


def arrow(w: Wanted) -> Figure:
    """A plain arrow pointing right."""
    s = Sketch(w, main="#e2563f")
    s.add(poly("2,34 54,34 54,10 98,50 54,90 54,66 2,66", 4), "main", "arrow")
    s.add(poly("2,50 97,50 54,90 54,66 2,66", 3), "main", "shade", shade=-0.14, detail=True)
    return s.figure("right")


def target(w: Wanted) -> Figure:
    """Rings with an arrow in the bull's eye."""
    s = Sketch(w, main="#dc4438", white="#fffaf2", dark="#3a3f4c", accent="#f0b030", wood="#8a5a38")
    s.line(poly("34,74 22,104", closed=False) + poly("60,74 72,104", closed=False), 5, "wood", "legs")
    for r, tone in ((46, "main"), (37, "white"), (28, "main"), (19, "white"), (10, "main")):
        s.add(ellipse(47, 50, r), tone, "ring")
    s.line(poly("47,50 92,12", closed=False), 3.4, "dark", "shaft")
    s.add(poly("86,17 88,4 99,-4 100,5 109,8 99,16", 0.8), "accent", "fletching")
    return s.figure("front", 106)


def chart(w: Wanted) -> Figure:
    """Rising bars on an axis, with a rising line."""
    s = Sketch(w, main="#3f82c8", second="#52b0a0", accent="#ef7a4a", glow="#f2bd3c", dark="#3c4254")
    tall = [w.random.uniform(a, a + 8) for a in (20, 34, 48, 68)]
    for i, (h, tone) in enumerate(zip(tall, ("glow", "second", "main", "accent"), strict=True)):
        s.add(
            poly([(12 + i * 23, 92), (12 + i * 23, 92 - h), (28 + i * 23, 92 - h), (28 + i * 23, 92)]),
            tone,
            f"bar {i + 1}",
        )
    s.line(poly("3,4 3,95 106,95", closed=False), 4, "dark", "axes")
    points = [(20 + i * 23, 92 - h - 13) for i, h in enumerate(tall)]
    s.line(poly(points, closed=False), 2.6, "dark", "line")
    for x, y in points:
        s.add(ellipse(x, y, 3.4), "dark", "points", detail=True)
    return s.figure()


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "mountain": mountain,
    "volcano": volcano,
    "island": island,
    "cloud": cloud,
    "rain": rain,
    "sun": sun,
    "moon": moon,
    "star": star_shape,
    "heart": heart,
    "wave": wave,
    "flame": flame,
    "snowflake": snowflake,
    "lightning": lightning,
    "rainbow": rainbow,
    "drop": drop,
    "globe": globe,
    "planet": planet,
    "speech bubble": speech_bubble,
    "arrow": arrow,
    "target": target,
    "chart": chart,
}
