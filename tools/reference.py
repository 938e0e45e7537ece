"""Writes docs/reference/operations.md and docs/guide/settings.md from the declarations: `python -m tools.reference`."""

import json
from pathlib import Path
from typing import Any

from images_mcp.kernel.settings import Settings
from images_mcp.operations import Operation, Registry, find_operations

ROOT = Path(__file__).parent.parent


def _fields(model: Any) -> list[str]:
    schema = model.model_json_schema(by_alias=False)
    required = set(schema.get("required", ()))
    rows = ["| field | type | |", "|---|---|---|"]
    for name, field in schema.get("properties", {}).items():
        kinds = [o.get("type", o.get("$ref", "").rsplit("/", 1)[-1]) for o in field.get("anyOf", [field])]
        kind = " or ".join(k for k in kinds if k and k != "null") or "any"
        told = field.get("description", "") or (" ".join(map(str, field["enum"])) if "enum" in field else "")
        rows.append(f"| `{name}`{'' if name in required else '?'} | {kind} | {told} |")
    return rows if len(rows) > 2 else ["Nothing."]


def _section(operation: Operation) -> list[str]:
    effects = operation.effects
    does = [
        word
        for word, on in (
            ("only reads", effects.read_only),
            ("costs money with a key", effects.costs_money),
            ("deletes for good", effects.destructive),
        )
        if on
    ]
    lines = [
        f"## {operation.name}",
        "",
        f"{operation.title}. {operation.description}",
        "",
        f"MCP tool `{operation.tool}` ({operation.toolset.value}) · REST `{operation.route}` · "
        f"`images-mcp call {operation.name}`" + (f" · {', '.join(does)}" if does else ""),
        "",
        "**Takes**",
        "",
        *_fields(operation.request),
        "",
        "**Gives**",
        "",
        *_fields(operation.result),
        "",
    ]
    if operation.example:
        lines += ["```sh", f"images-mcp call {operation.name} '{json.dumps(operation.example)}'", "```", ""]
    return lines


def operations() -> str:
    """The operation reference."""
    lines = ["# Operations", "", "Generated from the declarations by `python -m tools.reference`.", ""]
    for operation in Registry(find_operations()):
        lines += _section(operation)
    return "\n".join(lines)


def settings() -> str:
    """The settings chapter."""
    lines = ["# Settings", "", "Environment variables; an empty one counts as not set. Generated from the code.", ""]
    lines += ["| variable | default | what it does |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        variable = alias if isinstance(alias, str) else f"IMAGES_MCP_{name.upper()}"
        default = "" if field.default is None else f"`{field.default}`"
        lines.append(f"| `{variable}` | {default} | {field.description} |")
    lines += [
        "",
        "Three more are read where secrets are: `IMAGES_MCP_MASTER_KEY` (32 bytes, base64 or hex) and",
        "`IMAGES_MCP_PASSPHRASE` open the encrypted data; `IMAGES_MCP_HTTP_TOKEN` sets the HTTP server's token.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    (ROOT / "docs/reference/operations.md").write_text(operations(), encoding="utf-8")
    (ROOT / "docs/guide/settings.md").write_text(settings(), encoding="utf-8")
