"""Things people carry, wear, hold and give."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import (
    EMPTY,
    arc,
    chord,
    curve,
    ellipse,
    line,
    polar,
    poly,
    rect,
    ring,
    star,
)
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, pose
from images_mcp.engines.images.draft.shapes import Figure, Wanted
from images_mcp.engines.images.draft.wearables import STACKED

PAINTS = ("#d8503f", "#3d7ea6", "#e0a030", "#4a9a7a", "#8a5aa8")


def book(w: Wanted) -> Figure:
    """An open book with curved pages; closed and lying where several are stacked."""
    if STACKED in w.extras:
        return _lying_book(w)
    s = Sketch(w, main=w.random.choice(PAINTS), light="#fbf5e8", line="#b9ab94", accent="#d8443c")
    s.add(curve("50,32! 30,22 2,24! 2,82! 30,80 50,90!").both(), "main", "cover")
    page = curve("50,28! 34,16 8,18! 8,75! 34,73 50,84!")
    s.add(page.both(), "light", "pages")
    s.add(curve("50,28! 62,19 68,18! 62,76 50,84!"), "light", "page shade", shade=-0.14, detail=True)
    for y in (30, 40, 50, 60):
        s.line(line(f"15,{y} 30,{y} 43,{y + 7}").both(), 1.6, "line", "text", detail=True)
    s.add(poly("68,17 76,16 76,40 72,35 68,40"), "accent", "bookmark", detail=True)
    s.line(line("50,28 50,84"), 1, "line", "spine")
    return s.figure("front", 90)


def _lying_book(w: Wanted) -> Figure:
    """A closed book on its side, spine towards us."""
    s = Sketch(
        w, main=w.random.choice((*PAINTS, "#5f7f4f", "#7a4a3a")), light="#f6ecd6", glow="#f2d58a", line="#b9ab94"
    )
    shift = w.random.uniform(-7, 7)
    left, right = 4 + shift, 100 + shift - w.random.uniform(0, 10)
    s.add(rect(left, 0, right - left, 20, 3), "main", "cover")
    s.add(rect(left + 8, 3.4, right - left - 6, 13.2), "light", "pages")
    for y in (7, 10, 13):
        s.line(poly([(left + 10, y), (right, y)], closed=False), 0.8, "line", "page edges")
    s.add(rect(left, 0, 13, 20, 3), "main", "spine", shade=-0.14)
    s.add(rect(left + 2, 4, 9, 2.4) + rect(left + 2, 13.6, 9, 2.4), "glow", "bands", detail=True)
    return s.figure("front")


def laptop(w: Wanted) -> Figure:
    """An open laptop with windows on its screen."""
    s = Sketch(w, metal="#b4bdc8", dark="#39404e", glass="#3f7fc0", white="#f6f9fc", accent="#f2a33c", glow="#6fd0b0")
    s.add(rect(14, 4, 92, 62, 4), "dark", "lid")
    s.add(rect(18, 8, 84, 54, 1), "glass", "screen")
    s.add(rect(24, 15, 38, 26, 2), "white", "window", shade=-0.02)
    s.add(rect(24, 15, 38, 5, 1), "accent", "title bar", detail=True)
    s.line(
        poly("28,26 56,26", closed=False) + poly("28,31 50,31", closed=False) + poly("28,36 54,36", closed=False),
        1.8,
        "metal",
        "text",
    )
    s.add(rect(68, 22, 26, 32, 2), "white", "window", shade=-0.06)
    s.add(rect(72, 38, 4, 12) + rect(79, 32, 4, 18) + rect(86, 42, 4, 8), "glow", "bars", detail=True)
    s.add(poly("12,66 108,66 120,80 0,80", 1), "metal", "keyboard deck")
    s.add(poly("22,68.5 98,68.5 103,74 17,74"), "dark", "keys", detail=True)
    s.add(rect(48, 75.5, 24, 3, 1), "metal", "touch pad", shade=-0.2, detail=True)
    s.add(rect(0, 79, 120, 5, 2.4), "metal", "front edge", shade=-0.25)
    return s.figure("front", 84)


def phone(w: Wanted) -> Figure:
    """A smartphone with its home screen."""
    s = Sketch(
        w,
        dark="#2f3440",
        glass="#5f8fe0",
        main="#f2705a",
        second="#f6c84a",
        accent="#5fc49a",
        white="#ffffff",
        light="#b79af0",
    )
    s.add(rect(20, 0, 58, 116, 10), "dark", "case")
    s.add(rect(77, 26, 3, 14, 1.4), "dark", "button", shade=0.2)
    s.add(rect(24, 5, 50, 106, 6), "glass", "screen")
    s.add(ellipse(49, 9.6, 2.2), "dark", "camera")
    tones = ("main", "second", "accent", "light")
    for row in range(4):
        for col in range(3):
            s.add(rect(30 + col * 14.4, 24 + row * 16, 10, 10, 2.6), tones[(row * 3 + col * 2) % 4], "app", detail=True)
    s.add(rect(28, 93, 42, 13, 5), "white", "dock", opacity=0.45, detail=True)
    s.add(rect(41, 107, 16, 1.8, 0.9), "white", "home bar", detail=True)
    return s.figure("front", 116)


def camera(w: Wanted) -> Figure:
    """A viewfinder camera from the front."""
    s = Sketch(
        w,
        dark="#3a3f4a",
        metal="#c9d0d8",
        glass="#5f8fb8",
        accent="#d8433a",
        main=w.random.choice(("#8a5a3c", "#3f7f86", "#3a3f4a")),
        glow="#ffe9a8",
    )
    s.add(poly("36,12 42,0 68,0 74,12"), "metal", "prism")
    s.add(rect(12, 6, 16, 8, 2), "dark", "shutter dial")
    s.add(rect(14, 3, 12, 4, 2), "accent", "shutter")
    s.add(rect(0, 11, 110, 68, 7), "metal", "body")
    s.add(rect(0, 27, 110, 38), "main", "leather")
    s.add(rect(84, 15, 18, 8, 2), "glow", "flash")
    s.add(ellipse(55, 46, 28), "dark", "lens mount")
    s.add(ring(55, 46, 25, 21), "metal", "lens ring", shade=-0.15)
    s.add(ellipse(55, 46, 18), "glass", "lens", shade=-0.5)
    s.add(ellipse(55, 46, 12), "glass", "lens glass")
    s.add(ellipse(50, 41, 4.4), "white", "glint", opacity=0.8, detail=True)
    s.add(ellipse(90, 36, 3), "accent", "badge", detail=True)
    return s.figure("front", 79)


def umbrella(w: Wanted) -> Figure:
    """An open umbrella with a hooked handle."""
    s = Sketch(w, main=w.random.choice(PAINTS), wood="#8a5636", metal="#8a94a2")
    s.line(poly("50,-2 50,-12", closed=False), 3, "metal", "tip", detail=False)
    s.line(poly("50,40 50,92", closed=False), 3, "metal", "shaft", detail=False)
    s.line(line("50,88 50,102 58,108 66,102 66,96"), 5, "wood", "handle", detail=False)
    s.add(
        curve(
            "-4,52! 4,18 28,-2 50,-3 72,-2 96,18 104,52! 95,45 86,52! "
            "76,44 68,52! 59,44 50,52! 41,44 32,52! 24,44 14,52! 5,45"
        ),
        "main",
        "canopy",
    )
    s.add(
        curve("50,-3! 30,14 14,52! 5,45 -4,52! 4,18 28,-2") + curve("50,-3! 64,16 68,52! 76,44 86,52! 78,16 62,-1"),
        "main",
        "panels",
        shade=-0.16,
    )
    s.add(curve("50,-3! 34,20 32,52! 41,44 50,52!"), "main", "panel light", shade=0.14)
    return s.figure("front", 110)


def clock(w: Wanted) -> Figure:
    """A twin-bell alarm clock."""
    s = Sketch(w, main=w.random.choice(PAINTS), metal="#d9b35a", white="#fffaf0", dark="#33363f", accent="#d8433a")
    s.line(line("42,8 44,0 50,-3 56,0 58,8"), 3, "dark", "handle", detail=False)
    foot = s.add(poly("24,84 30,78 36,84 24,98 18,98", 2), "dark", "foot")
    s.add(foot.flip(50), "dark", "foot")
    bell = chord(26, 20, 16, 180, 360).turn(-36, (26, 20))
    s.add(bell.both(), "metal", "bells")
    s.line(poly("30,24 34,30", closed=False).both(), 4, "dark", "bell posts", detail=False)
    s.add(ellipse(50, 58, 37), "main", "case")
    s.add(ellipse(50, 58, 30), "white", "dial")
    marks = poly("50,32 50,36", closed=False)
    for i in range(1, 12):
        marks += poly("50,32 50,36", closed=False).turn(30 * i, (50, 58))
    s.line(marks, 2.2, "dark", "hours")
    s.line(poly("50,58 50,39", closed=False) + poly("50,58 63,64", closed=False), 3.4, "dark", "hands", detail=False)
    s.add(ellipse(50, 58, 3), "accent", "pin")
    return s.figure("front", 98)


def key(w: Wanted) -> Figure:
    """An old door key."""
    s = Sketch(w, metal=w.random.choice(("#e0b040", "#a9b2bd")))
    s.add(ring(22, 50, 22, 11), "metal", "bow")
    s.add(rect(42, 45.4, 62, 9.2, 2), "metal", "shank")
    s.add(rect(41, 42, 7, 16, 2), "metal", "collar", shade=-0.2)
    s.add(poly("84,53 84,74 90,74 90,66 95,66 95,72 102,72 102,53", 1), "metal", "bit", shade=-0.08)
    s.line(poly("50,47.6 100,47.6", closed=False), 1.2, "metal", "light", shade=0.45)
    return s.turned(-35).figure("front")


def candle(w: Wanted) -> Figure:
    """A burning candle in its holder."""
    s = Sketch(w, light="#fbf1dc", glow="#ffb52e", metal="#c99a3c", dark="#3a3440")
    s.line(line("76,104 94,100 96,114 78,116"), 4.4, "metal", "ring handle", shade=-0.15, detail=False)
    s.add(rect(36, 40, 28, 66, 2), "light", "candle")
    s.add(rect(55, 42, 9, 64, 1), "light", "candle shade", shade=-0.14, detail=True)
    s.add(
        curve("35,42! 38,37 62,37 65,42! 65,60 61,64 58,56! 54,50 50,54! 49,72 44,74 42,66! 42,52 38,50!"),
        "light",
        "wax",
        shade=0.4,
    )
    s.line(line("50,38 50,32 51,29"), 2, "dark", "wick", detail=False)
    s.add(curve("50,-6! 58,10 62,20 57,31 50,34 43,31 38,20 42,10"), "glow", "flame")
    s.add(curve("50,10! 55,20 55,28 50,32 45,28 45,20"), "glow", "flame heart", shade=0.6)
    s.add(curve("14,104! 20,100 80,100 86,104! 76,118 62,122! 38,122! 24,118"), "metal", "holder")
    s.add(curve("14,104! 50,110 86,104! 80,112 20,112"), "metal", "holder light", shade=0.25, detail=True)
    return s.figure("front", 122)


def light_bulb(w: Wanted) -> Figure:
    """A glowing incandescent bulb."""
    s = Sketch(w, glow="#ffd84a", metal="#9aa4b0", dark="#4a5260", white="#ffffff", accent="#f08a2e")
    rays = EMPTY
    for turn in (-90, -45, 0, 45, 90):
        rays += poly("50,-18 50,-8", closed=False).turn(turn, (50, 38))
    s.line(rays, 4.4, "glow", "rays", detail=True)
    s.add(curve("50,0 70,4 86,22 86,46 74,64 66,80! 34,80! 26,64 14,46 14,22 30,4"), "glow", "bulb")
    s.add(
        curve("70,4 86,22 86,46 74,64 66,80! 54,80! 66,60 76,40 72,18"), "glow", "bulb shade", shade=-0.12, detail=True
    )
    s.line(
        line("43,80 40,56 36,46 42,42 46,50 50,44 54,50 58,42 64,46 60,56 57,80"),
        2.2,
        "accent",
        "filament",
        detail=True,
    )
    s.add(curve("26,38 26,24 36,14 34,24 30,38"), "white", "glint", opacity=0.75, detail=True)
    for i, y in enumerate((80, 87, 94)):
        s.add(rect(34 + i, y, 32 - 2 * i, 6.4, 3), "metal", "screw", shade=-0.1 * i)
    s.add(curve("42,100! 58,100! 55,107 45,107"), "dark", "contact")
    return s.figure("front", 107)


def anchor(w: Wanted) -> Figure:
    """A ship's anchor."""
    s = Sketch(w, metal=w.random.choice(("#4f6078", "#3a4a66")))
    s.add(ring(50, 10, 11, 5.6), "metal", "ring")
    s.add(rect(45, 20, 10, 78, 2), "metal", "shank")
    s.add(rect(28, 28, 44, 8, 4), "metal", "stock", shade=-0.12)
    s.add(
        curve("4,62! 16,54! 22,70! 17,69! 24,86 40,92 50,92! 50,104! 34,103 16,92 10,72! 4,76!").both(), "metal", "arms"
    )
    s.add(rect(50, 20, 5, 78), "metal", "shade", shade=-0.2, detail=True)
    return s.figure("front", 104)


