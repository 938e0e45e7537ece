"""How two pictures differ: measured, and as a picture that shows where. Everything about pixels here blocks."""

import asyncio

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from images_mcp.capabilities.assets.contract import CompareImages, ImagesCompared
from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.engines.images.locking import NOTICEABLE, drift
from images_mcp.kernel.colour import delta_e2000_map
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.images import decode, encode_png
from images_mcp.operations import Call

_PX = 768
_MOST = 30.0  # ΔE2000 shown as strongest; larger ones look just as different
_COLD, _HOT = np.array([255.0, 214.0, 120.0]), np.array([190.0, 24.0, 60.0])


async def compare_images(call: Call, request: CompareImages) -> ImagesCompared:
    """Measure; a second picture of another size is brought to the first one's."""
    first = await call.app.images.get(call.actor, request.a)
    second = await call.app.images.get(call.actor, request.b)
    if "svg" in {first.format, second.format}:
        raise invalid("An SVG has no pixels to compare.", "Compare pictures saved as PNG, JPEG or WebP.")
    data = [await asyncio.to_thread(shown_bytes, call.app, image) for image in (first, second)]
    return await asyncio.to_thread(_measured, data[0], data[1])


def _measured(a: bytes, b: bytes) -> ImagesCompared:
    before, after = decode(a), decode(b)
    found = drift(before, after, None)
    apart = _apart(before, after) > NOTICEABLE
    box = None
    if apart.any():
        rows, columns = np.flatnonzero(apart.any(axis=1)), np.flatnonzero(apart.any(axis=0))
        height, width = apart.shape
        left, top = columns[0] / width, rows[0] / height
        box = (left, top, (columns[-1] + 1) / width - left, (rows[-1] + 1) / height - top)
    told = f"{found.changed:.0%} of the picture looks different." if apart.any() else "Nothing looks different."
    return ImagesCompared(
        changed=round(found.changed, 4),
        delta_e=round(found.delta_e, 2),
        ssim=round(found.ssim, 4),
        box=box and tuple(round(float(v), 4) for v in box),
        same_shape=before.size == after.size,
        message=told,
    )


def heat_map(a: bytes, b: bytes) -> bytes:
    """A PNG: the first picture in pale grey, and on it, from yellow to red, how much the second differs (ΔE2000)."""
    before, after = decode(a), decode(b)
    apart = _apart(before, after)
    height, width = apart.shape
    grey = np.asarray(_small(before, (width, height)).convert("L"), dtype=np.float64)[..., None]
    paper = 170 + grey / 255 * 75
    heat = np.clip(apart / _MOST, 0, 1)[..., None]
    weight = np.where(apart[..., None] > NOTICEABLE, 0.35 + 0.65 * np.sqrt(heat), 0.0)
    mixed = paper * (1 - weight) + (_COLD + (_HOT - _COLD) * heat) * weight
    return encode_png(Image.fromarray(np.rint(mixed).astype(np.uint8), "RGB"))


def _apart(before: Image.Image, after: Image.Image) -> NDArray[np.float64]:
    """ΔE2000 of each pixel, at most 768 on the longer side."""
    scale = min(1.0, _PX / max(before.size))
    size = (max(1, round(before.width * scale)), max(1, round(before.height * scale)))
    a, b = (np.asarray(_small(image, size), dtype=np.float64) for image in (before, after))
    return delta_e2000_map(a, b)


def _small(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB").resize(size, Image.Resampling.BOX)
