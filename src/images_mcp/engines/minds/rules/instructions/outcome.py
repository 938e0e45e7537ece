"""What a resolver is given and what it gives back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.instructions.clauses import PLAIN, Clause
from images_mcp.engines.minds.rules.instructions.meanings import SURE, Meaning, Meanings
from images_mcp.engines.minds.rules.instructions.memory import Memory
from images_mcp.engines.minds.rules.instructions.speech import compiled

_OF_A_THING = frozenset({Attribute.SUBJECT_SIZE, Attribute.AGE, Attribute.TEXTURE})


@dataclass(frozen=True)
class Outcome:
    """What one clause asks for.

    `about` is the thing it speaks of; `complaint` says that it names a defect rather than a wish; `pointed` that it
    spoke of something by "it" or "them"; `lost` that nobody knows what that is; `idle` that it asks for nothing by
    itself ("keep it as it is, but …"); `modest` that it only tempers what was asked before it.
    """

    changes: tuple[Change, ...]
    sure: float = SURE
    about: str | None = None
    complaint: bool = False
    pointed: bool = False
    lost: bool = False
    idle: bool = False
    modest: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Scene:
    """A clause, the language it is in and what is remembered."""

    meanings: Meanings
    memory: Memory
    clause: Clause
    previous: tuple[Change, ...] = ()
    complained: bool = False

    @property
    def strength(self) -> float:
        """How much; the middle where nothing is said."""
        return PLAIN if self.clause.strength is None else self.clause.strength

    def pointing(self, phrase: str | None) -> bool:
        """Whether a phrase is a pronoun."""
        return bool(phrase) and bool(self.meanings.speech.word("pronouns").fullmatch((phrase or "").strip()))

    def target(self, phrase: str | None, *, thing: bool = False) -> str | None:
        """What a phrase speaks of: a thing, what a pronoun stands for, or None for the whole picture.

        `thing` is true where only a thing can be meant, so that earlier instructions are searched too.
        """
        being = self.meanings.speech.source("words", "being")
        phrase = compiled(rf"(?:^|\s+)(?:{being})$").sub("", phrase or "").strip()
        if not phrase:
            return None
        if self.pointing(phrase):
            personal = self.meanings.speech.word("persons").fullmatch(phrase.strip())
            known = self.memory.here or (self.memory.before if thing or personal else None)
            if known:
                return known
            return phrase.strip() if personal and self.meanings.language != "de" else None  # "sie" may be a picture
        if self.meanings.speech.word("behindness").fullmatch(phrase):
            return self.meanings.speech.source("words", "background").split("|")[0]
        return None if self.meanings.neutral(phrase) else self.meanings.thing(phrase)

    def listed(self, phrase: str) -> tuple[str, ...]:
        """The things of a list: "the dog and the cat"."""
        parts = compiled(self.meanings.speech.source("joints", "list")).split(phrase)
        return tuple(t for p in parts if p.strip() and (t := self.meanings.thing(p)))

    def outcome(self, meaning: Meaning | None, x: str | None, *, complaint: bool = False) -> Outcome | None:
        """A meaning as an outcome, "it" taken for the thing of an earlier instruction where only a thing can be meant."""
        if meaning is None:
            return None
        pointed = self.pointing(x)
        changes = tuple(self._bound(c) if pointed and c.target is None else c for c in meaning.changes)
        about = next((c.target for c in changes if c.target), None)
        return Outcome(changes, meaning.sure, about, complaint, pointed)

    def _bound(self, change: Change) -> Change:
        whole = change.op is Op.SET_PALETTE and self.meanings.is_("whole_palette", change.value or "")
        of_thing = change.op in {Op.SET_PALETTE, Op.SET_TEXT} or change.attribute in _OF_A_THING
        if self.memory.before and of_thing and not whole:
            return change.model_copy(update={"target": self.memory.before})
        return change

    def named(self, number: str | None) -> str | None:
        """A number or ordinal in digits; other words as they are."""
        if not number:
            return None
        low = re.sub(r"(?:番目|つ目|枚目|個目|番|案|つ)$", "", number.strip().casefold())
        return self.meanings.speech.numbers.get(low, re.sub(r"(?<=\d)(?:st|nd|rd|th|\.|º|ª|e|er|ère|ème)$", "", low))

    def with_(self, clause: Clause) -> "Scene":
        """The same for another clause."""
        return replace(self, clause=clause)


Resolver = Callable[[Scene, re.Match[str]], Outcome | None]


def part(match: re.Match[str], name: str) -> str | None:
    """A group of a construction, wherever it stood; None where it has none or matched nothing."""
    for group, value in match.groupdict().items():
        if (group == name or group.startswith(f"{name}_")) and value and value.strip():
            return value.strip()
    return None


def matches(scene: Scene, name: str, phrase: str) -> bool:
    """Whether a phrase is of a class of words."""
    return bool(scene.meanings.speech.word(name).fullmatch(phrase.strip()))


def begins(scene: Scene, name: str, phrase: str) -> bool:
    """Whether a phrase begins with a class of words."""
    source = scene.meanings.speech.source("words", name)
    return bool(compiled(rf"(?:{source})(?!\w)").match(phrase.strip()))
