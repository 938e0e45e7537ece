"""Explorer mode shows ways to go before it draws: the same brief through different lenses, in words to choose from.

A lens says only what the brief leaves open. Where the look is settled the lenses differ in mood and light; where that
is settled too there is nothing left to choose, and nothing is asked. The words stand in `directions.json`, in the language
of the wish.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.brief import Aspect, Brief, Source, Use
from images_mcp.engines.minds.port import Question

_LENSES = {Aspect.STYLE: "looks", Aspect.MOOD: "moods"}
_OURS = {Source.INFERRED, Source.DEFAULT}
BRIEF = "The brief: "
"""What a brief is told with, right before it is drawn."""


def question(brief: Brief, use: Use, asked: tuple[str, ...] = ()) -> Question | None:
    """Up to four directions as one question about the first open aspect; None where none is open.

    Open is what nobody spoke of and nobody was asked about.
    """
    book = _book().get(brief.language) or _book()["en"]
    for aspect, lenses in _LENSES.items():
        said = brief.aspects.get(aspect)
        if aspect.value not in asked and (said is None or said.source in _OURS):
            chosen = book["marks" if aspect is Aspect.STYLE and use is Use.LOGO else lenses]
            options = tuple(f"{name}: {words}" for name, words in chosen.items())
            subject = brief.get(Aspect.SUBJECT)
            it = f"“{subject}”" if subject else book["picture"]
            return Question(aspect=aspect, text=book["ask"].format(it=it), options=options)
    return None


@cache
def _book() -> dict[str, Any]:
    """The lenses by language: a name and what it means, as a person would choose it."""
    path = files("images_mcp.capabilities.dialogue") / "directions.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def in_words(brief: Brief) -> str:
    """The brief in one line, what was guessed marked as such."""
    parts = [
        f"{aspect.value} {said.value.replace('_', ' ')}{' (our choice)' if said.source in _OURS else ''}"
        for aspect, said in brief.aspects.items()
        if not (aspect is Aspect.TEXT and brief.texts)  # told as lettering
    ]
    return "; ".join([*parts, *(f"lettering “{text}”" for text in brief.texts)])
