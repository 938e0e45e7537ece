"""Birds, fish, insects and other small creatures, and the two that never were: each in its most telling view."""

import re
from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, ellipse, limb, line, polar, poly, tube
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, eye, pose
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def bird(w: Wanted) -> Figure:
    """A songbird perched on nothing; flying with raised wings."""
    s = Sketch(
        w,
        main=w.random.choice(("#4a90c8", "#d8604a", "#f0b840", "#5aa884")),
        second="#fbeedb",
        accent="#f2a33c",
        black="#222029",
        dark="#6b4a34",
    )
    if pose(w, "fly"):
        s.add(curve("58,44! 66,20 88,0 112,-6! 108,16 94,36 76,48"), "main", "far wing", shade=-0.3)
        s.add(poly("14,50 -16,42 -8,52 -18,60 14,60", 1), "main", "tail", shade=-0.2)
        s.add(curve("8,52 30,42 60,38 82,38 96,34 108,42 104,54 86,64 54,68 26,62"), "main", "body")
        s.add(curve("104,48 100,58 84,65 54,68 34,63 60,60 84,54"), "second", "belly")
        s.add(poly("106,40 122,45 106,49", 1), "accent", "beak")
        s.add(curve("40,46! 34,18 44,-8 64,-26! 70,-4 74,22 72,46!"), "main", "wing", shade=-0.12)
        s.line(line("52,34 52,10 60,-10") + line("62,36 63,14 65,-2"), 1.4, "main", "feathers", shade=-0.4)
        eye(s, 98, 43, 2.6)
        dress(s, Head(99, 35, 20, 8, None, (86, 52, 22)))
        return s.figure("right", stretch=0.03)
    s.line(
        poly("48,78 46,94 38,96", closed=False)
        + line("46,94 52,96")
        + poly("58,78 58,94 50,96", closed=False)
        + line("58,94 64,96"),
        2.6,
        "accent",
        "legs",
        detail=False,
    )
    s.add(poly("22,66 -14,84 -6,90 4,90 28,76", 1.5), "main", "tail", shade=-0.25)
    s.add(curve("14,66 28,46 44,32 58,14 76,10 90,20 92,36 88,56 74,74 50,82 28,78"), "main", "body")
    s.add(curve("90,34 88,56 74,74 52,82 44,76 62,64 72,44 82,34"), "second", "breast")
    s.add(poly("89,20 106,27 90,33", 1), "accent", "beak")
    s.add(curve("30,50! 46,40 60,46 62,58! 48,70 22,76 6,74!"), "main", "wing", shade=-0.2)
    s.line(line("26,70 40,66 52,58") + line("34,63 44,60 52,53"), 1.5, "main", "feathers", shade=-0.45)
    eye(s, 78, 24, 3.4)
    dress(s, Head(75, 13, 28, 4, None, (76, 42, 30)))
    return s.figure("right", 96, 0.03)


def owl(w: Wanted) -> Figure:
    """An owl on a branch, all eyes."""
    s = Sketch(w, main="#8a6242", second="#f0dcbc", accent="#f2a33c", glow="#f7c63c", black="#231b18", wood="#6f4a30")
    s.add(
        curve("18,34! 14,10 18,0! 34,10 50,14 66,10 82,0! 86,10 82,34! 90,60 80,88 66,99 50,101 34,99 20,88 10,60"),
        "main",
        "body",
    )
    s.add(curve("50,40 68,48 72,68 66,88 50,98 34,88 28,68 32,48"), "second", "belly")
    for y, xs in ((58, (40, 50, 60)), (68, (36, 45, 55, 64)), (78, (40, 50, 60)), (88, (45, 55))):
        for x in xs:
            s.line(line(f"{x - 3.6},{y - 2} {x},{y + 2} {x + 3.6},{y - 2}"), 1.6, "main", "breast feathers")
    s.add(curve("14,44! 8,62 12,82 24,94! 32,76 28,56").both(), "main", "wings", shade=-0.25)
    for x in (33, 67):
        s.add(ellipse(x, 32, 17), "second", "eye disc")
        if pose(w, "sleep"):
            s.line(line(f"{x - 9},32 {x},37 {x + 9},32"), 2.4, "black", "closed eye", detail=False)
            continue
        s.add(ellipse(x, 32, 12), "glow", "eye")
        s.add(ellipse(x, 32, 7), "black", "pupil")
        s.add(ellipse(x + 2.4, 29, 2.4), "white", "glint")
    s.add(curve("44,38! 50,34 56,38! 50,53!"), "accent", "beak")
    s.add(limb("-6,103 50,100 106,104", (7, 9, 6)), "wood", "branch")
    s.add((ellipse(33, 100, 3, 5) + ellipse(39, 100, 3, 5) + ellipse(45, 100, 3, 5)).both(), "accent", "claws")
    dress(s, Head(50, 12, 52, 0, ((33, 32), (67, 32)), (50, 50, 44)))
    return s.figure("front", 107, 0.03)


