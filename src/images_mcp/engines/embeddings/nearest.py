"""The nearest of many vectors, small in memory: packed signs find candidates, eight-bit values order them.

384 dimensions take 48 bytes of signs and 384 of values: 43 MB for 100,000 vectors, searched in a few milliseconds.
Agreement of signs estimates the angle between two vectors (Charikar 2002, simhash); the cosine of eight-bit values is
within 0.01 of the exact one.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Floats = NDArray[np.float32]
Keys = NDArray[Any]
Where = Callable[[Keys], NDArray[np.bool_]]
"""Which of these keys are meant."""

_FIRST_ROOM = 256
_AT_ONCE = 2_048


def packed(vector: Floats) -> bytes:
    """A vector as it is kept: one signed byte a dimension. Its direction matters, not its length."""
    scale = 127.0 / max(float(np.abs(vector).max()), 1e-9)
    return bytes(np.clip(np.rint(vector * scale), -127, 127).astype(np.int8).tobytes())


def unpacked(data: bytes) -> Floats:
    """What `packed` made, as numbers again."""
    return np.frombuffer(data, dtype=np.int8).astype(np.float32)


class Nearest:
    """Packed vectors under keys of one numpy type, several under one key if need be.

    Threads may search while others add: each method holds one lock, for the few milliseconds it takes.
    """

    def __init__(self, dimensions: int, keys: DTypeLike) -> None:
        self._dimensions = dimensions
        self._lock = threading.Lock()
        self._count = 0
        self._keys: Keys = np.zeros(_FIRST_ROOM, dtype=keys)
        self._values = np.zeros((_FIRST_ROOM, dimensions), dtype=np.int8)
        self._lengths = np.ones(_FIRST_ROOM, dtype=np.float32)
        self._signs = np.zeros((-(-dimensions // 64), _FIRST_ROOM), dtype=np.uint64)  # by word: quicker to compare

    def __len__(self) -> int:
        return self._count

    def add(self, rows: Sequence[tuple[Any, bytes]]) -> None:
        """Take in vectors as `packed` gives them, each with its key."""
        if not rows:
            return
        raw = b"".join(data[-self._dimensions :] for _, data in rows)
        values = np.frombuffer(raw, dtype=np.int8).reshape(len(rows), self._dimensions)
        with self._lock:
            self._make_room(self._count + len(rows))
            here = slice(self._count, self._count + len(rows))
            self._keys[here] = [key for key, _ in rows]
            self._values[here] = values
            self._lengths[here] = _lengths(values)
            self._signs[:, here] = _signs(values).T
            self._count += len(rows)

    def keep(self, where: Where) -> None:
        """Forget every vector whose key is not among these."""
        with self._lock:
            stay = where(self._keys[: self._count])
            count = int(stay.sum())
            for column in (self._keys, self._values, self._lengths, self._signs.T):
                column[:count] = column[: self._count][stay]
            self._count = count

    def nearest(
        self, asked: Floats, candidates: int, within: Where | None = None, also: Where | None = None
    ) -> tuple[Keys, Floats]:
        """Keys and cosines of the vectors nearest to one, best first: at most so many candidates, and `also` these."""
        with self._lock:
            keys = self._keys[: self._count]
            rows = np.arange(self._count) if within is None else np.flatnonzero(within(keys))
            if len(rows) > candidates:
                signs = self._signs[:, : self._count] if within is None else self._signs[:, rows]
                apart = np.zeros(len(rows), dtype=np.uint16)
                for mine, theirs in zip(_signs(np.sign(asked).astype(np.int8)[None])[0], signs, strict=True):
                    apart += np.bitwise_count(theirs ^ mine)
                closest = rows[np.argpartition(apart, candidates - 1)[:candidates]]
                rows = closest if also is None else np.union1d(closest, rows[also(keys[rows])])
            products = self._values[rows].astype(np.float32) @ asked.astype(np.float32)
            cosines = products / (self._lengths[rows] * max(float(np.linalg.norm(asked)), 1e-6))
            order = np.argsort(-cosines, kind="stable")
            return keys[rows][order], cosines[order].astype(np.float32)

    def reserve(self, count: int) -> None:
        """Make room for this many at once, so that loading them copies nothing."""
        with self._lock:
            self._make_room(count, exactly=True)

    def _make_room(self, wanted: int, *, exactly: bool = False) -> None:
        room = len(self._keys)
        if wanted <= room:
            return
        more = (wanted if exactly else max(wanted, room + room // 4)) - room
        self._keys = np.concatenate([self._keys, np.zeros(more, dtype=self._keys.dtype)])
        self._values = np.concatenate([self._values, np.zeros((more, self._dimensions), dtype=np.int8)])
        self._lengths = np.concatenate([self._lengths, np.ones(more, dtype=np.float32)])
        self._signs = np.concatenate([self._signs, np.zeros((len(self._signs), more), dtype=np.uint64)], axis=1)


def _lengths(values: NDArray[np.int8]) -> Floats:
    """The length of each vector, some at a time: as floats they are four times as large."""
    found = np.empty(len(values), dtype=np.float32)
    for start in range(0, len(values), _AT_ONCE):
        block = values[start : start + _AT_ONCE].astype(np.float32)
        found[start : start + _AT_ONCE] = np.sqrt(np.einsum("ij,ij->i", block, block))
    return np.maximum(found, np.float32(1e-6))


def _signs(values: NDArray[np.int8]) -> NDArray[np.uint64]:
    bits = np.packbits(values > 0, axis=1)
    short = -bits.shape[1] % 8
    padded = np.pad(bits, ((0, 0), (0, short))) if short else bits
    return np.ascontiguousarray(padded).view(np.uint64)
