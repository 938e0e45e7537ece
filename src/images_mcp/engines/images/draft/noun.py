"""One thing to draw, as the words gave it."""

from dataclasses import dataclass

from images_mcp.engines.images.draft.shapes import Prop


@dataclass(frozen=True)
class Noun:
    """One thing to draw. `relation` and `to` place it against an earlier noun (by index).

    `shown` is how many of `count` are drawn, where some were taken away.
    """

    prop: Prop
    words: str
    count: int = 1
    color: str | None = None
    size: float = 1.0
    relation: str = ""
    to: int | None = None
    extras: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    """Colours of its parts, as (tone, hex): red hair, a blue shirt."""
    shown: int | None = None
