"""Which questions are worth asking about this picture, and in which words.

Each use has its own order of what matters; what is known, implied or silly there is left out, and a wish that says
enough is not questioned. Texts and options come from `data/questions.json`, in the language of the wish.
"""

import json
from functools import cache
from importlib.resources import files

from images_mcp.brief import Aspect, Mode, Source, Use
from images_mcp.engines.minds.port import Question, Reading
from images_mcp.engines.minds.rules.contexts import subject
from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import fold

LIMITS = {Mode.SKIP: 0, Mode.QUICK: 2, Mode.GUIDED: 4, Mode.EXPLORER: 7}
_COMPLETE = 6
_LONGEST_NAME = 40
_LEFT_OVER, _ENOUGH_DETAIL = 0.6, 3
A = Aspect
_ORDER: dict[Use, tuple[Aspect, ...]] = {
    Use.LOGO: (A.STYLE, A.PALETTE, A.TEXT, A.MOOD, A.DETAIL, A.BRAND, A.AUDIENCE, A.SUBJECT, A.COMPOSITION),
    Use.PRESENTATION: (A.STYLE, A.PALETTE, A.COMPOSITION, A.MOOD, A.AUDIENCE, A.DETAIL, A.BACKGROUND, A.LIGHTING),
    Use.SOCIAL_MEDIA: (
        A.STYLE,
        A.TEXT,
        A.MOOD,
        A.PALETTE,
        A.COMPOSITION,
        A.BACKGROUND,
        A.AUDIENCE,
        A.DETAIL,
        A.SETTING,
    ),
    Use.PRINT_POSTER: (A.TEXT, A.STYLE, A.PALETTE, A.MOOD, A.COMPOSITION, A.DETAIL, A.BACKGROUND, A.FORMAT, A.SETTING),
    Use.MARKETING: (A.TEXT, A.STYLE, A.SETTING, A.MOOD, A.COMPOSITION, A.PALETTE, A.AUDIENCE, A.BACKGROUND, A.BRAND),
    Use.EMAIL: (A.STYLE, A.PALETTE, A.TEXT, A.MOOD, A.COMPOSITION, A.BRAND, A.SETTING, A.AUDIENCE),
    Use.EDUCATION: (A.STYLE, A.DETAIL, A.TEXT, A.AUDIENCE, A.PALETTE, A.COMPOSITION, A.BACKGROUND),
    Use.INFOGRAPHIC: (A.STYLE, A.AUDIENCE, A.DETAIL, A.PALETTE, A.TEXT, A.COMPOSITION, A.FORMAT),
    Use.UI: (A.STYLE, A.PALETTE, A.DETAIL, A.COMPOSITION, A.BRAND, A.AUDIENCE, A.TEXT),
    Use.PRODUCT: (A.BACKGROUND, A.LIGHTING, A.COMPOSITION, A.DETAIL, A.PALETTE, A.MOOD, A.FORMAT, A.STYLE),
    Use.PORTRAIT: (A.BACKGROUND, A.STYLE, A.LIGHTING, A.MOOD, A.COMPOSITION, A.DETAIL, A.SETTING, A.PALETTE, A.ACTION),
    Use.LANDSCAPE: (A.STYLE, A.MOOD, A.LIGHTING, A.COMPOSITION, A.SETTING, A.DETAIL, A.PALETTE, A.FORMAT, A.USE),
    Use.CHARACTER_DESIGN: (
        A.STYLE,
        A.DETAIL,
        A.PALETTE,
        A.MOOD,
        A.ACTION,
        A.COMPOSITION,
        A.USE,
        A.SETTING,
        A.BACKGROUND,
    ),
    Use.ILLUSTRATION: (A.STYLE, A.MOOD, A.USE, A.PALETTE, A.COMPOSITION, A.DETAIL, A.BACKGROUND, A.SETTING, A.ACTION),
    Use.ABSTRACT: (A.PALETTE, A.MOOD, A.STYLE, A.COMPOSITION, A.DETAIL, A.LIGHTING),
    Use.GENERAL: (A.STYLE, A.SETTING, A.MOOD, A.USE, A.ACTION, A.DETAIL, A.LIGHTING, A.COMPOSITION, A.PALETTE),
}
_ALIVE = {"person", "being", "animal"}


