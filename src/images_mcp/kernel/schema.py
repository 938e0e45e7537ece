"""Bringing a database up to date: by itself at home, by command on a server."""

import asyncio
import time
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock

from images_mcp.kernel.db import Database
from images_mcp.kernel.errors import Problem, unavailable
from images_mcp.kernel.jobs import migrate_jobs
from images_mcp.migrations import HEAD

_JUST_BEGUN = 5.0
"""Seconds for which another process may hold a file that it has made and not filled yet."""

_MIGRATIONS = Path(__file__).parent.parent / "migrations"


def make_folder(folder: Path) -> None:
    """Create a folder only its owner may enter. Raises `Problem` in words where that cannot be done."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unavailable(
            f"The folder {folder} cannot be made: {error.strerror or 'it is not allowed'}.",
            "Make its parent writable, or set IMAGES_MCP_HOME to a folder that is.",
        ) from None


async def version(db: Database) -> str | None:
    """The revision the database is at; None where it is new."""
    try:
        async with db.read() as connection:
            found: str | None = await connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    except Problem:
        raise
    except sa.exc.DBAPIError:
        return None
    return found


async def check(db: Database, lock_folder: Path) -> None:
    """Make sure that program and database fit. A local file is upgraded; a server's database only by command."""
    if emptied(db.path):
        raise unavailable(
            "The database file is empty although there are pictures beside it: it was cut off or replaced.",
            "Put its backup back; or let `images-mcp doctor --repair` put it aside and start afresh.",
        )
    at = await version(db)
    if at == HEAD:
        return
    if not db.local:
        raise unavailable(
            f"The database is at revision {at or 'none'}, this program needs {HEAD}.", "Run `images-mcp migrate`."
        )
    await asyncio.to_thread(_upgrade_once, db, lock_folder)


def _upgrade_once(db: Database, lock_folder: Path) -> None:
    with FileLock(lock_folder / "migrate.lock", timeout=60):
        upgrade(db)


def upgrade(db: Database) -> None:
    """Bring the database to the newest revision, and the job library's tables with it. Blocking."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    engine = db.unpooled()
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError:
        raise unavailable(
            "The database was made by a newer version of this program.", "Install that version, or a newer one."
        ) from None
    finally:
        engine.dispose()
    migrate_jobs(db)


def emptied(path: Path | None) -> bool:
    """Whether the local file holds nothing though pictures lie beside it, and not only because it is just begun."""
    if path is None or not path.exists():
        return False
    found = path.stat()
    beside = any((path.parent / "blobs").glob("*/*"))
    return found.st_size == 0 and beside and time.time() - found.st_mtime > _JUST_BEGUN


def damaged(db: Database) -> bool:
    """Whether the local file is there and is no database that this key opens, or one with broken pages. Blocking."""
    if db.path is None or not db.path.exists():
        return False
    if emptied(db.path):
        return True
    engine = db.unpooled()
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
            return bool(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())
    except sa.exc.DBAPIError as error:
        told = str(error.orig).lower()
        return "not a database" in told or "malformed" in told
    finally:
        engine.dispose()


def put_aside(path: Path, at: datetime) -> Path:
    """Rename a database file, with its journal, to `….damaged-YYYYmmdd-HHMMSS`; where it is now. Nothing is deleted."""
    aside = path.with_name(f"{path.name}.damaged-{at:%Y%m%d-%H%M%S}")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
