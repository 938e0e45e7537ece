"""From normalised words to facts: who there is, how each is, who does what to whom, what stands where.

A shallow grammar, not a parser of everything: phrases are noun phrases with their attributes, verbs with subject and
object, prepositions with what they tie together. It may misread a sentence, but it never loses a word: whatever it
does not understand stays in the facts as it was said, so two wishes with the same facts say the same things.
"""

from dataclasses import dataclass, replace

from images_mcp.capabilities.reuse import phrases
from images_mcp.capabilities.reuse.doing import CONTENT, FOR, WITH, Doing
from images_mcp.capabilities.reuse.grammar import PLACES
from images_mcp.capabilities.reuse.graphs import Graph
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import animate, person, picture
from images_mcp.capabilities.reuse.phrases import Stretch
from images_mcp.capabilities.reuse.things import Clause, Fact, number_twins
from images_mcp.capabilities.reuse.ties import graph
from images_mcp.capabilities.reuse.uniting import spoken_of, unaccented, united
from images_mcp.capabilities.reuse.vocabulary import Said, Word, stemmed
from images_mcp.engines.minds.rules.words import fold

_WHILE = frozenset("while während mientras tandis pendant_que".split())
_TELLING = 5
_CLAUSE = 3
_PAIR = 2
_PARTICLES = frozenset("out away back apart".split())
_RELATIVE = frozenset("der die das den dem".split())
_WHERE_IT_IS = frozenset("where wo donde où".split())
_WHICH = frozenset("which dem der den denen das die quien que cual lequel laquelle lesquels lesquelles".split())
_WHOSE = {"en": {"whose"}, "de": {"dessen", "deren"}, "es": {"cuyo", "cuya", "cuyos", "cuyas"}}
_PASSIVE = frozenset("wird werden wurde wurden".split())


_QUANTITIES = frozenset(
    "stapel haufen schale schüssel glas tasse teller korb kiste flasche becher strauß bund stück scheibe paar gruppe schwarm herde "
    "rudel reihe tüte dose eimer kanne topf laib portion sack".split()
)


def _a_noun(word: Word) -> bool:
    return word.capital or "_" in word.text or animate(word.text, "de")


def _figure(stretch: Stretch) -> list[Word]:
    """The figure of a noun phrase as a word."""
    return [Word(stretch.count, "num", raw=stretch.count)] if stretch.count else []


@dataclass(frozen=True)
class Meaning:
    """`facts` are sorted, so that order and voice are gone; `graph` is what is tied to what in them."""

    facts: tuple[str, ...]
    graph: Graph


def meaning(said: Said) -> Meaning:
    """Read a wish."""
    return _Parser(said).run()


def _with_particle(words: list[Word]) -> tuple[Word, list[Word]]:
    """A verb, with its particle ("blows out"), and what stands behind."""
    verb, rest = words[0], words[1:]
    if rest and rest[0].text in _PARTICLES:
        return replace(verb, text=f"{verb.text}_{rest[0].text}"), rest[1:]
    return verb, rest


