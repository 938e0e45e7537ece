"""What is measured follows what is there: colours, grain, symmetry, directions; and no picture breaks it."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from images_mcp.capabilities.styles.many import model
from images_mcp.capabilities.styles.measuring import measure, moods
from images_mcp.capabilities.styles.profile import StyleProfile
from images_mcp.kernel.errors import Problem


def of(pixels: np.ndarray) -> StyleProfile:
    return measure(Image.fromarray(pixels.astype(np.uint8)), "test")


def plain(colour: tuple[int, int, int], size: tuple[int, int] = (60, 40)) -> np.ndarray:
    return np.full((size[1], size[0], 3), colour, dtype=np.uint8)


def test_a_plain_picture_has_one_colour_and_nothing_else() -> None:
    found = of(plain((200, 60, 40)))
    assert found.color_palette == ("#c83c28",)
    assert found.color_shares == (1.0,)
    tone, layout = found.technical_attributes, found.composition_attributes
    assert (tone.contrast, tone.edge_density, tone.grain) == (0.0, 0.0, 0.0)
    assert (layout.negative_space, layout.symmetry, layout.aspect) == (1.0, 1.0, 1.5)


def test_orange_is_warm_and_blue_is_cold() -> None:
    assert of(plain((240, 140, 30))).technical_attributes.warmth > 0.4
    assert of(plain((30, 90, 240))).technical_attributes.warmth < -0.4
    assert abs(of(plain((128, 128, 128))).technical_attributes.warmth) < 0.01


def test_shares_are_the_areas() -> None:
    picture = plain((250, 250, 250), (100, 100))
    picture[:, :25] = (10, 10, 10)
    found = of(picture)
    assert found.color_palette[0] == "#fafafa"
    assert found.color_shares[0] == pytest.approx(0.75, abs=0.02)
    assert found.technical_attributes.contrast > 0.5


def test_noise_is_grain_and_edges_are_not() -> None:
    chance = np.random.default_rng(4)
    smooth = plain((120, 130, 140), (200, 200)).astype(float)
    noisy = np.clip(smooth + chance.normal(0, 8, (200, 200, 1)), 0, 255)
    stripes = plain((120, 130, 140), (200, 200))
    y, x = np.mgrid[0:200, 0:200]
    stripes[(x + y) % 24 < 6] = 20
    sigma = of(noisy).technical_attributes.grain * 0.1 * 255
    assert sigma == pytest.approx(8, rel=0.35)
    assert of(stripes).technical_attributes.grain < 0.02


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("horizontal", lambda y, x: y),
        ("vertical", lambda y, x: x),
        ("rising", lambda y, x: x + y),
        ("falling", lambda y, x: x - y),
    ],
)
def test_stripes_run_where_they_run(name: str, index: object) -> None:
    y, x = np.mgrid[0:128, 0:128]
    grey = 127 + 120 * np.sin(index(y, x) / 5)
    layout = of(np.repeat(grey[..., None], 3, axis=2)).composition_attributes
    assert getattr(layout, name) > 0.8


def test_a_mirrored_picture_is_symmetrical_and_a_slope_is_not() -> None:
    chance = np.random.default_rng(1)
    half = np.kron(chance.integers(0, 255, (8, 4, 3)), np.ones((12, 12, 1)))
    assert of(np.concatenate([half, half[:, ::-1]], axis=1)).composition_attributes.symmetry > 0.95
    slope = np.repeat(np.linspace(0, 255, 96)[None, :, None], 96, axis=0).repeat(3, axis=2)
    assert of(slope).composition_attributes.symmetry == 0.0


def test_the_centre_of_attention_is_where_the_thing_is() -> None:
    picture = plain((230, 230, 225), (200, 200))
    picture[20:60, 20:60] = (200, 20, 20)
    layout = of(picture).composition_attributes
    assert layout.centre_x < 0.45
    assert layout.centre_y < 0.45
    assert layout.negative_space > 0.6


def test_moods_follow_the_published_scales() -> None:
    assert "warm" in moods([("#e0701a", 1.0)])
    assert "cool" in moods([("#2050d0", 1.0)])
    assert "heavy" in moods([("#101010", 1.0)])
    assert "light" in moods([("#f0f0f0", 1.0)])
    assert "lively" in moods([("#ff2020", 1.0)])


def test_what_cannot_be_seen_is_told() -> None:
    with pytest.raises(Problem, match="transparent"):
        measure(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "clear")
    with pytest.raises(Problem):
        measure(b"no picture at all", "broken")


@settings(deadline=None, max_examples=40)
@given(arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3))))
def test_every_picture_has_a_style_whose_document_can_be_read_again(pixels: np.ndarray) -> None:
    found = of(pixels)
    assert StyleProfile.model_validate_json(found.model_dump_json()) == found


def test_a_megapixel_of_any_mode_is_measured() -> None:
    for mode in ("L", "P", "RGBA", "LA", "1"):
        file = io.BytesIO()
        Image.effect_mandelbrot((1000, 1000), (-2, -1.5, 1, 1.5), 20).convert(mode).save(file, "PNG")
        assert measure(file.getvalue(), mode).color_palette


def _set(count: int) -> list[StyleProfile]:
    """Pictures of one look: an orange ground with a dark thing, each a little different."""
    chance = np.random.default_rng(7)
    found = []
    for at in range(count):
        picture = plain((225, 150 + int(chance.integers(-12, 12)), 60), (120, 90))
        left = int(chance.integers(20, 70))
        picture[30:70, left : left + 30] = (60, 30, 20)
        found.append(measure(Image.fromarray(picture), f"{at}.png"))
    return found


def test_a_set_has_a_centre_a_spread_and_its_stranger_is_named() -> None:
    stranger = measure(Image.fromarray(plain((20, 60, 200), (120, 90))), "stranger.png")
    found = model([*_set(20), stranger])
    assert [o.picture for o in found.outliers] == ["stranger.png"]
    assert found.centre.technical_attributes.warmth > 0.3
    assert "stranger.png" not in found.centre.extracted_from
    assert found.spread["warmth"] < 0.1


def test_a_set_without_strangers_has_none() -> None:
    assert model(_set(24)).outliers == ()
    assert model(_set(1)).centre.color_palette == _set(1)[0].color_palette
