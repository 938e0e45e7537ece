"""Animals on four legs, in profile and heading right: the legs know how to stand, walk and run."""

from collections.abc import Callable
from dataclasses import dataclass

from images_mcp.engines.images.draft.props.path import Path, curve, ellipse, limb, line, lobes, polar, poly, tube
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, eye, pose
from images_mcp.engines.images.draft.shapes import Figure, Wanted

# swing of the upper leg and bend of the lower one, in degrees towards the head: hind near and far, fore near and far
_GAITS = {
    "": ((-4, -8), (8, -10), (-2, 2), (6, 0)),
    "walk": ((18, -38), (-20, -14), (-18, -12), (24, -18)),
    "run": ((-46, -22), (-24, -30), (58, -22), (34, -62)),
    "jump": ((-52, -14), (-38, -14), (60, -70), (44, -80)),
}


@dataclass(frozen=True)
class Legs:
    """Where four legs grow: x of hips and shoulders, their height, the ground, the width above the foot."""

    hip: float
    shoulder: float
    y: float
    ground: float
    width: float
    tone: str = "main"
    hoof: str = "dark"
    thigh: float = 2.0


def stand(s: Sketch, legs: Legs, *, far: bool) -> None:
    """Draw the two far or the two near legs in the wanted gait."""
    gait = _GAITS[pose(s.wanted, "run", "jump", "walk")]
    for is_hind, x, (swing, bend) in ((True, legs.hip, gait[far]), (False, legs.shoulder, gait[2 + far])):
        half = (legs.ground - legs.y) / 2
        hip = (x + (4 if far else 0), legs.y)
        knee = polar(*hip, half, 90 - swing)
        foot = polar(*knee, half, 90 - swing - bend)
        top = legs.width * (legs.thigh if is_hind else legs.thigh * 0.8)
        shade = -0.25 if far else 0.0
        s.add(
            limb([hip, knee, foot], (top, legs.width * 1.1, legs.width)),
            legs.tone,
            "far leg" if far else "leg",
            shade=shade,
        )
        w = legs.width
        toe = poly([(-w * 0.56, -w * 0.7), (w * 0.56, -w * 0.7), (w * 0.72, w * 0.5), (-w * 0.62, w * 0.5)], w * 0.2)
        s.add(toe.turn(-(swing + bend) * 0.6).move(*foot), legs.hoof, "hoof", shade=shade)


def horse(w: Wanted) -> Figure:
    """A horse with flowing mane and tail."""
    main = w.random.choice(("#9a5f38", "#b9773f", "#6f4630", "#d9d2c8"))
    s = Sketch(w, main=main, hair="#3a2620", dark="#33241f", black="#241a18", accent="#c8503c")
    horse_like(s)
    dress(s, Head(93, 4, 22, 18, None, (83, 34, 26)))
    return s.figure("right", stretch=0.03)


def horse_like(s: Sketch) -> None:
    """A horse's body with mane and tail, undressed."""
    legs = Legs(30, 70, 58, 98, 5.6, thigh=2.4)
    s.add(curve("22,42! 8,44 -2,60 2,80 -6,92! 8,90 14,76 14,60 24,52"), "hair", "tail")
    stand(s, legs, far=True)
    s.add(
        curve("18,50 24,38 44,39 62,38 70,26 80,10 92,6! 92,22 88,36 86,52 78,64 60,66 44,64 30,68 20,62"),
        "main",
        "body",
    )
    stand(s, legs, far=False)
    s.add(poly("84,8 88,-6 94,7", 1), "main", "ear")
    s.add(curve("84,6 94,4 102,14 114,30 112,38 104,39 96,30 86,28"), "main", "head")
    s.add(curve("105,30 112,28 115,33 112,39 104,39"), "main", "muzzle", shade=-0.25)
    s.add(curve("90,-3! 80,2 70,14 64,28 56,40! 72,38 80,28 82,14 92,8!"), "hair", "mane")
    s.add(curve("88,-2! 98,4 99,12! 94,9 89,7"), "hair", "forelock")
    eye(s, 97, 14, 2.2)
    s.add(ellipse(111.5, 32, 1.2, 1), "black", "nostril", detail=True)


