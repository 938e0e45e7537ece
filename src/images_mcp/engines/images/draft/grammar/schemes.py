"""The colours and faces of pages: well-made pairings by topic and mood, from which the seed picks."""

from dataclasses import dataclass

from images_mcp.brief import Use
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import titles, topics
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.plain import family
from images_mcp.engines.images.draft.shapes import Prop


@dataclass(frozen=True)
class Inks:
    """The colours of a page; `more` are those of its large forms."""

    ground: str
    ink: str
    accent: str
    quiet: str
    more: tuple[str, ...] = ()

    @property
    def second(self) -> str:
        """The colour of lines below the headline: the accent where it can be read."""
        return c.readable(self.ground, self.accent, self.ink)


# Ground, ink, accent, then the colours of forms. Every ink reads on its ground with at least 5.5:1, every accent with 4.5:1.
_SCHEMES = {
    "night": (
        "#1b2140 #f8ecd4 #f2a93b #d9503f #3f6f8f #f2d8a0",
        "#2a1633 #fdeee0 #ff9a6c #8b4488 #f4c95d #3aa6a0",
        "#10302f #f6efdc #eab54d #c4472f #2f7a6b #f0dcae",
    ),
    "warm": (
        "#f6e7cf #3a2116 #a63a22 #e2a33b #d96c47 #5f7f5a",
        "#7a2e22 #fbeedb #f5c065 #c8553d #e9a15b #3d6b5c",
        "#ecb94f #2d1c12 #7c2414 #c8553d #f4e3c1 #33605a",
        "#fbe3d2 #43202a #a8324e #e8836b #f0b67f #6d8f8a",
    ),
    "fiesta": (
        "#fff1d6 #3b1530 #b81d54 #f59f00 #2b9348 #0f8b8d",
        "#b3205a #fff7e6 #ffe066 #f76707 #2b8a8e #f59f00",
        "#0c5f58 #fff5df #ffd166 #ef476f #f78c3b #8bc34a",
    ),
    "fresh": (
        "#eef3df #1f3a2a #98401a #8fb35f #f2c14e #4f8f6f",
        "#24513f #f7f3df #f4c95d #7fb069 #e07a5f #a9d3b5",
        "#fff4d9 #24452f #b0400f #f4b942 #7fb069 #e98a6d",
    ),
    "bold": (
        "#ffd02e #171310 #9c1119 #e8483f #2f5fd0 #fff4cc",
        "#c4182a #ffffff #ffe14d #ff7a5c #171310 #ffd6c9",
        "#2540d9 #ffffff #ffd84d #ff6b5f #7fd1ff #ffd84d",
        "#161616 #ffffff #ffe14d #ff5a4f #3fa7ff #ffe14d",
    ),
    "play": (
        "#ffe9b8 #3a2a5c #b3254f #ff9f68 #6cc4c1 #f7c948",
        "#cfe8ff #22305c #b32240 #ffcf56 #ff8fa3 #7bc8a4",
        "#4b2a7b #fff6e6 #ffd166 #ff7f9c #5cc8c2 #ff9f5a",
    ),
    "soft": (
        "#f7ede6 #4a3038 #8f3f50 #e3b7a8 #b9c4a7 #d9b36c",
        "#eef0e6 #333f36 #72541f #c7cfb5 #e4c9b6 #a9b79a",
        "#f3e3e6 #472b3a #8f3857 #e0a9b4 #cdb5cf #d8b98a",
        "#2f4a43 #f6f0e2 #e6c48f #5f8074 #d9a38f #a9bfa6",
    ),
    "winter": (
        "#17364a #f7f3e8 #f2c879 #b3323a #3f7a63 #a9cfe0",
        "#8f1f2b #fff5e6 #f4d58d #2f6b4f #d9534f #e9c46a",
        "#eef4f5 #183642 #a8242f #9cc5d3 #3f7a63 #d9a441",
    ),
    "sea": (
        "#0e3a53 #f3f4e6 #ffc15e #2a86a3 #e76f51 #8fd0cf",
        "#e4f1ea #0f3547 #a8362b #5fb3b3 #f2a65a #2a6f8f",
        "#0f4f55 #f4f4e4 #ffb86b #2f9a94 #f0785a #bfe3d6",
    ),
    "honey": (
        "#fdf0cf #3a2410 #8a450a #f2b134 #d98324 #7a8b4f",
        "#f2b134 #2e1c0c #5c2c06 #fbe3a4 #c9762b #7a4a1e",
        "#2e2013 #fdeecb #f2b134 #c9762b #7a4a1e #fbe3a4",
    ),
    "cool": (
        "#eef2f7 #15263f #1b56b0 #8db4e2 #f2b25c #4f9a94",
        "#16305a #f5f7fb #ffc857 #3f7fd0 #76c7c0 #f08a5d",
        "#e8efe6 #17352f #0b6153 #7fb8a4 #f0b86a #3f7f8f",
    ),
    "mono": (
        "#f4f1ec #191919 #a8211a #cfc9bf #3a3a3e #e0a030",
        "#1a1a1c #f5f2ec #f2c14e #46464c #8a8a8e #d9503f",
        "#e8e4dc #1d1d1f #1f3f8f #bdb7aa #1f3f8f #d9503f",
    ),
    "blossom": (
        "#fbe9ee #47203a #a32856 #f2a9bf #9cc5a1 #f4d58d",
        "#2c3a63 #fff3f3 #ffb3c6 #e07a9a #7fa8d0 #f4d58d",
    ),
}
_BY_MOOD = {
    "dark": ("night",), "elegant": ("soft", "mono"), "joyful": ("play", "fiesta"), "calm": ("soft", "fresh", "sea"),
    "warm": ("warm",), "cold": ("winter", "cool"),
}  # fmt: skip
_ANY = ("warm", "bold", "cool", "fresh", "mono", "sea", "play")


