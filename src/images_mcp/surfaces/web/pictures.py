"""Pictures as pages show them: in a few sizes, made when first wanted; whole, to keep; and where two of them differ."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from starlette.responses import Response

from images_mcp.capabilities.assets import differences
from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.store import Image
from images_mcp.kernel import containers, images
from images_mcp.kernel.errors import invalid, missing
from images_mcp.operations import local_actor
from images_mcp.surfaces.web.page import Page

SIZES = (160, 320, 640, 1280, 2048)
_PREVIEW_BYTES = 900_000
_MOST_KEPT = 48_000_000
INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class Kept:
    """The small copies made last; a picture never changes, so its id and size name one."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    async def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The copy of this name, made in a thread where it is not there."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        data = await asyncio.to_thread(make)
        if name not in self._kept:
            self._kept[name] = data
            self._bytes += len(data)
        while self._bytes > self._most:
            self._bytes -= len(self._kept.popitem(last=False)[1])
        return data


KEPT = Kept(_MOST_KEPT)


async def _seen(page: Page, image_id: str) -> Image:
    """The picture, once `get_image` has said that it may be seen. Raises `Problem`."""
    await page.run("get_image", {"image_id": image_id})
    return await page.app.images.get(local_actor("web"), image_id)


async def show(page: Page) -> Response:
    """A picture, `px` on its longer side; an SVG as it is."""
    image_id, wanted = page.path("image_id"), page.query.get("px", "640")
    if wanted not in map(str, SIZES):
        raise invalid("There is no such size.", f"There are {', '.join(map(str, SIZES))}.")
    name = f"{image_id}-{wanted}"
    image = await _seen(page, image_id)
    if f'"{name}"' in page.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept(name))
    if image.format == "svg":
        return _picture(await asyncio.to_thread(shown_bytes, page.app, image), name)
    made = await KEPT.get(name, lambda: images.preview(shown_bytes(page.app, image), int(wanted), _PREVIEW_BYTES))
    return _picture(made, name)


async def whole(page: Page) -> Response:
    """The saved file, to keep; `?shown` to look at."""
    image_id = page.path("image_id")
    told = (await page.run("get_image", {"image_id": image_id})).image
    data = await asyncio.to_thread(page.app.file_of, image_id, told.path)
    response = _picture(data, f"{image_id}-whole-{told.bytes}")
    name = told.path.replace("\\", "/").rsplit("/", 1)[-1].encode("ascii", "ignore").decode().replace('"', "")
    how = "inline" if "shown" in page.query else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


async def difference(page: Page) -> Response:
    """Where two pictures differ, as a picture."""
    a, b = page.query.get("a", ""), page.query.get("b", "")
    if not (a and b):
        raise missing("Two pictures are needed.", "Choose two versions.")
    first, second = await _seen(page, a), await _seen(page, b)
    name = f"{a}-{b}"

    def drawn() -> bytes:
        return differences.heat_map(shown_bytes(page.app, first), shown_bytes(page.app, second))

    return _picture(await KEPT.get(name, drawn), name)


def _picture(data: bytes, name: str) -> Response:
    headers = {**kept(name), "Content-Security-Policy": INERT}
    return Response(data, media_type=containers.check(data).format.mime, headers=headers)


def kept(name: str) -> dict[str, str]:
    """Headers of a picture a browser may keep for a while; `name` says which bytes they are."""
    return {"ETag": f'"{name}"', "Cache-Control": "private, max-age=600"}


PAGES = (
    ("GET", "/studio/images/{image_id}", show),
    ("GET", "/studio/images/{image_id}/file", whole),
    ("GET", "/studio/difference", difference),
)
