"""The local file's connection for SQLAlchemy: `aiosqlite`, with one hop to its thread for each statement instead of four."""

from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite


class Connection(aiosqlite.Connection):
    """A connection whose transaction begins together with its first statement, and not at all without one.

    A rollback is sent and not waited for: the thread carries out everything in order, and closing waits for it.
    """

    _to_begin: str | None = None
    _begun = False

    def begin(self, statement: str) -> None:
        """Begin a transaction with `statement` as soon as something is to be done in it."""
        self._to_begin = statement

    def cursor(self) -> "Cursor":  # type: ignore[override]
        """A cursor that has fetched all its rows when a statement is done."""
        return Cursor(self)

    async def commit(self) -> None:
        """Commit, where anything was done."""
        self._to_begin = None
        if self._begun:
            await super().commit()
            self._begun = False

    async def rollback(self) -> None:
        """Forget what was done since the transaction began."""
        self._to_begin = None
        if self._begun:
            self._tx.put_nowait((None, self._conn.rollback))
            self._begun = False

    async def whole(self, work: Callable[[Any], Any]) -> Any:
        """Have `work` done with the driver's own connection in its thread, inside the transaction."""
        begin, self._to_begin = self._to_begin, None
        self._begun = self._begun or begin is not None

        def begun() -> Any:
            if begin:
                self._conn.execute(begin)
            return work(self._conn)

        return await self._execute(begun)  # type: ignore[no-untyped-call]  # the library's only one without types


class Cursor:
    """What SQLAlchemy's adapter asks of a cursor, answered without another hop."""

    arraysize = 1
    lastrowid: int | None = None
    description: Any = None
    rowcount = -1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        """Nothing is opened before there is a statement."""
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Carry out one statement and fetch what it finds."""
        await self._done(lambda connection: connection.execute(statement, parameters))

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Carry out one statement with many parameters."""
        await self._done(lambda connection: connection.executemany(statement, parameters))

    async def _done(self, work: Callable[[Any], Any]) -> None:
        def fetched(connection: Any) -> tuple[Any, list[Any]]:
            cursor = work(connection)
            return cursor, cursor.fetchall() if cursor.description else []

        found, self._rows = await self._connection.whole(fetched)
        self.description, self.rowcount, self.lastrowid = found.description, found.rowcount, found.lastrowid

    async def fetchall(self) -> list[Any]:
        """The rows of the last statement."""
        return self._rows

    async def close(self) -> None:
        """Nothing is open any more."""
