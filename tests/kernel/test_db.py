"""The database itself: what is begun is finished or undone, whoever else writes, hangs up or fails meanwhile."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from images_mcp.kernel.db import Database
from tests import postgres

COUNTERS = sa.Table(
    "counters", sa.MetaData(), sa.Column("name", sa.String(20), primary_key=True), sa.Column("n", sa.Integer)
)
MORE = sa.update(COUNTERS).values(n=COUNTERS.c.n + 1)


@pytest.fixture(params=["sqlite", "postgres"])
async def db(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = postgres.fresh_database() if request.param == "postgres" else None
    found = Database(url=url) if url else Database(path=tmp_path / "local.db", key=os.urandom(32))
    async with found.tx() as tx:
        await tx.run_sync(COUNTERS.metadata.create_all)
        await tx.execute(sa.insert(COUNTERS).values(name="one", n=0))
    yield found
    await found.close()


async def counted(db: Database) -> int:
    async with db.read() as connection:
        return int(await connection.scalar(sa.select(COUNTERS.c.n)) or 0)


async def test_what_many_write_at_once_is_all_there(db: Database) -> None:
    async def once() -> None:
        async with db.tx() as tx:
            await tx.execute(MORE)
        await db.settle()

    await asyncio.gather(*(once() for _ in range(40)))
    assert await counted(db) == 40


async def test_a_failed_transaction_leaves_nothing_and_lets_the_next_one_in(db: Database) -> None:
    async def failing() -> None:
        async with db.tx() as tx:
            await tx.execute(MORE)
            raise LookupError

    async def wrong() -> None:
        async with db.tx() as tx:
            await tx.execute(MORE)
            await tx.execute(sa.insert(COUNTERS).values(name="one", n=1))

    for _ in range(20):
        with pytest.raises(LookupError):
            await failing()
        with pytest.raises(sa.exc.IntegrityError):
            await wrong()
    async with db.tx() as tx:
        await tx.execute(MORE)
    assert await counted(db) == 1


async def test_whoever_hangs_up_in_a_transaction_undoes_it(db: Database) -> None:
    reached = asyncio.Event()

    async def hanging() -> None:
        async with db.tx() as tx:
            await tx.execute(MORE)
            reached.set()
            await asyncio.sleep(60)

    for _ in range(12):  # more than there are connections
        reached.clear()
        task = asyncio.create_task(hanging())
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with db.tx() as tx:
        await tx.execute(MORE)
    assert await counted(db) == 1


async def test_a_reader_sees_one_state_throughout_and_the_newest_the_next_time(db: Database) -> None:
    async with db.read() as connection:
        if not db.local:
            await connection.execution_options(isolation_level="REPEATABLE READ")
        first = await connection.scalar(sa.select(COUNTERS.c.n))
        async with db.tx() as tx:
            await tx.execute(MORE)
        assert await connection.scalar(sa.select(COUNTERS.c.n)) == first == 0
    assert await counted(db) == 1


async def test_many_parameters_at_once_and_a_count_of_what_changed(db: Database) -> None:
    async with db.tx() as tx:
        await tx.execute(sa.insert(COUNTERS), [{"name": f"row {n}", "n": n} for n in range(5)])
        changed = await tx.execute(MORE.where(COUNTERS.c.n >= 3))
        assert changed.rowcount == 2
    async with db.read() as connection:
        rows = (await connection.execute(sa.select(COUNTERS).order_by(COUNTERS.c.name))).all()
    assert [tuple(row) for row in rows][-2:] == [("row 3", 4), ("row 4", 5)]


async def test_counting_up_adds_to_the_row_that_is_there(db: Database) -> None:
    for _ in range(3):
        async with db.tx() as tx:
            await tx.execute(db.upsert(COUNTERS, {"name": "days", "n": 2}, ("name",), adding=("n",)))
            await tx.execute(db.upsert(COUNTERS, {"name": "one", "n": 7}, ("name",)))
    async with db.read() as connection:
        found = {row.name: row.n for row in await connection.execute(sa.select(COUNTERS))}
    assert found == {"days": 6, "one": 7}
