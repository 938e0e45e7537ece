"""What people said of pictures, and what they decided about the rules learned from it; words are sealed."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.assets.store import Image
from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

feedback_events = table(
    "feedback_events",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("image_id", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("rating", sa.SmallInteger),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.Index(None, "tenant", "owner", "at"),
    sa.Index(None, "conversation_id"),
    sa.Index(None, "image_id"),
    sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_feedback_events_conversation"
    ),
    sa.ForeignKeyConstraint(["image_id"], ["images.id"], ondelete="CASCADE", name="fk_feedback_events_image"),
    owner="owner",
    erasure=Erasure.DELETE,
)

feedback_rules = table(
    "feedback_rules",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner", "id"),
    owner="owner",
    erasure=Erasure.DELETE,
)

feedback_settings = table(
    "feedback_settings",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("applied", sa.Boolean, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner"),
    owner="owner",
    erasure=Erasure.DELETE,
)

MOST_EVENTS = 1_000
"""Of more events only the newest are learned from."""


@dataclass(frozen=True)
class Stored:
    """An event, opened. `about` holds its use, its looks and those of the pictures beside it, as `learning` wrote it."""

    id: str
    image_id: str
    kind: str
    rating: int | None
    about: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Decision:
    """What a person decided about a rule: kept, edited (with its new `about`) or forgotten."""

    id: str
    state: str
    about: dict[str, Any]


class Feedback:
    """Every query on events, decisions and the switch, always within one tenant and owner."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    def rule_id(self, actor: Actor, what: str) -> str:
        """A rule's id: always the same for the same rule, and nothing can be told from it."""
        digest = hmac.digest(self._vault.search_key(actor.tenant), f"{actor.user}|rule|{what}".encode(), "sha256")
        return f"rule_{digest.hex()[:22]}"

    async def add(
        self, tx: AsyncConnection, actor: Actor, image: Image, kind: str, rating: int | None, about: dict[str, Any]
    ) -> None:
        """Something was said or done about a picture. A second rating of the same picture replaces the first."""
        c = feedback_events.c
        if kind == "rated":
            earlier = sa.and_(c.image_id == image.id, c.kind == kind, c.owner == actor.user, c.tenant == actor.tenant)
            await tx.execute(sa.delete(feedback_events).where(earlier))
        new = self._clock.new_id("fb")
        await tx.execute(
            sa.insert(feedback_events).values(
                id=new,
                tenant=actor.tenant,
                owner=actor.user,
                conversation_id=image.conversation_id,
                image_id=image.id,
                kind=kind,
                rating=rating,
                about=self._vault.seal_json(actor.tenant, f"feedback_events.about|{new}", about),
                at=self._clock.now(),
            )
        )

    async def mark(self, actor: Actor) -> tuple[int, datetime | None, int, datetime | None]:
        """What changes whenever something is said or decided: counts and newest times, cheaply."""
        e, r = feedback_events.c, feedback_rules.c
        events = sa.select(sa.func.count().label("count"), sa.func.max(e.at).label("newest"))
        rules = sa.select(sa.func.count().label("count"), sa.func.max(r.at).label("newest"))
        said = events.where(e.tenant == actor.tenant, e.owner == actor.user).subquery()
        decided = rules.where(r.tenant == actor.tenant, r.owner == actor.user).subquery()
        async with self._db.read() as connection:
            row = (await connection.execute(sa.select(said, decided).join(decided, sa.true()))).one()
        return int(row[0]), row[1], int(row[2]), row[3]

    async def events(self, actor: Actor) -> list[Stored]:
        """The newest events, newest first."""
        c = feedback_events.c
        query = (
            sa.select(feedback_events)
            .where(c.tenant == actor.tenant, c.owner == actor.user)
            .order_by(c.at.desc())
            .limit(MOST_EVENTS)
        )
        async with self._db.read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Stored(
                r.id,
                r.image_id,
                r.kind,
                r.rating,
                self._vault.open_json(actor.tenant, f"feedback_events.about|{r.id}", r.about),
                r.at,
            )
            for r in rows
        ]

    async def decide(self, tx: AsyncConnection, actor: Actor, rule_id: str, state: str, about: dict[str, Any]) -> None:
        """Remember what a person decided about a rule."""
        place = f"feedback_rules.about|{actor.user}|{rule_id}"
        row = {
            "tenant": actor.tenant,
            "owner": actor.user,
            "id": rule_id,
            "state": state,
            "about": self._vault.seal_json(actor.tenant, place, about),
            "at": self._clock.now(),
        }
        await tx.execute(self._db.upsert(feedback_rules, row, ("tenant", "owner", "id")))

    async def decisions(self, actor: Actor) -> dict[str, Decision]:
        """Everything decided, by rule."""
        c = feedback_rules.c
        async with self._db.read() as connection:
            query = sa.select(feedback_rules).where(c.tenant == actor.tenant, c.owner == actor.user)
            rows = (await connection.execute(query)).all()
        place = f"feedback_rules.about|{actor.user}|"
        return {r.id: Decision(r.id, r.state, self._vault.open_json(actor.tenant, place + r.id, r.about)) for r in rows}

    async def applied(self, actor: Actor) -> bool:
        """Whether rules are used; yes unless switched off."""
        c = feedback_settings.c
        async with self._db.read() as connection:
            query = sa.select(c.applied).where(c.tenant == actor.tenant, c.owner == actor.user)
            found = await connection.scalar(query)
        return found is None or bool(found)

    async def switch(self, tx: AsyncConnection, actor: Actor, *, applied: bool) -> None:
        """Use rules, or none."""
        row = {"tenant": actor.tenant, "owner": actor.user, "applied": applied}
        await tx.execute(self._db.upsert(feedback_settings, row, ("tenant", "owner")))
