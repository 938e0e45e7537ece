"""Durable jobs: enqueued in the caller's transaction, carried out by workers, resumed when a worker dies.

DBOS does the durable part. It is imported in a thread at the first job only (0.5 s) and never on the way to answering
`tools/list`. A step that was under way when its worker died runs again, so steps that spend money keep a mark of their own.
"""

import asyncio
import base64
import contextlib
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.crypto import Box
from images_mcp.kernel.db import Database, Erasure, Utc, table
from images_mcp.kernel.log import log

if TYPE_CHECKING:
    from dbos import DBOSClient

APPLICATION = "images-mcp"
VERSION = "1"
"""Fixed, so that work survives an upgrade; raise it only with a migration of unfinished jobs."""

QUEUE = "draw"
_LOOK_SECONDS = 0.5
"""How often a worker looks for work by itself; it is told of most."""

_LEAVING_SECONDS = 0.1
"""How often the library's threads look whether they are to end."""

HEARTBEAT_SECONDS = 2.0
DEAD_AFTER = timedelta(seconds=10)

workers = table(
    "workers",
    sa.Column("executor_id", sa.String(64), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("started_at", Utc, nullable=False),
    sa.Column("beat_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("executor_id"),
    owner=None,
    erasure=Erasure.NOT_PERSONAL,
)

Job = Callable[[dict[str, Any]], Awaitable[None]]
"""A job takes its JSON payload. Its own marks in the database make repeating it harmless."""


def _serializer(box: Box) -> Any:
    from dbos import Serializer

    class SealedJson(Serializer):
        """JSON, sealed: nobody who can write the database can make us run code, nobody who reads it learns a prompt."""

        def serialize(self, data: Any) -> str:
            return base64.b64encode(box.seal(json.dumps(_plain(data)).encode(), "jobs")).decode()

        def deserialize(self, serialized_data: str) -> Any:
            value = json.loads(box.open(base64.b64decode(serialized_data), "jobs"))
            if isinstance(value, dict) and "__error__" in value:
                return RuntimeError(value["__error__"])
            return value

        def name(self) -> str:
            return "sealed_json"

    return SealedJson()


def _plain(data: Any) -> Any:
    if isinstance(data, BaseException):
        return {"__error__": type(data).__name__}  # the message may hold a prompt
    return data


class Jobs:
    """Where jobs are put. `box` seals their payloads."""

    def __init__(self, db: Database, box: Box) -> None:
        self._db = db
        self._box = box
        self._client: DBOSClient | None = None
        self._opening = asyncio.Lock()

    async def warm(self) -> None:
        """Load the job library in a thread; harmless to repeat."""
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(self._open)

    def _open(self) -> "DBOSClient":
        from dbos import DBOSClient

        return DBOSClient(
            system_database_engine=self._db.sync_engine,
            serializer=_serializer(self._box),
            application_name=APPLICATION,
            lazy=True,
        )

    async def enqueue(self, connection: AsyncConnection, job: str, job_id: str, payload: dict[str, Any]) -> None:
        """Put a job into the queue, inside the caller's transaction. The same `job_id` twice is one job.

        `warm` must have been awaited before the transaction began: loading takes longer than a lock should be held.
        """
        client = self._client
        assert client is not None, "jobs were not warmed"
        options: Any = {
            "queue_name": QUEUE,
            "workflow_name": job,
            "workflow_id": job_id,
            "app_version": VERSION,
        }
        await connection.run_sync(lambda sync: client.enqueue_in_transaction(sync, options, payload))

    async def forget(self, job_ids: list[str]) -> None:
        """Delete finished, cancelled or unwanted jobs with everything the library keeps of them."""
        if job_ids:
            await self.warm()
            assert self._client is not None
            await asyncio.to_thread(self._client.delete_workflows, job_ids)

    async def close(self) -> None:
        """Release the library's connections."""
        if self._client is not None:
            await asyncio.to_thread(self._client.destroy)


def migrate_jobs(db: Database) -> None:
    """Create or upgrade the job library's own tables. Blocking.

    Its public `migrate` takes only a URL, which an encrypted file does not have, so this goes one level deeper; the
    exact version is pinned.
    """
    from dbos._serialization import DefaultSerializer
    from dbos._sys_db import SystemDatabase

    local = db.local
    system = SystemDatabase.create(
        system_database_url="sqlite:///custom" if local else "postgresql://custom:system@database/engine",
        engine_kwargs={},
        engine=db.sync_engine,
        schema="dbos",
        serializer=DefaultSerializer(),
        executor_id=None,
    )
    system.run_migrations()


def _waiting(system: Any) -> sa.Select[Any]:
    """Whether any job waits; with what the library adds so that SQLite can use its partial index."""
    c = system.tables.workflow_status.c
    enqueued = sa.and_(c.queue_name == QUEUE, c.status == "ENQUEUED", system._in_flight_status_prover())  # noqa: SLF001
    return sa.select(sa.exists().where(enqueued))


class Worker:
    """Carries out jobs in this process until stopped; takes over what dead workers left.

    `alone` says that no other worker can be alive (at home, where one holds the lock): then all that is unfinished is
    taken over at once instead of after a time without heartbeats.
    """

    def __init__(
        self, db: Database, box: Box, clock: Clock, jobs: dict[str, Job], parallel: int, *, alone: bool
    ) -> None:
        self._db, self._box, self._clock, self._alone = db, box, clock, alone
        self._jobs = jobs
        self._parallel = parallel
        self.executor_id = clock.new_id("worker")
        self._taken: set[str] = set()
        self._stopping = False
        self._beating: asyncio.Task[None] | None = None
        self._rung = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None

    @property
    def running(self) -> int:
        """How many jobs are under way here."""
        return len(self._taken)

    def look(self) -> None:
        """Look for work now."""
        self._rung.set()

    async def start(self) -> None:
        """Register, launch, and begin to take jobs."""
        await self._beat(first=True)
        dbos = await asyncio.to_thread(self._import)
        from dbos._dbos import _get_dbos_instance

        dbos.DBOS(
            config={
                "name": APPLICATION,
                "application_version": VERSION,
                "executor_id": self.executor_id,
                "system_database_engine": self._db.sync_engine,
                "serializer": _serializer(self._box),
                "log_level": "ERROR",
                "run_migrations": False,
                "use_listen_notify": True,
                "scheduler_polling_interval_sec": 3600.0,
                "notification_listener_polling_interval_sec": _LEAVING_SECONDS,
                "notification_coalesce_sec": _LEAVING_SECONDS,
            }
        )
        for name, job in self._jobs.items():
            self._register(dbos.DBOS, name, job)
        dbos.DBOS.listen_queues([])  # ours is looked after here
        dbos.DBOS.launch()
        queue = await dbos.DBOS.register_queue_async(
            QUEUE,
            worker_concurrency=self._parallel,
            on_conflict="always_update",
        )
        self._dbos = dbos.DBOS
        self._waiting = _waiting(_get_dbos_instance()._sys_db)  # noqa: SLF001
        await self.sweep()
        self._looking = asyncio.create_task(self._keep_looking(queue))
        self._beating = asyncio.create_task(self._keep_beating())

    async def _keep_looking(self, queue: Any) -> None:
        """Take what waits whenever somebody rings, and now and then."""
        while not self._stopping:
            if self.running < self._parallel:
                try:
                    await asyncio.to_thread(self._take, queue)
                except Exception as error:  # noqa: BLE001 - a database that is gone or busy for a while: the next look may succeed
                    log.warning("look_failed", kind=type(error).__name__)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._rung.wait()
            self._rung.clear()

    def _take(self, queue: Any) -> None:
        """Claim what waits for a free place and begin it. Blocking.

        The library's own loop would read its settings and versions anew each time, write where nothing waits, and count a
        place as free only some time after a job has ended. The exact version is pinned.
        """
        from dbos._core import execute_dequeued_workflow
        from dbos._dbos import _get_dbos_instance
        from dbos._utils import generate_uuid

        library, claim = _get_dbos_instance(), generate_uuid()
        system = library._sys_db  # noqa: SLF001
        with system.engine.connect() as connection:
            if not connection.scalar(self._waiting):
                return
        ids, _ = system.start_queued_workflows(
            queue, self.executor_id, VERSION, None, self.running, owner_xid=claim, is_latest_version=True
        )
        for status in system.get_workflow_statuses(ids) if ids else ():
            if status["status"] != "PENDING":  # somebody has taken us for dead and let others have it
                continue
            self._taken.add(status["workflow_uuid"])
            try:
                execute_dequeued_workflow(library, status, claim)
            except Exception as error:  # noqa: BLE001 - one that cannot be begun must not keep the others waiting
                self._taken.discard(status["workflow_uuid"])
                log.warning("job_not_begun", kind=type(error).__name__)

    @staticmethod
    def _import() -> Any:
        import dbos

        return dbos

    def _register(self, library: Any, name: str, job: Job) -> None:
        async def carry_out(payload: dict[str, Any]) -> None:
            self._taken.add(library.workflow_id)  # taken over from a dead worker, perhaps
            try:
                await job(payload)
            finally:
                self._taken.discard(library.workflow_id)
                self.look()  # for what found no place, and for what this job has put there

        carry_out.__qualname__ = name
        library.workflow(name=name, max_recovery_attempts=20)(carry_out)

    async def _beat(self, *, first: bool = False) -> None:
        import os

        now = self._clock.now()
        row = {"tenant": "", "executor_id": self.executor_id, "pid": os.getpid(), "started_at": now, "beat_at": now}
        async with self._db.tx() as connection:
            if first:
                await connection.execute(sa.insert(workers).values(**row))
            else:
                mine = workers.c.executor_id == self.executor_id
                await connection.execute(sa.update(workers).where(mine).values(beat_at=now))

    async def _keep_beating(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            await self._beat()
            await self.sweep()

    async def sweep(self) -> list[str]:
        """Take over what workers without a heartbeat left unfinished; the jobs' ids."""
        dead_before = self._clock.now() - DEAD_AFTER
        async with self._db.read() as connection:
            rows = (await connection.execute(sa.select(workers.c.executor_id, workers.c.beat_at))).all()
        alive = {row.executor_id for row in rows if row.beat_at > dead_before and not self._alone}
        alive.add(self.executor_id)
        pending = await self._dbos.list_workflows_async(
            status="PENDING", load_input=False, load_output=False, limit=500
        )
        stranded = [w.workflow_id for w in pending if w.executor_id not in alive]
        if stranded:
            await self._dbos.resume_workflows_async(stranded, queue_name=QUEUE)
            self.look()
        async with self._db.tx() as connection:
            await connection.execute(sa.delete(workers).where(workers.c.beat_at < dead_before - 6 * DEAD_AFTER))
        return stranded

    async def queued(self) -> int:
        """How many jobs wait or run, here or elsewhere."""
        waiting = await self._dbos.list_workflows_async(
            status=["ENQUEUED", "PENDING"], load_input=False, load_output=False, limit=1
        )
        return len(waiting)

    async def stop(self, grace_seconds: float) -> None:
        """Take no more jobs, wait for those under way, leave."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)  # so that it gives its connection back
        self._stopping = True
        self.look()
        if self._looking is not None:
            await self._looking
        taken = await self._dbos.list_workflows_async(
            status="PENDING", executor_id=[self.executor_id], load_input=False, load_output=False, limit=1
        )
        grace = int(grace_seconds) if taken else 0  # any grace makes the library sleep a second at least
        await asyncio.to_thread(self._dbos.destroy, workflow_completion_timeout_sec=grace)
        # The library made its own pool the loop's default and has shut it down; what is left to close needs threads.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(4))
        async with self._db.tx() as connection:
            await connection.execute(sa.delete(workers).where(workers.c.executor_id == self.executor_id))
