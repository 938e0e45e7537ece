"""Which takes suit a brief: different from one another, fit for the use, and never against what the user has fixed."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.brief import Aspect, Brief, Source, Use
from images_mcp.capabilities.briefs.context import DEFAULTS

_AXES = {"color": (Aspect.PALETTE,), "composition": (Aspect.COMPOSITION,), "style": (Aspect.STYLE,)}


@dataclass(frozen=True)
class Take:
    """A small lens on a brief: what it is in words, what it sets, and a size of its own where it has one."""

    description: str
    sets: dict[Aspect, str]
    colors: tuple[str, ...] = ()
    size: str | None = None
    suits: frozenset[str] = field(default_factory=lambda: frozenset(u.value for u in Use))

    def through(self, brief: Brief) -> Brief:
        """The brief seen through this take. What it sets counts as chosen style, never as the user's word."""
        for aspect, words in self.sets.items():
            brief = brief.with_(aspect, words, Source.STYLE, 0.9)
        return brief.model_copy(update={"colors": self.colors}) if self.colors else brief

    @property
    def distinct_by(self) -> str:
        """The aspects it sets, in words."""
        return ", ".join(aspect.value for aspect in self.sets) or "format"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "takes.toml").read_text("utf-8"))


@cache
def _takes(axis: str) -> tuple[Take, ...]:
    every = {use.value for use in Use}
    found: list[Take] = []
    for row in _tables()[axis]:
        sets = {Aspect(key): value for key, value in row.items() if key in set(Aspect)}
        suits = frozenset(row.get("for", every)) - frozenset(row.get("not_for", ()))
        found.append(Take(row["description"], sets, tuple(row.get("colors", ())), None, suits))
    return tuple(found)


def how_many(use: Use, asked: int | None) -> tuple[int, str | None]:
    """How many takes to draw, and why where nobody said."""
    if asked is not None:
        return asked, None
    count = DEFAULTS[use].variations
    what = use.value.replace("_", " ")
    return count, f"As many as suit the use ({what}): {count}. Any number from 1 to 4 can be asked for."


def takes_for(brief: Brief, strategy: str | None, *, sized: bool) -> tuple[str, tuple[Take, ...]]:
    """The strategy used, and every take that suits, best first. `sized` says that a size was wished for."""
    chosen = strategy or ("mixed" if brief.use is not Use.LOGO else "style")
    fixed = {a for a, said in brief.aspects.items() if said.source is Source.USER}
    axis = "own_colors" if chosen == "color" and (Aspect.PALETTE in fixed or brief.colors) else chosen
    rows = [take for take in _takes(axis) if brief.use.value in take.suits]
    free = [t for t in (_around(take, fixed, chosen) for take in rows) if t is not None]
    if chosen == "mixed" and brief.use is Use.SOCIAL_MEDIA and not sized:
        free = _with_formats(free)
    return chosen, tuple(free)


def enough_takes(brief: Brief, strategy: str | None, count: int, *, sized: bool) -> tuple[str, tuple[Take, ...]]:
    """As `takes_for`; where that leaves too few, the other axes help out with what the user has left open."""
    chosen, takes = takes_for(brief, strategy, sized=sized)
    fixed = {a for a, said in brief.aspects.items() if said.source is Source.USER}
    for axis in ("style", "composition", "color"):
        if len(takes) >= count:
            break
        suiting = (take for take in _takes(axis) if brief.use.value in take.suits)
        more = (_around(take, fixed, "mixed") for take in suiting)
        takes = (*takes, *(take for take in more if take is not None and take not in takes))
    return chosen, takes


def _around(take: Take, fixed: set[Aspect], strategy: str) -> Take | None:
    """The take without what the user has fixed, unless that is the very axis asked for; None where nothing is left."""
    own = _AXES.get(strategy, ())
    sets = {aspect: words for aspect, words in take.sets.items() if aspect in own or aspect not in fixed}
    if not sets:
        return None
    if len(sets) == len(take.sets):
        return take
    description = ", ".join(sets.values())
    return Take(description, sets, take.colors if Aspect.PALETTE in sets else (), None, take.suits)


def _with_formats(takes: list[Take]) -> list[Take]:
    """Social media is seen in several formats: each of the first four takes gets one of its own."""
    table = _tables()["formats"]
    sizes, names = table["sizes"], table["names"]
    out: list[Take] = []
    for at, take in enumerate(takes):
        name = names[at % len(names)]
        out.append(Take(f"{take.description}; {name}", take.sets, take.colors, sizes[at % len(sizes)], take.suits))
    return out
