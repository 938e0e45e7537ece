"""How likely an art director would ask about an aspect of this wish: one small logistic model for each aspect.

It corrects the table of worths in `asking`, which knows a use but not what combinations of use, subject and deliverable do
to it. Trained by `python -m evals.train_questions` on the labelled dialogues; without its weights the table decides alone.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from images_mcp.brief import Aspect, Mode, Source, Use
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.contexts import subject
from images_mcp.engines.minds.rules.structure import Wanted

ASKED = tuple(a for a in Aspect if a not in {Aspect.COUNT, Aspect.BRAND})
WEIGHTS = "questions.npz"
_KINDS = ("person", "being", "animal", "scene", "business", "thing", "event", "")
_LOOKS = (("style", "drawn"), ("style", "graphic"), ("style", "photo"), ("time", ""))
_LONG = 20
_WORTH, _KNOWN = 3.0, 3.0
Floats = NDArray[np.float64]


def features(parts: Wanted, reading: Reading, mode: Mode, glosses: tuple[str, ...]) -> Floats:
    """The wish as numbers: its use, what was said, what kind of thing it shows, which deliverables and looks are named."""
    main = subject(parts)
    kind = main.concept.kind if main else ""
    said = reading.brief.aspects.get(Aspect.USE)
    named = {h.gloss for h in parts.uses}
    looks = {(h.concept.kind, h.concept.tag) for h in parts.qualities}
    return np.array(
        [
            1.0,
            *(float(reading.use is use) for use in Use),
            *(float(aspect in reading.brief.aspects) for aspect in Aspect),
            *(float(kind == k) for k in _KINDS),
            float(said is not None and said.source is Source.USER),
            float(bool(parts.uses)),
            float(mode is Mode.QUICK),
            float(mode is Mode.EXPLORER),
            min(3.0, len(parts.text.split()) / _LONG),
            *(float(gloss in named) for gloss in glosses),
            *(float(look in looks) for look in _LOOKS),
        ]
    )


def of_aspect(shared: Floats, worth: float, *, known: bool) -> Floats:
    """The features of one aspect of a wish: what all share, the table's worth, and whether it is open."""
    return np.concatenate([shared, [_WORTH * min(1.0, max(-1.0, worth)), 0.0 if known else _KNOWN]])


@cache
def _trained() -> tuple[tuple[str, ...], Floats] | None:
    path = files("images_mcp.engines.minds.rules") / "data" / WEIGHTS
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as held:
        return tuple(str(g) for g in held["glosses"]), held["weights"].astype(np.float64)


def chances(
    parts: Wanted, reading: Reading, mode: Mode, worth: dict[Aspect, float], known: frozenset[Aspect]
) -> dict[Aspect, float]:
    """How likely each aspect is worth a question here, 0 to 1; empty without the trained weights."""
    trained = _trained()
    if trained is None:
        return {}
    glosses, weights = trained
    shared = features(parts, reading, mode, glosses)
    rows = np.stack([of_aspect(shared, worth.get(a, -0.5), known=a in known) for a in ASKED])
    scores = (rows * weights).sum(axis=1)
    return dict(zip(ASKED, (1 / (1 + np.exp(-scores))).tolist(), strict=True))
