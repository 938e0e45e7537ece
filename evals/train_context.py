"""Trains the model that guesses what a picture is for: `python -m evals.train_context [--check]`.

Learns from the tuning set's wishes and from sentences made of `synthetic.txt`; never from the measuring set. The same
input gives the same weights. `--check` prints the five-fold score on the wishes that imply their use and writes nothing.
"""

import random
import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.__main__ import HERE, rows
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.rules import leaning
from images_mcp.engines.minds.rules.contexts import decide
from images_mcp.engines.minds.rules.lexicon import concepts
from images_mcp.engines.minds.rules.structure import take_apart

OUT = Path(leaning.__file__).parent / "data" / "contexts.npz"
_PER_TEMPLATE, _FOLDS, _STEPS = 6, 5, 500
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
    for line in (HERE / "synthetic.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        label, template = (part.strip() for part in line.split("|", 1))
        made += [
            (label, re.sub(r"\{(\w+)\}", lambda m: chance.choice(fillings[m.group(1)]), template))
            for _ in range(_PER_TEMPLATE if "{" in template else 2)
        ]
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
    real = rows("tune", "contexts")
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
    alone: list[bool] = []
    fresh = np.array([r["id"].startswith("u") for r in real])
    odds = np.zeros((n, len(leaning.USES)))
    for fold in range(_FOLDS):
        held = np.arange(n) % _FOLDS == fold
        kept = np.concatenate([~held, np.ones(len(y) - n, dtype=bool)])
        logits = x[:n][held] @ fit(x[kept], y[kept], weight[kept])
        odds[held] = np.exp(logits - logits.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    alone = [bool(o.argmax() == y[k]) for k, o in enumerate(odds)]
    print(f"model alone {np.mean(alone):.3f}, on the newer half {np.mean(np.array(alone)[fresh]):.3f}")
    _together(taken[:n], odds, y[:n], fresh)


def _together(taken: list[take_apart], odds: Array, y: NDArray[np.int64], fresh: NDArray[np.bool_]) -> None:  # type: ignore[valid-type]
    from images_mcp.engines.minds.rules import contexts  # noqa: PLC0415 - tried with several weights of the model

    for trust in (0.0, 3.0, 6.0, 9.0):
        contexts._TRUST = trust
        good = np.array(
            [
                decide(w, lambda _, o=o: dict(zip(leaning.USES, map(float, o), strict=True))).use.value
                == leaning.USES[t]
                for w, o, t in zip(taken, odds, y, strict=True)
            ]
        )
        print(f"trust {trust}: all {good.mean():.3f}, newer {good[fresh].mean():.3f}")
    for w, o, t in zip(taken, odds, y, strict=True):
        v = decide(w, lambda _, o=o: dict(zip(leaning.USES, map(float, o), strict=True)))
        if v.use.value != leaning.USES[t]:
            print(
                leaning.USES[t],
                "->",
                v.use.value,
                "named" if v.named else "",
                v.evidence,
                "| model",
                leaning.USES[o.argmax()],
                f"{o.max():.2f} | {w.text[:90]}",
            )


if __name__ == "__main__":
    main(sys.argv[1:])
