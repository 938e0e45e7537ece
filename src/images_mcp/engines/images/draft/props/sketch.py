"""The drawing board: collects outlines with their roles, then fits them into a figure's box.

Props draw in whatever coordinates suit them; the board measures the result, so nothing ever leaves the box, and knows
the poses and the clothes that many props share.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from images_mcp.engines.images.draft.props.path import Path, Point, curve, ellipse, limb, poly, rect, ring, star
from images_mcp.engines.images.draft.shapes import Figure, Shape, Wanted

_POSES = {
    "sleep": (
        "sleep",
        "napping",
        "dozing",
        "asleep",
        "lying",
        "schlaf",
        "schläf",
        "duerm",
        "durm",
        "dorm",
        "dort",
        "眠",
        "寝",
    ),
    "run": (
        "run",
        "gallop",
        "sprint",
        "chasing",
        "chase",
        "racing",
        "jog",
        "rennt",
        "renn",
        "lauf",
        "läuf",
        "corre",
        "corrie",
        "corrió",
        "courir",
        "couran",
        "couren",
        "coureu",
        "galop",
        "走",
        "verfolg",
        "jagt",
        "jagen",
        "persig",
        "persegu",
        "poursui",
        "追",
        "footb",
        "soccer",
        "fußball",
        "fútbol",
        "サッカー",
    ),
    "fly": ("fly", "flies", "flew", "soar", "flieg", "vuel", "volan", "vole", "volant", "飛"),
    "jump": ("jump", "leap", "hopp", "springt", "springe", "springend", "salta", "saut", "跳"),
    "swim": ("swim", "schwimm", "nadan", "nage", "泳"),
    "sit": ("sit", "seat", "sitz", "sentad", "assis", "座"),
    "dance": ("danc", "tanz", "baila", "danse", "dansa", "踊"),
    "wave": ("waving", "waves", "greet", "wink", "grüß", "salud", "salue", "手を振"),
    "read": ("read", "liest", "lesen", "lesend", "leyend", "leen", "lisan", "lisent", "読"),
    "walk": ("walk", "stroll", "hik", "geh", "spazier", "wander", "camin", "march", "promèn", "歩"),
    "play": ("play", "spiel", "toca", "toqu", "joue", "jouan", "弾", "吹", "奏"),
    "open": ("open", "offen", "geöffnet", "abiert", "ouvert", "開"),
}


RAISES = "raises a hand"
"""The extra of whoever holds something up by its string."""


def pose(wanted: Wanted, *known: str) -> str:
    """The pose out of `known` that the wanted action names in any of our languages; empty for its usual one."""
    if RAISES in wanted.extras and "wave" in known:
        return "wave"
    words = wanted.action.casefold().replace("-", " ").split()
    for name in known:
        for stem in _POSES[name]:
            if any(word.startswith(stem) or (stem > "ÿ" and stem in word) for word in words):
                return name
    return ""


def wears(wanted: Wanted, *stems: str) -> bool:
    """Whether one of the extras contains one of these stems."""
    return any(_says(extra.casefold(), stem) for extra in wanted.extras for stem in stems)


def _says(text: str, stem: str) -> bool:
    """Whether a text contains a stem; a short one must begin a word, or "chat" would wear a hat."""
    return (f" {stem}" in f" {text}") if len(stem) < 5 and stem.isascii() else stem in text


@dataclass(frozen=True)
class Head:
    """Where clothes go: the middle of the brow line, the head's width there, its tilt, the eyes and the neck."""

    x: float
    y: float
    width: float
    tilt: float = 0.0
    eyes: tuple[Point, Point] | None = None
    neck: tuple[float, float, float] | None = None  # x, y, width


