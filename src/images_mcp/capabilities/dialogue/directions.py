"""Explorer mode shows ways to go before it draws: the same brief through different lenses, in words to choose from.

A lens says only what the brief leaves open. Where the look is settled the lenses differ in mood and light; where that
is settled too there is nothing left to choose, and nothing is asked.
"""

from images_mcp.brief import Aspect, Brief, Source, Use
from images_mcp.engines.minds.port import Question

SHOWN = 4

_LOOKS = {
    "True to life": "photograph, natural light, eye level, fine detail",
    "Storybook": "soft watercolour, warm evening light, a little wonder",
    "Bold and graphic": "flat shapes, few strong colours, much empty space",
    "Cinematic": "wide view, deep shadows, one strong light, dramatic",
}
_MARKS = {
    "Emblem": "flat vector mark inside a round badge, two colours",
    "One line": "single continuous line, generous empty space",
    "Built from letters": "lettering and picture made one, bold geometric shapes",
    "Seal by hand": "hand-cut stamp, slightly rough edges, one colour",
}
_MOODS = {
    "Calm": "quiet and wide, soft even light",
    "Joyful": "bright and close, morning light, lively colours",
    "Dramatic": "low view, strong contrast, deep shadows",
    "Dreamy": "hazy, pale colours, light from behind",
}
_LENSES = {Aspect.STYLE: _LOOKS, Aspect.MOOD: _MOODS}


_OURS = {Source.INFERRED, Source.DEFAULT}
BRIEF = "The brief: "
"""What a brief is told with, right before it is drawn."""


def question(brief: Brief, use: Use, asked: tuple[str, ...] = ()) -> Question | None:
    """Up to four directions as one question about the first open aspect; None where none is open.

    Open is what nobody spoke of and nobody was asked about.
    """
    for aspect, lenses in _LENSES.items():
        said = brief.aspects.get(aspect)
        if aspect.value not in asked and (said is None or said.source in _OURS):
            chosen = _MARKS if aspect is Aspect.STYLE and use is Use.LOGO else lenses
            options = tuple(f"{name}: {words}" for name, words in list(chosen.items())[:SHOWN])
            return Question(aspect=aspect, text=f"Which direction shall {_named(brief)} take?", options=options)
    return None


def _named(brief: Brief) -> str:
    subject = brief.get(Aspect.SUBJECT)
    return f"“{subject}”" if subject else "the picture"


def in_words(brief: Brief) -> str:
    """The brief in one line, what was guessed marked as such."""
    parts = [
        f"{aspect.value} {said.value}{' (our choice)' if said.source in _OURS else ''}"
        for aspect, said in brief.aspects.items()
    ]
    return "; ".join([*parts, *(f"lettering “{text}”" for text in brief.texts)])
