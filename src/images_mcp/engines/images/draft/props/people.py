"""People: anybody in any pose, a portrait, and six professions one knows by their clothes."""

from collections.abc import Callable
from functools import partial

from images_mcp.engines.images.draft.props.bodies import ADULT, CHILD, Outfit, body, stance_of
from images_mcp.engines.images.draft.props.heads import choose, hair_behind, head
from images_mcp.engines.images.draft.props.path import (
    arc,
    curve,
    ellipse,
    limb,
    line,
    lobes,
    poly,
    rect,
    ring,
    star,
    tube,
)
from images_mcp.engines.images.draft.props.playing import playing_stance
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, wears
from images_mcp.engines.images.draft.shapes import Figure, Wanted


def someone(w: Wanted, who: str) -> Figure:
    """A grown-up or a child in the wanted pose; lying on a pillow when asleep."""
    s, look = Sketch(w), choose(w, who)
    robed = wears(w, "coat", "robe", "suit")
    outfit = Outfit(coat="" if wears(w, "suit") else "cloth") if robed else None
    build = CHILD if who in ("child", "girl") else ADULT
    playing = playing_stance(w, build)
    joints = body(s, look, build, outfit, playing)
    if not joints.stance.side:
        _over(s, w, joints.neck)
    name, _ = stance_of(w)
    if name == "sleep" and not playing:
        s = _laid_down(s, joints.head)
    return s.figure("right" if joints.stance.side else "front", stretch=0.02)


def _over(s: Sketch, w: Wanted, neck: tuple[float, float]) -> None:
    """What is worn over the clothes: an apron, or a suit's shirt and tie."""
    x, y = neck
    if wears(w, "apron", "schürze", "delantal", "tablier", "エプロン"):
        s.add(
            poly(
                [
                    (x - 9, y + 12),
                    (x + 9, y + 12),
                    (x + 15, y + 32),
                    (x + 16, y + 66),
                    (x - 16, y + 66),
                    (x - 15, y + 32),
                ],
                3,
            ),
            "wood",
            "apron",
        )
        s.line(
            line([(x - 8, y + 12), (x - 6, y)]) + line([(x + 8, y + 12), (x + 6, y)]),
            2,
            "wood",
            "apron straps",
            detail=False,
        )
        s.colors.setdefault("wood", "#a8603f")
    elif wears(w, "suit", "anzug", "traje", "costume", "スーツ"):
        s.add(poly([(x - 6, y), (x + 6, y), (x, y + 24)]), "white", "shirt")
        s.add(poly([(x - 2, y + 4), (x + 2, y + 4), (x + 3, y + 18), (x, y + 22), (x - 3, y + 18)]), "accent", "tie")


def _laid_down(s: Sketch, at: tuple[float, float]) -> Sketch:
    out = Sketch(s.wanted, **s.colors)
    lying = s.turned(-90, (0, 0))
    x = at[1]
    out.add(rect(x - 18, 8, 40, 14, 7), "white", "pillow", shade=-0.06)
    out.place(lying, lambda p: p)
    return out


def portrait(w: Wanted) -> Figure:
    """Head and shoulders of somebody."""
    s = Sketch(w)
    somebody = w.random.choice(("man", "woman", "person"))
    who = next((e.removeprefix("who:") for e in w.extras if e.startswith("who:")), somebody)
    look = choose(w, who)
    s.colors |= look.colors
    k = 2.7
    s.place(hair_behind(w, look), lambda p: p.scale(k))
    s.add(curve("-46,96! -44,72 -30,60 -12,55! 12,55! 30,60 44,72 46,96!"), "cloth", "shoulders")
    s.add(curve("-13,55! 0,72 13,55!"), "skin", "neckline", shade=-0.04)
    s.add(poly("-11,30 11,30 12,57 0,66 -12,57", 3), "skin", "neck", shade=-0.14)
    s.line(line("-16,56 -4,72 0,74").both(0), 3.4, "cloth", "collar", shade=-0.25, detail=True)
    s.place(head(w, look), lambda p: p.scale(k))
    dress(s, Head(0, 0, 0, 0, None, (0, 58, 64)))
    return s.figure("front", 96, 0.02)


