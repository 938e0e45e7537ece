"""What pictures have cost, what reuse has saved, what the budgets have left."""

from starlette.responses import Response

from images_mcp.surfaces.web import charts
from images_mcp.surfaces.web.page import Page

PATH = "/studio/usage"
SPANS = (7, 30, 90, 365)


async def show(page: Page) -> Response:
    """The last days; `?days=` one of `SPANS`."""
    asked = page.query.get("days", "")
    days = int(asked) if asked in map(str, SPANS) else 30
    used = await page.run("usage_statistics", {"days": days})
    saved = await page.run("cache_statistics", {"days": days})
    models = [share.name for share in used.by_model if share.usd > 0]
    series = [*models[: charts.PATTERNS - 1], *(["*"] if len(models) > charts.PATTERNS - 1 else [])]
    rows = [
        {name: sum(s.usd for s in day.by_model if name == (s.name if s.name in series else "*")) for name in series}
        for day in used.by_day
    ]
    context = {"used": used, "saved": saved, "days": days, "spans": SPANS, "plot": charts.stacked(rows, series)}
    return page.html("usage.html", **context)


PAGES = (("GET", PATH, show),)
