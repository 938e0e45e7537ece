"""A version for the printing press: colours separated into inks by an ICC profile, and how much ink cannot show.

No profile comes with this program: the right one depends on press and paper, and the common ones may not be passed on.
One named by the print shop is best; otherwise what the system has is used. Without any there is no separation, since a
guess by formula would look right on the screen and wrong on paper.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from images_mcp.kernel.colour import to_oklab
from images_mcp.kernel.errors import invalid, missing
from images_mcp.kernel.images import Picture, opened

_LARGEST_PROFILE = 20_000_000
_SAMPLE = 256
_VISIBLE = 0.04  # in OKLab, where black to white is 1: a difference seen at a glance
_FOLDERS = {
    "darwin": ("/Library/ColorSync/Profiles", "~/Library/ColorSync/Profiles", "/System/Library/ColorSync/Profiles"),
    "win32": (r"C:\Windows\System32\spool\drivers\color",),
}
_ELSEWHERE = ("~/.local/share/icc", "~/.color/icc", "/usr/share/color/icc", "/usr/local/share/color/icc")
_COATED_FIRST = ("pso", "fogra", "gracol", "iso", "coated", "swop")


def find_cmyk_profile() -> Path | None:
    """A press profile of this system, those for coated paper first; None where there is none."""

    def rank(path: Path) -> tuple[bool, str]:
        return (not any(name in path.name.lower() for name in _COATED_FIRST), str(path))

    return min((path for path in _profiles() if _is_press(path)), key=rank, default=None)


def to_cmyk(picture: Picture, icc_path: Path | None = None) -> tuple[bytes, float]:
    """The picture as a CMYK TIFF with the profile inside, and the share (0 to 1) of it that ink changes visibly.

    Perceptual intent, transparency on white paper, LZW compressed. Raises `Problem` where no usable profile is at hand.
    """
    path = icc_path or find_cmyk_profile()
    if path is None:
        raise missing(
            "No ICC profile of a printing press was found on this computer.",
            "Ask the print shop for theirs and give its path, or leave the picture in RGB: most shops convert it.",
        )
    if not _is_press(path):
        raise invalid("This file is no ICC profile of a CMYK press.", "Ask the print shop for the right one.")
    image = _on_paper(opened(picture))
    try:
        press, screen = ImageCms.getOpenProfile(str(path)), ImageCms.createProfile("sRGB")
        there = ImageCms.buildTransform(screen, press, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL)
        back = ImageCms.buildTransform(press, screen, "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
        inks = ImageCms.applyTransform(image, there)
        share = _lost(image, there, back)
    except (ImageCms.PyCMSError, OSError, ValueError):
        raise invalid("This ICC profile cannot be used.", "Ask the print shop for another one.") from None
    if inks is None:
        raise invalid("This ICC profile cannot be used.", "Ask the print shop for another one.")
    file = io.BytesIO()
    inks.save(file, "TIFF", compression="tiff_lzw", icc_profile=path.read_bytes(), dpi=(300, 300))
    return file.getvalue(), share


def _profiles() -> Iterator[Path]:
    for folder in _FOLDERS.get(sys.platform, _ELSEWHERE):
        for place, _, names in os.walk(Path(folder).expanduser()):
            yield from (Path(place, name) for name in names if name.lower().endswith((".icc", ".icm")))


def _is_press(path: Path) -> bool:
    """By the profile's header (ICC.1:2022, 7.2): class `prtr`, colour space `CMYK`, signature `acsp`."""
    try:
        if path.stat().st_size > _LARGEST_PROFILE:
            return False
        with path.open("rb") as file:
            head = file.read(40)
    except OSError:
        return False
    return (head[12:16], head[16:20], head[36:40]) == (b"prtr", b"CMYK", b"acsp")


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def _lost(image: Image.Image, there: ImageCms.ImageCmsTransform, back: ImageCms.ImageCmsTransform) -> float:
    small = image.copy()
    small.thumbnail((_SAMPLE, _SAMPLE), Image.Resampling.BOX)
    inks = ImageCms.applyTransform(small, there)
    printed = ImageCms.applyTransform(inks, back) if inks else None
    if printed is None:
        return 0.0
    before, after = (to_oklab(np.asarray(picture, dtype=np.float64)) for picture in (small, printed))
    return float((np.linalg.norm(before - after, axis=2) > _VISIBLE).mean())
