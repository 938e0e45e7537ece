"""Deleting a conversation leaves nothing behind: every table, folder and file is looked into."""

import asyncio
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from images_mcp.app import App
from images_mcp.capabilities.conversations import erasing
from images_mcp.capabilities.styles.keeping import preview_of
from images_mcp.capabilities.styles.profile import VisualDNA
from images_mcp.kernel.settings import Settings
from images_mcp.operations import local_actor, parse, run
from tests.capabilities.calls import calls, document
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

KEPT = {"ledger", "audit_events", "data_keys", "workers", "search_changes", "alembic_version", "dbos_migrations"}
"""Amounts without words, the trail of actions, keys, and counters."""


async def _rows(app: App) -> dict[str, list[dict[str, Any]]]:
    """Everything in the database, the job library's tables included."""
    found: dict[str, list[dict[str, Any]]] = {}

    def read(connection: sa.Connection) -> None:
        look = sa.inspect(connection)
        for schema in [None] if app.db.local else ["public", "dbos"]:
            for name in look.get_table_names(schema=schema):
                table = sa.table(name, schema=schema)
                found[name] = [dict(r._mapping) for r in connection.execute(sa.select(sa.text("*")).select_from(table))]

    async with app.db.read() as connection:
        await connection.run_sync(read)
    return found


def _files(home: Home) -> set[str]:
    return {
        str(p.relative_to(home.folder))
        for p in home.folder.rglob("*")
        if p.is_file() and "data/images.db" not in str(p)
    }


async def test_nothing_of_a_deleted_conversation_is_left_anywhere(home: Home, app: App) -> None:
    await asyncio.to_thread(
        calls,
        home,
        ("import_conversations", document(("Zebra crossing", ["zebra stripes on a road"]))),
        ("generate_image", {"prompt": "a kite that stays"}),
        ("search_conversations", {"query": "kite"}),
    )
    before_rows, before_files = await _rows(app), _files(home)
    [drawn] = await asyncio.to_thread(calls, home, ("generate_image", {"prompt": "an ibex above the quarry"}))
    operation = app.registry.get("conversational_image")
    request = parse(operation, {"prompt": "an ibex at the gorge", "dialogue_mode": "skip"})
    spoken = (await run(app, local_actor("cli"), operation, request, idempotency_key="ibex")).model_dump()
    image, ours = spoken["image"]["image_id"], [drawn["conversation_id"], spoken["conversation_id"]]
    _, rich, *gone, found, other = await asyncio.to_thread(
        calls,
        home,
        ("rate_image", {"image_id": image, "rating": 5, "feedback": "love the light"}),
        ("search_conversations", {"query": "ibex"}),
        *(("delete_conversation", {"conversation_id": one}) for one in ours),
        ("search_conversations", {"query": "ibex", "search_type": "text"}),
        ("search_conversations", {"query": "zeb", "search_type": "text"}),
    )
    assert {hit["conversation_id"] for hit in rich["results"][:2]} == set(ours)
    assert [one["deleted"] for one in gone] == [True, True]
    assert (found["results"], len(other["results"])) == ([], 1)
    after = await _rows(app)
    for name, rows in after.items():
        if name not in KEPT:
            assert len(rows) <= len(before_rows.get(name, [])), f"{name} holds more than before: {rows}"
        told = str(rows)
        assert not any(one in told for one in ours), name
        assert image not in told, name
    left = {name for name in _files(home) - before_files if not name.startswith(("data/worker", "cache/"))}
    assert left == set()


