"""Whole clauses turned into the plainest one that says the same: what is on "it", who is served what.

Each rule is about closed words and the classes of their neighbours, never about a wish.
"""

import re
from dataclasses import replace

from images_mcp.capabilities.reuse.grammar import THEIRS
from images_mcp.capabilities.reuse.groups import known_verbs
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import animate, of_kind, picture
from images_mcp.capabilities.reuse.phrases import known_verb
from images_mcp.capabilities.reuse.vocabulary import Word

_THERE = re.compile(r"da(?:r(?=[aeiouüö]))?(auf|in|neben|hinter|vor|unter|über|an|bei|zwischen)$")
_BEHIND_IT = {
    "es": {"encima": "encima_de", "debajo": "debajo_de", "delante": "delante_de", "detrás": "detrás_de", "dentro": "dentro_de"},
    "fr": {"dessus": "sur", "dessous": "sous", "dedans": "dans", "devant": "devant", "derrière": "derrière", "à_côté": "à_côté_de"},
}  # fmt: skip
_IT = frozenset({"it", "them"})
_WHICH = {"de": "dem", "en": "which", "es": "cual", "fr": "lequel"}
_GIVEN = frozenset("giv hand show bring offer serv throw send teach feed read".split())
_NEAR = 5
_DRINKS = frozenset(
    "coffee tea wine beer juice milk cocoa hot_chocolate water lemonade cocktail soda "
    "café té vino cerveza zumo leche agua limonada thé vin bière jus lait eau cafeteria".split()
)
_CAUSING = frozenset("hav have has get gets".split())
_MEALS = frozenset(
    "breakfast lunch dinner meal cake sandwich pizza desayuno almuerzo cena repas déjeuner dîner".split()
)
_BUILT = frozenset(
    "castle sandcastle snowman tower house bridge nest hut wall igloo raft castillo muñeco torre casa puente nido "
    "château bonhomme tour maison pont nid cabane".split()
)
_LIGHT: dict[str, tuple[tuple[frozenset[str], str, frozenset[str]], ...]] = {
    "en": (
        (frozenset({"has", "have", "hav", "having", "had"}), "drink", _DRINKS),
        (frozenset({"has", "have", "hav", "having", "had"}), "eat", _MEALS),
        (frozenset({"mak", "make"}), "build", _BUILT),
    ),
    "fr": (
        (frozenset({"prend", "prenant", "prennent"}), "boit", _DRINKS),
        (frozenset({"fait", "font", "faisant"}), "construit", _BUILT),
    ),
    "es": ((frozenset({"hace", "hacen", "haciendo"}), "construye", _BUILT),),
}
"""Verbs of all work, what they mean, and with which objects."""
_ANNOUNCING = re.compile(r"(?:announc|advertis|promot|anunci|promocion|annon[cç])")
_SHOWING = re.compile(r"(?:m[ou]e?str|represent|représent|montr)")
_SHOWS = {"en": "of", "es": "de", "fr": "de"}
_FOR = {"en": "for", "es": "para", "fr": "pour"}
_PASSIVE = frozenset("wird werden wurde wurden".split())


def plainer(words: list[Word], language: str) -> list[Word]:
    """The words of a wish with its clauses made plain."""
    found = _announcing(_meant(_on_it(words, language), language), language)
    if language == "en":
        return _served(_had_done(found))
    return _meanwhile(_by_whom(found)) if language == "de" else _doer_behind(found, language)


