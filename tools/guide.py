"""Runs the examples of the user guide, and makes its pictures: `python -m tools.guide`.

A page's `console` blocks are one session at a shell, in a home of its own and without a key: lines that begin with `$ `
are typed, any others must appear in what is printed, in their order, where `…` stands for anything. Commands inside
a sentence are run after them, unless something in them is left out (`…`). `json` blocks must be JSON.
"""

import io
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs/guide"
PICTURES = GUIDE / "pictures"
_WIDTH = 640
_SECONDS = 100
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(?:images-mcp|\./dev) ([^`…]+)`")
_LINKED = re.compile(r"!\[[^\]]+\]\(pictures/([\w.-]+)\)")


@dataclass(frozen=True)
class Session:
    """What a page types, and what it says is printed."""

    typed: tuple[str, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How it went: exit code, everything printed, and the pictures made, oldest first."""

    code: int
    output: str
    pictures: tuple[bytes, ...]


def pages() -> list[Path]:
    """Every page of the guide."""
    return sorted(GUIDE.glob("*.md"))


def linked(page: Path) -> list[str]:
    """The names of the pictures a page shows."""
    return _LINKED.findall(page.read_text(encoding="utf-8"))


def session(page: Path) -> Session:
    """A page's examples. Raises `ValueError` where a JSON block is no JSON."""
    text = page.read_text(encoding="utf-8")
    typed: list[str] = []
    printed: list[str] = []
    for language, body in _BLOCK.findall(text):
        if language == "json":
            json.loads(body)
        if language == "console":
            lines = body.replace("\\\n", " ").splitlines()
            typed += [line[2:] for line in lines if line.startswith("$ ")]
            printed += [line.strip() for line in lines if line.strip() and not line.startswith("$ ")]
    inline = [f"images-mcp {rest}" for rest in _INLINE.findall(_BLOCK.sub("", text)) if " '{" in f" {rest}"]
    return Session((*typed, *inline), tuple(printed))


def missing(expected: tuple[str, ...], output: str) -> str | None:
    """The first line that was to be printed and was not, in order."""
    rest = output
    for line in expected:
        found = re.search(".*?".join(re.escape(part) for part in line.split("…")), rest)
        if found is None:
            return line
        rest = rest[found.end() :]
    return None


def play(page: Path, home: Path) -> Outcome:
    """Run a page's session in a home of its own. Blocking."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("IMAGES_MCP_", "OPENAI_"))}
    environment = kept | {
        "IMAGES_MCP_HOME": str(home),
        "IMAGES_MCP_OUTPUT_DIR": str(home / "pictures"),
        "IMAGES_MCP_WORKER_IDLE_SECONDS": "10",
        "HOME": str(home),
    }
    command = home / "bin/images-mcp"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m images_mcp.surfaces.cli.main "$@"\n')
    command.chmod(0o700)
    environment["PATH"] = f"{command.parent}{os.pathsep}{environment['PATH']}"
    port = str(_free_port())
    lines = ["trap 'kill $(jobs -p) 2>/dev/null || true' EXIT"]
    lines += [line.replace("./dev ", "images-mcp ").replace("8765", port) for line in session(page).typed]
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(lines)],
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    files = sorted((home / "pictures").glob("*.png"), key=lambda file: file.stat().st_mtime)
    return Outcome(done.returncode, done.stdout + done.stderr, tuple(file.read_bytes() for file in files))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    """Make every picture the guide shows: `<page>-<n>.webp` is the n-th picture the page's session draws."""
    PICTURES.mkdir(exist_ok=True)
    for page in pages():
        if names := linked(page):
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                outcome = play(page, Path(folder))
            if outcome.code:
                sys.exit(f"{page.name}: {outcome.output}")
            for name in names:
                number = int(name.removesuffix(".webp").rsplit("-", 1)[1])
                picture = Image.open(io.BytesIO(outcome.pictures[number - 1])).convert("RGB")
                picture.thumbnail((_WIDTH, _WIDTH))
                picture.save(PICTURES / name, "WEBP", quality=80)
                print(PICTURES / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
