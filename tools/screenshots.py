"""Takes the pictures of the studio that the guide shows: `python -m tools.screenshots`.

`python -m tools.screenshots FOLDER` instead puts every page, at three widths and in both themes, on contact sheets there, for
people to look at before they call a page done.
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

FOLDER = Path(__file__).parent.parent / "docs/guide/studio"
Caller = Callable[..., dict[str, Any]]
_QUALITY = 72


def _keep(tab: Page, name: str) -> None:
    tab.wait_for_timeout(400)  # lazy pictures and the last transition
    shot = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    shot.save(FOLDER / f"{name}.jpg", "JPEG", quality=_QUALITY, optimize=True, progressive=True)


def _play(tab: Page, call: Caller) -> None:
    first = call("generate_image", prompt="a lighthouse on a cliff at dusk, watercolour", seed=7)
    where = f"/studio/c/{first['conversation_id']}"
    call("refine_image", conversation_id=first["conversation_id"], instruction="a bit warmer")
    call("refine_image", conversation_id=first["conversation_id"], instruction="add a red boat")
    takes = call("generate_variations", prompt="a fox logo for a coffee roaster called Ember", num_variations=3)
    asked = call("conversational_image", prompt="a poster for a jazz night")
    tab.goto(f"/studio/c/{asked['conversation_id']}")
    _keep(tab, "questions")
    tab.goto(where)
    tab.fill("#instruction", "simpler, and at night")
    tab.wait_for_selector(".meaning")
    _keep(tab, "picture")
    tab.goto(f"/studio/c/{takes['conversation_id']}/compare?g={takes['generation_id']}")
    _keep(tab, "compare")
    tab.goto(f"{where}/history")
    _keep(tab, "history")
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{where}/edit")
    tab.fill("#instruction", "add a full moon")
    _keep(tab, "edit")


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
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    browser_path = provide()
    if browser_path is None:
        sys.exit("No browser could be had: install chromium.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        home = _made(Path(place) / "home", "sqlcipher")
        try:
            studio = started(home)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
                tab = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=studio.address)
                tab.goto(studio.link())
                if folder:
                    _sheets(tab, home.call, folder)
                else:
                    _play(tab, home.call)
                browser.close()
        finally:
            home.close()
    if folder is None:
        print(sum(file.stat().st_size for file in FOLDER.glob("*.jpg")), "bytes in", FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
