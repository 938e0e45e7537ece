"""The way from a drawing order to SVG: read the brief, pick genre and style, compose, paint."""

import re
from dataclasses import dataclass, replace

from images_mcp.brief import Brief
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import diagrams, figures, longtail, topics
from images_mcp.engines.images.draft.grammar import genres, heavens
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.palette import Palette
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.revision.effects import NONE, Effects
from images_mcp.engines.images.draft.revision.revise import revise
from images_mcp.engines.images.draft.revision.wishes import understood
from images_mcp.engines.images.draft.scene import Letters, Scene, Thing
from images_mcp.engines.images.draft.styles.brush import Style
from images_mcp.engines.images.draft.styles.table import choose
from images_mcp.engines.images.draft.words import tokens

_HEX = re.compile(r"#[0-9a-f]{6}")
_BROAD, _NEAR = 20.0, 0.3  # as much as one area of scenery counts; still recognisably the same colour


@dataclass(frozen=True)
class Composed:
    """A drawing as SVG, with what was understood and what was not."""

    svg: str
    style: str
    scene: str
    could_not: tuple[str, ...]
    credit: str = ""
    effects: Effects = NONE


def compose(brief: Brief, size: tuple[int, int], seed: int, *, transparent: bool = False) -> Composed:
    """Compose and paint a brief; the same brief, size and seed always give the same document."""
    ask = understood(brief)
    short = min(size)
    canvas = Canvas(
        ask,
        1000 * size[0] / short,
        1000 * size[1] / short,
        seed,
        Palette(ask.colors),
        transparent,
    )
    scene = genres.choose(ask)(canvas)
    style = choose(ask, scene.genre)
    moves = _exact(canvas, style, ask) if ask.colors and style.name != "neon" else []
    revise(canvas, scene)
    svg = style.painter(scene, style, canvas.palette).svg()
    for tone, wanted in moves:
        svg = svg.replace(tone, wanted)
    credit = longtail.CREDIT if any(n.prop.name not in figures.PROPS for n in _drawn(ask)) else ""
    if credit:
        svg = svg.replace("<defs>", f"<desc>{credit}</desc><defs>", 1)
    could_not = tuple(dict.fromkeys(_missing(ask, scene, flat=scene.horizon is None)))
    return Composed(svg, style.name, scene.summary(style.name, seed), could_not, credit, scene.effects)


def _drawn(ask: Ask) -> list[Noun]:
    return [*filter(None, ask.now), *(n for more in ask.wishes.added for n in more.nouns)]


def _exact(canvas: Canvas, style: Style, ask: Ask) -> list[tuple[str, str]]:
    """Which tones give way so that every colour asked for has, exactly, a place worth seeing: the nearest broad ones.

    Decided on the composition before anything was laid over it, so that taking a thing away recolours nothing. Neon is
    left out: its ground stays dark, its tubes already carry the palette.
    """
    painter = style.painter(genres.choose(ask)(canvas), style, canvas.palette)
    svg, moves = painter.svg(), []
    for wanted in ask.colors:
        if wanted in svg and painter.used.get(wanted, 0.0) >= _BROAD:
            continue
        tones = {tone for tone in _HEX.findall(svg) if tone not in ask.colors}
        broad = [tone for tone in tones if painter.used.get(tone, 0.0) >= _BROAD and c.distance(tone, wanted) < _NEAR]
        if broad or (tones and wanted not in svg):
            moves.append((min(sorted(broad or tones), key=lambda tone: c.distance(tone, wanted)), wanted))
            svg = svg.replace(*moves[-1])
    return moves


def _missing(ask: Ask, scene: Scene, *, flat: bool) -> list[str]:
    """What could not be drawn; what stands in the picture as a word is not missing."""
    written = {t.text for item in scene.items if isinstance(item, Letters) for t in tokens(item.text)}
    if scene.genre == "diagram" and diagrams.wanted(ask.brief):
        ask = replace(ask, unknown=(), elsewhere=(), skies=())  # its words are the diagram's name and what labels it
    unknown = [phrase for phrase in ask.unknown if not {t.text for t in tokens(phrase)} <= written]
    if written and any(isinstance(item, Thing) for item in scene.items):  # its topic's motifs stand for it
        unknown = [phrase for phrase in unknown if not topics.about(phrase, ask.brief.language)[1]]
    out = [*scene.could_not, *ask.elsewhere, *heavens.missing(scene, ask.skies)]
    out += [*(f'"{word[:60]}": drafts have no drawing for it' for word in unknown)]
    if {"above", "below"} & set(ask.placement) and flat:
        out.append("the view from above or below: this draft has no ground to look at")
    if ask.weather == "wind":
        out.append("the wind")
    return out[:40]
