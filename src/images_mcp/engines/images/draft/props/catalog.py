"""Finds the drawn thing somebody's words mean: `PROPS` by name, `find` for one noun phrase, `find_all` for a sentence.

A phrase's head decides, not its longest or first noun: a coffee cup is a cup, a fox with a hat is a fox, a fire truck
is no fire. English and German put the head last, Spanish and French first, Japanese last unless a particle marks it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from images_mcp.engines.images.draft.props import drawings
from images_mcp.engines.images.draft.props.words import BOUNDARIES, DECOYS, TABLE, VERBS
from images_mcp.engines.images.draft.shapes import Prop

_LANGUAGES = ("en", "de", "es", "fr", "ja")
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 5  # words in a name
_SHORT_TAILS = {"uhr", "bus", "zug", "bar", "hut", "boot", "ball", "auto", "brot", "haus", "baum", "buch", "kuh"}
_NO_TAILS = {
    "berg",
    "burg",
    "tisch",
    "wein",
    "welt",
    "rose",
    "rosen",
    "regen",
    "rad",
    "bote",
    "auto",
}  # Hamburg, romantisch


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Match:
    prop: Prop
    first: int  # tokens (characters in Japanese), half open
    last: int
    start: int
    end: int


def find(words: str, language: str = "en") -> Prop | None:
    """The prop a noun phrase is about, or None. Unknown languages are read as English, also the fallback."""
    language = _language(language)
    if language == "ja":
        return _japanese_head(words) or _latin_head(words, "en")
    found = _latin_head(words, language)
    return found or (_latin_head(words, "en") if language != "en" else None)


def find_all(text: str, language: str = "en") -> list[tuple[Prop, int, int]]:
    """Every thing a text names, in order, with its span of characters; modifiers ("coffee" in coffee cup) are left."""
    language = _language(language)
    if language == "ja":
        return [(m.prop, m.start, m.end) for m in _japanese_matches(text)]
    tokens = _tokens(text)
    heads: list[_Match] = []
    for match in _matches(tokens, language):
        last = heads[-1] if heads else None
        if last and _joined(text, tokens, last, match) and language in ("en", "de"):
            heads[-1] = match
        elif not (last and last.prop is match.prop and _of(tokens, last, match)):
            heads.append(match)
    return [(m.prop, m.start, m.end) for m in heads]


def _language(code: str) -> str:
    short = code.casefold()[:2]
    return short if short in _LANGUAGES else "en"


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _tokens(text: str) -> list[_Token]:
    return [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _key(words: str) -> tuple[str, ...]:
    return tuple(_fold(t.text) for t in _tokens(words))


def _plurals(word: str, language: str) -> tuple[str, ...]:
    first, _, rest = word.partition(" ")
    if language == "en":
        return (_english_plural(word),)
    if language == "es":
        more = rest if rest.startswith(("de ", "del ")) else " ".join(_spanish_plural(w) for w in rest.split())
        return (f"{_spanish_plural(first)} {more}".strip(),)
    if language == "fr":
        more = rest if re.match(r"(de|à|en) |d'", rest) else " ".join(_french_plural(w) for w in rest.split())
        return (f"{_french_plural(first)} {more}".strip(),)
    if language == "de" and re.search(r"(?:e|el|er)$", word) and word[:1].isupper():
        return (word + "n",)  # the dative of plurals: "mit Schafen"
    return ()


def _english_plural(word: str) -> str:
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def _spanish_plural(word: str) -> str:
    if word.endswith("z"):
        return word[:-1] + "ces"
    return word + ("s" if _fold(word)[-1:] in "aeiou" else "" if word.endswith("s") else "es")


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def _read() -> dict[str, Prop]:
    props: dict[str, Prop] = {}
    for row in TABLE.strip().splitlines():
        name, kind, size, *columns = (cell.strip() for cell in row.split("|"))
        words: dict[str, tuple[str, ...]] = {}
        for language, column in zip(_LANGUAGES, columns, strict=True):
            singular = [w.strip() for w in column.split(",")]
            plural = [p for w in singular for p in _plurals(w, language)]
            words[language] = tuple(dict.fromkeys(singular + plural))
        if name in drawings.ALL:
            props[name] = Prop(name, kind, drawings.ALL[name], words, float(size))
    return props


PROPS: dict[str, Prop] = _read()


@cache
def _index(language: str) -> dict[tuple[str, ...], Prop | None]:
    index: dict[tuple[str, ...], Prop | None] = {_key(words): None for words in DECOYS.get(language, ())}
    for prop in PROPS.values():
        for word in prop.words[language]:
            index.setdefault(_key(word), prop)
    return index


def _matches(tokens: list[_Token], language: str) -> list[_Match]:
    index, folded = _index(language), [_fold(t.text) for t in tokens]
    found: list[_Match] = []
    i = 0
    while i < len(tokens):
        for n in range(min(_LONGEST, len(tokens) - i), 0, -1):
            key = tuple(folded[i : i + n])
            if key in index:
                prop = index[key]
                break
        else:
            n, prop = 1, _compound(tokens[i].text) if language == "de" else None
        if prop and not _verb(folded[i], found, i, language):
            found.append(_Match(prop, i, i + n, tokens[i].start, tokens[i + n - 1].end))
        i += n
    return found


def _verb(word: str, found: list[_Match], at: int, language: str) -> bool:
    """Whether a word is rather what the creature before it does: "a girl waves"."""
    before = found[-1] if found else None
    return bool(
        before and before.last == at and before.prop.kind in ("person", "animal") and word in VERBS.get(language, ())
    )


def _compound(word: str) -> Prop | None:
    """The head of a German compound: the longest known ending, with at least three letters before it."""
    folded, index = _fold(word), _index("de")
    for cut in range(3, len(folded) - 2):
        tail = folded[cut:]
        known = len(tail) > 4 or tail in _SHORT_TAILS
        if known and tail not in _NO_TAILS and index.get((tail,)):
            return index[tail,]
    return None


def _latin_head(words: str, language: str) -> Prop | None:
    tokens = _tokens(words)
    matches = _matches(tokens, language)
    if not matches or language in ("es", "fr"):
        return matches[0].prop if matches else None
    head = matches[0]
    for match in matches[1:]:
        if not _joined(words, tokens, head, match, gap=1):
            break
        head = match
    return head.prop


def _joined(text: str, tokens: list[_Token], a: _Match, b: _Match, gap: int = 0) -> bool:
    """Whether b continues a's compound: no word that ends a noun phrase and no punctuation between them."""
    between = tokens[a.last : b.first]
    if len(between) > gap or re.search(r"[,;.:!?/&()]", text[a.end : b.start]):
        return False
    return not any(_fold(t.text) in BOUNDARIES or t.text.endswith(("ing", "ed", "s")) for t in between)


