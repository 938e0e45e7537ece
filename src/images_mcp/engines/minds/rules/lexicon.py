"""The concept lexicons: what can be delivered, depicted or asked for, in five languages, found in running text.

The tables are plain text files in `data/`; each line is one concept with its words per language. Finding is by stems,
longest match first; German compounds are read from their last part, misspelt words by their nearest neighbour.
"""

import json
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from images_mcp.engines.minds.rules.words import LANGUAGES, LITTLE, Token, detect, fold, speaking, stem, tokens
from images_mcp.kernel.numerals import CARDINALS

_MIN_COMPOUND_TAIL = 4
_MIN_FUZZY = 5
_LONG_WORD = 10
_PLAINLY, _KNOWN = 1.5, 0.4
_A_FEW, _LOWER = 2, 1.0


@dataclass(frozen=True)
class Concept:
    """One line of a table. `layer` is the table, `kind` its section or label, `gloss` its first English term."""

    layer: str
    kind: str
    gloss: str
    tag: str = ""
    shape: str = ""
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False, compare=False)


@dataclass(frozen=True)
class Hit:
    """A concept found in a text. `first` and `last` are token numbers; `start` and `end` are places in the text."""

    concept: Concept
    text: str
    start: int
    end: int
    first: int
    last: int
    sure: float = 1.0

    @property
    def gloss(self) -> str:
        """English words for it: its own where it is English, else the nearest term of the table."""
        return self.concept.gloss


def _rows(name: str) -> list[str]:
    text = (files("images_mcp.engines.minds.rules") / "data" / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines()]


def _terms(cells: list[str]) -> dict[str, tuple[str, ...]]:
    return {
        code: tuple(t.strip() for t in cell.split(",") if t.strip())
        for code, cell in zip(LANGUAGES, cells, strict=False)
    }


def _parse_sections(name: str, layer: str) -> list[Concept]:
    found, kind, tag = [], "", ""
    for line in _rows(name):
        if line.startswith("["):
            head, _, mark = line.strip("[]").partition(" @")
            kind, tag = head, mark
        elif line and not line.startswith("# "):
            terms = _terms(line.split("|"))
            found.append(Concept(layer, kind, terms["en"][0], tag, "", terms))
    return found


def _parse_fields(name: str, layer: str) -> list[Concept]:
    found = []
    for line in _rows(name):
        if not line or line.startswith("# "):
            continue
        cells = [c.strip() for c in line.split("|")]
        kind, tag, shape = {
            "use": (cells[0], *cells[1:3]),
            "cue": (cells[0], cells[1], ""),
            "color": ("palette", cells[0], ""),
        }[layer]
        terms = _terms(cells[{"use": 3, "cue": 2, "color": 1}[layer] :])
        found.append(Concept(layer, kind, terms["en"][0], tag, shape, terms))
    return found


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept of every table."""
    return (
        *_parse_fields("deliverables.txt", "use"),
        *_parse_sections("things.txt", "thing"),
        *_parse_sections("qualities.txt", "quality"),
        *_parse_fields("colors.txt", "color"),
        *_parse_fields("cues.txt", "cue"),
    )


@dataclass(frozen=True)
class Index:
    """The stems of one language in one layer: `by_first` maps a first stem to (stems, concept), longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], Concept]]]
    singles: dict[str, Concept]


@cache
def _keys(language: str) -> dict[str, str]:
    """The stems of the tables' terms, made beforehand by `python -m evals.stems`: stemming them all takes 0.3 s."""
    path = files("images_mcp.engines.minds.rules") / "data" / f"stems.{language}.json"
    loaded: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return loaded


@cache
def known_words(language: str) -> frozenset[str]:
    """Every single word of the tables in a language, folded."""
    return frozenset(fold(term) for term in _keys(language) if " " not in term)


def language_of(text: str) -> str:
    """The language of a text: its little words, and where they leave it open the words its lexicon knows."""
    sure = detect(text, "")
    if sure == "ja":
        return sure
    scores = speaking(text)
    words = [t.text for t in tokens(text) if t.kind == "word"]
    if len(words) > _A_FEW and not any(w[:1].isupper() for w in words):
        scores["de"] -= _LOWER  # German nouns have capitals; "an old man" is English
    if sure and sorted(scores.values())[-2] <= scores[sure] - _PLAINLY:
        return sure
    telling = [w for w in map(fold, words) if not any(w in little for little in LITTLE.values())]
    known = {code: sum(w in known_words(code) for w in telling) for code in LITTLE}
    return max(LITTLE, key=lambda code: (scores[code] + _KNOWN * known[code], code == sure))


def _key(term: str, language: str) -> tuple[str, ...]:
    """The stems of a term; of one that is not in the file yet they are made now."""
    made = _keys(language).get(term)
    return tuple(made.split()) if made is not None else key_of(term, language)


def key_of(term: str, language: str) -> tuple[str, ...]:
    """The stems of a term's words."""
    return tuple(stem(t.low, language) for t in tokens(term) if t.kind != "mark")


@cache
def index(layer: str, language: str) -> Index:
    """The index of a layer in a language, built on first use."""
    by_first: dict[str, list[tuple[tuple[str, ...], Concept]]] = {}
    singles: dict[str, Concept] = {}
    for concept in concepts():
        if concept.layer != layer:
            continue
        for term in concept.terms.get(language, ()):
            if language == "ja":
                by_first.setdefault(fold(term)[0], []).append(((fold(term),), concept))
                continue
            key = _key(term, language)
            if key:
                by_first.setdefault(key[0], []).append((key, concept))
                if len(key) == 1:
                    singles.setdefault(key[0], concept)
    for rows in by_first.values():
        rows.sort(key=lambda row: (-len(row[0]), -len(row[0][0])))
    return Index(by_first, singles)