def elephant(w: Wanted) -> Figure:
    """A grown elephant with tusk and a big ear."""
    s = Sketch(w, main="#8f9aa8", light="#fbf3e2", dark="#e9e1d6", black="#26262e", second="#d9a5a5")
    legs = Legs(26, 64, 62, 97, 13, hoof="main", thigh=1.6)
    s.add(tube("8,44 0,56 2,70", 3.4, 2.4), "main", "tail", shade=-0.2)
    stand(s, legs, far=True)
    s.add(curve("6,52 10,32 30,20 54,20 72,24 82,44 78,68 62,76 40,74 22,78 10,70"), "main", "body")
    stand(s, legs, far=False)
    for x in (26, 64):
        s.add(
            ellipse(x - 4, 97, 2, 1.6) + ellipse(x + 1, 97.4, 2, 1.6) + ellipse(x + 6, 97, 2, 1.6),
            "dark",
            "toenails",
            detail=True,
        )
    s.add(tube("96,34 108,48 108,68 106,84 114,92 122,86", 19, 7), "main", "trunk")
    s.line(
        line("103,62 108,64 113,62") + line("102.6,70 107,72 111,70") + line("103,78 107,79 110,77"),
        1.1,
        "main",
        "trunk folds",
        shade=-0.3,
    )
    s.add(curve("66,30 74,14 92,12 106,22 110,40 104,54 90,58 76,54"), "main", "head", shade=0.04)
    s.add(curve("94,54! 102,66 116,66! 108,58 102,52!"), "light", "tusk")
    s.add(curve("84,22 72,10 54,16 48,34 56,56 70,62! 80,54 86,40"), "main", "ear", shade=-0.14)
    s.add(curve("80,26 70,18 58,22 54,36 60,50 69,55 76,48 80,38"), "second", "inner ear", shade=-0.1, detail=True)
    eye(s, 96, 32, 2.4)
    dress(s, Head(90, 14, 30, 8, None, None))
    return s.figure("right", stretch=0.03)


def lion(w: Wanted) -> Figure:
    """A lion in profile, its face turned to us inside the mane."""
    s = Sketch(w, main="#e3a94f", hair="#9a5526", second="#f8e4bd", dark="#e3a94f", black="#2e1c14", accent="#7a4a32")
    legs = Legs(22, 64, 62, 97, 8.5, thigh=2.1)
    s.add(tube("14,50 0,46 -6,62 -14,70", 4.6, 3.4), "main", "tail", shade=-0.1)
    s.add(curve("-10,64 -20,64 -26,78! -12,80 -8,72"), "hair", "tail tuft")
    stand(s, legs, far=True)
    s.add(curve("10,54 22,40 46,42 66,40 78,52 74,68 58,70 42,68 26,72 12,66"), "main", "body")
    stand(s, legs, far=False)
    sizes = [1 + 0.2 * (i % 2) for i in range(13)]
    s.add(lobes(78, 38, 30, 32, sizes, -90, depth=0.0), "hair", "mane")
    s.add(lobes(79, 38, 23, 25, sizes[:11], -60, depth=0.0), "hair", "mane light", shade=0.12, detail=True)
    s.add(ellipse(63, 20, 6) + ellipse(95, 20, 6), "main", "ears")
    s.add(curve("79,18 93,22 98,36 94,50 86,58 79,60 72,58 64,50 60,36 65,22"), "main", "face")
    s.add(curve("79,36 86,42 92,48 90,56 79,60 68,56 66,48 72,42"), "second", "muzzle")
    s.add(curve("73,43 79,41 85,43 79,50!"), "accent", "nose")
    s.line(line("79,50 79,53 73,55") + line("79,53 85,55"), 1.2, "black", "mouth")
    eye(s, 70.5, 34, 2.6)
    eye(s, 87.5, 34, 2.6)
    dress(s, Head(79, 14, 38, 0, ((70.5, 34), (87.5, 34)), (79, 66, 40)))
    return s.figure("right", stretch=0.03)


def _antler() -> Path:
    beam = tube("0,0 -6,-14 -2,-28 -10,-40", 4, 2.4)
    return (
        beam
        + tube("-4,-8 3,-13 5,-20", 3.2, 2)
        + tube("-3,-26 2,-33 2,-41", 3, 2)
        + tube("-5,-16 -14,-22 -16,-32", 3, 2)
    )


