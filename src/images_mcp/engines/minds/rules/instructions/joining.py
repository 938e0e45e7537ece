"""Whether another change begins behind a comma, a stop or an "and".

What the words around it say (`marking`) is weighed together with how well the parts on its two sides read alone: a part
that asks for nothing is no change.
"""

import math
import re

from images_mcp.engines.minds.port import Change
from images_mcp.engines.minds.rules.instructions.clauses import Clause
from images_mcp.engines.minds.rules.instructions.evidence import Evidence
from images_mcp.engines.minds.rules.instructions.likely import kind_of

_LEAST, _FAR, _BEGINNING = 1e-4, 4.0, 8
Told = tuple[Change | None, float]
"""What a part most likely asks for alone, and the log-odds of its being right."""


def logit(chance: float) -> float:
    """The log-odds of a probability."""
    return math.log(max(_LEAST, chance)) - math.log(max(_LEAST, 1 - chance))


def joint_evidence(
    said: str, chance: float, parts: tuple[Clause, Clause], told: tuple[Told, Told], *, own: tuple[Clause, ...]
) -> Evidence:
    """What speaks for a change's beginning behind a joint; `own` are the clauses the grammar cuts."""
    (left, left_score), (right, right_score) = told
    first, then = (c.raw.casefold() for c in parts)
    begun = any(then[:_BEGINNING] == c.raw.casefold()[:_BEGINNING] for c in own[1:])
    kinds = [kind_of(c) if c else None for c in (left, right)]
    words = [len(re.findall(r"\w+", c)) for c in (first, then)]
    return {
        "one": 1.0,
        "chance": logit(chance),
        f"joint {_name(said)}": 1.0,
        "left score": _near(left_score),
        "right score": _near(right_score),
        "worse score": _near(min(left_score, right_score)),
        "left none": float(left is None),
        "right none": float(right is None),
        "neither": float(left is None and right is None),
        "same kind": float(kinds[0] == kinds[1]),
        **{f"left {c.op.value}": 1.0 for c in (left,) if c},
        **{f"right {c.op.value}": 1.0 for c in (right,) if c},
        "grammar cuts": float(begun),
        "grammar joins": float(len(own) == 1),
        "short left": float(words[0] <= 1),
        "short right": float(words[1] <= 1),
        "long left": math.log1p(words[0]),
        "long right": math.log1p(words[1]),
    }


def _near(score: float) -> float:
    return max(-_FAR, min(_FAR, score))


def _name(said: str) -> str:
    """What kind of joint it is: a stop, a comma, a word, or both."""
    word = "word" if re.search(r"\w", said) else ""
    mark = "stop" if re.search(r"[.!?;:。！？…]", said) else "comma" if re.search(r"[,、—–-]", said) else ""
    return f"{mark} {word}".strip()
