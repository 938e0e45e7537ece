"""`./dev bench`: the figures of the architecture, as ratios, into benchmarks/RESULTS.md."""

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from benchmarks import pages, reuse, searching
from images_mcp.app import App
from images_mcp.capabilities.conversations.state import State
from images_mcp.engines.images.port import Drawing, Quality, Watch
from images_mcp.kernel.settings import Settings
from images_mcp.operations import local_actor, parse, run
from tests.world.openai.server import OpenAIServer

RESULTS = Path(__file__).with_name("RESULTS.md")
KEY = "sk-bench-000000000000"
Row = tuple[str, str, str, str]
SUBJECTS = ("a paper kite", "a lighthouse", "an old tram", "a red fox", "a bowl of figs", "a garden gate")


def _settings(home: Path, url: str | None = None, **more) -> Settings:
    names = {"home": home, "output_dir": home / "out", "mind": "rules", "images_per_minute": 10_000, **more}
    names |= {"budget_day_usd": 1000, "budget_month_usd": 1000, "worker_idle_seconds": 5}
    if url:
        names |= {"openai_api_key": KEY, "openai_base_url": url}
    for name, value in names.items():
        variable = name.upper() if name.startswith("openai") else f"IMAGES_MCP_{name.upper()}"
        os.environ[variable] = str(value)
    return Settings(**names)


async def _first_tools(command: list[str], home: Path) -> float:
    environment = {**os.environ, "IMAGES_MCP_HOME": str(home)}
    started = time.perf_counter()
    async with Client(stdio_client(StdioServerParameters(command=command[0], args=command[1:], env=environment))) as c:
        await c.list_tools()
        return time.perf_counter() - started


async def start_up(home: Path) -> Row:
    """Spawn to first tools/list, ours against the bare SDK, interleaved."""
    ours, bare = [], []
    for _ in range(7):
        bare.append(await _first_tools([sys.executable, "-m", "benchmarks.bare_server"], home))
        ours.append(await _first_tools([sys.executable, "-m", "images_mcp.surfaces.cli.main", "serve"], home))
    mine, base = statistics.median(ours[1:]), statistics.median(bare[1:])
    return ("MCP start to first tools/list", f"{mine * 1000:.0f} ms", f"{mine / base:.2f} × bare SDK", "≤ 1.25 ×")


async def pipeline(home: Path) -> Row:
    """A generation through the doorway and the worker, over the engine's own time for the same picture."""
    with OpenAIServer() as world:
        world.control(next=[{"do": "slow", "seconds": 0.2, "on": "images", "times": 100}], weight=1_500_000)
        app = App(_settings(home, world.base_url))
        await app.ready()
        operation = app.registry.get("generate_image")
        engine = app.engines.openai()
        drawing = Drawing("a kite", parse_brief(), "gpt-image-2.5-flare", (1024, 1024), Quality.LOW, partial_images=1)
        alone, through = [], []
        for n in range(12):
            started = time.perf_counter()
            await engine.draw(drawing, Watch())
            alone.append(time.perf_counter() - started)
            request = parse(operation, {"prompt": f"a kite {n}", "quality": "low"})
            started = time.perf_counter()
            answer = await run(app, local_actor("cli"), operation, request)
            assert answer.status == "completed", answer
            through.append(time.perf_counter() - started)
        added = statistics.median(through[2:]) - statistics.median(alone[2:])
        await app.close()
    return ("whole pipeline over the engine, 1.5 MB PNG", f"+{added * 1000:.0f} ms", "", "≤ 40 ms")


def parse_brief():
    from images_mcp.brief import Brief

    return Brief()