async def test_what_was_made_of_a_deleted_picture_shows_and_names_it_no_more(home: Home, app: App) -> None:
    [drawn] = await asyncio.to_thread(calls, home, ("generate_image", {"prompt": "a poster of a red kite"}))
    image, conversation = drawn["image"]["image_id"], drawn["conversation_id"]
    kept = (await asyncio.to_thread(home.call, "extract_dna", image=image))["id"]
    actor = local_actor("cli")
    rule = {
        "text": "prefers kites", "aspect": "style", "value": "kites", "use": None, "confidence": 0.9,
        "evidence": {"agree": 1, "events": 1, "weight": 1.0, "by_kind": {}, "last_at": "", "image_ids": [image]},
    }  # fmt: skip
    async with app.db.tx() as tx:
        await app.feedback.decide(tx, actor, "rule_1", "kept", rule)
    *_, page, _ = await asyncio.to_thread(
        calls, home,
        ("show_history", {"conversation_id": conversation, "export": True}), ("delete_image", {"image_id": image}),
    )  # fmt: skip
    assert not await asyncio.to_thread(Path(page["page"]).exists)
    assert (await app.conversations.get(actor, conversation)).state.pages == ()
    dna = VisualDNA.model_validate(await app.visual_dna.document(actor, kept))
    assert image not in dna.model_dump_json()
    assert dna.preview == preview_of(dna)
    [taken] = (await asyncio.to_thread(home.call, "get_preferences"))["rules"]
    assert taken["evidence"]["image_ids"] == []
    told = await asyncio.to_thread(home.call, "delete_conversation", conversation_id=conversation)
    assert "nothing of it is kept" not in told["message"]


async def test_a_style_stays_without_the_pictures_of_its_conversation(home: Home, app: App) -> None:
    [drawn] = await asyncio.to_thread(calls, home, ("generate_image", {"prompt": "a poster of a red kite"}))
    kept = (await asyncio.to_thread(home.call, "extract_dna", image=drawn["image"]["path"]))["id"]
    told = await asyncio.to_thread(home.call, "delete_conversation", conversation_id=drawn["conversation_id"])
    assert told["message"].startswith("Deleted the conversation and its picture with all its files. Styles")
    dna = VisualDNA.model_validate(await app.visual_dna.document(local_actor("cli"), kept))
    assert dna.preview == preview_of(dna)
    assert Path(drawn["image"]["path"]).name not in dna.model_dump_json()


async def test_a_process_that_searched_before_forgets_too(home: Home, app: App) -> None:
    bring, search = app.registry.get("import_conversations"), app.registry.get("search_conversations")
    actor = local_actor("cli")
    told = await run(app, actor, bring, parse(bring, document("Otter", "Heron")))
    otter = told.model_dump()["conversation_ids"][0]
    request = parse(search, {"query": "otter"})
    assert len((await run(app, actor, search, request)).model_dump()["results"]) == 2
    await asyncio.to_thread(home.call, "delete_conversation", conversation_id=otter)
    hits = (await run(app, actor, search, request)).model_dump()["results"]
    assert otter not in [hit["conversation_id"] for hit in hits]
    assert len(app.search.memory._held.popitem()[1]) == 1


def test_a_conversation_being_drawn_in_is_not_deleted_under_the_brush(paid: Home, world: OpenAIServer) -> None:
    world.control(next=[{"do": "slow", "seconds": 8.0, "on": "/images", "times": 9}])
    paid.environment["IMAGES_MCP_WAIT_SECONDS"] = "0.2"
    [asked] = calls(paid, ("generate_image", {"prompt": "a kite", "quality": "low"}))
    deadline = time.monotonic() + 60
    while not any("images" in path for path in world.ledger()["calls"]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert any("images" in path for path in world.ledger()["calls"])
    one = {"conversation_id": asked["conversation_id"]}
    [refused] = calls(paid, ("delete_conversation", one))
    assert refused["error"]["kind"] == "conflict"
    calls(paid, ("get_generation", {"generation_id": asked["generation_id"], "wait_seconds": 30}))
    [gone] = calls(paid, ("delete_conversation", one))
    assert gone["deleted"]


async def test_what_nobody_touched_goes_when_its_time_is_over_unless_bookmarked(home: Home, app: App) -> None:
    held = {"conversations": [{"title": t, "updated_at": "2020-01-01"} for t in ("old", "kept")] + [{"title": "new"}]}
    ids = (await asyncio.to_thread(home.call, "import_conversations", document=held))["conversation_ids"]
    await asyncio.to_thread(home.call, "bookmark_conversation", conversation_id=ids[1], on=True)
    assert await erasing.sweep(app) == 0
    app.settings = Settings.model_validate({**app.settings.model_dump(), "keep_days": 365})
    assert await erasing.sweep(app) == 1
    left = {one["title"] for one in (await asyncio.to_thread(home.call, "list_conversations"))["items"]}
    assert left == {"kept", "new"}
