"""From normalised words to facts: who there is, how each is, who does what to whom, what stands where.

A shallow grammar, not a parser of everything: phrases are noun phrases with their attributes, verbs with subject and
object, prepositions with what they tie together. It may misread a sentence, but it never loses a word: whatever it
does not understand stays in the facts as it was said, so two wishes with the same facts say the same things.
"""

from dataclasses import replace

from images_mcp.capabilities.reuse import phrases
from images_mcp.capabilities.reuse.grammar import GRAMMARS, PLACES, Grammar
from images_mcp.capabilities.reuse.lexicon import adjective, clean_style, deliverable, scenery, wearing
from images_mcp.capabilities.reuse.phrases import Stretch
from images_mcp.capabilities.reuse.things import Clause, Fact, Thing, number_twins
from images_mcp.capabilities.reuse.uniting import listed, unaccented, united
from images_mcp.capabilities.reuse.vocabulary import Said, Word, stemmed, verb_key

_CONTENT = frozenset({"word", "quote", "det", "num"})
_COVERS = frozenset("cover fill surround coat dust decorat wrap top drench blanket line adorn lit light".split())
_OF = frozenset("of von de del du".split())
_AS = frozenset("in as en als like in_the_style_of".split())
_WHERE = frozenset("in at on by through across along en im am auf an durch dans sur à au sobre por".split())
_PLACED = frozenset("in on at im am auf an dans sur à en sobre".split())
_DURING = frozenset("during während durante pendant".split())
_PARTICLES = frozenset("out away back apart together".split())
_RELATIVE = frozenset("der die das den dem".split())
_WHERE_IT_IS = frozenset("where wo donde où".split())
_WHICH = frozenset("which dem der den denen das quien que cual lequel laquelle".split())
_WHOSE = {"en": {"whose"}, "de": {"dessen", "deren"}, "es": {"cuyo", "cuya", "cuyos", "cuyas"}}
_WITH = {"en": "with", "de": "mit", "es": "con"}
_GIVING = frozenset("giv hand show bring offer throw send pass teach sell lend tell read pour feed".split())
_PASSIVE = frozenset("wird werden wurde wurden".split())


def facts(said: Said) -> tuple[str, ...]:
    """The facts of a wish, sorted, so that order and voice are gone."""
    return _Parser(said).run()


