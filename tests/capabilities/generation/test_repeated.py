"""An idempotency key stands for one request, also where its first caller died before hearing the answer."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from images_mcp.app import App
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.operations import local_actor, parse, run
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

ME = local_actor("cli")


async def _run(app: App, name: str, key: str, **arguments: Any) -> Any:
    operation = app.registry.get(name)
    return await run(app, ME, operation, parse(operation, arguments), idempotency_key=key)


@pytest.fixture
async def app(paid: Home, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    for name in (n for n in paid.environment if n.startswith(("IMAGES_MCP_", "OPENAI_"))):
        monkeypatch.setenv(name, paid.environment[name])
    made = App(paid.settings())
    await made.ready()
    yield made
    await made.close()


async def test_a_key_whose_caller_died_brings_its_own_picture_back_and_no_other(app: App, world: OpenAIServer) -> None:
    first = await _run(app, "generate_image", "k", prompt="a red kite", quality="low")
    await app.trail.unclaim(ME, "k")
    again = await _run(app, "generate_image", "k", prompt="a red kite", quality="low", fresh=False)
    assert again.generation_id == first.generation_id
    await app.trail.unclaim(ME, "k")
    with pytest.raises(Problem) as told:
        await _run(app, "generate_image", "k", prompt="a wooden boat", quality="low")
    assert told.value.kind is Kind.CONFLICT
    assert sum(n for path, n in world.ledger()["calls"].items() if "images" in path) == 1
