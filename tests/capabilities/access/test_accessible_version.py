"""An accessible version is drawn, measured and told through every door; what cannot be reached is said."""

import httpx2
import pytest

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

SMALL = {"size": "1024x1024", "model": "draft"}
AT_HOME = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)  # nothing in these knows which database it is


@AT_HOME
@pytest.mark.parametrize(
    "prompt",
    [
        "a fox logo for a coffee roaster called Ember",
        "an owl in a forest at night, paper cut",
        "a teapot on a table, photo",
    ],
)
def test_a_draft_is_drawn_again_until_it_can_be_seen(shared: Home, prompt: str) -> None:
    drawn = shared.call("generate_image", prompt=prompt, **SMALL)
    answer = shared.call("generate_accessible_version", image_id=drawn["image"]["image_id"])
    assert answer["status"] == "completed"
    before, after = answer["contrast"]["before"], answer["contrast"]["after"]
    assert not before["reached"]
    assert after["reached"]
    assert after["shapes"] >= 4.5 > before["shapes"]
    assert answer["image"]["parent_id"] == drawn["image"]["image_id"]
    assert f"Before: {'lettering' if before['text'] else 'essential shapes'} " in answer["message"]
    assert "That is AAA" in answer["message"]
    assert answer["brief_diff"]


def test_one_can_step_back_from_an_accessible_version(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a red apple on a green meadow", **SMALL)
    changed = shared.call("generate_accessible_version", image_id=drawn["image"]["image_id"])
    back = shared.call("navigate_history", conversation_id=changed["conversation_id"], action="undo")
    assert back["image"]["image_id"] == drawn["image"]["image_id"]


@AT_HOME
def test_a_picture_that_can_be_seen_well_is_left_alone(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a penguin sticker", style_preset=None, **SMALL)
    first = shared.call("generate_accessible_version", image_id=drawn["image"]["image_id"])
    again = shared.call("generate_accessible_version", image_id=first["image"]["image_id"])
    assert again["image"]["image_id"] == first["image"]["image_id"]
    assert again["message"].startswith("Nothing was drawn")
    assert again["cost"]["usd"] == 0


@AT_HOME
def test_measuring_alone_changes_nothing(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a slide titled 'Growth' with a bar chart", **SMALL)
    report = shared.call("check_accessibility", image_id=drawn["image"]["image_id"])
    assert report["contrast"]["text"] > 7
    assert "lettering stands out" in report["message"]
    history = shared.call("show_history", conversation_id=drawn["conversation_id"])
    assert len(history["versions"]) == 1


def test_mistakes_are_told_with_a_way_out(shared: Home) -> None:
    assert shared.refused("generate_accessible_version", image_id="img_" + "0" * 22)["kind"] == "missing"
    vector = shared.call("generate_image", prompt="a fox logo", output_format="svg", **SMALL)
    assert "PNG" in shared.refused("check_accessibility", image_id=vector["image"]["image_id"])["hint"]


def test_a_paid_picture_is_edited_and_an_unreached_aim_is_said(paid: Home, world: OpenAIServer) -> None:
    drawn = paid.call("generate_image", prompt="a red kite", quality="low", size="1024x1024")
    answer = paid.call("generate_accessible_version", image_id=drawn["image"]["image_id"], quality="low")
    assert answer["status"] == "completed"
    assert answer["cost"]["usd"] > 0
    assert answer["image"]["engine"] == "openai"
    assert "7 to 1" in answer["image"]["prompt"]
    assert answer["contrast"]["after"] is not None
    if not answer["contrast"]["after"]["reached"]:
        assert "AAA is not reached: say" in answer["message"]


def test_the_service_measures_and_draws_too(shared_http: httpx2.Client) -> None:
    drawn = shared_http.post("/v1/generations", json={"prompt": "a fox logo", **SMALL}).json()
    image_id = drawn["image"]["image_id"]
    report = shared_http.get(f"/v1/images/{image_id}/accessibility").json()
    answer = shared_http.post(f"/v1/images/{image_id}/accessible-version", json={}).json()
    assert answer["contrast"]["before"] == report["contrast"]
