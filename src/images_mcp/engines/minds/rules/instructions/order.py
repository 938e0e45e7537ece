"""What a whole instruction asks for, change by change, from experience: a small network that reads its words in order.

Each word is the sum of its hashed pieces with its meaning where it stands; what the grammar made of the text stands before
them. Two layers of gated recurrent units read both ways (Cho et al. 2014,
arXiv:1406.1078, gates as in PyTorch's GRU); a third names one kind of change after the other, looking back at the words
(Luong et al. 2015, arXiv:1508.04025), until there is nothing more. Trained by `python -m evals.train_instructions`.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from images_mcp.engines.embeddings.minilm import MiniLM
from images_mcp.engines.minds.rules.instructions.concepts import concepts
from images_mcp.engines.minds.rules.instructions.marking import MEANING, classes, in_context, words_in
from images_mcp.engines.minds.rules.words import fold

BUCKETS, WIDTH = 32768, 48
PREFIX = "order "
_LETTERS = (2, 3, 4, 5)
_FIRST = 3
LEAST = -8.0
Array = NDArray[np.float32]


class Sentence(NamedTuple):
    """What the network reads: for every place its hashed pieces, its meaning and its part (0 grammar, 1 words)."""

    pieces: tuple[NDArray[np.int32], ...]
    meant: Array
    parts: NDArray[np.int8]


def sentence(text: str, embedder: MiniLM | None, language: str, read: Sequence[str]) -> Sentence:
    """A text as the network reads it; `read` is what the grammar made of it."""
    first = [f"lang {language}", *(f"read {r}" for r in read), *(f"con {c}" for c in concepts(text, language))]
    words = words_in(text, language)
    meant = np.vstack([np.zeros((1, MEANING), dtype=np.float32), in_context(words, embedder, language)])
    pieces = (_coded(first), *(_pieces(w.text, language) for w in words))
    return Sentence(pieces, meant, np.array([0, *[1] * len(words)], dtype=np.int8))


def _coded(terms: Sequence[str]) -> NDArray[np.int32]:
    return np.array([zlib.crc32(t.encode()) % BUCKETS for t in terms], dtype=np.int32)


@lru_cache(maxsize=20_000)
def _pieces(word: str, language: str) -> NDArray[np.int32]:
    """The word, its letters two to five at a time, and what the tables know of it."""
    plain = fold(word)
    framed = f"^{plain}$"
    letters = [f"g {framed[i : i + n]}" for n in _LETTERS for i in range(len(framed) - n + 1)]
    return _coded([f"w {plain}", *letters, *(f"c {c}" for c in classes(word.casefold(), language))])


class Ordered:
    """An instruction read by the network."""

    def __init__(self, tables: dict[str, Array], said: Sentence) -> None:
        self._w = {n.removeprefix(PREFIX): t for n, t in tables.items() if n.startswith(PREFIX)}
        w = self._w
        words = np.stack([w["words"][p].sum(axis=0) / np.sqrt(max(1, len(p))) for p in said.pieces])
        x = np.concatenate([words, _affine(said.meant, w["meaning"]), w["part"][said.parts]], axis=1)
        x = self._both_ways(x, "first")
        self._words = x + self._both_ways(x, "second")
        start = np.tanh(_affine(self._words.mean(axis=0), w["start"]))
        self._known: dict[tuple[int, ...], tuple[Array, Array, Array]] = {}
        self._known[()] = self._step(start, np.zeros_like(self._words[0]), len(w["kind"]) - 1)

    def chance(self, kinds: tuple[int, ...], end: int) -> float:
        """The logarithm of the probability that exactly these kinds are asked for, in this order; at least -8."""
        total = 0.0
        for at, kind in enumerate((*kinds, end)):
            total += float(self._after(kinds[:at])[2][kind])
        return max(LEAST, total)

    def first(self) -> tuple[int, ...]:
        """The likeliest kinds to be asked for first."""
        return tuple(map(int, np.argsort(-self._after(())[2])[:_FIRST]))

    def _after(self, kinds: tuple[int, ...]) -> tuple[Array, Array, Array]:
        """The state, what was looked at, and the log-chances of what comes next."""
        if kinds not in self._known:
            state, seen, _ = self._after(kinds[:-1])
            self._known[kinds] = self._step(state, seen, kinds[-1])
        return self._known[kinds]

    def _step(self, state: Array, seen: Array, kind: int) -> tuple[Array, Array, Array]:
        w = self._w
        given = _affine(np.concatenate([w["kind"][kind], seen]), w["next x"])
        state = _gated(given, _affine(state, w["next h"]), state)
        near = self._words @ _affine(state, w["look"]) / np.float32(8)
        near = np.exp(near - near.max())
        seen = (near / near.sum()) @ self._words
        logits = _affine(np.concatenate([state, seen]), w["told"])
        return state, seen, logits - np.log(np.exp(logits - logits.max()).sum()) - logits.max()

    def _both_ways(self, x: Array, layer: str) -> Array:
        return np.concatenate([self._read(x, f"{layer} on"), self._read(x[::-1], f"{layer} back")[::-1]], axis=1)

    def _read(self, x: Array, layer: str) -> Array:
        given, held = _affine(x, self._w[f"{layer} x"]), self._w[f"{layer} h"]
        state = np.zeros(held.shape[1] // 3, dtype=np.float32)
        found = np.zeros((len(x), len(state)), dtype=np.float32)
        for at, now in enumerate(given):
            found[at] = state = _gated(now, _affine(state, held), state)
        return found


def _affine(x: Array, w: Array) -> Array:
    """A table whose last row is what is added."""
    return np.asarray(x @ w[:-1] + w[-1], dtype=np.float32)


def _gated(x: Array, h: Array, state: Array) -> Array:
    """One step of a gated recurrent unit: reset, update and new side by side in `x` and `h`."""
    size = len(state)
    gates = 1 / (1 + np.exp(-(x[: 2 * size] + h[: 2 * size])))
    new = np.tanh(x[2 * size :] + gates[:size] * h[2 * size :])
    return np.asarray((1 - gates[size:]) * new + gates[size:] * state, dtype=np.float32)
