"""The browser that looks at the pages: an installed one, else Playwright's download, else Debian's package."""

import fcntl
import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

MARK = "browser"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --force-color-profile=srgb --font-render-hinting=none"
).split()
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LOCK = Path(__file__).parent.parent / ".cache/browser.lock"


def _installed() -> str | None:
    given = os.environ.get("CHROMIUM")
    return given or next((found for name in _NAMES if (found := shutil.which(name))), None)


def _downloaded() -> str | None:
    """Playwright's own, where it was downloaded or can be."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        command = ["playwright", "install", "--only-shell", "chromium"]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=240)
        except (OSError, subprocess.SubprocessError):
            return None
    shells = sorted(Path(path).parents[2].glob("chromium_headless_shell-*/*/*headless*shell*"))
    return str(shells[-1]) if shells else path if Path(path).exists() else None


def _packaged() -> str | None:
    """Debian's, where it may be installed."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"]
    for command in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, capture_output=True, check=False, timeout=240)
        if done.returncode == 0 and command is install:
            break
    return _installed()


@functools.cache
def provide() -> str | None:
    """The path of a browser; None where none can be had."""
    if found := _installed():
        return found
    _LOCK.parent.mkdir(exist_ok=True)
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # workers of one run must not install at the same time
        return _installed() or _downloaded() or _packaged()


def leave_out(config: Any, items: list[Any]) -> None:
    """Without a browser the marked tests are deselected, except in continuous integration, where they fail."""
    left = [item for item in items if item.get_closest_marker(MARK)]
    if left and not os.environ.get("CI") and provide() is None:
        items[:] = [item for item in items if not item.get_closest_marker(MARK)]
        config.hook.pytest_deselected(items=left)


def tell(reporter: Any) -> None:
    """Say that they were not run."""
    if not os.environ.get("CI") and provide() is None:
        reporter.write_line("NOT RUN: the pages in a browser; none could be had. In CI this is a failure.")
