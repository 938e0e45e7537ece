"""German constructions turned into the plainest one that says the same: attributes with a verb of their own become clauses."""

import re
from dataclasses import replace

from images_mcp.capabilities.reuse.groups import infinitives, known_verbs
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import nouns
from images_mcp.capabilities.reuse.things import UNTOLD
from images_mcp.capabilities.reuse.vocabulary import Word

_DOING = re.compile(r"(?<=\w\w)(?:end|(?<=e[lr])nd)(?:e[rsmn]?)?$")
_ENDED = re.compile(r"(?:t|en)e[rsmn]?$")


def german(words: list[Word]) -> list[Word]:
    """The words of a German wish with its attributes made plain."""
    return _passive_first(_doing(_attributive(_at_work(words))))


def _passive_first(words: list[Word]) -> list[Word]:
    """„Der im Garten von Kindern gebaut wird“: that it is passive is read before who does it."""
    found = list(words)
    for at in range(len(found) - 1, 1, -1):
        last = at + 1 == len(found) or found[at + 1].kind == "pause"
        if found[at].text not in {"wird", "werden", "wurde", "wurden"} or not last:
            continue
        rel = next((n for n in range(at - 1, 0, -1) if found[n].kind == "pause"), 0) + 1
        if rel > 1 and found[rel].text in {"der", "die", "das"}:
            found[rel] = Word(found[rel].text, "rel")
            found.insert(rel + 1, found.pop(at))
    return found


def _at_work(words: list[Word]) -> list[Word]:
    """„Ein Koch beim Schneiden von Gemüse“ ist „ein Koch, der Gemüse schneidet“."""
    found = list(words)
    for at in range(1, len(found) - 1):
        deed = found[at + 1]
        if found[at].text != "bei" or not deed.capital or not deed.text.endswith("n"):
            continue
        whom, deed = _deed_with_object(deed)
        if verb_key(deed.text, "de") not in known_verbs("de"):
            continue
        end = at + 2
        if end < len(found) and found[end].text == "von":
            while end + 1 < len(found) and found[end + 1].kind in {"word", "det", "num"}:
                end += 1
            end += 1
        done = [*whom, *found[at + 3 : end]]
        verb = replace(deed, capital=False)
        found[at:end] = [Word(",", "pause"), Word("der", "rel", raw="bei"), *done, verb]
        break
    return found


def _deed_with_object(deed: Word) -> tuple[list[Word], Word]:
    """„Zwiebelschneiden“: what is done, and to what."""
    if verb_key(deed.text, "de") in known_verbs("de"):
        return [], deed
    for cut in range(3, len(deed.text) - 4):
        first, verb = deed.text[:cut], deed.text[cut:]
        if verb in infinitives("de"):
            known = [name for name in (first, first.removesuffix("n"), first.removesuffix("s")) if name in nouns("de")]
            return [replace(deed, text=known[0] if known else first, form=UNTOLD)], replace(deed, text=verb)
    return [], deed


def _attributive(words: list[Word]) -> list[Word]:
    """„Ein von einem Kran gehobenes Klavier“ ist „ein Klavier, gehoben von einem Kran“."""
    found = list(words)
    for at, word in enumerate(found):
        if word.kind != "prep" or (at and found[at - 1].kind not in {"det", "pause"} and at):
            continue
        past = next((n for n in range(at + 2, min(at + 7, len(found))) if _participle(found[n])), 0)
        noun = next((n for n in range(past + 1, min(past + 4, len(found))) if found[n].capital), 0) if past else 0
        if noun:
            plain = _DOING.sub("t", found[past].text)
            plain = plain if plain != found[past].text else re.sub(r"(?<=[tn])e[rsmn]?$", "", plain)
            done = replace(found[past], text=plain)
            found[at : noun + 1] = [*found[past + 1 : noun + 1], done, *found[at:past]]
            break
    return found


def _doing(words: list[Word]) -> list[Word]:
    """„Ein Schach spielender Roboter“ ist „ein Roboter, der Schach spielt“."""
    found = list(words)
    for at in range(1, len(found) - 1):
        before, word = found[at - 1 : at + 1]
        noun = next((n for n in range(at + 1, len(found)) if found[n].capital or found[n].kind != "word"), at)
        if before.capital and found[noun].capital and _DOING.search(word.text) and not word.capital:
            verb = replace(word, text=_DOING.sub("t", word.text))
            clause = [Word(",", "pause"), Word("der", "rel", raw="bei"), before, verb]
            found[at - 1 : noun + 1] = [*found[at + 1 : noun + 1], *clause]
            break
    return found


def _participle(word: Word) -> bool:
    return (
        word.kind == "word"
        and not word.capital
        and bool(_ENDED.search(word.text) or _DOING.search(word.text))
        and verb_key(word.text, "de") in known_verbs("de")
    )
