"""What can be told of a finished picture by measuring its pixels: evidence for alt text where a wish says little.

Nobody looks at the picture here, so nothing is named but what arithmetic can be sure of: colours and where they are,
a plain ground and how much of it is covered, light and dark, the format. Distances are in OKLab.
"""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from images_mcp.kernel.colour import palette, rgb, to_oklab
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.images import Picture, opened

_MOST, _LEAST_SHARE = 3, 0.08
_SIDE, _RING = 96, 3
_OPAQUE = 128
_SAME, _PLAIN_SHARE = 0.06, 0.88  # a ground is plain where this much of the rim is one colour
_COVERED = (0.03, 0.8)
_BRIGHT, _DARK = 0.78, 0.42
_STRONG, _GENTLE = 0.27, 0.09
_VIVID, _MUTED, _GREY = 0.13, 0.05, 0.012
_FLAT, _CALM, _BUSY = 0.02, 0.72, 0.3
_SLANT, _DIFFERS, _TINGE, _GATHERED = 0.12, 0.12, 0.03, 0.2
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Seen:
    """What was measured. Colours are #rrggbb; None or "" where nothing is sure enough to be said.

    `colours` are the main ones, largest first, `share` (0 to 1) is the first one's. `ground` is a plain background's
    colour ("clear" where transparent), `covered` how much of it something hides, `place` where that is ("left",
    "centre", …). `above`, `below`, `left`, `right`, `middle` and `rim` are the colours of these parts; `brightest` is the
    part with most light ("upper left", …), `second_at` where the second colour keeps to. `light` is bright or dark, `contrast` strong or gentle, `colour` vivid, muted or
    grey, `tone` warm or cool, `detail` calm or busy, `shape` square, landscape or portrait; `size` is in pixels.
    """

    colours: tuple[str, ...]
    share: float
    shape: str
    size: tuple[int, int]
    ground: str | None = None
    covered: float = 0.0
    place: str = ""
    above: str = ""
    below: str = ""
    left: str = ""
    right: str = ""
    middle: str = ""
    rim: str = ""
    brightest: str = ""
    second_at: str = ""
    mirrored: bool = False
    light: str = ""
    contrast: str = ""
    colour: str = ""
    tone: str = ""
    detail: str = ""


