"""What the file's pixels say about the brief."""

from typing import TYPE_CHECKING, Any

from images_mcp.engines.images.port import Drawing

if TYPE_CHECKING:
    from images_mcp.app import App


async def verify(app: "App", data: bytes, drawing: Drawing, final_size: tuple[int, int]) -> dict[str, Any]:
    """`{checks: [{name, status, confidence, evidence}], confidence}` for a saved picture's bytes."""
    del app, data, drawing, final_size
    return {"checks": [], "confidence": 0.0}
