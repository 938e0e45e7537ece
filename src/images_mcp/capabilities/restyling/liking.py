"""“Like this, but warmer and without people”: what is to be shown, and what is to differ from the reference.

A comparison is a word of likeness, a pointing word and at most two words for what is pointed at; what follows a
contrasting conjunction is the difference. The classes are closed in each of the five languages; nothing else is listed.
"""

import re
from typing import NamedTuple

_CLASSES = {
    "en": ("like|as in|in the style of|similar to|same as|based on", "this|that|these|those|it|here", "but|only|just|except|yet"),
    "de": ("wie|so wie|ähnlich wie|im stil von|nach", "dies(?:e[srnm]?)?|das|der|die|den|hier|jene[srnm]?", "aber|nur|jedoch|bloß|doch"),
    "es": ("como|igual que|parecid[oa] a|al estilo de", "est[aeo]s?|es[aeo]s?|aquell?[ao]s?", "pero|solo|sólo|aunque"),
    "fr": ("comme|pareil que|dans le style de|semblable à", "ça|cela|ceci|cette|ce|cet|ces|cell?e?s?(?:-ci|-là)?|celui(?:-ci|-là)?", "mais|seulement|sauf"),
}  # fmt: skip
_POINTED = {
    code: re.compile(
        rf"(?:^|(?P<before>.*?)[\s,;–-]+)(?:{like})\s+(?:{here})(?:\s+(?!(?:{but})\b)[\w-]+){{0,2}}\s*[,;:.–-]*\s*"
        rf"\b(?:{but})\b[\s,:]*(?P<after>.+)$",
        re.IGNORECASE | re.DOTALL,
    )
    for code, (like, here, but) in _CLASSES.items()
}
_JAPANESE = re.compile(
    r"^(?P<before>.*?)[、,。]?(?:これ|それ|この\w{0,6}?|その\w{0,6}?)(?:の|と同じ)?(?:みたい|よう|ふう|風|感じ|スタイル)"
    r"\w{0,8}?[、,]?(?:けれど|だけど|けど|でも|ただし|ただ|が、)[、,]?(?P<after>.+)$",
    re.DOTALL,
)
_LONGEST = 4000


class Liking(NamedTuple):
    """What is to be shown (None: what the reference shows), what is to differ, and the language it was said in."""

    subject: str | None
    differs: str
    language: str


def liking(text: str) -> Liking | None:
    """The wish taken apart, or None where nothing is compared."""
    if len(text) > _LONGEST:
        return None
    for code, pattern in (*_POINTED.items(), ("ja", _JAPANESE)):
        if (found := pattern.match(text.strip())) and (after := found["after"].strip(" .。!")):
            return Liking((found["before"] or "").strip(" ,;、") or None, after, code)
    return None