def deer(w: Wanted) -> Figure:
    """A stag with branching antlers."""
    s = Sketch(w, main="#b07843", second="#f2e0c4", wood="#6f4a30", dark="#4a2f22", black="#2a1b16", accent="#c8373a")
    legs = Legs(26, 64, 60, 98, 4.6, thigh=2.7)
    stand(s, legs, far=True)
    s.add(curve("14,52 6,46 4,54 10,60 16,60"), "second", "tail")
    s.add(curve("12,54 20,44 42,46 60,44 68,34 74,18 86,14! 88,26 84,44 78,60 62,66 46,63 28,68 14,64"), "main", "body")
    s.add(curve("86,24 84,44 77,60 68,62 74,46 78,30"), "second", "chest")
    stand(s, legs, far=False)
    s.add(_antler().move(80, 12), "wood", "antler", shade=-0.2)
    s.add(_antler().flip(0).turn(12).move(87, 12), "wood", "antler")
    s.add(curve("78,16! 66,16 60,8! 70,6 80,12"), "main", "ear", shade=-0.12)
    s.add(curve("76,14 84,8 94,12 104,24 103,30 94,31 84,28 77,22"), "main", "head")
    s.add(curve("96,25 103,23 104,30 96,31 90,30"), "second", "muzzle")
    s.add(ellipse(103.4, 24.6, 2.6, 2.2), "black", "nose")
    eye(s, 90, 17, 2.2)
    s.add(
        ellipse(34, 51, 2.2) + ellipse(44, 53, 2.2) + ellipse(27, 55, 2.2) + ellipse(38, 58, 2) + ellipse(52, 51, 2),
        "second",
        "spots",
        detail=True,
    )
    dress(s, Head(86, 9, 22, 14, None, (80, 36, 22)))
    return s.figure("right", stretch=0.03)


def cow(w: Wanted) -> Figure:
    """A dappled dairy cow."""
    s = Sketch(
        w,
        main="#fbf7f0",
        second="#3a3438",
        accent="#f0a8a8",
        dark="#3a3438",
        light="#e8dcc4",
        black="#241f22",
        glow="#e8b93a",
    )
    legs = Legs(22, 66, 62, 96, 7, thigh=1.9)
    s.add(tube("8,40 -2,48 -2,66", 3, 2), "main", "tail", shade=-0.12)
    s.add(curve("-2,64 -7,76 -1,80! 3,74"), "second", "tail tuft")
    stand(s, legs, far=True)
    body = curve("6,44 14,34 44,36 72,32 84,40 84,62 72,70 44,70 20,72 8,62")
    s.add(ellipse(34, 72, 9, 6), "accent", "udder")
    s.add(body, "main", "body")
    s.add(curve("20,35 38,36 40,50 28,56 18,46"), "second", "patch")
    s.add(curve("50,52 64,48 66,64 56,69 46,64"), "second", "patch")
    s.add(curve("62,35 74,33 76,42 66,44"), "second", "patch")
    stand(s, legs, far=False)
    s.add(curve("82,22! 70,20 66,28! 74,32 84,28") + curve("100,22! 112,18 116,26! 108,31 99,28"), "second", "ears")
    s.add(curve("85,18! 78,12 80,4! 84,10 90,13") + curve("97,18! 104,12 102,4! 98,10 92,13"), "light", "horns")
    s.add(curve("91,12 102,18 103,34 100,50 91,54 82,50 79,34 80,18"), "main", "head")
    s.add(curve("92,12 102,18 103,32 97,36 92,28"), "second", "face patch")
    s.add(curve("91,41 102,43 106,52 100,60 91,61 82,60 76,52 80,43"), "accent", "muzzle")
    s.add(ellipse(86, 51, 1.8, 2.4) + ellipse(96, 51, 1.8, 2.4), "second", "nostrils")
    eye(s, 85.5, 30, 2.4)
    s.add(ellipse(97, 30, 3), "white", "eye white")
    eye(s, 97, 30, 2.2)
    s.add(poly("86,64 96,64 98,74 84,74", 2), "glow", "bell", detail=True)
    dress(s, Head(91, 13, 24, 0, None, (91, 62, 26)))
    return s.figure("right", stretch=0.03)


