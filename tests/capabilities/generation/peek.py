"""Prints the newest generation's id, for tests whose caller was killed before it could say."""

import asyncio

import sqlalchemy as sa

from images_mcp.app import App
from images_mcp.capabilities.generation.store import generations


async def main() -> None:
    app = App()
    await app.ready()
    async with app.db.read() as connection:
        query = sa.select(generations.c.id).order_by(generations.c.created_at.desc()).limit(1)
        print(await connection.scalar(query))
    await app.close()


asyncio.run(main())
