"""A wished format becomes a size engines accept and a crop that is what was wished."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.brief import Brief, Use
from images_mcp.capabilities.briefs.sizes import cover, legal, of_ratio, orientation_of, resolve_size
from images_mcp.engines.minds.port import Wish
from images_mcp.engines.minds.rules.mind import RulesMind


@given(st.integers(16, 3840), st.integers(16, 3840))
def test_whatever_pixels_are_typed_the_size_drawn_is_legal(width: int, height: int) -> None:
    draw, final = resolve_size(Use.GENERAL, Wish(exact=f"{width}x{height}"))
    assert legal(draw)
    assert final[0] <= draw[0]
    assert final[1] <= draw[1]


@given(st.floats(0.05, 20, allow_nan=False))
def test_whatever_ratio_is_wished_the_size_drawn_is_legal(ratio: float) -> None:
    assert legal(of_ratio(ratio))


@given(st.integers(16, 2048), st.integers(16, 2048))
def test_what_is_drawn_covers_what_will_be_cut_from_it(width: int, height: int) -> None:
    draw = cover((width, height))
    assert draw[0] >= width
    assert draw[1] >= height


@pytest.mark.parametrize(
    ("wish", "draw", "final"),
    [
        (Wish(exact="1080x1080"), (1088, 1088), (1080, 1080)),
        (Wish(aspect="16:9"), None, None),
        (Wish(orientation="portrait"), (1024, 1536), (1024, 1536)),
        (Wish(sheet="3840x2160", orientation="landscape"), (3840, 2160), (3840, 2160)),
    ],
)
def test_wishes_are_drawn_as_expected(wish: Wish, draw: tuple[int, int] | None, final: tuple[int, int] | None) -> None:
    found = resolve_size(Use.GENERAL, wish)
    assert draw is None or found == (draw, final)


def test_sixteen_to_nine_is_exactly_sixteen_to_nine() -> None:
    _, (width, height) = resolve_size(Use.PRESENTATION, Wish(aspect="16:9"))
    assert abs(width / height - 16 / 9) < 0.01


@pytest.mark.parametrize("use", list(Use))
def test_every_use_has_a_legal_default(use: Use) -> None:
    draw, final = resolve_size(use, Wish())
    assert legal(draw)
    assert draw == final


def test_a_paper_sheet_has_the_shape_of_paper() -> None:
    draw, _ = resolve_size(Use.PRINT_POSTER, Wish(sheet="A4", orientation="portrait"))
    assert orientation_of(draw) == "portrait"
    assert abs(draw[1] / draw[0] - 2**0.5) < 0.02


@pytest.mark.parametrize(
    ("words", "orientation"),
    [
        ("an invitation to a garden party", "portrait"),
        ("Geburtstagskarte für Oma", "portrait"),
        ("un faire-part de mariage", "portrait"),
        ("invitation in landscape format", "landscape"),
        ("business card for a florist", "landscape"),
        ("una postal de Sevilla", "landscape"),
    ],
)
def test_cards_one_opens_stand_and_cards_one_hands_over_lie(words: str, orientation: str) -> None:
    reading = asyncio.run(RulesMind.local().read(words, Brief()))
    assert orientation_of(resolve_size(reading.brief.use, reading.wish)[0]) == orientation
