"""Phrases changed where they stand: a thing taken out of somebody's words, or exchanged for another."""

import itertools
import re

from images_mcp.engines.images.draft.figures import known as known_thing
from images_mcp.engines.images.draft.words import words as known_words
from images_mcp.engines.minds.rules.words import LITTLE, fold, stem, tokens

# Closed classes of function words: what leads a phrase that can be cut off, and what may stand before its noun.
_JOINS = {"en": "and", "de": "und", "es": "y e", "fr": "et"}
_LEADS = {
    "en": "with without wearing holding filled at by in into on onto over during under near next to behind beside from for of",
    "de": "mit ohne bei am im in auf aus während unter über neben hinter vor an für von",
    "es": "con sin en de por para a al lado junto bajo durante sobre tras",
    "fr": "avec sans à côté au aux de en sur sous dans derrière pour pendant",
}
_OF = {"en": "of", "de": "von aus", "es": "de", "fr": "de d'"}
# How adjectives end that follow their noun and are no verbs there.
_TRAITS = {"es": re.compile(r"\w{3,}(?:[ai]d[oa]|os[oa]|[^\Wu]o)s?"), "fr": re.compile(r"\w{3,}(?:ée?s?|eux|euses?)")}
_ARTICLES = {
    "en": "a an the some any its his her their all",
    "de": "ein eine einen einem einer eines der die das den dem des",
    "es": "un una unos unas el la los las",
    "fr": "un une des le la les l du d",
}


def key(words: str, language: str) -> tuple[str, ...]:
    """The stems that carry a phrase's meaning: no articles, no prepositions."""
    little = _among(_ARTICLES, language) | _leads(language)
    row = [fold(t.text) for t in tokens(words)]
    return tuple(stem(w, language) for w in row if w not in little) or tuple(row)


def same(phrase: str, wanted: str, language: str) -> bool:
    """Whether a phrase speaks of what is wanted: all of its stems occur."""
    return bool(key(wanted, language)) and set(key(wanted, language)) <= set(key(phrase, language))


def head(words: str, language: str) -> str:
    """The stem of the thing a phrase names: its last word, in Spanish and French its first; no article, no number."""
    row = [w for w in key(words, language) if not _determines(w, language)]
    return (row[0] if language in {"es", "fr"} else row[-1]) if row else ""


def span_of(text: str, wanted: str, language: str) -> tuple[int, int] | None:
    """Where the wanted thing stands in a text: (start, end) of its words, articles not included."""
    need = key(wanted, language)
    if not need:
        return None
    little = _among(_ARTICLES, language) | _leads(language)
    row = [t for t in tokens(text) if fold(t.text) not in little]
    stems = [stem(t.text, language) for t in row]
    for sought in dict.fromkeys((need, (head(wanted, language),))):  # "the red hat" may stand there as "a hat"
        size = len(sought)
        for at in range(len(row) - size + 1):
            if tuple(stems[at : at + size]) == sought:
                return row[at].start, row[at + size - 1].end
    return None


def swap(text: str, old: str, new: str, language: str) -> str:
    """The text with one thing exchanged for another; there is one article before it, the new one's own if it has one."""
    found = span_of(text, old, language)
    if found is None:
        return text
    start, end = found
    articles = _among(_ARTICLES, language)
    bare = _undetermined(new, language)
    before = itertools.takewhile(lambda t: fold(t.text) not in _leads(language), reversed(tokens(text[:start])))
    article = next((t for t in before if fold(t.text) in articles), None)
    own = new[: len(new) - len(bare)].strip()
    if article is None:
        return text[:start] + (bare if fold(own) in articles else new) + text[end:]
    own = own or text[article.start : article.end]
    if language == "en" and fold(own) in {"a", "an"}:
        own = "an" if fold(bare)[:1] in "aeiou" else "a"
    between = text[article.end : start].strip()
    keep = between if between and len(tokens(bare)) == 1 and fold(own) != "the" else ""
    if language == "en" and keep and fold(own) in {"a", "an"}:
        own = "an" if fold(keep)[:1] in "aeiou" else "a"
    return " ".join(filter(None, (text[: article.start].rstrip(), own, keep, bare))) + text[end:]


