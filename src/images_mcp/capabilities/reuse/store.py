"""What may be served again, in the database: keyed hashes of the wish and its context, never the picture itself.

An entry hangs on its picture by a foreign key: a deleted picture takes it along, whoever deletes it. Wish and vector are
sealed; the keys are HMACs that say nothing without the tenant's key.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

_MOST_ALIKE = 32
"""So many wishes that speak of the same are compared in full; more than a few are rare."""

entries = table(
    "reuse_entries",
    sa.Column("image_id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("words_key", sa.String(64), nullable=False),
    sa.Column("meaning_key", sa.String(64), nullable=False),
    sa.Column("context_key", sa.String(64), nullable=False),
    sa.Column("embedder", sa.String(24), nullable=False),
    sa.Column("vector", Sealed, nullable=False),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("cost_micro", sa.BigInteger, nullable=False),
    sa.Column("millis", sa.Integer, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("image_id"),
    sa.ForeignKeyConstraint(["image_id"], ["images.id"], name="fk_reuse_entries_image", ondelete="CASCADE"),
    sa.Index(None, "tenant", "owner", "words_key"),
    sa.Index(None, "tenant", "owner", "meaning_key"),
    sa.Index(None, "tenant", "owner", "created_at"),
    owner="owner",
    erasure=Erasure.DELETE,
)

days = table(
    "reuse_days",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("saved_micro", sa.BigInteger, nullable=False),
    sa.Column("saved_millis", sa.BigInteger, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner", "day", "kind"),
    owner="owner",
    erasure=Erasure.DELETE,
)


@dataclass(frozen=True)
class Entry:
    """A picture that may be served: what it cost in micro-dollars and how many milliseconds it took."""

    image_id: str
    cost_micro: int
    millis: int
    words_key: str
    created_at: datetime


@dataclass(frozen=True)
class Day:
    """One kind of use on one day (UTC)."""

    day: str
    kind: str
    times: int
    saved_micro: int
    saved_millis: int


class Entries:
    """Every query on what may be served again, always within one tenant and owner."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    def key(self, tenant: str, what: str, text: str) -> str:
        """A keyed hash: the same text has the same one within a tenant, and nobody else can tell what it was."""
        return hmac.digest(self._vault.search_key(tenant), f"reuse-{what}:{text}".encode(), "sha256").hex()

    async def matching(self, actor: Actor, words_key: str, context_key: str, not_before: datetime) -> Entry | None:
        """The latest picture for the same words in the same context."""
        c = entries.c
        known = sa.select(c.image_id, c.cost_micro, c.millis, c.words_key, c.created_at).where(self._mine(actor))
        async with self._db.read() as connection:
            rows = await connection.execute(known.where(c.words_key == words_key, c.context_key == context_key))
            found = [Entry(*row) for row in rows if row.created_at >= not_before]
        return max(found, key=lambda entry: entry.created_at, default=None)

    async def speaking_of(
        self, actor: Actor, meaning_key: str, context_key: str, not_before: datetime
    ) -> list[tuple[Entry, str]]:
        """The latest pictures whose wish speaks of the same in the same context, each with its words; latest first.

        Sorted here: asked to sort, SQLite walks all pictures by date instead of those few.
        """
        c = entries.c
        known = sa.select(c.created_at, c.image_id).where(self._mine(actor), c.meaning_key == meaning_key)
        async with self._db.read() as connection:
            found = [tuple(row) for row in await connection.execute(known.where(c.context_key == context_key))]
        latest = [image_id for _, image_id in sorted(found, reverse=True)[:_MOST_ALIKE]]
        return await self.among(actor, latest, context_key, not_before) if latest else []

    async def among(
        self, actor: Actor, image_ids: list[str], context_key: str, not_before: datetime
    ) -> list[tuple[Entry, str]]:
        """Those of some pictures that were made in a context, each with its words, in the order they are given in."""
        c = entries.c
        known = sa.select(c.image_id, c.cost_micro, c.millis, c.words_key, c.created_at, c.about).where(
            self._mine(actor), c.image_id.in_(image_ids), c.context_key == context_key
        )
        async with self._db.read() as connection:
            rows = [row for row in await connection.execute(known) if row.created_at >= not_before]
        rows.sort(key=lambda row: image_ids.index(row.image_id))
        return [(Entry(*row[:5]), self._about(actor.tenant, row.image_id, row.about)["words"]) for row in rows]

    def _about(self, tenant: str, image_id: str, sealed: bytes) -> dict[str, Any]:
        about: dict[str, Any] = self._vault.open_json(tenant, f"reuse_entries.about|{image_id}", sealed)
        return about

    async def get(self, actor: Actor, image_id: str) -> tuple[Entry, dict[str, Any]] | None:
        """One entry with what is sealed of it; None where it was forgotten meanwhile."""
        c = entries.c
        async with self._db.read() as connection:
            query = sa.select(entries).where(self._mine(actor), c.image_id == image_id)
            row = (await connection.execute(query)).first()
        if row is None:
            return None
        entry = Entry(**{name: getattr(row, name) for name in Entry.__dataclass_fields__})
        return entry, self._about(actor.tenant, image_id, row.about)

    async def add(
        self, tx: AsyncConnection, tenant: str, owner: str, entry: Entry, keys: dict[str, str], vector: bytes
    ) -> None:
        """Remember a picture in the transaction that keeps it."""
        sealed = {
            "vector": self._vault.seal_bytes(tenant, f"reuse_entries.vector|{entry.image_id}", vector),
            "about": self._vault.seal_json(tenant, f"reuse_entries.about|{entry.image_id}", {"words": keys["words"]}),
        }
        plain = {name: keys[name] for name in ("meaning_key", "context_key", "embedder")}
        row = {**entry.__dict__, **plain, **sealed, "tenant": tenant, "owner": owner}
        await tx.execute(self._db.insert_new(entries, row))

    async def trim(self, not_before: datetime, size: int) -> None:
        """Forget everybody's entries that are too old, and their oldest beyond the size."""
        c = entries.c
        place = sa.func.row_number().over(partition_by=(c.tenant, c.owner), order_by=c.created_at.desc())
        placed = sa.select(c.image_id, place.label("place")).subquery()
        beyond = sa.select(placed.c.image_id).where(placed.c.place > size)
        async with self._db.tx() as tx:
            await tx.execute(sa.delete(entries).where(sa.or_(c.created_at < not_before, c.image_id.in_(beyond))))

    async def vectors(
        self, actor: Actor, embedder: str, after: datetime | None, limit: int
    ) -> list[tuple[str, bytes, datetime]]:
        """Sealed vectors of one embedder from `after` on, oldest first."""
        c = entries.c
        query = (
            sa.select(c.image_id, c.vector, c.created_at)
            .where(self._mine(actor), c.embedder == embedder)
            .order_by(c.created_at, c.image_id)
            .limit(limit)
        )
        if after is not None:
            query = query.where(c.created_at >= after)
        async with self._db.read() as connection:
            return [(row.image_id, row.vector, row.created_at) for row in await connection.execute(query)]

    def open_vectors(self, tenant: str, rows: list[tuple[str, bytes, datetime]]) -> list[tuple[str, bytes]]:
        """Vectors as they were packed. Blocking."""
        return [
            (name, self._vault.open_bytes(tenant, f"reuse_entries.vector|{name}", sealed)) for name, sealed, _ in rows
        ]

    async def count(self, actor: Actor) -> int:
        """How many pictures may be served again."""
        async with self._db.read() as connection:
            found = await connection.scalar(sa.select(sa.func.count()).select_from(entries).where(self._mine(actor)))
        return int(found or 0)

    async def clear(self, actor: Actor) -> int:
        """Forget all entries; the pictures stay. How many there were."""
        async with self._db.tx() as tx:
            gone = await tx.execute(sa.delete(entries).where(self._mine(actor)))
        return int(gone.rowcount)

    async def used(
        self, tx: AsyncConnection, tenant: str, owner: str, kind: str, saved_micro: int = 0, saved_millis: int = 0
    ) -> None:
        """Count one use today."""
        day = self._clock.now().date().isoformat()
        key = {"tenant": tenant, "owner": owner, "day": day, "kind": kind}
        more = {"times": 1, "saved_micro": saved_micro, "saved_millis": saved_millis}
        await tx.execute(self._db.upsert(days, {**key, **more}, tuple(key), adding=tuple(more)))

    async def count_use(self, actor: Actor, kind: str, entry: Entry) -> None:
        """Count a picture that was served."""
        async with self._db.tx() as tx:
            await self.used(tx, actor.tenant, actor.user, kind, entry.cost_micro, entry.millis)

    async def by_day(self, actor: Actor, since: timedelta) -> list[Day]:
        """What was served and drawn, day by day."""
        c = days.c
        first = (self._clock.now() - since).date().isoformat()
        query = (
            sa.select(c.day, c.kind, c.times, c.saved_micro, c.saved_millis)
            .where(c.tenant == actor.tenant, c.owner == actor.user, c.day >= first)
            .order_by(c.day, c.kind)
        )
        async with self._db.read() as connection:
            return [Day(*row) for row in await connection.execute(query)]

    @staticmethod
    def _mine(actor: Actor) -> sa.ColumnElement[bool]:
        return sa.and_(entries.c.tenant == actor.tenant, entries.c.owner == actor.user)
