"""Whether two prompts ask for the same picture.

The closest prompts by any embedding are often the wrong picture (another count, colour or negation), so sameness is
strict: both must agree in exact words, numbers, refusals, colours, format and, word stem by word stem, in content.
"""

import re
from dataclasses import dataclass

import numpy as np

from images_mcp.brief import Aspect
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.structure import Wanted, take_apart
from images_mcp.engines.minds.rules.words import LITTLE, fold, stem

_POLITE = frozenset(
    "please kindly want need would could can like make create draw generate give show me an image picture "
    "bitte erstelle zeichne mach mir ein bild von por favor haz crea dibuja imagen de s'il te plait fais cree dessine image".split()
)
_NUMBER_WORDS = {w: str(n) for row in (
    "zero one two three four five six seven eight nine ten", "null eins zwei drei vier fünf sechs sieben acht neun zehn",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez", "zéro un deux trois quatre cinq six sept huit neuf dix",
) for n, w in enumerate(row.split()) if w != "un"}  # fmt: skip
_DIRECTION = frozenset(
    "left right above below behind before under over on in without no not off links rechts izquierda derecha gauche droite to from into".split()
)


@dataclass(frozen=True)
class Comparison:
    """`same`: a picture made for one may be served for the other. `similarity` is 0 to 1."""

    same: bool
    similarity: float
    differences: tuple[dict[str, str | None], ...]


def compare(a: str, b: str, first: Reading, second: Reading, embedder: Embedder | None = None) -> Comparison:
    """Compare two prompts that have been read."""
    rows = _differences(a, b, first, second)
    left, right = canonical(a), canonical(b)
    same = left == right and not rows
    near = 1.0 if same else _near(a, b, left, right, embedder)
    if not same and not rows:
        rows.append({"aspect": Aspect.DETAIL.value, **_odd_words(left, right)})
    return Comparison(same, round(min(near, 0.99) if not same else 1.0, 3), tuple(rows))


def canonical(text: str) -> tuple[str, ...]:
    """What a prompt asks for, whatever its politeness, case, articles or the order of its clauses."""
    wanted = take_apart(text)
    clauses = [sorted_clause(wanted, piece) for piece in _clauses(wanted)]
    return (wanted.language, *(q.text for q in wanted.quotes), *sorted(" ".join(c) for c in clauses if c))


def _clauses(wanted: Wanted) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for token in wanted.tokens:
        if token.kind == "mark":
            if token.low in ",.;!?、。，":
                pieces.append([])
            continue
        pieces[-1].append(token.low)
    return pieces


def sorted_clause(wanted: Wanted, words: list[str]) -> list[str]:
    """The meaning-bearing stems of a clause, in order: order tells who does what to whom."""
    little = LITTLE.get(wanted.language, frozenset()) - _DIRECTION
    kept = [_NUMBER_WORDS.get(w, w) for w in words if w not in little and fold(w) not in _POLITE]
    return [stem(w, wanted.language) for w in kept]


def _plural_sensitive(reading: Reading) -> str | None:
    return reading.brief.get(Aspect.COUNT)


def _differences(a: str, b: str, first: Reading, second: Reading) -> list[dict[str, str | None]]:
    rows: list[dict[str, str | None]] = []
    for aspect in Aspect:
        x, y = first.brief.get(aspect), second.brief.get(aspect)
        if (fold(x) if x else None) != (fold(y) if y else None) and not _only_words(x, y, first.brief.language):
            rows.append({"aspect": aspect.value, "a": x, "b": y})
    for name in ("texts", "must_not", "colors"):
        left, right = getattr(first.brief, name), getattr(second.brief, name)
        if set(left) != set(right):
            rows.append({"aspect": name, "a": ", ".join(left) or None, "b": ", ".join(right) or None})
    numbers = [sorted(re.findall(r"\d+", t)) for t in (a, b)]
    if numbers[0] != numbers[1] and first.wish == second.wish and not _same_numbers(a, b):
        rows.append(
            {"aspect": Aspect.COUNT.value, "a": ", ".join(numbers[0]) or None, "b": ", ".join(numbers[1]) or None}
        )
    if first.wish != second.wish and not any(r["aspect"] == Aspect.FORMAT.value for r in rows):
        rows.append({"aspect": Aspect.FORMAT.value, "a": first.wish.orientation, "b": second.wish.orientation})
    return rows


def _only_words(x: str | None, y: str | None, language: str) -> bool:
    """Whether two values differ only in little words, numerals or endings."""
    if x is None or y is None:
        return False
    left, right = (
        sorted_clause(take_apart(t, language), [k.low for k in take_apart(t, language).tokens if k.kind != "mark"])
        for t in (x, y)
    )
    return sorted(left) == sorted(right)


def _same_numbers(a: str, b: str) -> bool:
    def numbers(text: str) -> list[str]:
        return sorted(
            _NUMBER_WORDS.get(w, w) for w in re.findall(r"\w+", text.casefold()) if w in _NUMBER_WORDS or w.isdigit()
        )

    return numbers(a) == numbers(b)


def _odd_words(left: tuple[str, ...], right: tuple[str, ...]) -> dict[str, str | None]:
    x, y = (set(" ".join(side[1:]).split()) for side in (left, right))
    return {"a": " ".join(sorted(x - y)) or None, "b": " ".join(sorted(y - x)) or None}


def _near(a: str, b: str, left: tuple[str, ...], right: tuple[str, ...], embedder: Embedder | None) -> float:
    x, y = (set(" ".join(side[1:]).split()) for side in (left, right))
    overlap = len(x & y) / len(x | y) if x | y else 1.0
    if embedder is None:
        return overlap
    vectors = embedder.embed([a[:2000], b[:2000]])
    return 0.5 * overlap + 0.5 * max(0.0, float(np.dot(vectors[0], vectors[1])))
