"""Trains the models that weigh questions: `python -m evals.train_questions [--check]`.

Learns from the labelled dialogues of the tuning set, never from rows marked `held` nor from the measuring sets. Rows by
authors who did not write the rules count three times. The chance of a needless question is made to agree, aspect by aspect,
with how often rows held out were needless (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999). The same
input gives the same weights. Writers differ in what they call needless, so each file has a leaning of its own while learning,
which is left out of the weights. `--check` prints the score of every file by weights learnt from the others (`--curve`: for
other thresholds); `--held` that of the weights in use on the rows held back, to be looked at last.
"""

import sys
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from evals.__main__ import HERE, MIND, read, rows
from images_mcp.brief import Aspect, Mode
from images_mcp.engines.embeddings.minilm import MiniLM
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules import asking, leaning, weighing
from images_mcp.engines.minds.rules.structure import Wanted, take_apart

OUT = Path(weighing.__file__).parent / "data" / weighing.WEIGHTS
_SETS = ("dialogues", "dialogues2", "dialogues3", "dialogues4")
_L2, _FREE, _STEPS, _OFTEN, _WRITER = 8.0, 0.01, 15, 3, 2.0
_INNER, _AS_IT_IS = 5, 3.0
_OTHERS, _OWN = 1.5, 0.5
_OWN_IDS = ("td0", "ud", "vd", "wd", "xd", "yd")
Row = dict[str, Any]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
assert isinstance(MIND.embedder, MiniLM), "the sentence model is not installed"
EMBEDDER = MIND.embedder


def _meaning(wanted: Wanted) -> leaning.Array:
    return leaning.meaning(wanted, EMBEDDER)


class Dialogues:
    """The labelled dialogues as features (rows × aspects × features) and labels (wanted, needless)."""

    def __init__(self) -> None:
        found_in = [(r, name) for name in _SETS for r in rows("tune", name) if not r.get("held")]
        self.rows = [r for r, _ in found_in]
        self.file = np.array([name for _, name in found_in])
        self.writer = np.stack([(self.file == name) * _WRITER for name in _SETS], axis=1)
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
        meanings = np.array([_meaning(p) for p in parts])
        self.usual = meanings.mean(axis=0).astype(np.float64)
        self.sense = np.array([weighing.sense(p, m, self.usual) for p, m in zip(parts, meanings, strict=True)])
        wanted = [[float(a.value in r["missing"]) for a in weighing.ASKED] for r in self.rows]
        needless = [[float(a.value in {*r["silly"], *r["known"]}) for a in weighing.ASKED] for r in self.rows]
        self.y = np.array([wanted, needless])
        self.own = np.array([r["id"].startswith(_OWN_IDS) for r in self.rows])
        self.weight = np.where(self.own, _OWN, _OTHERS)
        self.open = np.array([[x[-1] > 0 for x in row] for row in self.x])

    def fitted(self, kept: Mask) -> weighing.Trained:
        """Weights learnt from some of the rows."""
        both = np.array([[self._fitted(which, j, kept) for j in range(len(weighing.ASKED))] for which in (0, 1)])
        width, end = self.x.shape[2], self.x.shape[2] + self.sense.shape[1]
        return weighing.Trained(self.glosses, both[..., :width], both[..., width:end], self.usual)

    def _fitted(self, which: int, j: int, kept: Mask) -> weighing.Floats:
        free = np.full(self.x.shape[2] + self.sense.shape[1] + len(_SETS), _L2**-0.5)
        free[0] = _FREE**-0.5
        x = np.concatenate([self.x[kept, j], self.sense[kept], self.writer[kept]], axis=1)
        y, weight = self.y[which, kept, j], self.weight[kept]
        kernel = (x * free**2) @ x.T
        found: weighing.Floats = x.T @ _logistic(kernel, y, weight) * free**2
        if which:
            told, some = self._held_out(kernel, y, weight), self.open[kept, j]
            slope, shift = _agreed(told[some], y[some], weight[some])
            found *= slope
            found[0] += shift
        return found

    @staticmethod
    def _held_out(kernel: weighing.Floats, y: weighing.Floats, weight: weighing.Floats) -> weighing.Floats:
        """What each row is told by a model that has not seen it, as log odds."""
        told, fold = np.zeros(len(y)), np.random.RandomState(len(y)).permutation(len(y)) % _INNER
        for f in range(_INNER):
            new, old = fold == f, fold != f
            told[new] = kernel[np.ix_(new, old)] @ _logistic(kernel[np.ix_(old, old)], y[old], weight[old])
        return told


