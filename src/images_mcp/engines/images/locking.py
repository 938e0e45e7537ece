"""The pixel lock: whatever an engine changed elsewhere, only the asked-for place of a picture really changes.

Engines redraw the whole picture when they edit. Where a change has a place, the rest is put back from the parent: the
new picture is aligned, its colours matched along the seam, and blended inside the place's edge, so that every pixel
outside is the parent's own. Everything here blocks.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from images_mcp.kernel.colour import delta_e2000_map
from images_mcp.kernel.images import decode, encode_png

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]

NOTICEABLE = 2.3
"""ΔE at which a difference is just noticeable (M. Mahy et al., 1994)."""

_MEASURED_PX = 512
_LOOKED_PX = 256
_GRAIN = 4  # pixels
_PLAIN = 10.0  # ΔE; plain at a glance
_MOST_SHARE = 0.4  # of the picture; beyond it the change was not a local one
_MET = 0.5  # of where it changed
_FEATHER = 0.02  # of the shorter side
_MOST_SHIFT = 0.04  # of each side
_MOST_TINT = 24.0  # of 255; a larger difference along the seam is content, not tint


@dataclass(frozen=True)
class Drift:
    """How far a picture moved from its parent outside the place that was to change.

    `delta_e` is the mean ΔE2000, `ssim` the structural similarity (1: the same), `changed` the share of pixels whose
    colour differs noticeably. All are measured on at most 512 pixels a side.
    """

    delta_e: float
    ssim: float
    changed: float

    def to_json(self) -> dict[str, float]:
        """Rounded, for results."""
        return {"delta_e": round(self.delta_e, 2), "ssim": round(self.ssim, 4), "changed": round(self.changed, 4)}


@dataclass(frozen=True)
class Locked:
    """The composite (PNG), the shift in pixels that was undone, and what the engine had drifted before the lock."""

    data: bytes
    shift: tuple[int, int]
    engine_drift: Drift


def box_mask(size: tuple[int, int], box: Box) -> Image.Image:
    """A mask ("L", 255 inside) of `size` for a box (x, y, width, height) in 0-1 of the picture."""
    width, height = size
    x, y, w, h = box
    left, top = round(x * width), round(y * height)
    right, bottom = max(left + 1, round((x + w) * width)), max(top + 1, round((y + h) * height))
    mask = Image.new("L", size, 0)
    mask.paste(255, (left, top, min(right, width), min(bottom, height)))
    return mask


def padded(box: Box, by: float = 0.02) -> Box:
    """A box with some room around it, for shadows and soft edges."""
    x, y, w, h = box
    left, top = max(0.0, x - by), max(0.0, y - by)
    return left, top, min(1.0, x + w + by) - left, min(1.0, y + h + by) - top


def changed_place(before: Image.Image, after: Image.Image) -> Image.Image | None:
    """Where two pictures plainly differ, with room around it; None where that is nearly nothing or too much of it."""
    scale = _LOOKED_PX / max(before.size)
    size = max(8, round(before.width * scale)), max(8, round(before.height * scale))
    apart = delta_e2000_map(*(np.asarray(_small(p, size), dtype=np.float64) for p in (before, after)))
    tint = float(np.median(apart))
    if tint > _PLAIN:
        return None
    plain = Image.fromarray(((apart > max(_PLAIN, 3 * tint)) * 255).astype(np.uint8))
    calm = plain.filter(ImageFilter.MedianFilter(3))
    place = calm.filter(ImageFilter.MaxFilter(13)).point(lambda v: 255 if v else 0)
    share = float((np.asarray(place) > 0).mean())
    return place.resize(before.size, Image.Resampling.NEAREST) if 0 < share <= _MOST_SHARE else None


def differing(before: Image.Image, after: Image.Image) -> Image.Image:
    """Wherever two pictures of one size differ at all, with room for the feather: for engines that change nothing by accident."""
    apart = reduce(ImageChops.lighter, ImageChops.difference(before.convert("RGBA"), after.convert("RGBA")).split())
    coarse = apart.point(lambda v: 255 if v else 0).reduce(_GRAIN).point(lambda v: 255 if v else 0)
    room = 2 * (round(_FEATHER * min(before.size) / _GRAIN) + 2) + 1
    return coarse.filter(ImageFilter.MaxFilter(room)).resize(before.size, Image.Resampling.NEAREST)


def corrected(place: Image.Image, changed: Image.Image | None) -> Image.Image:
    """A place as somebody saw it, or where a picture really changed if most of that lies elsewhere: eyes err, too."""
    if changed is None:
        return place
    there, inside = np.asarray(changed) > 0, np.asarray(place) > 0
    return place if (there & inside).sum() >= _MET * there.sum() else changed


def edit_mask(place: Image.Image) -> bytes:
    """The PNG engines take: transparent where the picture may change, opaque elsewhere."""
    opaque = place.point(lambda v: 255 - v)
    mask = Image.new("RGBA", place.size, (0, 0, 0, 255))
    mask.putalpha(opaque)
    return encode_png(mask)


def place_of_mask(data: bytes, size: tuple[int, int]) -> Image.Image:
    """A user's mask PNG as a place: transparent, or white where nothing is transparent, means "may change"."""
    mask = decode(data)
    if mask.mode == "RGBA" and np.asarray(mask.getchannel("A")).min() < 128:
        place = mask.getchannel("A").point(lambda v: 255 if v < 128 else 0)
    else:
        place = mask.convert("L").point(lambda v: 255 if v >= 128 else 0)
    return place.resize(size, Image.Resampling.NEAREST)