def gift(w: Wanted) -> Figure:
    """A wrapped box with a bow."""
    main, ribbon = w.random.choice(
        (("#d8443c", "#f6d24a"), ("#3f86b5", "#fff3dc"), ("#4a9a6a", "#e0483f"), ("#8a5ac0", "#f6c84a"))
    )
    s = Sketch(w, main=main, accent=ribbon)
    s.add(rect(8, 46, 84, 56, 2), "main", "box")
    s.add(rect(64, 46, 28, 56, 2), "main", "box shade", shade=-0.14, detail=True)
    s.add(rect(41, 46, 18, 56), "accent", "ribbon", shade=-0.1)
    s.add(rect(2, 30, 96, 18, 2), "main", "lid", shade=0.1)
    s.add(rect(2, 44, 96, 5), "main", "lid shadow", shade=-0.28, detail=True)
    s.add(rect(40, 30, 20, 18), "accent", "ribbon")
    s.add(curve("50,30! 32,32 14,24 14,8 26,0 40,8 50,28!").both(), "accent", "bow")
    s.add(curve("48,26! 34,26 22,20 23,11 30,9 40,15").both(), "accent", "bow inside", shade=-0.28)
    s.add(rect(43, 20, 14, 13, 4), "accent", "knot", shade=-0.12)
    return s.figure("front", 102)


