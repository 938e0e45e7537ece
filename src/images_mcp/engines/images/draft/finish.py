"""What happens to the pixels after drawing: pigment, paper, grain, bloom. It is what makes paint look like paint.

All noise is seeded and has a dead zone, so that a flat area keeps pixels of its exact colour.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.uint8]
Field = NDArray[np.float32]


def block(name: str, size: tuple[int, int]) -> int:
    """How many pixels of the picture one drawn pixel becomes."""
    return max(1, round(min(size) / 150)) if name == "pixel" else 1


def low_resolution(name: str, size: tuple[int, int]) -> tuple[int, int] | None:
    """The size to draw at where a style wants fewer pixels than the picture has."""
    k = block(name, size)
    return (-(-size[0] // k), -(-size[1] // k)) if k > 1 else None


def apply(rgba: Pixels, name: str, size: tuple[int, int], seed: int, *, transparent: bool) -> Pixels:
    """The finished pixels of a style; a name without a finish leaves them as they are."""
    if name == "pixel":
        return _pixel(rgba, size)
    work = _FINISHES.get(name)
    if work is None:
        return rgba
    rng = np.random.default_rng(seed + 1)
    return work(rgba, rng, transparent)


def noise(rng: np.random.Generator, shape: tuple[int, int], cell: float) -> Field:
    """Smooth noise in -1..1 whose blobs are about `cell` pixels wide."""
    rows, columns = max(2, round(shape[0] / cell)), max(2, round(shape[1] / cell))
    coarse = Image.fromarray(rng.standard_normal((rows, columns), dtype=np.float32), "F")
    field = np.asarray(coarse.resize((shape[1], shape[0]), Image.Resampling.BICUBIC))
    return np.clip(field * 0.55, -1, 1).astype(np.float32)


def _fine(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Per-pixel noise in -1..1 from a repeated tile: much cheaper than a fresh value for every pixel."""
    tile = rng.standard_normal((331, 347), dtype=np.float32) * 0.5
    rows, columns = -(-shape[0] // 331), -(-shape[1] // 347)
    return np.clip(np.tile(tile, (rows, columns))[: shape[0], : shape[1]], -1, 1)


def _dead(field: Field, zone: float) -> Field:
    """The field with small values set to nothing."""
    kept = np.sign(field) * np.maximum(np.abs(field) - zone, 0.0) / (1 - zone)
    return np.asarray(kept, dtype=np.float32)


def _warp(rgba: Pixels, rng: np.random.Generator, amount: float, cell: float) -> Pixels:
    """The picture with its edges made to wander by up to `amount` pixels."""
    h, w = rgba.shape[:2]
    dx, dy = noise(rng, (h, w), cell) * amount, noise(rng, (h, w), cell) * amount
    xs = np.clip(np.arange(w, dtype=np.float32)[None, :] + dx, 0, w - 1).astype(np.int32)
    ys = np.clip(np.arange(h, dtype=np.float32)[:, None] + dy, 0, h - 1).astype(np.int32)
    return _taken(rgba, xs, ys)


def _taken(rgba: Pixels, xs: NDArray[np.int32], ys: NDArray[np.int32]) -> Pixels:
    """The picture whose pixel (x, y) is the old one's (xs, ys)."""
    h, w = rgba.shape[:2]
    return np.asarray(rgba.reshape(-1, 4)[(ys * w + xs).ravel()].reshape(h, w, 4), dtype=np.uint8)


def _lit(rgba: Pixels, change: NDArray[np.floating]) -> Pixels:
    """The colours with `change` (in levels of 0-255) added to all three channels."""
    out = rgba.copy()
    rgb = out[..., :3].astype(np.int16)
    rgb += np.rint(change).astype(np.int16)[..., None]
    out[..., :3] = np.clip(rgb, 0, 255)
    return out


def _blurred(rgba: Pixels, radius: float, *, shrink: int = 1) -> NDArray[np.float32]:
    picture = Image.fromarray(np.ascontiguousarray(rgba[..., :3]), "RGB")
    if shrink > 1:
        small = picture.resize(
            (max(1, picture.width // shrink), max(1, picture.height // shrink)), Image.Resampling.BOX
        )
        blurred = small.filter(ImageFilter.GaussianBlur(radius / shrink)).resize(
            picture.size, Image.Resampling.BILINEAR
        )
    else:
        blurred = picture.filter(ImageFilter.BoxBlur(radius))
    return np.asarray(blurred).astype(np.float32)


def _scale(rgba: Pixels) -> float:
    return float(min(rgba.shape[0], rgba.shape[1])) / 1000


def _watercolor(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """Wandering edges, pigment pooling at them, blooms, paper tooth and an unpainted rim."""
    k, shape = _scale(rgba), (rgba.shape[0], rgba.shape[1])
    out = _warp(rgba, rng, 9 * k, 60 * k)
    out = _warp(out, rng, 4 * k, 11 * k)
    light = out[..., 1].astype(np.float32)
    edge = light - _blurred(out, 5 * k, shrink=2)[..., 1]
    pigment = noise(rng, shape, 130 * k) * 13 + noise(rng, shape, 34 * k) * 7
    tooth = _dead(_fine(rng, shape), 0.15) * 9
    wet = (255 - light) / 255
    change = np.clip(edge, -60, 0) * 0.7 + (pigment + 6) * np.minimum(wet * 2.2, 1) + tooth * 0.8
    out = _lit(out, change)
    if transparent:
        return out
    h, w = shape
    x, y = np.arange(w, dtype=np.float32)[None, :], np.arange(h, dtype=np.float32)[:, None]
    near = np.minimum(np.minimum(x, w - 1 - x), np.minimum(y, h - 1 - y)) / k
    rim = np.clip((near - 34 + noise(rng, shape, 70 * k) * 26 + noise(rng, shape, 16 * k) * 7) / 6, 0, 1)[..., None]
    paper = np.array([252, 250, 244], dtype=np.float32) + (tooth * 0.6)[..., None]
    out[..., :3] = np.clip(out[..., :3] * rim + paper * (1 - rim), 0, 255)
    return out


def _gouache(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """Opaque paint with the streaks of a flat brush and slightly uneven edges."""
    del transparent
    k, shape = _scale(rgba), (rgba.shape[0], rgba.shape[1])
    out = _warp(rgba, rng, 3.4 * k, 26 * k)
    streaks = noise(rng, (shape[0], max(2, shape[1] // 9)), 3.4 * k)
    long = np.asarray(Image.fromarray(streaks, "F").resize((shape[1], shape[0]), Image.Resampling.BICUBIC))
    upright = np.rot90(noise(rng, (shape[1], max(2, shape[0] // 9)), 3.4 * k))
    tall = np.asarray(
        Image.fromarray(np.ascontiguousarray(upright), "F").resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    )
    where = np.clip(noise(rng, shape, 150 * k) * 2.4 + 0.5, 0, 1)
    brush = long * where + tall * (1 - where)
    change = (
        _dead(brush.astype(np.float32), 0.12) * 5.5
        + _dead(noise(rng, shape, 80 * k), 0.25) * 5
        + _dead(_fine(rng, shape), 0.4) * 6
    )
    return _lit(out, change)


def _pastel(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """Chalk on toothed paper: soft broken edges, the paper showing through."""
    k, shape = _scale(rgba), (rgba.shape[0], rgba.shape[1])
    out = _warp(rgba, rng, 6 * k, 9 * k)
    h, w = shape
    scatter = 3.2 * k
    xs = np.clip(np.arange(w)[None, :] + _fine(rng, shape) * scatter, 0, w - 1).astype(np.int32)
    ys = np.clip(np.arange(h)[:, None] + _fine(rng, shape)[:, ::-1] * scatter, 0, h - 1).astype(np.int32)
    out = _taken(out, xs, ys)
    if transparent:
        return out
    tooth = np.clip(_fine(rng, shape) * 0.9 + noise(rng, shape, 5 * k) * 0.8 - 0.35, 0, 1) * 0.62
    paper = np.array([250, 244, 236], dtype=np.float32)
    out[..., :3] = np.rint(out[..., :3] * (1 - tooth[..., None]) + paper * tooth[..., None])
    return out


def _ink(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """A hand's tremor and rough paper."""
    del transparent
    k, shape = _scale(rgba), (rgba.shape[0], rgba.shape[1])
    out = _warp(rgba, rng, 4 * k, 38 * k)
    out = _warp(out, rng, 1.6 * k, 5 * k)
    return _lit(out, noise(rng, shape, 160 * k) * 4 + _dead(_fine(rng, shape), 0.45) * 9)


def _papercut(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """The fibres of card."""
    del transparent
    shape = (rgba.shape[0], rgba.shape[1])
    return _lit(rgba, _dead(noise(rng, shape, 3), 0.2) * 7 + _dead(_fine(rng, shape), 0.35) * 7)


def _photo(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """Bloom around lights, fall-off towards the corners, film grain."""
    shape, k = (rgba.shape[0], rgba.shape[1]), _scale(rgba)
    grain = _dead(_fine(rng, shape), 0.3) * 9
    if transparent:
        return _lit(rgba, grain)
    out = rgba.copy()
    soft = _blurred(rgba, 26 * k, shrink=8)
    rgb = rgba[..., :3].astype(np.float32)
    rgb += np.maximum(soft - 150, 0) * 0.22
    h, w = shape
    x, y = np.linspace(-1, 1, w, dtype=np.float32)[None, :], np.linspace(-1, 1, h, dtype=np.float32)[:, None]
    corner = 1 - 0.3 * np.clip((x * x + y * y) - 0.45, 0, 2)
    rgb *= corner[..., None].astype(np.float32)
    rgb += grain[..., None]
    out[..., :3] = np.clip(rgb, 0, 255)
    return out


def _neon(rgba: Pixels, rng: np.random.Generator, transparent: bool) -> Pixels:  # noqa: FBT001
    """Light spilling from the tubes."""
    del rng
    if transparent:
        return rgba
    k = _scale(rgba)
    rgb = rgba[..., :3].astype(np.float32)
    rgb += _blurred(rgba, 9 * k, shrink=2) * 0.75 + _blurred(rgba, 36 * k, shrink=8) * 0.8
    out = rgba.copy()
    out[..., :3] = np.clip(rgb - 10, 0, 255)
    return out


_BAYER = (
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], dtype=np.float32) / 16 - 0.47
)  # ordered dither, 4x4 (Bayer 1973)


_STEP = 17.0  # sixteen levels a channel, the same everywhere: what changes in one corner changes no colour in another


def _pixel(rgba: Pixels, size: tuple[int, int]) -> Pixels:
    """Few colours, ordered dither in gradients, hard square pixels."""
    h, w = rgba.shape[:2]
    dither = np.tile(_BAYER, (-(-h // 4), -(-w // 4)))[:h, :w]
    few = (np.rint(_lit(rgba, dither * _STEP)[..., :3] / _STEP) * _STEP).clip(0, 255).astype(np.uint8)
    alpha = np.where(rgba[..., 3:] > 127, 255, 0).astype(np.uint8)
    k = block("pixel", size)
    out = np.concatenate([few, alpha], axis=2)
    return np.ascontiguousarray(np.repeat(np.repeat(out, k, axis=0), k, axis=1)[: size[1], : size[0]])


_FINISHES: dict[str, Callable[[Pixels, np.random.Generator, bool], Pixels]] = {
    "watercolor": _watercolor,
    "gouache": _gouache,
    "pastel": _pastel,
    "ink": _ink,
    "papercut": _papercut,
    "photo": _photo,
    "neon": _neon,
}
