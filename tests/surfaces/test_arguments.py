"""Wrong arguments are told in plain words, which name the place and no value."""

import pytest

from tests.conftest import Home

pytestmark = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)  # nothing here knows which database it is
WRONG = [
    ("rate_image", {"image_id": "img_" + "0" * 22, "rating": True}, "rating cannot be true or false"),
    ("generate_image", {"prompt": 7}, "prompt: must be text"),
    ("generate_image", {"prompt": "a fox", "reference_images": "x"}, "reference_images: must be a list"),
    ("generate_image", {"prompt": "a fox", "seed": "many"}, "seed: must be a whole number"),
    ("refine_image", {"instruction": "darker", "region": {"x": "left", "y": 0, "width": 1, "height": 1}}, "region.x: must be a number"),
    ("search_conversations", {"query": "x", "filters": {"bookmarked": "perhaps"}}, "filters.bookmarked: must be true or false"),
    ("navigate_history", {"conversation_id": "conv_" + "0" * 22, "action": "jump"}, "action: must be 'undo'"),
    ("list_conversations", {"limit": 5000}, "limit: must be at most 100"),
]  # fmt: skip
FOREIGN = ("valid integer", "Input should", "instance of", "valid string", "parsing", "dictionary", "tuple")


@pytest.mark.parametrize(("name", "arguments", "told"), WRONG)
def test_what_is_wrong_is_said_in_plain_words(shared: Home, name: str, arguments: dict, told: str) -> None:
    error = shared.refused(name, **arguments)
    assert error["kind"] == "invalid"
    assert told in error["message"]
    assert not any(word.casefold() in error["message"].casefold() for word in FOREIGN)


@pytest.mark.parametrize(
    ("size", "ratio"), [("A4", 1 / 1.414), ("A3 landscape", 1.414), ("letter", 8.5 / 11), ("10x15 cm", 10 / 15)]
)
def test_paper_and_prints_are_sizes(shared: Home, size: str, ratio: float) -> None:
    told = shared.call("estimate_cost", prompt="a fox", size=size)
    width, height = map(int, told["size"].split("x"))
    assert abs(width / height / ratio - 1) < 0.02


def test_a_size_that_means_nothing_is_refused_with_what_there_is(shared: Home) -> None:
    error = shared.refused("generate_image", prompt="a fox", size="banana")
    assert error["kind"] == "invalid"
    assert "A4" in error["hint"]
