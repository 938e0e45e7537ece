"""Pictures that go along with a request: a path in an allowed folder, one of ours, or an upload, as files on disk."""

import asyncio
from pathlib import Path

from images_mcp.kernel import containers
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

_MOST_BYTES = 50_000_000


async def resolve(call: Call, references: tuple[str, ...]) -> tuple[Path, ...]:
    """Each reference as a vetted copy in our own store. Raises `Problem` for what is no picture or not allowed."""
    return tuple([await _one(call, reference) for reference in references])


async def _one(call: Call, reference: str) -> Path:
    app = call.app
    if reference.startswith("img_"):
        image = await app.images.get(call.actor, reference)
        return app.blobs.path(image.final or image.blob)
    if reference.startswith("upl_"):
        return app.blobs.path(await app.uploads.blob(call.actor, reference))
    if "://" in reference and not reference.startswith("file://"):
        from images_mcp.kernel.net import fetch_image

        data = await fetch_image(reference, max_bytes=_MOST_BYTES)
    else:
        data = await asyncio.to_thread(app.jail.open_read, reference, _MOST_BYTES)
    probe = await asyncio.to_thread(containers.check, data)
    if probe.format not in {"png", "jpeg", "webp"}:
        raise invalid(f"A {probe.format.upper()} file cannot go along.", "Use a PNG, JPEG or WebP picture.")
    blob = await asyncio.to_thread(app.blobs.put, data)
    return app.blobs.path(blob.sha256)
