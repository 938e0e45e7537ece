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
