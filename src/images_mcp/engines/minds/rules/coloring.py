"""Whose colour it is: in "a red car in navy and gold" the car is red and the picture navy and gold.

A colour that stands as an adjective at a thing belongs to that thing; only the others are the picture's palette.
"""

import re

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


_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")
_MANY = "colorful"  # the concept of no colour in particular
_POINTS = frozenset(
    "a an the one two three four five ein eine einen einem einer eines der die das den dem zwei drei vier fünf un una uno unos unas "
    "el la los las dos tres cuatro cinco une le les des du deux trois quatre cinq".split()
)

_UPON = frozenset("on upon over auf über sobre sur".split())


def palette(wanted: Wanted) -> tuple[Hit, ...]:
    """The colours of the picture as a whole, in their order."""
    return tuple(hit for hit in wanted.colors if not _of_a_thing(wanted, hit))


def exact(wanted: Wanted) -> tuple[str, ...]:
    """The palette as hex colours: those written out as they are, the named ones from the table.

    A name right before a written colour ("navy #1B2A49") is that colour's; "colourful" is no colour.
    """
    found = [(m.start(), m.group().upper()) for m in _HEX.finditer(wanted.text)]
    for hit in palette(wanted):
        named_only = not _HEX.match(wanted.text[hit.end :].lstrip(" (:=,"))
        if named_only and hit.gloss != _MANY:
            found.append((hit.start, hit.concept.tag))
    return tuple(dict.fromkeys(tag for _, tag in sorted(found)))


def _of_a_thing(wanted: Wanted, hit: Hit) -> bool:
    if wanted.language == "ja":
        return _of_a_japanese_thing(wanted, hit)
    if hit.text.endswith("s") and wanted.language == "en" and _before(wanted, hit.first, 1) & _POINTS:
        return True  # "five oranges" are fruit
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
    if word in _OF_THE_PICTURE or (wanted.delivers(at) and not _lies_on(wanted, at)):
        return False
    return any(thing.first <= at <= thing.last for thing in wanted.things) or _unheard(wanted, at)


def _unheard(wanted: Wanted, at: int) -> bool:
    """Whether a word no list knows is a noun with its article or number: "a blue doily", "une nappe blanche"."""
    if any(hit.first <= at <= hit.last for hit in (*wanted.qualities, *wanted.cues)):
        return False
    return bool(_before(wanted, at, 1) & _POINTS)


def _lies_on(wanted: Wanted, at: int) -> bool:
    """Whether what could be ordered is only what something stands on here: "on a blue tablecloth"."""
    return bool(_before(wanted, at, 1) & _POINTS and _before(wanted, at, 2) & _UPON)


def _before(wanted: Wanted, at: int, steps: int) -> set[str]:
    """The word so many places before a noun, its colours left out."""
    first = at
    while first > 0 and _colored(wanted, first - 1):
        first -= 1
    return {wanted.tokens[first - steps].low} if first >= steps else set()


def _of_a_japanese_thing(wanted: Wanted, hit: Hit) -> bool:
    rest = wanted.text[hit.end :].lstrip("いのな色")
    start = len(wanted.text) - len(rest)
    return start - hit.end <= 2 and any(thing.start == start for thing in wanted.things)
