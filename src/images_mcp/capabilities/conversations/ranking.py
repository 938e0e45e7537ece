"""Which conversations answer a query best: words weighed by how rare they are, meaning by its vector, or both."""

import heapq
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from images_mcp.capabilities.conversations.index import Keyed
from images_mcp.capabilities.conversations.terms import Terms, terms_of

MOST_WORDS = 16
"""Distinct words of a query that are looked up; of a pasted page the first ones."""

NEWEST = 1_000
"""Entries looked at per word; a word in more of them says little, and only the newest of them are candidates."""

_QUERY = 1_000
_QUOTED = re.compile(r'"([^"]{2,200})"|“([^”]{2,200})”|„([^“]{2,200})“|«([^»]{2,200})»|「([^」]{2,200})」')
_BY_WEIGHT = {4: 1.0, 3: 0.95, 1: 0.6}
_BEGUN = 0.7
_FAMILY = 0.6

# Parts of a semantic score beside the vector's cosine, fitted on evals/tune/searches.jsonl.
_WORDS, _MEANINGS = 0.1, 0.1
_PARTLY = 0.4  # some words in common but not the others is often another thing: the bank by the river, a bank's logo
MIXED, _ALL_OF_THEM = 0.2, 4
"""What words in common add to a blended score: with this power, next to nothing unless nearly all of them are there.

Fusing by ranks (RRF) was tried and is worse: a title with one word in common stands as high there as one with all.
"""

Postings = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True)
class Group:
    """A word or meaning of the query: the tokens that answer it, each with how well (0 to 1)."""

    tokens: dict[int, float]
    begins: int | None = None  # the beginning it may stand for


@dataclass(frozen=True)
class Query:
    """What is looked for. `phrases` must occur as they stand."""

    text: str
    terms: Terms
    words: tuple[Group, ...]
    meanings: tuple[Group, ...]
    phrases: tuple[str, ...]


def understood(text: str, keyed: Keyed) -> Query:
    """A query taken apart. Of a very long one the beginning counts."""
    text = " ".join(text[:_QUERY].split())
    phrases = tuple(next(filter(None, found)) for found in _QUOTED.findall(text))
    terms = terms_of(text.replace("*", " "))
    words = []
    for word, stems in list(terms.words.items())[:MOST_WORDS]:
        begins = keyed.beginning(word) if len(word) > 1 else None
        words.append(Group({keyed.token("s", stem): 1.0 for stem in stems}, begins))
    meanings = [
        Group({keyed.token("c", concept): 1.0 if concept.startswith("a:") else _FAMILY})
        for concept in sorted(terms.concepts)[:MOST_WORDS]
    ]
    return Query(text, terms, tuple(words), tuple(meanings), phrases)


def begun(group: Group, tokens: Iterable[int]) -> Group:
    """The group with the words it may be the beginning of."""
    return Group({**dict.fromkeys(tokens, _BEGUN), **group.tokens}, group.begins)


def covered(groups: Iterable[Group], postings: Postings) -> dict[int, float]:
    """Per entry the share of the query it covers, 0 to 1, rare words counting more: ln(1 + N/df), as in BM25's idf."""
    scores: dict[int, float] = {}
    total = 0.0
    for group in groups:
        best: dict[int, float] = {}
        for token, quality in group.tokens.items():
            for entry, weight in postings.get(token, {}).items():
                value = quality * _BY_WEIGHT.get(weight, 0.6)
                if value > best.get(entry, 0.0):
                    best[entry] = value
        rarity = math.log(1 + NEWEST / max(1, len(best)))
        total += rarity
        for entry, value in best.items():
            scores[entry] = scores.get(entry, 0.0) + rarity * value
    return {entry: score / total for entry, score in scores.items()} if total else {}


def semantic(
    cosines: Mapping[int, float], words: Mapping[int, float], meanings: Mapping[int, float]
) -> dict[int, float]:
    """Meaning first; all words in common count for a little, some of them against, for they flatter the vector."""
    scores: dict[int, float] = {}
    for entry, cosine in cosines.items():
        shared = words.get(entry, 0.0)
        beside = _WORDS * shared - _PARTLY * shared * (1 - shared) + _MEANINGS * meanings.get(entry, 0.0)
        scores[entry] = (cosine + beside) / (1 + _WORDS + _MEANINGS)
    return scores


def blended(words: Mapping[int, float], meaning: Mapping[int, float]) -> dict[int, float]:
    """Meaning, and all words in common on top: half of a query's words often belong to something else."""
    return {
        entry: (meaning.get(entry, 0.0) + MIXED * words.get(entry, 0.0) ** _ALL_OF_THEM) / (1 + MIXED)
        for entry in {*words, *meaning}
    }


def best(scores: Mapping[int, float], limit: int, least: float) -> list[tuple[int, float]]:
    """Best first, the newer one before the older where they are equal; nothing below `least`."""
    kept = [(round(score, 6), entry) for entry, score in scores.items() if score >= least]
    return [(entry, scores[entry]) for _, entry in heapq.nlargest(limit, kept)]
