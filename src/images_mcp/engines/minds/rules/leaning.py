"""What a wish leans to where it names no deliverable: a small linear model over sentence meaning and its own words.

The sentence model knows English only, so another language is first put into English word by word: the lexicons' glosses
for what is shown, `data/glosses.txt` for what is intended. The wish's words and pairs of words count beside that in their
own language, hashed into a fixed number of places (K. Weinberger et al., "Feature Hashing for Large Scale Multitask
Learning", 2009). The weights are trained by `python -m evals.train_context`.
Without the sentence model or the weights there is no leaning, and the rules decide alone.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from images_mcp.brief import Use
from images_mcp.engines.embeddings.minilm import MiniLM
from images_mcp.engines.minds.rules.structure import Wanted
from images_mcp.engines.minds.rules.words import LANGUAGES, fold

USES = tuple(u.value for u in Use)
_KINDS = ("person", "being", "animal", "food", "object", "vehicle", "scene", "business", "event")
_LOOKS = ("background", "lighting", "texture", "abstract", "time", "composition", "style", "mood")
_LONGEST = 400
_ENOUGH_LETTERS = 2
_PLACES, _STEM = 2048, 5
_MEANING, _WORDS = 3.0, 4.0
Array = NDArray[np.float32]


@cache
def _glosses(language: str) -> tuple[tuple[str, str, bool], ...]:
    """(words, English, whether any ending will do), longest words first."""
    column = LANGUAGES.index(language)
    text = (files("images_mcp.engines.minds.rules") / "data" / "glosses.txt").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        cells = line.split("|")
        if line.startswith("#") or len(cells) != len(LANGUAGES):
            continue
        for term in cells[column].split(","):
            word = fold(term.strip())
            rows.append((word.rstrip("*"), cells[0].strip(), word.endswith("*")))
    return tuple(sorted((r for r in rows if r[0]), key=lambda r: -len(r[0])))


def in_english(wanted: Wanted) -> str:
    """The wish in English: as it is, or word by word through the lexicons, in the order of the wish."""
    if wanted.language == "en":
        return wanted.masked[:_LONGEST]
    places: dict[int, str] = {}
    for hit in (*wanted.uses, *wanted.things, *wanted.qualities, *wanted.colors):
        if hit.sure == 1.0:
            places[hit.start] = hit.gloss
    text = fold(wanted.masked[:_LONGEST])
    for word, english, any_ending in _glosses(wanted.language):
        at = text.find(word)
        if at < 0 or english in places.values():
            continue
        if wanted.language != "ja":
            end = at + len(word)
            if (at and text[at - 1].isalnum()) or (not any_ending and end < len(text) and text[end].isalnum()):
                continue
        places[at] = english
    return " ".join(places[at] for at in sorted(places))


def structure(wanted: Wanted) -> Array:
    """What the lexicons found, as numbers between 0 and 1: kinds of things and looks, situations, the form of the text."""
    cues = dict.fromkeys(USES, 0.0)
    for hit in wanted.cues:
        cues[hit.concept.kind] = max(cues[hit.concept.kind], float(hit.concept.tag) / 3)
    first = wanted.things[0].concept.kind if wanted.things else ""
    kinds = {h.concept.kind for h in wanted.things} | {h.concept.kind for h in wanted.qualities}
    drawn = any(h.concept.kind == "style" and h.concept.tag == "drawn" for h in wanted.qualities)
    words = sum(t.kind != "mark" for t in wanted.tokens)
    return np.array(
        [
            *cues.values(),
            *(first == k for k in _KINDS),
            *(k in kinds for k in (*_KINDS, *_LOOKS)),
            drawn, bool(wanted.colors), bool(wanted.quotes), not wanted.things,
            min(words, 20) / 20, any(t.low[0].isdigit() for t in wanted.tokens),
        ],
        dtype=np.float32,
    )  # fmt: skip


def wording(wanted: Wanted) -> Array:
    """The wish's own words, beginnings of words and pairs of words; in Japanese, pairs and triples of letters. Length 1."""
    places = np.zeros(_PLACES, dtype=np.float32)
    for item in set(_items(wanted)):
        places[crc32(f"{wanted.language}{item}".encode()) % _PLACES] += 1
    length = float(np.linalg.norm(places))
    return places / length if length else places


def _items(wanted: Wanted) -> Iterator[str]:
    if wanted.language == "ja":
        text = wanted.masked[:_LONGEST]
        yield from (text[n : n + size] for size in (2, 3) for n in range(len(text) - size + 1))
        return
    words = [fold(t.low) for t in wanted.tokens if t.kind != "mark" and t.start < _LONGEST]
    yield from words
    yield from (f"{a} {b}" for a, b in pairwise(words))
    yield from (f"{w[:_STEM]}*" for w in words if len(w) > _STEM)


def meaning(wanted: Wanted, embedder: MiniLM) -> Array:
    """The sentence model's view of a wish, of length 1."""
    return _embedded(embedder, in_english(wanted))


@lru_cache(maxsize=4)  # a wish is read and then asked about
def _embedded(embedder: MiniLM, text: str) -> Array:
    return np.asarray(embedder.embed([text])[0], dtype=np.float32)


def features(wanted: Wanted, embedder: MiniLM) -> Array:
    """The numbers the model sees: meaning, structure, a one, and the words."""
    one = np.ones(1, dtype=np.float32)
    return np.concatenate([meaning(wanted, embedder) * _MEANING, structure(wanted), one, wording(wanted) * _WORDS])


@cache
def _weights() -> Array | None:
    path = files("images_mcp.engines.minds.rules") / "data" / "contexts.npz"
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as held:
        return np.asarray(held["weights"], dtype=np.float32)


def chances(wanted: Wanted, embedder: MiniLM) -> dict[str, float]:
    """The probability of each of the sixteen uses, summing to 1; empty where there are no weights or no words."""
    weights = _weights()
    if weights is None or len(in_english(wanted).strip()) < _ENOUGH_LETTERS:
        return {}
    logits = features(wanted, embedder) @ weights
    odds = np.exp(logits - logits.max())
    return {use: float(p) for use, p in zip(USES, odds / odds.sum(), strict=True)}
