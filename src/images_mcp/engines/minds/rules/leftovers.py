"""What a wish names besides its subject, so that nothing somebody said is lost from the brief."""

import re

from images_mcp.engines.minds.rules.structure import SHOWING, Wanted
from images_mcp.engines.minds.rules.words import LITTLE, fold

_REFUSED = re.compile(
    r"(?i)^(?:and |but |und |aber |y |pero |et |mais )?(?:no|not|without|ohne|keine?n?|sin|sans|pas|don't|do|avoid)\b"
)
_MOST_WORDS = 12
_COMMON = 4
_DULL = frozenset(
    "please need want make create design draw something some nice good cool great thing things image picture photo pic show generate really very just so "
    "could would should says say saying text title headline caption words exactly reading reads called named like bitte brauche bild mach text titel aufschrift "
    "namens quiero necesito imagen foto texto título diga llamada llamado voudrais image texte titre appelé appelée png jpg jpeg format aspect ratio "
    "landscape portrait square vertical horizontal hochkant querformat hochformat din size px pixel pixels".split()
)


def leftovers(wanted: Wanted, told: str) -> list[str]:
    """Phrases that no aspect holds yet; `told` is everything that is held. Refusals and deliverables are left out."""
    found: list[str] = []
    low = fold(told)
    for first, last in wanted.stretches:
        words = wanted.masked[wanted.tokens[first].start : wanted.tokens[last].end]
        if _REFUSED.match(words) or words.endswith(("なし", "無し", "入れない")):
            continue
        kept = [n for n in range(first, last + 1) if _telling(wanted, n)]
        fresh = [n for n in kept if fold(wanted.tokens[n].text)[:-1] not in low]
        if not fresh or max(kept) - min(fresh) > _MOST_WORDS:
            continue
        start = _with_number(wanted, min(fresh), first)
        phrase = wanted.text[wanted.tokens[start].start : wanted.tokens[max(kept)].end]
        if wanted.language == "ja":
            phrase = _japanese(wanted, first, last)
        if phrase and fold(phrase) not in low:
            found.append(phrase)
    return found


def _with_number(wanted: Wanted, number: int, first: int) -> int:
    """The first word of a phrase with the amount right before it: "50% off", "40 hires", "€20 voucher"."""
    start = number
    while start > first and (wanted.tokens[start - 1].low[:1].isdigit() or wanted.tokens[start - 1].low in _UNITS):
        start -= 1
    return start if any(t.low[:1].isdigit() for t in wanted.tokens[start:number]) else number


_UNITS = frozenset("% € $ £ ¥".split())


def _telling(wanted: Wanted, number: int) -> bool:
    token = wanted.tokens[number]
    if token.kind not in {"word", "cjk"} or token.low in LITTLE[wanted.language if wanted.language != "ja" else "en"]:
        return False
    if (
        token.low in _DULL | SHOWING
        or token.low[:1].isdigit()
        or wanted.text[max(0, token.start - 1) : token.start] == "#"
        or (token.kind == "word" and len(token.low) < _COMMON - 1)
    ):
        return False
    return not (wanted.delivers(number) or wanted.named(number) or number in wanted.asked) or wanted.language == "ja"


def _japanese(wanted: Wanted, first: int, last: int) -> str:
    """The clause without the words for what is to be delivered."""
    start, end = wanted.tokens[first].start, wanted.tokens[last].end
    for use in wanted.uses:
        if start <= use.start and use.end <= end:
            start, end = (start, use.start) if use.start - start >= end - use.end else (use.end, end)
    return wanted.text[start:end].strip(" のをがはでに用、。")
