"""Facts that say the same in other words made one: converse places, what lies on top, deeds named by nouns.

Each rule is about a closed class of words or about morphology, never about a wish.
"""

import re

from images_mcp.capabilities.reuse.grammar import PLACES
from images_mcp.capabilities.reuse.groups import deeds, infinitives, known_verbs
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import animate
from images_mcp.capabilities.reuse.things import Fact, Thing
from images_mcp.capabilities.reuse.vocabulary import Word
from images_mcp.engines.minds.rules.words import fold

_CONVERSE = {
    "below": "above",
    "beneath": "above",
    "right_of": "left_of",
    "behind": "in_front_of",
    "hinter": "vor",
    "detrás_de": "delante_de",
    "derrière": "devant",
    "unterhalb": "oberhalb",
    "debajo_de": "encima_de",
    "en_dessous_de": "au_dessus_de",
}
_WITH = {"en": "with", "de": "mit", "es": "con", "fr": "avec"}
_ON = {"en": "on", "de": "auf", "es": "encima_de", "fr": "sur"}
_TOP = frozenset("top summit spitze gipfel cima alto haut sommet encima obendrauf".split())
_IT = frozenset("it them him her ihm ihr ihnen el él ella ellos ellas elle lui eux".split())
_SKY = frozenset(
    "full_moon moon sun sky star cloud rainbow mond vollmond sonne himmel sterne stern wolken regenbogen".split()
)
_UNDER = frozenset({"under", "unter", "debajo_de", "sous"})
_ABOVE = frozenset({"above", "over", "über", "au_dessus_de"})
_TALK = frozenset({"talk", "sprech", "habl", "parl"})
_TALKED_TO = frozenset({"to", "toward", "zu", "a", "à"})
_TOPPING = re.compile(r"^(?:top|crown|cap|coron|remat|surmont|couronn|kron|krön|gekrön)")


def _under_the_sky(fact: Fact) -> None:
    """“An owl under a full moon”, “a full moon above an owl”: the moon stands in the sky, over everything."""
    under = fact.second is not None and fact.second.head in _SKY and fact.word in _UNDER
    if under or (fact.first is not None and fact.first.head in _SKY and fact.word in _ABOVE):
        sky = fact.second if under else fact.first
        fact.kind, fact.word, fact.first, fact.second = "where", "sky", None, sky


_EDGE = frozenset("edge bank shore rand ufer orilla borde bord rive".split())
_NO_WATER = frozenset("cliff roof table bed klippe dach tisch acantilado tejado falaise toit".split())
_BESIDE = {"en": "by", "de": "an", "es": "al_lado_de", "fr": "à_côté_de"}


