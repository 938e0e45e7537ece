"""Names somebody gives to what the picture is for: "called Ember", "Bäckerei Morgenrot", 「こむぎ」のロゴ."""

import re

from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.words import Token

_CALLED = re.compile(
    r"(?i:\b(?:called|named|brand name is|by the name of|namens|genannt|mit dem namen|llamad[oa]s?|que se llama|de nombre|appelée?s?|nommée?s?|du nom de|qui s'appelle))\s*[:,]?\s*"
    r"[\"“„«']?\s?((?:[A-ZÀ-Ý0-9][\w&'’.-]*)(?:\s+(?:&|and|und|y|et|[A-ZÀ-Ý0-9][\w&'’.-]*))*)"
)
_NAMED = re.compile(
    r"(?i:\b(?:for|für|para|pour)\s+(?:the |our |die |den |das |unser\w* |el |la |nuestr\w+ |notre )?)((?:[A-ZÀ-Ý][\w&'’-]+)(?:\s+(?:&\s+)?[A-ZÀ-Ý][\w&'’-]+)+)"
)
_JA_NAMED = re.compile(r"「([^「」]{1,60})」(?:のロゴ|という|のマーク|の看板|の名刺)")
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
        while at < len(toks) and toks[at].kind != "mark" and at not in covered:
            if toks[at].text[:1].isupper() and (toks[at].kind == "elision" or len(toks[at].text) > 1):
                last = at
            elif toks[at].low not in _BETWEEN or at - last > 1:
                break
            at += 1
        if last > firm.last and toks[firm.last + 1].text[:1].isupper():
            start, end = toks[firm.last + 1].start, toks[last].end
            found.append((text[start:end], start, end))
    return found


def guessed(text: str) -> list[str]:
    """Capitalised words somebody wants it for: "for Ember Coffee"."""
    return [m.group(1).strip(" .,") for m in _NAMED.finditer(text)]
