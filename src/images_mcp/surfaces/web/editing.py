"""Change one place of a picture: a box in numbers, or a shape painted on it; the rest is locked."""

from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from images_mcp.kernel.errors import Problem, invalid
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web.conversation import PATH, onward, path_of
from images_mcp.surfaces.web.page import Page, once_of

_BOX = ("x", "y", "width", "height")
_USUAL = {"x": "25", "y": "25", "width": "50", "height": "50", "feather": "2", "instruction": ""}


async def show(page: Page) -> Response:
    """The picture, and what to say about the place."""
    return await _shown(page, {})


async def _shown(page: Page, given: dict[str, str], problem: Problem | None = None, refusal: Any = None) -> Response:
    conversation_id = page.path("conversation_id")
    talk = await page.run("get_conversation", {"conversation_id": conversation_id, "limit": 1})
    if talk.current_image_id is None:
        raise invalid("There is no picture in this conversation yet.", "Draw one first.")
    picture = (await page.run("get_image", {"image_id": talk.current_image_id})).image
    context = {"talk": talk, "picture": picture, "given": {**_USUAL, **given}, "problem": problem, "refusal": refusal}
    status = STATUS[problem.kind] if problem else 422 if refusal else 200
    return page.html("edit.html", status, **context, path=path_of(conversation_id))


async def change(page: Page) -> Response:
    """Draw the change inside the place."""
    async with page.form(files=1) as form:
        given = {name: str(form.get(name, "")).strip() for name in _USUAL}
        try:
            masks = await page.uploaded(form, "mask")
            wish = {
                "conversation_id": page.path("conversation_id"),
                "instruction": given["instruction"],
                "region": masks[0] if masks else _box(form),
                "feather": _share(given["feather"] or "0", "The soft edge"),
            }
            answer = await page.run("refine_image", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, given, problem)
    if answer.status in {"refused", "failed"} or answer.question:
        return await _shown(page, given, refusal=answer)
    return onward(page, answer)


def _box(form: FormData) -> dict[str, float]:
    """Per cent, as people give them, as shares of the picture."""
    return {name: _share(str(form.get(name, "")), "The place") for name in _BOX}


def _share(text: str, what: str) -> float:
    try:
        return float(text.replace(",", ".")) / 100
    except ValueError:
        raise invalid(f"{what} is not given in numbers.", "Write per cent of the picture, such as 25.") from None


PAGES = (
    ("GET", f"{PATH}/edit", show),
    ("POST", f"{PATH}/edit", change),
)
