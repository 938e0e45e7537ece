"""Pictures on disk: our own store, named by content, and the copies people open, named so that they find them again.

Blobs are plain files, not sealed like the database: the person opens, prints and shares them with other programs, and
an engine's signature of origin stays checkable only in untouched bytes. What the picture was asked for is in the
database, sealed.
"""

import errno
import filecmp
import hashlib
import os
import re
import secrets
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import platformdirs

from images_mcp.kernel.errors import Kind, Problem, invalid, missing, unavailable
from images_mcp.kernel.text import slug

_SHA256 = re.compile(r"[0-9a-f]{64}")
_EXTENSION = re.compile(r"[a-z0-9]{1,8}")
_CHUNK = 1 << 20
_PRIVATE = 0o600
_READABLE = 0o666  # less the umask: see `save_readable`
_MOST_NAMESAKES = 10_000
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True)
class Blob:
    """Stored bytes: their SHA-256 in hexadecimal and their number."""

    sha256: str
    size: int


class BlobStore:
    """Bytes kept under their own hash below `root`; putting the same bytes twice keeps them once.

    A file is there whole or not at all, also after a power cut. Every method blocks: call it in a thread.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, data: bytes | Path) -> Blob:
        """Keep the bytes, or a copy of the file. Raises `Problem` (disk full, folder closed) and leaves nothing."""
        if isinstance(data, Path):
            return self._put_file(data)
        blob = Blob(hashlib.sha256(data).hexdigest(), len(data))
        self._keep(blob, [data])
        return blob

    def path(self, sha256: str) -> Path:
        """Where the blob is, or would be. Raises `Problem` for anything but 64 hexadecimal digits."""
        if not _SHA256.fullmatch(sha256):
            raise invalid("This is not the name of a stored file.")
        return self.root / sha256[:2] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """The blob as a file at its beginning, its hash checked. Raises `Problem` when missing or damaged."""
        path = self.path(sha256)
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise missing("The stored file is no longer there.", "It may have been deleted by hand.") from None
        except OSError as error:
            raise disk_problem(error, path.parent) from error
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            file.close()
            raise unavailable("The stored file is damaged.", "Restore it from a backup, or draw the picture again.")
        file.seek(0)
        return file

    def read(self, sha256: str) -> bytes:
        """The blob's bytes, checked as in `open`."""
        with self.open(sha256) as file:
            return file.read()

    def delete(self, sha256: str) -> bool:
        """Remove the blob; True if it was there."""
        path = self.path(sha256)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise disk_problem(error, path.parent) from error
        return True

    def _put_file(self, source: Path) -> Blob:
        try:
            with source.open("rb") as file:
                blob = Blob(hashlib.file_digest(file, "sha256").hexdigest(), file.tell())
                file.seek(0)
                self._keep(blob, iter(lambda: file.read(_CHUNK), b""))
        except OSError as error:
            raise disk_problem(error, source) from error
        return blob

    def _keep(self, blob: Blob, chunks: Iterable[bytes]) -> None:
        target = self.path(blob.sha256)
        if self._intact(target, blob):
            return
        try:
            temporary = _write_beside(target, _checked(chunks, blob.sha256), _PRIVATE)
            try:
                temporary.replace(target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
            _sync_folder(target.parent)
        except OSError as error:
            raise disk_problem(error, target.parent) from error

    @staticmethod
    def _intact(path: Path, blob: Blob) -> bool:
        try:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == blob.sha256
        except OSError:
            return False


def save_readable(
    folder: Path, title: str, ext: str, data: bytes | Iterable[bytes], when: datetime, *, once: bool = False
) -> Path:
    """Save a copy for people, such as `red-fox-at-dawn-2026-11-20-1430.png`; where that is taken, `…-2.png`, `…-3.png`.

    Nothing is ever overwritten and no half-written file is left. `when` is written as given: pass local time. With
    `once`, a file of that name that holds these very bytes is taken for the one to save, so that what was cut off can
    be done again.

    Pictures, sheets and exports are files like any other program's: who else may read them is decided by the folder and
    the umask, since people open, print, share and serve them with other programs. What is ours alone (the database, the
    store, keys) is closed to everybody else. Raises `Problem` with a way out when the disk is full or the folder closed.
    """
    if not _EXTENSION.fullmatch(ext):
        raise Problem(Kind.BUG, "A file extension is 1 to 8 letters or digits.")
    stem = f"{slug(title) or 'image'}-{when:%Y-%m-%d-%H%M}"
    try:
        chunks = [data] if isinstance(data, bytes) else data
        temporary = _write_beside(folder / f"{stem}.{ext}", chunks, _READABLE)
        try:
            for number in range(1, _MOST_NAMESAKES):
                target = folder / (f"{stem}.{ext}" if number == 1 else f"{stem}-{number}.{ext}")
                if _claim(temporary, target):
                    _sync_folder(folder)
                    return target
                if once and filecmp.cmp(temporary, target, shallow=False):
                    return target
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise disk_problem(error, folder) from error
    raise invalid(f"{folder} already holds {_MOST_NAMESAKES} pictures of that name.", "Move some of them away.")


def save_over(target: Path, data: bytes) -> bool:
    """Write a file that is ours to replace (a contact sheet), whole or not at all; whether that was possible."""
    try:
        temporary = _write_beside(target, [data], _READABLE)
        try:
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def put_back(target: Path, data: bytes) -> bool:
    """Save a file under the very name it had, unless that is taken meanwhile; whether it is there now."""
    try:
        temporary = _write_beside(target, [data], _READABLE)
        try:
            return _claim(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError:
        return False


def downloads_dir() -> Path:
    """Where saved pictures go unless told otherwise: `images` in the user's download folder, on any system."""
    return platformdirs.user_downloads_path() / "images"


def disk_problem(error: OSError, place: Path) -> Problem:
    """What went wrong with a file or folder, in plain words and with a way out."""
    if error.errno in _FULL:
        return unavailable(f"The disk is full: {place} takes no more.", "Free some space, or choose another folder.")
    if error.errno in _CLOSED:
        return unavailable(f"{place} cannot be written to.", "Allow writing there, or choose another folder.")
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return unavailable(f"{place} cannot be a folder: a file is in the way.", "Choose another folder.")
    if error.errno == errno.ENOENT:
        return missing(f"{place} is not there.", "Check the path, or choose another folder.")
    words = os.strerror(error.errno) if error.errno else "input/output error"
    return unavailable(f"{place} cannot be used: {words}.", "Check the disk, or choose another folder.")


def _checked(chunks: Iterable[bytes], sha256: str) -> Iterator[bytes]:
    """The chunks, unless they turn out not to be what was announced: the source changed while it was copied."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
    if digest.hexdigest() != sha256:
        raise Problem(Kind.CONFLICT, "The file changed while it was read.", "Try again when it is finished.")


def _write_beside(target: Path, chunks: Iterable[bytes], mode: int) -> Path:
    """A new hidden file in the target's folder with everything on disk; the caller renames or removes it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f".{secrets.token_hex(8)}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _claim(temporary: Path, target: Path) -> bool:
    """Give the finished file its name in one step unless the name is taken."""
    try:
        if sys.platform == "win32":
            temporary.rename(target)  # refuses there when the name is taken
            return True
        os.link(temporary, target)
    except FileExistsError:
        return False
    except OSError:  # no hard links on this file system (exFAT, some network shares): take the name, then fill it
        try:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666))
        except FileExistsError:
            return False
        temporary.replace(target)
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows does so by itself and cannot be asked."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
