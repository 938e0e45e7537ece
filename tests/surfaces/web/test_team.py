"""A home of its own, on the team's database: the first journey, what was learned, and everything gone."""

import re
from collections.abc import Callable, Iterator

import httpx2
import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import _made
from tests.surfaces.web.conftest import OURS, SMALL, Studio, started

Look = Callable[[Page], None]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Instead of everybody's, one on PostgreSQL: `client` and `tab` come into it."""
    home = _made(tmp_path_factory.mktemp("team") / "home", "postgres")
    home.start_worker()
    try:
        yield started(home)
    finally:
        home.close()


def test_the_same_journey_on_the_teams_database(client: httpx2.Client) -> None:
    fields = dict(re.findall(r'name="(form_token|once)" value="([^"]+)"', client.get("/studio").text))
    form = {**fields, "prompt": "a lighthouse at dusk, watercolour", "dialogue_mode": "skip"}
    sent = client.post("/studio", data=form, headers=OURS)
    assert sent.status_code == 303, sent.text
    assert client.post("/studio", data=form, headers=OURS).headers["location"] == sent.headers["location"]
    where = sent.headers["location"].partition("?")[0]
    done = client.get(where.replace("/c/", "/events/")).text
    assert '"status": "completed"' in done
    assert "Version 1" in client.get(where).text
    assert client.get(f"{where}/history").status_code == 200


def test_a_learned_rule_is_kept_and_forgotten(tab: Page, studio: Studio, look: Look) -> None:
    for n, (style, rating) in enumerate([("watercolor", "up")] * 4 + [("photo", "down")] * 2):
        made = studio.call("generate_image", prompt=f"a poster of boat {n}, {style}", size=SMALL, fresh=True)
        studio.call("rate_image", image_id=made["image"]["image_id"], rating=rating)
    [rule, *_] = studio.call("get_preferences")["rules"]
    tab.goto("/studio/settings")
    row = tab.locator(".rule-row", has_text=f"{rule['aspect'].capitalize()}: {rule['value']}")
    row.get_by_role("button", name="Keep").click()
    expect(row.locator(".badge")).to_have_text("kept")
    assert studio.call("get_preferences")["rules"][0]["state"] != "learned"
    look(tab)
    tab.get_by_role("button", name="Do not use what was learned").click()
    expect(tab.get_by_role("button", name="Use what was learned again")).to_be_visible()
    row.get_by_role("button", name="Forget").click()
    expect(row).to_have_count(0)
    assert rule["rule_id"] not in {one["rule_id"] for one in studio.call("get_preferences")["rules"]}


def test_deleting_everything_goes_on_beside_the_pages_and_is_watched(tab: Page, studio: Studio, look: Look) -> None:
    for n in range(3):
        studio.call("generate_image", prompt=f"a boat, number {n}", size=SMALL, fresh=True)
    with psycopg.connect(studio.home.environment["IMAGES_MCP_DATABASE_URL"]) as outside:
        outside.execute("select id from conversations for update")  # nobody can delete them for now
        tab.goto("/studio/settings")
        tab.get_by_label("Yes, all conversations and pictures").check()
        tab.get_by_role("button", name="Delete everything").click()
        expect(tab.get_by_role("progressbar", name="conversations are deleted")).to_be_visible()
        expect(tab.get_by_role("button", name="Delete everything")).to_have_count(0)
        assert studio.call("list_conversations")["items"]
        look(tab)
    expect(tab.get_by_text("Deleted, files included.")).to_be_visible()
    assert studio.call("list_conversations")["items"] == []
    assert not list(studio.home.output.rglob("*.png"))
