"""What is done to a whole picture's pixels in the end: grading, sharpness, grain, fall-off of light."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from images_mcp.engines.images.draft.revision.grade import PLAIN, Grade, graded

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Effects:
    """How pixels are changed, amounts from -1 to 1.

    `sharp` sharpens or softens, `texture` adds grain or takes a style's own away, `pool` is directed light from `side`
    (below 0: evened out), `corners` darkens the corners. `boxes` (0-1) limit sharpness and texture to a place.
    """

    grade: Grade = PLAIN
    sharp: float = 0.0
    texture: float = 0.0
    pool: float = 0.0
    corners: float = 0.0
    side: float = -1.0
    places: tuple[tuple[str, float, Box], ...] = ()

    def more(self, name: str, amount: float) -> "Effects":
        """The same with more (or less) sharpness ("sharp") or "texture"."""
        if name == "sharp":
            return replace(self, sharp=max(-1.0, min(1.0, self.sharp + amount)))
        return replace(self, texture=max(-1.0, min(1.0, self.texture + amount)))

    def __bool__(self) -> bool:
        return bool(self.grade) or any((self.sharp, self.texture, self.pool, self.corners)) or bool(self.places)


NONE = Effects()


def apply(rgba: Pixels, bare: Pixels, effects: Effects, seed: int) -> Pixels:
    """The picture with its effects; `bare` is the same one before its style's own finish."""
    out = rgba
    if effects.texture < 0:
        out = _mixed(out, bare, -effects.texture)
    out = graded(out, effects.grade)
    out = _shaded(out, effects)
    out = _sharpened(out, effects.sharp)
    if effects.texture > 0:
        out = _grained(out, effects.texture, seed)
    for name, amount, box in effects.places:
        changed = apply(out, bare, NONE.more(name, amount), seed)
        out = _only_in(out, changed, box)
    return out


def _mixed(a: Pixels, b: Pixels, t: float) -> Pixels:
    if a.shape != b.shape:
        return a
    return np.asarray(Image.blend(Image.fromarray(a, "RGBA"), Image.fromarray(b, "RGBA"), min(t, 1.0)))


def _sharpened(rgba: Pixels, amount: float) -> Pixels:
    if not amount:
        return rgba
    k = min(rgba.shape[:2]) / 1000
    picture = Image.fromarray(np.ascontiguousarray(rgba), "RGBA")
    if amount < 0:
        return np.asarray(picture.filter(ImageFilter.GaussianBlur(max(0.4, -amount * 6 * k))))
    rgb = picture.convert("RGB").filter(ImageFilter.UnsharpMask(max(0.8, 2.4 * k), round(190 * amount), 1))
    return np.concatenate([np.asarray(rgb), rgba[..., 3:]], axis=2)


def _grained(rgba: Pixels, amount: float, seed: int) -> Pixels:
    """Paper tooth: fine grain on slow mottling."""
    rng = np.random.default_rng(seed + 77)
    h, w = rgba.shape[:2]
    tile = rng.standard_normal((311, 337), dtype=np.float32)
    fine = np.tile(tile, (-(-h // 311), -(-w // 337)))[:h, :w]
    rows = rng.standard_normal((max(2, h // 5), max(2, w // 5)), dtype=np.float32)
    coarse = np.asarray(Image.fromarray(rows, "F").resize((w, h), Image.Resampling.BILINEAR))
    change = (fine * 11 + coarse * 7) * amount
    out = rgba.copy()
    out[..., :3] = np.clip(rgba[..., :3] + change[..., None], 0, 255)
    return out


def _shaded(rgba: Pixels, effects: Effects) -> Pixels:
    """A pool of light from one side, darker corners: multiplied in, on a coarse field."""
    if not effects.pool and not effects.corners:
        return rgba
    h, w = rgba.shape[:2]
    x = np.linspace(-1, 1, 96, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, 96, dtype=np.float32)[:, None]
    field = np.ones((96, 96), dtype=np.float32)
    if effects.pool > 0:
        far = np.sqrt((x - 0.38 * effects.side) ** 2 + (y + 0.25) ** 2)
        field *= 1 + effects.pool * (0.24 - 0.72 * np.clip(far - 0.25, 0, 1.15))
    if effects.corners:
        field *= 1 - effects.corners * 0.62 * np.clip(x * x + y * y - 0.42, 0, 1.4)
    wide = np.asarray(Image.fromarray(field, "F").resize((w, h), Image.Resampling.BILINEAR))
    out = rgba.copy()
    out[..., :3] = np.clip(rgba[..., :3] * wide[..., None], 0, 255)
    return out


def _only_in(before: Pixels, after: Pixels, box: Box) -> Pixels:
    """The changed pixels inside a box, with a soft edge."""
    h, w = before.shape[:2]
    mask = Image.new("L", (w, h), 0)
    mask.paste(255, (round(box[0] * w), round(box[1] * h), round(box[2] * w), round(box[3] * h)))
    soft = mask.filter(ImageFilter.BoxBlur(max(1, min(w, h) // 80)))
    return np.asarray(Image.composite(Image.fromarray(after, "RGBA"), Image.fromarray(before, "RGBA"), soft))
