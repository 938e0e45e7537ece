"""Look at, describe and delete pictures; open a place to upload one."""

import asyncio
import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.brief import Brief
from images_mcp.capabilities.assets import thumbnails
from images_mcp.capabilities.assets.contract import (
    AltText,
    Deleted,
    DeleteImage,
    GenerateAltText,
    GetImage,
    ImageAnswer,
    RequestUpload,
    UpdateAltText,
    UploadPlace,
)
from images_mcp.capabilities.assets.events import PicturesDeleted
from images_mcp.capabilities.assets.pictures import SHEETS, bytes_of, picture, restore
from images_mcp.capabilities.assets.store import About, Image
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.briefs.measuring import measured
from images_mcp.capabilities.moderation import policy
from images_mcp.engines.minds.looking import look_at
from images_mcp.engines.minds.port import MindFailed
from images_mcp.engines.minds.thinking import read
from images_mcp.kernel.errors import Kind, Problem, invalid, unavailable
from images_mcp.kernel.metadata import embed_metadata, has_c2pa, read_metadata
from images_mcp.operations import Call

if TYPE_CHECKING:
    from images_mcp.app import App

_SECONDS = 5.0


async def get_image(call: Call, request: GetImage) -> ImageAnswer:
    """One saved picture; its file is put back where somebody deleted it by hand."""
    image = await call.app.images.get(call.actor, request.image_id)
    restored = await asyncio.to_thread(restore, call.app, image)
    told = picture(image)
    return ImageAnswer(image=told.model_copy(update={"notes": (restored, *told.notes)}) if restored else told)


async def delete_image(call: Call, request: DeleteImage) -> Deleted:
    """Delete a picture: its record, its bytes in our store, the saved files, and the replay pages that show it."""
    app = call.app
    image = await app.images.get(call.actor, request.image_id)
    async with app.db.tx() as tx:
        orphaned = await app.images.delete(tx, call.actor, image.id)
        instead = image.parent_id or await app.images.newest(tx, call.actor.tenant, image.conversation_id)
        pages = await app.conversations.forget_image(tx, call.actor.tenant, image.conversation_id, image.id, instead)
        await app.events.tell(tx, PicturesDeleted(call.actor, (image,)))
    for blob in orphaned:
        await asyncio.to_thread(app.blobs.delete, blob)
    await asyncio.to_thread(thumbnails.forget, app, [image.id])
    saved = Path(image.about.path)
    sheets = (str(saved.with_name(f"{saved.stem} - {what}")) for what in SHEETS)
    for name in (image.about.path, image.about.sidecar, image.about.print_path, *sheets, *pages):
        if name:
            with contextlib.suppress(OSError):  # moved or deleted by hand already
                await asyncio.to_thread(Path(name).unlink)
    return Deleted(deleted=True, message="The picture and its files are deleted.")


async def update_alt_text(call: Call, request: UpdateAltText) -> AltText:
    """Keep a person's own words."""
    image = await call.app.images.get(call.actor, request.image_id)
    about = replace(image.about, alt_text=request.alt_text, alt_text_source="human")
    await _rewrite(call, image, about)
    await asyncio.to_thread(_rewrite_file, about.path, request.alt_text)
    return AltText(alt_text=request.alt_text, source="human", image_id=image.id)


async def _rewrite(call: Call, image: Image, about: About) -> None:
    """Keep what is known of a picture now, and have it found by that."""
    app, actor = call.app, call.actor
    await app.images.rewrite(actor, image.id, about)
    async with app.db.tx() as tx:
        await app.conversations.pend_picture(tx, actor.tenant, image.conversation_id, image.generation_id)


def _rewrite_file(path: str, words: str) -> None:
    """Put the new words into the saved file too, where it is still there and carries our metadata."""
    file = Path(path)
    with contextlib.suppress(OSError):
        data = file.read_bytes()
        metadata = read_metadata(data)
        if metadata is None or has_c2pa(data):
            return
        temporary = file.with_suffix(f"{file.suffix}.new")
        temporary.write_bytes(embed_metadata(data, replace(metadata, alt_text=words)))
        temporary.replace(file)


async def generate_alt_text(call: Call, request: GenerateAltText) -> AltText:
    """Alt text from the pixels where a mind can see, else from the brief; a person's words stay."""
    app = call.app
    if request.image_id is None:
        if not request.prompt and not request.brief:
            raise invalid("Say which picture, or give a prompt.", "Pass image_id, or prompt.")
        if request.prompt and (verdict := policy.check(request.prompt)):
            raise Problem(Kind.REFUSED, f"This cannot be drawn: {verdict.reasons[0]}.", verdict.suggestion)
        known = Brief.model_validate(request.brief or {})
        brief = (await read(app.engines, request.prompt, known)).value.brief if request.prompt else known
        return AltText(alt_text=alt_text(brief), source="brief")
    image = await app.images.get(call.actor, request.image_id)
    if image.about.alt_text_source == "human":
        return AltText(alt_text=image.about.alt_text, source="human", image_id=image.id)
    brief = Brief.model_validate(image.about.brief)
    mind = app.engines.mind()
    words, source = None, "vision"
    if mind.name != "rules":
        with contextlib.suppress(MindFailed, TimeoutError):
            async with asyncio.timeout(_SECONDS):
                data = await asyncio.to_thread(bytes_of, app, image)
                words = await mind.describe(await look_at(data), brief)
    if not words:
        words, source = await asyncio.to_thread(_told, app, image, brief), "brief"
    await _rewrite(call, image, replace(image.about, alt_text=words, alt_text_source=source))
    return AltText(alt_text=words, source=source, image_id=image.id)


def _told(app: "App", image: Image, brief: Brief) -> str:
    """Alt text from the brief and the picture's pixels. Blocking."""
    return alt_text(brief, (), lambda: measured(bytes_of(app, image)), image.about.scene)


async def request_upload(call: Call, request: RequestUpload) -> UploadPlace:
    """A one-time page on this machine where a picture can be handed over."""
    del request
    if call.app.pages_url is None:
        raise unavailable(
            "No page can be opened from here.", "Start `images-mcp http`, or use the picture's path as a reference."
        )
    return await call.app.uploads.open(call.actor, call.app.pages_url)
