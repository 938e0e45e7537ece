"""Vehicles, in profile and heading right, as they are drawn in picture books."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, ellipse, line, lobes, poly, rect, ring
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
    s = Sketch(
        w,
        main=w.random.choice(PAINTS),
        glass="#cfeaf3",
        black="#2b2c34",
        metal="#d5dbe0",
        dark="#4a4d58",
        glow="#ffe08a",
        accent="#e0483c",
    )
    s.add(curve("24,34! 34,14 44,9 66,9 76,14 92,34!"), "main", "cabin")
    s.add(curve("31,33! 38,18 44,14 54,14! 54,33!"), "glass", "rear window")
    s.add(curve("58,33! 58,14! 66,14 73,18 84,33!"), "glass", "front window")
    s.add(curve("2,42 8,34 24,32 60,31 92,33 112,37 119,46 119,56 114,60! 6,60! 2,54"), "main", "body")
    s.add(poly("4,53 118,53 117,59 113,61 7,61 4,58", 1), "main", "sill", shade=-0.25)
    s.line(poly("56,34 56,53", closed=False), 0.9, "main", "door line", shade=-0.35)
    s.add(rect(60, 39, 8, 2.2, 1), "metal", "handle", detail=True)
    s.add(curve("113,40 119,44 119,49 112,48"), "glow", "headlight")
    s.add(rect(2, 40, 5, 8, 2), "accent", "tail light", shade=-0.1, detail=True)
    s.add(
        poly("40,31 48,15 51,15 44,31") + poly("66,31 69,15 71,16 69,31"),
        "white",
        "reflection",
        opacity=0.5,
        detail=True,
    )
    for x in (28, 93):
        s.add(ellipse(x, 59, 14.5).above(60), "main", "wheel arch", shade=-0.5)
        wheel(s, x, 60, 12)
    return s.figure("right", 72)


def sailboat(w: Wanted) -> Figure:
    """A hull with a mainsail and a jib."""
    s = Sketch(
        w, main="#f7f2e6", accent=w.random.choice(("#d8443c", "#2f6fa8", "#e8a62e")), wood="#9a6238", second="#d8443c"
    )
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


def bicycle(w: Wanted) -> Figure:
    """A city bicycle in profile."""
    s = Sketch(w, main=w.random.choice(PAINTS), black="#2b2c34", metal="#8d97a3", wood="#8a5636")
    for x in (22, 92):
        s.add(ring(x, 70, 22, 18.6), "black", "tyre")
        spokes = poly([(x - 18, 70), (x + 18, 70)], closed=False)
        for k in range(1, 4):
            spokes += poly([(x - 18, 70), (x + 18, 70)], closed=False).turn(45 * k, (x, 70))
        s.line(spokes, 0.8, "metal", "spokes")
        s.add(ellipse(x, 70, 2.8), "metal", "hub")
    frame = (
        poly("22,70 52,72 82,34 42,34 22,70", closed=False)
        + poly("40,28 52,72", closed=False)
        + line("79,24 83,40 92,70")
    )
    s.line(frame, 4, "main", "frame", detail=False)
    s.line(line("80,24 74,18 86,14 96,18"), 3.4, "black", "handlebar", detail=False)
    s.add(curve("28,24! 34,21 50,22 52,26 42,30 34,28"), "wood", "saddle")
    s.add(ring(52, 72, 7, 4.4), "metal", "chain wheel")
    s.line(poly("52,72 58,84", closed=False), 2.6, "black", "crank", detail=False)
    s.add(rect(53, 83, 12, 3.4, 1.4), "black", "pedal")
    s.line(poly("51,65.5 22,67.5", closed=False) + poly("51,78.5 22,72.5", closed=False), 1, "black", "chain")
    return s.figure("right", 92)


def aeroplane(w: Wanted) -> Figure:
    """An airliner climbing."""
    s = Sketch(
        w, main="#f5f6f8", accent=w.random.choice(("#d8443c", "#2f7fb8", "#f0902e")), glass="#3f6f98", metal="#aeb8c4"
    )
    s.add(curve("58,44! 40,14 36,10 46,10! 78,44!"), "metal", "far wing", shade=-0.1)
    s.add(poly("12,42 -4,14 8,14 32,42", 2), "accent", "tail fin")
    body = curve("-6,40! 10,38 60,38 98,38 114,46 118,54 108,60 90,62 40,62 14,56")
    s.add(body, "main", "fuselage")
    s.add(body.below(54), "main", "fuselage shade", shade=-0.14, detail=True)
    s.add(curve("104,41 112,45 114,49! 102,49 100,44"), "glass", "cockpit")
    for i in range(7):
        s.add(rect(32 + i * 9, 44, 4.4, 5.6, 2), "glass", "windows", detail=True)
    s.add(poly("-4,50 -18,62 -8,63 18,52", 1.5), "accent", "tailplane", shade=-0.15)
    s.add(rect(54, 66, 20, 10, 5), "accent", "engine", shade=-0.1)
    s.add(curve("72,54! 36,86 26,94 38,93! 56,82 88,56!"), "metal", "wing", shade=0.15)
    return s.turned(-10, (56, 50)).figure("right")


def train(w: Wanted) -> Figure:
    """A steam locomotive with its plume."""
    s = Sketch(
        w,
        main=w.random.choice(("#c8403a", "#2f6f8f", "#3f7f58")),
        black="#2b2c34",
        metal="#c9a24a",
        light="#dfe3e8",
        glass="#bfe0ee",
        dark="#3a3f4c",
    )
    s.add(lobes(66, -2, 18, 9, (1, 1.2, 1, 1.1, 1.2, 1, 1.1), 10, depth=0.06), "light", "smoke")
    s.add(lobes(90, 8, 8, 6, (1, 1, 1, 1, 1), 10, depth=0.06), "light", "smoke")
    s.add(poly("84,42 84,26 80,20 100,20 96,26 96,42", 1), "dark", "chimney")
    s.add(curve("62,40! 62,32 68,27 74,32 74,40!"), "metal", "steam dome")
    s.add(rect(4, 22, 38, 48, 2), "main", "cab")
    s.add(rect(-2, 15, 50, 8, 3), "dark", "cab roof")
    s.add(rect(12, 30, 22, 18, 2), "glass", "cab window")
    s.add(rect(40, 38, 66, 30, 5), "main", "boiler", shade=-0.12)
    for x in (54, 78):
        s.add(rect(x, 38, 3.4, 30), "metal", "bands", detail=True)
    s.add(rect(102, 36, 8, 34, 3), "dark", "smoke box")
    s.add(ellipse(111, 44, 4.4), "metal", "lamp")
    s.add(rect(0, 66, 112, 8, 2), "dark", "frame")
    s.add(poly("108,72 124,92 104,92 104,72", 1), "main", "cow catcher", shade=-0.25)
    for x, y, r in ((20, 78, 16), (54, 82, 12), (82, 82, 12)):
        s.add(ellipse(x, y, r), "black", "wheel")
        s.add(ring(x, y, r * 0.76, r * 0.5), "main", "wheel rim")
        s.add(ellipse(x, y, r * 0.2), "metal", "hub")
    s.line(poly("20,82 82,84", closed=False), 3.4, "metal", "rod", detail=False)
    return s.figure("right", 94)


def bus(w: Wanted) -> Figure:
    """A town bus."""
    s = Sketch(
        w,
        main=w.random.choice(("#f2b531", "#d8443c", "#2f8fb0")),
        glass="#cfeaf3",
        black="#2b2c34",
        metal="#d5dbe0",
        dark="#4a4d58",
        glow="#ffe9a8",
        white="#ffffff",
    )
    s.add(poly("0,8 4,4 118,4 122,10 126,40 126,66 2,66 0,62", 4), "main", "body")
    s.add(poly("0,50 126,50 126,66 2,66 0,62", 2), "main", "skirt", shade=-0.22)
    s.add(rect(0.5, 46, 125, 4), "white", "stripe")
    for i in range(4):
        s.add(rect(7 + i * 21, 14, 18, 22, 2), "glass", "windows")
    s.add(rect(92, 14, 14, 46, 1.6), "glass", "door", shade=-0.1)
    s.line(poly("99,14 99,60", closed=False), 1.4, "dark", "door split")
    s.add(poly("110,14 120,14 124.6,38 110,38", 1.6), "glass", "windscreen")
    s.add(rect(119, 52, 7, 6, 2), "glow", "headlight")
    s.add(
        poly("10,34 18,14 22,14 14,34") + poly("52,34 60,14 63,14 55,34"),
        "white",
        "reflection",
        opacity=0.5,
        detail=True,
    )
    for x in (26, 80):
        s.add(ellipse(x, 66, 13).above(66), "main", "wheel arch", shade=-0.5)
        wheel(s, x, 67, 10.6)
    return s.figure("right", 78)


def _lorry(s: Sketch) -> None:
    s.add(poly("78,20 98,20 110,40 122,44 124,66 78,66", 4), "main", "cab")
    s.add(poly("86,26 96,26 104,41 86,41", 2), "glass", "window")
    s.add(rect(118, 50, 6, 7, 2), "glow", "headlight")
    s.add(rect(0, 62, 124, 6, 1), "dark", "chassis")
    s.add(rect(84, 46, 7, 2.2, 1), "metal", "handle", detail=True)
    for x in (22, 100):
        wheel(s, x, 70, 11.5)


def truck(w: Wanted) -> Figure:
    """A box lorry."""
    s = Sketch(
        w,
        main=w.random.choice(PAINTS),
        second="#f2efe8",
        glass="#cfeaf3",
        black="#2b2c34",
        metal="#d5dbe0",
        dark="#4a4d58",
        glow="#ffe9a8",
    )
    s.add(rect(0, 4, 75, 60, 2), "second", "box")
    s.add(rect(0, 50, 75, 14, 1), "second", "box shade", shade=-0.12, detail=True)
    s.line(
        poly("14,8 14,50", closed=False)
        + poly("28,8 28,50", closed=False)
        + poly("46,8 46,50", closed=False)
        + poly("60,8 60,50", closed=False),
        1,
        "second",
        "ribs",
        shade=-0.2,
    )
    _lorry(s)
    return s.figure("right", 81.5)


def fire_truck(w: Wanted) -> Figure:
    """Red, with a ladder and a blue light."""
    s = Sketch(
        w,
        main="#d92f2f",
        second="#d92f2f",
        glass="#cfeaf3",
        black="#2b2c34",
        metal="#cfd6de",
        dark="#4a4d58",
        glow="#ffe9a8",
        cloth="#2f7fe0",
        white="#ffffff",
    )
    s.add(rect(0, 22, 79, 42, 2), "second", "box")
    _lorry(s)
    s.add(rect(0, 47, 123, 4.6), "white", "stripe")
    for x in (6, 29, 52):
        s.add(rect(x, 27, 19, 16, 1), "metal", "shutters")
        for y in (31, 35, 39):
            s.line(poly([(x + 1, y), (x + 18, y)], closed=False), 0.8, "dark", "slats")
    ladder = poly("-8,6 84,14", closed=False) + poly("-8,13 84,21", closed=False)
    for i in range(10):
        x = -4 + i * 9
        ladder += poly([(x, 6 + (x + 8) * 0.087), (x, 13 + (x + 8) * 0.087)], closed=False)
    s.line(ladder, 2.6, "metal", "ladder", detail=False)
    s.add(rect(30, 16, 12, 8, 1), "dark", "ladder mount")
    s.add(curve("85,20! 86,13 91,11 96,13 97,20!"), "cloth", "siren")
    return s.figure("right", 81.5)


def hot_air_balloon(w: Wanted) -> Figure:
    """A striped envelope with its basket."""
    tones = w.random.choice((("#e0503f", "#f7c544"), ("#3f86b5", "#f7efe0"), ("#7a5ab0", "#f2a05a")))
    s = Sketch(w, main=tones[0], second=tones[1], wood="#a8703f", dark="#5a4436", glow="#ffb03a")
    envelope = curve("50,0 78,6 96,32 92,58 66,90! 34,90! 8,58 4,32 22,6")
    s.add(envelope, "main", "envelope")
    s.add(curve("50,0! 68,16 72,44 58,90! 42,90! 28,44 32,16"), "second", "gore")
    s.add(curve("50,0! 56,22 57,54 52,90! 48,90! 43,54 44,22"), "main", "gore")
    s.add(curve("24,6! 8,26 8,54 34,90! 37,90! 14,52 16,26").both(), "second", "gore")
    s.add(envelope.right(66), "dark", "shade", opacity=0.14, detail=True)
    s.line(
        poly("35,90 41,110", closed=False)
        + poly("65,90 59,110", closed=False)
        + poly("45,90 46,110", closed=False)
        + poly("55,90 54,110", closed=False),
        1.3,
        "dark",
        "ropes",
        detail=False,
    )
    s.add(curve("50,92! 54,98 52,104 50,105 48,104 46,98"), "glow", "burner", detail=True)
    s.add(poly("38,108 62,108 59,128 41,128", 2), "wood", "basket")
    s.add(rect(36.6, 106, 26.8, 5, 2), "wood", "basket rim", shade=-0.3)
    s.line(
        poly("40,117 60,117", closed=False) + poly("46,112 47,127", closed=False) + poly("54,112 53,127", closed=False),
        1,
        "wood",
        "wicker",
        shade=-0.3,
    )
    return s.figure("front", 128)


def scooter(w: Wanted) -> Figure:
    """A motor scooter of the Italian kind."""
    s = Sketch(
        w,
        main=w.random.choice(("#5fb0a8", "#e0604a", "#f0c04a")),
        black="#2b2c34",
        metal="#cfd6de",
        dark="#4a4d58",
        wood="#7a4a30",
        glow="#fff0b8",
        light="#fbf5ea",
    )
    wheel(s, 22, 82, 14)
    wheel(s, 96, 82, 14)
    s.line(poly("82,18 96,80", closed=False), 5, "metal", "fork", detail=False)
    s.add(curve("84,66 96,62 108,70 113,82! 104,76 94,74 84,78"), "main", "mudguard")
    s.add(
        curve(
            "0,72 6,54 24,48 44,48! 54,60 56,74! 74,74 76,60 72,30 "
            "80,22! 88,30 92,58 90,74 80,84! 40,86 36,70 22,66 8,76"
        ),
        "main",
        "body",
    )
    s.add(curve("4,66 20,56 40,58 46,72 38,78 34,70 22,66 8,74"), "main", "flank", shade=-0.16)
    s.add(curve("8,48! 14,38 34,38 54,44 52,50 28,50"), "wood", "seat")
    s.add(curve("72,18 82,8 92,12 96,22 86,28 76,26"), "main", "headset", shade=0.1)
    s.add(ellipse(93, 18, 4, 6), "glow", "headlamp")
    s.line(line("80,12 70,4 66,5"), 3, "black", "handlebar", detail=False)
    s.line(line("84,10 86,0"), 1.4, "metal", "mirror stalk", detail=False)
    s.add(ellipse(86, -3, 5, 4), "metal", "mirror")
    s.line(poly("56,79 74,79", closed=False), 2, "light", "floor trim")
    s.add(rect(-2, 60, 6, 5, 2), "metal", "tail lamp", detail=True)
    return s.figure("right", 96)


def tractor(w: Wanted) -> Figure:
    """A farm tractor with one huge wheel."""
    s = Sketch(
        w,
        main=w.random.choice(("#3f9a4a", "#d8443c", "#3f7fb8")),
        black="#2b2c34",
        glow="#f2c53c",
        glass="#cfeaf3",
        dark="#4a4d58",
        metal="#aeb6c0",
    )
    s.line(poly("92,42 92,18", closed=False), 4.4, "dark", "exhaust", detail=False)
    s.add(poly("16,40 22,8 54,8 58,44 16,46", 2), "main", "cab frame")
    s.add(poly("22,40 27,13 36,13 36,40", 1) + poly("40,13 50,13 53,40 40,40", 1), "glass", "cab glass")
    s.add(rect(14, 2, 46, 8, 3), "main", "roof", shade=-0.2)
    s.add(poly("54,42 108,42 114,48 114,70 54,74", 4), "main", "bonnet")
    s.line(
        poly("74,52 74,64", closed=False) + poly("81,52 81,64", closed=False) + poly("88,52 88,64", closed=False),
        2.2,
        "dark",
        "vents",
    )
    s.add(rect(40, 62, 72, 12, 2), "dark", "frame")
    s.add(rect(110, 50, 5, 7, 2), "glow", "lamp")
    s.add(curve("0,56! 6,36 24,28 44,34 56,52! 50,56 30,44 8,62"), "main", "mudguard", shade=-0.14)
    for x, y, r, n in ((28, 74, 26, 14), (98, 84, 16, 10)):
        treads = rect(x - 3, y - r - 2.4, 6, 6, 1)
        for k in range(1, n):
            treads += rect(x - 3, y - r - 2.4, 6, 6, 1).turn(360 / n * k, (x, y))
        s.add(treads, "black", "treads", detail=True)
        s.add(ellipse(x, y, r), "black", "tyre")
        s.add(ellipse(x, y, r * 0.58), "glow", "rim")
        s.add(ellipse(x, y, r * 0.2), "dark", "hub")
    return s.figure("right", 101)


def helicopter(w: Wanted) -> Figure:
    """In hover."""
    s = Sketch(
        w, main=w.random.choice(("#e0603f", "#3f7fb0", "#f0b53c")), glass="#bfe3f2", dark="#3f4450", metal="#9aa4b0"
    )
    s.line(poly("36,84 104,84", closed=False) + line("104,84 112,82 116,76"), 3.2, "dark", "skids", detail=False)
    s.line(
        poly("52,70 48,84", closed=False) + poly("84,70 90,84", closed=False), 2.6, "dark", "skid legs", detail=False
    )
    s.add(poly("52,40 -12,38 -14,44 50,60", 2), "main", "tail boom", shade=-0.15)
    s.add(poly("-16,20 -6,22 0,40 -14,44 -20,40", 2), "main", "tail fin")
    s.line(
        poly("-22,30 -6,48", closed=False) + poly("-22,48 -6,30", closed=False), 2.6, "dark", "tail rotor", detail=False
    )
    s.add(curve("40,44 52,30 76,26 98,32 114,50 112,66 96,74 62,74 44,64"), "main", "cabin")
    s.add(curve("84,31 98,33 113,50! 110,56 86,56!"), "glass", "windscreen")
    s.add(rect(58, 38, 20, 18, 3), "glass", "door window")
    s.add(curve("44,64 62,74 96,74 112,66 113,60 80,64"), "main", "belly", shade=-0.25, detail=True)
    s.add(rect(68, 14, 10, 14, 2), "dark", "mast")
    s.add(curve("-2,10! 40,8 73,10 106,8 148,10! 106,14 73,14 40,14"), "dark", "rotor")
    return s.figure("right", 86)


def submarine(w: Wanted) -> Figure:
    """A yellow submarine with periscope."""
    s = Sketch(
        w,
        main=w.random.choice(("#f5c23a", "#e0704a", "#4f9fb8")),
        glass="#bfe3f2",
        metal="#8e99a6",
        dark="#4a5260",
        accent="#d8503f",
    )
    s.line(poly("62,24 62,4 74,4", closed=False), 4.4, "metal", "periscope", detail=False)
    s.add(poly("44,40 48,20 76,20 80,40", 3), "main", "tower", shade=-0.12)
    s.add(ellipse(-8, 48, 4, 11, 14) + ellipse(-8, 70, 4, 11, -14), "metal", "propeller")
    s.add(rect(-10, 55, 14, 7, 2), "dark", "shaft")
    s.add(poly("2,40 -2,24 12,26 22,42", 2) + poly("2,76 -2,94 12,92 22,76", 2), "accent", "rudders")
    hull = curve("2,58 18,40 50,34 88,36 114,48 118,60 110,74 86,84 48,84 16,76")
    s.add(hull, "main", "hull")
    s.add(hull.below(70), "main", "hull shade", shade=-0.2, detail=True)
    for x in (40, 64, 88):
        s.add(ellipse(x, 56, 9), "metal", "porthole frame")
        s.add(ellipse(x, 56, 6), "glass", "porthole")
    return s.figure("right")


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "car": car,
    "bicycle": bicycle,
    "sailboat": sailboat,
    "aeroplane": aeroplane,
    "rocket": rocket,
    "train": train,
    "bus": bus,
    "truck": truck,
    "fire truck": fire_truck,
    "hot air balloon": hot_air_balloon,
    "scooter": scooter,
    "tractor": tractor,
    "helicopter": helicopter,
    "submarine": submarine,
}
