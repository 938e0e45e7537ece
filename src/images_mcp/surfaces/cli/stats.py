"""`images-mcp stats`: how conversations went, in numbers; no words of anybody's, and nothing leaves the computer."""

import json
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from images_mcp.app import App
from images_mcp.capabilities.health.store import Statistics, statistics
from images_mcp.operations import local_actor


async def tell(app: App, *, as_json: bool) -> int:
    """Print the statistics; the exit code."""
    await app.ready()
    found = await statistics(app.db, local_actor("cli"))
    if as_json:
        print(json.dumps(asdict(found), default=str, indent=2))  # noqa: T201 - the result
        return 0
    console = Console(highlight=False)
    if not found.conversations:
        console.print("Nothing was drawn here yet. Begin with: images-mcp chat")
        return 0
    console.print(Text(f"Since {found.since:%d %B %Y}", style="bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column()
    table.add_column(justify="right", style="bold")
    table.add_column(style="dim")
    for row in _rows(found):
        table.add_row(*row)
    console.print(table)
    console.print(Text("Counted on this computer; nothing of it is sent anywhere.", style="dim"))
    return 0


def _rows(s: Statistics) -> list[tuple[str, str, str]]:
    others = ", ".join(f"{n} {status}" for status, n in sorted(s.outcomes.items()) if status != "completed")
    return [
        ("Conversations", str(s.conversations), ""),
        ("Depth", f"{s.turns_mean:.1f}", f"turns of yours on average, {s.turns_median:g} in the middle"),
        ("Completion", _percent(s.completion), "of the conversations led to a picture"),
        ("Refinement", _percent(s.refinement), "of those went on to another one"),
        ("Pictures", str(s.pictures), f"{s.drafts} of them free drafts"),
        ("Drawn", _percent(s.drawn), f"of what was begun{'; ' + others if others else ''}"),
        ("Spent", f"${s.spent_usd:.3f}", "or held for what is under way"),
        ("Saved", f"${s.saved_usd:.3f}", "set aside by estimates and given back"),
    ]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
