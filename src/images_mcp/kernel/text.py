"""Text from anywhere made safe to show: no control characters, no hidden direction changes, no surprising length."""

import unicodedata

_JOINERS = "\u200c\u200d"  # Persian words and composed emoji need them
_ATTACHED = f"{_JOINERS}\ufe0e\ufe0f"
_DROPPED = {"Cc", "Cf", "Cs", "Co"}
_ELLIPSIS = "…"


def plain(text: str, limit: int = 500, *, lines: bool = False) -> str:
    """The text in NFC without invisible characters, each run of white space one blank, at most `limit` characters.

    With `lines`, line ends stay (never two empty lines in a row). What is cut off is replaced by an ellipsis.
    """
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", "".join(map(_safe, text)))
    if lines:
        rows = [" ".join(row.split()) for row in text.split("\n")]
        text = "\n".join(row for at, row in enumerate(rows) if row or (at and rows[at - 1])).strip("\n")
    else:
        text = " ".join(text.split())
    return shorten(text, limit)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, ending in an ellipsis where something is left out; letters keep their accents."""
    if len(text) <= limit:
        return text
    cut = _whole(text, max(limit - 1, 0))
    return (text[:cut].rstrip() + _ELLIPSIS)[:limit]


def slug(text: str, limit: int = 60, *, max_bytes: int = 120) -> str:
    """The text as part of a file name or address: letters and digits of any script in lower case, joined by hyphens.

    Never longer than `limit` characters or `max_bytes` in UTF-8; empty where nothing is left.
    """
    text = unicodedata.normalize("NFC", plain(text, 4 * limit).casefold())
    words = "".join(c if c.isalnum() or unicodedata.category(c) in {"Mn", "Mc"} else " " for c in text).split()
    name = "-".join(words)
    name = name[: _whole(name, limit)]
    while len(name.encode()) > max_bytes:
        name = name[: _whole(name, len(name) - 1)]
    return name.rstrip("-")


def _safe(char: str) -> str:
    if char in "\n\t\r\u2028\u2029\x0b\x0c\x85":
        return "\n" if char in "\n\u2028\u2029\x85" else " "
    if char in _JOINERS:
        return char
    code = ord(char)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "" if noncharacter or unicodedata.category(char) in _DROPPED else char


def _whole(text: str, cut: int) -> int:
    """The place at or before `cut` that does not part a letter from its accents or a composed emoji."""
    while 0 < cut < len(text) and (
        unicodedata.combining(text[cut]) or text[cut] in _ATTACHED or text[cut - 1] == "\u200d"
    ):
        cut -= 1
    return cut
