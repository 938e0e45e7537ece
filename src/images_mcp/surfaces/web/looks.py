"""How the interface looks and speaks: chosen once, kept in two cookies of this browser."""

from starlette.responses import Response

from images_mcp.kernel.errors import invalid
from images_mcp.surfaces.web.languages import LANGUAGES
from images_mcp.surfaces.web.page import LANGUAGE, THEME, THEMES, Page, own_path

_YEAR = 365 * 24 * 3600


async def choose(page: Page) -> Response:
    """Keep a theme, a language, or both."""
    async with page.form() as form:
        chosen = {THEME: str(form.get("theme", "")), LANGUAGE: str(form.get("language", ""))}
        back = own_path(str(form.get("back", "")))
    allowed = {THEME: THEMES, LANGUAGE: (*LANGUAGES, "auto")}
    if any(value and value not in allowed[name] for name, value in chosen.items()):
        raise invalid("There is no such look.", "Choose one of those listed.")
    response = page.go(back, told="look")
    for name, value in chosen.items():
        if value == "auto":
            response.delete_cookie(name, path="/studio", samesite="strict")
        elif value:
            response.set_cookie(name, value, max_age=_YEAR, path="/studio", samesite="strict")
    return response


PAGES = (("POST", "/studio/look", choose),)
