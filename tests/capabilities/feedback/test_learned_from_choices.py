"""Choices, undoing and refining count as feedback, not only ratings."""

from tests.conftest import Home


def test_choosing_undoing_and_refining_are_counted(shared: Home) -> None:
    def counts() -> dict:
        return shared.call("feedback_statistics")["events"]

    before = counts()
    drawn = shared.call("generate_variations", prompt="a blue lamp", num_variations=2, variation_strategy="style")
    conversation = drawn["conversation_id"]
    shared.call("choose_variation", conversation_id=conversation, variation=2)
    shared.call("refine_image", conversation_id=conversation, instruction="make it darker")
    shared.call("navigate_history", conversation_id=conversation, action="undo")
    after = counts()
    assert [after.get(kind, 0) - before.get(kind, 0) for kind in ("chosen", "refined", "undone")] == [1, 1, 1]
