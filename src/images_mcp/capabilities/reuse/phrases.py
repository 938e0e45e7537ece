"""Noun phrases: where a verb begins in a stretch of words, which word is the head, what the others say of it."""

import re
from dataclasses import dataclass, field

from images_mcp.capabilities.reuse.grammar import GRAMMARS, THEIRS, VERBS, Grammar
from images_mcp.capabilities.reuse.groups import infinitives, known_verbs, verb_forms
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import (
    a_thing,
    adjective,
    animate,
    color,
    deliverable,
    host_free,
    medium,
    nouns,
    only_how,
)
from images_mcp.capabilities.reuse.things import UNTOLD, Fact, Thing
from images_mcp.capabilities.reuse.vocabulary import Word, stemmed
from images_mcp.engines.minds.rules.words import fold

_PRESENT = re.compile(r"\w{3,}(?:e|(?<=e[lr]))nd(?:e[rsmn]?)?$")
_GENITIVE = re.compile(r"(?:(?<=[szßxt])es|(?<=\w{3}[^sei])s|(?<=\w{2}[ei])s)$")
_SHADES = frozenset("dark light bright pale deep very extremely slightly hot neon pastel".split())
_PARTS = frozenset("hair eye ear leg nose fac foot hand arm tail tooth cheek lip roof wall wheel handl sleev".split())
_SEVERAL = frozenset("eye ear leg cheek lip arm".split())
_POSTPOSED = ("_lit", "_colored", "_shape", "_like")
_ONE = frozenset("ein eine einen einem einer eines der das dem des vom im am zum zur beim".split())
_SEVERAL_IN_ONE = frozenset("couple pair family crowd team group band crew gang trio choir audience staff".split())
_PEOPLE = frozenset({"people", "fish", "sheep", "deer", "cattle"})
_FINITE = {"de": ("t", "en"), "es": ("a", "e", "an", "en"), "fr": ("e", "ent", "t")}
_GERUNDS = {"es": ("ando", "iendo", "yendo"), "fr": ("ant",)}


@dataclass
class Stretch:
    """Words with at most one article or number before them: `lead` are articles, `count` a figure or ""."""

    lead: list[Word]
    count: str
    body: list[Word]

    @classmethod
    def of(cls, words: list[Word]) -> "Stretch":
        """Articles, number and content apart. A number alone is content."""
        lead = [w for w in words if w.kind == "det"]
        first = len(lead) if all(w.kind == "det" for w in words[: len(lead)]) else 0
        count = words[first].text if first < len(words) and words[first].kind == "num" else ""
        body = [w for n, w in enumerate(words) if w.kind != "det" and not (count and n == first)]
        return cls(lead, count, body) if body or not count else cls(lead, "", [Word(count, "word")])

    @property
    def bare(self) -> bool:
        """Neither article nor number."""
        return not self.lead and not self.count


