"""What makes the pages installable: a manifest, a small service worker, a page for when the server is not running."""

import re

from starlette.responses import JSONResponse, Response

from images_mcp.surfaces.web.page import Page
from images_mcp.surfaces.web.static import static

SAVED = ("studio.css", "studio.js", "icon.svg", "manrope.ttf")


async def manifest(page: Page) -> Response:
    """What an installed app is called and looks like."""
    files = static()
    icons = [
        {"src": files.url("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        {"src": files.url("icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
        {"src": files.url("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    about = {
        "id": "/studio",
        "name": page.tr("Images studio"),
        "short_name": page.tr("Images"),
        "start_url": "/studio",
        "scope": "/studio",
        "display": "standalone",
        "background_color": "#f7f6f4",
        "theme_color": "#f7f6f4",
        "icons": icons,
    }
    return JSONResponse(about, media_type="application/manifest+json", headers={"Cache-Control": "no-cache"})


async def worker(_: Page) -> Response:
    """The service worker; it keeps the offline page and static files, never a picture or a page of somebody's."""
    files = static()
    source = files.data("worker.js").decode()
    listed = ", ".join(f'"{files.url(name)}"' for name in SAVED)
    text = re.sub(r"/\*saved\*/", f'"/studio/offline", {listed}', source.replace("/*version*/", files.version))
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/studio"}
    return Response(text, media_type="text/javascript", headers=headers)


async def offline(page: Page) -> Response:
    """What is shown while the server is not running."""
    response = page.html("offline.html", form_token="")  # it is kept by the browser: nothing of anybody's session
    response.headers["Cache-Control"] = "no-cache"
    return response


PAGES = (
    ("GET", "/studio/manifest.webmanifest", manifest),
    ("GET", "/studio/worker.js", worker),
    ("GET", "/studio/offline", offline),
)
