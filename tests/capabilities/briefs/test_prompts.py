"""Scores fall for spam, contradiction and repetition; sameness is strict; alt text says what was asked for."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from images_mcp.brief import Aspect, Brief
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.briefs.comparison import compare
from images_mcp.capabilities.briefs.scoring import score
from images_mcp.engines.minds.rules.reading import read


def points(text: str) -> float:
    return score(text, read(text, Brief())).score


@pytest.mark.parametrize(
    "spoilt",
    [
        "a lighthouse on a cliff, masterpiece, best quality, 8k, trending on artstation, award winning",
        "a lighthouse on a cliff at night in the midday sun, black and white, rainbow colours",
        "a lighthouse, lighthouse on a cliff, cliff with lighthouse, lighthouse lighthouse",
        "a really very nice and beautiful thing that looks cool, maybe a lighthouse or something, whatever",
    ],
)
def test_a_spoilt_prompt_scores_below_the_plain_one(spoilt: str) -> None:
    assert points(spoilt) < points("a lighthouse on a cliff in a storm, dramatic side light")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_score_with_one_decimal(text: str) -> None:
    found = points(text)
    assert 0 <= found <= 100
    assert round(found, 1) == found


@pytest.mark.parametrize("piece", ["a red fox under a fern, soft light, ", "no ", '"', "x", "16:9 ", "「"])
def test_a_very_long_prompt_does_not_take_long(piece: str) -> None:
    text = (piece * 32_000)[:32_000]
    points("a fox")
    started = time.perf_counter()
    points(text)
    assert time.perf_counter() - started < 3


def test_every_lost_point_comes_with_advice() -> None:
    found = score("nice picture, 8k", read("nice picture, 8k", Brief()))
    assert all(p.advice for p in found.parts if p.points < 0.5 * p.of)


def same(a: str, b: str) -> bool:
    return compare(a, b, read(a, Brief()), read(b, Brief())).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a red fox in the snow", "Please draw a red fox in the snow!"),
        ("a red fox, watercolour", "watercolour, a red fox"),
        ("three apples on a table", "3 apples on a table"),
    ],
)
def test_wordings_of_one_wish_are_the_same(a: str, b: str) -> None:
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a red fox in the snow", "a blue fox in the snow"),
        ("three apples", "four apples"),
        ("a street with people", "a street without people"),
        ('a sign that says "OPEN"', 'a sign that says "SHUT"'),
        ("a dog chasing a cat", "a cat chasing a dog"),
        ("a poster of a fox", "a logo of a fox"),
        ("a fox left of a tree", "a fox right of a tree"),
    ],
)
def test_near_wishes_for_other_pictures_are_not_the_same(a: str, b: str) -> None:
    found = compare(a, b, read(a, Brief()), read(b, Brief()))
    assert not found.same
    assert found.differences
    assert found.similarity < 1


@given(st.text(min_size=1, max_size=120).filter(str.strip), st.sampled_from(["en", "de", "es", "fr", "ja"]))
def test_alt_text_always_has_its_length(subject: str, language: str) -> None:
    text = alt_text(Brief(language=language).with_(Aspect.SUBJECT, subject.strip() or "x"))
    assert 150 <= len(text) <= 200


def test_alt_text_does_not_claim_what_was_not_drawn() -> None:
    brief = Brief(texts=("SALE",)).with_(Aspect.SUBJECT, "a shop window")
    assert "SALE" in alt_text(brief)
    assert "SALE" not in alt_text(brief, ("the text SALE",))
