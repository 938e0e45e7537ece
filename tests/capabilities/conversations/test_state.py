"""What a conversation knows: turns taken at once do not undo each other, and the brief is the current picture's."""

import asyncio
from typing import Any

from images_mcp.app import App
from images_mcp.operations import local_actor, parse, run
from tests.conftest import Home


async def _run(app: App, name: str, **arguments: Any) -> Any:
    operation = app.registry.get(name)
    return await run(app, local_actor("cli"), operation, parse(operation, arguments))


async def test_two_answers_given_at_once_are_both_remembered(app: App) -> None:
    asked = await _run(app, "conversational_image", prompt="a lighthouse", dialogue_mode="explorer")
    first, second = (q["aspect"] for q in asked.questions[:2])
    turns = [
        _run(app, "conversational_image", conversation_id=asked.conversation_id, answers={aspect: words})
        for aspect, words in ((first, "quiet amber"), (second, "windswept teal"))
    ]
    await asyncio.gather(*turns)
    known = await _run(app, "get_conversation", conversation_id=asked.conversation_id)
    said = " ".join(
        aspect["value"] for aspect in known.brief.values() if isinstance(aspect, dict) and "value" in aspect
    )
    assert "amber" in said
    assert "teal" in said


def test_the_brief_of_a_conversation_is_that_of_the_variation_chosen(shared: Home) -> None:
    drawn = shared.call("generate_variations", prompt="a kite over a beach", num_variations=2)
    here = drawn["conversation_id"]
    chosen = shared.call("choose_variation", conversation_id=here, variation=2)
    known = shared.call("get_conversation", conversation_id=here)
    assert known["brief"] == chosen["image"]["brief"]
    assert known["brief"] != drawn["images"][0]["brief"]