def fish(w: Wanted) -> Figure:
    """A goldfish-like fish with a fan of a tail."""
    s = Sketch(w, main=w.random.choice(("#f28a2e", "#f28a2e", "#3f9ac8", "#e0566a")), second="#fff0d8", black="#26222a")
    s.add(curve("30,46! 14,22 -8,14! -4,40 -4,52 -10,78! 14,70 30,54!"), "main", "tail", shade=-0.14)
    s.line(
        line("22,48 6,34 -2,24") + line("22,50 8,50 0,50") + line("22,52 6,62 -3,69"),
        1.3,
        "main",
        "tail rays",
        shade=-0.4,
    )
    s.add(curve("40,24! 52,4 76,2 84,6! 76,12 78,24!"), "main", "back fin", shade=-0.14)
    s.add(curve("50,70! 52,86 66,92! 72,84 70,70!"), "main", "belly fin", shade=-0.2)
    body = curve("24,50 44,26 72,20 94,32 106,48! 94,66 72,76 44,72")
    s.add(body, "main", "body")
    s.add(curve("30,54 50,60 76,62 100,56! 94,66 72,76 44,72"), "second", "belly", opacity=0.75)
    s.line(line("82,24 76,36 76,56 82,70"), 1.8, "main", "gill", shade=-0.35)
    for x, y in ((40, 42), (52, 36), (52, 48), (64, 31), (64, 43), (64, 55), (46, 56)):
        s.line(line(f"{x},{y - 4} {x - 4},{y} {x},{y + 4}"), 1.3, "main", "scales", shade=-0.3)
    s.add(curve("68,54! 56,50 48,58! 56,68 68,64"), "main", "side fin", shade=-0.25)
    s.add(ellipse(90, 40, 5.6), "white", "eye")
    s.add(ellipse(91, 40, 3.2), "black", "pupil")
    s.line(line("105,49 99,53 95,52"), 1.4, "main", "mouth", shade=-0.5)
    dress(s, Head(84, 25, 26, 16, None, None))
    return s.figure("right", stretch=0.03)


def whale(w: Wanted) -> Figure:
    """A blue whale spouting, its tail up."""
    s = Sketch(w, main="#3f78ac", second="#e6eef2", accent="#9fd4ea", black="#16202c")
    s.line(
        line("70,30 68,16 58,8 50,14") + line("72,30 74,16 84,8 92,14") + line("71,30 71,8"),
        4,
        "accent",
        "spout",
        detail=False,
    )
    s.add(
        curve("14,40! 4,34 -14,34 -20,20! -8,16 6,20 12,30! 14,18 26,8 38,10! 38,24 26,34 20,42!"),
        "main",
        "flukes",
        shade=-0.1,
    )
    s.add(
        curve("12,36! 18,52 34,56 46,42 60,32 82,32 104,44 110,64 100,82 76,92 46,90 22,76 10,56 8,40!"), "main", "body"
    )
    s.add(curve("110,66! 98,84 76,92 50,91 36,86! 52,82 70,74 84,66"), "second", "belly")
    for i in range(4):
        s.line(
            line(f"{52 + i * 11},{90 - i * 1.5} {64 + i * 9},{84 - i * 3} {74 + i * 8},{76 - i * 2.5}"),
            1.3,
            "main",
            "grooves",
            shade=0.1,
        )
    s.add(curve("58,74! 54,88 40,98! 38,86 46,74"), "main", "flipper", shade=-0.25)
    eye(s, 90, 58, 2.8)
    s.line(line("109,66 98,67 90,64"), 1.6, "black", "mouth")
    dress(s, Head(86, 35, 34, 14, None, None))
    return s.figure("right", stretch=0.03)


