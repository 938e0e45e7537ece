"""Words about a picture that ask for no change: they are answered, and nothing is drawn or spent."""

from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import Home

ASKED = {
    "thanks": ["thanks, that's perfect!", "Danke, sieht toll aus!", "¡Gracias, me encanta!", "merci beaucoup", "ありがとうございます"],
    "change": ["what did you change?", "Was ist jetzt anders?", "¿Qué has cambiado?", "qu'as-tu modifié ?", "何を変えましたか？"],
    "history": ["show me the history", "Zeig mir den Verlauf", "muéstrame el historial", "montre-moi l'historique", "履歴を見せて"],
    "cost": ["how much did this cost?", "Was hat das gekostet?", "¿cuánto ha costado?", "combien ça a coûté ?", "いくらかかりましたか？"],
    "facts": ["who made this?", "Welche Farben hat es?", "¿quién hizo esto?", "quelles couleurs as-tu mises ?", "誰が描いたの？"],
}  # fmt: skip
WORDS = {
    "thanks": "welcome",
    "change": "darker",
    "history": "Version 2",
    "cost": "free draft",
    "facts": "by 1024 pixels",
}


def test_thanks_and_questions_are_answered_in_words_in_five_languages(shared: Home) -> None:
    here = shared.call("generate_image", prompt="a red kite over a beach")["conversation_id"]
    shared.call("refine_image", conversation_id=here, instruction="make it darker")
    for about, said in ((about, said) for about, row in ASKED.items() for said in row):
        told = shared.call("conversational_image", conversation_id=here, prompt=said)
        assert told["status"] == "completed", said
        assert WORDS[about] in told["message"], (said, told["message"])
        assert told["cost"]["usd"] == 0
    assert len(shared.call("show_history", conversation_id=here)["versions"]) == 2


@pytest.mark.parametrize("said", ["can you make it bigger?", "what about a blue one?", "great, now add a dog"])
def test_a_wish_worded_as_a_question_or_with_praise_is_still_a_wish(shared: Home, said: str) -> None:
    told = shared.call("preview_refinement", instruction=said)
    assert told["operations"]
    here = shared.call("generate_image", prompt="a red kite")["conversation_id"]
    drawn = shared.call("refine_image", conversation_id=here, instruction=said)
    assert drawn["operations"]


def test_thanks_or_undo_between_question_and_answer_are_no_answers(shared: Home) -> None:
    asked = shared.call("conversational_image", prompt="a lighthouse")
    here = asked["conversation_id"]
    for said in ("undo", "thanks!", "how much did this cost?"):
        again = shared.call("conversational_image", conversation_id=here, prompt=said)
        assert again["status"] == "needs_input"
        assert again["questions"] == asked["questions"], said
        assert again["brief"] == asked["brief"]


def test_a_step_named_by_what_it_did_is_taken_back_or_asked_about(shared: Home) -> None:
    first = shared.call("generate_image", prompt="a red kite over a beach")
    here = first["conversation_id"]
    warm = shared.call("refine_image", conversation_id=here, instruction="make it warmer")
    back = shared.call("refine_image", conversation_id=here, instruction="undo the warmer")
    assert back["image"]["image_id"] == first["image"]["image_id"]
    shared.call("navigate_history", conversation_id=here, action="redo")
    shared.call("refine_image", conversation_id=here, instruction="add a dog")
    asked = shared.call("refine_image", conversation_id=here, instruction="undo the warmer colours")
    assert asked["status"] == "needs_input"
    assert "make it warmer" in asked["message"]
    done = shared.call("refine_image", conversation_id=here, instruction="yes")
    assert done["image"]["image_id"] == first["image"]["image_id"]
    assert warm["image"]["version"] == 2


def test_changing_without_choosing_says_which_variation_was_changed(shared: Home) -> None:
    drawn = shared.call("generate_variations", prompt="a kite over a beach", num_variations=2)
    here = drawn["conversation_id"]
    changed = shared.call("refine_image", conversation_id=here, instruction="make it darker")
    assert "variation 1" in changed["message"]
    assert "choose_variation" in changed["next_steps"][0]
    again = shared.call("refine_image", conversation_id=here, instruction="make it brighter")
    assert "variation 1" not in again["message"]


@pytest.mark.parametrize(
    ("size", "color", "told"),
    [((1024, 1024), 0, "no place"), ((1024, 1024), 255, "whole picture"), ((300, 100), None, "another shape")],
)
def test_a_mask_that_cannot_be_meant_is_refused(
    shared: Home, size: tuple[int, int], color: int | None, told: str
) -> None:
    drawn = shared.call("generate_image", prompt="a red car in front of a house", size="1024x1024")
    mask = Image.new("L", size, color or 0)
    if color is None:
        mask.paste(255, (0, 0, 50, 50))
    path = Path(shared.output) / "odd-mask.png"
    mask.save(path)
    error = shared.refused(
        "refine_image", image_id=drawn["image"]["image_id"], instruction="make it darker", region=str(path)
    )
    assert (error["kind"], told in error["message"]) == ("invalid", True)


def test_the_account_of_a_change_speaks_plainly(shared: Home) -> None:
    here = shared.call("generate_image", prompt="a sofa in a bright room")["conversation_id"]
    told = shared.call("refine_image", conversation_id=here, instruction="add a cat")["message"]
    assert "added: " in told
    assert "must" not in told
