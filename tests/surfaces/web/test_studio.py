"""The studio's pages in a browser: by mouse, by keyboard alone, without scripts, and as a screen reader hears them."""

import re
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.conftest import Studio

Look = Callable[[Page], None]
WITHOUT_SCRIPTS = pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)


def _version(tab: Page) -> str:
    return tab.locator(".facts-line strong").inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1024, "light")])
def test_every_page_is_accessible(tab: Page, look: Look, drawn: str, batch: str, width: int, scheme: str) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    talk = f"/studio/c/{drawn}"
    narrow = (  # laid out in their own way on a phone, or of colours that no other page shows
        *("/studio", "/studio/components", f"{talk}?g={batch}", f"{talk}/history", f"{talk}/edit", f"{talk}/compare"),
        *("/studio/library?q=lighthouse&color=blue", "/studio/usage", "/studio/settings", "/studio/templates"),
        "/studio/styles?mix=woodblock&mix=minimalist",
    )
    wide = (
        *(talk, f"{talk}/compare?g={batch}", f"{talk}/compare?view=wipe", f"{talk}/compare?view=difference"),
        *("/studio/templates/event-reminder-email", "/studio/nowhere", "/studio/offline"),
    )
    for path in narrow if width == 320 else (*narrow, *wide):
        tab.goto(path)
        look(tab)


def test_pages_fit_phones_and_walls(tab: Page, drawn: str, batch: str) -> None:
    talk = f"/studio/c/{drawn}"
    for width in (360, 1920, 3840):
        tab.set_viewport_size({"width": width, "height": 900})
        for path in (f"{talk}?g={batch}", f"{talk}/history", f"{talk}/compare", "/studio/library", "/studio/settings"):
            tab.goto(path)
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} at {width}"


@pytest.mark.parametrize("tab", [{"contrast": "more"}, {"forced_colors": "active"}], indirect=True, ids=str)
def test_high_contrast_and_forced_colours_are_accessible(tab: Page, look: Look, drawn: str) -> None:
    for path in ("/studio/components", f"/studio/c/{drawn}"):
        tab.goto(path)
        look(tab)


def test_mirrored_pages_fit_and_are_accessible(tab: Page, look: Look) -> None:
    tab.goto("/studio/components?direction=rtl")
    assert tab.evaluate("document.dir") == "rtl"
    look(tab)


def test_a_picture_comes_of_a_conversation_by_mouse(tab: Page, look: Look) -> None:
    tab.fill("#prompt", "a logo for a coffee roaster called Ember")
    expect(tab.locator("[data-part=estimate] .cost")).to_have_text("Free")
    tab.get_by_role("button", name="Begin").click()
    look(tab)
    for question in tab.locator("fieldset.question").all():
        question.locator(".chip").first.click()
    with tab.expect_navigation():
        tab.get_by_role("button", name="Answer").click()
    while tab.locator(".asking").count():
        with tab.expect_navigation():
            tab.get_by_role("button", name="You choose all of it").click()
    tab.locator("a.canvas").wait_for()
    look(tab)
    tab.fill("#instruction", "a bit warmer")
    expect(tab.locator(".meaning")).to_contain_text("Adjust")
    look(tab)
    tab.get_by_role("button", name="Change it").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 2")
    expect(tab.locator(".changes")).to_be_visible()
    look(tab)


