"""What is weighed, and with which weights: options for a clause, candidates for a whole instruction."""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from images_mcp.engines.minds.port import Change
from images_mcp.engines.minds.rules.instructions.evidence import Evidence

_LEAST = 1e-4


@dataclass(frozen=True)
class Judged:
    """The changes, how sure they are (0 to 1), and the other reading where there was one."""

    changes: tuple[Change, ...]
    sure: float
    other: Change | None = None


@dataclass(frozen=True)
class Option:
    """One change a clause may ask for (None: it asks for nothing) and what speaks for it."""

    change: Change | None
    evidence: Evidence


@dataclass(frozen=True)
class Candidate:
    """One reading of a whole instruction and what speaks for it."""

    changes: tuple[Change, ...]
    evidence: Evidence


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights of the logistic models by name and by what speaks; empty where nothing is trained."""
    path = files(__package__) / "data" / "weighing.json"
    found: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def weighed(evidence: Evidence, by: dict[str, float]) -> float:
    """The log-odds evidence amounts to."""
    return sum(by.get(name, 0.0) * much for name, much in evidence.items())


def log(chance: float) -> float:
    """The logarithm of a chance, kept from being endless."""
    return math.log(max(_LEAST, chance))
