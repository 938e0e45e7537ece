"""One person's vectors of meaning in memory: filled once per process, then only with what is new."""

import asyncio
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from images_mcp.capabilities.conversations.index import SearchIndex
from images_mcp.capabilities.conversations.terms import reading_of
from images_mcp.engines.embeddings.nearest import Floats, Keys, Nearest
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.operations import Actor

Ints = NDArray[np.int64]

_CANDIDATES = 2_048
_PEOPLE = 8
_PAGE = 5_000
"""Vectors read at once: all of a large home's took 400 MB for a moment."""
_KEYS = [("number", "i8"), ("entry", "i8")]


class Meanings:
    """The vectors of one owner under one model."""

    def __init__(self, dimensions: int) -> None:
        self._vectors = Nearest(dimensions, _KEYS)
        self.newest = self.removals = 0

    def __len__(self) -> int:
        return len(self._vectors)

    def reserve(self, count: int) -> None:
        """Make room for this many at once."""
        self._vectors.reserve(count)

    def add(self, rows: list[tuple[int, int, bytes]]) -> None:
        """Take in (number, entry, packed vector), numbers growing."""
        self._vectors.add([((number, entry), data) for number, entry, data in rows])
        self.newest = rows[-1][0] if rows else self.newest

    def keep(self, numbers: list[int]) -> None:
        """Drop every vector that is not among these."""
        self._vectors.keep(lambda keys: np.isin(keys["number"], np.array(numbers, np.int64)))

    def nearest(self, query: Floats, within: Ints | None = None, also: Ints | None = None) -> dict[int, float]:
        """Entries and their cosines, only `within` these where given; `also` are looked at in any case. Blocking."""

        def among(entries: Ints, keys: Keys) -> NDArray[np.bool_]:
            return np.isin(keys["entry"], entries)

        keys, cosines = self._vectors.nearest(
            query,
            _CANDIDATES,
            None if within is None else lambda keys: among(within, keys),
            None if also is None else lambda keys: among(also, keys),
        )
        best: dict[int, float] = {}
        for entry, cosine in zip(keys["entry"].tolist(), cosines.tolist(), strict=True):
            best.setdefault(entry, cosine)
        return best


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
            read = reading_of(model)
            key = (actor.tenant, actor.user, read)
            held = self._held.pop(key, None) or Meanings(model.dimensions)
            self._held[key] = held
            while len(self._held) > _PEOPLE:
                self._held.popitem(last=False)
            removals, newest = await self._index.changes(actor, read)
            if len(held) and removals != held.removals:
                held.keep(await self._index.vector_numbers(actor, read))
            held.removals = removals
            if not len(held):
                held.reserve(await self._index.vector_count(actor, read))
            while held.newest < newest:
                rows = await self._index.vectors_after(actor, read, held.newest, _PAGE)
                if not rows:
                    break
                held.add(await asyncio.to_thread(self._index.opened, actor.tenant, rows))
            return held

    async def renew(self, tenant: str, model: Embedder) -> None:
        """Once per process: have what was embedded without the sentence model embedded with it."""
        if tenant not in self._renewed and model.name != "lexical":
            self._renewed.add(tenant)
            await self._index.pend_other_models(tenant, reading_of(model))
