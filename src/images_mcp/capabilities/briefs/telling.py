"""Which clauses of a wish tell what is to be seen, and which are talk as a whole.

How likely every word is shown says the mind (`rules/shown.py`). Whether its clause stays depends on more: what stands around it,
whether somebody speaks in it or in the wish at all, what it names. Such evidence is weighed as labelled wishes taught it
(`python -m evals.train_shown`), by a logistic regression over words' chances from chains that had not seen those wishes.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from images_mcp.capabilities.briefs.shortening import clauses
from images_mcp.engines.minds.rules.shown import SPEAKERS, Piece, shown
from images_mcp.engines.minds.rules.structure import Role, Wanted
from images_mcp.engines.minds.rules.words import LITTLE

WEIGHTS = "telling.json"
Words = list[tuple[Piece, float]]
Clause = tuple[str, int, int, Words]
"""The mark before a clause, where it stands, and its words with how likely they are shown."""
HELD = "\ue000"
_EVEN, _SAID, _MOST_SURE = 0.5, 0.15, 0.995
FOR = re.compile(
    r"(?i)(?:(?:(?:need |necesito |il faut |brauche )?(?:something|sth|smth|etwas|was|algo|quelque chose)|it's|it is|this is|(?:es|das) ist|es|esto es|c['’]est|ce sera) )?(?:for|für|fürs|zum|zur|para|pour)\s"
)
OWNERS = frozenset(
    "my our mein meine meinen meinem unser unsere unseren unserem mi mis nuestro nuestra nuestros nuestras mon ma mes notre nos".split()
)
_PLAIN = str.maketrans("、。！？：；–—", ",.!?:;--")
_LOOKS = ("style", "lighting", "composition", "background", "mood", "time")


def by_clause(text: str, language: str) -> Iterator[Clause]:
    """The clauses of a text."""
    likely, at = shown(text, language), 0
    for mark, clause in clauses(text):
        start = text.find(clause, at)
        at = start + len(clause)
        yield (
            mark,
            start,
            at,
            [(p, c) for p, c in likely if start <= p.start < at and (p.text[0].isalnum() or p.text >= HELD)],
        )


def evidence(found: list[Clause], parts: Wanted) -> list[dict[str, float]]:
    """What speaks for every clause, by name."""
    odds = [_odds(words) for *_, words in found]
    said = spoken(parts.text, parts.language)
    rows = []
    for at, (mark, start, end, words) in enumerate(found):
        others = [o for n, o in enumerate(odds) if n != at]
        row = {
            "one": 1.0, f"in {parts.language}": 1.0, "words": odds[at], f"words in {parts.language}": odds[at],
            "least": min((_logit(c) for _, c in words), default=0.0), "most": max((_logit(c) for _, c in words), default=0.0),
            "begins": _logit(words[0][1]) if words else 0.0, "ends": _logit(words[-1][1]) if words else 0.0,
            "before": odds[at - 1] if at else 0.0, "after": odds[at + 1] if at + 1 < len(odds) else 0.0,
            "best other": max(others, default=-2.0), "others": sum(others) / len(others) if others else 0.0,
            "long": math.log(1 + len(words)),
        }  # fmt: skip
        true = {
            "spoken": said, f"spoken in {parts.language}": said, "first": not at, "first, spoken": said and not at, "last": at + 1 == len(found), "alone": len(found) == 1,
            f"after {mark.translate(_PLAIN)}": bool(mark), f"until {found[at + 1][0].translate(_PLAIN) if at + 1 < len(found) else ''}": True,
            **_kind(words, parts, start, end),
        }  # fmt: skip
        row |= {name: 1.0 for name, holds in true.items() if holds}
        row |= {f"words, {name}": odds[at] for name in ("spoken", "speaks", "names") if true.get(name)}
        rows.append(row)
    return rows


def _kind(words: Words, parts: Wanted, start: int, end: int) -> dict[str, bool]:
    """What kind of clause it is, by what it says and names."""
    low = [p.text.casefold() for p, _ in words]
    us = SPEAKERS[parts.language]
    things = [h for h in parts.things if start <= h.start < end]
    return {
        "speaks": bool(set(low) & (us - OWNERS)),
        "owns": bool(set(low) & OWNERS),
        "names": bool(things),
        "names several": len(things) > 1,
        "person alone": bool(things) and all(h.concept.kind in {"person", "business"} for h in things),
        "colour": any(start <= h.start < end for h in parts.colors),
        "look": any(start <= h.start < end for h in parts.of_kind(*_LOOKS)),
        "event": any(start <= h.start < end for h in parts.of_kind("event")),
        "made": any(start <= h.start < end and parts.role(h) is not Role.PURPOSE for h in parts.uses),
        "for made": any(start <= h.start < end and parts.role(h) is Role.PURPOSE for h in parts.uses),
        "for": bool(FOR.match(parts.text[start:end])),
        "quoted": any(p.text >= HELD for p, _ in words),
        "proper": _proper(words, parts.language),
        "named": any(n.start >= start and n.end <= end for n in parts.names),
        "digits": any(p.text.isdigit() for p, _ in words),
        "one word": len(words) == 1,
        "little": all(w in LITTLE.get(parts.language, frozenset()) for w in low),
    }


def chances(found: list[Clause], parts: Wanted) -> list[float]:
    """How likely every clause is told, 0 to 1."""
    weights = _weights()
    return [1 / (1 + math.exp(-sum(weights.get(k, 0.0) * v for k, v in row.items()))) for row in evidence(found, parts)]


@cache
def _weights() -> dict[str, float]:
    loaded: dict[str, float] = json.loads((files(__package__) / WEIGHTS).read_text("utf-8"))
    return loaded


def spoken(text: str, language: str) -> bool:
    """Whether anybody speaks in it at all."""
    for talk, run in groupby(shown(text, language), lambda w: w[1] < _EVEN):
        words = [(p, c) for p, c in run if p.text[0].isalnum()]
        if talk and len(words) > 1 and sum(c for _, c in words) / len(words) < _SAID:
            return True
    return False


def _proper(words: Words, language: str) -> bool:
    """Whether a word within a clause has a name's capital."""
    little = LITTLE.get(language, frozenset())
    return language in {"en", "es", "fr"} and any(
        p.text[:1].isupper() and p.text.casefold() not in little | SPEAKERS[language] for p, _ in words[1:]
    )


def _logit(chance: float) -> float:
    sure = min(max(chance, 1 - _MOST_SURE), _MOST_SURE)
    return math.log(sure / (1 - sure))


def _odds(words: Words) -> float:
    """The mean log odds of a clause's words for being shown."""
    return sum(_logit(c) for _, c in words) / len(words) if words else 0.0