def _undetermined(words: str, language: str) -> str:
    row = tokens(words)
    return words[row[1].start :] if len(row) > 1 and _determines(row[0].text, language) else words


def without_phrase(text: str, what: str, language: str) -> str:
    """The text without a thing and the words that only led to it; nothing where it was all about that thing."""
    if language == "ja":
        return _without_ja(text, what)
    found = span_of(text, what, language)
    if found is None:
        return text
    start, end = found
    leads, cut, led = _leads(language), start, False
    for word in reversed(tokens(text[:start])):
        if text[word.end : cut].strip():  # a comma: another phrase begins there
            break
        if fold(word.text) in leads:
            cut = word.start
            led = True
            continue
        if led:
            break
        compound = language == "en" and not text[word.end : start].strip()
        if known_thing(word.text, language) and not compound:
            break
        cut = word.start
        if _determines(word.text, language) and not _led(text[:cut], leads):
            break
    if not text[:cut].strip(" ,"):
        return _what_it_stood_by(text[end:], language)
    rest = text[end + _described(text[end:], language) :]
    return re.sub(r"\s{2,}", " ", f"{text[:cut].rstrip(' ,')}{rest}").strip(" ,")


def _described(rest: str, language: str) -> int:
    """How far the words behind a thing only describe it: "rojo y blanco", "de paja", "of fresh fruit"."""
    row, end = tokens(rest), 0
    stops = _leads(language) | LITTLE.get(language, frozenset())
    while end < len(row):
        word = fold(row[end].text)
        if _describes(word, language):
            end += 1
        elif (
            word in _among(_JOINS, language)
            and end
            and _describes("".join(t.text for t in row[end + 1 : end + 2]), language)
        ):
            end += 2
        elif word in _among(_OF, language) and (
            of := list(itertools.takewhile(lambda t: fold(t.text) not in stops and t.kind != "mark", row[end + 1 :]))
        ):
            end += 1 + len(of if language not in _TRAITS else of[:1])
        else:
            break
    return row[end - 1].end if end else 0


def _describes(word: str, language: str) -> bool:
    """Whether a word is an adjective that follows its noun."""
    ending = _TRAITS.get(language)
    return ending is not None and bool(ending.fullmatch(fold(word)) or known_words("COLORS", language).first(word))


def _without_ja(text: str, what: str) -> str:
    if not what.strip():
        return text
    thing = rf"(?<![一-龯々〆ァ-ヶー]){re.escape(what)}"  # not within another word
    followed = r"[とや、]|(?:じゃ|では)なくて?、?|の代わりに、?"
    return re.sub(rf"{thing}(?:{followed})|[とや、]{thing}(?=[がをはの]|$)|^{thing}$", "", text, count=1)


def _what_it_stood_by(rest: str, language: str) -> str:
    """What is left of "a car in front of a house" without the car: "a house"; nothing where no other thing is named."""
    row = tokens(rest)
    if row and fold(row[0].text) in _among(_JOINS, language):
        return rest[row[0].end :].strip(" ,")
    start = next((t.start for t in row if _determines(t.text, language) or known_thing(t.text, language)), None)
    return rest[start:].strip(" ,.") if start is not None else ""


def _among(table: dict[str, str], language: str) -> frozenset[str]:
    return frozenset(map(fold, table.get(language, "").split()))


def _leads(language: str) -> frozenset[str]:
    return _among(_LEADS, language) | _among(_JOINS, language)


def _determines(word: str, language: str) -> bool:
    """Whether a thing's phrase begins with it: an article or a number."""
    return fold(word) in _among(_ARTICLES, language) or bool(known_words("NUMBERS", language).first(word))


def _led(before: str, leads: frozenset[str]) -> bool:
    row = tokens(before)
    return bool(row) and fold(row[-1].text) in leads
