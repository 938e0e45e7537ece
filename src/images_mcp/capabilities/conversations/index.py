"""The search index in the database: keyed tokens of words, and sealed vectors of meaning.

Texts are sealed, so words are found by keyed hashes: a token per stem and per meaning, and for the beginnings of words
(edge n-grams) a table from the hash of a beginning to the tokens of the words that begin so. Everything hangs on the
conversation by foreign keys: deleting it deletes all of it, except beginnings, which `forget` takes away.
"""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.conversations.store import CARD, conversations, search_pending
from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, table
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.capabilities.conversations.meanings import Memory

search_entries = table(
    "search_entries",
    sa.Column("number", sa.BigInteger, nullable=False, autoincrement=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.PrimaryKeyConstraint("number"),
    sa.UniqueConstraint("conversation_id"),
    sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_search_entries_conversation"
    ),
    owner="owner",
    erasure=Erasure.DELETE,
)
"""A conversation's number in the index; numbers grow with time."""

search_tokens = table(
    "search_tokens",
    sa.Column("token", sa.BigInteger, nullable=False, autoincrement=False),
    sa.Column("entry", sa.BigInteger, nullable=False, autoincrement=False),
    sa.Column("part", sa.SmallInteger, nullable=False, autoincrement=False),
    sa.Column("weight", sa.SmallInteger, nullable=False),
    sa.PrimaryKeyConstraint("token", "entry", "part"),
    sa.Index(None, "entry"),
    sa.ForeignKeyConstraint(["entry"], ["search_entries.number"], ondelete="CASCADE", name="fk_search_tokens_entry"),
    owner=None,
    erasure=Erasure.DELETE,
)

search_prefixes = table(
    "search_prefixes",
    sa.Column("prefix", sa.BigInteger, nullable=False, autoincrement=False),
    sa.Column("token", sa.BigInteger, nullable=False, autoincrement=False),
    sa.PrimaryKeyConstraint("prefix", "token"),
    sa.Index(None, "token"),
    owner=None,
    erasure=Erasure.DELETE,
)

for _clustered in (search_tokens, search_prefixes):  # rows lie in the order they are read in; else each is a page away
    _clustered.dialect_options["sqlite"]["with_rowid"] = False

