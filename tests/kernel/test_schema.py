"""The migrations lead to the tables the code declares, on both databases, and damage is told, never repaired silently."""

import os

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from images_mcp.app import App
from images_mcp.kernel.db import metadata
from images_mcp.migrations import HEAD
from tests.conftest import Home


def _ours(name: str | None, kind: str, parents: dict) -> bool:
    return name is None if kind == "schema" else parents.get("schema_name") in (None, "public")


async def test_upgrading_gives_the_declared_tables(app: App) -> None:
    def differences() -> list:
        with app.db.unpooled().connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": _ours, "compare_type": True})
            found = compare_metadata(context, metadata)
        known = set(metadata.tables)
        return [d for d in found if not (d[0] == "remove_table" and d[1].name not in known) and d[0] != "remove_index"]

    assert differences() == []


async def test_the_head_named_in_the_code_is_the_newest_file(app: App) -> None:
    import sqlalchemy as sa

    async with app.db.read() as connection:
        assert await connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == HEAD


@pytest.mark.parametrize("bare", ["postgres"], indirect=True)
def test_a_server_that_does_not_answer_is_told(home: Home) -> None:
    home.environment["IMAGES_MCP_DATABASE_URL"] = "postgresql://127.0.0.1:1/nothing"
    done = home.run("call", "list_conversations")
    assert done.returncode in (1, 4)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)
def test_an_emptied_database_beside_pictures_is_told_and_never_begun_afresh_in_silence(home: Home) -> None:
    home.call("generate_image", prompt="a pebble")
    home.close()
    file = home.folder / "data/images.db"
    for side in ("-wal", "-shm"):
        file.with_name(file.name + side).unlink(missing_ok=True)
    file.write_bytes(b"")
    os.utime(file, (1_790_000_000, 1_790_000_000))
    done = home.run("call", "list_conversations")
    assert done.returncode == 4
    assert "empty" in done.stderr
    assert file.stat().st_size == 0
    assert home.run("doctor").returncode == 4
    assert home.run("doctor", "--repair").returncode == 0
    assert home.call("list_conversations")["items"] == []


@pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)
def test_a_damaged_database_is_told_and_left_alone(home: Home) -> None:
    home.call("list_conversations")
    file = home.folder / "data/images.db"
    for side in ("-wal", "-shm"):
        file.with_name(file.name + side).unlink(missing_ok=True)
    file.write_bytes(b"damaged" * 1000)
    done = home.run("call", "list_conversations")
    assert done.returncode == 4
    assert "doctor --repair" in done.stderr
    assert file.read_bytes() == b"damaged" * 1000


@pytest.mark.parametrize("where", ["IMAGES_MCP_HOME", "IMAGES_MCP_OUTPUT_DIR"])
def test_a_folder_that_cannot_be_made_is_told_with_a_way_out(home: Home, where: str, tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    home.environment[where] = str(tmp_path / "file" / "deeper")
    if home.database == "postgres":
        home.close()
        home.start_worker()
    done = home.run("call", "generate_image", '{"prompt": "a kite"}')
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
