"""Deeds said in more words than one: by a noun, by a verb of all work with a noun, by the part of the body that holds something."""

from images_mcp.capabilities.reuse.groups import deeds, infinitives, known_verbs
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import animate, event, of_kind
from images_mcp.capabilities.reuse.things import Fact, Thing
from images_mcp.engines.minds.rules.words import fold

_OF = frozenset({"of", "von", "de", ""})
_BY = frozenset({"by", "durch", "por", "par"})
_MEETINGS = frozenset({"between", "zwischen", "entre"})
_AT = _MEETINGS | {"with", "mit", "con", "avec", "bei", "neben", "at", "in", "en"}
_LABOUR = {
    "en": frozenset("mak tak do hav hold go".split()),
    "de": frozenset("mach nehm veranstalt".split()),
    "es": frozenset({"hac", "d", "ten"}),
    "fr": frozenset("fai fais fait font prend".split()),
}
"""Verbs of all work: what is done their object says."""
_WALKING = frozenset("walk stroll spazier camen promen".split())
_HOLDING = frozenset(
    "hold carry keep clench grip with halt trag mit sosten sojet ten llev con tien port serr avec".split()
)
_INSIDE = frozenset("in between en entre dans im zwischen".split())
MOUTHS = frozenset(
    "mouth beak jaw tooth claw talon paw trunk maul schnabel mund zahn zähne kralle rüssel boca pico hocico diente garra trompa "
    "bec gueule bouche dent griffe patte trompe".split()
)
_ARMS = frozenset("arm armen brazo bra bras".split())
_CARRY = {"en": "carry", "de": "trag", "es": "llev", "fr": "port"}
_WITH = {"en": "with", "de": "mit", "es": "con", "fr": "avec"}
_BASES = (
    ("ption", "pt"),
    ("ption", "p"),
    ("tion", "t"),
    ("ation", ""),
    ("sion", "d"),
    ("sion", "s"),
    ("al", ""),
    ("ment", ""),
    ("ance", ""),
)


