"""Choosing among variations without a number: by place, by what is not meant, by what is measured on the pixels."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from images_mcp.kernel import colour
from tests.conftest import Home

pytestmark = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)  # nothing here knows which database it is


@pytest.fixture(scope="module")
def drawn(shared: Home) -> dict[str, Any]:
    return shared.call(
        "generate_variations", prompt="a kite over a beach", num_variations=3, variation_strategy="color"
    )


def _light(path: str) -> float:
    picture = Image.open(io.BytesIO(Path(path).read_bytes())).convert("RGB").resize((96, 96))
    return float(colour.to_oklab(np.asarray(picture, dtype=np.float64))[..., 0].mean())


def _chosen(shared: Home, drawn: dict[str, Any], words: str) -> int:
    told = shared.call("choose_variation", conversation_id=drawn["conversation_id"], variation=words)
    number: int = told["image"]["variation_number"]
    return number


@pytest.mark.parametrize("words", ["the last one", "die letzte", "la última", "la dernière", "最後のもの"])
def test_the_last_is_the_last(shared: Home, drawn: dict[str, Any], words: str) -> None:
    assert _chosen(shared, drawn, words) == 3


@pytest.mark.parametrize(
    "words",
    [
        "second to last",
        "the last but one",
        "die vorletzte",
        "la penúltima",
        "l'avant-dernière",
        "最後から2番目",
        "No, the second one",
        "the second, not the first",
        "最初のではなく2番目",
        "the second of the three",
        "²",
    ],
)
def test_words_that_count_from_the_end_or_rule_another_out_mean_the_second_of_three(
    shared: Home, drawn: dict[str, Any], words: str
) -> None:
    assert _chosen(shared, drawn, words) == 2


@pytest.mark.parametrize(
    ("words", "number"),
    [("I'd go with 1", 1), ("the one with the red accent", 2), ("③", 3), ("option one, please", 1), ("3枚目", 3)],
)
def test_a_number_goes_before_what_descriptions_are_like(
    shared: Home, drawn: dict[str, Any], words: str, number: int
) -> None:
    assert _chosen(shared, drawn, words) == number


@pytest.mark.parametrize(
    "words", ["the purple one", "the white one", "that one", "2 and 3", "1 or 2?", "celle", "the 2nd or the 3rd"]
)
def test_words_that_point_at_none_or_several_are_asked_about(shared: Home, drawn: dict[str, Any], words: str) -> None:
    error = shared.refused("choose_variation", conversation_id=drawn["conversation_id"], variation=words)
    assert error["kind"] == "invalid"
    assert "not clear which" in error["message"]


@pytest.mark.parametrize("words", ["the middle one", "das mittlere", "la del medio", "celle du milieu", "真ん中"])
def test_the_middle_is_the_second_of_three(shared: Home, drawn: dict[str, Any], words: str) -> None:
    assert _chosen(shared, drawn, words) == 2


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("the brightest", max),
        ("die dunkelste", min),
        ("la más luminosa", max),
        ("la plus sombre", min),
        ("一番明るい", max),
    ],
)
def test_the_brightest_and_the_darkest_are_measured(shared: Home, drawn: dict[str, Any], words: str, best: Any) -> None:
    light = {i["variation_number"]: _light(i["path"]) for i in drawn["images"]}
    assert _chosen(shared, drawn, words) == best(light, key=lambda number: light[number])


def test_ruling_one_out_is_enough_of_two_and_asked_about_of_three(shared: Home, drawn: dict[str, Any]) -> None:
    error = shared.refused("choose_variation", conversation_id=drawn["conversation_id"], variation="not the first")
    assert "leaves 2" in error["message"]
    two = shared.call("generate_variations", prompt="a paper boat on a pond", num_variations=2)
    assert _chosen(shared, two, "not the first") == 2


def test_words_that_only_point_choose_in_the_conversation_too(shared: Home) -> None:
    drawn = shared.call("generate_variations", prompt="a lighthouse", num_variations=2, variation_strategy="color")
    told = shared.call("conversational_image", conversation_id=drawn["conversation_id"], prompt="no la primera")
    assert told["image"]["variation_number"] == 2
    assert told["cost"]["usd"] == 0


def test_the_conversation_reads_pointing_as_choosing_does(shared: Home) -> None:
    drawn = shared.call("generate_variations", prompt="a harbour", num_variations=4, variation_strategy="color")
    here = drawn["conversation_id"]
    error = shared.refused("conversational_image", conversation_id=here, prompt="2 and 4")
    assert "not clear which" in error["message"]
    told = shared.call("conversational_image", conversation_id=here, prompt="let me have the second to last")
    assert told["image"]["variation_number"] == 3
    again = shared.call("conversational_image", conversation_id=here, prompt="I pick the last but one")
    assert again["image"]["variation_number"] == 3
