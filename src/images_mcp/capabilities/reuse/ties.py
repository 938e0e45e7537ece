"""What is tied to what in a wish: the graph behind its facts, and whether two such graphs contradict one another.

Two readings of one sentence seldom come out word for word alike, so graphs are compared by their ties: each attribute must
have the same host, each deed the same doer and the same victim, each place the same relation. What one side leaves out
must be said by the other in another way (a compound for a genitive, a place for the doer's or for the deed's); anything
else is a difference.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from images_mcp.capabilities.reuse.lexicon import (
    animate,
    building,
    compound,
    deliverable,
    host_free,
    scenery,
    seasonal,
    wearing,
)
from images_mcp.capabilities.reuse.things import Fact, Thing
from images_mcp.capabilities.reuse.vocabulary import VIEWS
from images_mcp.engines.minds.rules.words import fold, stem

Tie = tuple[str, str, str]
"""Label, head, dependent: ("attr", "dog", "red"), ("agent", "chas", "dog"), ("on", "cat", "sofa")."""

_OF = frozenset({"of", "von", "de", "du", "del", "d'", ""})
_TWO_COLORS = frozenset({"black_and_white", "schwarzweiß", "en_blanco_y_negro", "en_noir_et_blanc"})
_MADE = {"photo": "photo", "photograph": "photo", "illustrat": "illustration"}
_CALLED = frozenset("called namens llamado appelé".split())
_WITHOUT = frozenset({"without", "ohne", "sin", "sans"})
_HAVE = frozenset("hav hab ha ten av".split())
_WEAR = frozenset("wear trag llev vest port".split())
_HOLD = frozenset("hold halt sosten sojet sojete tener ten".split())
_WORN = frozenset(
    "hut mütze brille kappe helm krone maske schal kleid mantel jacke krawatte sombrero gorro gorra gafa casco corona máscara "
    "bufanda vestido abrigo corbata chapeau toque lunette casquette casque couronne masque écharpe robe manteau cravate".split()
)
_WITH = frozenset({"with", "mit", "con", "avec"})
_CONTAINERS = frozenset(
    "glass cup mug bottle box bowl jar can bag basket pot bucket barrel crate tin plate glas tasse flasche kiste schale dose korb "
    "schachtel becher teller eimer copa taza botella caja tazón lata cesta vaso plato verre bouteille boîte boite bol panier pot assiette".split()
)
_SAME = {word: group.split()[0] for group in (
    "by beside next_to", "in inside within", "near close_to", "toward towards to", "on upon onto", "under below beneath underneath",
    "above over", "around round", "neben bei", "auf obendrauf", "over_de sobre encima_de", "sous en_dessous_de",
    "through along", "an am", "covered_by with", "from out_of",
) for word in group.split()}  # fmt: skip
_PURPOSE = frozenset({"for", "made_of", "out_of", "für", "para", "pour", "aus", "en"})
_MUTUAL = frozenset("by neben al_lado_de à_côté_de 横 near nahe cerca_de près_de 近く".split())
_COMPOUND = {"es": {"attr", "gen"}, "fr": {"attr", "gen"}}  # there a compound is made with "de"
_STRICT = frozenset({"without", "attr", "gen", "agent", "patient", "done", "of", "with", "style", "when", "before"})
_RESTING = frozenset(
    "stand li ly rest plac locat situat set steh lieg platzier gestellt befind esta encontr coloc situ pos trouv plac repos".split()
)
_RESTED_AT = frozenset("on in at by near under above in_front_of behind outside auf in an neben bei vor hinter unter über over_de en "
    "al_lado_de delante_de detrás_de debajo_de sur dans à à_côté_de devant derrière sous près_de".split())  # fmt: skip
_DRAWINGS = frozenset("drawing zeichnung dibuj dessin".split())
_HELD_IN = frozenset("in at on en dans auf sur over_de".split())
_ANYWHERE = frozenset({"where", "in", "at", "on", "en", "auf", "an", "dans", "sur", "à", "a"})


@dataclass(frozen=True)
class Graph:
    """`concepts` are what is spoken of; `numbers` how many of each: (what is known, the word as it was written).

    `drawn`: the wish began with "draw me", which may or may not ask for a drawing.
    """

    language: str = "en"
    concepts: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = ()
    drawn: bool = False


def graph(things: Iterable[Thing], facts: Iterable[Fact], language: str) -> Graph:
    """The graph of what has been read."""
    made = _Making(language, [t for t in things if not t.members])
    for thing in made.things:
        made.describe(thing)
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

    def __post_init__(self) -> None:
        self.split: dict[Thing, str] = {}
        for thing in self.things:
            if halves := compound(thing.head, self.language):
                self.split[thing], thing.head = halves
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
            else fold(word.split("+", maxsplit=1)[0])
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

    def describe(self, thing: Thing) -> None:
        name = self.name(thing)
        self.concepts.append(self.noun(thing.head))
        if thing in self.split:
            self.attribute(name, self.split[thing])
        known = thing.many or ("1" if self.language != "de" or thing.one else "")
        self.numbers.append((name, known, thing.head))
        for word in (*thing.traits, *thing.order):
            self.attribute(name, word)
        order = [self.key(w) for w in thing.order]
        self.ties += [("before", one, other) for one, other in itertools.pairwise(order)]

    def attribute(self, name: str, word: str) -> None:
        for part in self._parts(word):
            key = self.key(part)
            self.concepts.append(key)
            if part.startswith("^"):
                self.ties.append(("name", "", fold(part[1:])))
                self.concepts[-1] = fold(part[1:])
            elif host_free(part, self.language) and (part not in _TWO_COLORS or deliverable(name)):
                self.ties.append(("style", "", key))
            elif seasonal(part, self.language):
                self.ties.append(("when", "", key))
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
        placed = {t[1] for t in self.ties if t[0] in _RESTED_AT}
        for tie in list(self.ties):
            label, name, verb = tie
            if label in {"agent", "done"} and verb in _RESTING and name in placed and not animate(name, self.language):
                self.ties.remove(tie)
                if not any(t[2] == verb for t in self.ties):
                    self.concepts = [c for c in self.concepts if c != verb]
        self.concepts = [c for c in self.concepts if c not in _DRAWINGS or ("style", "", c) not in self.ties]

    @staticmethod
    def _parts(word: str) -> list[str]:
        return re.findall(r"“.*?”|[^\s]+", word)

    def tell(self, fact: Fact) -> None:
        if fact.kind in {"act", "does"}:
            self._deed(fact)
        elif fact.kind in {"style", "when", "during"}:
            word = fact.word or (fact.second.head if fact.second is not None else "")
            for part in self._parts(word):
                short = part if fact.kind == "style" or part in VIEWS else part.rpartition("_")[2]
                self.concepts.append(self.key(short))
                self.ties.append(("style" if fact.kind == "style" else "when", "", self.key(short)))
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
        if fact.kind == "act" and fact.second is not None and self._having(verb, fact.second):
            self.ties += [("with", a, b) for a in self.each(fact.first) for b in self.each(fact.second)]
            return
        self.concepts.append(verb)
        if form == "ed" and fact.kind == "does" and verb in _MADE:
            self.concepts[-1] = _MADE[verb]
            self.ties.append(("style", "", _MADE[verb]))
            return
        role = "done" if form == "ed" and fact.kind == "does" else "agent"
        role = "deed" if form == "of" else role  # "the reflection of a mountain"
        self.ties += [(role, n, verb) for n in self.each(fact.first)]
        if fact.kind == "act":
            self.ties += [("patient", n, verb) for n in self.each(fact.second)]

    def _having(self, verb: str, what: Thing) -> bool:
        """Whether wearing or holding is what "with" says of such a thing: a hat is worn, a lantern held."""
        if animate(what.head, self.language):
            return False
        if verb in _HAVE:
            return True
        if verb not in _WEAR | _HOLD or what.members:
            return False
        worn = what.head in _WORN or (self.language == "en" and wearing("with", what.head, what.many))
        return (verb in _WEAR and worn) or (verb in _HOLD and not worn)

    def _relation(self, fact: Fact) -> None:
        for one in self.each(fact.first):
            for other in self.each(fact.second):
                if {"instead"} & ({fact.word, one} | set(fact.first.order if fact.first else ())):
                    self.ties.append(("instead", one, other))
                elif fact.word in _WITHOUT:
                    self.ties.append(("without", "" if other == "people" else one, other))
                elif fact.kind != "where" and fact.word in _OF:
                    self.ties.append(("of" if one in _CONTAINERS else "gen", one, other))
                elif fact.word in _CALLED:
                    self.ties.append(("name", "", other.strip("“”^").casefold()))
                    self.concepts = [c for c in self.concepts if c != other] + [self.ties[-1][2]]
                    self.numbers = [n for n in self.numbers if n[0] != other]
                elif fact.word in _WITH and animate(one, self.language) and animate(other, self.language):
                    continue  # "a boy with his dog": a boy and his dog
                elif fact.word in _WITH:
                    self.ties.append(("with", one, other))
                else:
                    self.ties.append((_SAME.get(fact.word, fact.word), "" if fact.kind == "where" else one, other))


def contradictions(a: Graph, b: Graph) -> list[tuple[str, str]]:
    """What of the one the other does not say: (in a, in b), empty where the two graphs tell the same."""
    found = [(w, "") for w in a.concepts if w not in b.concepts] + [("", w) for w in b.concepts if w not in a.concepts]
    found += _counted(a, b)
    left, right = (
        list((Counter(a.ties) - Counter(b.ties)).elements()),
        list((Counter(b.ties) - Counter(a.ties)).elements()),
    )
    left = [t for t in left if not (b.drawn and t[0] == "style" and t[2] in _DRAWINGS)]
    right = [t for t in right if not (a.drawn and t[0] == "style" and t[2] in _DRAWINGS)]
    near = (_clusters(a), _clusters(b))
    for tie in list(left):
        twin = next((t for t in right if _alike(tie, t, near, a.language)), None)
        if twin is not None:
            left.remove(tie)
            right.remove(twin)
    return [*found, *((_told(t), "") for t in left), *(("", _told(t)) for t in right)]


def _told(tie: Tie) -> str:
    return " ".join(part for part in (tie[1], tie[0], tie[2]) if part)


def _counted(a: Graph, b: Graph) -> Iterator[tuple[str, str]]:
    others = {name: (known, word) for name, known, word in b.numbers}
    for name, known, word in a.numbers:
        if name in others:
            number, written = others[name]
            if known != number if known and number else _undative(word) != _undative(written):
                yield f"{known} {word}".strip(), f"{number} {written}".strip()


def _undative(word: str) -> str:
    """„Büchern“ sind „Bücher“; bei „Katzen“ sagt die Endung, wie viele."""
    return word[:-1] if re.search(r"[äöü].*ern$", word) else word


def _clusters(of: Graph) -> dict[str, set[str]]:
    """Who belongs together by a deed, a genitive or a compound."""
    found: dict[str, set[str]] = {}
    for label, head, dependent in of.ties:
        if label in {"attr", "gen", "agent", "patient", "done", "of"} and head:
            both = found.get(head, {head}) | found.get(dependent, {dependent})
            for member in both:
                found[member] = both
    return found


def _holding(x: Tie, y: Tie, language: str) -> bool:
    """“A meadow with sheep”: sheep in a meadow. “A bowl of cherries”: cherries in a bowl. A house with a cat is not one in it."""
    if x[0] not in {"with", "of"} or y[0] not in _HELD_IN or y[2] != x[1] or y[1] not in {x[2], ""}:
        return False
    place, held = x[1].partition("<")[0], x[2].partition("<")[0]
    if x[0] == "of" or animate(place, language):
        return x[0] == "of" and bool(y[1])
    return not animate(held, language) or (scenery(place, language) and not building(place, language))


def _alike(x: Tie, y: Tie, near: tuple[dict[str, set[str]], dict[str, set[str]]], language: str) -> bool:
    """Whether two ties say the same in other words."""
    labels = {x[0], y[0]}
    if x == (y[0], y[2], y[1]) and x[0] in _MUTUAL:  # who is beside a book, a book is beside
        return True
    if _holding(x, y, language) or _holding(y, x, language):
        return True
    if x[2] != y[2]:
        return False
    if x[1] == y[1] and labels in ({"of", "with"}, {"à", "with"}):  # "un plato con paella", "une femme au chapeau"
        return (x[1] in _CONTAINERS) == ("of" in labels)
    if x[1] == y[1] and "deed" in labels:
        return labels <= {"deed", "agent", "patient", "done"}
    if language == "ja" and x[1] == y[1] and labels == {"attr", "with"}:
        return True
    if x[1] == y[1] and labels == {"attr", "gen"}:
        return True
    if x[1] == y[1] and (labels & _COMPOUND.get(language, {"attr"})) and language != "ja":
        other = next(iter(labels - {"attr", "gen"}), "attr")
        return other in _PURPOSE or (other in _ANYWHERE and scenery(x[2], language))
    if labels & _STRICT or not (x[0] == y[0] or (labels <= _ANYWHERE and ("where" in labels or not (x[1] and y[1])))):
        return False
    return not x[1] or not y[1] or all(y[1] in group.get(x[1], {x[1]}) for group in near)
