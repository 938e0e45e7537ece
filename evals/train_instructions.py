"""Trains the model of what a clause asks for: `python -m evals.train_instructions [--check]`.

Learns from the tuning rows with one operation and from `synthetic_refinements.tsv`; never from the measuring set. The
same input gives the same weights. `--check` prints the five-fold score on `refinements2` and writes nothing.
"""

import random
import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.__main__ import HERE, rows
from images_mcp.brief import Brief
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.minds.rules.instructions import likely
from images_mcp.engines.minds.rules.instructions.clauses import set_aside
from images_mcp.engines.minds.rules.instructions.interpret import Reader
from images_mcp.engines.minds.rules.instructions.memory import Memory
from images_mcp.engines.minds.rules.instructions.nearest import guesser

OUT = Path(likely.__file__).parent / "data" / "likely.npz"
FOLDS = 5
_EPOCHS, _BATCH, _RATE, _L2 = 14, 32, 0.01, 2e-5
_REAL_WEIGHT, _BLIND_SHARE = 1.5, 0.35
Array = NDArray[np.float32]


def labelled(name: str) -> list[tuple[str, str, str]]:
    """(language, label, text) of the rows with one operation and nothing said before."""
    found = []
    for row in rows("tune", name):
        if len(row["operations"]) != 1 or row.get("history"):
            continue
        wanted = row["operations"][0]
        label = " ".join(filter(None, (wanted["op"], wanted.get("attribute"), wanted.get("direction"))))
        if wanted["op"] != "adjust":
            label = wanted["op"]
        found.append((row["lang"], label, set_aside(row["instruction"])[0]))
    return found


