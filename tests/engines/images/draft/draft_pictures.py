"""Drawing in tests: one brief, one picture, as pixels."""

import io

import numpy as np
from PIL import Image

from images_mcp.brief import Brief
from images_mcp.engines.images.draft import compose, render
from images_mcp.engines.images.port import Format


def brief(subject="", **said):
    return Brief.model_validate({k: v for k, v in {"subject": subject, **said}.items() if v})


def composed(subject="", *, size=(512, 512), seed=1, transparent=False, **said):
    return compose.compose(brief(subject, **said), size, seed, transparent=transparent)


def pixels(subject="", *, size=(512, 512), seed=1, transparent=False, **said):
    made = composed(subject, size=size, seed=seed, transparent=transparent, **said)
    data = render.raster(made.svg, size, Format.PNG, style=made.style, seed=seed, transparent=transparent)
    return np.asarray(Image.open(io.BytesIO(data)))


def share(rgb, color, slack=0):
    """The share of pixels that have this colour, give or take `slack` levels in each channel."""
    want = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)])
    return float((np.abs(rgb[..., :3].astype(int) - want) <= slack).all(axis=-1).mean())
