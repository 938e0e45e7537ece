"""Sentences that come from below, in the language of whoever looks.

Operations speak English, to models and people alike. What pages show of it is translated here, by its shape (`shapes.py`):
whole sentences first, then those with something in them, then one sentence after the other. What is not listed is shown
as it came.
"""

import re
from collections.abc import Callable
from functools import cache

from images_mcp.surfaces.web.labels import CHECKS
from images_mcp.surfaces.web.shapes import REQUESTS, SHAPES

Translated = Callable[[str], str]

_SLOT = re.compile(r"%\((\w+)\)s")
_OURS = "told"
_BETWEEN = re.compile(r"((?<=[.!?]) (?=[^a-z])|; )")
_LIST = re.compile(r", | and ")
_LONGEST = 3_000


def said(translated: Translated, text: object) -> str:
    """A sentence from below as it is said in the language of `translated`; as it is where its shape is not known."""
    given = str(text)
    return _known(translated, given) or given if len(given) <= _LONGEST else given


def asked(translated: Translated, text: str | None) -> str:
    """What stands for a person's own words: only those that a page of ours put into their mouth are translated."""
    return _shaped(translated, text or "", REQUESTS) or text or ""


def ours(translated: Translated, text: object) -> object:
    """A text of the data that comes with the program, such as a template's title."""
    return translated(text) if isinstance(text, str) and text else text


def _known(translated: Translated, given: str) -> str | None:
    """The translation; None where nothing of it is known."""
    if not given.strip():  # nothing is the catalogue's own heading
        return None
    if (whole := translated(given)) != given:
        return whole
    if shaped := _shaped(translated, given, SHAPES):
        return shaped
    parts = _BETWEEN.split(given)  # sentences, and between them what parts them
    if len(parts) == 1:
        return None
    told = [_known(translated, part) if at % 2 == 0 else None for at, part in enumerate(parts)]
    if not any(told):
        return None
    joined = "".join(new or old for new, old in zip(told, parts, strict=True))
    return re.sub(r"(?<=[。！？]) ", "", joined)  # a full stop as wide as a letter needs no space after it


def _shaped(translated: Translated, given: str, shapes: tuple[str, ...]) -> str | None:
    """The translation of a sentence with something in it."""
    for shape, least, pattern in _patterns(shapes):
        if least in given and (found := pattern.fullmatch(given)) and (message := translated(shape)) != shape:
            return message % {name: _slot(translated, name, words) for name, words in found.groupdict().items()}
    return None


def _slot(translated: Translated, name: str, words: str) -> str:
    """What stands in a sentence: our words are translated, one by one where they are several, everything else stays."""
    if not name.startswith(_OURS):
        return words
    if whole := _known(translated, words):
        return whole
    return translated(", ").join(_word(translated, word) for word in _LIST.split(words))


def _word(translated: Translated, word: str) -> str:
    return translated(CHECKS[word]) if word in CHECKS else _known(translated, word) or word


@cache
def _patterns(shapes: tuple[str, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The shapes with something in them: each with its longest fixed words, which are looked for first, and as a pattern."""
    rows = []
    for shape in shapes:
        if _SLOT.search(shape):
            parts = _SLOT.split(shape)
            fixed = [part.replace("%%", "%") for part in parts[::2]]
            slots = [f"(?P<{name}>{_signs(name)}{{1,400}}?)" for name in parts[1::2]]
            pattern = "".join(re.escape(a) + b for a, b in zip(fixed, [*slots, ""], strict=True))
            rows.append((shape, max(fixed, key=len), re.compile(pattern)))
    return tuple(rows)


def _signs(name: str) -> str:
    """What a slot may hold: a number no spaces, a few words of ours no second clause, anything else all but a new line."""
    return r"[^\s;]" if name == "number" else r"[^\n;]" if name.startswith("told_") else r"[^\n]"
