"""What a text can be found by: the stems of its words, their beginnings, and the meanings five languages share.

The sentence model reads English. Of another language the known words are put into English one by one: the dictionary and
the drawing engine's nouns, places, times and styles are exact, the mind's lexicons give the family. What neither knows (names,
loanwords) stays as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.images.draft import lexicon as drawn
from images_mcp.engines.images.draft.props.words import TABLE
from images_mcp.engines.images.draft.words import LANGUAGES, rows_of
from images_mcp.engines.minds.rules import lexicon
from images_mcp.engines.minds.rules.words import LITTLE, Token, detect, fold, stem, tokens

LATIN = ("en", "de", "es", "fr")
LONGEST = 20_000
"""Characters of one text that are indexed; the longest prompt an engine reads is longer, but nobody searches its end."""

_MOST_WORDS = 400
_MEANT = 1_200
_SHORTEST_HALF = 4
_KATAKANA = re.compile(r"[\u30a1-\u30ff]")
_SHORT_KATAKANA = 2
_KANA = re.compile(r"[\u3040-\u309f]")
_COMMON = 0.5
_SURE = 0.9
_AS_WRITTEN = 0.5
_NEAR, _ALIKE, _IN_STEP = 4, 0.55, 10
_LAYERS = ("use", "thing", "quality", "color")


@dataclass(frozen=True)
class Terms:
    """What a text can be found by.

    `words` maps each distinct word, folded, to its stems (several where nothing tells the language); `concepts` are meanings; `english` is the text
    as the sentence model should read it.
    """

    text: str
    words: dict[str, frozenset[str]]
    concepts: frozenset[str]
    english: str


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    english: str
    concept: str


@lru_cache(maxsize=2_000)
def terms_of(text: str) -> Terms:
    """Take a text apart. Of a long one only the beginning counts."""
    text = text[:LONGEST]
    toks = tokens(text)
    spoken = detect(text, "")
    languages = (spoken,) if spoken in LATIN else LATIN if not spoken else ("en",)
    words: dict[str, frozenset[str]] = {}
    for token in toks:
        if len(words) >= _MOST_WORDS:
            break
        words.update(_words(token, languages, spoken or "en"))
    found = _meanings(text[:_MEANT], spoken)
    meant = text[:_MEANT]
    return Terms(meant, words, frozenset(f.concept for f in found), _english(meant, spoken, found))


def reading_of(model: Embedder) -> str:
    """What vectors are kept under: the model and this way of putting texts into English, so that older ones are renewed."""
    return f"{model.name}.2"


def vector_of(terms: Terms, model: Embedder) -> NDArray[np.float32]:
    """What a text means, as a unit vector: mostly its English, partly the text itself. Blocking."""
    english = terms.english.strip() or terms.text
    if english == terms.text:
        return np.asarray(model.embed([english])[0], dtype=np.float32)
    read, written = model.embed([english, terms.text])
    mixed = read + _AS_WRITTEN * written
    return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)


def asked_of(terms: Terms, model: Embedder) -> NDArray[np.float32]:
    """What a query means beside what every wish means: some titles are near to any query, and would come first. Blocking."""
    asked = vector_of(terms, model)
    return np.asarray(asked - _COMMON * _middle(), np.float32) if model.name == "minilm" else asked


@cache
def _middle() -> NDArray[np.float32]:
    """The mean of many wishes' vectors: `evals/middle.py`."""
    with (files(__package__) / "data" / "middle.npy").open("rb") as file:
        return np.asarray(np.load(file), dtype=np.float32)


def _words(token: Token, languages: tuple[str, ...], spoken: str) -> dict[str, frozenset[str]]:
    if token.kind == "cjk":
        pairs = [token.low[i : i + 2] for i in range(len(token.low) - 1)]
        singles = [c for c in token.low if not _KANA.match(c)]
        return {piece: frozenset({piece}) for piece in (*pairs, *singles)}
    if token.kind != "word" or token.low in LITTLE.get(spoken, ()):
        return {}
    return {fold(token.low): frozenset(stem(token.low, code) for code in languages)}


def _meanings(text: str, spoken: str) -> list[_Found]:
    """Known words in the language spoken, or in the one that explains most of the text where nothing tells."""
    if spoken:
        return _known(text, spoken)
    readings = [_known(text, code) for code in LATIN]
    return max(readings, key=lambda found: sum(f.end - f.start for f in found))


def _known(text: str, language: str) -> list[_Found]:
    exact = _exact(text, language)
    taken = [(f.start, f.end) for f in exact]
    toks, family = tokens(text), []
    little = LITTLE.get(language, frozenset())
    spelt = frozenset(fold(t.low) for t in toks)  # no guessing at misspellings: it takes long and is seldom sure
    for layer in _LAYERS:
        for hit in lexicon.find(layer, toks, text, language, known=spelt):
            if hit.sure < _SURE or hit.text.casefold() in little or _within_katakana(text, hit.start, hit.end):
                continue
            covered = any(a < hit.end and hit.start < b for a, b in taken)
            english = "" if covered else _english_of(layer, language).get(_key(hit.text, language), hit.gloss)
            family.append(_Found(hit.start, hit.end, english, f"{layer}:{hit.gloss}"))
    return exact + family


def _key(phrase: str, language: str) -> tuple[str, ...]:
    return (fold(phrase),) if language == "ja" else lexicon.key_of(phrase, language)