def synthetic() -> list[tuple[str, str, str]]:
    """The same of the invented clauses."""
    lines = (HERE / "synthetic_refinements.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.count("\t") == 4 and not line.startswith("#")]
    return [(lang, " ".join(filter(None, kind)), set_aside(text)[0]) for lang, *kind, text in cells]


_FRAMES = {
    "en": (
        "could you please {}", "pls {}", "can you {} lah", "kindly {}", "hmm {}", "ok so {}", "I'd say {}", "{} please", "{} thx",
        "{}, if possible", "{} or not?", "sorry, {}", "{} I think", "one thing: {}", "um {} maybe", "{}!!", "{} na", "just {}",
    ),
    "de": ("bitte {}", "{} bitte", "könntest du {}", "hm, {}", "{} wäre gut", "also {}", "ach, {}", "mal {}", "{}, danke", "ich find {}"),
    "es": ("por favor {}", "{} porfa", "¿puedes {}?", "oye, {}", "mejor {}", "pues {}", "{}, gracias", "a ver, {}", "creo que {}"),
    "fr": ("s'il te plaît {}", "{} stp", "tu peux {} ?", "euh {}", "bon, {}", "plutôt {}", "{}, merci", "je trouve : {}", "{} si possible"),
    "ja": ("{}お願いします", "すみません、{}", "あの、{}", "{}かな", "ちょっと{}", "{}です", "やっぱり{}"),
}  # fmt: skip
_ARTICLE = re.compile(r"(?i)\b(?:the|an?|some|der|die|das|den|dem|eine?[nmr]?|el|la|los|las|una?|le|les|une|des)\s+")


def noisy(rows_: list[tuple[str, str, str]], copies: int = 1) -> list[tuple[str, str, str]]:
    """The same clauses as people type them: in a frame of manners, without articles, with slips of the finger."""
    chance, found = random.Random(11), []
    for _ in range(copies):
        for lang, label, text in rows_:
            said = text
            if chance.random() < 0.6:
                said = chance.choice(_FRAMES[lang]).format(said.rstrip(".!?。"))
            if chance.random() < 0.35:
                said = _ARTICLE.sub("", said)
            if chance.random() < 0.35 and lang != "ja" and len(said) > 8:
                at = chance.randrange(2, len(said) - 2)
                said = said[:at] + chance.choice(
                    [said[at + 1] + said[at] + said[at + 2 :], said[at + 1 :], said[at] + said[at:]]
                )
            if chance.random() < 0.3:
                said = said.casefold().rstrip(".!")
            if said != text and label != "none":
                found.append((lang, label, said))
    return found


def augmented() -> list[tuple[str, str, str]]:
    """Noisy copies of the invented clauses."""
    return noisy(synthetic())


def fit(x: Array, y: NDArray[np.int64], weight: Array, classes: int) -> Array:
    """Multinomial logistic regression by Adam, with a ridge; some rows are seen without their meaning."""
    chance = np.random.default_rng(7)
    w, m, v = (np.zeros((x.shape[1], classes), dtype=np.float32) for _ in range(3))
    total, step = _EPOCHS * (len(x) // _BATCH + 1), 0
    for _ in range(_EPOCHS):
        order = chance.permutation(len(x))
        for start in range(0, len(x), _BATCH):
            step += 1
            at = order[start : start + _BATCH]
            seen = x[at].copy()
            seen[chance.random(len(at)) < _BLIND_SHARE, :384] = 0
            logits = seen @ w
            odds = np.exp(logits - logits.max(axis=1, keepdims=True))
            odds /= odds.sum(axis=1, keepdims=True)
            odds[np.arange(len(at)), y[at]] -= 1
            slope = seen.T @ (odds * weight[at, None] / len(at)) + _L2 * w
            m = 0.9 * m + 0.1 * slope
            v = 0.99 * v + 0.01 * slope**2
            rate = _RATE * (1 - step / (total + 1)) / (1 - 0.9**step)
            w -= rate * m / (np.sqrt(v / (1 - 0.99**step)) + 1e-6)
    return np.asarray(w, dtype=np.float32)


def _read(text: str, embedder: MiniLM, spelt: frozenset[str]) -> tuple[str, ...]:
    """What the grammar alone makes of a text."""
    changes, _, outcomes = Reader(text, Memory(Brief()), guesser(embedder), spelt).read()
    return likely.reading(changes, [o.kind for _, o in outcomes if o and o.changes])


def _write(w: Array, kinds: list[str]) -> None:
    scale = np.abs(w).max(axis=0) / 127
    whole = np.round(w / scale).astype(np.int8)
    np.savez_compressed(OUT, weights=whole, scale=scale.astype(np.float32), kinds=np.array(kinds))


def main(arguments: list[str]) -> None:
    folder = weights_folder()
    if folder is None:
        sys.exit("the sentence model is not installed")
    embedder = MiniLM(folder)
    hard = labelled("refinements2")
    texts = hard + labelled("refinements") + synthetic() + augmented()
    kinds = sorted({label for _, label, _ in texts})
    spelt = frozenset(w for w in embedder.words.ids if w.isalpha() and len(w) > 3)
    fitted = set(labelled("refinements"))  # the grammar was made on these: there it is no witness
    x = np.stack(
        [
            likely.features(row[2], embedder, row[0], () if row in fitted else _read(row[2], embedder, spelt))
            for row in texts
        ]
    )
    y = np.array([kinds.index(label) for _, label, _ in texts])
    weight = np.where(np.arange(len(y)) < len(hard) + len(labelled("refinements")), _REAL_WEIGHT, 1.0).astype(
        np.float32
    )
    if "--check" not in arguments:
        _write(fit(x, y, weight, len(kinds)), kinds)
        print(f"{len(y)} clauses, {len(kinds)} kinds, {OUT.stat().st_size / 1000:.0f} kB")
        return
    odds = held_out(x, y, weight, len(kinds), len(hard))
    best = odds.argmax(axis=1)
    english = np.array([lang == "en" for lang, _, _ in hard])
    for name, rows_ in (("all", english | True), ("English", english), ("other", ~english)):
        print(f"{name}: {(best == y[: len(hard)])[rows_].mean():.3f} of {rows_.sum()}")
    for at in np.flatnonzero(best != y[: len(hard)]):
        print(f"{kinds[y[at]]} -> {kinds[best[at]]} {odds[at].max():.2f}: {hard[at][2]}")


def held_out(x: Array, y: NDArray[np.int64], weight: Array, classes: int, n: int) -> Array:
    """Each of the first `n` rows judged by a model that has not seen it."""
    odds = np.zeros((n, classes), dtype=np.float32)
    for fold in range(FOLDS):
        held = np.arange(n) % FOLDS == fold
        kept = np.concatenate([~held, np.ones(len(y) - n, dtype=bool)])
        logits = x[:n][held] @ fit(x[kept], y[kept], weight[kept], classes)
        odds[held] = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


if __name__ == "__main__":
    main(sys.argv[1:])
