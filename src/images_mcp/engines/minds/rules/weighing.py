"""How likely an art director would ask about an aspect of this wish, and how likely asking it would be needless.

Two small logistic models for each aspect correct the table of worths in `asking`, which knows a use but not what
combinations of use, subject, deliverable and wording do to it, and see the wish's meaning and words as `leaning` does. A question is needless where the answer was given, follows
from the wish or does not matter. Trained by `python -m evals.train_questions` on the labelled dialogues; without the
weights the table decides alone.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from images_mcp.brief import Aspect, Mode, Source, Use
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.contexts import subject
from images_mcp.engines.minds.rules.entailed import DATED, DOING, ENTAILED, NAMING, OWNERS, PRICED, WEARING, says_where
from images_mcp.engines.minds.rules.leaning import Array, wording
from images_mcp.engines.minds.rules.structure import Wanted
from images_mcp.engines.minds.rules.words import LITTLE

ASKED = tuple(a for a in Aspect if a not in {Aspect.COUNT, Aspect.BRAND})
WEIGHTS = "questions.npz"
_KINDS = ("person", "being", "animal", "scene", "business", "thing", "event", "")
_LOOKS = (("style", "drawn"), ("style", "graphic"), ("style", "photo"), ("time", ""))
_BEARS_WORDS = {Use.PRINT_POSTER, Use.SOCIAL_MEDIA, Use.MARKETING, Use.EMAIL, Use.EDUCATION, Use.INFOGRAPHIC}
_LONG, _LONG_JA, _LITTLE_JA = 120, 60, 5
_WORTH, _KNOWN, _SENSE = 3.0, 3.0, 3.0
_SENTENCE = re.compile(r"[.!?。] ?\w")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}")
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
            *(float(gloss in named) for gloss in glosses),
            *(float(look in looks) for look in _LOOKS),
            *_wording(parts, reading),
        ]
    )


def _wording(parts: Wanted, reading: Reading) -> tuple[float, ...]:
    """How it is put: names, days and prices, the form of the sentence, how much of it was not understood."""
    text, brief = parts.text, reading.brief
    unread, japanese = _unread(parts), brief.language == "ja"
    pieces = [p for p in re.split(r"[,;:.、。!?]", parts.masked) if len(p.strip()) > 1]
    return (
        *(float(bool(p.search(text))) for p in (NAMING, DATED, PRICED, OWNERS, _SENTENCE, re.compile(r"\d"))),
        *(float(bool(p.search(parts.masked))) for p in (DOING, WEARING)),
        *(float(bool(ENTAILED[a].search(text))) for a in (Aspect.TEXT, Aspect.STYLE)),
        float(says_where(parts.masked)),
        min(3, _names(parts)) / 2,
        *(float(x) for x in (":" in text, bool(brief.texts), bool(parts.quotes), text[:1].islower())),
        float(text.count(",") + text.count("、") > 1),
        *(float(x) for x in (bool(reading.wish.exact), bool(reading.wish.aspect), bool(brief.must_not))),
        *(float(x) for x in (bool(parts.cues), japanese, brief.language == "de")),
        len(parts.things) / 4,
        len(parts.qualities) / 3,
        len(parts.colors) / 2,
        min(2.0, len(text) / (_LONG_JA if japanese else _LONG)),
        min(3.0, unread / 4),
        float(unread > 0),
        max(0, len(pieces) - 1) / 3,
        *_lettering(parts, reading),
    )


def _lettering(parts: Wanted, reading: Reading) -> tuple[float, float]:
    """Whether it will bear words, and then whether words for it are at hand."""
    bears = reading.use in _BEARS_WORDS
    given = bool(parts.quotes or _names(parts) or any(p.search(parts.text) for p in (NAMING, DATED, PRICED)))
    return float(bears and given), float(bears and not given)


def lacks_words(parts: Wanted, reading: Reading) -> bool:
    """Whether it will bear words that nobody can guess from the wish."""
    return bool(_lettering(parts, reading)[1])


def _read(parts: Wanted) -> set[int]:
    hits = (*parts.uses, *parts.things, *parts.qualities, *parts.colors)
    return {n for h in hits for n in range(h.first, h.last + 1)}


def _unread(parts: Wanted) -> int:
    """How many words of weight no lexicon knew."""
    read, little = _read(parts), LITTLE.get(parts.language, ())
    return sum(
        t.kind == "word" and n not in read and t.low not in little and len(t.low) > 2
        for n, t in enumerate(parts.tokens)
    )


def says_nothing(parts: Wanted) -> bool:
    """Whether a wish in which no subject was found holds no other words either; Japanese nouns may be unknown to us."""
    hits = (*parts.uses, *parts.qualities, *parts.colors)
    rest = (t for n, t in enumerate(parts.tokens) if not any(h.first <= n <= h.last for h in hits))
    return not parts.quotes and sum(len(t.text) for t in rest if t.kind == "cjk") <= _LITTLE_JA


def _names(parts: Wanted) -> int:
    """Words with a capital inside a sentence; in German only those that are no known noun, in Japanese Latin ones."""
    if parts.language == "ja":
        return len(_LATIN_NAME.findall(parts.text))
    read = _read(parts) if parts.language == "de" else set()
    before, count = ".", 0
    for n, token in enumerate(parts.tokens):
        count += token.text[:1].isupper() and len(token.text) > 1 and before not in ".!?:" and n not in read
        before = token.text
    return count


def of_aspect(shared: Floats, worth: float, *, known: bool) -> Floats:
    """The features of one aspect of a wish: what all share, the table's worth, and whether it is open."""
    return np.concatenate([shared, [_WORTH * min(1.0, max(-1.0, worth)), 0.0 if known else _KNOWN]])


def sense(parts: Wanted, meaning: Array | None, usual: Floats) -> Floats:
    """The wish's meaning, less what is `usual`, and its words; no meaning where there is no sentence model."""
    told = np.zeros_like(usual) if meaning is None else meaning - usual
    return np.concatenate([told, wording(parts)]) * _SENSE


@dataclass(frozen=True)
class Trained:
    """Weights of named evidence and of the sense of the words (wanted and needless × aspects × numbers)."""

    glosses: tuple[str, ...]
    weights: Floats
    of_sense: Floats
    usual: Floats


@cache
def _trained() -> Trained | None:
    path = files("images_mcp.engines.minds.rules") / "data" / WEIGHTS
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as held:
        numbers = (held[name].astype(np.float64) for name in ("weights", "of_sense", "usual"))
        return Trained(tuple(str(g) for g in held["glosses"]), *numbers)


def chances(
    parts: Wanted,
    reading: Reading,
    mode: Mode,
    worth: dict[Aspect, float],
    known: frozenset[Aspect],
    meaning: Array | None = None,
) -> dict[Aspect, tuple[float, float]]:
    """For each aspect how likely a question is wanted and how likely it is needless, 0 to 1; empty without weights."""
    trained = _trained()
    if trained is None:
        return {}
    shared = features(parts, reading, mode, trained.glosses)
    rows = np.stack([of_aspect(shared, worth.get(a, -0.5), known=a in known) for a in ASKED])
    heard = trained.of_sense @ sense(parts, meaning, trained.usual)
    odds = (1 / (1 + np.exp(-(rows * trained.weights).sum(axis=2) - heard))).tolist()
    return dict(zip(ASKED, zip(*odds, strict=True), strict=True))
