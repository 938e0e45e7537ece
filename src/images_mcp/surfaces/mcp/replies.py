"""From a result to what an MCP client is given: first words that read well aloud, then one preview, then the link."""

import asyncio
import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mcp_types as types

from images_mcp.kernel.errors import Problem

if TYPE_CHECKING:
    from images_mcp.app import App

PREVIEW_PX = 768
SHEET_PX = 1200
PREVIEW_BYTES = 500_000
"""About 670 kB as base64; clients cut results at 1 MB."""

MOST_JSON = 60_000


def problem(error: Problem) -> types.CallToolResult:
    """An error as a result the model can read and act on."""
    told = {"kind": error.kind.value, "message": error.message, "hint": error.hint}
    text = f"{error.message} {error.hint}".strip()
    return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=told, is_error=True)


async def reply(
    app: "App", result: dict[str, Any], preview_px: int = PREVIEW_PX, *, form: bool = False
) -> types.CallToolResult:
    """A result as text, at most one preview, a link to each full file, and structured content without base64.

    `form` says that the client shows open questions as a form of ours.
    """
    from images_mcp.surfaces.mcp.words import account

    content: list[types.ContentBlock] = [types.TextContent(text=account(result, form=form))]
    pictures = [p for p in (result.get("images") or [result.get("image")]) if p]
    if not pictures and (sheet := await asyncio.to_thread(_sheet, result.get("sheet"), preview_px)):
        content.append(sheet)
    if pictures:
        shown = await asyncio.to_thread(_sheet, result.get("sheet"), preview_px)
        shown = shown or await asyncio.to_thread(_preview, app, pictures[0], preview_px)
        if shown:
            content.append(shown)
        content.extend(_link(p) for p in pictures)
    told = {name: value for name, value in result.items() if value is not None}
    return types.CallToolResult(content=content, structured_content=told)


def _sheet(path: str | None, px: int) -> types.ImageContent | None:
    """Several pictures are shown side by side, by the sheet that was made of them."""
    from images_mcp.kernel import images

    if path is None:
        return None
    try:
        data = images.preview(Path(path).read_bytes(), max(px, SHEET_PX), PREVIEW_BYTES)
    except (OSError, Problem):
        return None
    return types.ImageContent(data=base64.b64encode(data).decode(), mime_type="image/jpeg")


def _preview(app: "App", picture: dict[str, Any], px: int) -> types.ImageContent | None:
    from images_mcp.kernel import containers, images

    if picture["format"] == "svg":
        return None
    try:
        data = images.preview(app.file_of(picture["image_id"], picture["path"]), px, PREVIEW_BYTES)
    except Problem:
        return None
    return types.ImageContent(data=base64.b64encode(data).decode(), mime_type=containers.check(data).format.mime)


def _link(picture: dict[str, Any]) -> types.ResourceLink:
    mime = "image/svg+xml" if picture["format"] == "svg" else f"image/{picture['format']}"
    name = picture["path"].replace("\\", "/").rsplit("/", 1)[-1]
    return types.ResourceLink(
        uri=picture["uri"], name=name, mime_type=mime, size=picture["bytes"], description=picture["alt_text"]
    )
