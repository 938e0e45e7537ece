"""With a mind that has eyes, what is to change is found in the picture beforehand, and the rest is locked."""

import numpy as np
import pytest

from tests.capabilities.refinement.test_versions import _pixels
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

pytestmark = pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)  # nothing here knows which database it is

CORNER = {"number": 1, "left": 0.1, "top": 0.2, "right": 0.4, "bottom": 0.6, "confidence": 0.9}
ROOM = 0.04


@pytest.fixture
def seeing(paid: Home) -> Home:
    paid.environment.pop("IMAGES_MCP_MIND", None)
    return paid


def _removed(home: Home, instruction: str = "remove the kite") -> tuple[dict, np.ndarray]:
    """The answer, and where the picture changed."""
    first = home.call("generate_image", prompt="a red kite over a field", quality="low")["image"]
    second = home.call("refine_image", image_id=first["image_id"], instruction=instruction, quality="low")
    assert second["status"] == "completed"
    return second, (_pixels(first["path"]) != _pixels(second["image"]["path"])).any(axis=2)


def _edits(world: OpenAIServer) -> list[dict]:
    return [row["body"] for row in world.world.requests if row["path"].endswith("/images/edits")]


def test_what_is_to_go_is_seen_masked_and_all_else_is_locked(seeing: Home, world: OpenAIServer) -> None:
    world.control(spots=[[CORNER]])
    answer, changed = _removed(seeing)
    height, width = changed.shape
    ys, xs = np.nonzero(changed)
    assert answer["drift"]["locked"] is True
    assert (0.1 - ROOM) * width - 1 <= xs.min() < xs.max() <= (0.4 + ROOM) * width + 1
    assert (0.2 - ROOM) * height - 1 <= ys.min() < ys.max() <= (0.6 + ROOM) * height + 1
    assert "mask" in _edits(world)[0]


def test_what_is_to_stay_is_kept_out_of_the_place_that_changes(seeing: Home, world: OpenAIServer) -> None:
    right = {"number": 2, "left": 0.3, "top": 0.0, "right": 1.0, "bottom": 1.0, "confidence": 0.9}
    world.control(spots=[[CORNER, right]])
    _, changed = _removed(seeing, "remove the kite, keep the tree")
    assert changed.any()
    assert np.nonzero(changed)[1].max() < 0.3 * changed.shape[1] + 1


@pytest.mark.parametrize(
    "spots",
    [
        [],
        [CORNER | {"number": 7}],
        [CORNER | {"right": 0.05}],
        [CORNER | {"confidence": 0.2}],
        [CORNER | {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}],
    ],
    ids=["not seen", "another thing", "no box", "unsure", "everywhere"],
)
def test_eyes_that_see_nothing_usable_send_no_mask(
    seeing: Home, world: OpenAIServer, spots: list[dict[str, float]]
) -> None:
    world.control(spots=[spots])
    answer, changed = _removed(seeing)
    assert "mask" not in _edits(world)[0]
    assert changed.mean() > 0.3
    assert answer["drift"]["locked"] is False