def shield(w: Wanted) -> Figure:
    """A heater shield, quartered, with a metal rim."""
    s = Sketch(
        w,
        main=w.random.choice(("#c8383c", "#3a62b0", "#3f8f5a")),
        metal="#c2cad2",
        second="#f4ead2",
        glow="#f0c03c",
        dark="#5a6470",
    )
    outline = curve("4,8! 28,10 50,0! 72,10 96,8! 98,46 84,84 50,112! 16,84 2,46")
    s.add(outline, "metal", "rim")
    inner = outline.scale(0.86, at=(50, 52))
    s.add(inner, "main", "field")
    s.add(inner.left(50).below(50) + inner.right(50).above(50), "second", "quarters")
    s.line(poly("50,9 50,102", closed=False) + poly("10,50 90,50", closed=False), 4, "glow", "cross")
    s.add(ellipse(50, 50, 10), "metal", "boss")
    s.add(ellipse(48, 48, 5), "metal", "boss light", shade=0.4, detail=True)
    return s.figure("front", 112)


def robot(w: Wanted) -> Figure:
    """A friendly robot with an antenna."""
    s = Sketch(
        w,
        main=w.random.choice(("#7fb0c8", "#e8a04a", "#8fc0a0")),
        metal="#aab4c0",
        dark="#39414f",
        glow="#7ff0e0",
        accent="#e8503f",
        white="#fdfbf5",
    )
    up = pose(w, "wave")
    s.line(poly("50,2 50,-10", closed=False), 2.6, "metal", "antenna", detail=False)
    s.add(ellipse(50, -13, 5), "accent", "antenna lamp")
    s.add(rect(14, 14, 8, 16, 3).both(), "metal", "ears", shade=-0.15)
    s.add(rect(20, 2, 60, 42, 10), "main", "head")
    s.add(rect(27, 11, 46, 25, 8), "dark", "face plate")
    for x in (39, 61):
        s.add(ellipse(x, 21, 5), "glow", "eye")
    s.line(line("43,30 50,33 57,30"), 2, "glow", "mouth", detail=False)
    s.add(rect(42, 43, 16, 8), "metal", "neck", shade=-0.2)
    right = "80,60 98,48 100,26" if up else "80,60 94,70 94,88"
    s.line(line("20,60 6,70 6,88") + line(right), 8, "metal", "arms", detail=False)
    for x, y, turn in ((6, 94, 0), (100, 20, 180) if up else (94, 94, 0)):
        s.add(
            curve("-9,-5! 9,-5! 10,4 5,11! 3,3! -3,3! -5,11! -10,4").turn(turn).move(x, y), "main", "hand", shade=-0.15
        )
    s.add(rect(30, 96, 13, 20).both(), "metal", "legs", shade=-0.1)
    s.add(curve("22,124! 22,116 30,112 42,112 47,118 47,124!").both(), "main", "feet", shade=-0.2)
    s.add(rect(20, 50, 60, 50, 9), "main", "body")
    s.add(rect(66, 50, 14, 50, 7), "main", "body shade", shade=-0.14, detail=True)
    s.add(rect(30, 59, 40, 26, 4), "white", "panel")
    s.line(line("34,73 40,73 44,65 49,80 53,73 66,73"), 1.8, "accent", "pulse")
    s.add(ellipse(36, 92, 2.6) + ellipse(44, 92, 2.6), "accent", "buttons", detail=True)
    dress(s, Head(50, 5, 58, 0, ((39, 21), (61, 21)), (50, 48, 52)))
    return s.figure("front", 124)


