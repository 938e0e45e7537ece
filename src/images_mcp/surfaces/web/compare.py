"""Two versions, or the takes on one wish, beside or upon each other; and what makes each its own."""

from typing import Any

from starlette.responses import Response

from images_mcp.surfaces.web.conversation import PATH, path_of
from images_mcp.surfaces.web.page import Page

VIEWS = ("side", "wipe", "onion", "difference")
_PAGES_OF_VERSIONS = 20


async def versions_of(page: Page, conversation_id: str) -> Any:
    """The whole history: every version, with its page of twenty times sixty at most."""
    wish = {"conversation_id": conversation_id, "sheet": False}
    found = await page.run("show_history", wish)
    versions, offset = [*found.versions], found.next_offset
    for _ in range(_PAGES_OF_VERSIONS):
        if offset is None:
            break
        more = await page.run("show_history", {**wish, "offset": offset})
        versions, offset = [*versions, *more.versions], more.next_offset
    return found.model_copy(update={"versions": tuple(versions), "next_offset": None})


async def show(page: Page) -> Response:
    """Two versions (`a`, `b`), or with `g` all the pictures drawn together."""
    conversation_id = page.path("conversation_id")
    history = await versions_of(page, conversation_id)
    takes = await _takes(page, conversation_id)
    view = page.query.get("view", "takes" if takes else "side")
    if view not in VIEWS and not (view == "takes" and takes):
        view = "side"
    first, second = _pair(page, history)
    measured = None
    if first and second and view == "difference" and first is not second:
        measured = await page.run("compare_images", {"a": first.image_id, "b": second.image_id})
    context = {"history": history, "takes": takes, "view": view, "views": VIEWS, "a": first, "b": second}
    return page.html("compare.html", 200, **context, measured=measured, path=path_of(conversation_id))


async def _takes(page: Page, conversation_id: str) -> Any:
    if not (wanted := page.query.get("g")):
        return None
    answer = await page.run("get_generation", {"generation_id": wanted})
    return answer if answer.conversation_id == conversation_id and len(answer.images) > 1 else None


def _pair(page: Page, history: Any) -> tuple[Any, Any]:
    """What was asked for; else the current version and the one it came from."""
    by_id = {v.image_id: v for v in history.versions}
    second = (
        by_id.get(page.query.get("b", "")) or by_id.get(history.current or "") or next(reversed(by_id.values()), None)
    )
    first = by_id.get(page.query.get("a", "")) or (second and by_id.get(second.parent_id or ""))
    if second and first is None:
        others = [v for v in history.versions if v is not second]
        first = others[-1] if others else second
    return first, second


PAGES = (("GET", f"{PATH}/compare", show),)