search_vectors = table(
    "search_vectors",
    sa.Column("number", sa.BigInteger, nullable=False, autoincrement=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("entry", sa.BigInteger, nullable=False),
    sa.Column("part", sa.String(40), nullable=False),
    sa.Column("model", sa.String(16), nullable=False),
    sa.Column("sealed", Sealed, nullable=False),
    sa.PrimaryKeyConstraint("number"),
    sa.Index(None, "tenant", "owner", "model", "number"),
    sa.Index(None, "entry"),
    sa.ForeignKeyConstraint(["entry"], ["search_entries.number"], ondelete="CASCADE", name="fk_search_vectors_entry"),
    owner="owner",
    erasure=Erasure.DELETE,
)

search_changes = table(
    "search_changes",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("removals", sa.BigInteger, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner"),
    owner="owner",
    erasure=Erasure.DELETE,
)
"""How often something was removed: a process whose count is older looks which of its vectors are still there."""

TITLE, SAID, SEEN = 0, 1, 2
"""Parts of an entry's tokens: title, tags and looks are replaced together; what was said and seen only grows."""

_SHORTEST, _LONGEST = 2, 12
_SPARE_BITS = 20
_SLICE = 400


class Keyed:
    """Keyed hashes of one owner's words: without the tenant's key nothing can be told from them but equality."""

    def __init__(self, vault: Vault, tenant: str, owner: str) -> None:
        self._key, self._owner = vault.search_key(tenant), owner

    def token(self, family: str, word: str) -> int:
        """A signed 64-bit number for a word of a family: `s` stems, `c` meanings, `f` facets, `p` beginnings."""
        digest = hmac.digest(self._key, f"{self._owner}|{family}|{word}".encode("utf-8", "surrogatepass"), "sha256")
        return int.from_bytes(digest[:8], "big", signed=True)

    def beginnings(self, word: str) -> list[int]:
        """The tokens of a word's first 2 to 12 letters."""
        return [self.token("p", word[:n]) for n in range(_SHORTEST, min(len(word), _LONGEST) + 1)]

    def beginning(self, word: str) -> int:
        """The token that finds every word beginning so."""
        return self.token("p", word[:_LONGEST])


@dataclass(frozen=True)
class Waiting:
    """Something to be indexed, and the sealed title it was found with."""

    conversation_id: str
    part: str
    owner: str
    title: bytes
    tags: bytes | None


@dataclass
class Piece:
    """What one waiting part becomes: tokens as {(token, part): weight}, beginnings as pairs, a vector or none."""

    waiting: Waiting
    tokens: dict[tuple[int, int], int] = field(default_factory=dict)
    prefixes: set[tuple[int, int]] = field(default_factory=set)
    vector: bytes | None = None


class SearchIndex:
    """Every query on the index."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    @cached_property
    def memory(self) -> "Memory":
        """The vectors this process holds."""
        from images_mcp.capabilities.conversations.meanings import Memory  # numpy, which a start can do without

        return Memory(self)

    async def waiting(self, tenant: str, limit: int) -> list[Waiting]:
        """What is to be indexed, oldest conversations first."""
        c, p = conversations.c, search_pending.c
        query = (
            sa.select(p.conversation_id, p.part, c.owner, c.title, c.tags)
            .join(conversations, c.id == p.conversation_id)
            .where(p.tenant == tenant)
            .order_by(p.conversation_id, p.part)
            .limit(limit)
        )
        async with self._db.read() as connection:
            rows = (await connection.execute(query)).all()
        return [Waiting(r.conversation_id, r.part, r.owner, r.title, r.tags) for r in rows]

    async def tenants(self) -> list[str]:
        """Whose texts wait."""
        async with self._db.read() as connection:
            return list(await connection.scalars(sa.select(search_pending.c.tenant).distinct()))

    async def pend_other_models(self, tenant: str, model: str) -> None:
        """Have everything that another model embedded embedded again."""
        v = search_vectors.c
        stale = (
            sa.select(search_entries.c.tenant, search_entries.c.conversation_id, v.part)
            .join(search_entries, search_entries.c.number == v.entry)
            .where(v.tenant == tenant, v.model != model)
        )
        async with self._db.tx() as tx:
            await tx.execute(self._db.insert_new_from(search_pending, stale))

    async def add(self, tenant: str, pieces: Sequence[Piece], model: str) -> None:
        """Put pieces into the index, unless somebody else has, or their title changed meanwhile."""
        async with self._db.tx() as tx:
            await self._db.lock(tx, f"search:{tenant}")  # numbers must become visible in their order
            number = (int(self._clock.now().timestamp() * 1000) << _SPARE_BITS) + secrets.randbits(_SPARE_BITS - 1)
            for at, piece in enumerate(pieces):
                if await self._claimed(tx, piece.waiting):
                    await self._add_one(tx, tenant, piece, model, number + at)

    async def _claimed(self, tx: AsyncConnection, waiting: Waiting) -> bool:
        p, c = search_pending.c, conversations.c
        mine = sa.and_(p.conversation_id == waiting.conversation_id, p.part == waiting.part)
        if not (await tx.execute(sa.delete(search_pending).where(mine))).rowcount:
            return False
        row = (await tx.execute(sa.select(c.tenant, c.title, c.tags).where(c.id == waiting.conversation_id))).first()
        if row is None:
            return False
        if waiting.part == CARD and (row.title, row.tags) != (waiting.title, waiting.tags):
            again = {"tenant": row.tenant, "conversation_id": waiting.conversation_id, "part": CARD}
            await tx.execute(self._db.insert_new(search_pending, again))
            return False
        return True

    async def _add_one(self, tx: AsyncConnection, tenant: str, piece: Piece, model: str, number: int) -> None:
        owner, part = piece.waiting.owner, piece.waiting.part
        entry = await self._entry(tx, tenant, piece.waiting, number)
        if part == CARD:
            await self._drop_tokens(tx, tenant, sa.and_(search_tokens.c.entry == entry, search_tokens.c.part == TITLE))
        old = sa.and_(search_vectors.c.entry == entry, search_vectors.c.part == part)
        if (await tx.execute(sa.delete(search_vectors).where(old))).rowcount:
            await self._count_removal(tx, tenant, owner)
        if piece.tokens:
            rows = [
                {"tenant": tenant, "token": token, "entry": entry, "part": of, "weight": weight}
                for (token, of), weight in piece.tokens.items()
            ]
            await self._insert(tx, search_tokens, rows)
        if piece.prefixes:
            pairs = [{"tenant": tenant, "prefix": prefix, "token": token} for prefix, token in sorted(piece.prefixes)]
            await self._insert(tx, search_prefixes, pairs)
        if piece.vector is not None:
            sealed = self._vault.seal_bytes(tenant, f"search_vectors.sealed|{number}", piece.vector)
            await tx.execute(
                sa.insert(search_vectors).values(
                    tenant=tenant, number=number, owner=owner, entry=entry, part=part, model=model, sealed=sealed
                )
            )

    async def _insert(self, tx: AsyncConnection, target: sa.Table, rows: list[dict[str, Any]]) -> None:
        named: dict[str, Any] = {name: sa.bindparam(name) for name in rows[0]}
        await tx.execute(self._db.insert_new(target, named), rows)

    async def _entry(self, tx: AsyncConnection, tenant: str, waiting: Waiting, number: int) -> int:
        row = {"tenant": tenant, "number": number, "owner": waiting.owner, "conversation_id": waiting.conversation_id}
        await tx.execute(self._db.insert_new(search_entries, row))
        c = search_entries.c
        found = await tx.scalar(sa.select(c.number).where(c.conversation_id == waiting.conversation_id))
        assert found is not None
        return int(found)

    async def forget(self, tx: AsyncConnection, actor: Actor, conversation_id: str) -> None:
        """Take a conversation out of the index, beginnings of words nobody else uses included."""
        c = search_entries.c
        entry = await tx.scalar(sa.select(c.number).where(c.conversation_id == conversation_id))
        await tx.execute(sa.delete(search_pending).where(search_pending.c.conversation_id == conversation_id))
        if entry is None:
            return
        await self._drop_tokens(tx, actor.tenant, search_tokens.c.entry == entry)
        await tx.execute(sa.delete(search_entries).where(c.number == entry))
        await self._count_removal(tx, actor.tenant, actor.user)

    async def _drop_tokens(self, tx: AsyncConnection, tenant: str, which: sa.ColumnElement[bool]) -> None:
        gone = list(await tx.scalars(sa.select(search_tokens.c.token).where(which).distinct()))
        await tx.execute(sa.delete(search_tokens).where(which))
        t, p = search_tokens.c, search_prefixes.c
        for at in range(0, len(gone), _SLICE):
            unused = sa.and_(
                p.tenant == tenant,
                p.token.in_(gone[at : at + _SLICE]),
                ~sa.exists(sa.select(1).select_from(search_tokens).where(t.token == p.token)),
            )
            await tx.execute(sa.delete(search_prefixes).where(unused))

    async def _count_removal(self, tx: AsyncConnection, tenant: str, owner: str) -> None:
        c = search_changes.c
        where = sa.and_(c.tenant == tenant, c.owner == owner)
        done = await tx.execute(sa.update(search_changes).where(where).values(removals=c.removals + 1))
        if not done.rowcount:
            row = {"tenant": tenant, "owner": owner, "removals": 1}
            await tx.execute(self._db.insert_new(search_changes, row))

    # Finding

    async def completions(self, prefixes: Iterable[int], limit: int = 60) -> dict[int, list[int]]:
        """The tokens of words that begin so, by beginning."""
        p = search_prefixes.c
        parts = [sa.select(p.prefix, p.token).where(p.prefix == one).limit(limit).subquery() for one in set(prefixes)]
        found: dict[int, list[int]] = {}
        if parts:
            async with self._db.read() as connection:
                for row in await connection.execute(_together(parts)):
                    found.setdefault(row.prefix, []).append(row.token)
        return found

    async def postings(
        self, actor: Actor, tokens: Iterable[int], limit: int, within: sa.Select[Any] | None
    ) -> dict[int, dict[int, int]]:
        """Per token the newest `limit` entries that have it, with the weight of their best part."""
        asked = sorted(set(tokens))
        named = {f"token{n}": token for n, token in enumerate(asked)} | {"tenant": actor.tenant, "most": limit}
        count = len(asked)
        query = _any_newest(count) if within is None else _newest(count, search_tokens.c.entry.in_(within))
        return await self._weights(query, named)

    async def weights(self, tokens: Sequence[int], entries: Sequence[int]) -> dict[int, dict[int, int]]:
        """As `postings`, for these entries only, however many others there are."""
        t = search_tokens.c
        query = sa.select(t.token, t.entry, t.weight).where(t.entry.in_(entries))
        parts = [_listed(query.where(t.token == one)) for one in tokens] if entries else []
        return await self._weights(_together(parts) if parts else None, {})

    async def _weights(self, query: Any | None, named: dict[str, Any]) -> dict[int, dict[int, int]]:
        if query is None:
            return {}
        async with self._db.read() as connection:
            rows = (await connection.execute(query, named)).all()
        found: dict[int, dict[int, int]] = {}
        for token, entries, weights in rows:
            if token is None:  # a list of nothing
                continue
            of = found.setdefault(token, {})
            for entry, weight in zip(entries.split(","), weights.split(","), strict=True):
                of[int(entry)] = max(of.get(int(entry), 0), int(weight))
        return found

    async def conversation_ids(self, actor: Actor, entries: Sequence[int]) -> dict[int, str]:
        """Which conversations these entries are."""
        c = search_entries.c
        query = sa.select(c.number, c.conversation_id).where(
            c.number.in_(entries), c.tenant == actor.tenant, c.owner == actor.user
        )
        async with self._db.read() as connection:
            return {row.number: row.conversation_id for row in await connection.execute(query)}

    async def entries(self, within: sa.Select[Any]) -> list[int]:
        """The entries a filter lets through."""
        async with self._db.read() as connection:
            return list(await connection.scalars(within))

    # Vectors

    async def changes(self, actor: Actor, model: str) -> tuple[int, int]:
        """How often something was removed, and the number of the newest vector."""
        c, v = search_changes.c, search_vectors.c
        removals = sa.select(c.removals).where(c.tenant == actor.tenant, c.owner == actor.user).scalar_subquery()
        mine = sa.and_(v.tenant == actor.tenant, v.owner == actor.user, v.model == model)
        newest = sa.select(sa.func.max(v.number)).where(mine).scalar_subquery()
        async with self._db.read() as connection:
            removed, number = (await connection.execute(sa.select(removals, newest))).one()
        return removed or 0, number or 0

    async def vectors_after(self, actor: Actor, model: str, number: int, limit: int) -> list[tuple[int, int, bytes]]:
        """(number, entry, sealed vector) of the first that were added after a number, in order."""
        v = search_vectors.c
        query = (
            sa.select(v.number, v.entry, v.sealed)
            .where(v.tenant == actor.tenant, v.owner == actor.user, v.model == model, v.number > number)
            .order_by(v.number)
            .limit(limit)
        )
        async with self._db.read() as connection:
            return [(n, e, sealed) for n, e, sealed in await connection.execute(query)]

    def opened(self, tenant: str, rows: list[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
        """Vectors as they were packed. Blocking."""
        return [(n, e, self._vault.open_bytes(tenant, f"search_vectors.sealed|{n}", sealed)) for n, e, sealed in rows]

    async def vector_count(self, actor: Actor, model: str) -> int:
        """How many vectors there are."""
        v = search_vectors.c
        query = sa.select(sa.func.count()).where(v.tenant == actor.tenant, v.owner == actor.user, v.model == model)
        async with self._db.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def vector_numbers(self, actor: Actor, model: str) -> list[int]:
        """The numbers of all vectors there are."""
        v = search_vectors.c
        query = sa.select(v.number).where(v.tenant == actor.tenant, v.owner == actor.user, v.model == model)
        async with self._db.read() as connection:
            return list(await connection.scalars(query))


@lru_cache(maxsize=128)
def _any_newest(count: int) -> Any | None:
    """As `_newest` without a filter: made once per number of tokens, for making it takes longer than running it."""
    return _newest(count, sa.true())


def _newest(count: int, which: sa.ColumnElement[bool]) -> Any | None:
    """The newest entries of so many tokens, which are named `token0` and so on; None for none."""
    t = search_tokens.c
    query = sa.select(t.token, t.entry, t.weight).where(t.tenant == sa.bindparam("tenant"), which)
    newest = query.order_by(t.entry.desc()).limit(sa.bindparam("most"))
    parts = [_listed(newest.where(t.token == sa.bindparam(f"token{n}"))) for n in range(count)]
    return _together(parts) if parts else None


def _listed(query: sa.Select[Any]) -> sa.Subquery:
    """A token's entries and weights, a list each in one row: thousands of rows take longer to hand over than to find."""
    p = query.subquery().c
    entries, weights = (sa.func.aggregate_strings(sa.cast(column, sa.Text), ",") for column in (p.entry, p.weight))
    return sa.select(sa.func.max(p.token).label("token"), entries.label("entries"), weights.label("weights")).subquery()


def _together(parts: list[sa.Subquery]) -> Any:
    selects = [sa.select(*part.c) for part in parts]
    return selects[0] if len(selects) == 1 else sa.union_all(*selects)
