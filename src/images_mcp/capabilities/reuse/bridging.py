"""Words that two wishes do not share but build from the same: a compound and its parts, an adjective and its noun.

Both wishes are needed to see it, so nothing has to be known of the words: „Einladungskarte“ is a card for an invitation
because the other wish speaks of an invitation and of a card; "shiny" is "shining" because only their endings differ.
"""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from images_mcp.capabilities.reuse.lexicon import animate
from images_mcp.capabilities.reuse.ties import Graph, Tie

_ENDINGS = {
    "en": re.compile(r"(?:ement|ment|ation|iness|ness|ing|ed|y|en|e)$"),
    "de": re.compile(r"(?:artig|ungen|ung|atur|isch|lich|ern|ier|ig|er|en|e)$"),
    "es": re.compile(r"(?:os[oa]s?|ad[oa]s?|id[oa]s?|[ae]r|i[ae]?|[aoe]s?)$"),
    "fr": re.compile(r"(?:eux|euse|ements?|age|ante?s?|é|er|ir|ee?|i)$"),
}
_BEFORE = {"fr": re.compile(r"^(?:en|em)(?=\w{4})"), "es": re.compile(r"^(?:en|em)(?=\w{5})")}
_SHORTEST = 4
_LINKS = ("", "s", "n", "en", "er", "es", "e", "ens")
_MOST = 4


def bridged(a: Graph, b: Graph) -> tuple[Graph, Graph]:
    """The two graphs with what is built from the same words called the same."""
    if not (_only(a, b) and _only(b, a)) or len(_only(a, b)) > _MOST or len(_only(b, a)) > _MOST:
        return a, b
    a = _apart(a, b)
    b = _apart(b, a)
    return a, _renamed(b, _derived(a, b))


def _only(a: Graph, b: Graph) -> list[str]:
    return [word for word in a.concepts if word not in b.concepts]


def _derived(a: Graph, b: Graph) -> dict[str, str]:
    """Words of `b` with the words of `a` that differ by their endings alone, nobody among them."""
    if a.language not in _ENDINGS:
        return {}
    found = {}
    for theirs in _only(b, a):
        for ours in _only(a, b):
            same = _root(ours, a.language) == _root(theirs, a.language)
            if same and not animate(ours, a.language) and not animate(theirs, a.language):
                found[theirs] = ours
    return found


def _root(word: str, language: str) -> str:
    """What is left of a word without its endings; itself where too little would be."""
    bare = _BEFORE[language].sub("", word) if language in _BEFORE else word
    for _ in range(2):
        shorter = _ENDINGS[language].sub("", bare, count=1)
        if len(shorter) < _SHORTEST:
            break
        bare = shorter
    return bare


def _apart(a: Graph, b: Graph) -> Graph:
    """`a` with its compounds taken apart where `b` speaks of the parts."""
    theirs = _only(b, a)
    for word in _only(a, b):
        parts = _parts(word, b.concepts)
        if len(parts) < 2 or not any(part in theirs for part in parts):
            continue
        head = parts[-1]
        if ("attr", parts[0], head) in b.ties:  # 霧深い: fog that is deep
            head, parts = parts[0], [*parts[1:], parts[0]]
        added: list[Tie] = [("attr", host, told) for told, host in itertools.pairwise(parts)]
        a = _renamed(a, {word: head})
        a = replace(
            a,
            concepts=tuple(sorted({*a.concepts, *parts})),
            ties=tuple(sorted([*a.ties, *added])),
        )
    return a


def _parts(word: str, known: Iterable[str]) -> list[str]:
    """The known words a compound is made of, its head last; empty where something is left."""
    least = 1 if re.search(r"[ぁ-ヿ一-龥]", word) else 3
    for head in sorted(known, key=len, reverse=True):
        first = word.removesuffix(head)
        if len(head) < least or first == word or len(first) < least:
            continue
        for link in _LINKS:
            bare = first.removesuffix(link)
            if first.endswith(link) and bare in known:
                return [bare, head]
        if deeper := next((p for link in _LINKS if (p := _parts(first.removesuffix(link), known))), []):
            return [*deeper, head]
    return []


def _renamed(of: Graph, names: dict[str, str]) -> Graph:
    if not names:
        return of

    def named(word: str) -> str:
        bare, twin, rest = word.partition("<")
        return names.get(bare, bare) + twin + rest

    every: Callable[[str], str] = named
    return replace(
        of,
        concepts=tuple(sorted({every(c) for c in of.concepts})),
        ties=tuple(sorted((label, every(head), every(told)) for label, head, told in of.ties)),
        numbers=tuple(sorted((every(name), known, word) for name, known, word in of.numbers)),
    )
