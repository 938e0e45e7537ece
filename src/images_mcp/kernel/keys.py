"""Where the two secrets live: the master key that opens everything we keep, and the user's OpenAI API key.

Master key: `IMAGES_MCP_MASTER_KEY`, or else whatever this home was made with; a new home takes the first that is there
of the system's keyring entry, `IMAGES_MCP_PASSPHRASE`, a new keyring entry, a new key file. A home stays with its
choice: a locked keyring or a missing passphrase is an error to solve, never a reason to make a second key, which would
leave the data unreadable.
"""

import base64
import binascii
import contextlib
import hmac
import os
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from argon2.low_level import Type, hash_secret_raw
from filelock import FileLock, Timeout
from pydantic import SecretStr

from images_mcp.kernel.crypto import KEY_BYTES, Box, derive, new_key
from images_mcp.kernel.errors import Kind, Problem, invalid, unavailable

SERVICE = "images-mcp"
_MASTER_ACCOUNT = "master-key"
_API_ACCOUNT = "openai-api-key"
_API_CONTEXT = "keys|openai-api-key"
_KEY_FILE = "master.key"
_IN_KEYRING = "master.in-keyring"
_SALT = "passphrase.salt"
_KEYRING_SECONDS = 2.0
_LOCK_SECONDS = 30.0
_SALT_BYTES = 16
_LONGEST_API_KEY = 1000

T = TypeVar("T")


@dataclass(frozen=True)
class MasterKey:
    """The 32-byte key that opens this home; `origin` is environment, keyring, passphrase or file."""

    key: bytes = field(repr=False)
    origin: str
    warning: str | None = None


@dataclass(frozen=True)
class ApiKey:
    """The OpenAI API key (it prints as stars); `origin` is environment, keyring or file."""

    value: SecretStr
    origin: str


@dataclass(frozen=True)
class KeptApiKey:
    """A file that holds the API key sealed under a key derived from the master key, where there is no keyring."""

    path: Path
    box: Box = field(repr=False)


def load_master_key(home_keys_dir: Path, *, allow_keyring: bool, salt_dir: Path, create: bool = True) -> MasterKey:
    """The master key of this home, made on first use (unless `create` is off: then its absence is told). `salt_dir` keeps the passphrase's salt, which is not secret.

    `home_keys_dir` should not be the data's folder: who copies the data must not get the key along with it. Raises
    `Problem` where a key that is configured cannot be had; then no other is made in its stead.
    """
    if typed := os.environ.get("IMAGES_MCP_MASTER_KEY", "").strip():
        return MasterKey(_parse(typed, "IMAGES_MCP_MASTER_KEY"), "environment")
    found = _existing(home_keys_dir, salt_dir, allow_keyring=allow_keyring)
    if found:
        return found
    if not create:
        raise unavailable(
            "The key of this home is missing, and without it the data cannot be opened.",
            f"Put back {home_keys_dir / _KEY_FILE}, or set IMAGES_MCP_PASSPHRASE or IMAGES_MCP_MASTER_KEY as before. "
            "Only if it is lost for good: `images-mcp doctor --repair` keeps the data aside and starts afresh.",
        )
    with _locked(home_keys_dir):
        return _existing(home_keys_dir, salt_dir, allow_keyring=allow_keyring) or _create(
            home_keys_dir, salt_dir, allow_keyring=allow_keyring
        )


def find_api_key(*, allow_keyring: bool, vault: KeptApiKey | None = None) -> ApiKey | None:
    """The OpenAI API key from `OPENAI_API_KEY`, the keyring or the sealed file; None where there is none."""
    if typed := os.environ.get("OPENAI_API_KEY", "").strip():
        return ApiKey(_api_key(typed), "environment")
    if allow_keyring and (kept := _from_keyring(_API_ACCOUNT)):
        return ApiKey(_api_key(kept), "keyring")
    if vault and (sealed := _read(vault.path)):
        return ApiKey(_api_key(vault.box.open_text(sealed, _API_CONTEXT)), "file")
    return None


def store_api_key(value: str, *, allow_keyring: bool, vault: KeptApiKey | None = None) -> str:
    """Keep the API key in the keyring, or sealed in the vault's file; returns where: keyring or file.

    Any older copy elsewhere is forgotten. Raises `Problem` where it is no key or neither place takes it.
    """
    key = _api_key(value)
    if allow_keyring and _to_keyring(_API_ACCOUNT, key.get_secret_value()):
        if vault:
            vault.path.unlink(missing_ok=True)
        return "keyring"
    if not vault:
        raise unavailable(
            "There is no safe place to keep the API key: no keyring answers.",
            "Set OPENAI_API_KEY in the environment of the program instead.",
        )
    with _locked(vault.path.parent):
        _write(vault.path, vault.box.seal_text(key.get_secret_value(), _API_CONTEXT))
    return "file"


def forget_api_key(*, allow_keyring: bool, vault: KeptApiKey | None = None) -> bool:
    """Remove the kept API key everywhere; True if there was one. The environment is the user's and stays as it is."""
    had = bool(allow_keyring and _from_keyring(_API_ACCOUNT))
    if had and not _guarded(lambda ring: ring.delete_password(SERVICE, _API_ACCOUNT) or True):
        raise unavailable("The keyring did not let the API key go.", "Unlock the keyring and try again.")
    if vault and vault.path.exists():
        vault.path.unlink()
        had = True
    return had


