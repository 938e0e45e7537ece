"""An instruction can be understood before anything is drawn, through the doors, offline and with a key."""

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer


def test_an_instruction_is_told_before_anything_is_drawn(shared: Home) -> None:
    said = "a bit less busy, keep the face, and make the sign say OPEN"
    found = shared.call("preview_refinement", instruction=said)
    assert [c["op"] for c in found["operations"]] == ["adjust", "keep", "set_text"]
    assert found["operations"][0]["strength"] <= 0.4
    assert found["operations"][2]["value"] == "OPEN"
    assert "OPEN" in found["explanation"]
    assert found["confidence"] >= 0.6
    assert found["question"] is None
    assert found["mind"] == "rules"


def test_earlier_instructions_tell_what_it_means(shared: Home) -> None:
    found = shared.call("preview_refinement", instruction="make it red", history=["put a hat on the dog"])
    (change,) = found["operations"]
    assert (change["op"], change["target"], change["value"]) == ("set_palette", "hat", "red")


def test_doubt_comes_as_a_question(shared: Home) -> None:
    found = shared.call("preview_refinement", instruction="remove it")
    assert found["confidence"] < 0.6
    assert found["question"].endswith("?")


def test_a_conversations_picture_tells_what_it_means_and_nothing_changes(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a tabby cat")
    before = shared.call("get_conversation", conversation_id=drawn["conversation_id"])
    found = shared.call("preview_refinement", instruction="make it a fox", conversation_id=drawn["conversation_id"])
    (change,) = found["operations"]
    assert change["op"] == "replace"
    assert "cat" in change["target"]
    after = shared.call("get_conversation", conversation_id=drawn["conversation_id"])
    assert after["turns"] == before["turns"]
    assert len(after["images"]) == len(before["images"])


def test_with_a_key_the_better_mind_answers_in_the_same_shape(home: Home, world: OpenAIServer) -> None:
    home.environment |= {"OPENAI_API_KEY": "sk-test-0123456789abcdef", "OPENAI_BASE_URL": world.base_url}
    found = home.call("preview_refinement", instruction="cosier")
    assert found["mind"] == "openai"
    assert [c["attribute"] for c in found["operations"]] == ["warmth"]
