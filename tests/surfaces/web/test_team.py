"""A home of its own, on the team's database: the first journey, what was learned, and everything gone."""

import re
from collections.abc import Callable, Iterator

import httpx2
import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import _made
from tests.surfaces.web import conftest as web
from tests.surfaces.web.conftest import Studio, started

Look = Callable[[Page], None]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio on PostgreSQL."""
    home = _made(tmp_path_factory.mktemp("team") / "home", "postgres")
    home.start_worker()
    try:
        yield started(home)
    finally:
        home.close()


@pytest.fixture
def visitor(team: Studio) -> Iterator[httpx2.Client]:
    """Somebody who came in, without a browser."""
    with team.client() as made:
        yield made


@pytest.fixture
def window(team: Studio, chromium: Browser) -> Iterator[Page]:
    """A browser tab that came in."""
    page = web.there(web.opened, chromium, team, [])
    yield page
    web.there(page.context.close)


def test_the_same_journey_on_the_teams_database(visitor: httpx2.Client) -> None:
    fields = dict(re.findall(r'name="(form_token|once)" value="([^"]+)"', visitor.get("/studio").text))
    form = {**fields, "prompt": "a lighthouse at dusk, watercolour", "dialogue_mode": "skip"}
    sent = visitor.post("/studio", data=form, headers=web.OURS)
    assert sent.status_code == 303, sent.text
    assert visitor.post("/studio", data=form, headers=web.OURS).headers["location"] == sent.headers["location"]
    where = sent.headers["location"].partition("?")[0]
    done = visitor.get(where.replace("/c/", "/events/")).text
    assert '"status": "completed"' in done
    assert "Version 1" in visitor.get(where).text
    assert visitor.get(f"{where}/history").status_code == 200


def test_a_learned_rule_is_kept_and_forgotten(window: Page, team: Studio, look: Look) -> None:
    for n, (style, rating) in enumerate([("watercolor", "up")] * 4 + [("photo", "down")] * 2):
        made = team.call("generate_image", prompt=f"a poster of boat {n}, {style}", fresh=True)
        team.call("rate_image", image_id=made["image"]["image_id"], rating=rating)
    [rule, *_] = team.call("get_preferences")["rules"]
    window.goto("/studio/settings")
    row = window.locator(".rule-row", has_text=rule["text"])
    row.get_by_role("button", name="Keep").click()
    expect(row.locator(".badge")).to_have_text("kept")
    assert team.call("get_preferences")["rules"][0]["state"] != "learned"
    look(window)
    window.get_by_role("button", name="Do not use what was learned").click()
    expect(window.get_by_role("button", name="Use what was learned again")).to_be_visible()
    row.get_by_role("button", name="Forget").click()
    expect(row).to_have_count(0)
    assert rule["rule_id"] not in {one["rule_id"] for one in team.call("get_preferences")["rules"]}


def test_deleting_everything_goes_on_beside_the_pages_and_is_watched(window: Page, team: Studio, look: Look) -> None:
    for n in range(3):
        team.call("generate_image", prompt=f"a boat, number {n}", fresh=True)
    with psycopg.connect(team.home.environment["IMAGES_MCP_DATABASE_URL"]) as outside:
        outside.execute("select id from conversations for update")  # nobody can delete them for now
        window.goto("/studio/settings")
        window.get_by_label("Yes, all conversations and pictures").check()
        window.get_by_role("button", name="Delete everything").click()
        expect(window.get_by_role("progressbar", name="conversations are deleted")).to_be_visible()
        expect(window.get_by_role("button", name="Delete everything")).to_have_count(0)
        assert team.call("list_conversations")["items"]
        look(window)
    expect(window.get_by_text("Deleted, files included.")).to_be_visible()
    assert team.call("list_conversations")["items"] == []
    assert not list(team.home.output.rglob("*.png"))
