"""What a wish is made of: things with their attributes, and facts that hold between them."""

import re
from dataclasses import dataclass, field

UNTOLD = "?"
"""How many of something there are where the words do not tell: the onions in „beim Zwiebelschneiden“."""

_FEMININE = re.compile(r"(?:e|in|frau|mutter|mama|oma|tochter|schwester|braut|kuh|gans|maus|ung|[hk]eit|schaft)$")

NEUTER = tuple(
    "kind mädchen chen lein buch bild haus tier pferd schwein schaf ei brot eis auto boot fahrrad instrument klavier lied "
    "glas schiff blatt kleid hemd schild brett tuch seil rad heft foto radio nest fass kissen feuer licht".split()
)
_GENDERS = {
    "ein": "mn",
    "einer": "f",
    "eine": "f",
    "der": "mf",
    "die": "fp",
    "das": "n",
    "den": "mp",
    "dem": "mn",
    "einen": "m",
    "einem": "mn",
}

_RELATIVES = {"der": "m", "die": "fp", "das": "n", "den": "m", "dem": "mn", "denen": "p"}


@dataclass(eq=False)
class Thing:
    """Somebody or something: its head word, how many, its attributes in any order and those whose order tells.

    A group ("a cat and a dog") has `members`; `fixed` says that their order matters. `number` tells twins apart; `one`: its
    article says that there is one; `bare` that it has neither article nor number; `owned`: it is "his" or "her" somebody; `article` the German one; `ending` what a German word ends in that another stands for.
    """

    head: str
    many: str = ""
    traits: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    members: list["Thing"] = field(default_factory=list)
    fixed: bool = False
    number: int = 0
    article: str = ""
    one: bool = False
    bare: bool = False
    owned: bool = False
    ending: str = ""

    @property
    def plain(self) -> bool:
        """Nothing is said of it, not even how many there are."""
        return not (self.traits or self.order or self.members or self.many)

    @property
    def accusative(self) -> bool:
        """„Den Hund“ is whom something is done to."""
        return self.article in {"den", "einen"}

    @property
    def dative(self) -> bool:
        """„Dem Hund“, „einer Frau“: whom something is given to."""
        feminine = bool(_FEMININE.search(self.head))
        return self.article in {"dem", "einem", "einer"} or (self.article == "der" and feminine)

    @property
    def objective(self) -> bool:
        """„Einen Ball“, „das Buch“ may be what is given."""
        return self.article in {"einen", "den", "ein", "eine", "die", "das"}

    @property
    def neuter(self) -> bool:
        """„Das Kind“, „ein Boot“."""
        return self.head.endswith(NEUTER)

    def agrees(self, relative: str) -> bool:
        """Whether a German relative pronoun may mean it, as far as its article tells."""
        known = "n" if self.neuter else _GENDERS.get(self.article, "mfnp")
        return bool(set(known) & set(_RELATIVES.get(relative, "mfnp")))

    @property
    def nominative(self) -> bool:
        """„Der Hund“ does it, where „der Katze“ is whom it is done to."""
        return self.article == "der" and not _FEMININE.search(self.head)

    def __str__(self) -> str:
        """The same for the same description, whatever the order of what has none."""
        if self.members:
            names = [str(m) for m in self.members]
            return "{" + "&".join(names if self.fixed else sorted(names)) + "}"
        twin = f"#{self.number}" if self.number else ""
        return f"{self.many}[{','.join(sorted(self.traits))}|{' '.join(self.order)}]{self.head}{self.ending}{twin}"


@dataclass(eq=False)
class Fact:
    """One proposition: `kind`, its word, and the things it holds between."""

    kind: str
    word: str
    first: Thing | None = None
    second: Thing | None = None

    def __str__(self) -> str:
        """kind:word(first;second)."""
        return f"{self.kind}:{self.word}({self.first or ''};{self.second or ''})"

    def acted_by(self, agent: Thing) -> None:
        """Turn a participle about somebody into what an agent did to them: voice is gone."""
        self.kind, self.word = "act", self.word.removesuffix("+ed")
        self.first, self.second = agent, self.first


@dataclass
class Clause:
    """A German clause whose verb comes last: who it is about, and who is yet to be tied to that verb.

    `given`: its pronoun is dative, so that it is about whom something is given to; `third` is the second noun before the verb.
    """

    about: Thing
    passive: bool = False
    reversed: bool = False
    other: Thing | None = None
    open: bool = False
    doubtful: bool = False
    given: bool = False
    third: Thing | None = None

    def takes(self, thing: Thing) -> bool:
        """Whether a second noun before the verb is what is given: „der dem Mädchen einen Ball zuwirft“."""
        object_ = thing.objective or not thing.article
        return self.other is not None and object_ and not self.passive and (self.given or self.other.dative)

    def closed(self, act: str) -> list[Fact]:
        """The facts, now that its verb is there."""
        if self.other is None:
            return [Fact("does", f"{act}+ed" if self.passive else act, self.about)]
        if self.third is not None:
            doer, whom = (self.other, self.about) if self.given else (self.about, self.other)
            return [Fact("act", act, doer, self.third), Fact("rel", "to", self.third, whom)]
        if self.passive or self.reversed or self.given:
            return [Fact("act", act, self.other, self.about)]
        if act == "ha":  # "der ein blaues Halsband hat"
            return [Fact("rel", "mit", self.about, self.other)]
        return [Fact("act", f"{act}?" if self.doubtful else act, self.about, self.other)]


def number_twins(things: list[Thing]) -> None:
    """Two things described alike are told apart by their order."""
    seen: dict[str, int] = {}
    for thing in things:
        if not thing.members:
            name = str(thing)
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                thing.number = seen[name]
