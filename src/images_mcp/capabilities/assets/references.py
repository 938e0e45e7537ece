"""Pictures that go along with a request: a path in an allowed folder, one of ours, or an upload, as files on disk."""

import asyncio
from pathlib import Path

from images_mcp.kernel import containers
from images_mcp.kernel.errors import invalid, missing
from images_mcp.operations import Call

_MOST_BYTES = 50_000_000


async def resolve(call: Call, references: tuple[str, ...]) -> tuple[Path, ...]:
    """Each reference as a vetted copy in our own store. Raises `Problem` for what is no picture or not allowed."""
    return tuple([await _one(call, reference) for reference in references])


async def read(call: Call, reference: str) -> bytes:
    """A reference only to be looked at: no copy of it is kept. Raises `Problem` as `resolve` does."""
    if (blob := await _ours(call, reference)) is not None:
        return await asyncio.to_thread(call.app.blobs.read, blob)
    return await _fetched(call, reference)


async def _one(call: Call, reference: str) -> Path:
    app = call.app
    blob = await _ours(call, reference)
    if blob is None:
        blob = (await asyncio.to_thread(app.blobs.put, await _fetched(call, reference))).sha256
    path = app.blobs.path(blob)
    if not await asyncio.to_thread(path.is_file):
        raise missing("The picture is lost: neither its file nor a copy of it is there.", "Draw it again.")
    return path


async def _ours(call: Call, reference: str) -> str | None:
    """What is in our store already: a picture of ours or an upload."""
    if reference.startswith("img_"):
        image = await call.app.images.get(call.actor, reference)
        return image.final or image.blob
    return await call.app.uploads.blob(call.actor, reference) if reference.startswith("upl_") else None


async def _fetched(call: Call, reference: str) -> bytes:
    """The bytes behind a path or an address, vetted."""
    if "://" in reference and not reference.startswith("file://"):
        from images_mcp.kernel.net import fetch_image

        data = await fetch_image(reference, max_bytes=_MOST_BYTES)
    else:
        data = await asyncio.to_thread(call.app.jail.open_read, reference, _MOST_BYTES)
    probe = await asyncio.to_thread(containers.check, data)
    if probe.format not in {"png", "jpeg", "webp"}:
        raise invalid(f"A {probe.format.upper()} file cannot go along.", "Use a PNG, JPEG or WebP picture.")
    return data
