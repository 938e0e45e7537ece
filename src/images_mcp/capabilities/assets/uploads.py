"""One-time places for handing over a picture: the id is safe to show a model, the token in the link is the right to use it."""

import asyncio
import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.assets.contract import UploadPlace
from images_mcp.capabilities.assets.store import images, reference_uses
from images_mcp.kernel.clock import Clock
from images_mcp.kernel.containers import Format, check
from images_mcp.kernel.db import Database, Erasure, Utc, table
from images_mcp.kernel.errors import invalid, missing
from images_mcp.kernel.files import BlobStore
from images_mcp.operations import Actor

uploads = table(
    "uploads",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("token_hash", sa.String(64), nullable=False),
    sa.Column("blob", sa.String(64)),
    sa.Column("expires_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("token_hash"),
    owner="owner",
    erasure=Erasure.DELETE,
)

LIFETIME = timedelta(minutes=30)
_KEPT = timedelta(days=1)
_READABLE = {Format.PNG, Format.JPEG, Format.WEBP}


class Uploads:
    """Every query on uploads. `base_url` is where this installation's pages are reached, once known."""

    def __init__(self, db: Database, blobs: BlobStore, clock: Clock) -> None:
        self._db, self._blobs, self._clock = db, blobs, clock

    async def open(self, actor: Actor, base_url: str) -> UploadPlace:
        """A new place and the link to its page."""
        token, new = secrets.token_urlsafe(24), self._clock.new_id("upl")
        expires = self._clock.now() + LIFETIME
        async with self._db.tx() as tx:
            await tx.execute(
                sa.insert(uploads).values(
                    id=new, tenant=actor.tenant, owner=actor.user, token_hash=_hash(token), expires_at=expires
                )
            )
        return UploadPlace(
            upload_id=new,
            url=f"{base_url}/upload/{token}",
            expires_at=expires.isoformat(),
            message=f"Open the link, choose a picture, then use {new} as a reference image. It works once, for 30 minutes.",
        )

    async def receive(self, token: str, data: bytes) -> str:
        """Take the picture for a link; the upload's id. Raises `Problem` for a used or stale link, or no picture."""
        found = await asyncio.to_thread(check, data)
        if found.format not in _READABLE:
            raise invalid("This kind of file cannot be used.", "Choose a PNG, JPEG or WebP picture.")
        blob = await asyncio.to_thread(self._blobs.put, data)
        c = uploads.c
        open_place = sa.and_(c.token_hash == _hash(token), c.blob.is_(None), c.expires_at > self._clock.now())
        async with self._db.tx() as tx:
            row = (await tx.execute(sa.select(c.id).where(open_place))).first()
            if row is None:
                raise missing("This upload link was used already or has expired.", "Ask for a new one.")
            await tx.execute(sa.update(uploads).where(c.id == row.id).values(blob=blob.sha256))
        return str(row.id)

    async def is_open(self, token: str) -> bool:
        """Whether a link still waits for its picture."""
        c = uploads.c
        query = sa.select(c.id).where(c.token_hash == _hash(token), c.blob.is_(None), c.expires_at > self._clock.now())
        async with self._db.read() as connection:
            return (await connection.scalar(query)) is not None

    async def forget(self, tx: AsyncConnection, blobs: Collection[str]) -> None:
        """Forget the uploads that brought these pictures."""
        await tx.execute(sa.delete(uploads).where(uploads.c.blob.in_(blobs)))

    async def forget_unused(self) -> int:
        """Forget places whose time is over and whose picture, if one came, was not used for a day; how many."""
        c = uploads.c
        used = sa.or_(
            sa.exists().where(reference_uses.c.blob == c.blob),
            sa.exists().where(sa.or_(images.c.blob == c.blob, images.c.final == c.blob)),
        )
        stale = sa.and_(c.expires_at < self._clock.now() - _KEPT, sa.not_(used))
        async with self._db.tx() as tx:
            blobs = set(await tx.scalars(sa.select(c.blob).where(stale)))
            gone = await tx.execute(sa.delete(uploads).where(stale))
            held = set(await tx.scalars(sa.select(c.blob).where(c.blob.in_(blobs))))
        for blob in blobs - held:
            if blob is not None:
                await asyncio.to_thread(self._blobs.delete, blob)
        return int(gone.rowcount)

    async def blob(self, actor: Actor, upload_id: str) -> str:
        """The uploaded picture's SHA-256. Raises `Problem` (missing) while nothing has been handed over."""
        c = uploads.c
        query = sa.select(c.blob).where(c.id == upload_id, c.tenant == actor.tenant, c.owner == actor.user)
        async with self._db.read() as connection:
            found: str | None = await connection.scalar(query)
        if found is None:
            raise missing("Nothing has been uploaded there yet.", "Open the link from request_upload first.")
        return found


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
