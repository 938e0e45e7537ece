"""The outside tools that judge the protocol are Node programs; here they are installed, once, at fixed versions."""

import fcntl
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / ".cache/node"
PACKAGES = {
    "node": "22.23.3",
    "@modelcontextprotocol/conformance": "0.2.0-alpha.12",
    "@modelcontextprotocol/inspector": "2.12.0",
    "@modelcontextprotocol/ext-apps": "2.0.4",
    "axe-core": "4.14.1",
    "esbuild": "0.28.2",
}
MARK = "node"


def provide() -> Path:
    """The folder of the installed packages. Raises where they cannot be had."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps({"private": True, "dependencies": PACKAGES}, indent=1)
    done = FOLDER / "installed.json"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists() or done.read_text() != wanted:
            (FOLDER / "package.json").write_text(wanted)
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER, check=True)
            done.write_text(wanted)
    return FOLDER / "node_modules"


def command(package: str, entry: str) -> list[str]:
    """How to start a program of an installed package."""
    modules = provide()
    return [str(modules / "node/bin/node"), str(modules / package / entry)]


def can_run() -> bool:
    """Whether these tests run here: always in continuous integration (where they fail without npm)."""
    return bool(os.environ.get("CI")) or (FOLDER / "installed.json").exists() or shutil.which("npm") is not None


def leave_out(config: Any, items: list[Any]) -> None:
    """Without npm the marked tests are deselected, which the last line of a run counts."""
    if not can_run():
        left = [item for item in items if item.get_closest_marker(MARK)]
        items[:] = [item for item in items if not item.get_closest_marker(MARK)]
        config.hook.pytest_deselected(items=left)


def tell(reporter: Any) -> None:
    """Say that they were not run."""
    if not can_run():
        reporter.write_line("NOT RUN: protocol conformance and Inspector; they need npm. In CI this is a failure.")
