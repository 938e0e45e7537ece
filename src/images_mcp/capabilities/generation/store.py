"""Generations, the money ledger, and the sealed credentials a worker draws with."""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.errors import missing
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor, key_taken

generations = table(
    "generations",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("stage", sa.String(16), nullable=False),
    sa.Column("plan", Sealed, nullable=False),
    sa.Column("failure", Sealed),
    sa.Column("engine", sa.String(16), nullable=False),
    sa.Column("model", sa.String(80), nullable=False),
    sa.Column("credential_id", sa.String(64)),
    sa.Column("request_key", sa.String(255)),
    sa.Column("request_print", sa.String(64)),
    sa.Column("batch", sa.String(40)),
    sa.Column("estimate_micro", sa.BigInteger, nullable=False),
    sa.Column("cost_micro", sa.BigInteger),
    sa.Column("call_started_at", Utc),
    sa.Column("response_id", sa.String(128)),
    sa.Column("cancel_asked", sa.Boolean, nullable=False),
    sa.Column("seen", sa.Boolean, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("updated_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("tenant", "owner", "request_key"),
    sa.Index(None, "tenant", "owner", "seen", "created_at"),
    sa.Index(None, "conversation_id", "created_at"),
    sa.Index(None, "status", "updated_at"),
    sa.Index(None, "tenant", "batch"),
    owner="owner",
    erasure=Erasure.DELETE,
)

ledger = table(
    "ledger",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("generation_id", sa.String(40), nullable=False),
    sa.Column("entry", sa.String(16), nullable=False),
    sa.Column("micro_usd", sa.BigInteger, nullable=False),
    sa.Column("model", sa.String(80), nullable=False),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("generation_id", "entry"),
    sa.Index(None, "tenant", "day"),
    owner=None,
    erasure=Erasure.KEEP_ANONYMOUS,
)
"""Append-only. `reserve` books the estimate, `settle` the difference to the real price, `release` takes the estimate
back, `unknown` books nothing and says that the estimate stays booked. A day's sum is what is spent or held."""

credentials = table(
    "credentials",
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("sealed", Sealed, nullable=False),
    sa.Column("used_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "id"),
    owner=None,
    erasure=Erasure.DELETE,
)

WORKING = ("running",)

DRAW = "draw"
"""The name of the job that draws."""


@dataclass(frozen=True)
class Generation:
    """One picture's way, opened.

    `stage` is queued, calling, arrived or done; `batch` is the first generation's id where several belong together.
    """

    id: str
    tenant: str
    owner: str
    conversation_id: str
    status: str
    stage: str
    plan: dict[str, Any]
    failure: dict[str, Any] | None
    engine: str
    model: str
    credential_id: str | None
    estimate_micro: int
    cost_micro: int | None
    call_started_at: datetime | None
    response_id: str | None
    batch: str | None
    cancel_asked: bool
    created_at: datetime


class Generations:
    """Every query on generations, the ledger and credentials."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    async def add(
        self,
        tx: AsyncConnection,
        actor: Actor,
        generation_id: str,
        conversation_id: str,
        plan: dict[str, Any],
        *,
        engine: str,
        model: str,
        estimate_micro: int,
        credential_id: str | None,
        request_key: str | None,
        request_print: str | None = None,
        batch: str | None = None,
        served: bool = False,
    ) -> None:
        """A picture is intended, and its estimate booked; with `served` it is there already and costs nothing."""
        now = self._clock.now()
        await tx.execute(
            sa.insert(generations).values(
                id=generation_id,
                tenant=actor.tenant,
                owner=actor.user,
                conversation_id=conversation_id,
                status="completed" if served else "running",
                stage="done" if served else "queued",
                plan=self._vault.seal_json(actor.tenant, f"generations.plan|{generation_id}", plan),
                engine=engine,
                model=model,
                credential_id=credential_id,
                request_key=request_key,
                request_print=request_print,
                batch=batch,
                estimate_micro=estimate_micro,
                cost_micro=0 if served else None,
                cancel_asked=False,
                seen=served,
                created_at=now,
                updated_at=now,
            )
        )
        if not served:
            await self._book(tx, actor.tenant, generation_id, "reserve", estimate_micro, model, now)

    async def get(self, tenant: str, generation_id: str, owner: str | None = None) -> Generation:
        """One generation; with `owner`, only that person's. Raises `Problem` (missing)."""
        where = [generations.c.tenant == tenant, generations.c.id == generation_id]
        if owner is not None:
            where.append(generations.c.owner == owner)
        async with self._db.read() as connection:
            row = (await connection.execute(sa.select(generations).where(*where))).first()
        if row is None:
            raise missing("There is no such generation.", "get_conversation shows what was drawn in a conversation.")
        return self._opened(row)

    async def of_batch(self, tenant: str, batch: str, tx: AsyncConnection | None = None) -> list[Generation]:
        """The generations that belong together, in their order; with `tx`, as that transaction sees them."""
        c = generations.c
        query = sa.select(generations).where(c.tenant == tenant, c.batch == batch).order_by(c.id)
        async with contextlib.nullcontext(tx) if tx is not None else self._db.read() as connection:
            rows = [self._opened(row) for row in await connection.execute(query)]
        return sorted(rows, key=lambda one: (one.plan.get("variation") or {}).get("variation_number", 0))

    async def by_request_key(self, actor: Actor, key: str, fingerprint: str | None) -> str | None:
        """The generation an idempotency key has already begun. Raises `Problem` (conflict) where it was another wish."""
        c = generations.c
        query = sa.select(c.id, c.request_print).where(
            c.tenant == actor.tenant, c.owner == actor.user, c.request_key == key
        )
        async with self._db.read() as connection:
            found = (await connection.execute(query)).first()
        if found is None:
            return None
        if found.request_print != fingerprint:
            raise key_taken()
        return str(found.id)

    async def state(self, tenant: str, generation_id: str) -> tuple[str, str] | None:
        """(status, stage), cheaply, for whoever waits."""
        c = generations.c
        async with self._db.read() as connection:
            query = sa.select(c.status, c.stage).where(c.tenant == tenant, c.id == generation_id)
            row = (await connection.execute(query)).first()
        return (row.status, row.stage) if row else None

    async def move(self, tx: AsyncConnection, generation_id: str, **values: Any) -> None:
        """Change plain columns."""
        where = generations.c.id == generation_id
        await tx.execute(sa.update(generations).where(where).values(updated_at=self._clock.now(), **values))

    async def note_repair(self, tx: AsyncConnection, generation: Generation, repair_id: str) -> None:
        """Let a generation know the one that mends its picture."""
        plan = {**generation.plan, "repair": repair_id}
        sealed = self._vault.seal_json(generation.tenant, f"generations.plan|{generation.id}", plan)
        await self.move(tx, generation.id, plan=sealed)

    async def begin_call(self, generation_id: str) -> bool:
        """Mark that the call leaves now; False where it had left before, or the picture is no longer wanted."""
        c = generations.c
        fresh = sa.and_(
            c.id == generation_id,
            c.status == "running",
            c.call_started_at.is_(None),
            c.cancel_asked.is_(False),
        )
        now = self._clock.now()
        async with self._db.tx() as tx:
            done = await tx.execute(
                sa.update(generations).where(fresh).values(stage="calling", call_started_at=now, updated_at=now)
            )
        await self._db.settle()  # a power cut must not make us forget that the call left
        return bool(done.rowcount)

    async def waiting_to_leave(self, generation_id: str) -> bool:
        """Whether its call has not left yet, so that nothing can have been charged."""
        c = generations.c
        async with self._db.read() as connection:
            started = await connection.scalar(sa.select(c.call_started_at).where(c.id == generation_id))
        return started is None

    async def finish(self, tx: AsyncConnection, generation_id: str, status: str, **values: Any) -> bool:
        """Give a generation the one ending it has; False where it has ended already, whoever ended it."""
        open_ = sa.and_(generations.c.id == generation_id, generations.c.status == "running")
        ending = {"status": status, "stage": "done", "updated_at": self._clock.now(), **values}
        done = await tx.execute(sa.update(generations).where(open_).values(ending))
        return bool(done.rowcount)

    async def ask_cancel(self, generation_id: str) -> bool:
        """Cancel what has not left; True where that was still possible."""
        c = generations.c
        async with self._db.tx() as tx:
            waiting = sa.and_(c.id == generation_id, c.status == "running", c.call_started_at.is_(None))
            done = await tx.execute(
                sa.update(generations)
                .where(waiting)
                .values(cancel_asked=True, status="cancelled", stage="done", updated_at=self._clock.now())
            )
            if done.rowcount:
                row = (await tx.execute(sa.select(generations).where(c.id == generation_id))).one()
                await self.book(tx, self._opened(row), "release")
            else:
                await tx.execute(sa.update(generations).where(c.id == generation_id).values(cancel_asked=True))
        return bool(done.rowcount)

    def seal_failure(self, tenant: str, generation_id: str, failure: dict[str, Any]) -> bytes:
        """A failure's words as they are kept."""
        return self._vault.seal_json(tenant, f"generations.failure|{generation_id}", failure)

    async def unseen(self, actor: Actor, *, limit: int = 10) -> list[Generation]:
        """Finished pictures nobody was shown: their caller had gone."""
        c = generations.c
        query = (
            sa.select(generations)
            .where(c.tenant == actor.tenant, c.owner == actor.user, c.seen.is_(False), c.status != "running")
            .order_by(c.created_at.desc())
            .limit(limit)
        )
        async with self._db.read() as connection:
            return [self._opened(row) for row in await connection.execute(query)]

    async def mark_seen(self, generation_ids: list[str]) -> None:
        """Their outcome has been told."""
        if generation_ids:
            async with self._db.tx() as tx:
                where = generations.c.id.in_(generation_ids)
                await tx.execute(sa.update(generations).where(where).values(seen=True))

    async def of_conversation(self, actor: Actor, conversation_id: str) -> list[tuple[str, bool]]:
        """A conversation's generations as (id, whether it is under way)."""
        c = generations.c
        query = sa.select(c.id, c.status).where(
            c.tenant == actor.tenant, c.owner == actor.user, c.conversation_id == conversation_id
        )
        async with self._db.read() as connection:
            return [(row.id, row.status in WORKING) for row in await connection.execute(query)]

    async def delete_of_conversation(self, tx: AsyncConnection, actor: Actor, conversation_id: str) -> None:
        """Forget what was asked for in a conversation; the ledger keeps its anonymous entries."""
        c = generations.c
        await tx.execute(
            sa.delete(generations).where(
                c.tenant == actor.tenant, c.owner == actor.user, c.conversation_id == conversation_id
            )
        )

    async def count_working(self) -> int:
        """How many pictures are queued or being drawn, in all."""
        async with self._db.read() as connection:
            query = sa.select(sa.func.count()).select_from(generations).where(generations.c.status.in_(WORKING))
            return int(await connection.scalar(query) or 0)

    # The ledger

    async def book(self, tx: AsyncConnection, generation: Generation, entry: str, micro_usd: int | None = None) -> None:
        """Add an entry for a generation, once. `settle` takes the real price; `release` and `unknown` take none."""
        estimate = generation.estimate_micro
        amount = {
            "release": -estimate,
            "unknown": 0,
            "settle": (estimate if micro_usd is None else micro_usd) - estimate,
        }[entry]
        begun = generation.created_at
        await self._book(tx, generation.tenant, generation.id, entry, amount, generation.model, begun)

    async def _book(
        self,
        tx: AsyncConnection,
        tenant: str,
        generation_id: str,
        entry: str,
        micro_usd: int,
        model: str,
        begun: datetime,
    ) -> None:
        row = {
            "id": self._clock.new_id("entry"),
            "tenant": tenant,
            "generation_id": generation_id,
            "entry": entry,
            "micro_usd": micro_usd,
            "model": model,
            "day": begun.date().isoformat(),
            "at": self._clock.now(),
        }
        await tx.execute(self._db.insert_new(ledger, row))

    async def booked(self, connection: AsyncConnection, tenant: str, day: str) -> tuple[int, int]:
        """What is spent or held on this day and in its month, in micro-dollars."""
        c = ledger.c
        month = sa.func.sum(c.micro_usd)
        today = sa.func.sum(sa.case((c.day == day, c.micro_usd), else_=0))
        query = sa.select(today, month).where(c.tenant == tenant, c.day.between(f"{day[:7]}-01", f"{day[:7]}-31"))
        row = (await connection.execute(query)).one()
        return int(row[0] or 0), int(row[1] or 0)

    # Credentials

    async def keep_credential(
        self, tx: AsyncConnection, tenant: str, credential_id: str, value: dict[str, Any]
    ) -> None:
        """Seal the key a worker will need. It never lies anywhere in clear."""
        sealed = self._vault.seal_json(tenant, f"credentials.sealed|{credential_id}", value)
        row = {"tenant": tenant, "id": credential_id, "sealed": sealed, "used_at": self._clock.now()}
        await tx.execute(self._db.upsert(credentials, row, ("tenant", "id")))

    async def credential(self, tenant: str, credential_id: str) -> dict[str, Any] | None:
        """The key kept under this id, opened."""
        where = sa.and_(credentials.c.tenant == tenant, credentials.c.id == credential_id)
        async with self._db.read() as connection:
            sealed = await connection.scalar(sa.select(credentials.c.sealed).where(where))
        if sealed is None:
            return None
        value: dict[str, Any] = self._vault.open_json(tenant, f"credentials.sealed|{credential_id}", sealed)
        return value

    async def forget_credentials(self, unused_since: datetime) -> None:
        """Erase keys no waiting picture needs."""
        needed = sa.select(generations.c.credential_id).where(
            generations.c.status.in_(WORKING), generations.c.credential_id.is_not(None)
        )
        async with self._db.tx() as tx:
            await tx.execute(
                sa.delete(credentials).where(credentials.c.used_at < unused_since, credentials.c.id.not_in(needed))
            )

    def _opened(self, row: Any) -> Generation:
        plain = {k: getattr(row, k) for k in Generation.__dataclass_fields__ if k not in {"plan", "failure"}}
        failure = None
        if row.failure:
            failure = self._vault.open_json(row.tenant, f"generations.failure|{row.id}", row.failure)
        plan = self._vault.open_json(row.tenant, f"generations.plan|{row.id}", row.plan)
        return Generation(**plain, plan=plan, failure=failure)
