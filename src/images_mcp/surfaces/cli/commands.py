"""The commands, thin: each names an operation and says its result."""

import asyncio
import json
import sys
from typing import Annotated, Any

import typer

from images_mcp.app import App
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.surfaces.cli import care, frame, refining, studio

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="A creative director for pictures you can talk to.")
care.add_to(cli)
refining.add_to(cli)
studio.add_to(cli)


@cli.command("call")
def call(
    name: Annotated[str | None, typer.Argument(help="The operation, such as generate_image.")] = None,
    arguments: Annotated[
        str, typer.Argument(help="Its arguments as JSON, or - to read them from standard input.")
    ] = "{}",
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line, in order.")] = False,
) -> None:
    """Carry out one operation and print its result as JSON."""
    if jsonl:
        frame.with_app(_lines)
        return
    if name is None:
        frame.fail(invalid("Say which operation.", "`images-mcp operations` lists them."))
    text = sys.stdin.read() if arguments == "-" else arguments

    async def one(app: App) -> dict[str, Any]:
        return await frame.carry_out(app, str(name), _parsed(text))

    try:
        result = frame.with_app(one)
    except Problem as problem:
        frame.fail(problem)
        return
    print(json.dumps(result, ensure_ascii=False, indent=2))  # noqa: T201 - the result
    sys.exit(frame.code_of(result))


def _parsed(text: str) -> object:
    try:
        return json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise invalid("The arguments are not JSON.", """Write them like '{"prompt": "a red fox"}'.""") from None


def _row(line: str) -> dict[str, Any]:
    row = _parsed(line)
    if not isinstance(row, dict):
        raise invalid("A line must be an object.", 'Write {"id": …, "operation": …, "arguments": {…}}.')
    return row


async def _lines(app: App) -> None:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        if not line.strip():
            continue
        row: Any = None
        try:
            row = _row(line)
            result = await frame.carry_out(app, str(row.get("operation")), row.get("arguments") or {})
            answer = {"id": row.get("id"), "result": result}
        except Exception as error:  # noqa: BLE001 - one bad line must not end the others
            told = frame.problem_json(frame.as_problem(error))
            answer = {"id": row.get("id") if isinstance(row, dict) else None, "error": told}
        print(json.dumps(answer, ensure_ascii=False), flush=True)  # noqa: T201 - the result


@cli.command("operations")
def operations() -> None:
    """List every operation with what it is for."""

    async def listed(app: App) -> None:
        for operation in app.registry:
            print(f"{operation.name:24} {operation.description}")  # noqa: T201 - the result

    frame.with_app(listed)


@cli.command("worker")
def worker() -> None:
    """Draw waiting pictures (started by itself at home)."""
    from images_mcp.surfaces.worker import main

    sys.exit(main())


@cli.command("http")
def http(
    host: Annotated[str | None, typer.Option(help="Address to listen on; loopback by default.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 picks a free one.")] = None,
) -> None:
    """Serve REST at /v1, MCP at /mcp and the studio's pages."""
    from images_mcp.surfaces.http.server import main

    sys.exit(main(host, port))


@cli.command("serve")
def serve(toolsets: Annotated[str, typer.Option(help="Tool groups, separated by commas, or all.")] = "core") -> None:
    """Serve MCP on standard input and output (what clients start)."""
    from images_mcp.surfaces.mcp.stdio import serve_command

    sys.exit(serve_command(["--toolsets", toolsets]))


@cli.command("migrate")
def migrate() -> None:
    """Bring a server's database up to date (a local one is by itself)."""

    async def upgraded(app: App) -> None:
        await app.migrate()
        print("The database is up to date.")  # noqa: T201 - the result

    frame.with_app(upgraded)


@cli.command("run")
def run(
    prompt: Annotated[str, typer.Argument(help="What the picture should show.")],
    size: Annotated[str | None, typer.Option(help='Such as "16:9", "1080x1080", "portrait".')] = None,
    quality: Annotated[str | None, typer.Option(help="auto, low, medium, high, xhigh or max.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the structured result.")] = False,
) -> None:
    """Draw a picture at once: brief, reasons, picture, checks, and how to go on."""
    from images_mcp.surfaces.cli.running import draw

    options = {k: v for k, v in (("size", size), ("quality", quality)) if v}
    sys.exit(frame.with_app(lambda app: draw(app, prompt, options, as_json=as_json)))
