"""`images-mcp studio`: the pages, on this machine, in the browser."""

import sys
import webbrowser
from typing import Annotated

import typer


def add_to(cli: typer.Typer) -> None:
    """Register the command."""
    cli.command("studio")(studio)


def studio(
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 picks a free one.")] = None,
    *,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser.")] = True,
) -> None:
    """Open the studio: pages to make, compare and change pictures with your eyes."""
    from images_mcp.surfaces.http.server import serve

    def tell(_: str, link: str) -> None:
        told = "The link works once, for ten minutes. Ctrl+C ends the studio; pictures being drawn go on."
        print(f"Studio  {link}\n{told}", flush=True)  # noqa: T201 - for people
        if open_browser:
            webbrowser.open(link)  # waits in the socket's queue until the server listens

    sys.exit(serve("127.0.0.1", port, tell, any_port=port is None))
