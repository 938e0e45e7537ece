"""People with a home folder of their own, so that no test sees this computer's programs."""

import sys
from pathlib import Path

import pytest

from tests.conftest import COMMAND, Home, base_environment


def settled(environment: dict[str, str], person: Path) -> None:
    """Move the person's home, and everything that would name another one."""
    person.mkdir()
    for name in ("XDG_CONFIG_HOME", "CLAUDE_CONFIG_DIR", "TMUX", "NO_COLOR"):
        environment.pop(name, None)
    environment |= {"HOME": str(person), "USERPROFILE": str(person), "APPDATA": str(person / "AppData/Roaming")}


@pytest.fixture
def local(tmp_path: Path):
    """An installation with the encrypted file, for what has nothing to do with a team's database."""
    folder = tmp_path / "home"
    environment = {
        **base_environment(),
        "IMAGES_MCP_HOME": str(folder),
        "IMAGES_MCP_OUTPUT_DIR": str(folder / "pictures"),
        "IMAGES_MCP_WORKER_IDLE_SECONDS": "30",
    }
    settled(environment, tmp_path / "person")
    made = Home(folder, "sqlcipher", environment)
    yield made
    made.close()


@pytest.fixture
def person(home: Home, tmp_path: Path) -> Path:
    """The folder of whoever uses `home`."""
    settled(home.environment, tmp_path / "person")
    return tmp_path / "person"


def applications(person: Path) -> Path:
    """Where this platform keeps what belongs to one user."""
    if sys.platform == "darwin":
        return person / "Library/Application Support"
    return person / (".config" if sys.platform != "win32" else "AppData/Roaming")


__all__ = ["COMMAND", "applications"]
