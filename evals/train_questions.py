"""Trains the models that weigh questions: `python -m evals.train_questions [--check]`.

Learns from the labelled dialogues of the tuning set, never from rows marked `held` nor from the measuring sets. Rows by
authors who did not write the rules count three times. The same input gives the same weights. `--check` prints the
six-fold score on those authors' rows; `--held` that of the weights in use on the rows held back, to be looked at last.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from evals.__main__ import HERE, MIND, read, rows
from images_mcp.brief import Aspect, Mode
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules import asking, weighing
from images_mcp.engines.minds.rules.structure import take_apart

OUT = Path(weighing.__file__).parent / "data" / weighing.WEIGHTS
_SETS = ("dialogues", "dialogues2", "dialogues3")
_L2, _FREE, _STEPS, _OFTEN, _FOLDS, _ROUNDS = 8.0, 0.01, 15, 3, 6, 2
_OTHERS, _OWN = 1.5, 0.5
_OWN_IDS = ("td0", "ud", "vd", "wd", "xd", "yd")
Row = dict[str, Any]


class Dialogues:
    """The labelled dialogues as features (rows × aspects × features) and labels (wanted, needless)."""

    def __init__(self) -> None:
        self.rows = [r for name in _SETS for r in rows("tune", name) if not r.get("held")]
        self.readings = [read(r["prompt"]) for r in self.rows]
        pairs = list(zip(self.rows, self.readings, strict=True))
        parts = [take_apart(r["prompt"], reading.brief.language) for r, reading in pairs]
        often = Counter(g for p in parts for g in {h.gloss for h in p.uses})
        self.glosses = tuple(sorted(g for g, n in often.items() if n >= _OFTEN))
        found = []
        for (row, reading), p in zip(pairs, parts, strict=True):
            shared = weighing.features(p, reading, Mode(row["mode"]), self.glosses)
            worth, known = asking.worth_of(row["prompt"], reading), asking.known_in(reading, row["prompt"])
            found.append([weighing.of_aspect(shared, worth.get(a, -0.5), known=a in known) for a in weighing.ASKED])
        self.x = np.array(found)
        wanted = [[float(a.value in r["missing"]) for a in weighing.ASKED] for r in self.rows]
        needless = [[float(a.value in {*r["silly"], *r["known"]}) for a in weighing.ASKED] for r in self.rows]
        self.y = np.array([wanted, needless])
        self.own = np.array([r["id"].startswith(_OWN_IDS) for r in self.rows])
        self.weight = np.where(self.own, _OWN, _OTHERS)

    def fitted(self, kept: np.ndarray[Any, np.dtype[np.bool_]]) -> weighing.Floats:
        """Weights (wanted and needless × aspects × features) learnt from some of the rows."""
        x, weight = self.x[kept], self.weight[kept]
        return np.array([[_fitted(x[:, j], y[kept, j], weight) for j in range(len(weighing.ASKED))] for y in self.y])


def _fitted(x: weighing.Floats, y: weighing.Floats, weight: weighing.Floats) -> weighing.Floats:
    """Logistic regression with a ridge, by Newton's method; the intercept is nearly free."""
    b = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], _L2)
    ridge[0] = _FREE
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        curve = weight * p * (1 - p) + 1e-6
        b += np.linalg.solve((x.T * curve) @ x + np.diag(ridge), x.T @ (weight * (y - p)) - ridge * b)
    return b


def _asked(row: Row, reading: Reading) -> list[str]:
    return [q.aspect.value for q in asking.questions(row["prompt"], reading, Mode(row["mode"]), frozenset())]


def _told(name: str, found: list[tuple[Row, list[str]]]) -> None:
    asked = [(a, r) for r, found_here in found for a in found_here]
    needless = [r for r, here in found if any(a in r["silly"] or a in r["known"] for a in here)]
    spoken = sum(r["mode"] != "skip" for r, _ in found)
    good = sum(a in r["missing"] for a, r in asked)
    print(
        f"{name}: among missing {100 * good / max(1, len(asked)):.1f} % of {len(asked)}, dialogues with a needless one"
        f" {100 * len(needless) / max(1, len(found)):.1f} % of {len(found)}, questions each {len(asked) / max(1, spoken):.2f}"
    )


def _check() -> None:
    data = Dialogues()
    found: list[tuple[Row, list[str]]] = []
    for round_ in range(_ROUNDS):
        fold = np.random.RandomState(round_).permutation(len(data.rows)) % _FOLDS
        for f in range(_FOLDS):
            weights = data.fitted(fold != f)
            weighing._trained = lambda weights=weights: (data.glosses, weights)  # type: ignore[assignment]  # noqa: SLF001 - the fold's own weights
            found += [(data.rows[n], _asked(data.rows[n], data.readings[n])) for n in np.flatnonzero(fold == f)]
    for name, ids in (("second set", ("td2", "nd")), ("third set", ("t3",)), ("the rules' own", _OWN_IDS)):
        mine = [(r, a) for r, a in found if r["id"].startswith(ids)]
        _told(name, mine)
        for mode in Mode if "--modes" in sys.argv else ():
            _told(f"  {mode.value}", [(r, a) for r, a in mine if r["mode"] == mode.value])
    if "--kinds" in sys.argv:
        print(Counter(a + (" +" if a in r["missing"] else " -") for r, here in found for a in here).most_common())
    for r, here in found if "--misses" in sys.argv else ():
        if bad := [a for a in here if a in r["silly"] or a in r["known"]]:
            print(r["mode"], r["prompt"], here, "needless", bad, "missing", r["missing"])


def main() -> None:
    if "--check" in sys.argv:
        _check()
        return
    if "--held" in sys.argv:
        held = [r for name in _SETS for r in rows("tune", name) if r.get("held")]
        _told("held", [(r, _asked(r, read(r["prompt"]))) for r in held])
        return
    data = Dialogues()
    weights = data.fitted(np.ones(len(data.rows), dtype=bool))
    np.savez_compressed(OUT, weights=weights.astype(np.float32), glosses=np.array(data.glosses))
    print(f"{OUT.name}: {OUT.stat().st_size // 1024} kB, {HERE.name}, {MIND.name}, {len(list(Aspect))} aspects")


if __name__ == "__main__":
    main()