def _existing(keys_dir: Path, salt_dir: Path, *, allow_keyring: bool) -> MasterKey | None:
    if (keys_dir / _IN_KEYRING).exists():
        kept = _from_keyring(_MASTER_ACCOUNT) if allow_keyring else None
        if kept is None:
            raise unavailable(
                "The key to your pictures and conversations is in the system's keyring, which does not answer.",
                "Unlock the keyring (sign in to the desktop) and try again, or set IMAGES_MCP_MASTER_KEY.",
            )
        return MasterKey(_parse(kept, "the keyring"), "keyring")
    if salted := _read(salt_dir / _SALT):
        return _from_passphrase(salted)
    path = keys_dir / _KEY_FILE
    text = _read(path)
    if text is None:
        return None
    return MasterKey(_parse(text.decode("ascii", "replace").strip(), str(path)), "file", _file_warning(path))


def _create(keys_dir: Path, salt_dir: Path, *, allow_keyring: bool) -> MasterKey:
    kept = _from_keyring(_MASTER_ACCOUNT) if allow_keyring else None
    if kept is None and _passphrase():
        salt = os.urandom(_SALT_BYTES)
        key = _stretch(salt)
        _write(salt_dir / _SALT, salt + _check(key))
        return MasterKey(key, "passphrase")
    key = new_key() if kept is None else _parse(kept, "the keyring")
    text = base64.b64encode(key).decode()
    if kept is not None or (allow_keyring and _to_keyring(_MASTER_ACCOUNT, text)):
        _write(keys_dir / _IN_KEYRING, b"The master key is in the system's keyring.\n")
        return MasterKey(key, "keyring")
    path = keys_dir / _KEY_FILE
    _write(path, text.encode() + b"\n")
    return MasterKey(key, "file", _file_warning(path))


def _from_passphrase(salted: bytes) -> MasterKey:
    if not _passphrase():
        raise Problem(Kind.FORBIDDEN, "This home is locked with a passphrase.", "Set IMAGES_MCP_PASSPHRASE.")
    key = _stretch(salted[:_SALT_BYTES])
    if not hmac.compare_digest(_check(key), salted[_SALT_BYTES:]):
        raise Problem(
            Kind.FORBIDDEN,
            "This is not the passphrase this home was made with.",
            "Set IMAGES_MCP_PASSPHRASE to the first one; without it the data cannot be opened.",
        )
    return MasterKey(key, "passphrase")


def _stretch(salt: bytes) -> bytes:
    """Argon2id with RFC 9106's second recommended parameters: 64 MiB, 3 passes, 4 lanes."""
    return hash_secret_raw(_passphrase(), salt, 3, 64 * 1024, 4, KEY_BYTES, Type.ID)


def _passphrase() -> bytes:
    return os.environ.get("IMAGES_MCP_PASSPHRASE", "").encode("utf-8", "surrogateescape")


def _check(key: bytes) -> bytes:
    return derive(key, "passphrase-check")[:16]


def _parse(text: str, where: str) -> bytes:
    for decode in (bytes.fromhex, lambda t: base64.b64decode(t.replace("-", "+").replace("_", "/"), validate=True)):
        with contextlib.suppress(ValueError, binascii.Error):
            key = decode(text)
            if len(key) == KEY_BYTES:
                return key
    raise invalid(
        f"The master key in {where} is not 32 bytes in base64 or hexadecimal.",
        "Give it again, unchanged; a new one is made with: openssl rand -base64 32",
    )


def _api_key(text: str) -> SecretStr:
    text = text.strip()
    if not text or len(text) > _LONGEST_API_KEY or not text.isascii() or not text.isprintable() or " " in text:
        raise invalid("This is not an API key.", "Copy it again from the provider's page, without quotes or spaces.")
    return SecretStr(text)


def _file_warning(path: Path) -> str:
    advice = "Use a keyring, or set IMAGES_MCP_PASSPHRASE before first use, to keep it apart from the disk."
    if sys.platform == "win32":
        return f"The master key lies in a file ({path}), guarded only by your Windows profile's permissions. {advice}"
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        path.chmod(0o600)
        return f"The master key file ({path}) could be read by others; this is corrected now. {advice}"
    return f"The master key lies in a file that only you can read ({path}). {advice}"


def _from_keyring(account: str) -> str | None:
    return _guarded(lambda ring: ring.get_password(SERVICE, account))


def _to_keyring(account: str, secret: str) -> bool:
    def store(ring: Any) -> bool:
        ring.set_password(SERVICE, account, secret)
        return bool(ring.get_password(SERVICE, account) == secret)

    return bool(_guarded(store))


def _guarded(use: Callable[[Any], T]) -> T | None:
    """What the keyring says within 2 s; None where there is none worth trusting, it fails, or it hangs."""
    answer: list[T] = []

    def ask() -> None:
        # A keyring may be missing, broken, locked or stuck on D-Bus, each with an exception of its own.
        with contextlib.suppress(Exception):
            import keyring

            ring = keyring.get_keyring()
            if ring.priority >= 1:  # below are backends that fail, forget, or write clear text to disk
                answer.append(use(ring))

    thread = threading.Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(_KEYRING_SECONDS)
    return answer[0] if answer else None


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time makes keys here; the others then find what it made."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(folder / ".keys.lock", timeout=_LOCK_SECONDS, mode=0o600):
            yield
    except Timeout:
        raise unavailable("Another process is still making the key.", "Try again in a moment.") from None
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(place: Path, error: OSError) -> Problem:
    return unavailable(
        f"The keys' folder {place} cannot be used: {error.strerror or 'input/output error'}.",
        "Make it writable for you, or set IMAGES_MCP_MASTER_KEY or IMAGES_MCP_HOME.",
    )


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unwritable(path, error) from None


def _write(path: Path, data: bytes) -> None:
    """The whole file or none of it, readable by its owner only (on Windows: by whom the folder allows)."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