def chef(w: Wanted) -> Figure:
    """White jacket, neckerchief, tall hat, a ladle in the hand."""
    s, look = Sketch(w), choose(w, w.random.choice(("man", "woman")))
    outfit = Outfit(sleeve="white", top="white", trousers="cloth2", hair=look.style != "curly")
    j = body(s, look, outfit=outfit)
    s.colors |= {"white": "#fbfaf6", "cloth2": "#4a4f5c"}
    x, y = j.head
    s.add(lobes(x, y - 27, 15, 9, (1, 1.1, 1, 1.1, 1, 1.1), 20, depth=0.06), "white", "chef's hat")
    s.add(
        poly([(x - 12, y - 8), (x - 12.5, y - 26), (x + 12.5, y - 26), (x + 12, y - 8)], 2),
        "white",
        "hat band",
        shade=-0.06,
    )
    nx, ny = j.neck
    if not j.stance.side:
        for dy in (12, 21, 30):
            s.add(ellipse(nx - 4, ny + dy, 1.4) + ellipse(nx + 4, ny + dy, 1.4), "dark", "buttons", detail=True)
        s.add(poly([(-15.5, -6), (15.5, -6), (18, 24), (-18, 24)], 3), "white", "apron", shade=-0.1)
    s.add(
        curve([(nx - 9, ny - 1), (nx + 9, ny - 1), (nx + 3, ny + 6), (nx, ny + 9), (nx - 3, ny + 6)]),
        "accent",
        "neckerchief",
    )
    hx, hy = j.near_hand
    s.line(poly([(hx, hy + 8), (hx + 3, hy - 26)], closed=False), 2.6, "metal", "ladle", detail=False)
    s.add(
        curve([(hx - 3.5, hy - 26), (hx + 10, hy - 27), (hx + 8, hy - 34), (hx + 2, hy - 36), (hx - 3, hy - 33)]).flip(
            hx + 3
        ),
        "metal",
        "ladle bowl",
        shade=-0.2,
    )
    return s.figure("right" if j.stance.side else "front")


def doctor(w: Wanted) -> Figure:
    """White coat, stethoscope, clipboard."""
    s, look = Sketch(w), choose(w, w.random.choice(("man", "woman")))
    j = body(s, look, outfit=Outfit(sleeve="white", top="white", coat="white"))
    s.colors |= {"white": "#f8fafb", "cloth": "#4fa3b5", "wood": "#b98a5a"}
    nx, ny = j.neck
    s.add(poly([(nx - 6, ny), (nx + 6, ny), (nx, ny + 20)]), "cloth", "shirt")
    s.line(
        line([(nx - 6, ny - 2), (nx - 8, ny + 12), (nx - 1, ny + 24)])
        + line([(nx + 6, ny - 2), (nx + 8, ny + 12), (nx - 1, ny + 24)]),
        2,
        "dark",
        "stethoscope",
        detail=False,
    )
    s.line(line([(nx - 1, ny + 24), (nx + 1, ny + 31)]), 2, "dark", "stethoscope", detail=False)
    s.add(ellipse(nx + 1, ny + 33, 3.4), "metal", "stethoscope bell")
    hx, hy = j.far_hand
    s.add(rect(hx - 10, hy - 18, 18, 24, 1.5), "wood", "clipboard")
    s.add(rect(hx - 8, hy - 15, 14, 19), "white", "paper")
    s.line(
        poly([(hx - 5, hy - 9), (hx + 3, hy - 9)], closed=False)
        + poly([(hx - 5, hy - 4), (hx + 3, hy - 4)], closed=False),
        1,
        "metal",
        "notes",
    )
    s.add(
        poly([(nx + 7, ny + 22), (nx + 14, ny + 22), (nx + 14, ny + 24.4), (nx + 7, ny + 24.4)])
        + poly([(nx + 9.3, ny + 19.7), (nx + 11.7, ny + 19.7), (nx + 11.7, ny + 26.7), (nx + 9.3, ny + 26.7)]),
        "accent",
        "red cross",
        detail=True,
    )
    return s.figure("right" if j.stance.side else "front")


