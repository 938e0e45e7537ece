"""Separation into inks, with a small press made for these tests."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.prepress import to_cmyk

from .pictures import EVERY_RASTER


def _lab(rgb: np.ndarray) -> np.ndarray:
    image = Image.fromarray(rgb.astype(np.uint8)[None])
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    lab = ImageCms.applyTransform(image, to_lab)
    assert lab
    return np.asarray(lab)[0] ^ np.array([0, 128, 128], np.uint8)  # Pillow keeps a and b signed


def _table(inputs: int, outputs: int, grid: int, values: np.ndarray) -> bytes:
    """An ICC lut8Type with straight curves."""
    matrix = struct.pack(">9i", *(65536 * value for value in (1, 0, 0, 0, 1, 0, 0, 0, 1)))
    straight = bytes(range(256))
    shape = bytes([inputs, outputs, grid, 0])
    return b"mft1\0\0\0\0" + shape + matrix + straight * inputs + values.astype(np.uint8).tobytes() + straight * outputs


def dull_press(path: Path) -> Path:
    """A CMYK profile whose inks are dull: strong colours come out greyer, greys come out right."""
    inks = np.stack(np.meshgrid(*[np.linspace(0, 1, 5)] * 4, indexing="ij"), axis=-1).reshape(-1, 4)
    light = (1 - inks[:, :3]) * (1 - inks[:, 3:])
    dull = light.mean(axis=1, keepdims=True) * 0.5 + light * 0.5
    lab = np.stack(np.meshgrid(*[np.arange(9) * 255 / 8] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    grey = lab[:, :1] / 255
    colour = np.stack([lab[:, 1] - 128, 128 - lab[:, 1], 128 - lab[:, 2]], axis=1) / 255
    separated = np.hstack([np.clip(1 - grey - colour, 0, 1), np.zeros_like(grey)])
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"dull\0" + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": _table(4, 3, 5, _lab(dull * 255)),
        b"B2A0": _table(3, 4, 9, separated * 255),
    }
    directory, body = b"", b""
    for name, content in tags.items():
        directory += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = 132 + len(directory) + len(body)
    head = struct.pack(">I4sI4s4s4s12x4s", size, b"none", 0x02400000, b"prtr", b"CMYK", b"Lab ", b"acsp")
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    path.write_bytes(head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + directory + body)
    return path


@pytest.fixture
def press(tmp_path: Path) -> Path:
    return dull_press(tmp_path / "dull.icc")


def test_the_press_version_is_a_cmyk_tiff_of_the_same_size_with_its_profile(press: Path) -> None:
    tiff, share = to_cmyk(EVERY_RASTER["png"], press)
    with Image.open(io.BytesIO(tiff)) as opened:
        assert (opened.format, opened.mode, opened.size) == ("TIFF", "CMYK", (96, 64))
        assert opened.info["icc_profile"] == press.read_bytes()
    assert 0 <= share <= 1


def test_colours_ink_cannot_show_are_counted(press: Path) -> None:
    half = Image.new("RGB", (100, 100), "white")
    half.paste("#00ff00", (0, 0, 50, 100))
    assert to_cmyk(half, press)[1] == pytest.approx(0.5, abs=0.02)
    assert to_cmyk(Image.new("RGB", (50, 50), "white"), press)[1] == 0


def test_transparency_becomes_white_paper(press: Path) -> None:
    tiff, _ = to_cmyk(Image.new("RGBA", (10, 10), (255, 0, 0, 0)), press)
    with Image.open(io.BytesIO(tiff)) as opened:
        assert max(opened.convert("CMYK").getpixel((5, 5))) <= 3  # type: ignore[type-var, arg-type]


@pytest.mark.parametrize(
    "content", [b"", b"not a profile", bytes(12) + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(90)]
)
def test_a_useless_profile_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.icc"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        to_cmyk(EVERY_RASTER["png"], path)
    assert caught.value.kind is Kind.INVALID
    assert "print shop" in caught.value.hint


def test_without_any_profile_the_answer_is_honest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("images_mcp.kernel.prepress._ELSEWHERE", (str(tmp_path),))
    monkeypatch.setattr("images_mcp.kernel.prepress._FOLDERS", {})
    with pytest.raises(Problem, match="No ICC profile") as caught:
        to_cmyk(EVERY_RASTER["png"])
    assert caught.value.kind is Kind.MISSING
    dull_press(tmp_path / "dull.icc")
    assert to_cmyk(EVERY_RASTER["png"])[0]
