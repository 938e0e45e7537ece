"""Key, health, preferences, data: said plainly, kept safely, deleted only when meant."""

import re

import httpx2

from tests.surfaces.web.conftest import KEY, Studio, post
from tests.world.openai.server import OpenAIServer


def _post(client: httpx2.Client, what: str, **fields: str) -> httpx2.Response:
    return post(client, f"/studio/settings/{what}", **fields)


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


def test_a_key_is_used_at_once(client: httpx2.Client, paying: OpenAIServer) -> None:
    page = client.get("/studio/settings").text
    assert "A key is kept, sealed, in a file." in page
    assert "<dd>openai</dd>" in page
    where = post(client, "/studio", prompt="a violin on a chair", dialogue_mode="skip").headers["location"]
    done = client.get(where.partition("?")[0].replace("/c/", "/events/")).text
    assert '"status": "completed"' in done
    assert paying.ledger()["images"] == 1
    _post(client, "key", forget="yes")
    assert "<dd>draft</dd>" in client.get("/studio/settings").text
    _post(client, "key", key=KEY)
