"""The database: an encrypted SQLite file for one person, PostgreSQL for a team. Only this module knows which.

Stores write SQLAlchemy Core against `metadata` and take connections from `tx` (may write) or `read`. Transactions are
short; none stays open while an engine draws.
"""

import asyncio
import contextlib
import json
import os
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool

from images_mcp.kernel.errors import Kind, Problem

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Erasure(StrEnum):
    """What happens to a table's rows when a person or tenant is erased."""

    DELETE = "delete"
    KEEP_ANONYMOUS = "keep_anonymous"
    NOT_PERSONAL = "not_personal"


def table(name: str, *columns: sa.schema.SchemaItem, owner: str | None, erasure: Erasure) -> sa.Table:
    """Declare a table: who owns its rows (a column, or None) and what erasure means for it. `tenant` is always there."""
    tenant = sa.Column("tenant", sa.String(64), nullable=False)
    return sa.Table(name, metadata, tenant, *columns, info={"owner": owner, "erasure": erasure})


class Utc(sa.TypeDecorator[datetime]):
    """A point in time, always with zone, stored as UTC microseconds since 1970 so that both databases agree."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        """Refuse times without zone: they are always a mistake."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a time without zone reached the database"
            raise ValueError(msg)
        delta = value.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        """Back to a datetime in UTC."""
        del dialect
        return (
            None
            if value is None
            else datetime.fromtimestamp(value // 1_000_000, UTC).replace(microsecond=value % 1_000_000)
        )


class Json(sa.TypeDecorator[Any]):
    """Plain JSON that holds nothing personal (personal data is sealed by the vault first)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        """To text."""
        del dialect
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Any:
        """From text."""
        del dialect
        return None if value is None else json.loads(value)


_DRIVER = "postgresql+psycopg"

Sealed = sa.LargeBinary
"""Bytes the vault has sealed."""


class Database:
    """One database, opened lazily. `url` is a PostgreSQL URL; without it `path` is the local file, opened with `key`."""

    def __init__(self, *, url: str | None = None, path: Path | None = None, key: bytes = b"") -> None:
        if url is None and path is None:
            msg = "a database needs a url or a path"
            raise ValueError(msg)
        self.path = path if url is None else None
        self._url = _psycopg(url) if url else ""
        self._key = key
        self._engine: AsyncEngine | None = None
        self._writing: AsyncEngine | None = None
        self._syncing = asyncio.Lock()
        self._next_sync: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()  # one file has one writer: waiting here ends at once, SQLite looks again and again
        self._sync: sa.Engine | None = None

    @property
    def local(self) -> bool:
        """Whether this is one person's file."""
        return self.path is not None

    @property
    def engine(self) -> AsyncEngine:
        """The async engine, made at first use."""
        if self._engine is None:
            self._engine = self._open_local() if self.path else create_async_engine(self._url, pool_pre_ping=True)
        return self._engine

    @property
    def sync_engine(self) -> sa.Engine:
        """A blocking engine on the same database, for migrations and the job library."""
        if self._sync is None:
            self._sync = self._open_sync() if self.path else sa.create_engine(self._url, pool_pre_ping=True)
        return self._sync

    def _connect_local(self) -> Any:
        from sqlcipher3 import dbapi2

        assert self.path is not None
        self.path.touch(mode=0o600)  # its companions take over its mode
        driver: Any = dbapi2
        connection = driver.connect(str(self.path), timeout=30, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE")  # a damaged file is told in words, not by the library
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA busy_timeout = 30000")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.isolation_level = None
        return connection

    def _open_local(self) -> AsyncEngine:
        import aiosqlite
        from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_dbapi
        from sqlcipher3 import dbapi2

        from images_mcp.kernel.local_driver import Connection

        driver: Any = AsyncAdapt_aiosqlite_dbapi(aiosqlite, dbapi2)
        for name in _DBAPI_ERRORS:  # else the driver's errors escape sqlalchemy.exc
            setattr(driver, name, getattr(dbapi2, name))

        async def connect(*_: object, **__: object) -> Any:
            connection = Connection(self._connect_local, iter_chunk_size=64)
            connection._thread.daemon = True  # noqa: SLF001 - else one lost connection keeps the process from leaving
            return await connection

        engine = create_async_engine(
            f"sqlite+aiosqlite:///{self.path}",
            module=driver,
            async_creator=connect,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=8,
        )
        sa.event.listen(engine.sync_engine, "begin", _begin)
        return engine

    def _open_sync(self) -> sa.Engine:
        from sqlcipher3 import dbapi2

        def connect() -> Any:
            connection = self._connect_local()
            connection.isolation_level = "IMMEDIATE"
            return connection

        return sa.create_engine(f"sqlite:///{self.path}", module=dbapi2, creator=connect, pool_size=8)

    @contextlib.asynccontextmanager
    async def tx(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write; commits at the end, rolls back on any error."""
        if self._writing is None:
            self._writing = self.engine.execution_options(writes=True)
        with _plainly():
            async with self._turn if self.local else contextlib.nullcontext(), self._writing.begin() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that only reads."""
        with _plainly():
            async with self.engine.connect() as connection:
                yield connection

    async def settle(self) -> None:
        """Wait until what was committed survives a power cut as well. PostgreSQL's commits do by themselves."""
        if self.path is not None:
            if self._next_sync is None:
                self._next_sync = asyncio.create_task(self._synced(self.path.with_name(f"{self.path.name}-wal")))
            await asyncio.shield(self._next_sync)

    async def _synced(self, file: Path) -> None:
        async with self._syncing:
            self._next_sync = None  # who comes now has committed what this one may miss
            await asyncio.to_thread(_sync, file)

    async def lock(self, connection: AsyncConnection, name: str) -> None:
        """Serialise transactions that decide on the same thing (a budget). SQLite's writers already are."""
        if not self.local:
            await connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": name})

    async def notify(self, channel: str, what: str = "") -> None:
        """Tell whoever listens on a server's database; where that fails, nobody is told."""
        with contextlib.suppress(Problem, sa.exc.SQLAlchemyError):
            async with self.tx() as connection:
                await connection.execute(sa.select(sa.func.pg_notify(channel, what)))

    async def notices(self, channel: str) -> AsyncIterator[str]:
        """Nothing once listening has begun, then what is told; ends where the connection does."""
        import psycopg

        url = sa.make_url(self._url)
        place, how = url.get_dialect()().create_connect_args(url)
        with contextlib.suppress(psycopg.Error):
            async with await psycopg.AsyncConnection.connect(*place, **{**how, "autocommit": True}) as connection:
                await connection.execute(f"LISTEN {channel}")
                yield ""
                async for told in connection.notifies():
                    yield told.payload

    def upsert(
        self, target: sa.Table, values: Mapping[str, Any], key: tuple[str, ...], *, adding: tuple[str, ...] = ()
    ) -> Any:
        """An insert that updates the row already there under `key`; to the numbers named by `adding` it adds."""
        maker: Any = sqlite.insert if self.local else postgresql.insert
        statement = maker(target).values(**values)
        rest = {
            name: target.c[name] + statement.excluded[name] if name in adding else statement.excluded[name]
            for name in values
            if name not in key
        }
        if not rest:
            return statement.on_conflict_do_nothing(index_elements=list(key))
        return statement.on_conflict_do_update(index_elements=list(key), set_=rest)

    def insert_new(self, target: sa.Table, values: Mapping[str, Any]) -> Any:
        """An insert that does nothing where the row is already there (rowcount 0)."""
        statement = self._insert(target).values(**values).on_conflict_do_nothing()
        return statement.execution_options(preserve_rowcount=True)  # else PostgreSQL does not tell

    def insert_new_from(self, target: sa.Table, rows: sa.Select[Any]) -> Any:
        """The same for all rows of a query, whose columns are named as the table's."""
        names = [column.name for column in rows.selected_columns]
        return self._insert(target).from_select(names, rows).on_conflict_do_nothing()

    def _insert(self, target: sa.Table) -> Any:
        return sqlite.insert(target) if self.local else postgresql.insert(target)

    async def close(self) -> None:
        """Release every connection."""
        if self._engine is not None:
            await self._engine.dispose()
        if self._sync is not None:
            await asyncio.to_thread(self._sync.dispose)

    def unpooled(self) -> sa.Engine:
        """A blocking engine that keeps no connection open, for one-off work such as migrations."""
        if self.path:
            from sqlcipher3 import dbapi2

            return sa.create_engine(
                f"sqlite:///{self.path}", module=dbapi2, creator=self._connect_local, poolclass=NullPool
            )
        return sa.create_engine(self._url, poolclass=NullPool)


def _sync(file: Path) -> None:
    with contextlib.suppress(FileNotFoundError), file.open("rb+") as opened:  # none: everything is in the main file
        os.fsync(opened.fileno())


_DBAPI_ERRORS = (
    "Warning Error InterfaceError DatabaseError DataError OperationalError IntegrityError InternalError "
    "ProgrammingError NotSupportedError"
).split()


def _begin(connection: sa.Connection) -> None:
    """Writers take the lock at once: a deferred transaction that writes later can fail where waiting would have helped."""
    writes = connection.get_execution_options().get("writes")
    driver: Any = connection.connection.driver_connection
    driver.begin("BEGIN IMMEDIATE" if writes else "BEGIN")


def _psycopg(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgresql", "postgres", _DRIVER}:
        raise Problem(
            Kind.INVALID, "The database URL is not a PostgreSQL one.", "Set IMAGES_MCP_DATABASE_URL to postgresql://…"
        )
    return f"{_DRIVER}://{rest}"


@contextlib.contextmanager
def _plainly() -> Any:
    """Tell a database that cannot be used in words; its own text may hold data."""
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except sa.exc.DBAPIError as error:
        told = str(error.orig).lower()
        for sign, problem in _SIGNS:
            if sign in told:
                raise Problem(*problem) from None
        raise


_SIGNS = (
    (
        "not a database",
        (
            Kind.UNAVAILABLE,
            "The database file cannot be read: it is damaged, or was made with another key.",
            "Run `images-mcp doctor`; `images-mcp doctor --repair` puts the file aside (it is kept) and starts afresh.",
        ),
    ),
    (
        "malformed",
        (
            Kind.UNAVAILABLE,
            "The database file is damaged.",
            "`images-mcp doctor --repair` puts the file aside (it is kept) and starts afresh.",
        ),
    ),
    (
        "disk is full",
        (Kind.UNAVAILABLE, "The disk is full; nothing was changed.", "Free some space and try again."),
    ),
    (
        "readonly",
        (
            Kind.UNAVAILABLE,
            "The folder of the database cannot be written to.",
            "Make it writable, or set IMAGES_MCP_HOME to a folder that is.",
        ),
    ),
    (
        "unable to open",
        (
            Kind.UNAVAILABLE,
            "The database file cannot be opened.",
            "Check that its folder exists and is yours, or set IMAGES_MCP_HOME.",
        ),
    ),
    (
        "is locked",
        (Kind.UNAVAILABLE, "The database is busy.", "Try again in a moment."),
    ),
)
