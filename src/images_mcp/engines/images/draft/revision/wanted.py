"""What a brief wants changed about the composition its other words give: plain data, read by `wishes`."""

from dataclasses import dataclass

from images_mcp.brief import Adjustment
from images_mcp.engines.images.draft.noun import Noun


@dataclass(frozen=True)
class Target:
    """Something spoken of: the concepts its words name (the head first), where it is, how much of it is meant.

    `side` is left, right, middle, top or bottom; `share` below 1 means only some of several. `whose` says that the
    head is a part of the other thing named ("the cat's tail", "the tail of the cat").
    """

    concepts: tuple[str, ...] = ()
    side: str = ""
    share: float = 1.0
    plural: bool = False
    whose: bool = False
    words: str = ""


@dataclass(frozen=True)
class Recolored:
    """A thing, or a part of one, in another colour."""

    target: Target
    color: str


@dataclass(frozen=True)
class Added:
    """Things that came later, in one phrase. `known` says of each whether it may be something already there."""

    nouns: tuple[Noun, ...]
    known: tuple[bool, ...]
    side: str = ""
    far: bool = False


@dataclass(frozen=True)
class Wishes:
    """Everything that is laid over a composition."""

    added: tuple[Added, ...] = ()
    gone: tuple[Target, ...] = ()
    recolored: tuple[Recolored, ...] = ()
    weather: str | None = None
    adjustments: tuple[tuple[Adjustment, Target | None], ...] = ()
