"""Which kind of picture a brief wants."""

from collections.abc import Callable

from images_mcp.brief import Use
from images_mcp.engines.images.draft import diagrams, titles
from images_mcp.engines.images.draft.grammar import (
    charts,
    fields,
    halls,
    logo,
    maps,
    outdoors,
    outlook,
    page,
    plain,
    processes,
    screens,
)
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.stage import in_sky
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.scene import Scene

Genre = Callable[[Canvas], Scene]

_PAGES = (Use.PRINT_POSTER, Use.SOCIAL_MEDIA, Use.MARKETING, Use.EMAIL, Use.PRESENTATION)
_ABSTRACT = ("abstract*", "abstrakt*", "gradient*", "texture*", "抽象", "グラデーション")
_PATTERN = ("pattern", "seamless", "muster", "patrón", "motif", "パターン", "模様")
_SYMBOLS = (Use.INFOGRAPHIC, Use.EDUCATION, Use.CHARACTER_DESIGN)
_BARE = ("fog", "rain", "snow", "storm")


def choose(ask: Ask) -> Genre:
    """The genre for what is asked: the use first, then where things are."""
    if ask.use is Use.LOGO:
        return logo.compose
    if ask.use is Use.UI:
        return screens.compose
    if special := processes.compose if diagrams.wanted(ask.brief) else maps.compose if maps.wanted(ask) else None:
        return special
    if titles.announces(ask):
        return page.compose
    if ask.use is Use.INFOGRAPHIC or (
        ask.use is Use.EDUCATION
        and (ask.brief.texts or ask.says("diagram*", "diagramm*", "chart", "label*", "parts", "cycle"))
    ):
        return charts.compose
    if ask.says(*_PATTERN) and ask.nouns:
        return fields.pattern
    if not ask.nouns and (ask.use is Use.ABSTRACT or ask.says(*_ABSTRACT, *_PATTERN)):
        return fields.abstract
    if ask.use in _PAGES:
        return page.compose
    if ask.brief.texts and not ask.nouns and not ask.places:
        return page.compose
    return _setting(ask)


def _under_the_sky(ask: Ask) -> bool:
    """Whether something stands below or before what only the sky has."""
    hosts = [ask.nouns[n.to] for n in ask.nouns if n.to is not None and n.to < len(ask.nouns) and not in_sky(n)]
    return ask.use not in _SYMBOLS and any(in_sky(n) and n.prop.kind == "nature" for n in hosts)


def _setting(ask: Ask) -> Genre:
    """Where it happens: outdoors, indoors, on a table, or nowhere in particular."""
    outside = [p for p in ask.places if p in outdoors.PLACES]
    inside = [p for p in ask.places if p in halls.PLACES]
    open_air = ask.use is Use.LANDSCAPE or ask.weather in _BARE or ask.placed_in_time
    if not inside and ask.use not in _SYMBOLS and (outside or open_air) and outlook.wanted(ask):
        return outlook.compose
    if outside and not (inside and ask.places[0] in halls.PLACES):
        return outdoors.compose
    if inside or ask.use is Use.PRODUCT:
        return halls.compose
    if any(n.to is not None and n.to < len(ask.nouns) and ask.nouns[n.to].prop.name == "sailboat" for n in ask.nouns):
        return outdoors.compose
    if ask.skies:
        return outdoors.compose
    if open_air or _under_the_sky(ask):
        return outdoors.compose
    if not ask.nouns and not ask.unknown:
        return fields.abstract
    return plain.compose
