"""Numbers about conversations, without a word of them."""

import json
from pathlib import Path

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer


def test_nothing_drawn_yet_says_how_to_begin(home: Home, person: Path) -> None:
    done = home.run("stats")
    assert done.returncode == 0
    assert "images-mcp chat" in done.stdout


def test_depth_completion_and_refinement_are_counted(home: Home, person: Path) -> None:
    first = home.call("conversational_image", prompt="a zanzibarian quokka", dialogue_mode="skip")
    home.call("conversational_image", conversation_id=first["conversation_id"], prompt="warmer")
    home.call("conversational_image", prompt="a kite", dialogue_mode="skip")
    home.call("conversational_image", prompt="a poster", dialogue_mode="guided")  # left with its questions
    done = home.run("stats", "--json")
    found = json.loads(done.stdout)
    assert found["conversations"] == 3
    assert found["turns_mean"] == 4 / 3
    assert found["completion"] == 2 / 3
    assert found["refinement"] == 1 / 2
    assert (found["pictures"], found["drafts"], found["spent_usd"]) == (3, 3, 0)
    assert "quokka" not in done.stdout + home.run("stats").stdout


def test_money_spent_and_given_back_is_counted(paid: Home, person: Path, world: OpenAIServer) -> None:
    paid.call("generate_image", prompt="a kite", quality="low")
    world.control(next=[{"do": "moderation", "on": "/images"}])
    paid.run("call", "generate_image", json.dumps({"prompt": "a boat", "quality": "low"}))
    found = json.loads(paid.run("stats", "--json").stdout)
    assert abs(found["spent_usd"] - world.ledger()["charged_usd"]) < 1e-6
    assert found["saved_usd"] > 0
    assert found["drawn"] == 1 / 2
    assert found["outcomes"] == {"completed": 1, "refused": 1}
