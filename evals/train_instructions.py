"""Trains what reads instructions from experience: `python -m evals.train_instructions [--write] [--cache FILE]`.

Learns from the tuning rows that are not held and from `synthetic_refinements.tsv`; never from a measuring set. Every row
is judged by models that have not seen its file, as strangers will be; those answers train the models that weigh candidates and say how sure a reading
is, and give the scores printed. Writes nothing without `--write`. The same input gives the same weights.
"""

import argparse
import json
import pickle
import random
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.__main__ import rows
from evals.invented import Text, composed, joined, noisy, renamed, synthetic, turns, unmoved
from evals.logistic import Sparse, logistic, softmax
from evals.order import order
from evals.refinements import wholly_right
from evals.spans import clauses_of, joints, parts_of, tagged
from evals.sureness import Seen, choose, score
from images_mcp.brief import Attribute, Brief
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.port import Change
from images_mcp.engines.minds.rules.instructions import likely, marking, sparse, trained
from images_mcp.engines.minds.rules.instructions.clauses import set_aside
from images_mcp.engines.minds.rules.instructions.evidence import Evidence
from images_mcp.engines.minds.rules.instructions.interpret import Reader, earlier_memory
from images_mcp.engines.minds.rules.instructions.judging import Judge
from images_mcp.engines.minds.rules.instructions.memory import Memory
from images_mcp.engines.minds.rules.instructions.nearest import guesser
from images_mcp.engines.minds.rules.instructions.order import Sentence, sentence
from images_mcp.engines.minds.rules.instructions.weights import Candidate, weighed

DATA = Path(likely.__file__).parent / "data"
WRITERS = (
    ("refinements", "refinements2", "refinements3", "refinements4", "refinements5"),
    ("refinements7", "refinements9", "refinements13", "refinements15"),
    ("refinements8", "refinements10", "refinements14", "refinements17"),
    ("refinements11", "refinements12", "refinements16"),
)
FOLDS, _JOBS = len(WRITERS), 2
_MANY = 1  # folds from here on hold thousands
_MADE_WEIGHT, _APART_WEIGHT = 0.25, 0.5  # of what the network reads
_REAL_WEIGHT, _OTHER_WEIGHT, _SILVER_WEIGHT, _SILVER = 4.0, 0.5, 0.4, 2500
_WRONG_COST = 1.75  # a wrong picture costs more than a question
Row = dict[str, Any]
Tables = tuple[dict[str, NDArray[np.float32]], tuple[str, ...]]


def labelled() -> list[Row]:
    """The tuning rows that may be learnt from, in folds of whole files: their writers are strangers to the models that judge them.

    `fitted` where the grammar was made on them.
    """
    found = []
    for fold, names in enumerate(WRITERS):
        for name in names:
            for row in rows("tune", name):
                fitted = name == "refinements" and not row.get("held")
                closed = name not in {"refinements", "refinements2"} and row.get("held")
                found += [] if closed else [row | {"fitted": fitted, "fold": fold}]
    return found + turns(FOLDS) + composed(found) + unmoved(found)


def _plenty(row: Row) -> bool:
    """Whether there are so many like it that every other one is enough to learn weighing from."""
    return bool(row.get("made")) or row["fold"] >= _MANY


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

    def row(self, said: Text, *, believed: bool) -> sparse.Row:
        """The features of a text; `believed`: the grammar's reading is a witness."""
        lang, _, text = said
        return likely.features(text, self.embedder, lang, self.read(text)[1] if believed else ())

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


def _row(job: tuple[Text, bool]) -> sparse.Row:
    return WORLD.row(job[0], believed=job[1])


def _order(job: tuple[str, str, bool]) -> Sentence:
    lang, text, believed = job
    found = sentence(text, WORLD.embedder, lang, WORLD.read(text)[1] if believed else ())
    return found._replace(meant=found.meant.astype(np.float16))


