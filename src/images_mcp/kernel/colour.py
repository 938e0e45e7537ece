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
# IEC 61966-2-1: linear sRGB to CIE XYZ under D65.
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = _TO_XYZ.sum(axis=1)
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
    """Contrast of two colours, 1 to 21; text wants 4.5, large text 3 (WCAG 2.2, 1.4.3)."""
    return float(contrast(_luminance(a), _luminance(b)))


def luminance(srgb: Floats) -> Floats:
    """Relative luminance, 0 to 1, of sRGB 0-255 of shape (..., 3) (WCAG 2.2)."""
    return np.asarray(_linear(srgb / 255) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(a: Floats | float, b: Floats | float) -> Floats:
    """Contrast ratio, 1 to 21, of relative luminances (WCAG 2.2, "contrast ratio")."""
    return np.asarray((np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05))


def delta_e2000(a: str, b: str) -> float:
    """How different two colours look (CIEDE2000); 1 is just noticeable side by side, above 10 is plain at a glance."""
    from coloraide import Color

    first, second = (Color(_hex(rgb(colour))) for colour in (a, b))
    return float(first.delta_e(second, method="2000"))


def delta_e2000_map(a: Floats, b: Floats) -> Floats:
    """CIEDE2000 between two arrays of sRGB 0-255 of shape (..., 3), as an array of shape (...).

    G. Sharma, W. Wu, E. Dalal, "The CIEDE2000 color-difference formula", 2005; their notation.
    """
    return ciede2000(_to_lab(a), _to_lab(b))


def ciede2000(lab1: Floats, lab2: Floats) -> Floats:
    """CIEDE2000 between two arrays of CIE Lab of shape (..., 3)."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(lab1, -1, 0), np.moveaxis(lab2, -1, 0)
    c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1 + 0.5 * (1 - np.sqrt(c7 / (c7 + 25.0**7)))
    chroma1, chroma2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    hue1, hue2 = np.arctan2(b1, a1 * stretch), np.arctan2(b2, a2 * stretch)
    grey = chroma1 * chroma2 == 0
    turn = np.where(grey, 0, (hue2 - hue1 + np.pi) % (2 * np.pi) - np.pi)
    d_hue = 2 * np.sqrt(chroma1 * chroma2) * np.sin(turn / 2)
    hue = np.where(grey, hue1 + hue2, hue1 + turn / 2)
    light, chroma = (l1 + l2) / 2, (chroma1 + chroma2) / 2
    t = 1 - 0.17 * np.cos(hue - np.radians(30)) + 0.24 * np.cos(2 * hue)
    t = t + 0.32 * np.cos(3 * hue + np.radians(6)) - 0.20 * np.cos(4 * hue - np.radians(63))
    s_l = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    degrees = np.degrees(hue) % 360
    blue = np.radians(30) * np.exp(-(((degrees - 275) / 25) ** 2))
    rotation = -np.sin(2 * blue) * 2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    x, y, z = (l2 - l1) / s_l, (chroma2 - chroma1) / s_c, d_hue / s_h
    return np.asarray(np.sqrt(np.maximum(x * x + y * y + z * z + rotation * y * z, 0)))


def _to_lab(rgb: Floats) -> Floats:
    """CIE Lab under D65 of sRGB 0-255 (CIE 15:2018)."""
    xyz = _linear(rgb / 255) @ _TO_XYZ.T / _WHITE
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


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
        # |p - c|² without |p|², which is the same for every centre: one product instead of a cube of differences.
        nearest = ((centres**2).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)
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
    return float(luminance(rgb(colour)))


def rgb(colour: str) -> Floats:
    """A colour written as #rrggbb or #rgb, as sRGB 0-255. Raises `Problem` where it is none."""
    found = _HEX.fullmatch(colour.strip())
    if not found:
        raise invalid("This is not a colour.", "Write colours as #rrggbb.")
    digits = found[1] if len(found[1]) == 6 else "".join(2 * c for c in found[1])
    return np.array([int(digits[at : at + 2], 16) for at in (0, 2, 4)], dtype=float)


def _hex(rgb: Floats) -> str:
    return "#" + "".join(f"{round(float(value)):02x}" for value in rgb)
