"""Words and languages: a text becomes tokens with places, stems and a language, without a heavy library."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

LANGUAGES = ("en", "de", "es", "fr", "ja")
_SNOWBALL = {"en": "english", "de": "german", "es": "spanish", "fr": "french"}
_STEMMERS = {code: Stemmer.Stemmer(name) for code, name in _SNOWBALL.items()}

_TOKEN = re.compile(
    r"(?P<elision>\b(?:[ldjnscmt]|qu|jusqu|lorsqu)['’](?=[a-zà-öø-ÿœ]))"
    r"|(?P<cjk>[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uff66-\uff9f々ー]+)"
    r"|(?P<word>(?:(?![\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uff66-\uff9f])[^\W_]|(?<=\w)['’](?=[^\W\d_]{1,2}\b))+)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")

# The commonest little words of each language; they decide the language and never carry content.
LITTLE: dict[str, frozenset[str]] = {
    "en": frozenset(
        "a an the of for with and or in on at to from by is are be it its this that these those my our your his her their "
        "some something i we you he she they me us as into onto over under about please want need like make made create "
        "can could would should will who which what where when how very really so just not no without there here up out "
        "but if than then also only one any all more most much many do does don't let's u plz pls gonna wanna".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer eines und oder mit für von vom zu zum zur im in am an auf aus "
        "bei nach über unter vor hinter neben ist sind soll sollen ich wir du er sie es mein meine meinen meinem meiner "
        "unser unsere unseren unserem unserer bitte brauche hätte gern gerne möchte mach mal was wie so sehr nicht kein "
        "keine keinen ohne auch nur als wenn man uns mir fürs ins beim dass aber noch etwas irgendwas fuer".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas de del y o con para por en sobre al a es son que se mi mis nuestro nuestra nuestros "
        "nuestras tu su sus lo le me nos quiero necesito haz hazme hacer crea quisiera como muy no sin más pero este esta "
        "algo favor ser está donde cuando desde hasta entre sí también solo".split()
    ),
    "fr": frozenset(
        "le la les un une des de du d' l' et ou avec pour par en dans sur au aux à est sont que qui se s' mon ma mes notre "
        "nos votre vos ton ta son sa ses je j' il elle nous vous veux voudrais besoin fais faire crée très ne n' pas sans "
        "plus mais ce cette ces c' quelque chose plaît être où quand comme aussi sous chez y j'aimerais qu'".split()
    ),
}
# What may stand before a noun and makes it one.
ARTICLES: dict[str, frozenset[str]] = {
    "en": frozenset("a an the some any its his her their all".split()),
    "de": frozenset("ein eine einen einem einer eines der die das den dem des".split()),
    "es": frozenset("un una unos unas el la los las".split()),
    "fr": frozenset("un une des le la les l' du d'".split()),
}
_HINTS = {"de": "äöüß„", "es": "ñ¿¡áíóú", "fr": "œçèêàùâîôû"}


@dataclass(frozen=True)
class Token:
    """One word or mark: its text, folded form and place in the original."""

    text: str
    low: str
    start: int
    end: int
    kind: str


def fold(word: str) -> str:
    """Lower case without accents; Japanese is only normalised to its usual width."""
    if word.isascii():
        return word.casefold()
    wide = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    if _CJK.search(wide):
        return wide
    return "".join(c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c)).replace("œ", "oe")


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, with their places in it."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "word"
        low = match.group().casefold().replace("’", "'") if kind in {"word", "elision"} else fold(match.group())
        found.append(Token(match.group(), low, match.start(), match.end(), kind))
    return tuple(found)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The folded stem of a word in a language, so that plurals, cases and genders meet."""
    low = word.casefold().replace("’", "'")
    stemmer = _STEMMERS.get(language)
    if stemmer is None or len(low) < 3:
        return fold(low)
    if language == "en" and low.endswith("'s"):
        low = low[:-2]
    return fold(str(stemmer.stemWord(low)))


_SHORT_WORD = 3
_SPACED = re.compile(r"\w [:;!?](?:\s|$)|« ")


def detect(text: str, default: str = "en") -> str:
    """The language a text is written in (en, de, es, fr or ja); `default` where nothing speaks for any.

    Counts little words and letters that only one language uses; words with digits or in quotes count like any other.
    """
    cjk = len(_CJK.findall(text))
    letters = sum(c.isalpha() for c in text)
    if cjk and cjk * 3 >= letters:
        return "ja"
    scores = speaking(text)
    best = max(scores, key=lambda code: (scores[code], code == default))
    return best if scores[best] > 0 else default


def speaking(text: str) -> dict[str, float]:
    """How much in a text not in Japanese speaks for each of the other languages."""
    low = text.casefold()
    words = [t.low for t in tokens(text) if t.kind in {"word", "elision"}]
    scores = {code: float(sum(w in little for w in words)) for code, little in LITTLE.items()}
    for code, chars in _HINTS.items():
        scores[code] += 0.8 * min(3, sum(low.count(c) for c in chars))
    scores["de"] += 0.5 * sum(w.endswith(("ung", "chen", "lich", "keit", "heit", "schaft", "isch")) for w in words)
    scores["es"] += 0.4 * sum(w.endswith(("ción", "dad", "illo", "ito", "ado", "ero", "ía")) for w in words)
    scores["fr"] += 0.4 * sum(w.endswith(("eux", "ette", "eau", "aire", "ière", "elle", "esse")) for w in words)
    scores["fr"] += 0.3 * ("é" in low) + 0.3 * bool(_SPACED.search(text))  # "Menu : soupe ; quiche"
    scores["es"] += 0.2 * ("é" in low)
    scores["en"] += 0.3 * sum(w.endswith(("ing", "ness", "ship", "ght", "ly")) for w in words)
    if scores["es"] == scores["fr"] == max(scores.values()) > 0:  # "de" is both: the endings of the nouns decide
        scores["es"] += 0.2 * sum(w.endswith(("o", "a", "os", "as")) for w in words)
        scores["fr"] += 0.1 * sum(w.endswith(("e", "es", "ier", "eur", "ais")) and len(w) > _SHORT_WORD for w in words)
    return scores