def mask(w: Wanted) -> Figure:
    """A carnival mask with feathers."""
    s = Sketch(
        w, main=w.random.choice(("#7a3fa8", "#c8303f", "#2f6fa8")), glow="#f2c03c", accent="#e8507f", leaf="#3fa88a"
    )
    for turn, tone in ((-30, "accent"), (-10, "leaf"), (12, "glow"), (34, "accent")):
        s.add(curve("0,0! -9,-22 -6,-42 0,-54! 6,-42 9,-22").turn(turn).move(50, 38), tone, "feather", shade=-0.08)
        s.line(poly("0,-6 0,-46", closed=False).turn(turn).move(50, 38), 1.2, tone, "quill", shade=-0.35)
    edge = curve(
        "50,34! 66,24 92,24 112,14! 112,44 100,66 78,72 62,66 50,56! 38,66 22,72 0,66 -12,44 -12,14! 8,24 34,24"
    )
    hole = curve("60,48! 70,38 86,38 95,44! 88,56 70,56")
    s.add(edge + hole.reverse() + hole.flip(50).reverse(), "main", "mask")
    s.line(curve("58,48! 70,36 87,36 98,43! 89,59 69,59").both(), 2.2, "glow", "eye trim")
    s.line(line("50,36 66,27 92,28 108,20").both(), 2.2, "glow", "edge trim")
    s.add(curve("50,26! 57,37 50,48! 43,37"), "glow", "jewel")
    return s.figure("front")


