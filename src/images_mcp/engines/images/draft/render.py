"""From SVG to a file's bytes: rasterise, finish the pixels, encode. Runs in a worker process, since resvg holds the GIL."""

import io

import numpy as np
import resvg_py
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from images_mcp.engines.images.draft import finish
from images_mcp.engines.images.draft.revision.effects import NONE, Effects, apply
from images_mcp.engines.images.port import Format


def pixels(svg: str, size: tuple[int, int]) -> np.ndarray:
    """The picture as an RGBA array (height, width, 4) of bytes. Only our own SVG may come here: resvg reads files."""
    data = resvg_py.svg_to_bytes(svg_string=svg, width=size[0], height=size[1], skip_system_fonts=True)
    picture = Image.open(io.BytesIO(bytes(data))).convert("RGBA")
    if picture.size != size:
        picture = picture.resize(size)
    return np.asarray(picture)


def encode(rgba: np.ndarray, form: Format, *, transparent: bool, note: str = "") -> bytes:
    """A file in the wanted format. JPEG has no transparency and gets white behind it."""
    picture = Image.fromarray(rgba, "RGBA")
    if not transparent or form is Format.JPEG:
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture).convert("RGB")
    out = io.BytesIO()
    if form is Format.JPEG:
        picture.save(out, "JPEG", quality=92, comment=note.encode())
    elif form is Format.WEBP:
        picture.save(out, "WEBP", quality=92, method=2)
    elif form is Format.GIF:
        picture.save(out, "GIF", comment=note.encode())
    else:
        about = PngInfo()
        if note:
            about.add_text("Credit", note)
        picture.save(out, "PNG", compress_level=2, pnginfo=about)
    return out.getvalue()


def raster(
    svg: str,
    size: tuple[int, int],
    form: Format,
    *,
    style: str,
    seed: int,
    transparent: bool,
    note: str = "",
    effects: Effects = NONE,
) -> bytes:
    """The finished file."""
    coarse = finish.low_resolution(style, size)
    bare = pixels(svg, coarse or size)
    rgba = finish.apply(bare, style, size, seed, transparent=transparent)
    if effects:
        rgba = apply(rgba, bare, effects, seed)
    return encode(rgba, form, transparent=transparent, note=note)
