"""The official Inspector, a client we did not write, lists and calls every core tool over stdio."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import node
from tests.conftest import PATIENCE, Home

LOCAL = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)


class Inspector:
    def __init__(self, home: Home, folder: Path, era: str) -> None:
        self._config = folder / "inspector.json"
        launched = {"type": "stdio", **home.stdio().model_dump(include={"command", "args", "env"})}
        self._config.write_text(json.dumps({"mcpServers": {"images": launched}}))
        self._program = node.command("@modelcontextprotocol/inspector", "clients/launcher/build/index.js")
        self._environment = {**home.environment, "MCP_INSPECTOR_SECRET_STORE": "memory"}
        self._era = era

    def ask(self, *arguments: str) -> tuple[dict[str, Any], str]:
        target = ("--cli", "--config", str(self._config), "--server", "images", "--protocol-era", self._era)
        done = subprocess.run(
            [*self._program, *target, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer, done.stderr

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        asked = ("--tool-name", f"openai_{tool}", "--tool-args-json", json.dumps(arguments))
        answer, _ = self.ask("--method", "tools/call", *asked)
        assert not answer.get("isError"), answer
        assert answer["content"][0]["text"]
        told: dict[str, Any] = answer["structuredContent"]
        return told


@pytest.mark.node
@LOCAL
def test_a_client_of_the_earlier_protocol_lists_and_draws(shared: Home, tmp_path: Path) -> None:
    inspector = Inspector(shared, tmp_path, "legacy")
    listed, complaints = inspector.ask("--method", "tools/list", "--strict")
    assert "Warning: tool" not in complaints, complaints
    assert len(listed["tools"]) > 8
    assert inspector.call("generate_image", prompt="a red kite", seed=7)["status"] == "completed"


@pytest.mark.node
@LOCAL
def test_every_core_tool_is_listed_called_and_portable(shared: Home, tmp_path: Path) -> None:
    inspector = Inspector(shared, tmp_path, "modern")
    listed, complaints = inspector.ask("--method", "tools/list", "--strict")
    assert "Warning: tool" not in complaints, complaints
    asked = inspector.call("conversational_image", prompt="a poster", dialogue_mode="guided")
    assert asked["status"] == "needs_input"
    drawn = inspector.call("generate_image", prompt="a red kite", seed=7)
    image_id = drawn["image"]["image_id"]
    assert inspector.call("get_generation", generation_id=drawn["generation_id"])["status"] == "completed"
    assert inspector.call("get_image", image_id=image_id)["image"]["image_id"] == image_id
    assert inspector.call("update_alt_text", image_id=image_id, alt_text="A kite.")["alt_text"] == "A kite."
    assert inspector.call("list_conversations")["items"]
    assert inspector.call("estimate_cost", prompt="a cat")["allowed"] is True
    assert inspector.call("server_status")
    called = "conversational_image generate_image get_generation get_image update_alt_text list_conversations"
    conversation = drawn["conversation_id"]
    refined = inspector.call("refine_image", conversation_id=conversation, instruction="make it darker")
    assert refined["image"]["parent_id"] == image_id
    back = inspector.call("navigate_history", conversation_id=conversation, action="undo")
    assert back["image"]["image_id"] == image_id
    takes = inspector.call("generate_variations", prompt="a red kite", num_variations=2)
    chosen = inspector.call("choose_variation", conversation_id=takes["conversation_id"], variation=2)
    assert chosen["image"]["variation_number"] == 2
    called += " estimate_cost server_status refine_image navigate_history generate_variations choose_variation"
    assert {tool["name"] for tool in listed["tools"]} == {f"openai_{name}" for name in called.split()}
