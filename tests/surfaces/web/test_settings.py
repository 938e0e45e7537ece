"""Key, health, preferences, data: said plainly, kept safely, deleted only when meant."""

import re
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.conftest import Studio

Look = Callable[[Page], None]
KEY = "sk-test-0123456789abcdefghijkl"
OURS = {"Sec-Fetch-Site": "same-origin"}


def _post(client: httpx2.Client, what: str, **fields: str) -> httpx2.Response:
    found = re.search(r'name="form_token" value="(\w+)"', client.get("/studio").text)
    assert found
    return client.post(f"/studio/settings/{what}", data={"form_token": found[1], **fields}, headers=OURS)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1024, "dark"), (1920, "light")])
def test_settings_are_accessible(tab: Page, look: Look, width: int, scheme: str) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto("/studio/settings")
    expect(tab.get_by_role("heading", name="Health", exact=True)).to_be_visible()
    look(tab)


def test_a_key_is_kept_sealed_and_never_shown(client: httpx2.Client, studio: Studio) -> None:
    try:
        assert _post(client, "key", key=KEY).status_code == 303
        assert KEY not in client.get("/studio/settings").text
        assert studio.home.run("key", "show").returncode == 0
        kept = [file for file in studio.home.folder.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]
        assert not kept
    finally:
        assert _post(client, "key", forget="yes").status_code == 303
    assert studio.home.run("key", "show").returncode == 2


def test_what_is_no_key_is_refused_without_repeating_it(client: httpx2.Client) -> None:
    answer = _post(client, "key", key="no key\u0007 at all")
    assert answer.status_code in {400, 422}
    assert "at all" not in answer.text


def test_nothing_is_deleted_without_the_box(client: httpx2.Client, studio: Studio, drawn: str) -> None:
    answer = _post(client, "delete")
    assert "Nothing was deleted." in answer.text
    assert studio.call("get_conversation", conversation_id=drawn)


def test_everything_is_exported(client: httpx2.Client, drawn: str) -> None:
    assert drawn
    assert re.search(r"Exported\..*\.zip", _post(client, "export").text, re.DOTALL)
