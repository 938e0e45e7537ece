"""Prints the newest generation's id, for tests whose caller was killed before it could say."""

import asyncio

import sqlalchemy as sa

from images_mcp.app import App
from images_mcp.capabilities.generation.store import generations


async def _newest() -> None:
    app = App()
    await app.ready()
    async with app.db.read() as connection:
        query = sa.select(generations.c.id).order_by(generations.c.created_at.desc()).limit(1)
        print(await connection.scalar(query))
    await app.close()


def main() -> None:
    asyncio.run(_newest())
