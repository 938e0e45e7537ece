"""Pictures made for tests: small, deterministic, in every format."""

import io
import struct
import zlib

import numpy as np
from PIL import Image


def image(width: int = 96, height: int = 64, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """Smooth colours with some noise, so that encoders have something to do."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height), np.where(x < width // 2, 0, 255)]
    noise = np.random.default_rng(seed).integers(0, 8, (height, width))
    array = np.stack([np.clip(p + noise, 0, 255) for p in planes], axis=2).astype(np.uint8)
    return Image.fromarray(array, "RGBA").convert(mode)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb_png(side: int = 30_000) -> bytes:
    """A few hundred bytes that say they are `side` pixels wide and high."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


SVG = b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"></svg>'
EVERY_RASTER = {
    "png": encoded(image(), "PNG"),
    "png-alpha": encoded(image(mode="RGBA"), "PNG"),
    "png-palette": encoded(image().convert("P"), "PNG"),
    "png-grey16": encoded(Image.fromarray(np.full((64, 96), 40_000, np.uint16)), "PNG"),
    "jpeg": encoded(image(), "JPEG"),
    "jpeg-progressive": encoded(image(), "JPEG", progressive=True),
    "jpeg-cmyk": encoded(image().convert("CMYK"), "JPEG"),
    "webp": encoded(image(), "WEBP"),
    "webp-alpha": encoded(image(mode="RGBA"), "WEBP"),
    "webp-lossless": encoded(image(mode="RGBA"), "WEBP", lossless=True),
    "gif": encoded(image(), "GIF"),
}
