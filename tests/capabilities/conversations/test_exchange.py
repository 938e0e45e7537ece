"""Conversations go out as files that can be read, and come back; strangers' files do no harm."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from tests.capabilities.calls import calls, document
from tests.conftest import Home

NASTY = "<img src=x onerror=alert(1)> [click](javascript:alert(1)) # not a heading"


def _export(home: Home, **given: Any) -> Path:
    return Path(home.call("export_conversations", **given)["path"])


def test_a_zip_holds_pictures_and_text_and_comes_back(home: Home) -> None:
    [drawn, _] = calls(
        home,
        ("generate_image", {"prompt": "a kite over the dunes"}),
        ("import_conversations", document(("Sea /../../etc", ["one", "two"]))),
    )
    calls(home, ("update_conversation", {"conversation_id": drawn["conversation_id"], "tags": ["beach"]}))
    place = _export(home, format="zip")
    assert place.parent == home.output
    with zipfile.ZipFile(place) as archive:
        names = archive.namelist()
        held = json.loads(archive.read("conversations.json"))
        pictures = [n for n in names if n.startswith("pictures/")]
        assert len(pictures) == 1
        assert archive.read(pictures[0])[:4] == b"\x89PNG"
        assert pictures[0] in archive.read("index.html").decode()
    assert not any(".." in name or name.startswith("/") for name in names)
    assert {c["title"] for c in held["conversations"]} == {"a kite over the dunes", "Sea /../../etc"}
    back = home.call("import_conversations", path=str(place))
    assert len(back["conversation_ids"]) == 2
    first = home.call("get_conversation", conversation_id=back["conversation_ids"][1])
    assert first["tags"] == ["beach"]
    assert first["turns"][0]["text"] == "a kite over the dunes"


def test_nothing_is_overwritten_and_ids_choose(bare: Home) -> None:
    [imported] = calls(bare, ("import_conversations", document("First", "Second")))
    one = [imported["conversation_ids"][1]]
    places = [_export(bare, ids=one, format="json") for _ in range(2)]
    assert places[0] != places[1]
    assert [c["title"] for c in json.loads(places[0].read_text())["conversations"]] == ["Second"]
    [missing] = calls(bare, ("export_conversations", {"ids": ["conv_0000000000000000000000"]}))
    assert missing["error"]["kind"] == "missing"


def test_what_people_wrote_means_nothing_in_html_and_markdown(bare: Home) -> None:
    calls(bare, ("import_conversations", document((NASTY, [NASTY]))))
    page = _export(bare, format="html").read_text()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    assert "<script" not in page
    text = _export(bare, format="markdown").read_text()
    assert "[click](" not in text
    assert "<img" not in text.replace("\\<img", "")


def test_only_titles_and_messages_are_needed_and_order_is_kept(bare: Home) -> None:
    given = {"conversations": [{"title": f"Number {n}"} for n in range(30)] + [{"messages": [{"text": "untitled"}]}]}
    imported = bare.call("import_conversations", document=given)
    listed = bare.call("list_conversations", limit=100)
    names = {one["conversation_id"]: one["title"] for one in listed["items"]}
    assert [names[one] for one in imported["conversation_ids"]] == [f"Number {n}" for n in range(30)] + ["untitled"]


def test_documents_that_cannot_be_used_are_refused_whole(bare: Home) -> None:
    bomb = bare.output / "bomb.zip"
    bare.output.mkdir(parents=True)
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", b" " * 60_000_000)
    (bare.output / "broken.zip").write_bytes(b"PK\x03\x04broken")
    (bare.output / "binary.json").write_bytes(b"\xff\xfe\x00")
    good: dict[str, Any] = {"title": "Good", "messages": [{"role": "user", "text": "hello"}]}
    refused: list[dict[str, Any]] = [
        {},
        {"document": "not json"},
        {"document": "[" * 100_000},
        {"document": {"conversations": json.loads("[" * 450 + "]" * 450)}},
        {"document": {"conversations": []}},
        {"document": {"conversations": "all"}},
        {"document": {"conversations": [good, {"title": "", "messages": []}]}},
        {"document": {"conversations": [good, {"title": "Bad", "messages": [{"role": "user"}]}]}},
        {"document": {"conversations": [good, {"title": "Bad", "messages": [{"text": "x" * 50_000}]}]}},
        {"document": {"conversations": [good]}, "path": "broken.zip"},
        {"path": str(bomb)},
        {"path": "broken.zip"},
        {"path": "binary.json"},
        {"path": "/etc/passwd"},
    ]
    *answers, listed = calls(
        bare, *(("import_conversations", given) for given in refused), ("list_conversations", {"limit": 5})
    )
    kinds = [one["error"]["kind"] for one in answers]
    assert kinds == ["invalid"] * 13 + ["refused"]
    assert listed["items"] == []


def test_control_characters_and_roles_are_made_plain(bare: Home) -> None:
    said = {"role": "System\u202e", "text": "red\u0000 \u001b[31mkite"}
    [imported, answer] = [
        bare.call(
            "import_conversations", document=json.dumps({"conversations": [{"title": "T\u202eX", "messages": [said]}]})
        ),
        bare.call("list_conversations"),
    ]
    turns = bare.call("get_conversation", conversation_id=imported["conversation_ids"][0])["turns"]
    assert (turns[0]["role"], turns[0]["text"]) == ("assistant", "red [31mkite")
    assert answer["items"][0]["title"] == "TX"
    assert io.StringIO(json.dumps(answer)).read().isascii()
