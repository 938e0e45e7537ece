"""What a brand is called, as against what line of business it is in: only a name is set as lettering."""

from functools import lru_cache

from images_mcp.brief import Aspect, Brief
from images_mcp.engines.minds.rules.lexicon import find
from images_mcp.engines.minds.rules.words import tokens

_LINES = ("business", "occasion", "event", "place", "person")


def name_of(brief: Brief) -> str:
    """The brand's name; empty where only its line of business is known ("bakery", "Reiterhof")."""
    said = (brief.get(Aspect.BRAND) or "").split(",")[0].strip()  # the name; the line of business follows it
    return "" if not said or _is_line(said, brief.language) else said


@lru_cache(maxsize=64)
def _is_line(said: str, language: str) -> bool:
    """Whether the words only say what somebody does: nothing in them is a name."""
    if language == "ja" or any(ch.isdigit() for ch in said):
        return False
    if said.islower():
        return True
    if language != "de" or len(said.split()) > 1:
        return False
    return any(
        h.start == 0 and h.end == len(said) and h.concept.kind in _LINES
        for h in find("thing", tokens(said), said, language)
    )
