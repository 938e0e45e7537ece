"""Which words of an instruction name the thing spoken of, and which say what is wanted, from experience.

A linear model over each word, its neighbours, what the tables know of it and its meaning in context (the local sentence
model), given the kind of change and the mark of the word before; the likeliest marks of the whole are found by Viterbi.
Trained by `python -m evals.train_instructions`; without weights nothing is marked.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from images_mcp.brief import Attribute
from images_mcp.engines.embeddings.minilm import MiniLM
from images_mcp.engines.minds.rules.instructions.lexicon import kinds, pole
from images_mcp.engines.minds.rules.instructions.sparse import Row, row, times
from images_mcp.engines.minds.rules.words import LITTLE, fold

OTHER, TARGET, VALUE = range(3)
TAGS = 3
BUCKETS = 32768
MEANING = 384
_MEANT, _WORDY = 0.25, 2.0
_LONGEST = 60
_SPLIT = re.compile(r"QQ\d+QQ|['’]s\b|(?:[ldjnsmtc]|qu)['’](?=\w)|\w+(?:[-'’](?!s\b)\w+)*|[^\w\s]", re.IGNORECASE)
_SPLIT_JA = re.compile(r"QQ\d+QQ|[一-龯々〆]+|[ァ-ヶー]+|[A-Za-z0-9]+|[^\s]")
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Word:
    """One word and its place in the text."""

    text: str
    start: int
    end: int


def words_in(text: str, language: str) -> tuple[Word, ...]:
    """The words and marks of a text; in Japanese runs of one script, kana one by one."""
    split = _SPLIT_JA if language == "ja" else _SPLIT
    return tuple(Word(m.group(), m.start(), m.end()) for m in list(split.finditer(text))[:_LONGEST])


@lru_cache(maxsize=20_000)
def classes(word: str, language: str) -> tuple[str, ...]:
    """What the tables know of a word."""
    found = pole(word, language)
    said = ["quote" if word.startswith("QQ") else "word" if word[:1].isalpha() else "mark"]
    if word in LITTLE.get(language, ()):
        said.append("little")
    if word.isdigit():
        said.append("number")
    if found:
        said += [f"pole {found.part}", "compared" if found.compared else "plain"]
    said += [f"is {kind}" for kind in sorted(kinds(word, language))[:3]]
    return tuple(said)


Asked = tuple[str, Attribute | None]
"""The operation and the attribute the words are read for."""


def features(words: Sequence[Word], language: str, asked: Asked) -> list[Row]:
    """Hashed features of every word."""
    plain, own = _terms(tuple(words), language)
    op, attribute = asked
    begun = zlib.crc32(f"{op} ".encode())
    found = []
    for at, word in enumerate(words):
        known = pole(word.text, language) if attribute else None
        same = f"same {known is not None and known.attribute is attribute}".encode()
        codes = [*plain[at], *(zlib.crc32(t, begun) for t in own[at]), zlib.crc32(same, begun)]
        found.append(row(codes, BUCKETS, _WORDY))
    return found


@lru_cache(maxsize=256)
def _terms(words: tuple[Word, ...], language: str) -> tuple[list[list[int]], list[list[bytes]]]:
    """What is said of every word whatever is asked for (as codes), and what is said of it for the operation."""
    near = ["<<", "<", *(fold(w.text) for w in words), ">", ">>"]
    edge: tuple[str, ...] = ("edge",)
    known = [edge, edge, *(classes(w.text.casefold(), language) for w in words), edge, edge]
    plain, own = [], []
    for at, word in enumerate(words):
        here = at + 2
        around = [f"{d}={near[here + d]}" for d in (-2, -1, 0, 1, 2)]
        spoken = [f"{d}:{c}" for d in (-2, -1, 0, 1, 2) for c in known[here + d]]
        place = f"{language} at {min(at, 4)}"
        pairs = [f"{near[here + d]}+{near[here + d + 1]}" for d in (-2, -1, 0)]
        shape = [f"end {near[here][-3:]}", f"begin {near[here][:3]}", f"left {min(len(words) - at, 4)}"]
        shape.append(f"{language} capital {word.text[:1].isupper()}")
        plain.append([zlib.crc32(t.encode()) for t in (*around, *spoken, *pairs, *shape, place)])
        own.append([t.encode() for t in (*around, *spoken, place)])
    return plain, own


def meanings(words: tuple[Word, ...], embedder: MiniLM | None, language: str) -> Array:
    """Every word's meaning in its context, by how much it counts in a language."""
    share = _MEANT if language == "en" else _MEANT / 2
    return np.asarray(in_context(words, embedder, language) * share, dtype=np.float32)


