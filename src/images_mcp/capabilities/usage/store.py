"""The one query on the ledger: money and pictures by day, model and kind."""

from dataclasses import dataclass

import sqlalchemy as sa

from images_mcp.capabilities.assets.store import images
from images_mcp.capabilities.generation.store import generations, ledger
from images_mcp.kernel.db import Database


@dataclass(frozen=True)
class Spent:
    """One day's sum for one model and kind, in micro-dollars."""

    day: str
    model: str
    kind: str
    micro_usd: int
    pictures: int


async def spent_since(db: Database, tenant: str, day: str) -> list[Spent]:
    """What was spent or is held since a day (`YYYY-MM-DD`, included)."""
    c, g, i = ledger.c, generations.c, images.c
    kind = sa.case(
        (g.batch.is_not(None), "variations"),
        (i.parent_id.is_not(None), "change"),
        (i.id.is_not(None), "new"),
        else_="other",
    )
    settled = sa.func.sum(sa.case((c.entry == "settle", 1), else_=0))
    query = (
        sa.select(c.day, c.model, kind.label("kind"), sa.func.sum(c.micro_usd), settled)
        .select_from(
            ledger.outerjoin(generations, g.id == c.generation_id).outerjoin(images, i.generation_id == c.generation_id)
        )
        .where(c.tenant == tenant, c.day >= day)
        .group_by(c.day, c.model, sa.literal_column("kind"))
    )
    async with db.read() as connection:
        rows = await connection.execute(query)
        return [Spent(day, model, kind, int(micro), int(pictures)) for day, model, kind, micro, pictures in rows]