def ball(w: Wanted) -> Figure:
    """A football of black and white patches."""
    s = Sketch(w, white="#fbfaf6", dark="#2f3440")
    disc = s.add(ellipse(50, 50, 48), "white", "ball")
    s.add(
        curve("98,50 90,76 70,94 50,98 30,94 14,82! 40,88 70,76 84,50 80,16").inside(disc),
        "dark",
        "shade",
        opacity=0.12,
        detail=True,
    )
    centre = [polar(50, 50, 17, -90 + 72 * i) for i in range(5)]
    s.add(poly(centre, 1), "dark", "patch")
    seams = EMPTY
    for i in range(5):
        a = -90 + 72 * i
        outer = poly(
            [
                polar(50, 50, 34, a),
                polar(50, 50, 39, a - 22),
                polar(50, 50, 54, a - 18),
                polar(50, 50, 54, a + 18),
                polar(50, 50, 39, a + 22),
            ],
            1,
        )
        s.add(outer.inside(disc), "dark", "patch")
        seams += poly([polar(50, 50, 17, a), polar(50, 50, 34, a)], closed=False)
        seams += poly([polar(50, 50, 39, a + 22), polar(50, 50, 39, a + 50)], closed=False)
    s.line(seams, 1.8, "dark", "seams")
    return s.figure()


def perfume(w: Wanted) -> Figure:
    """A faceted flacon with an atomiser bulb."""
    s = Sketch(
        w,
        glass=w.random.choice(("#f3c4d2", "#f2dba6", "#c9c4f0")),
        main=w.random.choice(("#e88aa4", "#e0a84a", "#9a86d8")),
        glow="#e0b24a",
        accent="#b8486a",
        white="#ffffff",
    )
    s.line(line("57,20 72,16 82,22"), 3, "glow", "tube", detail=False)
    s.add(ellipse(92, 28, 13, 11, 24), "accent", "bulb")
    s.line(line("100,36 104,48 100,56"), 2.6, "accent", "tassel", shade=-0.2, detail=False)
    s.add(rect(40, 24, 20, 12, 2), "glow", "collar", shade=-0.15)
    s.add(rect(43, 12, 14, 13, 2), "glow", "sprayer")
    s.add(rect(37, 16, 6, 4, 1), "glow", "nozzle", shade=-0.2)
    s.add(poly("30,36 70,36 86,56 86,104 78,112 22,112 14,104 14,56", 4), "glass", "flacon", shade=-0.08)
    s.add(poly("20,66 80,66 80,100 74,106 26,106 20,100", 3), "main", "perfume")
    s.add(poly("70,36 86,56 86,104 78,112 68,112 72,66", 2), "glass", "facet", shade=-0.25, opacity=0.6, detail=True)
    s.add(poly("32,42 40,42 28,60 28,96 22,100 20,62", 2), "white", "glint", opacity=0.65, detail=True)
    s.add(rect(36, 74, 28, 20, 1.5), "white", "label")
    s.line(poly("41,81 59,81", closed=False) + poly("45,87 55,87", closed=False), 1.6, "glow", "lettering")
    return s.figure("front", 112)


