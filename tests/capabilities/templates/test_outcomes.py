"""Outcomes are told with how uncertain they are; few ratings never look like many."""

import pytest

from images_mcp.capabilities.templates.outcomes import in_words, mean_rating, rated_in_words, wilson
from images_mcp.capabilities.templates.store import Counts


def test_the_interval_is_wilsons() -> None:
    found = wilson(
        81, 263
    )  # Newcombe, "Two-sided confidence intervals for the single proportion", 1998: 0.2553, 0.3662
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 20).low == 0.0
    assert round(wilson(0, 20).high, 4) == 0.1611


def test_more_ratings_of_the_same_mean_are_surer() -> None:
    few, many = mean_rating((4, 5)), mean_rating((4, 5) * 50)
    assert few.value == many.value == 4.5
    assert few.low < many.low < many.value < many.high < few.high


@pytest.mark.parametrize("ratings", [(1,), (5,), (5,) * 500, (1, 5)])
def test_no_interval_leaves_the_scale(ratings: tuple[int, ...]) -> None:
    found = mean_rating(ratings)
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert found.low < found.high


def test_outcomes_are_told_in_words() -> None:
    assert rated_in_words((5, 4, 4, 5, 4, 4)) == "4.3 of 5 (between 2.7 and 4.9, 6 ratings)"
    assert rated_in_words(()) == "not rated yet"
    assert in_words(Counts()) == "Not used yet."
    told = in_words(Counts(uses=4, chosen=2, refined=1, ratings=(5,)))
    assert told.startswith("Used 4 times; rated 5.0 of 5 (between 1.8 and 5.0, 1 rating); chosen 2 of 4 (15 to 85 %)")
