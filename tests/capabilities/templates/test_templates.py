"""From a template to a picture, and keeping one's own: through the command line, MCP and REST, on both databases."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from mcp.client import Client
from mcp.client.stdio import stdio_client

from images_mcp.app import App
from images_mcp.capabilities.templates.filling import value_of
from images_mcp.capabilities.templates.template import Parameter
from tests.capabilities.templates.test_documents import GOOD
from tests.conftest import Home

SMALL = {"size": "1024x1024", "model": "draft"}
JAZZ = {"headline": "Blue Hour", "details": "Friday 9 pm"}


def test_a_template_asks_for_what_is_missing_and_draws_when_it_knows(shared: Home) -> None:
    asked = shared.call("use_template", name="jazz-night-poster", **SMALL)
    assert asked["status"] == "needs_input"
    assert [q["aspect"] for q in asked["questions"]] == ["headline", "details"]
    assert asked["questions"][0]["text"] == "What is the evening called, or who plays?"
    drawn = shared.call(
        "use_template",
        conversation_id=asked["conversation_id"],
        answers={"headline": "Blue Hour", "details": "you choose"},
    )
    assert drawn["status"] == "completed"
    assert drawn["conversation_id"] == asked["conversation_id"]
    assert drawn["image"]["brief"]["texts"] == ["Blue Hour", "Friday 9 pm, Kellerbar"]
    assert (drawn["image"]["width"], drawn["image"]["height"]) == (1024, 1024)
    assert "Music night poster" in drawn["notes"][0]


def test_the_conversation_itself_fills_a_template_in(shared: Home) -> None:
    asked = shared.call("use_template", name="counting-page", **SMALL)
    one = shared.call("conversational_image", conversation_id=asked["conversation_id"], answers="1: plenty\n2: apples")
    assert one["status"] == "needs_input"
    assert [q["aspect"] for q in one["questions"]] == ["count"]
    assert "a number is wanted" in one["notes"][0]
    drawn = shared.call("conversational_image", conversation_id=asked["conversation_id"], prompt="five please")
    assert drawn["status"] == "completed"
    assert drawn["image"]["brief"]["count"]["value"] == "5"
    later = shared.call("conversational_image", conversation_id=asked["conversation_id"], prompt="make it brighter")
    assert later["status"] == "completed"
    assert later["image"]["parent_id"] == drawn["image"]["image_id"]


@pytest.mark.parametrize(
    ("answers", "texts"),
    [
        ("1. Blue Hour, live\n2. Doors: 7; ends 9", ["Blue Hour, live", "Doors: 7; ends 9"]),
        ("1) Blue Hour, 2) Friday 9 pm", ["Blue Hour", "Friday 9 pm"]),
    ],
)
def test_a_numbered_list_fills_each_place_with_what_stands_behind_its_number(
    shared: Home, answers: str, texts: list[str]
) -> None:
    asked = shared.call("use_template", name="jazz-night-poster", **SMALL)
    drawn = shared.call("use_template", conversation_id=asked["conversation_id"], answers=answers)
    assert drawn["image"]["brief"]["texts"] == texts


@pytest.mark.parametrize("door", ["use_template", "preview_template"])
def test_a_value_that_is_too_long_is_refused_with_the_limit(shared: Home, door: str) -> None:
    error = shared.refused(door, name="jazz-night-poster", parameters={**JAZZ, "headline": "la " * 400})
    assert error["kind"] == "invalid"
    assert "“headline” has 1,199 characters; at most 1,000 fit" in error["message"]


@pytest.mark.parametrize("said", ["the second one", "option 2", "2.", "②", "die zweite", "no, the second"])
def test_an_option_is_taken_by_pointing_at_it(shared: Home, said: str) -> None:
    known = {"headline": "Part two", "place": said}
    shown = shared.call("preview_template", name="section-divider-slide", parameters=known)
    assert "misfits" not in shown or not shown["misfits"]
    named = shared.call("preview_template", name="section-divider-slide", parameters={**known, "place": "sea"})
    assert shown["prompt"] == named["prompt"]


def test_pointing_at_several_options_is_asked_about(shared: Home) -> None:
    known = {"headline": "Part two", "place": "1 or 2?"}
    assert shared.call("preview_template", name="section-divider-slide", parameters=known)["misfits"] == ["place"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("eighty-five", 85),
        ("fünfundachtzig", 85),
        ("ochenta y cinco", 85),
        ("quatre-vingt-cinq", 85),
        ("八十五", 85),
        ("He turns forty", 40),
        ("3,5", 3.5),
        ("quatre-vingt-dix-sept", 97),
        ("zweitausendsiebenundzwanzig", 2027),
        ("nueve mil novecientos noventa y nueve", 9999),
        ("two thousand and twenty-seven", 2027),
        ("half a dozen", 6),
        ("his fifth birthday", 5),
        ("the twenty-first", 21),
        ("cinq cents", 500),
        ("five cents", 5),
        ("5 cents", 5),
        ("1,200", 1200),
        ("３", 3),
    ],
)
def test_a_number_is_understood_in_digits_and_in_words(said: str, number: float) -> None:
    assert value_of(Parameter(name="age", type="number", prompt="How old?", example=6), said) == number


@pytest.mark.parametrize("said", ["3, 4 or 5", "four or five", "un ou deux", "1.200", "9" * 40, "two and a half"])
def test_several_numbers_or_one_in_doubt_are_asked_about(said: str) -> None:
    assert value_of(Parameter(name="age", type="number", prompt="How old?", example=6), said) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("claro que no", False),
        ("not really", False),
        ("of course not", False),
        ("natürlich nicht", False),
        ("2", False),
        ("いいえ", False),
        ("of course", True),
        ("bien sûr", True),
        ("yes, but not too dark", True),
        ("why not?", True),
        ("もちろん", True),
        ("maybe", None),
    ],
)
def test_yes_and_no_are_heard_anywhere_in_the_first_clause_that_says_either(said: str, meant: bool | None) -> None:
    assert value_of(Parameter(name="dark", type="boolean", prompt="Dark?", example=False), said) is meant


def test_leaving_the_choice_to_us_fills_every_open_place(shared: Home) -> None:
    asked = shared.call("use_template", name="jazz-night-poster", **SMALL)
    drawn = shared.call("use_template", conversation_id=asked["conversation_id"], answers="you choose")
    assert drawn["status"] == "completed"


def test_an_option_is_taken_by_its_number_and_settings_come_from_the_template(shared: Home) -> None:
    drawn = shared.call(
        "use_template",
        name="section-divider-slide",
        parameters={"headline": "Part two", "place": "2", "time": "night"},
        model="draft",
    )
    assert drawn["image"]["brief"]["setting"]["value"] == "sea"
    assert (drawn["image"]["width"], drawn["image"]["height"]) == (1536, 1024)


def test_mistakes_are_told_with_a_way_out(shared: Home) -> None:
    assert "jazz-night-poster" in shared.refused("use_template", name="jazz-night-postr")["hint"]
    error = shared.refused("use_template", name="jazz-night-poster", parameters={"colour_of_hat": "red"})
    assert "headline, details, instrument, color" in error["hint"]
    assert shared.refused("use_template")["kind"] == "invalid"
    assert shared.refused("use_template", name="jazz-night-poster", version=7)["kind"] == "missing"
    refused = shared.call("use_template", name="mascot", parameters={"creature": "a naked child"}, **SMALL)
    assert refused["status"] == "refused"


def test_the_shelf_is_told_in_pages_and_by_category(shared: Home) -> None:
    first = shared.call("list_templates", limit=30)
    assert len(json.dumps(first)) < 60_000
    assert sum(first["categories"].values()) >= 64
    assert first["featured"]["name"]
    names, cursor = [row["name"] for row in first["items"]], first["next_cursor"]
    while cursor:
        page = shared.call("list_templates", limit=30, cursor=cursor)
        names += [row["name"] for row in page["items"]]
        cursor = page["next_cursor"]
    assert len(names) == len(set(names)) >= 64
    seasonal = shared.call("list_templates", category="seasonal")
    assert {row["category"] for row in seasonal["items"]} == {"seasonal"}


def test_a_template_is_shown_with_a_sample_of_its_example(shared: Home) -> None:
    shown = shared.call("show_template", name="mascot")
    assert shown["author"] == "OpenAI Images MCP"
    assert shown["examples"][0]["creature"] == "a penguin"
    assert Path(shown["sample"]).read_bytes()[:4] == b"\x89PNG"
    assert shared.call("show_template", name="mascot")["sample"] == shown["sample"]


def test_suggestions_follow_the_words_or_the_conversation(shared: Home) -> None:
    by_words = shared.call("suggest_templates", prompt="label for homemade strawberry jam")
    assert by_words["suggestions"][0]["name"] == "product-label"
    assert "“label”" in by_words["suggestions"][0]["reason"]
    said = shared.call("conversational_image", prompt="logo for a bicycle workshop", dialogue_mode="skip", **SMALL)
    by_conversation = shared.call("suggest_templates", conversation_id=said["conversation_id"])
    assert by_conversation["suggestions"][0]["name"] == "brand-mark"
    assert shared.refused("suggest_templates")["kind"] == "invalid"


def test_a_picture_becomes_a_template_with_its_words_left_open(shared: Home) -> None:
    said = shared.call("generate_image", prompt="a red fox in the snow, watercolour", **SMALL)
    saved = shared.call("save_template", name="snow-friend", conversation_id=said["conversation_id"])
    assert saved["version"] == 1
    assert "subject" in saved["parameters"]
    drawn = shared.call("use_template", name="snow-friend", parameters={"subject": "a blue owl"}, model="draft")
    assert drawn["status"] == "completed"
    assert "a blue owl" in drawn["image"]["prompt"]
    assert drawn["image"]["brief"]["style"] == {"value": "watercolor", "source": "template", "confidence": 1.0} or (
        drawn["image"]["brief"]["style"]["source"] == "template"
    )
    named = shared.call(
        "save_template", name="snow-friend", conversation_id=said["conversation_id"], places={"weather": "snow"}
    )
    assert (named["version"], named["parameters"]) == (2, ["weather"])
    again = shared.call(
        "save_template", name="snow-friend", conversation_id=said["conversation_id"], places={"weather": "snow"}
    )
    assert again["version"] == 2
    old = shared.call("show_template", name="snow-friend", version=1, sample=False)
    assert "subject" in [p["name"] for p in old["parameters"]]
    error = shared.refused(
        "save_template", name="snow-friend", conversation_id=said["conversation_id"], places={"hat": "a green hat"}
    )
    assert "not in this picture's recipe" in error["message"]


def test_a_template_travels_as_yaml_and_can_be_deleted(shared: Home, tmp_path: Path) -> None:
    saved = shared.call("import_template", document=GOOD)
    assert (saved["name"], saved["version"], saved["parameters"]) == ("my-mug", 1, ["color", "words"])
    document = shared.call("export_template", name="my-mug")["document"]
    file = shared.output / "mug.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(document)
    from_file = shared.call("import_template", path=str(file), name="your-mug")
    assert from_file["name"] == "your-mug"
    own = shared.call("list_templates", own=True)
    assert {"my-mug", "your-mug"} <= {row["name"] for row in own["items"]}
    assert all(row["own"] and row["author"] == "you" for row in own["items"])
    assert shared.call("delete_template", name="my-mug")["versions"] == 1
    assert shared.refused("delete_template", name="my-mug")["kind"] == "missing"
    assert shared.refused("delete_template", name="mascot")["kind"] == "invalid"
    assert shared.refused("import_template", document=GOOD.replace("my-mug", "mascot"))["kind"] == "conflict"
    outside = tmp_path / "outside.yaml"
    outside.write_text(document)
    assert shared.refused("import_template", path=str(outside))["kind"] in {"forbidden", "refused", "missing"}


def test_curated_templates_can_be_taken_away_changed_and_kept_as_ones_own(shared: Home) -> None:
    document = shared.call("export_template", name="mascot")["document"]
    assert "author: OpenAI Images MCP" in document
    changed = document.replace("name: mascot", "name: club-mascot")
    assert shared.call("import_template", document=changed)["version"] == 1
    assert shared.call("show_template", name="club-mascot", sample=False)["author"] == "OpenAI Images MCP"


def test_own_templates_and_their_names_are_sealed(shared: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    if key := shared.environment.get("IMAGES_MCP_MASTER_KEY"):
        monkeypatch.setenv("IMAGES_MCP_MASTER_KEY", key)
    shared.call("import_template", document=GOOD.replace("my-mug", "very-private-mug"))
    rows = _rows(shared, "SELECT name_key, about FROM template_versions")
    assert rows
    for row in rows:
        assert b"private" not in repr(tuple(row)).encode()
        assert b"mug" not in bytes(row[1])


def _rows(home: Home, query: str) -> list[Any]:
    """What a thief of the open database would read."""

    async def read() -> list[Any]:
        app = App(home.settings())
        try:
            await app.ready()
            async with app.db.read() as connection:
                return list(await connection.execute(sa.text(query)))
        finally:
            await app.close()

    return asyncio.run(read())


def test_outcomes_are_counted_for_the_version_that_made_the_picture(shared: Home) -> None:
    shared.call("import_template", document=GOOD.replace("my-mug", "counted-mug"))
    first = shared.call("use_template", name="counted-mug", parameters={"color": "red"}, **SMALL)
    shared.call("use_template", name="counted-mug", parameters={"color": "blue"}, **SMALL)
    changed = shared.call("refine_image", image_id=first["image"]["image_id"], instruction="make it darker")
    assert changed["status"] == "completed"
    shared.call("refine_image", image_id=changed["image"]["image_id"], instruction="make it much darker")
    shared.call("rate_image", image_id=first["image"]["image_id"], rating=2)
    shared.call("rate_image", image_id=first["image"]["image_id"], rating=4)
    outcomes = shared.call("show_template", name="counted-mug", sample=False)["outcomes"]
    assert (outcomes["uses"], outcomes["refined"], outcomes["chosen"], outcomes["ratings"]) == (2, 1, 0, 1)
    assert (outcomes["rating"], outcomes["rating_words"][:8]) == (4.0, "4.0 of 5")
    assert "refined 1 of 2" in outcomes["words"]
    newer = GOOD.replace("my-mug", "counted-mug").replace("on a table", "on a shelf")
    assert shared.call("import_template", document=newer)["version"] == 2
    assert shared.call("show_template", name="counted-mug", sample=False)["uses"] == 0
    assert shared.call("show_template", name="counted-mug", version=1, sample=False)["uses"] == 2


async def test_a_client_without_forms_is_told_to_ask_and_goes_on_with_the_answers(home: Home) -> None:
    async with Client(stdio_client(home.stdio("--toolsets", "creative"))) as client:
        asked = await client.call_tool("openai_use_template", {"name": "jazz-night-poster", **SMALL})
        assert asked.content[0].text.startswith("Ask the user; do not answer for them.")
        assert re.search(r"1\. What is the evening called", asked.content[0].text)
        conversation = asked.structured_content["conversation_id"]
        drawn = await client.call_tool("openai_use_template", {"conversation_id": conversation, "answers": JAZZ})
        assert drawn.structured_content["status"] == "completed"
        assert [block.type for block in drawn.content] == ["text", "image", "resource_link"]


def test_the_service_draws_from_templates_too(shared_http: httpx2.Client) -> None:
    def uses() -> int:
        return int(shared_http.get("/v1/templates/jazz-night-poster", params={"sample": False}).json()["uses"])

    before = uses()
    drawn = shared_http.post(
        "/v1/templates/uses", json={"name": "jazz-night-poster", "parameters": JAZZ, **SMALL}
    ).json()
    assert drawn["status"] == "completed"
    assert uses() == before + 1
    assert (
        shared_http.get("/v1/templates/jazz-night-poster/document")
        .json()["document"]
        .startswith("name: jazz-night-poster")
    )
    assert shared_http.delete("/v1/templates/jazz-night-poster").status_code == 422 or (
        shared_http.delete("/v1/templates/jazz-night-poster").status_code == 400
    )
