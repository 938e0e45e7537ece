"""Money by day, model and kind, told from the ledger."""

from tests.conftest import Home


def test_what_was_paid_is_told_by_day_model_and_kind(paid: Home) -> None:
    first = paid.call("generate_image", prompt="a red kite", quality="low")
    paid.call("refine_image", image_id=first["image"]["image_id"], instruction="make the kite blue")
    told = paid.call("usage_statistics", days=7)
    assert len(told["by_day"]) == 7
    assert told["usd"] >= first["cost"]["usd"] > 0
    assert told["by_day"][-1]["usd"] == told["usd"]
    assert told["by_day"][0]["usd"] == 0
    assert round(sum(row["usd"] for row in told["by_model"]), 6) == round(told["usd"], 6)
    assert {row["name"]: row["pictures"] for row in told["by_kind"]} == {"new": 1, "change": 1}
    assert round(told["budget"]["day_spent_usd"], 6) == round(told["usd"], 6)
    paid.call("delete_conversation", conversation_id=first["conversation_id"])
    after = paid.call("usage_statistics", days=1)
    assert after["usd"] == told["usd"]
    assert [row["name"] for row in after["by_kind"]] == ["other"]
