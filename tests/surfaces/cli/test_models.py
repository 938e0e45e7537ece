"""What OpenAI announces about its models is asked for on request, kept, heeded, and told as what it is."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

GOING = {"gpt-image-2.5-flare": "2026-01-01", "gpt-image-2": "2099-01-01", "gpt-image-3-comet": None}


def _rows(found: dict[str, Any]) -> dict[str, str | None]:
    return {row["model"]: row["shutdown"] for row in found["models"]}


def test_a_model_announced_to_go_is_not_used_any_more_and_its_limits_stay_as_shipped(
    paid: Home, person: Path, world: OpenAIServer
) -> None:
    world.control(shutdown=GOING)
    before = json.loads(paid.run("models", "--json").stdout)
    assert (before["asked_on"], _rows(before)["gpt-image-2"]) == (None, None)
    asked = json.loads(paid.run("models", "--refresh", "--json").stdout)
    assert _rows(asked)["gpt-image-2"] == "2099-01-01"
    assert "gpt-image-2 goes on 2099-01-01." in asked["news"]
    assert asked["as_of"] == before["as_of"]
    kept = json.loads(paid.run("models", "--json").stdout)
    assert (_rows(kept), kept["asked_on"]) == (_rows(asked), asked["asked_on"])
    drawn = paid.call("generate_image", prompt="a kite", quality="low")
    assert drawn["image"]["model"] != "gpt-image-2.5-flare"
    told = paid.run("models").stdout
    assert f"Limits and prices of {before['as_of']}, as shipped" in told


def test_the_doctor_asks_as_well_and_nothing_is_said_twice(paid: Home, person: Path, world: OpenAIServer) -> None:
    world.control(shutdown={"gpt-image-2": "2099-01-01"})
    assert "gpt-image-2 goes on 2099-01-01." in paid.run("doctor", "--repair").stdout
    assert "goes on 2099" not in paid.run("doctor", "--repair").stdout


def test_without_a_key_or_an_answer_what_is_known_stays(paid: Home, person: Path, world: OpenAIServer) -> None:
    key = paid.environment.pop("OPENAI_API_KEY")
    alone = paid.run("models", "--refresh")
    assert alone.returncode != 0
    assert "There is no OpenAI key" in alone.stdout + alone.stderr
    paid.environment["OPENAI_API_KEY"] = key
    world.control(next=["overloaded"])
    silent = paid.run("models", "--refresh")
    assert silent.returncode != 0
    assert "did not tell its models" in silent.stdout + silent.stderr
    assert json.loads(paid.run("models", "--json").stdout)["asked_on"] is None


def test_a_spoilt_file_of_announcements_is_as_none(home: Home, person: Path) -> None:
    home.run("models")
    for text in ("{", "[]", '{"day": 1, "shutdowns": [], "unknown": 3}'):
        place = home.folder / "cache" / "models.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        done = home.run("models", "--json")
        assert json.loads(done.stdout)["asked_on"] is None
