"""Grammar and experience put together: what both say is believed, what one doubts is weighed, what is unclear is asked.

The grammar gives words, numbers and exact texts; the trained model (`likely`) says which kind of change is meant where
the grammar does not understand, or understands something people hardly ever mean by such words.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.instructions.clauses import PLAIN, Clause, put_back
from images_mcp.engines.minds.rules.instructions.lexicon import pole
from images_mcp.engines.minds.rules.instructions.likely import Kind, kind_of, reading
from images_mcp.engines.minds.rules.instructions.meanings import Meanings
from images_mcp.engines.minds.rules.instructions.outcome import Outcome, Resolver, Scene
from images_mcp.engines.minds.rules.instructions.speech import compiled
from images_mcp.engines.minds.rules.instructions.spoken import all_of, sentence_like, spoken_of

_LIKELY, _UNLIKELY, _HARDLY = 0.3, 0.4, 0.12
_DOUBTFUL, _READ_WELL = 0.5, 0.72
_WHOLE = frozenset({Attribute.SIMPLICITY, Attribute.FORMALITY, Attribute.ENERGY, Attribute.WARMTH})
_WORDED = frozenset({Attribute.MOOD, Attribute.LIGHTING})
_PAIR, _TRIES, _NAME, _PLAIN_WORDS, _PLAIN_LETTERS = 2, 3, 4, 6, 45
_READ_PLAINLY, _PLAINLY, _COMPOSED, _FEW_WORDS = 0.9, 0.7, 0.85, 6
_DEGREES = frozenset({"more", "less", "too", "make", "should", "bare"})
_LEADS = {
    "en": ("in", "on", "at", "as", "like", "of", "into", "to"),
    "de": ("in", "im", "am", "auf", "als", "wie", "aus"),
    "es": ("en", "a", "como", "de"),
    "fr": ("en", "à", "comme", "dans", "sur"),
}
_LETTERED = "abcdefgh"
_NO_WISH = 0.1
# Weights of a logistic regression on answers held out: how far a reading is right, given what spoke for it.
_BASE, _BY_CHANCE, _BY_GRAMMAR = -1.2, 0.75, 1.0

Clauses = list[tuple[Clause, Outcome | None]]


@dataclass(frozen=True)
class Judged:
    """The changes, how sure they are (0 to 1), and the other reading where there was one."""

    changes: tuple[Change, ...]
    sure: float
    other: Change | None = None


def confidence(chance: float, grammar: float) -> float:
    """How often readings like this one were right; `grammar` is how sure the grammar was of it, 0 where it was not its."""
    odds = math.log(max(1e-4, chance) / max(1e-4, 1 - chance))
    return round(1 / (1 + math.exp(-(_BASE + _BY_CHANCE * odds + _BY_GRAMMAR * grammar))), 3)


class Maker:
    """Makes the change of a wanted kind from the words of an instruction."""

    def __init__(self, scene: Scene, clauses: list[Clause], resolvers: dict[str, Resolver]) -> None:
        self.scene, self.clauses, self.resolvers = scene, clauses, resolvers

    @property
    def meanings(self) -> Meanings:
        """The meanings of the instruction's language."""
        return self.scene.meanings

    @property
    def text(self) -> str:
        """The whole instruction, quotations set aside."""
        return self.scene.clause.raw

    def of(self, said: Clause) -> "Maker":
        """The same for one clause alone."""
        return Maker(self.scene.with_(said), [said], self.resolvers)

    def made(self, kind: Kind) -> Change | None:
        """The change; None where something it cannot do without is not said."""
        change = self._coaxed(kind) or self._built(kind)
        if change is not None and change.op is Op.ADJUST and change.target is None:
            return change.model_copy(update={"target": spoken_of(self.text, self.meanings)})
        return change

    def _coaxed(self, kind: Kind) -> Change | None:
        """The first construction, whatever comes before it, that reads a clause as this kind."""
        for said in [*self.clauses, self.scene.clause]:
            scene = self.scene.with_(said)
            for construction in self.meanings.speech.constructions:
                for words in dict.fromkeys((said.plain, said.raw)):
                    match = construction.pattern.fullmatch(words)
                    found = self.resolvers[construction.kind](scene, match) if match else None
                    change = next((c for c in found.changes if kind_of(c) == kind), None) if found else None
                    if change is not None and found is not None and found.sure >= 0.6:
                        return self._strengthened(change)
        return None

    def _strengthened(self, change: Change) -> Change:
        told = next((c.strength for c in self.clauses if c.strength is not None), None)
        graded = change.op in {Op.ADJUST, Op.ADD, Op.REMOVE, Op.REFRAME} and change.strength == PLAIN
        return change.model_copy(update={"strength": told}) if told is not None and graded else change

    def _built(self, kind: Kind) -> Change | None:
        op = kind.op
        if op is None:
            return None
        if op is Op.ADJUST:
            return self._adjusted(kind)
        m = self.meanings
        if op in {Op.ADD, Op.REMOVE, Op.KEEP}:
            thing = spoken_of(self.text, m, loose=op is not Op.KEEP, anything=True)
            return Change(op=op, target=thing) if thing else None
        if op in {Op.UNDO, Op.REDO}:
            return Change(op=op, value=self._number())
        if op in {Op.SELECT, Op.REVERT}:
            number = self._number()
            return Change(op=op, value=number) if number else None
        if op is Op.VARY:
            return Change(op=op, value=self._number())
        if op in {Op.NEW, Op.SET_TEXT}:
            exact = m.exact(self.text) if "QQ" in self.text and op is Op.SET_TEXT else None
            last = exact or self._last()
            return Change(op=op, value=last) if last else None
        if op is Op.REPLACE:
            return self._swapped()
        return self._looking(op)

    def _last(self) -> str | None:
        """What is said after the last mark: the other picture, or the words to be written."""
        parts = re.split(
            r"\s*[,.:;!?]\s+|\s[-–—]\s|[！、。：]", put_back(self.text, self.meanings.quotes).rstrip(".!?！。 ")
        )
        if len(parts) < 2:
            return None
        source = self.meanings.speech.source("words", "creating")
        return self.meanings.thing(compiled(rf"^(?:{source})\s*").sub("", parts[-1])) or None

    def _swapped(self) -> Change | None:
        """The thing there is and the thing there should be, in the order they are said, but after "instead of"."""
        things = all_of(self.text, self.meanings)
        if len(things) != _PAIR:
            return None
        pending = self.meanings.speech.source("words", "pending")
        old, new = things if not compiled(rf".+\b(?:{pending})").match(self.text) else things[::-1]
        return Change(op=Op.REPLACE, target=old, value=new)

    def tidied(self, change: Change, outcomes: Clauses) -> Change:
        """A change whose thing is a thing: no sentence, no reason; taken from the complaint where the wish names none."""
        m, target = self.meanings, change.target
        if change.op not in {Op.ADJUST, Op.KEEP}:
            return change
        if m.language == "ja":
            return change
        unread = [c.raw for c, o in outcomes if o is None or not o.changes or o.complaint]
        if change.op is Op.KEEP:
            unnamed = target == m.speech.source("words", "all") and len(self.clauses) > 1
            return change.model_copy(update={"target": self._first(unread) or target}) if unnamed else change
        if target and (m.is_("colours", target) or (change.attribute is Attribute.WARMTH and m.colour(target))):
            return change.model_copy(update={"target": None})
        if target and sentence_like(target, m.language):
            target = spoken_of(target, m) or (None if change.attribute in _WORDED else spoken_of(self.text, m))
        if target is None and len(self.clauses) > 1:
            target = self._first(unread)
        if target is None and len(self.text.split()) > _PLAIN_WORDS and change.attribute not in _WHOLE:
            target = spoken_of(self.text, m)
        if target is None and change.attribute is Attribute.LIGHTING:
            target = spoken_of(self.text, m)
        return change.model_copy(update={"target": target})

    def _first(self, texts: list[str]) -> str | None:
        return next((t for said in texts if (t := spoken_of(said, self.meanings))), None)

    def _looking(self, op: Op) -> Change | None:
        """Style, palette, background and framing: the longest run of words that names one."""
        m = self.meanings
        tests = {
            Op.SET_STYLE: m.style,
            Op.SET_PALETTE: m.colour,
            Op.SET_BACKGROUND: m.place,
            Op.REFRAME: m.framing,
        }
        test = tests.get(op)
        if test is None or m.language == "ja":
            return None
        for said in self.clauses:
            words = re.findall(r"[\w'’:&-]+", said.raw)
            for length in range(min(6, len(words)), 0, -1):
                for at in range(len(words) - length + 1):
                    phrase = " ".join(words[at : at + length])
                    if test(phrase) and m.thing(phrase):
                        rest = " ".join(words[:at])
                        target = spoken_of(rest, m) if op in {Op.SET_PALETTE, Op.REFRAME} else None
                        return Change(op=op, target=target, value=m.thing(phrase))
        return self._after(op)

    def _after(self, op: Op) -> Change | None:
        """What stands after the last "in", "as" or "like"; a framing, which has no such word, as it is said."""
        m = self.meanings
        for said in reversed(self.clauses):
            words = said.raw.split()
            if op is Op.REFRAME and len(words) <= _NAME:
                return Change(op=op, value=said.raw)
            at = max((i for i, w in enumerate(words) if w.casefold() in _LEADS[m.language]), default=-1)
            value = m.thing(" ".join(words[at + 1 :])) if at >= 0 else ""
            if value and len(value.split()) <= _NAME:
                return Change(op=op, value=value)
        return None

    def _adjusted(self, kind: Kind) -> Change | None:
        if kind.attribute is None or kind.attribute in _WORDED:
            word = self._quality(kind)
            if word is None:
                return None
        else:
            word = None
        target = next((c.target for c in self.scene.previous if c.target and c.op is Op.ADJUST), None)
        change = Change(
            op=Op.ADJUST,
            attribute=kind.attribute,
            direction=kind.direction,
            target=target or spoken_of(self.text, self.meanings),
            value=word,
        )
        return self._strengthened(change)

    def _quality(self, kind: Kind) -> str | None:
        """The word of a mood or a light."""
        for word in re.findall(r"[^\W\d_]+", self.text):
            found = pole(word, self.meanings.language)
            if found and found.attribute is kind.attribute:
                return found.word
        return None

    def _number(self) -> str | None:
        words = re.findall(r"\w+", self.text.casefold())
        numbers = self.meanings.speech.numbers
        found = [self.scene.named(w) for w in words if w in numbers or re.fullmatch(r"v?\d{1,2}(?:st|nd|rd|th)?", w)]
        if found:
            return str(found[0]).removeprefix("v")
        letter = re.search(r"\b([A-H])\b", put_back(self.text, self.meanings.quotes))
        if letter and letter.group(1) != "A":
            return str(_LETTERED.index(letter.group(1).casefold()) + 1)
        last = compiled(self.meanings.speech.source("words", "ordinal")).search(self.text.casefold())
        return last.group() if last else None


