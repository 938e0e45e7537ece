"""The bell: the worker hears who asks, and they hear of endings, without anybody looking; at home and on a server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from images_mcp.kernel import bell
from images_mcp.kernel.bell import Bell, HomeBell, ServerBell
from images_mcp.kernel.db import Database
from tests import postgres

LONG = 3600.0


@pytest.fixture(autouse=True)
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "UNHEARD_SECONDS", LONG)


@pytest.fixture
async def server() -> AsyncIterator[Database]:
    found = Database(url=postgres.fresh_database())
    yield found
    await found.close()


@contextlib.asynccontextmanager
async def again_and_again(action: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    async def repeated() -> None:
        while True:
            await action()
            await asyncio.sleep(0.02)

    task = asyncio.create_task(repeated())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def all_is_heard(worker: Bell, asker: Bell, asked: asyncio.Event) -> None:
    async with again_and_again(asker.ring):
        for _ in range(3):
            asked.clear()
            await asked.wait()
    async with again_and_again(lambda: worker.tell("this")):
        while True:  # whoever has only begun to listen is not woken by it
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await asker.heard("this", LONG)
                    return


async def test_at_home_it_is_heard_on_loopback(tmp_path: Path) -> None:
    worker, asker, asked = HomeBell(tmp_path / "port"), HomeBell(tmp_path / "port"), asyncio.Event()
    await worker.hang(asked.set)
    await all_is_heard(worker, asker, asked)
    await worker.close()
    await asker.close()


async def test_on_a_server_the_database_tells_also_over_another_connection(server: Database) -> None:
    worker, asker, asked = ServerBell(server), ServerBell(server), asyncio.Event()
    await worker.hang(asked.set)
    await all_is_heard(worker, asker, asked)
    async with server.read() as connection:
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"
        assert len((await connection.execute(sa.text(ends))).all()) == 2
    await all_is_heard(worker, asker, asked)
    await worker.close()
    await asker.close()


async def test_where_nothing_can_be_told_work_goes_on(server: Database) -> None:
    nowhere = Database(url=postgres.named(server._url, "nowhere"))
    unheard = ServerBell(nowhere)
    await unheard.ring()
    await unheard.tell("this")
    await unheard.heard("this", 0.01)
    await unheard.close()
    await nowhere.close()
