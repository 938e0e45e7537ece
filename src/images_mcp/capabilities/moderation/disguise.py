"""Bringing disguised words back: letters that look alike, digits for letters, letters drawn apart, invisible marks."""

import re
import unicodedata

# Cyrillic and Greek letters that look like Latin ones; a table of our own, limited to what passes at a glance.
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһӏκνοτρυαεβıɡ", "aeopcyxijsdhlkvotpuaebig")
_DIGITS = str.maketrans("013457@$!|", "oleastasil")
_APART = re.compile(r"\b(?:\w[\s.\-_*·]+){3,}\w\b")
_JOINTS = re.compile(r"[\s.\-_*·]+")
_INSIDE = re.compile(r"(?<=\w)[*·._\u200b-\u200f\u2060\ufeff\u00ad]+(?=\w)")


def readings(text: str) -> list[str]:
    """The text as it stands, and as it reads without its disguises; each once."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    folded = plain.casefold()
    latin = folded.translate(_LOOKALIKES)
    closed = _APART.sub(lambda m: _JOINTS.sub("", m.group()), latin)
    solid = _INSIDE.sub("", closed)
    letters = re.sub(
        r"\w*[a-z]\w*", lambda m: m.group().translate(_DIGITS), re.sub(r"[@$!|](?=\w)|(?<=\w)[@$|]", _letter, solid)
    )
    stripped = "".join(c for c in unicodedata.normalize("NFD", letters) if unicodedata.category(c) != "Mn")
    return list(dict.fromkeys((folded, latin, closed, solid, letters, stripped)))


def _letter(match: re.Match[str]) -> str:
    return match.group().translate(_DIGITS)
