"""Trains the model that guesses what a picture is for: `python -m evals.train_context [--check]`.

Learns from the tuning sets' wishes that are not `held` and from sentences made of `synthetic.txt` (English) and
`synthetic.*.txt` (other languages); never from the measuring sets. The same input gives the same weights. `--check` prints
the five-fold score and writes nothing.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.__main__ import HERE, open_rows
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.rules import leaning
from images_mcp.engines.minds.rules.contexts import decide
from images_mcp.engines.minds.rules.lexicon import concepts
from images_mcp.engines.minds.rules.structure import Wanted, take_apart

OUT = Path(leaning.__file__).parent / "data" / "contexts.npz"
_PER_TEMPLATE, _FOLDS, _STEPS = 6, 5, 400
_TERMS = 12
_FRAMES = (
    "{} of a {}",
    "{} with a {} at dawn",
    "a {} about {}",
    "{} for a {}",
    "I need a {} showing a {}",
    "{}, {}, misty",
)
_REAL_WEIGHT = 3.0
_L2 = 3e-3
_EXTRA = {
    "topic": "climate change;remote work;our five year plan;photosynthesis;ocean plastic;volcanoes;the merger;fractions;"
    "the water cycle;new opening hours;energy saving;the moon;road safety;growth;ancient rome;mental health;autumn",
    "letters": "A and K;M and R;S, T and V;J and L",
    "product": "candle;leather wallet;running shoe;perfume;oat milk;wooden chair;headphones;lipstick;soap;backpack;watch;"
    "olive oil;electric bike;sunglasses;coffee beans;honey;necklace;ceramic vase",
}
Array = NDArray[np.float32]


def _fillings() -> dict[str, list[str]]:
    found = {name: words.split(";") for name, words in _EXTRA.items()}
    for concept in concepts():
        slot = "color" if concept.layer == "color" else concept.kind
        if concept.layer in {"thing", "color", "quality"} and slot not in _EXTRA:
            found.setdefault(slot, []).append(concept.terms["en"][0])
    return found


def synthetic() -> list[tuple[str, str]]:
    """(label, sentence) for every template, each filled a few times."""
    chance, fillings, made = random.Random(7), _fillings(), []
    for label, template in _lines(HERE / "synthetic.txt"):
        made += [
            (label, re.sub(r"\{(\w+)\}", lambda m: chance.choice(fillings[m.group(1)]), template))
            for _ in range(_PER_TEMPLATE if "{" in template else 2)
        ]
    others = [row for path in sorted(HERE.glob("synthetic.??.txt")) for row in _lines(path)]
    return [*made, *others, *_named(chance, fillings)]


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """(label, sentence) of every row of a file."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#") and "|" in line:
            label, _, template = line.partition("|")
            yield label.strip(), template.strip()


def _named(chance: random.Random, fillings: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Sentences that do name what is wanted, whatever it shows, so that a depicted valley does not hide the poster."""
    slots = ("scene", "animal", "person", "food", "object", "being", "business", "event", "topic", "product")
    made = []
    for concept in concepts():
        if concept.layer == "use" and concept.tag == "strong" and concept.kind in leaning.USES:
            for term in concept.terms["en"][:_TERMS]:
                frame, slot = chance.choice(_FRAMES), chance.choice(slots)
                made.append((concept.kind, frame.format(term, chance.choice(fillings[slot]))))
    return made


def fit(x: Array, y: NDArray[np.int64], weight: Array) -> Array:
    """Multinomial logistic regression by accelerated gradient descent, with a small ridge."""
    w = np.zeros((x.shape[1], len(leaning.USES)), dtype=np.float32)
    ahead, target = w.copy(), np.eye(len(leaning.USES), dtype=np.float32)[y]
    share = (weight / weight.sum())[:, None]
    rate = 0.35
    for step in range(_STEPS):
        logits = x @ ahead
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        slope = x.T @ (share * (odds / odds.sum(axis=1, keepdims=True) - target)) + _L2 * ahead
        fresh = ahead - rate * slope
        ahead = fresh + (step / (step + 3)) * (fresh - w)
        w = fresh
    return np.asarray(w, dtype=np.float32)


def main(arguments: list[str]) -> None:
    folder = weights_folder()
    if folder is None:
        sys.exit("the sentence model is not installed")
    embedder = MiniLM(folder)
    known = frozenset(w for w in embedder.words.ids if w.isalpha() and len(w) > 3)
    real = open_rows("tune", "contexts", "contexts2")
    texts = [(r["label"], r["prompt"]) for r in real] + synthetic()
    taken = [take_apart(text, None, known) for _, text in texts]
    x = np.stack([leaning.features(wanted, embedder) for wanted in taken])
    y = np.array([leaning.USES.index(label) for label, _ in texts])
    n = len(real)
    weight = np.ones(len(y), dtype=np.float32)
    weight[:n] = _REAL_WEIGHT
    if "--check" not in arguments:
        np.savez_compressed(OUT, weights=fit(x, y, weight).astype(np.float16))
        print(f"{len(y)} wishes, {OUT.stat().st_size / 1000:.0f} kB")
        return
    fresh = np.array([r["id"].startswith("u") for r in real])
    odds = _held_out(x, y, weight, n)
    alone = odds.argmax(axis=1) == y[:n]
    both = np.array([_together(taken[k], odds[k]) == y[k] for k in range(n)])
    for name, good in (("model alone", alone), ("with the rules", both)):
        print(f"{name}: {good.mean():.3f}, on the newer part {good[fresh].mean():.3f}")
    for k in np.flatnonzero(~both):
        print(f"{texts[k][0]}, model {leaning.USES[odds[k].argmax()]} {odds[k].max():.2f}: {texts[k][1]}")


def _held_out(x: Array, y: NDArray[np.int64], weight: Array, n: int) -> Array:
    """Each of the first `n` wishes judged by a model that has not seen it."""
    odds = np.zeros((n, len(leaning.USES)), dtype=np.float32)
    for fold in range(_FOLDS):
        held = np.arange(n) % _FOLDS == fold
        kept = np.concatenate([~held, np.ones(len(y) - n, dtype=bool)])
        logits = x[:n][held] @ fit(x[kept], y[kept], weight[kept])
        odds[held] = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


def _together(wanted: Wanted, odds: Array) -> int:
    told = dict(zip(leaning.USES, map(float, odds), strict=True))
    return leaning.USES.index(decide(wanted, lambda _: told).use.value)


if __name__ == "__main__":
    main(sys.argv[1:])
