"""Where a picture begins: what it should show, how much is asked, what it may cost; and the conversations so far."""

from typing import Any

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from images_mcp.kernel.errors import Problem
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web import conversation, events
from images_mcp.surfaces.web.page import PRIVATE, Page, once_of

_OPTIONS = ("size", "quality", "style_preset", "dialogue_mode", "output_format", "budget_usd")
_SHOWN = 12


async def start(page: Page) -> Response:
    """An empty sheet, and the latest conversations."""
    return await _sheet(page, {})


async def begin(page: Page) -> Response:
    """The first words of a conversation, references included."""
    async with page.form(files=8) as form:
        given = _given(form)
        try:
            references = await page.uploaded(form, "references")
            wish = {**given, "reference_images": tuple(references)}
            answer = await page.run("conversational_image", wish, once=once_of(form))
        except Problem as problem:
            return await _sheet(page, given, problem)
    if answer.conversation_id is None:
        return await _sheet(page, given, refusal=answer)
    return conversation.onward(page, answer)


async def estimate(page: Page) -> Response:
    """What the wish would cost, before anything is drawn."""
    async with page.form(files=8) as form:
        given = _given(form)
    wish = {name: given[name] for name in ("prompt", "size", "quality", "dialogue_mode") if given.get(name)}
    try:
        found = await page.run("estimate_cost", wish)
    except Problem as problem:
        if page.part:
            return HTMLResponse("", STATUS[problem.kind])
        return await _sheet(page, given, problem)
    if page.part:
        return HTMLResponse(page.render("part/estimate.html", {"estimate": found}), headers=PRIVATE)
    return await _sheet(page, given, estimate=found)


def _given(form: FormData) -> dict[str, Any]:
    given = {name: str(form.get(name, "")).strip() for name in ("prompt", *_OPTIONS)}
    return {name: value for name, value in given.items() if value}


async def _sheet(page: Page, given: dict[str, Any], problem: Problem | None = None, **more: Any) -> Response:
    recent = await page.run("list_conversations", {"limit": _SHOWN})
    usual = {"dialogue_mode": page.app.settings.dialogue_mode, "quality": "auto"}
    opened = any(value != usual.get(name) for name, value in given.items() if name != "prompt")
    context = {
        "given": {**usual, **given},
        "opened": opened,
        "problem": problem,
        "recent": recent.items,
        "refusal": None,
        "estimate": None,
        **more,
    }
    status = STATUS[problem.kind] if problem else 422 if more.get("refusal") else 200
    return page.html("studio.html", status, **context)


PAGES = (
    ("GET", "/studio", start),
    ("POST", "/studio", begin),
    ("POST", "/studio/estimate", estimate),
    *conversation.PAGES,
    *events.PAGES,
)
