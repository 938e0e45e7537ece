"""Opening pictures, small copies, exact sizes, and measuring them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from images_mcp.kernel.containers import probe
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.images import blankness, crop_to, decode, dhash, hamming, preview

from .pictures import EVERY_RASTER, SVG, bomb_png, encoded, image


def test_every_format_opens_as_plain_colours(raster: bytes) -> None:
    opened = decode(raster)
    assert opened.size == (96, 64)
    assert opened.mode in {"RGB", "RGBA"}


def test_sixteen_bit_grey_keeps_its_brightness() -> None:
    assert decode(EVERY_RASTER["png-grey16"]).getpixel((5, 5)) == (155, 155, 155)


def test_transparent_gif_stays_transparent() -> None:
    gif = encoded(image(mode="RGBA"), "GIF")
    assert decode(gif).mode == "RGBA"


def test_a_photo_lying_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert decode(encoded(image(), "JPEG", exif=exif)).size == (64, 96)


@pytest.mark.parametrize("data", [bomb_png(), SVG, b"GIF89a", b"", EVERY_RASTER["png"][:200], b"\xff\xd8\xff\xe0"])
def test_what_cannot_be_opened_is_told_in_words(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        decode(data)
    assert caught.value.kind is Kind.INVALID
    assert caught.value.hint


@given(st.sampled_from(sorted(EVERY_RASTER)), st.integers(20, 3000), st.binary(min_size=1, max_size=30))
def test_garbled_pictures_never_break_us(name: str, at: int, junk: bytes) -> None:
    data = EVERY_RASTER[name]
    try:
        decode(data[:at] + junk + data[at + len(junk) :])
    except Problem as problem:
        assert problem.kind is Kind.INVALID


def test_a_preview_is_small_bare_and_in_proportion() -> None:
    data = encoded(image(1600, 800), "PNG", pnginfo=None, exif=b"Exif\0\0secret")
    small = preview(data, 400)
    assert (probe(small).format, probe(small).width, probe(small).height) == ("jpeg", 400, 200)
    assert b"secret" not in small


def test_a_transparent_preview_stays_transparent() -> None:
    small = probe(preview(encoded(image(mode="RGBA"), "PNG"), 48))
    assert (small.format, small.has_alpha, small.width) == ("webp", True, 48)


def test_a_preview_keeps_to_its_bytes_even_for_noise() -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (1024, 1024, 3), np.uint8))
    assert len(preview(noise, 1024, 60_000)) <= 60_000


def test_a_picture_is_never_enlarged_for_a_preview() -> None:
    assert probe(preview(EVERY_RASTER["png"], 500)).width == 96


def test_an_exact_size_drawn_slightly_larger_loses_edges_only() -> None:
    drawn = image(1216, 640, mode="RGBA")
    cut = decode(crop_to(encoded(drawn, "PNG"), (1200, 630)))
    assert cut.tobytes() == drawn.crop((8, 5, 1208, 635)).tobytes()


@pytest.mark.parametrize("size", [(300, 300), (1200, 630), (64, 500), (1, 1)])
def test_any_other_size_is_scaled_to_cover(size: tuple[int, int]) -> None:
    found = probe(crop_to(EVERY_RASTER["png"], size))
    assert (found.format, found.width, found.height) == ("png", *size)


def test_scaling_keeps_proportions() -> None:
    disc = Image.new("RGB", (400, 300), "white")
    disc.paste("black", (150, 100, 250, 200))
    half = np.asarray(decode(crop_to(encoded(disc, "PNG"), (200, 100))).convert("L")) < 128
    assert abs(int(half.any(axis=0).sum()) - int(half.any(axis=1).sum())) <= 1


@pytest.mark.parametrize("size", [(0, 10), (-5, 5), (100_000, 100_000)])
def test_impossible_sizes_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(Problem):
        crop_to(EVERY_RASTER["png"], size)


def test_blank_pictures_are_told_from_pictures() -> None:
    assert blankness(Image.new("RGB", (300, 300), "#eee")) == 1
    assert blankness(Image.new("RGBA", (300, 300), (0, 0, 0, 0))) == 1
    sketch = Image.new("RGB", (300, 300), "white")
    sketch.paste("black", (100, 100, 140, 140))
    assert blankness(sketch) < 0.99
    assert blankness(EVERY_RASTER["png"]) < 0.2


def test_the_same_picture_is_recognised_in_another_size_and_format() -> None:
    picture = image(512, 512)
    small = encoded(picture.resize((300, 300)), "JPEG", quality=60)
    assert hamming(dhash(picture), dhash(small)) <= 4
    assert hamming(dhash(picture), dhash(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT))) > 20
