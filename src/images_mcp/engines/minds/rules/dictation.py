"""Marks said aloud: who dictates says "comma" and "neue Zeile" where a mark is meant.

The name of a mark is also a word ("a red period dress", "un punto rojo"). So nothing is read as dictated unless a name is heard
that hardly has another meaning; none is a mark behind an article, nor behind any little word where it is ambiguous.
"""

import re

from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import ARTICLES, LITTLE
from images_mcp.kernel.numerals import CARDINALS

_HEARD = 2  # one sure name, or two others
_LOOKS_BEFORE = frozenset({"en", "de"})
_OPEN, _CLOSE = " “", "” "
# Per language the marks by name: one of the first gives a dictation away, of the others two.
_NAMES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "en": (
        {"full stop": ". ", "new (?:line|paragraph)": ". ", "comma": ", ", "open quotes?": _OPEN},
        {"(?:close|end) quotes?|unquote": _CLOSE, "semicolon": "; ", "exclamation (?:mark|point)": "! ", "question mark": "? ", "period": ". ",
         "colon": ": ", "dash": " - ", "quote": _OPEN},
    ),
    "de": (
        {"neue zeile|neuer absatz": ". ", "komma": ", ", "anführungszeichen (?:unten|auf)": _OPEN},
        {"anführungszeichen (?:oben|zu|ende)": _CLOSE, "anführungszeichen": _OPEN, "doppelpunkt": ": ", "semikolon|strichpunkt": "; ",
         "ausrufezeichen": "! ", "fragezeichen": "? ", "gedankenstrich": " - ", "punkt": ". ", "absatz": ". "},
    ),
    "es": (
        {"punto y (?:aparte|seguido)|punto final|nueva línea": ". ", "coma": ", ", "(?:abrir|abre|abro) comillas": _OPEN},
        {"(?:cerrar|cierra|cierro) comillas": _CLOSE, "punto y coma": "; ", "dos puntos": ": ", "signo de exclamación": "! ",
         "signo de interrogación": "? ", "punto": ". ", "guion": " - "},
    ),
    "fr": (
        {"point final|nouvelle ligne|à la ligne": ". ", "virgule": ", ", "(?:ouvrez|ouvrir|ouvre) les guillemets": _OPEN},
        {"(?:fermez|fermer|ferme) les guillemets": _CLOSE, "point[- ]virgule": "; ", "deux points": ": ", "point d['’]exclamation": "! ",
         "point d['’]interrogation": "? ", "point": ". ", "tiret": " - "},
    ),
    "ja": ({"改行": "。"}, {"まる": "。", "てん": "、"}),
}  # fmt: skip
_BEGIN_OR_END = re.compile(
    r"(?i)\b(?:diktat (?:start|anfang|beginnt|ende)|dictation (?:start|begins?|ends?)|(?:fin|début) de (?:la )?dictée|(?:fin|inicio) del? dictado)\b"
)
_RUN = re.compile(r"\s*(?:[,.;:!?](?!\d)\s*){2,}")
_STRONGEST = "?!.:;,"
_SENTENCE = re.compile(r"([.!?]\s+[“]?)([^\W\d_])")
_QUOTE = re.compile(r"“\s*([^“”]*?)[\s,.;:!?]*”\s*")


def undictated(text: str, language: str) -> str:
    """The text with marks where their names were said; as it is where nobody dictates."""
    sure, others = _NAMES[language]
    heard = sum(
        _HEARD * (name in sure) + 1
        for name in sure | others
        for at in _found(name, text, language, ARTICLES)
        if _parts(text, *at, language)
    )
    if heard < _HEARD:
        return text
    for names, no_marks in ((sure, ARTICLES), (others, LITTLE)):
        for name, mark in names.items():
            for start, end in reversed(_found(name, text, language, no_marks)):
                text = text[:start].rstrip() + mark + text[end:].lstrip()
    if language == "ja":
        return re.sub(r"[、。\s]*[、。][、。\s]*", lambda m: "。" if "。" in m.group() else "、", text)
    text = _QUOTE.sub(lambda m: f" “{m[1]}” ", _BEGIN_OR_END.sub("", text))
    text = _RUN.sub(lambda m: next(mark for mark in _STRONGEST if mark in m.group()) + " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    return " ".join(_SENTENCE.sub(lambda m: m[1] + m[2].upper(), text).split()).strip(" ,").lstrip(".:;!? ")


def _found(name: str, text: str, language: str, determining: dict[str, frozenset[str]]) -> list[tuple[int, int]]:
    """Where the name of a mark is said and no determining word before it makes it a thing."""
    if language == "ja":
        return [m.span() for m in re.finditer(name if name == "改行" else rf"(?<=[、。]){name}(?=[、。]|$)", text)]
    found = [m.span() for m in re.finditer(rf"(?i)(?<![\w-])(?:{name})(?![\w-])", text)]
    return [(start, end) for start, end in found if _last(text[:start]) not in determining[language]]


def _parts(text: str, start: int, end: int, language: str) -> bool:
    """Whether a mark may well stand there: it is no "giant | on a wall", nor "an orange | butterfly", nor the beginning."""
    if language == "ja":
        return True
    then = re.match(r"\s*([\w'’]+)", text[end:])
    follows = (
        then is None or then[1].casefold() in LITTLE[language] | set(CARDINALS[language]) or " " in text[start:end]
    )
    parts = take_apart(text[:start] or ".", language)
    before = len(text[:start].rstrip())
    looks = any(h.end >= before for h in (*parts.colors, *parts.qualities)) and not any(
        h.end >= before for h in parts.things
    )
    return before > 0 and follows and not (looks and language in _LOOKS_BEFORE)


def _last(before: str) -> str:
    """The word right before a place, where no mark parts them."""
    found = re.search(r"[\w'’]+\s*$", before)
    return found.group().strip().casefold() if found else ""
