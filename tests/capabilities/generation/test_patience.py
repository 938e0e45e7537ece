"""What follows from a picture follows also where nobody waited for it: the worker sees to it, not whoever asked."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from images_mcp.app import App
from images_mcp.operations import local_actor, parse, run
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

ALIKE = {"do": "seed", "seed": 7, "on": "/images", "times": 2}
TWO = {"prompt": "a red kite", "num_variations": 2, "variation_strategy": "style", "quality": "low"}


@pytest.fixture
async def app(paid: Home, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    for name in (n for n in paid.environment if n.startswith(("IMAGES_MCP_", "OPENAI_"))):
        monkeypatch.setenv(name, paid.environment[name])  # the local worker is started with them
    made = App(paid.settings())
    await made.ready()
    yield made
    await made.close()


async def _ask(app: App, name: str, patience: float | None = None, **arguments: Any) -> Any:
    operation = app.registry.get(name)
    return await run(app, local_actor("cli"), operation, parse(operation, arguments), patience=patience)


async def _arrived(app: App, name: str, **arguments: Any) -> Any:
    """Asked for by somebody who does not wait, then looked at when it is there."""
    told = await _ask(app, name, 0, **arguments)
    assert told.status == "running", told
    return await _ask(app, "get_generation", generation_id=told.generation_id, wait_seconds=45)


async def test_of_two_alike_one_is_drawn_again_though_nobody_waits(app: App, world: OpenAIServer) -> None:
    world.control(next=[ALIKE])
    told = await _arrived(app, "generate_variations", **TWO)
    assert (told.status, world.ledger()["images"]) == ("completed", 3)
    assert [one.variation_number for one in told.images] == [1, 2]
    assert told.distinctness["alike"] is None
    assert told.cost.usd == pytest.approx(world.ledger()["charged_usd"])
    assert any("drawn again another way" in note for note in told.notes)
    drawn = await _ask(app, "show_history", conversation_id=told.conversation_id)
    assert len(drawn.versions) == 3


async def test_those_that_differ_are_drawn_once(app: App, world: OpenAIServer) -> None:
    told = await _arrived(app, "generate_variations", **TWO)
    assert (told.status, world.ledger()["images"]) == ("completed", 2)
    assert not any("drawn again" in note for note in told.notes)


async def test_nothing_is_drawn_again_beyond_what_it_may_cost_in_all(app: App, world: OpenAIServer) -> None:
    price = (await _ask(app, "estimate_cost", prompt="a red kite", quality="low", count=2)).usd
    world.control(next=[ALIKE])
    told = await _arrived(app, "generate_variations", **TWO, budget_usd=price * 1.2)
    assert (told.status, world.ledger()["images"]) == ("completed", 2)
    assert told.distinctness["alike"] == 2


async def test_another_take_that_fails_leaves_what_was_there(app: App, world: OpenAIServer) -> None:
    world.control(next=[ALIKE, {"do": "moderation", "on": "/images", "times": 1}])
    told = await _arrived(app, "generate_variations", **TWO)
    assert (told.status, len(told.images), world.ledger()["images"]) == ("completed", 2, 2)


async def test_refining_says_what_somebody_likes_though_they_do_not_wait(app: App) -> None:
    first = await _arrived(app, "generate_image", prompt="a wooden boat", quality="low")
    later = await _arrived(app, "refine_image", image_id=first.image.image_id, instruction="at night", quality="low")
    assert later.image.parent_id == first.image.image_id
    told = await _ask(app, "feedback_statistics")
    assert told.events == {"refined": 1}
