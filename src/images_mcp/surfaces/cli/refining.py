"""`images-mcp refine · vary · undo · redo · history`: the creative loop at a terminal, on the newest conversation."""

import json
import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from images_mcp.app import App
from images_mcp.kernel.errors import invalid
from images_mcp.surfaces.cli import frame, running

Conversation = Annotated[str | None, typer.Option("--conversation", help="Which conversation; the newest if left out.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the structured result.")]


def add_to(cli: typer.Typer) -> None:
    """Register the commands."""
    cli.command("refine")(refine)
    cli.command("vary")(vary)
    cli.command("choose")(choose)
    cli.command("undo")(undo)
    cli.command("redo")(redo)
    cli.command("history")(history)


def refine(
    instruction: Annotated[str, typer.Argument(help='Such as "a bit warmer, and lose the hat".')],
    conversation: Conversation = None,
    strength: Annotated[float | None, typer.Option(min=0, max=1, help="How much, 0 to 1.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Change the current picture: what is asked, and nothing else."""
    _draw("refine_image", conversation, {"instruction": instruction, "strength": strength}, as_json=as_json)


def vary(
    prompt: Annotated[str | None, typer.Argument(help="A new wish; the current picture if left out.")] = None,
    strategy: Annotated[str | None, typer.Option(help="color, composition, style or mixed.")] = None,
    count: Annotated[
        int | None, typer.Option(min=1, max=4, help="1 to 4; as many as suit the use if left out.")
    ] = None,
    conversation: Conversation = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Draw several takes side by side to choose from."""
    more = {"prompt": prompt, "variation_strategy": strategy, "num_variations": count}
    _draw("generate_variations", conversation, more, as_json=as_json, fresh=prompt is not None and not conversation)


def choose(
    variation: Annotated[str, typer.Argument(help="Its number, or words about it.")],
    conversation: Conversation = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Make one of the variations shown the current picture."""
    _draw("choose_variation", conversation, {"variation": variation}, as_json=as_json)


def undo(conversation: Conversation = None, *, as_json: AsJson = False) -> None:
    """Go back to the version before."""
    _draw("navigate_history", conversation, {"action": "undo"}, as_json=as_json)


def redo(conversation: Conversation = None, *, as_json: AsJson = False) -> None:
    """Go forward again after an undo."""
    _draw("navigate_history", conversation, {"action": "redo"}, as_json=as_json)


def history(
    conversation: Conversation = None,
    *,
    export: Annotated[bool, typer.Option("--export", help="Also write one offline page that replays it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show every version: what was asked, from which version, at what cost."""

    async def shown(app: App) -> dict[str, Any]:
        wanted = {"conversation_id": conversation or await _newest(app), "export": export}
        return await frame.carry_out(app, "show_history", wanted)

    result = frame.with_app(shown)
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=2))  # noqa: T201 - the result
        return
    _tree(Console(highlight=False), result)


def _draw(
    operation: str, conversation: str | None, arguments: dict[str, Any], *, as_json: bool, fresh: bool = False
) -> None:
    async def carried(app: App) -> int:
        given = {name: value for name, value in arguments.items() if value is not None}
        where = {} if fresh else {"conversation_id": conversation or await _newest(app)}
        return await running.carry_out(app, operation, {**given, **where}, as_json=as_json)

    sys.exit(frame.with_app(carried))


async def _newest(app: App) -> str:
    """The conversation somebody at a terminal means who names none."""
    page = await frame.carry_out(app, "list_conversations", {"limit": 1})
    if not page["items"]:
        raise invalid("There is no conversation yet.", 'Begin one: images-mcp run "a fox logo".')
    return str(page["items"][0]["conversation_id"])


def _tree(console: Console, result: dict[str, Any]) -> None:
    console.print(Text(result["title"], style="bold"))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head in ("", "version", "from", "what was asked", "cost", "file"):
        table.add_column(head, overflow="fold")
    numbers = {row["image_id"]: str(row["version"]) for row in result["versions"]}
    for row in result["versions"]:
        name = f" “{row['name']}”" if row["name"] else ""
        table.add_row(
            "→" if row["current"] else "",
            f"{row['version']}{name}",
            numbers.get(row["parent_id"] or "", ""),
            Text(row["instruction"] or "first version"),
            f"${row['cost_usd']:.3f}" if row["cost_usd"] else "free",
            Text(row["path"]),
        )
    console.print(table)
    for label, path in (("Side by side", result["sheet"]), ("Replay", result["page"])):
        if path:
            console.print(Text(f"{label}: {path}"), soft_wrap=True)