Chances = Callable[[str, str, tuple[str, ...]], dict[Kind, float]]


def judge(
    changes: tuple[Change, ...], outcomes: Clauses, maker: Maker, chances: Chances, *, remembered: bool
) -> Judged | None:
    """The better reading of an instruction; None where experience has nothing to say.

    `remembered`: instructions came before it, so that its words alone say less than the grammar knows.
    """
    found = _judged(changes, outcomes, maker, chances, remembered=remembered)
    if found is None:
        return None
    if _composed(changes, outcomes):
        return Judged(changes, max(_COMPOSED, found.sure), found.changes[0] if found.changes else None)
    if any(_wordy(c, maker.meanings.language) for c in found.changes):
        return replace(found, sure=round(_DOUBTFUL * found.sure, 3))
    if found.changes and _plainly(outcomes) and list(map(kind_of, found.changes)) == list(map(kind_of, changes)):
        return replace(found, sure=max(found.sure, _PLAINLY))
    return found


def _plainly(outcomes: Clauses) -> bool:
    """Whether every clause is short and read as it stands: "hazlo más oscuro" needs no experience."""
    short = all(len(c.raw.split()) <= _PLAIN_WORDS and len(c.raw) <= _PLAIN_LETTERS for c, _ in outcomes)
    return short and all(o is not None and o.sure >= _READ_PLAINLY for _, o in outcomes)


