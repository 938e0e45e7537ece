"""Grading colours: brighter, flatter, warmer, fuller. One formula for a single colour and for all of a picture's pixels.

Works in OKLab (see `color`), so that the same amount looks like the same step everywhere. Whole pictures are graded
through a table of 33 colours a side: exact enough to be unseen, and a megapixel takes milliseconds.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Floats = NDArray[np.float64]
_SIDE = 33
_PIVOT = 0.62
"""The OKLab lightness that contrast leaves alone: a middle grey."""


@dataclass(frozen=True)
class Grade:
    """How colours move, each from -1 to 1: lighter, more contrast, warmer, fuller, and towards old paper (`fade`)."""

    light: float = 0.0
    contrast: float = 0.0
    warmth: float = 0.0
    chroma: float = 0.0
    fade: float = 0.0

    def __bool__(self) -> bool:
        return any((self.light, self.contrast, self.warmth, self.chroma, self.fade))

    def __add__(self, other: "Grade") -> "Grade":
        return Grade(
            self.light + other.light,
            self.contrast + other.contrast,
            self.warmth + other.warmth,
            self.chroma + other.chroma,
            self.fade + other.fade,
        )

    def times(self, k: float) -> "Grade":
        """The same moves, so many times as strong."""
        return Grade(self.light * k, self.contrast * k, self.warmth * k, self.chroma * k, self.fade * k)


PLAIN = Grade()


def moved(lab: Floats, grade: Grade) -> Floats:
    """OKLab values (…, 3) after grading."""
    light, a, b = lab[..., 0], lab[..., 1], lab[..., 2]
    up, down = max(grade.light, 0.0), max(-grade.light, 0.0)
    light = light + 0.62 * up * (1 - light) * np.sqrt(np.clip(light, 0, 1))
    light = light * (1 - 0.46 * down)
    steep = 1 + 0.75 * grade.contrast if grade.contrast > 0 else 1 + 0.6 * grade.contrast
    light = np.clip(_PIVOT + (light - _PIVOT) * steep, 0, 1)
    full = 1 + 0.95 * grade.chroma if grade.chroma > 0 else max(0.03, 1 + grade.chroma)
    a, b = a * full, b * full
    light = light * (1 - 0.06 * abs(grade.warmth))  # near white there is no room for colour
    weight = np.sqrt(np.clip(light, 0, 1))
    a, b = a + 0.028 * grade.warmth * weight, b + 0.075 * grade.warmth * weight
    fade = max(-1.0, min(1.0, grade.fade))
    if fade > 0:
        light = light * (1 - 0.34 * fade) + 0.2 * fade
        a, b = a * (1 - 0.55 * fade) + 0.012 * fade, b * (1 - 0.55 * fade) + 0.045 * fade
    elif fade < 0:
        light = np.clip(_PIVOT + (light - _PIVOT) * (1 - 0.25 * fade), 0, 1)
        a, b = a * (1 - 0.3 * fade), b * (1 - 0.3 * fade)
    return np.stack([np.clip(light, 0, 1), a, b], axis=-1)


_HEX = re.compile(r"#[0-9a-f]{6}\b")


def tinted(text: str, grade: Grade) -> str:
    """A piece of SVG with every colour in it graded."""
    return _HEX.sub(lambda m: _hex(m.group(), grade), text) if grade else text


@lru_cache(maxsize=8192)
def _hex(color: str, grade: Grade) -> str:
    rgb = np.array([[int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]])
    r, g, b = (round(float(v) * 255) for v in _graded(rgb, grade)[0])
    return f"#{r:02x}{g:02x}{b:02x}"


def graded(rgba: NDArray[np.uint8], grade: Grade) -> NDArray[np.uint8]:
    """A picture (RGBA bytes) with its colours graded."""
    if not grade:
        return rgba
    rgb = Image.fromarray(np.ascontiguousarray(rgba[..., :3]), "RGB").filter(_table(grade))
    return np.concatenate([np.asarray(rgb), rgba[..., 3:]], axis=2)


@lru_cache(maxsize=16)
def _table(grade: Grade) -> ImageFilter.Color3DLUT:
    steps = np.linspace(0, 1, _SIDE)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    rgb = np.stack([red, green, blue], axis=-1).reshape(-1, 3)
    return ImageFilter.Color3DLUT(_SIDE, _graded(rgb, grade).ravel().tolist())


def _graded(rgb: Floats, grade: Grade) -> Floats:
    return _from_lab(moved(to_lab(rgb), grade))


_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def to_lab(rgb: Floats) -> Floats:
    """SRGB values 0-1 (…, 3) in OKLab."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T)


def _from_lab(lab: Floats) -> Floats:
    """OKLab as sRGB 0-1; chroma is reduced until a colour fits."""
    out = _rgb(lab)
    for keep in (0.9, 0.8, 0.68, 0.55, 0.4, 0.2, 0.0):
        outside = ((out < -0.001) | (out > 1.001)).any(axis=-1)
        if not outside.any():
            break
        less = lab[outside] * np.array([1.0, keep, keep])
        out[outside] = _rgb(less)
    return np.clip(out, 0, 1)


_FROM_LAB, _FROM_LMS = np.linalg.inv(_TO_LAB), np.linalg.inv(_TO_LMS)


def _rgb(lab: Floats) -> Floats:
    linear = ((lab @ _FROM_LAB.T) ** 3) @ _FROM_LMS.T
    positive = np.maximum(linear, 0)
    gamma = 1.055 * positive ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.0031308, linear * 12.92, gamma)
