"""Reading a file somebody names, without being led anywhere else.

A path in a tool call may come from a web page the assistant has read. So only files below the allowed folders are
opened, and the check is made on what was opened, not on the name: every folder on the way is opened inside the one
before and no link is followed, so that nothing swapped meanwhile can lead outside.
"""

import os
import re
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from images_mcp.kernel.errors import Problem, invalid, missing, refused

_WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ .:]*(\.|$)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://|data:", re.IGNORECASE)
_LONGEST = 4096
_REPARSE_POINT = 0x400


class Jail:
    """Lets files be read below `roots` only. Relative paths are looked up in each root; `~` is the home folder."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(Path(os.path.realpath(root)) for root in roots)

    def resolve(self, user_path: str) -> Path:
        """The real path of an existing regular file below a root.

        Raises `Problem`: the same words for what is outside whether it exists or not, so that nobody can feel around.
        For reading use `open_read`: between this check and an opening by name, the file may be swapped.
        """
        _, path = self._locate(user_path)
        try:
            mode = path.lstat().st_mode
        except OSError:
            raise _not_there() from None
        if not stat.S_ISREG(mode):
            raise _not_a_file()
        return path

    def open_read(self, user_path: str, max_bytes: int) -> bytes:
        """The file's bytes. Raises `Problem` when it is outside, missing, no regular file or above `max_bytes`."""
        root, path = self._locate(user_path)
        try:
            handle = _open_inside(root, path)
        except OSError:
            raise _not_there() from None
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise _not_a_file()
            data = file.read(max_bytes + 1) if status.st_size <= max_bytes else None
        if data is None or len(data) > max_bytes:
            raise invalid(f"The file is larger than {max_bytes / 1e6:.0f} MB.", "Use a smaller one.")
        return data

    def _locate(self, user_path: str) -> tuple[Path, Path]:
        asked = _clean(user_path)
        candidates = [asked] if asked.is_absolute() else [root / asked for root in self.roots]
        inside: list[tuple[Path, Path]] = []
        for candidate in candidates:
            try:
                real = Path(os.path.realpath(candidate))
            except (OSError, ValueError):
                continue
            inside += [(root, real) for root in self.roots if real.is_relative_to(root)]
        for root, real in inside:
            if os.path.lexists(real):
                return root, real
        if inside:
            raise _not_there()
        raise refused("This file is outside the folders this program may read.", self._way_out())

    def _way_out(self) -> str:
        if not self.roots:
            return "No folder is allowed yet: allow one in the settings."
        return f"Move it to {' or '.join(map(str, self.roots))}, or allow its folder in the settings."


def _clean(user_path: str) -> Path:
    text = user_path.strip()
    if text[:5].lower() == "file:":
        text = _from_file_uri(text)
    elif _SCHEME.match(text):
        raise invalid("This is an address, not a path on this computer.", "Give the path of a file.")
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise invalid("This is not the path of a file.", "Give a path without control characters.")
    if text.startswith(("//", "\\\\")):
        raise refused("Files on other computers are not read.", "Copy the file to this computer first.")
    if text[:2] in {"~/", "~\\"} or text == "~":
        text = str(Path.home()) + text[1:]
    parts = re.split(r"[/\\]", text) if sys.platform == "win32" else text.split("/")
    if ".." in parts:
        raise refused("A path may not climb up with “..”.", "Give the full path instead.")
    if sys.platform == "win32" and any(_WINDOWS_DEVICE.match(p) or ":" in p for p in parts[1:]):
        raise _not_a_file()
    return Path(text)


def _from_file_uri(uri: str) -> str:
    try:
        split = urlsplit(uri)
        path = unquote(split.path, errors="strict")
    except ValueError:
        raise invalid("This file address cannot be read.", "Give a plain path.") from None
    if split.netloc.lower() not in {"", "localhost"}:
        raise refused("Files on other computers are not read.", "Copy the file to this computer first.")
    return path[1:] if sys.platform == "win32" and re.match(r"/[a-zA-Z]:", path) else path


def _open_inside(root: Path, path: Path) -> int:
    """A handle on the file, reached from the root folder by folder with no link followed."""
    if sys.platform == "win32":
        return _open_windows(root, path)
    # Not blocking, so that opening a pipe with no writer returns; it is refused afterwards.
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    folder = os.open(root, flags | os.O_DIRECTORY)
    try:
        *folders, name = path.relative_to(root).parts or (".",)
        for part in folders:
            inner = os.open(part, flags | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = inner
        if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise _not_a_file()  # without opening it: opening a device can already do something
        return os.open(name, flags, dir_fd=folder)
    finally:
        os.close(folder)


def _open_windows(root: Path, path: Path) -> int:
    """Windows opens by name only: compare what was opened with what the checked name means before and after."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        status = path.lstat()
        same = os.path.samestat(os.fstat(handle), status)
        linked = getattr(status, "st_file_attributes", 0) & _REPARSE_POINT
        inside = Path(os.path.realpath(path)).is_relative_to(root)
    except BaseException:
        os.close(handle)
        raise
    if not same or linked or not inside:
        os.close(handle)
        raise _not_there()
    return handle


def _not_there() -> Problem:
    return missing("There is no such file.", "Check the path.")


def _not_a_file() -> Problem:
    return invalid("This is not an ordinary file.", "Give the path of a picture file.")