def _no_wish(changes: tuple[Change, ...], outcomes: Clauses, odds: dict[Kind, float]) -> bool:
    """Whether experience says that nothing is asked for ("nice one", "lol") and the grammar hardly says otherwise."""
    best, chance = next(iter(odds.items()))
    read = min((o.sure for _, o in outcomes if o and o.changes), default=0.0)
    doubted = all(odds.get(kind_of(c), 0.0) < _HARDLY for c in changes) and read < _READ_PLAINLY
    return best.op is None and chance >= _LIKELY and len(changes) <= 1 and doubted


def _composed(changes: tuple[Change, ...], outcomes: Clauses) -> bool:
    """Whether it is one degree and one known quality and nothing else: "menos nítido".

    Experience mostly saw people ask for more of a good thing and would turn the rarer direction round.
    """
    whole = [(c, o) for c, o in outcomes if o is None or o.changes]
    if len(changes) != 1 or len(whole) != 1 or changes[0].op is not Op.ADJUST or changes[0].target:
        return False
    said, found = whole[0]
    short = len(said.raw.split()) <= _FEW_WORDS and len(said.raw) <= _PLAIN_LETTERS
    return short and found is not None and found.sure >= _READ_PLAINLY and found.kind in _DEGREES


def _wordy(change: Change, language: str) -> bool:
    """Whether what should be a name is half a sentence, so that something was misunderstood."""
    if change.op in {Op.SET_TEXT, Op.NEW}:
        return False
    return any(sentence_like(said, language) for said in (change.target, change.value) if said)


