"""How a brief looks, as values that can be counted and compared: one word per look, whatever language it was said in."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from images_mcp.brief import Aspect, Brief, Source
from images_mcp.engines.minds.rules import lexicon
from images_mcp.engines.minds.rules.words import detect, tokens
from images_mcp.kernel.colour import rgb, to_oklab
from images_mcp.kernel.errors import Problem

ASPECTS = {
    Aspect.STYLE: ("style", "texture", "material"),
    Aspect.MOOD: ("mood",),
    Aspect.LIGHTING: ("lighting",),
    Aspect.COMPOSITION: ("composition",),
    Aspect.BACKGROUND: ("background",),
}
"""Aspects of taste, and the sections of the mind's lexicon their values come from; the palette has its own table."""

WARM, COOL = "warm colors", "cool colors"
_TEMPERATE = 0.03  # OKLab chroma below which a colour is neither warm nor cool
_BASIC = {
    "black": "#111111", "grey": "#8a8a8a", "white": "#ffffff", "red": "#d7263d", "orange": "#f28c28",
    "yellow": "#f7d038", "green": "#3a9d4f", "teal": "#1c9a9a", "blue": "#2f6fde", "purple": "#7a4fbf",
    "pink": "#f090b0", "brown": "#7b4b2a", "beige": "#e8dcc0",
}  # fmt: skip
_LAB = {name: to_oklab(rgb(code)) for name, code in _BASIC.items()} | {
    "blue ": to_oklab(rgb("#1b2a52")), "green ": to_oklab(rgb("#1f4d3a")), "red ": to_oklab(rgb("#7b1e2b")),
    "blue  ": to_oklab(rgb("#9cc9ea")), "green  ": to_oklab(rgb("#9caf88")), "purple ": to_oklab(rgb("#c3b1e1")),
}  # fmt: skip
"""The basic colour terms by example; some have a second, dark or light, one."""


@dataclass(frozen=True)
class Look:
    """One value of one aspect, in English as the lexicon has it first."""

    aspect: Aspect
    value: str


def colour_name(code: str) -> str:
    """The basic colour term nearest to #rrggbb in OKLab."""
    lab = to_oklab(rgb(code))
    return min(_LAB, key=lambda name: float(np.linalg.norm(_LAB[name] - lab))).strip()


@lru_cache(maxsize=2_000)
def named(aspect: Aspect, words: str, language: str | None = None) -> tuple[str, ...]:
    """What the lexicon calls these words, none where it does not know them; read in one language where that is known."""
    read = language or detect(words)
    layer = "color" if aspect is Aspect.PALETTE else "quality"
    toks = tokens(words[:400])
    codes = (read,) if language or read != "en" else ("en", "de", "es", "fr")
    kinds = ASPECTS.get(aspect, ())
    for code in codes:
        hits = lexicon.find(layer, toks, words[:400], code)
        found = [h.gloss for h in hits if layer == "color" or h.concept.kind in kinds]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def hex_of(words: str) -> tuple[str, ...]:
    """The colours behind colour words."""
    found = {c.gloss: c.tag for c in lexicon.concepts() if c.layer == "color"}
    return tuple(found[name] for name in named(Aspect.PALETTE, words))


def in_language(look: Look, language: str) -> str:
    """A look in the words of a language, English where the lexicon has none."""
    for concept in lexicon.concepts():
        if concept.gloss == look.value and (concept.layer == "color") == (look.aspect is Aspect.PALETTE):
            terms = concept.terms.get(language) or concept.terms["en"]
            return terms[0]
    return look.value


def temperature(codes: tuple[str, ...]) -> str | None:
    """`WARM` or `COOL` where most of these colours are so, else None. Warm is a hue from red to yellow in OKLab."""
    leaning = 0.0
    for code in codes:
        try:
            _, a, b = to_oklab(rgb(code))
        except Problem:
            continue
        if np.hypot(a, b) >= _TEMPERATE:
            leaning += 1 if -40 <= np.degrees(np.arctan2(b, a)) <= 110 else -1
    return WARM if leaning > len(codes) / 3 else COOL if leaning < -len(codes) / 3 else None


def looks_of(brief: Brief) -> frozenset[Look]:
    """The looks of a brief that say something about taste: not what we ourselves filled in from habits or defaults."""
    found: set[Look] = set()
    for aspect in (*ASPECTS, Aspect.PALETTE):
        said = brief.aspects.get(aspect)
        if said and said.source not in {Source.PREFERENCE, Source.DEFAULT}:
            values = named(aspect, said.value)
            found |= {Look(aspect, value) for value in values}
            if not values and len(said.value) <= 40:
                found.add(Look(aspect, said.value.casefold()))
    palette = brief.aspects.get(Aspect.PALETTE)
    if palette is None or palette.source not in {Source.PREFERENCE, Source.DEFAULT}:
        lean = temperature(brief.colors)
        if lean:
            found.add(Look(Aspect.PALETTE, lean))
    return frozenset(found)