class Sketch:
    """A drawing in progress: shapes back to front."""

    def __init__(self, wanted: Wanted, **colors: str) -> None:
        self.wanted = wanted
        self.colors = dict(colors)
        self.drawn: list[tuple[Path, Shape]] = []

    def add(
        self,
        path: Path,
        tone: str = "main",
        part: str = "",
        *,
        shade: float = 0.0,
        stroke: float = 0.0,
        opacity: float = 1.0,
        detail: bool = False,
    ) -> Path:
        """Put an outline on top of what is there; gives it back, for shadows and such."""
        if path.traces:
            self.drawn.append((path, Shape("", tone, shade, stroke, opacity, part, detail)))
        return path

    def line(self, path: Path, width: float, tone: str = "line", part: str = "", **how: float) -> None:
        """Put a stroked line on top; it counts as detail unless it is wide."""
        self.add(
            path, tone, part, stroke=width, shade=how.get("shade", 0.0), detail=bool(how.get("detail", width < 2.5))
        )

    def vary(self, value: float, by: float = 0.08) -> float:
        """A proportion, gently varied."""
        return value * self.wanted.random.uniform(1 - by, 1 + by)

    def place(self, other: "Sketch", move: Callable[[Path], Path]) -> None:
        """Put another sketch on top, moved, turned or scaled as a whole."""
        self.drawn += [(move(path), shape) for path, shape in other.drawn]
        self.colors = other.colors | self.colors

    def turned(self, degrees: float, at: Point = (50, 50)) -> "Sketch":
        """The whole drawing turned clockwise about a point."""
        out = Sketch(self.wanted, **self.colors)
        out.place(self, lambda p: p.turn(degrees, at))
        return out

    def figure(self, facing: str = "front", ground: float | None = None, stretch: float = 0.0) -> Figure:
        """Fit everything into a box whose larger side is 100. `stretch` varies height against width by that share."""
        tall = self.wanted.random.uniform(1 - stretch, 1 + stretch) if stretch else 1.0
        shapes = [(path.scale(1, tall) if stretch else path, shape) for path, shape in self.drawn]
        boxes = []
        for path, shape in [row for row in shapes if not row[1].worn] or shapes:
            x0, y0, x1, y1 = path.bounds()
            half = shape.stroke / 2
            boxes.append((x0 - half, y0 - half, x1 + half, y1 + half))
        left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
        width, height = max(b[2] for b in boxes) - left, max(b[3] for b in boxes) - top
        k = 100 / max(width, height)
        fitted = tuple(
            replace(
                shape,
                d=path.map(lambda p: ((p[0] - left) * k, (p[1] - top) * k)).d(),
                stroke=round(shape.stroke * k, 2),
            )
            for path, shape in shapes
        )
        foot = height if ground is None else ground * tall - top
        return Figure(fitted, round(width * k, 2), round(height * k, 2), round(foot * k, 2), self.colors, facing)


def eye(s: Sketch, x: float, y: float, r: float, tone: str = "black") -> None:
    """A round eye with a glint."""
    s.add(ellipse(x, y, r, r * 1.1), tone, "eye")
    s.add(ellipse(x + r * 0.3, y - r * 0.38, r * 0.32), "white", "glint", detail=True)


def dress(s: Sketch, head: Head) -> None:
    """Put the wanted extras on: scarf, bow tie, glasses, hat (top hat, cap, beanie, party hat), crown, flower."""
    w = s.wanted
    if head.neck:
        scratch = Sketch(w)
        name, stems = _around_neck(scratch, head.neck)
        _put_on(s, scratch, name, stems, lambda p: p)
    if head.eyes:
        scratch = Sketch(w)
        if wears(w, *_DARK_GLASSES):
            _glasses(scratch, head.eyes, dark=True)
        elif wears(w, *_GLASSES):
            _glasses(scratch, head.eyes, dark=False)
        _put_on(s, scratch, "glasses", (*_DARK_GLASSES, *_GLASSES), lambda p: p)
    top = _headwear(w)
    if top:
        scratch = Sketch(w)
        _HATS[top](scratch)
        k = head.width / 40
        place = "hat" if top in ("top", "party") else top
        _put_on(s, scratch, place, _HAT_WORDS[top], lambda p: p.scale(k).turn(head.tilt).move(head.x, head.y))


_DARK_GLASSES = ("sunglass", "sonnenbrill", "de sol", "de soleil", "サングラス")
_GLASSES = ("glass", "spectacle", "brill", "gafas", "lentes", "lunette", "眼鏡", "メガネ")


