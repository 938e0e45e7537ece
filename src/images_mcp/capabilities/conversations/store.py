"""Conversations and turns in the database; text is sealed, ids and times are not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.conversations.state import State
from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.errors import missing
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

conversations = table(
    "conversations",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("title", Sealed, nullable=False),
    sa.Column("tags", Sealed),
    sa.Column("bookmarked", sa.Boolean, nullable=False),
    sa.Column("state", Sealed, nullable=False),
    sa.Column("images", sa.Integer, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("updated_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.Index(None, "tenant", "owner", "updated_at", "id"),
    owner="owner",
    erasure=Erasure.DELETE,
)

turns = table(
    "turns",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("text", Sealed, nullable=False),
    sa.Column("generation_id", sa.String(40)),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.Index(None, "conversation_id", "id"),
    owner=None,
    erasure=Erasure.DELETE,
)

search_pending = table(
    "search_pending",
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("part", sa.String(40), nullable=False),
    sa.PrimaryKeyConstraint("conversation_id", "part"),
    sa.Index(None, "tenant"),
    sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_search_pending_conversation"
    ),
    owner=None,
    erasure=Erasure.DELETE,
)
"""What was said or renamed and is not in the search index yet: `part` is a turn's id, or `CARD` for the conversation's
title, tags and looks. Written where the text is written, so that indexing costs the job one small row."""

CARD = ""


@dataclass(frozen=True)
class Row:
    """A conversation, opened."""

    id: str
    title: str
    tags: tuple[str, ...]
    bookmarked: bool
    images: int
    state: State
    updated_at: datetime


class Conversations:
    """Every query on conversations and turns, always within one tenant and owner."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    async def create(
        self,
        tx: AsyncConnection,
        actor: Actor,
        title: str,
        state: State,
        at: datetime | None = None,
        tags: tuple[str, ...] = (),
        said: str = "",
    ) -> str:
        """A new conversation's id; `at` is when it was held, where that was not now, `said` its first words."""
        new, now = self._clock.new_id("conv"), at or self._clock.now()
        await tx.execute(
            sa.insert(conversations).values(
                id=new,
                tenant=actor.tenant,
                owner=actor.user,
                title=self._vault.seal(actor.tenant, f"conversations.title|{new}", title),
                tags=self._vault.seal_json(actor.tenant, f"conversations.tags|{new}", tags) if tags else None,
                bookmarked=False,
                state=self._vault.seal_json(actor.tenant, f"conversations.state|{new}", state.to_json()),
                images=0,
                created_at=now,
                updated_at=now,
            )
        )
        if said:
            await self.add_turn(tx, actor.tenant, new, "user", said, at=at, parts=(CARD,))
        else:
            await self.pend(tx, actor.tenant, new, CARD)
        return new

    async def get(self, actor: Actor, conversation_id: str) -> Row:
        """One conversation. Raises `Problem` (missing) where it is not this owner's."""
        async with self._db.read() as connection:
            row = (await connection.execute(sa.select(conversations).where(self._mine(actor, conversation_id)))).first()
        if row is None:
            raise missing("There is no such conversation.", "list_conversations shows yours.")
        return self._opened(actor, row)

    async def page(self, actor: Actor, limit: int, before: tuple[datetime, str] | None) -> list[Row]:
        """Conversations older than `before`, most recent first."""
        c = conversations.c
        query = (
            sa.select(conversations)
            .where(c.tenant == actor.tenant, c.owner == actor.user)
            .order_by(c.updated_at.desc(), c.id.desc())
            .limit(limit)
        )
        if before:
            query = query.where(sa.or_(c.updated_at < before[0], sa.and_(c.updated_at == before[0], c.id < before[1])))
        async with self._db.read() as connection:
            return [self._opened(actor, row) for row in await connection.execute(query)]

    async def describe(
        self, tx: AsyncConnection, actor: Actor, conversation_id: str, title: str | None, tags: tuple[str, ...] | None
    ) -> None:
        """Change title or tags."""
        values: dict[str, Any] = {}
        if title is not None:
            values["title"] = self._vault.seal(actor.tenant, f"conversations.title|{conversation_id}", title)
        if tags is not None:
            values["tags"] = self._vault.seal_json(actor.tenant, f"conversations.tags|{conversation_id}", tags)
        await self._update(tx, actor, conversation_id, **values)
        await self.pend(tx, actor.tenant, conversation_id, CARD)

    async def bookmark(self, tx: AsyncConnection, actor: Actor, conversation_id: str, *, on: bool) -> None:
        """Mark a conversation, or take the mark away; its place in the list stays. Raises `Problem` (missing)."""
        where = self._mine(actor, conversation_id)
        done = await tx.execute(sa.update(conversations).where(where).values(bookmarked=on))
        if not done.rowcount:
            raise missing("There is no such conversation.", "list_conversations shows yours.")

    async def pend(self, tx: AsyncConnection, tenant: str, conversation_id: str, *parts: str) -> None:
        """Parts of it are to be indexed. An update where one waits already, which holds back who is indexing it."""
        rows = [
            {"tenant": tenant, "conversation_id": conversation_id, "part": part} for part in sorted(parts)
        ]  # in the order in which they are indexed
        await tx.execute(self._db.upsert(search_pending, rows[0], ("conversation_id", "part")), rows)

    async def pend_picture(self, tx: AsyncConnection, tenant: str, conversation_id: str, generation_id: str) -> None:
        """What was said with a picture is to be indexed again."""
        t = turns.c
        with_it = sa.and_(t.tenant == tenant, t.conversation_id == conversation_id, t.generation_id == generation_id)
        for turn_id in list(await tx.scalars(sa.select(t.id).where(with_it))):
            await self.pend(tx, tenant, conversation_id, turn_id)

    async def add_image(
        self,
        tx: AsyncConnection,
        tenant: str,
        conversation_id: str,
        generation_id: str,
        told: str,
        how: Callable[[State], State],
    ) -> None:
        """A picture has come: it is counted, `told` of by a turn, and changes what is known."""
        await self.change(tx, tenant, conversation_id, how, images=1)
        await self.add_turn(tx, tenant, conversation_id, "assistant", told, generation_id, parts=(CARD,))

    async def set_doubted(
        self, tx: AsyncConnection, tenant: str, conversation_id: str, doubted: dict[str, Any] | None
    ) -> None:
        """What an unclear instruction was taken to mean, until somebody says yes or something else."""
        await self.change(tx, tenant, conversation_id, lambda state: replace(state, doubted=doubted))

    async def set_shown(self, tx: AsyncConnection, tenant: str, conversation_id: str, batch: str) -> None:
        """The variations a number now means."""
        await self.change(tx, tenant, conversation_id, lambda state: replace(state, shown=batch, unchosen=True))

    async def forget_image(
        self, tx: AsyncConnection, tenant: str, conversation_id: str, image_id: str, instead: str | None
    ) -> tuple[str, ...]:
        """A picture is gone: it is no longer counted, current (another may be instead), named, or to be redone.

        Returns the files that show it because the journey was written to them; they are forgotten here.
        """
        pages: list[str] = []

        def without(state: State) -> State:
            pages.extend(state.pages)
            return replace(
                state,
                pages=(),
                current_image_id=instead if state.current_image_id == image_id else state.current_image_id,
                redo=tuple(one for one in state.redo if one != image_id),
                names={name: one for name, one in state.names.items() if one != image_id},
            )

        await self.change(tx, tenant, conversation_id, without, images=-1)
        await self.pend(tx, tenant, conversation_id, CARD)
        return tuple(pages)

    async def change(
        self, tx: AsyncConnection, tenant: str, conversation_id: str, how: Callable[[State], State], *, images: int = 0
    ) -> None:
        """Change what is known, as it is now: nobody else can change it before this transaction ends.

        There are so many `images` more. The only way to write it. Raises `Problem` (missing) where the conversation was deleted meanwhile.
        """
        where = sa.and_(conversations.c.tenant == tenant, conversations.c.id == conversation_id)
        sealed = await tx.scalar(sa.select(conversations.c.state).where(where).with_for_update())
        if sealed is None:
            raise missing("There is no such conversation.", "list_conversations shows yours.")
        place = f"conversations.state|{conversation_id}"
        state = how(State.from_json(self._vault.open_json(tenant, place, sealed)))
        sealed = self._vault.seal_json(tenant, place, state.to_json())
        values = {"state": sealed, "images": conversations.c.images + images, "updated_at": self._clock.now()}
        await tx.execute(sa.update(conversations).where(where).values(values))

    async def add_turn(
        self,
        tx: AsyncConnection,
        tenant: str,
        conversation_id: str,
        role: str,
        text: str,
        generation_id: str | None = None,
        at: datetime | None = None,
        parts: tuple[str, ...] = (),
    ) -> None:
        """Something was said, now or `at` an earlier time, with which other `parts` are to be indexed."""
        new = self._clock.new_id("turn")
        await tx.execute(
            sa.insert(turns).values(
                id=new,
                tenant=tenant,
                conversation_id=conversation_id,
                role=role,
                text=self._vault.seal(tenant, f"turns.text|{new}", text),
                generation_id=generation_id,
                at=at or self._clock.now(),
            )
        )
        await self.pend(tx, tenant, conversation_id, new, *parts)

    async def of_ids(self, actor: Actor, ids: Sequence[str]) -> dict[str, Row]:
        """Those of these conversations that are this owner's and still there."""
        c = conversations.c
        query = sa.select(conversations).where(c.id.in_(ids), c.tenant == actor.tenant, c.owner == actor.user)
        async with self._db.read() as connection:
            return {row.id: self._opened(actor, row) for row in await connection.execute(query)}

    async def turn(self, actor: Actor, turn_id: str) -> tuple[str, str, str | None] | None:
        """One turn as (role, text, generation_id); None where it is gone."""
        async with self._db.read() as connection:
            where = sa.and_(turns.c.id == turn_id, turns.c.tenant == actor.tenant)
            r = (await connection.execute(sa.select(turns).where(where))).first()
        if r is None:
            return None
        return r.role, self._vault.open(actor.tenant, f"turns.text|{r.id}", r.text), r.generation_id

    async def turns_of(self, actor: Actor, ids: Sequence[str]) -> dict[str, list[str]]:
        """What was said in these conversations, oldest first."""
        t = turns.c
        query = (
            sa.select(t.id, t.conversation_id, t.text)
            .where(t.tenant == actor.tenant, t.conversation_id.in_(ids))
            .order_by(t.conversation_id, t.id)
        )
        async with self._db.read() as connection:
            rows = (await connection.execute(query)).all()
        said: dict[str, list[str]] = {}
        for r in rows:
            text = self._vault.open(actor.tenant, f"turns.text|{r.id}", r.text)
            said.setdefault(r.conversation_id, []).append(text)
        return said

    async def turns_after(self, actor: Actor, conversation_id: str, after: str | None, limit: int) -> list[Any]:
        """Turns as (id, role, text, at, generation_id), oldest first."""
        query = (
            sa.select(turns)
            .where(turns.c.tenant == actor.tenant, turns.c.conversation_id == conversation_id)
            .order_by(turns.c.id)
            .limit(limit)
        )
        if after:
            query = query.where(turns.c.id > after)
        async with self._db.read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            (r.id, r.role, self._vault.open(actor.tenant, f"turns.text|{r.id}", r.text), r.at, r.generation_id)
            for r in rows
        ]

    async def delete(self, tx: AsyncConnection, actor: Actor, conversation_id: str) -> bool:
        """Delete the conversation and what was said in it; pictures are the assets' business."""
        gone = await tx.execute(sa.delete(conversations).where(self._mine(actor, conversation_id)))
        if gone.rowcount:
            await tx.execute(
                sa.delete(turns).where(turns.c.tenant == actor.tenant, turns.c.conversation_id == conversation_id)
            )
        return bool(gone.rowcount)

    async def untouched_since(self, at: datetime, limit: int) -> list[tuple[str, str, str]]:
        """(tenant, owner, id) of conversations nobody touched since, except bookmarked ones, oldest first."""
        c = conversations.c
        query = (
            sa.select(c.tenant, c.owner, c.id)
            .where(c.updated_at < at, c.bookmarked.is_(False))
            .order_by(c.updated_at)
            .limit(limit)
        )
        async with self._db.read() as connection:
            return [(row.tenant, row.owner, row.id) for row in await connection.execute(query)]

    async def _update(self, tx: AsyncConnection, actor: Actor, conversation_id: str, **values: object) -> None:
        values["updated_at"] = self._clock.now()
        done = await tx.execute(sa.update(conversations).where(self._mine(actor, conversation_id)).values(**values))
        if not done.rowcount:
            raise missing("There is no such conversation.", "list_conversations shows yours.")

    @staticmethod
    def _mine(actor: Actor, conversation_id: str) -> sa.ColumnElement[bool]:
        c = conversations.c
        return sa.and_(c.id == conversation_id, c.tenant == actor.tenant, c.owner == actor.user)

    def _opened(self, actor: Actor, row: Any) -> Row:
        tags = self._vault.open_json(actor.tenant, f"conversations.tags|{row.id}", row.tags) if row.tags else ()
        return Row(
            id=row.id,
            title=self._vault.open(actor.tenant, f"conversations.title|{row.id}", row.title),
            tags=tuple(tags),
            bookmarked=row.bookmarked,
            images=row.images,
            state=State.from_json(self._vault.open_json(actor.tenant, f"conversations.state|{row.id}", row.state)),
            updated_at=row.updated_at,
        )
