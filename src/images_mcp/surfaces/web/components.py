"""`/studio/components`: every component in every state, for people who build pages and for tests that look at them."""

from typing import Any

from starlette.responses import Response

from images_mcp.surfaces.web.page import Page


async def show(page: Page) -> Response:
    """All of them; `?direction=rtl` mirrors the page."""
    mirrored: dict[str, Any] = {"direction": "rtl"} if page.query.get("direction") == "rtl" else {}
    return page.html("gallery.html", 200, **mirrored)


PAGES = (("GET", "/studio/components", show),)
