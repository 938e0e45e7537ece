"""Pictures in the database: where their bytes lie and what is known of them; everything in words is sealed."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.db import Database, Erasure, Sealed, Utc, table
from images_mcp.kernel.errors import missing
from images_mcp.kernel.text import shorten
from images_mcp.kernel.vault import Vault
from images_mcp.operations import Actor

images = table(
    "images",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("generation_id", sa.String(40), nullable=False),
    sa.Column("parent_id", sa.String(40)),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("blob", sa.String(64), nullable=False),
    sa.Column("final", sa.String(64)),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("bytes", sa.Integer, nullable=False),
    sa.Column("format", sa.String(8), nullable=False),
    sa.Column("engine", sa.String(16), nullable=False),
    sa.Column("model", sa.String(80), nullable=False),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("generation_id"),
    sa.Index(None, "tenant", "owner", "created_at"),
    sa.Index(None, "conversation_id", "created_at"),
    sa.Index(None, "tenant", "blob"),
    sa.Index(None, "tenant", "final"),
    owner="owner",
    erasure=Erasure.DELETE,
)


Span = tuple[datetime, datetime]
"""A stretch of time: from, and up to but without."""

reference_uses = table(
    "reference_uses",
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("blob", sa.String(64), nullable=False),
    sa.PrimaryKeyConstraint("conversation_id", "blob"),
    sa.Index(None, "blob"),
    owner=None,
    erasure=Erasure.DELETE,
)
"""The pictures that went along with what was drawn in a conversation: they go with the last one that used them."""


@dataclass(frozen=True)
class About:
    """What is sealed of a picture.

    `path` is the saved file, `print_path` its version for print, `sidecar` metadata
    beside a file that is kept untouched, `scene` the draft engine's record. `edit` says how it follows from its parent,
    `drift` how far it moved from it where nothing was to change, `variation` what makes it one of several, `template` the one it was made with,
    `reused_from` the picture of another conversation it was served from instead of being drawn, `measured` what variations
    are told apart by.
    """

    path: str
    prompt: str
    brief: dict[str, Any]
    alt_text: str
    alt_text_source: str
    verification: dict[str, Any] = field(default_factory=dict)
    sidecar: str | None = None
    print_path: str | None = None
    scene: str | None = None
    notes: tuple[str, ...] = ()
    edit: dict[str, Any] | None = None
    drift: dict[str, Any] | None = None
    variation: dict[str, Any] | None = None
    template: dict[str, Any] | None = None
    cost_micro: int = 0
    reused_from: str | None = None
    measured: dict[str, Any] | None = None

    @property
    def edit_words(self) -> str:
        """The instruction that made this version, shortened; empty where none did."""
        return shorten(str((self.edit or {}).get("instruction", "")), 80)


@dataclass(frozen=True)
class Image:
    """A picture, opened.

    `blob` is the SHA-256 of the engine's own bytes, `final` of the picture as it is shown where that differs from them
    (a crop, a lock, set lettering).
    """

    id: str
    conversation_id: str
    generation_id: str
    parent_id: str | None
    version: int
    blob: str
    final: str | None
    width: int
    height: int
    bytes: int
    format: str
    engine: str
    model: str
    about: About
    created_at: datetime


class Images:
    """Every query on pictures, always within one tenant and owner."""

    def __init__(self, db: Database, vault: Vault, clock: Clock) -> None:
        self._db, self._vault, self._clock = db, vault, clock

    async def add(self, tx: AsyncConnection, tenant: str, owner: str, image: Image) -> None:
        """Remember a picture; the same generation twice is one picture."""
        values = {k: getattr(image, k) for k in _PLAIN}
        sealed = self._vault.seal_json(tenant, f"images.about|{image.id}", image.about.__dict__)
        await tx.execute(self._db.insert_new(images, {**values, "tenant": tenant, "owner": owner, "about": sealed}))

    async def next_version(
        self, tx: AsyncConnection, tenant: str, conversation_id: str, wished: int | None = None
    ) -> int:
        """The number the conversation's next picture gets, from 1 on. Hold the conversation's lock meanwhile.

        The `wished` one where no picture has it: pictures drawn side by side are numbered as asked for, not as they arrive.
        """
        c = images.c
        rows = await tx.scalars(sa.select(c.version).where(c.tenant == tenant, c.conversation_id == conversation_id))
        taken = set(rows)
        return wished if wished and wished not in taken else max(taken, default=0) + 1

    async def get(self, actor: Actor, image_id: str) -> Image:
        """One picture. Raises `Problem` (missing) where it is not this owner's."""
        c = images.c
        mine = sa.and_(c.id == image_id, c.tenant == actor.tenant, c.owner == actor.user)
        async with self._db.read() as connection:
            row = (await connection.execute(sa.select(images).where(mine))).first()
        if row is None:
            raise missing("There is no such picture.", "list_conversations leads to your pictures.")
        return self._opened(actor.tenant, row)

    async def hold(self, tx: AsyncConnection, actor: Actor, image_id: str) -> None:
        """Keep a picture from being deleted until this transaction ends. Raises `Problem` (missing) where it is gone."""
        mine = sa.and_(images.c.id == image_id, *_mine(actor, None, None, named=True))
        if await tx.scalar(sa.select(images.c.id).where(mine).with_for_update()) is None:
            raise missing("There is no such picture.", "list_conversations leads to your pictures.")

    async def line(self, actor: Actor, image: Image, most: int, tx: AsyncConnection | None = None) -> list[Image]:
        """A picture and those it was made from, itself first, `most` in all; with `tx`, as that transaction sees them."""
        c = images.c
        mine = (c.tenant == actor.tenant, c.owner == actor.user)
        line = sa.select(c.id, c.parent_id, sa.literal(1).label("at")).where(*mine, c.id == image.id)
        up = line.cte("line", recursive=True)
        older = sa.select(c.id, c.parent_id, up.c.at + 1).where(*mine, c.id == up.c.parent_id, up.c.at < most)
        up = up.union_all(older)
        query = sa.select(images).join(up, up.c.id == c.id).order_by(up.c.at)
        async with contextlib.nullcontext(tx) if tx is not None else self._db.read() as connection:
            return [self._opened(actor.tenant, row) for row in await connection.execute(query)]

    async def measured(
        self, tx: AsyncConnection, tenant: str, generation_ids: Sequence[str]
    ) -> dict[str, dict[str, Any]]:
        """What was measured of the pictures of these generations, where they are there and anything was."""
        where = sa.and_(images.c.tenant == tenant, images.c.generation_id.in_(generation_ids))
        found = [self._opened(tenant, row) for row in await tx.execute(sa.select(images).where(where))]
        return {image.generation_id: image.about.measured for image in found if image.about.measured}

    async def of_generation(self, tenant: str, generation_id: str) -> Image | None:
        """The picture a generation made, if it is there."""
        c = images.c
        async with self._db.read() as connection:
            query = sa.select(images).where(c.tenant == tenant, c.generation_id == generation_id)
            row = (await connection.execute(query)).first()
        return self._opened(tenant, row) if row else None

    async def of_conversation(self, actor: Actor, conversation_id: str, limit: int = 200) -> list[Image]:
        """A conversation's pictures, oldest first."""
        c = images.c
        query = (
            sa.select(images)
            .where(c.tenant == actor.tenant, c.owner == actor.user, c.conversation_id == conversation_id)
            .order_by(c.version, c.created_at, c.id)
            .limit(limit)
        )
        async with self._db.read() as connection:
            return [self._opened(actor.tenant, row) for row in await connection.execute(query)]

    async def page(
        self,
        actor: Actor,
        limit: int,
        *,
        before: tuple[datetime, str] | None = None,
        within: "sa.Select[tuple[str]] | None" = None,
        span: Span | None = None,
    ) -> list[Image]:
        """Pictures older than `before`, the most recent first; of the conversations `within`, drawn in the `span`."""
        c = images.c
        query = sa.select(images).where(*_mine(actor, within, span))
        if before:
            older = sa.and_(c.created_at == before[0], c.id < before[1])
            query = query.where(c.created_at <= before[0], sa.or_(c.created_at < before[0], older))
        query = query.order_by(c.created_at.desc(), c.id.desc()).limit(limit)
        async with self._db.read() as connection:
            return [self._opened(actor.tenant, row) for row in await connection.execute(query)]

    async def count(
        self, actor: Actor, *, within: "sa.Select[tuple[str]] | None" = None, span: Span | None = None
    ) -> int:
        """How many pictures `page` leads to."""
        query = sa.select(sa.func.count()).select_from(images).where(*_mine(actor, within, span))
        async with self._db.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def ids_of(self, actor: Actor, conversation_ids: Sequence[str], span: Span | None = None) -> list[str]:
        """The ids of these conversations' pictures, in the conversations' order, the newest first in each."""
        c = images.c
        query = sa.select(c.id, c.conversation_id).where(
            *_mine(actor, None, span, named=True), c.conversation_id.in_(conversation_ids)
        )
        place = {one: at for at, one in enumerate(conversation_ids)}
        async with self._db.read() as connection:
            rows = list(await connection.execute(query.order_by(c.version.desc(), c.id.desc())))
        return [row.id for row in sorted(rows, key=lambda row: place[row.conversation_id])]

    async def of_ids(self, actor: Actor, ids: Sequence[str]) -> list[Image]:
        """Those of these pictures that are this owner's and still there, in the order of their ids."""
        query = sa.select(images).where(*_mine(actor, None, None, named=True), images.c.id.in_(ids))
        async with self._db.read() as connection:
            found = {row.id: self._opened(actor.tenant, row) for row in await connection.execute(query)}
        return [found[one] for one in ids if one in found]

    async def rewrite(self, actor: Actor, image_id: str, about: About) -> None:
        """Replace what is known of a picture."""
        sealed = self._vault.seal_json(actor.tenant, f"images.about|{image_id}", about.__dict__)
        where = sa.and_(images.c.id == image_id, images.c.tenant == actor.tenant, images.c.owner == actor.user)
        async with self._db.tx() as tx:
            await tx.execute(sa.update(images).where(where).values(about=sealed))

    async def newest(self, tx: AsyncConnection, tenant: str, conversation_id: str) -> str | None:
        """The conversation's newest picture; None where there is none left."""
        c = images.c
        mine = sa.and_(c.tenant == tenant, c.conversation_id == conversation_id)
        found: str | None = await tx.scalar(sa.select(c.id).where(mine).order_by(c.version.desc()).limit(1))
        return found

    async def delete(self, tx: AsyncConnection, actor: Actor, image_id: str) -> tuple[str, ...]:
        """Forget a picture; the blobs that are now nobody's and may be deleted. What came of it follows its parent."""
        c = images.c
        where = sa.and_(c.id == image_id, c.tenant == actor.tenant, c.owner == actor.user)
        row = (await tx.execute(sa.select(c.blob, c.final, c.parent_id).where(where))).first()
        if row is None:
            return ()
        await tx.execute(sa.delete(images).where(where))
        children = sa.and_(c.tenant == actor.tenant, c.parent_id == image_id)
        await tx.execute(sa.update(images).where(children).values(parent_id=row.parent_id))
        blobs = [blob for blob in (row.blob, row.final) if blob]
        along = reference_uses.c
        own = sa.and_(along.tenant == actor.tenant, along.blob.in_(blobs))  # what was drawn from it does not hold it
        await tx.execute(sa.delete(reference_uses).where(own))
        return await self._unused(tx, blobs)

    async def note_references(self, tx: AsyncConnection, tenant: str, conversation_id: str, blobs: list[str]) -> None:
        """Remember what goes along with a drawing."""
        for blob in blobs:
            row = {"tenant": tenant, "conversation_id": conversation_id, "blob": blob}
            await tx.execute(self._db.insert_new(reference_uses, row))

    async def forget_references(self, tx: AsyncConnection, tenant: str, conversation_id: str) -> tuple[str, ...]:
        """Forget what went along in a conversation; the blobs that are now nobody's and may be deleted."""
        c = reference_uses.c
        mine = sa.and_(c.tenant == tenant, c.conversation_id == conversation_id)
        blobs = list(await tx.scalars(sa.select(c.blob).where(mine)))
        await tx.execute(sa.delete(reference_uses).where(mine))
        return await self._unused(tx, blobs)

    async def _unused(self, tx: AsyncConnection, blobs: Iterable[str]) -> tuple[str, ...]:
        c, used = images.c, reference_uses.c
        orphaned = []
        for blob in blobs:
            shown = sa.exists().where(sa.or_(c.blob == blob, c.final == blob))
            along = sa.exists().where(used.blob == blob)
            if not await tx.scalar(sa.select(sa.or_(shown, along))):
                orphaned.append(blob)
        return tuple(orphaned)

    def _opened(self, tenant: str, row: Any) -> Image:
        about = self._vault.open_json(tenant, f"images.about|{row.id}", row.about)
        about["notes"] = tuple(about.get("notes", ()))
        return Image(**{k: getattr(row, k) for k in _PLAIN}, about=About(**about))


def _mine(
    actor: Actor, within: "sa.Select[tuple[str]] | None", span: Span | None, *, named: bool = False
) -> list["sa.ColumnElement[bool]"]:
    """Whose pictures, and which. With `named` or `within`, the ids lead to them, not the index on everything's owner."""
    c = images.c
    tenant: sa.ColumnElement[str] = c.tenant
    owner: sa.ColumnElement[str] = c.owner
    if named or within is not None:  # SQLite knows no statistics and would read all of the owner's pictures
        tenant, owner = tenant.concat(""), owner.concat("")
    found = [tenant == actor.tenant, owner == actor.user]
    if within is not None:
        found.append(c.conversation_id.in_(within))
    if span is not None:
        found += [c.created_at >= span[0], c.created_at < span[1]]
    return found


_PLAIN = (
    "id",
    "conversation_id",
    "generation_id",
    "parent_id",
    "version",
    "blob",
    "final",
    "width",
    "height",
    "bytes",
    "format",
    "engine",
    "model",
    "created_at",
)
