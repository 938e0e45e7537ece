"""Human heads: face, hair, beard, glasses, about (0, 0), the face 22 wide and 28 tall, for bodies and portraits."""

from dataclasses import dataclass

from images_mcp.engines.images.draft.props.path import Path, curve, ellipse, line, lobes, tube
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, wears
from images_mcp.engines.images.draft.shapes import Wanted

_SKINS = ("#f6cfae", "#eab98d", "#d49a6a", "#a9714a", "#7d4f33", "#f3c3a2")
_HAIRS = ("#2c211f", "#4a3024", "#7a4a2a", "#c08a48", "#a84f2c", "#3a2a3a")
_TOPS = ("#e0694a", "#3f86b5", "#e3ac3a", "#4f9f82", "#8a62b0", "#d9577a")
_BOTTOMS = ("#34435f", "#4a4f66", "#5d4a44", "#2f5a68")
_STYLES = {
    "man": ("short", "side", "curly", "short"),
    "woman": ("bob", "long", "bun", "ponytail", "curly"),
    "girl": ("ponytail", "pigtails", "bob"),
    "child": ("short", "side", "curly"),
    "person": ("short", "side", "bob", "bun", "curly", "ponytail"),
}


@dataclass(frozen=True)
class Look:
    """Who it is: hair style, beard, eyes shut, colours by role."""

    who: str
    style: str
    beard: bool
    lashes: bool
    colors: dict[str, str]


def choose(w: Wanted, who: str) -> Look:
    """A look by chance, the extras ("beard", "bald", "long hair", "old") deciding where they speak."""
    style = w.random.choice(_STYLES[who])
    for name, stems in (
        ("bald", ("bald", "glatz", "calv", "chauve")),
        ("long", ("long hair", "lange haare", "pelo largo", "cheveux longs", "長い髪")),
        ("curly", ("curl", "lock", "rizad", "boucl", "afro", "巻き毛")),
        ("ponytail", ("ponytail", "pferdeschwanz", "coleta", "queue de cheval")),
        ("short", ("short hair", "kurze haare", "pelo corto", "cheveux courts")),
    ):
        style = name if wears(w, *stems) else style
    old = wears(
        w,
        "old",
        "elder",
        "senior",
        "alt",
        "ancian",
        "âgé",
        "vieux",
        "vieil",
        "grey hair",
        "gray hair",
        "viej",
        "grandm",
        "grandp",
        "grandf",
        "grandad",
        "grand-",
        "abuel",
        "großm",
        "großv",
        "老",
    )
    hair = w.random.choice(_HAIRS)
    chance = w.random.random()
    beard = wears(w, "beard", "bart", "barba", "barbe", "ひげ", "髭") or (who == "man" and chance < 0.35)
    colors = {
        "skin": w.random.choice(_SKINS),
        "hair": "#d9d6d2" if old else hair,
        "cloth": w.random.choice(_TOPS),
        "cloth2": w.random.choice(_BOTTOMS),
        "dark": "#3a3038",
        "black": "#2a2228",
        "white": "#fffdf8",
        "accent": "#d8503f",
        "metal": "#a9b3bf",
    }
    return Look(who, style, beard, who in ("woman", "girl"), colors)


def head(w: Wanted, look: Look, turn: float = 0.0, *, asleep: bool = False, hair: bool = True) -> Sketch:
    """A head looking at us (turn 0) or aside (its features moved by `turn`)."""
    s = Sketch(w, **look.colors)
    s.add(
        ellipse(-11.2, 1, 2.6, 3.6) + (ellipse(11.2, 1, 2.6, 3.6) if turn < 1.5 else Path(())),
        "skin",
        "ears",
        shade=-0.1,
    )
    face = curve("-11,-4 -10.4,5 -6.5,12 0,14.5 6.5,12 10.4,5 11,-4 8,-12 0,-14 -8,-12")
    s.add(face, "skin", "face")
    if look.beard:
        s.add(
            curve("-11.2,-2! -11,8 -6,16.5 0,18 6,16.5 11,8 11.2,-2! 9,3.5 5,4.6 0,4.2 -5,4.6 -9,3.5"), "hair", "beard"
        )
    _features(s, look, turn, asleep=asleep)
    if hair:
        _hair_before(s, look.style)
    eyes = ((turn - 4.3, -0.6), (turn + 4.3, -0.6))
    dress(s, Head(0, -9, 24, 0, eyes, None))
    return s


