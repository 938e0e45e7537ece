"""What a text can be found by: the stems of its words, their beginnings, and the meanings five languages share.

The sentence model reads English. Of another language the known words are put into English one by one: the drawing
engine's nouns, places, times and styles are exact, the mind's lexicons give the family. What neither knows (names,
loanwords) stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

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
_KANA = re.compile(r"[\u3040-\u309f]")
_LAYERS = ("use", "thing", "quality", "color")


@dataclass(frozen=True)
class Terms:
    """What a text can be found by.

    `words` maps each distinct word, folded, to its stems ("de:fuchs"); `concepts` are meanings; `english` is the text
    as the sentence model should read it.
    """

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
    return Terms(words, frozenset(f.concept for f in found), _english(text[:_MEANT], spoken, found))


def _words(token: Token, languages: tuple[str, ...], spoken: str) -> dict[str, frozenset[str]]:
    if token.kind == "cjk":
        pairs = [token.low[i : i + 2] for i in range(len(token.low) - 1)]
        singles = [c for c in token.low if not _KANA.match(c)]
        return {piece: frozenset({f"ja:{piece}"}) for piece in (*pairs, *singles)}
    if token.kind != "word" or token.low in LITTLE.get(spoken, ()):
        return {}
    return {fold(token.low): frozenset(f"{code}:{stem(token.low, code)}" for code in languages)}


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
    for layer in _LAYERS:
        for hit in lexicon.find(layer, toks, text, language):
            if hit.sure >= 0.9:
                covered = any(a < hit.end and hit.start < b for a, b in taken)
                family.append(_Found(hit.start, hit.end, "" if covered else hit.gloss, f"{layer}:{hit.gloss}"))
    return exact + family


@cache
def _vocabulary(language: str) -> dict[tuple[str, ...], str]:
    """Stems of a phrase to what it is called in English: the drawing engine's own words for what it can draw."""
    table: dict[tuple[str, ...], str] = {}
    for name, cells in _rows():
        for phrase in cells.get(language, ()):
            key = (fold(phrase),) if language == "ja" else lexicon.key_of(phrase, language)
            if key:
                table.setdefault(key, name)
    return table


def _rows() -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    """(in English, words per language) of everything the drawing engine knows by name."""
    for line in TABLE.strip().splitlines():
        cells = dict(zip(LANGUAGES, line.split("|")[3:], strict=True))
        words = {code: [w.strip() for w in cell.split(",") if w.strip()] for code, cell in cells.items()}
        yield words["en"][0], words
    for table in (drawn.PLACES, drawn.TIMES, drawn.WEATHERS, drawn.STYLES, drawn.MOODS):
        for _, found in rows_of(table):
            yield found["en"][0], found


def _exact(text: str, language: str) -> list[_Found]:
    if language == "ja":
        return _japanese(text)
    table = _vocabulary(language)
    longest = max(map(len, table), default=1)
    words = [t for t in tokens(text) if t.kind == "word"]
    stems = [stem(t.low, language) for t in words]
    found, at = [], 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            name = table.get(tuple(stems[at : at + size]))
            if name:
                found.append(_Found(words[at].start, words[at + size - 1].end, name, f"a:{name}"))
                at += size
                break
        else:
            found += _compound(words[at], language, table) if language == "de" else []
            at += 1
    return found


def _compound(word: Token, language: str, table: dict[tuple[str, ...], str]) -> list[_Found]:
    """What a German compound is made of: Kirschbaum is a kind of tree."""
    low = word.low
    for cut in range(_SHORTEST_HALF, len(low) - _SHORTEST_HALF + 1):
        tail = table.get((stem(low[cut:], language),))
        if tail:
            head = table.get((stem(low[:cut].rstrip("s"), language),)) or table.get((stem(low[:cut], language),))
            names = [n for n in (head, tail) if n]
            return [_Found(word.start, word.end, name, f"a:{name}") for name in names]
    return []


def _japanese(text: str) -> list[_Found]:
    table = _vocabulary("ja")
    found = []
    for token in tokens(text):
        at = token.start if token.kind == "cjk" else token.end
        while at < token.end:
            for size in range(min(10, token.end - at), 0, -1):
                name = table.get((fold(text[at : at + size]),))
                if name:
                    found.append(_Found(at, at + size, name, f"a:{name}"))
                    at += size
                    break
            else:
                at += 1
    return found


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