def _on_it(words: list[Word], language: str) -> list[Word]:
    """„Ein Buch, daneben eine Tasse“, "a table, on it a vase": beside which there is a cup."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        before = found[-1] if found else Word(",", "pause")
        behind = words[at + 1] if at + 1 < len(words) else Word("", "pause")
        label, used = _there(word, behind, language)
        follows = words[at + used] if at + used < len(words) else Word("", "pause")
        if label and found and before.kind in {"pause", "conj"} and follows.kind in {"det", "num", "word"}:
            if before.kind == "conj":
                found[-1] = Word(",", "pause")
            found += [Word(label, "prep"), Word(_WHICH[language], "rel")]
            at += used
            continue
        found.append(word)
        at += 1
    return found


def _meant(words: list[Word], language: str) -> list[Word]:
    """“Have a coffee” is to drink one, "make a castle" to build one: what a verb of all work means its object tells."""
    found = list(words)
    for at, word in enumerate(found[:-1]):
        light = next(
            (
                deed
                for heads, deed, objects in _LIGHT.get(language, ())
                if word.text in heads and _objects(found, at) & objects
            ),
            None,
        )
        if light and word.kind == "word":
            found[at] = replace(word, text=light, form="ing" if language == "en" else word.form)
    return found


def _announcing(words: list[Word], language: str) -> list[Word]:
    """“A poster announcing a concert” is a poster for a concert."""
    found: list[Word] = []
    for word in words:
        if word.kind == "word" and language in _FOR and (_ANNOUNCING.match(word.text) or _SHOWING.match(word.text)):
            start = len(found)
            while start and found[start - 1].kind in {"rel", "prep"}:
                start -= 1
            if start and picture(found[start - 1].text, language):
                found[start:] = [Word(_SHOWS[language] if _SHOWING.match(word.text) else _FOR[language], "prep")]
                continue
        found.append(word)
    return found


def _objects(words: list[Word], at: int) -> set[str]:
    """The words of the noun phrase behind a verb."""
    end = at + 1
    while end < len(words) and words[end].kind in {"word", "det", "num"} and end < at + _NEAR:
        end += 1
    return {w.text for w in words[at + 1 : end]}


def _there(word: Word, behind: Word, language: str) -> tuple[str, int]:
    """The preposition a word for "on it" holds, and how many words it took."""
    if language == "de":
        said = _THERE.match(word.text) or (re.match("(auf)", "auf") if word.text == "obendrauf" else None)
        return (said.group(1), 1) if said else ("", 1)
    if language == "en":
        return (word.text, 2) if word.kind == "prep" and behind.text in _IT else ("", 1)
    if language == "es" and word.text == "a" and behind.text == "lado":
        return "a_lado_de", 2
    label = _BEHIND_IT[language].get(word.text, "")
    return (label, 1) if label and behind.kind in {"det", "num"} else ("", 1)


def _had_done(words: list[Word]) -> list[Word]:
    """“A cat having its portrait painted by an artist” is an artist painting a portrait of a cat."""
    for at in range(1, len(words) - 4):
        if words[at].text not in _CAUSING or words[at + 1].text not in THEIRS["en"]:
            continue
        past = next((n for n in range(at + 3, len(words) - 2) if words[n].form == "ed"), 0)
        end = next((n for n in range(past, len(words)) if words[n].kind in {"pause", "rel", "conj"}), len(words))
        start = next((n + 1 for n in range(at - 1, -1, -1) if words[n].kind == "pause"), 0)
        if past and words[past + 1].text == "by" and all(w.kind == "word" for w in words[at + 1 : past]):
            done = [replace(words[past], form="ing"), Word("the", "det"), *words[at + 2 : past], Word("of", "prep")]
            return [*words[:start], *words[past + 2 : end], *done, *words[start:at], *words[end:]]
    return words


def _served(words: list[Word]) -> list[Word]:
    """“A lady is served a tea by a robot” is a robot serving a tea to a lady."""
    for at in range(1, len(words) - 3):
        deed = words[at + 1]
        if (
            words[at].kind != "aux"
            or deed.text not in _GIVEN
            or deed.form != "ed"
            or words[at + 2].kind not in {"det", "num"}
        ):
            continue
        by = next((n for n in range(at + 3, len(words)) if words[n].text == "by"), 0)
        start = next((n + 1 for n in range(at - 1, -1, -1) if words[n].kind == "pause"), 0)
        end = next((n for n in range(by, len(words)) if words[n].kind in {"pause", "rel"}), len(words)) if by else 0
        if end > by + 1:
            doer = words[by + 1 : end]
            moved = [*doer, replace(deed, form="ing"), *words[at + 2 : by], Word("to", "prep"), *words[start:at]]
            return [*words[:start], *moved, *words[end:]]
    return words


_THINGS_DO = frozenset(
    verb_key(verb, "es")
    for verb in "lleva transporta sostiene sujeta contiene tiene muestra sigue persigue trae carga guarda".split()
)


def _doer_behind(words: list[Word], language: str) -> list[Word]:
    """“Une femme que suit un chien”, "una carretera que cruza un zorro": who does it may stand behind the verb.

    In French "que" says so, in Spanish somebody after something does, but for verbs of what things do, too: "un camión que
    lleva un caballo".
    """
    for at in range(1, len(words) - 2):
        who = words[at + 2 :]
        end = next((n for n, w in enumerate(who) if w.kind not in {"word", "det", "num"}), len(who))
        if (
            words[at].text not in {"que", "qu'"}
            or words[at + 1].kind != "word"
            or (language == "es" and not known_verb(words[at + 1], language))
            or verb_key(words[at + 1].text, language) in _THINGS_DO
            or not (who[0].kind in {"det", "num"} or who[0].text in THEIRS[language])
            or not (language == "fr" or (_moves(words[at - 1]), any(map(_moves, who[:end]))) == (False, True))
        ):
            continue
        return [*words[: at + 1], *who[:end], words[at + 1], *who[end:]]
    return words


def _moves(word: Word) -> bool:
    return animate(word.text, "es") or of_kind(word.text, "es", "vehicle")


def _meanwhile(words: list[Word]) -> list[Word]:
    """„Während eine Frau Zeitung liest“: another clause, its verb behind who does it."""
    for at, word in enumerate(words):
        if word.text != "während":
            continue
        end = next((n for n in range(at + 1, len(words)) if words[n].kind == "pause"), len(words))
        who = next((n for n in range(at + 1, end) if words[n].capital), end)
        verb = words[end - 1]
        if who < end - 1 and not verb.capital and verb_key(verb.text, "de") in known_verbs("de"):
            clause = [*words[at + 1 : who + 1], verb, *words[who + 1 : end - 1]]
            return [*words[:at], Word(",", "pause"), *clause, *words[end:]]
    return words


def _by_whom(words: list[Word]) -> list[Word]:
    """„Auf dem Balkon werden von einer Frau Blumen gegossen“: what it is done to stands before by whom."""
    for at in range(1, len(words) - 3):
        if words[at].text not in _PASSIVE or words[at + 1].text != "von":
            continue
        who = next((n for n in range(at + 2, len(words)) if words[n].capital), 0)
        end = next((n for n in range(who + 1, len(words)) if words[n].kind == "pause"), len(words)) if who else 0
        whom = words[who + 1 : end - 1]
        if whom and all(w.kind in {"word", "det", "num"} for w in whom):
            return [
                *words[:at],
                Word(",", "pause"),
                *whom,
                *words[at : who + 1],
                *words[end - 1 :],
            ]
    return words


_ON_TOP = {"encima": "encima_de", "obendrauf": "auf", "drauf": "auf", "dessus": "sur"}


def on_top(words: list[Word]) -> list[Word]:
    """“Con una fresa encima”: a preposition without its noun."""
    found = list(words)
    for at, word in enumerate(found):
        last = at + 1 == len(found) or found[at + 1].kind == "pause"
        if word.text in _ON_TOP and last:
            found[at] = Word(_ON_TOP[word.text], "prep")
    return found