@cache
def _book() -> dict[str, dict[str, dict[str, list[str]]]]:
    path = files("images_mcp.engines.minds.rules") / "data" / "questions.json"
    loaded: dict[str, dict[str, dict[str, list[str]]]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def questions(text: str, reading: Reading, mode: Mode, already: frozenset[Aspect]) -> tuple[Question, ...]:
    """Every question worth asking in this mode, most important first; none about what is known, asked or silly here."""
    if LIMITS[mode] == 0 or reading.you_choose:
        return ()
    wanted = [a for a in _order(text, reading) if a not in already and not _known(reading, a)]
    said = sum(s.source is Source.USER for s in reading.brief.aspects.values())
    limit = LIMITS[mode]
    if said >= _COMPLETE and mode is not Mode.EXPLORER:
        limit = 0 if mode is Mode.QUICK or said > _COMPLETE else 2
    return tuple(_question(a, reading) for a in wanted[:limit])


def _known(reading: Reading, aspect: Aspect) -> bool:
    if aspect is A.FORMAT:
        return reading.wish.exact is not None or reading.wish.aspect is not None or aspect in reading.brief.aspects
    if aspect is A.USE:
        said = reading.brief.aspects.get(aspect)
        return said is not None and said.source is Source.USER
    if aspect is A.TEXT:
        return bool(reading.brief.texts) or aspect in reading.brief.aspects
    if aspect is A.BACKGROUND:
        return aspect in reading.brief.aspects or reading.wish.transparent or A.SETTING in reading.brief.aspects
    if aspect is A.SETTING:
        return aspect in reading.brief.aspects or A.BACKGROUND in reading.brief.aspects
    if aspect is A.LIGHTING and (setting := reading.brief.get(A.SETTING)):
        return aspect in reading.brief.aspects or bool(take_apart(setting, reading.brief.language).of_kind("time"))
    if aspect is A.DETAIL:
        said = reading.brief.aspects.get(aspect)
        return said is not None and (said.confidence > _LEFT_OVER or len(said.value.split()) > _ENOUGH_DETAIL)
    return aspect in reading.brief.aspects


def _order(text: str, reading: Reading) -> list[Aspect]:
    """What matters for this use, with what the picture itself makes senseless taken out."""
    order = list(_ORDER[reading.use])
    parts = take_apart(text or " ", reading.brief.language)
    main = subject(parts)
    kind = main.concept.kind if main else ""
    if (
        A.SUBJECT not in reading.brief.aspects
        and A.SUBJECT not in order[:1]
        and reading.use not in {Use.ABSTRACT, Use.PRESENTATION}
    ):
        order = [A.SUBJECT, *[a for a in order if a is not A.SUBJECT]]
    elif A.SUBJECT in order:
        order.remove(A.SUBJECT)
    if any(h.concept.tag in {"drawn", "graphic"} for h in parts.of_kind("style")) and A.LIGHTING in order:
        order.remove(A.LIGHTING)
    if kind not in _ALIVE and A.ACTION in order:
        order.remove(A.ACTION)
    if kind in {"scene", ""} and reading.use is not Use.PORTRAIT and A.BACKGROUND in order:
        order.remove(A.BACKGROUND)
    if reading.use is Use.PRINT_POSTER and parts.of_kind("event"):
        order = [A.TEXT, *[a for a in order if a is not A.TEXT]]
    return order


def _name(phrase: str, language: str) -> str:
    """The short name of the subject, without what it does and where: questions speak of "the red fox"."""
    if language != "ja":
        parts = take_apart(phrase, language)
        main = subject(parts)
        if main is not None and main.end <= len(phrase):
            phrase = phrase[: main.end]
    return phrase if len(phrase) <= _LONGEST_NAME else ""


def _question(aspect: Aspect, reading: Reading) -> Question:
    """The question about one aspect, speaking of this picture's subject, with options that fit its use."""
    book = _book().get(reading.brief.language) or _book()["en"]
    entry = book[aspect.value]
    options = entry.get(reading.use.value) or entry["any"]
    said = reading.brief.aspects.get(A.SUBJECT)
    topic = _name(said.value, reading.brief.language) if said else ""
    words = entry["ask"][0].replace("{it}", topic) if topic else entry["ask"][1]
    refused = [fold(w) for w in reading.brief.must_not]
    fitting = tuple(o for o in options if not any(r in fold(o) for r in refused))
    return Question(aspect=aspect, text=words, options=fitting)