def butterfly(w: Wanted) -> Figure:
    """Seen from above, wings spread."""
    main, second = w.random.choice((("#f08a2a", "#ffd27a"), ("#3f7fd0", "#9fd4f2"), ("#a05ac8", "#f2a8d8")))
    s = Sketch(w, main=main, second=second, dark="#2e2430")
    upper = curve("50,40! 60,14 84,0 102,6! 104,28 92,48 68,54 50,50!")
    lower = curve("50,50! 70,52 90,58 90,76! 84,94 66,96 58,80 50,60!")
    for wing, name, y in ((upper, "upper wings", 45), (lower, "lower wings", 54)):
        s.add(wing.both(), "dark", name)
        s.add(wing.scale(0.84, at=(56, y)).both(), "main", name, shade=-0.1 if name[0] == "l" else 0)
        s.add(wing.scale(0.45, at=(60, y)).both(), "second", "wing field")
    s.add(
        (ellipse(97, 12, 2.2) + ellipse(98, 20, 1.8) + ellipse(82, 86, 2.2) + ellipse(86, 78, 1.8)).both(),
        "white",
        "dots",
        detail=True,
    )
    s.add(limb("50,32 50,56 50,80", (6, 7, 3)), "dark", "body")
    s.add(ellipse(50, 30, 4.6), "dark", "head")
    s.line(line("51,27 55,14 63,8").both(), 1.6, "dark", "feelers", detail=False)
    s.add(ellipse(63.5, 8, 1.8).both(), "dark", "feeler tips")
    return s.figure(stretch=0.04)


def rabbit(w: Wanted) -> Figure:
    """Sitting in profile, ears up; leaping with them back."""
    s = Sketch(
        w, main=w.random.choice(("#b89878", "#d8d2ca", "#9a8a84")), second="#fbf5ee", accent="#e9a6a6", black="#2a2226"
    )
    if pose(w, "run", "jump"):
        s.add(
            limb("20,56 0,70 -18,82", (16, 9, 7)) + limb("84,56 98,68 112,66", (10, 7, 6)),
            "main",
            "far legs",
            shade=-0.22,
        )
        s.add(ellipse(4, 44, 9), "second", "tail")
        s.add(curve("6,50 18,30 44,28 70,36 88,40 86,58 66,66 40,64 18,68"), "main", "body")
        s.add(limb("22,54 6,72 -8,90", (22, 9, 7)) + limb("80,56 96,74 108,80", (12, 8, 6)), "main", "legs")
        s.add(limb("92,24 76,6 56,-4", (8, 11, 5)), "main", "far ear", shade=-0.2)
        s.add(limb("96,22 84,0 68,-12", (8, 12, 5)), "main", "ear")
        s.add(limb("94,18 85,3 74,-6", (3, 5.5, 2)), "accent", "inner ear", detail=True)
        s.add(curve("80,36 88,20 104,18 116,30 116,40 104,48 88,48"), "main", "head")
        s.add(ellipse(116, 34, 2.4, 2), "accent", "nose")
        eye(s, 104, 29, 2.8)
        dress(s, Head(98, 20, 24, 14, None, (86, 46, 24)))
        return s.figure("right", 92, 0.03)
    s.add(ellipse(10, 84, 10), "second", "tail")
    s.add(limb("66,34 60,14 54,-6", (8, 13, 6)), "main", "far ear", shade=-0.2)
    s.add(curve("12,84 14,62 34,50 56,50 70,44 78,60 78,80 72,97! 20,97!"), "main", "body")
    s.add(curve("16,88 18,68 36,60 54,70 56,86 48,97! 22,97!"), "main", "haunch", shade=-0.12)
    s.add(ellipse(44, 94, 15, 4.4), "main", "hind foot", shade=0.06)
    s.add(limb("70,64 72,80 74,93", (12, 8, 7)) + ellipse(77, 94.4, 6.4, 3.4), "main", "front leg")
    s.add(curve("76,54 78,70 70,78 66,66"), "second", "chest")
    s.add(limb("74,32 72,12 74,-10", (8, 14, 6)), "main", "ear")
    s.add(limb("73.6,22 72.6,10 74,-2", (3, 6.5, 3)), "accent", "inner ear", detail=True)
    s.add(curve("56,42 62,28 78,24 92,32 98,44 92,54 76,58 62,54"), "main", "head")
    s.add(curve("86,44 97,42 97,48 91,54 80,56 80,48"), "second", "cheek")
    s.add(ellipse(97, 42.6, 2.6, 2.2), "accent", "nose")
    s.line(line("91,48 102,46") + line("91,50 101,52"), 0.8, "black", "whiskers")
    eye(s, 82, 38, 3.2)
    dress(s, Head(78, 26, 26, 4, None, (72, 56, 26)))
    return s.figure("right", 98, 0.03)


