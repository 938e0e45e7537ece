"""Visual DNA in the database: names and documents are sealed, ids and times are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.errors import missing
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

visual_dna = table(
    "visual_dna",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("name", Sealed, nullable=False),
    sa.Column("document", Sealed, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.Index(None, "tenant", "owner", "created_at"),
    owner="owner",
    erasure=Erasure.DELETE,
)


@dataclass(frozen=True)
class Kept:
    """A DNA's id, name and time; its document is opened only when asked for."""

    id: str
    name: str
    created_at: datetime


class VisualDnas:
    """Every query on visual DNA, always within one tenant and owner."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    async def add(self, tx: AsyncConnection, actor: Actor, dna_id: str, name: str, document: dict[str, Any]) -> None:
        """Keep a document under an id of ours."""
        row = {"tenant": actor.tenant, "id": dna_id, "owner": actor.user, "created_at": self._clock.now()}
        await tx.execute(sa.insert(visual_dna).values(**row, **self._sealed(actor, dna_id, name, document)))

    async def rewrite(
        self, tx: AsyncConnection, actor: Actor, dna_id: str, name: str, document: dict[str, Any]
    ) -> None:
        """Keep another document in its place."""
        sealed = self._sealed(actor, dna_id, name, document)
        await tx.execute(sa.update(visual_dna).where(_mine(actor, dna_id)).values(**sealed))

    def _sealed(self, actor: Actor, dna_id: str, name: str, document: dict[str, Any]) -> dict[str, bytes]:
        return {
            "name": self._vault.seal(actor.tenant, f"visual_dna.name|{dna_id}", name),
            "document": self._vault.seal_json(actor.tenant, f"visual_dna.document|{dna_id}", document),
        }

    async def names(self, actor: Actor, limit: int = 1000) -> list[Kept]:
        """What is kept, newest first."""
        c = visual_dna.c
        query = (
            sa.select(c.id, c.name, c.created_at)
            .where(c.tenant == actor.tenant, c.owner == actor.user)
            .order_by(c.created_at.desc(), c.id.desc())
            .limit(limit)
        )
        async with self._db.read() as connection:
            rows = list(await connection.execute(query))
        return [
            Kept(r.id, self._vault.open(actor.tenant, f"visual_dna.name|{r.id}", r.name), r.created_at) for r in rows
        ]

    async def documents(self, actor: Actor, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Those of these documents that are this owner's and still there, by id, in the order asked for."""
        c = visual_dna.c
        query = sa.select(c.id, c.document).where(c.id.in_(ids), c.tenant == actor.tenant, c.owner == actor.user)
        async with self._db.read() as connection:
            sealed = {row.id: row.document for row in await connection.execute(query)}
        return {
            one: self._vault.open_json(actor.tenant, f"visual_dna.document|{one}", sealed[one])
            for one in ids
            if one in sealed
        }

    async def document(self, actor: Actor, dna_id: str) -> dict[str, Any]:
        """One document. Raises `Problem` (missing) where it is not this owner's."""
        async with self._db.read() as connection:
            sealed = await connection.scalar(sa.select(visual_dna.c.document).where(_mine(actor, dna_id)))
        if sealed is None:
            raise missing("There is no such visual DNA.", "list_dna shows yours.")
        opened: dict[str, Any] = self._vault.open_json(actor.tenant, f"visual_dna.document|{dna_id}", sealed)
        return opened

    async def delete(self, tx: AsyncConnection, actor: Actor, dna_id: str) -> bool:
        """Forget one; false where it was not there."""
        done = await tx.execute(sa.delete(visual_dna).where(_mine(actor, dna_id)))
        return bool(done.rowcount)


def _mine(actor: Actor, dna_id: str) -> sa.ColumnElement[bool]:
    c = visual_dna.c
    return sa.and_(c.id == dna_id, c.tenant == actor.tenant, c.owner == actor.user)
