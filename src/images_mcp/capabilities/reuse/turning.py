"""Constructions turned into the plainest one that says the same, before a wish is read.

Each rule is about closed words and the classes of their neighbours: "whose hair is red" is "with red hair", "a cake that
grandma decorated" is "a cake decorated by grandma", "a road 3 km long" is "a 3 km road".
"""

from dataclasses import replace

from images_mcp.capabilities.reuse.clauses import on_top, plainer
from images_mcp.capabilities.reuse.deeds import MOUTHS
from images_mcp.capabilities.reuse.german import german
from images_mcp.capabilities.reuse.grammar import GRAMMARS, THEIRS
from images_mcp.capabilities.reuse.groups import synonyms
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import a_thing, adjective, animate, medium, person, wearing
from images_mcp.capabilities.reuse.vocabulary import UNITS, VIEWS, Word
from images_mcp.capabilities.reuse.wording import worded

_MY = {"en": "the", "de": "mein", "es": "mi", "fr": "mon"}
_WHOSE = {
    "en": frozenset({"whose"}),
    "de": frozenset({"dessen", "deren"}),
    "es": frozenset("cuyo cuya cuyos cuyas".split()),
    "fr": frozenset({"dont"}),
}
_WITH = {"en": "with", "de": "mit", "es": "con", "fr": "avec"}
_BY = {"en": "by"}
_IN = frozenset({"in", "en", "à", "dans"})
_HANDS = frozenset("hand hände händen mano manos main mains".split())
_HELD = frozenset("with mit con avec hold halt hält halten sosten sosteniendo ten tien tenant tient".split())
_HEADS = frozenset("head kopf cabeza tête neck hals".split())
_ON_BODY = frozenset("on auf um en sur".split())
_WEARS = frozenset("wear trag llev port".split())
_STYLE = frozenset({"estilo", "style"})
_OF_STYLE = frozenset({"de", "en", "con"})
_COLOR = frozenset("color farbe farben colores couleur couleurs".split())
_SIZES = frozenset(
    "tall high wide deep big old groß großer große großes großen hoch hoher hohe hohes breit alto alta ancho haut haute".split()
)
_LENGTHS = frozenset("long length lang langer lange langes langen largo larga longue".split())
_EMPTY = {"nobody", "noone", "niemand", "nadie", "personne"}
_DROPPED = {
    "en": ("each_other", "each other", "one another", "aspect ratio", "together", "there is", "there are", "there's"),
    "fr": ("ensemble", "il y a"),
    "de": ("dabei", "zusammen", "gemeinsam", "gibt es", "es gibt"),
    "es": ("juntos", "juntas", "hay"),
}
_STATIVE = frozenset("locat situat plac position sit stand lie rest".split())
_OUT = frozenset({"out", "off", "inside", "outside"})


def turned(words: list[Word], language: str) -> list[Word]:
    """The words of a wish with its constructions made plain."""
    found = _owned(plainer(worded(words, language), language), language)
    found = _dropped(found, language)
    found = _measured(found)
    found = _colored(found)
    found = _conditions(_viewed(found), language)
    found = _whose(found, language)
    if language == "en":
        found = _asked(found)
        found = _perfect(found)
        found = _two_words(found)
        found = _shaped(found)
        found = _object_clause(found)
    else:
        found = _styled(found)
    if language == "de":
        found = german(found)
    return _in_hand(on_top(found), language)


def _owned(words: list[Word], language: str) -> list[Word]:
    """“His nets” are nets: an article, where a noun follows."""
    theirs, found = THEIRS[language], list(words)
    for at, word in enumerate(found[:-1]):
        if word.text in theirs and word.kind in {"word", "rel"} and found[at + 1].kind in {"word", "num"}:
            found[at] = Word(_MY[language], "det", raw=word.raw)
    return [w for n, w in enumerate(found) if not (w.text in theirs | {_MY[language]} and _numbered(found, n))]


def _numbered(words: list[Word], at: int) -> bool:
    """“Her five ducklings” are five ducklings."""
    return words[at].kind == "det" and at + 1 < len(words) and words[at + 1].kind == "num"


def _dropped(words: list[Word], language: str) -> list[Word]:
    found = list(words)
    for phrase in map(str.split, _DROPPED[language]):
        at = 0
        while at < len(found):
            if [w.text for w in found[at : at + len(phrase)]] == phrase:
                del found[at : at + len(phrase)]
            at += 1
    return found


