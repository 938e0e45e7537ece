"""Every number somebody says, in digits or in words up to 9,999, in five languages."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from images_mcp.kernel.numerals import CARDINALS, LANGUAGES, ORDINALS, TENS, bare

_AND = {"en": {"and"}, "de": {"und"}, "es": {"y"}, "fr": {"et"}}
_TIMES = {
    "en": {"hundred": 100, "thousand": 1000, "dozen": 12},
    "de": {"hundert": 100, "tausend": 1000, "dutzend": 12},
    "es": {"mil": 1000, "docena": 12, "docenas": 12},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "douzaine": 12, "douzaines": 12},
}
_COINS = frozenset({"cent", "cents"})
_HUNDREDS = (
    "cien ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_HALF_DOZEN = re.compile(r"\bhalf a dozen\b|\bhalbes dutzend\b|\bmedia docena\b|\bdemi[- ]douzaine\b")
_HALF = re.compile(r"\b(?:half|halbe[nrs]?|medi[oa]|demie?)\b|半")
_ARTICLES = frozenset("un una une ein eine".split())
_OR = frozenset("or to oder bis o u a ou".split())
_TOKEN = re.compile(
    r"(?P<digits>(?<!\w)[-+]?\d{1,3}(?:[,' ]\d{3})+(?!\d)(?:\.\d+)?|(?:(?<!\w)[-+])?\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<mark>[^\s-])"
)
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_TIMES = {"十": 10, "百": 100, "千": 1000}
_JAPANESE = re.compile(r"(?!一[番緒般部])[〇零一二三四五六七八九十百千]+")
_GERMAN = re.compile(r"(?:(?P<thousands>\w*?)tausend)?(?:und)?(?:(?P<hundreds>\w*?)hundert)?(?:und)?(?P<rest>\w*)")


def numbers(said: str) -> tuple[int | float, ...]:
    """All numbers in somebody's words, ordinals too, in their order; "1.200" counts as both that it may be.

    The language is the one that understands most of the words.
    """
    text = _HALF_DOZEN.sub("6", bare(unicodedata.normalize("NFKC", said)))
    found = [_Sum(name).over(text) for name in LANGUAGES if name != "ja"]
    best = max(found, key=lambda one: one.covered)
    japanese = tuple(_japanese(m[0]) for m in _JAPANESE.finditer(text))
    halves = [0.5] * len(_HALF.findall(text))
    return (*best.found, *japanese, *halves)


@dataclass
class _Sum:
    """The numbers of one language, added up word by word."""

    language: str
    found: list[int | float] = field(default_factory=list)
    covered: int = 0  # words
    total: int | float = 0
    now: int | float | None = None
    fixed: bool = False

    def over(self, text: str) -> "_Sum":
        """This, with all numbers of a text in it."""
        tokens = list(_TOKEN.finditer(text))
        for at, token in enumerate(tokens):
            word, follows = token[0], tokens[at + 1][0] if at + 1 < len(tokens) else ""
            if token["digits"]:
                self._end()
                self._digits(word)
                continue
            if word in _ARTICLES and self.now is None and len(tokens) > 1 and follows not in _OR:
                continue
            if not self._take(word) and not (word in _AND[self.language] and self.now is not None and not self.fixed):
                self._end()
            elif word not in _AND[self.language]:
                self.covered += 1
        self._end()
        return self

    def _digits(self, word: str) -> None:
        if _THOUSANDS.fullmatch(word):
            self.found += [float(word), int(word.replace(".", ""))]
        elif re.search(r"[.,]\d{1,2}$|\.\d+$|,\d{4,}$", word):
            whole = re.sub(r"[,' ](?=\d{3})", "", word) if "." in word else word.replace(",", ".")
            self.found.append(float(whole))
        else:
            self.now, self.fixed = int(re.sub(r"[,' ]", "", word)), True

    def _take(self, word: str) -> bool:
        times = None if self.fixed and word in _COINS else _TIMES[self.language].get(word)
        if times == 1000 and (self.now or not self.total):
            self.total, self.now, self.fixed = self.total + (self.now or 1) * times, 0, False
        elif times is not None and times != 1000:
            self.now, self.fixed = (self.now or 1) * times, False
        elif (value := _value(self.language, word)) is None:
            return False
        elif self.language == "fr" and value == 20 and self.now and self.now % 100 == 4:
            self.now += 76
        else:
            if self.now is not None and not (self.now == 0 and self.total) and not self._adds(value):
                self._end()
            self.now = (self.now or 0) + value
        return True

    def _adds(self, value: int) -> bool:
        """Whether a number word goes on with the number before it: "eighty five" does, "three four" does not."""
        if self.fixed or not self.now:
            return False
        low = int(self.now % 100)
        if low == 0:
            return value < 100
        french = self.language == "fr" and (
            (low in {60, 80} and 10 <= value <= 16) or (low in {10, 70, 90} and value in {7, 8, 9})
        )
        return french or (value < 10 and low % 10 == 0 and low >= 20)

    def _end(self) -> None:
        if self.now is not None:
            self.found.append(self.total + self.now)
        self.total, self.now, self.fixed = 0, None, False


@cache
def _words(language: str) -> dict[str, int]:
    """Bare number words of a language by value, those put together from them as well."""
    units = {bare(word): number for word, number in (CARDINALS[language] | TENS[language]).items()}
    if language == "es":
        units |= {"veinti" + word: 20 + number for word, number in units.items() if 1 <= number <= 9}
        for at, word in enumerate(_HUNDREDS.split()):
            units |= {word: 100 * max(at, 1), word.replace("tos", "tas"): 100 * max(at, 1)}
    if language == "fr":
        units |= {"vingts": 20, "octante": 80}
    if language == "de":
        tens = [(word, number) for word, number in units.items() if number >= 20 and number % 10 == 0]
        ones = [(word, number) for word, number in units.items() if 1 <= number <= 9]
        units |= {f"{one}und{ten}": a + b for one, a in ones for ten, b in tens}
    return {bare(word): number for word, number in ORDINALS[language].items()} | units


def _value(language: str, word: str) -> int | None:
    known = _words(language)
    if word in known or language != "de" or word in _TIMES["de"]:
        return known.get(word)
    found = _GERMAN.fullmatch(word)
    if not found or (found["thousands"] is None and found["hundreds"] is None):
        return None
    total = 0
    for name, times in (("thousands", 1000), ("hundreds", 100), ("rest", 1)):
        part = found[name]
        value = known.get(part) if part else int(part is not None and times > 1)
        if value is None:
            return None
        total += value * times
    return total


def _japanese(signs: str) -> int:
    if not any(sign in _KANJI_TIMES for sign in signs):
        return int("".join(str(_KANJI[sign]) for sign in signs))
    total = digit = 0
    for sign in signs:
        if sign in _KANJI:
            digit = _KANJI[sign]
        else:
            total, digit = total + (digit or 1) * _KANJI_TIMES[sign], 0
    return total + digit
