"""Animals: side views where the outline tells them apart, front views where the face does."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, ellipse, limb, line, poly, tube
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, eye, pose
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def fox(w: Wanted) -> Figure:
    """Sitting in three quarters by default; running in profile; curled up asleep."""
    s = Sketch(w, main="#e2732f", second="#fdf1e2", dark="#4a2c26", black="#2a1d1c", accent="#c8373a")
    how = pose(w, "sleep", "run", "jump", "walk")
    if how == "sleep":
        return _fox_asleep(s)
    if how:
        return _fox_running(s)
    s.add(curve("58,92 84,97 103,84 106,62 95,34! 84,52 88,68 76,78 60,80"), "main", "tail", shade=-0.12)
    s.add(curve("95.2,32.6! 103,43 107.2,54! 101,50.5 97,54 92,49.5 83.4,51.5! 86.6,42"), "second", "tail tip")
    s.add(curve("38,44 58,48 72,66 75,84 71,97! 31,97! 27,80 29,60"), "main", "body")
    s.add(curve("57,69 71,70 79,84 75,97! 52,97! 51,83"), "main", "haunch", shade=-0.1)
    s.add(curve("28.6,50! 49,50! 47,62 42.5,69 38,77! 33.5,69 29.2,62"), "second", "chest")
    s.add(limb("32.4,74 31.8,86 31.4,95", (9, 8, 8)) + limb("45,74 45,86 45,95", (9, 8, 8)), "main", "front legs")
    s.add(limb("31.6,89 30.6,95", (8.2, 8.4)) + limb("45,89 44.4,95", (8.2, 8.4)), "dark", "paws")
    s.add(ellipse(58, 96, 7, 3.4), "dark", "hind paw")
    s.place(_fox_head(w), lambda p: p)
    dress(s, Head(38, 22, 38, 0, ((28.5, 33), (47.5, 33)), (39, 51, 32)))
    return s.figure("left", 99, 0.03)


def _fox_head(w: Wanted) -> Sketch:
    s = Sketch(w)
    ear = curve("13,30! 13,1! 33,19!")
    s.add(ear + ear.flip(38), "main", "ears")
    inner = poly("16.5,22 16.5,9 26,18")
    s.add(inner + inner.flip(38), "dark", "inner ears", detail=True)
    s.add(curve("38,15 56,20 66,34! 74,43! 56,49 38,59 20,49 2,43! 10,34! 20,20"), "main", "head")
    cheek = curve("0.6,42.6! 16,36.5 28,39 38,50! 38,60.2! 28.5,56.8 19,50.6")
    s.add(cheek + cheek.flip(38), "second", "cheeks")
    s.add(curve("38,30 43,42 38,59! 33,42"), "main", "muzzle", shade=0.0)
    eye(s, 28.5, 33, 2.8)
    eye(s, 47.5, 33, 2.8)
    s.add(curve("33,52 38,50 43,52 38,59!"), "black", "nose")
    return s


def _fox_running(s: Sketch) -> Figure:
    s.add(
        limb("40,62 22,78 8,74", (11, 6, 5)) + limb("82,60 98,74 112,70", (10, 6, 5)), "main", "far legs", shade=-0.28
    )
    s.add(curve("36,52 14,38 -14,44 -34,56! -12,64 14,62 36,62"), "main", "tail")
    s.add(curve("-34,56! -18,47 -12,46 -14,54 -10,60 -14,63"), "second", "tail tip")
    s.add(curve("30,50 52,42 74,44 92,36 100,46 94,62 78,66 58,62 42,72 28,66"), "main", "body")
    s.add(curve("96,52 90,64 76,66 60,62 76,58"), "second", "chest")
    s.add(limb("40,60 34,76 18,90", (16, 8, 6)) + limb("86,58 104,66 122,62", (12, 7, 6)), "main", "near legs")
    s.add(limb("25,85 17,91", (6.5, 6)) + limb("114,64 123,62", (6.5, 6)), "dark", "paws")
    s.add(poly("92,30 88,8 104,22", 1), "main", "far ear", shade=-0.2)
    s.add(poly("98,28 100,6 112,24", 1), "main", "ear")
    s.add(curve("88,34 98,22 112,23 122,34 138,40! 134,46 116,50 96,52"), "main", "head")
    s.add(curve("136,44! 120,40 108,44 98,52 116,51"), "second", "cheek")
    s.add(ellipse(137, 40.5, 3, 2.6), "black", "nose")
    eye(s, 114, 33, 2.4)
    dress(s, Head(103, 26, 26, 12, None, (94, 46, 26)))
    return s.figure("right", 94, 0.03)


def _fox_asleep(s: Sketch) -> Figure:
    s.add(curve("10,78 16,50 46,36 82,44 100,70 92,92 50,97 18,94"), "main", "body")
    s.add(curve("100,66 108,88 84,103 48,102 34,94 58,92 82,88 88,74"), "main", "tail", shade=-0.15)
    s.add(curve("34,94 46,90 56,92 54,98 60,103 44,101"), "second", "tail tip")
    s.add(poly("14,66 8,46 26,56", 1) + poly("32,58 38,40 44,62", 1), "main", "ears", shade=-0.1)
    s.add(curve("8,70 24,56 44,62 48,76 36,88 22,98! 10,86"), "main", "head", shade=0.08)
    s.add(curve("8,78 16,82 22,98! 12,90"), "second", "cheek")
    s.add(curve("46,74 42,86 24,97! 30,84"), "second", "cheek")
    s.add(ellipse(22, 97, 3, 2.4), "black", "nose")
    s.line(line("13,75 16.5,78 20,76"), 1.4, "black", "closed eye", detail=False)
    s.line(line("30,76 34,79 38,76"), 1.4, "black", "closed eye", detail=False)
    return s.figure("left", 102, 0.03)


def cat(w: Wanted) -> Figure:
    """Sitting upright, tail curled; walking or running in profile; asleep as a loaf."""
    main = w.random.choice(("#6b7684", "#e09a4a", "#3c3a44", "#c8a27c"))
    s = Sketch(w, main=main, second="#f6efe6", accent="#e48a8a", black="#26222a", glow="#c8d84a")
    how = pose(w, "sleep", "run", "jump", "walk")
    if how == "sleep":
        return _cat_asleep(s)
    if how:
        return _cat_running(s)
    s.add(tube("62,92 84,94 94,84 88,70 92,58", 9, 6), "main", "tail", shade=-0.14)
    s.add(curve("38,42 62,42 70,62 77,84 68,97! 32,97! 23,84 30,62"), "main", "body")
    s.add(curve("41,46 59,46 60,62 50,76 40,62"), "second", "chest")
    s.add(
        limb("44,66 44,82 43,94", (11, 9, 10)) + limb("56,66 56,82 57,94", (11, 9, 10)),
        "main",
        "front legs",
        shade=0.08,
    )
    s.add(ellipse(42.5, 95, 6, 3.4) + ellipse(57.5, 95, 6, 3.4), "second", "paws")
    s.place(_cat_head(w), lambda p: p)
    dress(s, Head(50, 16, 40, 0, ((40, 30), (60, 30)), (50, 46, 34)))
    return s.figure("front", 98.4, 0.03)


def _cat_head(w: Wanted) -> Sketch:
    s = Sketch(w)
    ear = curve("26,28! 23,12 26,-3! 37,4 46,14!")
    s.add(ear.both(), "main", "ears")
    s.add(poly("29,18 29,5 39,13").both(), "accent", "inner ears", detail=True)
    s.add(curve("50,10 66,13 76,28 72,42 50,49 28,42 24,28 34,13"), "main", "head")
    s.add(curve("50,33 60,37 61,44 50,48 39,44 40,37"), "second", "muzzle")
    for x in (40, 60):
        s.add(ellipse(x, 30, 4.6, 4.9), "glow", "eye")
        s.add(ellipse(x, 30, 2.2, 4.4), "black", "pupil")
    s.add(curve("46.5,36.5 53.5,36.5 50,40!"), "accent", "nose")
    s.line(line("50,40 48,43.5 44,43").both(), 1, "black", "mouth")
    s.line(line("36,38 20,35").both() + line("36,41 21,43").both(), 0.8, "black", "whiskers")
    s.line(line("50,12 50,19") + line("44,13 45,18").both(), 2, "main", "stripes", shade=-0.35)
    return s


def _cat_running(s: Sketch) -> Figure:
    s.add(limb("34,62 26,80 30,94", (11, 7, 6)) + limb("80,60 92,76 88,94", (9, 6, 6)), "main", "far legs", shade=-0.25)
    s.add(tube("30,50 12,44 4,28 12,14 22,16", 8, 6), "main", "tail", shade=-0.1)
    s.add(curve("24,52 40,42 66,44 88,40 98,50 90,64 62,64 40,70 26,66"), "main", "body")
    s.add(limb("34,60 44,78 38,94", (16, 8, 6.5)) + limb("86,56 78,76 74,94", (12, 7, 6.5)), "main", "near legs")
    s.add(ellipse(40, 94, 6, 3.2) + ellipse(76, 94, 6, 3.2), "second", "paws")
    s.place(_cat_head(s.wanted), lambda p: p.scale(0.72).move(62, 12))
    dress(s, Head(98, 23, 29, 0, ((90.8, 33.6), (105.2, 33.6)), (96, 47, 24)))
    return s.figure("right", 97, 0.03)


def _cat_asleep(s: Sketch) -> Figure:
    s.add(curve("18,76 30,52 62,44 94,58 102,82 90,96! 22,96!"), "main", "body")
    s.add(tube("96,86 80,97 50,94 34,97", 10, 7), "main", "tail", shade=-0.2)
    s.add(curve("10,66! 9,52 13,38! 24,45 32,52!") + curve("34,52! 42,44 52,38! 55,52 54,66!"), "main", "ears")
    s.add(curve("32,50 50,55 56,72 46,88 32,91 18,88 8,72 14,55"), "main", "head", shade=0.06)
    s.add(curve("32,76 41,79 41,85 32,89 23,85 23,79"), "second", "muzzle")
    for x in (21, 43):
        s.line(line(f"{x - 4},71 {x},74 {x + 4},71"), 1.6, "black", "closed eye", detail=False)
    s.add(curve("29.5,78 34.5,78 32,81!"), "accent", "nose")
    s.line(line("62,48 66,58") + line("74,50 77,60") + line("86,55 87,63"), 2.4, "main", "stripes", shade=-0.35)
    return s.figure("left", 99, 0.03)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "fox": fox,
    "cat": cat,
}