def teacher(w: Wanted) -> Figure:
    """Before a blackboard, pointing at it."""
    s = Sketch(w, dark="#3a3038")
    look = choose(w, w.random.choice(("man", "woman")))
    s.add(rect(12, -66, 96, 68, 2), "wood", "board frame")
    s.add(rect(16, -62, 88, 60), "leaf", "board")
    s.line(
        poly("52,-44 62,-44", closed=False)
        + poly("57,-49 57,-39", closed=False)
        + arc(44, -44, 4, 0, 360)
        + poly("68,-41 76,-41", closed=False)
        + poly("68,-46 76,-46", closed=False)
        + star(90, -44, 6, 3, 5),
        1.8,
        "white",
        "chalk",
    )
    s.line(line("50,-22 60,-26 70,-20 80,-24 90,-20") + line("50,-13 66,-13"), 1.6, "white", "chalk lines")
    board = s
    figure = Sketch(w)
    j = body(figure, look, stance=stance_of(Wanted(w.random, "waving"))[1])
    board.place(figure, lambda p: p.move(-4, 0))
    hx, hy = j.near_hand[0] - 4, j.near_hand[1]
    board.line(poly([(hx - 2, hy + 6), (hx + 16, hy + 8)], closed=False), 2, "wood", "pointer", shade=0.3, detail=False)
    bx, by = j.far_hand[0] - 4, j.far_hand[1]
    board.add(rect(bx - 9, by - 12, 15, 19, 1.5), "accent", "book")
    board.add(rect(bx - 9, by - 12, 3, 19), "white", "pages", shade=-0.05)
    if not wears(w, "glass", "brill", "gafas", "lunette"):
        x, y = j.head[0] - 4, j.head[1]
        board.add(ring(x - 4.3, y - 0.6, 3.8, 3) + ring(x + 4.3, y - 0.6, 3.8, 3), "black", "glasses")
    board.colors |= {"wood": "#9a6a42", "leaf": "#2f6b56", "white": "#fffdf8"}
    return board.figure("front")


def astronaut(w: Wanted) -> Figure:
    """A space suit, its visor gleaming; floating when flying."""
    s = Sketch(w, white="#f4f5f7", metal="#b5bdc9", glass="#2f4a74", accent="#f0803c", dark="#4a5262", cloth="#3f7fc8")
    afloat = bool(w.action) and not any(word in w.action for word in ("stand", "sit"))
    s.add(rect(-27, -50, 54, 50, 10), "metal", "life support", shade=-0.15)
    legs = ("9,0 18,26 12,50", "-9,0 -16,24 -30,40") if afloat else ("9,0 12,26 13,54", "-9,0 -12,26 -13,54")
    arms = (
        ("18,-38 36,-50 44,-70", "-18,-38 -36,-26 -48,-36")
        if afloat
        else ("19,-38 29,-18 28,2", "-19,-38 -29,-18 -28,2")
    )
    for text in legs:
        x, y = (float(v) for v in text.split()[-1].split(","))
        s.add(limb(text, (21, 19, 18)), "white", "leg", shade=-0.06)
        s.add(ellipse(x + (3 if x > 0 else -3), y + 6, 12, 7.5), "dark", "boot")
        mx, my = (float(v) for v in text.split()[1].split(","))
        s.add(ellipse(mx, my, 8, 5), "metal", "knee", detail=True)
    s.add(curve("-18,-46 18,-46 24,-34 20,-6 18,6 -18,6 -20,-6 -24,-34"), "white", "suit")
    s.add(rect(-13, -28, 26, 17, 3), "metal", "control panel")
    s.add(ellipse(-7, -22, 2.4), "accent", "knob", detail=True)
    s.add(rect(-1, -25, 11, 3, 1) + rect(-1, -19, 11, 3, 1), "cloth", "dials", detail=True)
    s.add(rect(-19.5, -4, 39, 5, 2), "metal", "belt", shade=-0.15)
    for text in arms:
        x, y = (float(v) for v in text.split()[-1].split(","))
        s.add(ellipse(x, y + (-4 if y < -60 else 4), 7.4), "dark", "glove")
        s.add(limb(text, (18, 16, 14)), "white", "arm", shade=-0.1)
        s.add(ellipse(x, y, 7.6, 3.4), "accent", "cuff", detail=True)
    s.add(rect(-17, -52, 34, 9, 4), "metal", "collar")
    s.add(ellipse(0, -72, 28, 27), "white", "helmet")
    s.add(ellipse(-28, -72, 4, 8).both(0), "metal", "ear pieces")
    s.add(curve("0,-90 16,-88 21,-74 17,-60 0,-56 -17,-60 -21,-74 -16,-88"), "glass", "visor")
    s.add(curve("-14,-82 -6,-87 -2,-86 -10,-78 -14,-68 -17,-72"), "white", "reflection", opacity=0.55, detail=True)
    s.line(poly("24,-88 30,-104", closed=False), 2, "dark", "antenna", detail=False)
    s.add(ellipse(30.5, -105, 3), "accent", "antenna tip")
    dress(s, Head(0, -94, 44, 0, None, (0, -48, 40)))
    return s.figure("front")