_POLAR = re.compile(r"pola[ir]|eisb|blanc|白|シロ|しろ", re.IGNORECASE)


def bear(w: Wanted) -> Figure:
    """Sitting with its paws on its belly."""
    s = Sketch(
        w, main=w.random.choice(("#8a5a38", "#a8703f", "#6f4a34")), second="#e2bd8e", black="#2a1d18", accent="#c8403c"
    )
    if _POLAR.search(w.said):
        s.colors |= {"main": "#f4f3ee", "second": "#dfe6ea"}
    s.add(curve("50,44 72,50 82,72 78,92 64,100 36,100 22,92 18,72 28,50"), "main", "body")
    s.add(ellipse(50, 76, 19, 20), "second", "belly")
    s.add(
        limb("28,54 16,70 22,84", (16, 15, 13)) + limb("72,54 84,70 78,84", (16, 15, 13)), "main", "arms", shade=-0.12
    )
    s.add(ellipse(24, 93, 14, 12, -20) + ellipse(76, 93, 14, 12, 20), "main", "feet", shade=0.08)
    s.add(ellipse(23, 94, 7.5, 6.4, -20) + ellipse(77, 94, 7.5, 6.4, 20), "second", "soles")
    s.add(ellipse(27, 10, 10.5).both(), "main", "ears", shade=-0.1)
    s.add(ellipse(27, 11, 5.6).both(), "second", "inner ears", detail=True)
    s.add(curve("50,4 72,10 81,28 74,46 50,54 26,46 19,28 28,10"), "main", "head")
    s.add(ellipse(50, 38, 16, 12.5), "second", "muzzle")
    s.add(curve("43,31 50,29 57,31 50,39!"), "black", "nose")
    s.line(line("50,38 50,43 43,45") + line("50,43 57,45"), 1.5, "black", "mouth")
    if pose(w, "sleep"):
        s.line(line("31,25 36,28 41,25").both(), 1.8, "black", "closed eyes", detail=False)
    else:
        eye(s, 36, 24, 2.8)
        eye(s, 64, 24, 2.8)
    dress(s, Head(50, 8, 46, 0, ((36, 24), (64, 24)), (50, 52, 44)))
    return s.figure("front", 103, 0.03)


def penguin(w: Wanted) -> Figure:
    """Upright and a little proud."""
    s = Sketch(w, main="#2f3645", white="#fdfcf8", accent="#f39a2d", black="#1a1d26")
    s.add((ellipse(38, 97, 12, 4.6)).both(), "accent", "feet")
    s.add(curve("26,46! 10,58 2,80! 14,80 28,68").both(), "main", "flippers", shade=-0.15)
    s.add(curve("50,0 68,5 75,22 76,36 82,58 79,82 66,96 50,98 34,96 21,82 18,58 24,36 25,22 32,5"), "main", "body")
    s.add(curve("50,44 62,40 72,54 72,78 62,93 50,95 38,93 28,78 28,54 38,40"), "white", "belly")
    s.add(curve("50,18! 56,9 68,12 69,26 62,36 50,40 38,36 31,26 32,12 44,9"), "white", "face")
    s.add(curve("42,28 50,23 58,28 50,36!"), "accent", "beak")
    s.line(line("43,29 50,30 57,29"), 1, "accent", "beak line", shade=-0.35)
    eye(s, 40.5, 20, 2.8)
    eye(s, 59.5, 20, 2.8)
    dress(s, Head(50, 4, 44, 0, ((40.5, 20), (59.5, 20)), (50, 41, 44)))
    return s.figure("front", 101, 0.04)


