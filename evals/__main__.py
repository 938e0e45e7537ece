"""Scores of the offline mind on the labelled sets: `python -m evals [tune|measure|measure2|measure3|measure4] [--misses]`."""

import asyncio
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.refinements import refinements as score_refinements
from evals.searching import searches as score_searches
from images_mcp.brief import Brief, Mode, Use
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.briefs.operations import context_of
from images_mcp.capabilities.briefs.scoring import score
from images_mcp.capabilities.reuse.judging import compare
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.mind import RulesMind

HERE = Path(__file__).parent
MIND = RulesMind.local()
Tally = dict[str, list[float]]


def open_rows(split: str, *names: str) -> list[dict[str, Any]]:
    """The rows of several files, without those a tuner keeps back."""
    return [r for name in names for r in rows(split, name) if split != "tune" or not r.get("held")]


def rows(split: str, name: str) -> list[dict[str, Any]]:
    path = HERE / split / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path.exists() else []


def files(split: str, kind: str) -> list[str]:
    """The names of a kind's files: "pairs", "pairs2", …"""
    found = (re.fullmatch(rf"{kind}(\d*)", path.stem) for path in (HERE / split).glob(f"{kind}*.jsonl"))
    return [m.group() for m in sorted(filter(None, found), key=lambda m: int(m.group(1) or 1))]


def read(text: str) -> Reading:
    return asyncio.run(MIND.read(text, Brief()))


def contexts(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    for row in open_rows(split, *files(split, "contexts")):
        label = read(row["prompt"]).use.value
        good = label == row["label"]
        for key in ("context", f"context/{row['lang']}", *(["context implied"] if row.get("implied") else [])):
            tally[key].append(good)
        if not good:
            miss(f"context {row['label']} -> {label}: {row['prompt']}")


def ratio(text: str | None) -> float | None:
    if not text:
        return None
    a, b = text.split(":")
    return round(float(a) / float(b), 2)


def sizes(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    for row in rows(split, "sizes"):
        found = context_of(read(row["prompt"]))
        aspect = ratio(found.aspect) == ratio(row["aspect"]) or (
            row["aspect"] is None and found.orientation == "square"
        )
        good = found.orientation == row["orientation"] and aspect and found.exact_size == row["exact_size"]
        tally["size"].append(good)
        tally[f"size/{row['lang']}"].append(good)
        tally["size: orientation alone"].append(found.orientation == row["orientation"])
        if not good:
            miss(f"size {row} -> {found.orientation} {found.aspect} {found.exact_size}")


def dialogues(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    for row in open_rows(split, *files(split, "dialogues")):
        reading = read(row["prompt"])
        asked = [q.aspect.value for q in asyncio.run(MIND.ask(row["prompt"], reading, Mode(row["mode"]), frozenset()))]
        for aspect in asked:
            tally["questions among missing"].append(aspect in row["missing"])
            tally[f"questions among missing/{row['lang']}"].append(aspect in row["missing"])
        bad = [a for a in asked if a in row["silly"] or a in row["known"]]
        tally["dialogues asking known or silly (lower is better)"].append(bool(bad))
        if bad or any(a not in row["missing"] for a in asked):
            miss(f"dialogue {row['mode']} {row['prompt']}: {asked}, silly {bad}")


def quality(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    for row in open_rows(split, *files(split, "quality")):
        better, worse = (score(row[k], read(row[k])).score for k in ("better", "worse"))
        keys = ["quality", f"quality/{row['lang']}"]
        keys += ["quality, worse longer"] if len(row["worse"]) > len(row["better"]) else []
        for key in keys:
            tally[key].append(better > worse)
        if better <= worse:
            miss(f"quality {row['why']} {better} <= {worse}: {row['better']} | {row['worse']}")


def well_told(row: dict[str, Any], text: str) -> bool:
    """Whether a text mentions all it must and nothing it must not."""
    low = text.casefold()
    told = all(any(w.casefold() in low for w in alternatives) for alternatives in row["must_mention"])
    return told and not any(w.casefold() in low for w in row["must_not_mention"])


def alt_texts(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    for row in open_rows(split, *files(split, "alt_texts")):
        text = alt_text(read(row["prompt"]).brief)
        good = 150 <= len(text) <= 200 and well_told(row, text)
        tally["alt text"].append(good)
        tally[f"alt text/{row['lang']}"].append(good)
        if not good:
            miss(f"alt {len(text)} {row['prompt']} -> {text}")


def searches(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    score_searches([r for name in files(split, "searches") for r in rows(split, name)], tally, miss)


def pairs(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    for row in open_rows(split, *files(split, "pairs")):
        served = compare(row["a"], row["b"], read(row["a"]), read(row["b"])).same
        what = "pairs: paraphrases served" if row["same"] else "pairs: wrong serves (lower is better)"
        tally[what].append(served)
        tally[f"{what}/{row['lang']}"].append(served)
        if served != row["same"]:
            miss(f"pair {row.get('why')} served={served}: {row['a']} | {row['b']}")


def refinements(split: str, tally: Tally, miss: Callable[[str], None]) -> None:
    every = [row for name in files(split, "refinements") for row in rows(split, name)]
    score_refinements(every, MIND, tally, miss)


def main(arguments: list[str]) -> None:
    uses = [u.value for u in Use]
    assert len(uses) == 16
    splits = [a for a in arguments if a in {"tune", "measure", "measure2", "measure3", "measure4"}] or [
        "tune",
        "measure",
    ]
    for split in splits:
        tally: Tally = defaultdict(list)
        shown = "--misses" in arguments and split == "tune"  # the measuring split is never looked into
        for scorer in (contexts, sizes, dialogues, quality, alt_texts, pairs, refinements, searches):
            scorer(split, tally, print if shown else lambda _: None)
        print(f"{split}:" if tally else f"{split}: no labelled sets")
        for key in sorted(tally):
            print(f"  {key:52} {100 * sum(tally[key]) / len(tally[key]):5.1f} %  of {len(tally[key])}")


if __name__ == "__main__":
    main(sys.argv[1:])
