"""`/studio/components`: every component in every state, for people who build pages and for tests that look at them."""

from typing import Any

from starlette.responses import Response

from images_mcp.surfaces.web.charts import stacked
from images_mcp.surfaces.web.page import Page

_SERIES = ("gpt-image-2.5-sunburst", "gpt-image-2.5-flare", "gpt-image-2", "*")
_DAYS = ((0.4, 0.2, 0.0, 0.1), (0.0, 0.3, 0.2, 0.0), (0.9, 0.6, 0.4, 0.2), (0.0, 0.0, 0.0, 0.0), (0.7, 0.1, 0.3, 0.1))
_SHARES = (("gpt-image-2.5-sunburst", 5.1, 96), ("gpt-image-2.5-flare", 2.4, 120), ("draft", 0.0, 310))


async def show(page: Page) -> Response:
    """All of them; `?direction=rtl` mirrors the page."""
    context: dict[str, Any] = {
        "plot": stacked([dict(zip(_SERIES, day, strict=True)) for day in _DAYS], _SERIES),
        "shares": [{"name": name, "usd": usd, "pictures": count} for name, usd, count in _SHARES],
    }
    if page.query.get("direction") == "rtl":
        context["direction"] = "rtl"
    return page.html("gallery.html", 200, **context)


PAGES = (("GET", "/studio/components", show),)