def turtle(w: Wanted) -> Figure:
    """In profile under its domed shell."""
    s = Sketch(w, main="#8fb85a", second="#5a7a3e", light="#d8c98a", black="#22261c", accent="#c8403c")
    s.add(curve("6,70! -8,76 -14,82! 0,82 10,78"), "main", "tail")
    s.add(
        limb("26,74 22,86 20,93", (15, 12, 12)) + limb("74,74 78,86 82,93", (15, 12, 12)),
        "main",
        "far legs",
        shade=-0.25,
    )
    s.add(tube("80,68 96,62 102,48", 17, 14), "main", "neck")
    s.add(limb("32,76 32,88 30,94", (16, 13, 13)) + limb("68,76 72,88 74,94", (16, 13, 13)), "main", "legs")
    s.add(curve("92,42 100,30 114,30 122,40 118,50 106,54 95,52"), "main", "head")
    s.line(line("121,44 114,47 109,45"), 1.3, "black", "mouth")
    eye(s, 111, 38, 2.6)
    shell = curve("0,70! 4,40 26,20 50,18 74,22 92,44 94,70!")
    s.add(shell, "second", "shell")
    for text in (
        "38,26 56,25 62,42 48,54 32,44",
        "67,28 80,36 86,52 74,58 66,44",
        "27,32 14,44 10,58 22,60 29,47",
        "33,50 47,60 46,68 24,68 26,62",
        "64,50 73,64 70,68 51,68 51,60",
    ):
        s.add(poly(text, 3), "second", "plates", shade=0.22, detail=True)
    s.add(curve("-4,68 48,66 98,68 98,76 48,80 -4,76"), "light", "shell rim")
    dress(s, Head(106, 32, 22, 10, None, (100, 56, 22)))
    return s.figure("right", 99, 0.04)


def bee(w: Wanted) -> Figure:
    """A round bee in flight."""
    s = Sketch(w, main="#fcc42e", dark="#33272a", glass="#d6ecf5")
    s.add(ellipse(40, 20, 13, 25, -24), "glass", "wing", shade=-0.08, opacity=0.9)
    s.add(ellipse(60, 17, 14, 27, 16), "glass", "wing", opacity=0.9)
    s.add(poly("6,56 -8,60 8,66"), "dark", "sting")
    body = curve("4,60 16,40 44,34 72,40 84,58 74,78 46,86 16,78")
    s.add(body, "main", "body")
    for x0, x1 in ((14, 25), (36, 48)):
        s.add(body.right(x0).left(x1), "dark", "stripes")
    s.add(body.right(58).left(66), "dark", "stripes")
    s.add(ellipse(82, 54, 20), "main", "head", shade=0.1)
    s.line(line("84,36 86,22 96,18") + line("92,38 98,28 108,28"), 2.4, "dark", "feelers", detail=False)
    s.add(ellipse(97, 18, 3) + ellipse(109, 28, 3), "dark", "feeler tips")
    eye(s, 89, 50, 4)
    s.line(line("84,62 90,66 96,62"), 1.8, "dark", "mouth")
    s.add(ellipse(80, 61, 4, 3), "accent", "cheek", opacity=0.5, detail=True)
    s.colors["accent"] = "#f2785c"
    return s.figure("right", stretch=0.04)


def frog(w: Wanted) -> Figure:
    """Squatting, seen from the front, eyes on top."""
    s = Sketch(w, main="#69b04a", second="#dcecae", accent="#e88a8a", black="#1f261a")
    s.add(
        (curve("34,56 14,50 2,62 6,78 18,88 34,86") + curve("10,84 -4,90 -10,97! 22,98 30,90")).both(),
        "main",
        "thighs",
        shade=-0.14,
    )
    s.add(curve("50,36 74,42 82,64 74,86 50,92 26,86 18,64 26,42"), "main", "body")
    s.add(curve("50,58 64,62 68,76 60,88 50,91 40,88 32,76 36,62"), "second", "belly")
    s.add(limb("34,66 30,80 32,92", (13, 9, 9)).both(), "main", "arms", shade=-0.06)
    toes = limb("30,92 20,97", (5, 5)) + limb("32,92 30,99", (5, 5)) + limb("34,92 40,98", (5, 5))
    s.add(toes.both(), "main", "fingers", shade=-0.06)
    s.add(curve("50,24 74,26 88,40 84,54 68,62 50,63 32,62 16,54 12,40 26,26"), "main", "head", shade=0.05)
    s.add(ellipse(30, 20, 13).both(), "main", "eye bulges", shade=0.05)
    for x in (30, 70):
        s.add(ellipse(x, 19, 9), "white", "eye")
        s.add(ellipse(x, 20, 5), "black", "pupil")
        s.add(ellipse(x + 1.8, 18, 1.6), "white", "glint")
    s.line(line("22,47 36,54 50,55 64,54 78,47"), 2, "black", "mouth", detail=False)
    s.add(ellipse(45, 38, 1.3, 1) + ellipse(55, 38, 1.3, 1), "black", "nostrils", detail=True)
    s.add(ellipse(22, 43, 4.4, 3).both(), "accent", "cheeks", opacity=0.6, detail=True)
    dress(s, Head(50, 22, 40, 0, ((30, 19), (70, 19)), (50, 62, 46)))
    return s.figure("front", 100, 0.03)