def knight(w: Wanted) -> Figure:
    """In plate armour with plume, sword and shield."""
    s = Sketch(
        w,
        metal="#a9b4c0",
        dark="#3a4250",
        accent=w.random.choice(("#c8383c", "#3a62b0", "#3f8f5a")),
        glow="#f0c03c",
        wood="#7a4e34",
    )
    s.add(poly("36,-6 39.4,-74 42,-82 44.6,-74 48,-6").scale(0.62, 1, (42, 0)), "metal", "blade", shade=0.25)
    s.add(curve("-16,-44! -30,-20 -30,20 -26,46! 26,46! 30,20 30,-20 16,-44!"), "accent", "cape", shade=-0.3)
    for side in (1, -1):
        s.add(
            limb([(side * 9, 0), (side * 11, 26), (side * 12, 52)], (18, 15, 13)),
            "metal",
            "leg",
            shade=-0.1 if side > 0 else 0,
        )
        s.add(ellipse(side * 11, 26, 8, 7), "metal", "knee", shade=0.25)
        s.add(
            curve(f"{side * 5},50! {side * 18},50! {side * 25},58 {side * 24},62! {side * 4},62!"),
            "metal",
            "foot",
            shade=-0.28,
        )
    s.add(curve("-17,-46 17,-46 23,-34 17,-8! 19,10! -19,10! -17,-8! -23,-34"), "metal", "breastplate")
    s.add(curve("0,-46 17,-46 23,-34 17,-8! 19,10! 0,10!"), "metal", "breastplate shade", shade=-0.16, detail=True)
    s.add(poly("-17,-8 17,-8 20,22 8,18 0,26 -8,18 -20,22", 1.5), "accent", "tabard")
    s.add(rect(-18, -11, 36, 5.4, 2), "wood", "belt")
    s.add(limb("22,-38 34,-22 41,-4", (14, 12, 10)), "metal", "arm", shade=-0.12)
    s.add(ellipse(23, -40, 11, 9, 20) + ellipse(-23, -40, 11, 9, -20), "metal", "shoulder", shade=0.18)
    s.add(rect(31, -8, 22, 4.4, 2), "glow", "cross guard")
    s.add(rect(40, -5, 4, 15, 1), "wood", "grip")
    s.add(ellipse(42, 11, 3.2), "glow", "pommel")
    s.add(ellipse(42, 0, 6, 5), "metal", "gauntlet", shade=-0.3)
    s.add(curve("-46,-28! -30,-33 -14,-28! -13,-4 -18,14 -30,26! -42,14 -47,-4"), "accent", "shield")
    s.add(curve("-30,-31 -14,-28! -13,-4 -18,14 -30,26!"), "accent", "shield shade", shade=-0.2, detail=True)
    s.add(
        poly("-33,-26 -27,-26 -27,-10 -17,-10 -17,-4 -27,-4 -27,17 -30,21 -33,17 -33,-4 -43,-4 -43,-10 -33,-10"),
        "glow",
        "shield cross",
    )
    s.add(curve("0,-88! -6,-104 -22,-110 -36,-98! -26,-100 -20,-92! -12,-90 -6,-84"), "accent", "plume")
    s.add(curve("-16,-52! -18,-74 -10,-88 0,-91 10,-88 18,-74 16,-52! 0,-44"), "metal", "helmet", shade=0.1)
    s.add(curve("0,-91 10,-88 18,-74 16,-52! 0,-44!"), "metal", "helmet shade", shade=-0.14, detail=True)
    s.add(poly("-15,-74 15,-74 15,-67.5 -15,-67.5", 1), "dark", "eye slit")
    s.line(poly("0,-90 0,-46", closed=False), 2.2, "glow", "helmet ridge")
    for y in (-60, -55):
        s.add(
            ellipse(-6, y, 1.2) + ellipse(-10, y, 1.2) + ellipse(6, y, 1.2) + ellipse(10, y, 1.2),
            "dark",
            "breathing holes",
            detail=True,
        )
    return s.figure("front", 62)


