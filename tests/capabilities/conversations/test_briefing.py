"""Correcting a brief by hand: what is set counts as said, what is opened is open, and the next drawing starts from it."""

from tests.conftest import Home


def test_a_corrected_brief_is_drawn_as_corrected(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a paper boat on a lake, watercolour")
    conversation_id = drawn["conversation_id"]
    wish = {"style": "woodcut", "mood": "stormy"}
    told = shared.call("update_brief", conversation_id=conversation_id, brief=wish)
    assert {row["aspect"]: row["after"] for row in told["brief_diff"]} == wish
    assert told["brief"]["style"] == {"value": "woodcut", "source": "user", "confidence": 1.0}
    assert shared.call("get_conversation", conversation_id=conversation_id)["brief"]["mood"]["value"] == "stormy"
    again = shared.call("conversational_image", conversation_id=conversation_id, fresh=True)
    assert again["status"] == "completed"
    assert again["image"]["brief"]["style"]["value"] == "woodcut"
    assert again["image"]["version"] == 2


def test_an_aspect_without_words_is_open_again_and_nothing_is_changed_by_saying_the_same(shared: Home) -> None:
    asked = shared.call("conversational_image", prompt="a logo for a bakery called Crumb, flat")
    conversation_id = asked["conversation_id"]
    opened = shared.call("update_brief", conversation_id=conversation_id, brief={"style": ""})
    assert "style" not in opened["brief"]
    same = shared.call("update_brief", conversation_id=conversation_id, brief={"style": ""})
    assert same["brief_diff"] == []


def test_words_to_be_set_follow_the_corrected_text(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt='a shop sign that says "OPEN", flat')
    told = shared.call("update_brief", conversation_id=drawn["conversation_id"], brief={"text": "CLOSED"})
    assert told["brief"]["texts"] == ["CLOSED"]


def test_a_brief_cannot_be_given_a_use_or_aspect_that_does_not_exist(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a paper boat")
    for brief in ({"use": "tattoo parlour"}, {"weather": "rain"}, {}):
        problem = shared.refused("update_brief", conversation_id=drawn["conversation_id"], brief=brief)
        assert problem["kind"] == "invalid"


def test_somebody_elses_conversation_is_missing(shared: Home) -> None:
    conversation_id = f"conv_{'0' * 22}"
    problem = shared.refused("update_brief", conversation_id=conversation_id, brief={"mood": "calm"})
    assert problem["kind"] == "missing"