def sign(w: Wanted) -> Figure:
    """A wooden signpost with two arms."""
    s = Sketch(w, wood="#b67f48", leaf="#6aa850", dark="#5a3a28")
    s.add(poly("44,6 50,0 56,6 56,122 44,122"), "wood", "post", shade=-0.22)
    s.add(poly("16,14 88,14 104,28 88,42 16,42", 1.5), "wood", "board")
    s.add(poly("88,52 18,52 4,65 18,78 88,78", 1.5), "wood", "board", shade=0.12)
    s.line(poly("26,24 70,24", closed=False) + poly("26,32 58,32", closed=False), 2.8, "dark", "lettering")
    s.line(poly("28,61 78,61", closed=False) + poly("28,69 62,69", closed=False), 2.8, "dark", "lettering")
    s.add(ellipse(50, 19, 1.7) + ellipse(50, 73, 1.7), "dark", "nails", detail=True)
    s.add(poly("24,124 30,106 35,118 41,104 47,119 54,102 59,118 66,107 76,124"), "leaf", "grass")
    return s.figure("front", 123)


def trophy(w: Wanted) -> Figure:
    """A winner's cup."""
    s = Sketch(w, glow="#f5be38", wood="#6f4630", white="#ffffff")
    s.line(line("24,14 4,14 6,36 18,50 32,54").both(), 6, "glow", "handles", shade=-0.14, detail=False)
    bowl = curve("20,4! 80,4! 78,36 66,58 56,68! 44,68! 34,58 22,36")
    s.add(bowl, "glow", "cup")
    s.add(bowl.right(62), "glow", "cup shade", shade=-0.18, detail=True)
    s.add(rect(17, 0, 66, 8, 3), "glow", "rim", shade=0.2)
    s.add(star(50, 34, 13, 5.6, 5, r=1), "white", "star")
    s.add(curve("44,66! 56,66! 54,80 64,90! 36,90! 46,80"), "glow", "stem", shade=-0.1)
    s.add(rect(28, 90, 44, 20, 2), "wood", "plinth")
    s.add(rect(38, 95, 24, 9, 1), "glow", "plate", detail=True)
    return s.figure("front", 110)


def bell(w: Wanted) -> Figure:
    """A hand-cast bell."""
    s = Sketch(w, glow="#efb93a", wood="#8a5636")
    s.add(ring(50, 6, 9, 4.6), "glow", "loop", shade=-0.2)
    s.add(ellipse(50, 92, 11, 10), "glow", "clapper", shade=-0.45)
    body = curve("50,10 66,14 76,32 78,58 90,80! 94,88! 6,88! 10,80! 22,58 24,32 34,14")
    s.add(body, "glow", "bell")
    s.add(body.right(64), "glow", "bell shade", shade=-0.18, detail=True)
    s.add(rect(4, 80, 92, 10, 4), "glow", "lip", shade=-0.1)
    s.line(line("26,40 50,44 74,40"), 2, "glow", "ring", shade=-0.3)
    s.add(ellipse(34, 36, 4, 11, 12), "white", "glint", opacity=0.5, detail=True)
    return s.figure("front", 102)


def envelope(w: Wanted) -> Figure:
    """An open envelope, its letter sealed with a heart."""
    s = Sketch(
        w, main=w.random.choice(("#f2c97a", "#e8dcc4", "#8fb8d8")), white="#fffdf8", accent="#d8403f", line="#b8b0a4"
    )
    s.add(poly("2,36 50,-2 60,-2 108,36", 2), "main", "open flap", shade=-0.25)
    s.add(rect(14, 6, 82, 70, 2), "white", "letter")
    s.add(curve("55,20! 58,13 66,15 65,23 55,33! 45,23 44,15 52,13"), "accent", "heart")
    s.line(poly("28,40 82,40", closed=False), 2, "line", "writing")
    s.add(poly("0,36 55,72 0,104", 1) + poly("110,36 110,104 55,72", 1), "main", "side flaps", shade=-0.06)
    s.add(poly("0,106 0,102 50,66 60,66 110,102 110,106", 3), "main", "lower flap", shade=0.12)
    return s.figure("front")


def microphone(w: Wanted) -> Figure:
    """A stage microphone."""
    s = Sketch(w, metal="#aab4c0", dark="#33383f", accent="#e0503f")
    s.add(poly("38,52 62,52 56,120 44,120", 3), "dark", "handle")
    s.add(poly("54,52 62,52 56,120 51,120", 2), "dark", "handle shade", shade=-0.4, detail=True)
    s.add(ellipse(50, 24, 25, 26), "metal", "head")
    mesh = EMPTY
    for k in (-14, -5, 5, 14):
        mesh += line([(50 + k * 1.5 - 4, 4 + abs(k) * 0.6), (50 + k * 1.7, 24), (50 + k * 1.2, 45 - abs(k) * 0.5)])
        mesh += line([(28 + abs(k) * 0.3, 24 + k * 1.1), (50, 27 + k * 1.2), (72 - abs(k) * 0.3, 24 + k * 1.1)])
    s.line(mesh, 1.2, "metal", "mesh", shade=-0.35)
    s.add(rect(30, 42, 40, 12, 5), "dark", "collar", shade=0.15)
    s.add(rect(46, 66, 8, 12, 3), "accent", "switch")
    return s.turned(32).figure("front")


