"""Whether words that were read are the words that were wanted."""

import re
import unicodedata

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_SURE = 96.0


def words(text: str) -> list[str]:
    """Words without case, accents of width, punctuation and line breaks."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def same_words(wanted: str, read: str) -> bool:
    """Whether the wanted words stand in what was read, whole and in order.

    A letter that readers confuse (I and l, umlauts) is forgiven only in long texts: one in 25 at most.
    """
    target, found = " ".join(words(wanted)), " ".join(words(read))
    if not target:
        return False
    if f" {target} " in f" {found} " or target.replace(" ", "") == found.replace(" ", ""):
        return True
    return len(target) >= 25 and fuzz.partial_ratio(target, found) >= _SURE
