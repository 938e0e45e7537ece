"""Scores search on labelled sets: titles become conversations of a fresh home, and the real operation ranks them."""

import asyncio
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from images_mcp.app import App
from images_mcp.kernel.settings import Settings
from images_mcp.operations import Actor, parse, run

Tally = dict[str, list[float]]


def searches(rows: list[dict[str, Any]], tally: Tally, miss: Callable[[str], None]) -> None:
    """How often the right title comes first, and among the first three, per language and kind of search."""
    if rows:
        asyncio.run(_score(rows, tally, miss))


async def _score(rows: list[dict[str, Any]], tally: Tally, miss: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        os.environ.pop("OPENAI_API_KEY", None)
        app = App(Settings(home=home, output_dir=home / "out", mind="rules", engine="draft"))
        await app.ready()
        for number, row in enumerate(rows):
            # each row is a person of its own, so that its ten titles are all there is to find
            await _one(app, Actor("local", f"p{number}", "cli"), row, tally, miss)
        await app.close()


async def _one(app: App, actor: Actor, row: dict[str, Any], tally: Tally, miss: Callable[[str], None]) -> None:
    bring, search = app.registry.get("import_conversations"), app.registry.get("search_conversations")
    document = {"conversations": [{"title": title} for title in row["titles"]]}
    imported = await run(app, actor, bring, parse(bring, {"document": document}))
    ids = list(imported.model_dump()["conversation_ids"])
    best = row["best"]
    wanted = row["titles"].index(best) if isinstance(best, str) else int(best)
    for kind in ("semantic", "hybrid", "text"):
        found = await run(app, actor, search, parse(search, {"query": row["query"], "search_type": kind}))
        order = [ids.index(hit["conversation_id"]) for hit in found.model_dump()["results"]]
        name = "search" if kind == "semantic" else f"search ({kind})"
        tally[f"{name}: best first"].append(order[:1] == [wanted])
        tally[f"{name}: best in three"].append(wanted in order[:3])
        if kind == "semantic":
            tally[f"search: best first/{row['lang']}"].append(order[:1] == [wanted])
            tally[f"search: best in three/{row['lang']}"].append(wanted in order[:3])
            if order[:1] != [wanted]:
                got = row["titles"][order[0]] if order else None
                miss(f"search {row['query']}: {got}, not {row['titles'][wanted]}")
