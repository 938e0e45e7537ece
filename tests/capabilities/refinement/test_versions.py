"""A picture's versions: nothing outside the place changes, no version is lost, and what each step cost is known."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

BOX = {"x": 0.25, "y": 0.25, "width": 0.5, "height": 0.5}


def _pixels(path: str) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(Path(path).read_bytes())).convert("RGB"))


def _outside(shape: tuple[int, ...]) -> np.ndarray:
    height, width = shape[:2]
    keep = np.ones((height, width), dtype=bool)
    keep[round(0.25 * height) : round(0.75 * height), round(0.25 * width) : round(0.75 * width)] = False
    return keep


def _drawn(door: Home, prompt: str = "a red car in front of a house", **more: object) -> dict:
    return door.call("generate_image", prompt=prompt, **more)


def test_a_region_locks_everything_outside_it(shared: Home) -> None:
    first = _drawn(shared)
    second = shared.call(
        "refine_image", image_id=first["image"]["image_id"], instruction="make the car blue", region=BOX
    )
    assert second["status"] == "completed"
    before, after = _pixels(first["image"]["path"]), _pixels(second["image"]["path"])
    assert np.array_equal(before[_outside(before.shape)], after[_outside(after.shape)])
    assert not np.array_equal(before, after)
    assert second["drift"]["locked"] is True
    assert second["drift"]["changed"] == 0
    assert second["image"]["parent_id"] == first["image"]["image_id"]
    assert second["image"]["version"] == 2
    assert [c["op"] for c in second["operations"]] == ["set_palette"]
    assert second["brief_diff"]
    assert second["prompt_diff"]["before"] != second["prompt_diff"]["after"]


def test_what_is_taken_out_of_a_draft_leaves_everything_else_in_one_piece(shared: Home) -> None:
    first = _drawn(shared, "a red boat at a wooden pier, a lighthouse behind")
    said = "make the sky darker and get rid of the boat"
    second = shared.call("refine_image", image_id=first["image"]["image_id"], instruction=said)
    assert [c["op"] for c in second["operations"]] == ["adjust", "remove"]
    before, after = (_pixels(p["image"]["path"]).astype(int) for p in (first, second))
    moved = np.abs(before - after).max(axis=2) > 24
    height, width = moved.shape
    boat, lighthouse = (slice(0, width // 2), slice(width // 2, width))
    below_the_sky = slice(round(0.54 * height), height)
    assert moved[below_the_sky, boat].mean() > 0.1
    assert moved[below_the_sky, lighthouse].mean() < 0.01
    assert second["drift"]["locked"] is True


def test_a_shadow_goes_with_what_cast_it(shared: Home) -> None:
    first = _drawn(shared, "people waiting for a bus")
    second = shared.call("refine_image", image_id=first["image"]["image_id"], instruction="remove the bus")
    assert second["drift"]["locked"] is True
    assert second["drift"]["engine"]["changed"] == 0, "the lock put nothing of it back"
    assert second["drift"]["engine"]["delta_e"] == 0


def test_what_takes_a_place_on_something_that_is_to_stay_is_drawn_whole(shared: Home) -> None:
    first = _drawn(shared, "a cat on a sofa")
    said = "replace the cat with a dog, but keep the sofa"
    second = shared.call("refine_image", image_id=first["image"]["image_id"], instruction=said)
    assert [c["op"] for c in second["operations"]] == ["replace", "keep"]
    assert second["drift"]["locked"] is True
    assert second["drift"]["engine"]["changed"] < 0.005, "the lock took nothing back of what was drawn"


def test_a_mask_file_is_a_region_too(shared: Home) -> None:
    first = _drawn(shared)
    mask = Image.new("L", (200, 200), 0)
    mask.paste(255, (0, 0, 200, 100))
    shared.output.mkdir(parents=True, exist_ok=True)
    mask.save(shared.output / "mask.png")
    arguments = {"instruction": "make it darker", "region": str(shared.output / "mask.png")}
    second = shared.call("refine_image", image_id=first["image"]["image_id"], **arguments)
    before, after = _pixels(first["image"]["path"]), _pixels(second["image"]["path"])
    half = before.shape[0] // 2
    assert np.array_equal(before[half:], after[half:])
    assert after[:half].mean() < before[:half].mean()


def test_undo_and_redo_come_back_to_the_same_pictures(shared: Home) -> None:
    first = _drawn(shared)
    conversation = first["conversation_id"]
    second = shared.call("refine_image", conversation_id=conversation, instruction="make it darker")
    undone = shared.call("refine_image", conversation_id=conversation, instruction="undo that")
    assert undone["image"]["image_id"] == first["image"]["image_id"]
    redone = shared.call("navigate_history", conversation_id=conversation, action="redo")
    assert redone["image"]["image_id"] == second["image"]["image_id"]
    error = shared.refused("navigate_history", conversation_id=conversation, action="redo")
    assert "nothing to redo" in error["message"]


def test_branches_and_names_make_a_tree_that_loses_nothing(shared: Home) -> None:
    first = _drawn(shared)
    conversation = first["conversation_id"]
    shared.call("refine_image", conversation_id=conversation, instruction="make it darker")
    shared.call("navigate_history", conversation_id=conversation, action="name", version="evening")
    shared.call("navigate_history", conversation_id=conversation, action="goto", version=1)
    shared.call("refine_image", conversation_id=conversation, instruction="make it brighter")
    history = shared.call("show_history", conversation_id=conversation)
    rows = history["versions"]
    assert [row["version"] for row in rows] == [1, 2, 3]
    assert rows[1]["parent_id"] == rows[2]["parent_id"] == rows[0]["image_id"]
    assert rows[1]["name"] == "evening"
    back = shared.call("navigate_history", conversation_id=conversation, action="goto", version="evening")
    assert back["image"]["version"] == 2
    assert Path(history["sheet"]).exists()


def test_the_history_is_told_as_one_offline_page_that_runs_nothing_of_the_users(shared: Home) -> None:
    first = _drawn(shared)
    instruction = 'make the sign say "</script><b>HI"'
    shared.call("refine_image", conversation_id=first["conversation_id"], instruction=instruction)
    history = shared.call("show_history", conversation_id=first["conversation_id"], export=True)
    page = Path(history["page"]).read_text("utf-8")
    assert "</script><b>" not in page
    assert page.count("</script>") == 1
    assert "http://" not in page
    assert "https://" not in page


def test_words_in_an_open_conversation_change_its_picture(shared: Home) -> None:
    first = shared.call("conversational_image", prompt="a red car in front of a house", dialogue_mode="skip")
    second = shared.call("conversational_image", conversation_id=first["conversation_id"], prompt="make it much darker")
    assert second["image"]["parent_id"] == first["image"]["image_id"]
    assert _pixels(second["image"]["path"]).mean() < _pixels(first["image"]["path"]).mean()


def test_an_unclear_instruction_is_asked_about_and_costs_nothing(shared: Home) -> None:
    first = _drawn(shared)
    asked = shared.call("refine_image", image_id=first["image"]["image_id"], instruction="hmm, zorgle it")
    assert asked["status"] == "needs_input"
    assert asked["question"]["text"].endswith("?")
    assert asked["cost"]["usd"] == 0


@pytest.mark.parametrize(
    "region",
    [{"x": 0.9, "y": 0, "width": 0.5, "height": 0.5}, {"x": 0, "y": 0, "width": 0, "height": 1}, "/etc/passwd"],
)
def test_a_region_that_is_none_is_refused_in_words(shared: Home, region: object) -> None:
    first = _drawn(shared)
    error = shared.refused(
        "refine_image", image_id=first["image"]["image_id"], instruction="make it darker", region=region
    )
    assert error["kind"] in {"invalid", "refused"}
    assert error["hint"]


def test_a_paid_refinement_edits_the_picture_before_with_a_mask_and_is_locked_outside(
    paid: Home, world: OpenAIServer
) -> None:
    first = _drawn(paid, "a red kite", quality="low")
    second = paid.call(
        "refine_image", image_id=first["image"]["image_id"], instruction="make the kite blue", region=BOX, quality="low"
    )
    before, after = _pixels(first["image"]["path"]), _pixels(second["image"]["path"])
    assert np.array_equal(before[_outside(before.shape)], after[_outside(after.shape)])
    assert not np.array_equal(before, after)
    edits = [row for row in world.world.requests if row["path"].endswith("/images/edits")]
    assert len(edits) == 1
    assert world.ledger()["images"] == 2
    history = paid.call("show_history", conversation_id=first["conversation_id"])
    assert all(row["cost_usd"] > 0 for row in history["versions"])
    assert not list((paid.folder / "data/incoming").glob("*.mask.png"))


def test_a_deleted_version_takes_its_locked_bytes_with_it(home: Home) -> None:
    first = _drawn(home)
    second = home.call("refine_image", image_id=first["image"]["image_id"], instruction="darker", region=BOX)
    store = home.folder / "data/blobs"
    before = sum(path.is_file() for path in store.rglob("*"))
    home.call("delete_image", image_id=second["image"]["image_id"])
    assert sum(path.is_file() for path in store.rglob("*")) == before - 2
