"""Every journey three ways: by mouse, by keyboard alone (Tab, Enter and Space, nothing focused for it) and without scripts."""

from typing import Protocol

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.surfaces.web.conftest import SMALL, Studio

_FARTHEST = 400


class Hand(Protocol):
    """How somebody gets at what is on a page."""

    def press(self, target: Locator) -> None: ...
    def write(self, target: Locator, words: str) -> None: ...


class Mouse:
    """Points and clicks."""

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, words: str) -> None:
        target.click()
        target.fill(words)


class Keys:
    """Goes from one thing to the next until the right one has the focus."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, target: Locator) -> None:
        self._reach(target)
        kind = target.evaluate("one => one.type || one.tagName")
        self._page.keyboard.press("Space" if kind in {"checkbox", "radio"} else "Enter")

    def write(self, target: Locator, words: str) -> None:
        self._reach(target)
        self._page.keyboard.press("Control+a")
        self._page.keyboard.type(words)

    def _reach(self, target: Locator) -> None:
        """Tab stops once at a group of radio buttons; arrows go on inside it."""
        expect(target).to_be_attached()
        for _ in range(_FARTHEST):
            if target.evaluate("one => one === document.activeElement"):
                return
            inside = target.evaluate("one => one.type === 'radio' && one.name === document.activeElement.name")
            self._page.keyboard.press("ArrowDown" if inside else "Tab")
        pytest.fail(f"{target} is not reached by the Tab key.")


WAYS = [({}, Mouse), ({}, Keys), ({"java_script_enabled": False}, Mouse)]


@pytest.fixture
def hand(tab: Page, way: type[Mouse] | type[Keys]) -> Hand:
    """The mouse or the keyboard."""
    return Keys(tab) if way is Keys else Mouse()


pytestmark = pytest.mark.parametrize(("tab", "way"), WAYS, indirect=["tab"], ids=["mouse", "keys", "no scripts"])


@pytest.fixture
def pear(studio: Studio) -> str:
    """A conversation of its own with one small picture."""
    return str(studio.call("generate_image", prompt="a pear on a plate", size=SMALL, fresh=True)["conversation_id"])


def test_the_library_is_searched_and_a_picture_bookmarked(tab: Page, hand: Hand, studio: Studio, pear: str) -> None:
    tab.goto("/studio/library")
    hand.write(tab.get_by_role("searchbox", name="Search the library"), "pear plate")
    hand.press(tab.get_by_role("button", name="Search", exact=True))
    tab.wait_for_url("**q=pear**")
    tile = tab.locator(f'[data-of="{pear}"]').first
    hand.press(tile.get_by_role("button", name="Bookmark"))
    expect(tile.locator(".star")).to_have_attribute("aria-pressed", "true")
    assert studio.call("get_conversation", conversation_id=pear)["bookmarked"]


def test_a_version_is_named_and_gone_back_to(tab: Page, hand: Hand, studio: Studio, pear: str) -> None:
    studio.call("refine_image", conversation_id=pear, instruction="darker")
    tab.goto(f"/studio/c/{pear}/history")
    hand.press(tab.locator("summary", has_text="Name it"))
    hand.write(tab.get_by_label("Name of this version"), "evening")
    hand.press(tab.locator(".step").get_by_role("button", name="Keep"))
    expect(tab.locator(".step.current")).to_contain_text("“evening”")
    hand.press(tab.get_by_role("button", name="Only go here"))
    expect(tab.locator(".step.current h2")).to_contain_text("Version 1")


def test_of_two_takes_the_second_is_chosen(tab: Page, hand: Hand, studio: Studio) -> None:
    made = studio.call("generate_variations", prompt="a pear, flat", num_variations=2, size=SMALL)
    tab.goto(f"/studio/c/{made['conversation_id']}/compare?g={made['generation_id']}")
    hand.press(tab.get_by_role("button", name="Choose this one").nth(1))
    tab.locator("a.canvas").wait_for()
    now = studio.call("get_conversation", conversation_id=made["conversation_id"])
    assert now["current_image_id"] == made["images"][1]["image_id"]


def test_a_place_is_given_in_numbers_and_changed(tab: Page, hand: Hand, pear: str) -> None:
    tab.goto(f"/studio/c/{pear}/edit")
    hand.write(tab.get_by_role("spinbutton", name="From the left"), "5")
    hand.write(tab.get_by_role("spinbutton", name="Width"), "30")
    hand.write(tab.get_by_label("What should change there?"), "add a balloon")
    hand.press(tab.get_by_role("button", name="Change it"))
    expect(tab.locator(".facts-line strong")).to_have_text("Version 2")
    expect(tab.locator(".lock")).to_contain_text("every pixel is as before")


def test_two_styles_are_mixed_and_drawn(tab: Page, hand: Hand) -> None:
    tab.goto("/studio/styles")
    for name in ("Minimalist", "Blueprint"):
        hand.press(tab.get_by_role("checkbox", name=name, exact=True))
    hand.press(tab.get_by_role("button", name="Mix the chosen ones"))
    tab.wait_for_url("**mix=**")
    hand.write(tab.get_by_label("What should the picture show?"), "a pear")
    hand.press(tab.get_by_role("button", name="Draw it"))
    tab.locator("a.canvas").wait_for()


def test_a_template_is_filled_in_and_drawn(tab: Page, hand: Hand) -> None:
    tab.goto("/studio/templates")
    hand.press(tab.get_by_role("link", name="Linocut animal"))
    tab.wait_for_url("**/templates/linocut-animal**")
    for place in tab.locator(".mixing input[required]").all():
        hand.write(place, "heron")
    hand.press(tab.get_by_role("button", name="Draw it"))
    tab.locator("a.canvas").wait_for()


def test_money_is_looked_at_by_span(tab: Page, hand: Hand, pear: str) -> None:
    assert pear
    tab.goto("/studio/usage")
    hand.press(tab.get_by_role("link", name="Last 7 days"))
    expect(tab.get_by_role("link", name="Last 7 days")).to_have_attribute("aria-current", "page")
    expect(tab.get_by_role("table").first).to_contain_text("draft")


def test_appearance_is_chosen(tab: Page, hand: Hand) -> None:
    hand.press(tab.locator(".menu summary"))
    hand.press(tab.get_by_label("High contrast"))
    hand.press(tab.get_by_role("button", name="Use this"))
    tab.wait_for_load_state()
    expect(tab.locator("html")).to_have_attribute("data-theme", "contrast")
