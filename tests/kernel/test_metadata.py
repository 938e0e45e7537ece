"""Metadata inside pictures, and the pixels that must not change for it."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from images_mcp.kernel.containers import jpeg_segments, png_chunks, probe, webp_chunks
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.metadata import (
    AI_GENERATED,
    Metadata,
    can_embed,
    embed_metadata,
    has_c2pa,
    parse_xmp,
    read_metadata,
    sidecar_xmp,
)

from .pictures import EVERY_RASTER, SVG, encoded, image, png_chunk

EMBEDDABLE = sorted(set(EVERY_RASTER) - {"gif"})
META = Metadata(
    alt_text="A red fox & a <tent> at dawn — „quiet“",
    prompt='Draw a "fox"\nbeside a tent',
    brief_json='{"subject":{"value":"fox"}}',
    title="Fox at dawn",
    creator_tool="OpenAI Images MCP 0.1",
)


def compressed_pixels(data: bytes) -> list[bytes]:
    """The parts of the file that hold pixels, as they are."""
    kind = probe(data).format
    if kind == "png":
        return [c.body for c in png_chunks(data) if c.kind in {b"IDAT", b"PLTE", b"tRNS"}]
    if kind == "jpeg":
        last = list(jpeg_segments(data))[-1]
        return [data[last.start :]]
    return [c.body for c in webp_chunks(data) if c.kind in {b"VP8 ", b"VP8L", b"ALPH", b"ANMF"}]


@pytest.mark.parametrize("name", EMBEDDABLE)
def test_metadata_survives_and_pixels_stay_byte_for_byte(name: str) -> None:
    data = EVERY_RASTER[name]
    written = embed_metadata(data, META)
    assert read_metadata(data) is None
    assert read_metadata(written) == META
    assert compressed_pixels(written) == compressed_pixels(data)
    assert probe(written) == probe(data)


@pytest.mark.parametrize("name", EMBEDDABLE)
def test_other_programs_open_the_picture_and_find_the_xmp(name: str) -> None:
    with (
        Image.open(io.BytesIO(EVERY_RASTER[name])) as before,
        Image.open(io.BytesIO(embed_metadata(EVERY_RASTER[name], META))) as after,
    ):
        after.load()
        assert after.mode == before.mode
        assert after.tobytes() == before.tobytes()
        xmp = after.info["xmp"]
    assert AI_GENERATED in (xmp if isinstance(xmp, str) else xmp.decode())


@pytest.mark.parametrize("name", EMBEDDABLE)
def test_writing_again_replaces_what_was_there(name: str) -> None:
    once = embed_metadata(EVERY_RASTER[name], META)
    newer = Metadata(alt_text="By hand")
    twice = embed_metadata(once, newer)
    assert read_metadata(twice) == newer
    assert b"Fox at dawn" not in twice
    assert twice == embed_metadata(EVERY_RASTER[name], newer)


def test_exif_colour_profile_and_animation_are_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "a description"
    jpeg = embed_metadata(encoded(image(), "JPEG", exif=exif, icc_profile=b"profile" * 20), META)
    with Image.open(io.BytesIO(jpeg)) as opened:
        assert opened.getexif()[0x010E] == "a description"
        assert opened.info["icc_profile"] == b"profile" * 20
    frames = [image(seed=n) for n in range(3)]
    webp = embed_metadata(encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:]), META)
    assert probe(webp).frames == 3


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["png", "jpeg", "webp"]))
def test_any_words_can_be_written_and_read(alt: str, prompt: str, name: str) -> None:
    found = read_metadata(embed_metadata(EVERY_RASTER[name], Metadata(alt_text=alt, prompt=prompt)))
    assert found
    assert "\0" not in found.alt_text
    again = read_metadata(embed_metadata(EVERY_RASTER[name], found))
    assert again == found


def test_a_jpeg_leaves_out_what_does_not_fit() -> None:
    large = Metadata(alt_text="alt", prompt="word " * 8000, brief_json="x" * 50_000)
    found = read_metadata(embed_metadata(EVERY_RASTER["jpeg"], large))
    assert found
    assert (found.alt_text, found.brief_json) == ("alt", "")
    assert found.prompt.startswith("word word")
    assert read_metadata(embed_metadata(EVERY_RASTER["png"], large)) is not None


def signed(name: str) -> bytes:
    data = EVERY_RASTER[name]
    if name == "png":
        return data[:33] + png_chunk(b"caBX", b"jumb c2pa") + data[33:]
    if name == "jpeg":
        return data[:2] + b"\xff\xeb\x00\x10JP\0\0jumbc2pa  " + data[2:]
    body = data[8:] + b"C2PA\x08\0\0\0manifest"
    return b"RIFF" + len(body).to_bytes(4, "little") + body


@pytest.mark.parametrize("name", ["png", "jpeg", "webp"])
def test_signed_pictures_are_recognised_and_never_changed(name: str) -> None:
    data = signed(name)
    assert has_c2pa(data)
    assert not can_embed(data)
    assert not has_c2pa(EVERY_RASTER[name])
    assert can_embed(EVERY_RASTER[name])
    with pytest.raises(Problem) as caught:
        embed_metadata(data, META)
    assert caught.value.kind is Kind.CONFLICT


@pytest.mark.parametrize("data", [EVERY_RASTER["gif"], SVG])
def test_formats_without_room_point_to_the_sidecar(data: bytes) -> None:
    assert not can_embed(data)
    with pytest.raises(Problem) as caught:
        embed_metadata(data, META)
    assert "beside" in caught.value.hint


def test_a_sidecar_holds_the_same() -> None:
    assert parse_xmp(sidecar_xmp(META)) == META


def test_properties_written_as_attributes_by_others_are_read() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Other"/></rdf:RDF></x:xmpmeta>'
    )
    assert parse_xmp(packet) == Metadata(creator_tool="Other", digital_source_type="")


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"not xml",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<x>" * 400_000,
        '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16"),
    ],
)
def test_traps_in_xmp_are_not_opened(packet: bytes) -> None:
    assert parse_xmp(packet) in {None, Metadata(digital_source_type="")}


@given(st.sampled_from(EMBEDDABLE), st.integers(0, 2000))
def test_cut_off_files_are_told_or_kept(name: str, cut: int) -> None:
    data = EVERY_RASTER[name][:cut]
    try:
        written = embed_metadata(data, META)
    except Problem as problem:
        assert problem.kind is Kind.INVALID
    else:
        assert compressed_pixels(written) == compressed_pixels(data)
