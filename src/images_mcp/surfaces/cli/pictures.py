"""Showing a picture in the terminal: in the terminal's own graphics where it has some, as half blocks otherwise.

Protocols: Kitty graphics (sw.kovidgoyal.net/kitty/graphics-protocol), iTerm2's OSC 1337 (iterm2.com/documentation-images),
Sixel (DEC STD 070; vt100.net/docs/vt3xx-gp/chapter14.html).
"""

import base64
import os
from collections.abc import Mapping
from enum import StrEnum

import numpy as np
from PIL import Image
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem

_COLUMNS, _ROWS = 56, 22
_CELL = (10, 20)  # a usual terminal cell in pixels
_PIECE = 4096
_PREVIEW_BYTES = 2_000_000


class Graphics(StrEnum):
    """How a terminal can show pictures."""

    KITTY = "kitty"
    ITERM = "iterm"
    SIXEL = "sixel"
    BLOCKS = "blocks"
    NONE = "none"


def graphics(env: Mapping[str, str], *, tty: bool, encoding: str = "utf-8") -> Graphics:
    """What this terminal can, by what it says about itself; nothing is asked of it, for some never answer."""
    term, program = env.get("TERM", "").lower(), env.get("TERM_PROGRAM", "").lower()
    if not tty or term in {"", "dumb"}:
        return Graphics.NONE
    blocks = (
        Graphics.BLOCKS if encoding.lower().replace("-", "") == "utf8" and not env.get("NO_COLOR") else Graphics.NONE
    )
    if env.get("TMUX") or term.startswith(("screen", "tmux")):  # a multiplexer swallows what it does not know
        return blocks
    if env.get("KITTY_WINDOW_ID") or "kitty" in term or "ghostty" in f"{term} {program}":
        return Graphics.KITTY
    if program in {"iterm.app", "wezterm"} or env.get("LC_TERMINAL") == "iTerm2":
        return Graphics.ITERM
    if "sixel" in term or term.startswith(("foot", "mlterm", "contour", "yaft")):
        return Graphics.SIXEL
    return blocks


def show(console: Console, data: bytes, how: Graphics | None = None) -> bool:
    """Print a picture, at most about a third of a screen high; False where this terminal shows none."""
    how = how or graphics(os.environ, tty=console.is_terminal, encoding=console.encoding)
    if how is Graphics.NONE:
        return False
    columns = max(8, min(_COLUMNS, console.width - 4))
    try:
        picture = pixels.decode(data)
    except Problem:  # such as an SVG, which has no pixels yet
        return False
    if how is Graphics.BLOCKS:
        console.print(blocks(_fitted(picture, (columns, 2 * _ROWS))), soft_wrap=True)
        return True
    picture = _fitted(picture, (columns * _CELL[0], _ROWS * _CELL[1]))
    writers = {Graphics.KITTY: kitty, Graphics.ITERM: iterm, Graphics.SIXEL: sixel}
    console.file.write("  " + writers[how](picture) + "\n")
    console.file.flush()
    return True


def _fitted(picture: Image.Image, box: tuple[int, int]) -> Image.Image:
    """The picture inside a box, on grey squares' mean where it is transparent."""
    scale = min(box[0] / picture.width, box[1] / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    small = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", size, (236, 236, 236, 255))
    return Image.alpha_composite(ground, small).convert("RGB")


def kitty(picture: Image.Image) -> str:
    """The Kitty graphics protocol: a PNG in pieces; q=2 keeps the terminal from answering into our prompt."""
    data = base64.b64encode(pixels.encode_png(picture)).decode()
    pieces = [data[i : i + _PIECE] for i in range(0, len(data), _PIECE)]
    out = []
    for i, piece in enumerate(pieces):
        head = "a=T,f=100,q=2," if i == 0 else ""
        out.append(f"\x1b_G{head}m={int(i < len(pieces) - 1)};{piece}\x1b\\")
    return "".join(out)


def iterm(picture: Image.Image) -> str:
    """iTerm2's inline images."""
    data = pixels.encode_png(picture)
    encoded = base64.b64encode(data).decode()
    return f"\x1b]1337;File=inline=1;size={len(data)};width={picture.width}px;preserveAspectRatio=1:{encoded}\x07"


def sixel(picture: Image.Image) -> str:
    """Sixel with up to 256 colours: bands of six rows, each colour of a band in one run-length-coded line."""
    flat = picture.quantize(256, method=Image.Quantize.MEDIANCUT)
    palette = np.asarray(flat.getpalette() or [], dtype=int).reshape(-1, 3)
    grid = np.asarray(flat)
    out = [f'\x1bP0;1q"1;1;{picture.width};{picture.height}']
    out += [f"#{i};2;" + ";".join(str(round(c / 2.55)) for c in palette[i]) for i in np.unique(grid)]
    for top in range(0, picture.height, 6):
        band = grid[top : top + 6]
        weights = (1 << np.arange(len(band)))[:, None]
        lines = [f"#{color}{_runs(((band == color) * weights).sum(axis=0))}" for color in np.unique(band)]
        out.append("$".join(lines) + "-")
    return "".join(out) + "\x1b\\"


def _runs(column_bits: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> str:
    edges = np.flatnonzero(np.diff(column_bits)) + 1
    starts = np.concatenate(([0], edges))
    lengths = np.diff(np.concatenate((starts, [len(column_bits)])))
    parts = []
    for start, length in zip(starts, lengths, strict=True):
        char = chr(63 + int(column_bits[start]))
        parts.append(f"!{length}{char}" if length > 3 else char * int(length))
    return "".join(parts)


def blocks(picture: Image.Image) -> Text:
    """Two pixels a character: the upper half block in the upper pixel's colour on the lower one's."""
    grid = np.asarray(picture)
    text = Text()
    for y in range(0, len(grid) - 1, 2):
        text.append("  ")
        for above, below in zip(grid[y].tolist(), grid[y + 1].tolist(), strict=True):
            text.append("▀", Style(color=Color.from_rgb(*above), bgcolor=Color.from_rgb(*below)))
        text.append("\n")
    text.rstrip()
    return text
