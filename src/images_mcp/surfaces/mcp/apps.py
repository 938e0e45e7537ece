"""Pages inside the chat (MCP Apps, 2026-01-26): which tools have one, what it is made of, and what it may ask for.

Only clients that say they can show them learn of them; everybody else sees the same tools as ever, without a byte more.
"""

import asyncio
import base64
from typing import TYPE_CHECKING, Any

import mcp_types as types
from mcp.server.context import ServerRequestContext
from pydantic import Field

from images_mcp.capabilities.assets.contract import ImageAnswer
from images_mcp.capabilities.conversations.contract import BriefUpdated
from images_mcp.capabilities.generation.contract import Answer, Estimate
from images_mcp.capabilities.refinement.contract import History
from images_mcp.kernel.errors import Kind, Problem, invalid
from images_mcp.operations import Actor, Operation, Request, parse, run

if TYPE_CHECKING:
    from PIL.Image import Image

    from images_mcp.app import App
    from images_mcp.kernel.images import Picture

EXTENSION = "io.modelcontextprotocol/ui"
MIME = "text/html;profile=mcp-app"
SCHEME = "ui://openai-images/studio"
PICTURES = "openai_app_pictures"
BEHIND = ("show_history", "compare_images", "update_brief", "repair_image", "cancel_generation", "generate_alt_text")
"""What the page's buttons call, whatever toolset the client chose; a model is not told of those it did not choose."""

_SHOWN = (Answer, Estimate, History, BriefUpdated, ImageAnswer)
TILE = 512
"""The edge of a tile in pixels; the page knows it, too."""

_MOST_BYTES = 600_000
"""Of all pictures of one answer; 800 kB as base64, below the 1 MB at which clients cut results."""


class Pictures(Request):
    """Saved pictures to look at, `px` on their longer side; with `difference`, where the second differs from the first.

    With `tiles`, pieces of one picture in its own pixels: each names a column and a row of squares of 512 px.
    """

    image_ids: tuple[str, ...] = Field(min_length=1, max_length=12)
    px: int = Field(1280, ge=64, le=2048)
    difference: bool = False
    tiles: tuple[tuple[int, int], ...] = Field((), max_length=12)


def can_show(ctx: ServerRequestContext[Any, Any]) -> bool:
    """Whether the client says that it renders pages of this kind."""
    declared = ctx.session.client_capabilities
    settings = (declared.extensions or {}).get(EXTENSION) if declared else None
    kinds = settings.get("mimeTypes") if isinstance(settings, dict) else None
    return isinstance(kinds, list) and MIME in kinds


def uri() -> str:
    """The page's address; it changes whenever the page does, because clients keep what they have read."""
    from images_mcp.surfaces.web.apps import document

    return f"{SCHEME}-{document.version()}.html"


def shown(tool: types.Tool, operation: Operation) -> types.Tool:
    """The tool as a client with apps is told of it."""
    if not issubclass(operation.result, _SHOWN):
        return tool
    return tool.model_copy(update={"meta": {"ui": {"resourceUri": uri()}}})


def hidden(tool: types.Tool) -> types.Tool:
    """A tool for the page alone."""
    return tool.model_copy(update={"meta": {"ui": {"visibility": ["app"]}}})


def pictures_tool(schema: dict[str, Any]) -> types.Tool:
    """The one tool that only exists for the page: large and small copies of pictures, several at once."""
    told = types.Tool(
        name=PICTURES,
        title="Pictures for the page in the chat",
        description="For the page in the chat only: copies of saved pictures, or where two of them differ.",
        input_schema=schema,
        annotations=types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
    )
    return hidden(told)


async def pictures(app: "App", actor: Actor, arguments: dict[str, Any]) -> types.CallToolResult:
    """The copies, in the order asked for; each is seen through `get_image`, so only by who may see it."""
    from pydantic import ValidationError

    from images_mcp.capabilities.assets import differences

    try:
        wanted = Pictures.model_validate(arguments)
    except ValidationError:
        raise invalid("Up to 12 image ids, a size of 64 to 2048 and up to 12 tiles can be asked for.") from None
    if wanted.difference and len(wanted.image_ids) != 2:
        raise invalid("A difference is between two pictures.")
    whole = [await _bytes(app, actor, image_id) for image_id in wanted.image_ids]
    found: list[Picture] = [*whole]
    if wanted.difference:
        found = [await asyncio.to_thread(differences.heat_map, *whole)]
    if wanted.tiles:
        if len(whole) != 1:
            raise invalid("Tiles are pieces of one picture.")
        found = [*await asyncio.to_thread(_tiles, whole[0], wanted.tiles)]
    px = TILE if wanted.tiles else wanted.px
    content = [await asyncio.to_thread(_block, data, px, _MOST_BYTES // len(found)) for data in found]
    return types.CallToolResult(
        content=[types.TextContent(text="For the page in the chat."), *content],
        structured_content={"image_ids": list(wanted.image_ids)},
    )


async def _bytes(app: "App", actor: Actor, image_id: str) -> bytes:
    from images_mcp.capabilities.assets.pictures import shown_bytes

    operation = app.registry.get("get_image")
    told = await run(app, actor, operation, parse(operation, {"image_id": image_id}))
    if told.model_dump()["image"]["format"] == "svg":
        raise Problem(Kind.INVALID, "A vector picture has no preview in the chat.", "Open its file.")
    return await asyncio.to_thread(shown_bytes, app, await app.images.get(actor, image_id))


def _tiles(data: bytes, places: tuple[tuple[int, int], ...]) -> "list[Image]":
    from images_mcp.kernel import images

    whole = images.decode(data)
    for column, row in places:
        if not (0 <= column * TILE < whole.width and 0 <= row * TILE < whole.height):
            raise invalid("There is no such tile.", f"The picture is {whole.width} × {whole.height} px.")
    boxes = [(column * TILE, row * TILE) for column, row in places]
    return [whole.crop((x, y, min(x + TILE, whole.width), min(y + TILE, whole.height))) for x, y in boxes]


def _block(data: "Picture", px: int, most: int) -> types.ImageContent:
    from images_mcp.kernel import containers, images

    small = images.preview(data, px, most)
    return types.ImageContent(data=base64.b64encode(small).decode(), mime_type=containers.check(small).format.mime)


def resource() -> types.Resource:
    """The page in the list of resources."""
    return types.Resource(uri=uri(), name="studio", title="Studio", mime_type=MIME, meta=_POLICY)


async def read(address: str) -> types.ReadResourceResult:
    """The page itself. An older address gives the page of today: the protocol between page and tools is the same."""
    from images_mcp.surfaces.web.apps import document

    text = await asyncio.to_thread(document.html)
    page = types.TextResourceContents(uri=address, mime_type=MIME, text=text, meta=_POLICY)
    return types.ReadResourceResult(contents=[page])


_POLICY: dict[str, Any] = {"ui": {"csp": {"connectDomains": [], "resourceDomains": []}, "prefersBorder": True}}
