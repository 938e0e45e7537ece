"""Texture marks: small strokes inside a form, for more detail than was drawn. Where they lie is fixed by the form."""

import zlib
from random import Random

from images_mcp.engines.images.draft.scene import Box


def strokes(box: Box, count: int, size: float, what: str) -> str:
    """Path data of `count` little strokes scattered over a box."""
    r = Random(zlib.crc32(what.encode()))
    left, top, right, bottom = box
    out = []
    for _ in range(count):
        x, y = r.uniform(left, right), r.uniform(top, bottom)
        dx, dy = size * r.uniform(0.4, 1.0), size * r.uniform(-0.7, 0.7)
        out.append(f"M{x:.1f},{y:.1f}q{dx / 2:.1f},{dy:.1f} {dx:.1f},{dy * 0.2:.1f}")
    return "".join(out)
