"""What came along with a conversation goes with it: references, replay pages, template outcomes."""

from pathlib import Path

from PIL import Image

from tests.conftest import Home


def _stored(door: Home) -> set[str]:
    return {p.name for p in (door.folder / "data").rglob("*") if len(p.name) == 64 and p.is_file()}


def _picture(door: Home, name: str, color: str) -> str:
    door.output.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (320, 200), color).save(door.output / name)
    return str(door.output / name)


def test_a_reference_goes_with_the_last_conversation_that_used_it(shared: Home) -> None:
    path = _picture(shared, "reference.png", "#a1b2c3")
    before = _stored(shared)
    ids = [
        shared.call("generate_image", prompt=prompt, reference_images=[path])["conversation_id"]
        for prompt in ("a cup like this", "a bowl like this")
    ]
    shared.call("delete_conversation", conversation_id=ids[0])
    assert len(_stored(shared) - before) == 2  # the other picture and the reference
    shared.call("delete_conversation", conversation_id=ids[1])
    assert _stored(shared) - before == set()


def test_a_picture_only_looked_at_leaves_no_copy(shared: Home) -> None:
    path = _picture(shared, "look.png", "#c3b2a1")
    before = _stored(shared)
    shared.call("extract_style", image=path)
    assert _stored(shared) == before


def test_a_replay_page_goes_with_its_conversation(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a paper boat")
    page = Path(shared.call("show_history", conversation_id=drawn["conversation_id"], export=True)["page"])
    assert page.is_file()
    shared.call("delete_conversation", conversation_id=drawn["conversation_id"])
    assert not page.exists()


def test_what_became_of_a_templates_picture_goes_with_it(shared: Home) -> None:
    def card() -> dict:
        return shared.call("list_templates", limit=1)["items"][0]

    before = card()
    given = {p["name"]: p["example"] for p in before["parameters"]}
    drawn = shared.call("use_template", name=before["name"], parameters=given)
    assert card()["uses"] == before["uses"] + 1
    shared.call("delete_conversation", conversation_id=drawn["conversation_id"])
    assert card()["uses"] == before["uses"]


def test_a_page_that_does_not_exist_is_refused(shared: Home) -> None:
    assert shared.refused("list_templates", cursor="no-such-template")["kind"] == "invalid"


def test_a_deleted_picture_leaves_nothing_even_where_another_was_drawn_from_it(shared: Home) -> None:
    before = _stored(shared)
    first = shared.call("generate_image", prompt="a paper crane on a desk")
    own = _stored(shared) - before
    shared.call("refine_image", image_id=first["image"]["image_id"], instruction="make it darker")
    shared.call("delete_image", image_id=first["image"]["image_id"])
    assert not own & _stored(shared)
