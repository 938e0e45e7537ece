"""One person's vectors in memory: packed signs to find the nearest few hundred, eight-bit values to order them.

100,000 vectors of 384 numbers take 45 MB and about 5 ms a look. Filled once per process, then only with what is new.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from images_mcp.capabilities.conversations.index import SearchIndex
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.operations import Actor

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_EXACT = 2_048
"""Up to so many vectors every one is compared exactly; of more, so many survive the comparison of signs."""

_FIRST = 1_024
_PEOPLE = 8
_ARRAYS = ("_numbers", "_entries", "_codes", "_scales", "_signs")


def pack(vector: Floats) -> bytes:
    """A unit vector as one scale (float32) and one signed byte per number; the error of a dot product is below 0.01."""
    scale = np.float32(max(float(np.abs(vector).max()), 1e-9) / 127)
    return bytes(scale.tobytes() + np.rint(vector / scale).astype(np.int8).tobytes())


@dataclass(frozen=True)
class Near:
    """Entries and how similar they are to the query (cosine), best first."""

    entries: Ints
    cosines: Floats

    def as_dict(self) -> dict[int, float]:
        """The same as a mapping."""
        return dict(zip(self.entries.tolist(), self.cosines.tolist(), strict=True))


class Meanings:
    """The vectors of one owner under one model."""

    def __init__(self, dimensions: int) -> None:
        self._dimensions = dimensions
        self.removals = 0
        self._count = 0
        self._make(_FIRST)

    def _make(self, room: int) -> None:
        self._numbers, self._entries = np.zeros(room, np.int64), np.zeros(room, np.int64)
        self._codes = np.zeros((room, self._dimensions), np.int8)
        self._scales = np.zeros(room, np.float32)
        self._signs = np.zeros((room, self._dimensions // 64), np.uint64)

    def __len__(self) -> int:
        return self._count

    @property
    def newest(self) -> int:
        """The highest number held."""
        return int(self._numbers[self._count - 1]) if self._count else 0

    def add(self, rows: list[tuple[int, int, bytes]]) -> None:
        """Take in (number, entry, packed vector), numbers growing."""
        if not rows:
            return
        start, end = self._count, self._count + len(rows)
        if end > len(self._numbers):
            self._grow(end)
        raw = np.frombuffer(b"".join(row[2] for row in rows), np.uint8).reshape(len(rows), -1)
        self._numbers[start:end] = [row[0] for row in rows]
        self._entries[start:end] = [row[1] for row in rows]
        self._scales[start:end] = raw[:, :4].copy().view(np.float32)[:, 0]
        self._codes[start:end] = raw[:, 4:].view(np.int8)
        self._signs[start:end] = _signs(self._codes[start:end])
        self._count = end

    def keep(self, numbers: list[int]) -> None:
        """Drop every vector that is not among these."""
        stay = np.isin(self._numbers[: self._count], np.array(numbers, np.int64))
        for name in _ARRAYS:
            values = getattr(self, name)
            kept = values[: self._count][stay]
            values[: len(kept)] = kept
            values[len(kept) :] = 0
        self._count = int(stay.sum())

    def _grow(self, needed: int) -> None:
        old = {name: getattr(self, name) for name in _ARRAYS}
        self._make(max(needed + needed // 4, 2 * len(self._numbers)))
        for name, values in old.items():
            getattr(self, name)[: self._count] = values[: self._count]

    def nearest(self, query: Floats, within: Ints | None = None, also: Ints | None = None) -> Near:
        """The entries nearest to a unit vector, only `within` these where given; `also` are looked at in any case."""
        n = self._count
        if not n:
            return Near(np.zeros(0, np.int64), np.zeros(0, np.float32))
        rows = np.arange(n) if within is None else np.flatnonzero(np.isin(self._entries[:n], within))
        if len(rows) > _EXACT:
            signs = _signs(np.sign(query).astype(np.int8)[None])[0]
            apart = np.bitwise_count(self._signs[rows] ^ signs if within is not None else self._signs[:n] ^ signs)
            closest = np.argpartition(apart.sum(axis=1, dtype=np.uint16), _EXACT)[:_EXACT]
            extra = np.flatnonzero(np.isin(self._entries[:n], also)) if also is not None and len(also) else rows[:0]
            rows = np.union1d(rows[closest], extra)
        cosines = (self._codes[rows].astype(np.float32) @ query) * self._scales[rows]
        order = np.argsort(-cosines, kind="stable")
        entries, first = np.unique(self._entries[rows][order], return_index=True)
        best = np.argsort(first)
        return Near(entries[best], cosines[order][first[best]].astype(np.float32))


def _signs(codes: NDArray[np.int8]) -> NDArray[np.uint64]:
    return np.packbits(codes > 0, axis=1).view(np.uint64)


class Memory:
    """The vectors of the last few people who searched in this process."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._held: OrderedDict[tuple[str, str, str], Meanings] = OrderedDict()
        self._filling = asyncio.Lock()
        self._renewed: set[str] = set()

    async def of(self, actor: Actor, model: Embedder) -> Meanings:
        """This person's vectors, current."""
        async with self._filling:
            key = (actor.tenant, actor.user, model.name)
            held = self._held.pop(key, None) or Meanings(model.dimensions)
            self._held[key] = held
            while len(self._held) > _PEOPLE:
                self._held.popitem(last=False)
            removals = await self._index.removals(actor)
            if len(held) and removals != held.removals:
                held.keep(await self._index.vector_numbers(actor, model.name))
            held.removals = removals
            held.add(await self._index.vectors_after(actor, model.name, held.newest))
            return held

    async def renew(self, tenant: str, model: Embedder) -> None:
        """Once per process: have what was embedded without the sentence model embedded with it."""
        if tenant not in self._renewed and model.name != "lexical":
            self._renewed.add(tenant)
            await self._index.pend_other_models(tenant, model.name)
