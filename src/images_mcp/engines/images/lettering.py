"""Set type instead of generated letters: clean a place in a picture and set the exact words there, so spelling is right.

It is an engine like the others: free, instant, deterministic. The first source is the picture, the mask its place; the
words to set are the drawing's prompt.
"""

from pathlib import Path as File

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from images_mcp.engines.images.draft import type as typography
from images_mcp.engines.images.draft.props.path import Path
from images_mcp.engines.images.port import Drawing, DrawingFailed, Drawn, Failure, Format, Usage
from images_mcp.kernel import colour
from images_mcp.kernel.images import decode, encode_png

Floats = NDArray[np.float64]
Box = tuple[int, int, int, int]

MODEL = "lettering-1"
SECONDS = 0.5
_READABLE = 4.5  # WCAG 2.2, contrast of text
_INK = 0.12  # OKLab distance from the ground at which a pixel counts as a letter's
_PROBED = 256
_ROUNDS = 60


def draw(drawing: Drawing) -> Drawn:
    """Set the drawing's prompt, letter by letter, into the masked place of its first source. Blocking.

    Raises `DrawingFailed` where there is no place for the words or no font that has them.
    """
    if not drawing.sources or drawing.mask is None:
        raise DrawingFailed(
            Failure.INVALID, "There is no place for the words.", "Say where: pass region with x, y, width and height."
        )
    picture = decode(File(drawing.sources[0]).read_bytes())
    mask = decode(File(drawing.mask).read_bytes())
    data = set_words(picture, mask, drawing.prompt)
    return Drawn(data, Format.PNG, picture.size, MODEL, Usage(), 0)


def set_words(picture: Image.Image, mask: Image.Image, words: str) -> bytes:
    """The picture (PNG, its size) with the mask's transparent box cleaned and the words set in it.

    Ink and ground are taken from what stood there; where that would be hard to read (below 4.5:1), black or white.
    """
    box = _box_of(mask, picture.size)
    text = typography.clean(words)
    face = typography.face_for(text, "sans-bold") if text else None
    if face is None:
        raise DrawingFailed(
            Failure.INVALID, "No font here has all of these letters.", "Install a font for this script, or use others."
        )
    plain = picture.convert("RGB")
    pixels = np.asarray(plain, dtype=np.float64)
    left, top, right, bottom = box
    ground = _ground(pixels, box)
    ink = _ink(pixels[top:bottom, left:right], ground)
    cleaned = pixels.copy()
    cleaned[top:bottom, left:right] = ground + _grain(pixels, box)
    out = Image.fromarray(np.clip(np.rint(cleaned), 0, 255).astype(np.uint8)).convert("RGBA")
    out.alpha_composite(_letters(text, face, (right - left, bottom - top), ink), (left, top))
    if picture.mode == "RGBA":
        out.putalpha(picture.getchannel("A"))
    return encode_png(out if picture.mode == "RGBA" else out.convert("RGB"))


def _box_of(mask: Image.Image, size: tuple[int, int]) -> Box:
    """The box around where the mask is transparent."""
    place = mask.convert("RGBA").getchannel("A").point(lambda v: 255 if v < 128 else 0)
    found = place.resize(size, Image.Resampling.NEAREST).getbbox()
    if found is None or found[2] - found[0] < 8 or found[3] - found[1] < 8:
        raise DrawingFailed(Failure.INVALID, "The place for the words is too small.", "Pass a larger region.")
    return found


def _ground(pixels: Floats, box: Box) -> Floats:
    """What would be behind the letters: the box's rim, carried inwards by repeated averaging (a soap film over it)."""
    left, top, right, bottom = box
    height, width = bottom - top, right - left
    scale = max(1, max(width, height) // _PROBED)
    small = (max(4, width // scale), max(4, height // scale))
    rim = Image.fromarray(pixels[top:bottom, left:right].astype(np.uint8)).filter(ImageFilter.MedianFilter(5))
    film = np.asarray(rim.resize(small, Image.Resampling.BOX), dtype=np.float64)
    fixed = np.zeros(film.shape[:2], dtype=bool)
    fixed[[0, -1], :] = fixed[:, [0, -1]] = True
    edge = film.copy()
    film[~fixed] = np.median(edge[fixed], axis=0)
    for _ in range(_ROUNDS):
        around = np.pad(film, ((1, 1), (1, 1), (0, 0)), mode="edge")
        film = (around[:-2, 1:-1] + around[2:, 1:-1] + around[1:-1, :-2] + around[1:-1, 2:]) / 4
        film[fixed] = edge[fixed]
    smooth = Image.fromarray(np.clip(film, 0, 255).astype(np.uint8))
    return np.asarray(smooth.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float64)


def _grain(pixels: Floats, box: Box) -> Floats:
    """Noise as fine as the surroundings', so that the cleaned place does not look ironed."""
    left, top, right, bottom = box
    around = pixels[max(0, top - 12) : bottom + 12, max(0, left - 12) : right + 12]
    fine = np.abs(np.diff(around, axis=1)).mean(axis=2)
    level = min(6.0, float(np.median(fine)))
    noise = np.random.default_rng(7).normal(0, level / 2, (bottom - top, right - left, 1))
    return np.repeat(noise, 3, axis=2)


def _ink(place: Floats, ground: Floats) -> str:
    """The colour the letters had: of the pixels farthest from the ground; a readable one where there were none."""
    apart = np.sqrt(((colour.to_oklab(place) - colour.to_oklab(ground)) ** 2).sum(axis=2))
    behind = _hex(np.median(ground.reshape(-1, 3), axis=0))
    best = max(("#111111", "#ffffff"), key=lambda c: colour.contrast_ratio(c, behind))
    marked = apart > max(_INK, float(np.quantile(apart, 0.97)) * 0.8)
    if marked.mean() < 0.002:
        return best
    found = _hex(np.median(place[marked], axis=0))
    return found if colour.contrast_ratio(found, behind) >= _READABLE else best


def _hex(rgb: Floats) -> str:
    return "#" + "".join(f"{round(float(value)):02x}" for value in rgb)


def _letters(text: str, face: typography.Face, size: tuple[int, int], ink: str) -> Image.Image:
    """The words as large as they fit, centred in a transparent picture of this size."""
    width, height = size
    fitted = typography.fit(text, face, width * 0.92, height * 0.84, most=height * 0.8, least=4.0, rows=3)
    step = fitted.size * 1.12
    first = height / 2 - step * (len(fitted.lines) - 1) / 2 + 0.36 * fitted.size
    lines = [
        typography.line(row, face, fitted.size, width / 2, first + step * at, anchor="middle")
        for at, row in enumerate(fitted.lines)
    ]
    outline = Path(tuple(trace for one in lines for trace in one.traces)).d()
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><path d="{outline}" fill="{ink}"/></svg>'
    return decode(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))).convert("RGBA").resize(size)
