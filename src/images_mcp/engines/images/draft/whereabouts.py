"""Where a wish is set: places the drafts know, the nearest one for others, and what has to be said about it.

The shared lexicon knows many more places than are drawn; each of its rows has one drawn place that stands for it.
"""

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.engines.images.draft import figures, roles
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.reader import Reader
from images_mcp.engines.images.draft.scenery import HOMES
from images_mcp.engines.images.draft.wearables import STACKED
from images_mcp.engines.images.draft.words import Words, ignored, plain, tokens, words
from images_mcp.engines.minds.rules.lexicon import find
from images_mcp.engines.minds.rules.words import tokens as words_of

_NEAREST = {
    "room": "room",
    "street": "street",
    "city": "city",
    "meadow": "meadow",
    "mountain": "mountains",
    "sea": "sea",
}
"""The drawn place that stands for a row of the lexicon, by the row's first word."""
_ARTICLE = {
    "room": "a room", "street": "a street", "city": "a city", "meadow": "a meadow", "sea": "the sea",
    "mountains": "a mountain range",
}  # fmt: skip
_NO_PLACE = "sunset"  # the lexicon's row of skies
_DEPICTING = (Use.GENERAL, Use.ILLUSTRATION, Use.LANDSCAPE)
_SURE = 0.85
_TABLES = ("PLACES", "TIMES", "SKIES", "WEATHERS")


def known(
    brief: Brief, places: tuple[str, ...], reader: Reader, unknown: list[str]
) -> tuple[tuple[str, ...], list[str]]:
    """The places to draw and sentences about those drawn as another; what they explain leaves the unknown words."""
    language = brief.language
    told: list[str] = []
    named = brief.get(Aspect.BRAND) or ""
    trade = named.islower() or (language == "de" and brief.use is not Use.LOGO)  # every German noun has a capital
    if trade and (found := words("PLACES", language).all(named)):
        places = (*places, *(p for p in found if p not in places))  # "a bookshop window": a trade, no name
    elif trade and brief.use in _DEPICTING and _business(named, language) and not _drawn(named, language, reader):
        told.append(f'"{named[:60]}": drafts have no such place')
    text = plain(" . ".join(brief.get(a) or "" for a in (Aspect.SETTING, Aspect.SUBJECT, Aspect.DETAIL)))
    for hit in find("thing", words_of(text), text, language):
        if (
            hit.concept.kind != "scene"
            or {t.text for t in tokens(hit.text)} <= ignored()
            or hit.sure < _SURE
            or hit.concept.gloss == _NO_PLACE
            or _drawn(hit.text, language, reader)
        ):
            continue
        nearest = _NEAREST.get(hit.gloss if hit.gloss in _NEAREST else hit.concept.gloss, "")
        if any(hit.text[:60] in sentence for sentence in told):
            continue
        if places or not nearest or any(n.prop.name in HOMES for n in reader.nouns):
            told.append(f'"{hit.text[:60]}": drafts have no such place')
        else:
            places = (nearest,)
            told.append(f'"{hit.text[:60]}": drafts have no such place; {_ARTICLE.get(nearest, nearest)} stands for it')
        said = {t.text for t in tokens(hit.text)}
        unknown[:] = [phrase for phrase in unknown if not {t.text for t in tokens(phrase)} <= said]
    return places, list(dict.fromkeys(told))


def _business(named: str, language: str) -> bool:
    """Whether a whole name is only the word for a kind of business ("Zoo"), and for nobody who works in one."""
    hits = find("thing", words_of(named), named, language)
    return any(h.concept.kind == "business" and h.text == named for h in hits) and not roles.found(named, language)


def _drawn(said: str, language: str, reader: Reader) -> bool:
    """Whether a place's words are drawn anyway: as a place, a time, a weather, or a thing."""
    if any(_has(words(table, language), said) for table in _TABLES):
        return True
    piled = any(STACKED in n.extras for n in reader.nouns) and words("STACKS", language).first(f"{said} de")
    if piled or figures.named(said, language):
        return True
    return any(said.casefold() in n.words.casefold() for n in reader.nouns)


def _has(table: Words, said: str) -> bool:
    return table.first(said) is not None


_ROOM_OF = {
    "bathtub": "bathroom", "stove": "kitchen", "fridge": "kitchen", "bed": "bedroom", "desk": "office",
    "bookshelf": "library", "blackboard": "classroom", "fireplace": "living room",
}  # fmt: skip
_SURELY = ("bathtub", "fireplace")
_OUTSIDE = ("building", "vehicle", "nature")
_ANYWHERE = ("bench", "window", "door")


def room_for(nouns: list[Noun], *, outdoors: bool) -> str:
    """The room a wish without a place belongs in by what it names; empty where nothing says indoors.

    `outdoors` tells that it would be drawn under the open sky otherwise: a sofa at night stands in a room.
    """
    names = [n.prop.name for n in nouns]
    if any(n.prop.kind in _OUTSIDE and n.prop.size > 1 and n.prop.name not in ("moon", "sun", "star") for n in nouns):
        return ""
    stays = [n.prop.name for n in nouns if n.prop.kind == "furniture" and n.prop.name not in _ANYWHERE]
    if any(name in _SURELY for name in names) or (outdoors and stays):
        return next((_ROOM_OF[name] for name in names if name in _ROOM_OF), "living room")
    return ""
