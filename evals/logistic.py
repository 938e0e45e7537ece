"""Small linear models fitted in numpy: many classes over sparse rows, and yes or no over named evidence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_BATCH, _RATE, _L2, _BLIND = 64, 0.012, 2e-5, 0.3


class Sparse:
    """Rows of which only the numbers that are not zero are kept."""

    def __init__(self, rows: Sequence[tuple[NDArray[np.int32], Array]]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def dense(self, which: NDArray[np.int64]) -> tuple[NDArray[np.int32], Array]:
        """The columns some rows have, and the rows in full but for all others."""
        picked = [self._rows[row] for row in which]
        columns, place = np.unique(np.concatenate([c for c, _ in picked]), return_inverse=True)
        table = np.zeros((len(which), len(columns)), dtype=np.float32)
        line = np.repeat(np.arange(len(picked)), [len(c) for c, _ in picked])
        np.add.at(table, (line, place), np.concatenate([v for _, v in picked]))
        return columns, table


def softmax(
    x: Sparse,
    y: NDArray[np.int64],
    weight: Array,
    seen: NDArray[np.int64],
    shape: tuple[int, int],
    blind: int | tuple[int, int],
    epochs: int = 9,
    mix: Array | None = None,
) -> Array:
    """Multinomial logistic regression by Adam, with a ridge; some rows are seen with the columns `blind` left out.

    A column's weights are moved only by batches that have it, so that rare words need no dense table.
    `mix` (shape traits by classes) says which traits a class has: classes with a trait in common share its weights.
    """
    if mix is None:
        mix = np.eye(shape[1], dtype=np.float32)
    start, end = (0, blind) if isinstance(blind, int) else blind
    chance = np.random.default_rng(7)
    w, m, v = (np.zeros((shape[0], len(mix)), dtype=np.float32) for _ in range(3))
    total, step = epochs * (len(seen) // _BATCH + 1), 0
    for _ in range(epochs):
        order = seen[chance.permutation(len(seen))]
        for first in range(0, len(order), _BATCH):
            step += 1
            at = order[first : first + _BATCH]
            columns, rows = x.dense(at)
            hidden = np.searchsorted(columns, (start, end))
            rows[chance.random(len(at)) < _BLIND, slice(*hidden)] = 0
            here = w[columns]
            logits = rows @ here @ mix
            odds = np.exp(logits - logits.max(axis=1, keepdims=True))
            odds /= odds.sum(axis=1, keepdims=True)
            odds[np.arange(len(at)), y[at]] -= 1
            slope = rows.T @ (odds @ mix.T * weight[at, None] / len(at)) + _L2 * here
            m[columns] += 0.1 * (slope - m[columns])
            v[columns] += 0.01 * (slope**2 - v[columns])
            rate = _RATE * (1 - step / (total + 1)) / (1 - 0.9**step)
            w[columns] = here - rate * m[columns] / (np.sqrt(v[columns] / (1 - 0.99**step)) + 1e-6)
    return np.asarray(w @ mix, dtype=np.float32)


def logistic(
    evidence: Sequence[dict[str, float]], good: Sequence[bool], weight: Sequence[float], ridge: float = 2.0
) -> dict[str, float]:
    """Weights of named evidence for being right, by Newton's method with a ridge on all but `one`."""
    names = sorted({name for e in evidence for name in e})
    column = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(evidence), len(names)))
    for at, told in enumerate(evidence):
        for name, much in told.items():
            x[at, column[name]] = much
    y, s = np.asarray(good, dtype=float), np.asarray(weight, dtype=float)
    scale = np.maximum(np.sqrt((x**2).mean(axis=0)), 1e-9)
    x /= scale
    penalty = np.full(len(names), ridge)
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (s * (p - y)) + penalty * w
        curve = (x * (s * p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-6)
        move = np.linalg.solve(curve, slope)
        w -= move
        if float(np.abs(move).max()) < 1e-6:
            break
    return {name: float(w[n] / scale[n]) for n, name in enumerate(names)}


def calibration(said: Sequence[float], good: Sequence[bool]) -> str:
    """How often answers were right by how sure they were said to be."""
    p, y = np.asarray(said), np.asarray(good)
    lines = []
    for low in np.arange(0, 1, 0.1):
        some = (p >= low) & (p < low + 0.1 + (low > 0.85))
        if some.any():
            lines.append(f"{low:.1f}: {y[some].mean():.2f} of {some.sum()}")
    return "said: right  " + ", ".join(lines)