def duck(w: Wanted) -> Figure:
    """A yellow duck in profile, afloat or standing."""
    s = Sketch(w, main=w.random.choice(("#fbd03c", "#f7f2e8")), accent="#f28a2a", black="#26221e", second="#7cc4e4")
    afloat = bool(pose(w, "swim"))
    if not afloat:
        for x in (44, 56):
            s.line(poly(f"{x},84 {x},98", closed=False), 3.4, "accent", "legs", detail=False)
            s.add(poly(f"{x - 4},100 {x},95 {x + 12},100", 1), "accent", "feet")
    s.add(
        curve("-2,40! 6,52 24,56 44,52 58,46 56,32 58,14 76,6 92,14 94,30 86,42 90,60 80,80 54,88 24,84 4,68"),
        "main",
        "body",
    )
    s.add(curve("18,60! 34,54 56,58 66,66! 56,78 34,78 10,70!"), "main", "wing", shade=-0.16)
    s.add(curve("91,18 102,20 112,22! 110,30 98,33 90,30"), "accent", "bill")
    s.line(line("92,26 102,26 111,23"), 1.1, "accent", "bill line", shade=-0.35)
    eye(s, 80, 19, 3.2)
    if afloat:
        s.add(curve("-14,78 0,74 14,78 28,74 42,78 56,74 70,78 84,74 98,78 110,76 106,88! -10,88!"), "second", "water")
    dress(s, Head(75, 8, 30, 4, None, (73, 40, 30)))
    return s.figure("right", 88 if afloat else 100, 0.03)


def snail(w: Wanted) -> Figure:
    """A snail with a spiral shell."""
    s = Sketch(w, main="#e8c08a", second=w.random.choice(("#b8683c", "#8a6ab0", "#5a9a8a")), black="#2a2220")
    s.line(line("92,58 94,42 100,34") + line("100,60 106,46 114,42"), 3.2, "main", "stalks", shade=-0.1, detail=False)
    s.add(ellipse(100, 33, 3.6) + ellipse(114.5, 41, 3.6), "black", "eyes")
    s.add(curve("-8,96! 10,86 34,80 66,80 84,74 88,58 98,54 108,60 108,74 100,88 84,96!"), "main", "body")
    s.add(curve("-8,96! 20,91 60,91 96,90! 90,96 84,97!"), "main", "sole", shade=-0.2)
    s.add(ellipse(46, 52, 36, 35), "second", "shell")
    points = [polar(46, 52, 31 - i * 1.5, 70 - i * 36) for i in range(19)]
    s.line(line(points), 4.6, "second", "spiral", shade=-0.4, detail=True)
    s.add(ellipse(32, 34, 7, 4, -38), "white", "glint", opacity=0.35, detail=True)
    s.line(line("107,72 102,77 97,77"), 1.5, "black", "mouth")
    return s.figure("right", 97, 0.03)


def octopus(w: Wanted) -> Figure:
    """A round head over curling arms."""
    s = Sketch(w, main=w.random.choice(("#e0668a", "#e8794a", "#8a6ac8")), light="#ffe1da", black="#26202a")
    arms = (("30,58 12,66 4,84 -6,80", -0.25), ("36,62 24,80 18,96 6,98", -0.1), ("44,64 40,82 38,100 28,106", 0.0))
    for text, shade in arms:
        arm = tube(text, 15, 6)
        s.add(arm + arm.flip(50), "main", "arms", shade=shade)
    s.add(tube("50,64 49,84 56,102", 15, 6), "main", "arm", shade=-0.06)
    for x, y in ((34, 78), (31, 86), (41, 80), (40, 90)):
        s.add(ellipse(x, y, 1.8).both(), "light", "suckers", detail=True)
    s.add(curve("50,-2 74,4 86,26 78,48 68,66 50,70 32,66 22,48 14,26 26,4"), "main", "head")
    s.add(ellipse(30, 18, 5, 9, 36), "white", "glint", opacity=0.45, detail=True)
    for x in (39, 61):
        s.add(ellipse(x, 40, 8), "white", "eye")
        s.add(ellipse(x, 41, 4.6), "black", "pupil")
        s.add(ellipse(x + 1.6, 39, 1.5), "white", "glint")
    s.line(line("44,54 50,58 56,54"), 1.8, "black", "mouth")
    dress(s, Head(50, 4, 50, 0, ((39, 40), (61, 40)), None))
    return s.figure("front", stretch=0.03)