def _at_edges(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“At the edge of a pond” is by a pond; at the edge of a cliff is on it."""
    for fact in list(facts):
        edge = fact.second
        if fact.kind not in {"rel", "where", "there"} or edge is None or edge.head not in _EDGE or not _plain(edge):
            continue
        of = next((f for f in facts if f.first is edge and f.word in _OF | {""} and f.second is not None), None)
        if of is not None and of.second is not None and of.second.head not in _NO_WATER:
            fact.word, fact.second = _BESIDE[language], of.second
            facts = [f for f in facts if f is not of]
            things = [t for t in things if t is not edge]
    return things, facts


_ARRANGED = frozenset(
    "row line pile circle ring queue stack reihe kreis stapel haufen fila hilera pila montón círculo rangée file pile tas cercle".split()
)


def _arranged(things: list[Thing], facts: list[Fact]) -> tuple[list[Thing], list[Fact]]:
    """“A row of huts” is huts in a row: what else is said of the row is said of them."""
    for fact in facts:
        row, them = fact.first, fact.second
        if fact.kind in {"rel", "there"} and fact.word in _INTO and row is not None:
            row, them = them, row
        elif fact.kind not in {"rel", "of"} or fact.word not in _OF | {""}:
            continue
        if row is None or them is None or row.head not in _ARRANGED or not _plain(row) or them.members:
            continue
        for other in facts:
            other.first = them if other.first is row else other.first
            other.second = them if other.second is row else other.second
        fact.kind, fact.word, fact.first, fact.second = "also", row.head, them, None
        things = [t for t in things if t is not row]
    return things, facts


_INTO = frozenset({"in", "en"})
_PARTED = re.compile(r"(?:haar|äug)ig(?:e[rsnm]?)?$")


def silent(word: str, language: str) -> bool:
    """Whether a word may vanish from the facts, which say it otherwise: what lies on top, deeds, what is lacking."""
    return (
        word in _TOP | _IT | _EDGE | deeds(language).keys()
        or bool(_TOPPING.match(word))
        or word.endswith(("less", "free"))
        or bool(_PARTED.search(word))
    )


_HOLDS = frozenset({"with", "mit", "con", "avec"})
_OF = frozenset({"of", "von", "de"})
_WITHOUT = frozenset({"without", "ohne", "sin", "sans"})
_BY = frozenset({"by", "durch", "por", "par"})
_NOMINAL = re.compile(r"(?:ption|tion|sion|al|ment|ance)$")
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
_MEETINGS = frozenset({"between", "zwischen", "entre"})


def united(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """The things and facts of a wish in the one form their meaning has here."""
    for fact in facts:
        if fact.word in _CONVERSE and fact.second is not None:
            fact.word, fact.first, fact.second = (_CONVERSE[fact.word], fact.second, fact.first)
        if fact.kind == "rel" and fact.second is not None and fact.first is not None:
            _under_the_sky(fact)
        if fact.word in _TALKED_TO and any(f.word in _TALK and f.first is fact.first for f in facts):
            fact.word = _WITH[language]
        if fact.word == "surrounded_by" and fact.second is not None:
            fact.kind, fact.word, fact.first, fact.second = "act", "surround", fact.second, fact.first
        if language == "de" and fact.kind == "rel" and fact.word == "von":
            fact.kind, fact.word = "of", ""
        if fact.word in _WITHOUT and fact.second is not None and not fact.second.members:
            fact.second.many = ""  # how many there are not says nothing
    if language == "de":
        things, facts = _made_of(things, facts)
    things, facts = _at_edges(things, facts, language)
    things, facts = _arranged(things, facts)
    things, facts = _topped(things, facts, language)
    things, facts = _named_deeds(things, facts, language)
    _lifted(facts, language)
    return things, facts


_ACCENTED = re.compile(r"“[^”]*”|[^\W\d_]+")
_TOLD_APART = frozenset("mûr mûre mûrs sûr sûre jeûne tâche tâches".split())
_NOUNS = frozenset({"word", "det", "num", "quote"})
_LONGEST_ITEM = 4
_RELATIVES = frozenset({"der", "die", "das"})
_POSSESSING = frozenset("hat haben trägt tragen hält halten".split())


def unaccented(fact: str, language: str) -> str:
    """A Spanish or French fact without the accents people leave out; those that make another word stay."""
    if language not in {"es", "fr"}:
        return fact

    def plain(match: re.Match[str]) -> str:
        word = match.group()
        if word in _TOLD_APART or word.startswith("“"):
            return word
        kept = re.search(r"és?$", word) if language == "fr" else None
        body = word[: kept.start()] if kept else word
        return "".join(c if c == "ñ" else fold(c) for c in body) + (kept.group() if kept else "")

    return _ACCENTED.sub(plain, fact)


def listed(words: tuple[Word, ...]) -> list[Word]:
    """The words with the commas of a list read as "and": "the twins, mum, dad and a tortoise"."""
    found = list(words)
    for end, word in enumerate(found):
        if word.kind != "conj" or word.text == "or":
            continue
        commas, at = [], end - 1
        while at >= 0:
            start = at
            while start >= 0 and found[start].kind in _NOUNS and found[start].form != "ing":
                start -= 1
            if not 0 < at - start <= _LONGEST_ITEM or start < 0 or found[start].text != ",":
                break
            if found[start + 1].text in _RELATIVES and found[-1].text in _POSSESSING:
                break  # „, der rote Haare und Sommersprossen hat“
            commas.append(start)
            at = start - 1
        before = at
        while before >= 0 and found[before].kind in _NOUNS:
            before -= 1
        fronted = before >= 0 and found[before].kind == "prep" and before == 0
        behind = found[end + 1].kind if end + 1 < len(found) else ""
        if commas and not fronted and before < at <= before + _LONGEST_ITEM and behind in _NOUNS:
            for place in commas:
                found[place] = Word(word.text, "conj", raw=",")
    return found


def _plain(thing: Thing | None) -> bool:
    return thing is not None and not (thing.traits or thing.order or thing.members or thing.many)


def _made_of(things: list[Thing], facts: list[Fact]) -> tuple[list[Thing], list[Fact]]:
    """„Eine Tasse aus Blech“ ist eine Blechtasse."""
    for fact in list(facts):
        stuff = fact.second
        if (
            fact.kind == "rel"
            and fact.word == "aus"
            and fact.first is not None
            and stuff is not None
            and _plain(stuff)
            and stuff.bare
        ):
            if any(f is not fact and stuff in (f.first, f.second) for f in facts) or fact.first.members:
                continue
            fact.first.head = stuff.head + fact.first.head
            facts.remove(fact)
            things = [t for t in things if t is not stuff]
    return things, facts


def _topped(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“Pancakes with berries on top”, “on it”, “topped with berries”: berries on pancakes."""
    on, gone = _ON[language], []
    for fact in list(facts):
        if fact.kind == "act" and _TOPPING.match(fact.word) and fact.first is not None:
            fact.kind, fact.word = "rel", on
        elif fact.kind == "does" and fact.word.endswith("+ed") and _TOPPING.match(fact.word):
            held = next((f for f in facts if f.word in _HOLDS and f.first is fact.first), None)
            if held is not None:
                held.word, held.first, held.second = on, held.second, held.first
                facts.remove(fact)
        elif fact.kind == "rel" and fact.word in _HOLDS and fact.second is not None:
            lies = next((f for f in facts if f.kind == "rel" and f.first is fact.second and _of_it(f)), None)
            if lies is not None:
                if lies.second is not None:
                    gone.append(lies.second)
                facts.remove(lies)
                on = _ON[language] if _on_top(lies) and lies.word != "in" else lies.word
                fact.word, fact.first, fact.second = on, fact.second, fact.first
    return [t for t in things if not any(t is g for g in gone)], facts


def _of_it(fact: Fact) -> bool:
    """“Fireworks above it”, "a frog in it": told of what stands before."""
    alone = fact.second is None and fact.first is not None and not fact.first.members
    return _on_top(fact) or (alone and fact.word in PLACES)


def _on_top(fact: Fact) -> bool:
    if fact.word == "in" and (fact.second is None or fact.second.head in _IT):  # "a well with a frog in it"
        return True
    if fact.word not in {"on", "at", "auf", "an", "en", "sur", "à", "encima_de"}:
        return False
    return fact.second is None or (_plain(fact.second) and fact.second.head in _TOP | _IT)


def _named_deeds(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“The eruption of a volcano”, “the arrival of a circus”: a volcano erupts."""
    for fact in list(facts):
        deed, doer = fact.first, fact.second
        if fact.kind not in {"rel", "of"} or fact.word not in _OF | _MEETINGS | {""} or deed is None or doer is None:
            continue
        verb = _verb(deed.head, language) if _plain(deed) else None
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


_DEEDS = {word: word for word in "launch argue fight attack jump kiss chase hug parade march repair rescue race".split()} | {
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


def _lifted(facts: list[Fact], language: str) -> None:
    """“A boat on a river in the fog” and “a boat in the fog on a river”: each place is the boat's."""
    places = [
        f
        for f in facts
        if f.kind in {"rel", "there"}
        and f.word in PLACES
        and (f.word != "en" or language == "es")
        and f.first is not None
        and f.second is not None
    ]
    for _ in places:
        for fact in places:
            above = next(
                (f for f in places if f is not fact and f.second is fact.first and f.first is not fact.second), None
            )
            alive = above is not None and above.second is not None and animate(above.second.head, language)
            if above is not None and not alive and not (above.second and above.second.members):
                fact.first = above.first