def _features(words: tuple[marking.Word, ...], lang: str, asked: marking.Asked) -> list[sparse.Row]:
    """What every word is judged by: its features and, behind them, its meaning."""
    meant = marking.meanings(words, WORLD.embedder, lang)
    own = marking.features(words, lang, asked)
    return [sparse.joined(w, sparse.dense(m, marking.BUCKETS)) for w, m in zip(own, meant, strict=True)]


def _marks(job: tuple[str, str, dict[str, Any]]) -> tuple[list[Any], list[int]] | None:
    """Sparse features of a text's words with the mark before, and their marks."""
    lang, text, wanted = job
    marks = tagged(text, lang, wanted)
    if not marks:
        return None
    words = marking.words_in(text, lang)
    attribute = Attribute(wanted["attribute"]) if wanted["op"] == "adjust" and wanted.get("attribute") else None
    own = _features(words, lang, (wanted["op"], attribute))
    before = marking.BUCKETS + marking.MEANING
    one = np.ones(1, dtype=np.float32)
    rows_ = [sparse.joined(w, sparse.dense(one, before + m)) for w, m in zip(own, [marking.TAGS, *marks], strict=False)]
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
    x = _features(words, lang, marking.CUT)
    found = []
    for end, begins in known:
        at = marking.follows(words, end)
        if at is not None:
            found.append((x[at], int(begins)))
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
        texts = real + made
        heard = [n for n, (_, r) in enumerate(plain) if not r.get("made")] + list(range(len(real), len(texts), 3))
        other = renamed([(n, texts[n]) for n in heard])
        like = [*range(len(texts)), *(n for n, _ in other)]  # which text each one is, or is made from
        texts = texts + [t for _, t in other]
        believed = [not r["fitted"] for _, r in plain] + [True] * len(made)
        self.x = Sparse(self._map(pool, _row, [(t, believed[n]) for t, n in zip(texts, like, strict=True)]))
        self.kinds = sorted({label for _, label, _ in texts})
        self.y = np.array([self.kinds.index(label) for _, label, _ in texts])
        self.of = np.array([self.fold[n] for n, _ in plain] + [-1] * len(made))[like]
        weights = np.array([1.0 if r.get("made") else _REAL_WEIGHT for _, r in plain] + [1.0] * len(made))
        again = np.arange(len(like)) >= len(weights)
        self.weight = (weights[like] * np.where(again, _OTHER_WEIGHT, 1.0)).astype(np.float32)
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
        said = [set_aside(r["instruction"])[0] for r in self.rows]
        cuts = [(r["lang"], text, parts_of(r, text)) for r, text in zip(self.rows, said, strict=True)]
        for (lang, _, text), end in zip(two, seams, strict=True):
            places = [b for _, b in marking.joined_at(text, joints(lang))]
            cuts.append((lang, text, [(b, b == end) for b in places]))
        known = self._map(pool, _cut, cuts)
        folds = self.fold + [-1] * len(two)
        self.cuts = Sparse([x for some in known for x, _ in some])
        self.parts = np.array([y for some in known for _, y in some])
        self.cuts_of = np.array([f for some, f in zip(known, folds, strict=True) for _ in some])
        self.cuts_weight = np.where(self.cuts_of >= 0, 4.0, 0.5).astype(np.float32)
        self._in_order(pool, apart, invented + noisy(invented)[::2])
        if cache:
            cache.write_bytes(pickle.dumps(kept))

    def _in_order(self, pool: Any, apart: list[tuple[int, Row, str, Row]], made: list[Text]) -> None:
        """What the network reads, and the kinds it should tell."""
        jobs = [(r["lang"], set_aside(r["instruction"])[0], not r["fitted"]) for r in self.rows]
        jobs += [(r["lang"], text, not r["fitted"]) for _, r, text, _ in apart]
        jobs += [(lang, text, True) for lang, _, text in made]
        labels = [[label_of({"operations": [one]}) for one in r["operations"]] for r in self.rows]
        labels += [[label_of({"operations": [one]})] for *_, one in apart]
        labels += [[label] if label != "none" else [] for _, label, _ in made]
        known = [n for n, some in enumerate(labels) if all(label in self.kinds for label in some)]
        told = self._map(pool, _order, jobs)
        self.texts = [told[n] for n in known]
        self.asked = [[self.kinds.index(label) for label in (*labels[n], "none")] for n in known]
        folds = self.fold + [self.fold[n] for n, *_ in apart] + [-1] * len(made)
        weights = [_MADE_WEIGHT if r.get("made") else 1.0 for r in self.rows]
        weights += [_APART_WEIGHT] * len(apart) + [_MADE_WEIGHT] * len(made)
        self.texts_of, self.texts_weight = [folds[n] for n in known], [weights[n] for n in known]

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
        some = [n for n, fold in enumerate(self.texts_of) if without is None or fold != without]
        texts, asked, weights = ([of[n] for n in some] for of in (self.texts, self.asked, self.texts_weight))
        told = order(texts, asked, weights, len(self.kinds))
        return {"weights": w, "marks": m[:end], "before": m[end:], "cuts": c} | told, tuple(self.kinds)


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


