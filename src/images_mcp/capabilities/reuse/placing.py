"""Where a noun phrase belongs in what has been read so far: behind a preposition, as an object, beside another, alone."""

from images_mcp.capabilities.reuse import phrases
from images_mcp.capabilities.reuse.grammar import GRAMMARS, PLACES, Grammar
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import (
    adjective,
    animate,
    body_part,
    clean_style,
    color,
    deliverable,
    host_free,
    picture,
    scenery,
    wearing,
)
from images_mcp.capabilities.reuse.phrases import Stretch
from images_mcp.capabilities.reuse.resting import CONTAINERS, RESTING, SEEING
from images_mcp.capabilities.reuse.things import NEUTER, Clause, Fact, Thing
from images_mcp.capabilities.reuse.turning import turned
from images_mcp.capabilities.reuse.uniting import listed
from images_mcp.capabilities.reuse.vocabulary import Said, Word, stemmed
from images_mcp.capabilities.reuse.wording import SAYING

_COVERS = frozenset(
    "cover fill surround coat dust decorat wrap top drench blanket line adorn lit light bedeck uberwucher beleucht umgeb full "
    "schmuck kron cobr rode adorn decor ilomin coron llen couvr recouvr entour orn rempl surmont couronn eclair".split()
)
_BODY = frozenset("arm hand leg eye hair mouth sleeve tail wing head ear tongue fist".split())
FULL = frozenset({"in", "with", "mit", "con", "de", "avec", "d'"})
_OF = frozenset("of von de del du".split())
_OBJECTS = {("es", "a"), ("fr", "de")}
_PLAYING = "jou"
_GENITIVE = frozenset({"of", "de", "von", "", "full_of", "voll_mit", "lleno_de", "rempli_de"})
_WITH = frozenset({"with", "mit", "con", "avec"})
_IN_COLOR = frozenset({"in", "en"})
_AS = frozenset("in as en als like in_the_style_of".split())
_WHERE = frozenset("in at on by through across along en im am auf an durch dans sur à au sobre por".split())
_PLACED = frozenset("in on at im am auf an dans sur à en sobre".split())
_DURING = frozenset("during während durante pendant".split())
_GIVING = frozenset("giv hand show bring offer throw send pass teach sell lend tell read pour feed".split())


