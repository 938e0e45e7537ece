"""Search finds what was said, in any of five languages, over text that lies sealed in the database."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from images_mcp.app import App
from images_mcp.capabilities.conversations.dates import span
from images_mcp.capabilities.conversations.index import search_entries, search_prefixes, search_tokens, search_vectors
from images_mcp.kernel import colour
from images_mcp.kernel import images as pixels
from images_mcp.operations import local_actor, parse, run
from tests.capabilities.calls import calls, document, titles
from tests.conftest import Home

PEOPLES = document(
    ("Lighthouse in a storm", ["an oil painting of a lighthouse, huge waves"]),
    ("Logo für eine Imkerei", ["ein Logo für unsere Imkerei, mit Wabe"]),
    ("Gato dormido en el sofá", ["un gato dormido en el sofá, acuarela"]),
    ("Affiche du festival de jazz", ["une affiche pour le festival de jazz"]),
    ("雪の中の山小屋", ["雪の中の山小屋を水彩で描いて"]),
    "Quarterly results slide",
)


def _search(query: str, kind: str = "semantic", **more: Any) -> tuple[str, dict[str, Any]]:
    return "search_conversations", {"query": query, "search_type": kind, **more}


def test_words_are_found_by_stem_beginning_and_phrase_in_every_language(bare: Home) -> None:
    _, *found = calls(
        bare,
        ("import_conversations", PEOPLES),
        _search("lighthouses", "text"),
        _search("imker", "text"),
        _search("gatos dormidos", "text"),
        _search("festivals", "text"),
        _search("山小屋", "text"),
        _search('"huge waves"', "text"),
        _search('"waves huge"', "text"),
        _search("zebra", "text"),
    )
    firsts = [titles(one)[:1] for one in found]
    assert firsts == [
        ["Lighthouse in a storm"],
        ["Logo für eine Imkerei"],
        ["Gato dormido en el sofá"],
        ["Affiche du festival de jazz"],
        ["雪の中の山小屋"],
        ["Lighthouse in a storm"],
        [],
        [],
    ]
    assert "huge waves" in found[5]["results"][0]["snippet"]


def test_a_phrase_is_found_however_much_was_said_around_it_and_however_it_is_typed(bare: Home) -> None:
    talk = [f"the lantern glows, take {n}" for n in range(3)]
    held = [(f"Lantern {n}", talk) for n in range(50)]  # more than are opened at once
    last = ("Menu", ["Le café d’Ambre, une lanterne", "to be or not to be"])
    _, *found = calls(
        bare,
        ("import_conversations", document(*held, ("Lantern at the end", [*talk, "a lantern of green glass"]), last)),
        _search('"lantern of green glass"', "text"),
        _search('"cafe d\'ambre"', "text"),
        _search('"to be or not"', "text"),
        _search('"be to or not"', "text"),
    )
    assert [titles(one) for one in found] == [["Lantern at the end"], ["Menu"], ["Menu"], []]


def test_meaning_is_found_without_a_word_in_common_and_across_languages(bare: Home) -> None:
    _, *found = calls(
        bare,
        ("import_conversations", PEOPLES),
        _search("kitten on a couch"),
        _search("beacon by the rough sea"),
        _search("snow in the mountains"),
        _search("Konzertplakat", "hybrid"),
        _search("business presentation"),
        _search("Mieze beim Nickerchen"),
    )
    assert [titles(one)[0] for one in found] == [
        "Gato dormido en el sofá",
        "Lighthouse in a storm",
        "雪の中の山小屋",
        "Affiche du festival de jazz",
        "Quarterly results slide",
        "Gato dormido en el sofá",
    ]
    scores = [hit["score"] for hit in found[0]["results"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_new_title_replaces_the_old_one_in_the_index(bare: Home) -> None:
    [imported] = calls(bare, ("import_conversations", document("Red fox")))
    one = imported["conversation_ids"][0]
    _, _, old, new, tag = calls(
        bare,
        _search("fox"),
        ("update_conversation", {"conversation_id": one, "title": "Blue heron", "tags": ["wetland"]}),
        _search("fox", "text"),
        _search("heron", "text"),
        _search("wetl", "text"),
    )
    assert (titles(old), titles(new), titles(tag)) == ([], ["Blue heron"], ["Blue heron"])


def test_a_drawn_picture_is_found_with_every_filter(home: Home) -> None:
    drawn, plain = calls(
        home,
        ("generate_image", {"prompt": "a poster of a red fox in the snow, watercolor"}),
        ("generate_image", {"prompt": "a photo of a pear on a plate"}),
    )
    conversation, image = drawn["conversation_id"], drawn["image"]["image_id"]
    calls(
        home,
        ("rate_image", {"image_id": image, "rating": 5}),
        ("rate_image", {"image_id": plain["image"]["image_id"], "rating": "down"}),
        ("bookmark_conversation", {"conversation_id": conversation, "on": True}),
    )
    filters: list[dict[str, Any]] = [
        {"style": "watercolour"},
        {"use": "print_poster"},
        {"rating": 4},
        {"rating": "up"},
        {"bookmarked": True},
        {"successful": True},
        {"date": "today", "style": "Aquarell", "rating": 5},
    ]
    for one in calls(home, *(_search("vixen", filters=given) for given in filters)):
        assert [hit["conversation_id"] for hit in one["results"]] == [conversation]
    hit = one["results"][0]
    assert hit["successful"]
    assert hit["image"]["image_id"] == image
    main = colour.palette(pixels.decode(Path(drawn["image"]["path"]).read_bytes()))[0][0]
    [seen] = calls(home, _search("vixen", filters={"color": main}))
    assert conversation in [hit["conversation_id"] for hit in seen["results"]]
    nothing = [
        {"date": "2020"},
        {"use": "logo"},
        {"color": "#00ff00", "bookmarked": True},
        {"rating": 5, "date": "1999-05"},
    ]
    for one in calls(home, *(_search("vixen", filters=given) for given in nothing)):
        assert one["results"] == []
    [quick] = calls(home, ("search_conversations", {"filters": {"successful": True}}))
    assert [hit["conversation_id"] for hit in quick["results"]] == [conversation]


def test_corrected_alt_text_is_found(home: Home) -> None:
    drawn = home.call("generate_image", prompt="a red kite")
    image, own = drawn["image"]["image_id"], drawn["conversation_id"]
    _, before, _, after = calls(
        home,
        _search("kite", "text"),
        _search("walrus", "text"),
        ("update_alt_text", {"image_id": image, "alt_text": "A walrus with a monocle."}),
        _search("walrus", "text"),
    )
    assert before["results"] == []
    assert [hit["conversation_id"] for hit in after["results"]] == [own]


def test_strange_queries_are_answered_or_refused_in_words(bare: Home) -> None:
    calls(bare, ("import_conversations", PEOPLES))
    long, stars, marks, empty, date, colour = calls(
        bare,
        _search("lighthouse " * 9_000, "hybrid"),
        _search("*** %_% ' OR 1=1 --", "text"),
        _search('"" “” ((((', "semantic"),
        ("search_conversations", {}),
        _search("x", filters={"date": "the day after the war"}),
        _search("x", filters={"color": "smell of rain"}),
    )
    assert titles(long)[0] == "Lighthouse in a storm"
    assert stars["results"] == []
    assert "results" in marks
    assert [one["error"]["kind"] for one in (empty, date, colour)] == ["invalid"] * 3


NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("12 May", "2026-05-12", "2026-05-13"),
        ("10 dec", "2025-12-10", "2025-12-11"),
        ("12. Mai 2025", "2025-05-12", "2025-05-13"),
        ("12 de mayo de 2025", "2025-05-12", "2025-05-13"),
        ("le 1er août", "2026-08-01", "2026-08-02"),
        ("5月12日", "2026-05-12", "2026-05-13"),
        ("May 2025", "2025-05-01", "2025-06-01"),
        ("2026/11/21", "2026-11-21", "2026-11-22"),
        ("20261121", "2026-11-21", "2026-11-22"),
        ("21.11.2026", "2026-11-21", "2026-11-22"),
        ("2026-11-21T10:00:00Z", "2026-11-21", "2026-11-22"),
        ("2026-11-21 to 2026-12-05", "2026-11-21", "2026-12-06"),
        ("from 1 May to 3 May", "2026-05-01", "2026-05-04"),
        ("last 5 minutes", "2026-11-22T09:55", "2026-11-23T10:00"),
        ("last 2 months", "2026-09-23T10:00", "2026-11-23T10:00"),
        ("9999 years", "1970-01-01", "2026-11-23T10:00"),
    ],
)
def test_a_date_is_understood_as_it_is_said(said: str, start: str, end: str) -> None:
    expected = tuple(datetime.fromisoformat(when).replace(tzinfo=UTC) for when in (start, end))
    assert span(said, NOW) == expected


def test_dates_in_doubt_or_the_wrong_way_round_are_refused_in_a_sentence(shared: Home) -> None:
    for date in ("31 February", "2026-11-21 or so", "11/12/2026", "10 decades", "today to " * 500):
        assert "cannot be read" in shared.refused("list_images", filters={"date": date})["message"]
    for date in ({"from": "2026-12", "to": "2026-01"}, "2026-12-05 to 2026-11-21"):
        refused = shared.refused("search_conversations", filters={"date": date})
        assert refused["kind"] == "invalid"
        assert "ends before it begins" in refused["message"]


def test_the_same_search_through_http(shared: Home, shared_http: httpx2.Client) -> None:
    calls(shared, ("import_conversations", PEOPLES))
    answer = shared_http.post("/v1/conversations/search", json={"query": "kitten on a couch"})
    assert answer.status_code == 200
    assert titles(answer.json())[0] == "Gato dormido en el sofá"


async def test_nothing_in_the_index_can_be_read_and_owners_do_not_meet(bare: Home, app: App) -> None:
    del bare
    bring, search = app.registry.get("import_conversations"), app.registry.get("search_conversations")
    mine = local_actor("cli")
    other = type(mine)(mine.tenant, "somebody", "cli")
    await run(app, mine, bring, parse(bring, document("Zeppelin over the harbour")))
    for kind in ("text", "semantic", "hybrid"):
        request = parse(search, {"query": "zeppelin", "search_type": kind})
        assert len((await run(app, mine, search, request)).model_dump()["results"]) == 1
        assert (await run(app, other, search, request)).model_dump()["results"] == ()
    async with app.db.read() as connection:
        for table in (search_entries, search_tokens, search_prefixes, search_vectors):
            rows = (await connection.execute(sa.select(table))).all()
            assert rows
            told = json.dumps([[str(v) for v in row] for row in rows]).casefold()
            assert "zeppelin" not in told
            assert "harbour" not in told


async def test_what_an_older_model_understood_is_read_again_and_found_by_meaning(bare: Home, app: App) -> None:
    del bare
    bring, search = app.registry.get("import_conversations"), app.registry.get("search_conversations")
    mine, v = local_actor("cli"), search_vectors.c
    await run(app, mine, bring, parse(bring, PEOPLES))
    async with app.db.tx() as tx:
        await tx.execute(sa.update(search_vectors).values(model="older"))
    request = parse(search, {"query": "kitten on a couch", "search_type": "semantic"})
    await run(app, mine, search, request)  # this notes down what is to be read again
    found = (await run(app, mine, search, request)).model_dump()["results"]
    assert found[0]["title"] == "Gato dormido en el sofá"
    async with app.db.read() as connection:
        left = await connection.scalar(sa.select(sa.func.count()).where(v.model == "older"))
    assert left == 0
