"""Looks and templates: mixed, filled in, previewed and drawn; with scripts and without."""

import base64

import httpx2
import pytest
from playwright.sync_api import Page, Route, expect

from tests.surfaces.web.conftest import Studio

WITHOUT_SCRIPTS = pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
DRAFT = "[data-drawn] img"


def test_the_draft_follows_the_sliders(tab: Page) -> None:
    tab.goto("/studio/styles?mix=woodblock&mix=minimalist")
    before = tab.locator(DRAFT).get_attribute("src") or ""
    tab.get_by_label("Strength").focus()
    tab.keyboard.press("Home")
    expect(tab.locator(DRAFT)).not_to_have_attribute("src", before)


@pytest.mark.parametrize("tab", [{"locale": "de-DE"}], indirect=True, ids=["de"])
def test_styles_and_categories_are_called_by_their_names_in_the_language(tab: Page) -> None:
    tab.goto("/studio/styles?mix=woodcut")
    expect(tab.get_by_role("heading", name="Fotografisch")).to_be_visible()
    expect(tab.get_by_role("checkbox", name="Ölgemälde")).to_have_count(1)
    expect(tab.get_by_label("Holzschnitt", exact=True).first).to_be_visible()
    tab.goto("/studio/templates")
    expect(tab.get_by_role("link", name="Jahreszeiten und Feste")).to_be_visible()


@WITHOUT_SCRIPTS
def test_a_template_is_previewed_and_drawn_without_scripts(tab: Page) -> None:
    tab.goto("/studio/templates/event-reminder-email")
    for place in tab.locator(".mixing input[required]").all():
        place.fill("4" if place.get_attribute("type") == "number" else "Harvest feast")
    tab.get_by_role("button", name="Preview").click()
    expect(tab.locator(DRAFT)).to_be_visible()
    tab.get_by_role("button", name="Draw it").click()
    tab.locator("a.canvas").wait_for()


def test_a_presets_sample_is_a_small_picture(client: httpx2.Client) -> None:
    answer = client.get("/studio/samples/woodblock")
    assert answer.headers["content-type"] == "image/jpeg"
    assert len(answer.content) < 60_000
    assert client.get("/studio/samples/nothing-like-this").status_code == 404


def test_previews_are_free_and_keep_nothing(studio: Studio) -> None:
    parts = [{"style": "woodblock", "weight": 3}, {"style": "minimalist", "weight": 1}]
    told = studio.call("preview_style", parts=parts)
    assert base64.b64decode(told["preview"]).startswith(b"\xff\xd8")
    assert told["message"] == "Drawn with 75 % woodblock, 25 % minimalist."
    assert studio.home.refused("preview_style", parts=[{"style": "woodblock", "weight": 0}])["kind"] == "invalid"
    before = studio.call("list_images")["total"]
    made = studio.call("preview_template", name="event-reminder-email", parameters={"nonsense": "x"})
    assert made["misfits"] == ["nonsense"]
    assert studio.call("list_images")["total"] == before


def test_a_sample_that_has_to_wait_is_asked_for_again(tab: Page) -> None:
    asked: list[str] = []

    def late(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=429) if len(asked) == 1 else route.continue_()

    tab.route("**/studio/samples/minimalist*", late)
    tab.goto("/studio/styles")
    shown = tab.locator("img[data-sample='/studio/samples/minimalist']")
    expect(shown).to_have_js_property("naturalWidth", 480)
    assert len(asked) > 1  # more often where the samples before it take their time
