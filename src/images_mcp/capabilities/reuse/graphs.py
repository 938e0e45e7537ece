"""What a reading comes to: who and what a wish speaks of, and what is tied to what."""

from collections import Counter
from dataclasses import dataclass

Tie = tuple[str, str, str]
"""Label, head, dependent: ("attr", "dog", "red"), ("agent", "chas", "dog"), ("on", "cat", "sofa")."""

DRAWINGS = frozenset("drawing zeichnung dibuj dessin".split())


@dataclass(frozen=True)
class Graph:
    """`concepts` are what is spoken of; `numbers` how many of each: (what is known, the word as it was written).

    `drawn`: the wish began with "draw me", which may or may not ask for a drawing.
    """

    language: str = "en"
    concepts: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = ()
    drawn: bool = False


def thing_of(name: str) -> str:
    """The word of a thing's key, without what tells it from its twin."""
    return name.partition("<")[0]


def twice(acts: list[tuple[str, str, str]]) -> list[Tie]:
    """Of a deed done by two, who does it to whom: a girl feeds a duck and a boy a goose."""
    doers = Counter(verb for _, verb, _ in set(acts))
    return [("does", doer, f"{verb} {whom}") for doer, verb, whom in set(acts) if doers[verb] > 1]
