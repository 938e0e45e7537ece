"""Every operation's example gives the same result through every door, and the inventories are reviewed as prose."""

import json
from pathlib import Path
from typing import Any

import httpx2
import jsonschema
import pytest
from mcp.client import Client
from mcp.client.stdio import stdio_client

from images_mcp.capabilities.generation.contract import Answer
from images_mcp.kernel.db import metadata
from images_mcp.kernel.settings import Settings
from images_mcp.operations import Registry, find_operations
from images_mcp.surfaces.http.openapi import document
from images_mcp.surfaces.mcp import replies, schemas
from images_mcp.surfaces.mcp.server import INSTRUCTIONS, chosen
from tests.conftest import Home

REGISTRY = Registry(find_operations())
EXAMPLES = [op.name for op in REGISTRY if op.example or not op.request.model_fields]
SNAPSHOT = Path(__file__).parent.parent / "snapshots/inventory.json"
CHANGES = {
    "conversation_id",
    "conversation_ids",
    "generation_id",
    "image_id",
    "path",
    "sheet",
    "uri",
    "created_at",
    "updated_at",
    "message",
    "next_steps",
    "items",
    "next_cursor",
    "unseen",
    "worker",
    "health",
    "bytes",
    "url",
    "upload_id",
    "expires_at",
}


def _stable(value: Any) -> Any:
    """What must be the same whoever asks and whenever: no ids, places or times; null and left out mean the same."""
    if isinstance(value, dict):
        return {k: _stable(v) for k, v in value.items() if k not in CHANGES and v is not None}
    return [_stable(v) for v in value] if isinstance(value, list) else value


async def _mcp(home: Home) -> dict[str, Any]:
    results = {}
    async with Client(stdio_client(home.stdio("--toolsets", "all"))) as client:
        for name in EXAMPLES:
            told = await client.call_tool(f"openai_{name}", REGISTRY.get(name).example)
            results[name] = told.structured_content
    return results


def _rest(http: httpx2.Client, name: str) -> dict[str, Any]:
    operation = REGISTRY.get(name)
    method, _, path = operation.route.partition(" ")
    named = {key: value for key, value in operation.example.items() if f"{{{key}}}" in path}
    rest = {key: value for key, value in operation.example.items() if key not in named}
    where = path.format(**named)
    if method == "GET":
        return http.get(where, params=rest).json()
    return http.request(method, where, json=rest).json()


async def test_every_example_gives_the_same_result_through_every_door(home: Home, http: httpx2.Client) -> None:
    lines = [{"id": n, "operation": n, "arguments": REGISTRY.get(n).example} for n in EXAMPLES]
    done = home.run("call", "--jsonl", text="\n".join(map(json.dumps, lines)))
    cli = {row["id"]: row.get("result") or row["error"] for row in map(json.loads, done.stdout.splitlines())}
    mcp = await _mcp(home)
    for name in EXAMPLES:
        assert "kind" not in cli[name] or name == "request_upload", (name, cli[name])
        if name == "request_upload":
            continue  # needs a page to be served, which only the HTTP door does
        assert _stable(cli[name]) == _stable(mcp[name]) == _stable(_rest(http, name)), name


def test_every_operation_has_a_door_of_each_kind_and_a_title_that_reads_well() -> None:
    for operation in REGISTRY:
        assert operation.description.startswith("Use this"), operation.name
        assert operation.title[0].isupper()
        assert len(operation.tool) <= 60
        assert operation.effects.read_only or operation.audit, operation.name
    assert len({op.route for op in REGISTRY}) == len(list(REGISTRY))


def test_the_core_tools_and_instructions_stay_small() -> None:
    from images_mcp.surfaces.mcp.server import ImagesServer

    tools = [ImagesServer._tool(op) for op in chosen(REGISTRY, "core")]
    size = len(json.dumps([t.model_dump(by_alias=True, exclude_none=True, mode="json") for t in tools]))
    assert size < 14_000
    assert len(INSTRUCTIONS) < 2_000
    for tool in tools:
        assert len(tool.description) < 2_000
        assert tool.annotations.read_only_hint is not None


async def test_results_on_the_wire_match_their_output_schema() -> None:
    schema = schemas.output_schema(Answer)
    assert schema["required"] == ["status", "message"]
    assert schema["properties"]["image"] == {"type": "object"}
    bare = Answer(status="failed", message="Nothing was drawn.").model_dump(mode="json")
    told = (await replies.reply(None, bare)).structured_content
    jsonschema.validate(told, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bare, schema)  # nulls stay at home


def test_the_inventory_is_the_reviewed_one() -> None:
    """Run with NEW_SNAPSHOT=1 in the environment to write it anew, then read the difference."""
    import os

    found = {
        "tools": {op.tool: [op.title, op.toolset.value, op.route] for op in REGISTRY},
        "routes": sorted(f"{m.upper()} {p}" for p, ms in document(REGISTRY)["paths"].items() for m in ms),
        "tables": {t.name: sorted(c.name for c in t.columns) for t in metadata.sorted_tables},
        "settings": sorted(Settings.model_fields),
    }
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("NEW_SNAPSHOT"):
        SNAPSHOT.write_text(text)
    assert SNAPSHOT.read_text() == text


def test_every_table_says_whose_rows_it_holds_and_what_erasure_means() -> None:
    for table in metadata.sorted_tables:
        assert set(table.info) == {"owner", "erasure"}, table.name
        assert "tenant" in table.columns


def test_every_setting_and_operation_is_documented() -> None:
    root = Path(__file__).parent.parent.parent
    settings = (root / "docs/guide/settings.md").read_text()
    reference = (root / "docs/reference/operations.md").read_text()
    for name in Settings.model_fields:
        assert name.upper() in settings, name
    for operation in REGISTRY:
        assert f"## {operation.name}" in reference, operation.name


def test_the_reference_is_up_to_date() -> None:
    from tools import reference

    root = Path(__file__).parent.parent.parent
    assert (root / "docs/reference/operations.md").read_text() == reference.operations()
    assert (root / "docs/guide/settings.md").read_text() == reference.settings()
