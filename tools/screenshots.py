"""Every page of the studio at three widths and in both themes, on contact sheets: `python -m tools.screenshots FOLDER`.

For people to look at before they call a page done.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import FLAGS, provide
from tests.conftest import _made
from tests.surfaces.web.conftest import started

Caller = Callable[..., dict[str, Any]]
WIDTHS = (360, 1024, 1920)


def _every(call: Caller) -> dict[str, str]:
    """All pages and their states, by name."""
    first = call("generate_image", prompt="a lighthouse on a cliff at dusk, watercolour", seed=7)
    where = f"/studio/c/{first['conversation_id']}"
    call("refine_image", conversation_id=first["conversation_id"], instruction="a bit warmer")
    call("refine_image", conversation_id=first["conversation_id"], instruction="add a red boat")
    takes = call("generate_variations", prompt="a fox logo for a coffee roaster called Ember", num_variations=3)
    those = f"/studio/c/{takes['conversation_id']}"
    asked = call("conversational_image", prompt="a poster for a jazz night")
    for words in ("a red kite over green hills, flat", "a stone bridge in fog", "a bowl of oranges, oil painting"):
        call("generate_image", prompt=words)
    for size in ("landscape", "portrait", "square"):
        call("generate_image", prompt=f"a harbour with boats, {size}", size=size)
    return {
        "studio": "/studio", "questions": f"/studio/c/{asked['conversation_id']}", "picture": where,
        "takes": f"{those}?g={takes['generation_id']}", "compare-takes": f"{those}/compare?g={takes['generation_id']}",
        "compare": f"{where}/compare", "wipe": f"{where}/compare?view=wipe",
        "difference": f"{where}/compare?view=difference", "history": f"{where}/history", "edit": f"{where}/edit",
        "library": "/studio/library", "found": "/studio/library?q=lighthouse&color=blue",
        "nothing": "/studio/library?from=2001-01-01&to=2001-01-02", "styles": "/studio/styles?mix=woodblock&mix=minimalist",
        "templates": "/studio/templates", "template": "/studio/templates/event-reminder-email", "usage": "/studio/usage",
        "settings": "/studio/settings", "components": "/studio/components", "nowhere": "/studio/nowhere",
        "offline": "/studio/offline",
    }  # fmt: skip


def _sheets(tab: Page, call: Caller, folder: Path) -> None:
    """One sheet a page: the widths beside each other, light above dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in _every(call).items():
        shots = []
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                tab.goto(path)
                tab.wait_for_timeout(150)
                shot = Image.open(io.BytesIO(tab.screenshot(full_page=True))).convert("RGB")
                shot = shot.crop((0, 0, shot.width, min(shot.height, 2 * width if width > 400 else 5 * width)))
                shots.append(shot.resize((round(shot.width * 0.5), round(shot.height * 0.5)), Image.Resampling.LANCZOS))
        rows = [shots[:3], shots[3:]]
        high = [max(shot.height for shot in row) for row in rows]
        sheet = Image.new("RGB", (sum(shot.width + 16 for shot in rows[0]), sum(high) + 32), "#888")
        for number, row in enumerate(rows):
            left = 0
            for shot in row:
                sheet.paste(shot, (left, number * (high[0] + 16)))
                left += shot.width + 16
        sheet.save(folder / f"{name}.png")


def main() -> int:
    """Take them all, in a home of their own."""
    if len(sys.argv) != 2:
        sys.exit("Say which folder: python -m tools.screenshots FOLDER")
    browser_path = provide()
    if browser_path is None:
        sys.exit("No browser could be had: install chromium.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        home = _made(Path(place) / "home", "sqlcipher")
        try:
            studio = started(home)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
                tab = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=studio.address)
                tab.goto(studio.link())
                _sheets(tab, home.call, Path(sys.argv[1]))
                browser.close()
        finally:
            home.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
