"""The one-time page where a picture is handed over. It needs no script and no token but the one in its address."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from images_mcp.app import App
from images_mcp.kernel.errors import Problem

MOST_BYTES = 50_000_000

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Hand over a picture</title>
<style>:root{{color-scheme:light dark}}body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;
padding:0 1rem}}input,button{{font:inherit;margin:.5rem 0;display:block}}</style>
<main><h1>Hand over a picture</h1>{body}</main></html>"""
_FORM = """<form method="post" enctype="multipart/form-data"><label for="f">Choose a PNG, JPEG or WebP picture</label>
<input id="f" type="file" name="picture" accept="image/png,image/jpeg,image/webp" required>
<button>Hand it over</button></form>"""


def page(app: App) -> Callable[[Request], Awaitable[Response]]:
    """GET shows the form, POST takes the picture; each link works once."""

    async def endpoint(request: Request) -> Response:
        await app.ready()
        token = request.path_params["token"]
        if request.method == "GET":
            if await app.uploads.is_open(token):
                return _page(_FORM)
            return _page("<p>This link was used already or has expired. Ask for a new one in the chat.</p>", 404)
        if not (told := request.headers.get("content-length", "")).isdecimal():
            return _page("<p>Your browser does not say how large the file is. Use another one.</p>", 411)
        if int(told) > MOST_BYTES:
            return _page("<p>This file is too large: at most 50 MB. Go back and choose a smaller one.</p>", 413)
        try:
            async with request.form(max_files=1, max_fields=1, max_part_size=MOST_BYTES) as form:
                file = form.get("picture")
                data = b"" if file is None or isinstance(file, str) else await file.read(MOST_BYTES + 1)
            upload_id = await app.uploads.receive(token, data)
        except Problem as problem:
            return _page(f"<p>{problem.message} {problem.hint}</p>", 422)
        return _page(f"<p>Thank you. Go back to the chat and say it is there ({upload_id}).</p>")

    return endpoint


def _page(body: str, status: int = 200) -> Response:
    return HTMLResponse(_PAGE.format(body=body), status_code=status, headers=_HEADERS)