@cache
def _vocabulary(language: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """Stems of a phrase to (meaning, in English): the drawing engine's own words for what it can draw."""
    table: dict[tuple[str, ...], tuple[str, str]] = {}
    for cells in _rows():
        for phrase, english in _paired(cells.get(language, []), cells["en"]):
            key = _key(phrase, language)
            if key:
                table.setdefault(key, (cells["en"][0], english))
    return table


@cache
def _dictionary(language: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """Stems of an everyday word to (meaning, in English): `data/dictionary.txt`."""
    table: dict[tuple[str, ...], tuple[str, str]] = {}
    text = (files(__package__) / "data" / "dictionary.txt").read_text("utf-8")
    for line in text.splitlines():
        cells = [[term.strip() for term in cell.split(",")] for cell in line.split("|")]
        if line.startswith("#") or len(cells) != len(LANGUAGES):
            continue
        english = " ".join(cells[0])
        for term in cells[LANGUAGES.index(language)]:
            table.setdefault(_key(term, language), (cells[0][0], english))
    return table


@cache
def _words_of(language: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """The dictionary's words, then those of the drawing engine."""
    return _vocabulary(language) | _dictionary(language)


@cache
def _english_of(layer: str, language: str) -> dict[tuple[str, ...], str]:
    """Stems of a lexicon's terms to the English term that seems to be meant."""
    table: dict[tuple[str, ...], str] = {}
    for concept in lexicon.concepts():
        if concept.layer == layer:
            for phrase, english in _paired(concept.terms.get(language, ()), concept.terms["en"]):
                table.setdefault(_key(phrase, language), english)
    return table


def _paired(phrases: Sequence[str], english: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each phrase with its English: the tables give both in about the same order, and related words look alike."""
    plain = [fold(term) for term in english]
    for at, phrase in enumerate(phrases):
        folded, first = fold(phrase), max(0, at - _NEAR)
        alike = [OSA.normalized_similarity(folded, term) for term in plain[first : at + _NEAR + 1]]
        if alike and max(alike) >= _ALIKE:
            yield phrase, english[first + alike.index(max(alike))]
        else:
            yield phrase, english[at] if at < min(len(english), _IN_STEP) else english[0]


def _rows() -> Iterator[Mapping[str, list[str]]]:
    """Words per language of everything the drawing engine knows by name."""
    for line in TABLE.strip().splitlines():
        cells = dict(zip(LANGUAGES, line.split("|")[3:], strict=True))
        yield {code: [w.strip() for w in cell.split(",") if w.strip()] for code, cell in cells.items()}
    for table in (drawn.PLACES, drawn.TIMES, drawn.WEATHERS, drawn.STYLES, drawn.MOODS):
        for _, found in rows_of(table):
            yield found


def _exact(text: str, language: str) -> list[_Found]:
    if language == "ja":
        return _japanese(text)
    table = _words_of(language)
    longest = max(map(len, table), default=1)
    little = LITTLE.get(language, frozenset())
    words = [t for t in tokens(text) if t.kind == "word"]
    stems = [stem(t.low, language) for t in words]
    found, at = [], 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            known = table.get(tuple(stems[at : at + size]))
            if known and (size > 1 or words[at].low not in little):
                found.append(_Found(words[at].start, words[at + size - 1].end, known[1], f"a:{known[0]}"))
                at += size
                break
        else:
            found += _compound(words[at]) if language == "de" else []
            at += 1
    return found


def _compound(word: Token) -> list[_Found]:
    """What a German compound is made of: an Orgelkonzert is a concert, with an organ if that is known."""
    low = word.low
    for cut in range(_SHORTEST_HALF, len(low) - _SHORTEST_HALF + 1):
        tail = _german(low[cut:])
        if tail:
            head = _german(low[:cut]) or _german(low[:cut].rstrip("s"))
            known = [one for one in (head, tail) if one]
            return [_Found(word.start, word.end, english, f"a:{name}") for name, english in known]
    return []


def _german(word: str) -> tuple[str, str] | None:
    """(meaning, in English) of a single word in any table."""
    key = (stem(word, "de"),)
    known = _words_of("de").get(key)
    for layer in _LAYERS:
        english = None if known else _english_of(layer, "de").get(key)
        known = (english, english) if english else known
    return known


def _japanese(text: str) -> list[_Found]:
    table = _words_of("ja")
    found = []
    for token in tokens(text):
        at = token.start if token.kind == "cjk" else token.end
        while at < token.end:
            for size in range(min(10, token.end - at), 0, -1):
                known = table.get((fold(text[at : at + size]),))
                if known and not _within_katakana(text, at, at + size):
                    found.append(_Found(at, at + size, known[1], f"a:{known[0]}"))
                    at += size
                    break
            else:
                at += 1
    return found


def _within_katakana(text: str, start: int, end: int) -> bool:
    """Whether a short word is only a piece of a loanword, as hippo (カバ) is of cover (カバー)."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return end - start <= _SHORT_KATAKANA and bool(_KATAKANA.match(text[start]) and _KATAKANA.search(around))


def _english(text: str, spoken: str, found: list[_Found]) -> str:
    if spoken == "en" or not found:
        return text
    pieces = [(f.start, f.english) for f in found if f.english]
    spans = [(f.start, f.end) for f in found]
    little = LITTLE.get(spoken, frozenset())
    pieces += [
        (token.start, token.text)
        for token in tokens(text)
        if token.kind == "word" and token.low not in little and not any(a <= token.start < b for a, b in spans)
    ]
    return " ".join(dict.fromkeys(words for _, words in sorted(pieces)))
