"""The key comes from a hidden prompt or standard input, is kept sealed, and is never shown."""

import pytest

from tests.conftest import Home

KEY = "sk-test-0123456789abcdef"


def test_a_key_is_kept_found_and_forgotten(local: Home) -> None:
    assert local.run("key", "show").returncode == 2
    kept = local.run("key", "set", text=f"{KEY}\n")
    shown = local.run("key", "show")
    assert (kept.returncode, shown.returncode) == (0, 0)
    assert local.call("server_status")["engine"] == "openai"
    for done in (kept, shown):
        assert KEY not in done.stdout + done.stderr
    for file in local.folder.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes()
    assert local.run("key", "forget").returncode == 0
    assert local.run("key", "show").returncode == 2


@pytest.mark.parametrize("text", ["", "\n", "two words\n", "schlüssel\n"])
def test_what_is_no_key_is_refused_without_repeating_it(local: Home, text: str) -> None:
    done = local.run("key", "set", text=text)
    assert done.returncode == 2
    assert not text.strip() or text.strip() not in done.stdout + done.stderr


def test_a_key_is_never_taken_from_the_arguments(local: Home) -> None:
    assert local.run("key", "set", KEY).returncode == 2
    assert local.run("key", "show").returncode == 2
