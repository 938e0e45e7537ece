"""Presets: named lenses on a brief. What the user said stays; what nobody spoke of, and what was guessed, is set."""

import difflib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief, Frozen, Source
from images_mcp.kernel.errors import Problem, missing
from images_mcp.kernel.text import slug

NEVER = frozenset(
    {Aspect.SUBJECT, Aspect.ACTION, Aspect.COUNT, Aspect.TEXT, Aspect.BRAND, Aspect.USE, Aspect.AUDIENCE, Aspect.FORMAT}
)
"""What no style touches: what is shown, how many, what it says, whose it is and what it is for."""

_SURE = 0.9
_TONE = frozenset({Attribute.BRIGHTNESS, Attribute.CONTRAST, Attribute.WARMTH, Attribute.SATURATION, Attribute.AGE})


class Preset(Frozen):
    """A lens as data: a word for each aspect it sets, the palette's hex values, what there is more or less of."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")
    title: str
    category: str
    summary: str
    style: str
    palette: str | None = None
    lighting: str | None = None
    composition: str | None = None
    mood: str | None = None
    background: str | None = None
    detail: str | None = None
    colors: tuple[Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")], ...] = ()
    adjust: dict[Attribute, Annotated[float, Field(ge=-1, le=1)]] = Field(default_factory=dict)
    must_not_touch: frozenset[Aspect] = frozenset()

    @property
    def sets(self) -> dict[Aspect, str]:
        """Its words by aspect."""
        words = {Aspect(name): getattr(self, name) for name in _WORDS}
        return {aspect: text for aspect, text in words.items() if text and aspect not in self.must_not_touch}

    @property
    def untouched(self) -> frozenset[Aspect]:
        """Everything it leaves alone."""
        return NEVER | self.must_not_touch

    def through(self, brief: Brief, source: Source = Source.STYLE) -> Brief:
        """The brief seen through this preset; seeing it twice changes nothing more.

        The user's words stay, and so do colours where the user chose them. As `Source.DEFAULT` it only fills what
        nobody spoke of. An attribute somebody already asked more or less of keeps that amount.
        """
        held = {a for a, said in brief.aspects.items() if said.source is Source.USER or source is Source.DEFAULT}
        own_colors = Aspect.PALETTE not in held and (not brief.colors or Aspect.PALETTE in brief.aspects)
        out = brief
        for aspect, words in self.sets.items():
            if aspect not in held and (aspect is not Aspect.PALETTE or own_colors):
                out = out.with_(aspect, words, source, _SURE)
        if self.colors and own_colors:
            out = out.model_copy(update={"colors": self.colors})
        spoken = {a.attribute for a in brief.adjustments if a.target is None}
        free = {k: v for k, v in self.adjust.items() if k not in spoken and (own_colors or k not in _TONE)}
        for attribute, amount in free.items():
            out = out.adjusted(Adjustment(attribute=attribute, amount=amount))
        return out


_WORDS = ("style", "palette", "lighting", "composition", "mood", "background", "detail")


@cache
def built_in() -> dict[str, Preset]:
    """All presets that come along, by name, in the order they are listed."""
    rows = tomllib.loads((files(__package__) / "presets.toml").read_text("utf-8"))["preset"]
    return {preset.name: preset for preset in (Preset.model_validate(row) for row in rows)}


def key(name: str) -> str:
    """A name as it is looked up: "Line Art", "line-art" and "line_art" are the same."""
    return slug(name).replace("-", "_")


def find(name: str) -> Preset | None:
    """The built-in preset of this name or title."""
    wanted = key(name)
    return built_in().get(wanted) or next((p for p in built_in().values() if key(p.title) == wanted), None)


def unknown(name: str, own: tuple[str, ...] = ()) -> Problem:
    """What is said where no preset has this name: the nearest ones, built in and own."""
    names = {key(n): n for n in (*own, *(p.title for p in built_in().values()), *built_in())}
    near = [names[k] for k in difflib.get_close_matches(key(name), names, n=3, cutoff=0.5)]
    hint = f"Did you mean {', '.join(near)}?" if near else "list_presets shows them all, with a drawn sample each."
    return missing("There is no style preset of this name.", hint)
