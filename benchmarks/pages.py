"""The studio's pages over a library of 10,000 pictures: server time per page, against a bare Starlette page in the same run.

With a browser: when the first content is painted, how long the page takes to answer keys and clicks (Event Timing: from the
key to the next frame), and how many pictures stay in the page while the library is scrolled through.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from benchmarks.searching import phrase
from images_mcp.app import App
from images_mcp.capabilities.assets.store import About, Image, images
from images_mcp.capabilities.conversations.cataloguing import catch_up
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.conversations.store import conversations
from images_mcp.capabilities.generation.store import ledger
from images_mcp.kernel.settings import Settings
from images_mcp.operations import local_actor, parse, run
from images_mcp.surfaces.web.session import Entrances, Sessions
from images_mcp.surfaces.web.site import Site

COUNT = 10_000
SHAPES = ((1024, 1024), (1536, 1024), (1024, 1536), (1536, 864))
PAGES = (
    "/studio/library",
    "/studio/library?q=red+fox",
    "/studio/library?bookmarked=1",
    "/studio/usage",
    "/studio/styles",
    "/studio/templates",
    "/studio/settings",
)
_TIMES = 15
_LOADS = 5
_PARTS = 30
_OBSERVED = """
  window.slow = [];
  new PerformanceObserver((list) => window.slow.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "event", durationThreshold: 16, buffered: true });