def _japanese(layer: str, toks: tuple[Token, ...], text: str) -> list[Hit]:
    table = index(layer, "ja").by_first
    found = []
    for number, token in enumerate(toks):
        if token.kind != "cjk":
            continue
        place = token.start
        while place < token.end:
            rest = fold(text[place : token.end])
            row = next((r for r in table.get(rest[:1], ()) if rest.startswith(r[0][0])), None)
            if row is None:
                place += 1
                continue
            end = place + len(row[0][0])
            found.append(Hit(row[1], text[place:end], place, end, number, number))
            place = end
    return found


def _latin(layer: str, toks: tuple[Token, ...], text: str, language: str) -> list[Hit]:
    table = index(layer, language).by_first
    words = [(n, stem(t.low, language)) for n, t in enumerate(toks) if t.kind != "mark"]
    found, at = [], 0
    while at < len(words):
        rows = [r for r in table.get(words[at][1], ()) if tuple(w for _, w in words[at : at + len(r[0])]) == r[0]]
        rows = [r for r in rows if not _broken(toks, words[at][0], words[at + len(r[0]) - 1][0])]
        rows = [r for r in rows if len(r[0]) > 1 or not _only_its_maker(r[1], language, toks[words[at][0]].low)]
        longest = [r for r in rows if len(r[0]) == len(rows[0][0])]
        if not longest:
            at += 1
            continue
        first, last = words[at][0], words[at + len(longest[0][0]) - 1][0]
        start, end = toks[first].start, toks[last].end
        concept = next((c for _, c in longest if _spelt(c, language, text[start:end])), longest[0][1])
        found.append(Hit(concept, text[start:end], start, end, first, last))
        at += len(longest[0][0])
    return found


def _spelt(concept: Concept, language: str, words: str) -> bool:
    """Whether a concept has just these words, where others share only their stem: boulangerie, not boulanger."""
    return any(fold(t) == fold(words) for t in concept.terms.get(language, ()))


def _only_its_maker(concept: Concept, language: str, word: str) -> bool:
    """Whether a word shares its stem with nothing but those who work with it: an engine is no engineer."""
    if language != "en" or concept.kind != "person":
        return False
    alike = [t for t in concept.terms["en"] if stem(t, "en") == stem(word, "en")]
    return bool(alike) and all(t.endswith(("er", "or")) and len(t) > len(word) + 1 for t in alike)


def _broken(toks: tuple[Token, ...], first: int, last: int) -> bool:
    return any(t.kind == "mark" and t.low not in "-–/&%." for t in toks[first : last + 1])


def _tail(word: str, layer: str) -> Concept | None:
    """The concept of a German compound's last part: Konzertplakat is a Plakat."""
    singles = index(layer, "de").singles
    folded = fold(word)
    for cut in range(2, len(folded) - _MIN_COMPOUND_TAIL + 1):
        concept = singles.get(stem(folded[cut:], "de"))
        if concept is not None and len(folded) - cut >= _MIN_COMPOUND_TAIL:
            return concept
    return None


@lru_cache(maxsize=4096)
def _near(word: str, layer: str, language: str) -> Concept | None:
    """The concept whose single word is at most one (from eight letters two) slips of the finger away."""
    singles = index(layer, language).singles
    folded = fold(word)
    stemmed = stem(word, language)
    allowed = 2 if len(folded) >= _LONG_WORD else 1
    if len(stemmed) < _MIN_FUZZY + (language != "en"):
        return None
    best: tuple[int, Concept] | None = None
    for key, concept in singles.items():
        if abs(len(key) - len(stemmed)) > allowed or key[0] != stemmed[0] or len(key) < _MIN_FUZZY - 1:
            continue
        distance = OSA.distance(stemmed, key, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, concept)
    return best[1] if best else None


def find(
    layer: str, toks: tuple[Token, ...], text: str, language: str, *, known: frozenset[str] = frozenset()
) -> list[Hit]:
    """Every concept of a layer in a text, in order, none inside another of the same layer.

    `known` are words spelt correctly that mean something else; they are never taken for a misspelling.
    """
    if language == "ja":
        hits = _japanese(layer, toks, text) + _latin(layer, toks, text, "en")
    else:
        hits = _latin(layer, toks, text, language)
        if language != "en":
            taken = {n for h in hits for n in range(h.first, h.last + 1)}
            hits += [h for h in _latin(layer, toks, text, "en") if not taken & set(range(h.first, h.last + 1))]
    if layer in {"use", "thing"} and language != "ja":
        hits += _guesses(layer, toks, text, language, hits, known)
    return sorted(hits, key=lambda h: (h.start, -h.end))


def _guesses(
    layer: str, toks: tuple[Token, ...], text: str, language: str, hits: list[Hit], known: frozenset[str]
) -> list[Hit]:
    taken = {n for h in hits for n in range(h.first, h.last + 1)}
    found = []
    for n, token in enumerate(toks):
        if n in taken or token.kind != "word" or len(token.low) < _MIN_FUZZY or token.low in LITTLE[language]:
            continue
        if token.low in CARDINALS[language]:
            continue
        concept, sure = (_tail(token.low, layer), 0.9) if language == "de" else (None, 0.0)
        if concept is None and fold(token.low) not in known:
            concept, sure = _near(token.low, layer, language), 0.75
        if concept is not None:
            found.append(Hit(concept, text[token.start : token.end], token.start, token.end, n, n, sure))
    return found