def vase(w: Wanted) -> Figure:
    """A vase of cut flowers."""
    s = Sketch(
        w,
        main=w.random.choice(("#3f86a8", "#e8dcc8", "#c8684a")),
        leaf="#4f9a52",
        accent="#e8607f",
        second="#f6c23a",
        white="#fff6ea",
        glow="#f2a02e",
    )
    blooms = ((26, 26, "accent"), (74, 26, "second"), (50, 8, "white"), (38, 42, "second"), (64, 46, "accent"))
    for x, y, _tone in blooms:
        s.line(line([(x, y), ((x + 50) / 2, (y + 70) / 2), (50, 76)]), 2.6, "leaf", "stems", shade=-0.1, detail=False)
    s.add(curve("46,70! 26,62 12,46! 32,46 44,56") + curve("54,70! 74,64 90,50! 70,48 56,58"), "leaf", "leaves")
    for x, y, tone in blooms:
        for i in range(6):
            s.add(ellipse(x, y - 9, 6, 8.4).turn(60 * i, (x, y)), tone, "petals", shade=-0.1 if i % 2 else 0)
        s.add(ellipse(x, y, 5), "glow", "heart")
    s.add(curve("36,68! 64,68! 62,80 78,98 70,122 60,128! 40,128! 30,122 22,98 38,80"), "main", "vase")
    s.add(
        curve("56,68! 64,68! 62,80 78,98 70,122 60,128! 54,128! 66,104 56,82"),
        "main",
        "vase shade",
        shade=-0.18,
        detail=True,
    )
    s.add(rect(33, 64, 34, 6, 3), "main", "rim", shade=0.12)
    return s.figure("front", 128)


def lantern(w: Wanted) -> Figure:
    """A hand lantern with a flame."""
    s = Sketch(w, dark="#3f4450", glow="#ffc23a", glass="#fdf0c0", metal="#8a94a2")
    s.line(arc(50, 20, 24, 180, 360), 3, "metal", "handle", detail=False)
    s.add(poly("24,30 38,12 62,12 76,30", 2), "dark", "roof")
    s.add(rect(28, 32, 44, 62), "glass", "glass")
    s.add(curve("50,46! 58,60 60,72 50,84 40,72 42,60"), "glow", "flame", shade=-0.2)
    s.add(curve("50,60! 54,68 54,76 50,81 46,76 46,68"), "glow", "flame heart", shade=0.4)
    s.line(
        poly("28,32 28,94", closed=False) + poly("72,32 72,94", closed=False) + poly("28,63 72,63", closed=False),
        3,
        "dark",
        "bars",
        detail=True,
    )
    s.add(rect(20, 28, 60, 7, 2) + rect(20, 92, 60, 7, 2), "dark", "frames", shade=0.1)
    s.add(poly("26,99 74,99 80,110 20,110", 2), "dark", "foot")
    return s.figure("front", 110)


def hourglass(w: Wanted) -> Figure:
    """Sand running through."""
    s = Sketch(w, wood="#9a6238", glass="#d3ebf2", second="#f2c66a")
    s.add(
        curve("22,10! 78,10! 78,30 56,52 54,57! 56,62 78,84 78,104! 22,104! 22,84 44,62 46,57! 44,52 22,30"),
        "glass",
        "glass",
    )
    s.add(curve("27,30! 73,30! 66,42 54,52 50,58! 46,52 34,42"), "second", "upper sand")
    s.line(poly("50,56 50,90", closed=False), 1.6, "second", "trickle")
    s.add(curve("24,103! 32,94 44,88 50,80! 56,88 68,94 76,103!"), "second", "lower sand", shade=-0.08)
    s.add(rect(14, 0, 72, 11, 3) + rect(14, 103, 72, 11, 3), "wood", "plates")
    s.add(rect(16, 11, 5, 92).both(), "wood", "posts", shade=-0.2)
    return s.figure("front", 114)


