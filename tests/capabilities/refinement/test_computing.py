"""Turning, mirroring, cropping and scaling are computed on the picture's own pixels: exact, free, one version each."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import Home

pytestmark = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)  # nothing here knows which database it is


def _pixels(path: str) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(Path(path).read_bytes())).convert("RGB"))


@pytest.fixture(scope="module")
def drawn(shared: Home) -> dict:
    return shared.call("generate_image", prompt="a red car in front of a house", size="1536x1024")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("rotate it 90 degrees clockwise", lambda p: np.rot90(p, -1)),
        ("dreh das Bild nach links", np.rot90),
        ("mirror it", lambda p: p[:, ::-1]),
        ("voltea la imagen verticalmente", lambda p: p[::-1]),
        ("recadre en carré", lambda p: p[:, 256:1280]),
        ("左右反転して90度回転してください", lambda p: np.rot90(p[:, ::-1], -1)),
        ("crop 10% off every side", lambda p: p[102:-102, 154:-154]),
    ],
)
def test_moving_pixels_changes_none_of_them(shared: Home, drawn: dict, said: str, expected) -> None:
    moved = shared.call("refine_image", image_id=drawn["image"]["image_id"], instruction=said)
    assert moved["status"] == "completed"
    assert moved["cost"]["usd"] == 0
    assert np.array_equal(_pixels(moved["image"]["path"]), expected(_pixels(drawn["image"]["path"])))
    assert moved["image"]["engine"] == "geometry"


def test_scaling_gives_the_size_asked_for(shared: Home, drawn: dict) -> None:
    small = shared.call("refine_image", image_id=drawn["image"]["image_id"], instruction="resize it to 768 pixels wide")
    assert (small["image"]["width"], small["image"]["height"]) == (768, 512)
    error = shared.refused("refine_image", image_id=drawn["image"]["image_id"], instruction="resize it to 90000x20")
    assert error["kind"] == "invalid"


def test_a_mirrored_draft_stays_mirrored_when_it_is_refined(shared: Home, drawn: dict) -> None:
    mirrored = shared.call("refine_image", image_id=drawn["image"]["image_id"], instruction="mirror it")
    darker = shared.call("refine_image", image_id=mirrored["image"]["image_id"], instruction="make it darker")
    straight = shared.call("refine_image", image_id=drawn["image"]["image_id"], instruction="make it darker")
    assert np.array_equal(_pixels(darker["image"]["path"]), _pixels(straight["image"]["path"])[:, ::-1])


@pytest.mark.parametrize("said", ["rotate the car", "mirror it in the lake", "crop tighter on the face"])
def test_what_concerns_a_thing_in_the_picture_is_drawn(shared: Home, drawn: dict, said: str) -> None:
    told = shared.call("refine_image", image_id=drawn["image"]["image_id"], instruction=said)
    assert (told.get("image") or {}).get("engine") != "geometry"
