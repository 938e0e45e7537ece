"""The doctor says what is wrong and how to mend it, runs whatever is broken, and loses nothing."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from images_mcp.capabilities.health import places
from images_mcp.engines.images.models import Catalog, catalog
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

KEY = "sk-test-0123456789abcdef"


def _checks(home: Home, *arguments: str, code: int = 0) -> dict[str, dict]:
    done = home.run("doctor", "--json", *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return {check["name"]: check for check in json.loads(done.stdout)["checks"]}


def test_a_sound_home_has_nothing_to_mend(home: Home, person: Path) -> None:
    home.call("generate_image", prompt="a stone")  # by then a team's worker has begun
    found = _checks(home)
    expected = {"key", "database", "worker", "models", "pictures", "data", "cache", "fonts", "clock"}
    assert expected <= set(found)
    assert not [c for c in found.values() if c["status"] == "fail"]
    assert "revision" in found["database"]["message"]
    told = home.run("doctor").stdout
    assert "database" in told


def test_the_key_is_told_of_and_never_shown(paid: Home, person: Path) -> None:
    done = paid.run("doctor")
    assert "OPENAI_API_KEY" in done.stdout
    assert KEY not in done.stdout + done.stderr


def test_a_file_in_the_way_of_the_pictures_is_a_failure_with_a_remedy(home: Home, person: Path) -> None:
    home.output.parent.mkdir(parents=True, exist_ok=True)
    home.output.write_text("in the way")
    found = _checks(home, code=4)["pictures"]
    assert found["status"] == "fail"
    assert "IMAGES_MCP_OUTPUT_DIR" in found["remedy"]


def test_a_damaged_database_is_put_aside_untouched_and_a_fresh_one_begun(local: Home) -> None:
    local.call("server_status")
    database = local.folder / "data/images.db"
    for journal in ("-wal", "-shm"):
        Path(f"{database}{journal}").unlink(missing_ok=True)
    rubbish = os.urandom(8192)
    database.write_bytes(rubbish)
    broken = _checks(local, code=4)["database"]
    assert broken["status"] == "fail"
    assert "--repair" in broken["remedy"]
    assert database.read_bytes() == rubbish  # looking changes nothing
    done = local.run("doctor", "--repair")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "CORE" not in done.stderr  # the database library's own noise
    (aside,) = (p for p in database.parent.glob("images.db.damaged-*") if not p.name.endswith(("-wal", "-shm")))
    assert str(aside) in done.stdout
    assert aside.read_bytes() == rubbish
    assert _checks(local)["database"]["status"] == "ok"
    assert local.call("list_conversations")["items"] == []


def test_a_wrong_master_key_is_told_and_the_right_one_still_opens_everything(local: Home) -> None:
    local.environment["IMAGES_MCP_MASTER_KEY"] = "11" * 32
    local.call("conversational_image", prompt="a poster", dialogue_mode="guided")
    local.environment["IMAGES_MCP_MASTER_KEY"] = "22" * 32
    assert _checks(local, code=4)["database"]["status"] == "fail"
    local.environment["IMAGES_MCP_MASTER_KEY"] = "11" * 32
    assert len(local.call("list_conversations")["items"]) == 1


def test_a_key_that_cannot_be_had_is_told_and_no_database_is_moved(local: Home) -> None:
    local.environment["IMAGES_MCP_PASSPHRASE"] = "open sesame"
    local.call("server_status")
    del local.environment["IMAGES_MCP_PASSPHRASE"]
    before = (local.folder / "data/images.db").stat().st_ino
    found = _checks(local, "--repair", code=4)
    assert "IMAGES_MCP_PASSPHRASE" in found["database"]["remedy"]
    assert (local.folder / "data/images.db").stat().st_ino == before
    assert not list((local.folder / "data").glob("*.damaged-*"))


def test_a_sound_database_is_never_put_aside(local: Home) -> None:
    local.call("server_status")
    assert local.run("doctor", "--repair").returncode == 0
    assert not list((local.folder / "data").glob("*.damaged-*"))


def test_a_picture_that_could_not_be_kept_is_saved_by_repair_and_paid_once(
    paid: Home, person: Path, world: OpenAIServer
) -> None:
    paid.output.parent.mkdir(parents=True, exist_ok=True)
    paid.output.write_text("in the way")
    done = paid.run("call", "generate_image", json.dumps({"prompt": "a white kite", "quality": "low"}))
    generation_id = json.loads(done.stdout)["generation_id"]
    spent = paid.call("server_status")["budget"]["day_spent_usd"]
    paid.output.unlink()
    assert _checks(paid, code=4)["arrivals"]["remedy"] == "images-mcp doctor --repair"
    repaired = paid.run("doctor", "--repair")
    assert repaired.returncode == 0, repaired.stdout + repaired.stderr
    answer = paid.call("get_generation", generation_id=generation_id)
    assert answer["status"] == "completed"
    assert Path(answer["image"]["path"]).read_bytes()
    assert answer["image"]["path"] in repaired.stdout.replace("\n", "")
    assert world.ledger()["images"] == 1
    assert paid.call("server_status")["budget"]["day_spent_usd"] == spent
    assert "arrivals" not in _checks(paid)


def test_a_team_without_a_worker_is_told_to_start_one(home: Home, person: Path) -> None:
    if home.database == "sqlcipher":
        assert "by itself" in _checks(home)["worker"]["message"]
        return
    home.run("call", "generate_image", json.dumps({"prompt": "a stone"}))  # so that the worker has begun
    home.close()
    found = _checks(home, code=4)["worker"]
    assert "images-mcp worker" in found["remedy"]


def test_a_client_whose_command_is_gone_is_found(local: Home) -> None:
    file = Path(local.environment["HOME"]) / ".cursor/mcp.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"mcpServers": {"images": {"command": "/nowhere/images-mcp"}}}))
    found = _checks(local, code=4)["clients"]
    assert found["remedy"] == "images-mcp install --client cursor"
    assert local.run("install", "--yes").returncode == 0
    assert _checks(local)["clients"]["status"] == "ok"


@pytest.mark.parametrize(("days", "status"), [(31, "ok"), (30, "warn"), (-1, "warn")])
def test_a_model_near_its_end_is_warned_of(days: int, status: str) -> None:
    today = date(2027, 1, 1)
    model = catalog().live()[0]
    facts = Catalog(catalog()._data, {model: today + timedelta(days=days)})
    assert places.models(facts, today).status == status


def test_a_clock_that_cannot_be_right_is_found(tmp_path: Path) -> None:
    file = tmp_path / "images.db"
    file.touch()
    now = datetime.now(UTC)
    assert places.clock(now, tmp_path).status == "ok"
    assert places.clock(now.replace(year=2019), tmp_path).status == "fail"
    os.utime(file, times=(now.timestamp() + 86_400,) * 2)
    assert places.clock(now, tmp_path).status == "warn"


def test_a_misspelt_setting_is_told_with_the_name_that_was_meant(local: Home) -> None:
    local.environment["IMAGES_MCP_BUDGET_DAY_USB"] = "3"
    done = local.run("doctor", "--json")
    assert "IMAGES_MCP_BUDGET_DAY_USB is no setting; IMAGES_MCP_BUDGET_DAY_USD is" in done.stderr
    (check,) = [c for c in json.loads(done.stdout)["checks"] if c["name"] == "settings"]
    assert check["status"] == "warn"
    assert "IMAGES_MCP_BUDGET_DAY_USD" in check["message"]


def test_a_setting_that_makes_no_sense_is_told_by_the_name_it_has_in_the_environment(local: Home) -> None:
    local.environment["IMAGES_MCP_BUDGET_DAY_USD"] = "plenty"
    done = local.run("doctor")
    assert done.returncode == 2
    assert "IMAGES_MCP_BUDGET_DAY_USD" in done.stderr
    assert "plenty" not in done.stderr


@pytest.mark.parametrize(("key", "status"), [("my-password-1234567890", "warn"), ("sk-test-0123456789abcdef", "ok")])
def test_a_key_that_does_not_look_like_one_is_told_and_not_shown(local: Home, key: str, status: str) -> None:
    local.environment["OPENAI_API_KEY"] = key
    done = local.run("doctor", "--json")
    (check,) = [c for c in json.loads(done.stdout)["checks"] if c["name"] == "key"]
    assert check["status"] == status
    assert key not in done.stdout + done.stderr