def _logistic(kernel: weighing.Floats, y: weighing.Floats, weight: weighing.Floats) -> weighing.Floats:
    """Logistic regression with a ridge in its dual form, by Newton's method: how much each row counts."""
    count: weighing.Floats = np.zeros(len(y))
    for _ in range(_STEPS):
        z = np.clip(kernel @ count, -30, 30)
        p = 1 / (1 + np.exp(-z))
        curve = weight * p * (1 - p) + 1e-6
        solved = np.linalg.solve(kernel + np.diag(1 / curve), z + weight * (y - p) / curve)
        count = np.asarray(solved, dtype=np.float64)
    return count


def _agreed(told: weighing.Floats, y: weighing.Floats, weight: weighing.Floats) -> weighing.Floats:
    """The slope and the shift that make log odds agree with what was so, drawn to 1 and 0."""
    plain = np.array([1.0, 0.0])
    found: weighing.Floats = plain
    x = np.stack([told, np.ones_like(told)], axis=1)
    for _ in range(2 * _STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (weight * (y - p)) - _AS_IT_IS * (found - plain)
        found = found + np.linalg.solve((x.T * (weight * p * (1 - p))) @ x + _AS_IT_IS * np.eye(2), slope)
    return found


def _asked(row: Row, reading: Reading) -> list[str]:
    return [q.aspect.value for q in asking.questions(row["prompt"], reading, Mode(row["mode"]), frozenset(), _meaning)]


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
    folds = [data.file == name for name in _SETS]
    learnt = [data.fitted(~fold) for fold in folds]
    if "--curve" in sys.argv:
        for likely, needless in product((0.75, 0.8, 0.84, 0.88), (0.04, 0.07, 0.1, 0.15)):
            asking._LIKELY, asking._NEEDLESS = likely, needless  # noqa: SLF001 - what is chosen between
            _told(f"likely {likely} needless {needless}", _answered(data, folds, learnt))
        return
    found = _answered(data, folds, learnt)
    for name, ids in (
        ("second set", ("td2", "nd")),
        ("third set", ("t3",)),
        ("fourth set", ("d4",)),
        ("the rules' own", _OWN_IDS),
        ("all", ("",)),
    ):
        mine = [(r, a) for r, a in found if r["id"].startswith(ids)]
        _told(name, mine)
        for mode in Mode if "--modes" in sys.argv else ():
            _told(f"  {mode.value}", [(r, a) for r, a in mine if r["mode"] == mode.value])
        for lang in sorted({r["lang"] for r, _ in mine}) if "--languages" in sys.argv else ():
            _told(f"  {lang}", [(r, a) for r, a in mine if r["lang"] == lang])
    if "--kinds" in sys.argv:
        print(Counter(a + (" +" if a in r["missing"] else " -") for r, here in found for a in here).most_common())
    for r, here in found if "--misses" in sys.argv else ():
        if bad := [a for a in here if a in r["silly"] or a in r["known"]]:
            print(r["mode"], r["prompt"], here, "needless", bad, "missing", r["missing"])


def _answered(data: Dialogues, folds: list[Mask], learnt: list[weighing.Trained]) -> list[tuple[Row, list[str]]]:
    """What is asked in every dialogue by weights that have not seen it."""
    found = []
    for fold, weights in zip(folds, learnt, strict=True):
        weighing._trained = lambda weights=weights: weights  # type: ignore[assignment]  # noqa: SLF001 - the fold's own weights
        found += [(data.rows[n], _asked(data.rows[n], data.readings[n])) for n in np.flatnonzero(fold)]
    return found


def main() -> None:
    if "--check" in sys.argv:
        _check()
        return
    if "--held" in sys.argv:
        held = [r for name in _SETS for r in rows("tune", name) if r.get("held")]
        _told("held", [(r, _asked(r, read(r["prompt"]))) for r in held])
        return
    data = Dialogues()
    found = data.fitted(np.ones(len(data.rows), dtype=np.bool_))
    weights, of_sense, usual = (held.astype(np.float16) for held in (found.weights, found.of_sense, found.usual))
    np.savez_compressed(OUT, glosses=np.array(data.glosses), weights=weights, of_sense=of_sense, usual=usual)
    print(f"{OUT.name}: {OUT.stat().st_size // 1024} kB, {HERE.name}, {MIND.name}, {len(list(Aspect))} aspects")


if __name__ == "__main__":
    main()