class _Parser(Doing):
    """Reads from left to right. Its state is what the next words may belong to."""

    def run(self) -> Meaning:
        at = 0
        while at < len(self.words):
            end = at
            while end < len(self.words) and self._word(end).kind in CONTENT:
                end += 1
            if end > at:
                self._stretch(self.words[at:end], self.words[end] if end < len(self.words) else None)
                at = end
            else:
                getattr(self, f"_{self.words[at].kind}")(self.words[at])
                at += 1
        self._pause(Word("", "pause"))
        self.facts += self.waiting
        for fact in self.fronted:
            self._scene(fact)
        for how, who, number in self.manner:
            there = who or (self.things[min(number, len(self.things) - 1)] if self.things else None)
            self.facts.append(Fact("how", how, there))
        lost = self._lost()
        self.facts += [Fact("lost", word) for word in lost]
        self.things, self.facts = united(self.things, self.facts, self.language)
        number_twins(self.things)
        named = [f"is:{t}" for t in self.things if not t.members]
        told = tuple(sorted(unaccented(f, self.language) for f in [*named, *(str(f) for f in self.facts)]))
        return Meaning(told, graph(self.things, self.facts, self.language))

    def _lost(self) -> list[str]:
        """Words that no fact holds: what was not understood must not be forgotten."""
        held = fold(" ".join([*map(str, self.things), *map(str, self.facts)]))
        told = (w for w in self.words if w.kind in {"word", "quote"} and not spoken_of(w.text))
        return [w.text for w in told if not self._held(w, held)]

    def _held(self, word: Word, held: str) -> bool:
        keys = {
            word.text,
            word.raw,
            word.text.removesuffix("'s"),
            stemmed(word.text, self.language),
            verb_key(word.text, self.language),
            *word.text.split("_"),
        }
        return any(fold(key)[:_TELLING] in held for key in keys if key)

    def _word(self, at: int) -> Word:
        """The word here; one that could be an article or a relative pronoun is told by what is around it."""
        word, before = self.words[at], self.words[at - 1] if at else None
        if before is None or word.kind not in {"word", "det"}:
            return word
        if self.language in _WHOSE and word.text in _WHOSE[self.language]:
            self.words[at] = Word(WITH[self.language], "prep")
        elif self.language == "en" and word.text == "that" and before.kind in {"word", "quote"}:
            self.words[at] = Word("that", "rel")
        elif (
            self.language == "de"
            and (before.text == "," or (before.kind == "prep" and at > 1 and self.words[at - 2].text == ","))
            and word.text in _RELATIVE
        ):
            near = [*self.words[at + 1 : at + 3], Word("", ""), Word("", "")]
            last = phrases.known_verb(near[1], "de") and (
                at + 3 >= len(self.words) or self.words[at + 3].kind == "pause"
            )
            last |= self._verb_last(at)
            noun = not last and (near[0].capital or (near[0].kind == "word" and near[1].capital))
            if not noun:
                self.words[at] = Word(word.text, "rel")
        return self.words[at]

    def _verb_last(self, at: int) -> bool:
        """Whether a German clause ends in its verb: „, der rote Haare hat“."""
        end = next((n for n in range(at + 1, len(self.words)) if self.words[n].kind == "pause"), len(self.words))
        verb = self.words[end - 1]
        return end - at > _CLAUSE and (verb.text in {"hat", "haben"} or phrases.known_verb(verb, "de"))

    # What single words do.

    def _pause(self, word: Word) -> None:
        del word
        if self.bound is not None:  # a preposition without a noun behind it: "a boat far below"
            self.facts.append(self.bound)
        if self.held is not None:
            self._alone(self.held)
            self.held = None
        self.before = self.last or self.before
        self.last = self.bound = self.open = self.clause = self.subject = None
        self.joins = self.relative = False

    def _time(self, word: Word) -> None:
        told = self.last if self._told_of(self.last) else None
        follows = self.words[self.words.index(word) + 1 :][:1]
        ahead = bool(follows) and follows[0].kind in {"det", "num", "word"}  # "a rainy street"
        who = self.last or self.subject
        who = who.members[-1] if who is not None and who.members else who
        fact = Fact("when", word.text, told, None if ahead else who)
        self.facts.append(fact)
        self.ahead += [fact] if ahead else []

    def _conj(self, word: Word) -> None:
        if word.text in _WHILE:  # another clause begins
            self._pause(word)
            return
        self.joins, self.subject = True, None
        if word.text == "or":
            self.facts.append(Fact("or", "", self.last))

    def _rel(self, word: Word) -> None:
        self.relative = True
        who = self.subject
        if word.text == "who" and self.last is not None and who is not None and person(who.head):
            self.last = self.last if self.last.members or animate(self.last.head, "en") else who
        if word.text in _WHERE_IT_IS and self.last is not None:
            self.located = Fact("rel", "where", None, self.last)
            self.clause = None
            return
        if (
            word.text in _WHICH or (self.language, word.text) == ("es", "que")
        ) and self.bound is not None:  # "a window in which a cat sleeps": a cat in a window
            self.located = Fact("rel", self.bound.word, None, self._which())
            self.bound = None
            return
        if self._done_by_another(word):
            return
        if self.language == "de" and self.before is not None and self.last is None:
            about = self.before
            its = word.text == "das" and about.neuter
            meant = word.raw == "bei" or self.root is None or (self.root.agrees(word.text) and self.root.neuter >= its)
            sure = self.root is not None and word.text == "das" and self.root.neuter > about.neuter
            others = sure or not about.agrees(word.text) or not (self._alive(about) or self._only_is(word))
            if meant and others and self.root is not None and self._alive(self.root):
                about = self.root  # „eine Frau im Kleid beim Harfespielen“, „ein Mann mit einem Schirm, der wartet“
            self.last = about
            given = word.raw != "bei" and (
                word.text in {"dem", "denen"} or not (word.text != "der" or about.agrees("der"))
            )
            self.clause = Clause(about, reversed=word.text == "den", open=word.text in {"die", "das"}, given=given)

    def _only_is(self, relative: Word) -> bool:
        """„…, der rot ist“: whether a relative clause says only how something is."""
        at = next(n for n, w in enumerate(self.words) if w is relative)
        end = next((n for n in range(at + 1, len(self.words)) if self.words[n].kind == "pause"), len(self.words))
        return self.words[end - 1].kind == "aux"

    def _aux(self, word: Word) -> None:
        if word.text == "it" and self.bound is not None and self.bound.first is not None:
            at = next(n for n, w in enumerate(self.words) if w is word)
            behind = self.words[at + 1 : at + 2]
            meant = self._meant_alone(alive=False) if not behind or behind[0].kind == "pause" else None
            held = next((f.second for f in self.facts if f.word == "with" and f.first is meant), None)
            if meant is not None and held is not self.bound.first:  # "an island, a palm on it"
                self.bound.first = held or self.bound.first
                self.facts = [f for f in self.facts if not (held and f.word == "with" and f.second is held)]
                self._behind(self.bound, meant)
                return
        self.helped = True
        if self.relative and word.text == "is" and self.last is not None and self.last.members:
            self.last = self.last.members[-1]  # "a hearth and a dog that is asleep"
        free = not self.relative and self.clause is None and self.bound is None and self.located is None
        if free and self.subject is not None and self.joins is False:
            self.last = self.subject  # "a girl on a bench is reading"
        if word.text in _PASSIVE and self.last is not None:
            self.clause = Clause(self.last, passive=True)
            self.inverted = self.root is None or any(
                f.second is self.last for f in self.waiting
            )  # „auf der Weide wird ein Pony …“

    def _prep(self, word: Word) -> None:
        if word.text in {"of", "von", "de"} and not self.things:  # "a close-up of"
            return
        if self.bound is not None:  # "out of", "up at": one preposition in two words; "avec de la neige"
            partitive = self.language == "fr" and word.text == "de" and self.bound.word in {"avec", "sans"}
            self.bound.word += "" if partitive else f"_{word.text}"
            return
        self._fix(self.last)
        last = self._owner(self.last) if word.text in PLACES | {"entre"} and self.last is not None else self.last
        last = self._bearer(last) if word.text in PLACES | set(WITH.values()) and last is not None else last
        if (
            word.text in PLACES | set(WITH.values()) and last is not None and last.head.startswith("“")
        ):  # “a mug that says ‘Dad’ on a desk”
            last = next((f.first for f in self.facts if f.second is last and f.first is not None), last)
        if word.text in FOR and self.root is not None and picture(self.root.head, self.language):
            last = self.root  # "a poster with a trumpet for a festival"
        self.bound = Fact("rel", word.text, last or self.root)
        self.joins = False

    # Stretches of content.

    def _stretch(self, words: list[Word], after: Word | None) -> None:
        parts = phrases.split(words)
        for n, part in enumerate(parts):
            self._phrase(part, parts[n + 1][0] if n + 1 < len(parts) else after)

    def _phrase(self, words: list[Word], follows: Word | None) -> None:
        stretch = Stretch.of(words)
        self._take_adverbs(stretch)
        if self._shared(stretch, follows) or self._deed_first(stretch):
            return
        if stretch.body and stretch.bare and self._verb_first(stretch.body, follows):
            first, stretch.body = _with_particle(stretch.body)
            self._verb(first)
        if not stretch.body:
            return
        if (border := self._two_nouns(stretch)) and self.language == "de":
            one, other = stretch.body[:border], stretch.body[border:]
            if one[-1].text in _QUANTITIES:
                self._phrase([*stretch.lead, *_figure(stretch), *one], Word("von", "prep"))
                self._prep(Word("von", "prep"))
            else:
                self._phrase([*stretch.lead, *_figure(stretch), *one], other[0])
            self._phrase(other, follows)
            return
        fronted = self.bound is not None and self.bound.first is None
        cut = phrases.verb_at(stretch, follows, self.language, tied=fronted, joined=self.joins and not fronted)
        noun = stretch.body
        verb: Word | None = None
        rest: list[Word] = []
        if cut:
            noun, (verb, rest) = noun[:cut], _with_particle(noun[cut:])
        if self._says_how(noun, stretch, verb):
            return
        self._named(noun, stretch, follows, does=verb is not None)
        if verb is not None:
            self._verb(verb, fronted=fronted)
            if rest:
                self.fresh = self.facts[-1] if self.facts else None
                self._phrase(rest, follows)
                self.fresh = None

    def _two_nouns(self, stretch: Stretch) -> int:
        """Where a second noun begins in „ein Stapel Bücher“ or, behind its verb, in „füttert ein Mann Enten“; 0 for nowhere."""
        body = stretch.body
        if self.language != "de" or len(body) < _PAIR or not all(w.kind == "word" for w in body):
            return 0
        border = next((n for n in range(1, len(body)) if body[n].capital and _a_noun(body[n - 1])), 0)
        begun = self.fronted if self.joins else self.waiting
        done = any(f.kind == "does" and f.second is None and "+" not in f.word for f in begun)
        done |= (
            self.bound is None and bool(stretch.lead) and stretch.lead[0].raw in {"einer", "einem", "dem"}
        )  # „einer Frau Blumen“
        done |= self.located is not None or self.clause is not None
        acts = done and self.bound is None and border and animate(body[border - 1].text.rpartition("_")[2], "de")
        return border if border and (acts or body[border - 1].text in _QUANTITIES) else 0

    def _named(self, noun: list[Word], stretch: Stretch, follows: Word | None, *, does: bool) -> None:
        """A noun phrase in its place; `does`: a verb stands behind it."""
        if not does and len(noun) == 1 and (meant := self._meant(noun[0])) is not None:
            if stretch.count:  # "kids on a beach, three of them"
                meant.many = stretch.count
                return
            self._place(meant, noun, stretch, follows)
            return
        found = phrases.read(noun, stretch, follows, self.language)
        self.things += found.things
        free = self.bound is None and self.clause is None and self.located is None
        self._place(found.thing, noun, stretch, follows)
        self.facts += found.facts
        for fact in self.ahead:
            fact.second = found.thing
        self.ahead = []
        if self.subject is None and not self.joins:
            self.subject = self.root if self.root is not None and not self.root.members else None
            said = does or (follows is not None and follows.kind == "aux")
            if free and (said or (self.last is found.thing and self._alive(found.thing))):
                self.subject = found.thing  # "a man reads, a woman sleeps", "a park, a woman in a coat walking"

    def _shared(self, stretch: Stretch, follows: Word | None) -> bool:
        """Two attributes of one thing: "a red and blue kite", "un globo rojo y azul"."""
        traits = phrases.only_traits(stretch.body, self.language)
        if self.joins and self.last is not None and stretch.bare and traits and not self.last.members:
            self.last.traits += [self._plain_trait(w) for w in stretch.body]
            self.joins = False
            return True
        if self.language == "en" and traits and follows is not None and follows.text in {"and", "&"}:
            self.held = stretch
            return True
        if self.held is not None:
            held, self.held = self.held, None
            if stretch.bare and self.joins:
                self.joins = False
                stretch.body = [*held.body, *stretch.body]
                stretch.lead, stretch.count = held.lead, held.count
            else:
                self._alone(held)
        return False

    def _deed_first(self, stretch: Stretch) -> bool:
        """„Im Schnee schläft ein Fuchs“: what is done, before who does it."""
        body = stretch.body
        begins = len(body) == 1 or (len(body) > 1 and body[1].capital and body[0].text.endswith(("t", "en")))
        if not (begins and stretch.bare and self.root is None and phrases.known_verb(body[0], self.language)):
            return False
        past = "+ed" if phrases.past(body[0], self.language) else ""
        self.waiting.append(Fact("does", f"{verb_key(body[0].text, self.language)}{past}"))
        stretch.body = body[1:]  # „im Hof spielen Kinder Fußball“
        return not stretch.body

    def _plain_trait(self, word: Word) -> str:
        return word.text if self.language == "en" else stemmed(word.text, self.language)

    def _alone(self, held: Stretch) -> None:
        self.facts.append(Fact("also", " ".join(w.text for w in held.body), self.last))

    def _take_adverbs(self, stretch: Stretch) -> None:
        """How something is done is tied to whoever does it, wherever the word stands."""
        if self.language == "en":
            hows = [w for w in stretch.body if phrases.adverb(w)]
            self.manner += [(w.text, self.actor, len(self.things)) for w in hows]
            stretch.body = [w for w in stretch.body if w not in hows]

    def _says_how(self, noun: list[Word], stretch: Stretch, verb: Word | None) -> bool:
        """The attribute in "a car that is red" belongs to what the relative clause is about."""
        if verb is not None or not (self.relative and stretch.bare and self.last is not None):
            return False
        if not phrases.all_traits(noun, self.language):
            return False
        self.last.traits += [w.text for w in noun]
        self.relative = False
        return True
