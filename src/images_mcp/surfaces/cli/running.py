"""`images-mcp run`: the main job for people at a terminal, questions left out, everything said."""

import json
import sys
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from images_mcp.app import App
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Progress as Step
from images_mcp.operations import parse
from images_mcp.surfaces.cli import frame

_MARK = {"pass": ("passed", "green"), "fail": ("failed", "red"), "unknown": ("unknown", "yellow")}


async def draw(app: App, prompt: str, options: dict[str, Any], *, as_json: bool) -> int:
    """Draw one picture and tell all about it; the exit code."""
    if not prompt.strip():
        raise invalid("The prompt is empty.", 'Say what the picture should show: images-mcp run "a red fox at dawn".')
    console = Console(file=sys.stderr if as_json else sys.stdout, highlight=False)
    wish = {"prompt": prompt, "dialogue_mode": "skip", **options}
    parse(app.registry.get("conversational_image"), wish)  # what cannot be used is said before anything else
    analysis = await frame.carry_out(app, "analyze_prompt", {"prompt": prompt, "dialogue_mode": "skip"})
    if not as_json:
        _brief(console, analysis)
    return await carry_out(app, "conversational_image", wish, as_json=as_json)


async def carry_out(app: App, operation: str, arguments: dict[str, Any], *, as_json: bool) -> int:
    """Carry out what draws, with a bar while it runs, and tell how it went; the exit code."""
    console = Console(file=sys.stderr if as_json else sys.stdout, highlight=False)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task("Starting", total=1.0)

        async def report(step: Step) -> None:
            bar.update(task, completed=step.done, description=step.message)

        answer = await frame.carry_out(app, operation, arguments, report)
        while answer["status"] == "running":
            waiting = {"generation_id": answer["generation_id"], "wait_seconds": 40}
            answer = await frame.carry_out(app, "get_generation", waiting, report)
    if answer.get("image"):
        frame.ring(app, console)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))  # noqa: T201 - the result
    else:
        _told(console, answer, has_key=app.engines.has_key)
    return frame.code_of(answer)


def _brief(console: Console, analysis: dict[str, Any]) -> None:
    context = analysis["context"]
    console.print(Text("Brief", style="bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 1))
    for aspect, said in analysis["brief"].items():
        if isinstance(said, dict):
            why = "you said so" if said["source"] == "user" else f"{said['source']}, {said['confidence']:.0%} sure"
            table.add_row(aspect, Text(said["value"]), Text(why, style="dim"))
    table.add_row("size", context["size"], Text(context["message"], style="dim"))
    console.print(table)
    reasons = [r for r in analysis.get("reasons", ()) if not str(r["because"]).startswith("because you said")]
    if reasons:
        console.print(Text("Added to your words", style="bold"))
        for reason in reasons:
            console.print(Text(f"  {reason['phrase']} — {reason['because']}"))


def _told(console: Console, answer: dict[str, Any], *, has_key: bool) -> None:
    picture = answer.get("image")
    if not picture:
        console.print(Text(answer["message"]))
        for step in (answer.get("suggestion"), *answer.get("next_steps", ())):
            if step:
                console.print(Text(f"  {step}"))
        return
    if len(answer["images"]) > 1:
        _choices(console, answer)
        return
    console.print(Text("\nPicture", style="bold"))
    cost = answer["cost"]["usd"]
    console.print(Text(f"  {picture['path']}"), soft_wrap=True)
    drawn = f"{picture['width']} × {picture['height']}, {picture['engine']}, {'free' if not cost else f'${cost:.3f}'}"
    console.print(Text(f"  {drawn}", style="dim"))
    console.print(Text(f"  Alt text: {picture['alt_text']}"))
    for note in picture.get("notes", ()):
        console.print(Text(f"  Note: {note}", style="yellow"))
    checks = picture["verification"].get("checks", [])
    if checks:
        console.print(Text("Checks", style="bold"))
        for check in checks:
            word, color = _MARK[check["status"]]
            console.print(Text.assemble(("  " + word.ljust(8), color), f"{check['name']}: {check['evidence']}"))
    console.print(Text("Next", style="bold"))
    console.print(Text(f'  Change it:   {_command()} refine "at night, in blue and gold"'), soft_wrap=True)
    console.print(Text(f"  See others:  {_command()} vary"))
    if picture["parent_id"]:
        console.print(Text(f"  Take back:   {_command()} undo"))
    if picture["engine"] == "draft" and not has_key:
        console.print(Text("  Use OpenAI:  OPENAI_API_KEY=… in the environment, then the same command"))


def _command() -> str:
    return "./dev" if "/.venv/bin/" in sys.argv[0].replace("\\", "/") else "images-mcp"


def _choices(console: Console, answer: dict[str, Any]) -> None:
    console.print(Text("\nVariations", style="bold"))
    for picture in answer["images"]:
        console.print(Text(f"  {picture['variation_number']}  {picture['description']}"))
        console.print(Text(f"     {picture['path']}", style="dim"), soft_wrap=True)
    if told := answer.get("comparison_summary"):
        console.print(Text(f"  {told}"))
    if sheet := answer.get("sheet"):
        console.print(Text(f"  Side by side: {sheet}"), soft_wrap=True)
    for note in answer.get("notes", ()):
        console.print(Text(f"  Note: {note}", style="yellow"))
    console.print(Text("Next", style="bold"))
    console.print(Text(f"  Choose one:  {_command()} choose 2"))
