"""Every check sees a spoiled picture fail."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from images_mcp.brief import Aspect, Brief, Said
from images_mcp.capabilities.verification.checks import measured, questions_for
from images_mcp.capabilities.verification.text import same_words
from images_mcp.engines.images.port import Drawing, Format


def _png(array: np.ndarray) -> bytes:
    out = BytesIO()
    Image.fromarray(array).save(out, "PNG")
    return out.getvalue()


def _picture(color: tuple[int, int, int] = (200, 30, 40)) -> np.ndarray:
    array = np.full((96, 128, 3), 250, np.uint8)
    array[20:70, 30:100] = color
    return array


def _drawing(**more: object) -> Drawing:
    return Drawing(prompt="x", brief=more.pop("brief", Brief()), model="draft", size=(128, 96), **more)


def _status(rows: list[dict], name: str) -> str:
    return next(row["status"] for row in rows if row["name"] == name)


def test_a_good_picture_passes_size_format_and_not_blank() -> None:
    rows = measured(_png(_picture()), _drawing(), (128, 96))
    assert {row["name"]: row["status"] for row in rows} == {"size": "pass", "format": "pass", "not blank": "pass"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_png(_picture()[:, :100]), "size"),
        (_png(np.full((96, 128, 3), 250, np.uint8)), "not blank"),
        (b"not a picture", "file"),
        (_png(np.random.default_rng(1).integers(0, 255, (96, 128, 3), np.uint8))[:4000], "file"),
    ],
)
def test_a_spoiled_picture_fails_its_check(data: bytes, name: str) -> None:
    assert _status(measured(data, _drawing(), (128, 96)), name) == "fail"


def test_the_wrong_format_fails() -> None:
    out = BytesIO()
    Image.fromarray(_picture()).save(out, "JPEG")
    assert _status(measured(out.getvalue(), _drawing(), (128, 96)), "format") == "fail"
    assert _status(measured(out.getvalue(), _drawing(format=Format.JPEG), (128, 96)), "format") == "pass"


def test_transparency_is_seen_in_the_pixels_not_in_the_wish() -> None:
    opaque = np.dstack([_picture(), np.full((96, 128), 255, np.uint8)])
    clear = opaque.copy()
    clear[:10] = clear[-10:] = 0
    clear[:, :10] = clear[:, -10:] = 0
    assert _status(measured(_png(opaque), _drawing(transparent=True), (128, 96)), "transparency") == "fail"
    assert _status(measured(_png(_picture()), _drawing(transparent=True), (128, 96)), "transparency") == "fail"
    assert _status(measured(_png(clear), _drawing(transparent=True), (128, 96)), "transparency") == "pass"


def test_a_missing_palette_colour_fails() -> None:
    brief = Brief(colors=("#c81e28",))
    assert _status(measured(_png(_picture()), _drawing(brief=brief), (128, 96)), "palette") == "pass"
    assert _status(measured(_png(_picture((30, 60, 200))), _drawing(brief=brief), (128, 96)), "palette") == "fail"


def test_what_nobody_looked_at_is_unknown_never_pass() -> None:
    brief = Brief(texts=("OPEN LATE",))
    rows = measured(_png(_picture()), _drawing(brief=brief), (128, 96))
    assert _status(rows, "text") == "unknown"


@pytest.mark.parametrize(
    ("wanted", "read", "same"),
    [
        ("OPEN", "We are open today", True),
        ("OPEN", "OPENING", False),
        ("Summer Sale", "SUMMER\nSALE", True),
        ("Summer Sale", "Sumner Sale", False),
        ("10:30", "10 30", True),
    ],
)
def test_words_are_compared_whole_and_in_order(wanted: str, read: str, same: bool) -> None:
    assert same_words(wanted, read) is same


def test_a_mind_with_eyes_is_asked_about_everything_that_was_said() -> None:
    brief = Brief(
        aspects={Aspect.SUBJECT: Said(value="three foxes"), Aspect.COUNT: Said(value="3")},
        texts=("EMBER",),
        must_not=("people",),
    )
    assert [c.kind.value for c in questions_for(brief)] == ["subject", "count", "text", "must_not"]