def mouse(w: Wanted) -> Figure:
    """In profile, round ear and long tail."""
    s = Sketch(w, main=w.random.choice(("#a8a3ad", "#b8977c")), accent="#efb0b0", black="#241f24")
    s.line(line("12,84 -8,88 -24,80 -30,66 -42,64"), 3, "accent", "tail", shade=-0.1, detail=False)
    s.add(ellipse(60, 38, 13, 14), "main", "far ear", shade=-0.2)
    s.add(curve("4,84 8,62 28,48 52,46 72,46 90,58 108,74! 104,82 88,86 70,92 20,94"), "main", "body")
    s.add(curve("10,84 16,68 34,64 48,76 46,92! 16,93"), "main", "haunch", shade=-0.1)
    s.add(ellipse(34, 94, 11, 3.4) + ellipse(74, 93, 8, 3.2), "accent", "feet")
    s.add(ellipse(72, 42, 16, 17), "main", "ear")
    s.add(ellipse(73, 43, 10.6, 11.6), "accent", "inner ear")
    s.add(ellipse(108, 75, 3.6), "accent", "nose", shade=-0.25)
    s.line(line("100,78 114,84") + line("99,80 110,90"), 0.9, "black", "whiskers")
    eye(s, 90, 67, 3)
    dress(s, Head(84, 54, 22, 30, None, (66, 80, 30)))
    return s.figure("right", 97, 0.03)


def flamingo(w: Wanted) -> Figure:
    """On one leg, its neck an S."""
    s = Sketch(w, main="#f4849a", dark="#33262c", second="#fff1ea", accent="#e0607c", black="#2a1e22")
    s.line(poly("46,70 46,128 56,129", closed=False), 2.8, "accent", "leg", detail=False)
    s.line(poly("54,70 62,92 47,98", closed=False), 2.8, "accent", "raised leg", shade=-0.15, detail=False)
    s.add(tube("66,58 82,48 76,32 66,24 68,8 80,4", 9, 7), "main", "neck")
    s.add(curve("6,64! 20,46 44,42 66,48 76,60 66,74 44,78 24,74 14,70"), "main", "body")
    s.add(curve("2,70! 18,56 40,52 58,56! 54,68 34,74 14,74"), "main", "wing", shade=-0.16)
    s.add(curve("0,72! 16,66 34,66! 26,76 10,76"), "dark", "tail feathers")
    s.add(ellipse(81, 6, 7.6, 6.6), "main", "head")
    s.add(curve("86,1 96,4 98,12 94,20! 90,14 85,10"), "second", "bill")
    s.add(curve("97,9 98,14 94,20! 91,15 93,12"), "dark", "bill tip")
    s.add(ellipse(82, 4.4, 1.6), "black", "eye")
    dress(s, Head(79, 0, 17, 0, None, (78, 46, 14)))
    return s.figure("right", 129, 0.02)


def dinosaur(w: Wanted) -> Figure:
    """A tyrannosaur striding."""
    s = Sketch(
        w,
        main=w.random.choice(("#6aa84f", "#4f9a8a", "#8a7fc0")),
        light="#e8efc0",
        white="#fffdf2",
        black="#22281e",
        second="#f2a33c",
    )
    for x, y, turn in ((78, 0, -30), (66, 12, -42), (58, 26, -50), (46, 38, -50), (32, 48, -40), (17, 56, -30)):
        s.add(poly("-5,3 0,-9 5,3", 1).turn(turn).move(x, y + 2), "second", "back plates")
    s.add(limb("58,66 70,78 66,94", (18, 10, 8)) + limb("64,96 74,98", (7, 6)), "main", "far leg", shade=-0.25)
    s.add(
        curve(
            "-20,66! 4,62 30,52 50,36 62,18 74,2 96,-4 116,4 120,14 116,22 98,26 92,30 92,44 84,66 64,80 40,80 14,74"
        ),
        "main",
        "body",
    )
    s.add(curve("92,32 92,46 84,66 66,80 50,80! 66,64 78,46 84,30"), "light", "belly")
    s.add(curve("84,26! 98,30 112,26 117,19! 104,20 94,22"), "main", "jaw", shade=-0.16)
    s.add(poly("96,22 98,27 100,21.4 103,26.4 105,20.6 108,25.4 110,19.8 113,24 115,18.8"), "white", "teeth")
    s.add(limb("82,50 94,54 98,48", (7, 5, 4)), "main", "arm", shade=-0.14)
    s.add(limb("44,64 52,78 42,94", (26, 13, 10)) + limb("41,96 54,98", (8, 7)), "main", "leg", shade=-0.06)
    eye(s, 94, 6, 3)
    s.add(ellipse(114, 8, 1.4, 1), "black", "nostril", detail=True)
    dress(s, Head(90, -2, 30, 8, None, (78, 32, 34)))
    return s.figure("right", 101, 0.03)