def _measured(words: list[Word]) -> list[Word]:
    """“3 km long”, “a 3-kilometre road”: one attribute."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        word, near = words[at], words[at + 1 : at + 4]
        if word.kind == "num" and near and near[0].text in UNITS.values():
            behind = near[1] if len(near) > 1 else None
            text, at = f"{word.text}_{near[0].text}", at + 2
            if behind is not None and behind.text in _SIZES | _LENGTHS:
                text += "" if behind.text in _LENGTHS else f"_{behind.text[:4]}"
                at += 1
            elif behind is not None and behind.text in {"of", "de"}:
                at += 1
            found.append(Word(text, "word", raw=text))
            continue
        found.append(word)
        at += 1
    for place in range(len(found) - 1, 0, -1):  # "a sunflower 2_m_tall", "half a dozen"
        before, word = found[place - 1], found[place]
        if before.text == "half" and word.text == "12" and word.kind == "num":
            found[place - 1 : place + 1] = [Word("6", "num", raw="six")]
        elif word.text[:1].isdigit() and "_" in word.text and before.kind == "word" and not before.text[:1].isdigit():
            follows = found[place + 1] if place + 1 < len(found) else Word("", "pause")
            if follows.kind != "word":
                found[place - 1], found[place] = word, before
    return found


def _colored(words: list[Word]) -> list[Word]:
    """“De color rojo”, “in roter Farbe”, “red in color”: red."""
    found = list(words)
    for at in range(len(found) - 1, 0, -1):
        if at >= len(found) or found[at].text not in _COLOR:
            continue
        if found[at - 1].kind == "prep":
            del found[at - 1 : at + 1]
        elif at > 1 and found[at - 2].kind == "prep":
            del found[at], found[at - 2]
    return found


def _viewed(words: list[Word]) -> list[Word]:
    """“In a wide shot” is a wide shot."""
    found: list[Word] = []
    for word in words:
        while word.text in VIEWS and found and found[-1].kind in {"det", "prep"} and found[-1].text != "of":
            found.pop()
        found.append(word)
    return found


def _conditions(words: list[Word], language: str) -> list[Word]:
    """“A foggy harbour”, „ein winterliches Dorf“: weather and season are the picture's, so they stand before the phrase."""
    found: list[Word] = []
    for at, word in enumerate(words):
        inside = word.kind == "time" and at + 1 < len(words) and words[at + 1].kind == "word"
        one_word = ((word.raw,), word.text) in synonyms(language).by_first.get(word.raw, ())
        behind = GRAMMARS[language].head_first and word.kind == "time" and one_word and at and _somebody(words[at - 1])
        if behind or (inside and _somebody(words[at + 1])):  # a foggy cat is no cat in the fog
            found.append(replace(word, kind="word"))
            continue
        start = len(found)
        while inside and start and (found[start - 1].kind in {"det", "num"} or _how(found[start - 1])):
            start -= 1
        found.insert(start if inside and any(w.kind in {"det", "num"} for w in found[start:]) else len(found), word)
    return found


def _somebody(word: Word) -> bool:
    return any(animate(word.text, code) for code in GRAMMARS)


def _how(word: Word) -> bool:
    return word.kind == "word" and not word.capital and any(adjective(word.text, code) for code in GRAMMARS)


def _whose(words: list[Word], language: str) -> list[Word]:
    """“A girl whose hair is red” is a girl with red hair."""
    found = list(words)
    for at, word in enumerate(found):
        if word.text not in _WHOSE.get(language, ()):
            continue
        end = next((n for n in range(at + 1, min(at + 6, len(found))) if found[n].kind == "aux"), 0)
        if end or language != "fr":
            found[at] = Word(_WITH[language], "prep")
        if not end:
            continue
        how = found[end + 1] if end + 1 < len(found) else None
        if language == "en" and how is not None and adjective(how.text, "en"):
            found[at + 1 : end + 2] = [how, *found[at + 1 : end]]
        else:
            del found[end]
        if at and found[at - 1].text == ",":
            del found[at - 1]
        break
    return found


