"""The guide's pictures of the chat's page, taken as those of the studio are (`tests/surfaces/web/test_guide.py`)."""

from playwright.sync_api import expect

from tests.surfaces.web.apps.conftest import Chat, Server
from tests.surfaces.web.conftest import kept

_WIDTH = 640


def _shown(tab: Chat, name: str) -> None:
    expect(tab.app.get_by_role("heading").first).to_be_visible()
    tab.page.wait_for_load_state("networkidle")
    kept(tab.page.locator("iframe").screenshot(animations="disabled"), name)


def test_questions_in_a_chat_are_as_the_guide_shows_them(tab: Chat, server: Server) -> None:
    tab.page.set_viewport_size({"width": _WIDTH, "height": 520})
    tab.start()
    tab.show(server.call("conversational_image", prompt="a poster for a jazz night", dialogue_mode="quick"))
    _shown(tab, "app-questions")


def test_takes_in_a_chat_are_as_the_guide_shows_them(tab: Chat, server: Server) -> None:
    tab.page.set_viewport_size({"width": _WIDTH, "height": 520})
    tab.start()
    tab.show(server.call("generate_variations", prompt="a red kite over green hills", num_variations=3, seed=5))
    expect(tab.app.locator("img")).to_have_count(3)
    _shown(tab, "app-takes")