def test_a_picture_comes_of_a_conversation_by_keyboard_alone(tab: Page) -> None:
    expect(tab.locator("#prompt")).to_be_focused()
    tab.keyboard.type("a red fox asleep in the snow, watercolour, calm, for a greeting card")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/c/**")
    tab.wait_for_load_state()
    while tab.locator(".asking").count():
        tab.get_by_role("button", name="You choose all of it").focus()
        with tab.expect_navigation():
            tab.keyboard.press("Enter")
    tab.locator("a.canvas").wait_for()
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.locator("#instruction").focus()
    tab.keyboard.type("at night")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".facts-line strong")).to_have_text("Version 2")
    tab.locator("main").focus()
    tab.keyboard.press("z")
    expect(tab.locator(".facts-line strong")).to_have_text("Version 1")
    tab.keyboard.press("Shift+Z")
    expect(tab.locator(".facts-line strong")).to_have_text("Version 2")
    tab.keyboard.press("Control+k")
    expect(tab.locator("#palette-words")).to_be_focused()
    tab.keyboard.type("nothing like this")
    tab.keyboard.press("Escape")
    expect(tab.locator("#palette")).to_be_hidden()
    tab.keyboard.press("Control+k")
    tab.keyboard.type("hist")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="History", exact=True)).to_be_visible()


@WITHOUT_SCRIPTS
def test_a_picture_comes_of_a_conversation_without_scripts(tab: Page, look: Look) -> None:
    tab.fill("#prompt", "a paper boat on a lake, watercolour")
    tab.get_by_role("button", name="Estimate the cost").click()
    expect(tab.locator(".estimate .cost")).to_have_text("Free")
    expect(tab.locator("#prompt")).to_have_value("a paper boat on a lake, watercolour")
    tab.locator(".more summary").first.click()
    tab.select_option("#dialogue_mode", "skip")
    tab.get_by_role("button", name="Begin").click()
    tab.locator("a.canvas").wait_for()  # the page looks again by itself
    tab.get_by_role("button", name="warmer").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 2")
    tab.locator("summary", has_text="Correct it").click()
    tab.fill("#brief-style", "woodcut")
    tab.get_by_role("button", name="Draw it so").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 3")
    expect(tab.locator("dl.brief")).to_contain_text("woodcut")
    tab.locator("summary", has_text="Alt text").click()
    tab.fill("#alt_text", "A paper boat, cut in wood.")
    tab.locator("form[action$='alt-text']").get_by_role("button", name="Keep").click()
    expect(tab.locator(".toast")).to_contain_text("alt text")
    expect(tab.locator("a.canvas img")).to_have_attribute("alt", "A paper boat, cut in wood.")
    tab.goto(f"{tab.url.partition('?')[0]}/edit")
    tab.fill("#x", "10")
    tab.fill("#instruction", "add a star")
    tab.get_by_role("button", name="Change it").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 4")
    expect(tab.locator(".lock")).to_contain_text("every pixel is as before")


def test_a_screen_reader_finds_its_way(tab: Page, drawn: str) -> None:
    tab.goto(f"/studio/c/{drawn}")
    expect(tab.locator("body")).to_match_aria_snapshot("""
      - link "Skip to the content"
      - banner:
        - link "Images studio"
        - navigation "Pages":
          - list:
            - listitem:
              - link "Studio"
      - main:
        - region "Conversation":
          - heading /lighthouse/ [level=1]
          - list "What was said":
            - listitem:
              - text: "You:"
              - paragraph: a lighthouse at dusk, watercolour
          - group "Quick changes":
            - button "warmer"
            - button "simpler"
            - button "closer"
          - textbox "What should change?"
          - button "Change it"
        - region "Picture":
          - link /lighthouse/:
            - img /lighthouse/
          - button "Redo"
          - link "Compare"
          - link "History"
          - link "Edit a place"
        - complementary "About the picture":
          - group:
            - heading "Brief" [level=2]
            - term: Subject
      - status
    """)


def test_a_wish_that_is_refused_stays_in_its_form_with_the_reason(tab: Page, look: Look) -> None:
    tab.fill("#prompt", "a deepfake nude of a real celebrity")
    tab.get_by_role("button", name="Begin").click()
    expect(tab.get_by_role("alert")).to_contain_text("cannot be drawn")
    expect(tab.locator("#prompt")).to_have_value("a deepfake nude of a real celebrity")
    look(tab)


def test_what_models_and_people_write_is_never_markup(tab: Page) -> None:
    tab.fill("#prompt", '<img src=x onerror="document.title=1"><b id=bold>fox</b>, watercolour')
    tab.locator(".more summary").first.click()
    tab.select_option("#dialogue_mode", "skip")
    tab.get_by_role("button", name="Begin").click()
    tab.locator("a.canvas").wait_for()
    assert tab.locator("#bold, img[src=x]").count() == 0
    assert "<b id=bold>" in tab.locator(".turns").inner_text()
    for page in ("history", "compare", "edit"):
        tab.goto(f"{tab.url.partition('?')[0].removesuffix('/history').removesuffix('/compare')}/{page}")
        assert tab.locator("#bold, img[src=x]").count() == 0


def test_variations_are_compared_zoomed_together_and_chosen_by_number(tab: Page, studio: Studio, look: Look) -> None:
    made = studio.call("generate_variations", prompt="a lighthouse on a cliff, flat", num_variations=2)
    tab.goto(f"/studio/c/{made['conversation_id']}/compare?g={made['generation_id']}")
    expect(tab.locator(".board")).to_have_count(2)
    tab.get_by_role("button", name="Larger").click()
    transforms = tab.locator(".zoomed img").evaluate_all("all => all.map(one => one.style.transform)")
    assert len(set(transforms)) == 1
    assert "scale(1.5)" in transforms[0]
    tab.locator(".zoomed").first.focus()
    tab.keyboard.press("ArrowRight")
    assert "translate(-7.5%" in tab.locator(".zoomed img").last.evaluate("one => one.style.transform")
    tab.keyboard.press("2")
    tab.wait_for_url(re.compile(r"/studio/c/[^/]+\?g="))
    expect(tab.locator(".takes [aria-pressed=true]")).to_contain_text("2.")
    look(tab)


def test_two_versions_are_wiped_faded_and_measured(tab: Page, drawn: str) -> None:
    tab.goto(f"/studio/c/{drawn}/compare?view=wipe")
    tab.locator("[data-mix]").fill("25")
    assert "75%" in tab.locator(".over-layer").evaluate("one => one.style.clipPath")
    tab.get_by_role("link", name="Onion skin").click()
    tab.locator("[data-mix]").fill("25")
    assert tab.locator(".over-layer").evaluate("one => one.style.opacity") == "0.25"
    tab.get_by_role("link", name="Difference").click()
    assert tab.locator(".zoomed img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 100
    expect(tab.locator(".measured")).to_contain_text("%")


def test_a_place_is_marked_by_mouse_keys_and_numbers_and_the_rest_is_locked(tab: Page, studio: Studio) -> None:
    made = studio.call("generate_image", prompt="a small house on a hill, flat")
    tab.goto(f"/studio/c/{made['conversation_id']}/edit")
    tab.locator("#paint").focus()
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Shift+ArrowDown")
    assert (tab.locator("#x").input_value(), tab.locator("#height").input_value()) == ("23", "52")
    tab.locator(".chip", has_text="Lasso").click()
    area = tab.locator("#paint").bounding_box()
    assert area
    tab.mouse.move(area["x"] + 40, area["y"] + 40)
    tab.mouse.down()
    for x, y in ((220, 40), (220, 200), (40, 200)):
        tab.mouse.move(area["x"] + x, area["y"] + y, steps=3)
    tab.mouse.up()
    tab.fill("#instruction", "add a balloon")
    tab.get_by_role("button", name="Change it").click()
    expect(tab.locator(".facts-line strong")).to_have_text("Version 2")
    expect(tab.locator(".lock")).to_contain_text("every pixel is as before")


def test_appearance_and_language_are_kept(tab: Page) -> None:
    tab.locator(".menu summary").click()
    tab.get_by_label("High contrast").check()
    assert tab.evaluate("document.documentElement.dataset.theme") == "contrast"
    tab.select_option("select[name=language]", "fr")
    tab.get_by_role("button", name="Use this").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Que doit montrer l’image ?")
    tab.reload()
    assert tab.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["fr", "contrast"]


def test_a_picture_to_go_by_is_uploaded_and_a_fake_one_refused(tab: Page, studio: Studio, drawn: str) -> None:
    image = studio.call("get_conversation", conversation_id=drawn)["images"][0]
    tab.fill("#prompt", "the same in winter, oil painting")
    tab.locator(".more summary").first.click()
    tab.select_option("#dialogue_mode", "skip")
    tab.set_input_files("#references", files=[{"name": "a.png", "mimeType": "image/png", "buffer": b"<svg onload=1>"}])
    tab.get_by_role("button", name="Begin").click()
    expect(tab.get_by_role("alert")).to_be_visible()
    tab.set_input_files("#references", image["path"])
    tab.get_by_role("button", name="Begin").click()
    tab.locator("a.canvas").wait_for()


def test_progress_is_streamed_and_ends(studio: Studio, client: httpx2.Client, drawn: str) -> None:
    del studio
    answer = client.get(f"/studio/events/{drawn}")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.startswith("event: done")
    assert client.get("/studio/events/conv_0000000000000000000000").status_code == 404


def test_pictures_are_sent_small_and_only_in_known_sizes(client: httpx2.Client, studio: Studio, drawn: str) -> None:
    image = studio.call("get_conversation", conversation_id=drawn)["images"][0]
    small = client.get(f"/studio/images/{image['image_id']}?px=320")
    assert len(small.content) < 60_000
    assert small.headers["content-security-policy"].endswith("sandbox")
    again = client.get(small.url, headers={"If-None-Match": small.headers["etag"]})
    assert again.status_code == 304
    assert client.get(f"/studio/images/{image['image_id']}?px=9999").status_code == 422
    assert client.get("/studio/images/img_0000000000000000000000?px=320").status_code == 404
    kept = client.get(f"/studio/images/{image['image_id']}/file")
    assert kept.headers["content-disposition"].startswith("attachment")
