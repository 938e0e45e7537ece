"""The page of components looks as it did: every one of them, in both themes, against pictures kept in `tests/snapshots`.

Fonts are drawn a little differently everywhere, so what is compared is small: the worst difference of colour between blocks
of 16 px, in OKLab. `NEW_SNAPSHOT=1` keeps what is there now; look at the pictures before committing them.
"""

import io
import os
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from images_mcp.kernel.colour import to_oklab
from tests.surfaces.web.test_words import WEB

FOLDER = Path(__file__).parents[2] / "snapshots/components"
BLOCK = 16
APART = 0.12
"""In OKLab, where black and white are 1 apart. Another machine's fonts come to 0.05, another colour of a button to 0.3."""


def _blocks(image: Image.Image) -> np.ndarray:
    size = (max(1, image.width // BLOCK), max(1, image.height // BLOCK))
    return to_oklab(np.asarray(image.convert("RGB").resize(size, Image.Resampling.BOX), dtype=float))


def apart(a: Image.Image, b: Image.Image) -> float:
    """The worst block's difference; 1 where they are not of nearly the same size."""
    if abs(a.width - b.width) > 8 or abs(a.height - b.height) > max(8, a.height // 20):
        return 1.0
    one, two = _blocks(a), _blocks(b.resize(a.size))
    return float(np.sqrt(((one - two) ** 2).sum(axis=-1)).max())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_components_look_as_they_did(tab: Page, scheme: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    tab.goto("/studio/components")
    tab.evaluate("document.fonts.ready.then(() => true)")
    wrong = []
    for place, card in enumerate(tab.locator(".specimens > .card").all()):
        name = re.sub(r"\W+", "-", (card.get_attribute("aria-label") or "empty").lower())
        now = Image.open(io.BytesIO(card.screenshot(animations="disabled")))
        now = now.resize((now.width // 2, now.height // 2), Image.Resampling.BOX)
        kept = FOLDER / scheme / f"{place:02}-{name}.png"
        if os.environ.get("NEW_SNAPSHOT"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            now.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(kept, optimize=True)
        elif not kept.exists():
            wrong.append(f"{kept.name} is new: look at it, then NEW_SNAPSHOT=1")
        elif (far := apart(Image.open(kept).convert("RGB"), now.convert("RGB"))) > APART:
            wrong.append(f"{kept.name} is {far:.2f} away")
    assert not wrong, wrong


def test_the_measure_sees_another_colour_and_not_another_machine() -> None:
    kept = Image.open(FOLDER / "light/00-buttons.png").convert("RGB")
    pixels = np.asarray(kept).copy()
    shifted = Image.fromarray(np.roll(pixels, 1, axis=1))  # letters half a pixel further, as other fonts' hinting does
    assert apart(kept, shifted) < APART
    ground = (pixels.astype(int).sum(axis=2) < 200).nonzero()  # the dark button
    pixels[ground] = (200, 30, 40)
    assert apart(kept, Image.fromarray(pixels)) > APART


def test_the_kept_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*.png")) < 300_000


def test_every_component_is_on_the_page() -> None:
    macros = set(re.findall(r"macro (\w+)\(", (WEB / "templates/components.html").read_text()))
    gallery = (WEB / "templates/gallery.html").read_text()
    shown = {name for name in macros if re.search(rf"(?:\{{\{{|call|[ }}]) ?{name}\(", gallery)}
    assert macros - shown == set()
