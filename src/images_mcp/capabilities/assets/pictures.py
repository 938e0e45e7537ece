"""From a stored picture to what the world is told of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.capabilities.assets.contract import Picture
from images_mcp.capabilities.assets.store import Image
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.files import put_back
from images_mcp.kernel.metadata import Metadata, can_embed, embed_metadata, has_c2pa

if TYPE_CHECKING:
    from images_mcp.app import App


SHEETS = ("side by side.png", "history.png")
"""Files made beside a picture to look at several of them."""


def picture(image: Image) -> Picture:
    """What is told of a picture."""
    about = image.about
    return Picture(
        image_id=image.id,
        path=about.path,
        uri=f"images://{image.id}",
        width=image.width,
        height=image.height,
        bytes=image.bytes,
        format=image.format,
        alt_text=about.alt_text,
        alt_text_source=about.alt_text_source,
        prompt=about.prompt,
        brief=about.brief,
        verification=about.verification,
        engine=image.engine,
        model=image.model,
        created_at=image.created_at.isoformat(),
        conversation_id=image.conversation_id,
        generation_id=image.generation_id,
        parent_id=image.parent_id,
        version=image.version,
        reused=about.reused_from is not None,
        reused_from=about.reused_from,
        sidecar=about.sidecar,
        print_path=about.print_path,
        notes=about.notes,
        instruction=(about.edit or {}).get("instruction"),
        drift=about.drift,
        **(about.variation or {}),
    )


def bytes_of(app: "App", image: Image) -> bytes:
    """The saved file's bytes; where it was moved or deleted, the ones we keep. Blocking."""
    try:
        return Path(image.about.path).read_bytes()
    except OSError:
        return shown_bytes(app, image)


def restore(app: "App", image: Image) -> str | None:
    """Put a saved file back that is no longer at its place, from the bytes we keep; what to say of it, None if nothing.

    A file that carried a description of itself gets one again. Blocking.
    """
    place = Path(image.about.path)
    if place.is_file():
        return None
    gone = f"The file {place} had been deleted or moved"
    try:
        data = shown_bytes(app, image)
    except Problem:
        return f"{gone}, and no copy of it is kept: the picture is lost."
    if len(data) != image.bytes and can_embed(data) and not has_c2pa(data):
        about = image.about
        data = embed_metadata(data, Metadata(alt_text=about.alt_text, prompt=about.prompt))
    if put_back(place, data):
        return f"{gone}; it is back now."
    return f"{gone}, and nothing can be written at its place; its pixels are kept."


def shown_bytes(app: "App", image: Image) -> bytes:
    """The picture as it is shown, from our own store: nobody can have changed it since. Blocking."""
    return app.blobs.read(image.final or image.blob)