async def parallel(home: Path) -> Row:
    """Ten pictures at once, four places, two seconds each."""
    with OpenAIServer() as world:
        world.control(next=[{"do": "slow", "seconds": 2.0, "on": "images", "times": 100}])
        app = App(_settings(home, world.base_url))
        await app.ready()
        operation = app.registry.get("generate_image")

        async def one(n: int) -> None:
            answer = await run(
                app, local_actor("cli"), operation, parse(operation, {"prompt": f"kite {n}", "quality": "low"})
            )
            assert answer.status == "completed", answer

        await one(99)
        started = time.perf_counter()
        await asyncio.gather(*(one(n) for n in range(10)))
        took = time.perf_counter() - started
        ideal = -(-10 // app.settings.parallel) * 2.0
        await app.close()
    return ("ten pictures in parallel, 2 s each", f"{took:.2f} s", f"{took / ideal:.2f} × ideal", "≤ 1.15 ×")


async def variations(home: Path) -> Row:
    """Four variations against one picture, two seconds each, with free places."""
    with OpenAIServer() as world:
        world.control(next=[{"do": "slow", "seconds": 2.0, "on": "images", "times": 100}])
        app = App(_settings(home, world.base_url))
        await app.ready()
        operation = app.registry.get("generate_variations")

        async def takes(subject: str, count: int) -> float | None:
            """How long it took; None where one came out too like another (pictures here are made up) and was drawn again."""
            wish = {"prompt": subject, "num_variations": count, "quality": "low", "variation_strategy": "style"}
            started = time.perf_counter()
            answer = await run(app, local_actor("cli"), operation, parse(operation, wish))
            assert answer.status == "completed", answer
            return None if any("drawn again" in note for note in answer.notes) else time.perf_counter() - started

        await takes("a kettle", 1)
        timed = [(await takes(subject, 1), await takes(subject, 4)) for subject in SUBJECTS]
        pairs = [(one, four) for one, four in timed if one and four]
        one, four = (statistics.median(times) for times in zip(*pairs, strict=True))
        await app.close()
    return ("four variations, 2 s each", f"{four:.2f} s", f"{four / one:.2f} × one", "≤ 1.15 ×")


async def conversations(home: Path, count: int = 10_000) -> Row:
    """Loading one conversation, and the first page, among many."""
    app = App(_settings(home))
    await app.ready()
    actor = local_actor("cli")
    wanted = ""
    for block in range(count // 500):
        async with app.db.tx() as tx:
            for n in range(500):
                wanted = await app.conversations.create(
                    tx, actor, f"conversation {block * 500 + n}", State(words=("a kite",))
                )
                await app.conversations.add_turn(tx, actor.tenant, wanted, "user", "a kite")
    get, listed = app.registry.get("get_conversation"), app.registry.get("list_conversations")
    times = []
    for _ in range(30):
        started = time.perf_counter()
        await run(app, actor, get, parse(get, {"conversation_id": wanted}))
        times.append(time.perf_counter() - started)
    pages = []
    for _ in range(20):
        started = time.perf_counter()
        await run(app, actor, listed, parse(listed, {"limit": 20}))
        pages.append(time.perf_counter() - started)
    await app.close()
    told = f"{statistics.median(times) * 1000:.1f} ms (page of 20: {statistics.median(pages) * 1000:.1f} ms)"
    return (f"load one of {count:,} conversations", told, "", "≤ 10 ms")


async def search(home: Path) -> Row:
    """Search among 100,000 turns."""
    return await searching.measured(_settings(home))


async def drafts(home: Path) -> Row:
    """A draft of 1024 × 1024 through the engine."""
    app = App(_settings(home))
    await app.ready()
    engine = app.engines.draft()
    times = []
    for n in range(9):
        drawing = Drawing("x", parse_brief().with_(_subject(), f"{n} apples and a fox"), "draft", (1024, 1024), seed=n)
        started = time.perf_counter()
        await engine.draw(drawing, Watch())
        times.append(time.perf_counter() - started)
    await app.close()
    return ("a draft, 1024 × 1024", f"{statistics.median(times[1:]) * 1000:.0f} ms", "", "about 500 ms")


def _subject():
    from images_mcp.brief import Aspect

    return Aspect.SUBJECT


def _when() -> str:
    load = os.getloadavg()[0]
    day, python = f"{datetime.now(UTC):%Y-%m-%d}", platform.python_version()
    told = f"`./dev bench` on {day}, Python {python}, {os.cpu_count()} cores, load {load:.1f} at the end."
    return f"{told} Medians; ratios are against a baseline in the same run."


async def main() -> None:
    for name in [n for n in os.environ if n.startswith(("IMAGES_MCP_", "OPENAI_"))]:
        del os.environ[name]
    rows: list[Row] = []
    for measure in (start_up, pipeline, parallel, variations, conversations, search, drafts):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            rows.append(await measure(Path(folder)))
            for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
                os.environ.pop(name, None)
        print(" · ".join(filter(None, rows[-1])), flush=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rows += await pages.rows(_settings(Path(folder)), Path(folder))
        rows += await pages.browsed(Path(folder))
    rows += await reuse.rows()
    lines = [
        "# Results",
        "",
        _when(),
        "",
        "| what | measured | ratio | aim |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
    ]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    argparse.ArgumentParser(prog="./dev bench", description=__doc__).parse_args()
    asyncio.run(main())
