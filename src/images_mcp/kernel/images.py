"""Pixels: opening pictures from anywhere safely, small previews, exact sizes, and what a picture is like as numbers.

Everything here blocks and takes milliseconds of processor time: call it in a thread. Format, size and metadata are
read without Pillow in `containers` and `metadata`; colours are in `colour`, print in `prepress`.
"""

import io
import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from images_mcp.kernel.containers import MAX_BYTES, MAX_PIXELS, Format, broken, check
from images_mcp.kernel.errors import invalid

Picture = bytes | Image.Image

# What Pillow's decoders raise for broken files, by its own documentation and experience.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, OverflowError, KeyError)
_ALPHA_MODES = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_CROP_AT_MOST = 1 / 8
_NEARLY_SAME = 6


def decode(data: bytes, *, max_pixels: int = MAX_PIXELS, max_bytes: int = MAX_BYTES) -> Image.Image:
    """The (first) picture as RGB or RGBA, upright. Raises `Problem` when it is broken, huge, or an SVG.

    Read only as the format its first bytes announce, so that no rarely used decoder can be reached.
    """
    found = check(data, max_pixels=max_pixels, max_bytes=max_bytes)
    if found.format is Format.SVG:
        raise invalid("An SVG has no pixels.", "Save it as PNG first.")
    try:
        image = Image.open(io.BytesIO(data), formats=[found.format.value])
        if image.width * image.height > max_pixels:
            raise broken()
        image.load()
        return _plain(_upright(image))
    except (*_BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise broken() from None


def opened(picture: Picture) -> Image.Image:
    """The picture decoded, unless it is already."""
    return picture if isinstance(picture, Image.Image) else decode(picture)


def preview(picture: Picture, px: int, max_bytes: int = 500_000) -> bytes:
    """A small copy without metadata, its longer side at most `px` pixels: JPEG, or WebP where it is transparent.

    At most `max_bytes` bytes (a third more in base64); quality gives way first, then size.
    """
    image = opened(picture).copy()
    while True:
        # A thumbnail of a thumbnail is fine: each is made only when the one before was still too large.
        image.thumbnail((px, px), Image.Resampling.LANCZOS, reducing_gap=1.0)
        for quality in (85, 70, 50):
            data = _lossy(image, quality)
            if len(data) <= max_bytes:
                return data
        if px <= 16:
            return data
        px = max(16, px * 3 // 4)


def encode_png(image: Image.Image) -> bytes:
    """The picture as PNG, lossless; a tenth larger than the smallest, in a fifth of the time."""
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=2)
    return file.getvalue()


def crop_to(picture: Picture, size: tuple[int, int]) -> bytes:
    """The picture as a PNG of exactly `size` (width, height) in pixels, for sizes an engine cannot draw.

    Drawn a little larger (up to an eighth of each side), only its edges are cut and every pixel left is as drawn.
    Else it is scaled with Lanczos, its proportions kept, until it covers the size, and then the edges are cut. Always
    centred.
    """
    image = opened(picture)
    width, height = size
    if width < 1 or height < 1 or width * height > MAX_PIXELS:
        raise invalid("This picture size is out of range.", "Ask for a size in pixels, such as 1200x630.")
    spare = (image.width - width, image.height - height)
    lossless = min(spare) >= 0 and spare[0] <= image.width * _CROP_AT_MOST and spare[1] <= image.height * _CROP_AT_MOST
    if not lossless:
        return encode_png(ImageOps.fit(image, size, Image.Resampling.LANCZOS))
    left, top = spare[0] // 2, spare[1] // 2
    return encode_png(image.crop((left, top, left + width, top + height)))


def as_wished(data: bytes, form: str) -> bytes:
    """A lossless picture in the format somebody asked for: WebP without loss, JPEG at quality 95 on white."""
    image = decode(data)
    file = io.BytesIO()
    if form == "webp":
        image.save(file, "WEBP", lossless=True, method=2)
        return file.getvalue()
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    image.convert("RGB").save(file, "JPEG", quality=95)
    return file.getvalue()


def blankness(picture: Picture) -> float:
    """How much of the picture is one flat colour, 0 to 1; above about 0.995 there is nothing to see.

    Measured on 64 by 64 pixels against their median; transparent pixels count as one colour.
    """
    image = opened(picture)
    small = image.resize((64, 64), Image.Resampling.BOX, reducing_gap=2.0).convert("RGBA")
    values: NDArray[np.int16] = np.asarray(small, dtype=np.int16).reshape(-1, 4).copy()
    values[values[:, 3] == 0] = 0
    distance = np.abs(values - np.median(values, axis=0)).max(axis=1)
    return float((distance <= _NEARLY_SAME).mean())


def dhash(picture: Picture) -> int:
    """64 bits that stay nearly the same when a picture is scaled or re-encoded; compare with `hamming`.

    Each bit says whether brightness falls from one cell to its right neighbour in 9 by 8 cells (N. Krawetz, 2013).
    Transparency counts as white.
    """
    image = opened(picture)
    if image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    grey = np.asarray(image.convert("L").resize((9, 8), Image.Resampling.BOX), dtype=np.int16)
    bits = np.packbits(grey[:, 1:] < grey[:, :-1])
    return int.from_bytes(bits.tobytes(), "big")


def hamming(a: int, b: int) -> int:
    """How many bits differ; below about 10 of 64 two dhashes mean the same picture."""
    return (a ^ b).bit_count()


def _upright(image: Image.Image) -> Image.Image:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except (*_BROKEN, TypeError):  # broken camera data is no reason to refuse a whole picture
        pass
    return image


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in {"RGB", "RGBA"}:
        return image
    if image.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        return image.point(lambda v: v / 257).convert("L").convert("RGB")
    transparent = image.mode in _ALPHA_MODES or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")


def _lossy(image: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    bare = image.copy()
    bare.info = {}
    if image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255):
        bare.save(file, "WEBP", quality=quality, method=2)
    else:
        bare.convert("RGB").save(file, "JPEG", quality=quality)
    return file.getvalue()