def _of(tokens: list[_Token], a: _Match, b: _Match) -> bool:
    return any(t.text.casefold() in ("of", "de", "d", "von") for t in tokens[a.last : b.first][:1])


def _japanese_matches(text: str) -> list[_Match]:
    index = {words[0]: prop for words, prop in _japanese_index().items()}
    longest = max(map(len, index))
    found: list[_Match] = []
    i = 0
    while i < len(text):
        for n in range(min(longest, len(text) - i), 0, -1):
            if text[i : i + n] in index:
                prop = index[text[i : i + n]]
                break
        else:
            n, prop = 1, None
        if prop:
            last = found[-1] if found else None
            joined = last and (last.end == i or (last.prop is prop and text[last.end : i] == "の"))
            match = _Match(prop, i, i + n, i, i + n)
            found = [*found[:-1], match] if joined else [*found, match]
        i += n
    return found


@cache
def _japanese_index() -> dict[tuple[str, ...], Prop | None]:
    index: dict[tuple[str, ...], Prop | None] = {(words,): None for words in DECOYS["ja"]}
    for prop in PROPS.values():
        for word in prop.words["ja"]:
            index.setdefault((word,), prop)
    return index


def _japanese_head(text: str) -> Prop | None:
    matches = _japanese_matches(text)
    marked = (m for m in matches if text[m.end : m.end + 1] in ("が", "は") and m.end < len(text))
    return next((m.prop for m in marked), matches[-1].prop if matches else None)
