"""Own templates, every version of them sealed, and what became of the pictures made with templates.

What a template is called may be as private as what it says: rows are found by a keyed hash of the name.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

template_versions = table(
    "template_versions",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("name_key", sa.String(64), nullable=False),
    sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner", "name_key", "version"),
    owner="owner",
    erasure=Erasure.DELETE,
)

template_events = table(
    "template_events",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("template", sa.String(96), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("generation_id", sa.String(40), nullable=False),
    sa.Column("rating", sa.SmallInteger),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "generation_id", "kind"),
    sa.Index(None, "tenant", "template", "version"),
    owner="owner",
    erasure=Erasure.DELETE,
)


@dataclass(frozen=True)
class Kept:
    """One version of an own template, opened; `about` is the template as JSON."""

    version: int
    about: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Counts:
    """What became of the pictures one template version made: how many, and the ratings from 1 to 5."""

    uses: int = 0
    chosen: int = 0
    refined: int = 0
    ratings: tuple[int, ...] = ()


class Templates:
    """Every query on own templates and on outcomes, within one tenant; own templates within one owner too."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    def key(self, actor: Actor, name: str) -> str:
        """What stands for an own template's name in the database."""
        said = f"templates|{actor.user}|{name}".encode()
        return hmac.new(self._vault.search_key(actor.tenant), said, hashlib.sha256).hexdigest()

    async def newest(self, actor: Actor) -> list[Kept]:
        """The newest version of each own template, by name."""
        c = template_versions.c
        last = (
            sa.select(c.name_key, sa.func.max(c.version).label("version"))
            .where(c.tenant == actor.tenant, c.owner == actor.user)
            .group_by(c.name_key)
            .subquery()
        )
        query = (
            sa.select(template_versions)
            .join(last, sa.and_(c.name_key == last.c.name_key, c.version == last.c.version))
            .where(c.tenant == actor.tenant, c.owner == actor.user)
        )
        async with self._db.read() as connection:
            found = [self._opened(actor, row) for row in await connection.execute(query)]
        return sorted(found, key=lambda kept: str(kept.about["name"]))

    async def get(self, actor: Actor, name: str, version: int | None = None) -> Kept | None:
        """One version of an own template, the newest where none is named; None where it is not there."""
        c = template_versions.c
        where = [c.tenant == actor.tenant, c.owner == actor.user, c.name_key == self.key(actor, name)]
        if version is not None:
            where.append(c.version == version)
        query = sa.select(template_versions).where(*where).order_by(c.version.desc()).limit(1)
        async with self._db.read() as connection:
            row = (await connection.execute(query)).first()
        return self._opened(actor, row) if row else None

    async def count(self, actor: Actor) -> int:
        """How many own templates there are."""
        c = template_versions.c
        query = sa.select(sa.func.count(sa.distinct(c.name_key))).where(c.tenant == actor.tenant, c.owner == actor.user)
        async with self._db.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def add(self, actor: Actor, name: str, about: dict[str, Any]) -> int:
        """Keep the next version; its number, from 1 on."""
        c, key = template_versions.c, self.key(actor, name)
        mine = sa.and_(c.tenant == actor.tenant, c.owner == actor.user, c.name_key == key)
        async with self._db.tx() as tx:
            await self._db.lock(tx, f"template:{key}")
            version = int(await tx.scalar(sa.select(sa.func.max(c.version)).where(mine)) or 0) + 1
            sealed = self._vault.seal_json(actor.tenant, _where(actor.user, key, version), about)
            row = {"tenant": actor.tenant, "owner": actor.user, "name_key": key, "version": version}
            await tx.execute(sa.insert(template_versions).values(**row, about=sealed, at=self._clock.now()))
        return version

    async def delete(self, actor: Actor, name: str) -> int:
        """Forget every version of an own template and its outcomes; how many versions there were."""
        c, e, key = template_versions.c, template_events.c, self.key(actor, name)
        async with self._db.tx() as tx:
            mine = sa.and_(c.tenant == actor.tenant, c.owner == actor.user, c.name_key == key)
            gone = (await tx.execute(sa.delete(template_versions).where(mine))).rowcount
            if gone:
                own = sa.and_(e.tenant == actor.tenant, e.template == f"own:{key}")
                await tx.execute(sa.delete(template_events).where(own))
        return int(gone)

    async def record(
        self,
        tx: AsyncConnection,
        actor: Actor,
        template: str,
        version: int,
        kind: str,
        generation_id: str,
        rating: int | None = None,
    ) -> None:
        """Something became of a picture; the same again counts once, another rating replaces the one before."""
        row = {
            "tenant": actor.tenant,
            "owner": actor.user,
            "template": template,
            "version": version,
            "kind": kind,
            "generation_id": generation_id,
            "rating": rating,
            "at": self._clock.now(),
        }
        await tx.execute(self._db.upsert(template_events, row, ("tenant", "generation_id", "kind")))

    async def forget_outcomes(self, tx: AsyncConnection, actor: Actor, generation_ids: Sequence[str]) -> None:
        """Forget what became of these pictures."""
        c = template_events.c
        for at in range(0, len(generation_ids), 500):
            some = generation_ids[at : at + 500]
            await tx.execute(sa.delete(template_events).where(c.tenant == actor.tenant, c.generation_id.in_(some)))

    async def counts(self, actor: Actor) -> dict[tuple[str, int], Counts]:
        """What became of every template version's pictures, by (template, version)."""
        c = template_events.c
        query = (
            sa.select(c.template, c.version, c.kind, c.rating, sa.func.count().label("times"))
            .where(c.tenant == actor.tenant)
            .group_by(c.template, c.version, c.kind, c.rating)
        )
        found: dict[tuple[str, int], dict[str, Any]] = {}
        async with self._db.read() as connection:
            for row in await connection.execute(query):
                counted = found.setdefault((row.template, row.version), {})
                if row.kind == "rated":
                    counted["ratings"] = (*counted.get("ratings", ()), *[row.rating] * row.times)
                else:
                    name = {"used": "uses"}.get(row.kind, row.kind)
                    counted[name] = counted.get(name, 0) + row.times
        return {key: Counts(**counted) for key, counted in found.items()}

    def _opened(self, actor: Actor, row: Any) -> Kept:
        about = self._vault.open_json(actor.tenant, _where(actor.user, row.name_key, row.version), row.about)
        return Kept(row.version, about, row.at)


def _where(owner: str, key: str, version: int) -> str:
    return f"template_versions.about|{owner}|{key}|{version}"