def _judged(
    changes: tuple[Change, ...], outcomes: Clauses, maker: Maker, chances: Chances, *, remembered: bool
) -> Judged | None:
    language = maker.meanings.language
    made_by = tuple(o.kind for _, o in outcomes if o and o.changes)
    odds = chances(maker.text, language, reading(changes, made_by))
    if not odds:
        return None
    if _no_wish(changes, outcomes, odds):
        return Judged((), _NO_WISH)
    best, chance = next(iter(odds.items()))
    read = min((o.sure for _, o in outcomes if o and o.changes), default=0.0)
    if len(changes) > 1:
        each = _each(changes, outcomes, maker, chances)
        whole = all(o for _, o in outcomes) and read > _READ_WELL and each.sure > _HARDLY
        if whole or each.sure >= _DOUBTFUL or chance < _LIKELY or best.op is None:
            return each
        said = next((c for c in changes if kind_of(c) == best), None) or maker.made(best)
        one = maker.tidied(said, outcomes) if said else None
        return Judged((one,), confidence(chance, read if one in changes else 0.0), changes[0]) if one else each
    if not changes:
        return _guessed(odds, outcomes, maker)
    mine, own = odds.get(kind_of(changes[0]), 0.0), maker.tidied(changes[0], outcomes)
    if best == kind_of(changes[0]):
        return Judged((own,), confidence(chance, read))
    if remembered:
        return None
    other = maker.made(best) if chance >= _UNLIKELY else None
    if other is not None and chance >= _LIKELY and mine < _UNLIKELY:
        return Judged((maker.tidied(other, outcomes),), confidence(chance, 0.0), own)
    return Judged((own,), confidence(mine, read), other)


def _guessed(odds: dict[Kind, float], outcomes: Clauses, maker: Maker) -> Judged | None:
    """The likeliest change that can be made where the grammar read none."""
    for kind, likely in list(odds.items())[:_TRIES]:
        if change := maker.made(kind):
            return Judged((maker.tidied(change, outcomes),), confidence(likely, 0.0))
    return None


def _each(changes: tuple[Change, ...], outcomes: Clauses, maker: Maker, chances: Chances) -> Judged:
    """Several changes: each clause is judged by itself, and what says the same as its neighbour is said once."""
    language, sure, kept = maker.meanings.language, 1.0, list(changes)
    for said, found in outcomes:
        mine = [c for c in found.changes if c in kept] if found else []
        odds = chances(said.raw, language, reading(tuple(mine), (found.kind,) if found else ()))
        if not mine:
            sure = min(sure, 1.0 if found else 0.55 + 0.4 * odds.get(Kind(None), 0.0))
            continue
        chance = sum(odds.get(kind, 0.0) for kind in {kind_of(c) for c in mine})
        best, likely = next(iter(odds.items()))
        if best.op is None and likely >= _UNLIKELY and chance < _UNLIKELY and len(kept) > len(mine):
            kept = [c for c in kept if c not in mine]
            continue
        echoed = any(kind_of(c) == best for c in kept if c not in mine)
        if chance < _HARDLY and len(mine) == 1 and likely >= _LIKELY:
            other = None if echoed or best.op is None else maker.of(said).made(best)
            if echoed or best.op is None:
                kept.remove(mine[0])
                continue
            if other is not None:
                kept[kept.index(mine[0])] = other
                chance = likely
        sure = min(sure, confidence(chance, found.sure if found else 0.0))
    return Judged(tuple(kept) or changes, round(sure, 3))
