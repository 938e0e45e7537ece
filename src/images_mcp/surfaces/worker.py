"""The process that draws. At home one per home, started by itself; on a server as many as wanted."""

import asyncio
import contextlib
import functools
import os
import signal
import sys
import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from images_mcp.kernel import local_worker
from images_mcp.kernel.log import configure, log
from images_mcp.kernel.settings import Settings, load
from images_mcp.kernel.startup import importing

if TYPE_CHECKING:
    from images_mcp.app import App

_LOCK_SECONDS = 1.0
_LOOK_SECONDS = 0.5


async def work(app: "App") -> None:
    """Draw until idle for long enough, told to stop, or without a home."""
    with importing():
        from images_mcp.capabilities.conversations import housekeeping
        from images_mcp.capabilities.generation import jobs  # pixels and engines
        from images_mcp.capabilities.generation.store import DRAW
        from images_mcp.kernel.jobs import Worker

    await app.ready()
    worker = Worker(
        app.db,
        app.box,
        app.clock,
        {DRAW: functools.partial(jobs.draw, app)},
        app.settings.parallel,
        alone=app.db.local,
    )
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
            loop.add_signal_handler(name, stopping.set)
    await worker.start()
    await app.bell.hang(worker.look)
    idle_since = time.monotonic()
    home = _identity(app)
    keeping = asyncio.create_task(housekeeping.keep(app, lambda: worker.running > 0))
    while not stopping.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _LOOK_SECONDS)
        if app.db.local and _identity(app) != home:
            log.warning("home_vanished")
            os._exit(0)  # there is nothing left to save anything in
        if worker.running:
            idle_since = time.monotonic()
        elif app.db.local and time.monotonic() - idle_since > app.settings.worker_idle_seconds:
            if not await app.generations.count_working():
                break
            idle_since = time.monotonic()
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    await worker.stop(app.settings.engine_seconds)
    await app.close()


def _identity(app: "App") -> tuple[int, int] | None:
    """Which file the database is; None where it is gone."""
    try:
        found = app.paths.database.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def main() -> int:
    """Run a worker; at home only if none runs yet."""
    settings = load()
    configure(settings.log_level)
    if settings.database_url:
        asyncio.run(_work_with(settings))
        return 0
    paths = settings.paths
    paths.data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(paths.worker_lock)
    try:
        lock.acquire(timeout=_LOCK_SECONDS)
    except Timeout:
        return 0
    local_worker.write_pid(paths)
    try:
        asyncio.run(_work_with(settings))
    finally:
        lock.release()
    return 0


async def _work_with(settings: Settings) -> None:
    with importing():
        from images_mcp.app import App  # heavy: the lock has to be taken first, so that nobody starts a second worker

    await work(App(settings))


if __name__ == "__main__":
    sys.exit(main())
