"""Trains what reads instructions from experience: `python -m evals.train_instructions [--write] [--cache FILE]`.

Learns from the tuning rows that are not held and from `synthetic_refinements.tsv`; never from a measuring set. Every row
is judged by models that have not seen it; those answers train the models that weigh candidates and say how sure a reading
is, and give the scores printed. Writes nothing without `--write`. The same input gives the same weights.
"""

import argparse
import json
import pickle
import random
import re
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.__main__ import rows
from evals.invented import Text, composed, joined, noisy, synthetic, turns, unmoved
from evals.logistic import Sparse, calibration, logistic, softmax
from evals.refinements import wholly_right
from evals.spans import clauses_of, joints, parts_of, tagged
from images_mcp.brief import Attribute, Brief
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.port import SURE, Change
from images_mcp.engines.minds.rules.instructions import likely, marking, trained
from images_mcp.engines.minds.rules.instructions.clauses import set_aside
from images_mcp.engines.minds.rules.instructions.evidence import Evidence
from images_mcp.engines.minds.rules.instructions.interpret import Reader, earlier_memory
from images_mcp.engines.minds.rules.instructions.judging import Candidate, Judge, weighed
from images_mcp.engines.minds.rules.instructions.memory import Memory
from images_mcp.engines.minds.rules.instructions.nearest import guesser

DATA = Path(likely.__file__).parent / "data"
FOLDS, _JOBS = 5, 2
_REAL_WEIGHT, _SILVER_WEIGHT, _SILVER = 4.0, 0.4, 2500
Row = dict[str, Any]
Tables = tuple[dict[str, NDArray[np.float32]], tuple[str, ...]]


def labelled() -> list[Row]:
    """The tuning rows that may be learnt from; `fitted` where the grammar was made on them."""
    found = []
    for name in ("refinements", "refinements2", "refinements3", "refinements4"):
        for row in rows("tune", name):
            fitted = name == "refinements" and not row.get("held")
            closed = name in {"refinements3", "refinements4"} and row.get("held")
            found += [] if closed else [row | {"fitted": fitted}]
    for n, row in enumerate(found):
        row["fold"] = n % FOLDS
    return found + turns(FOLDS) + composed(found) + unmoved(found)


def label_of(row: Row) -> str:
    wanted = row["operations"]
    if len(wanted) != 1:
        return "several" if wanted else "none"
    (one,) = wanted
    if one["op"] != "adjust":
        return str(one["op"])
    return " ".join(filter(None, (one["op"], one.get("attribute"), one.get("direction"))))


class World:
    """The sentence model, the grammar's readings and what was computed of a text before."""

    def __init__(self, cache: Path | None) -> None:
        folder = weights_folder()
        if folder is None:
            raise SystemExit("the sentence model is not installed")
        self.embedder = MiniLM(folder)
        self.spelt = frozenset(w for w in self.embedder.words.ids if w.isalpha() and len(w) > 3)
        self.guess = guesser(self.embedder)
        self.kept: dict[Any, Any] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}

    def reader(self, text: str, memory: Memory) -> Reader:
        return Reader(text, memory, self.guess, self.spelt)

    def read(self, text: str) -> tuple[tuple[Change, ...], tuple[str, ...]]:
        """What the grammar alone makes of a text."""
        changes, _, outcomes = self.reader(text, Memory(Brief())).read()
        return changes, likely.reading(changes, [o.kind for _, o in outcomes if o and o.changes])

    def row(self, said: Text, *, believed: bool) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The features of a text, those that are not zero; `believed`: the grammar's reading is a witness."""
        lang, _, text = said
        dense = likely.features(text, self.embedder, lang, self.read(text)[1] if believed else ())
        at = np.flatnonzero(dense).astype(np.int32)
        return at, dense[at]

    def judge(self, row: Row, tables: Tables, by: dict[str, dict[str, float]], *, blind: bool) -> Judge | None:
        """One row as `interpret` would have it judged."""
        earlier = tuple(row.get("history", ()))
        reader = self.reader(row["instruction"], earlier_memory(Brief(), earlier, self.guess, self.spelt))
        changes, _, outcomes = reader.read()
        if any(o.lost for _, o in outcomes if o):
            return None
        held = likely.Likely(None if blind else self.embedder, tables)
        maker = reader.maker(outcomes, changes)
        return Judge(changes, outcomes, maker, held, remembered=bool(earlier), exchanged=reader.exchanged, given=by)


WORLD: World


