"""Key, engines, budgets, folders, privacy, learned preferences, health; everything out, everything gone."""

import asyncio
from typing import Any

from starlette.responses import Response

from images_mcp.kernel import keys
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web import clearing
from images_mcp.surfaces.web.page import Page

PATH = "/studio/settings"


async def show(page: Page) -> Response:
    """The page."""
    return await _shown(page)


async def _shown(page: Page, problem: Problem | None = None, **more: Any) -> Response:
    status = await page.run("server_status")
    learned = await page.run("get_preferences")
    context = {"state": status, "learned": learned, "settings": page.app.settings, "problem": problem, "wrong": ""}
    context |= {"origin": page.app.api_key_origin, "saved": None, "clearing": clearing.of(page.app), **more}
    return page.html("settings.html", STATUS[problem.kind] if problem else 200, **context)


async def key(page: Page) -> Response:
    """Keep a key, or forget the kept one. It is never shown, and never goes into a page."""
    app = page.app
    async with page.form() as form:
        given, forget = str(form.get("key", "")).strip(), "forget" in form
    where: Any = {"allow_keyring": app.settings.keyring, "vault": app.kept_api_key}
    try:
        if forget:
            await asyncio.to_thread(keys.forget_api_key, **where)
        elif given:
            await asyncio.to_thread(keys.store_api_key, given, **where)
        else:
            raise invalid("No key was given; nothing was changed.", "Paste it from platform.openai.com.")
        await app.look_for_api_key()
    except Problem as problem:
        return await _shown(page, problem, wrong="key")
    return page.go(PATH, "key-forgotten" if forget else "key-kept")


async def preferences(page: Page) -> Response:
    """Keep or forget a learned rule, or switch all of them."""
    async with page.form() as form:
        wish: dict[str, Any] = {what: (str(form[what]),) for what in ("keep", "forget") if form.get(what)}
        if form.get("applied"):
            wish["applied"] = form["applied"] == "on"
    try:
        await page.run("update_preferences", wish)
    except Problem as problem:
        return await _shown(page, problem, wrong="preferences")
    return page.go(PATH, "saved")


async def export(page: Page) -> Response:
    """Everything as one file."""
    async with page.form():
        pass
    try:
        told = await page.run("export_conversations", {"format": "zip"})
    except Problem as problem:
        return await _shown(page, problem, wrong="data")
    return await _shown(page, saved=told.path)


async def delete(page: Page) -> Response:
    """Begin to delete all conversations with their pictures, where the box says so."""
    async with page.form() as form:
        sure = "sure" in form
    if not sure:
        return await _shown(page, invalid("Nothing was deleted.", "Tick the box first."), wrong="data")
    clearing.begin(page.app)
    return page.go(PATH)


PAGES = (
    ("GET", PATH, show),
    ("POST", f"{PATH}/key", key),
    ("POST", f"{PATH}/preferences", preferences),
    ("POST", f"{PATH}/export", export),
    ("POST", f"{PATH}/delete", delete),
    ("GET", f"{PATH}/events", clearing.watch),
)
