"""Which term a word may be a form of: inflection in four languages, on letters alone."""

import re
from functools import lru_cache

from images_mcp.capabilities.reuse.grammar import GRAMMARS
from images_mcp.capabilities.reuse.groups import known_verbs, verb_forms
from images_mcp.capabilities.reuse.inflection import ENDINGS, singular, verb_key, without
from images_mcp.engines.minds.rules.words import fold, stem

_STRETCH = 2
_CASES = frozenset({"", "e", "n", "en", "er", "ern", "s", "es", "nen"})


@lru_cache(maxsize=20_000)
def forms(low: str, language: str) -> tuple[tuple[str, str], ...]:
    """What a word may be a form of: itself first, then its base with the form."""
    found = [(low, "")]
    if language == "en":
        if base := singular(low):
            found.append((base, "s"))
        found += [(base, "ing") for base in without(low, "ing")] + [(base, "ed") for base in without(low, "ed")]
        if low in GRAMMARS["en"].participles:
            found.append((GRAMMARS["en"].participles[low], "ed"))
    elif language == "de":
        found += [(low[: -len(e)], "") for e in ("er", "es", "en", "em", "e") if low.endswith(e) and len(low) > 4]
        found += [(low[:-1], "gen")] if low.endswith("s") and len(low) > 3 else []
    elif low[-1:] in "sx" and len(low) > 3:
        found.append((low[:-1], "s"))
    if language != "en" and (len(low) > 2 or low in verb_forms(language)):
        key = verb_key(low, language)
        found += [(f"#{key}", "#" + _ending(low, language)), (f"~{stem(low, language)}", "")]
    return tuple(found)


def _ending(low: str, language: str) -> str:
    ending = ENDINGS[language].search(fold(low))
    return ending.group() if ending else ""


def ended(low: str, term: str) -> str:
    """What a German word ends in where its term ends: „Hunden“ in "en", „Männer“ in "änner"."""
    same = next((n for n, (a, b) in enumerate(zip(low, term, strict=False)) if a != b), min(len(low), len(term)))
    return low[same:]


@lru_cache(maxsize=50_000)
def agree(word: str, term: str, language: str) -> bool:
    """Whether a word is a term in another number, case or gender."""
    if language == "de":
        return abs(len(word) - len(term)) <= _STRETCH and stem(word, language) == stem(term, language)
    if (
        language == "fr"
        and word.rstrip("s")[-1:] != term.rstrip("s")[-1:]
        and {"é", "e"} & {word[-1:], term[-1:]} == {"é", "e"}
    ):
        return False  # "une gare" is not parked
    bare = [re.sub(r"[aoe]$", "", re.sub(r"(?:es|s|x)$", "", fold(w))) for w in (word, term)]
    return bare[0] == bare[1] or re.sub(r"[aoe]$", "", fold(word).removesuffix("s")) == bare[1]


def gendered(word: str) -> str:
    """A Spanish or French noun without its plural."""
    return re.sub(r"(?<=[^aeiou])es$|[sx]$", "", fold(word))


def inflected(word: str, term: str) -> bool:
    """Whether a German noun is a term in another number or case: the term with an ending, or with an umlaut inside."""
    bare = fold(term)
    if not fold(word).startswith(bare):
        return False
    ending = fold(word)[len(bare) :]
    return ending in _CASES and (bool(ending) or word == term or term.endswith(("el", "er", "en")))


@lru_cache(maxsize=20_000)
def a_verb(low: str) -> bool:
    """Whether a German word written small is a known verb's infinitive or plural."""
    return low.endswith("en") and verb_key(low, "de") in known_verbs("de")
