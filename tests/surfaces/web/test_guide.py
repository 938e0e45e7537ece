"""The guide's pictures of the studio: taken here, so that they cannot show what is no longer there.

`NEW_SNAPSHOT=1` keeps what is taken; look at the pictures before committing them.
"""

from playwright.sync_api import Locator, Page, expect

from tests.surfaces.web.conftest import Studio, kept


def _shown(tab: Page, what: Locator, name: str) -> None:
    expect(what).to_be_visible()
    tab.wait_for_load_state("networkidle")
    kept(tab.screenshot(animations="disabled"), name)


def test_the_studio_is_as_the_guide_shows_it(tab: Page, studio: Studio) -> None:
    call = studio.call
    first = call("generate_image", prompt="a lighthouse on a cliff at dusk, watercolour", seed=7, fresh=True)
    where = f"/studio/c/{first['conversation_id']}"
    call("refine_image", conversation_id=first["conversation_id"], instruction="a bit warmer")
    call("refine_image", conversation_id=first["conversation_id"], instruction="add a red boat")
    takes = call("generate_variations", prompt="a fox logo for a coffee roaster called Ember", num_variations=3)
    asked = call("conversational_image", prompt="a poster for a jazz night")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"/studio/c/{asked['conversation_id']}")
    _shown(tab, tab.locator(".asking"), "questions")
    tab.goto(where)
    tab.fill("#instruction", "simpler, and at night")
    _shown(tab, tab.locator(".meaning"), "picture")
    tab.goto(f"/studio/c/{takes['conversation_id']}/compare?g={takes['generation_id']}")
    _shown(tab, tab.locator(".board").nth(2), "compare")
    tab.goto(f"{where}/history")
    _shown(tab, tab.locator(".step").nth(2), "history")
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{where}/edit")
    tab.fill("#instruction", "add a full moon")
    _shown(tab, tab.locator("#paint"), "edit")
