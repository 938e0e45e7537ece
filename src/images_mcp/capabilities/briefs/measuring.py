"""The colours a finished picture really has, and their names: evidence for alt text where a wish says little."""

import contextlib
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from images_mcp.engines.minds.rules.lexicon import concepts
from images_mcp.kernel.colour import palette, rgb, to_oklab
from images_mcp.kernel.errors import Problem

_MOST, _LEAST_SHARE = 3, 0.08
_FAMILIES = "black and white"  # from here on the table holds families of colours, not colours


def colours_of(data: bytes) -> tuple[str, ...]:
    """The colours (#rrggbb) that cover most of a picture, measured on its pixels, largest first. Blocking.

    Empty for a wholly transparent picture and for what has no pixels.
    """
    with contextlib.suppress(Problem, ValueError):
        return tuple(colour for colour, share in palette(data) if share >= _LEAST_SHARE)
    return ()


@cache
def _named() -> tuple[tuple[dict[str, str], ...], NDArray[np.float64]]:
    """Each colour's first name by language, and where it lies in OKLab."""
    rows = tuple(takewhile(lambda c: c.gloss != _FAMILIES, (c for c in concepts() if c.layer == "color")))
    names = tuple({language: terms[0] for language, terms in c.terms.items() if terms} for c in rows)
    return names, to_oklab(np.array([rgb(c.tag) for c in rows]))


def colour_names(colours: Sequence[str], language: str) -> tuple[str, ...]:
    """Up to three plain names for colours given as #rrggbb, in their order, none twice."""
    if not colours:
        return ()
    names, places = _named()
    lab = to_oklab(np.array([rgb(value) for value in colours]))
    nearest = np.linalg.norm(lab[:, None] - places[None], axis=2).argmin(axis=1)
    return tuple(dict.fromkeys(names[n].get(language) or names[n]["en"] for n in nearest))[:_MOST]
