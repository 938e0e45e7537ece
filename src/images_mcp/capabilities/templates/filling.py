"""Filling a template in: from what somebody said to values of the right type, and from those to words and a brief."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from images_mcp.brief import Aspect, Brief, Said, Source
from images_mcp.capabilities.templates.template import PHRASE, SLOT, Parameter, Template, Value
from images_mcp.engines.images.draft.words import words as known_words
from images_mcp.engines.minds.rules.words import fold
from images_mcp.kernel.counting import numbers
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.pointing import pick

LONGEST_VALUE = 1_000

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_MOST = 1e12
_NO = re.compile(
    r"\b(?:no|not|n|nope|never|false|off|none|without|don'?t|nein|nicht|kein(?:e[nrs]?)?|ohne|nie|sin|nunca|non|pas|sans|jamais|0)\b|"
    r"いいえ|いや|な[しい]|ません"
)
_YES = re.compile(
    r"\b(?:yes|y|true|on|please|sure|yep|yeah|of course|certainly|definitely|absolutely|ok(?:ay)?|ja|klar|gerne?|naturlich|"
    r"selbstverstandlich|sicher|si|claro|por supuesto|desde luego|oui|bien sur|certainement|volontiers|d'accord|1)\b|"
    r"はい|うん|もちろん|お願い"
)
_WHY_NOT = re.compile(r"\b(?:why not|warum nicht|por que no|pourquoi pas)\b")
_CLAUSE = re.compile(r"[,.;:!?、。]|\b(?:but|aber|pero|mais)\b")


@dataclass(frozen=True)
class Filled:
    """A template with its places filled in: the words, the brief, and the values behind them."""

    prompt: str
    brief: Brief
    values: dict[str, Value]


def value_of(parameter: Parameter, said: Value) -> Value | None:
    """What somebody said, as a value of the parameter's type; None where it cannot be one.

    Raises `Problem` (invalid) where it is longer than any value may be.
    """
    text = str(said).strip()
    if len(text) > LONGEST_VALUE:
        raise invalid(
            f"“{parameter.name}” has {len(text):,} characters; at most {LONGEST_VALUE:,} fit.",
            "Say it shorter, or describe the whole picture with conversational_image.",
        )
    if not text:
        return None
    if parameter.type == "boolean":
        return _yes_or_no(said)
    if parameter.type == "number":
        return _number(said)
    if parameter.type == "choice":
        return _option(parameter.options, text)
    if parameter.type == "color":
        return text if len(text) <= 60 and (_HEX.fullmatch(text) or not text.startswith("#")) else None
    return text


def _yes_or_no(said: Value) -> bool | None:
    if isinstance(said, bool):
        return said
    if place := pick(str(said), 2):
        return place == 1
    for clause in _CLAUSE.split(_WHY_NOT.sub("yes", fold(str(said)))):
        if _NO.search(clause):
            return False
        if _YES.search(clause):
            return True
    return None


def _number(said: Value) -> int | float | None:
    if isinstance(said, bool):
        return None
    found = numbers(str(said))
    if not found and (vague := known_words("NUMBERS", "en").first(str(said))):  # "several"
        return int(vague)
    return found[0] if len(found) == 1 and abs(found[0]) < _MOST else None


def _option(options: tuple[str, ...], text: str) -> str | None:
    """An option by its name or pointed at; else the user's own words, as with every question."""
    if found := next((o for o in options if fold(o) == fold(text)), None):
        return found
    place = pick(text, len(options))
    return text if place is None else options[place - 1] if place else None


def fill(template: Template, given: Mapping[str, Value]) -> Filled:
    """The template with these values, its defaults for the rest. Every required place must be given."""
    values = {p.name: given.get(p.name, p.default) for p in template.parameters}
    said = {name: _spoken(value) for name, value in values.items()}
    prompt = _tidy(_put(PHRASE.sub(lambda m: m[1] if _full(m[1], said) else "", template.prompt), said))
    recipe, own = template.brief, set(given)
    aspects = {Aspect.USE: Said(value=recipe.use.value, source=Source.TEMPLATE)}
    for aspect, words in recipe.aspects().items():
        if text := _line(words, said):
            source = Source.USER if own & set(SLOT.findall(words)) else Source.TEMPLATE
            aspects[aspect] = Said(value=text, source=source)
    texts = tuple(t for line in recipe.texts if (t := _line(line, said)))
    if texts:
        aspects[Aspect.TEXT] = Said(value="; ".join(texts)[:8000])
    brief = Brief(
        aspects=aspects,
        texts=texts,
        must=tuple(t for line in recipe.must if (t := _line(line, said))),
        must_not=tuple(t for line in recipe.must_not if (t := _line(line, said))),
        colors=tuple(dict.fromkeys(c for line in recipe.colors if (c := hex_of(_line(line, said))))),
    )
    return Filled(prompt, brief, {name: value for name, value in values.items() if value is not None})


def _spoken(value: Value | None) -> str | None:
    """A value in words; None where the place stays empty. A yes has no words: it only keeps its phrase."""
    if value is None or value is False or value == "":
        return None
    return "" if value is True else str(value)


def _full(phrase: str, said: Mapping[str, str | None]) -> bool:
    return all(said[name] is not None for name in SLOT.findall(phrase))


def _put(text: str, said: Mapping[str, str | None]) -> str:
    """The values in their places, in one pass: what they hold is never read as a place again."""
    return SLOT.sub(lambda m: said[m[1]] or "", text)


def _line(text: str, said: Mapping[str, str | None]) -> str | None:
    """One line of the brief; None where a place in it stays empty."""
    shown = PHRASE.sub(lambda m: m[1] if _full(m[1], said) else "", text)
    return _tidy(_put(shown, said)) or None if _full(shown, said) else None


def _tidy(text: str) -> str:
    """Without the gaps that vanished phrases leave."""
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"[ \t]*\n[ \t]*|[ \t]{2,}", " ", text)).strip()


def hex_of(text: str | None) -> str | None:
    """A colour's hex, written or named ("navy"); None where the words name none."""
    if text is None:
        return None
    if _HEX.fullmatch(text):
        digits = text[1:].lower()
        return f"#{digits if len(digits) == 6 else ''.join(2 * d for d in digits)}"
    found: str | None = known_words("COLORS", "en").first(text)
    return found or _css(fold(text).replace(" ", ""))


@cache
def _css(name: str) -> str | None:
    from coloraide import Color

    try:
        return Color(name[:40]).convert("srgb").to_string(hex=True)[:7] if name.isascii() and name.isalpha() else None
    except ValueError:
        return None