def _joined(job: tuple[list[tuple[int, Row]], Tables, dict[str, dict[str, float]], bool]) -> list[tuple[int, Any]]:
    """What speaks for another change behind each joint of which it is known, and whether one begins there."""
    held, tables, by, blind = job
    found = []
    for n, row in held:
        judge = WORLD.judge(row, tables, by, blind=blind)
        if judge is None or not judge.joints:
            continue
        known = dict(parts_of(row, judge.maker.text))
        told = zip(judge.joints, judge.joint_evidence(judge.joints), strict=True)
        found.append((n, [(e, known[end]) for (_, end, _), e in told if end in known]))
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
        seen = Seen.of(judge)
        found.append((n, candidates, seen))
    return found


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
            f: [
                (n, r)
                for n, r in enumerate(lessons.rows)
                if lessons.fold[n] == f and not r["fitted"] and (n % 2 == 0 or not _plenty(r))
            ]
            for f in range(FOLDS)
        }
        if asked.cache:
            asked.cache.with_suffix(".tables").write_bytes(pickle.dumps(tables))
        by, report = weigh(pool, lessons.rows, held, tables)
    if asked.cache:
        asked.cache.with_suffix(".report").write_bytes(pickle.dumps((lessons.rows, report)))
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
    joints = [(weight[n], *told) for some in pool.map(_joined, jobs, chunksize=1) for n, row in some for told in row]
    by["joint"] = logistic([e for _, e, _ in joints], [g for *_, g in joints], [w for w, *_ in joints])
    jobs = [(h, table, by, blind) for h, table, _, blind in jobs]
    read: list[tuple[int, list[tuple[Candidate, bool]], Any]] = []
    for some in pool.map(_read, jobs, chunksize=1):
        read += some
    fold = {n: f for f, h in held.items() for n, _ in h}

    def train(without: int | None) -> dict[str, dict[str, float]]:
        seen = [r for r in read if fold[r[0]] != without]
        flat = [(c.evidence, good, weight[n]) for n, cs, _ in seen for c, good in cs]
        reading = logistic([e for e, _, _ in flat], [g for _, g, _ in flat], [w for _, _, w in flat])
        chosen = [(n, *choose(cs, s, reading)) for n, cs, s in seen]
        costs = [weight[n] * (1.0 if good else _WRONG_COST) for n, _, good, _ in chosen]
        sure = logistic([e for *_, e in chosen], [good for _, _, good, _ in chosen], costs)
        return by | {"reading": reading, "sure": sure}

    report = {}
    for f in held:
        mine = train(f)
        for n, cs, s in read:
            if fold[n] == f and not s.likely.blind:
                best, good, evidence = choose(cs, s, mine["reading"])
                report[n] = (best, good, 1 / (1 + np.exp(-weighed(evidence, mine["sure"]))))
    return train(None), report


if __name__ == "__main__":
    main()
