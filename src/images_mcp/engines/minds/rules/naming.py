"""Names somebody gives to what the picture is for: "called Ember", "Bäckerei Morgenrot", 「こむぎ」のロゴ."""

import re

from images_mcp.engines.minds.rules.framing import politeness_off
from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.words import Token

_CALLED = re.compile(
    r"(?i:\b(?:called|named|brand name is|by the name of|namens|genannt|mit dem namen|llamad[oa]s?|que se llama|de nombre|appelée?s?|nommée?s?|du nom de|qui s'appelle))\s*[:,]?\s*"
    r"[\"“„«']?\s?((?:[A-ZÀ-Ý0-9](?:[\w&'’-]|\.(?=\w))*)(?:\s+(?:&|and|und|y|et|[A-ZÀ-Ý0-9](?:[\w&'’-]|\.(?=\w))*))*)"
)
_NAMED = re.compile(
    r"(?i:\b(?:for|für|para|pour)\s+(?:the |our |die |den |das |unser\w* |el |la |nuestr\w+ |notre )?)((?:[A-ZÀ-Ý][\w&'’-]+)(?:\s+(?:&\s+)?[A-ZÀ-Ý][\w&'’-]+)+)"
)
_JA_NAMED = re.compile(r"「([^「」]{1,60})」(?:のロゴ|という|のマーク|の看板|の名刺)")
_PARTS = re.compile(r"(?:(?!\s[-–—|/]\s)[^,;:.!?()\n—|])+")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_PROPER = re.compile(
    r"[A-ZÀ-Ý][\w&'’.-]*(?:\s+(?:(?:&|\+|and|und|y|et|of|the|de|la|le|del|du|von)\s+){0,2}[A-ZÀ-Ý0-9][\w&'’.-]*){0,4}"
)
_BETWEEN = frozenset(
    "& and und y et zum zur am im an der die das den dem de del la le les du des d' l' of the von vom".split()
)


def called(text: str) -> list[tuple[str, int, int]]:
    """(name, start, end) for every name said to be one."""
    found = [(m.group(1), m.start(1), m.end(1)) for m in (*_CALLED.finditer(text), *_JA_NAMED.finditer(text))]
    return [(name.strip(" .,'\"”"), start, end) for name, start, end in found]


def of_firms(
    toks: tuple[Token, ...], text: str, things: list[Hit], others: list[Hit], language: str
) -> list[tuple[str, int, int]]:
    """(name, start, end) for proper names right behind a line of business: "Bäckerei Morgenrot", "café Le Petit Lu"."""
    covered = {
        n
        for h in (*others, *things)
        if h.concept.layer != "thing" or h.concept.kind == "business"
        for n in range(h.first, h.last + 1)
    }
    found = []
    for firm in things:
        if firm.concept.kind != "business" or language == "ja":
            continue
        at, last = firm.last + 1, firm.last
        while at < len(toks):
            if last == at - 1 > firm.last and _hyphenated(toks, at):
                at, last = at + 2, at + 1
                continue
            if toks[at].kind == "mark" or (at in covered and not _hyphenated(toks, at + 1)):
                break
            if toks[at].text[:1].isupper() and (toks[at].kind == "elision" or len(toks[at].text) > 1):
                last = at
            elif toks[at].low not in _BETWEEN or at - last > 1:
                break
            at += 1
        if last > firm.last and toks[firm.last + 1].text[:1].isupper():
            start, end = toks[firm.last + 1].start, toks[last].end
            found.append((text[start:end], start, end))
    return found


def _hyphenated(toks: tuple[Token, ...], at: int) -> bool:
    """Whether a hyphen here ties two words with capitals to one: "Blau-Weiß"."""
    if not 0 < at < len(toks) - 1 or toks[at].low != "-":
        return False
    tied = toks[at - 1].end == toks[at].start and toks[at].end == toks[at + 1].start
    return tied and toks[at + 1].text[:1].isupper()


def apposed(
    text: str, uses: list[Hit], known: list[Hit], looks: list[Hit], language: str
) -> list[tuple[str, int, int]]:
    """(name, start, end) of a part of a wish for a logo that is nothing but a proper name: "a logo for a bakery, Crumb & Co".

    `known` are all words with a meaning of their own, `looks` those that say how it is to look: they alone are no name. In
    German every noun has a capital, so there a name needs a line of business before it and words that mean nothing else.
    """
    logo = next((h for h in uses if h.concept.kind == "logo"), None)
    if logo is None or language == "ja":
        return []
    for part in _PARTS.finditer(text):
        name = _PROPER.fullmatch(part.group().strip(" -–|/"))
        if name is None or part.start() <= logo.start < part.end() or not politeness_off(part.group()):
            continue
        start = part.start() + part.group().index(name.group())
        end = start + len(name.group())
        words = [m for m in _WORD.finditer(text, start, end) if m.group().casefold() not in _BETWEEN]
        inside = [any(h.start <= w.start() < h.end for h in looks) for w in words]
        other = [any(h.start <= w.start() < h.end for h in known) for w in words]
        own_case = any(w.group()[:1].islower() for w in _WORD.finditer(text, 0, start)) or start == 0
        alone = len(words) == 1 and (other[0] or start == 0)
        german = language == "de" and (any(other) or not any(h.concept.kind == "business" for h in known))
        if not all(inside) and own_case and not alone and not german:
            return [(name.group(), start, end)]
    return []


def guessed(text: str) -> list[str]:
    """Capitalised words somebody wants it for: "for Ember Coffee"."""
    return [m.group(1).strip(" .,") for m in _NAMED.finditer(text)]
