"""The commands that set the program up, look after it, and talk to people; each only names its work."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from images_mcp.kernel.errors import Problem
from images_mcp.surfaces.cli import frame

key = typer.Typer(no_args_is_help=True, help="Keep, find or forget the OpenAI key. It is never shown.")

_Client = Annotated[
    str | None, typer.Option("--client", help="claude-desktop, claude-code, cursor or vscode; all found by default.")
]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def add_to(cli: typer.Typer) -> None:
    """Offer these commands."""
    for name, command in (
        ("chat", chat),
        ("doctor", doctor),
        ("install", install),
        ("uninstall", uninstall),
        ("stats", stats),
        ("models", models),
        ("selftest", selftest),
    ):
        cli.command(name)(command)
    cli.add_typer(key, name="key")


def doctor(
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended; nothing is deleted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON.")] = False,
) -> None:
    """Look at everything that can go wrong, and say what mends it."""
    from images_mcp.surfaces.cli import doctor as work  # as all here: only the command that runs is loaded

    _leave(lambda: work.main(repair=repair, as_json=as_json))


def install(
    *,
    client: _Client = None,
    toolsets: Annotated[str, typer.Option(help="Tool groups, separated by commas, or all.")] = "core",
    yes: _Yes = False,
) -> None:
    """Set up your chat programs to use this server; shows every change before it is written."""
    from images_mcp.surfaces.cli import install as work

    _leave(lambda: work.install(client, toolsets, yes=yes))


def uninstall(*, client: _Client = None, yes: _Yes = False) -> None:
    """Take this server out of your chat programs again."""
    from images_mcp.surfaces.cli import install as work

    _leave(lambda: work.uninstall(client, yes=yes))


@key.command("set")
def key_set() -> None:
    """Keep a key: typed without being shown, or from standard input."""
    from images_mcp.surfaces.cli import keeping_key as work

    _leave(work.put)


@key.command("show")
def key_show() -> None:
    """Tell where the key is kept, never the key."""
    from images_mcp.surfaces.cli import keeping_key as work

    _leave(work.show)


@key.command("forget")
def key_forget() -> None:
    """Remove the kept key."""
    from images_mcp.surfaces.cli import keeping_key as work

    _leave(work.forget)


def chat(
    wish: Annotated[str | None, typer.Argument(help="What the picture should show; asked for where left out.")] = None,
    mode: Annotated[str | None, typer.Option(help="skip, quick, guided or explorer: how much is asked.")] = None,
) -> None:
    """Make pictures in a conversation, here in the terminal."""
    from images_mcp.surfaces.cli import chat as work

    _leave(lambda: work.main(wish, mode))


def stats(*, as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False) -> None:
    """How your conversations went, in numbers. They never leave this computer."""
    from images_mcp.surfaces.cli import stats as work

    _leave(lambda: frame.with_app(lambda app: work.tell(app, as_json=as_json)))


def models(
    *,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask OpenAI when its models go; free.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """What each image model can do, and when it goes."""
    from images_mcp.surfaces.cli import models as work

    _leave(lambda: frame.with_app(lambda app: work.tell(app, refresh=refresh, as_json=as_json)))


def selftest(
    *,
    live: Annotated[
        bool, typer.Option("--live", help="Really call the OpenAI address that is set; costs money.")
    ] = False,
    max_usd: Annotated[float, typer.Option(min=0, help="The most it may spend, in dollars.")] = 0.10,
) -> None:
    """Try drawing, editing, masks, streaming and reading against OpenAI, for a few cents."""
    from images_mcp.surfaces.cli import selftest as work

    _leave(lambda: frame.with_app(lambda app: work.run(app, live=live, max_usd=max_usd)))


def _leave(work: Callable[[], int]) -> None:
    try:
        code = work()
    except Problem as problem:
        frame.fail(problem)
        return
    sys.exit(code)