def laboured(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“Children having a snowball fight” is a snowball fight of children; who does a dance, or goes for one, dances."""
    for fact in list(facts):
        who, what = fact.first, fact.second
        if who is None or what is None or fact.kind not in {"act", "rel", "there"}:
            continue
        if fact.kind != "act" and event(who.head, language) and fact.word in _MEETINGS:
            fact.kind, fact.word = "of", ""
        elif fact.kind == "rel" and fact.word == _WITH[language] and of_kind(what.head, language, "animal"):
            walk = next((f for f in facts if f.kind == "does" and f.word in _WALKING and f.first is who), None)
            if walk is not None:  # who walks with a dog walks it
                walk.kind, walk.second = "act", what
                facts.remove(fact)
        elif not (fact.word in _LABOUR[language] if fact.kind == "act" else fact.word in _AT):
            continue
        elif fact.kind == "act" and what.plain and (verb := _verb(what.head, language)):
            fact.kind, fact.word, fact.second = "does", verb, None
            for other in facts:
                other.first = who if other.first is what else other.first
            things = [t for t in things if t is not what]
        elif event(what.head, language) and (fact.kind == "act" or animate((who.members or [who])[0].head, language)):
            fact.kind, fact.word, fact.first, fact.second = "of", "", what, who
    return things, facts


def bodily(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“Carrying a stick in its mouth” is with a stick in its mouth; who has somebody in their arms carries them."""
    for fact in list(facts):
        part = fact.second
        if part is None or fact.word not in _INSIDE or fact.kind not in {"rel", "there"}:
            continue
        arms = fold(part.head) in _ARMS
        if not arms and part.head not in MOUTHS:
            continue
        whose = next((f for f in facts if f.first is part and f.word in _OF and f.kind in {"rel", "of"}), None)
        held = next((f for f in facts if f.word in _HOLDING and f.second and fact.first in (f.first, f.second)), None)
        if held is None and not (arms and whose is not None):
            continue
        if held is None:
            held = Fact("act", "", whose.second if whose is not None else None, fact.first)
            facts.append(held)
        held.kind, held.word = ("act", _CARRY[language]) if arms else ("rel", _WITH[language])
        fact.kind, fact.first = "rel", held.second
        if arms and not (part.traits or part.order):
            facts = [f for f in facts if f is not fact and f is not whose]
            things = [t for t in things if t is not part]
    return things, facts


_EMITTED = {
    "en": {"smoke": "smok", "steam": "steam"},
    "de": {"rauch": "rauch", "dampf": "dampf"},
    "fr": {"fumée": "fum"},
}
_RISING = {
    "en": frozenset("ris leav com com_out billow curl drift pour escap go emerg".split()),
    "de": frozenset("steig komm aufsteig quell zieh dring ström".split()),
    "fr": frozenset("sort mont echapp s'échapp".split()),
}
_FROM = frozenset("from out_of out aus von de of".split())


def emitted(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“Smoke rising from a chimney” is a chimney smoking."""
    for fact in facts:
        smoke = fact.first
        verb = _EMITTED.get(language, {}).get(smoke.head.partition("_")[0]) if smoke is not None else None
        if smoke is None or verb is None or not (fact.word in _RISING[language] and fact.kind in {"act", "does"}):
            continue
        out = next(
            (f for f in facts if f.first is smoke and f.second and f.kind in {"rel", "of"} and f.word in _FROM), fact
        )
        if out.second is None or smoke.traits or smoke.order:
            continue
        source, smokes = out.second, Fact("does", verb, out.second)
        facts = [smokes, *(f for f in facts if f not in (fact, out))]
        for other in facts:
            other.first = source if other.first is smoke else other.first
            other.second = source if other.second is smoke else other.second
        things = [t for t in things if t is not smoke]
    return things, facts


def named_deeds(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“The eruption of a volcano”, “the arrival of a circus”: a volcano erupts."""
    for fact in list(facts):
        deed, doer = fact.first, fact.second
        if fact.kind not in {"rel", "of"} or fact.word not in _OF | _MEETINGS or deed is None or doer is None:
            continue
        verb = _verb(deed.head, language) if deed.plain else None
        if verb is None:
            continue
        by = next((f for f in facts if f.kind == "rel" and f.word in _BY and f.first in (deed, doer)), None)
        facts.remove(fact)
        if by is not None and by.second is not None:
            by.kind, by.word, by.first, by.second = "act", verb, by.second, doer
        else:
            facts.append(Fact("does", f"{verb}+of", doer))
        for other in facts:
            other.first = doer if other.first is deed else other.first
            other.second = doer if other.second is deed else other.second
        things = [t for t in things if t is not deed]
    return things, facts


_DEEDS = {word: word for word in "launch argue fight attack jump kiss chase hug parade march repair rescue race dance walk nap swim stroll".split()} | {
    "flight": "fly", "birth": "bear", "fall": "fall", "takeoff": "take_off", "landing": "land", "growth": "grow",
}  # fmt: skip


def _verb(noun: str, language: str) -> str | None:
    """The verb a noun is made of, as a key; None where it is made of none."""
    if language == "de" and noun.endswith("n") and verb_key(noun, "de") in known_verbs("de"):
        return verb_key(noun, "de")  # „das Melken einer Ziege“
    if language != "en":
        return deeds(language).get(noun) or _derived(noun, language)
    if noun in _DEEDS:
        return verb_key(_DEEDS[noun], "en")
    for ending, base in _BASES:
        if noun.endswith(ending) and len(noun) - len(ending) + len(base) > 3:
            key = noun[: -len(ending)] + base
            if ending != "al" or key in {"arriv", "surviv", "reviv", "dismiss", "refus", "propos"}:
                return key
    return None


_DERIVED = {
    "de": (("ung", "en"), ("ung", "n"), ("atur", "ieren"), ("ation", "ieren")),
    "es": (("ación", "ar"), ("amiento", "ar"), ("imiento", "er"), ("imiento", "ir")),
    "fr": (("ation", "er"), ("ement", "er"), ("issement", "ir"), ("age", "er")),
}


def _derived(noun: str, language: str) -> str | None:
    """The verb a noun is made of by its ending alone: „Reparatur“, "celebración", "élagage"."""
    known = (noun.removesuffix(end) + base for end, base in _DERIVED[language] if noun.endswith(end))
    return next((verb_key(verb, language) for verb in known if verb in infinitives(language)), None)
