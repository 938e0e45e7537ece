"""Turning, mirroring, cropping and scaling, computed on a picture's own pixels: free, exact, nothing drawn anew.

An engine like the others: the first source is the picture, the drawing's prompt the steps as `to_text` writes them.
"""

import json
from dataclasses import astuple, dataclass
from pathlib import Path as File

from PIL import Image, ImageOps

from images_mcp.engines.images.port import Drawing, DrawingFailed, Drawn, Failure, Format, Usage
from images_mcp.kernel.images import as_wished, decode, encode_png

MODEL = "geometry-1"
SECONDS = 0.2
LEAST, MOST = 16, 8192
"""Pixels a side may have afterwards."""

Size = tuple[int, int]


@dataclass(frozen=True)
class Step:
    """One step.

    `turn`: `x` quarter turns clockwise. `mirror`: `x` 0 left-right, 1 top-bottom. `crop`: to the largest centred place
    of proportions `x`:`y`. `trim`: the share `x` off every side. `cut`: the centre of `x` by `y` pixels. `scale`: to `x` by `y` pixels,
    0 for a side that follows, its edges cut where the proportions are others. `zoom`: both sides by the factor `x`.
    """

    op: str
    x: float
    y: float = 0


def to_text(steps: tuple[Step, ...]) -> str:
    """As a drawing carries them."""
    return json.dumps([astuple(step) for step in steps])


def from_text(text: str) -> tuple[Step, ...]:
    """What `to_text` wrote."""
    return tuple(Step(*row) for row in json.loads(text))


def size_after(steps: tuple[Step, ...], size: Size) -> Size:
    """What a picture measures after these steps."""
    for step in steps:
        size = _size(step, size)
    return size


def _size(step: Step, size: Size) -> Size:
    width, height = size
    if step.op == "turn":
        return (height, width) if int(step.x) % 2 else size
    if step.op == "crop":
        by = min(width / step.x, height / step.y)
        return max(1, round(step.x * by)), max(1, round(step.y * by))
    if step.op == "trim":
        return max(1, width - 2 * round(step.x * width)), max(1, height - 2 * round(step.x * height))
    if step.op == "cut":
        return min(width, int(step.x)), min(height, int(step.y))
    if step.op == "zoom":
        return max(1, round(width * step.x)), max(1, round(height * step.x))
    if step.op == "scale":
        wide = int(step.x) or max(1, round(width * step.y / height))
        return wide, int(step.y) or max(1, round(height * step.x / width))
    return size


def computed(picture: Image.Image, steps: tuple[Step, ...]) -> Image.Image:
    """The picture after these steps. Blocking."""
    for step in steps:
        picture = _computed(picture, step)
    return picture


_TURNS = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
_MIRRORS = (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM)


def _computed(picture: Image.Image, step: Step) -> Image.Image:
    size = _size(step, picture.size)
    if step.op == "turn":
        quarter = int(step.x) % 4
        return picture.transpose(_TURNS[quarter - 1]) if quarter else picture
    if step.op == "mirror":
        return picture.transpose(_MIRRORS[int(step.x)])
    if step.op in {"crop", "trim", "cut"}:
        left, top = (picture.width - size[0]) // 2, (picture.height - size[1]) // 2
        return picture.crop((left, top, left + size[0], top + size[1]))
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS)


def draw(drawing: Drawing) -> Drawn:
    """Carry out a drawing's steps on its first source. Raises `DrawingFailed` where there is none. Blocking."""
    try:
        picture = decode(File(drawing.sources[0]).read_bytes())
    except (IndexError, OSError):
        raise DrawingFailed(Failure.INVALID, "The picture before is no longer there.", "Draw it again.") from None
    picture = computed(picture, from_text(drawing.prompt))
    data = encode_png(picture)
    if drawing.format in {Format.JPEG, Format.WEBP}:
        return Drawn(as_wished(data, drawing.format.value), drawing.format, picture.size, MODEL, Usage(), 0)
    return Drawn(data, Format.PNG, picture.size, MODEL, Usage(), 0)
