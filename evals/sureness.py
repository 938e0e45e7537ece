"""What a trained model chose among held-out readings, how sure it was, and how right it was."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.logistic import calibration
from images_mcp.engines.minds.port import SURE, Change
from images_mcp.engines.minds.rules.instructions.evidence import Evidence
from images_mcp.engines.minds.rules.instructions.judging import Judge
from images_mcp.engines.minds.rules.instructions.likely import Kind
from images_mcp.engines.minds.rules.instructions.weights import Candidate, weighed

Row = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """Just the text of a maker."""

    text: str


@dataclass(frozen=True)
class Sight:
    """Just whether there is a sentence model."""

    blind: bool


@dataclass(frozen=True)
class Seen:
    """Just enough of a judge to say how sure a choice is."""

    odds: dict[Kind, float]
    changes: tuple[Change, ...]
    read: float
    maker: Text
    language: str
    remembered: bool
    joints: tuple[tuple[int, int, float], ...]
    likely: Sight

    @classmethod
    def of(cls, judge: Judge) -> "Seen":
        text, sight = Text(judge.maker.text), Sight(judge.likely.blind)
        told = (judge.odds, judge.changes, judge.read, text, judge.language, judge.remembered, judge.joints)
        return cls(*told, sight)

    def doubt(self, ranked: list[tuple[float, Candidate]]) -> Evidence:
        return Judge.doubt(self, ranked)  # type: ignore[arg-type]  # it has what `doubt` reads


def choose(
    candidates: list[tuple[Candidate, bool]], seen: Seen, by: dict[str, float]
) -> tuple[Candidate, bool, Evidence]:
    """The best candidate, whether it is right, and what speaks for that."""
    ranked = sorted(((weighed(c.evidence, by), c, good) for c, good in candidates), key=lambda row: -row[0])
    _, best, good = ranked[0]
    return best, good, seen.doubt([(s, c) for s, c, _ in ranked])


def score(rows_: list[Row], report: dict[int, tuple[Candidate, bool, float]], *, misses: bool) -> None:
    """Prints how right and how sure held-out answers were, for rows the grammar was not made on and by language."""
    groups: dict[str, list[int]] = {}
    for n, row in enumerate(rows_):
        if n in report and not row["fitted"]:
            name = re.sub(r"[-_]?\d+$", "", row["id"])
            counted = () if row.get("made") else ("all", row["lang"], f"{len(row['operations'])} operations")
            for key in (*counted, name):
                groups.setdefault(key, []).append(n)
    for key, some in groups.items():
        right, said = np.array([report[n][1] for n in some]), np.array([report[n][2] for n in some])
        line = f"{key:14} {len(some):4} right {right.mean():.3f}"
        for limit in (SURE, 0.7, 0.75, 0.8):
            taken = said >= limit
            line += f" | {limit}: sure {taken.mean():.2f}, of those right {right[taken].mean() if taken.any() else 0:.2f}, sure and wrong {(taken & ~right).mean():.3f}"
        print(line)
    every = groups["all"]
    print(calibration([report[n][2] for n in every], [report[n][1] for n in every]))
    for n in every if misses else ():
        best, good, sure = report[n]
        if not good:
            shown = [
                " ".join(
                    str(p.value if hasattr(p, "value") else p)
                    for p in (c.op, c.attribute, c.direction, c.target, c.value, c.strength)
                    if p is not None
                )
                for c in best.changes
            ]
            wanted = [" ".join(str(v) for v in o.values()) for o in rows_[n]["operations"]]
            print(f"{sure:.2f} {rows_[n]['lang']} {rows_[n]['instruction']!r} {wanted} -> {shown}")