def pig(w: Wanted) -> Figure:
    """A round pig with a curly tail."""
    s = Sketch(w, main="#f3a9b0", accent="#e27f8e", dark="#a8606c", black="#3a2228")
    legs = Legs(26, 66, 68, 96, 8, thigh=1.7)
    s.line(line("10,50 0,48 -4,40 2,36 5,42 -2,48 -10,44"), 2.8, "accent", "tail", detail=False)
    stand(s, legs, far=True)
    s.add(curve("8,56 16,36 44,30 74,34 88,54 80,74 54,82 26,80 12,72"), "main", "body")
    stand(s, legs, far=False)
    s.add(curve("66,36! 60,18 74,20 82,32!"), "main", "far ear", shade=-0.18)
    s.add(curve("64,50 70,32 88,28 104,38 108,52 100,66 84,70 70,64"), "main", "head", shade=0.1)
    s.add(curve("84,38! 76,22 94,16 100,30 97,40!"), "accent", "ear")
    s.add(ellipse(107, 52, 7, 9.5), "accent", "snout")
    s.add(ellipse(105, 51, 1.5, 2.6) + ellipse(110, 51, 1.5, 2.6), "dark", "nostrils")
    eye(s, 92, 45, 2.4)
    s.line(line("92,62 97,65 102,63"), 1.4, "dark", "mouth")
    s.add(ellipse(86, 57, 4, 3), "accent", "cheek", opacity=0.6, detail=True)
    dress(s, Head(86, 26, 30, 0, None, (74, 66, 30)))
    return s.figure("right", stretch=0.03)


def sheep(w: Wanted) -> Figure:
    """A woolly sheep with a dark face."""
    s = Sketch(w, main="#fbf6ea", dark="#3f3a42", second="#3f3a42", white="#ffffff", black="#1f1c22")
    legs = Legs(32, 64, 70, 98, 6, tone="second", thigh=1.3)
    stand(s, legs, far=True)
    stand(s, legs, far=False)
    sizes = [w.random.uniform(0.9, 1.15) for _ in range(13)]
    s.add(lobes(47, 52, 36, 25, sizes, 10, depth=0.06), "main", "wool", shade=-0.04)
    s.line(
        line("26,48 31,44 35,49") + line("44,58 49,54 53,59") + line("40,40 45,36 49,41") + line("28,64 33,60 37,65"),
        1.6,
        "main",
        "curls",
        shade=-0.22,
    )
    s.add(curve("78,36! 66,38 62,46! 72,50 80,46") + curve("94,34! 106,32 110,40! 102,46 93,44"), "second", "ears")
    s.add(curve("86,28 97,34 99,48 94,64 86,68 78,64 73,48 75,34"), "second", "face", shade=0.08)
    s.add(lobes(86, 30, 13, 8, (1, 1.1, 1, 1.1, 1, 1, 1), 0, depth=0.06), "main", "topknot")
    for x in (80.5, 92):
        s.add(ellipse(x, 46, 3.2), "white", "eye")
        s.add(ellipse(x + 0.5, 46.4, 1.7), "black", "pupil")
    s.line(line("83,61 86,63 89,61"), 1.3, "white", "mouth")
    dress(s, Head(86, 25, 26, 0, None, (86, 68, 26)))
    return s.figure("right", stretch=0.03)


def giraffe(w: Wanted) -> Figure:
    """A giraffe with its patches."""
    s = Sketch(w, main="#f0c35e", second="#b06a2e", dark="#6f4526", light="#fbe9c0", black="#33241a")
    legs = Legs(24, 54, 86, 136, 5.4, thigh=2.4)
    s.add(tube("12,74 4,86 6,98", 2.6, 2), "main", "tail", shade=-0.15)
    s.add(ellipse(6, 101, 3, 5), "dark", "tail tuft")
    stand(s, legs, far=True)
    s.add(curve("54,66! 66,36 75,8! 67,4 58,30 45,62!"), "dark", "mane")
    s.add(curve("8,80 18,68 36,66 52,58 62,36 70,10 80,8! 78,34 74,60 68,84 56,94 40,90 24,96 12,92"), "main", "body")
    stand(s, legs, far=False)
    spots = (
        (22, 76, 5, 4),
        (33, 74, 5, 5),
        (44, 73, 5, 5),
        (28, 86, 5, 4),
        (40, 84, 5, 4),
        (52, 84, 5, 5),
        (56, 70, 5, 6),
        (66, 72, 4, 6),
        (62, 56, 4, 6),
        (69, 46, 4, 5),
        (67, 32, 3, 5),
        (74, 24, 3, 5),
        (16, 86, 3, 4),
        (62, 86, 3, 4),
    )
    for i, (x, y, rx, ry) in enumerate(spots):
        s.add(star_patch(x, y, rx, ry, i), "second", "patch")
    s.line(
        poly("72,4 70,-7", closed=False) + poly("78,3 79,-8", closed=False),
        2.6,
        "main",
        "horns",
        shade=-0.1,
        detail=False,
    )
    s.add(ellipse(70, -8, 2.4) + ellipse(79, -9, 2.4), "dark", "horn tips")
    s.add(curve("70,8! 58,8 54,2! 62,0 70,4"), "main", "ear", shade=-0.15)
    s.add(curve("68,6 76,0 86,4 98,14 100,20 94,23 82,20 72,18"), "main", "head")
    s.add(curve("92,13 99,14 101,20 95,23 88,20"), "light", "muzzle")
    eye(s, 82, 8, 2.1)
    dress(s, Head(76, 2, 20, 12, None, (72, 40, 16)))
    return s.figure("right", stretch=0.02)