def hair_behind(w: Wanted, look: Look) -> Sketch:
    """The hair that hangs behind the head, to be drawn before neck and clothes."""
    s = Sketch(w, **look.colors)
    _hair_behind(s, look.style)
    return s


def _features(s: Sketch, look: Look, turn: float, *, asleep: bool) -> None:
    for x in (turn - 4.3, turn + 4.3):
        if asleep:
            s.line(line(f"{x - 1.9},-0.6 {x},0.8 {x + 1.9},-0.6"), 0.8, "black", "closed eye", detail=False)
        else:
            s.add(ellipse(x, -0.6, 1.35, 1.6), "black", "eye")
            s.add(ellipse(x + 0.4, -1.2, 0.45), "white", "glint", detail=True)
        if look.lashes and not asleep:
            out = 1 if x > turn else -1
            s.line(line([(x - out * 1.2, -2.3), (x + out * 0.8, -2.4), (x + out * 2.4, -1.4)]), 0.6, "black", "lashes")
        s.line(line(f"{x - 2},-4.6 {x},-5.4 {x + 2},-4.7"), 0.9, "hair", "brow", shade=-0.2)
    s.add(
        ellipse(turn - 6.2, 4.4, 2.2, 1.5) + ellipse(turn + 6.2, 4.4, 2.2, 1.5),
        "accent",
        "cheeks",
        opacity=0.22,
        detail=True,
    )
    s.line(line([(turn + 0.2, 0.6), (turn + 1.3, 3.4), (turn - 0.4, 3.9)]), 0.7, "skin", "nose", shade=-0.3)
    s.add(
        curve(f"{turn - 3.2},7! {turn},7.8 {turn + 3.2},7! {turn + 1.8},9.8 {turn - 1.8},9.8"),
        "accent",
        "mouth",
        shade=-0.2,
    )


def _hair_behind(s: Sketch, style: str) -> None:
    match style:
        case "bob":
            s.add(
                curve("0,-18 10,-16 14.5,-6 15,6 12.5,14! -12.5,14! -15,6 -14.5,-6 -10,-16"),
                "hair",
                "hair",
                shade=-0.16,
            )
        case "long":
            s.add(
                curve("0,-18 10,-16 14.5,-6 15,10 17,28! 8,31 -8,31 -17,28! -15,10 -14.5,-6 -10,-16"),
                "hair",
                "hair",
                shade=-0.16,
            )
        case "bun":
            s.add(ellipse(0, -20, 7, 6.4), "hair", "bun", shade=-0.16)
        case "ponytail":
            s.add(tube("-6,-13 -18,-12 -20,4 -15,20", 9, 4), "hair", "ponytail", shade=-0.16)
        case "pigtails":
            tail = tube("9,-7 18,-8 20,4 17,16", 8, 3.4)
            s.add(tail + tail.flip(0), "hair", "pigtails", shade=-0.16)
        case "curly":
            s.add(
                lobes(0, -3, 13.5, 14.5, (1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1, 1), 90, depth=0.06),
                "hair",
                "curls",
                shade=-0.16,
            )


def _hair_before(s: Sketch, style: str) -> None:
    match style:
        case "short":
            s.add(
                curve(
                    "-12,0! -13.5,-9 -9,-16.5 0,-18.5 9,-16.5 13.5,-9 12,0! 10.4,-5 9,-8.6 3,-9.6 -4,-9 -9,-8 -10.6,-5"
                ),
                "hair",
                "hair",
            )
        case "side":
            s.add(
                curve(
                    "-12,0! -13,-9 -11,-15 -5,-19 4,-20 12,-16 13.6,-8 "
                    "12,0! 10.6,-5 9.4,-8! 2,-7 -5,-12! -9,-9 -10.6,-5"
                ),
                "hair",
                "hair",
            )
        case "bob" | "long":
            s.add(
                curve("-12,2! -14,-8 -9,-17 0,-18.6 9,-17 14,-8 12,2! 11,-4 7,-10 3,-12! -3,-8 -9,-7 -11,-3"),
                "hair",
                "hair",
            )
        case "bun" | "ponytail" | "pigtails":
            s.add(
                curve(
                    "-11.8,-1! -13.4,-8 -8.5,-16.4 0,-18 8.5,-16.4 13.4,-8 "
                    "11.8,-1! 10,-7 5,-10.6 0,-13! -5,-10.6 -10,-7"
                ),
                "hair",
                "hair",
            )
        case "curly":
            s.add(lobes(0, -11.5, 11, 5, (1, 1.1, 1, 1, 1.1, 1, 1.1), 100, depth=0.06), "hair", "curls")
