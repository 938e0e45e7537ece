"""Ways to make a picture easier to see, the gentlest first; each is a lens on the brief, tried out before it is chosen.

Colours somebody asked for stay wherever they stand out; the others come from Okabe and Ito's palette, or tones of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief, Source
from images_mcp.capabilities.access.measuring import SHAPE
from images_mcp.capabilities.access.vision import OKABE_ITO
from images_mcp.engines.images.draft.words import tokens
from images_mcp.engines.images.draft.words import words as known_words
from images_mcp.kernel import colour

WHITE, BLACK = "#ffffff", "#000000"
_DARK = "#101418"
_BRIGHT = ("yellow", "sky blue", "orange", "reddish purple")
_DEEP = ("blue", "vermilion", "bluish green")


@dataclass(frozen=True)
class Lens:
    """A brief that should be easier to see, and in words what was done to it."""

    brief: Brief
    told: str


def lenses(brief: Brief, things: tuple[str, ...] = ()) -> Iterator[Lens]:
    """Every way, gentlest first. `things` are what the picture is about, for showing them without their surroundings."""
    yield Lens(_more_contrast(brief, 0.5), "more contrast, the same colours")
    yield Lens(_more_contrast(brief, 1.0), "much more contrast, the same colours")
    light, dark = _palettes(brief)
    yield Lens(_in_colours(brief, light), "deep colours on a white ground")
    yield Lens(_in_colours(brief, dark), "bright colours on a dark ground")
    yield Lens(_plain(brief, light, "white"), "deep colours on plain white, drawn flat")
    yield Lens(_plain(brief, dark, "black"), "bright colours on plain black, drawn flat")
    yield Lens(_plain(brief, (WHITE, BLACK), "white"), "black on white, drawn flat")
    if things and not brief.texts:
        words = ", ".join(_with_looks(brief, thing) for thing in things)
        alone = brief.with_(Aspect.SUBJECT, words, Source.STYLE, 0.9).without(Aspect.ACTION)
        yield Lens(_plain(alone, light, "white"), "without its surroundings, deep colours on plain white, drawn flat")
        yield Lens(_plain(alone, (WHITE, BLACK), "white"), "without its surroundings, black on white, drawn flat")


def _more_contrast(brief: Brief, amount: float) -> Brief:
    return brief.adjusted(Adjustment(attribute=Attribute.CONTRAST, amount=amount))


def _palettes(brief: Brief) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A light and a dark palette: ground first, then ink, then colours that stand out from the ground."""
    named = known_words("COLORS", brief.language).all(brief.get(Aspect.SUBJECT) or "")
    own = [c for c in dict.fromkeys((*brief.colors, *named)) if c not in {WHITE, BLACK}][:4]
    light = [_towards(c, WHITE) for c in (*own, *(OKABE_ITO[name] for name in _DEEP))]
    dark = [_towards(c, _DARK) for c in (*own, *(OKABE_ITO[name] for name in _BRIGHT))]
    return (WHITE, BLACK, *dict.fromkeys(light)), (_DARK, WHITE, *dict.fromkeys(dark))


def _towards(wanted: str, ground: str) -> str:
    """The colour itself where it stands out enough, else the nearest tone of it (OKLab lightness) that does."""
    lab = colour.to_oklab(colour.rgb(wanted))
    step = -0.02 if ground == WHITE else 0.02
    tone = wanted
    for n in range(50):
        if colour.contrast_ratio(tone, ground) >= SHAPE * 1.25:
            break
        moved = lab + np.array([step * n, 0.0, 0.0])
        tone = "#" + "".join(f"{round(float(v)):02x}" for v in colour.from_oklab(moved))
    return tone


def _with_looks(brief: Brief, thing: str) -> str:
    """A thing with the number, size and colour the subject's words give it ("three red balloons")."""
    row = [t.text for t in tokens(brief.get(Aspect.SUBJECT) or "")]
    wanted = [t.text for t in tokens(thing)]
    at = next((i for i in range(len(row)) if row[i : i + len(wanted)] == wanted), 0)
    first = at
    looks = [known_words(name, brief.language) for name in ("NUMBERS", "SIZES", "COLORS")]
    while first > 0 and any(table.first(row[first - 1]) for table in looks):
        first -= 1
    return " ".join((*row[first:at], thing))


def _in_colours(brief: Brief, colors: tuple[str, ...]) -> Brief:
    ground = "white" if colors[0] == WHITE else "near black"
    words = f"colour-vision safe colours on {ground}"
    return brief.with_(Aspect.PALETTE, words, Source.STYLE, 0.9).model_copy(update={"colors": colors})


def _plain(brief: Brief, colors: tuple[str, ...], ground: str) -> Brief:
    out = _in_colours(brief, colors).with_(Aspect.STYLE, "flat vector", Source.STYLE, 0.9)
    out = out.with_(Aspect.BACKGROUND, f"plain {ground}", Source.STYLE, 0.9)
    for aspect in (Aspect.LIGHTING, Aspect.MOOD, Aspect.SETTING):
        out = out.without(aspect)
    return out
