"""From a wished format to pixels: what the engine draws and what the saved file measures."""

from images_mcp.brief import Use
from images_mcp.engines.minds.port import Wish

_BY_ORIENTATION = {"square": (1024, 1024), "landscape": (1536, 1024), "portrait": (1024, 1536)}


def resolve_size(use: Use, wish: Wish) -> tuple[tuple[int, int], tuple[int, int]]:
    """(what the engine draws, what is saved), in pixels; both edges drawn are multiples of 16 within the limits."""
    del use
    size = _BY_ORIENTATION.get(wish.orientation or "square", (1024, 1024))
    return size, size