def _asked(words: list[Word]) -> list[Word]:
    """“Sketch a fox” asks for a sketch of one; who is sat somewhere is sitting there."""
    found = [replace(w, form="ing") if w.raw in {"sat", "stood"} else w for w in words]
    for at, word in enumerate(found[:-1]):
        noun = at and found[at - 1].kind == "word"
        behind = found[at + 1]
        at_work = (
            behind.kind == "prep" and behind.text != "of" and _paints(found[at - 1].text) and word.raw != "building"
        )
        if noun and word.raw in {"painting", "drawing", "building"} and (behind.kind in {"det", "num"} or at_work):
            found[at] = replace(word, text=verb_key(word.raw.removesuffix("ing"), "en"), form="ing")
        if word.raw == "being" and found[at + 1].kind == "word" and not any(w.text == "by" for w in found[at + 2 :]):
            found[at] = Word("under_way", "word", raw="being")  # a window being broken is not broken yet
    if len(found) > 1 and found[-1].raw in {"painting", "drawing"} and _paints(found[-2].text):
        found[-1] = replace(found[-1], text=verb_key(found[-1].raw.removesuffix("ing"), "en"), form="ing")
    if len(found) > 1 and found[0].raw == "sketch" and found[1].kind in {"det", "num"}:
        found.insert(1, Word("of", "prep"))
    return found


def _paints(word: str) -> bool:
    """“A photographer painting” is at work; a fox painting is painted."""
    return a_thing(word, "en") and person(word)


def _perfect(words: list[Word]) -> list[Word]:
    """“Has been broken” is “is broken”; “has broken” is “breaks”."""
    found: list[Word] = []
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else None
        if word.raw in {"got", "gets", "getting"} and behind is not None and behind.form == "ed":
            found.append(Word("is", "aux"))  # "a kitten that got tangled"
            continue
        if word.raw in {"has", "have", "had"} and word.kind == "word" and behind is not None:
            if behind.kind == "aux":
                found.append(Word("is", "aux"))
                continue
            if behind.form == "ed" or behind.raw in GRAMMARS["en"].participles:
                words = [
                    *words[: at + 1],
                    replace(
                        behind, text=verb_key(GRAMMARS["en"].participles.get(behind.raw, behind.text), "en"), form="ing"
                    ),
                    *words[at + 2 :],
                ]
                continue
        found.append(words[at])
    return found


def _two_words(words: list[Word]) -> list[Word]:
    """“Out of” is one preposition; nobody "in it" is "without people"."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and before.text in _OUT and word.text == "of":
            found[-1] = Word(f"{before.text}_of", "prep")
        elif word.raw in _EMPTY or (word.raw == "one" and before is not None and before.text == "without"):
            found[-1:] = [w for w in found[-1:] if w.text not in {"without", "with"}]
            found += [Word("without", "prep"), Word("people", "word", "s", raw="people")]
        elif word.text in {"it", "around", "about", "sight"} and found and _nobody(found):
            while found[-1].text != "people":
                found.pop()
        else:
            found.append(word)
    return found


def _nobody(found: list[Word]) -> bool:
    tail = [w.text for w in found[-4:]]
    return "people" in tail[-2:] and "without" in tail and all(w.kind != "pause" for w in found[-2:])


def _shaped(words: list[Word]) -> list[Word]:
    """“Hen-shaped”, “in the shape of a hen”, “shaped like a hen”; “jellyfish-like”, “that looks like a jellyfish”."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        word, before = words[at], found[-1] if found else None
        behind = words[at + 1] if at + 1 < len(words) else None
        shaped = word.text in {"shap", "shape", "shaped"}
        if word.joined and before is not None and (shaped or word.text == "like") and behind is not None:
            found[-1] = Word(f"{before.text}_shape" if shaped else f"{before.text}_like", "word")
        elif (shaped or word.text == "look") and behind is not None and behind.text in {"like", "of"}:
            rest = [n for n in range(at + 2, len(words)) if words[n].kind == "word"][:1]
            last = rest[0] if rest else at
            while found and found[-1].kind in {"det", "prep", "rel", "aux"} and last > at:
                found.pop()
            if last > at and found:
                _before_noun(found, Word(f"{words[last].text}_{'shape' if shaped else 'like'}", "word"))
                at = last
        else:
            found.append(word)
        at += 1
    return found