def split(words: list[Word]) -> list[list[Word]]:
    """A stretch cut before every article or number that begins a new noun phrase."""
    kinds = [w.kind in {"det", "num"} for w in words]

    def begins(n: int) -> bool:
        figure = words[n].kind == "num" and (n + 1 == len(words) or kinds[n + 1])  # "number 7" ends a phrase
        return n > 0 and kinds[n] and not kinds[n - 1] and not figure

    cuts = [0, *(n for n in range(1, len(words)) if begins(n)), len(words)]
    return [words[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]  # noqa: RUF007 - pairs of borders


def adverb(word: Word) -> bool:
    """Whether an English word says how something is done: "quietly"."""
    base = word.text[:-2]
    return word.text.endswith("ly") and (
        adjective(base, "en") or (base.endswith("i") and adjective(base[:-1] + "y", "en"))
    )


def only_traits(words: list[Word], language: str) -> bool:
    """Whether words say how something is and none of them could be a thing."""
    return bool(words) and all(w.kind == "word" and only_how(w.text, language) for w in words)


def all_traits(words: list[Word], language: str) -> bool:
    """Whether words say only how something is."""
    return bool(words) and all(w.kind == "word" and adjective(w.text, language) for w in words)


def verb_at(stretch: Stretch, follows: Word | None, language: str, *, tied: bool, joined: bool = False) -> int:
    """Where in a noun phrase a verb begins; 0 for nowhere. `tied`: the phrase stands behind a fronted preposition."""
    body = stretch.body
    agreeing = _agreeing(stretch, joined=joined) if language == "en" else 0
    for n in range(1, len(body)):
        if n == agreeing and body[n].text in VERBS:
            return n
        if _verb_form(body, n, language):
            return n
    last = len(body) - 1
    grammar = GRAMMARS[language]
    if last and follows is not None and follows.text in grammar.by and grammar.participle.match(body[last].text):
        return last
    if (
        last
        and language in {"es", "fr"}
        and follows is not None
        and follows.kind == "prep"
        and past(body[last], language)
    ):
        return last  # "un lac entouré de montagnes"
    if last < 1 or body[last].kind != "word" or body[last].capital or adjective(body[last].text, language):
        return 0
    if agreeing:
        return agreeing
    nouns_meet = language != "de" and follows is not None and follows.kind in {"det", "num"}
    deed = language == "en" and body[last].text in VERBS and not a_thing(body[last].text, "en")
    return last if nouns_meet and (deed or not tied) else 0  # "on a puddle float three boats"


def _verb_form(body: list[Word], n: int, language: str) -> bool:
    word, before, at_end = body[n], body[n - 1], n == len(body) - 1
    if word.kind != "word":
        return False
    if language == "de":  # a small word behind a noun: "ein Fuchs schläft"
        small = before.capital and not word.capital and not adjective(word.text, "de") and not medium(word.text)
        return small or (not word.capital and known_verb(word, "de"))
    if language == "en":
        attribute = not at_end and adjective(before.text, language)
        return word.form in {"ing", "ed"} and not word.joined and not attribute
    if word.text.endswith(_GERUNDS[language]) and (language == "es" or at_end):
        return True
    return known_verb(word, language)


def known_verb(word: Word, language: str) -> bool:
    """Whether a word is a form of a verb that is known, and neither an attribute nor a thing."""
    if language == "en" or word.kind != "word" or adjective(word.text, language) or word.text in nouns(language):
        return False
    finite = word.text.endswith(_FINITE[language]) or fold(word.text) in verb_forms(language)
    return finite and verb_key(word.text, language) in known_verbs(language)


def _agreeing(stretch: Stretch, *, joined: bool) -> int:
    """Where a word can only be a verb by its ending: "a dog barks", "a man feeds pigeons", "two boys run"; 0 for none."""
    body, last = stretch.body, len(stretch.body) - 1
    single = any(w.text in GRAMMARS["en"].singular for w in stretch.lead) or stretch.count == "1"
    if any(w.text.endswith("'s") for w in body[-2:-1]):
        return 0  # "a witch's arms"
    for n in range(1, last + 1):  # a verb known as one, agreeing with the noun before it
        agrees = single or body[n - 1].form == "s" or body[n - 1].text in _PEOPLE
        if body[n].text in VERBS and not body[n].capital and agrees and (body[n].form == "s") == single:
            return n
        both = joined and _somebody(body[n - 1])
        if body[n].text in VERBS and not body[n].form and ((n == last and joined) or both or several(body[n - 1].text)):
            return n  # "an old couple dance", "where a girl and a boy play football"
        if stretch.bare and body[n].text in VERBS and body[n].form == "s" and _somebody(body[n - 1]):
            return n  # "old fisherman mends net"
    if not single:
        return last if body[last - 1].form == "s" and not body[last].form else 0
    ending = [n for n in range(1, last + 1) if body[n].form == "s" and not adjective(body[n - 1].text, "en")]
    return ending[0] if ending and body[last].form == "s" else 0


def several(word: str) -> bool:
    """Whether an English singular names several: a couple, a crowd."""
    return word.rpartition("_")[2] in _SEVERAL_IN_ONE


def _somebody(word: Word) -> bool:
    return not word.form and animate(word.text, "en")


@dataclass
class Phrase:
    """A noun phrase, read: its thing, and whatever else its words told."""

    thing: Thing
    things: list[Thing] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


_SEXED = frozenset({"es", "fr"})
"""Where an adjective or a participle as a noun tells by its article whether it is he or she."""

_PARTICIPLE = re.compile(r"(?:[ai]d[oa]s?|(?:é|(?<!er)i)e?s?)$")


def read(noun: list[Word], stretch: Stretch, follows: Word | None, language: str) -> Phrase:
    """Read a noun phrase; `follows` is the word behind it."""
    grammar = GRAMMARS[language]
    at = _head_at(noun, grammar, language)
    head = noun[at]
    thing = Thing(_head(head, language), UNTOLD if head.form == UNTOLD else _many(head, stretch, grammar, language))
    found = Phrase(thing)
    for n in range(len(noun)):
        if n != at:
            _trait(found, noun, n, at, language)
    shades = [t for t in thing.traits if color(t, language)] if language == "de" and at < len(noun) - 1 else []
    if len(shades) > 1:  # „streicht eine weiße Wand blau“
        thing.traits, thing.order = [t for t in thing.traits if t not in shades], shades
    if language == "de" and any(w.text in {"des", "eines"} for w in stretch.lead):
        thing.head = _GENITIVE.sub("", thing.head)
    thing.ending = head.form.removesuffix("~") if head.form.startswith("~") else ""
    suffered = bool(_PARTICIPLE.search(head.raw)) and head.raw not in nouns(language)
    described = (
        language in _SEXED and (suffered or adjective(head.text, language)) and not host_free(head.text, language)
    )
    ending = noun[at - 1].raw[-2:] if language == "de" and at else ""  # „mit rotem Hut“
    if (described or thing.head in grammar.twofold) and (stretch.lead or ending in {"em", "es"}):
        # "el papa" is the Pope, "la papa" a potato; "une vieille" is no "vieux"
        she = any(w.text in grammar.feminine for w in stretch.lead)
        thing.head += "_f" if she else "_m"
    thing.one, thing.bare = any(w.text in _ONE for w in stretch.lead), stretch.bare
    thing.owned = any(w.raw in THEIRS[language] for w in stretch.lead)
    thing.article = re.sub(r"^(?:[sm]ein|ihr)", "ein", stretch.lead[0].raw) if language == "de" and stretch.lead else ""
    thing.traits += [w.text for w in stretch.lead if w.text not in grammar.singular | grammar.plural | grammar.neutral]
    found.things.append(thing)
    if language == "en" and (follows is None or follows.text != "for"):
        _delivered(found)
    return found


def _head_at(noun: list[Word], grammar: Grammar, language: str) -> int:
    last = len(noun) - 1
    if grammar.head_first:
        return next((n for n, w in enumerate(noun) if w.text not in grammar.before_head), last)
    if language == "de" and adjective(noun[last].text, "de") and not noun[last].capital:  # „ein Mädchen rothaarig …“
        return next((n for n in range(last, -1, -1) if noun[n].capital), last)
    if language == "en" and last and "_" in noun[last].text and noun[last].text.endswith(_POSTPOSED):
        last -= 1  # "an alley lit by neon"
    if language == "en":  # "mountains covered in snow": what only says how something is is no head
        return next((n for n in range(last, -1, -1) if noun[n].raw == noun[n].text or not _how(noun[n])), last)
    return last


def _how(word: Word) -> bool:
    return word.raw.removesuffix("s") != word.text and adjective(word.text, "en")


def _named(word: Word, text: str, language: str) -> str:
    """A thing's word in capitals inside a sentence is a name: an Apple store sells no apples."""
    return f"^{text}" if word.capital and language != "de" and a_thing(word.text, language) else text


def _head(head: Word, language: str) -> str:
    return _named(head, _head_text(head, language), language)


def _head_text(head: Word, language: str) -> str:
    if head.kind != "word" or language == "de":
        return head.text
    if language == "en":
        if medium(head.text):
            return head.text
        noun = (
            head.raw
            if head.raw and head.raw != head.text and not head.form and adjective(head.text, "en")
            else head.text
        )
        return f"{noun}+{head.form}" if head.form in {"ing", "ed"} else noun
    return _single(head.text, language)


_SHORTEST = 3
_ACCENTED = re.compile(r"[áéíóú]s$")


def _single(word: str, language: str) -> str:
    """A Spanish or French noun without its plural: "panes" is "pan", "coches" is "coche", "autobús" stays."""
    if len(word) <= _SHORTEST or (language == "es" and _ACCENTED.search(word)):
        return word
    if language == "fr":
        return word[:-1] if word[-1] in "sx" else word
    whole = re.sub(r"ces$", "z", word)
    bare = re.sub(r"(?<=[aeiou][nrldsj])es$", "", word)
    if word[-1] != "s":
        return word
    known = next((one for one in (word[:-1], bare, whole) if one != word and one in nouns("es")), None)
    return known or re.sub(r"(?<=[aeiou][nrld])es$|s$", "", whole)


def _many(head: Word, stretch: Stretch, grammar: Grammar, language: str) -> str:
    if stretch.count:
        return "" if stretch.count == "1" else stretch.count
    if language == "en":
        return "s" if head.form == "s" else ""
    if language == "de":  # the noun is kept as it is written, so it tells
        return ""
    plural = any(w.text in grammar.plural or (w.raw in THEIRS[language] and w.raw[-1] == "s") for w in stretch.lead)
    bare = not stretch.lead and head.raw[-1:] in {"s", "x"}
    bare = bare and not (_always(head.raw, language) or _always(head.text, language))
    return "s" if plural or bare else ""


def _always(word: str, language: str) -> bool:
    """Whether a word ends in s by itself: "ours", "bus"."""
    known = nouns(language)
    return (language == "es" and bool(_ACCENTED.search(word))) or (
        word[-1:] == "s" and word in known and word[:-1] not in known
    )


def _trait(found: Phrase, noun: list[Word], n: int, at: int, language: str) -> None:
    word, thing = noun[n], found.thing
    as_written = language == "en" or word.capital or word.kind == "quote"
    text = word.text if as_written else stemmed(word.text, language)
    inside = n + 1 < len(noun)
    if fact := _companion(thing, noun, n, at, language):
        found.things += [t for t in (fact.first, fact.second) if t is not None and t is not thing]
        found.facts.append(fact)
    elif word.form == "ed" or ((inside or language != "de") and past(word, language)):
        found.facts.append(Fact("does", f"{verb_key(word.text, language)}+ed", thing))
    elif inside and (word.form == "ing" or (language == "de" and _PRESENT.search(word.text))):
        found.facts.append(Fact("does", verb_key(word.text, language), thing))
    elif inside and n + 1 != at and (text in _SHADES or _patterned(text, noun[n + 1], language)):
        noun[n + 1] = Word(f"{text}_{noun[n + 1].text}", "word", noun[n + 1].form)
    elif "_" in text or (adjective(word.text, language) and not (word.capital and language != "de")):
        great = text == "grand" and not animate(noun[at].text, language)  # "un grand homme" is not "un homme grand"
        before = n < at and word.text in GRAMMARS[language].telling and not great
        thing.traits.append(f"{text}_before" if before else text)
    else:
        thing.order.append(_named(word, f"{text}+s" if word.form == "s" and language == "en" else text, language))


def _patterned(text: str, behind: Word, language: str) -> bool:
    """Whether a colour is a pattern's: a blue striped white shirt has no white stripes."""
    return language == "en" and color(text, "en") and behind.text.endswith("ed") and adjective(behind.text, "en")


_PARTED = re.compile(r"(rot|blond|schwarz|braun|grau|weiß|lang|kurz|blau|grün)(haar|äug)ig(?:e[rsnm]?)?$")


def _companion(thing: Thing, noun: list[Word], n: int, at: int, language: str) -> Fact | None:
    """What an attribute says of another thing: an owner, a part, what is lacking; None for any other attribute."""
    word, text = noun[n], noun[n].text
    if text.endswith("'s"):  # "a pirate's hat" is the hat of a pirate
        owner = Thing(text.removesuffix("'s"), traits=thing.traits, order=thing.order)
        thing.order, thing.traits = [], []
        return Fact("rel", "of", thing, owner)
    if language == "de" and n < at and word.capital and text.endswith("s") and a_thing(text[:-1], "de"):
        return Fact("of", "", thing, Thing(text[:-1]))  # „Omas Hut“
    if language == "de" and (part := _PARTED.match(text)):  # „rothaarig“
        return Fact("rel", "mit", thing, Thing("haar" if part.group(2) == "haar" else "augen", "", [part.group(1)]))
    if language != "en":
        return None
    if lacking := _lacking(word, thing):  # "a treeless hill", "a car-free street"
        return Fact("rel", "without", thing, lacking)
    if word.form == "ing" and word.joined and thing.order:  # "a drum-playing octopus"
        return Fact("act", verb_key(text, language), thing, Thing(thing.order.pop().removesuffix("+s"), UNTOLD))
    if word.form != "ed" or not word.joined:
        return None
    if n and text in _PARTS and adjective(noun[n - 1].text, "en"):  # "red-haired"
        traits = [thing.traits.pop()] if thing.traits else []
        return Fact("rel", "with", thing, Thing(text, "s" if text in _SEVERAL else "", traits))
    return (
        Fact("act", verb_key(text, language), Thing(thing.order.pop()), thing) if thing.order else None
    )  # "moss-covered"


_CLEAR = re.compile(r"\w{3}(?:[ai]d[oa]s?|ée?s?)$")
_PAST = re.compile(r"(?:ge|be|ver|er|ent|zer|über|um|miss)\w+(?:t|en)(?:e[rsmn]?)?$")


def past(word: Word, language: str) -> bool:
    """Whether a word is a participle of the past: „bewachte“, "garée", "aparcado"; never an English one."""
    if language == "en" or (word.capital and language == "de"):
        return False
    known = verb_key(word.text, language) in known_verbs(language)
    if language == "de":
        return bool(_PAST.match(word.text)) and known
    shaped = participle(word.text, language) and not adjective(word.text, language)
    return shaped and word.text not in nouns(language) and (known or bool(_CLEAR.search(word.text)))


def participle(word: str, language: str) -> bool:
    """Whether a word looks like a participle of the past and is no present: "il joue", "elle crie"."""
    verbs = {f"{word}r", re.sub(r"(?<=i)t$", "r", word)} if language == "fr" else set()
    present = bool(verbs & infinitives("fr")) or (language == "fr" and word.endswith("oit"))
    return bool(GRAMMARS[language].participle.match(word)) and not present


def _lacking(word: Word, thing: Thing) -> Thing | None:
    """What a thing is said to be without, in one word; None where the word says something else."""
    if word.text == "free" and word.joined and thing.order:
        return Thing(thing.order.pop().removesuffix("+s"))
    base = word.text.removesuffix("less")
    return Thing(base) if base != word.text and a_thing(base, "en") else None


def _delivered(found: Phrase) -> None:
    """A bakery logo is a logo for a bakery: what a deliverable's nouns say is what it is for."""
    thing = found.thing
    if not deliverable(thing.head) or not thing.order or medium(" ".join([*thing.order, thing.head])):
        return
    words, thing.order = thing.order, []
    many = "s" if words[-1].endswith("+s") else ""
    about = Thing(words[-1].removesuffix("+s"), many, [], words[:-1])
    found.things.append(about)
    found.facts.append(Fact("rel", "for", thing, about))
