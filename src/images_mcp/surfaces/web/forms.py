"""Templates: the shelf, and one template's own form with a draft that follows what is filled in."""

import asyncio
import base64
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web import conversation
from images_mcp.surfaces.web.page import PRIVATE, Page, once_of

PATH = "/studio/templates"


async def shelf(page: Page) -> Response:
    """The templates, of all categories or one."""
    category = page.query.get("category", "")
    found = await page.run("list_templates", {"category": category, "limit": 30, "cursor": page.query.get("cursor")})
    return page.html("templates.html", found=found, category=category)


async def show(page: Page) -> Response:
    """One template's form, and its example as a draft."""
    return await _shown(page, {})


async def _shown(page: Page, given: dict[str, Any], problem: Problem | None = None, preview: Any = None) -> Response:
    name = page.path("name")
    template = await page.run("show_template", {"name": name, "sample": preview is None})
    if preview is None and template.sample:
        small = await asyncio.to_thread(lambda: pixels.preview(Path(template.sample).read_bytes(), 512, 60_000))
        preview = {"preview": base64.b64encode(small).decode()}
    context = {"shown": template, "given": given, "problem": problem, "preview": preview}
    return page.html("template.html", STATUS[problem.kind] if problem else 200, **context)


def _given(form: FormData) -> dict[str, Any]:
    """What is filled in; a box that is not ticked says no where the form had one."""
    found: dict[str, Any] = {}
    for key, value in form.multi_items():
        kind, _, name = key.partition(".")
        words = str(value).strip()
        if kind == "p" and words:
            found[name] = words
    return found


async def preview(page: Page) -> Response:
    """A draft with what is filled in so far."""
    async with page.form() as form:
        given = _given(form)
    try:
        found = await page.run("preview_template", {"name": page.path("name"), "parameters": given})
    except Problem as problem:
        return HTMLResponse("", STATUS[problem.kind]) if page.part else await _shown(page, given, problem)
    if page.part:
        return HTMLResponse(page.render("part/draft.html", {"preview": found}), headers=PRIVATE)
    return await _shown(page, given, preview=found)


async def use(page: Page) -> Response:
    """Draw from it."""
    async with page.form() as form:
        given = _given(form)
        try:
            wish = {"name": page.path("name"), "parameters": given}
            answer = await page.run("use_template", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, given, problem)
    if answer.status == "needs_input" or answer.conversation_id is None:
        words = " ".join((*answer.notes, *(q["text"] for q in answer.questions))) or answer.suggestion or ""
        return await _shown(page, given, Problem(Kind.INVALID, answer.message, words))
    return conversation.onward(page, answer)


PAGES = (
    ("GET", PATH, shelf),
    ("GET", f"{PATH}/{{name}}", show),
    ("POST", f"{PATH}/{{name}}", use),
    ("POST", f"{PATH}/{{name}}/preview", preview),
)
