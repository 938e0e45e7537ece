"""Small copies for pages that show many pictures: made when first wanted, kept sealed in the cache, gone with the picture."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.store import Image
from images_mcp.kernel import images as pixels
from images_mcp.kernel.crypto import CorruptSecret

if TYPE_CHECKING:
    from images_mcp.app import App

PX = 480
"""The longer side."""

_MOST_BYTES = 60_000


def thumbnail(app: "App", tenant: str, image: Image) -> bytes:
    """At most 480 px, JPEG or (transparent) WebP; an SVG as it is. Raises `Problem` where its bytes are gone. Blocking."""
    if image.format == "svg":
        return shown_bytes(app, image)
    place, where = _place(app, image.id), f"thumbnail|{image.id}"
    with contextlib.suppress(OSError, CorruptSecret):
        return app.vault.open_bytes(tenant, where, place.read_bytes())
    made = pixels.preview(shown_bytes(app, image), PX, _MOST_BYTES)
    with contextlib.suppress(OSError):  # a full disk costs the copy, not the page
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = place.with_suffix(".part")
        partial.write_bytes(app.vault.seal_bytes(tenant, where, made))
        partial.replace(place)
    return made


def forget(app: "App", image_ids: Iterable[str]) -> None:
    """Delete the copies of pictures that are deleted. Blocking."""
    for image_id in image_ids:
        _place(app, image_id).unlink(missing_ok=True)


def _place(app: "App", image_id: str) -> Path:
    return app.paths.cache / "thumbnails" / image_id[-2:] / image_id
