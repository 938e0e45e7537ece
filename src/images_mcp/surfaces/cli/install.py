"""`images-mcp install` and `uninstall`: our entry in the clients' configuration files, and nothing else in them."""

import copy
import difflib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from images_mcp.capabilities.health import clients
from images_mcp.capabilities.health.clients import ENTRY, Client
from images_mcp.kernel.errors import Problem, invalid, missing, unavailable
from images_mcp.kernel.settings import load
from images_mcp.surfaces.cli import frame, keeping_key

_PASSED_ON = ("IMAGES_MCP_HOME", "IMAGES_MCP_OUTPUT_DIR", "IMAGES_MCP_ALLOWED_DIRS", "OPENAI_BASE_URL")
"""Settings of this shell that the client's server needs too, so that both use the same home. None is a secret."""

_SECRET = re.compile(
    r'("[^"]*(?:key|token|secret|passw|auth|credential|cookie)[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"', re.IGNORECASE
)
_INDENT = re.compile(r"\n([ \t]+)\S")


@dataclass(frozen=True)
class Change:
    """One file before and after."""

    client: Client
    before: str
    after: str

    @property
    def needed(self) -> bool:
        """Whether anything would change."""
        return self.before != self.after


def entry(client: Client, toolsets: str) -> dict[str, Any]:
    """What the client is told: how to start the server, and where its home is. Never a key."""
    command = _command()
    arguments = [*command[1:], "serve", *(["--toolsets", toolsets] if toolsets != "core" else [])]
    made: dict[str, Any] = {"command": command[0], "args": arguments}
    if client.name in {"vscode", "claude-code"}:
        made = {"type": "stdio", **made}
    kept = {name: os.environ[name] for name in _PASSED_ON if os.environ.get(name)}
    if "@" in kept.get("OPENAI_BASE_URL", ""):  # an address may carry a password
        del kept["OPENAI_BASE_URL"]
    return {**made, "env": kept} if kept else made


def _command() -> list[str]:
    """This very program, by its full path: clients start servers without a shell's PATH."""
    script = Path(sys.executable).with_name("images-mcp.exe" if sys.platform == "win32" else "images-mcp")
    return [str(script)] if script.exists() else [sys.executable, "-m", "images_mcp.surfaces.cli.main"]


def _planned(client: Client, change: Callable[[dict[str, Any]], None]) -> Change:
    text, document = clients.configuration(client)
    changed = copy.deepcopy(document)
    change(changed)
    if changed == document:
        return Change(client, text, text)
    found = _INDENT.search(text)
    after = json.dumps(changed, ensure_ascii=False, indent=found[1] if found else 2)
    return Change(client, text, after + "\n")


def add(client: Client, toolsets: str) -> Change:
    """The file with our entry in it."""

    def change(document: dict[str, Any]) -> None:
        section = document.setdefault(client.section, {})
        section[ENTRY] = {**section.get(ENTRY, {}), **entry(client, toolsets)}
        if "env" in section[ENTRY]:
            section[ENTRY]["env"].pop(keeping_key.VARIABLE, None)

    return _planned(client, change)


def remove(client: Client) -> Change:
    """The file without our entry."""

    def change(document: dict[str, Any]) -> None:
        document.get(client.section, {}).pop(ENTRY, None)

    return _planned(client, change)


def main(name: str | None, plan: Callable[[Client], Change], *, yes: bool, done: str, nothing: str) -> int:
    """Show, ask, write; exit code 0, or 2 where nobody could be asked or a file is no JSON."""
    console = Console(highlight=False)
    code, open_changes = 0, []
    for client in _chosen(name):
        try:
            change = plan(client)
        except Problem as problem:
            console.print(Text(f"{client.title}: {problem.message}\n{problem.hint}", style="red"), soft_wrap=True)
            code = frame.EXIT[problem.kind]
            continue
        if change.needed:
            _show(console, change)
            open_changes.append(change)
        else:
            console.print(Text(f"{client.title}: {nothing}"))
    if not open_changes:
        return code
    if not yes and not _agreed():
        console.print("Nothing was changed.")
        return code
    for change in open_changes:
        backup = _write(change)
        kept = f" The file as it was: {backup}" if backup else ""
        console.print(Text(f"{change.client.title}: {done}{kept}", style="green"), soft_wrap=True)
    return code


def _agreed() -> bool:
    """Whether this may be written: asked at a terminal, or answered by what is piped in."""
    if sys.stdin.isatty():
        return typer.confirm("Write this?", default=True)
    if not (line := sys.stdin.readline()):
        frame.fail(invalid("Nothing was changed: there is nobody to ask here.", "Add --yes to write this."))
    return line.strip().lower() in {"", "y", "yes"}


def _chosen(name: str | None) -> list[Client]:
    known = clients.clients()
    if name is None:
        found = [client for client in known if client.found]
        if not found:
            names = ", ".join(client.name for client in known)
            raise missing("No client program was found on this computer.", f"Name one with --client: {names}.")
        return found
    chosen = [client for client in known if client.name == name]
    if not chosen:
        raise invalid(f"There is no client called {name[:40]!r}.", f"Known are {', '.join(c.name for c in known)}.")
    return chosen


def _show(console: Console, change: Change) -> None:
    console.print(Text(f"{change.client.title} — {change.client.path}", style="bold"), soft_wrap=True)
    lines = difflib.unified_diff(change.before.splitlines(), change.after.splitlines(), "now", "then", n=2, lineterm="")
    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in lines:
        shown = _SECRET.sub(r'\1"…"', line)  # other servers' entries may hold secrets
        console.print(Text(f"  {shown}", style=styles.get(line[:1], "dim")), soft_wrap=True)


def _write(change: Change) -> Path | None:
    """Put the new text in place, whole or not at all; where the old one is kept."""
    path = change.client.path.resolve()  # a link, as people keep in a folder of dotfiles, stays one
    backup = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            if clients.configuration(change.client)[0] != change.before:
                raise invalid(f"{path} was changed meanwhile; it was left as it is.", "Run the command again.")
            backup = path.with_name(f"{path.name}.backup-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
            shutil.copy2(path, backup)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(change.after)
                file.flush()
                os.fsync(file.fileno())
            if backup:
                shutil.copymode(backup, name)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unavailable(
            f"{path} cannot be written: {error.strerror or 'input/output error'}.", "Make it writable for you."
        ) from None
    return backup


def keep_key(*, yes: bool) -> None:
    """A key set in this shell reaches no client that is started from the desktop: keep it safely, if wanted."""
    value = os.environ.get(keeping_key.VARIABLE, "").strip()
    if not value:
        return
    question = (
        f"{keeping_key.VARIABLE} is set here, but clients do not see it. Keep it in the keyring or a sealed file?"
    )
    if yes or (sys.stdin.isatty() and typer.confirm(question, default=True)):
        print(keeping_key.store(value, load()))  # noqa: T201 - the result


def install(name: str | None, toolsets: str, *, yes: bool) -> int:
    """Set up one client, or every one found."""
    code = main(
        name,
        lambda client: add(client, toolsets),
        yes=yes,
        done="set up; restart it to see the tools.",
        nothing="already set up.",
    )
    keep_key(yes=yes)
    return code


def uninstall(name: str | None, *, yes: bool) -> int:
    """Take our entry out of one client, or of every one found."""
    return main(name, remove, yes=yes, done="taken out.", nothing="was not set up.")
