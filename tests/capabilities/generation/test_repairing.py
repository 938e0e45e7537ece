"""A picture that clearly fails a check is mended: offered with its price, or at once where that is wished and paid for."""

import json

import pytest

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

MEND = "/v1/images/edits"


@pytest.fixture
def seeing(paid: Home) -> Home:
    """With a mind that has eyes."""
    paid.environment["IMAGES_MCP_MIND"] = "auto"
    return paid


def _draw(home: Home) -> dict:
    return home.call("generate_image", prompt="a kite over the sea", quality="low")


def _spent(home: Home) -> float:
    return home.call("server_status")["budget"]["day_spent_usd"]


def test_a_failed_check_offers_its_repair_with_the_price(seeing: Home, world: OpenAIServer) -> None:
    world.control(finds=["fail"])
    answer = _draw(seeing)
    offer = next(step for step in answer["next_steps"] if "repair_image" in step)
    assert "subject" in offer
    assert "about $0.0" in offer
    assert answer["image"]["image_id"] in offer
    assert world.ledger()["images"] == 1


def test_where_it_is_wished_a_clear_failure_is_mended_at_once_and_both_pictures_are_paid_once(
    seeing: Home, world: OpenAIServer
) -> None:
    seeing.environment["IMAGES_MCP_AUTO_REPAIR"] = "true"
    world.control(finds=["fail", "pass"])
    answer = _draw(seeing)
    assert answer["status"] == "completed"
    assert world.ledger()["images"] == 2
    assert world.ledger()["calls"][MEND] == 1
    assert answer["image"]["version"] == 2
    assert "Mended: subject." in answer["notes"]
    assert any("first picture failed" in note for note in answer["notes"])
    assert answer["cost"]["usd"] == pytest.approx(_spent(seeing), abs=1e-6)
    assert len(list(seeing.output.glob("*.png"))) == 2


def test_a_repair_that_mends_nothing_is_not_repeated_and_the_first_picture_stays(
    seeing: Home, world: OpenAIServer
) -> None:
    seeing.environment["IMAGES_MCP_AUTO_REPAIR"] = "true"
    world.control(finds=["fail", "fail", "fail"])
    answer = _draw(seeing)
    assert world.ledger()["images"] == 2
    assert answer["image"]["version"] == 1
    assert any("did not succeed" in note for note in answer["notes"])


def test_a_repair_beyond_the_budget_is_only_offered(seeing: Home, world: OpenAIServer) -> None:
    seeing.environment["IMAGES_MCP_AUTO_REPAIR"] = "true"
    price = json.loads(seeing.run("call", "estimate_cost", '{"prompt": "a kite", "quality": "low"}').stdout)["usd"]
    seeing.environment["IMAGES_MCP_BUDGET_DAY_USD"] = str(price * 1.5)
    world.control(finds=["fail", "pass"])
    answer = _draw(seeing)
    assert answer["status"] == "completed"
    assert world.ledger()["images"] == 1
    assert any("repair_image" in step for step in answer["next_steps"])


def test_an_unsure_failure_is_not_worth_money(seeing: Home, world: OpenAIServer) -> None:
    seeing.environment["IMAGES_MCP_AUTO_REPAIR"] = "true"
    world.control(finds=["unknown"])
    _draw(seeing)
    assert world.ledger()["images"] == 1


def test_of_a_vector_graphic_it_is_said_that_there_were_no_pixels_to_look_at(seeing: Home) -> None:
    answer = seeing.call("generate_image", prompt="a kite logo", output_format="svg", quality="low")
    (subject,) = (c for c in answer["image"]["verification"]["checks"] if c["name"] == "subject")
    assert subject["status"] == "unknown"
    assert subject["evidence"] == "Nobody looked: the file holds no pixels to look at."
