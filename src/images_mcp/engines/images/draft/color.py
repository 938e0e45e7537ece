"""Colour arithmetic in OKLab, so that "a little darker" or "half-way to the sky" looks as even as it sounds.

Formulas: Björn Ottosson, "A perceptual color space for image processing" (2020). Colours are hex strings `#rrggbb`.
"""

import math
from functools import lru_cache

from images_mcp.kernel.colour import contrast_ratio

Lab = tuple[float, float, float]


@lru_cache(maxsize=8192)
def lab(color: str) -> Lab:
    """A hex colour in OKLab: lightness 0-1, then the two opponent axes (about -0.4 to 0.4)."""
    r, g, b = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@lru_cache(maxsize=16384)
def hex_of(value: Lab) -> str:
    """The hex colour nearest to an OKLab value; chroma is reduced until it fits into sRGB."""
    light, a, b = min(max(value[0], 0.0), 1.0), value[1], value[2]
    for keep in (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1):
        rgb = _rgb(light, a * keep, b * keep)
        if all(-0.002 <= c <= 1.002 for c in rgb):
            break
    return "#" + "".join(f"{round(255 * _gamma(min(max(c, 0.0), 1.0))):02x}" for c in rgb)


def _rgb(light: float, a: float, b: float) -> tuple[float, float, float]:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def lch(light: float, chroma: float, hue: float) -> str:
    """A colour from OKLCH: lightness 0-1, chroma (0 grey to about 0.3), hue in degrees."""
    return hex_of((light, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))))


def hue(color: str) -> float:
    """The OKLCH hue in degrees, 0-360."""
    _, a, b = lab(color)
    return math.degrees(math.atan2(b, a)) % 360


def chroma(color: str) -> float:
    """The OKLCH chroma, 0 for grey."""
    return math.hypot(*lab(color)[1:])


def mix(a: str, b: str, t: float) -> str:
    """The colour part of the way from `a` (t=0) to `b` (t=1)."""
    if t <= 0:
        return a
    if t >= 1:
        return b
    p, q = lab(a), lab(b)
    return hex_of((p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t))


def lighter(color: str, by: float) -> str:
    """The colour with its lightness moved by `by` (-1 to 1), towards black or white without leaving the range."""
    if by == 0:
        return color
    light, a, b = lab(color)
    target = light + by * ((1 - light) * 1.15 if by > 0 else light * 0.85)
    keep = 1 - abs(by) * 0.35
    return hex_of((target, a * keep, b * keep))


def with_light(color: str, light: float, saturation: float = 1.0) -> str:
    """The same hue at another lightness."""
    _, a, b = lab(color)
    return hex_of((light, a * saturation, b * saturation))


def distance(a: str, b: str) -> float:
    """Euclidean distance in OKLab; 0.02 is just noticeable."""
    return math.dist(lab(a), lab(b))


@lru_cache(maxsize=4096)
def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio, 1-21; remembered, since inks are chosen again and again."""
    return contrast_ratio(a, b)


def readable(on: str, *wanted: str, least: float = 4.5) -> str:
    """The first of the wanted colours that can be read on a ground, else near-black or white."""
    for color in wanted:
        if contrast(color, on) >= least:
            return color
    dark, white = "#161616", "#ffffff"
    return max((dark, white), key=lambda c: contrast(c, on))
