"""Picture files read as boxes of bytes: what they are and how large, without decoding a pixel and without Pillow.

Whatever arrives is hostile until its first bytes have been read here: the name's ending and the sender's word count
for nothing. Layouts: PNG (W3C, third edition), JPEG (ITU-T T.81), WebP (RFC 9649), GIF89a.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from images_mcp.kernel.errors import Problem, invalid

MAX_PIXELS = 60_000_000
MAX_BYTES = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_PREAMBLE = ((b"<?xml", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE svg", b">"))
_SVG_HEAD = 16_000
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_STANDALONE = frozenset({0x01, *range(0xD0, 0xDA)})


class Format(StrEnum):
    """Picture formats this program reads and writes."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    SVG = "svg"

    @property
    def mime(self) -> str:
        """The media type, such as image/png."""
        return "image/svg+xml" if self is Format.SVG else f"image/{self.value}"


@dataclass(frozen=True)
class Probe:
    """What a file says of itself; sizes in pixels. `has_alpha` is whether it can be transparent, not whether it is."""

    format: Format
    width: int
    height: int
    has_alpha: bool = False
    frames: int = 1


@dataclass(frozen=True)
class Part:
    """One chunk or segment: its kind and where it lies, header and checksum included."""

    kind: bytes
    start: int
    end: int
    body: bytes


def sniff(data: bytes) -> Format | None:
    """The format by its first bytes; None for anything that is not one of ours."""
    if data.startswith(_PNG):
        return Format.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format.WEBP
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return Format.GIF
    return Format.SVG if _svg_start(data) is not None else None


def probe(data: bytes) -> Probe:
    """Format and size from the file's headers. Raises `Problem` when it is no picture or a broken one."""
    kind = sniff(data)
    if kind is None:
        raise invalid("This file is not a picture this program knows.", "Use a PNG, JPEG, WebP, GIF or SVG file.")
    try:
        found = _READERS[kind](data)
    except (struct.error, IndexError, ValueError):
        raise broken() from None
    if found.width < 1 or found.height < 1:
        raise broken()
    return found


def check(data: bytes, *, max_pixels: int = MAX_PIXELS, max_bytes: int = MAX_BYTES) -> Probe:
    """As `probe`, refusing what would fill the memory: a small file can unfold into a huge picture."""
    if len(data) > max_bytes:
        raise invalid(f"The picture is larger than {max_bytes / 1e6:.0f} MB.", "Use a smaller one.")
    found = probe(data)
    if found.width * found.height > max_pixels:
        raise invalid(
            f"The picture has {found.width} x {found.height} pixels, which is too much to open.",
            f"Scale it down to at most {max_pixels / 1e6:.0f} million pixels first.",
        )
    return found


def broken() -> Problem:
    """The file begins as a picture but does not go on as one."""
    return invalid("The picture file is damaged or cut off.", "Send it again, or save it anew in another program.")


def png_chunks(data: bytes) -> Iterator[Part]:
    """Every chunk of a PNG, in order; stops at the end or where the file is cut off."""
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        if end > len(data):
            return
        yield Part(data[at + 4 : at + 8], at, end, data[at + 8 : end - 4])
        at = end


