"""Numbers from pixels: what a picture's colours, surface and arrangement are, by published formulas. Blocking.

Structure is measured on at most 384 pixels a side, grain on unscaled pixels; a megapixel takes some 60 ms on one core.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from images_mcp.capabilities.styles.profile import Composition, StyleProfile, Technique
from images_mcp.kernel.colour import palette, to_oklab
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.images import Picture, opened

Floats = NDArray[np.float64]

COLORS = 6
_SIDE = 384
_CROP = 512
_OPAQUE = 128
_MOST_CHROMA = 0.323  # OKLab chroma of sRGB's most colourful corner, magenta
_WARM = np.array([math.cos(math.radians(70)), math.sin(math.radians(70))])  # OKLab hue of orange
_WARMEST = 0.2
_EDGE = 0.06  # of lightness 0-1, per pixel: plainly an edge
_STILL = 0.015
_MOST_GRAIN = 0.1
_PLAIN = 0.25


def measure(picture: Picture, name: str) -> StyleProfile:
    """The style of one picture; `name` says which. Raises `Problem` for what is broken or wholly transparent."""
    image = opened(picture)
    colours = palette(image, COLORS)
    if not colours:
        raise invalid("This picture is wholly transparent.", "Choose one that shows something.")
    small = _within(image)
    pixels = np.asarray(small.convert("RGBA"), dtype=float)
    seen = pixels[..., 3] >= _OPAQUE
    flat = np.where(seen[..., None], pixels[..., :3], 255.0)
    lab = to_oklab(flat)
    tone = tone_of(lab[seen] if seen.any() else lab.reshape(-1, 3))
    light = lab[..., 0]
    slope_x, slope_y = _slopes(light)
    strength = np.hypot(slope_x, slope_y)
    return StyleProfile(
        color_palette=tuple(colour for colour, _ in colours),
        color_shares=tuple(round(share, 4) for _, share in colours),
        composition_attributes=_composition(lab, slope_x, slope_y, strength, image.width / image.height),
        mood_descriptors=moods([(colour, share) for colour, share in colours]),
        technical_attributes=Technique(
            lightness=tone.lightness,
            contrast=tone.contrast,
            saturation=tone.saturation,
            warmth=tone.warmth,
            edge_density=float((strength > _EDGE).mean()),
            grain=min(1.0, _grain(image) / _MOST_GRAIN),
        ),
        extracted_from=(name,),
    )


class Tone(NamedTuple):
    """Lightness, contrast and saturation 0-1, warmth -1 to 1."""

    lightness: float
    contrast: float
    saturation: float
    warmth: float


def tone_of(lab: Floats) -> Tone:
    """The tone of OKLab pixels, shape (n, 3).

    Contrast is twice the standard deviation of lightness (RMS contrast: E. Peli, "Contrast in complex images", 1990),
    saturation the mean chroma, warmth the mean pull towards orange.
    """
    chroma = lab[:, 1:]
    return Tone(
        lightness=float(np.clip(lab[:, 0].mean(), 0, 1)),
        contrast=float(min(1.0, 2 * lab[:, 0].std())),
        saturation=float(min(1.0, np.hypot(chroma[:, 0], chroma[:, 1]).mean() / _MOST_CHROMA)),
        warmth=float(np.clip((chroma @ _WARM).mean() / _WARMEST, -1, 1)),
    )


def moods(colours: list[tuple[str, float]]) -> tuple[str, ...]:
    """What the colours feel like, strongest first: warm or cool, heavy or light, active or passive, hard or soft.

    L.-C. Ou, M. R. Luo, A. Woodcock, A. Wright, "A study of colour emotion and colour preference. Part I", 2004, on
    CIELAB; each scale is the mean over the colours by their shares. Only what is plain is said; greys, which the first
    scale has at -0.5, are neither warm nor cool.
    """
    shares = np.array([share for _, share in colours])
    from coloraide import Color  # slow to import, and only pictures need it

    lab = np.array([Color(colour).convert("lab-d65").coords() for colour, _ in colours])
    light, chroma, hue = lab[:, 0], np.hypot(lab[:, 1], lab[:, 2]), np.arctan2(lab[:, 2], lab[:, 1])
    scales = {
        ("warm", "cool"): -0.5 + 0.02 * chroma**1.07 * np.cos(hue - math.radians(50)),
        ("heavy", "light"): -2.1 + 0.05 * (100 - light),
        ("lively", "calm"): -1.1 + 0.03 * np.sqrt(chroma**2 + ((light - 50) / 1.5) ** 2),
        ("hard", "soft"): 11.1 + 0.03 * (100 - light) - 11.4 * np.maximum(chroma, 1e-6) ** 0.02,
    }
    told = [(float(values @ shares / max(shares.sum(), 1e-9)), names) for names, values in scales.items()]
    plain = sorted((t for t in told if t[0] >= _PLAIN or t[0] <= -2.4 * _PLAIN), key=lambda t: -abs(t[0]))
    return tuple(names[0] if value > 0 else names[1] for value, names in plain)


def _within(image: Image.Image) -> Image.Image:
    scale = min(1.0, _SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0) if scale < 1 else image


def _slopes(light: Floats) -> tuple[Floats, Floats]:
    """How lightness changes along x and y (Sobel, per pixel)."""
    edged = np.pad(light, 1, mode="edge")
    across = edged[:, 2:] - edged[:, :-2]
    down = edged[2:] - edged[:-2]
    x = (across[:-2] + 2 * across[1:-1] + across[2:]) / 8
    y = (down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]) / 8
    return x, y


def _composition(lab: Floats, slope_x: Floats, slope_y: Floats, strength: Floats, aspect: float) -> Composition:
    attention = _attention(lab)
    side = attention.shape[0]
    at = (np.arange(side) + 0.5) / side
    x, y = np.meshgrid(at, at)
    near = np.zeros_like(attention, dtype=bool)
    for px in (1 / 3, 2 / 3):
        for py in (1 / 3, 2 / 3):
            near |= np.hypot(x - px, y - py) < 1 / 8
    ways = _directions(slope_x, slope_y, strength)
    return Composition(
        symmetry=_symmetry(lab),
        thirds=float(attention[near].sum()),
        negative_space=_empty(strength, lab),
        centre_x=float(np.clip((attention * x).sum(), 0, 1)),
        centre_y=float(np.clip((attention * y).sum(), 0, 1)),
        horizontal=ways[0],
        rising=ways[1],
        vertical=ways[2],
        falling=ways[3],
        aspect=min(100.0, max(0.01, aspect)),
    )


def _attention(lab: Floats) -> Floats:
    """What draws the eye, as shares of a 64 by 64 grid that add up to 1.

    Spectral residual (X. Hou, L. Zhang, "Saliency detection: a spectral residual approach", 2007) on each OKLab
    channel; a flat picture draws the eye everywhere alike.
    """
    small = np.stack([_resized(lab[..., axis], 64) for axis in range(3)])
    total = np.zeros((64, 64))
    for channel in small:
        spectrum = np.fft.fft2(channel)
        amplitude = np.log(np.abs(spectrum) + 1e-6)
        residual = amplitude - _blurred(amplitude, 1)
        total += np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2 * channel.std()
    smooth = _blurred(_blurred(total, 2), 2) + 1e-9
    return np.asarray(smooth / smooth.sum())


def _resized(channel: Floats, side: int) -> Floats:
    image = Image.fromarray(channel.astype(np.float32), "F")
    return np.asarray(image.resize((side, side), Image.Resampling.BOX), dtype=float)


def _blurred(field: Floats, radius: int) -> Floats:
    """A box mean of 2·radius + 1 cells a side, the picture continued around its edges."""
    out = field
    for axis in (0, 1):
        out = np.mean([np.roll(out, shift, axis) for shift in range(-radius, radius + 1)], axis=0)
    return out


def _symmetry(lab: Floats) -> float:
    """How alike the left half and the mirrored right half are: Pearson's correlation, nothing below 0; flat is 1."""
    light = _resized(lab[..., 0], 48)
    if light.std() < 1e-3:
        return 1.0
    return float(np.clip(np.corrcoef(light.ravel(), light[:, ::-1].ravel())[0, 1], 0, 1))


