"""From an instruction to its operations: clauses are understood one after the other, each knowing those before it."""

import re
from dataclasses import replace
from functools import cache

from images_mcp.brief import Attribute, Brief
from images_mcp.engines.minds.port import SURE, Change, Interpretation, Op
from images_mcp.engines.minds.rules.instructions.amounts import AMOUNTS
from images_mcp.engines.minds.rules.instructions.clauses import LOW, Clause, clause, cut, set_aside
from images_mcp.engines.minds.rules.instructions.judging import Judge
from images_mcp.engines.minds.rules.instructions.likely import Likely
from images_mcp.engines.minds.rules.instructions.making import Maker
from images_mcp.engines.minds.rules.instructions.meanings import Guess, Meanings
from images_mcp.engines.minds.rules.instructions.memory import Memory, thing_of
from images_mcp.engines.minds.rules.instructions.outcome import Outcome, Scene
from images_mcp.engines.minds.rules.instructions.resolve import LOOKS
from images_mcp.engines.minds.rules.instructions.speech import compiled, speech
from images_mcp.engines.minds.rules.instructions.spelling import corrected, known_words
from images_mcp.engines.minds.rules.instructions.steps import STEPS
from images_mcp.engines.minds.rules.instructions.wording import ask
from images_mcp.engines.minds.rules.words import LITTLE, detect

_RESOLVERS = {**STEPS, **LOOKS, **AMOUNTS}
_RAW = frozenset(
    {"text", "maytext", "new", "select", "revert", "vary", "undo"}
)  # their words are never words of degree
_REMEMBERED = 8
_ALONE = 0.62
_ELLIPSIS = 40
_QUALITIES = frozenset({"bare", "make", "should"})
_NOTHING = 0.15
_LONGEST_CLAUSE = 300


def interpret(
    instruction: str,
    brief: Brief,
    earlier: tuple[str, ...] = (),
    guess: Guess | None = None,
    spelt: frozenset[str] = frozenset(),
    likely: Likely | None = None,
) -> Interpretation:
    """What an instruction asks for, in the order it is said; `earlier` are the instructions before it, oldest first.

    `guess` finds the nearest known word for an unknown one, `spelt` holds words that are no misspellings, `likely` is
    experience with how people say things; without it the grammar decides alone.
    """
    memory = earlier_memory(brief, earlier, guess, spelt)
    reader = Reader(instruction, memory, guess, spelt)
    changes, _, outcomes = reader.read()
    sure, doubted = _confidence(changes, outcomes)
    judged = None
    if likely is not None and not any(o.lost for _, o in outcomes if o):
        judged = Judge(
            changes,
            outcomes,
            reader.maker(outcomes, changes),
            likely,
            remembered=bool(earlier),
            exchanged=reader.exchanged,
        ).verdict()
    if judged is not None:
        changes, sure = judged.changes, judged.sure
    if not any(c.isalnum() for c in instruction):
        changes, sure = (), min(sure, _NOTHING)
    other = judged.other if judged else None
    question = None if sure >= SURE else ask(reader.language, changes, doubted, reader.meanings.quotes, other)
    return Interpretation(changes=changes, confidence=sure, question=question)


def earlier_memory(
    brief: Brief, earlier: tuple[str, ...], guess: Guess | None = None, spelt: frozenset[str] = frozenset()
) -> Memory:
    """What the earlier instructions leave to be referred to."""
    memory = Memory(brief)
    for said in earlier[-_REMEMBERED:]:
        changes, about, _ = Reader(said, memory, guess, spelt).read()
        memory = memory.turned(changes, about)
    return memory


def _confidence(
    changes: tuple[Change, ...], outcomes: list[tuple[Clause, Outcome | None]]
) -> tuple[float, tuple[Clause, Outcome | None] | None]:
    """How sure all of it is: as sure as its least sure clause; and that clause."""
    telling = [(c, o) for c, o in outcomes if o is None or o.changes or not (o.idle or (o.complaint and changes))]
    if not changes or not telling:
        return _NOTHING, telling[0] if telling else None
    doubted = min(telling, key=lambda row: row[1].sure if row[1] else _NOTHING)
    unread = sum(len(c.raw) for c, o in telling if o is None) / max(1, sum(len(c.raw) for c, _ in telling))
    sure = min((o.sure for _, o in telling if o), default=_NOTHING)
    return round(max(0.0, sure - 0.9 * unread), 3), doubted


