"""The audit trail and the memory of repeated requests, as the doorway uses them."""

from collections.abc import Collection
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor, key_taken

audit_events = table(
    "audit_events",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("actor", sa.String(64), nullable=False),
    sa.Column("door", sa.String(16), nullable=False),
    sa.Column("action", sa.String(64), nullable=False),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("millis", sa.Integer, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.Index(None, "tenant", "at"),
    owner="actor",
    erasure=Erasure.KEEP_ANONYMOUS,
)

repeated_requests = table(
    "repeated_requests",
    sa.Column("actor", sa.String(64), nullable=False),
    sa.Column("key", sa.String(255), nullable=False),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("answer", Sealed),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "actor", "key"),
    owner="actor",
    erasure=Erasure.DELETE,
)

_REMEMBERED = timedelta(hours=24)
_ABANDONED = timedelta(minutes=2)


class Trail:
    """Records what was done, and lets a request repeated under one key have one answer for a day."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    async def record(self, actor: Actor, action: str, outcome: str, millis: int) -> None:
        """Add a line to the trail; it never holds what was asked, only that and how it ended."""
        row = {
            "id": self._clock.new_id("audit"),
            "tenant": actor.tenant,
            "at": self._clock.now(),
            "actor": actor.user,
            "door": actor.door,
            "action": action,
            "outcome": outcome,
            "millis": millis,
        }
        async with self._db.tx() as connection:
            await connection.execute(sa.insert(audit_events).values(**row))

    async def claim(self, actor: Actor, key: str, fingerprint: str) -> str | None:
        """Take a key for one request; the earlier answer where it was carried out before.

        Raises `Problem` (conflict) where the key belongs to another request or the first one is still under way.
        """
        if not 1 <= len(key) <= 255:
            raise Problem(Kind.INVALID, "An idempotency key is 1 to 255 characters.", "Use a UUID.")
        now = self._clock.now()
        mine = self._mine(actor, key)
        async with self._db.tx() as connection:
            await connection.execute(
                sa.delete(repeated_requests).where(
                    sa.or_(
                        repeated_requests.c.at < now - _REMEMBERED,
                        sa.and_(repeated_requests.c.answer.is_(None), repeated_requests.c.at < now - _ABANDONED),
                    )
                )
            )
            row = {"tenant": actor.tenant, "actor": actor.user, "key": key, "fingerprint": fingerprint, "at": now}
            taken = await connection.execute(self._db.insert_new(repeated_requests, row))
            if taken.rowcount:
                return None
            earlier = (await connection.execute(sa.select(repeated_requests).where(mine))).one()
        if earlier.fingerprint != fingerprint:
            raise key_taken()
        if earlier.answer is None:
            raise Problem(
                Kind.CONFLICT,
                "The first request under this key is still being carried out.",
                "Ask again in a few seconds.",
                retry_after=2.0,
            )
        return self._vault.open(actor.tenant, self._place(actor, key), earlier.answer)

    async def keep(self, actor: Actor, key: str, answer: str) -> None:
        """Remember the answer given under a key."""
        sealed = self._vault.seal(actor.tenant, self._place(actor, key), answer)
        async with self._db.tx() as connection:
            await connection.execute(sa.update(repeated_requests).where(self._mine(actor, key)).values(answer=sealed))

    async def unclaim(self, actor: Actor, key: str) -> None:
        """Give a key back after a failure, so that the request can be tried again."""
        async with self._db.tx() as connection:
            await connection.execute(sa.delete(repeated_requests).where(self._mine(actor, key)))

    async def forget(self, tx: AsyncConnection, actor: Actor, of: Collection[str]) -> None:
        """Delete the remembered answers of this person that speak of any of these ids."""
        c = repeated_requests.c
        mine = sa.and_(c.tenant == actor.tenant, c.actor == actor.user, c.answer.is_not(None))
        for row in (await tx.execute(sa.select(c.key, c.answer).where(mine))).all():
            answer = self._vault.open(actor.tenant, self._place(actor, row.key), row.answer)
            if any(one in answer for one in of):
                await tx.execute(sa.delete(repeated_requests).where(self._mine(actor, row.key)))

    @staticmethod
    def _mine(actor: Actor, key: str) -> sa.ColumnElement[bool]:
        c = repeated_requests.c
        return sa.and_(c.tenant == actor.tenant, c.actor == actor.user, c.key == key)

    @staticmethod
    def _place(actor: Actor, key: str) -> str:
        return f"repeated_requests.answer|{actor.user}|{key}"
