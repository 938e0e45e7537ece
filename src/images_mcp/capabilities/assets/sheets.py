"""Contact sheets: several pictures side by side, each with its number and a line of words beneath."""

import importlib.resources
import math
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from images_mcp.kernel.images import Picture, encode_png, opened

_TILE = 480
_GAP = 24
_CAPTION = 64
_PAPER, _INK, _QUIET, _ACCENT = "#f6f5f2", "#1d1d1f", "#5c5c63", "#2a6f4e"


@dataclass(frozen=True)
class Tile:
    """One picture of a sheet, what to call it ("1", "v3"), a line about it, and whether it is the current one."""

    picture: Image.Image
    label: str
    words: str = ""
    current: bool = False


def tile_of(picture: Picture) -> Image.Image:
    """A picture as large as a sheet shows it. Blocking."""
    tile = opened(picture).copy()
    tile.thumbnail((_TILE, _TILE), Image.Resampling.LANCZOS, reducing_gap=1.0)
    return tile


def contact_sheet(tiles: list[Tile], columns: int = 0) -> bytes:
    """A PNG with the tiles in reading order, at most four in a row unless `columns` says otherwise. Blocking."""
    columns = columns or (len(tiles) if len(tiles) <= 3 else min(4, math.ceil(math.sqrt(len(tiles))))) or 1
    rows = math.ceil(len(tiles) / columns)
    cell = _TILE + _CAPTION
    sheet = Image.new("RGB", (columns * (_TILE + _GAP) + _GAP, rows * (cell + _GAP) + _GAP), _PAPER)
    draw = ImageDraw.Draw(sheet)
    for at, tile in enumerate(tiles):
        x, y = _GAP + at % columns * (_TILE + _GAP), _GAP + at // columns * (cell + _GAP)
        _place(sheet, draw, tile, x, y)
    return encode_png(sheet)


def _place(sheet: Image.Image, draw: ImageDraw.ImageDraw, tile: Tile, x: int, y: int) -> None:
    picture = tile.picture
    left, top = x + (_TILE - picture.width) // 2, y + (_TILE - picture.height) // 2
    if picture.mode == "RGBA":
        sheet.paste(_chequered(picture.size), (left, top))
        sheet.paste(picture, (left, top), picture)
    else:
        sheet.paste(picture, (left, top))
    if tile.current:
        draw.rectangle(
            (left - 5, top - 5, left + picture.width + 4, top + picture.height + 4), outline=_ACCENT, width=4
        )
    bold, plain = _font("Manrope-Bold.ttf", 26), _font("Manrope-Medium.ttf", 20)
    line = y + _TILE + 12
    draw.text((x, line), tile.label, fill=_ACCENT if tile.current else _INK, font=bold)
    start = x + round(draw.textlength(tile.label, font=bold)) + 14
    for row, words in enumerate(_wrapped(draw, tile.words, plain, x + _TILE - start)):
        draw.text((start, line + 3 + 24 * row), words, fill=_QUIET, font=plain)


def _wrapped(draw: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """At most two lines that fit, the last one cut with an ellipsis."""
    lines = [""]
    for word in words.split() or list(words):
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) <= room:
            lines[-1] = longer
        elif len(lines) == 2:
            lines[-1] += "…"
            break
        else:
            lines.append(word)
    return lines


def _chequered(size: tuple[int, int]) -> Image.Image:
    """What stands for transparency."""
    board = Image.new("RGB", size, "#ffffff")
    draw = ImageDraw.Draw(board)
    for y in range(0, size[1], 16):
        for x in range(y // 16 % 2 * 16, size[0], 32):
            draw.rectangle((x, y, x + 15, y + 15), fill="#e4e4e4")
    return board


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    file = importlib.resources.files("font_manrope") / "files" / name
    return ImageFont.truetype(str(file), size)