def dragon(w: Wanted) -> Figure:
    """A winged dragon breathing fire when it is asked to fly or fight, otherwise standing guard."""
    s = Sketch(
        w,
        main=w.random.choice(("#3f9a5c", "#c8403c", "#5a5fb8")),
        second="#f2d48a",
        accent="#e8a23c",
        white="#fffdf2",
        black="#1f2420",
        glow="#ff9a2e",
    )
    s.add(
        curve("44,50! 30,14 8,-8 -18,-18! -10,-4 -14,4! -4,8 -8,18! 4,20 4,32! 14,34 20,50!"),
        "main",
        "far wing",
        shade=-0.32,
    )
    s.add(tube("22,78 -4,92 -24,82 -20,64 -30,54", 18, 4), "main", "tail")
    s.add(poly("-31,58 -44,46 -26,44", 1), "accent", "tail point")
    for x, y, turn in ((72, 14, -50), (66, 26, -62), (58, 40, -50), (46, 50, -40), (32, 56, -20), (18, 66, -40)):
        s.add(poly("-5,3 0,-9 5,3", 1).turn(turn).move(x, y + 2), "accent", "spines")
    s.add(limb("70,70 76,84 74,95", (16, 9, 8)), "main", "far leg", shade=-0.28)
    s.add(curve("10,80 20,62 44,52 60,42 66,24 76,8 92,10 90,28 86,44 88,62 80,82 58,92 30,94"), "main", "body")
    s.add(curve("90,24 86,44 88,62 80,82 62,91 72,72 74,52 80,28"), "second", "belly")
    s.add(limb("30,74 38,84 30,95", (26, 12, 10)) + ellipse(36, 97, 11, 4), "main", "hind leg", shade=-0.12)
    s.add(limb("74,66 80,82 80,94", (14, 9, 8)) + ellipse(84, 97, 9, 4), "main", "front leg", shade=-0.06)
    s.add(curve("74,6! 64,-6 54,-8! 60,4 72,14") + curve("82,2! 76,-10 66,-16! 68,-4 76,8"), "second", "horns")
    s.add(curve("72,10 80,0 94,0 106,6 118,8 120,16 112,22 96,24 80,26"), "main", "head")
    s.add(poly("98,22 100,27 102,21.6 105,25.8 107,21") + poly("111,21 113,25.4 115,19"), "white", "teeth")
    s.add(curve("84,24! 96,26 110,27! 102,32 88,32"), "main", "jaw", shade=-0.18)
    s.add(
        curve("42,56! 30,22 32,-12 14,-40! 42,-28 60,-4! 52,0 56,13! 47,14 52,29! 44,30 52,48!"),
        "main",
        "wing",
        shade=-0.14,
    )
    s.line(
        line("46,50 36,16 18,-34") + line("48,48 48,20 57,-1") + line("47,48 46,10 34,-22"),
        1.6,
        "main",
        "wing bones",
        shade=-0.4,
    )
    eye(s, 93, 9, 2.8, "black")
    s.add(ellipse(115, 11, 1.5, 1.1), "black", "nostril", detail=True)
    if any(word in w.action.casefold() for word in ("fire", "breath", "feuer", "fuego", "feu", "火")):
        s.add(curve("116,20! 130,12 138,18! 142,12 154,20! 150,26 158,34! 142,34 132,32 120,24!"), "glow", "fire")
        s.add(curve("120,22! 132,19 144,24! 140,28 128,27"), "glow", "fire heart", shade=0.45)
    dress(s, Head(88, 2, 26, 6, None, (80, 36, 28)))
    return s.figure("right", 100, 0.03)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "bird": bird,
    "owl": owl,
    "fish": fish,
    "whale": whale,
    "butterfly": butterfly,
    "rabbit": rabbit,
    "bear": bear,
    "penguin": penguin,
    "turtle": turtle,
    "bee": bee,
    "frog": frog,
    "duck": duck,
    "snail": snail,
    "octopus": octopus,
    "mouse": mouse,
    "flamingo": flamingo,
    "dinosaur": dinosaur,
    "dragon": dragon,
}
