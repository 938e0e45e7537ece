"""Colours as people see them: a picture's palette, contrast of text, and how different two colours look."""

import functools
import re

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from images_mcp.kernel.errors import invalid
from images_mcp.kernel.images import Picture, opened

Floats = NDArray[np.float64]

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_SIDE = 128
_ROUNDS = 30
_OPAQUE = 128
# Björn Ottosson, "A perceptual color space for image processing", 2020: linear sRGB to cone response to OKLab.
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_OKLAB, _FROM_CONES = np.linalg.inv(_TO_OKLAB), np.linalg.inv(_TO_CONES)


def palette(picture: Picture, n: int = 5) -> list[tuple[str, float]]:
    """The picture's up to `n` colours as ("#rrggbb", share of the picture), largest share first.

    K-means in OKLab on at most 128 by 128 pixels; transparent pixels are left out; the same picture always gives the
    same colours. Empty for a wholly transparent picture.
    """
    image = opened(picture)
    image = image.convert("RGBA").resize(
        (min(_SIDE, image.width), min(_SIDE, image.height)), Image.Resampling.BOX, reducing_gap=2.0
    )
    pixels = np.asarray(image).reshape(-1, 4)
    pixels = pixels[pixels[:, 3] >= _OPAQUE][:, :3]
    if not len(pixels):
        return []
    # Five bits a channel: a few hundred weighted colours instead of 16,384 pixels, each the mean of its pixels.
    cells = (pixels >> 3).astype(np.int64) @ np.array([1024, 32, 1])
    _, cell, weights = np.unique(cells, return_inverse=True, return_counts=True)
    lab = to_oklab(pixels.astype(float))
    points = np.stack([np.bincount(cell, lab[:, axis]) for axis in range(3)], axis=1) / weights[:, None]
    centres, shares = _cluster(points, weights / weights.sum(), n)
    order = np.argsort(-shares, kind="stable")
    return [(_hex(from_oklab(centres[i])), float(shares[i])) for i in order]


def contrast_ratio(a: str, b: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"); text wants 4.5, large text 3."""
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def delta_e2000(a: str, b: str) -> float:
    """How different two colours look (CIEDE2000); 1 is just noticeable side by side, above 10 is plain at a glance."""
    from coloraide import Color

    first, second = (Color(_hex(_rgb(colour))) for colour in (a, b))
    return float(first.delta_e(second, method="2000"))


def to_oklab(rgb: Floats) -> Floats:
    """SRGB values 0 to 255, shape (..., 3), as OKLab (lightness 0 to 1, a, b)."""
    return np.asarray(np.cbrt(_linear(rgb / 255) @ _TO_CONES.T) @ _TO_OKLAB.T)


def from_oklab(lab: Floats) -> Floats:
    """OKLab as sRGB 0 to 255, cut to what a screen shows."""
    linear = np.clip((lab @ _FROM_OKLAB.T) ** 3 @ _FROM_CONES.T, 0, 1)
    return np.asarray(np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055) * 255)


def _cluster(points: Floats, weights: Floats, n: int) -> tuple[Floats, Floats]:
    centres = _spread(points, weights, n)
    nearest = np.zeros(len(points), dtype=np.int64)
    for _ in range(_ROUNDS):
        nearest = ((points[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        moved = _means(points, weights, nearest, centres)
        if np.abs(moved - centres).max() < 1e-4:  # far below what an eye can tell
            break
        centres = moved
    return centres, np.asarray(np.bincount(nearest, weights, minlength=len(centres)), dtype=np.float64)


def _spread(points: Floats, weights: Floats, n: int) -> Floats:
    """Begin with the most frequent colour, then each time with what is farthest from all and frequent enough."""
    chosen = [int(weights.argmax())]
    distance = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < min(n, len(points)):
        best = int((distance * np.sqrt(weights)).argmax())
        if distance[best] <= 0:
            break
        chosen.append(best)
        distance = np.minimum(distance, ((points - points[best]) ** 2).sum(axis=1))
    return points[chosen]


def _means(points: Floats, weights: Floats, nearest: NDArray[np.int64], centres: Floats) -> Floats:
    total = np.bincount(nearest, weights, minlength=len(centres))
    sums = [np.bincount(nearest, weights * points[:, axis], minlength=len(centres)) for axis in range(3)]
    moved = np.stack(sums, axis=1) / np.maximum(total, 1e-12)[:, None]
    return np.where(total[:, None] > 0, moved, centres)


def _linear(srgb: Floats) -> Floats:
    """IEC 61966-2-1."""
    return np.asarray(np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4))


@functools.lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    return float(_linear(_rgb(colour) / 255) @ np.array([0.2126, 0.7152, 0.0722]))


def _rgb(colour: str) -> Floats:
    found = _HEX.fullmatch(colour.strip())
    if not found:
        raise invalid("This is not a colour.", "Write colours as #rrggbb.")
    digits = found[1] if len(found[1]) == 6 else "".join(2 * c for c in found[1])
    return np.array([int(digits[at : at + 2], 16) for at in (0, 2, 4)], dtype=float)


def _hex(rgb: Floats) -> str:
    return "#" + "".join(f"{round(float(value)):02x}" for value in rgb)
