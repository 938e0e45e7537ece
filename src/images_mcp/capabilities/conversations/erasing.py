"""Deleting a conversation so that nothing of it is left: rows, tokens, vectors, ratings, jobs, pictures and files.

What stays is what others rely on: the ledger's amounts, which name no words, the audit trail's line that something was
deleted, what somebody exported into a file of their own (`export_conversations`), and styles and preferences somebody
kept: without its pictures.
"""

import asyncio
import contextlib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.capabilities.assets import thumbnails
from images_mcp.capabilities.assets.events import PicturesDeleted
from images_mcp.capabilities.assets.pictures import SHEETS
from images_mcp.capabilities.assets.store import Image
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.log import log
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

_SWEPT = 200
_MOST_IMAGES = 100_000


async def erase(app: "App", actor: Actor, conversation_id: str) -> int:
    """Delete a conversation; how many pictures went with it.

    Raises `Problem` (missing), or (conflict) where a picture has left for the engine: it would arrive afterwards.
    """
    row = await app.conversations.get(actor, conversation_id)
    drawn = await app.generations.of_conversation(actor, row.id)
    for generation_id, under_way in drawn:
        if under_way and not await app.generations.ask_cancel(generation_id):
            raise Problem(
                Kind.CONFLICT,
                "A picture of this conversation is being drawn right now.",
                "Delete the conversation when it has arrived.",
                retry_after=20.0,
            )
    images = await app.images.of_conversation(actor, row.id, limit=_MOST_IMAGES)
    ids = [generation_id for generation_id, _ in drawn]
    async with app.db.tx() as tx:
        orphans = [blob for image in images for blob in await app.images.delete(tx, actor, image.id)]
        orphans += await app.images.forget_references(tx, actor.tenant, row.id)
        await app.uploads.forget(tx, orphans)
        await app.templates.forget_outcomes(tx, actor, ids)
        await app.generations.delete_of_conversation(tx, actor, row.id)
        await app.search.forget(tx, actor, row.id)
        await app.trail.forget(tx, actor, [row.id, *ids, *(image.id for image in images)])
        await app.conversations.delete(tx, actor, row.id)
        await app.events.tell(tx, PicturesDeleted(actor, tuple(images)))
    await app.jobs.forget(ids)
    await asyncio.to_thread(_files, app, images, orphans, ids, row.state.pages)
    return len(images)


def _files(
    app: "App", images: list[Image], orphans: list[str], generation_ids: list[str], pages: tuple[str, ...]
) -> None:
    thumbnails.forget(app, (image.id for image in images))
    for blob in orphans:
        app.blobs.delete(blob)
    places = [Path(name) for i in images for name in (i.about.path, i.about.sidecar, i.about.print_path) if name]
    for image in images:
        saved = Path(image.about.path)
        places += [saved.with_name(f"{saved.stem} - {what}") for what in SHEETS]
    places += map(Path, pages)
    for generation_id in generation_ids:  # what arrived and was never kept, and previews
        places += app.paths.incoming.glob(f"{generation_id}*")
    for place in places:
        with contextlib.suppress(OSError):  # moved or deleted by hand already
            place.unlink()


async def sweep(app: "App") -> int:
    """Delete what nobody touched for longer than the setting `keep_days`; how many conversations that were."""
    days, gone = app.settings.keep_days, 0
    if not days:
        return 0
    before = app.clock.now() - timedelta(days=days)
    for tenant, owner, conversation_id in await app.conversations.untouched_since(before, _SWEPT):
        try:
            await app.vault.open_tenant(tenant)
            await erase(app, Actor(tenant, owner, "retention"), conversation_id)
            gone += 1
        except Exception as problem:  # noqa: BLE001 - one that is being drawn in, or broken, must not keep the others
            log.warning("retention_failed", kind=type(problem).__name__)
    if gone:
        log.info("retention", count=gone)
    return gone
