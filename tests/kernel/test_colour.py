"""Palettes, contrast and difference of colours, against published values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from images_mcp.kernel.colour import ciede2000, contrast_ratio, delta_e2000, from_oklab, palette, to_oklab
from images_mcp.kernel.errors import Problem

from .pictures import encoded, image


def flag(*stripes: tuple[str, int]) -> Image.Image:
    picture = Image.new("RGB", (200, sum(height for _, height in stripes)))
    top = 0
    for colour, height in stripes:
        picture.paste(colour, (0, top, 200, top + height))
        top += height
    return picture


def test_a_flag_has_its_colours_in_order_of_their_share() -> None:
    found = palette(encoded(flag(("#204080", 60), ("#ffffff", 30), ("#c01030", 10)), "PNG"), 3)
    for (colour, share), (expected, part) in zip(
        found, [("#204080", 0.6), ("#ffffff", 0.3), ("#c01030", 0.1)], strict=True
    ):
        assert delta_e2000(colour, expected) < 1
        assert share == pytest.approx(part, abs=0.02)


def test_a_small_accent_is_not_lost() -> None:
    colours = [colour for colour, _ in palette(flag(("#101010", 96), ("#ff7700", 4)), 2)]
    assert min(delta_e2000(colour, "#ff7700") for colour in colours) < 3


def test_one_colour_gives_one_colour() -> None:
    assert palette(flag(("#336699", 50)), 5) == [("#336699", 1.0)]


def test_transparent_pixels_are_left_out() -> None:
    assert palette(Image.new("RGBA", (20, 20), (255, 0, 0, 0))) == []


def test_the_same_picture_always_gives_the_same_palette() -> None:
    picture = image(300, 200)
    first = palette(picture, 6)
    assert first == palette(picture.copy(), 6)
    assert len(first) == 6
    assert sum(share for _, share in first) == pytest.approx(1)


def test_every_format_has_a_palette(raster: bytes) -> None:
    assert palette(raster)


@pytest.mark.parametrize(
    ("rgb", "lab"), [((255, 255, 255), (1, 0, 0)), ((255, 0, 0), (0.62796, 0.22486, 0.12585)), ((0, 0, 0), (0, 0, 0))]
)
def test_oklab_agrees_with_its_author(rgb: tuple[int, ...], lab: tuple[float, ...]) -> None:
    assert to_oklab(np.array(rgb, dtype=float)) == pytest.approx(lab, abs=1e-4)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_oklab_and_back_is_the_same_colour(rgb: tuple[int, ...]) -> None:
    assert from_oklab(to_oklab(np.array(rgb, dtype=float))) == pytest.approx(rgb, abs=0.01)


def test_contrast_is_what_the_guidelines_say() -> None:
    assert contrast_ratio("#000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#FFF") == pytest.approx(4.48, abs=0.01)
    assert contrast_ratio("#123456", "#123456") == 1


def test_differences_agree_with_the_published_scale() -> None:
    assert delta_e2000("#ffffff", "#000000") == pytest.approx(100, abs=0.1)
    assert delta_e2000("#ff0000", "#ff0000") == 0
    assert 0.1 < delta_e2000("#ff0000", "#fe0000") < 1


@pytest.mark.parametrize("colour", ["", "red", "#12345", "#gggggg", "rgb(1,2,3)"])
def test_what_is_no_colour_is_told(colour: str) -> None:
    with pytest.raises(Problem, match="not a colour"):
        contrast_ratio(colour, "#000000")


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ],
)
def test_ciede2000_gives_the_published_values(one: tuple, two: tuple, wanted: float) -> None:
    """Sharma, Wu and Dalal, 2005, table 1."""
    assert ciede2000(np.array(one), np.array(two)) == pytest.approx(wanted, abs=1e-4)