def _start(cache: Path | None) -> None:
    global WORLD  # noqa: PLW0603 - one per process: loading it takes a second
    WORLD = World(cache)


def _row(job: tuple[Text, bool]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    return WORLD.row(job[0], believed=job[1])


def _marks(job: tuple[str, str, dict[str, Any]]) -> tuple[list[Any], list[int]] | None:
    """Sparse features of a text's words with the mark before, and their marks."""
    lang, text, wanted = job
    marks = tagged(text, lang, wanted)
    if not marks:
        return None
    words = marking.words_in(text, lang)
    attribute = Attribute(wanted["attribute"]) if wanted["op"] == "adjust" and wanted.get("attribute") else None
    dense = np.concatenate(
        [
            marking.features(words, lang, (wanted["op"], attribute)),
            marking.meanings(words, WORLD.embedder, lang),
            np.eye(marking.TAGS + 1, dtype=np.float32)[[marking.TAGS, *marks[:-1]]],
        ],
        axis=1,
    )
    rows_ = []
    for line in dense:
        at = np.flatnonzero(line).astype(np.int32)
        rows_.append((at, line[at]))
    return rows_, marks


def _silver(text: Text) -> tuple[str, str, dict[str, Any]] | None:
    """An invented clause with the words the grammar found in it, where the grammar got its kind right."""
    lang, label, said = text
    changes, _ = WORLD.read(said)
    if len(changes) != 1 or " ".join(p.value for p in likely.kind_of(changes[0])[:3] if p) != label:
        return None
    (one,) = changes
    return lang, said, {"op": one.op.value, "attribute": one.attribute, "target": one.target, "value": one.value}


def _cut(job: tuple[str, str, list[tuple[int, bool]]]) -> list[tuple[Any, int]]:
    """Sparse features of known joints, and whether another change begins there."""
    lang, text, known = job
    words = marking.words_in(text, lang)
    if not words or not known:
        return []
    x = np.concatenate(
        [marking.features(words, lang, marking.CUT), marking.meanings(words, WORLD.embedder, lang)], axis=1
    )
    found = []
    for end, begins in known:
        at = marking.follows(words, end)
        if at is not None:
            columns = np.flatnonzero(x[at]).astype(np.int32)
            found.append(((columns, x[at][columns]), int(begins)))
    return found


# -- folds --------------------------------------------------------------------------------------------------------


class Lessons:
    """Everything that is learnt from, as numbers, each with the fold it belongs to (-1: always seen)."""

    def __init__(self, pool: Any, cache: Path | None) -> None:
        self.rows = labelled()
        self.fold = [r["fold"] for r in self.rows]
        kept: dict[Any, Any] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}
        self._kept = kept
        plain = [(n, r) for n, r in enumerate(self.rows) if not r.get("history")]
        apart = [(n, r, text, one) for n, r in enumerate(self.rows) for text, one in clauses_of(r)]
        real = [(r["lang"], label_of(r), set_aside(r["instruction"])[0]) for _, r in plain]
        real += [(r["lang"], label_of({"operations": [one]}), text) for _, r, text, one in apart]
        plain += [(n, r) for n, r, _, _ in apart]
        invented = synthetic()
        two, seams = joined(invented)
        made = invented + noisy(invented)[::2] + two
        jobs = [(t, not r["fitted"]) for t, (_, r) in zip(real, plain, strict=True)] + [(t, True) for t in made]
        self.x = Sparse(self._map(pool, _row, jobs))
        texts = real + made
        self.kinds = sorted({label for _, label, _ in texts})
        self.y = np.array([self.kinds.index(label) for _, label, _ in texts])
        self.of = np.array([self.fold[n] for n, _ in plain] + [-1] * len(made))
        weights = [1.0 if r.get("made") else _REAL_WEIGHT for _, r in plain]
        self.weight = np.array(weights + [1.0] * len(made), dtype=np.float32)
        ones = [(n, r) for n, r in enumerate(self.rows) if len(r["operations"]) == 1 and not r.get("history")]
        silver = [s for s in self._map(pool, _silver, random.Random(3).sample(invented, _SILVER)) if s]
        marked = [(r["lang"], set_aside(r["instruction"])[0], r["operations"][0]) for _, r in ones]
        marked += [(r["lang"], text, one) for _, r, text, one in apart]
        told = self._map(pool, _marks, marked + silver)
        folds = [self.fold[n] for n, _ in ones] + [self.fold[n] for n, *_ in apart] + [-1] * len(silver)
        kept_rows = [(t, f) for t, f in zip(told, folds, strict=True) if t]
        self.words = Sparse([w for (ws, _), _ in kept_rows for w in ws])
        self.marks = np.array([m for (_, ms), _ in kept_rows for m in ms])
        self.words_of = np.array([f for (_, ms), f in kept_rows for _ in ms])
        self.words_weight = np.where(self.words_of >= 0, 1.0, _SILVER_WEIGHT).astype(np.float32)
        cuts = [(r["lang"], set_aside(r["instruction"])[0], parts_of(r)) for r in self.rows]
        for (lang, _, text), end in zip(two, seams, strict=True):
            places = [b for _, b in marking.joined_at(text, joints(lang))]
            cuts.append((lang, text, [(b, b == end) for b in places]))
        known = self._map(pool, _cut, cuts)
        folds = self.fold + [-1] * len(two)
        self.cuts = Sparse([x for some in known for x, _ in some])
        self.parts = np.array([y for some in known for _, y in some])
        self.cuts_of = np.array([f for some, f in zip(known, folds, strict=True) for _ in some])
        self.cuts_weight = np.where(self.cuts_of >= 0, 4.0, 0.5).astype(np.float32)
        if cache:
            cache.write_bytes(pickle.dumps(kept))

    def _map(self, pool: Any, what: Callable[[Any], Any], jobs: Sequence[Any]) -> list[Any]:
        name = what.__name__
        keys = [(name, json.dumps(j, sort_keys=True, default=str)) for j in jobs]
        new = {k: j for k, j in zip(keys, jobs, strict=True) if k not in self._kept}
        self._kept.update(zip(new, pool.map(what, list(new.values()), chunksize=32), strict=True))
        return [self._kept[k] for k in keys]

    def tables(self, without: int | None) -> Tables:
        """The models of kinds and marks, trained without a fold."""
        seen = np.flatnonzero(self.of != without) if without is not None else np.arange(len(self.y))
        width = likely.WIDTH
        w = softmax(self.x, self.y, self.weight, seen, (width, len(self.kinds)), blind=marking.MEANING)
        words = np.flatnonzero(self.words_of != without) if without is not None else np.arange(len(self.marks))
        start, end = marking.BUCKETS, marking.BUCKETS + marking.MEANING
        shape = (end + marking.TAGS + 1, marking.TAGS)
        m = softmax(self.words, self.marks, self.words_weight, words, shape, blind=(start, end), epochs=6)
        cuts = np.flatnonzero(self.cuts_of != without) if without is not None else np.arange(len(self.parts))
        c = softmax(self.cuts, self.parts, self.cuts_weight, cuts, (end, 2), blind=(start, end), epochs=8)
        return {"weights": w, "marks": m[:end], "before": m[end:], "cuts": c}, tuple(self.kinds)