def lock(parent: bytes, drawn: bytes, place: Image.Image, feather: float | None = None) -> Locked:
    """The drawn picture inside `place`, the parent's own pixels everywhere else; lossless PNG of the parent's size.

    Inside the place's edge the two blend over `feather` of the shorter side; 0 cuts sharply, None is 0.02.
    """
    before = decode(parent)
    after = decode(drawn).convert(before.mode)
    if after.size != before.size:
        after = after.resize(before.size, Image.Resampling.LANCZOS)
    place = place.resize(before.size, Image.Resampling.NEAREST)
    old, new = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    inside = np.asarray(place) >= 128
    shift = _shift(old, new, inside)
    moved = np.roll(new, shift, axis=(0, 1)) if any(shift) else new
    drifted = drift(before, Image.fromarray(moved.astype(np.uint8), before.mode), place)
    weight = _feathered(place, _FEATHER if feather is None else feather)[..., None]
    matched = np.clip(moved + _tint(old, moved, inside), 0, 255)
    mixed = np.rint(old * (1 - weight) + matched * weight).astype(np.uint8)
    mixed[~inside] = np.asarray(before)[~inside]
    return Locked(encode_png(Image.fromarray(mixed, before.mode)), (shift[1], shift[0]), drifted)


def drift(before: Image.Image, after: Image.Image, place: Image.Image | None) -> Drift:
    """How far `after` is from `before` outside `place`; everywhere where there is none."""
    size = _measured(before.size)
    a = np.asarray(_small(before, size), dtype=np.float64)
    b = np.asarray(_small(after, size), dtype=np.float64)
    outside = np.ones(a.shape[:2], dtype=bool)
    if place is not None:
        outside = np.asarray(place.resize(size, Image.Resampling.BOX)) == 0
    if not outside.any():
        return Drift(0.0, 1.0, 0.0)
    apart = delta_e2000_map(a, b)[outside]
    alike = _ssim(a @ _GREY, b @ _GREY)[outside]
    return Drift(float(apart.mean()), float(alike.mean()), float((apart > NOTICEABLE).mean()))


_GREY = np.array([0.2126, 0.7152, 0.0722])


def _measured(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, _MEASURED_PX / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _small(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB").resize(size, Image.Resampling.BOX)


def _shift(old: Floats, new: Floats, inside: NDArray[np.bool_]) -> tuple[int, int]:
    """The (rows, columns) by which `new` has to be moved to lie on `old`, from their surroundings; (0, 0) if unsure.

    Phase correlation (C. Kuglin, D. Hines, 1975) of brightness outside the place; taken only where it brings the
    surroundings closer.
    """
    a, b = _grey(old), _grey(new)
    a, b = np.where(inside, a[~inside].mean() if (~inside).any() else 0, a), np.where(inside, a.mean(), b)
    spectrum = np.fft.rfft2(a - a.mean()) * np.conj(np.fft.rfft2(b - b.mean()))
    magnitude = np.abs(spectrum)
    if not magnitude.any():
        return 0, 0
    peak = np.fft.irfft2(spectrum / np.maximum(magnitude, 1e-9), s=a.shape)
    rows, columns = np.unravel_index(int(np.argmax(peak)), peak.shape)
    height, width = a.shape
    dy = int(rows) - height if rows > height // 2 else int(rows)
    dx = int(columns) - width if columns > width // 2 else int(columns)
    if not (dy or dx) or abs(dy) > _MOST_SHIFT * height or abs(dx) > _MOST_SHIFT * width:
        return 0, 0
    outside = ~inside
    apart = np.abs(a - b)[outside].mean()
    closer = np.abs(a - np.roll(b, (dy, dx), axis=(0, 1)))[outside].mean()
    return (dy, dx) if closer < 0.8 * apart else (0, 0)


def _grey(pixels: Floats) -> Floats:
    return np.asarray(pixels[..., :3] @ _GREY)


def _feathered(place: Image.Image, feather: float) -> Floats:
    """Weights 0-1 that rise smoothly from the place's edge inwards and are 0 outside; no seam at the picture's edge."""
    radius = max(1, round(feather * min(place.size)))
    padded = np.pad(np.asarray(place.point(lambda v: 255 if v >= 128 else 0)), 2 * radius, mode="edge")
    soft = np.asarray(Image.fromarray(padded).filter(ImageFilter.BoxBlur(radius)), dtype=np.float64) / 255
    cut = soft[2 * radius : -2 * radius, 2 * radius : -2 * radius]
    rising = np.clip(2 * cut - 1, 0, 1)
    return rising * rising * (3 - 2 * rising)


def _tint(old: Floats, new: Floats, inside: NDArray[np.bool_]) -> Floats:
    """How much the engine tinted the picture, from a ring around the place: added back inside; 0 where it is content."""
    place = Image.fromarray((inside * 255).astype(np.uint8))
    radius = max(2, round(2 * _FEATHER * min(place.size)))
    near = np.asarray(place.filter(ImageFilter.BoxBlur(radius))) > 0
    ring = near & ~inside
    if not ring.any():
        return np.zeros(old.shape[2])
    tint = np.asarray(np.median(old[ring] - new[ring], axis=0))
    return np.where(np.abs(tint) <= _MOST_TINT, tint, 0.0)


def _ssim(a: Floats, b: Floats) -> Floats:
    """Structural similarity map (Z. Wang et al., 2004) with a 7 by 7 uniform window."""
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_a, mean_b = _window(a), _window(b)
    var_a, var_b = _window(a * a) - mean_a**2, _window(b * b) - mean_b**2
    both = _window(a * b) - mean_a * mean_b
    top = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return np.asarray(top / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2)))


def _window(values: Floats, size: int = 7) -> Floats:
    """Means over `size` by `size` pixels, edges repeated."""
    half = size // 2
    sums = np.pad(values, ((half + 1, half), (half + 1, half)), mode="edge").cumsum(0).cumsum(1)
    total = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    return np.asarray(total / size**2)
