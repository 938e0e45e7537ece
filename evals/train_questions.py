"""Trains the model that weighs questions: `python -m evals.train_questions [--check]`.

Learns from the labelled dialogues of the tuning set; never from the measuring sets. Rows by authors who did not write the
rules count three times. The same input gives the same weights. `--check` prints the seven-fold score on those authors' rows.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from evals.__main__ import HERE, MIND, read, rows
from images_mcp.brief import Aspect, Mode
from images_mcp.engines.minds.rules import asking, weighing
from images_mcp.engines.minds.rules.structure import take_apart

OUT = Path(weighing.__file__).parent / "data" / weighing.WEIGHTS
_L2, _FREE, _STEPS, _OFTEN, _FOLDS, _OTHERS = 4.0, 0.01, 25, 3, 7, 3.0
_OTHERS_IDS = ("td2", "nd")


def _fitted(x: weighing.Floats, y: weighing.Floats, weight: weighing.Floats) -> weighing.Floats:
    """Logistic regression with a ridge, by Newton's method; the intercept is nearly free."""
    b = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], _L2)
    ridge[0] = _FREE
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ b))
        curve = weight * p * (1 - p) + 1e-6
        b += np.linalg.solve((x.T * curve) @ x + np.diag(ridge), x.T @ (weight * (y - p)) - ridge * b)
    return b


def _data() -> tuple[list[dict[str, Any]], tuple[str, ...], weighing.Floats, weighing.Floats, weighing.Floats]:
    told = rows("tune", "dialogues") + rows("tune", "dialogues2")
    seen = [(r, read(r["prompt"])) for r in told]
    parts = [take_apart(r["prompt"], reading.brief.language) for r, reading in seen]
    often = Counter(g for p in parts for g in {h.gloss for h in p.uses})
    glosses = tuple(sorted(g for g, n in often.items() if n >= _OFTEN))
    x = []
    for (row, reading), p in zip(seen, parts, strict=True):
        shared = weighing.features(p, reading, Mode(row["mode"]), glosses)
        worth, known = asking.worth_of(row["prompt"], reading), asking.known_in(reading, row["prompt"])
        x.append([weighing.of_aspect(shared, worth.get(a, -0.5), known=a in known) for a in weighing.ASKED])
    y = np.array([[float(a.value in r["missing"]) for a in weighing.ASKED] for r in told])
    weight = np.array([_OTHERS if r["id"].startswith(_OTHERS_IDS) else 1.0 for r in told])
    return told, glosses, np.array(x), y, weight


def _check() -> None:
    told, glosses, x, y, weight = _data()
    others = np.flatnonzero(weight > 1)
    fold = np.random.RandomState(0).permutation(len(others)) % _FOLDS
    asked = good = bad = 0
    for f in range(_FOLDS):
        test, train = others[fold == f], np.setdiff1d(np.arange(len(told)), others[fold == f])
        fits = [_fitted(x[train, j], y[train, j], weight[train]) for j in range(len(weighing.ASKED))]
        weighing._trained = lambda fits=fits: (glosses, np.array(fits))  # type: ignore[assignment, misc]  # noqa: SLF001 - the fold's own weights
        for n in test:
            row, reading = told[n], read(told[n]["prompt"])
            found = [q.aspect.value for q in asking.questions(row["prompt"], reading, Mode(row["mode"]), frozenset())]
            asked, good = asked + len(found), good + sum(a in row["missing"] for a in found)
            silly = [a for a in found if a in row["silly"] or a in row["known"]]
            bad += bool(silly)
            if "--misses" in sys.argv and any(a not in row["missing"] for a in found):
                print(row["mode"], row["prompt"], found, "silly", silly, "missing", row["missing"])
    print(f"among missing {100 * good / asked:.1f} % of {asked}, known or silly {100 * bad / len(others):.1f} %")


def main() -> None:
    if "--check" in sys.argv:
        _check()
        return
    _, glosses, x, y, weight = _data()
    fits = np.array([_fitted(x[:, j], y[:, j], weight) for j in range(len(weighing.ASKED))])
    np.savez_compressed(OUT, weights=fits.astype(np.float32), glosses=np.array(glosses))
    print(f"{OUT.name}: {OUT.stat().st_size // 1024} kB, {HERE.name}, {MIND.name}, {len(list(Aspect))} aspects")


if __name__ == "__main__":
    main()