def flag(w: Wanted) -> Figure:
    """A waving flag on a pole."""
    s = Sketch(w, main=w.random.choice(PAINTS), metal="#a9b2bd", glow="#f0c24a")
    s.add(rect(8, 4, 5, 116, 2), "metal", "pole")
    s.add(ellipse(10.5, 3, 5), "glow", "finial")
    cloth = curve("13,12! 30,4 46,8 62,16 78,18 96,10! 92,36 96,62! 78,70 62,68 46,60 30,56 13,64!")
    s.add(cloth, "main", "cloth")
    s.add(cloth.right(36).left(60), "main", "fold", shade=-0.16)
    s.add(cloth.right(80), "main", "fold", shade=-0.1)
    return s.figure("right", 120)


def kite(w: Wanted) -> Figure:
    """A diamond kite with its tail."""
    s = Sketch(w, main="#e0503f", second="#f6c23a", accent="#3f86c0", leaf="#4fa868", dark="#5a4436")
    s.line(line("50,84 58,96 48,106 56,118 46,130"), 1.8, "dark", "tail", detail=False)
    for (x, y), tone in zip(((56, 94), (50, 107), (54, 120)), ("second", "accent", "leaf"), strict=True):
        s.add(
            poly([(x, y), (x - 9, y - 5), (x - 9, y + 5)]) + poly([(x, y), (x + 9, y + 5), (x + 9, y - 5)]),
            tone,
            "bows",
        )
    for text, tone in (
        ("50,0 50,34 16,34", "main"),
        ("50,0 84,34 50,34", "second"),
        ("16,34 50,34 50,84", "accent"),
        ("84,34 50,84 50,34", "leaf"),
    ):
        s.add(poly(text), tone, "panel")
    s.line(poly("50,0 50,84", closed=False) + poly("16,34 84,34", closed=False), 1.8, "dark", "sticks")
    return s.turned(18).figure("front")


def snowman(w: Wanted) -> Figure:
    """Three snowballs, a carrot nose, stick arms; hat and scarf unless others are wanted."""
    s = Sketch(w, white="#fbfdff", dark="#2f3440", accent="#d8403f", glow="#f08a2e", wood="#7a4e34")
    s.line(
        line("26,66 8,54 -4,44")
        + poly("4,52 2,40", closed=False)
        + line("74,66 92,54 104,44")
        + poly("96,52 98,40", closed=False),
        3,
        "wood",
        "arms",
        detail=False,
    )
    for y, r in ((104, 32), (66, 25), (32, 19)):
        ball = s.add(ellipse(50, y, r, r * 0.94), "white", "snowball", shade=-0.02)
        s.add(ball.right(50 + r * 0.4), "white", "snow shade", shade=-0.1, detail=True)
    s.add(ellipse(44, 28, 2.3) + ellipse(57, 28, 2.3), "dark", "eyes")
    s.add(poly("49,33 50,38 70,37", 1), "glow", "carrot nose")
    s.line(line("42,41 48,45 56,43"), 1.8, "dark", "mouth")
    s.add(ellipse(50, 60, 2.4) + ellipse(50, 69, 2.4) + ellipse(50, 78, 2.4), "dark", "buttons")
    extras = w.extras or ("top hat", "scarf")
    dressed = Sketch(Wanted(w.random, w.action, w.said, extras), **s.colors)
    dressed.place(s, lambda p: p)
    dress(dressed, Head(50, 17, 34, -4, ((44, 28), (57, 28)), (50, 47, 40)))
    return dressed.figure("front", 134)


def balloon(w: Wanted) -> Figure:
    """A toy balloon on its string."""
    s = Sketch(w, main=w.random.choice(PAINTS), dark="#5a5460")
    s.line(line("50,86 46,98 54,110 48,124 52,136"), 1.6, "dark", "string", detail=False)
    s.add(poly("50,76 57,87 43,87", 1.5), "main", "knot", shade=-0.25)
    s.add(curve("50,-4 74,4 86,28 78,56 50,80! 22,56 14,28 26,4"), "main", "balloon")
    s.add(curve("74,4 86,28 78,56 50,80! 66,56 74,30"), "main", "shade", shade=-0.16, detail=True)
    s.add(ellipse(31, 22, 5, 10, 26), "white", "glint", opacity=0.6, detail=True)
    return s.figure("front", 136)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "book": book,
    "laptop": laptop,
    "phone": phone,
    "camera": camera,
    "umbrella": umbrella,
    "clock": clock,
    "key": key,
    "candle": candle,
    "light bulb": light_bulb,
    "anchor": anchor,
    "gift": gift,
    "shield": shield,
    "robot": robot,
    "mask": mask,
    "ball": ball,
    "perfume bottle": perfume,
    "sign": sign,
    "trophy": trophy,
    "bell": bell,
    "envelope": envelope,
    "microphone": microphone,
    "vase": vase,
    "lantern": lantern,
    "hourglass": hourglass,
    "flag": flag,
    "kite": kite,
    "snowman": snowman,
    "balloon": balloon,
}