def _before_noun(found: list[Word], trait: Word) -> None:
    """An attribute said afterwards, set before the first noun of the stretch: "a cup for eggs shaped like a hen"."""
    at = len(found)
    while at and found[at - 1].kind == "word":
        at -= 1
    if at and found[at - 1].kind == "prep" and found[at - 1].text in {"for", "of"}:
        at -= 1
        while at and found[at - 1].kind == "word":
            at -= 1
    found.insert(at, trait)


def _object_clause(words: list[Word]) -> list[Word]:
    """“A cake that grandma decorated” is a cake decorated by grandma."""
    found = list(words)
    for at in range(1, len(found) - 2):
        if found[at].raw not in {"that", "which", "who", "whom"} or found[at - 1].kind != "word":
            continue
        end = at + 1
        while end < len(found) and found[end].kind in {"det", "num"}:
            end += 1
        started = end
        while end < len(found) and found[end].kind == "word" and found[end].form in {"", "s"}:
            if end > started and found[end].text in GRAMMARS["en"].verbs:
                break
            end += 1
        doer = found[at + 1 : end]
        if (
            not doer
            or end >= len(found)
            or not any(a_thing(w.text, "en") or w.capital for w in doer if w.kind == "word")
        ):
            continue
        if not any(w.kind == "det" for w in doer) and found[at + 1].text in GRAMMARS["en"].verbs:
            continue
        verb = end + (found[end].kind == "aux")
        if verb < len(found) and (found[verb].form or found[verb].text in GRAMMARS["en"].verbs):
            deed = replace(found[verb], form="ed", raw=f"{found[verb].raw}")
            found[at : verb + 1] = [deed, Word(_BY["en"], "prep"), *doer]
        break
    return found


def _in_hand(words: list[Word], language: str) -> list[Word]:
    """“With a balloon in his hand” is holding a balloon."""
    found = list(words)
    for place in range(len(found) - 1, 1, -1):
        hand = place < len(found) and found[place].text in _HANDS
        if place >= len(found) or not (hand or found[place].text in MOUTHS):
            continue
        start = at = place
        while start and found[start - 1].kind in {"det", "prep"}:
            start -= 1
        held = next((n for n in range(start - 1, -1, -1) if found[n].text in _HELD), None)
        pause = next((n for n in range(start - 1, 0, -1) if found[n].kind not in {"word", "det", "num"}), 0)
        last = at + 1 == len(found) or found[at + 1].kind == "pause"
        if (
            held is None
            and last
            and pause
            and found[pause].kind == "pause"
            and start - pause > 1
            and not found[pause + 1].form
        ):
            found.insert(pause + 1, Word(_WITH[language], "prep"))  # "…, umbrella in hand"
            held, start, at = pause, start + 1, at + 1
        if hand and start < at and found[start].text in _IN and held is not None:
            del found[start : at + 1]
    for at in range(len(found) - 1, 2, -1):  # "with a scarf on", "with a hat on its head"
        last = at + 1 >= len(found) or found[at + 1].kind == "pause"
        if at >= len(found) or not last:
            continue
        start = at - (found[at].text in _HEADS) - (found[at].text in _HEADS and found[at - 1].kind == "det")
        worn = found[start].text in _ON_BODY and any(w.text in _HELD | _WEARS for w in found[:start])
        if worn and wearing("with", found[start - 1].text, found[start - 1].form):
            del found[start : at + 1]
    return found


_DRAWN = frozenset({"gemalt", "gezeichnet"})


def _styled(words: list[Word]) -> list[Word]:
    """„Eine Mühle als Aquarell“: what it is made with stands apart; "de estilo minimalista" is "minimalista"."""
    found: list[Word] = []
    words = [
        w
        for at, w in enumerate(words)
        if not (w.text in _STYLE and at and words[at - 1].text in _OF_STYLE)
        and not (w.text in _OF_STYLE and at + 1 < len(words) and words[at + 1].text in _STYLE)
        and not (w.raw in _DRAWN and at and medium(words[at - 1].text))  # „in Aquarell gemalt“
    ]
    for at, word in enumerate(words):
        last = at + 1 == len(words) or words[at + 1].kind == "pause"
        if last and medium(word.text) and found and found[-1].kind in {"word", "prep"}:
            if found[-1].kind == "prep":
                found.pop()
            found.append(Word(",", "pause"))
        found.append(word)
    return found
