"""What is handed to Claude Desktop and to the registry agrees with the program."""

import json
import tomllib
import zipfile
from pathlib import Path

from images_mcp.version import VERSION
from tools import bundle


def test_every_version_is_the_same() -> None:
    server = json.loads(bundle.SERVER.read_text("utf-8"))
    assert {VERSION, bundle.project()["version"], bundle.manifest()["version"], server["version"]} == {VERSION}
    assert [package["version"] for package in server["packages"]] == [VERSION]
    assert server == bundle.server(), "run ./dev bundle"


def test_the_registry_can_prove_whose_package_it_is() -> None:
    server = bundle.server()
    assert f"mcp-name: {server['name']}" in (bundle.ROOT / "README.md").read_text("utf-8")
    assert len(server["description"]) <= 100
    secrets = [v["name"] for p in server["packages"] for v in p["environmentVariables"] if v["isSecret"]]
    assert secrets == ["OPENAI_API_KEY"]


def test_the_bundle_holds_the_program_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    made, again = bundle.build(tmp_path / "a.mcpb"), bundle.build(tmp_path / "b.mcpb")
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as opened:
        names = set(opened.namelist())
        manifest = json.loads(opened.read("manifest.json"))
        project = tomllib.loads(opened.read("pyproject.toml").decode())
    assert {"README.md", "LICENSE", "NOTICE", "src/images_mcp/kernel/db.py"} <= names
    assert manifest["server"]["entry_point"] in names
    assert not [name for name in names if "__pycache__" in name or name.startswith(("tests/", "/"))]
    assert project["project"]["dependencies"] == bundle.project()["dependencies"]
    assert "dependency-groups" not in project
    assert manifest["manifest_version"] == "0.4"
    assert manifest["user_config"]["openai_api_key"]["sensitive"] is True
    assert set(manifest["server"]["mcp_config"]["env"]) == {"OPENAI_API_KEY", *_names(manifest)}


def _names(manifest: dict) -> set[str]:
    return {name.upper() for name in manifest["user_config"]}
