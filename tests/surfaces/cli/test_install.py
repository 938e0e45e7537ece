"""Setting up clients: our entry and nothing else, never a key, and the file as it was is kept."""

import json
from pathlib import Path

import pytest

from tests.conftest import Home
from tests.surfaces.cli.conftest import applications

KEY = "sk-test-0123456789abcdef"
OTHER = {"theme": "dunkel ☾", "mcpServers": {"files": {"command": "npx", "env": {"API_TOKEN": "hush-hush"}}}}


def _file(local: Home, client: str) -> Path:
    person = Path(local.environment["HOME"])
    return {
        "claude-desktop": applications(person) / "Claude/claude_desktop_config.json",
        "claude-code": person / ".claude.json",
        "cursor": person / ".cursor/mcp.json",
        "vscode": applications(person) / "Code/User/mcp.json",
    }[client]


@pytest.mark.parametrize("client", ["claude-desktop", "claude-code", "cursor", "vscode"])
def test_each_client_gets_a_command_that_exists(local: Home, client: str) -> None:
    done = local.run("install", "--client", client, "--toolsets", "core,library", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads(_file(local, client).read_text())
    entry = document["servers" if client == "vscode" else "mcpServers"]["images"]
    assert Path(entry["command"]).exists()
    assert entry["args"][-3:] == ["serve", "--toolsets", "core,library"]
    assert entry["env"]["IMAGES_MCP_HOME"] == str(local.folder)
    assert "already" in local.run("install", "--client", client, "--toolsets", "core,library", "--yes").stdout


def test_other_entries_stay_and_the_old_file_is_kept(local: Home) -> None:
    file = _file(local, "cursor")
    file.parent.mkdir()
    before = json.dumps(OTHER, ensure_ascii=False, indent=4)
    file.write_text(before, encoding="utf-8")
    file.chmod(0o600)
    done = local.run("install", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads(file.read_text("utf-8"))
    assert document["mcpServers"].pop("images")
    assert document == OTHER
    assert "hush-hush" not in done.stdout
    assert file.stat().st_mode & 0o777 == 0o600
    (backup,) = file.parent.glob("mcp.json.backup-*")
    assert backup.read_text("utf-8") == before
    assert local.run("uninstall", "--yes").returncode == 0
    assert file.read_text("utf-8").strip() == before


def test_without_anybody_to_ask_the_change_is_shown_and_not_made(local: Home) -> None:
    done = local.run("install", "--client", "cursor", text="")
    assert done.returncode == 2
    assert '"images"' in done.stdout
    assert "--yes" in done.stderr
    assert not _file(local, "cursor").exists()


@pytest.mark.parametrize("text", ["// mine\n{}", '{"mcpServers": []}', '{"a": 1, "a": 2}', "[1]", "{", '"x"', "\xff"])
def test_a_file_that_is_no_plain_json_is_left_as_it_is(local: Home, text: str) -> None:
    file = _file(local, "cursor")
    file.parent.mkdir()
    file.write_bytes(text.encode("latin-1"))
    done = local.run("install", "--client", "cursor", "--yes")
    assert done.returncode == 2
    assert "not plain JSON" in done.stdout.replace("\n", " ")
    assert "Traceback" not in done.stderr
    assert [p.name for p in file.parent.iterdir()] == ["mcp.json"]
    assert file.read_bytes() == text.encode("latin-1")


def test_a_key_in_the_shell_is_kept_sealed_and_never_written_in_clear(local: Home) -> None:
    local.environment["OPENAI_API_KEY"] = KEY
    done = local.run("install", "--client", "cursor", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    for file in (*local.folder.rglob("*"), *Path(local.environment["HOME"]).rglob("*")):
        if file.is_file():
            assert KEY.encode() not in file.read_bytes(), file
    assert KEY not in done.stdout + done.stderr
    del local.environment["OPENAI_API_KEY"]
    assert "sealed" in local.run("key", "show").stdout
    assert local.call("server_status")["engine"] == "openai"


def test_a_link_stays_a_link(local: Home) -> None:
    file = _file(local, "cursor")
    file.parent.mkdir()
    real = Path(local.environment["HOME"]) / "dotfiles.json"
    real.write_text("{}")
    file.symlink_to(real)
    assert local.run("install", "--client", "cursor", "--yes").returncode == 0
    assert file.is_symlink()
    assert "images" in json.loads(real.read_text())["mcpServers"]


def test_an_unknown_client_and_no_client_are_told_plainly(local: Home) -> None:
    unknown = local.run("install", "--client", "emacs", "--yes")
    assert unknown.returncode == 2
    assert "claude-desktop" in unknown.stderr
    assert local.run("install", "--yes").returncode == 2


@pytest.mark.parametrize(("answer", "written"), [("n\n", False), ("y\n", True), ("\n", True)])
def test_an_answer_that_is_piped_in_counts(local: Home, answer: str, written: bool) -> None:
    done = local.run("install", "--client", "cursor", text=answer)
    assert done.returncode == 0, done.stderr
    assert _file(local, "cursor").exists() is written
    assert ("Nothing was changed" in done.stdout) is not written
