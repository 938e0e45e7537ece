"""The loopback OpenAI refuses what the real one refuses; otherwise nothing tested against it would mean anything."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .server import OpenAIServer

GENERATE = {"model": "gpt-image-2.5-flare", "prompt": "a fox", "size": "1024x1024", "quality": "low"}
TOOL = {"type": "image_generation", "model": "gpt-image-2.5-flare"}
RESPONSE = {"model": "gpt-6-luna", "input": "a fox", "tools": [TOOL]}
OPEN_SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    headers = {"Authorization": "Bearer sk-test-0123456789abcdef"}
    with OpenAIServer() as world, httpx2.Client(base_url=world.base_url, headers=headers, trust_env=False) as made:
        made.post("/responses", json=RESPONSE)
        yield made


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/images/generations", {**GENERATE, "colour": "red"}),
        ("/images/generations", {**GENERATE, "quality": "best"}),
        ("/images/generations", {**GENERATE, "size": "1000x1000"}),
        ("/images/generations", {**GENERATE, "response_format": "b64_json"}),
        ("/images/generations", {**GENERATE, "output_format": "gif"}),
        ("/images/generations", {**GENERATE, "background": "transparent", "output_format": "jpeg"}),
        ("/images/generations", {**GENERATE, "model": "gpt-image-2", "quality": "max"}),
        ("/images/generations", {**GENERATE, "model": "gpt-image-1"}),
        ("/images/generations", {**GENERATE, "n": 11}),
        ("/responses", {**RESPONSE, "tools": [{**TOOL, "quality": "best"}]}),
        ("/responses", {**RESPONSE, "tools": [{"type": "image_generation"}]}),
        ("/responses", {**RESPONSE, "previous_response_id": "resp_unknown"}),
        ("/responses", {**RESPONSE, "prompt_text": "x"}),
        (
            "/responses",
            {
                "model": "gpt-6-luna",
                "input": "{}",
                "text": {"format": {"type": "json_schema", "name": "x", "strict": True, "schema": OPEN_SCHEMA}},
            },
        ),
        ("/moderations", {"model": "omni-moderation-latest"}),
        ("/embeddings", {"model": "text-embedding-3-small", "input": "a", "size": 3}),
    ],
)
def test_what_the_types_or_models_forbid_is_refused_and_not_charged(
    client: httpx2.Client, path: str, body: dict[str, Any]
) -> None:
    before = client.get(client.base_url.join("/control/ledger")).json()["charged_usd"]
    assert client.post(path, json=body).status_code in {400, 404}
    assert client.get(client.base_url.join("/control/ledger")).json()["charged_usd"] == before


def test_no_key_no_picture(client: httpx2.Client) -> None:
    refused = client.post("/images/generations", json=GENERATE, headers={"Authorization": ""})
    assert refused.status_code == 401


def test_published_prices_are_charged(client: httpx2.Client) -> None:
    for quality, tokens in {"low": 196, "medium": 439, "high": 1756, "xhigh": 3122, "max": 7024}.items():
        told = client.post("/images/generations", json={**GENERATE, "quality": quality}).json()
        assert told["usage"]["output_tokens"] == tokens


def test_it_runs_as_a_process_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.world.openai.server", "--port", str(port)]
    server = subprocess.Popen(command, cwd=Path(__file__).parents[3])
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            for _ in range(100):
                try:
                    assert client.post("/control", json={"next": ["cut"], "latency": 0.1}).json() == {}
                    break
                except httpx2.ConnectError:
                    time.sleep(0.1)
            assert client.get("/control/ledger").json()["pending_faults"] == 1
    finally:
        server.terminate()
        server.wait(10)
