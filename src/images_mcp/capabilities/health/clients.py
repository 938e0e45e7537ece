"""The programs that speak MCP on this computer: where each keeps its configuration, and our entry in it."""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from images_mcp.kernel.errors import invalid, unavailable

ENTRY = "images"
"""The name our server goes by in a client."""

_LARGEST = 64_000_000


@dataclass(frozen=True)
class Client:
    """One program. `section` is the object of its JSON file that lists servers."""

    name: str
    title: str
    path: Path
    section: str = "mcpServers"

    @property
    def found(self) -> bool:
        """Whether the program seems to be here: its file is, or the folder it keeps it in."""
        home = self.path.parent == Path.home()
        return self.path.exists() or (not home and self.path.parent.is_dir())


def clients() -> tuple[Client, ...]:
    """Every client we know how to set up, with its user-wide file on this platform."""
    home, places = Path.home(), _applications()
    claude_code = Path(os.environ.get("CLAUDE_CONFIG_DIR") or home)
    return (
        Client("claude-desktop", "Claude Desktop", places / "Claude" / "claude_desktop_config.json"),
        Client("claude-code", "Claude Code", claude_code / ".claude.json"),
        Client("cursor", "Cursor", home / ".cursor" / "mcp.json"),
        Client("vscode", "VS Code", places / "Code" / "User" / "mcp.json", section="servers"),
    )


def _applications() -> Path:
    """Where programs keep what belongs to one user."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")


def configuration(client: Client) -> tuple[str, dict[str, Any]]:
    """The file's text and what it says; empty where there is none. Raises `Problem` for what is no plain JSON object."""
    try:
        if client.path.stat().st_size > _LARGEST:
            raise invalid(f"{client.path} is too large to be a configuration.", "Set the client up by hand.")
        text = client.path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return "", {}
    except UnicodeDecodeError:
        raise _no_json(client) from None
    except OSError as error:
        raise unavailable(
            f"{client.path} cannot be read: {error.strerror or 'input/output error'}.", "Make it readable for you."
        ) from None
    if not text.strip():
        return text, {}
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise _no_json(client) from None
    if not isinstance(found, dict) or not isinstance(found.get(client.section, {}), dict):
        raise _no_json(client)
    return text, found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name given twice would lose one of its values when written back."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError
    return made


def _no_json(client: Client) -> Exception:
    return invalid(
        f"{client.path} is not plain JSON (comments, a missing comma, a name given twice?). It was left as it is.",
        "Mend the file, or set the client up by hand as the README shows.",
    )


def entry(client: Client) -> dict[str, Any] | None:
    """Our entry in a client's file; None where it has none. Raises `Problem` as `configuration`."""
    found = configuration(client)[1].get(client.section, {}).get(ENTRY)
    return found if isinstance(found, dict) else None


def command_exists(command: object) -> bool:
    """Whether an entry's command can be started."""
    return isinstance(command, str) and bool(command) and shutil.which(command) is not None