def _put_on(s: Sketch, clothes: Sketch, name: str, stems: tuple[str, ...], move: Callable[[Path], Path]) -> None:
    """Place clothes, whose `accent` gets a role of its own, so that a red hat leaves the beak alone."""
    tone = f"worn {name}"
    said = [
        extra.split("#")[1]
        for extra in s.wanted.extras
        if "#" in extra and wears(Wanted(s.wanted.random, extras=(extra,)), *stems)
    ]
    worn = Sketch(s.wanted)
    worn.drawn = [
        (path, replace(shape, tone=tone if shape.tone == "accent" else shape.tone, worn=name))
        for path, shape in clothes.drawn
    ]
    worn.colors = {tone if role == "accent" else role: colour for role, colour in clothes.colors.items()}
    if said and any(shape.tone == tone for _, shape in worn.drawn):
        worn.colors[tone] = f"#{said[0]}"
    elif said:
        worn.drawn = [(path, replace(shape, tone=tone)) for path, shape in worn.drawn]
        worn.colors[tone] = f"#{said[0]}"
    kept = s.colors
    s.place(worn, move)
    s.colors = {**worn.colors, **kept, **({tone: worn.colors[tone]} if tone in worn.colors else {})}


def _headwear(w: Wanted) -> str:
    for name, stems in _HAT_WORDS.items():
        if wears(w, *stems):
            return name
    return ""


_HAT_WORDS = {
    "crown": ("crown", "krone", "corona", "couronne", "tiara", "王冠"),
    "top": ("top hat", "zylinder", "chistera", "haut-de-forme", "シルクハット"),
    "beanie": ("beanie", "bobble", "mütze", "gorro", "bonnet", "santa", "ニット帽"),
    "party": ("party hat", "partyhut", "cone", "wizard hat", "zauberhut"),
    "cap": ("cap", "kappe", "gorra", "casquette", "キャップ"),
    "flower": ("flower", "blume", "flor", "fleur", "花"),
    "helmet": ("helmet", "hard hat", "helm ", "casco ", "ヘルメット"),
    "hat": ("hat", "hut", "strohhut", "sombrero", "chapeau", "帽子"),
    "headphones": ("headphone", "kopfhörer", "auricular", "casque", "ヘッドホン"),
}


def _around_neck(s: Sketch, neck: tuple[float, float, float]) -> tuple[str, tuple[str, ...]]:
    """A scarf or a bow tie; its name and the words for it."""
    x, y, width = neck
    k = width / 40
    if wears(s.wanted, *_SCARVES):
        end = curve("6,2! 16,4 14,18 17,34! 5,33! 4,16")
        wrap = curve("-21,-5 0,1 21,-5 23,4 0,11 -23,4")
        s.add(end.scale(k).move(x, y), "accent", "scarf end", shade=-0.2)
        s.add(wrap.scale(k).move(x, y), "accent", "scarf")
        s.line(limb("-8,1 -10,8", (1, 1)).scale(k).move(x, y), 0.8, "accent", "scarf fold", shade=-0.3)
        s.colors.setdefault("accent", "#d8403a")
        return "scarf", _SCARVES
    if wears(s.wanted, *_BOWS):
        wing = curve("0,3 8,-4 15,-5! 15,11! 8,10")
        s.add(wing.both(0).scale(k).move(x, y), "accent", "bow tie")
        s.add(ellipse(0, 3, 3.6, 4).scale(k).move(x, y), "accent", "bow knot", shade=-0.25)
        s.colors.setdefault("accent", "#d8403a")
        return "bow tie", _BOWS
    return "", ()


_SCARVES = ("scarf", "schal", "bufanda", "écharpe", "echarpe", "マフラー")
_BOWS = ("bow", "fliege", "pajarita", "noeud", "nœud", "蝶ネクタイ")


def _glasses(s: Sketch, eyes: tuple[Point, Point], *, dark: bool) -> None:
    (x0, y0), (x1, y1) = eyes
    r = abs(x1 - x0) * 0.38
    for x, y in eyes:
        s.add(ellipse(x, y, r), "black" if dark else "glass", "lens", opacity=1.0 if dark else 0.45)
        s.add(ring(x, y, r * 1.12, r * 0.9), "black", "glasses frame")
    middle = (y0 + y1) / 2
    s.line(line_between(x0 + r, middle, x1 - r, middle, -r * 0.2), r * 0.25, "black", "bridge", detail=False)
    s.colors.setdefault("glass", "#bfe3ee")


def line_between(x0: float, y0: float, x1: float, y1: float, lift: float) -> Path:
    """A short bowed line between two points."""
    return curve([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + lift), (x1, y1)], closed=False)


def _hat(s: Sketch) -> None:
    s.add(curve("-15,-1! -14,-14 -11,-21 -4,-20 0,-19 4,-20 11,-21 14,-14 15,-1!"), "accent", "hat")
    s.add(poly("-15,-1 -14.4,-8 14.4,-8 15,-1"), "accent", "hat band", shade=-0.4)
    s.add(curve("-30,-3 -15,-2 0,0 15,-2 30,-3 26,4 0,6 -26,4"), "accent", "hat brim", shade=-0.12)
    s.colors.setdefault("accent", "#c8503c")


