"""What the database can tell about itself: workers alive, and how conversations went, in numbers without words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import mean, median
from typing import Any

import sqlalchemy as sa

from images_mcp.capabilities.assets.store import images
from images_mcp.capabilities.conversations.store import conversations, turns
from images_mcp.capabilities.generation.store import generations, ledger
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel.db import Database
from images_mcp.kernel.jobs import DEAD_AFTER, workers
from images_mcp.operations import Actor

_MICRO = 1_000_000


@dataclass(frozen=True)
class Statistics:
    """Counts and rates; rates are shares from 0 to 1, None where there is nothing to divide by; money in dollars.

    `turns_mean` and `turns_median` are the user's turns in a conversation (the dialogue's depth). `completion` is the
    share of conversations that led to a picture, `refinement` the share of those that went on to another one, `drawn`
    the share of ended generations that gave a picture. `saved_usd` is what was set aside and not spent: estimates
    given back, and estimates above the real price.
    """

    conversations: int
    turns_mean: float | None
    turns_median: float | None
    completion: float | None
    refinement: float | None
    pictures: int
    drafts: int
    outcomes: dict[str, int]
    drawn: float | None
    spent_usd: float
    saved_usd: float
    since: datetime | None


async def statistics(db: Database, actor: Actor) -> Statistics:
    """Everything about one person's conversations and pictures, without opening any text."""
    c, t, g, i = conversations.c, turns.c, generations.c, images.c
    mine = sa.and_(c.tenant == actor.tenant, c.owner == actor.user)
    own = sa.and_(g.tenant == actor.tenant, g.owner == actor.user)
    depth = (
        sa.select(sa.func.count(t.id))
        .select_from(conversations.outerjoin(turns, sa.and_(t.conversation_id == c.id, t.role == "user")))
        .where(mine)
        .group_by(c.id)
    )
    pictures = (
        sa.select(sa.func.count(i.id))
        .select_from(conversations.outerjoin(images, i.conversation_id == c.id))
        .where(mine)
        .group_by(c.id)
    )
    engines = (
        sa.select(i.engine, sa.func.count()).where(i.tenant == actor.tenant, i.owner == actor.user).group_by(i.engine)
    )
    money = (
        sa.select(ledger.c.entry, sa.func.sum(ledger.c.micro_usd))
        .where(ledger.c.tenant == actor.tenant)
        .group_by(ledger.c.entry)
    )
    async with db.read() as connection:
        deep = list((await connection.execute(depth)).scalars())
        many = list((await connection.execute(pictures)).scalars())
        by_engine = _pairs((await connection.execute(engines)).all())
        outcomes = _pairs(
            (await connection.execute(sa.select(g.status, sa.func.count()).where(own).group_by(g.status))).all()
        )
        booked = _pairs((await connection.execute(money)).all())
        since = await connection.scalar(sa.select(sa.func.min(c.created_at)).where(mine))
    with_picture = [n for n in many if n]
    ended = {status: n for status, n in outcomes.items() if status != "running"}
    return Statistics(
        conversations=len(deep),
        turns_mean=mean(deep) if deep else None,
        turns_median=median(deep) if deep else None,
        completion=_share(len(with_picture), len(many)),
        refinement=_share(sum(n > 1 for n in with_picture), len(with_picture)),
        pictures=sum(by_engine.values()),
        drafts=by_engine.get(DRAFT, 0),
        outcomes=outcomes,
        drawn=_share(ended.get("completed", 0), sum(ended.values())),
        spent_usd=sum(booked.values()) / _MICRO,
        saved_usd=max(0, -booked.get("release", 0) - booked.get("settle", 0)) / _MICRO,
        since=since,
    )


def _pairs(rows: Sequence[Any]) -> dict[str, int]:
    return {str(name): int(value or 0) for name, value in rows}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


async def workers_alive(db: Database, now: datetime) -> int:
    """How many workers gave a sign of life in the last seconds."""
    query = sa.select(sa.func.count()).select_from(workers).where(workers.c.beat_at > now - DEAD_AFTER)
    async with db.read() as connection:
        return int(await connection.scalar(query) or 0)
