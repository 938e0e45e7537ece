"""Slips of the finger in an instruction, put right where the word meant is one of those instructions are made of."""

import re
from functools import cache

from rapidfuzz.distance import OSA

from images_mcp.engines.minds.rules.instructions.lexicon import adjectives, kinds, vocabulary
from images_mcp.engines.minds.rules.instructions.speech import speech

_LETTERS = re.compile(r"[^\W\d_]{5,}")
_VOWELLESS = re.compile(r"\b[b-df-hj-np-tv-xz]{3,}\b", re.IGNORECASE)
_ENDINGS = ("er", "r", "s", "ed", "ing", "ier", "est", "ly")
_INFLECTED = ("s", "es", "ed", "ing", "er", "y")


def corrected(text: str, language: str, spelt: frozenset[str]) -> str:
    """Slips of the finger put right: a word nobody knows that is one slip (two in long words) from one we know.

    The first letter is hardly ever the slip; a difference at the end of a foreign word is its inflection. A word without
    vowels is a shortened one.
    """
    if language == "ja" or (language == "en" and not spelt):
        return text
    known = known_words(language)

    def right(match: re.Match[str]) -> str:
        word = match.group()
        low = word.casefold()
        if low in known or low in spelt or kinds(low, language) or any(low.removesuffix(e) in known for e in _ENDINGS):
            return word
        if language == "en" and any(low.endswith(e) and low.removesuffix(e) in spelt for e in _INFLECTED):
            return word
        if language != "en" and (word[0].isupper() or len(low) < 7):
            return word
        allowed = 2 if len(low) >= 8 and language == "en" else 1
        near = [
            (d, w)
            for w in known
            if w[0] == low[0]
            and abs(len(w) - len(low)) <= allowed
            and (d := OSA.distance(low, w, score_cutoff=allowed)) <= allowed
            and not (language != "en" and w[: len(low) - 2] == low[:-2])
        ]
        return min(near)[1] if near else word

    def voiced(match: re.Match[str]) -> str:
        low = match.group().casefold()
        whole = sorted((len(w), w) for w in known if w[0] == low[0] and re.sub("[aeiouy]", "", w) == low)
        abbreviated = low in spelt or re.search(rf"\b{low}\b", speech(language).source("fillers", "tail"))
        return whole[0][1] if whole and not abbreviated else match.group()

    text = _VOWELLESS.sub(voiced, text) if language == "en" else text
    return _LETTERS.sub(right, text)


@cache
def known_words(language: str) -> frozenset[str]:
    """Every word a language's file and attributes are made of."""
    names = speech(language)
    values = [value for rows in names.sections.values() for value in rows.values()]
    source = " ".join([*values, *(c.source for c in names.constructions)])
    plain = {w.casefold() for w in re.findall(r"(?<![\\\w])[^\W\d_]{4,}(?![?\w])", source)}
    poles = vocabulary(language)
    return frozenset(plain | poles | (_compared(poles & adjectives()) if language == "en" else set()))


def _compared(words: frozenset[str]) -> set[str]:
    return {f"{w[:-1]}ier" if w.endswith("y") else f"{w}r" if w.endswith("e") else f"{w}er" for w in words}
