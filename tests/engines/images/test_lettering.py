"""Words are set in type where a picture's lettering was, letter by letter, and nothing else is touched."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from images_mcp.brief import Brief
from images_mcp.engines.images import locking
from images_mcp.engines.images.lettering import draw, set_words
from images_mcp.engines.images.port import Drawing, DrawingFailed
from images_mcp.kernel import colour
from images_mcp.kernel.images import decode, encode_png

BOX = (0.1, 0.3, 0.8, 0.3)


def _sign(ground: str = "#20406a", ink: str = "#f2d16b") -> Image.Image:
    picture = Image.linear_gradient("L").resize((320, 200)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 50, 300, 130), fill=ground)
    draw.text((60, 70), "OPPEN", fill=ink, font_size=44)
    return picture


def _mask(size: tuple[int, int], box: tuple[float, float, float, float] = BOX) -> Image.Image:
    return decode(locking.edit_mask(locking.box_mask(size, box)))


def _ink_of(picture: Image.Image) -> str:
    shades = colour.palette(picture.crop((36, 64, 284, 116)), 3)
    return shades[1][0]


def test_the_old_letters_are_gone_and_the_new_ones_have_their_colour() -> None:
    before = _sign()
    after = decode(set_words(before, _mask(before.size), "OPEN"))
    assert after.size == before.size
    assert colour.delta_e2000(_ink_of(after), "#f2d16b") < 12
    blank = decode(set_words(before, _mask(before.size), "."))
    cleaned = np.asarray(blank.crop((60, 70, 130, 110)), dtype=int)
    assert np.abs(cleaned - (0x20, 0x40, 0x6A)).max() < 30


def test_nothing_outside_the_place_changes() -> None:
    before = _sign()
    after = decode(set_words(before, _mask(before.size), "OPEN"))
    outside = np.asarray(locking.box_mask(before.size, BOX)) == 0
    assert np.array_equal(np.asarray(after)[outside], np.asarray(before)[outside])


def test_ink_nobody_could_read_becomes_readable() -> None:
    before = _sign(ground="#808080", ink="#9a9a9a")
    after = decode(set_words(before, _mask(before.size), "OPEN"))
    assert colour.contrast_ratio(_ink_of(after), "#808080") >= 4.5


def test_other_words_give_another_picture_and_the_same_words_the_same_bytes() -> None:
    before = _sign()
    first, again, other = (set_words(before, _mask(before.size), words) for words in ("OPEN", "OPEN", "SHUT"))
    assert first == again
    assert first != other


def test_transparency_stays() -> None:
    before = _sign().convert("RGBA")
    before.putalpha(90)
    assert decode(set_words(before, _mask(before.size), "OPEN")).getchannel("A").getextrema() == (90, 90)


@pytest.mark.parametrize("words", ["مرحبا", "\U00012000"])
def test_words_no_font_has_are_refused_in_words(words: str) -> None:
    before = _sign()
    with pytest.raises(DrawingFailed, match="No font here"):
        set_words(before, _mask(before.size), words)


def test_a_place_too_small_for_words_is_refused() -> None:
    before = _sign()
    with pytest.raises(DrawingFailed, match="too small"):
        set_words(before, _mask(before.size, (0.5, 0.5, 0.01, 0.01)), "OPEN")


def test_as_an_engine_it_reads_its_files_and_charges_nothing(tmp_path: Path) -> None:
    picture, mask = tmp_path / "p.png", tmp_path / "m.png"
    before = _sign()
    picture.write_bytes(encode_png(before))
    mask.write_bytes(encode_png(_mask(before.size)))
    drawing = Drawing("OPEN", Brief(), "lettering-1", before.size, sources=(picture,), mask=mask)
    drawn = draw(drawing)
    assert drawn.micro_usd == 0
    assert Image.open(io.BytesIO(drawn.data)).size == before.size