def _top_hat(s: Sketch) -> None:
    s.add(curve("-14,0! -16,-32! 0,-34 16,-32! 14,0!"), "dark", "hat")
    s.add(poly("-14,-1 -14.7,-9 14.7,-9 14,-1"), "accent", "hat band")
    s.add(curve("-26,-4 0,0 26,-4 24,4 0,6 -24,4"), "dark", "hat brim", shade=0.12)
    s.colors.setdefault("accent", "#c8503c")
    s.colors.setdefault("dark", "#2c2f3a")


def _beanie(s: Sketch) -> None:
    s.add(curve("-19,-2! -18,-18 0,-27 18,-18 19,-2!"), "accent", "hat")
    s.add(rect(-21, -7, 42, 10, 5), "accent", "hat cuff", shade=-0.25)
    s.add(ellipse(0, -29, 6), "light", "bobble")
    s.colors.setdefault("accent", "#c8503c")


def _party(s: Sketch) -> None:
    s.add(poly("-16,2 0,-40 16,2", 2), "accent", "hat")
    s.add(poly("-11,-11 -8,-19 12.5,-7 14.6,-1.5"), "light", "hat stripe", detail=True)
    s.add(star(0, -40, 6, 2.6, 5), "glow", "hat star")
    s.colors |= {"accent": s.colors.get("accent", "#7a4fc0"), "glow": "#ffd04a"}


def _cap(s: Sketch) -> None:
    s.add(curve("-19,1! -18,-15 0,-21 18,-15 19,1!"), "accent", "cap")
    s.add(curve("2,-4 20,-5 34,2 20,4 2,3"), "accent", "cap peak", shade=-0.25)
    s.add(ellipse(0, -20, 2.2, 1.6), "accent", "cap button", shade=-0.25)
    s.colors.setdefault("accent", "#c8503c")


def _helmet(s: Sketch) -> None:
    s.add(curve("-20,1! -20,-16 -9,-25 0,-26 9,-25 20,-16 20,1!"), "accent", "helmet")
    s.add(curve("-3.4,-26 3.4,-26 4.4,-12 4,-3! -4,-3! -4.4,-12"), "accent", "helmet ridge", shade=0.18)
    s.add(curve("-26,0 -18,-5 0,-6 18,-5 26,0 20,4 0,2 -20,4"), "accent", "helmet brim", shade=-0.2)
    s.colors.setdefault("accent", "#f2bd2e")


def _crown(s: Sketch) -> None:
    s.add(poly("-17,2 -21,-20 -10,-9 0,-25 10,-9 21,-20 17,2", 1.2), "glow", "crown")
    s.add(rect(-17, -3, 34, 5), "glow", "crown band", shade=-0.2)
    s.add(ellipse(0, -9, 3) + ellipse(-10, -5.5, 1.8) + ellipse(10, -5.5, 1.8), "accent", "jewels", detail=True)
    s.colors |= {"accent": s.colors.get("accent", "#c8303c"), "glow": "#f6c23c"}


def _flower(s: Sketch) -> None:
    for i in range(5):
        s.add(ellipse(12, -10, 5, 6.5).turn(72 * i, (12, -4)), "accent", "petal")
    s.add(ellipse(12, -4, 4), "glow", "flower heart")
    s.colors |= {"accent": s.colors.get("accent", "#e0608a"), "glow": "#ffd04a"}


def _headphones(s: Sketch) -> None:
    s.line(curve("-21,10 -19,-13 0,-22 19,-13 21,10", closed=False), 4, "dark", "headband", detail=False)
    s.add(rect(-26, 3, 9, 17, 4.5) + rect(17, 3, 9, 17, 4.5), "accent", "ear cups")
    s.colors |= {"accent": s.colors.get("accent", "#3a7bd8"), "dark": s.colors.get("dark", "#2c2f3a")}


_HATS: dict[str, Callable[[Sketch], None]] = {
    "crown": _crown,
    "top": _top_hat,
    "beanie": _beanie,
    "party": _party,
    "cap": _cap,
    "flower": _flower,
    "helmet": _helmet,
    "hat": _hat,
    "headphones": _headphones,
}
