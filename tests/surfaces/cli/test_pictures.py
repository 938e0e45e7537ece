"""Pictures in terminals: which protocol where, and that what is written is a picture."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image
from rich.console import Console

from images_mcp.surfaces.cli import pictures
from images_mcp.surfaces.cli.pictures import Graphics
from tests.conftest import Home

PICTURE = Image.new("RGB", (64, 40), (200, 30, 30))
PICTURE.paste((20, 60, 220), (32, 0, 64, 40))


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"TERM": "xterm-kitty"}, Graphics.KITTY),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Graphics.KITTY),
        ({"TERM": "xterm-ghostty"}, Graphics.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, Graphics.ITERM),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Graphics.ITERM),
        ({"TERM": "foot"}, Graphics.SIXEL),
        ({"TERM": "xterm-sixel"}, Graphics.SIXEL),
        ({"TERM": "xterm-256color"}, Graphics.BLOCKS),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1", "TMUX": "x"}, Graphics.BLOCKS),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Graphics.NONE),
        ({"TERM": "dumb"}, Graphics.NONE),
        ({}, Graphics.NONE),
    ],
)
def test_the_terminal_is_known_by_what_it_says(env: dict[str, str], expected: Graphics) -> None:
    assert pictures.graphics(env, tty=True) is expected
    assert pictures.graphics(env, tty=False) is Graphics.NONE


def _same(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as found:
        assert found.size == PICTURE.size
        assert found.convert("RGB").getpixel((3, 3)) == (200, 30, 30)


def test_kitty_gets_a_png_in_pieces_that_asks_for_no_answer() -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    written = pictures.kitty(noise)
    pieces = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", written)
    assert "q=2" in pieces[0][0]
    assert all(len(data) <= 4096 for _, data in pieces)
    assert [head[-1] for head, _ in pieces] == ["1"] * (len(pieces) - 1) + ["0"]
    with Image.open(io.BytesIO(base64.b64decode("".join(data for _, data in pieces)))) as found:
        assert found.size == (200, 200)


def test_iterm_gets_a_png() -> None:
    found = re.fullmatch(r"\x1b\]1337;File=inline=1;size=(\d+);[^:]*:([^\x07]*)\x07", pictures.iterm(PICTURE))
    assert found
    data = base64.b64decode(found[2])
    assert len(data) == int(found[1])
    _same(data)


def test_sixel_draws_every_pixel_in_its_colour() -> None:
    written = pictures.sixel(PICTURE)
    assert written.startswith("\x1bP0;1q")
    assert written.endswith("\x1b\\")
    drawn = _read_sixel(written)
    assert np.abs(drawn.astype(int) - np.asarray(PICTURE).astype(int)).max() <= 3


def _read_sixel(text: str) -> np.ndarray:
    """A small reader of our own, from the standard: enough for what we write."""
    grid, palette = np.zeros((PICTURE.height, PICTURE.width, 3), np.uint8), {}
    x = y = color = 0
    body = text[text.index('"') : -2]
    for token in re.finditer(r'"[\d;]+|#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|\$|-', body):
        if token[1]:
            palette[int(token[1])] = [round(int(v) * 2.55) for v in token.groups()[1:4]]
        elif token[5]:
            color = int(token[5])
        elif token[0] == "$":
            x = 0
        elif token[0] == "-":
            x, y = 0, y + 6
        elif char := token[7] or token[8]:
            for _ in range(int(token[6] or 1)):
                for bit in range(6):
                    if (ord(char) - 63) >> bit & 1:
                        grid[y + bit, x] = palette[color]
                x += 1  # noqa: SIM113 - begins again with each line
    return grid


def test_half_blocks_hold_two_pixels_each() -> None:
    text = pictures.blocks(PICTURE)
    lines = text.plain.split("\n")
    assert len(lines) == PICTURE.height // 2
    assert {len(line) for line in lines} == {PICTURE.width + 2}


def test_what_cannot_be_shown_is_left_out_quietly() -> None:
    written = io.StringIO()
    console = Console(file=written, force_terminal=True)
    assert not pictures.show(console, b"<svg/>", Graphics.BLOCKS)
    assert not pictures.show(console, b"", Graphics.KITTY)
    assert written.getvalue() == ""


def test_an_empty_prompt_is_told_as_such(local: Home) -> None:
    done = local.run("run", "  ")
    assert done.returncode == 2
    assert "The prompt is empty." in done.stderr
    assert "analyze_prompt" not in done.stderr


def test_an_option_that_cannot_be_is_refused_first_in_words_of_the_terminal(shared: Home) -> None:
    done = shared.run("vary", "a fox", "--count", "9")
    assert done.returncode == 2
    assert "--count" in done.stderr
    assert "num_variations" not in done.stderr
    done = shared.run("run", "a cat", "--quality", "best")
    assert (done.returncode, done.stdout) == (2, "")
    assert "quality" in done.stderr


def test_what_the_words_say_themselves_is_not_told_as_added(shared: Home) -> None:
    told = shared.run("run", "a cat").stdout
    assert "because you said" not in told
