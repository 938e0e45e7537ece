"""Real pictures of the asked size, quickly: a gradient, a disc, and padding where a test wants a heavy file."""

import io
import os
import struct
import zlib
from functools import lru_cache
from typing import Any

from PIL import Image, ImageDraw


@lru_cache(maxsize=64)
def picture(
    width: int, height: int, form: str, *, transparent: bool = False, seed: int = 0, weight: int = 0, frames: int = 1
) -> bytes:
    """A picture in the format asked for; PNGs are padded to `weight` bytes by an ignored chunk."""
    if form == "svg":
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
            f'<circle cx="{width // 2}" cy="{height // 2}" r="{min(width, height) // 3}" fill="#3366cc"/></svg>'
        ).encode()
    first = _canvas(width, height, seed, transparent=transparent)
    options: dict[str, Any] = {
        "png": {"compress_level": 1},
        "jpeg": {"quality": 80},
        "webp": {"quality": 70, "method": 0},
    }
    file = io.BytesIO()
    if form == "gif":
        rest = [_canvas(width, height, seed + step, transparent=False) for step in range(1, frames)]
        first.convert("RGB").save(file, "GIF", save_all=True, append_images=rest, duration=200, loop=0)
    else:
        first.save(file, form.upper(), **options[form])
    return _padded(file.getvalue(), weight) if form == "png" else file.getvalue()


def _canvas(width: int, height: int, seed: int, *, transparent: bool) -> Image.Image:
    grey = Image.linear_gradient("L").resize((width, height))
    tint = [(seed * step) % 200 + 40 for step in (37, 91, 53)]
    image = Image.merge("RGB", [grey.point([value * share // 255 for value in range(256)]) for share in tint])
    if transparent:
        image = image.convert("RGBA")
        image.putalpha(0)
    r = min(width, height) // 3
    box = (width // 2 - r, height // 2 - r, width // 2 + r, height // 2 + r)
    ImageDraw.Draw(image).ellipse(box, fill=(*tint[::-1], 255) if transparent else tuple(tint[::-1]))
    return image


def _padded(png: bytes, weight: int) -> bytes:
    spare = weight - len(png) - 12
    if spare <= 0:
        return png
    body = b"prVt" + os.urandom(spare)
    chunk = struct.pack(">I", spare) + body + struct.pack(">I", zlib.crc32(body))
    return png[:-12] + chunk + png[-12:]
