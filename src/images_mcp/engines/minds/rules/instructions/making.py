"""The change of a wanted kind made from the words of an instruction, where the grammar read another or none."""

import re
from functools import cached_property

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.instructions.clauses import PLAIN, Clause, put_back
from images_mcp.engines.minds.rules.instructions.lexicon import pole
from images_mcp.engines.minds.rules.instructions.likely import Kind, kind_of
from images_mcp.engines.minds.rules.instructions.meanings import Meanings
from images_mcp.engines.minds.rules.instructions.outcome import Outcome, Resolver, Scene
from images_mcp.engines.minds.rules.instructions.speech import compiled
from images_mcp.engines.minds.rules.instructions.spoken import all_of, sentence_like, spoken_of

_WHOLE = frozenset({Attribute.SIMPLICITY, Attribute.FORMALITY, Attribute.ENERGY, Attribute.WARMTH})
_WORDED = frozenset({Attribute.MOOD, Attribute.LIGHTING})
_PAIR, _NAME, _PLAIN_WORDS = 2, 4, 6
_LEADS = {
    "en": ("in", "on", "at", "as", "like", "of", "into", "to"),
    "de": ("in", "im", "am", "auf", "als", "wie", "aus"),
    "es": ("en", "a", "como", "de"),
    "fr": ("en", "à", "comme", "dans", "sur"),
}
_BELIEVABLE = 0.6
_LETTERED = "abcdefgh"

Clauses = list[tuple[Clause, Outcome | None]]


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

    @cached_property
    def coaxed(self) -> dict[Kind, Change]:
        """What any construction, whatever comes before it, reads a clause as: the first change of each kind."""
        found: dict[Kind, Change] = {}
        for said in dict.fromkeys([*self.clauses, self.scene.clause]):
            scene = self.scene.with_(said)
            for construction in self.meanings.speech.constructions:
                for words in dict.fromkeys((said.plain, said.raw)):
                    match = construction.pattern.fullmatch(words)
                    outcome = self.resolvers[construction.kind](scene, match) if match else None
                    if outcome is None or outcome.sure < _BELIEVABLE:
                        continue
                    for change in outcome.changes:
                        found.setdefault(kind_of(change), self.strengthened(change))
        return found

    def strengthened(self, change: Change) -> Change:
        """A change with the degree that was said anywhere in the instruction."""
        told = next((c.strength for c in self.clauses if c.strength is not None), None)
        graded = change.op in {Op.ADJUST, Op.ADD, Op.REMOVE, Op.REFRAME} and change.strength == PLAIN
        return change.model_copy(update={"strength": told}) if told is not None and graded else change

    def built(self, kind: Kind) -> Change | None:
        """A change of this kind from the words alone; None where something it cannot do without is not said."""
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
        return self.strengthened(change)

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
