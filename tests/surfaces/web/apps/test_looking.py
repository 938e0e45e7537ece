"""Looking closer in the app: the whole picture, its own pixels, the alt text, mending, cancelling, long histories."""

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.surfaces.web.apps.conftest import Chat, Server
from tests.surfaces.web.conftest import Studio
from tests.surfaces.web.test_waiting import begun
from tests.world.openai.server import OpenAIServer

Audit = Callable[[Chat], None]
PICTURE = re.compile("^data:image/")


@pytest.fixture(scope="session")
def large(server: Server) -> dict[str, object]:
    """A picture larger than the copies the page loads; nobody changes it."""
    return server.call("generate_image", prompt="a harbour with many boats", size="2048x1536", seed=4)


def test_the_whole_picture_fills_the_screen_where_the_host_can(
    tab: Chat, large: dict[str, object], audit: Audit
) -> None:
    tab.start(availableDisplayModes=["inline", "fullscreen"])
    tab.show(large)
    tab.app.locator(".whole").click()
    expect(tab.app.locator(".zoomed.alone > img")).to_have_attribute("src", PICTURE)
    expect(tab.app.locator("html")).to_have_attribute("data-mode", "fullscreen")
    assert tab.heard("modes") == ["fullscreen"]
    audit(tab)
    tab.app.get_by_role("button", name="Back to the picture").click()
    expect(tab.app.get_by_role("textbox", name="What should change?")).to_be_visible()


def test_zoomed_in_the_pictures_own_pixels_come_as_tiles(tab: Chat, large: dict[str, object]) -> None:
    tab.start()
    tab.show(large)
    tab.app.locator(".whole").click()
    expect(tab.app.locator(".zoomed.alone > img")).to_have_attribute("src", PICTURE)
    assert tab.app.locator(".tiles img").count() == 0
    for _ in range(5):
        tab.app.get_by_role("button", name="Larger").click()
    tile = tab.app.locator(".tiles img").first
    expect(tile).to_have_attribute("src", PICTURE)
    assert tile.evaluate("one => one.decode().then(() => [one.naturalWidth, one.naturalHeight])") == [512, 512]
    layers = tab.app.locator(".zoomed > *").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert layers[0] == pytest.approx(layers[1], abs=1)  # the tiles lie on what they are pieces of
    wide = layers[0]["width"] * 512 / 2048
    assert tile.evaluate("one => one.getBoundingClientRect().width") == pytest.approx(wide, abs=1)
    before = tab.app.locator(".tiles img").count()
    tab.app.locator(".zoomed").focus()
    for _ in range(8):
        tab.app.locator(".zoomed").press("ArrowRight")
    expect(tab.app.locator(".tiles img").nth(before)).to_have_attribute("src", PICTURE)


def test_a_tile_is_a_piece_of_the_saved_file(server: Server, large: dict[str, object]) -> None:
    image = large["structuredContent"]["image"]  # type: ignore[index]  # a result is a tree of anything
    told = server.call("app_pictures", image_ids=[image["image_id"]], tiles=[[3, 2], [0, 0]])
    pieces = [Image.open(io.BytesIO(base64.b64decode(block["data"]))) for block in told["content"][1:]]
    assert [piece.size for piece in pieces] == [(512, 512), (512, 512)]
    whole = Image.open(Path(image["path"])).convert("RGB")
    for piece, box in zip(pieces, ((1536, 1024, 2048, 1536), (0, 0, 512, 512)), strict=True):
        apart = np.abs(np.asarray(piece.convert("RGB"), dtype=int) - np.asarray(whole.crop(box), dtype=int))
        assert apart.mean() < 4  # it is sent as JPEG
    for wrong in ([[4, 0]], [[0, -1]], [[0, 0]] * 13):
        assert server.call("app_pictures", image_ids=[image["image_id"]], tiles=wrong)["isError"]
    assert server.call("app_pictures", image_ids=[image["image_id"]] * 2, tiles=[[0, 0]])["isError"]


