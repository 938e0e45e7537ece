"""What a picture says of itself: alt text, prompt, brief and that a machine made it, written into the file as XMP.

The container is cut open and closed again; compressed pixels stay byte for byte what the engine sent. A file that
carries C2PA content credentials is left alone, since any added byte would break their signature: its metadata goes
into a sidecar file. Property names: IPTC Photo Metadata 2025.1, Dublin Core, XMP part 1 and 3.
"""

import struct
import zlib
from dataclasses import dataclass, fields
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from images_mcp.kernel.containers import Format, broken, jpeg_segments, png_chunks, probe, sniff, webp_chunks
from images_mcp.kernel.errors import Kind, Problem, invalid
from images_mcp.kernel.text import plain

AI_GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "images": "urn:images-mcp:xmp:1:",
}
# field of Metadata: its property, and whether the property holds one text per language
_PROPERTIES = {
    "title": ("dc", "title", True),
    "alt_text": ("Iptc4xmpCore", "AltTextAccessibility", True),
    "prompt": ("Iptc4xmpExt", "AIPromptInformation", False),
    "brief_json": ("images", "Brief", False),
    "digital_source_type": ("Iptc4xmpExt", "DigitalSourceType", False),
    "creator_tool": ("xmp", "CreatorTool", False),
}
_PNG_KEYWORD = b"XML:com.adobe.xmp\0"
_JPEG_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
_JPEG_ROOM = 0xFFFF - 2 - len(_JPEG_HEADER)
_LARGEST_PACKET = 1_000_000
_APP0, _APP1, _APP11 = b"\xe0", b"\xe1", b"\xeb"
_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10


@dataclass(frozen=True)
class Metadata:
    """What is written into a picture; an empty field is left out. `brief_json` is the brief as JSON text."""

    alt_text: str = ""
    prompt: str = ""
    brief_json: str = ""
    title: str = ""
    creator_tool: str = ""
    digital_source_type: str = AI_GENERATED


def has_c2pa(data: bytes) -> bool:
    """Whether the file carries content credentials, valid or not."""
    match sniff(data):
        case Format.PNG:
            return any(chunk.kind == b"caBX" for chunk in png_chunks(data))
        case Format.JPEG:
            return any(s.kind == _APP11 and s.body[:2] == b"JP" and b"c2pa" in s.body for s in jpeg_segments(data))
        case Format.WEBP:
            return any(chunk.kind == b"C2PA" for chunk in webp_chunks(data))
        case Format.GIF:
            return b"C2PA_GIF" in data
        case Format.SVG:
            return b"c2pa:manifest" in data
        case _:
            return False


def can_embed(data: bytes) -> bool:
    """Whether `embed_metadata` may write into this file; otherwise write `sidecar_xmp` beside it."""
    return sniff(data) in _WRITERS and not has_c2pa(data)


def embed_metadata(data: bytes, meta: Metadata) -> bytes:
    """The same picture with this metadata in place of any earlier XMP; its compressed pixels are not touched.

    Raises `Problem` for GIF, SVG and files with content credentials (ask `can_embed`), and for broken files.
    """
    kind = probe(data).format
    if kind not in _WRITERS:
        raise invalid(f"Metadata cannot be written into {kind.upper()} files.", "Write it into a file beside it.")
    if has_c2pa(data):
        raise Problem(
            Kind.CONFLICT,
            "This picture carries signed content credentials, which any change would break.",
            "Write the metadata into a file beside it.",
        )
    return _WRITERS[kind](data, meta)


def read_metadata(data: bytes) -> Metadata | None:
    """What `embed_metadata` wrote, or as much of it as another program's XMP holds; None where there is no XMP.

    The texts come from whoever made the file: show them as text and never follow them.
    """
    packet = _packet_of(data)
    return parse_xmp(packet) if packet else None


