"""The app in a chat, through the official bridge under the policy hosts set, on the real MCP server over HTTP."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from images_mcp.surfaces.web.apps import document as made
from tests.surfaces.web.apps.conftest import Chat, Server
from tests.world.openai.server import OpenAIServer

Told = dict[str, Any]
Audit = Callable[[Chat], None]
PICTURE = re.compile("^data:image/")
HOSTILE = '<img src=x onerror="document.title=1"><b>{alt}</b>'


@pytest.fixture(scope="session")
def kite(server: Server) -> Told:
    """Three takes; nobody chooses among them."""
    return server.call("generate_variations", prompt="a red kite over green hills", num_variations=3, seed=5)


@pytest.fixture(scope="session")
def lighthouse(server: Server) -> Told:
    """A second version of a picture; nobody changes it."""
    drawn = server.call("generate_image", prompt="a lighthouse at dusk, watercolour", seed=7)
    conversation_id = drawn["structuredContent"]["conversation_id"]
    return server.call("refine_image", conversation_id=conversation_id, instruction="make it warmer")


def test_only_clients_that_show_apps_are_told_of_them(server: Server) -> None:
    plain = Server(server.studio, {})
    listed = plain.ask("tools/list")["tools"]
    assert all("_meta" not in tool for tool in listed)
    assert len(json.dumps(listed, ensure_ascii=False)) < 14_000
    assert "error" in plain.call("show_history", conversation_id="conv_0000000000000000000000")
    assert "error" in plain.call("app_pictures", image_ids=["img_0000000000000000000000"])
    assert not [r for r in plain.ask("resources/list")["resources"] if r["uri"].startswith("ui:")]
    told = server.ask("tools/list")["tools"]
    shown = {tool["name"] for tool in told if "resourceUri" in tool.get("_meta", {}).get("ui", {})}
    hidden = {tool["name"] for tool in told if tool.get("_meta", {}).get("ui", {}).get("visibility") == ["app"]}
    assert {"openai_conversational_image", "openai_generate_variations", "openai_estimate_cost"} <= shown
    assert hidden == {tool["name"] for tool in told} - {tool["name"] for tool in listed}


def test_the_page_is_small_and_loads_nothing(document: str, server: Server) -> None:
    assert len(document.encode()) < 130_000
    assert "http://" not in document
    assert "https://" not in document
    assert server.ask("resources/read", uri="ui://openai-images/studio-older.html")["contents"][0]["text"] == document
    assert made.version() == made.version.__wrapped__()


def test_questions_come_as_a_form_to_who_shows_it_and_never_wait(server: Server) -> None:
    told = server.call("conversational_image", prompt="a poster for my bakery", dialogue_mode="guided")
    assert told["structuredContent"]["status"] == "needs_input"
    assert "form" in told["content"][0]["text"]


def test_pictures_for_the_page_are_ours_and_small(server: Server, kite: Told) -> None:
    ids = [image["image_id"] for image in kite["structuredContent"]["images"]]
    told = server.call("app_pictures", image_ids=ids, px=2048)
    assert [block["type"] for block in told["content"]] == ["text", "image", "image", "image"]
    assert sum(len(block.get("data", "")) for block in told["content"]) < 900_000
    assert server.call("app_pictures", image_ids=["img_0000000000000000000000"])["isError"]
    assert server.call("app_pictures", image_ids=["../../etc/passwd"])["isError"]
    assert server.call("app_pictures", image_ids=ids, px=90_000)["isError"]
    assert server.call("app_pictures", image_ids=ids, difference=True)["isError"]


def test_questions_are_answered_in_the_form_and_the_picture_appears(tab: Chat, server: Server, audit: Audit) -> None:
    tab.start()
    tab.show(server.call("conversational_image", prompt="a poster for my bakery", dialogue_mode="quick"))
    expect(tab.app.get_by_role("heading", name="A few questions")).to_be_visible()
    audit(tab)
    tab.app.get_by_role("radio").first.check(force=True)
    tab.app.locator('[name="words.style"]').fill("a linocut")
    tab.app.get_by_role("button", name="Answer", exact=True).click()
    expect(tab.app.get_by_role("heading", name="Version 1")).to_be_focused()
    expect(tab.app.locator(".whole img")).to_have_attribute("src", PICTURE)
    audit(tab)
    assert "linocut" in tab.heard("context")[-1]
    tab.app.get_by_role("button", name="Brief").click()
    expect(tab.app.get_by_label("Style", exact=True)).to_have_value("a linocut")
    audit(tab)
    tab.app.get_by_label("Style", exact=True).fill("a woodcut")
    tab.app.get_by_role("button", name="Draw it so").click()
    expect(tab.app.get_by_role("heading", name="Version 2")).to_be_visible()


def test_choosing_the_second_variation_moves_the_conversation(tab: Chat, server: Server, audit: Audit) -> None:
    takes = server.call("generate_variations", prompt="a fox logo", num_variations=2, seed=3)
    wanted = takes["structuredContent"]["images"][1]["image_id"]
    tab.start()
    tab.show(takes)
    expect(tab.app.locator(".takes img").nth(1)).to_have_attribute("src", PICTURE)
    audit(tab)
    tab.app.locator(".takes button").first.press("2")
    expect(tab.app.locator(".whole")).to_be_visible()
    history = server.call("show_history", conversation_id=takes["structuredContent"]["conversation_id"])
    assert history["structuredContent"]["current"] == wanted
    assert "variation 2" in tab.heard("context")[-1]


def test_a_change_in_words_then_undo_in_the_history(tab: Chat, server: Server, audit: Audit) -> None:
    drawn = server.call("generate_image", prompt="a paper boat", seed=2)
    conversation_id = drawn["structuredContent"]["conversation_id"]
    tab.start()
    tab.show(drawn)
    tab.app.get_by_role("textbox", name="What should change?").fill("make it darker")
    tab.app.get_by_role("textbox", name="What should change?").press("Enter")
    expect(tab.app.get_by_role("heading", name="Version 2")).to_be_visible()
    tab.app.get_by_role("button", name="History").click()
    expect(tab.app.locator(".version")).to_have_count(2)
    expect(tab.app.locator(".version img").last).to_have_attribute("src", PICTURE)
    audit(tab)
    tab.app.get_by_role("button", name="Undo").click()
    expect(tab.app.get_by_role("heading", name="Version 1")).to_be_visible()
    history = server.call("show_history", conversation_id=conversation_id)["structuredContent"]
    assert history["current"] == drawn["structuredContent"]["image"]["image_id"]


def test_two_takes_are_compared_in_every_way(tab: Chat, kite: Told, audit: Audit) -> None:
    tab.start()
    tab.show(kite)
    tab.app.get_by_role("button", name="Compare side by side").click()
    expect(tab.app.locator(".zoomed img").nth(1)).to_have_attribute("src", PICTURE)
    audit(tab)
    for way in ("Wipe", "Difference"):
        tab.app.get_by_role("button", name=way).click()
        expect(tab.app.get_by_role("button", name=way)).to_have_attribute("aria-pressed", "true")
        expect(tab.app.locator(".zoomed img").first).to_have_attribute("src", PICTURE)
        audit(tab)
    tab.app.get_by_role("button", name="Back to the picture").click()
    expect(tab.app.locator(".takes")).to_be_visible()


def test_what_costs_money_is_drawn_only_after_its_price_was_confirmed(tab: Chat, server: Server, audit: Audit) -> None:
    priced = server.call("estimate_cost", prompt="a fox")
    priced["structuredContent"] |= {"usd": 0.0527, "model": "gpt-image-2.5-sunburst"}
    before = len(server.call("list_conversations")["structuredContent"]["items"])
    tab.start()
    tab.show(priced, prompt="a fox")
    expect(tab.app.locator(".sum")).to_have_text("about $0.053")
    audit(tab)
    tab.app.get_by_role("button", name="Not now").click()
    expect(tab.app.get_by_text("Nothing was drawn.")).to_be_visible()
    assert len(server.call("list_conversations")["structuredContent"]["items"]) == before


def test_a_host_that_hangs_gives_the_buttons_back(tab: Chat, lighthouse: Told) -> None:
    tab.page.clock.install()
    tab.start()
    tab.show(lighthouse)
    expect(tab.app.get_by_role("heading", name="Version 2")).to_be_visible()
    tab.page.evaluate("window.hanging = true")
    tab.app.get_by_role("button", name="History").click()
    tab.page.clock.fast_forward(70_000)
    expect(tab.app.get_by_role("alert")).to_contain_text("The chat does not answer.")
    tab.page.evaluate("window.hanging = false")
    tab.app.get_by_role("button", name="History").click()
    expect(tab.app.locator(".version")).to_have_count(2)


def test_a_host_without_tools_is_told_in_words(tab: Chat, lighthouse: Told) -> None:
    tab.start(tools=False)
    tab.show(lighthouse)
    tab.app.get_by_role("button", name="warmer").click()
    expect(tab.app.get_by_text("Said in the chat.")).to_be_visible()
    assert tab.heard("messages") == ["warmer"]


def test_hostile_results_stay_text(tab: Chat, lighthouse: Told, audit: Audit) -> None:
    told = json.loads(json.dumps(lighthouse))
    image = told["structuredContent"]["image"]
    image |= {"alt_text": HOSTILE, "model": HOSTILE, "engine": "x"}
    image["verification"] = {"checks": [{"name": HOSTILE, "status": "x' onload='1", "evidence": HOSTILE}]}
    told["content"] = [{"type": "image", "mimeType": "image/svg+xml", "data": "PHN2Zz4="}]
    tab.start()
    tab.show(told)
    expect(tab.app.locator(".facts-line")).to_contain_text(HOSTILE)
    assert tab.app.locator("main b, main [onerror], main [onload]").count() == 0
    assert tab.app.locator(".whole img").get_attribute("alt") == HOSTILE
    other = "window.postMessage({jsonrpc: '2.0', method: 'ui/notifications/tool-result', params: {}}, '*')"
    tab.page.frames[1].evaluate(other)  # from the app's own window, not from the host
    expect(tab.app.locator(".facts-line")).to_be_visible()
    audit(tab)


def test_theme_and_language_follow_the_host(tab: Chat, lighthouse: Told, audit: Audit) -> None:
    tab.start(theme="dark", locale="de-DE")
    tab.show(lighthouse)
    expect(tab.app.get_by_role("button", name="Rückgängig")).to_be_visible()
    audit(tab)
    tab.app.locator("summary", has_text="Prüfungen").click()
    expect(tab.app.locator(".evidence").first).to_contain_text("gewünscht war")
    tab.page.evaluate("bridge.setHostContext({theme: 'light', locale: 'ja-JP'})")
    expect(tab.app.get_by_role("button", name="元に戻す")).to_be_visible()
    expect(tab.app.locator("html")).to_have_attribute("data-theme", "light")
    tab.page.evaluate("bridge.teardownResource({})")


def test_narrow_columns_hold_every_view(tab: Chat, kite: Told, lighthouse: Told, audit: Audit) -> None:
    tab.start()
    for width, told in ((320, kite), (480, kite), (320, lighthouse)):
        tab.page.set_viewport_size({"width": width, "height": 700})
        tab.show(told)
        expect(tab.app.locator("main img").first).to_have_attribute("src", PICTURE)
        audit(tab)
    tab.app.get_by_role("button", name="Compare").click()
    expect(tab.app.get_by_role("heading", name="Compare")).to_be_visible()
    audit(tab)
    assert max(tab.heard("sizes")) <= 500


def test_nothing_is_paid_from_the_page_before_its_price_was_seen(tab: Chat, paying: OpenAIServer, audit: Audit) -> None:
    chat, world = tab, paying
    chat.start()
    asked = chat.server.call("conversational_image", prompt="a poster for my bakery", dialogue_mode="quick")
    chat.show(asked)
    expect(chat.app.locator(".app-foot .cost")).to_contain_text("about $0.")
    audit(chat)
    chat.show(chat.server.call("generate_image", prompt="a paper boat"))
    spent = world.ledger()
    chat.app.get_by_role("button", name="warmer").click()
    expect(chat.app.get_by_role("heading", name="Change it?")).to_be_focused()
    audit(chat)
    assert world.ledger() == spent
    chat.app.get_by_role("button", name="Draw it for").click()
    expect(chat.app.get_by_role("heading", name="Version 2")).to_be_visible(timeout=15_000)
    assert world.ledger() != spent
