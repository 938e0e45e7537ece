"""`images-mcp doctor`: what works, what does not, what mends it; with --repair, the mending that loses nothing."""

import asyncio
import contextlib
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from images_mcp.app import App
from images_mcp.capabilities.generation import rescue
from images_mcp.capabilities.health import checks
from images_mcp.capabilities.health.contract import HealthCheck
from images_mcp.kernel import local_worker, schema
from images_mcp.kernel.db import Database
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.settings import load
from images_mcp.operations import local_actor
from images_mcp.surfaces.cli.models import refreshed
from images_mcp.version import VERSION

_WAIT_SECONDS = 30.0
_MARKS = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "fail": ("✗", "red")}


async def examine(*, repair: bool, as_json: bool) -> int:
    """Look at everything, mend what may be mended, tell it; exit code 0, or 4 where something stays broken."""
    app = App()
    mended: list[str] = []
    failed = await _opened(app)
    if repair and await asyncio.to_thread(_put_aside_if_damaged, app, mended):
        await _released(app)
        app = App()
        failed = await _opened(app)
    elif failed is None and await asyncio.to_thread(_damaged, app):
        failed = Problem(*_BROKEN_PAGES)
    try:
        if repair and failed is None:
            mended += await _kept_again(app)
            mended += await _asked_for_models(app)
        found = await checks.run(app, failed)
        if not failed:
            found = (*found, *await _stranded(app))
    finally:
        await _released(app)
    _tell(found, mended, as_json=as_json)
    return 4 if any(check.status == "fail" for check in found) else 0


_BROKEN_PAGES = (
    Kind.UNAVAILABLE,
    "The database file opens, but parts of it are damaged.",
    "`images-mcp doctor --repair` puts the file aside (it is kept) and starts afresh.",
)


async def _opened(app: App) -> Problem | None:
    try:
        await app.ready()
    except Problem as problem:
        return problem
    return None


async def _released(app: App) -> None:
    await app.close()
    if isinstance(half := getattr(app, "db", None), Database):
        await half.close()


def _damaged(app: App) -> bool:
    half = getattr(app, "db", None)  # absent where not even the master key could be had
    return isinstance(half, Database) and schema.damaged(half)


def _put_aside_if_damaged(app: App, mended: list[str]) -> bool:
    if not _damaged(app):
        return False
    aside = schema.put_aside(app.paths.database, app.clock.now())
    mended.append(f"The damaged database was put aside as {aside}; a fresh one was begun. Saved pictures stay.")
    return True


async def _asked_for_models(app: App) -> list[str]:
    """What OpenAI announced about its models, where there is a key; what goes wrong there, the checks tell."""
    if not app.engines.has_key:
        return []
    with contextlib.suppress(Problem):
        _, news = await refreshed(app)
        return list(news)
    return []


async def _kept_again(app: App) -> list[str]:
    """Have stranded pictures kept, and wait a little to tell how it went."""
    again = await rescue.keep_again(app, local_actor("cli"))
    return [await _how_it_went(app, generation_id) for generation_id in again]


async def _how_it_went(app: App, generation_id: str) -> str:
    actor = local_actor("cli")
    try:
        async with asyncio.timeout(_WAIT_SECONDS):
            while True:
                if app.db.local:
                    await asyncio.to_thread(local_worker.ensure, app.paths, app.worker_command())
                state = await app.generations.state(actor.tenant, generation_id)
                if state is None or state[0] != "running":
                    break
                await asyncio.sleep(0.2)
    except TimeoutError:
        return "A picture that had arrived is being saved now."
    image = await app.images.of_generation(actor.tenant, generation_id)
    return f"A picture that had arrived was saved: {image.about.path}" if image else "A picture still cannot be saved."


async def _stranded(app: App) -> list[HealthCheck]:
    count = len(await rescue.stranded(app, local_actor("cli")))
    if not count:
        return []
    what = "One picture is" if count == 1 else f"{count} pictures are"
    message = f"{what} paid for, here, and not saved yet."
    return [HealthCheck(name="arrivals", status="fail", message=message, remedy="images-mcp doctor --repair")]


def _tell(found: Sequence[HealthCheck], mended: list[str], *, as_json: bool) -> None:
    if as_json:
        document = {"version": VERSION, "checks": [c.model_dump() for c in found], "repaired": mended}
        print(json.dumps(document, ensure_ascii=False, indent=2))  # noqa: T201 - the result
        return
    console = Console(highlight=False)
    console.print(Text(f"OpenAI Images MCP {VERSION}", style="bold"))
    for line in mended:
        console.print(Text(f"Repaired: {line}", style="green"), soft_wrap=True)
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    before = ""
    for check in found:
        mark, color = _MARKS[check.status]
        name = check.name if check.name != before else ""
        table.add_row(Text(f"{mark} {check.status}", style=color), name, Text(check.message))
        if check.remedy:
            table.add_row("", "", Text(f"→ {check.remedy}", style="bold"))
        before = check.name
    console.print(table)
    console.print(Text(_summary(found), style="bold"))


def _summary(found: Sequence[HealthCheck]) -> str:
    broken, known = (sum(c.status == s for c in found) for s in ("fail", "warn"))
    if not broken and not known:
        return "Everything works."
    parts = [f"{broken} to mend" if broken else "Nothing to mend", f"{known} to know about" if known else ""]
    return ", ".join(p for p in parts if p) + "."


def main(*, repair: bool, as_json: bool) -> int:
    """Run the doctor; settings that make no sense are told before anything else. Raises `Problem`."""
    load()
    return asyncio.run(examine(repair=repair, as_json=as_json))
