"""Scores fall for spam, contradiction and repetition; alt text says what was asked for."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from images_mcp.brief import Aspect, Brief
from images_mcp.capabilities.briefs.alt_text import alt_text
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


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "a tandem on a gravel road, evening",
            "I have been cycling since I was nine and we once went to Ghent, so a tandem or the like would be fun",
        ),
        (
            "ein Tandem auf einem Feldweg, Nebel",
            "ein Tandem auf einem Feldweg, Nebel, wolkenloser Himmel, Sonnenschein",
        ),
        ("une place vide sous la pluie", "une place vide sous la pluie, ciel sans nuage, une foule sur la place"),
        (
            "logotipo con un telar, azul",
            "un logotipo que transmita emociones, que conecte con el público y refleje valores",
        ),
        (
            "朝霧の湖に浮かぶ小舟",
            "湖が好きで、毎年家族で行っていました。とても楽しかったので、何か絵があればと思います",
        ),
    ],
)
def test_telling_more_about_oneself_or_against_oneself_does_not_score_more(better: str, worse: str) -> None:
    assert points(better) > points(worse)


def test_describing_somebody_is_no_telling_about_oneself() -> None:
    assert points("a woman on a pier, she holds a lantern, her dog sleeps") >= points("a woman on a pier, a lantern")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_score_with_one_decimal(text: str) -> None:
    found = points(text)
    assert 0 <= found <= 100
    assert round(found, 1) == found


@pytest.mark.parametrize("piece", ["a red fox under a fern, soft light, ", "no ", '"', "x", "16:9 ", "「"])
def test_a_very_long_prompt_does_not_take_long(piece: str) -> None:
    def work(length: int) -> float:
        text = (piece * length)[:length]
        started = time.process_time()
        points(text)
        return time.process_time() - started

    points("a fox")
    assert work(32_000) < 10 * max(work(8_000), 0.01)  # as its length: 4 times; as its square: 16 times


def test_every_lost_point_comes_with_advice() -> None:
    found = score("nice picture, 8k", read("nice picture, 8k", Brief()))
    assert all(p.advice for p in found.parts if p.points < 0.5 * p.of)


@given(st.text(min_size=1, max_size=120).filter(str.strip), st.sampled_from(["en", "de", "es", "fr", "ja"]))
def test_alt_text_always_has_its_length(subject: str, language: str) -> None:
    text = alt_text(Brief(language=language).with_(Aspect.SUBJECT, subject.strip() or "x"))
    assert 150 <= len(text) <= 200


def test_alt_text_does_not_claim_what_was_not_drawn() -> None:
    brief = Brief(texts=("SALE",)).with_(Aspect.SUBJECT, "a shop window")
    assert "SALE" in alt_text(brief)
    assert "SALE" not in alt_text(brief, ("the text SALE",))