@lru_cache(maxsize=64)
def in_context(words: tuple[Word, ...], embedder: MiniLM | None, language: str) -> Array:
    """What every word means where it stands; zeros without a sentence model and in Japanese."""
    if embedder is None or language == "ja" or not words:
        return np.zeros((len(words), MEANING), dtype=np.float32)
    return embedder.in_context(["text" if w.text.startswith("QQ") else w.text for w in words])


@dataclass(frozen=True)
class Marked:
    """The likeliest things and values of a text (as written) and how likely the marking is, as a mean over its words."""

    targets: tuple[str, ...]
    values: tuple[str, ...]
    sure: float


def marked(text: str, language: str, asked: Asked, embedder: MiniLM | None, weights: tuple[Array, Array]) -> Marked:
    """The likeliest marking of a text; `weights` are those of features and meaning, and of the mark before."""
    words = words_in(text, language)
    if not words:
        return Marked((), (), 0.0)
    own = _scores(words, language, asked, embedder, weights[0])
    logits = own[:, None, :] + weights[1][None, :, :]
    logits -= logits.max(axis=2, keepdims=True)
    path, score = viterbi(logits - np.log(np.exp(logits).sum(axis=2, keepdims=True)))
    spans: dict[int, list[str]] = {TARGET: [], VALUE: []}
    at = 0
    while at < len(words):
        end = at
        while end + 1 < len(words) and path[end + 1] == path[at]:
            end += 1
        if path[at] != OTHER:
            spans[path[at]].append(text[words[at].start : words[end].end])
        at = end + 1
    return Marked(tuple(spans[TARGET]), tuple(spans[VALUE]), float(np.exp(score / len(words))))


def _scores(words: tuple[Word, ...], language: str, asked: Asked, embedder: MiniLM | None, weights: Array) -> Array:
    """What features and meaning amount to, for every word."""
    hashed = np.stack([times(r, weights) for r in features(words, language, asked)])
    return np.asarray(hashed + meanings(words, embedder, language) @ weights[BUCKETS:], dtype=np.float32)


CUT: Asked = ("cut", None)


def parted(
    text: str, language: str, joints: re.Pattern[str], embedder: MiniLM | None, weights: Array
) -> tuple[tuple[int, int, float], ...]:
    """Every comma, "and" or stop of a text, with how likely another change begins behind it: (start, end, chance)."""
    words = words_in(text, language)
    places = [(a, b, at) for a, b in joined_at(text, joints) if (at := follows(words, b)) is not None]
    if not places:
        return ()
    logits = _scores(words, language, CUT, embedder, weights)[[at for _, _, at in places]]
    chances = 1 / (1 + np.exp(logits[:, 0] - logits[:, 1]))
    return tuple((a, b, float(p)) for (a, b, _), p in zip(places, chances, strict=True))


def joined_at(text: str, joints: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Where a text's parts are joined: the places of its commas, stops and words like "and", neighbours as one."""
    found: list[tuple[int, int]] = []
    for match in joints.finditer(text):
        if not re.search(r"\w", text[: match.start()]):
            continue
        if found and not re.search(r"\w", text[found[-1][1] : match.start()]):
            found[-1] = (found[-1][0], match.end())
        elif re.search(r"\w", text[match.end() :]):
            found.append(match.span())
    return tuple(found)


def follows(words: Sequence[Word], end: int) -> int | None:
    """The first word at or after a place."""
    return next((at for at, w in enumerate(words) if w.start >= end and re.match(r"\w", w.text)), None)


def viterbi(odds: Array) -> tuple[list[int], float]:
    """The best sequence of marks and its log-probability; the row TAGS of `before` stands for the beginning."""
    best = odds[0, TAGS].astype(np.float64)
    back: list[NDArray[np.int64]] = []
    for at in range(1, len(odds)):
        scores = best[:, None] + odds[at, :TAGS]
        back.append(scores.argmax(axis=0))
        best = scores.max(axis=0)
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1], float(best.max())
