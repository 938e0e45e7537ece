"""Trains what tells whole clauses of talk from what is to be seen: `python -m evals.train_telling`, after `train_shown`.

A clause that holds words that must be told, and none that must not, is to stay; one that holds the latter alone is to go. The
chances of their words come from chains that have not seen the wish (three, each without a third of the labelled wishes), since
a chain is too sure of what it has learnt from. Rows marked `held` are not touched, nor is `alt_texts7`, which counts whom a
picture is for as talk. The same input gives the same weights. Takes some minutes.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from zlib import crc32

from evals.logistic import logistic
from evals.train_shown import cores, labelled, learnt, talk
from images_mcp.capabilities.briefs import telling
from images_mcp.engines.minds.rules import shown
from images_mcp.engines.minds.rules.reading import as_meant
from images_mcp.engines.minds.rules.structure import QUOTED, take_apart

OUT = Path(telling.__file__).parent / telling.WEIGHTS
_FOLDS, _RIDGE, _OTHER_LABELS = 3, 4.0, ("b1-", "b2-")
Evidence = dict[str, float]


def clauses_of(row: dict[str, Any]) -> list[tuple[Evidence, bool]]:
    """What speaks for every clause of a wish of which it is known whether it is to stay."""
    text = QUOTED.sub(telling.HELD + "\ue101", as_meant(" ".join(row["prompt"].split())))
    if len(text.casefold()) != len(text):
        return []
    parts = take_apart(text or ".", row["lang"])
    found = list(telling.by_clause(text, row["lang"]))
    low = [text[start:end].casefold() for _, start, end, _ in found]
    keep, drop = Counter[int](), Counter[int]()
    for words in row["must_mention"]:
        at = [n for n, clause in enumerate(low) if any(w.casefold() in clause for w in words)]
        keep.update(dict.fromkeys(at, 2 if len(at) == 1 else 1))  # said twice, once is enough
    for word in row["must_not_mention"]:
        drop.update(n for n, clause in enumerate(low) if word.casefold() in clause)
    sure = {n: not drop[n] for n in range(len(low)) if (keep[n] > 1 and not drop[n]) or (drop[n] and not keep[n])}
    return [(e, sure[n]) for n, e in enumerate(telling.evidence(found, parts)) if n in sure]


def main() -> None:
    said, told, rows = talk(), cores(), labelled()
    found: list[tuple[Evidence, bool]] = []
    for fold in range(_FOLDS):
        chain = learnt(said, told, [r for r in rows if crc32(r["id"].encode()) % _FOLDS != fold])
        shown._trained = lambda: chain  # type: ignore[assignment]  # noqa: B023, SLF001 - used before the next one is made
        shown.shown.cache_clear()
        unseen = [r for r in rows if crc32(r["id"].encode()) % _FOLDS == fold]
        found += [c for r in unseen if not r["id"].startswith(_OTHER_LABELS) for c in clauses_of(r)]
    weights = logistic([e for e, _ in found], [stays for _, stays in found], [1.0] * len(found), _RIDGE)
    kept = {name: round(weight, 3) for name, weight in sorted(weights.items())}
    OUT.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", "utf-8")
    wrong = sum((sum(weights[k] * v for k, v in e.items()) > 0) != stays for e, stays in found)
    print(f"{OUT.name}: {100 * wrong / len(found):.1f} % of {len(found)} clauses told wrongly")


if __name__ == "__main__":
    main()
