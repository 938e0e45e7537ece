"""The way from a drawing order to SVG: read the brief, pick genre and style, compose, paint."""

import zlib
from dataclasses import dataclass
from random import Random

from images_mcp.brief import Aspect, Brief
from images_mcp.engines.images.draft.grammar import genres
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.palette import Palette
from images_mcp.engines.images.draft.parse import Ask, read
from images_mcp.engines.images.draft.styles.table import choose


@dataclass(frozen=True)
class Composed:
    """A drawing as SVG, with what was understood and what was not."""

    svg: str
    style: str
    scene: str
    could_not: tuple[str, ...]


def compose(brief: Brief, size: tuple[int, int], seed: int, *, transparent: bool = False) -> Composed:
    """Compose and paint a brief; the same brief, size and seed always give the same document."""
    ask = read(brief)
    short = min(size)
    canvas = Canvas(
        ask,
        1000 * size[0] / short,
        1000 * size[1] / short,
        seed,
        Random(zlib.crc32(f"{seed}/{brief.get(Aspect.SUBJECT)}".encode())),
        Palette(ask.colors),
        transparent,
    )
    genre = genres.choose(ask, transparent=transparent)
    scene = genre(canvas)
    style = choose(ask, scene.genre)
    painter = style.painter(scene, style, canvas.palette)
    svg = painter.svg()
    return Composed(
        svg, style.name, scene.summary(style.name, seed), tuple(dict.fromkeys(_missing(ask, scene.could_not)))
    )


def _missing(ask: Ask, reported: list[str]) -> list[str]:
    out = [*reported, *(f'"{word[:60]}": drafts have no drawing for it' for word in ask.unknown)]
    if "above" in ask.placement:
        out.append("the view from above: drafts look straight ahead")
    if ask.weather == "wind":
        out.append("the wind")
    return out[:40]
