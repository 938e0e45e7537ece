"""What is tied to what in a wish: the graph behind its facts, and whether two such graphs contradict one another.

Two readings of one sentence seldom come out word for word alike, so graphs are compared by their ties: each attribute must
have the same host, each deed the same doer and the same victim, each place the same relation. What one side leaves out
must be said by the other in another way (a compound for a genitive, a place for the doer's or for the deed's); anything
else is a difference.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from images_mcp.capabilities.reuse.graphs import DRAWINGS, Graph, Tie, thing_of, twice
from images_mcp.capabilities.reuse.groups import one_deed, synonyms
from images_mcp.capabilities.reuse.lexicon import (
    animate,
    arranged,
    body_part,
    business,
    compound,
    deliverable,
    host_free,
    of_kind,
    picture,
    scenery,
    seasonal,
    wearing,
    worn,
)
from images_mcp.capabilities.reuse.resting import (
    BESIDE,
    CONTAINERS,
    DONE_SITTING,
    FLOATING,
    GOING,
    LYING,
    POSTURES,
    RESTED_AT,
    RESTING,
    RIDING,
    SEATED_ON,
    SITTING,
    STANDING,
    UMBRELLAS,
    WATERS,
    floats,
    upright,
)
from images_mcp.capabilities.reuse.things import UNTOLD, Fact, Thing
from images_mcp.capabilities.reuse.vocabulary import VIEWS, hour
from images_mcp.engines.minds.rules.words import fold, stem

_OF = frozenset({"of", "von", "de", "du", "del", "d'", ""})
_TWO_COLORS = frozenset({"black_and_white", "schwarzweiß", "en_blanco_y_negro", "en_noir_et_blanc"})
_MADE = {"photo": "photo", "photograph": "photo", "illustrat": "illustration"}
_CALLED = frozenset("called namens llamado appelé".split())
_WITHOUT = frozenset({"without", "ohne", "sin", "sans"})
_HAVE = frozenset("hav hab ha ten av".split())
_WEAR = frozenset("wear trag llev vest port".split())
_CARRY = frozenset({"carry"})
_FILL = frozenset({"fil", "fill", "full", "llen", "rempl"})
_FULL_OF = {"en": "full_of", "de": "voll_mit", "es": "lleno_de", "fr": "rempli_de"}
_HOLD = frozenset("hold halt sosten sojet sojete tener ten".split())
_DRESSED = {"de": {"in"}, "es": {"en", "de"}, "fr": {"en", "à"}}
_WITH = frozenset({"with", "mit", "con", "avec"})
_UNDER = frozenset("under underneath beneath below unter bajo debajo_de sous".split())
_PARKED = re.compile("és?$")
_SAME = {word: group.split()[0] for group in (
    "by beside next_to", "in inside within", "near close_to", "toward towards to", "on upon onto", "under below beneath underneath",
    "above over", "in_front_of outside", "around round", "neben bei", "auf obendrauf", "over_de sobre encima_de", "sous en_dessous_de",
    "through along", "an am", "en dentro_de", "covered_by with", "from out_of",
) for word in group.split()}  # fmt: skip


def graph(things: Iterable[Thing], facts: Iterable[Fact], language: str) -> Graph:
    """The graph of what has been read."""
    made = _Making(language, [t for t in things if not t.members])
    for thing in made.things:
        made.called(thing)
    for thing in made.things:
        made.describe(thing)
    facts = list(facts)
    made.weather(facts)
    made.bodies(facts)
    for fact in facts:
        made.tell(fact)
    made.media()
    made.settle()
    concepts = tuple(sorted(set(made.concepts)))
    return Graph(language, concepts, tuple(sorted(made.ties)), tuple(sorted(made.numbers)))


@dataclass
class _Making:
    language: str
    things: list[Thing]
    concepts: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    numbers: list[tuple[str, str, str]] = field(default_factory=list)
    whens: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.acts: list[tuple[str, str, str]] = []
        self.split: dict[Thing, str] = {}
        self.owners: list[tuple[str, str]] = []
        for thing in self.things:
            if halves := arranged(thing.head, self.language) or compound(thing.head, self.language):
                self.split[thing], thing.head = halves
            if self.split.get(thing) == "paar" and animate(thing.head, self.language):  # „ein Storchenpaar“
                del self.split[thing]
                thing.many, thing.ending = "2", UNTOLD
        self._heads = Counter(self.noun(t.head) for t in self.things)

    def key(self, word: str) -> str:
        """What a word is called here, its inflection gone."""
        word = word.split("+", maxsplit=1)[0]
        if self.language == "en" or word.startswith("“"):
            return word
        return "_".join(fold(stem(part, self.language)) for part in word.split("_"))

    def noun(self, word: str) -> str:
        """What a thing is called; in Spanish and French with its gender."""
        return (
            self.key(word)
            if self.language in {"en", "de"} or word.startswith("“")
            else fold(
                _PARKED.sub("é'", word.split("+", maxsplit=1)[0])
                if self.language == "fr"
                else word.split("+", maxsplit=1)[0]
            )
        )

    def name(self, thing: Thing) -> str:
        """A thing's key; of two alike, with what tells them apart."""
        key = self.noun(thing.head)
        if self._heads[key] < 2:
            return key
        return f"{key}<{','.join(sorted(self.key(w) for w in (*thing.traits, *thing.order)))}{thing.many}>"

    def each(self, thing: Thing | None) -> list[str]:
        """The names of a thing or of a group's members."""
        if thing is None:
            return [""]
        return [n for m in thing.members for n in self.each(m)] if thing.members else [self.name(thing)]

    def called(self, thing: Thing) -> None:
        """“The café ‘Bean There’”: words in quotes behind a business are its name, not lettering in the picture."""
        firm = next((w for w in thing.order if business(w, self.language)), None)
        if thing.head.startswith("“") and firm is not None:
            thing.order = [w for w in thing.order if w != firm]
            thing.order, thing.head, quote = thing.order, firm, thing.head
        elif business(thing.head, self.language):
            quote = next((w for w in (*thing.order, *thing.traits) if w.startswith("“")), "")
            thing.order = [w for w in thing.order if w != quote]
            thing.traits = [w for w in thing.traits if w != quote]
        else:
            return
        if quote:
            self.ties.append(("name", "", self.called_so(quote.strip("“”"))))
            self.concepts.append(self.ties[-1][2])

    def called_so(self, name: str) -> str:
        """A name as it is compared: in Spanish and French without the accents people leave out."""
        return fold(name) if self.language in {"es", "fr"} else name.casefold()

    def describe(self, thing: Thing) -> None:
        name = self.name(thing)
        self.concepts.append(self.noun(thing.head))
        if thing in self.split:
            self.attribute(name, self.split[thing])
        known = thing.many or ("1" if self.language != "de" or thing.one else "")
        untold = thing.many == UNTOLD
        word = UNTOLD if untold or thing.ending == UNTOLD else f"{thing.head}{thing.ending}"
        self.numbers.append((name, "" if untold else known, word))
        for word in (*thing.traits, *thing.order):
            self.attribute(name, word)
        order = [self.key(w) for w in thing.order]
        self.ties += [("before", one, other) for one, other in itertools.pairwise(order)]

    def attribute(self, name: str, word: str) -> None:
        for part in self._parts(word):
            key = self.key(part)
            self.concepts.append(key)
            if key == "flat" and picture(thing_of(name), self.language):
                key = self.concepts[-1] = "flat_design"
            if part.startswith("^"):
                self.ties.append(("name", "", fold(part[1:])))
                self.concepts[-1] = fold(part[1:])
            elif host_free(part, self.language) and (part not in _TWO_COLORS or deliverable(name)):
                self.ties.append(("style", "", key))
            elif seasonal(part, self.language):
                self.ties.append(("when", "", key))
                self.whens.append((name, key))
            elif self.language == "en" and (halves := compound(part, "en")):  # "a bookstore window"
                self.concepts[-1:] = halves
                self.ties += [("attr", name, halves[1]), ("attr", halves[1], halves[0])]
            else:
                self.ties.append(("attr", name, key))

    def media(self) -> None:
        """A pencil drawing is a sketch by itself."""
        named = {t[2] for t in self.ties if t[0] == "style"}
        if any(word.endswith(("_drawing", "_art", "_painting")) for word in named):
            vague = named & {"sketch", "drawing", "painting"}
            self.ties = [t for t in self.ties if not (t[0] == "style" and t[2] in vague)]
            self.concepts = [c for c in self.concepts if c not in vague]

    def settle(self) -> None:
        """A vase "standing" on a table is a vase on a table: how things rest somewhere says nothing, how the living do does."""
        self.ties += twice(self.acts)
        self._lettered()
        if len({owner for owner, _ in self.owners}) > 1:
            self.ties += [("with", owner, owned) for owner, owned in self.owners]
        postures = {t[2] for t in self.ties if t[2] in RESTING | SITTING | LYING | POSTURES}
        for tie in list(self.ties):
            label, name, verb = tie
            told = label in {"agent", "done"} or verb in SITTING
            if told and self._goes_without_saying(name, verb, alone=postures <= {verb}):
                self.ties.remove(tie)
                if not any(t[2] == verb for t in self.ties):
                    self.concepts = [c for c in self.concepts if c != verb]
        self.concepts = [c for c in self.concepts if c not in DRAWINGS or ("style", "", c) not in self.ties]

    def _goes_without_saying(self, name: str, verb: str, *, alone: bool) -> bool:
        """Whether whoever or whatever is there can hardly be there otherwise; `alone`: no other posture is told of.

        Things stand, vehicles go, who is on a bench sits and so does who knits, who is in a meadow stands.
        """
        deeds = {t[2] for t in self.ties if t[:2] == ("agent", name)}
        deeds |= {t[1] for t in self.ties if t[0] == "patient" and t[2] in deeds}
        if alone and verb in SITTING and deeds & DONE_SITTING:
            return True
        then = {"agent"} if any(t[0] == "when" for t in self.ties) else set()
        places = [t for t in self.ties if t[0] in RESTED_AT | then and t[1] in {name, ""}]
        if not places:
            return False
        seated = any(t[2] in SEATED_ON for t in places if t[1] == name)
        if animate(name, self.language):
            land = (t[2] not in WATERS and scenery(t[2], self.language) for t in places if t[0] not in BESIDE)
            return (seated and verb in (SITTING | RESTING) - STANDING) or (alone and verb in STANDING and all(land))
        lies = verb in LYING and (floats(name) if verb in FLOATING else not upright(name, self.language))
        rides = verb in RIDING and any(t[0] == "on" for t in places)
        goes = verb in GOING and of_kind(name, self.language, "vehicle")
        return (seated and verb in SITTING) or rides or goes or lies or verb in RESTING

    def _lettered(self) -> None:
        """What a poster says is the picture's, by whatever word it is tied to it."""
        quotes = {c for c in self.concepts if c.startswith("“")}
        for quote in quotes if len(quotes) == 1 else ():
            tied = [t for t in self.ties if quote in t[1:]]
            if all(t[0] != "name" and (not t[1] or picture(thing_of(t[1]), self.language)) for t in tied):
                self.ties = [t for t in self.ties if t not in tied] + [("text", "", quote)]

    def _place(self, fact: Fact, what: str) -> str:
        """What a preposition is called here: a poster „zum Fest“ is for it."""
        meant = self.language == "de" and fact.word == "zu" and picture(what, "de")
        return "für" if meant else _SAME.get(fact.word, fact.word)

    def _made_of(self, fact: Fact, what: str) -> bool:
        """“Un panier en osier” is "un panier d'osier"."""
        stuff = fact.second
        bare = self.language == "fr" and fact.word == "en" and stuff is not None and stuff.bare
        return bare and not animate(thing_of(what), "fr") and not (stuff is not None and scenery(stuff.head, "fr"))

    def _featured(self, fact: Fact, who: str, what: str) -> bool:
        """“Une femme aux taches de rousseur”: several things somebody has are theirs."""
        several = self.language == "fr" and fact.word == "à" and fact.second is not None and fact.second.many == "s"
        parts = several and not scenery(thing_of(what), "fr") and not animate(thing_of(what), "fr")
        return parts and animate(thing_of(who), "fr")

    def _dressed_in(self, fact: Fact, who: str, what: str) -> bool:
        """„In roten Stiefeln“, "au chapeau de paille": with them, where somebody is in them."""
        dressed = fact.word in _DRESSED.get(self.language, ()) and worn(thing_of(what).strip("'"), self.language)
        dressed |= fact.word in _UNDER and thing_of(what) in UMBRELLAS  # who is under an umbrella has it
        return dressed and animate(thing_of(who), self.language)

    def bodies(self, facts: list[Fact]) -> None:
        """“A pirate with a parrot on his shoulder”: on the shoulder of the pirate."""
        owned = {fact.first for fact in facts if fact.kind in {"rel", "of"} and fact.word in _OF}
        for fact in facts:
            who, what = fact.first, fact.second
            if fact.word not in _WITH or who is None or what is None or not animate(who.head, self.language):
                continue
            places = (
                f.second for f in facts if f.first is what and f.kind in {"rel", "there"} and f.second is not None
            )
            parts = [part for part in places if body_part(part.head) and part not in owned]
            self.ties += [("gen", self.name(part), self.name(who)) for part in parts]

    def weather(self, facts: list[Fact]) -> None:
        """“A man in the rain, a woman in the fog”: of two weathers, seasons or hours it matters who is in which."""
        for fact in facts:
            if fact.kind == "when" and fact.word and fact.word not in VIEWS:
                twin = f"#{self.things.index(fact.second)}" if fact.second in self.things else ""
                names = [name + (twin if "<" in name else "") for name in self.each(fact.second) if name]
                self.whens += [(name, self.key(hour(fact.word))) for name in names]
        for kind in (True, False):
            told = {(name, when) for name, when in self.whens if seasonal(when, self.language) == kind}
            if len({name for name, _ in told}) > 1 and len({when for _, when in told}) > 1:
                self.ties += [("in", name, when) for name, when in sorted(told)]

    def _owning(self, one: str, other: str, with_whom: Thing | None) -> None:
        """“A coach with her athlete” is no athlete with her coach; of two owners it matters whose is whose."""
        several = with_whom.members or [with_whom] if with_whom is not None else []
        if any(self.name(whom) == other and whom.owned for whom in several):
            self.ties.append(("before", one, other))
            self.owners.append((one, other))

    @staticmethod
    def _parts(word: str) -> list[str]:
        return re.findall(r"“.*?”|[^\s]+", word)

    def tell(self, fact: Fact) -> None:
        if fact.kind in {"act", "does"}:
            self._deed(fact)
        elif fact.kind in {"style", "when", "during"}:
            word = fact.word or (fact.second.head if fact.second is not None else "")
            for part in self._parts(word):
                styled = fact.kind == "style" and part not in synonyms(self.language).times  # "a misty watercolour"
                short = part if styled or part in VIEWS else hour(part)
                self.concepts.append(self.key(short))
                self.ties.append(("style" if styled else "when", "", self.key(short)))
        elif fact.kind in {"also", "how"}:
            for name in self.each(fact.first):
                for part in self._parts(fact.word):
                    self.attribute(name, part)
        elif fact.kind == "lost":
            self.concepts.append(fact.word)
        elif fact.kind in {"rel", "of", "there", "where"}:
            self._relation(fact)
        else:
            self.ties += [(fact.kind, n, fact.word) for n in self.each(fact.first)]

    def _deed(self, fact: Fact) -> None:
        verb, _, form = fact.word.partition("+")
        verb = one_deed(self.language).get(verb, verb)
        if fact.kind == "act" and fact.second is not None and self._having(verb, fact.second):
            self.ties += [("with", a, b) for a in self.each(fact.first) for b in self.each(fact.second)]
            return
        if fact.kind == "act" and verb in _FILL and fact.second is not None:
            label = _FULL_OF[self.language]  # "books fill a shelf": a shelf full of books
            self.ties += [(label, a, b) for a in self.each(fact.second) for b in self.each(fact.first)]
            return
        if verb in RIDING and fact.kind == "act":  # who rides a horse is on it
            self.ties += [("on", a, b) for a in self.each(fact.first) for b in self.each(fact.second)]
            return
        self.concepts.append(verb)
        if form == "ed" and fact.kind == "does" and verb in _MADE:
            self.concepts[-1] = _MADE[verb]
            self.ties.append(("style", "", _MADE[verb]))
            return
        role = "done" if form == "ed" and fact.kind == "does" and verb not in POSTURES else "agent"
        role = "deed" if form == "of" else role  # "the reflection of a mountain"
        self.ties += [(role, n, verb) for n in self.each(fact.first)]
        if fact.kind == "act":
            self.ties += [("patient", n, verb) for n in self.each(fact.second)]
            self.acts.append((self.each(fact.first)[0], verb, self.each(fact.second)[0]))

    def _having(self, verb: str, what: Thing) -> bool:
        """Whether wearing or holding is what "with" says of such a thing: a hat is worn, a lantern held."""
        if animate(what.head, self.language):
            return False
        if verb in _HAVE:
            return True
        if verb in _CARRY and what.head in CONTAINERS:
            return True
        if verb not in _WEAR | _HOLD or what.members:
            return False
        dressed = worn(what.head, self.language) or (self.language == "en" and wearing("with", what.head, what.many))
        return (verb in _WEAR and (dressed or self.language == "en")) or (verb in _HOLD and not dressed)

    def _relation(self, fact: Fact) -> None:
        first = fact.first
        last = fact.second is None or (first is not None and first.fixed and fact.word in _WITH | _WITHOUT)
        if first is not None and first.members and last:
            first = first.members[-1]  # "a dog and a child with a ball", "a chair and an umbrella over it"
        for one in self.each(first):
            for other in self.each(fact.second):
                if {"instead"} & ({fact.word, one} | set(fact.first.order if fact.first else ())):
                    self.ties.append(("instead", one, other))
                elif fact.word in _WITHOUT:
                    self.ties.append(("without", "" if other == "people" else one, other))
                elif fact.kind != "where" and (fact.word in _OF or self._made_of(fact, one)):
                    self.ties.append(("of" if one in CONTAINERS else "gen", one, other))
                elif fact.word in _CALLED:
                    self.ties.append(("name", "", self.called_so(other.strip("“”^"))))
                    self.concepts = [c for c in self.concepts if c != other] + [self.ties[-1][2]]
                    self.numbers = [n for n in self.numbers if n[0] != other]
                elif fact.word in _WITH and animate(one, self.language) and animate(other, self.language):
                    self._owning(one, other, fact.second)  # "a boy with his dog": a boy and his dog
                elif fact.word in _WITH or self._dressed_in(fact, one, other) or self._featured(fact, one, other):
                    self.ties.append(("with", one, other))
                else:
                    self.ties.append((self._place(fact, one), "" if fact.kind == "where" else one, other))
