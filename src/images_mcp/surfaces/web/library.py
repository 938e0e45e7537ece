"""All pictures on one wall: found by words, colour and filters; bookmarked, exported and deleted, several at once."""

import asyncio
import contextlib
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from images_mcp.brief import Use
from images_mcp.capabilities.assets.thumbnails import thumbnail
from images_mcp.kernel import containers
from images_mcp.kernel.errors import Kind, Problem, invalid
from images_mcp.operations import local_actor
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web import pictures
from images_mcp.surfaces.web.labels import RATINGS
from images_mcp.surfaces.web.page import PRIVATE, Page

PATH = "/studio/library"
COLORS = {
    "red": "#d7263d", "orange": "#f28c28", "yellow": "#f7d038", "green": "#3a9d4f", "teal": "#1c9a9a",
    "blue": "#2f6fde", "purple": "#7a4fbf", "pink": "#f090b0", "brown": "#7b4b2a", "beige": "#e8dcc0",
    "black": "#111111", "grey": "#8a8a8a", "white": "#ffffff",
}  # fmt: skip
_FIELDS = ("q", "kind", "color", "style", "use", "rating", "from", "to", "bookmarked")
_MOST_CHOSEN = 1_000
_CHOSEN = re.compile(r"(img_[0-9a-z]{22})\.(conv_[0-9a-z]{22})")
_BOOKMARK = re.compile(r"(on|off)\.(conv_[0-9a-z]{22})")


async def show(page: Page) -> Response:
    """The wall; a script asks for its further parts (`X-Part: wall`)."""
    return await _shown(page)


async def _shown(page: Page, problem: Problem | None = None, saved: str | None = None) -> Response:
    given = _given(page)
    found = None
    try:
        found = await page.run("list_images", {**_wish(given), "cursor": page.query.get("cursor")})
    except Problem as told:
        if told.kind is not Kind.INVALID:
            raise
        problem = problem or told
    after = f"{PATH}?{urlencode({**given, 'cursor': found.next_cursor})}" if found and found.next_cursor else None
    context = {"found": found, "after": after, "given": given, "query": urlencode(given), "problem": problem}
    status = STATUS[problem.kind] if problem else 200
    if page.part == "wall":
        return HTMLResponse(page.render("part/wall.html", context), status, headers=PRIVATE)
    context |= {"saved": saved, "uses": [use.value for use in Use], "colors": COLORS, "ratings": RATINGS}
    context["narrowed"] = any(given.get(name) for name in _FIELDS[2:])
    return page.html("library.html", status, **context)


def _given(page: Page) -> dict[str, str]:
    return {name: value for name in _FIELDS if (value := page.query.get(name, "").strip())}


def _wish(given: dict[str, str]) -> dict[str, Any]:
    """The fields of the page as the operation takes them."""
    filters: dict[str, Any] = {name: given[name] for name in ("color", "style", "use") if name in given}
    if rating := given.get("rating"):
        filters["rating"] = int(rating) if rating.isdecimal() else rating
    if span := {name: given[name] for name in ("from", "to") if name in given}:
        filters["date"] = span
    if "bookmarked" in given:
        filters["bookmarked"] = True
    return {"query": given.get("q"), "search_type": given.get("kind"), "filters": filters or None}


async def bookmark(page: Page) -> Response:
    """Mark a picture's conversation, or take the mark away."""
    async with page.form(fields=_MOST_CHOSEN) as form:
        wanted = _BOOKMARK.fullmatch(str(form.get("bookmark", "")))
    if not wanted:
        raise invalid("It is not said what to bookmark.", "Use a picture's star.")
    await page.run("bookmark_conversation", {"conversation_id": wanted[2], "on": wanted[1] == "on"})
    if page.part:
        return Response(status_code=204)
    return page.go(PATH, f"bookmark-{wanted[1]}", **_given(page))


async def export(page: Page) -> Response:
    """The conversations of the chosen pictures as one file."""
    async with page.form(fields=_MOST_CHOSEN) as form:
        chosen, form_of = _chosen(form), str(form.get("format", ""))
    if not chosen:
        return await _shown(page, _nothing())
    ids = tuple(dict.fromkeys(conversation_id for _, conversation_id in chosen))
    try:
        told = await page.run("export_conversations", {"ids": ids, "format": form_of})
    except Problem as problem:
        return await _shown(page, problem)
    return await _shown(page, saved=told.path)


async def delete(page: Page) -> Response:
    """Ask whether the chosen pictures are to go; with `sure`, delete them."""
    async with page.form(fields=_MOST_CHOSEN) as form:
        chosen, sure = _chosen(form), "sure" in form
    if not chosen:
        return await _shown(page, _nothing())
    if not sure:
        return page.html("deleting.html", chosen=await _still(page, chosen), query=urlencode(_given(page)))
    for image_id, _ in chosen:
        with _unless_gone():
            await page.run("delete_image", {"image_id": image_id})
    return page.go(PATH, "deleted", **_given(page))


async def _still(page: Page, chosen: Iterable[tuple[str, str]]) -> list[Any]:
    """The chosen pictures that are there."""
    found = []
    for image_id, _ in chosen:
        with _unless_gone():
            found.append((await page.run("get_image", {"image_id": image_id})).image)
    return found


@contextlib.contextmanager
def _unless_gone() -> Any:
    try:
        yield
    except Problem as problem:
        if problem.kind is not Kind.MISSING:
            raise


def _chosen(form: FormData) -> list[tuple[str, str]]:
    found = (_CHOSEN.fullmatch(str(value)) for value in form.getlist("chosen"))
    return [(one[1], one[2]) for one in found if one]


def _nothing() -> Problem:
    return invalid("No picture is chosen.", "Mark pictures with the boxes at their corners.")


async def thumb(page: Page) -> Response:
    """A picture's small copy."""
    image_id = page.path("image_id")
    name = f"{image_id}-thumb"
    await page.run("get_image", {"image_id": image_id})
    if f'"{name}"' in page.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=pictures.kept(name))
    actor = local_actor("web")
    image = await page.app.images.get(actor, image_id)
    data = await asyncio.to_thread(thumbnail, page.app, actor.tenant, image)
    headers = {**pictures.kept(name), "Content-Security-Policy": pictures.INERT}
    return Response(data, media_type=containers.check(data).format.mime, headers=headers)


PAGES = (
    ("GET", PATH, show),
    ("POST", f"{PATH}/bookmark", bookmark),
    ("POST", f"{PATH}/export", export),
    ("POST", f"{PATH}/delete", delete),
    ("GET", "/studio/thumbs/{image_id}", thumb),
)
