"""From normalised words to facts: who there is, how each is, who does what to whom, what stands where.

A shallow grammar, not a parser of everything: phrases are noun phrases with their attributes, verbs with subject and
object, prepositions with what they tie together. It may misread a sentence, but it never loses a word: whatever it
does not understand stays in the facts as it was said, so two wishes with the same facts say the same things.
"""

from dataclasses import dataclass, replace

from images_mcp.capabilities.reuse import phrases
from images_mcp.capabilities.reuse.grammar import PLACES
from images_mcp.capabilities.reuse.groups import known_verbs
from images_mcp.capabilities.reuse.inflection import english_key, verb_key
from images_mcp.capabilities.reuse.lexicon import adjective, animate, person, wearing
from images_mcp.capabilities.reuse.phrases import Stretch
from images_mcp.capabilities.reuse.placing import FULL, Placing
from images_mcp.capabilities.reuse.things import Clause, Fact, Thing, number_twins
from images_mcp.capabilities.reuse.ties import Graph, graph
from images_mcp.capabilities.reuse.uniting import silent, unaccented, united
from images_mcp.capabilities.reuse.vocabulary import Said, Word, stemmed
from images_mcp.engines.minds.rules.words import fold

_CONTENT = frozenset({"word", "quote", "det", "num"})
_WHILE = frozenset("while während mientras tandis pendant_que".split())
_TELLING = 5
_CLAUSE = 3
_PARTICLES = frozenset("out away back apart together".split())
_RELATIVE = frozenset("der die das den dem".split())
_WHOM = {"es": {"que"}, "fr": {"que", "qu'"}}
_WHERE_IT_IS = frozenset("where wo donde où".split())
_WHICH = frozenset("which dem der den denen das quien que cual lequel laquelle lesquels lesquelles".split())
_WHOSE = {"en": {"whose"}, "de": {"dessen", "deren"}, "es": {"cuyo", "cuya", "cuyos", "cuyas"}}
_WITH = {"en": "with", "de": "mit", "es": "con", "fr": "avec"}
_PARTS = frozenset(
    "beard moustache mustache hair bart schnurrbart haar haare barba bigote pelo barbe moustache cheveu cheveux".split()
)
_THINGS_TOO = frozenset(
    english_key(verb)
    for verb in "run hang grow shine float drift fall melt blow burn stand lie face cross touch lead follow close glow flow rise wind "
    "smoke steam lean overlook surround cover bloom blossom sparkle flicker ring spin sail fly drive crash explode erupt reflect "
    "flap wave drip overflow collapse crumble contain hold display show say cast leave spill open break".split()
)
"""What things do as well: a river runs, a lamp hangs; anything else is done by whoever is alive."""
_HAVING = frozenset("con avec en llev port".split())
_PASSIVE = frozenset("wird werden wurde wurden".split())


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


