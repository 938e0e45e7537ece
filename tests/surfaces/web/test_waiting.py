"""While something is drawn, when it is done, and when the studio is not there."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.conftest import Studio, post
from tests.world.openai.server import OpenAIServer

Look = Callable[[Page], None]

SPY = """
  document.hasFocus = () => false;
  const note = (what, how) => sessionStorage.setItem(what, how);
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) { note("sound", "heard"); return start.call(this, at); };
  ServiceWorkerRegistration.prototype.showNotification = async (title, about) => note("notice", title + ": " + about.body);
  window.Notification = class {
    static permission = sessionStorage.getItem("granted") ?? "default";
    static async requestPermission() {
      note("asked", "yes");
      return (Notification.permission = sessionStorage.getItem("answer") ?? "granted");
    }
    constructor(title, about) { note("notice", title + ": " + about.body); }
  };
"""
"""The browser's ways to be heard, written down: a browser without a screen has none."""


def _heard(tab: Page, what: str) -> str | None:
    found: str | None = tab.evaluate(f"sessionStorage.getItem({what!r})")
    return found


def _begin(tab: Page, words: str) -> None:
    tab.goto("/studio")
    tab.fill("#prompt", words)
    tab.locator(".more summary").first.click()
    tab.select_option("#dialogue_mode", "skip")
    tab.get_by_role("button", name="Begin").click()


def begun(studio: Studio, words: str) -> str:
    """A drawing begun from the studio's first page, which does not wait for it; its id."""
    with studio.client() as client:
        where = post(client, "/studio", prompt=words, dialogue_mode="skip").headers["location"]
    return str(where.partition("?g=")[2])


@pytest.fixture
def held(paying: OpenAIServer) -> Iterator[OpenAIServer]:
    """The next picture sends its preview, then waits for a word."""
    paying.control(held=True, next=[{"do": "held", "on": "/images/"}])
    yield paying
    paying.control(held=False)


def test_a_blurred_preview_is_seen_before_the_picture(tab: Page, held: OpenAIServer, look: Look) -> None:
    _begin(tab, "a green bottle on a shelf, oil painting")
    partial = tab.locator("img.partial")
    expect(partial).to_be_visible()
    assert (partial.get_attribute("src") or "").startswith("data:image/")
    assert "blur" in partial.evaluate("one => getComputedStyle(one).filter")
    assert partial.evaluate("one => one.naturalWidth") > 50
    look(tab)
    held.control(held=False)
    tab.locator("a.canvas").wait_for()
    expect(partial).to_have_count(0)


def test_nobody_is_rung_for_who_did_not_ask_for_it(tab: Page) -> None:
    tab.add_init_script(SPY)
    _begin(tab, "a paper lantern")
    tab.locator("a.canvas").wait_for()
    assert [_heard(tab, what) for what in ("asked", "notice", "sound")] == [None, None, None]


def test_a_notification_and_a_sound_tell_who_asked_for_them(tab: Page, studio: Studio, held: OpenAIServer) -> None:
    del studio
    tab.add_init_script(SPY)
    tab.goto("/studio/settings")
    assert _heard(tab, "asked") is None
    tab.get_by_label("Show a notification").check()
    tab.get_by_label("Play a short sound").check()
    expect(tab.locator("[data-denied]")).to_be_hidden()
    assert _heard(tab, "asked") == "yes"
    tab.evaluate("sessionStorage.setItem('granted', 'granted'); sessionStorage.removeItem('sound')")
    _begin(tab, "a brass bell on a desk")
    tab.locator("img.partial").wait_for()
    tab.locator("h1").click()  # browsers let a page be heard that was touched
    held.control(held=False)
    tab.locator("a.canvas").wait_for()
    assert (_heard(tab, "notice") or "").endswith("The picture is there.")
    assert _heard(tab, "sound") == "heard"
    tab.goto("/studio/settings")
    expect(tab.get_by_label("Play a short sound")).to_be_checked()


@pytest.mark.parametrize("tab", [{"reduced_motion": "reduce"}], indirect=True, ids=["still"])
def test_where_motion_is_reduced_there_is_no_sound(tab: Page) -> None:
    tab.add_init_script(SPY)
    tab.goto("/studio/settings")
    tab.get_by_label("Play a short sound").check()
    _begin(tab, "a quiet pond")
    tab.locator("a.canvas").wait_for()
    assert _heard(tab, "sound") is None


def test_a_browser_that_refuses_is_told_of_in_words(tab: Page, look: Look) -> None:
    tab.add_init_script(SPY)
    tab.goto("/studio/settings")
    tab.evaluate("sessionStorage.setItem('answer', 'denied')")
    tab.get_by_label("Show a notification").click()
    expect(tab.locator("[data-denied]")).to_be_visible()
    expect(tab.get_by_label("Show a notification")).not_to_be_checked()
    look(tab)


def test_without_the_studio_the_installed_app_says_so_and_comes_back(tab: Page, look: Look) -> None:
    tab.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tab.context.set_offline(True)
    tab.goto("/studio/library")
    expect(tab.get_by_role("heading", name="The studio is not running")).to_be_visible()
    assert tab.evaluate("getComputedStyle(document.body).fontFamily").startswith("Manrope")  # styles are kept, too
    assert tab.locator("[name=form_token]").count() == 0  # and nothing of anybody's
    look(tab)
    tab.context.set_offline(False)
    tab.get_by_role("link", name="Try again").click()
    expect(tab.locator("#prompt")).to_be_visible()
