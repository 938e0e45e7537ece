"""From a stored picture to what the world is told of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.capabilities.assets.contract import Picture
from images_mcp.capabilities.assets.store import Image

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


def shown_bytes(app: "App", image: Image) -> bytes:
    """The picture as it is shown, from our own store: nobody can have changed it since. Blocking."""
    return app.blobs.read(image.final or image.blob)