def sidecar_xmp(meta: Metadata) -> bytes:
    """The content of the `.xmp` file that lies beside a picture which may not be changed."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + _packet(meta)


def parse_xmp(packet: bytes) -> Metadata | None:
    """The metadata in an XMP packet or sidecar; None when it cannot be read or is a trap."""
    if len(packet) > _LARGEST_PACKET or b"<!" in packet:  # no declarations: entities can unfold without end
        return None
    try:
        tree = ET.fromstring(packet.strip(b"\0 \n\r\t"))  # noqa: S314 - without declarations there are no entities
    except (ET.ParseError, ValueError):
        return None
    found: dict[str, str] = {}
    for name, (space, tag, _) in _PROPERTIES.items():
        for description in tree.iter(f"{{{_RDF}}}Description"):
            qualified = f"{{{_SPACES[space]}}}{tag}"
            element = description.find(qualified)
            text = description.get(qualified) if element is None else "".join(element.itertext()).strip()
            if text:
                found[name] = text
    return Metadata(**{"digital_source_type": "", **found})


def _packet(meta: Metadata) -> bytes:
    rows = []
    for field in fields(meta):
        space, tag, languages = _PROPERTIES[field.name]
        text = plain(getattr(meta, field.name), _LARGEST_PACKET // 10, lines=True)
        if not text:
            continue
        inner = escape(text)
        if languages:
            inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{inner}</rdf:li></rdf:Alt>'
        rows.append(f"<{space}:{tag}>{inner}</{space}:{tag}>")
    spaces = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in _SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about="" {spaces}>'
        f'{"".join(rows)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _packet_that_fits(meta: Metadata) -> bytes:
    """A JPEG segment holds 64 kB: the brief is left out first, then the prompt."""
    for smaller in (meta, _without(meta, "brief_json"), _without(meta, "brief_json", "prompt")):
        packet = _packet(smaller)
        if len(packet) <= _JPEG_ROOM:
            return packet
    raise invalid("The title or alt text is too long to be written into the picture.", "Shorten it.")


def _without(meta: Metadata, *names: str) -> Metadata:
    return Metadata(**{f.name: "" if f.name in names else getattr(meta, f.name) for f in fields(meta)})


def _write_png(data: bytes, meta: Metadata) -> bytes:
    body = b"iTXt" + _PNG_KEYWORD + b"\0\0\0\0" + _packet(meta)
    text = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    kept = [data[:8]]
    start = 8
    for chunk in png_chunks(data):
        if chunk.kind == b"IHDR":
            kept += [data[chunk.start : chunk.end], text]
            start = chunk.end
        elif _is_png_xmp(chunk.kind, chunk.body):
            kept.append(data[start : chunk.start])
            start = chunk.end
    kept.append(data[start:])
    return b"".join(kept)


def _is_png_xmp(kind: bytes, body: bytes) -> bool:
    return kind == b"iTXt" and body.startswith(_PNG_KEYWORD)


def _write_jpeg(data: bytes, meta: Metadata) -> bytes:
    packet = _packet_that_fits(meta)
    segment = b"\xff\xe1" + struct.pack(">H", 2 + len(_JPEG_HEADER) + len(packet)) + _JPEG_HEADER + packet
    before: list[bytes] = [data[:2]]
    after: list[bytes] = []
    at, head = 2, True
    for part in jpeg_segments(data):
        head = head and (part.kind == _APP0 or (part.kind == _APP1 and part.body.startswith(b"Exif\0")))
        if part.kind == _APP1 and part.body.startswith(_JPEG_HEADER):
            at = part.end
            continue
        (before if head else after).append(data[at : part.end])
        at = part.end
    return b"".join([*before, segment, *after, data[at:]])


def _write_webp(data: bytes, meta: Metadata) -> bytes:
    packet = _packet(meta)
    size = probe(data)
    parts = list(webp_chunks(data))
    if parts[-1].end < min(len(data), 8 + int.from_bytes(data[4:8], "little")):
        raise broken()
    parts = [part for part in parts if part.kind != b"XMP "]
    if parts[0].kind == b"VP8X":
        flags, rest = parts[0].body[0] | _XMP_FLAG, parts[0].body[1:]
        parts = parts[1:]
    else:
        flags = _XMP_FLAG | (_ALPHA_FLAG if size.has_alpha else 0)
        rest = b"\0\0\0" + (size.width - 1).to_bytes(3, "little") + (size.height - 1).to_bytes(3, "little")
    chunks = [_riff(b"VP8X", bytes([flags]) + rest), *(_riff(p.kind, p.body) for p in parts), _riff(b"XMP ", packet)]
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)


def _packet_of(data: bytes) -> bytes | None:
    match sniff(data):
        case Format.PNG:
            found = (c.body for c in png_chunks(data) if _is_png_xmp(c.kind, c.body))
            return next((p for p in map(_png_text, found) if p), None)
        case Format.JPEG:
            found = (s.body for s in jpeg_segments(data) if s.kind == _APP1 and s.body.startswith(_JPEG_HEADER))
            return next((body[len(_JPEG_HEADER) :] for body in found), None)
        case Format.WEBP:
            return next((c.body for c in webp_chunks(data) if c.kind == b"XMP "), None)
        case _:
            return None


def _png_text(body: bytes) -> bytes | None:
    rest = body[len(_PNG_KEYWORD) :]
    parts = rest[2:].split(b"\0", 2)
    if len(parts) < 3:
        return None
    if not rest[0]:
        return parts[2]
    try:
        return zlib.decompressobj().decompress(parts[2], _LARGEST_PACKET)
    except zlib.error:
        return None


_WRITERS = {Format.PNG: _write_png, Format.JPEG: _write_jpeg, Format.WEBP: _write_webp}
