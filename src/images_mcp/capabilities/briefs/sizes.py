"""From a wished format to pixels: what the engine draws and what the saved file measures.

The limits are those of gpt-image-2 and later: both edges multiples of 16 and at most 3840, a ratio between 1:3 and 3:1,
655,360 to 8,294,400 pixels. A wish outside them is drawn larger or less narrow and cropped to the wish afterwards.
"""

import math
import re

from images_mcp.brief import Use
from images_mcp.capabilities.briefs.context import DEFAULTS
from images_mcp.engines.minds.port import Wish

Size = tuple[int, int]
STEP, LONGEST, SMALLEST_AREA, LARGEST_AREA, STEEPEST = 16, 3840, 655_360, 8_294_400, 3.0
_BY_ORIENTATION: dict[str, Size] = {"square": (1024, 1024), "landscape": (1536, 1024), "portrait": (1024, 1536)}
_USUAL_AREA = 1_572_864


def legal(size: Size) -> bool:
    """Whether an engine may be asked for this size."""
    width, height = size
    return (
        width % STEP == 0
        and height % STEP == 0
        and max(size) <= LONGEST
        and max(size) <= STEEPEST * min(size)
        and SMALLEST_AREA <= width * height <= LARGEST_AREA
    )


def orientation_of(size: Size) -> str:
    """landscape, portrait or square."""
    width, height = size
    return "square" if width == height else "landscape" if width > height else "portrait"


def resolve_size(use: Use, wish: Wish) -> tuple[Size, Size]:
    """What the engine draws and what is saved, in pixels.

    Typed pixels beat a ratio, a ratio beats paper or screen, those an orientation, and that the use's default.
    """
    if wish.exact and (typed := _pair(wish.exact, "x")):
        width, height = max(1, round(typed[0])), max(1, round(typed[1]))
        draw = cover((width, height))
        return draw, (width, height) if width <= draw[0] and height <= draw[1] else draw
    if wish.aspect and (ratio := _pair(wish.aspect, ":")):
        if ratio[0] == ratio[1]:
            return (1024, 1024), (1024, 1024)
        draw = of_ratio(ratio[0] / ratio[1])
        return draw, cut_to(draw, ratio[0] / ratio[1])
    if wish.sheet and (sized := _of_sheet(wish)):
        return sized
    size = _BY_ORIENTATION.get(wish.orientation or "", DEFAULTS[use].size)
    return size, size


def _of_sheet(wish: Wish) -> tuple[Size, Size] | None:
    upright = wish.orientation != "landscape"
    pixels = _pair(wish.sheet or "", "x")
    if pixels:
        long, short = round(max(pixels)), round(min(pixels))
        square = wish.orientation == "square"
        size = (short, short) if square else (short, long) if wish.orientation == "portrait" else (long, short)
        return cover(size), size
    if wish.orientation == "square":
        return None
    ratio = 1 / math.sqrt(2) if upright else math.sqrt(2)
    draw = of_ratio(ratio)
    return draw, draw


def _pair(text: str, mark: str) -> tuple[float, float] | None:
    found = re.fullmatch(rf"\s*(\d+(?:\.\d+)?)\s*{mark}\s*(\d+(?:\.\d+)?)\s*", text)
    if not found:
        return None
    first, second = float(found.group(1)), float(found.group(2))
    return (first, second) if first > 0 and second > 0 else None


def of_ratio(ratio: float) -> Size:
    """The legal size nearest to a ratio (width / height) at the usual area; exact where multiples of 16 allow it."""
    bounded = min(STEEPEST, max(1 / STEEPEST, ratio))
    ideal = math.sqrt(_USUAL_AREA * bounded)
    best: tuple[float, Size] | None = None
    for step in range(-14, 15):
        width = round(ideal / STEP) * STEP + step * STEP
        height = round(width / bounded / STEP) * STEP
        if height <= 0 or not legal((width, height)):
            continue
        error = abs(math.log(width / height / bounded)) + 0.0004 * abs(step)
        if best is None or error < best[0]:
            best = (error, (width, height))
    return best[1] if best else (1024, 1024)


def cover(size: Size) -> Size:
    """The smallest legal size that a picture of this size can be cut from.

    Where none is large enough, the largest of its shape.
    """
    width, height = size
    ratio = min(STEEPEST, max(1 / STEEPEST, width / height))
    area = max(SMALLEST_AREA, width * height, (width * width / ratio), (height * height * ratio))
    scale = math.sqrt(min(area, LARGEST_AREA) / area)
    base_w = max(width, height * ratio, math.sqrt(SMALLEST_AREA * ratio)) * scale
    draw_w = min(LONGEST, math.ceil(base_w / STEP - 1e-9) * STEP)
    draw_h = min(LONGEST, math.ceil(base_w / ratio / STEP - 1e-9) * STEP)
    for _ in range(400):
        if legal((draw_w, draw_h)):
            return draw_w, draw_h
        if draw_w * draw_h > LARGEST_AREA:
            draw_w, draw_h = (draw_w - STEP, draw_h) if draw_w / draw_h >= ratio else (draw_w, draw_h - STEP)
        elif max(draw_w, draw_h) > STEEPEST * min(draw_w, draw_h) or draw_w * draw_h < SMALLEST_AREA:
            draw_w, draw_h = (draw_w + STEP, draw_h) if draw_w < draw_h else (draw_w, draw_h + STEP)
    return of_ratio(ratio)


def cut_to(size: Size, ratio: float) -> Size:
    """The largest part of a picture that has this ratio, at most a rounding away; the picture itself where it fits."""
    width, height = size
    if abs(width / height / ratio - 1) < 0.012:
        return size
    return (width, max(1, round(width / ratio))) if width / height < ratio else (max(1, round(height * ratio)), height)
