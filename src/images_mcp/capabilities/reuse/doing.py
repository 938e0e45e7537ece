"""Who does what: where a verb begins, whose deed it is, whom "it" and "which" mean, and who stands behind what is done."""

from images_mcp.capabilities.reuse import phrases
from images_mcp.capabilities.reuse.deeds import MOUTHS
from images_mcp.capabilities.reuse.grammar import PLACES, VERBS
from images_mcp.capabilities.reuse.groups import english_key, known_verbs
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import adjective, animate, person, picture, wearing
from images_mcp.capabilities.reuse.placing import FULL, Placing
from images_mcp.capabilities.reuse.resting import OPENINGS
from images_mcp.capabilities.reuse.things import Clause, Fact, Thing
from images_mcp.capabilities.reuse.vocabulary import Word
from images_mcp.engines.minds.rules.words import fold

CONTENT = frozenset({"word", "quote", "det", "num"})
_WHOM = {"es": {"que"}, "fr": {"que", "qu'"}}
WITH = {"en": "with", "de": "mit", "es": "con", "fr": "avec"}
_PARTS = frozenset(
    "beard moustache mustache hair bart schnurrbart haar haare barba bigote pelo barbe moustache cheveu cheveux".split()
)
FOR = frozenset({"für", "para", "pour"})
_THINGS_TOO = frozenset(
    english_key(verb)
    for verb in "run hang grow shine float drift fall melt blow burn stand lie face cross touch lead follow close glow flow rise wind "
    "smoke steam lean overlook surround cover bloom blossom sparkle flicker ring spin sail fly drive crash explode erupt reflect "
    "flap wave drip overflow collapse crumble contain hold display show say cast leave spill open break".split()
)
"""What things do as well: a river runs, a lamp hangs; anything else is done by whoever is alive."""
_STUFF = frozenset({"de", "en"})
_HAVING = frozenset("con avec en llev port".split())


class Doing(Placing):
    """Places the deeds of a wish."""

    def _done_by_another(self, word: Word) -> bool:
        """“Una cometa que un niño vuela”: who does it stands behind "que", what it is done to before."""
        if word.text not in _WHOM.get(self.language, ()) or self.last is None:
            return False
        at = next((n for n, w in enumerate(self.words) if w is word), len(self.words))
        behind = self.words[at + 1 : at + 6]
        if not behind or behind[0].kind not in {"det", "num"}:
            return False
        verb = next((n for n, w in enumerate(behind) if n > 1 and phrases.known_verb(w, self.language)), 0)
        if not verb or any(w.kind not in CONTENT for w in behind[:verb]):
            return False
        self.clause = Clause(self.last, reversed=True)
        return True

    def _bearer(self, part: Thing) -> Thing:
        """A white beard carries no book: whoever has it does."""
        bears = (f.first for f in self.facts if f.second is part and f.first is not None and self._alive(f.first))
        for fact in self.facts:  # „ein Logo für eine Bäckerei mit einer Ähre“
            made = fact.first if fact.second is part and fact.word in FOR else None
            if made is not None and picture(made.head, self.language):
                return made
        if part.head in OPENINGS:  # "a desk by the window with a laptop"
            beside = (f.first for f in self.facts if f.second is part and f.word in PLACES and f.first is not None)
            return next(beside, part)
        return next(bears, part) if fold(part.head) in _PARTS else self._made(part)

    def _which(self) -> Thing | None:
        """What "in which" speaks of: what stands before it, behind a comma what was spoken of last."""
        first = self.bound.first if self.bound is not None else None
        meant = first if first is not None and self.last is not None else self.before or first
        return self._made(meant) if meant is not None else None

    def _made(self, stuff: Thing) -> Thing:
        """What is made of a stuff: "una mesa de madera con un plato", "una mesa de madera, encima un plato"."""
        if self.language not in {"es", "fr"} or not stuff.bare:
            return stuff
        made = (f.first for f in self.facts if f.second is stuff and f.word in _STUFF and f.first is not None)
        return next(made, stuff)

    def _meant(self, word: Word) -> Thing | None:
        """Whom "them", "it" or "her" means, where only one thing besides the doer can be meant."""
        if self.language != "en" or word.text not in {"them", "it", "him", "her"}:
            return None
        if word.text != "them":
            return self._meant_alone(alive=word.text != "it")
        several = [t for t in self.things if t is not self.last and t is not self.actor and (t.many or t.members)]
        inside = {id(m) for t in several for m in t.members}
        several = [t for t in several if id(t) not in inside]
        return several[0] if len(several) == 1 else None

    def _meant_alone(self, *, alive: bool) -> Thing | None:
        """The one thing besides the doer that "it" can mean, or the one somebody that is "him" or "her"."""
        doers = {id(t) for t in (self.last, self.actor, self.bound.first if self.bound else None) if t is not None}
        single = [t for t in self.things if not t.members and not t.many and id(t) not in doers]
        meant = [t for t in single if animate(t.head, "en") == alive]
        hosts = [f.first for f in self.facts if f.word == "with" and id(f.second) in doers and f.first in meant]
        return meant[0] if len(meant) == 1 else hosts[0] if len(hosts) == 1 else None

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
            self.helped = True
            return True
        known = adjective(first.text, self.language)
        if len(body) > 1 and self._goes_on(first):
            return True
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

    def _goes_on(self, first: Word) -> bool:
        """Whether a clause goes on: „eine Frau, die einen Hut trägt, füttert Tauben“, "who wears a hat and feeds pigeons"."""
        if self.language == "en":
            return self.joins and first.form == "s" and first.text in VERBS
        known = phrases.known_verb(first, self.language) and self._finite(first)
        return self.last is None and known and not first.capital

    def _verb(self, verb: Word, *, fronted: bool = False) -> None:
        key = verb_key(verb.text, self.language)
        past = self.language in {"es", "fr"} and phrases.participle(verb.text, self.language)
        past = past and (self.helped or not self.relative)  # "qui bondit", "qui est assis"
        act = f"{key}+ed" if verb.form == "ed" or past else key
        if self.clause is not None:
            self.facts += self.clause.closed(act)
            self.last = self.actor = self.clause.about
            self.clause, self.relative = None, False
            return
        if fronted or (self.root is None and self.located is None):
            self.waiting.append(Fact("does", act))
            return
        if self.located is not None:
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
        if subject.head in MOUTHS and self._alive(self.subject):  # "a dog with a stick in its mouth running"
            return True
        if self.language != "en":
            told = (self.relative and not self._had(subject)) or self.joins or "+" in act
            return not told and self._alive(self.subject) and not self._alive(subject)
        if "+" not in act and act not in _THINGS_TOO and self._alive(self.subject) and not self._alive(subject):
            return True
        if not person(self.subject.head) or self._alive(subject):
            return False
        return act in {"wear", "hold", "carry"} or wearing("with", subject.head, subject.many)

    def _had(self, thing: Thing) -> bool:
        """Whether a thing is told of only as what somebody has on: "une fillette en ciré qui saute"."""
        return self.language != "de" and any(f.second is thing and f.word in _HAVING for f in self.facts)

    def _finite(self, verb: Word) -> bool:
        """Whether a verb's form says that it is the sentence's own."""
        if self.language == "en":
            return verb.form == "s"
        loose = phrases.participle(verb.text, self.language) or verb.text.endswith(
            ("end", "ando", "iendo", "yendo", "ant")
        )
        return not loose
