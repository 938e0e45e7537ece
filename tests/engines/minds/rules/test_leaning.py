"""Where no deliverable is named, the small model leans the right way; without it the rules still answer."""

import pytest

from images_mcp.brief import Brief, Mode, Use
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.rules.leaning import chances, in_english
from images_mcp.engines.minds.rules.mind import RulesMind
from images_mcp.engines.minds.rules.structure import take_apart

MIND = RulesMind.local()


@pytest.mark.parametrize(
    ("wish", "use"),
    [
        ("to glue on the lids of our chutney, old fashioned", Use.PRINT_POSTER),
        ("my neighbour repairing his motorbike, oily hands, soft window light", Use.PORTRAIT),
        ("we want dog owners to book our grooming van", Use.MARKETING),
        ("damit meine Schüler verstehen, warum es Ebbe und Flut gibt", Use.EDUCATION),
        ("cómo se hace el vino paso a paso con flechas", Use.INFOGRAPHIC),
    ],
)
async def test_a_wish_that_only_implies_its_use_is_understood(wish: str, use: Use) -> None:
    assert (await MIND.read(wish, Brief())).use is use


async def test_a_named_deliverable_stands_whatever_the_model_thinks() -> None:
    assert (await MIND.read("poster of a misty valley at dawn", Brief())).use is Use.PRINT_POSTER
    assert (await MIND.read("logo with a mountain lake", Brief())).use is Use.LOGO


async def test_everything_works_without_the_model() -> None:
    assert (await RulesMind().read("misty valley at dawn with pine trees", Brief())).use is Use.LANDSCAPE


def test_chances_are_probabilities_and_empty_for_nothing() -> None:
    folder = weights_folder()
    assert folder is not None
    embedder = MiniLM(folder)
    found = chances(take_apart("a red kettle"), embedder)
    assert len(found) == 16
    assert sum(found.values()) == pytest.approx(1, abs=1e-4)
    assert chances(take_apart(""), embedder) == {}


def test_other_languages_reach_the_model_in_english() -> None:
    assert "pupils" in in_english(take_apart("meine Schüler sollen das verstehen"))


def test_words_of_its_own_language_count_beside_the_meaning() -> None:
    folder = weights_folder()
    assert folder is not None
    embedder = MiniLM(folder)
    told = chances(take_apart("zum Verteilen vor dem Bahnhof"), embedder)
    assert max(told, key=lambda use: told[use]) == Use.PRINT_POSTER
    told = chances(take_apart("患者さんが入るためのログインのページ"), embedder)
    assert max(told, key=lambda use: told[use]) == Use.UI


async def test_questions_are_asked_without_the_sentence_model_too() -> None:
    mind = RulesMind()
    reading = await mind.read("birthday card for my dad", Brief())
    assert await mind.ask("birthday card for my dad", reading, Mode.GUIDED, frozenset())