def _told(job: tuple[list[tuple[int, Row]], Tables, bool]) -> list[tuple[int, list[tuple[Evidence, bool]]]]:
    """What speaks for each option of rows with one operation or none, and whether it is right."""
    held, tables, blind = job
    found = []
    for n, row in held:
        judge = WORLD.judge(row, tables, {}, blind=blind) if len(row["operations"]) < 2 else None
        if judge is None:
            continue
        options = [(o.evidence, wholly_right(row, (o.change,) if o.change else ())) for o in judge.options()]
        found.append((n, options))
    return found


def _read(
    job: tuple[list[tuple[int, Row]], Tables, dict[str, dict[str, float]], bool],
) -> list[tuple[int, list[tuple[Candidate, bool]], Any]]:
    """Every candidate reading of rows, and whether it is right; and what is needed to say how sure the best is."""
    held, tables, by, blind = job
    found = []
    for n, row in held:
        judge = WORLD.judge(row, tables, by, blind=blind)
        if judge is None:
            continue
        candidates = [(c, wholly_right(row, c.changes)) for c in judge.candidates()]
        seen = (judge.odds, judge.changes, judge.read, judge.maker.text, judge.language, judge.likely.blind)
        found.append((n, candidates, seen))
    return found


class _Seen:
    """Just enough of a judge to say how sure a choice is."""

    def __init__(self, seen: Any) -> None:
        self.odds, self.changes, self.read, text, self.language, blind = seen
        self.maker = type("Text", (), {"text": text})
        self.likely = type("Blind", (), {"blind": blind})

    def doubt(self, ranked: list[tuple[float, Candidate]]) -> Evidence:
        return Judge.doubt(self, ranked)  # type: ignore[arg-type]  # it has what `doubt` reads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights after the check")
    parser.add_argument("--cache", type=Path, help="a file that keeps what is slow to compute between runs")
    parser.add_argument("--misses", action="store_true", help="print what was read wrongly")
    asked = parser.parse_args()
    context = get_context("fork")
    with context.Pool(_JOBS, initializer=_start, initargs=(None,)) as pool:
        lessons = Lessons(pool, asked.cache)
        print(f"{len(lessons.y)} texts, {len(lessons.kinds)} kinds, {len(lessons.marks)} words", flush=True)
        folds = [*range(FOLDS), None] if asked.write else list(range(FOLDS))
        tables = dict(zip(folds, _parallel(lessons, folds), strict=True))
        held = {
            f: [(n, r) for n, r in enumerate(lessons.rows) if lessons.fold[n] == f and not r["fitted"]]
            for f in range(FOLDS)
        }
        if asked.cache:
            asked.cache.with_suffix(".tables").write_bytes(pickle.dumps(tables))
        by, report = weigh(pool, lessons.rows, held, tables)
    score(lessons.rows, report, misses=asked.misses)
    if asked.write:
        final, kinds = tables[None]
        trained.write(DATA / trained.FILE, final, list(kinds))
        text = json.dumps({k: {n: round(v, 4) for n, v in sorted(w.items())} for k, w in by.items()}, indent=1)
        (DATA / "weighing.json").write_text(text + "\n", "utf-8")


