"""Emoji in words: a fox face means a fox. Those that only smile or decorate are left out."""

import re
import unicodedata
from functools import lru_cache

from images_mcp.engines.minds.rules.lexicon import find
from images_mcp.engines.minds.rules.words import detect, tokens

_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff](?:[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff]*)"
)
_DECOR = re.compile(
    r"(?i)\b(?:grinning|smiling|face with|hand|hands|sign|button|mark|arrow|sparkles|hundred|heart|hearts|thumbs|person|emoji modifier|regional|fire|eyes|star)\b"
)
_TRIM = re.compile(
    r"(?i)\b(?:face|symbol|black|white|heavy|spouting|steaming|slice of|front-?facing|oncoming|head|blossom)\b"
)


@lru_cache(maxsize=2000)
def _named(sign: str, language: str) -> str:
    """The thing a sign stands for, in this language; "" where it stands for none."""
    name = unicodedata.name(sign, "").lower()
    if not name or _DECOR.search(name):
        return ""
    plain = " ".join(_TRIM.sub(" ", name).split())
    for words in (plain, name):
        hits = find("thing", tokens(words), words, "en")
        if hits and hits[-1].sure == 1.0:
            hit = hits[-1]
            own = hit.text if language == "en" else (hit.concept.terms.get(language) or (hit.text,))[0]
            rank = hit.concept.terms["en"].index(hit.text) if hit.text in hit.concept.terms["en"] else 0
            others = hit.concept.terms.get(language, ())
            return own if language == "en" or rank == 0 or len(others) <= rank else others[rank]
    return ""


def spelled_out(text: str) -> str:
    """The text with a word for each emoji that shows a thing, and without the others. Unchanged where there is none."""
    if not _EMOJI.search(text):
        return text
    plain = _EMOJI.sub(" ", text)
    language = detect(plain)
    gap = "" if language == "ja" else " "
    found = _EMOJI.sub(lambda m: f"{gap}{_named(m.group()[0], language)}{gap}", text)
    return re.sub(r"[ \t]+", " ", found).strip()