def topic(canvas: Canvas) -> tuple[str, tuple[Prop, ...]]:
    """The family of colours and the motifs of what the page is about."""
    brief = canvas.ask.brief
    return topics.about(" , ".join((titles.said(brief), *brief.texts)), brief.language)


def scheme(canvas: Canvas) -> Inks:
    """A pairing of colours: by mood, else by topic, the seed choosing among the family's."""
    chance = canvas.chance("scheme")
    if canvas.ask.style == "neon":
        families: tuple[str, ...] = ("night",)
    else:
        found = topic(canvas)[0]
        families = _BY_MOOD.get(canvas.ask.mood or "", (found,) if found else _ANY)
    pick = chance.choice([entry for name in families for entry in _SCHEMES[name]])
    ground, ink, accent, *more = pick.split()
    return Inks(ground, ink, accent, c.mix(ground, more[0], 0.35), tuple(more))


def inks(canvas: Canvas) -> Inks:
    """The palette's lightest or darkest as ground, its most colourful as accent; else a pairing that suits."""
    if canvas.palette:
        return _given(canvas)
    nouns = canvas.ask.nouns
    if canvas.ask.use is Use.PRESENTATION:
        accent = next((h for h in scheme(canvas).more if c.chroma(h) > 0.08), "#d9694a")
        hue = c.hue(accent) if not nouns else _hue(canvas)
        return Inks("#fbfaf7", "#1d2638", c.lch(0.55, 0.15, hue), c.lch(0.93, 0.025, hue), scheme(canvas).more)
    if not nouns:
        return scheme(canvas)
    hue = _hue(canvas)
    if canvas.ask.mood == "dark" or canvas.ask.time in ("night", "dusk"):
        return Inks(c.lch(0.25, 0.05, hue + 180), "#faf4e6", c.lch(0.75, 0.15, hue), c.lch(0.34, 0.06, hue + 180))
    bright = canvas.ask.use in (Use.SOCIAL_MEDIA, Use.MARKETING) or canvas.ask.mood == "joyful"
    away = canvas.chance("ground hue").choice((170, 150, 200, 30, 330, 100))
    ground = c.lch(0.9 if bright else 0.94, 0.065 if bright else 0.03, hue + away)
    accent = c.lch(0.52, 0.17, hue if away > 60 and away < 300 else hue + 180)
    return Inks(ground, c.lch(0.26, 0.06, hue + away + 20), accent, c.lch(0.82, 0.08, hue + away - 20))


def _given(canvas: Canvas) -> Inks:
    """The colours asked for, each in a part that suits it."""
    colors = canvas.palette.colors
    dark = canvas.ask.mood == "dark" or canvas.ask.style == "neon"
    ground = canvas.palette.darkest() if dark else canvas.palette.lightest()
    rest = [h for h in colors if h != ground] or [c.readable(ground)]
    ink = max(rest, key=lambda h: c.contrast(h, ground))
    accent = max([h for h in rest if h != ink] or rest, key=c.chroma)
    return Inks(ground, ink, accent, c.mix(ground, accent, 0.25), tuple(rest))


def _hue(canvas: Canvas) -> float:
    """The page's key hue: a colour said, else near the subject's, warm or cool, as the seed has it."""
    noun = canvas.ask.nouns[0]
    if noun.color and c.chroma(noun.color) > 0.03:
        return c.hue(noun.color)
    base = noun.color or canvas.figure(noun).figure.colors.get("main", "#d9694a")
    return family(base) + canvas.chance("key hue").uniform(-32, 32)


def display_face(canvas: Canvas) -> str:
    """The headline's typeface."""
    ask = canvas.ask
    found = "" if ask.mood else topic(canvas)[0]
    if found == "play" or ask.mood == "joyful" or ask.says("kids", "children", "kinder", "niños", "enfants", "party"):
        return "round"
    if ask.mood == "elegant" or found in ("night", "soft", "winter", "honey"):
        return "serif-heavy"
    if ask.says("market", "farmers", "handmade", "craft", "folk", "flohmarkt"):
        return "hand"
    return ("grotesk-heavy", "sans-heavy", "serif-heavy")[canvas.seed % 3]