def wizard(w: Wanted) -> Figure:
    """Pointed hat, long beard, a staff with a glowing stone."""
    s = Sketch(
        w,
        cloth=w.random.choice(("#5a4aa8", "#2f6a9a", "#6a3f8f")),
        hair="#ece8e2",
        skin="#eec3a0",
        wood="#7a4e32",
        glow="#7fe0ff",
        accent="#f2c23c",
        dark="#33264a",
        black="#2a2228",
    )
    s.add(tube("48,62 46,10 48,-70", 4.4), "wood", "staff")
    s.add(ellipse(48, -80, 13), "glow", "glow", opacity=0.35, detail=True)
    s.line(line("48,-68 38,-74 40,-86") + line("48,-68 58,-74 56,-86"), 3.6, "wood", "staff fork", detail=False)
    s.add(ellipse(48, -80, 7), "glow", "stone")
    s.add(curve("-16,-44! -24,-10 -34,56! 0,64 34,56! 24,-10 16,-44!"), "cloth", "robe")
    s.add(curve("6,-44! 16,-44! 24,-10 34,56! 18,61 10,10"), "cloth", "robe shade", shade=-0.25, detail=True)
    s.add(poly("-22,2 22,2 23,8 -23,8"), "accent", "belt")
    s.add(curve("-16,-42! -34,-24 -40,0 -44,14! -22,12! -20,-10"), "cloth", "sleeve", shade=-0.12)
    s.add(ellipse(-33, 14, 5.4), "skin", "hand")
    s.add(curve("16,-42! 32,-32 42,-20 52,-20! 50,2! 34,0 22,-14"), "cloth", "sleeve", shade=0.08)
    s.add(ellipse(47.5, -10, 6), "skin", "hand")
    for x, y, r in ((-12, 26, 4), (12, 40, 3.4), (-20, 46, 3), (4, 20, 2.6)):
        s.add(star(x, y, r, r * 0.42, 5), "accent", "stars", detail=True)
    s.add(curve("-15,-62! -17,-40 -10,-12 0,4! 10,-12 17,-40 15,-62!"), "hair", "beard")
    s.add(curve("-14,-66 -12,-54 -6,-48 0,-47 6,-48 12,-54 14,-66 10,-76 -10,-76"), "skin", "face")
    s.add(ellipse(-5.4, -62, 1.6, 1.9).both(0), "black", "eyes")
    s.add(curve("-10,-66 -5,-69 -1,-66! -5,-66").both(0), "hair", "brows", shade=-0.12)
    s.add(ellipse(0, -57, 3.4, 3), "skin", "nose", shade=-0.12)
    s.add(curve("0,-55! -6,-56 -14,-50 -18,-46! -8,-44 0,-50!").both(0), "hair", "moustache", shade=-0.06)
    s.add(curve("-18,-72! -8,-96 2,-116 -8,-134! 12,-122 16,-98 18,-72!"), "cloth", "hat")
    s.add(curve("4,-72! 10,-98 6,-118 -8,-134! 12,-122 16,-98 18,-72!"), "cloth", "hat shade", shade=-0.25, detail=True)
    s.add(curve("-32,-70 0,-78 32,-70 28,-66 0,-70 -28,-66"), "cloth", "brim", shade=-0.16)
    s.add(poly("-17,-77 16.5,-80 17,-74.5 -18,-71.5"), "accent", "hat band")
    s.add(star(0, -94, 6, 2.6, 5), "accent", "hat star")
    return s.figure("front", 62)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    **{who: partial(someone, who=who) for who in ("person", "man", "woman", "child", "girl")},
    "portrait": portrait,
    "chef": chef,
    "doctor": doctor,
    "teacher": teacher,
    "astronaut": astronaut,
    "knight": knight,
    "wizard": wizard,
}