class _Parser:
    """Reads from left to right. Its state is what the next words may belong to."""

    def __init__(self, said: Said) -> None:
        self.language = said.language
        self.grammar: Grammar = GRAMMARS[said.language]
        self.words = listed(said.words)
        self.things: list[Thing] = []
        self.facts: list[Fact] = []
        self.root: Thing | None = None  # what the wish is about
        self.last: Thing | None = None  # what a following preposition or verb belongs to
        self.actor: Thing | None = None  # who the latest verb was about
        self.before: Thing | None = None  # what was spoken of before the latest pause
        self.waiting: list[Fact] = []  # said before there was anything to tie it to
        self.fronted: list[Fact] = []  # prepositions that stood before the root
        self.bound: Fact | None = None  # the preposition now waiting for its noun
        self.open: Fact | None = None  # the participle an agent may follow
        self.clause: Clause | None = None
        self.joins = False
        self.relative = False
        self.located: Fact | None = None  # the place a relative clause tells of
        self.done: str | None = None  # what is done there, said before who does it
        self.helped = False  # an auxiliary stands before
        self.held: Stretch | None = None  # attributes whose noun comes after an "and"
        self.manner: list[tuple[str, Thing | None, int]] = []

    def run(self) -> tuple[str, ...]:
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
        return tuple(sorted(unaccented(f, self.language) for f in [*named, *(str(f) for f in self.facts)]))

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
            noun = near[0].capital or (near[0].kind == "word" and near[1].capital)
            if not noun:
                self.words[at] = Word(word.text, "rel")
        return self.words[at]

    # What single words do.

    def _pause(self, word: Word) -> None:
        del word
        if self.bound is not None:  # a preposition without a noun behind it: "a boat far below"
            self.facts.append(self.bound)
        if self.held is not None:
            self._alone(self.held)
            self.held = None
        self.before = self.last or self.before
        self.last = self.bound = self.open = self.clause = None
        self.joins = self.relative = False

    def _time(self, word: Word) -> None:
        self.facts.append(Fact("when", word.text, self.last if self._told_of(self.last) else None))

    def _conj(self, word: Word) -> None:
        self.joins = True
        if word.text == "or":
            self.facts.append(Fact("or", "", self.last))

    def _rel(self, word: Word) -> None:
        self.relative = True
        if word.text in _WHERE_IT_IS and self.last is not None:
            self.located = Fact("rel", "in", None, self.last)
            self.clause = None
            return
        if word.text in _WHICH and self.bound is not None:  # "a window in which a cat sleeps": a cat in a window
            self.located = Fact("rel", self.bound.word, None, self.bound.first or self.before)
            self.bound = None
            return
        if self.language == "de" and self.before is not None and self.last is None:
            self.last = self.before
            self.clause = Clause(self.before, reversed=word.text == "den")

    def _aux(self, word: Word) -> None:
        self.helped = True
        if word.text in _PASSIVE and self.last is not None:
            self.clause = Clause(self.last, passive=True)

    def _prep(self, word: Word) -> None:
        if word.text == "of" and not self.things:  # "a close-up of"
            return
        if self.bound is not None:  # "out of", "up at": one preposition in two words
            self.bound.word += f"_{word.text}"
            return
        self._fix(self.last)
        self.bound = Fact("rel", word.text, self.last or self.root)
        self.joins = False

    # Stretches of content.

    def _stretch(self, words: list[Word], after: Word | None) -> None:
        parts = phrases.split(words)
        for n, part in enumerate(parts):
            self._phrase(part, parts[n + 1][0] if n + 1 < len(parts) else after)

    def _phrase(self, words: list[Word], follows: Word | None) -> None:
        stretch = Stretch.of(words)
        self._take_adverbs(stretch)
        if self._shared(stretch, follows):
            return
        if stretch.body and stretch.bare and self._verb_first(stretch.body, follows):
            self._verb(stretch.body.pop(0))
        if not stretch.body:
            return
        fronted = self.bound is not None and self.bound.first is None
        cut = phrases.verb_at(stretch, follows, self.language, tied=fronted)
        noun, verb, rest = stretch.body, None, []
        if cut:
            noun, verb, rest = noun[:cut], noun[cut], noun[cut + 1 :]
            if rest and rest[0].text in _PARTICLES:
                verb, rest = replace(verb, text=f"{verb.text}_{rest[0].text}"), rest[1:]
        if self._says_how(noun, stretch, verb):
            return
        found = phrases.read(noun, stretch, follows, self.language)
        self.things += found.things
        self.facts += found.facts
        self._place(found.thing, noun, stretch, follows)
        if verb is not None:
            self._verb(verb, fronted=fronted)
            if rest:
                self._phrase(rest, follows)

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
        if (self.last or self.actor or self.root) is None or self.bound is not None or first.kind != "word":
            return False
        helped, self.helped = self.helped, False
        if helped and self.language in {"es", "fr"} and self.grammar.participle.match(first.text):
            return follows is not None and follows.text in self.grammar.by
        known = adjective(first.text, self.language)
        if self.relative:
            return not known
        kind = follows.kind if follows else "pause"
        free = len(body) == 1 and kind not in {"word", "quote", "aux", "rel"}
        if first.form in {"ing", "ed"} or (self.language == "es" and first.text.endswith(("ando", "iendo", "yendo"))):
            return free or self.last is not None
        return free and self.last is not None and not known and kind in {"det", "num"}

    def _verb(self, verb: Word, *, fronted: bool = False) -> None:
        key = verb_key(verb, self.language)
        act = f"{key}+ed" if verb.form == "ed" else key
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
        self._fix(subject)
        self.joins = self.relative = False
        fact = Fact("does", act, subject)
        self.facts.append(fact)
        told = verb.form == "ed" or (self.language in {"es", "fr"} and self.grammar.participle.match(verb.text))
        self.open = fact if told else None
        self.actor = self.last = subject

    # Where a noun phrase belongs.

    def _place(self, thing: Thing, noun: list[Word], stretch: Stretch, follows: Word | None) -> None:
        if self.bound is not None:
            self._behind(self.bound, thing)
            return
        if self.clause is not None and self.clause.other is None:
            self.clause.other = thing
            return
        if self.located is not None and self.located.second is not None:
            self._at(self.located, thing)
            return
        style = self._style(thing)
        alone = self.root is not None or (follows is not None and follows.kind == "pause")
        if style and not stretch.lead and alone:
            self._restyle(thing, style)
        elif self.joins and self.last is not None:
            self._join(self.last, thing)
        elif not self._as_object(thing):
            self._free(thing, noun, stretch)

    def _at(self, fact: Fact, thing: Thing) -> None:
        """Who is at the place a relative clause tells of."""
        place, self.located = fact.second, None
        fact.first, fact.second = thing, place
        if self.root is place:
            self.root = thing
        if place is not None:
            self._tie(fact, place)
        if self.done is not None:
            self.facts.append(Fact("does", self.done, thing))
            self.done = None
        self.last = self.actor = thing
        self.relative = False

    def _behind(self, fact: Fact, thing: Thing) -> None:
        """Behind a preposition."""
        self.bound = None
        if self.clause is not None and self.clause.passive and fact.word in self.grammar.by:
            self.clause.other = thing
            return
        style = self._style(thing)
        if fact.word == "in_the_style_of" and not style and not thing.members:
            style = f"like {' '.join([*sorted(thing.traits), *thing.order, thing.head])}"
        if style and fact.word in _AS:
            self._restyle(thing, style)
            return
        fact.second = thing
        if fact.word == "saying" and self.root is not None and deliverable(self.root.head):
            fact.first = self.root
        made = self._style(fact.first) if fact.first is self.root and fact.word in _OF else None
        if made and fact.first is not None:  # a watercolour of a fox is a fox, in watercolour
            self._restyle(fact.first, made, thing)
        else:
            self._tie(fact, thing)
        self.open = None
        purpose = fact.word == "for" and fact.first is not None and deliverable(fact.first.head)
        self.last = fact.first if purpose else thing

    def _tie(self, fact: Fact, thing: Thing) -> None:
        """A preposition's two ends, as what it means where that is known."""
        covered = self.open is not None and self.open.word.removesuffix("+ed") in _COVERS
        if self.open is not None and (fact.word in self.grammar.by or (covered and fact.word in {"in", "with"})):
            self.open.acted_by(thing)
        elif fact.word in _DURING:
            self.facts.append(Fact("during", "", None, thing))
        elif fact.word == "made_of" and fact.first is not None and not (thing.traits or thing.order or thing.members):
            self._made_of(fact.first, thing)
        elif wearing(fact.word, thing.head, thing.many):
            self.facts.append(Fact("act", "wear", fact.first, thing))
        elif scenery(thing.head, self.language) and fact.word in _WHERE and self._free_place(fact.first):
            self.facts.append(Fact("where", "at" if fact.word in _PLACED else fact.word, None, thing))
        elif fact.first is None:
            self.waiting.append(fact)
        else:
            self.facts.append(self._scene(fact))

    def _made_of(self, made: Thing, stuff: Thing) -> None:
        """A bridge made of stone is a stone bridge."""
        self._forget(stuff)
        if adjective(stuff.head, self.language):
            made.traits.append(stuff.head)
        else:
            made.order.insert(0, stuff.head)

    def _scene(self, fact: Fact) -> Fact:
        """A place named behind "a knight fighting a dragon" is where they fight, in either voice."""
        act = next((f for f in reversed(self.facts) if f.kind == "act"), None)
        if fact.word in PLACES and act is not None and fact.first in (act.first, act.second):
            fact.kind, fact.first = "there", act.first
        return fact

    def _as_object(self, thing: Thing) -> bool:
        """Behind a verb that has no object yet."""
        fact = self.facts[-1] if self.facts else None
        if fact is None or fact.kind != "does" or fact.second is not None or self.actor is None:
            return False
        if fact.first is not self.actor or self.last is not self.actor:
            return False
        fact.kind, fact.second = "act", thing
        if self.actor.accusative:  # "den Hund jagt eine Katze"
            fact.first, fact.second = thing, self.actor
        self.open, self.last = None, thing
        return True

    def _free(self, thing: Thing, noun: list[Word], stretch: Stretch) -> None:
        """Behind nothing it belongs to: the wish's subject, one more thing, or an attribute said afterwards."""
        if self.root is None:
            self.root = thing
            for fact in self.waiting:
                fact.first = thing
            self.fronted = [fact for fact in self.waiting if fact.kind == "rel"]
            self.facts += self.waiting
            self.waiting = []
        elif not stretch.lead and phrases.only_traits(noun, self.language):
            self._forget(thing)
            only = [t for t in self.things if not t.members]
            if len(only) == 1:
                only[0].traits += [w.text for w in noun]
            else:
                self.facts.append(
                    Fact("also", " ".join(w.text for w in noun), self.things[-1] if self.things else None)
                )
            return
        elif self._given(thing):
            pass
        elif self.last is not None:  # side by side without a word between: a genitive, or what we do not understand
            self.facts.append(Fact("of", "", self.last, thing))
        self.last = thing

    def _given(self, thing: Thing) -> bool:
        """“Giving a crocodile a lollipop” is giving a lollipop to a crocodile."""
        act = self.facts[-1] if self.facts else None
        if act is None or act.kind != "act" or act.second is not self.last or act.word not in _GIVING:
            return False
        self.facts.append(Fact("rel", "to", thing, act.second))
        act.second = thing
        return True

    def _join(self, last: Thing, thing: Thing) -> None:
        self.joins = False
        if last.members:
            last.members.append(thing)
            return
        both = Thing("", members=[last, thing])
        self.things.append(both)
        held = next((f for f in reversed(self.facts) if f.second is last), None)
        if held is not None:
            held.second = both
        for fact in self.fronted:  # "on a table: a jug and a lemon"
            fact.first = both if fact.first is last else fact.first
        self.last = both
        if self.actor is last:
            self.actor = both

    def _fix(self, group: Thing | None) -> None:
        """More is said behind "a cat on a sofa and a dog": whose it is the order tells, so it stays."""
        if group is not None and group.members and any(f.second is group for f in self.facts):
            group.fixed = True

    def _style(self, thing: Thing | None) -> str | None:
        if thing is None or thing.members or thing.many:
            return None
        return clean_style(thing.traits, thing.order, thing.head)

    def _restyle(self, made: Thing, style: str, shown: Thing | None = None) -> None:
        """What a picture is made with belongs to the whole wish, not to a thing in it."""
        self._forget(made)
        self.facts.append(Fact("style", style))
        if shown is not None:
            self.root = shown
            for fact in self.facts:
                fact.first = shown if fact.first is made else fact.first

    def _forget(self, thing: Thing) -> None:
        self.things = [t for t in self.things if t is not thing]

    def _told_of(self, thing: Thing | None) -> bool:
        """Whether a thing is named only to say more of another: the woman in "a photo of a woman"."""
        return thing is not None and any(
            f.second is thing and (f.kind == "of" or (f.kind == "rel" and f.word in _OF)) for f in self.facts
        )

    def _free_place(self, thing: Thing | None) -> bool:
        """Whether it does not matter where in the sentence the place is named: the wish has only this one."""
        places = [w for w in self.words if w.kind == "word" and scenery(w.text, self.language)]
        return len(places) == 1 and not self._told_of(thing)
