"""Where the master key and the API key come from, and what happens when those places fail."""

import base64
import secrets
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from images_mcp.kernel.crypto import Box, new_key
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.keys import (
    KeptApiKey,
    MasterKey,
    find_api_key,
    forget_api_key,
    load_master_key,
    store_api_key,
)

API_KEY = "sk-" + "abcd1234" * 4


class DesktopKeyring(KeyringBackend):
    """The system's keyring as this process sees it, in memory. `locked` makes it hang, as D-Bus does."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            time.sleep(60)
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class ClearTextKeyring(DesktopKeyring):
    priority = 0.5  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("IMAGES_MCP_MASTER_KEY", "IMAGES_MCP_PASSPHRASE", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def desktop() -> DesktopKeyring:
    ring = DesktopKeyring()
    keyring.set_keyring(ring)
    return ring


def load(home: Path, *, allow_keyring: bool = False) -> MasterKey:
    return load_master_key(home / "keys", allow_keyring=allow_keyring, salt_dir=home / "salt")


@pytest.mark.parametrize("encode", [bytes.hex, lambda k: base64.b64encode(k).decode(), lambda k: f" {k.hex()}\n"])
def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encode, desktop) -> None:
    load(tmp_path, allow_keyring=True)
    key = secrets.token_bytes(32)
    monkeypatch.setenv("IMAGES_MCP_MASTER_KEY", encode(key))
    assert load(tmp_path, allow_keyring=True) == MasterKey(key, "environment")


@pytest.mark.parametrize("typed", ["short", "ab" * 31, "é" * 64, "=" * 44])
def test_a_mistyped_master_key_is_refused_and_no_other_made(tmp_path, monkeypatch, typed: str) -> None:
    monkeypatch.setenv("IMAGES_MCP_MASTER_KEY", typed)
    with pytest.raises(Problem, match="32 bytes") as caught:
        load(tmp_path)
    assert caught.value.hint
    assert typed not in caught.value.message
    assert not (tmp_path / "keys").exists()


def test_the_last_resort_is_a_private_file_with_a_warning_and_it_stays(tmp_path: Path) -> None:
    first = load(tmp_path)
    assert first.origin == "file"
    assert first.warning
    assert load(tmp_path).key == first.key
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "keys" / "master.key").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_key_file_others_can_read_is_closed_and_told(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "keys" / "master.key").chmod(0o644)
    again = load(tmp_path)
    if sys.platform == "win32":  # no such permission bits there, and the warning says so
        assert "Windows" in (again.warning or "")
        return
    assert "read by others" in (again.warning or "")
    assert stat.S_IMODE((tmp_path / "keys" / "master.key").stat().st_mode) == 0o600


def test_the_key_never_shows_when_printed(tmp_path: Path) -> None:
    key = load(tmp_path)
    assert key.key.hex() not in repr(key)
    assert repr(key.key) not in repr(key)


def test_a_keyring_is_preferred_where_there_is_one(tmp_path: Path, desktop: DesktopKeyring) -> None:
    first = load(tmp_path, allow_keyring=True)
    assert (first.origin, first.warning) == ("keyring", None)
    assert load(tmp_path, allow_keyring=True) == first
    assert not (tmp_path / "keys" / "master.key").exists()


def test_a_portable_home_does_not_touch_the_keyring(tmp_path: Path, desktop: DesktopKeyring) -> None:
    assert load(tmp_path).origin == "file"
    assert not desktop.entries


def test_a_keyring_that_writes_clear_text_is_not_used(tmp_path: Path) -> None:
    ring = ClearTextKeyring()
    keyring.set_keyring(ring)
    assert load(tmp_path, allow_keyring=True).origin == "file"
    assert not ring.entries


def test_a_hanging_keyring_costs_seconds_not_the_session(tmp_path: Path, desktop, monkeypatch) -> None:
    monkeypatch.setattr("images_mcp.kernel.keys._KEYRING_SECONDS", 0.05)
    desktop.locked = True
    assert load(tmp_path, allow_keyring=True).origin == "file"


def test_a_locked_keyring_never_leads_to_a_second_key(tmp_path: Path, desktop, monkeypatch) -> None:
    first = load(tmp_path, allow_keyring=True)
    monkeypatch.setattr("images_mcp.kernel.keys._KEYRING_SECONDS", 0.05)
    desktop.locked = True
    for allow in (True, False):
        with pytest.raises(Problem, match="keyring") as caught:
            load(tmp_path, allow_keyring=allow)
        assert caught.value.kind is Kind.UNAVAILABLE
    desktop.locked = False
    assert load(tmp_path, allow_keyring=True) == first


def test_a_home_keeps_its_own_key_when_a_keyring_appears_later(tmp_path: Path) -> None:
    first = load(tmp_path, allow_keyring=True)
    keyring.set_keyring(DesktopKeyring())
    load(tmp_path / "other", allow_keyring=True)
    assert load(tmp_path, allow_keyring=True).key == first.key


def test_a_passphrase_gives_the_same_key_again_and_another_one_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("IMAGES_MCP_PASSPHRASE", "correct horse")
    first = load(tmp_path)
    assert (first.origin, first.warning) == ("passphrase", None)
    assert load(tmp_path) == first
    assert not (tmp_path / "keys" / "master.key").exists()
    monkeypatch.setenv("IMAGES_MCP_PASSPHRASE", "wrong horse")
    with pytest.raises(Problem, match="passphrase"):
        load(tmp_path)
    monkeypatch.delenv("IMAGES_MCP_PASSPHRASE")
    with pytest.raises(Problem, match="locked with a passphrase"):
        load(tmp_path)


def test_two_homes_with_one_passphrase_have_different_keys(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("IMAGES_MCP_PASSPHRASE", "correct horse")
    assert load(tmp_path / "a").key != load(tmp_path / "b").key


def test_processes_racing_for_the_first_key_end_with_one(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from images_mcp.kernel.keys import load_master_key\n"
        "sys.stdin.read(1); home = Path(sys.argv[1])\n"
        "print(load_master_key(home / 'keys', allow_keyring=False, salt_dir=home).key.hex())"
    )
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("g")
        racer.stdin.flush()
    assert len({racer.communicate()[0] for racer in racers}) == 1


def test_an_unusable_folder_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(Problem, match="cannot be used"):
        load(tmp_path)


def test_the_api_key_comes_from_the_environment_first_and_never_prints(monkeypatch, desktop) -> None:
    store_api_key("sk-" + "other" * 6, allow_keyring=True)
    monkeypatch.setenv("OPENAI_API_KEY", f" {API_KEY}\n")
    found = find_api_key(allow_keyring=True)
    assert found
    assert found.origin == "environment"
    assert found.value.get_secret_value() == API_KEY
    assert API_KEY not in f"{found!r} {found} {found.value}"


def test_the_api_key_is_kept_in_the_keyring_and_forgotten(desktop: DesktopKeyring) -> None:
    assert store_api_key(API_KEY, allow_keyring=True) == "keyring"
    found = find_api_key(allow_keyring=True)
    assert found
    assert found.value.get_secret_value() == API_KEY
    assert find_api_key(allow_keyring=False) is None
    assert forget_api_key(allow_keyring=True)
    assert not forget_api_key(allow_keyring=True)
    assert find_api_key(allow_keyring=True) is None


def test_without_a_keyring_the_api_key_is_sealed_in_a_file(tmp_path: Path) -> None:
    vault = KeptApiKey(tmp_path / "keys" / "api.key", Box(new_key()))
    assert store_api_key(API_KEY, allow_keyring=True, vault=vault) == "file"
    assert API_KEY.encode() not in vault.path.read_bytes()
    found = find_api_key(allow_keyring=True, vault=vault)
    assert found
    assert (found.origin, found.value.get_secret_value()) == ("file", API_KEY)
    assert forget_api_key(allow_keyring=True, vault=vault)
    assert find_api_key(allow_keyring=True, vault=vault) is None


def test_without_any_safe_place_the_api_key_is_not_kept() -> None:
    with pytest.raises(Problem, match="no safe place") as caught:
        store_api_key(API_KEY, allow_keyring=True)
    assert "OPENAI_API_KEY" in caught.value.hint


@pytest.mark.parametrize("typed", ["", "two words", "schlüssel", "x" * 1001, "a\x00b"])
def test_what_is_no_api_key_is_not_kept_and_not_repeated(tmp_path: Path, typed: str, desktop) -> None:
    with pytest.raises(Problem) as caught:
        store_api_key(typed, allow_keyring=True)
    assert not typed or typed not in str(caught.value)
    assert not desktop.entries
