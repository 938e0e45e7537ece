"""A picture as a mind with eyes is shown it."""

import asyncio

from images_mcp.engines.minds.port import Look
from images_mcp.kernel import containers, images

_PX, _MOST_BYTES = 1024, 700_000


async def look_at(picture: images.Picture) -> Look:
    """A small copy: small enough to be read at once, large enough for lettering. Raises `Problem` where it is no picture."""
    return await asyncio.to_thread(_small, picture)


def _small(picture: images.Picture) -> Look:
    small = images.preview(picture, _PX, _MOST_BYTES)
    return Look(small, containers.check(small).format.mime)