class Reader:
    """One instruction being read."""

    def __init__(self, text: str, memory: Memory, guess: Guess | None, spelt: frozenset[str]) -> None:
        masked, quotes = set_aside(text)
        masked = _STAMMERED.sub(r"\1", masked)
        masked = _SIZED.sub(lambda m: _SIZES[m.group(1).casefold()], _CONTRACTED.sub(_expanded, masked))
        self.language = language_of(_plain(masked), memory.brief.language)
        self.speech = speech(self.language)
        self.text = corrected(masked, self.language, spelt)
        self.memory = memory
        self.meanings = Meanings(self.speech, quotes, guess)
        self._tried: dict[str, bool] = {}

    def read(self) -> tuple[tuple[Change, ...], str | None, list[tuple[Clause, Outcome | None]]]:
        """The changes, what was spoken of last, and each clause with its outcome."""
        outcomes: list[tuple[Clause, Outcome | None]] = []
        memory = self.memory
        changes: tuple[Change, ...] = ()
        about: str | None = None
        whole = self.outcome(
            Scene(self.meanings, memory, clause(self.text, self.speech)), frozenset({"new", "undo", "text", "replace"})
        )
        parts = (
            (clause(self.text, self.speech),)
            if whole and self._whole(whole)
            else cut(self.text, self.speech, self._stands)
        )
        softened = False
        for said in parts:
            complained = bool(outcomes and outcomes[-1][1] and outcomes[-1][1].complaint)
            found = self.outcome(Scene(self.meanings, memory, said, changes, complained))
            if found is None and changes and changes[-1].op is Op.NEW and changes[-1].value is None:
                found = self._named(said)
            found = found or self._unremarked(said, memory, changes)
            outcomes.append(self._shared(said, found, outcomes))
            found = outcomes[-1][1]
            if found is None:
                continue
            if softened and found.changes:
                found = replace(found, changes=tuple(_softened(c) for c in found.changes))
            softened = found.modest and not found.changes
            changes = self._joined(changes, found, said)
            about = found.about or about
            memory = memory.seen(found.changes, found.about)
        changes = self._elliptical(self.exchanged(_settled(changes, outcomes)))
        return changes, about, outcomes

    @staticmethod
    def _shared(
        said: Clause, found: Outcome | None, before: list[tuple[Clause, Outcome | None]]
    ) -> tuple[Clause, Outcome | None]:
        """One degree for both of two joined qualities: "a bit brighter and warmer"."""
        first = before[-1] if before else None
        if (
            found is None
            or first is None
            or first[1] is None
            or not (said.joined and found.kind == "bare" and first[1].kind in _QUALITIES)
            or said.strength is not None
            or first[0].strength is None
            or any(c.op is not Op.ADJUST for c in (*found.changes, *first[1].changes))
        ):
            return said, found
        much = first[0].strength
        changes = tuple(c.model_copy(update={"strength": much}) for c in found.changes)
        return replace(said, strength=much), replace(found, changes=changes)

    def exchanged(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """One thing taken out and another put in its place is a swap: "lose the fence and put a hedge instead"."""
        if not compiled(self.speech.source("words", "exchanging")).search(self.text):
            return changes
        found: list[Change] = []
        for change in changes:
            if change.op is Op.ADD and found and found[-1].op is Op.REMOVE and found[-1].target:
                found.append(Change(op=Op.REPLACE, target=found.pop().target, value=change.target))
            else:
                found.append(change)
        return tuple(found)

    def _elliptical(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """A wish that names nothing, right after one about a thing, is about that thing still: "higher up"."""
        last = self.memory.last[-1] if self.memory.last else None
        if len(changes) != 1 or last is None or changes[0].target or len(self.text) > _ELLIPSIS:
            return changes
        (change,) = changes
        thing = thing_of(last)
        new = last.op in {Op.ADD, Op.REPLACE}
        whole = self.meanings.is_("whole_palette", change.value or "")
        same = change.op is last.op and change.attribute is last.attribute
        continues = (
            (change.op is Op.ADJUST and (same or (new and change.attribute is Attribute.SUBJECT_SIZE)))
            or (change.op is Op.SET_PALETTE and not whole and (same or new))
            or (change.op is Op.REFRAME and (same or new) and self._moves(change.value or ""))
        )
        return (change.model_copy(update={"target": thing}),) if thing and continues else changes

    def _moves(self, value: str) -> bool:
        """Whether words say where a thing goes, not how the picture is framed."""
        way = compiled(self.speech.source("macros", "WAY"))
        return not self.meanings.framing(value) and bool(way.search(value))

    def maker(self, outcomes: list[tuple[Clause, Outcome | None]], changes: tuple[Change, ...]) -> Maker:
        """What makes a change of another kind from the same words."""
        scene = Scene(self.meanings, self.memory, clause(self.text, self.speech), changes)
        return Maker(scene, [c for c, _ in outcomes], _RESOLVERS)

    @staticmethod
    def _whole(found: Outcome) -> bool:
        return found.kind in {"new", "undo"} and bool(found.changes) and found.changes[0].value is not None

    def _named(self, said: Clause) -> Outcome | None:
        """What follows "forget it": the other picture wanted, however it is said."""
        words = compiled(rf"^(?:{self.speech.source('words', 'creating')})\s*").sub("", said.raw)
        words = compiled(rf"\s*(?:{self.speech.source('words', 'instead')})$").sub("", words)
        value = self.meanings.thing(words)
        return Outcome((Change(op=Op.NEW, value=value),), 0.85, kind="new") if value else None

    def _unremarked(self, said: Clause, memory: Memory, changes: tuple[Change, ...]) -> Outcome | None:
        """A clause without the remark or the reason at its end, where it makes no sense with it."""
        remark = compiled(self.speech.source("words", "remark"))
        for match in reversed(list(remark.finditer(said.raw))):
            shorter = clause(said.raw[: match.start()], self.speech, joined=said.joined)
            found = self.outcome(Scene(self.meanings, memory, shorter, changes)) if shorter.raw else None
            if found and found.changes:
                return replace(found, sure=0.85 * found.sure)
        return None

    @staticmethod
    def _joined(changes: tuple[Change, ...], found: Outcome, said: Clause) -> tuple[Change, ...]:
        if found.modest and found.changes:
            return (*changes[:-1], *found.changes)
        if found.kind == "new" and changes and (changes[-1].op is Op.NEW or changes[-1].op is Op.UNDO):
            changes = changes[:-1]
        if found.kind == "undo" and changes and changes[-1].op is Op.UNDO and said.joined:
            return (*changes[:-1], max(changes[-1], found.changes[0], key=lambda c: c.value or ""))
        if found.kind == "vary" and changes and changes[-1].op is Op.VARY:
            return (*changes[:-1], found.changes[0] if found.changes[0].value else changes[-1])
        return (*changes, *found.changes)

    def _stands(self, left: str, right: str) -> bool:
        """Whether what follows a comma or an "and" is an instruction of its own."""
        first, then = clause(left, self.speech), clause(right, self.speech)
        if not then.raw or compiled(self.speech.source("words", "pending")).match(first.raw):
            return False
        scene = Scene(self.meanings, self.memory, then)
        found = self.outcome(scene)
        if found is None:
            before = self.outcome(Scene(self.meanings, self.memory, first))
            return bool(before and before.kind == "new" and before.changes[0].value is None)
        if self._both_colours(first.raw, then.raw):
            return False
        if found.kind not in {"bare", "palette", "style", "add", "background"} or found.idle:
            return found.kind != "bare"
        if found.kind != "bare" and compiled(self.speech.source("words", "opening")).match(then.plain):
            return True
        before = self.outcome(Scene(self.meanings, self.memory, first))
        if before is not None and before.kind == "text" and self._commands(then.raw):
            return True
        if before is None or before.kind == "text" or not before.changes:
            return before is not None and before.kind != "text"
        colours = found.changes[0].op is Op.SET_PALETTE and any(c.op is Op.SET_PALETTE for c in before.changes)
        listed = found.changes[0].target is None or found.changes[0].op is not Op.SET_PALETTE
        return found.sure >= _ALONE and not (colours and listed) and found.changes[0].op is not Op.SET_TEXT

    def _commands(self, said: str) -> bool:
        """Whether a clause tells what to do with the thing just named: "colour it gold"."""
        return bool(compiled(rf"^[^\W\d_]+ (?:{self.speech.source('words', 'pronouns')})(?!\w)\s+\S").match(said))

    def _both_colours(self, left: str, right: str) -> bool:
        """Whether two parts are colours of one palette: "black and white"."""
        last = left.split()[-1:] if self.language != "ja" else []
        return bool(last) and self.meanings.colour(last[0]) and self.meanings.colour(right)

    def outcome(self, scene: Scene, only: frozenset[str] | None = None) -> Outcome | None:
        """The first construction of the language that fits the clause and makes sense."""
        if len(scene.clause.raw) > _LONGEST_CLAUSE:
            return None
        if only is None and (found := self._excepted(scene)):
            return found
        for construction in self.speech.constructions:
            if only is not None and construction.kind not in only:
                continue
            said = scene.clause.raw if construction.kind in _RAW else scene.clause.plain
            match = construction.pattern.fullmatch(said)
            found = _RESOLVERS[construction.kind](scene, match) if match else None
            if found is not None:
                return replace(found, kind=construction.kind)
        return None

    def _excepted(self, scene: Scene) -> Outcome | None:
        """“Darken everything except the lips”: the change, and what it spares."""
        match = compiled(self.speech.source("joints", "except")).fullmatch(scene.clause.raw)
        if not match:
            return None
        found = self.outcome(scene.with_(clause(match.group("main"), self.speech)))
        if (
            not found
            or not found.changes
            or found.changes[-1].op not in {Op.ADJUST, Op.SET_PALETTE, Op.SET_STYLE, Op.REMOVE}
        ):
            return None
        spared = tuple(Change(op=Op.KEEP, target=t) for t in scene.listed(match.group("x")))
        return replace(found, changes=(*found.changes, *spared), sure=min(found.sure, 0.85))


def language_of(text: str, known: str = "en") -> str:
    """The language of an instruction; too short for little words, it is told by the words instructions are made of."""
    if detect(text) == "ja":
        return "ja"
    said = [w.casefold() for w in re.findall(r"[^\W\d_]+", text)]
    scores = {code: sum(1.0 * (w in little) for w in said) for code, little in LITTLE.items()}
    for code in scores:
        scores[code] += sum(_spoken(w, code) for w in said if len(w) > 3)
        scores[code] += 0.6 * sum(c in _LETTERS_OF.get(code, "") for c in text.casefold())
        scores[code] += 0.3 * (code == known)
    return max(scores, key=lambda code: (round(scores[code], 3), code == "en"))


def _spoken(word: str, language: str) -> float:
    """How far a word speaks for a language: it is one of its file's words, or begins like one."""
    if word in known_words(language):
        return 1.2
    return 0.7 if len(word) > 5 and word[:5] in _beginnings(language) else 0.0


@cache
def _beginnings(language: str) -> frozenset[str]:
    return frozenset(w[:5] for w in known_words(language) if len(w) >= 5)


_LETTERS_OF = {"de": "äöüß", "es": "ñ¿¡áíóú", "fr": "œçèêàâîôûé"}


def _plain(masked: str) -> str:
    return re.sub(r"QQ\d+QQ", " ", masked)


def _settled(changes: tuple[Change, ...], outcomes: list[tuple[Clause, Outcome | None]]) -> tuple[Change, ...]:
    """The changes without what was only said in passing, and each of them once."""
    understood = [o for _, o in outcomes if o]
    passing: list[Change] = []
    for at, found in enumerate(understood):
        later = understood[at + 1 :]
        others = [c for o in understood if o is not found for c in o.changes]
        remedied = (
            found.complaint
            and (found.about or not found.changes)
            and any(o.pointed and o.changes and not o.complaint for o in later[:1])
        )
        if (found.idle and others) or remedied:
            passing += found.changes
    kept: list[Change] = []
    for change in changes:
        if change in passing:
            passing.remove(change)
            continue
        same = next((k for k in kept if _same(k, change)), None)
        if same is None:
            kept.append(change)
        elif same.target is None and change.target:
            kept[kept.index(same)] = change.model_copy(update={"strength": same.strength})
    return tuple(kept)


def _softened(change: Change) -> Change:
    return change.model_copy(update={"strength": min(change.strength, LOW)})


def _same(a: Change, b: Change) -> bool:
    alike = (a.op, a.attribute, a.direction, a.value) == (b.op, b.attribute, b.direction, b.value)
    return alike and (a.target == b.target or a.target is None or b.target is None)


_STAMMERED = re.compile(r"\b([^\W\d_]+)(?: \1\b)+", re.IGNORECASE)
_SIZES = {"twice": "much bigger", "double": "much bigger", "half": "smaller"}
_SIZED = re.compile(r"\b(twice|double|half) (?:the|its|their|that) size\b", re.IGNORECASE)
_CONTRACTED = re.compile(
    r"\b(it|she|he|that|there|this|they|we|you|what|who)'(s|re)\b|(?<=\w)(?P<noun>)'(?:s)(?= (?:too|so|not|way too|still|far too|a bit too) )",
    re.IGNORECASE,
)


def _expanded(match: re.Match[str]) -> str:
    return f"{match.group(1) or ''} {'are' if match.group(2) == 're' else 'is'}"
