"""The nearest of many wishes, small in memory: packed sign bits find candidates, int8 vectors order them.

384 dimensions take 48 bytes of signs and 384 bytes of int8: 43 MB for 100,000 wishes, searched in a few milliseconds.
Sign agreement estimates the angle between two vectors (Charikar 2002, simhash); the int8 product then is within 1 % of
the cosine.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from images_mcp.engines.embeddings.port import Embedder

_FIRST_ROOM = 256
_CANDIDATES = 64
_SCALE = 127.0

Packed = NDArray[np.int8]


def packed(embedder: Embedder, text: str) -> bytes:
    """A wish's vector as it is kept: one int8 a dimension. Blocking."""
    vector = embedder.embed([text[:2000]])[0]
    exact: NDArray[np.int8] = np.clip(np.rint(vector * _scale(vector)), -127, 127).astype(np.int8)
    return bytes(exact.tobytes())


def _scale(vector: NDArray[np.float32]) -> float:
    """As large as int8 holds: the direction matters, not the length."""
    return _SCALE / max(float(np.abs(vector).max()), 1e-9)


class Nearness:
    """Vectors by id. Not safe for threads: one owner, one caller at a time."""

    def __init__(self, dimensions: int) -> None:
        self._dimensions = dimensions
        self._ids: NDArray[np.bytes_] = np.zeros(_FIRST_ROOM, dtype="S40")
        self._exact = np.zeros((_FIRST_ROOM, dimensions), dtype=np.int8)
        self._length = np.ones(_FIRST_ROOM, dtype=np.float32)
        self._signs = np.zeros((-(-dimensions // 64), _FIRST_ROOM), dtype=np.uint64)  # by word: quicker to compare
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, rows: Sequence[tuple[str, bytes]]) -> None:
        """Add vectors as `packed` gives them."""
        if not rows:
            return
        self._make_room(self._count + len(rows))
        exact = np.frombuffer(b"".join(data for _, data in rows), dtype=np.int8).reshape(len(rows), self._dimensions)
        here = slice(self._count, self._count + len(rows))
        self._ids[here] = [name.encode() for name, _ in rows]
        self._exact[here] = exact
        self._length[here] = np.maximum(np.linalg.norm(exact.astype(np.float32), axis=1), 1e-6)
        self._signs[:, here] = _signs(exact).T
        self._count += len(rows)

    def drop(self, name: str) -> None:
        """Forget one vector; the last one takes its place."""
        found = np.flatnonzero(self._ids[: self._count] == name.encode())
        for at in found[::-1]:
            last = self._count - 1
            for column in (self._ids, self._exact, self._length, self._signs.T):
                column[at] = column[last]
            self._count = last

    def nearest(self, vector: bytes, count: int) -> list[tuple[str, float]]:
        """The ids nearest to a packed vector with their cosines, best first."""
        if not self._count:
            return []
        asked = np.frombuffer(vector, dtype=np.int8)
        apart = np.zeros(self._count, dtype=np.uint16)
        for mine, theirs in zip(_signs(asked[None, :])[0], self._signs, strict=True):
            apart += np.bitwise_count(theirs[: self._count] ^ mine)
        few = min(max(_CANDIDATES, count), self._count)
        rows = np.argpartition(apart, few - 1)[:few]
        exact = self._exact[rows].astype(np.float32) @ asked.astype(np.float32)
        cosines = exact / (self._length[rows] * max(float(np.linalg.norm(asked.astype(np.float32))), 1e-6))
        order = np.argsort(-cosines)[:count]
        return [(self._ids[rows[n]].decode(), float(cosines[n])) for n in order]

    def reserve(self, count: int) -> None:
        """Make room for this many at once, so that loading them copies nothing."""
        self._make_room(count, exactly=True)

    def _make_room(self, wanted: int, *, exactly: bool = False) -> None:
        room = len(self._ids)
        if wanted <= room:
            return
        more = (wanted if exactly else max(wanted, room + room // 4)) - room
        self._ids = np.concatenate([self._ids, np.zeros(more, dtype="S40")])
        self._exact = np.concatenate([self._exact, np.zeros((more, self._dimensions), dtype=np.int8)])
        self._length = np.concatenate([self._length, np.ones(more, dtype=np.float32)])
        self._signs = np.concatenate([self._signs, np.zeros((len(self._signs), more), dtype=np.uint64)], axis=1)


def _signs(exact: NDArray[np.int8]) -> NDArray[np.uint64]:
    bits = np.packbits(exact > 0, axis=1)
    short = -bits.shape[1] % 8
    padded = np.pad(bits, ((0, 0), (0, short))) if short else bits
    return np.ascontiguousarray(padded).view(np.uint64)
