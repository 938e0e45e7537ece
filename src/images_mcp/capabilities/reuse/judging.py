"""Whether a picture made for one wish may be served for another, and where two wishes differ.

Both must speak of the same, and nothing may be tied together otherwise (`ties`). The closest wishes by any embedding are often
the wrong picture (another count, colour or negation), so nearness never serves: it only ranks what is offered.
"""

import re
from dataclasses import dataclass

import numpy as np

from images_mcp.brief import Aspect
from images_mcp.capabilities.reuse.canonical import Form, canonical
from images_mcp.capabilities.reuse.comparing import contradictions
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.words import fold

_HIGHEST = 0.99
_READ = 2000


@dataclass(frozen=True)
class Comparison:
    """`same`: a picture made for one may be served for the other. `similarity` is 0 to 1."""

    same: bool
    similarity: float
    differences: tuple[dict[str, str | None], ...]


def compare(a: str, b: str, first: Reading, second: Reading, embedder: Embedder | None = None) -> Comparison:
    """Compare two wishes that have been read."""
    left, right = canonical(a), canonical(b)
    if alike(left, right):
        return Comparison(same=True, similarity=1.0, differences=())
    rows = [*_of_briefs(first, second), *_of_forms(left, right)]
    near = _near(a, b, left, right, embedder)
    return Comparison(same=False, similarity=round(min(near, _HIGHEST), 3), differences=tuple(rows))


def alike(left: Form, right: Form) -> bool:
    """Whether two forms ask for the same picture."""
    if left.language != right.language:
        return False
    return left.facts == right.facts or (bool(left.graph.concepts) and not contradictions(left.graph, right.graph))


def differing(a: str, b: str) -> list[dict[str, str | None]]:
    """Where two wishes differ in words, without reading them: what is only in the one, what is only in the other."""
    return _of_forms(canonical(a), canonical(b))


def _of_briefs(first: Reading, second: Reading) -> list[dict[str, str | None]]:
    rows: list[dict[str, str | None]] = []
    for aspect in Aspect:
        x, y = first.brief.get(aspect), second.brief.get(aspect)
        if (x is None) != (y is None) or (x and y and _bare(x) != _bare(y)):
            rows.append({"aspect": aspect.value, "a": x, "b": y})
    for name in ("texts", "must_not"):
        left, right = getattr(first.brief, name), getattr(second.brief, name)
        if set(left) != set(right):
            rows.append({"aspect": name, "a": ", ".join(left) or None, "b": ", ".join(right) or None})
    return rows


def _bare(words: str) -> tuple[str, ...]:
    form = canonical(words)
    return (*form.facts,) if form.facts else (fold(words),)


def _of_forms(left: Form, right: Form) -> list[dict[str, str | None]]:
    x, y = _words(left), _words(right)
    if alike(left, right):
        return []
    only = [" ".join(w for w in mine if w not in theirs) or None for mine, theirs in ((x, y), (y, x))]
    if only == [None, None]:  # the same words, tied together otherwise
        only = [" ".join(left.words) or None, " ".join(right.words) or None]
    return [{"aspect": Aspect.DETAIL.value, "a": only[0], "b": only[1]}]


def _words(form: Form) -> list[str]:
    return list(dict.fromkeys(w for fact in form.facts for w in re.findall(r"[\w'+-]+", fact.partition(":")[2])))


def _near(a: str, b: str, left: Form, right: Form, embedder: Embedder | None) -> float:
    x, y = set(_words(left)), set(_words(right))
    overlap = len(x & y) / len(x | y) if x | y else 1.0
    if embedder is None:
        return overlap
    vectors = embedder.embed([a[:_READ], b[:_READ]])
    return 0.5 * overlap + 0.5 * max(0.0, float(np.dot(vectors[0], vectors[1])))
