"""An estimate reckons as the picture is drawn, and says beforehand what would be refused and by which limit."""

import pytest

from tests.conftest import Home


def test_the_same_words_are_estimated_as_they_are_drawn(paid: Home) -> None:
    told = paid.call("estimate_cost", prompt="a red fox")
    drawn = paid.call("generate_image", prompt="a red fox")
    assert told["usd"] == pytest.approx(drawn["cost"]["usd"])
    assert paid.call("estimate_cost", prompt="a red fox", dialogue_mode="explorer")["usd"] > told["usd"]


@pytest.mark.parametrize(
    ("setting", "limit"),
    [("BUDGET_CALL_USD", "more than the $0.02 one picture"), ("BUDGET_DAY_USD", "of the $0.02 for today")],
)
def test_what_would_be_refused_is_said_beforehand(paid: Home, setting: str, limit: str) -> None:
    paid.environment[f"IMAGES_MCP_{setting}"] = "0.02"
    wish = {"prompt": "a red fox", "quality": "high"}
    told = paid.call("estimate_cost", **wish)
    assert told["allowed"] is False
    assert limit in told["message"]
    assert f"IMAGES_MCP_{setting}" in told["message"]
    refusal = paid.refused("generate_image", **wish)
    assert told["message"] == f"{refusal['message']} {refusal['hint']}"


def test_limits_below_a_cent_are_told_as_they_are(paid: Home) -> None:
    told = paid.refused("generate_image", prompt="a red fox", budget_usd=0.001)
    assert "more than the $0.001 you set" in told["message"]