class _Parser(Placing):
    """Reads from left to right. Its state is what the next words may belong to."""

    def run(self) -> Meaning:
        at = 0
        while at < len(self.words):
            end = at
            while end < len(self.words) and self._word(end).kind in _CONTENT:
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
        self.things, self.facts = united(self.things, self.facts, self.language)
        number_twins(self.things)
        named = [f"is:{t}" for t in self.things if not t.members]
        named += [f"lost:{word}" for word in self._lost(named)]
        told = tuple(sorted(unaccented(f, self.language) for f in [*named, *(str(f) for f in self.facts)]))
        return Meaning(told, graph(self.things, self.facts, self.language))

    def _lost(self, named: list[str]) -> list[str]:
        """Words that no fact holds: what was not understood must not be forgotten."""
        held = fold(" ".join([*named, *(str(f) for f in self.facts)]))
        words = [w for w in self.words if w.kind in {"word", "quote"} and not silent(w.text, self.language)]
        texts = [w.text for w in words if not self._held(w, held)]
        self.facts += [Fact("lost", text) for text in texts]
        return texts

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
            self.words[at] = Word(_WITH[self.language], "prep")
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
        if word.text in _WHICH and self.bound is not None:  # "a window in which a cat sleeps": a cat in a window
            self.located = Fact("rel", self.bound.word, None, self._which())
            self.bound = None
            return
        if self._done_by_another(word):
            return
        if self.language == "de" and self.before is not None and self.last is None:
            self.last = self.before
            self.clause = Clause(self.before, reversed=word.text == "den", open=word.text in {"die", "das"})

    def _done_by_another(self, word: Word) -> bool:
        """“Una cometa que un niño vuela”: who does it stands behind "que", what it is done to before."""
        if word.text not in _WHOM.get(self.language, ()) or self.last is None:
            return False
        at = next((n for n, w in enumerate(self.words) if w is word), len(self.words))
        behind = self.words[at + 1 : at + 6]
        if not behind or behind[0].kind not in {"det", "num"}:
            return False
        verb = next((n for n, w in enumerate(behind) if n > 1 and phrases.known_verb(w, self.language)), 0)
        if not verb or any(w.kind not in _CONTENT for w in behind[:verb]):
            return False
        self.clause = Clause(self.last, reversed=True)
        return True

    def _aux(self, word: Word) -> None:
        self.helped = True
        if self.relative and word.text == "is" and self.last is not None and self.last.members:
            self.last = self.last.members[-1]  # "a hearth and a dog that is asleep"
        free = not self.relative and self.clause is None and self.bound is None and self.located is None
        if free and self.subject is not None and self.joins is False:
            self.last = self.subject  # "a girl on a bench is reading"
        if word.text in _PASSIVE and self.last is not None:
            self.clause = Clause(self.last, passive=True)
            self.inverted = any(f.second is self.last for f in self.waiting)  # „auf der Weide wird ein Pony …“

    def _prep(self, word: Word) -> None:
        if word.text in {"of", "von", "de"} and not self.things:  # "a close-up of"
            return
        if self.bound is not None:  # "out of", "up at": one preposition in two words
            self.bound.word += f"_{word.text}"
            return
        self._fix(self.last)
        last = self._owner(self.last) if word.text in PLACES and self.last is not None else self.last
        last = self._bearer(last) if word.text in _WITH.values() and last is not None else last
        self.bound = Fact("rel", word.text, last or self.root)
        self.joins = False

    def _bearer(self, part: Thing) -> Thing:
        """A white beard carries no book: whoever has it does."""
        bears = (f.first for f in self.facts if f.second is part and f.first is not None and self._alive(f.first))
        return next(bears, part) if fold(part.head) in _PARTS else part

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
        fronted = self.bound is not None and self.bound.first is None
        cut = phrases.verb_at(stretch, follows, self.language, tied=fronted)
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

    def _named(self, noun: list[Word], stretch: Stretch, follows: Word | None, *, does: bool) -> None:
        """A noun phrase in its place; `does`: a verb stands behind it."""
        if not does and len(noun) == 1 and (meant := self._meant(noun[0])) is not None:
            self._place(meant, noun, stretch, follows)
            return
        found = phrases.read(noun, stretch, follows, self.language)
        self.things += found.things
        self.facts += found.facts
        free = self.bound is None and self.clause is None and self.located is None
        self._place(found.thing, noun, stretch, follows)
        for fact in self.ahead:
            fact.second = found.thing
        self.ahead = []
        if self.subject is None and not self.joins:
            self.subject = self.root if self.root is not None and not self.root.members else None
            if free and (does or (follows is not None and follows.kind == "aux")):
                self.subject = found.thing  # "a man reads, a woman sleeps"

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
        first = stretch.body[0] if len(stretch.body) == 1 and stretch.bare and self.root is None else None
        if first is None or not phrases.known_verb(first, self.language):
            return False
        past = "+ed" if phrases.past(first, self.language) else ""
        self.waiting.append(Fact("does", f"{verb_key(first.text, self.language)}{past}"))
        return True

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

    def _verb_first(self, body: list[Word], follows: Word | None) -> bool:
        """Whether a stretch without article begins with what somebody named before does."""
        first = body[0]
        done = self.facts[-1] if self.facts else None
        if first.form == "ing" and len(body) > 1 and done is not None and done.kind == "does" and done is self.fresh:
            return False  # "wearing shining armor"
        ends = follows is None or follows.kind == "pause"
        if self.clause is not None and self.clause.passive and len(body) == 1 and ends and not first.capital:
            return True  # "eine Ziege wird gemolken"
        if (self.last or self.actor or self.root) is None or self.bound is not None or first.kind != "word":
            return False
        helped, self.helped = self.helped, False
        if helped and self.language in {"es", "fr"} and phrases.past(first, self.language):
            return True
        known = adjective(first.text, self.language)
        if self.relative:
            return not known and not (self.language == "de" and first.capital)
        kind = follows.kind if follows else "pause"
        free = len(body) == 1 and kind not in {"word", "quote", "aux", "rel"}
        if (
            self.language != "en"
            and phrases.participle(first.text, self.language)
            and follows is not None
            and not known
        ):
            agent = follows.text in self.grammar.by or follows.text in FULL | PLACES
            if agent and verb_key(first.text, self.language) in known_verbs(self.language):
                return True
        if first.form in {"ing", "ed"} or (self.language == "es" and first.text.endswith(("ando", "iendo", "yendo"))):
            told = self.language == "en" and len(body) > 1 and self.before is not None and self._alive(self.before)
            return free or self.last is not None or told  # "a robot, watering plants"
        return free and self.last is not None and not known and kind in {"det", "num"}

    def _verb(self, verb: Word, *, fronted: bool = False) -> None:
        key = verb_key(verb.text, self.language)
        past = self.language in {"es", "fr"} and phrases.participle(verb.text, self.language)
        past = past and (self.helped or not self.relative)  # "qui bondit", "qui est assis"
        act = f"{key}+ed" if verb.form == "ed" or past else key
        if self.clause is not None:
            self.facts.append(self.clause.closed(act))
            self.last = self.actor = self.clause.about
            self.clause, self.relative = None, False
            return
        if fronted:
            self.waiting.append(Fact("does", act))
            return
        if self.located is not None and self.last is self.located.second:
            self.done = act
            return
        subject = (self.actor if self.joins else None) or self.last or self.root
        if self._finite(verb) and self.subject is not None and not (self.relative or self.joins):
            subject = self.subject  # "a cook with a white hat cuts tomatoes"
        if subject is not None and self.subject is not None and self._anothers(subject, act):
            subject = self.subject
        told = verb.form == "ed" or (self.language != "en" and phrases.participle(verb.text, self.language))
        if told and subject is not None and self.language != "en":
            subject = self._owner(subject)
        self._fix(subject)
        self.joins = self.relative = False
        fact = Fact("does", act, subject)
        self.facts.append(fact)
        self.open = fact if told else None
        self.actor = self.last = subject

    def _anothers(self, subject: Thing, act: str) -> bool:
        """Whether a deed is rather the clause's subject's: boots do not leap, and puddles wear nothing."""
        if self.subject is None or self._told_of(subject):
            return False
        if self.language != "en":
            told = (self.relative and not self._had(subject)) or self.joins or "+" in act
            return not told and self._alive(self.subject) and not self._alive(subject)
        if "+" not in act and act not in _THINGS_TOO and self._alive(self.subject) and not self._alive(subject):
            return True
        if not person(self.subject.head) or person(subject.head):
            return False
        return act in {"wear", "hold", "carry"} or wearing("with", subject.head, subject.many)

    def _had(self, thing: Thing) -> bool:
        """Whether a thing is told of only as what somebody has on: "une fillette en ciré qui saute"."""
        return self.language != "de" and any(f.second is thing and f.word in _HAVING for f in self.facts)

    def _alive(self, thing: Thing) -> bool:
        return any(self._alive(m) for m in thing.members) if thing.members else animate(thing.head, self.language)

    def _finite(self, verb: Word) -> bool:
        """Whether a verb's form says that it is the sentence's own."""
        if self.language == "en":
            return verb.form == "s"
        loose = phrases.participle(verb.text, self.language) or verb.text.endswith(
            ("end", "ando", "iendo", "yendo", "ant")
        )
        return not loose
