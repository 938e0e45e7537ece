"""What a clause most likely asks for, from experience: the grammar knows how things are asked, this how people complain.

A linear model over the clause's meaning (the local sentence model, English) and its hashed words and letters (any
language). Weights are trained by `python -m evals.train_instructions`; without them nothing is likely and the grammar
decides alone.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from images_mcp.brief import Attribute
from images_mcp.engines.embeddings.minilm import MiniLM
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.minds.rules.instructions.concepts import concepts
from images_mcp.engines.minds.rules.instructions.marking import Marked, marked, parted
from images_mcp.engines.minds.rules.instructions.order import LEAST, PREFIX, Ordered, sentence
from images_mcp.engines.minds.rules.instructions.sparse import Row, dense, hashed, joined, times
from images_mcp.engines.minds.rules.instructions.trained import held, kinds
from images_mcp.engines.minds.rules.words import fold

_MEANING, _WORDS, _PIECES, _READINGS, _CONCEPTS = 384, 16384, 32768, 512, 1024
_STARTS = tuple(accumulate((_MEANING, _WORDS, _PIECES, _READINGS, _CONCEPTS)))
WIDTH = _STARTS[-1] + 1
_LETTERS = (2, 3, 4, 5)
_LONGEST = 400
_MEANT, _WORDY, _LETTERED, _READ, _KNOWN = 3.0, 1.2, 1.0, 1.5, 1.8
_MEANT_ABROAD, _ABROAD = 1.0, 2.5
_QUOTED = re.compile(r"QQ\d+QQ")
Array = NDArray[np.float32]


class Kind(NamedTuple):
    """What is asked for: an operation, for `adjust` with its attribute and direction; no operation: no instruction, or several."""

    op: Op | None
    attribute: Attribute | None = None
    direction: Direction | None = None
    several: bool = False

    @classmethod
    def named(cls, name: str) -> "Kind":
        """From "add", "adjust warmth increase", "several" or "none"."""
        op, *rest = name.split()
        if op in {"none", "several"}:
            return cls(None, several=op == "several")
        return cls(Op(op), Attribute(rest[0]), Direction(rest[1])) if rest else cls(Op(op))


NOTHING, SEVERAL = Kind(None), Kind(None, several=True)


def features(text: str, embedder: Embedder | None, language: str, read: tuple[str, ...] = ()) -> Row:
    """The numbers the model sees: meaning (zeros without a sentence model), hashed words and letters, and a one.

    `read` is what the grammar made of the same text, so that the model learns how far it is to be believed.
    """
    said = _QUOTED.sub("QQ", " ".join(text[:_LONGEST].split()))
    plain = fold(said)
    meaning = np.zeros(_MEANING, dtype=np.float32)
    if embedder is not None and language != "ja":
        meaning = embedder.embed([_QUOTED.sub("text", said)])[0] * (_MEANT if language == "en" else _MEANT_ABROAD)
    share = 1.0 if language == "en" else _ABROAD
    words = [] if language == "ja" else re.findall(r"[\w']+", plain)
    terms = [*words, *(f"{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))]
    framed = f" {plain} "
    letters = [framed[i : i + n] for n in _LETTERS for i in range(len(framed) - n + 1)]
    if language == "ja":
        letters += list(plain)
    words_at, letters_at, read_at, known_at, one_at = _STARTS
    return joined(
        dense(meaning),
        hashed(terms, _WORDS, _WORDY * share, start=words_at),
        hashed(letters, _PIECES, _LETTERED * share, start=letters_at),
        hashed(read, _READINGS, _READ, start=read_at),
        hashed(concepts(said, language), _CONCEPTS, _KNOWN, start=known_at),
        dense(np.ones(1, dtype=np.float32), one_at),
    )


class Likely:
    """What experience says of a text; `tables` are those of the package unless a trainer hands in its own."""

    def __init__(
        self,
        embedder: Embedder | None,
        tables: tuple[dict[str, Array], tuple[str, ...]] | None = None,
    ) -> None:
        self._embedder = embedder if isinstance(embedder, MiniLM) else None
        self.blind = self._embedder is None
        self._given = tables
        self.chances = lru_cache(maxsize=256)(self._chances)
        self.marked = lru_cache(maxsize=256)(self._marked)
        self._ordered = lru_cache(maxsize=64)(self._read)

    @cached_property
    def _tables(self) -> tuple[dict[str, Array], tuple[Kind, ...]]:
        tables, names = self._given or (held(), kinds())
        return tables or {}, tuple(Kind.named(n) for n in names)

    def _chances(self, text: str, language: str, read: tuple[str, ...]) -> dict[Kind, float]:
        """The probability of each kind of instruction, most likely first; empty without weights."""
        tables, names = self._tables
        if not tables or not text.strip():
            return {}
        logits = times(features(text, self._embedder, language, read), tables["weights"])
        odds = np.exp(logits - logits.max())
        odds /= odds.sum()
        return {names[at]: float(odds[at]) for at in np.argsort(-odds)}

    def _marked(self, text: str, language: str, kind: Kind) -> Marked:
        """The things and values of a text for a kind of change; none without weights."""
        tables, _ = self._tables
        if "marks" not in tables:
            return Marked((), (), 0.0)
        asked = (kind.op.value if kind.op else "none", kind.attribute)
        return marked(text, language, asked, self._embedder, (tables["marks"], tables["before"]))

    def ordered(self, kinds: Sequence[Kind], text: str, language: str, read: tuple[str, ...]) -> float:
        """The logarithm of the probability that a text asks for exactly these kinds in this order; 0 without weights."""
        said = self._ordered(text, language, read)
        if said is None:
            return 0.0
        _, names = self._tables
        known = tuple(names.index(k) for k in kinds if k in names)
        return said.chance(known, names.index(NOTHING)) if len(known) == len(kinds) else LEAST

    def first(self, text: str, language: str, read: tuple[str, ...]) -> tuple[Kind, ...]:
        """The kinds a text most likely asks for first; none without weights."""
        said = self._ordered(text, language, read)
        return tuple(self._tables[1][n] for n in said.first()) if said else ()

    def _read(self, text: str, language: str, read: tuple[str, ...]) -> Ordered | None:
        tables, _ = self._tables
        if f"{PREFIX}words" not in tables:
            return None
        return Ordered(tables, sentence(text, self._embedder, language, read))

    def parted(self, text: str, language: str, joints: re.Pattern[str]) -> tuple[tuple[int, int, float], ...]:
        """Every joint of a text with how likely another change begins behind it; none without weights."""
        tables, _ = self._tables
        return parted(text, language, joints, self._embedder, tables["cuts"]) if "cuts" in tables else ()


def reading(changes: Sequence[Change], constructions: Sequence[str]) -> tuple[str, ...]:
    """What the grammar read, as terms: each kind, by which construction, and whether it was one or several."""
    kinds = [kind_of(c) for c in changes]
    how = "nothing" if not kinds else "one" if len(kinds) == 1 else "several"
    said = [" ".join(part.value for part in k[:3] if part) for k in kinds]
    by = constructions if len(constructions) == len(said) else [""] * len(said)
    return (f"={how}", *(f"={s}" for s in said), *(f"{b}={s}" for b, s in zip(by, said, strict=True)), *constructions)


def kind_of(change: Change) -> Kind:
    """A change without its thing, value and strength."""
    return Kind(change.op, change.attribute, change.direction) if change.op is Op.ADJUST else Kind(change.op)