"""
_PAINTED = """() => new Promise((told) => {
  const watch = (list) => list.getEntriesByName("first-contentful-paint").forEach((one) => told(one.startTime));
  new PerformanceObserver(watch).observe({ type: "paint", buffered: true });
})"""
_SCROLLED = """async (parts) => {
  const told = { parts: 0, most: 0, slow: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) told.slow = Math.max(told.slow, one.duration); })
    .observe({ type: "longtask" });
  const frame = () => new Promise((go) => requestAnimationFrame(go));
  for (const until = performance.now() + 60000; performance.now() < until && told.parts < parts; ) {
    scrollBy(0, 400);
    await frame();
    told.parts = document.querySelectorAll("#wall > .wall").length;
    told.most = Math.max(told.most, document.querySelectorAll(".tile").length);
  }
  return told;
}"""


async def fill(app: App, count: int = COUNT, real: int = 8, *, each: int = 10, spent: bool = True) -> str:
    """A library of `count` pictures in conversations of `each`, written in bulk; the id of the last conversation.

    Their pixels are those of `real` drafts; with `spent`, each is in the ledger, too.
    """
    actor, chance, now = local_actor("cli"), random.Random(4), app.clock.now()
    draw = app.registry.get("generate_image")
    drawn = []
    for n in range(real):
        width, height = SHAPES[n % len(SHAPES)]
        wish = {"prompt": phrase(chance), "size": f"{width}x{height}", "seed": n, "fresh": True}
        answer: Any = await run(app, actor, draw, parse(draw, wish))
        drawn.append(await app.images.get(actor, answer.images[0].image_id if answer.images else answer.image.image_id))
    rows: list[dict[str, Any]] = []
    booked: list[dict[str, Any]] = []
    conversation_id = ""
    for number in range(count // each):
        async with app.db.tx() as tx:
            conversation_id = await app.conversations.create(tx, actor, phrase(chance), State())
            for version in range(1, each + 1):
                model, at = drawn[chance.randrange(real)], now - timedelta(minutes=20 * (number * each + version))
                about = replace(model.about, alt_text=phrase(chance), prompt=phrase(chance))
                rows.append(_row(app, actor.tenant, model, about, conversation_id, version, at))
                booked.append(_entry(app, actor.tenant, rows[-1], chance.randrange(5_000, 90_000)))
    async with app.db.tx() as tx:
        for start in range(0, len(rows), 500):
            await tx.execute(sa.insert(images), rows[start : start + 500])
            if spent:
                await tx.execute(sa.insert(ledger), booked[start : start + 500])
        some = sa.select(conversations.c.id).limit(40)
        await tx.execute(sa.update(conversations).where(conversations.c.id.in_(some)).values(bookmarked=True))
    return conversation_id


def _row(
    app: App, tenant: str, model: Image, about: About, conversation_id: str, version: int, at: Any
) -> dict[str, Any]:
    image_id = app.clock.new_id("img")
    return {
        "id": image_id, "tenant": tenant, "owner": "me", "conversation_id": conversation_id,
        "generation_id": app.clock.new_id("gen"), "parent_id": None, "version": version, "blob": model.blob,
        "final": model.final, "width": model.width, "height": model.height, "bytes": model.bytes,
        "format": model.format, "engine": model.engine, "model": model.model, "created_at": at,
        "about": app.vault.seal_json(tenant, f"images.about|{image_id}", about.__dict__),
    }  # fmt: skip


def _entry(app: App, tenant: str, row: dict[str, Any], micro: int) -> dict[str, Any]:
    model = "gpt-image-2.5-flare" if micro < 50_000 else "gpt-image-2.5-sunburst"
    return {
        "id": app.clock.new_id("entry"), "tenant": tenant, "generation_id": row["generation_id"], "entry": "settle",
        "micro_usd": micro, "model": model, "day": row["created_at"].date().isoformat(), "at": row["created_at"],
    }  # fmt: skip


async def _median(client: httpx2.AsyncClient, path: str) -> float:
    times = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        answer = await client.get(path)
        times.append(time.perf_counter() - started)
        assert answer.status_code == 200, (path, answer.status_code)
    return statistics.median(times[2:])


async def rows(settings: Settings, home: Path) -> list[tuple[str, str, str, str]]:
    """One row a page: milliseconds, and how many bare pages that is."""
    app = App(settings)
    await app.ready()
    await fill(app)
    while not await catch_up(app, "local", 10.0):
        pass  # what waits to be indexed would be measured as search
    sessions = Sessions(b"bench" * 8, Entrances(home / "entrances"))
    ours = Starlette(routes=Site(app, sessions).routes())

    async def plain(_: Any) -> HTMLResponse:
        return HTMLResponse("<!doctype html><title>bare</title><p>" + "x" * 40_000)

    bare = Starlette(routes=[Route("/", plain)])
    found = []
    async with (
        httpx2.AsyncClient(transport=httpx2.ASGITransport(ours), base_url="http://127.0.0.1") as client,
        httpx2.AsyncClient(transport=httpx2.ASGITransport(bare), base_url="http://127.0.0.1") as other,
    ):
        await client.get(f"/studio/enter?token={sessions.entrances.open()}")
        base = await _median(other, "/")
        for path in PAGES:
            took = await _median(client, path)
            told = f"{took * 1000:.0f} ms"
            found.append((f"{path}, {COUNT:,} pictures", told, f"{took / base:.0f} × bare page", "≤ 100 ms"))
            print(" · ".join(found[-1]), flush=True)
    await app.close()
    return found


async def browsed(home: Path) -> list[tuple[str, str, str, str]]:
    """Two rows a page, seen by a browser: first content, and the slowest answer to a few keys and clicks."""
    from playwright.async_api import async_playwright

    from tests import browser

    if (path := browser.provide()) is None:
        return [("pages in a browser", "not measured", "no browser", "")]
    command = [sys.executable, "-m", "images_mcp.surfaces.cli.main", "studio", "--no-open", "--port", "0"]
    environment = {**os.environ, "IMAGES_MCP_HOME": str(home), "IMAGES_MCP_OUTPUT_DIR": str(home / "out")}
    found: list[tuple[str, str, str, str]] = []
    server = await asyncio.create_subprocess_exec(*command, env=environment, stdout=subprocess.PIPE)
    try:
        assert server.stdout
        link = (await server.stdout.readline()).decode().split()[1]
        async with async_playwright() as playwright:
            chromium = await playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
            tab = await chromium.new_page(base_url=link.partition("/studio")[0])
            await tab.add_init_script(_OBSERVED)
            await tab.goto(link)
            for page in ("/studio", *PAGES):
                found += await _looked_at(tab, page)
            await tab.goto("/studio/library")
            told = await tab.evaluate(_SCROLLED, _PARTS)
            shown = f"{told['parts']} parts of 60 scrolled through"
            found.append((f"library, {shown}", f"{told['most']} pictures in the page at most", "", "≤ 300"))
            found.append((f"library, {shown}", f"{told['slow']:.0f} ms the longest task", "", "≤ 200 ms"))
            await chromium.close()
    finally:
        server.terminate()
        await server.wait()
    for row in found:
        print(" · ".join(row), flush=True)
    return found


async def _looked_at(tab: Any, page: str) -> list[tuple[str, str, str, str]]:
    painted = []
    for _ in range(_LOADS):
        await tab.goto(page)
        painted.append(await tab.evaluate(_PAINTED))
    await tab.keyboard.press("Control+k")
    await tab.keyboard.type("lib", delay=40)
    await tab.keyboard.press("Escape")
    await tab.locator("details.menu summary").click()
    await tab.keyboard.press("Escape")
    await tab.wait_for_timeout(300)
    slowest = await tab.evaluate("Math.max(0, ...window.slow)")
    first = f"{statistics.median(painted[1:]):.0f} ms to the first content"
    answered = f"{slowest:.0f} ms the slowest answer" if slowest else "every key answered within a frame (16 ms)"
    return [(page, first, "in Chromium", "≤ 1,000 ms"), (page, answered, "in Chromium", "≤ 200 ms")]


async def main() -> None:
    """Only these: `python -m benchmarks.pages`."""
    import tempfile

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        os.environ |= {"IMAGES_MCP_HOME": folder, "IMAGES_MCP_OUTPUT_DIR": str(home / "out")}  # the worker's, too
        await rows(Settings(home=home, output_dir=home / "out", mind="rules", engine="draft"), home)
        await browsed(home)


if __name__ == "__main__":
    asyncio.run(main())
