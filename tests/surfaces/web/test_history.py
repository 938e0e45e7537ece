"""The tree of versions: stepped through, named, replayed; and branched by mouse, by keys, without scripts."""

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.conftest import SMALL, Studio, post
from tests.world.openai.server import OpenAIServer

Look = Callable[[Page], None]
WITHOUT_SCRIPTS = pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)


@pytest.fixture
def kite(studio: Studio) -> str:
    """A conversation of two versions, the second warmer than the first."""
    first = studio.call("generate_image", prompt="a red kite over a field, flat", size=SMALL, fresh=True)
    studio.call("refine_image", conversation_id=first["conversation_id"], instruction="warmer")
    return str(first["conversation_id"])


def _versions(studio: Studio, conversation_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = studio.call("show_history", conversation_id=conversation_id)["versions"]
    return found


def test_the_tree_shows_steps_and_goes_back_names_and_replays(tab: Page, kite: str) -> None:
    tab.goto(f"/studio/c/{kite}/history")
    expect(tab.locator(".step")).to_have_count(2)
    tab.get_by_role("button", name="Only go here").click()
    expect(tab.locator(".step.current h2")).to_contain_text("Version 1")
    tab.locator("summary", has_text="Name it").click()
    tab.get_by_label("Name of this version").fill("first light")
    tab.locator(".step").get_by_role("button", name="Keep").click()
    expect(tab.locator(".step").first).to_contain_text("“first light”")
    tab.keyboard.press("ArrowRight")
    expect(tab.locator("#replayed-said")).to_contain_text("Version 2")
    tab.get_by_role("button", name="Replay").click()
    expect(tab.locator("#replayed-said")).to_contain_text("Version 1")
    tab.get_by_role("button", name="Keep the journey as a page").click()
    expect(tab.locator(".notice")).to_contain_text(".html")
    tab.locator("main").focus()
    with tab.expect_navigation():
        tab.keyboard.press("Shift+Z")
    expect(tab.locator(".step.current h2")).to_contain_text("Version 2")
    tab.locator(".step").first.get_by_role("button", name="Branch from here").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 1")


def test_a_version_dragged_onto_another_makes_its_change_there(tab: Page, studio: Studio, kite: str) -> None:
    studio.call("refine_image", conversation_id=kite, instruction="add a small boat")
    tab.goto(f"/studio/c/{kite}/history")
    tab.locator("#v3 .thumb").drag_to(tab.locator("#v1 .step-said h2"))
    expect(tab.locator(".facts-line strong")).to_have_text("Version 4")
    versions = _versions(studio, kite)
    assert versions[3]["parent_id"] == versions[0]["image_id"]
    assert versions[3]["instruction"] == "add a small boat"


def test_a_version_dragged_onto_the_large_picture_is_gone_on_from(tab: Page, studio: Studio, kite: str) -> None:
    tab.goto(f"/studio/c/{kite}/history")
    tab.locator("#v1 .thumb").drag_to(tab.locator("#drop"))
    expect(tab.locator(".facts-line strong")).to_have_text("Version 1")
    assert [v["current"] for v in _versions(studio, kite)] == [True, False]


def test_what_a_branch_costs_is_seen_before_it_is_drawn(tab: Page, kite: str, paying: OpenAIServer, look: Look) -> None:
    tab.goto(f"/studio/c/{kite}/history")
    spent = paying.ledger()["images"]
    tab.locator("#v2 .thumb").drag_to(tab.locator("#v1 .step-said h2"))
    button = tab.get_by_role("button", name="Draw it there")
    expect(button).to_be_focused()
    expect(tab.locator("#again .cost")).to_contain_text("about $0.")
    expect(tab.locator("#live")).to_contain_text("Ready to draw")
    look(tab)
    assert paying.ledger()["images"] == spent
    button.press("Enter")
    expect(tab.locator(".facts-line strong")).to_have_text("Version 3")
    assert paying.ledger()["images"] == spent + 1


@WITHOUT_SCRIPTS
def test_a_change_is_made_again_without_scripts(tab: Page, studio: Studio, kite: str) -> None:
    tab.goto(f"/studio/c/{kite}/history")
    tab.locator("summary", has_text="Make a change again").click()
    tab.select_option("#step", "2")
    tab.select_option("#onto", "1")
    tab.get_by_role("button", name="Draw it there").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 3")
    versions = _versions(studio, kite)
    assert versions[2]["parent_id"] == versions[0]["image_id"]


@pytest.mark.parametrize("fields", [{"step": "1", "onto": "1"}, {"step": "2", "onto": "9"}, {}])
def test_a_change_or_version_that_is_not_there_is_refused(
    client: httpx2.Client, studio: Studio, drawn: str, fields: dict[str, str]
) -> None:
    answer = post(client, f"/studio/c/{drawn}/branch", **fields)
    assert answer.status_code == 422
    assert "It is not said which change to make where." in answer.text
    assert len(_versions(studio, drawn)) == 3