def _empty(strength: Floats, lab: Floats) -> float:
    """The share of a 24 by 24 grid in which next to nothing happens."""
    busy = _resized(strength, 24)
    green, blue = (np.hypot(*np.gradient(_resized(lab[..., axis], 24))) for axis in (1, 2))
    return float(((busy < _STILL) & (green + blue < 2 * _STILL)).mean())


def _directions(slope_x: Floats, slope_y: Floats, strength: Floats) -> tuple[float, float, float, float]:
    """How edges run, by their strength: horizontal, rising, vertical, falling; shares that add up to 1, or all 0.

    As the edge histogram of MPEG-7 (B. Manjunath et al., "Color and texture descriptors", 2001), for a whole picture.
    """
    angle = np.degrees(np.arctan2(-slope_y, slope_x)) + 90  # an edge runs across its slope; y grows downwards
    sector = np.floor(((angle % 180) + 22.5) / 45).astype(int) % 4
    weight = np.where(strength > _STILL, strength, 0)
    sums = np.bincount(sector.ravel(), weight.ravel(), minlength=4)
    total = float(sums.sum())
    a, b, c, d = (float(s) / total if total else 0.0 for s in sums)
    return a, b, c, d


def _grain(image: Image.Image) -> float:
    """The standard deviation of the picture's noise, of lightness 0-1, on its middle 512 pixels.

    J. Immerkær, "Fast noise variance estimation", 1996, leaving out edges as S.-C. Tai and S.-M. Yang do (2008).
    """
    left, top = max(0, (image.width - _CROP) // 2), max(0, (image.height - _CROP) // 2)
    crop = image.crop((left, top, min(image.width, left + _CROP), min(image.height, top + _CROP)))
    grey = np.asarray(crop.convert("L"), dtype=float) / 255
    if min(grey.shape) < 8:
        return 0.0
    across = grey[:, :-2] - 2 * grey[:, 1:-1] + grey[:, 2:]
    noise = across[:-2] - 2 * across[1:-1] + across[2:]
    slope_x, slope_y = _slopes(grey)
    strength = np.hypot(slope_x, slope_y)[1:-1, 1:-1]
    calm = strength <= np.quantile(strength, 0.5)
    return float(np.abs(noise[calm]).mean() * math.sqrt(math.pi / 2) / 6)
