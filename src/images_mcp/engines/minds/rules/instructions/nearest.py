"""The nearest known word for one no table knows: "punchy" lies by "vivid". Needs the local sentence model.

The known words' vectors are made beforehand by `python -m evals.senses`, since embedding them all takes seconds.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.minds.rules.instructions.lexicon import Pole, english_poles
from images_mcp.engines.minds.rules.instructions.meanings import Guess

FRAME = "it should look {}"
_NEIGHBOURS = 5
_LIKE = 0.62
_SURE_LIKE = 0.75


@cache
def _known() -> tuple[tuple[Pole, ...], NDArray[np.float32]] | None:
    path = files(__package__) / "data" / "senses.npz"
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as held:
        words, vectors = [str(w) for w in held["words"]], np.asarray(held["vectors"], dtype=np.float32)
    poles = {pole.word: pole for pole in english_poles()[0]}
    rows = [(poles[w], v) for w, v in zip(words, vectors, strict=True) if w in poles]
    return tuple(p for p, _ in rows), np.stack([v for _, v in rows])


def guesser(embedder: Embedder) -> Guess:
    """A guess at what an unknown English adjective means: the pole most of its neighbours are of, and how sure."""

    def guess(word: str) -> tuple[Pole, float] | None:
        known = _known()
        if known is None:
            return None
        poles, vectors = known
        likeness = vectors @ embedder.embed([FRAME.format(word)])[0]
        nearest = np.argsort(-likeness)[:_NEIGHBOURS]
        votes: dict[tuple[str, int], float] = {}
        for at in nearest:
            key = (poles[at].attribute.value, poles[at].sign)
            votes[key] = votes.get(key, 0.0) + float(likeness[at]) ** 4
        best = max(votes, key=lambda key: votes[key])
        first = next(at for at in nearest if (poles[at].attribute.value, poles[at].sign) == best)
        like = float(likeness[first])
        if like < _LIKE:
            return None
        found = poles[first]
        sure = 0.7 if like > _SURE_LIKE and votes[best] > 0.6 * sum(votes.values()) else 0.55
        return Pole(found.attribute, found.sign, "adj", word), sure

    return guess
