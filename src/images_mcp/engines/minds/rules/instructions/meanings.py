"""What a description amounts to: "darker", "navy and gold", "a watercolour", "winter", "from above" are different changes.

`describe` is asked by every construction that says how something is, should be or should not be.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.minds.rules.instructions.clauses import PLAIN, put_back
from images_mcp.engines.minds.rules.instructions.lexicon import Pole, covered, forms, kinds, pole, words_of
from images_mcp.engines.minds.rules.instructions.speech import Speech, compiled

SURE, GUESSED, DOUBTED = 0.95, 0.7, 0.55
_ENOUGH_COLOUR = 0.75
_ENOUGH_STYLE = 0.4
_CAPITALS = re.compile(r"(?:[A-Z0-9ÄÖÜÁÉÍÓÚÑÇÈÀÊ&!?'%.$€£-]{2,}\s?)+")
_LOOKING = re.compile(r"(?<=\w)[- ](?:looking|ish)$", re.IGNORECASE)
_HELD = re.compile(r"QQ\d+QQ")
_WORDLIKE = frozenset({Attribute.MOOD, Attribute.LIGHTING})
_OF_LIGHT = frozenset(
    {Attribute.BRIGHTNESS, Attribute.WARMTH, Attribute.SATURATION, Attribute.CONTRAST, Attribute.LIGHTING}
)
_PLACES = frozenset({"scene", "time", "background"})

Guess = Callable[[str], tuple[Pole, float] | None]


@dataclass(frozen=True)
class Meaning:
    """What was understood, and how sure it is (0 to 1)."""

    changes: tuple[Change, ...]
    sure: float = SURE


@dataclass(frozen=True)
class Meanings:
    """The meanings of one instruction's language. `guess` finds the nearest known word for an unknown English one."""

    speech: Speech
    quotes: tuple[str, ...]
    guess: Guess | None = None

    @property
    def language(self) -> str:
        """The instruction's language."""
        return self.speech.language

    # -- words ---------------------------------------------------------------------------------------------------

    def is_(self, name: str, phrase: str) -> bool:
        """Whether a phrase, its articles left out, is of a class of words."""
        return bool(self.speech.word(name).fullmatch(self.thing(phrase)) or self.speech.word(name).fullmatch(phrase))

    def thing(self, phrase: str) -> str:
        """A thing's name without articles and quantifiers, quotations in place."""
        left = phrase.strip(" ,.;:!?。、")
        articles = self.speech.word("articles")
        for _ in range(4):
            if self.language == "ja":
                cut = articles.match(left)
            else:
                cut = compiled(f"(?:{articles.pattern})(?:\\s+|(?<=['’]))(?=\\S)").match(left)
            if not cut or cut.end() == len(left):
                break
            left = left[cut.end() :].strip()
        return put_back(left, self.quotes)

    def apart(self, phrase: str) -> str:
        """A phrase without what a preposition adds to it: "scary for kids" is scary."""
        return compiled(rf"(?<=\w)\s+(?:{self.speech.source('words', 'prepositions')})\s.*$").sub("", phrase)

    def neutral(self, phrase: str | None) -> bool:
        """Whether it means the whole picture, or nothing at all."""
        return not phrase or self.is_("neutral", phrase)

    def exact(self, phrase: str) -> str | None:
        """The quotation in a phrase, or the phrase itself where it is all in capitals; None where there is neither."""
        if match := _HELD.search(phrase):
            return put_back(match.group(), self.quotes) or None
        left = phrase.strip()
        capitals = _CAPITALS.fullmatch(left) and sum(c.isalpha() for c in left) > 2
        return left if capitals and not kinds(left.casefold(), self.language) & {"style"} else None

    def quoted(self, phrase: str) -> str | None:
        """The exact text a whole phrase is; None where it says anything else."""
        return self.exact(phrase) if "QQ" not in phrase or _HELD.fullmatch(phrase.strip()) else None

    def colour(self, phrase: str) -> bool:
        """Whether a phrase names colours and little else."""
        plain = self.thing(phrase)
        plain = plain.removesuffix("ish") if self.language == "en" and " " not in plain else plain
        left = compiled(rf"\b(?:{self.speech.source('words', 'colours')})\b").sub(" ", plain)
        if left != plain and covered(plain, self.language, "color") >= _ENOUGH_COLOUR:
            return True
        if self.language == "ja":
            return covered(plain, "ja", "color") > _ENOUGH_COLOUR - 0.2
        shades = compiled(rf"(?<!\w)(?:{self.speech.source('words', 'shades')})(?!\w)")
        left = " ".join(shades.sub(" ", left).split()) or plain
        return bool(left) and covered(left, self.language, "color") >= _ENOUGH_COLOUR

    def _coloured(self, phrase: str) -> str | None:
        """The colour a comparative is made of: "greener"."""
        plain = [form for form, compared in forms(phrase, self.language) if compared] if phrase.isalpha() else []
        return next((w for w in plain if covered(w, self.language, "color") == 1.0), None)

    def style(self, phrase: str) -> bool:
        """Whether a phrase names a style or a medium."""
        plain = self.thing(phrase)
        if self.speech.word("styles").fullmatch(plain):
            return True
        if compiled(self.speech.source("words", "unnoun")).search(plain):
            return False
        if kinds(plain, self.language) & {"person", "animal", "vehicle", "food"} and not self._medium(plain):
            return False
        return "style" in kinds(plain, self.language) and (
            self._medium(plain) or covered(plain, self.language, "quality", "style") >= _ENOUGH_STYLE
        )

    def _medium(self, phrase: str) -> bool:
        last = words_of(phrase)[-1:] if self.language == "en" else words_of(phrase)[:1]
        return bool(last) and bool(
            self.speech.word("styles").fullmatch(last[0]) or "style" in kinds(last[0], self.language)
        )

    def place(self, phrase: str) -> bool:
        """Whether a phrase names a place, a season, a time of day or a kind of background."""
        plain = self.thing(phrase)
        if self.speech.word("places").fullmatch(plain):
            return True
        if (
            compiled(rf"(?<!\w)(?:{self.speech.source('words', 'places')})(?!\w)").search(plain)
            and self.language != "ja"
        ):
            return True
        return bool(kinds(plain, self.language) & _PLACES)

    def timely(self, phrase: str) -> bool:
        """Whether a phrase is a season or a time of day and little else."""
        plain = self.thing(phrase)
        if self.weather(plain):
            return False
        return bool(self.speech.word("times").fullmatch(plain)) or (
            covered(plain, self.language, "quality", "time") > 0.7
        )

    def weather(self, phrase: str) -> bool:
        """Whether a phrase is weather."""
        plain = self.thing(phrase)
        return bool(self.speech.word("weather").fullmatch(plain))

    def framing(self, phrase: str) -> bool:
        """Whether a phrase is a crop, an aspect, a camera or an angle."""
        plain = phrase.strip()
        return bool(
            self.speech.word("framing").fullmatch(plain) or self.speech.word("framing").fullmatch(self.thing(plain))
        )

    # -- changes -------------------------------------------------------------------------------------------------

    def adjust(self, found: Pole, target: str | None, strength: float | None, *, flip: bool = False) -> Change:
        """More (or, flipped, less) of what a pole says."""
        up = (found.sign > 0) is not flip
        word = self._value(found)
        if found.attribute is Attribute.SHARPNESS and target and self.is_("background", target):
            found, up = Pole(Attribute.DEPTH, 1, found.part, word), not up
        soft = found.attribute is Attribute.LIGHTING and found.word in {"soft", "weich", "suave", "doux"}
        if soft and target and not self.is_("light", target):
            found, up = Pole(Attribute.TEXTURE, 1, found.part, word), not up
        if target and self.is_("light", target) and found.attribute not in _OF_LIGHT:
            found = Pole(Attribute.LIGHTING, 1, found.part, word)
        return Change(
            op=Op.ADJUST,
            attribute=found.attribute,
            direction=Direction.INCREASE if up else Direction.DECREASE,
            target=target,
            value=word if found.attribute in _WORDLIKE else None,
            strength=PLAIN if strength is None else strength,
        )

    @staticmethod
    def _value(found: Pole) -> str:
        return found.word.replace("cozy", "cosy")

    def describe(
        self, phrase: str, target: str | None, strength: float | None, *, flip: bool = False, more: bool = False
    ) -> Meaning | None:
        """What "(target) should be (phrase)" asks for; `flip`: should be less so. None where it says nothing known.

        `more` is true where the phrase stands behind a word of degree, so that it must be something there is more of.
        """
        if one := compiled(self.speech.source("words", "proform")).fullmatch(phrase.strip(" ,")):
            phrase = one.group("y")
        if self.language == "en":
            phrase = _LOOKING.sub("", phrase)
        flip, more, left = self._signed(phrase.strip(" ,"), flip=flip, more=more)
        if not left or self.is_("doubtful", left):
            return None
        if not more and not flip and (plain := self._plainly(left, target, strength)):
            return plain
        lit = self._parted(left) if self.language == "ja" else None
        if lit and self.is_("light", lit[1]) and (meant := self._of_noun(*lit, target, strength, flip=flip, more=more)):
            return meant
        found = self._pole(left)
        if found and (found.part != "noun" or more or flip):
            return Meaning((self.adjust(found, target, strength, flip=flip),))
        if (more or flip) and self.colour(left):
            return Meaning((self._of_colour(self.thing(left), target, strength, flip=flip),), 0.8)
        return self._qualified(left, target, strength, flip=flip, more=more)

    def _of_colour(self, colour: str, target: str | None, strength: float | None, *, flip: bool) -> Change:
        """More of a colour is that colour; less of it is that colour muted."""
        if not flip:
            return Change(op=Op.SET_PALETTE, target=target, value=colour)
        return self.adjust(Pole(Attribute.SATURATION, 1, "noun", ""), colour, strength, flip=True)

    def _signed(self, phrase: str, *, flip: bool, more: bool) -> tuple[bool, bool, str]:
        """Leading verbs and words like "more" and "less" taken off, what they say taken along."""
        copula, up, down = (self.speech.word(name) for name in ("copula", "more", "less"))
        gap = "" if self.language == "ja" else r"\s+"
        for _ in range(4):
            for words, kind in ((copula, ""), (down, "down"), (up, "up")):
                match = compiled(f"(?:{words.pattern}){gap}(?=\\S)").match(phrase)
                if match and match.end() > 0:
                    phrase = phrase[match.end() :].strip()
                    flip, more = flip ^ (kind == "down"), more or bool(kind)
                    break
            else:
                break
        return flip, more, phrase

    def _pole(self, phrase: str) -> Pole | None:
        return pole(phrase, self.language) or pole(self.thing(phrase), self.language)

    def _plainly(self, phrase: str, target: str | None, strength: float | None) -> Meaning | None:
        """What a phrase says that is no more and no less of anything."""
        if (text := self.quoted(phrase)) is not None:
            return Meaning((Change(op=Op.SET_TEXT, target=target, value=text),))
        found = self._pole(phrase)
        value = self.thing(phrase)
        if self.colour(phrase) and not (found and (found.compared or found.part == "verb" or strength is not None)):
            return Meaning((Change(op=Op.SET_PALETTE, target=target, value=value),))
        if compared := self._coloured(value):
            return Meaning((Change(op=Op.SET_PALETTE, target=target, value=compared),), 0.85)
        if self.weather(phrase) and target is None:
            return Meaning((Change(op=Op.ADD, target=value, strength=PLAIN if strength is None else strength),))
        if self.timely(phrase):
            return Meaning((Change(op=Op.SET_BACKGROUND, value=value),))
        if found:
            return None
        if self.framing(phrase):
            how = PLAIN if strength is None else strength
            return Meaning((Change(op=Op.REFRAME, target=target, value=phrase.strip(), strength=how),))
        if self.style(phrase):
            return Meaning((Change(op=Op.SET_STYLE, target=target, value=value),))
        return None

    def _qualified(
        self, phrase: str, target: str | None, strength: float | None, *, flip: bool, more: bool
    ) -> Meaning | None:
        """An adjective with a noun ("softer light", "brighter colours", "a darker sky"), then an unknown adjective."""
        phrase = self.apart(phrase)
        if found := self._pole(phrase):
            return Meaning((self.adjust(found, target, strength, flip=flip),), 0.8) if found.part != "noun" else None
        parts = self._parted(phrase)
        if parts:
            adjective, noun = parts
            if meant := self._of_noun(adjective, noun, target, strength, flip=flip, more=more):
                return meant
        if len(words_of(phrase)) > 2 or not (self.language == "ja" or re.fullmatch(r"[\w'’ -]+", phrase)):
            return None
        return self._unknown(phrase, target, strength, flip=flip, more=more)

    def _parted(self, phrase: str) -> tuple[str, str] | None:
        """(adjective, noun), whichever of them comes first in this language."""
        plain = self.thing(phrase)
        if self.language == "ja":
            match = compiled(self.speech.source("words", "parted")).fullmatch(plain)
            return (match.group("a"), match.group("n")) if match else None
        words = plain.split()
        if len(words) < 2:
            return None
        first = self.language in {"en", "de"}
        for at in range(1, len(words)):
            left, right = " ".join(words[:at]), " ".join(words[at:])
            adjective, noun = (left, right) if first else (right, left)
            if compiled(rf"(?:{self.speech.source('words', 'prepositions')})\b").match(noun):
                return None
            known = self._signed(adjective, flip=False, more=False)[2]
            if (
                self._pole(known)
                or self.is_("light", noun)
                or self.is_("image_words", noun)
                or self.is_("colours", noun)
            ):
                return adjective, noun
        return None

    def _of_noun(
        self, adjective: str, noun: str, target: str | None, strength: float | None, *, flip: bool, more: bool
    ) -> Meaning | None:
        flip, more, adjective = self._signed(adjective, flip=flip, more=more)
        found = self._pole(adjective)
        if named := pole(self.thing(noun), self.language, "noun"):
            up, down = self.is_("higher", adjective), self.is_("lower", adjective)
            if up or down:
                return Meaning((self.adjust(named, target, strength, flip=flip ^ down),), 0.9)
            if found and found.attribute is named.attribute:
                return Meaning((self.adjust(found, target, strength, flip=flip),), 0.9)
        if self.is_("light", noun) and not (found and found.attribute in {Attribute.BRIGHTNESS, Attribute.WARMTH}):
            word = found.word if found else self._positive(self.thing(adjective))
            made = Pole(Attribute.LIGHTING, 1, "adj", word)
            target = target or (None if self.is_("light_itself", noun) else self.thing(noun))
            return Meaning((self.adjust(made, target, strength, flip=flip),), SURE if found else GUESSED)
        if self.is_("colours", noun):
            return self._tones(adjective, found, target, strength, flip=flip, noun=noun, more=more)
        if self.is_("image_words", noun) or self.neutral(noun):
            return self.describe(adjective, target, strength, flip=flip, more=more)
        if found and (found.compared or more or flip or found.part == "verb"):
            return Meaning((self.adjust(found, self.thing(noun), strength, flip=flip),), 0.85)
        return None

    def _tones(
        self,
        adjective: str,
        found: Pole | None,
        target: str | None,
        strength: float | None,
        *,
        flip: bool,
        noun: str,
        more: bool,
    ) -> Meaning | None:
        if found is None:
            return None
        if not (found.compared or more or flip):
            return Meaning((Change(op=Op.SET_PALETTE, target=target, value=f"{adjective} {noun}"),), GUESSED)
        if found.attribute in {Attribute.BRIGHTNESS, Attribute.ENERGY, Attribute.LIGHTING} and found.word not in {
            "dark",
            "light",
        }:
            sign = -1 if found.attribute is Attribute.LIGHTING or found.sign < 0 else 1
            found = Pole(Attribute.SATURATION, sign, "adj", found.word)
        return Meaning((self.adjust(found, target, strength, flip=flip),))

    def _unknown(
        self, phrase: str, target: str | None, strength: float | None, *, flip: bool, more: bool
    ) -> Meaning | None:
        """An adjective no table knows: the nearest known one where there is a model, else a mood of its own."""
        word = self.thing(phrase)
        if (
            not (more or flip)
            and word != phrase
            and compiled(rf"(?:{self.speech.source('words', 'indefinite')})\s").match(phrase)
        ):
            return None  # a quality has no article of its own
        likely = more or flip or self._adjectival(word)
        if not likely or len(words_of(word)) > (2 if self.language == "en" else 1):
            return None
        if target and self.is_("light", target):
            return Meaning(
                (self.adjust(Pole(Attribute.LIGHTING, 1, "adj", self._positive(word)), target, strength, flip=flip),),
                0.8,
            )
        if kinds(word, self.language) & {"mood"}:
            return Meaning((self.adjust(Pole(Attribute.MOOD, 1, "adj", word), target, strength, flip=flip),), 0.85)
        single = " " not in word and not kinds(word, "en")
        near = self.guess(word) if self.guess and single and self.language == "en" else None
        if near and near[0].attribute not in _WORDLIKE:
            return Meaning((self.adjust(near[0], target, strength, flip=flip),), near[1])
        if not self._adjectival(word):
            return None
        made = Pole(Attribute.MOOD, 1, "adj", self._positive(word))
        return Meaning((self.adjust(made, target, strength, flip=flip),), (GUESSED if more else 0.62))

    def _adjectival(self, word: str) -> bool:
        return bool(compiled(self.speech.source("words", "adjectival")).fullmatch(word))

    def _positive(self, word: str) -> str:
        compared = [form for form, more in forms(word, self.language) if more] if self.language == "en" else []
        if not compared:
            return word
        return next((form for form in compared if form.endswith("y")), compared[0])
