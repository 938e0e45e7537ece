"""All pictures in pages: in order, narrowed, and by words."""

from typing import Any

import pytest

from tests.conftest import Home


def _draw(home: Home, prompt: str, **more: Any) -> dict[str, Any]:
    return home.call("conversational_image", prompt=prompt, dialogue_mode="skip", **more)


def _ids(page: dict[str, Any]) -> list[str]:
    return [item["image_id"] for item in page["items"]]


def test_pages_hold_every_picture_once_the_newest_first(home: Home) -> None:
    drawn = [_draw(home, f"{n} red kites", seed=n, fresh=True)["image"]["image_id"] for n in range(3)]
    first = home.call("list_images", limit=2)
    assert first["total"] == 3
    second = home.call("list_images", limit=2, cursor=first["next_cursor"])

    assert _ids(first) + _ids(second) == drawn[::-1]
    assert second.get("next_cursor") is None


def test_pictures_are_narrowed_by_bookmark_date_and_use(home: Home) -> None:
    logo = _draw(home, "a logo for a coffee roaster called Ember")
    other = _draw(home, "a lighthouse at dusk, watercolour")
    home.call("bookmark_conversation", conversation_id=logo["conversation_id"])
    marked = home.call("list_images", filters={"bookmarked": True})
    assert _ids(marked) == [logo["image"]["image_id"]]
    assert marked["items"][0]["bookmarked"] is True
    assert marked["total"] == 1
    assert _ids(home.call("list_images", filters={"use": "logo"})) == [logo["image"]["image_id"]]
    assert len(_ids(home.call("list_images", filters={"date": "today"}))) == 2
    assert _ids(home.call("list_images", filters={"date": "2001"})) == []
    home.call("delete_image", image_id=other["image"]["image_id"])
    assert _ids(home.call("list_images")) == [logo["image"]["image_id"]]


def test_with_words_the_pictures_that_answer_best_come_first(home: Home) -> None:
    fox = _draw(home, "a red fox asleep in the snow")
    _draw(home, "a sailing boat on a lake")
    found = home.call("list_images", query="fox", search_type="text")
    assert _ids(found) == [fox["image"]["image_id"]]
    assert _ids(home.call("list_images", query="fox", filters={"date": "2001"})) == []


@pytest.mark.parametrize("cursor", ["x", "1.conv_x", "-1", "9" * 20])
@pytest.mark.parametrize("query", ["", "fox"])
def test_a_cursor_that_is_none_of_ours_is_refused(shared: Home, query: str, cursor: str) -> None:
    refused = shared.refused("list_images", query=query, cursor=cursor)
    assert refused["kind"] == "invalid"
    assert "cursor" in refused["message"]