_LESSONS: Lessons


def _fold(without: int | None) -> Tables:
    return _LESSONS.tables(without)


def _parallel(lessons: Lessons, folds: list[int | None]) -> list[Tables]:
    global _LESSONS  # noqa: PLW0603 - inherited by the forked processes instead of being sent to them
    _LESSONS = lessons
    with get_context("fork").Pool(_JOBS) as pool:
        return pool.map(_fold, folds, chunksize=1)


def weigh(
    pool: Any, rows_: list[Row], held: dict[int, list[tuple[int, Row]]], tables: dict[int | None, Tables]
) -> tuple[dict[str, dict[str, float]], dict[int, tuple[Candidate, bool, float]]]:
    """The models that weigh, and for each row what was chosen, whether it is right and how sure (all held out)."""
    told: list[tuple[int, list[tuple[Evidence, bool]]]] = []
    for some in pool.map(
        _told,
        [(h[:: 4 if blind else 1], tables[f], blind) for f, h in held.items() for blind in (False, True)],
        chunksize=1,
    ):
        told += some
    weight = {n: 0.3 if r["fitted"] or r.get("made") else 1.0 for n, r in enumerate(rows_)}
    flat = [(e, good, weight[n]) for n, options in told for e, good in options]
    by = {"change": logistic([e for e, _, _ in flat], [g for _, g, _ in flat], [w for _, _, w in flat])}
    jobs = [(h[:: 4 if blind else 1], tables[f], by, blind) for f, h in held.items() for blind in (False, True)]
    read: list[tuple[int, list[tuple[Candidate, bool]], Any]] = []
    for some in pool.map(_read, jobs, chunksize=1):
        read += some
    fold = {n: f for f, h in held.items() for n, _ in h}

    def train(without: int | None) -> dict[str, dict[str, float]]:
        seen = [r for r in read if fold[r[0]] != without]
        flat = [(c.evidence, good, weight[n]) for n, cs, _ in seen for c, good in cs]
        reading = logistic([e for e, _, _ in flat], [g for _, g, _ in flat], [w for _, _, w in flat])
        chosen = [(n, *choose(cs, s, reading)) for n, cs, s in seen]
        sure = logistic([e for _, _, _, e in chosen], [g for _, _, g, _ in chosen], [weight[n] for n, *_ in chosen])
        return by | {"reading": reading, "sure": sure}

    report = {}
    for f in held:
        mine = train(f)
        for n, cs, s in read:
            if fold[n] == f and not s[-1]:
                best, good, evidence = choose(cs, s, mine["reading"])
                report[n] = (best, good, 1 / (1 + np.exp(-weighed(evidence, mine["sure"]))))
    return train(None), report


def choose(
    candidates: list[tuple[Candidate, bool]], seen: Any, by: dict[str, float]
) -> tuple[Candidate, bool, Evidence]:
    """The best candidate, whether it is right, and what speaks for that."""
    ranked = sorted(((weighed(c.evidence, by), c, good) for c, good in candidates), key=lambda row: -row[0])
    _, best, good = ranked[0]
    return best, good, _Seen(seen).doubt([(s, c) for s, c, _ in ranked])


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


if __name__ == "__main__":
    main()
