"""Ratings become rules in plain words, carefully; rules fill what nobody spoke of, visibly; people have the last say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from images_mcp.app import App
from images_mcp.brief import Aspect, Brief, Source, Use
from images_mcp.capabilities.assets.store import About, Image
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.feedback import lens, wording
from images_mcp.capabilities.feedback.learning import record
from images_mcp.capabilities.feedback.looks import Look
from images_mcp.kernel.clock import FixedClock
from images_mcp.operations import Result, local_actor, parse, run
from tests.capabilities.calls import calls
from tests.conftest import Home

ME = local_actor("cli")


async def _image(app: App, use: str = "print_poster", **aspects: str) -> Image:
    """A picture that is there without having been drawn: what counts here is its brief."""
    brief = Brief.model_validate({"use": use, **aspects})
    about = About("", "a kite", brief.model_dump(mode="json"), "A kite.", "brief")
    async with app.db.tx() as tx:
        conversation = await app.conversations.create(tx, ME, "kite", State(brief=brief))
        image = Image(
            app.clock.new_id("img"), conversation, app.clock.new_id("gen"), None, 1, "0" * 64, None, 64, 64, 1, "png",
            "draft", "draft", about, app.clock.now(),
        )  # fmt: skip
        await app.images.add(tx, ME.tenant, ME.user, image)
    return image


async def _do(app: App, name: str, **given: Any) -> dict[str, Any]:
    operation = app.registry.get(name)
    found: Result = await run(app, ME, operation, parse(operation, given))
    return found.model_dump(mode="json")


async def _rate(app: App, stars: int | str, *, words: str | None = None, **aspects: str) -> dict[str, Any]:
    image = await _image(app, **aspects)
    return await _do(app, "rate_image", image_id=image.id, rating=stars, feedback=words)


async def _filled(app: App, use: Use = Use.PRINT_POSTER, **said: str) -> tuple[Brief, tuple[str, ...]]:
    return await lens.apply(app, ME, Brief.model_validate({"subject": "a boat", **said}), use)


async def test_two_ratings_are_no_rule_and_more_become_one_with_its_evidence(app: App) -> None:
    for _ in range(2):
        told = await _rate(app, 5, style="watercolor")
        assert told["rules"] == []
        assert "at least 3" in told["learned"]
    await _rate(app, "down", style="photo")
    told = await _rate(app, "up", style="Aquarell")
    await _rate(app, 1, style="photo")
    told = await _rate(app, 4, style="watercolour")
    assert "prefers watercolor style for posters and print: 4 of 4 times" in told["learned"]
    [rule] = (await _do(app, "get_preferences"))["rules"]
    assert (rule["aspect"], rule["value"], rule["use"], rule["state"]) == (
        "style",
        "watercolor",
        "print_poster",
        "learned",
    )
    assert rule["evidence"]["by_kind"] == {"rated": 4}
    assert len(rule["evidence"]["image_ids"]) == 4


async def test_a_bad_rating_speaks_against_what_was_known(app: App) -> None:
    for _ in range(6):
        await _rate(app, 5, style="watercolor")
    told = (await _rate(app, 1, style="watercolor"))["learned"]
    assert told.startswith("This speaks against what was known: prefers watercolor")
    assert (await _rate(app, 5, style="watercolor"))["learned"].startswith("This fits what was known")
    [rule] = (await _do(app, "get_preferences"))["rules"]
    edited = await _do(app, "update_preferences", edit=[{"rule_id": rule["rule_id"], "value": "Tove Jansson"}])
    assert edited["message"].startswith("Prefers Tove Jansson")


def test_an_elegant_mood_has_its_article() -> None:
    assert wording.told(Look(Aspect.MOOD, "elegant")) == "an elegant mood"
    assert wording.told(Look(Aspect.MOOD, "calm")) == "a calm mood"


async def test_a_rule_fills_only_what_nobody_spoke_of_and_says_so(app: App) -> None:
    for _ in range(5):
        await _rate(app, 5, style="watercolor")
    brief, notes = await _filled(app)
    assert brief.aspects[Aspect.STYLE].source is Source.PREFERENCE
    assert brief.get(Aspect.STYLE) == "watercolor"
    assert "update_preferences" in notes[0]
    for use, said in ((Use.PRINT_POSTER, {"style": "photo"}), (Use.LOGO, {})):
        brief, notes = await _filled(app, use, **said)
        assert brief.get(Aspect.STYLE) == said.get("style")
        assert notes == ()
    german = Brief.model_validate({"subject": "ein Boot", "language": "de"})
    assert (await lens.apply(app, ME, german, Use.PRINT_POSTER))[0].get(Aspect.STYLE) == "Aquarell"
    refused = Brief.model_validate({"subject": "a boat", "must_not": ["watercolor"]})
    assert (await lens.apply(app, ME, refused, Use.PRINT_POSTER))[1] == ()


async def test_what_we_filled_in_ourselves_is_no_evidence(app: App) -> None:
    habit = Brief.model_validate({"use": "print_poster"}).with_(Aspect.STYLE, "woodcut", Source.PREFERENCE, 0.8)
    for _ in range(6):
        image = await _image(app)
        told = replace(image.about, brief=habit.model_dump(mode="json"))
        await app.images.rewrite(ME, image.id, told)
        await _do(app, "rate_image", image_id=image.id, rating=5)
    assert (await _do(app, "get_preferences"))["rules"] == []


async def test_contradiction_and_time_take_a_rule_away(app: App) -> None:
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))
    app.clock.now = clock.now  # type: ignore[method-assign]  # the clock is a fixture here
    for _ in range(5):
        await _rate(app, 5, palette="warm colors")
    assert len((await _do(app, "get_preferences"))["rules"]) == 1
    clock.at += timedelta(days=700)
    assert (await _do(app, "get_preferences"))["rules"] == []
    clock.at -= timedelta(days=700)
    for _ in range(5):
        last = await _rate(app, 1, palette="warm colors")
    assert (await _do(app, "get_preferences"))["rules"] == []
    assert last["rules"] == []


async def test_choices_and_steps_speak_against_what_was_beside_them(app: App) -> None:
    warm, cool = await _image(app, palette="warm colors"), await _image(app, palette="cool colors")
    async with app.db.tx() as tx:
        for _ in range(4):
            others = [cool, again(cool), again(cool)]
            await record(app, tx, ME, "chosen", warm, others=others)
    [rule] = (await _do(app, "get_preferences"))["rules"]
    assert rule["text"] == "prefers warm colors for posters and print: 4 of 4 times"
    async with app.db.tx() as tx:
        for _ in range(5):
            await record(app, tx, ME, "undone", warm, others=[cool])
    assert (await _do(app, "get_preferences"))["rules"] == []


def again(image: Image) -> Image:
    """The same looks once more, as another offer."""
    return replace(image, id=f"{image.id[:-1]}0")


async def test_words_say_which_look_was_meant(app: App) -> None:
    for n in range(5):
        words = "I love the watercolor, but the light is too dramatic"
        told = await _rate(app, 5, words=words, style="watercolor", lighting="dramatic light" if n % 2 else "backlit")
    values = {rule["value"] for rule in told["rules"]}
    assert "watercolor" in values
    assert not any(rule["aspect"] == "lighting" for rule in (await _do(app, "get_preferences"))["rules"])


async def _said_of_good_and_bad(app: App, words: str) -> set[str]:
    """What is learned where these words are said of what is liked, and nothing of what is not."""
    for stars, said in ((5, words), (1, None)) * 6:
        await _rate(app, stars, words=said)
    return {rule["value"] for rule in (await _do(app, "get_preferences"))["rules"]}


@pytest.mark.parametrize("words", ["I love it, more like this!", "me encanta", "fine", "j'adore", "sweet, fantastic"])
async def test_words_that_only_judge_are_no_look(app: App, words: str) -> None:
    assert await _said_of_good_and_bad(app, words) == set()


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("I love the blue, and the watercolor too", {"blue", "watercolor"}),
        ("the watercolor could not be better", {"watercolor"}),
        ("das Aquarell könnte nicht besser sein", {"watercolor"}),
        ("the watercolor is not bad at all", {"watercolor"}),
        ("the watercolor is too heavy", set()),
        ("I don’t like the watercolor", set()),
    ],
)
async def test_praise_counts_for_what_it_names(app: App, words: str, values: set[str]) -> None:
    assert await _said_of_good_and_bad(app, words) == values


async def test_who_likes_everything_has_no_taste(app: App) -> None:
    for style in ("watercolor", "photo", "woodcut", "isometric") * 4:
        await _rate(app, 5, style=style, mood="calm" if style < "p" else "happy")
    assert (await _do(app, "get_preferences"))["rules"] == []


async def test_people_keep_change_forget_and_switch_off(app: App) -> None:
    for _ in range(5):
        await _rate(app, 5, style="watercolor")
    [rule] = (await _do(app, "get_preferences"))["rules"]
    one = rule["rule_id"]
    edited = await _do(app, "update_preferences", edit=[{"rule_id": one, "value": "Linolschnitt", "use": "any"}])
    assert [(r["value"], r["use"], r["state"]) for r in edited["rules"]] == [("woodcut", None, "edited")]
    assert (await _filled(app, Use.LOGO))[0].get(Aspect.STYLE) == "woodcut"
    off = await _do(app, "update_preferences", applied=False)
    assert not off["applied"]
    assert (await _filled(app))[1] == ()
    gone = await _do(app, "update_preferences", applied=True, forget=[one])
    assert gone["rules"] == []
    assert [r["rule_id"] for r in gone["forgotten"]] == [one]
    await _rate(app, 5, style="watercolor")
    assert (await _do(app, "get_preferences"))["rules"] == []
    kept = await _do(app, "update_preferences", keep=[one])
    assert [r["state"] for r in kept["rules"]] == ["kept"]


async def test_somebody_elses_taste_is_not_mine(app: App) -> None:
    for _ in range(5):
        await _rate(app, 5, style="watercolor")
    other = replace(ME, user="somebody")
    assert (await lens.apply(app, other, Brief(), Use.PRINT_POSTER))[1] == ()
    assert (await lens.apply(app, ME, Brief(), Use.PRINT_POSTER))[1] != ()


def test_from_rating_to_the_next_picture_through_the_doors(home: Home, http: httpx2.Client) -> None:
    prompts = [f"a poster of {what}, watercolor" for what in ("a fox", "a boat", "a pear", "an owl")]
    drawn = calls(home, *(("generate_image", {"prompt": p}) for p in prompts))
    for one in drawn:
        image = one["image"]["image_id"]
        answer = http.put(f"/v1/images/{image}/rating", json={"rating": 5})
        assert answer.status_code == 200
    assert "watercolor" in http.get("/v1/preferences").json()["rules"][0]["text"]
    [next_one, wrong, unknown, figures] = calls(
        home,
        ("generate_image", {"prompt": "a poster of a bicycle"}),
        ("rate_image", {"image_id": drawn[0]["image"]["image_id"], "rating": 9}),
        ("update_preferences", {"forget": ["rule_0000000000000000000000"]}),
        ("feedback_statistics", {}),
    )
    assert next_one["brief"]["style"] == {
        "value": "watercolor",
        "source": "preference",
        "confidence": pytest.approx(0.9, abs=0.15),
    }
    assert "watercolor" in next_one["image"]["prompt"]
    assert any("update_preferences" in note for note in next_one["notes"])
    assert wrong["error"]["kind"] == "invalid"
    assert unknown["error"]["kind"] == "missing"
    assert figures["stars"]["5"] == 4
    assert figures["average"] == 5.0
