"""The library's wall: looked at, searched, chosen from; by mouse, by keys, without scripts."""

import re
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.conftest import SMALL, Studio

Look = Callable[[Page], None]
# Tells what has come near or gone only every half second, everything since in one go, as a browser does that has no time.
BUSY = """
  const Observer = IntersectionObserver;
  window.IntersectionObserver = class extends Observer {
    constructor(tell, options) {
      const seen = [];
      super((entries) => {
        if (!seen.length) setTimeout(() => tell(seen.splice(0), this), 500);
        seen.push(...entries);
      }, options);
    }
  };
"""
WITHOUT_SCRIPTS = pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)


def _token(client: httpx2.Client) -> str:
    found = re.search(r'name="form_token" value="(\w+)"', client.get("/studio").text)
    assert found
    return found[1]


def _drawn(studio: Studio, words: str) -> tuple[str, str]:
    made = studio.call("generate_image", prompt=words, size=SMALL, fresh=True)
    return made["image"]["image_id"], made["conversation_id"]


def test_chosen_pictures_and_their_bar_are_accessible(tab: Page, look: Look, drawn: str) -> None:
    assert drawn
    tab.set_viewport_size({"width": 360, "height": 900})
    tab.goto("/studio/library")
    tab.get_by_role("checkbox", name="Choose").first.check()
    expect(tab.locator("#count")).to_have_text("One chosen")
    look(tab)


@pytest.mark.parametrize("script", ["", BUSY], ids=["idle", "busy"])
def test_the_wall_comes_part_by_part_and_lets_go_of_what_is_far(tab: Page, long: str, script: str) -> None:
    assert long
    tab.add_init_script(script)
    tab.goto("/studio/library")
    expect(tab.locator(".tile")).to_have_count(60)
    total = int(tab.locator("#total").inner_text().split()[0])
    first = tab.locator(".tile img").first.get_attribute("src")
    parts = 1
    while tab.locator(".onward").count():
        tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        parts += 1
        expect(tab.locator("#wall > .wall")).to_have_count(parts)
    assert parts == -(-total // 60)
    expect(tab.locator(".tile")).not_to_have_count(total)
    assert tab.locator(".tile").count() <= 240
    height = tab.evaluate("document.documentElement.scrollHeight")
    tab.evaluate("scrollTo(0, 0)")
    expect(tab.locator(".tile img").first).to_have_attribute("src", first or "")
    assert tab.evaluate("document.documentElement.scrollHeight") == pytest.approx(height, rel=0.02)


@WITHOUT_SCRIPTS
def test_further_pictures_are_a_link_without_scripts(tab: Page, long: str) -> None:
    assert long
    tab.goto("/studio/library")
    shown = set(tab.locator(".tile img").evaluate_all("all => all.map((one) => one.src)"))
    tab.get_by_role("link", name="More pictures").click()
    tab.wait_for_url("**cursor=**")
    further = set(tab.locator(".tile img").evaluate_all("all => all.map((one) => one.src)"))
    assert (len(shown), len(further)) == (60, 60)
    assert not shown & further


def test_pictures_are_found_by_their_words(tab: Page, studio: Studio) -> None:
    image_id, _ = _drawn(studio, "a purple elephant with an umbrella")
    tab.goto("/studio/library")
    tab.get_by_role("searchbox", name="Search the library").fill("elephant")
    tab.keyboard.press("Enter")
    expect(tab.locator(f'.tile img[src="/studio/thumbs/{image_id}"]')).to_be_visible()
    tab.goto("/studio/library?from=2001-01-01&to=2001-01-02")
    expect(tab.get_by_role("heading", name="Nothing fits")).to_be_visible()


def test_a_star_bookmarks_in_its_place(tab: Page, studio: Studio) -> None:
    _, conversation_id = _drawn(studio, "a brass telescope")
    tab.goto("/studio/library")
    star = tab.locator(f'[data-of="{conversation_id}"] .star')
    star.focus()
    tab.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    assert studio.call("get_conversation", conversation_id=conversation_id)["bookmarked"]


@WITHOUT_SCRIPTS
def test_pictures_are_deleted_after_a_question_without_scripts(tab: Page, look: Look, studio: Studio) -> None:
    image_id, _ = _drawn(studio, "a clay teapot")
    tab.goto("/studio/library")
    tab.locator(f'[value^="{image_id}"]').check(force=True)
    tab.get_by_role("button", name="Delete…").click()
    expect(tab.get_by_role("heading", name="Delete 1 picture?")).to_be_visible()
    assert studio.call("get_image", image_id=image_id)
    tab.get_by_role("button", name="Delete for good").click()
    expect(tab.get_by_text("Deleted, files included.")).to_be_visible()
    assert studio.home.refused("get_image", image_id=image_id)["kind"] == "missing"


def test_thumbnails_are_small_sealed_and_leave_with_the_picture(client: httpx2.Client, studio: Studio) -> None:
    image_id, conversation_id = _drawn(studio, "a paper boat")
    answer = client.get(f"/studio/thumbs/{image_id}")
    assert answer.headers["content-type"] in {"image/jpeg", "image/webp"}
    assert len(answer.content) < 60_000
    kept = next(studio.home.folder.rglob(f"thumbnails/*/{image_id}"))
    assert not kept.read_bytes().startswith(answer.content[:8])
    assert client.get(f"/studio/thumbs/{image_id}").content == answer.content
    again = client.get(f"/studio/thumbs/{image_id}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    studio.call("delete_conversation", conversation_id=conversation_id)
    assert not kept.exists()
    assert client.get(f"/studio/thumbs/{image_id}").status_code == 404


def test_chosen_pictures_are_exported_with_what_was_said(client: httpx2.Client, studio: Studio) -> None:
    image_id, conversation_id = _drawn(studio, "a stone bridge")
    fields = {"form_token": _token(client), "chosen": f"{image_id}.{conversation_id}", "format": "json"}
    headers = {"Sec-Fetch-Site": "same-origin"}
    told = client.post("/studio/library/export", data=fields, headers=headers).text
    assert "Exported." in told
    assert re.search(r"[^<>]+\.json", told)
    none = client.post("/studio/library/export", data={**fields, "chosen": "x"}, headers=headers)
    assert none.status_code == 422 or none.status_code == 400
    assert "No picture is chosen." in none.text
