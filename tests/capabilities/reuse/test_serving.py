"""What was paid for once is served again, and never where anything that matters differs."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from images_mcp.app import App
from images_mcp.capabilities.reuse.looking import Keys
from images_mcp.kernel.clock import FixedClock
from images_mcp.operations import Actor, local_actor, parse, run
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

WISH = "two cats on a sofa"


class Counter:
    """One installation with a key, in this process; the worker is a process of its own."""

    def __init__(self, app: App, world: OpenAIServer) -> None:
        self.app, self.world = app, world

    async def __call__(self, name: str, actor: Actor | None = None, **arguments: Any) -> Any:
        operation = self.app.registry.get(name)
        return await run(self.app, actor or local_actor("cli"), operation, parse(operation, arguments))

    async def draw(self, prompt: str, **more: Any) -> Any:
        answer = await self("generate_image", prompt=prompt, **{"quality": "low", **more})
        assert answer.status == "completed", answer
        return answer

    @property
    def drawn(self) -> int:
        calls: dict[str, int] = self.world.ledger()["calls"]
        return sum(times for path, times in calls.items() if "images" in path)


@pytest.fixture
async def door(paid: Home, world: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Counter]:
    for name in (n for n in paid.environment if n.startswith(("IMAGES_MCP_", "OPENAI_"))):
        monkeypatch.setenv(name, paid.environment[name])  # the local worker is started with them
    app = App(paid.settings())
    await app.ready()
    yield Counter(app, world)
    await app.close()


async def test_the_same_wish_in_other_words_is_served_and_costs_nothing(door: Counter) -> None:
    first = await door.draw(WISH)
    again = await door.draw("Please draw 2 cats on a couch")
    assert not first.image.reused
    assert again.image.reused
    assert again.image.image_id == first.image.image_id
    assert again.cost.usd == 0
    assert door.drawn == 1
    assert any("fresh" in note for note in again.notes)


async def test_many_words_may_differ_where_the_meaning_does_not(door: Counter) -> None:
    first = await door.draw("an elderly lady feeding ducks beside a pond")
    swapped = await door.draw("ducks feeding an elderly lady beside a pond")
    again = await door.draw("by a pond, an old woman who is giving food to ducks")
    assert not swapped.image.reused
    assert again.image.image_id == first.image.image_id
    assert door.drawn == 2


async def test_what_differs_or_is_asked_for_anew_is_drawn(door: Counter) -> None:
    await door.draw(WISH)
    for prompt, more in (
        ("three cats on a sofa", {}),
        (WISH, {"size": "16:9"}),
        (WISH, {"fresh": True}),
        (f"another one: {WISH}", {}),
    ):
        assert not (await door.draw(prompt, **more)).image.reused, (prompt, more)
    assert door.drawn == 5


@pytest.mark.parametrize("how", ["image", "conversation", "file"])
async def test_a_deleted_picture_is_never_served(door: Counter, how: str) -> None:
    first = await door.draw(WISH)
    if how == "image":
        await door("delete_image", image_id=first.image.image_id)
    elif how == "conversation":
        await door("delete_conversation", conversation_id=first.conversation_id)
    else:
        await asyncio.to_thread(Path(first.image.path).unlink)
    assert not (await door.draw(WISH)).image.reused
    assert door.drawn == 2


async def test_references_are_part_of_the_wish(door: Counter) -> None:
    a, b = await door.draw("a red cup"), await door.draw("a blue cup")
    with_a = await door.draw("a cup like this", reference_images=[a.image.image_id])
    with_b = await door.draw("a cup like this", reference_images=[b.image.image_id])
    again = await door.draw("a cup like this", reference_images=[a.image.image_id])
    assert not with_b.image.reused
    assert again.image.image_id == with_a.image.image_id


async def test_drafts_are_neither_kept_in_mind_nor_served(door: Counter) -> None:
    await door.draw(WISH, model="draft")
    assert not (await door.draw(WISH, model="draft")).image.reused
    assert (await door("cache_statistics")).entries == 0


async def test_statistics_tell_hits_and_what_they_saved_until_the_cache_is_cleared(door: Counter) -> None:
    first = await door.draw(WISH)
    await door.draw(WISH)
    await door.draw("2 cats on a couch")
    told = await door("cache_statistics")
    assert (told.entries, told.drawn, told.hits.exact, told.hits.meaning) == (1, 1, 1, 1)
    assert told.saved_usd == pytest.approx(2 * first.cost.usd)
    assert told.saved_seconds > 0
    assert told.hit_rate == pytest.approx(2 / 3, abs=1e-3)
    assert (await door("clear_cache")).cleared == 1
    assert not (await door.draw(WISH)).image.reused


async def test_an_estimate_offers_what_is_there_and_what_is_close(door: Counter) -> None:
    first = await door.draw("a red fox sleeping under a fern")
    close = (await door("estimate_cost", prompt="a red fox sleeping under two ferns", quality="low")).reuse_offer
    assert close["image_id"] == first.image.image_id
    assert not close["same"]
    assert close["differences"]
    assert close["saves_usd"] == first.cost.usd
    assert (await door("estimate_cost", prompt="a steam engine in a tunnel", quality="low")).reuse_offer is None


async def test_a_question_comes_with_the_offer_of_what_is_close(door: Counter) -> None:
    first = await door.draw("a red fox sleeping under a fern")
    asked = await door("conversational_image", prompt="a red fox sleeping under two ferns")
    assert asked.status == "needs_input"
    assert any(first.image.image_id in step for step in asked.next_steps)


def _files(folder: Path) -> set[str]:
    return {str(p) for p in folder.rglob("*") if p.is_file()}


async def _talked(door: Counter, prompt: str) -> Any:
    return await door("conversational_image", prompt=prompt, dialogue_mode="skip", quality="low")


async def test_a_conversation_goes_on_with_the_picture_it_was_served(door: Counter) -> None:
    first, again = await _talked(door, WISH), await _talked(door, "2 cats on a couch")
    assert (door.drawn, again.cost.usd, again.image.reused) == (1, 0, True)
    assert again.image.reused_from == first.image.image_id
    assert again.conversation_id != first.conversation_id == first.image.conversation_id
    assert again.image.conversation_id == again.conversation_id
    shown = await door("conversational_image", conversation_id=again.conversation_id)
    assert shown.image.image_id == again.image.image_id != first.image.image_id
    assert "used again" in shown.message
    changed = await door("refine_image", image_id=again.image.image_id, instruction="at night", quality="low")
    assert (changed.conversation_id, changed.image.version) == (again.conversation_id, 2)
    await door("rate_image", image_id=again.image.image_id, rating=5)


@pytest.mark.parametrize("gone", ["first", "second"])
async def test_a_picture_served_elsewhere_stays_when_the_other_conversation_is_deleted(
    door: Counter, gone: str
) -> None:
    first, second = await _talked(door, WISH), await _talked(door, "2 cats on a couch")
    lost, left = (first, second) if gone == "first" else (second, first)
    await door("delete_conversation", conversation_id=lost.conversation_id)
    assert _files(door.app.paths.output) == {left.image.path}
    shown = await door("conversational_image", conversation_id=left.conversation_id)
    assert shown.image.image_id == left.image.image_id
    third = await _talked(door, WISH)
    assert (third.image.reused_from, door.drawn) == (left.image.image_id, 1)
    told = await door("cache_statistics")
    assert (told.drawn, told.hits.exact + told.hits.meaning + told.hits.minutes) == (1, 2)
    assert told.saved_usd == pytest.approx(2 * first.cost.usd)
    await asyncio.to_thread(Path(left.image.path).unlink)
    back = await door("get_image", image_id=left.image.image_id)
    assert "it is back now" in back.image.notes[0]
    for one in (left, third):
        await door("delete_conversation", conversation_id=one.conversation_id)
    assert _files(door.app.blobs.root) | _files(door.app.paths.output) == set()


async def test_the_same_wish_in_two_conversations_at_once_is_paid_once(door: Counter) -> None:
    one, other = await asyncio.gather(_talked(door, WISH), _talked(door, WISH))
    assert door.drawn == 1
    assert {one.image.reused, other.image.reused} == {True, False}
    for told in (one, other):
        assert told.image.conversation_id == told.conversation_id


async def test_a_picture_served_where_it_is_already_stands_once(door: Counter) -> None:
    first = await _talked(door, WISH)
    again = await door.draw(WISH)
    assert again.image.image_id == first.image.image_id
    assert again.conversation_id == first.conversation_id
    await door("refine_image", image_id=first.image.image_id, instruction="at night", quality="low")
    later = await door.draw(WISH)
    assert any(f"image_id {first.image.image_id}" in step for step in later.next_steps)


async def test_answers_to_questions_are_part_of_the_wish(door: Counter) -> None:
    async def talk(answer: str) -> Any:
        asked = await door("conversational_image", prompt="a red fox", dialogue_mode="quick", quality="low")
        while asked.status == "needs_input":
            aspects = {q["aspect"]: answer for q in asked.questions}
            asked = await door("conversational_image", conversation_id=asked.conversation_id, answers=aspects)
        return asked

    first, other = await talk("in a dark forest"), await talk("in a bright kitchen")
    assert not first.image.reused
    assert not other.image.reused


async def test_a_picture_is_served_only_to_its_owner_and_only_for_its_time(paid: Home, door: Counter) -> None:
    first = await door.draw(WISH)
    plan = (await door.app.generations.get("local", first.generation_id)).plan
    keys, me = Keys.model_validate(plan["reuse"]), local_actor("cli")
    assert await door.app.reuse.find(me, keys) is not None
    assert await door.app.reuse.find(Actor(me.tenant, "somebody else", "cli"), keys) is None
    later = App(paid.settings(), FixedClock(datetime.now(UTC) + timedelta(days=31)))
    await later.ready()
    assert await later.reuse.find(me, keys) is None
    await later.close()


async def test_beyond_the_size_the_oldest_are_forgotten(paid: Home, door: Counter) -> None:
    for wish in (WISH, "a red fox"):
        await door.draw(wish)
    small = App(paid.settings().model_copy(update={"reuse_size": 1}))
    await small.ready()
    await small.reuse.trim()
    await small.close()
    assert (await door.draw("a red fox")).image.reused
    assert not (await door.draw(WISH)).image.reused


def test_reuse_can_be_switched_off(paid: Home) -> None:
    paid.environment["IMAGES_MCP_REUSE"] = "false"
    paid.call("generate_image", prompt=WISH, quality="low")
    assert not paid.call("generate_image", prompt=WISH, quality="low")["image"]["reused"]


def test_comparing_through_the_command_line_tells_where_wishes_differ(shared: Home) -> None:
    told = shared.call("compare_prompts", a="a red fox in the snow", b="a blue fox in the snow")
    assert not told["same"]
    assert any((row["a"], row["b"]) == ("red", "blue") for row in told["differences"])