def test_alt_text_is_written_and_drafted_again(tab: Chat, server: Server, audit: Audit) -> None:
    drawn = server.call("generate_image", prompt="a small blue teapot", seed=9)
    image = drawn["structuredContent"]["image"]
    image_id, image["alt_text"] = image["image_id"], "something older"
    tab.start()
    tab.show(drawn)
    tab.app.locator("summary", has_text="Alt text").click()
    words = tab.app.get_by_label("What somebody who cannot see it should know")
    expect(words).to_have_value("something older")
    tab.app.get_by_role("button", name="Draft it again").click()
    expect(words).to_have_value(re.compile("teapot"))
    expect(words).to_be_visible()
    words.fill("My grandmother\u2019s teapot.")
    tab.app.get_by_role("button", name="Keep", exact=True).click()
    expect(tab.app.locator(".whole img")).to_have_attribute("alt", "My grandmother\u2019s teapot.")
    assert server.call("get_image", image_id=image_id)["structuredContent"]["image"]["alt_text_source"] == "human"
    expect(tab.app.get_by_role("button", name="Draft it again")).to_have_count(0)
    audit(tab)


def test_a_failed_check_is_mended_for_a_price_that_was_seen(tab: Chat, paying: OpenAIServer, audit: Audit) -> None:
    drawn = tab.server.call("generate_image", prompt="a plain kite poster, colours #ff00cc and #00ff11", quality="low")
    tab.start()
    tab.show(drawn)
    tab.app.locator("summary", has_text="Checks").click()
    spent = paying.ledger()["images"]
    tab.app.get_by_role("button", name="Mend it").click()
    expect(tab.app.get_by_role("heading", name="Mend it?")).to_be_focused()
    audit(tab)
    assert paying.ledger()["images"] == spent
    tab.app.get_by_role("button", name="Draw it for").click()
    expect(tab.app.get_by_role("heading", name="Version 2")).to_be_visible()
    assert paying.ledger()["images"] == spent + 1
    assert "Mend it" in tab.heard("context")[-1]


def test_a_drawing_that_has_left_cannot_be_cancelled_and_still_arrives(
    tab: Chat, studio: Studio, paying: OpenAIServer, audit: Audit
) -> None:
    paying.control(held=True, next=[{"do": "held", "on": "/images/"}])
    generation = begun(studio, "a stone lion")
    running = tab.server.call("get_generation", generation_id=generation, wait_seconds=0)
    assert running["structuredContent"]["status"] == "running"
    tab.start()
    tab.show(running)
    expect(tab.app.get_by_role("heading", name="Drawing")).to_be_visible()
    while not any("/images/" in request["path"] for request in paying.world.requests):
        tab.page.wait_for_timeout(50)
    tab.app.get_by_role("button", name="Cancel").click()
    expect(tab.app.get_by_role("alert")).to_contain_text("It has left already")
    audit(tab)
    paying.control(held=False)
    expect(tab.app.get_by_role("heading", name="Version 1")).to_be_visible()


def test_a_long_history_comes_part_by_part(tab: Chat, server: Server, long: str, audit: Audit) -> None:
    tab.start()
    tab.show(server.call("show_history", conversation_id=long))
    expect(tab.app.locator(".version")).to_have_count(60)
    tab.app.get_by_role("button", name="More versions").click()
    expect(tab.app.locator(".version")).to_have_count(70)
    expect(tab.app.locator(".version").nth(60)).to_be_focused()
    expect(tab.app.get_by_role("button", name="More versions")).to_have_count(0)
    expect(tab.app.locator(".version img").last).to_have_attribute("src", PICTURE)
    audit(tab)


def test_a_history_shown_by_itself_can_be_gone_back_in(tab: Chat, server: Server) -> None:
    drawn = server.call("generate_image", prompt="a clay whistle", seed=3)["structuredContent"]
    server.call("refine_image", conversation_id=drawn["conversation_id"], instruction="make it darker")
    tab.start()
    tab.show(server.call("show_history", conversation_id=drawn["conversation_id"]))
    tab.app.get_by_role("button", name="Go on with this one").click()
    expect(tab.app.get_by_role("heading", name="Version 1")).to_be_visible()
