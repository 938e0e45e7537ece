"""`images-mcp models`: what each image model can do and when it goes; with --refresh, as OpenAI tells it today."""

import asyncio
import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from images_mcp.app import App
from images_mcp.engines.images import announced
from images_mcp.engines.images.announced import Announced
from images_mcp.engines.images.models import catalog
from images_mcp.engines.images.openai import OpenAIImages
from images_mcp.kernel.errors import unavailable


async def tell(app: App, *, refresh: bool, as_json: bool) -> int:
    """Print the models; the exit code. Raises `Problem` where OpenAI was to be asked and there is no key or no answer."""
    await app.ready()
    news: tuple[str, ...] = ()
    known: Announced | None
    if refresh:
        known, news = await refreshed(app)
    else:
        known = await asyncio.to_thread(announced.taken_over, app.paths.cache)
    asked = known.day.isoformat() if known else None
    if as_json:
        told = {"as_of": str(catalog().as_of), "asked_on": asked, "models": catalog().table(), "news": news}
        print(json.dumps(told, indent=2))  # noqa: T201 - the result
        return 0
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for head in ("Model", "Quality", "Formats", "Goes on"):
        table.add_column(head)
    for row in catalog().table():
        table.add_row(row["model"], ", ".join(row["qualities"]), ", ".join(row["formats"]), row["shutdown"] or "")
    console.print(table)
    for sentence in news:
        console.print(Text(sentence, style="bold"))
    when = f"shutdown dates as OpenAI told them on {asked}" if asked else "`--refresh` asks OpenAI for shutdown dates"
    console.print(Text(f"Limits and prices of {catalog().as_of}, as shipped; {when}.", style="dim"))
    return 0


async def refreshed(app: App) -> tuple[Announced, tuple[str, ...]]:
    """Ask OpenAI for its models and keep the answer; what is new. Raises `Problem` without a key or an answer."""
    engine = await asyncio.to_thread(app.engines.openai)
    told = await engine.models() if isinstance(engine, OpenAIImages) else ()
    if not told:
        raise unavailable("OpenAI did not tell its models.", "Try again later; what is known here stays.")
    return await asyncio.to_thread(announced.keep, app.paths.cache, told, app.clock.now())