def jpeg_segments(data: bytes) -> Iterator[Part]:
    """Every segment of a JPEG before its pixels; `kind` is the marker's second byte."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise broken()
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _STANDALONE:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if end > len(data) or length < 2:
            raise broken()
        yield Part(data[at + 1 : at + 2], at, end, data[at + 4 : end])
        if marker == _START_OF_SCAN:
            return
        at = end


def webp_chunks(data: bytes) -> Iterator[Part]:
    """Every chunk of a WebP file, padding included in its place; stops where the file is cut off."""
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        if at + 8 + length > len(data):
            return
        end = min(at + 8 + length + (length & 1), len(data))
        yield Part(data[at : at + 4], at, end, data[at + 8 : at + 8 + length])
        at = end


def _probe_png(data: bytes) -> Probe:
    width, height, _, colour = struct.unpack_from(">IIBB", data, 16)
    if data[12:16] != b"IHDR":
        raise broken()
    alpha, frames = bool(colour & 4), 1
    for chunk in png_chunks(data):
        if chunk.kind == b"tRNS":
            alpha = True
        elif chunk.kind == b"acTL":
            (frames,) = struct.unpack_from(">I", chunk.body)
        elif chunk.kind == b"IDAT":
            break
    return Probe(Format.PNG, width, height, alpha, max(frames, 1))


def _probe_jpeg(data: bytes) -> Probe:
    for segment in jpeg_segments(data):
        if segment.kind[0] in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", segment.body, 1)
            return Probe(Format.JPEG, width, height)
    raise broken()


def _probe_webp(data: bytes) -> Probe:
    first: Probe | None = None
    frames = 0
    for chunk in webp_chunks(data):
        if first is None:
            first = _webp_header(chunk)
        frames += chunk.kind == b"ANMF"
    if first is None:
        raise broken()
    return Probe(Format.WEBP, first.width, first.height, first.has_alpha, max(frames, 1))


def _webp_header(chunk: Part) -> Probe:
    body = chunk.body
    if chunk.kind == b"VP8X":
        width, height = (1 + int.from_bytes(body[at : at + 3], "little") for at in (4, 7))
        return Probe(Format.WEBP, width, height, bool(body[0] & 0x10))
    if chunk.kind == b"VP8L" and body[0] == 0x2F:
        (bits,) = struct.unpack_from("<I", body, 1)
        return Probe(Format.WEBP, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), bool(bits >> 28 & 1))
    if chunk.kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 6)
        return Probe(Format.WEBP, width & 0x3FFF, height & 0x3FFF)
    raise broken()


def _probe_gif(data: bytes) -> Probe:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    frames, alpha = 0, False
    while at < len(data) and data[at] != 0x3B:
        if data[at] == 0x21:
            alpha = alpha or (data[at + 1] == 0xF9 and bool(data[at + 3] & 1))
            at += 2
        elif data[at] == 0x2C:
            frames += 1
            local = data[at + 9]
            at += 11 + (3 << (local & 7) + 1 if local & 0x80 else 0)
        else:
            raise broken()
        while at < len(data) and data[at]:
            at += data[at] + 1
        at += 1
    return Probe(Format.GIF, width, height, alpha, max(frames, 1))


def _probe_svg(data: bytes) -> Probe:
    start = _svg_start(data)
    tag = data[start : (start or 0) + 4000].split(b">", 1)[0].decode("utf-8", "replace")
    sides = [re.search(rf'\s{name}\s*=\s*["\']\s*([\d.]+)(?:px)?\s*["\']', tag) for name in ("width", "height")]
    box = re.search(r'\sviewBox\s*=\s*["\']([^"\']+)["\']', tag)
    if sides[0] and sides[1]:
        width, height = (float(side[1]) for side in sides if side)
    elif box:
        width, height = (float(number) for number in re.split(r"[\s,]+", box[1].strip())[2:4])
    else:
        width, height = 300.0, 150.0  # what browsers assume (CSS Images 3, default object size)
    return Probe(Format.SVG, round(width), round(height), has_alpha=True)


def _svg_start(data: bytes) -> int | None:
    """Where the root tag begins. By hand, because a pattern that skips comments can be made to run for ever."""
    head = data[:_SVG_HEAD]
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while True:
        at = len(head) - len(head[at:].lstrip())
        if re.match(rb"<svg[\s>]", head[at : at + 5]):
            return at
        end = next((stop for begin, stop in _SVG_PREAMBLE if head.startswith(begin, at)), None)
        closed = head.find(end, at) if end else -1
        if end is None or closed < 0:
            return None
        at = closed + len(end)


_READERS = {
    Format.PNG: _probe_png,
    Format.JPEG: _probe_jpeg,
    Format.WEBP: _probe_webp,
    Format.GIF: _probe_gif,
    Format.SVG: _probe_svg,
}
