"""Finding known words in somebody's sentence: folded spelling, longest phrase first, with or without spaces."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from images_mcp.engines.images.draft import lexicon

LANGUAGES = ("en", "de", "es", "fr", "ja")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;.:&+]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]")


def fold(text: str) -> str:
    """Lower case, compatibility forms joined, typographic apostrophes straightened."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("ß", "ss")


@dataclass(frozen=True)
class Token:
    """A word (or one Japanese character) and where it stands."""

    text: str
    start: int
    end: int
    wide: bool = False

    @property
    def stop(self) -> bool:
        """Whether it is punctuation that ends a phrase."""
        return self.text in ",;.:"


def plain(text: str) -> str:
    """The text in compatibility form, shortened to what is worth reading; token positions refer to it."""
    return unicodedata.normalize("NFKC", text[:4000]).replace("’", "'").replace("、", ",").replace("。", ".")


def tokens(text: str) -> list[Token]:
    """The words of a text, folded; Japanese comes out character by character."""
    out: list[Token] = []
    for m in _WORD.finditer(plain(text)):
        word = m.group()
        if _WIDE.search(word):
            out += [Token(fold(ch), m.start() + i, m.start() + i + 1, wide=True) for i, ch in enumerate(word)]
        elif word[:2].lower() in ("l'", "d'", "s'", "n'"):
            out += [Token(fold(word[:1]), m.start(), m.start() + 2), Token(fold(word[2:]), m.start() + 2, m.end())]
        else:
            out.append(Token(fold(word), m.start(), m.end()))
    return out


class Words:
    """Phrases and what they mean. Looks phrases up at a position of a token list, longest first."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        for phrase, meaning in entries:
            key = tuple(t.text for t in tokens(phrase))
            if key:
                self._known.setdefault(key, meaning)
        self._longest = max((len(k) for k in self._known), default=0)

    def at(self, row: list[Token], i: int) -> tuple[str, int] | None:
        """The meaning of the longest phrase beginning at token `i`, and how many tokens it takes."""
        for size in range(min(self._longest, len(row) - i), 0, -1):
            key = tuple(t.text for t in row[i : i + size])
            if key in self._known:
                return self._known[key], size
        return None

    def first(self, text: str) -> str | None:
        """The meaning of the first known phrase in a text."""
        return next(iter(self.all(text)), None)

    def all(self, text: str) -> list[str]:
        """The meanings of all known phrases, in order, each once."""
        row = tokens(text)
        found: list[str] = []
        i = 0
        while i < len(row):
            hit = self.at(row, i)
            if hit and hit[0] not in found:
                found.append(hit[0])
            i += hit[1] if hit else 1
        return found


def rows_of(table: str) -> Iterable[tuple[str, Mapping[str, list[str]]]]:
    """The rows of a table of words: meaning, and for each language its phrases."""
    for line in table.strip().splitlines():
        meaning, *cells = (cell.strip() for cell in line.split("|"))
        yield (
            meaning,
            {
                code: [w.strip() for w in cell.split(",") if w.strip()]
                for code, cell in zip(LANGUAGES, cells, strict=False)
            },
        )


@cache
def words(table: str, language: str) -> Words:
    """A table of the lexicon read for a language; English works everywhere, the person's own language first."""
    rows = list(rows_of(getattr(lexicon, table)))
    order = [language, "en"] if language in LANGUAGES else ["en"]
    found = [(phrase, meaning) for code in order for meaning, cells in rows for phrase in cells.get(code, ())]
    if language == "de" and table in ("COLORS", "SIZES", "WEATHERS", "MOODS", "TIMES"):
        found += [(phrase + end, meaning) for phrase, meaning in found for end in ("e", "en", "em", "er", "es")]
    return Words(found)


@cache
def ignored() -> frozenset[str]:
    """Words that need no drawing."""
    return frozenset(fold(lexicon.IGNORED).split())


def singular(word: str) -> str:
    """A plain English singular, good enough for looking things up."""
    for end, to in (("ies", "y"), ("ves", "f"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss")):
        if word.endswith(end) and len(word) > len(end) + 1:
            return word[: -len(end)] + to
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
