"""Whose colour it is: in "a red car in navy and gold" the car is red and the picture navy and gold.

A colour that stands as an adjective at a thing belongs to that thing; only the others are the picture's palette.
"""

from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.structure import Wanted
from images_mcp.engines.minds.rules.words import LITTLE, Token, fold

_AFTER = frozenset({"es", "fr"})  # adjectives follow their noun
_JOINS = frozenset("and und y e et & , / - with mit con avec auf on plus".split())

# Nouns that carry a colour for the picture as a whole; a closed class of colour and ground words.
_OF_THE_PICTURE = frozenset(
    "color colors colour colours colored coloured tone tones toned tint tints tinted hue hues palette palettes scheme theme accent "
    "accents background backdrop light lighting glow gradient gradients ombre only mood vibe look style shades shade print ink "
    "farbe farben farbig töne ton tönen tonen palette akzente akzenten hintergrund licht color colores tono tonos paleta acentos fondo "
    "couleur couleurs ton tons teinte teintes palette accents fond lumiere".split()
)


def palette(wanted: Wanted) -> tuple[Hit, ...]:
    """The colours of the picture as a whole, in their order."""
    return tuple(hit for hit in wanted.colors if not _of_a_thing(wanted, hit))


def _of_a_thing(wanted: Wanted, hit: Hit) -> bool:
    if wanted.language == "ja":
        return _of_a_japanese_thing(wanted, hit)
    step = -1 if wanted.language in _AFTER else 1
    at = hit.last + 1 if step > 0 else hit.first - 1
    while 0 <= at < len(wanted.tokens):
        token = wanted.tokens[at]
        if _colored(wanted, at) or (fold(token.text) in _JOINS and _colored(wanted, at + step)):
            at += step
            continue
        return _is_thing(wanted, token, at)
    return False


def _colored(wanted: Wanted, at: int) -> bool:
    return any(other.first <= at <= other.last for other in wanted.colors)


def _is_thing(wanted: Wanted, token: Token, at: int) -> bool:
    word = fold(token.text)
    if not any(ch.isalpha() for ch in word) or word in LITTLE.get(wanted.language, frozenset()):
        return False
    if word in _OF_THE_PICTURE or any(use.first <= at <= use.last for use in wanted.uses):
        return False
    return any(thing.first <= at <= thing.last for thing in wanted.things)


def _of_a_japanese_thing(wanted: Wanted, hit: Hit) -> bool:
    rest = wanted.text[hit.end :].lstrip("いのな色")
    start = len(wanted.text) - len(rest)
    return start - hit.end <= 2 and any(thing.start == start for thing in wanted.things)
