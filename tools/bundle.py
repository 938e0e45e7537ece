"""`./dev bundle`: one file that Claude Desktop installs by a double click, and the registry's description of the server.

The bundle's host runs uv, which fetches the dependencies for the computer it is on: compiled wheels of four platforms
need not go along. The same sources give the same bytes.
"""

import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from images_mcp.operations import Toolset, find_operations
from images_mcp.version import VERSION

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / "dist" / "openai-images-mcp.mcpb"
SERVER = ROOT / "server.json"
_NAME = "io.github.openai-images-mcp/openai-images-mcp"
_WHEN = (1980, 1, 1, 0, 0, 0)
_FILES = ("README.md", "LICENSE", "NOTICE")
_TITLE = "OpenAI Images"
_ABOUT = "A creative director for pictures: asks what matters, drafts for free, pays once, checks the result."

_SETTINGS: dict[str, dict[str, Any]] = {
    "OPENAI_API_KEY": {
        "type": "string",
        "title": "OpenAI API key",
        "description": "Leave empty to get free drafts.",
        "sensitive": True,
        "required": False,
    },
    "IMAGES_MCP_OUTPUT_DIR": {
        "type": "directory",
        "title": "Folder for pictures",
        "description": "Where finished pictures are saved; Downloads/images by default.",
        "required": False,
    },
    "IMAGES_MCP_BUDGET_DAY_USD": {
        "type": "number",
        "title": "Budget a day, in dollars",
        "description": "The most a day may cost.",
        "required": False,
        "default": 5,
        "min": 0,
    },
}


def project() -> dict[str, Any]:
    """What pyproject.toml says of the project."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def manifest() -> dict[str, Any]:
    """The bundle's description, by version 0.4 of its specification."""
    about = project()
    tools = [op for op in find_operations() if op.toolset is Toolset.CORE]
    return {
        "manifest_version": "0.4",
        "name": about["name"],
        "display_name": _TITLE,
        "version": VERSION,
        "description": _ABOUT,
        "long_description": about["description"],
        "author": {"name": about["authors"][0]["name"]},
        "license": about["license"],
        "keywords": about["keywords"],
        "server": {
            "type": "uv",
            "entry_point": "src/images_mcp/surfaces/cli/main.py",
            "mcp_config": {
                "command": "uv",
                "args": ["run", "--directory", "${__dirname}", "--no-dev", "images-mcp", "serve"],
                "env": {name: f"${{user_config.{name.lower()}}}" for name in _SETTINGS},
            },
        },
        "tools": [{"name": op.tool, "description": op.description} for op in tools],
        "user_config": {name.lower(): setting for name, setting in _SETTINGS.items()},
        "compatibility": {
            "platforms": ["darwin", "linux", "win32"],
            "runtimes": {"python": about["requires-python"]},
        },
    }


def server() -> dict[str, Any]:
    """The server's description for the MCP registry, schema of 2025-12-11."""
    about = project()
    return {
        "$schema": "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
        "name": _NAME,
        "title": _TITLE,
        "description": _ABOUT,
        "version": VERSION,
        "packages": [
            {
                "registryType": "pypi",
                "identifier": about["name"],
                "version": VERSION,
                "runtimeHint": "uvx",
                "transport": {"type": "stdio"},
                "packageArguments": [{"type": "positional", "value": "serve"}],
                "environmentVariables": [_variable(name, setting) for name, setting in _SETTINGS.items()],
            }
        ],
    }


def _variable(name: str, setting: dict[str, Any]) -> dict[str, Any]:
    formats = {"directory": "filepath", "number": "number"}
    return {
        "name": name,
        "description": setting["description"],
        "format": formats.get(setting["type"], "string"),
        "isRequired": setting["required"],
        "isSecret": setting.get("sensitive", False),
    }


def lean_pyproject() -> str:
    """pyproject.toml without what only developers need: hosts run `uv sync`, which would install that too."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    parts = re.split(r"(?m)^(?=\[)", text)
    left_out = ("[dependency-groups]", "[tool.", "[[tool.")
    kept = ("[tool.uv]", "[tool.hatch")
    return "".join(p for p in parts if not p.startswith(left_out) or p.startswith(kept))


def contents() -> dict[str, bytes]:
    """Everything in the bundle by its name there."""
    source = ROOT / "src"
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    files |= {name: (ROOT / name).read_bytes() for name in _FILES}
    files["pyproject.toml"] = lean_pyproject().encode()
    files["manifest.json"] = _json(manifest())
    return dict(sorted(files.items()))


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def build(where: Path = BUNDLE) -> Path:
    """Write the bundle."""
    where.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in contents().items():
            about = zipfile.ZipInfo(name, _WHEN)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            bundle.writestr(about, data)
    return where


def main() -> int:
    """Write both files and say where they are."""
    SERVER.write_bytes(_json(server()))
    made = build()
    print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.1f} MB\n{SERVER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
