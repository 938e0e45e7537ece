"""The one worker of a home: started when there is work and none is alive, in a session of its own.

Clients kill a server seconds after closing it; a picture already paid for must not die with it.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout

from images_mcp.kernel.settings import Paths


def alive(paths: Paths) -> bool:
    """Whether a worker holds this home's lock."""
    lock = FileLock(paths.worker_lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


STARTING_SECONDS = 5.0
"""How long a worker may take from its start to its lock before somebody starts another."""

_started: list[subprocess.Popen[bytes]] = []


def ensure(paths: Paths, command: list[str]) -> None:
    """Start a worker if none is alive and none is just starting.

    Two started at once all the same settle it between them: one takes the lock, one leaves.
    """
    _started[:] = [process for process in _started if process.poll() is None]  # so that none stays behind as a zombie
    if _is_starting(paths) or alive(paths):
        return
    _mark(paths).touch()
    paths.worker_log.parent.mkdir(parents=True, exist_ok=True)
    with _log(paths.worker_log) as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=paths.data,
            close_fds=True,
            **_detached(),
        )
    _started.append(process)


def _mark(paths: Paths) -> Path:
    return paths.worker_lock.with_suffix(".starting")


def _is_starting(paths: Paths) -> bool:
    try:
        return time.time() - _mark(paths).stat().st_mtime < STARTING_SECONDS
    except OSError:
        return False


def _log(path: Path) -> IO[bytes]:
    """Appended to, and started afresh once it is large."""
    mode = "ab" if path.exists() and path.stat().st_size < 1_000_000 else "wb"
    return path.open(mode)


def _detached() -> dict[str, Any]:
    """A session of its own. On Windows a process group outside the client's job object; untried there."""
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_BREAKAWAY_FROM_JOB
        return {"creationflags": flags}
    return {"start_new_session": True, "umask": 0o077}


def pid(paths: Paths) -> int | None:
    """The worker's process id, where one is alive."""
    try:
        return int(paths.worker_lock.with_suffix(".pid").read_text()) if alive(paths) else None
    except (OSError, ValueError):
        return None


def write_pid(paths: Paths) -> None:
    """Say who holds the lock."""
    paths.worker_lock.with_suffix(".pid").write_text(str(os.getpid()))
    _mark(paths).unlink(missing_ok=True)
