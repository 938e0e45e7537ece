"""One thing to draw, as the words gave it."""

from dataclasses import dataclass

from images_mcp.engines.images.draft.shapes import Prop


@dataclass(frozen=True)
class Noun:
    """One thing to draw. `relation` and `to` place it against an earlier noun (by index).

    `place_of` is the thing whose place it took in a refinement: it gets that one's room. A `ghost` keeps its room and
    is not drawn. `shown` is how many of `count` are drawn, where some were taken away.
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
    place_of: Prop | None = None
    ghost: bool = False
    shown: int | None = None

    @property
    def first(self) -> Prop:
        """What the composition was made for: itself, or the thing whose place it took."""
        return self.place_of or self.prop