def star_patch(x: float, y: float, rx: float, ry: float, turn: int) -> Path:
    """An irregular five-cornered patch."""
    radii = (1.0, 0.86, 1.04, 0.9, 0.96)
    corners = [polar(0, 0, radii[k], 72 * k + 25 * turn) for k in range(5)]
    return poly([(x + px * rx, y + py * ry) for px, py in corners], 1.4)


def dog(w: Wanted) -> Figure:
    """A friendly mongrel with floppy ears and a collar; sits, walks or runs."""
    main = w.random.choice(("#c98a4b", "#e3b778", "#8f6a4e", "#f1e6d6"))
    s = Sketch(
        w, main=main, second="#fbf1e2", dark=main, hair="#6b4228", black="#2a1f1c", accent="#d8443c", glow="#f2c23c"
    )
    if pose(w, "sit", "sleep"):
        s.add(tube("26,90 10,86 2,74", 8, 4), "main", "tail", shade=-0.15)
        s.add(curve("58,44 76,42 84,58 80,80 72,97! 30,97! 20,84 28,66 44,56"), "main", "body")
        s.add(curve("24,82 34,66 50,68 56,84 50,97! 28,97!"), "main", "haunch", shade=-0.12)
        s.add(limb("72,58 73,80 74,94", (15, 9, 9)) + ellipse(77, 95, 7, 4), "main", "front leg", shade=0.06)
        s.add(ellipse(50, 94, 10, 4.6), "main", "hind paw", shade=-0.04)
    else:
        legs = Legs(24, 68, 58, 95, 7, thigh=2.2)
        s.add(tube("16,46 4,38 0,22", 7.4, 4), "main", "tail", shade=-0.1)
        stand(s, legs, far=True)
        s.add(curve("12,50 22,42 46,45 66,36 82,44 82,60 70,68 52,64 34,66 18,66"), "main", "body")
        stand(s, legs, far=False)
        s.add(curve("82,46 82,60 72,68 66,60 72,48"), "second", "chest")
    s.add(limb("74,48 80,30", (22, 20)), "main", "neck")
    s.add(poly("64,37 88,45 86.5,51 62.5,42.5", 2), "accent", "collar")
    s.add(ellipse(80, 51, 3.2), "glow", "tag", detail=True)
    s.add(curve("68,24 74,9 88,6 97,14 102,22 115,25 117,33 110,40 96,42 82,42 70,36"), "main", "head")
    s.add(curve("99,24 115,25 117,33 110,40 98,41 94,34"), "second", "muzzle")
    s.add(ellipse(114.5, 26.5, 4.4, 3.6), "black", "nose")
    s.line(line("112,34 105,37 99,35"), 1.3, "black", "mouth")
    eye(s, 94, 19, 2.6)
    s.add(curve("76,9! 64,10 60,26 62,40 70,44 78,34 82,18"), "hair", "ear")
    dress(s, Head(86, 8, 30, 6, ((91, 19), (104, 19.5)), (76, 43, 28)))
    return s.figure("right", stretch=0.03)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "horse": horse,
    "elephant": elephant,
    "lion": lion,
    "deer": deer,
    "cow": cow,
    "pig": pig,
    "sheep": sheep,
    "giraffe": giraffe,
    "dog": dog,
}