def measured(picture: Picture) -> Seen | None:
    """What a picture's pixels tell. None for a wholly transparent picture and for what has no pixels. Blocking."""
    with contextlib.suppress(Problem, ValueError):
        image = opened(picture)
        shape = "square" if image.width == image.height else "landscape" if image.width > image.height else "portrait"
        direct = image if image.mode == "RGB" else image.convert("RGBA")
        small = direct.resize((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=2.0).convert("RGBA")
        if shares := palette(small):
            return _measured(np.asarray(small), shares, shape, image.size)
    return None


def _measured(pixels: NDArray[np.uint8], shares: list[tuple[str, float]], shape: str, size: tuple[int, int]) -> Seen:
    colours = tuple(colour for colour, share in shares if share >= _LEAST_SHARE)
    opaque = pixels[..., 3] >= _OPAQUE
    lab = to_oklab(pixels[..., :3].astype(np.float64))
    light, yellow = lab[..., 0][opaque], float(lab[..., 2][opaque].mean())
    strength = float(np.hypot(lab[..., 1], lab[..., 2])[opaque].mean())
    ground, covered, place = _ground(pixels, lab, opaque)
    parts = {} if ground == "clear" else _parts(pixels, lab)
    slope = np.hypot(np.diff(lab[..., 0], axis=1)[:-1], np.diff(lab[..., 0], axis=0)[:, :-1])
    calm = float((slope < _FLAT).mean())
    return Seen(
        colours=colours,
        share=shares[0][1],
        shape=shape,
        size=size,
        second_at=_place_of(lab, opaque, shares) if len(colours) > 1 else "",
        mirrored=bool(np.linalg.norm(lab - lab[:, ::-1], axis=2).mean() < _FLAT),
        ground=ground,
        covered=covered,
        place=place,
        light="bright" if light.mean() > _BRIGHT else "dark" if light.mean() < _DARK else "",
        contrast="strong" if light.std() > _STRONG else "gentle" if light.std() < _GENTLE else "",
        colour="grey" if strength < _GREY else "vivid" if strength > _VIVID else "muted" if strength < _MUTED else "",
        tone="warm" if yellow > _TINGE else "cool" if yellow < -_TINGE else "",
        detail="calm" if calm > _CALM else "busy" if calm < _BUSY else "",
        **parts,
    )


def _rim(side: int) -> NDArray[np.bool_]:
    mask = np.ones((side, side), dtype=np.bool_)
    mask[_RING:-_RING, _RING:-_RING] = False
    return mask


def _ground(pixels: NDArray[np.uint8], lab: Floats, opaque: NDArray[np.bool_]) -> tuple[str | None, float, str]:
    """A plain ground's colour, how much of it is covered, and where; (None, 0, "") where the rim is of many colours."""
    rim = _rim(_SIDE)
    if opaque[rim].mean() < 1 - _PLAIN_SHARE:
        ground, other = "clear", opaque
    else:
        usual = np.median(lab[rim], axis=0)
        if (np.linalg.norm(lab[rim] - usual, axis=1) < _SAME).mean() < _PLAIN_SHARE:
            return None, 0.0, ""
        ground, other = _hex(np.median(pixels[rim][:, :3], axis=0)), np.linalg.norm(lab - usual, axis=2) > _SAME
    covered = float(other.mean())
    if not _COVERED[0] <= covered <= _COVERED[1]:
        return ground, 0.0, ""
    rows, columns = np.nonzero(other)
    down, across = rows.mean() / _SIDE - 0.5, columns.mean() / _SIDE - 0.5
    if max(abs(down), abs(across)) < _SLANT:
        return ground, covered, "centre"
    if abs(across) >= abs(down):
        return ground, covered, "left" if across < 0 else "right"
    return ground, covered, "top" if down < 0 else "bottom"


def _place_of(lab: Floats, opaque: NDArray[np.bool_], shares: list[tuple[str, float]]) -> str:
    """The part of the picture the second colour keeps to; "" where it is all over."""
    places = to_oklab(np.array([rgb(colour) for colour, _ in shares]))
    nearest = ((places**2).sum(axis=1) - 2 * lab @ places.T).argmin(axis=2)  # |a - b|² without |a|²
    rows, columns = np.nonzero(opaque & (nearest == 1))
    if not len(rows) or max(rows.std(), columns.std()) > _GATHERED * _SIDE:
        return ""
    return _corner(int(rows.mean() * 3 / _SIDE), int(columns.mean() * 3 / _SIDE))


def _corner(row: int, column: int) -> str:
    return f"{('upper', 'middle', 'lower')[row]} {('left', 'centre', 'right')[column]}"


def _parts(pixels: NDArray[np.uint8], lab: Floats) -> dict[str, str]:
    """The colours of opposite parts where they plainly differ, and the part with most light."""
    third = _SIDE // 3
    found: dict[str, str] = {}
    pairs: dict[tuple[str, str], tuple[tuple[slice, slice] | NDArray[np.bool_], ...]] = {
        ("above", "below"): (np.s_[:third, :], np.s_[-third:, :]),
        ("left", "right"): (np.s_[:, :third], np.s_[:, -third:]),
        ("middle", "rim"): (np.s_[third:-third, third:-third], _rim(_SIDE)),
    }
    for names, places in pairs.items():
        usual = [np.median(lab[p].reshape(-1, 3), axis=0) for p in places]
        if np.linalg.norm(usual[0] - usual[1]) > _DIFFERS:
            for name, place in zip(names, places, strict=True):
                found[name] = _hex(np.median(pixels[place].reshape(-1, 4)[:, :3], axis=0))
    nine = lab[..., 0].reshape(3, third, 3, third).mean(axis=(1, 3))
    if nine.max() - np.sort(nine, axis=None)[-3] > _GENTLE / 2:
        row, column = np.unravel_index(int(nine.argmax()), nine.shape)
        found["brightest"] = _corner(int(row), int(column))
    return found


def _hex(colour: Floats) -> str:
    return "#" + "".join(f"{round(float(c)):02x}" for c in colour)


@cache
def _named() -> tuple[tuple[dict[str, str], ...], Floats]:
    """Each colour's name by language, and where it lies in OKLab."""
    table: dict[str, dict[str, str]] = json.loads((files(__package__) / "colour_names.json").read_text("utf-8"))
    return tuple(table.values()), to_oklab(np.array([rgb(value) for value in table]))


def colour_names(colours: Sequence[str], language: str) -> tuple[str, ...]:
    """Up to three plain names for colours given as #rrggbb, in their order, none twice."""
    if not colours:
        return ()
    names, places = _named()
    lab = to_oklab(np.array([rgb(value) for value in colours]))
    nearest = np.linalg.norm(lab[:, None] - places[None], axis=2).argmin(axis=1)
    return tuple(dict.fromkeys(names[n].get(language) or names[n]["en"] for n in nearest))[:_MOST]
