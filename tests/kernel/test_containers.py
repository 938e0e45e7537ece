"""Knowing a picture by its bytes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.kernel.containers import Format, check, probe, sniff
from images_mcp.kernel.errors import Kind, Problem

from .pictures import EVERY_RASTER, SVG, bomb_png, encoded, image


@pytest.mark.parametrize("name", sorted(EVERY_RASTER))
def test_every_format_is_known_by_its_bytes(name: str) -> None:
    found = probe(EVERY_RASTER[name])
    assert found.format == name.split("-", maxsplit=1)[0]
    assert (found.width, found.height, found.frames) == (96, 64, 1)
    assert found.has_alpha == (name in {"png-alpha", "webp-alpha", "webp-lossless"})
    assert found.format.mime == f"image/{found.format}"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_frames_are_counted(kind: str) -> None:
    frames = [image(seed=n) for n in range(3)]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    assert probe(data).frames == 3


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        (SVG, (120, 80)),
        (b"\xef\xbb\xbf<svg viewBox='0 0 30 40' width='100%' height='100%'/>", (30, 40)),
        (b'<!DOCTYPE svg PUBLIC "x">\n<svg viewBox="0,0,31,41"/>', (31, 41)),
        (b"<svg/>".replace(b"/", b" "), (300, 150)),
    ],
)
def test_svg_sizes_are_read(svg: bytes, size: tuple[int, int]) -> None:
    found = probe(svg)
    assert found.format is Format.SVG
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<html><svg>", b"<svgx>", b"BM" + bytes(60), b"%PDF-1.7", b"RIFF0000WAVE"]
)
def test_what_is_no_picture_is_refused_with_a_way_out(data: bytes) -> None:
    assert sniff(data) is None
    with pytest.raises(Problem) as caught:
        probe(data)
    assert caught.value.kind is Kind.INVALID
    assert caught.value.hint


def test_a_bomb_is_refused_from_its_header_alone() -> None:
    bomb = bomb_png()
    assert len(bomb) < 200
    with pytest.raises(Problem, match="30000 x 30000") as caught:
        check(bomb)
    assert "60 million" in caught.value.hint


def test_a_heavy_file_is_refused() -> None:
    with pytest.raises(Problem, match="larger than 1 MB"):
        check(EVERY_RASTER["png"] + bytes(1_000_000), max_bytes=1_000_000)


@given(st.sampled_from(sorted(EVERY_RASTER)), st.integers(0, 600), st.binary(max_size=40))
def test_cut_and_garbled_files_give_a_problem_or_an_answer(name: str, cut: int, tail: bytes) -> None:
    try:
        probe(EVERY_RASTER[name][:cut] + tail)
    except Problem as problem:
        assert problem.kind is Kind.INVALID


def test_an_svg_made_of_comments_does_not_keep_us_busy() -> None:
    def work(number: int) -> float:
        before = time.process_time()
        assert sniff(b"<!---->" * number) is None
        return time.process_time() - before

    assert work(500_000) < 10 * max(work(125_000), 0.01)  # as its length: 4 times; as its square: 16 times
