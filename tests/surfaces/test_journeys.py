"""The main job through every door a user has."""

import json
from io import BytesIO
from pathlib import Path

import httpx2
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from PIL import Image

from tests.conftest import COMMAND, Home

FOX = "a fox logo for a coffee roaster called Ember"


def test_a_prompt_becomes_a_saved_checked_described_picture_from_the_command_line(shared: Home) -> None:
    answer = shared.call("generate_image", prompt=FOX, seed=7)
    assert answer["status"] == "completed"
    picture = answer["image"]
    with Image.open(picture["path"]) as saved:
        assert saved.size == (picture["width"], picture["height"])
    assert Path(picture["path"]).parent == shared.output
    assert picture["engine"] == "draft"
    assert answer["cost"] == {"usd": 0.0, "estimated": False}
    assert "fox" in picture["alt_text"]
    assert all(check["evidence"] for check in picture["verification"]["checks"])


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_client_of_either_era_gets_words_a_preview_and_a_link(shared: Home, mode: str) -> None:
    installed = StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], "serve"], env=shared.environment)
    async with Client(stdio_client(installed), mode=mode) as client:
        tools = (await client.list_tools()).tools
        assert "openai_conversational_image" in [tool.name for tool in tools]
        result = await client.call_tool("openai_generate_image", {"prompt": "a lighthouse at dusk", "seed": 7})
    kinds = [block.type for block in result.content]
    assert kinds == ["text", "image", "resource_link"]
    assert len(result.content[1].data) < 700_000
    assert "data" not in json.dumps(result.structured_content["image"]).split('"')
    assert result.structured_content["status"] == "completed"


async def test_a_form_is_used_where_the_client_has_one(shared: Home) -> None:
    asked: list[str] = []

    async def answer(_context: object, params: object) -> object:
        import mcp_types as types

        names = list(params.requested_schema["properties"])
        asked.extend(names)
        return types.ElicitResult(action="accept", content=dict.fromkeys(names, "1"))

    for mode in ("auto", "legacy"):
        asked.clear()
        async with Client(stdio_client(shared.stdio()), mode=mode, elicitation_callback=answer) as client:
            arguments = {"prompt": "a poster", "dialogue_mode": "quick"}
            result = await client.call_tool("openai_conversational_image", arguments)
        assert asked, mode
        assert result.structured_content["status"] == "completed"


def test_questions_come_back_and_answers_draw_the_picture(shared: Home) -> None:
    asked = shared.call("conversational_image", prompt="a poster", dialogue_mode="guided")
    assert asked["status"] == "needs_input"
    assert asked["questions"]
    while asked["status"] == "needs_input":
        answers = {question["aspect"]: "you choose" for question in asked["questions"]}
        asked = shared.call("conversational_image", conversation_id=asked["conversation_id"], answers=answers)
    assert asked["status"] == "completed"


def test_rest_draws_finds_again_and_deletes(shared_http: httpx2.Client) -> None:
    drawn = shared_http.post("/v1/generations", json={"prompt": "a red bicycle", "seed": 3})
    assert drawn.status_code == 200, drawn.text
    picture = drawn.json()["image"]
    found = shared_http.get(f"/v1/images/{picture['image_id']}")
    assert found.json()["image"]["path"] == picture["path"]
    again = shared_http.get(f"/v1/images/{picture['image_id']}", headers={"If-None-Match": found.headers["etag"]})
    assert again.status_code == 304
    file = shared_http.get(f"/v1/images/{picture['image_id']}/file")
    assert Image.open(BytesIO(file.content)).size == (picture["width"], picture["height"])
    assert shared_http.delete(f"/v1/images/{picture['image_id']}").json()["deleted"] is True
    gone = shared_http.get(f"/v1/images/{picture['image_id']}")
    assert gone.status_code == 404
    assert gone.headers["content-type"] == "application/problem+json"
    assert not Path(picture["path"]).exists()


def test_a_repeated_request_under_one_key_is_one_picture(shared_http: httpx2.Client) -> None:
    headers = {"Idempotency-Key": "k1"}
    first = shared_http.post("/v1/generations", json={"prompt": "a kite"}, headers=headers)
    second = shared_http.post("/v1/generations", json={"prompt": "a kite"}, headers=headers)
    other = shared_http.post("/v1/generations", json={"prompt": "a boat"}, headers=headers)
    assert first.json()["generation_id"] == second.json()["generation_id"]
    assert other.status_code == 409


def test_strangers_and_other_sites_are_turned_away(shared_http: httpx2.Client) -> None:
    for headers, status, why in (
        ({"Authorization": ""}, 401, "token"),
        ({"Authorization": "Bearer wrong"}, 401, "token"),
        ({"Host": "evil.example"}, 403, "name"),
        ({"Origin": "https://evil.example"}, 403, "sites"),
    ):
        for path in ("/v1/status", "/mcp"):
            refused = shared_http.get(path, headers=headers)
            assert refused.status_code == status
            assert why in refused.json()["message"]


@pytest.mark.parametrize(
    ("name", "arguments", "code", "word"),
    [
        ("generate_image", {"prompt": ""}, 2, "prompt"),
        ("generate_image", {"prompt": "x" * 40_000}, 2, "32,000"),
        ("generate_image", {"prompt": "a cat", "reference_images": ["/etc/passwd"]}, 3, "outside"),
        ("generate_image", {"prompt": "a cat", "colour": "red"}, 2, "not a field"),
        ("generate_imag", {}, 2, "generate_image"),
        ("get_image", {"image_id": "img_0000000000000000000000"}, 2, "no such picture"),
    ],
)
def test_bad_input_gets_a_sentence_and_its_exit_code(
    shared: Home, name: str, arguments: dict[str, object], code: int, word: str
) -> None:
    done = shared.run("call", name, json.dumps(arguments))
    assert done.returncode == code, done.stdout + done.stderr
    assert word in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_many_lines_are_answered_in_order_by_one_process(shared: Home) -> None:
    lines = [
        {"id": 1, "operation": "server_status", "arguments": {}},
        {"id": 2, "operation": "nonsense", "arguments": {}},
        {"id": 3, "operation": "estimate_cost", "arguments": {"prompt": "a cat"}},
    ]
    done = shared.run("call", "--jsonl", text="\n".join(json.dumps(line) for line in lines) + "\nnot json\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, 2, 3, None]
    assert [("result" in row) for row in rows] == [True, False, True, False]
    assert set(rows[1]["error"]) == {"kind", "message", "hint"}