class Placing:
    """What has been read of a wish, and where what comes next may belong."""

    def __init__(self, said: Said) -> None:
        self.language = said.language
        self.grammar: Grammar = GRAMMARS[said.language]
        self.words = listed(tuple(turned(list(said.words), said.language)))
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
        self.fresh: Fact | None = None  # the verb just read, whose object may follow
        self.inverted = False  # a place stands before the verb, who it is about behind
        self.helped = False  # an auxiliary stands before
        self.subject: Thing | None = None  # the first thing since the latest pause or conjunction
        self.tinted: Thing | None = None  # what was just said to be in a colour
        self.held: Stretch | None = None  # attributes whose noun comes after an "and"
        self.ahead: list[Fact] = []  # weather said before whom it is about
        self.manner: list[tuple[str, Thing | None, int]] = []

    def _alive(self, thing: Thing) -> bool:
        return any(self._alive(m) for m in thing.members) if thing.members else animate(thing.head, self.language)

    def _place(self, thing: Thing, noun: list[Word], stretch: Stretch, follows: Word | None) -> None:
        if self.bound is not None:
            self._behind(self.bound, thing)
            return
        if self.clause is not None and self._in_clause(self.clause, thing, noun, stretch):
            return
        if self.located is not None and self.located.second is not None:
            self._at(self.located, thing)
            return
        style = self._style(thing)
        alone = self.root is not None or (follows is not None and follows.kind in {"pause", "time"})
        if style and not stretch.lead and alone:
            self._restyle(thing, style)
        elif self.joins and self.last is not None and self.last is self.tinted and self._a_color(thing, stretch):
            self._tint(self.last, thing)
        elif self.joins and self.last is not None:
            apart = body_part(self.last.head) and animate(thing.head, self.language)
            self._join(self.root if apart and self.root is not None else self.last, thing)
        elif not self._as_object(thing):
            self._free(thing, noun, stretch)

    def _in_clause(self, clause: Clause, thing: Thing, noun: list[Word], stretch: Stretch) -> bool:
        """Whether a phrase stands in a German clause before its verb."""
        if self.inverted:
            self.inverted, clause.about = False, thing
            self._free(thing, noun, stretch)
        elif clause.other is not None and self.joins:
            both = Thing("", members=[clause.other, thing])  # „der rote Haare und Sommersprossen hat“
            self.things.append(both)
            clause.other, self.joins = both, False
        elif clause.takes(thing):
            clause.third = self.last = thing
        elif clause.other is None:
            clause.other = self.last = thing
            self._who(clause, stretch)
        else:
            return False
        return True

    @staticmethod
    def _who(clause: Clause, stretch: Stretch) -> None:
        """„Die Frau, die der Mann malt“ is painted; whether „die ein Mann malt“ is, only the noun's gender tells."""
        articles = {w.text for w in stretch.lead}
        if clause.open and "der" in articles:
            clause.reversed = True
        elif clause.open and "ein" in articles:
            clause.doubtful = not any(w.text.endswith(NEUTER) for w in stretch.body)

    def _at(self, fact: Fact, thing: Thing) -> None:
        """Who is at the place a relative clause tells of."""
        place, self.located = fact.second, None
        fact.first, fact.second = thing, place
        if self.root is place:
            self.root = thing
        if place is not None:
            self._tie(fact, place)
            self.fronted.append(fact)
        if self.done is not None:
            self.facts.append(Fact("does", self.done, thing))
            self.done = None
        self.last = self.actor = self.subject = thing
        self.relative = False
        if self.language == "de":  # „unter dem zwei Mönche Schach spielen“: the verb comes last
            self.clause = Clause(thing)

    def _behind(self, fact: Fact, thing: Thing) -> None:
        """Behind a preposition."""
        self.bound = None
        if fact.word in _IN_COLOR and fact.first is not None and self._a_color(thing, Stretch([], "", [])):
            self._tint(fact.first, thing)
            return
        who = self.subject
        if fact.word == "with" and thing.head in _BODY and who is not None and fact.first is not None:
            fact.first = who if animate(who.head, "en") and not animate(fact.first.head, "en") else fact.first
        if self.clause is not None and self.clause.passive and fact.word in self.grammar.by:
            self.clause.other = self.last = thing
            return
        style = self._style(thing)
        if fact.word == "in_the_style_of" and not style and not thing.members:
            style = f"like {' '.join([*sorted(thing.traits), *thing.order, thing.head])}"
        if style and fact.word in _AS:
            self._restyle(thing, style)
            return
        fact.second = thing
        if fact.word in SAYING.values() and fact.first is not None and animate(fact.first.head, self.language):
            shown = (t for t in self.things if picture(t.head, self.language))  # "a poster of a newt saying ‘Go’"
            fact.first = next(shown, fact.first)
        made = self._style(fact.first) if fact.first is self.root and fact.word in _OF else None
        if made and fact.first is not None:  # a watercolour of a fox is a fox, in watercolour
            self._restyle(fact.first, made, thing)
        else:
            self._tie(fact, thing)
        if self.open is not None and fact.word not in PLACES | {"out_of", "from", "into", "of"}:
            self.open = None
        purpose = fact.word == "for" and fact.first is not None and deliverable(fact.first.head)
        stuff = fact.word == "aus" and fact.first is not None and not (thing.traits or thing.order or thing.members)
        self.last = fact.first if purpose or stuff else thing

    def _a_color(self, thing: Thing, stretch: Stretch) -> bool:
        """Whether a phrase is a colour alone: "a logo in blue and gold"."""
        bare = stretch.bare and not (thing.members or thing.many)
        return bare and not thing.order and all(color(w, self.language) for w in (thing.head, *thing.traits))

    def _tint(self, thing: Thing, shade: Thing) -> None:
        self._forget(shade)
        told = thing.members[-1] if thing.members else thing
        told.traits += [stemmed(w, self.language) if self.language != "en" else w for w in (*shade.traits, shade.head)]
        self.last = self.tinted = thing
        self.joins = False

    def _tie(self, fact: Fact, thing: Thing) -> None:
        """A preposition's two ends, as what it means where that is known."""
        covered = self.open is not None and self.open.word.removesuffix("+ed") in _COVERS
        near = self.facts and self.facts[-1] is self.open
        place = self.language == "es" and scenery(thing.head, "es")  # "paseados por un parque por una mujer"
        wearer = fact.first if self.subject is None or (fact.first and self._alive(fact.first)) else self.subject
        if self.open is not None and (
            (fact.word in self.grammar.by and ((near and not place) or animate(thing.head, self.language)))
            or (near and covered and fact.word in FULL)
        ):
            self.open.acted_by(thing)
        elif self._takes(fact.word) and self._as_object(thing):
            return
        elif fact.word in _DURING:
            self.facts.append(Fact("during", "", None, thing))
        elif fact.word == "made_of" and fact.first is not None and fact.first.members and not thing.members:
            self._consists(fact.first.members[-1], thing)
        elif fact.word == "made_of" and fact.first is not None and not (thing.traits or thing.order or thing.members):
            self._consists(fact.first, thing)
        elif wearing(fact.word, thing.head, thing.many, wearer.head if wearer else ""):
            self.facts.append(Fact("act", "wear", wearer, thing))
        elif scenery(thing.head, self.language) and fact.word in _WHERE and self._free_place(fact.first):
            self.facts.append(Fact("where", "at" if fact.word in _PLACED else fact.word, None, thing))
        elif fact.first is None:
            self.waiting.append(fact)
        else:
            self.facts.append(self._scene(fact))

    def _takes(self, preposition: str) -> bool:
        """Whether the verb just read has its object behind a preposition: "ve a un niño", "boit du café", "joue aux échecs"."""
        deed = self.facts[-1].word if self.facts else ""
        plays = (self.language, preposition) == ("fr", "à") and deed == _PLAYING
        return plays or ((self.language, preposition) in _OBJECTS and deed not in RESTING)

    def _consists(self, made: Thing, stuff: Thing) -> None:
        """A bridge made of stone is a stone bridge."""
        self._forget(stuff)
        if adjective(stuff.head, self.language):
            made.traits.append(stuff.head)
        else:
            made.order.insert(0, stuff.head)

    def _scene(self, fact: Fact) -> Fact:
        """A place named behind "a knight fighting a dragon" is where they fight, in either voice."""
        act = next((f for f in reversed(self.facts) if f.kind == "act"), None)
        placed = (f for f in self.facts if f is not fact and f.kind in {"rel", "there"} and f.word in PLACES)
        if act is not None and fact.first is act.second and act.second is not None:
            apart = act.word in SEEING and self._alive(act.second)  # "a boy watching a girl behind a tree"
            if apart or any(f.first is act.first for f in placed):  # "a boy in a pool looking at a girl on a terrace"
                return fact
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
        fact.word = fact.word if self.language == "en" else fact.word.removesuffix("+ed")
        if self.actor.accusative or (thing.nominative and self.actor.article not in {"der", "ein"}):
            # „den Hund jagt eine Katze“, „die Katze jagt der Hund“
            fact.first, fact.second = thing, self.actor
        self.open, self.last = None, thing
        return True

    def _free(self, thing: Thing, noun: list[Word], stretch: Stretch) -> None:
        """Behind nothing it belongs to: the wish's subject, one more thing, or an attribute said afterwards."""
        if self.root is None:
            self.root = thing
            for fact in self.waiting:
                fact.first = thing
            self.fronted = [fact for fact in self.waiting if fact.kind in {"rel", "does"}]
            self.facts += self.waiting
            self.waiting = []
        elif self._counted_behind(thing):
            return
        elif not stretch.lead and (phrases.only_traits(noun, self.language) or self._said_behind(noun)):
            self._forget(thing)
            only = [t for t in self.things if not t.members]
            if len(only) == 1:
                only[0].traits += [w.text for w in noun]
            else:
                self.facts.append(
                    Fact("also", " ".join(w.text for w in noun), self.things[-1] if self.things else None)
                )
            return
        elif self.language == "de" and self.last is self.root and (made := self._style(self.last)):
            self._restyle(self.last, made, thing)  # „das Foto eines Kochs“
        elif self._given(thing) or self._said_last(thing):
            pass
        elif self.last is not None:  # side by side without a word between: a genitive, or what we do not understand
            self.facts.append(Fact("of", "", self.last, thing))
        self.last = thing

    def _counted_behind(self, figure: Thing) -> bool:
        """“Kids on a beach, three of them”: a figure alone tells how many there are of the only ones there may be several of."""
        several = [t for t in self.things if t is not figure and not t.members and t.many in {"s", ""} and t.bare]
        several = [t for t in several if t.many == "s" or self.language == "de"][:1]
        if not figure.head.isdigit() or self.last is not None or not several:
            return False
        self._forget(figure)
        several[0].many = figure.head
        return True

    def _said_behind(self, noun: list[Word]) -> bool:
        """„Ein Bahnhof im Nebel, verlassen“: what is written small in German is no thing."""
        return self.language == "de" and self.last is None and not any(w.capital or w.kind != "word" for w in noun)

    def _given(self, thing: Thing) -> bool:
        """“Giving a crocodile a lollipop”, „gibt einem Krokodil einen Lutscher“ is giving a lollipop to a crocodile."""
        act = self.facts[-1] if self.facts else None
        if act is None or act.kind != "act" or act.second is None or act.second is not self.last:
            return False
        if not (
            act.second.dative and (thing.objective or thing.bare) if self.language == "de" else act.word in _GIVING
        ):
            return False
        self.facts.append(Fact("rel", "to", thing, act.second))
        act.second = thing
        return True

    def _said_last(self, thing: Thing) -> bool:
        """„Am Strand flickt ein Fischer sein Netz“: verb, doer, and what it is done to."""
        whom = self.language == "de" and (thing.many or thing.objective)  # „ein Bär fängt im Fluss einen Lachs“
        doers = {id(self.last), id(self.root if whom else None)} - {id(None)}
        deed = next((f for f in self.facts if f.kind == "does" and id(f.first) in doers and f.second is None), None)
        if self.language not in {"de", "es"} or deed is None or "+" in deed.word:
            return False
        deed.kind, deed.second = "act", thing
        if deed.first is not None and deed.first.accusative:
            deed.first, deed.second = thing, deed.first
        return True

    def _join(self, last: Thing, thing: Thing) -> None:
        self.joins = False
        if last.members:
            last.members.append(thing)
            return
        both = Thing("", members=[last, thing])
        self.things.append(both)
        held = next((f for f in reversed(self.facts) if f.second is last and f.kind != "when"), None)
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
        alone = not (thing.traits or thing.order) and host_free(thing.head, self.language)
        return clean_style(thing.traits, thing.order, thing.head) or (thing.head if alone else None)

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

    def _owner(self, thing: Thing) -> Thing:
        """What a genitive tells more of: "the handle of a spade in a garden" is a handle in a garden."""
        inside = not self._alive(thing)  # "a vase with tulips on a table": the vase; a box with a cat hidden inside
        for fact in reversed(self.facts):
            if (
                fact.second is thing
                and fact.first is not None
                and fact.kind in {"of", "rel"}
                and (fact.word in _GENITIVE or (fact.word in _WITH and fact.first.head in CONTAINERS and inside))
            ):
                return self._owner(fact.first) if not self._style(fact.first) else thing
        return thing

    def _told_of(self, thing: Thing | None) -> bool:
        """Whether a thing is named only to say more of another: the woman in "a photo of a woman"."""
        return thing is not None and any(
            f.second is thing and (f.kind == "of" or (f.kind == "rel" and f.word in _OF)) for f in self.facts
        )

    def _free_place(self, thing: Thing | None) -> bool:
        """Whether it does not matter where in the sentence the place is named: the wish has only this one."""
        places = [w for w in self.words if w.kind == "word" and scenery(w.text, self.language)]
        watched = any(verb_key(w.text, self.language) in SEEING for w in self.words if w.kind == "word")
        watched &= sum(w.kind == "word" and animate(w.text, self.language) for w in self.words) > 1
        return len(places) == 1 and not self._told_of(thing) and not watched
