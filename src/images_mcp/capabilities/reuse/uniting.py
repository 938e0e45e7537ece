"""Facts that say the same in other words made one: converse places, what lies on top, deeds named by nouns.

Each rule is about a closed class of words or about morphology, never about a wish.
"""

import re

from images_mcp.capabilities.reuse.deeds import bodily, emitted, laboured, named_deeds
from images_mcp.capabilities.reuse.grammar import PLACES
from images_mcp.capabilities.reuse.lexicon import animate, nouns
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
_LEAPING = frozenset("jump leap hop vault climb skip".split())
_TALKED_TO = frozenset({"to", "toward", "zu", "a", "à"})
_TOPPING = re.compile(r"^(?:top|crown|cap|coron|remat|surmont|couronn|kron|krön|gekrön)")


def _under_the_sky(fact: Fact) -> None:
    """“An owl under a full moon”, “a full moon above an owl”: the moon stands in the sky, over everything."""
    under = fact.second is not None and fact.second.head in _SKY and fact.word in _UNDER
    if under or (fact.first is not None and fact.first.head in _SKY and fact.word in _ABOVE):
        sky = fact.second if under else fact.first
        fact.kind, fact.word, fact.first, fact.second = "where", "sky", None, sky


_EDGE = frozenset("edge bank shore rand ufer orilla borde bord rive".split())
_RIMS = ("rand", "ufer", "shore", "side")
_NO_WATER = frozenset("cliff roof table bed klippe dach tisch acantilado tejado falaise toit".split())
_BESIDE = {"en": "by", "de": "an", "es": "al_lado_de", "fr": "à_côté_de"}


def _at_edges(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """“At the edge of a pond” is by a pond; at the edge of a cliff is on it."""
    for fact in list(facts):
        edge = fact.second
        if fact.kind not in {"rel", "where", "there"} or edge is None or not edge.plain:
            continue
        shore = next((edge.head.removesuffix(rim) for rim in _RIMS if edge.head.endswith(rim)), "")
        if shore in nouns(language):  # „am Waldrand“
            fact.word, edge.head = _BESIDE[language], shore
        if edge.head not in _EDGE:
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
        if row is None or them is None or row.head not in _ARRANGED or not row.plain or them.members:
            continue
        for other in facts:
            other.first = them if other.first is row else other.first
            other.second = them if other.second is row else other.second
        fact.kind, fact.word, fact.first, fact.second = "also", row.head, them, None
        things = [t for t in things if t is not row]
    return things, facts


_INTO = frozenset({"in", "en"})


def spoken_of(word: str) -> bool:
    """Whether a word is in the facts by what it means: a pronoun, what is lacking or has a part of a kind."""
    return word in _IT | {"hat", "haben"} or word.endswith(("less", "free")) or bool(_PARTED.search(word))


_PARTED = re.compile(r"(?:haar|äug)ig(?:e[rsnm]?)?$")
_HOLDS = frozenset({"with", "mit", "con", "avec"})
_OF = frozenset({"of", "von", "de"})
_WITHOUT = frozenset({"without", "ohne", "sin", "sans"})


def united(things: list[Thing], facts: list[Fact], language: str) -> tuple[list[Thing], list[Fact]]:
    """The things and facts of a wish in the one form their meaning has here."""
    for fact in facts:
        if fact.word in _CONVERSE and fact.second is not None:
            fact.word, fact.first, fact.second = (_CONVERSE[fact.word], fact.second, fact.first)
        if fact.kind == "rel" and fact.second is not None and fact.first is not None:
            _under_the_sky(fact)
        if fact.word in _TALKED_TO and any(f.word in _TALK and f.first is fact.first for f in facts):
            fact.word = _WITH[language]
        if fact.word == "over" and any(f.word in _LEAPING and f.first is fact.first for f in facts):
            fact.word = "across"
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
    things, facts = named_deeds(*laboured(*emitted(things, facts, language), language), language)
    things, facts = bodily(things, facts, language)
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


def _made_of(things: list[Thing], facts: list[Fact]) -> tuple[list[Thing], list[Fact]]:
    """„Eine Tasse aus Blech“ ist eine Blechtasse."""
    for fact in list(facts):
        stuff = fact.second
        if (
            fact.kind == "rel"
            and fact.word == "aus"
            and fact.first is not None
            and stuff is not None
            and stuff.plain
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
    return fact.second is None or (fact.second.plain and fact.second.head in _TOP | _IT)


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
