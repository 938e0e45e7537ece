"""Takes the pictures of the apps in a chat that the guide shows: `python -m tools.app_screenshots`."""

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, provide
from tests.conftest import _made
from tests.surfaces.web.apps import conftest as chat
from tests.surfaces.web.conftest import TOKEN, started

FOLDER = Path(__file__).parent.parent / "docs/guide/studio"
_WIDTH = 640


def _keep(browser: Browser, server: chat.Server, host: str, name: str, told: dict[str, Any]) -> None:
    text = server.ask("resources/read", uri="ui://openai-images/studio.html")["contents"][0]["text"]
    shown = chat.opened(browser, server, host, text)
    shown.page.set_viewport_size({"width": _WIDTH, "height": 520})
    shown.start()
    shown.show(told)
    shown.page.wait_for_timeout(1500)  # pictures come by calls of their own
    shot = Image.open(io.BytesIO(shown.page.locator("iframe").screenshot())).convert("RGB")
    shot.save(FOLDER / f"app-{name}.jpg", "JPEG", quality=72, optimize=True, progressive=True)


def main() -> int:
    """Take them all, in a home of their own."""
    found = provide()
    if found is None:
        sys.exit("No browser could be had: install chromium.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        host = Path(folder) / "host.js"
        chat.bundle(host)
        home = _made(Path(folder) / "home", "sqlcipher")
        home.environment["IMAGES_MCP_HTTP_TOKEN"] = TOKEN
        try:
            server = chat.Server(started(home))
            asked = server.call("conversational_image", prompt="a poster for a jazz night", dialogue_mode="quick")
            takes = server.call("generate_variations", prompt="a red kite over green hills", num_variations=3, seed=5)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
                _keep(browser, server, host.read_text(), "questions", asked)
                _keep(browser, server, host.read_text(), "takes", takes)
                browser.close()
        finally:
            home.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
