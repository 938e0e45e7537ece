"""What a check found is mended: lettering as type and free, anything else by the engine, in the same place."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer


def _pixels(path: str) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(Path(path).read_bytes())).convert("RGB"))


def test_lettering_is_set_as_type_where_it_stands_and_costs_nothing(shared: Home) -> None:
    poster = shared.call("generate_image", prompt='jazz poster with a guitar, headline "JAZZ NIGHT"')
    mended = shared.call("repair_image", image_id=poster["image"]["image_id"], check="text")
    assert mended["image"]["engine"] == "lettering"
    assert mended["cost"]["usd"] == 0
    assert mended["image"]["parent_id"] == poster["image"]["image_id"]
    assert mended["drift"]["locked"] is True
    before, after = _pixels(poster["image"]["path"]), _pixels(mended["image"]["path"])
    changed = (before != after).any(axis=2)
    assert 0.005 < changed.mean() < 0.4


def test_a_picture_whose_checks_all_passed_needs_no_mending(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a lamp")
    assert "nothing to mend" in shared.refused("repair_image", image_id=drawn["image"]["image_id"])["message"]
    error = shared.refused("repair_image", image_id=drawn["image"]["image_id"], check="spelling")
    assert "It has:" in error["hint"]


def test_what_passed_or_cannot_be_mended_is_said_with_a_way_out(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a lamp")
    for check, told in (("size", "passed"), ("subject", "cannot be mended")):
        error = shared.refused("repair_image", image_id=drawn["image"]["image_id"], check=check)
        assert told in error["message"]
        assert error["hint"]


def test_a_paid_picture_is_mended_by_an_edit_of_itself(paid: Home, world: OpenAIServer) -> None:
    drawn = paid.call("generate_image", prompt="a plain kite poster, colours #ff00cc and #00ff11", quality="low")
    checks = {c["name"]: c["status"] for c in drawn["image"]["verification"]["checks"]}
    assert checks["palette"] == "fail"
    assert any("repair_image" in step and "$" in step for step in drawn["next_steps"])
    mended = paid.call("repair_image", image_id=drawn["image"]["image_id"], check="palette")
    assert mended["image"]["parent_id"] == drawn["image"]["image_id"]
    assert mended["cost"]["usd"] > 0
    assert [r["path"] for r in world.world.requests if "/images/" in r["path"]] == [
        "/v1/images/generations",
        "/v1/images/edits",
    ]
