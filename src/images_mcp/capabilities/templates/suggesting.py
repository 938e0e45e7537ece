"""Which templates suit what somebody is talking about: by meaning, by shared words, and by what the picture is for."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from images_mcp.brief import Use
from images_mcp.capabilities.templates.filling import fill
from images_mcp.capabilities.templates.shelf import Shelved
from images_mcp.engines.embeddings.lexical import Lexical
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.words import LITTLE, fold, stem, tokens

if TYPE_CHECKING:
    from images_mcp.engines.embeddings.port import Embedder

Vectors = NDArray[np.float32]

_MEANING, _WORDS, _USE = 1.0, 0.45, 0.16
LEAST = 0.22
"""Below this nothing is suggested: no template is better than one that leads astray."""


_MADE: dict[str, Vectors] = {}
"""The curated templates' vectors by what they were made from, kept while the process lives."""


@dataclass(frozen=True)
class Suggested:
    """A template, how well it suits (higher is better), and why in a few words."""

    shelved: Shelved
    score: float
    reason: str


def suggest(
    words: str, reading: Reading, shelves: list[Shelved], embedder: "Embedder | None", count: int
) -> list[Suggested]:
    """The best templates for these words, best first; `shelves` has own templates before curated ones. Blocking."""
    maker = embedder or Lexical()
    about = [_facets(s) for s in shelves]
    vectors = _vectors(shelves, maker)
    wish = maker.embed([words])[0]
    near = (vectors @ wish).reshape(len(shelves), -1)
    spoken = _stems((words,)) - _empty()
    rarity = _rarity([_stems(facets) for facets in about])
    found: list[Suggested] = []
    for at, shelved in enumerate(shelves):
        common = spoken & _stems(about[at])
        overlap = sum(rarity[w] for w in common) / (sum(rarity.get(w, 1.0) for w in spoken) or 1.0)
        same_use = reading.use_confidence if reading.use is shelved.template.brief.use is not Use.GENERAL else 0.0
        meaning = float(0.6 * near[at].max() + 0.4 * near[at].mean())
        score = _MEANING * meaning + _WORDS * overlap + _USE * same_use
        found.append(Suggested(shelved, round(score, 4), _reason(shelved, words, common, rarity, same_use)))
    found.sort(key=lambda s: -s.score)
    return [s for s in found[:count] if s.score >= LEAST]


def _facets(shelved: Shelved) -> tuple[str, str, str]:
    """What it is called and for, its tags, and its example as somebody would ask for it."""
    t = shelved.template
    example = fill(t, t.examples[0].parameters).prompt
    return f"{t.title}. {t.description}", f"{t.title}: {', '.join(t.tags)}", example[:400]


def _vectors(shelves: list[Shelved], embedder: "Embedder") -> Vectors:
    """Every template's facets as vectors, in order. Those of the curated ones come with the package or stay in memory."""
    own = [text for s in shelves if s.own for text in _facets(s)]
    curated = _curated(curated_texts([s for s in shelves if not s.own]), embedder)
    return np.concatenate([embedder.embed(own), curated]) if own else curated


def _curated(texts: tuple[str, ...], embedder: "Embedder") -> Vectors:
    wanted = digest(texts, embedder.name)
    if wanted not in _MADE:
        shipped = _shipped(wanted)
        _MADE[wanted] = embedder.embed(texts) if shipped is None else shipped
    return _MADE[wanted]


def _shipped(wanted: str) -> Vectors | None:
    """The vectors that come with the package, if they belong to the catalogue as it is."""
    with resources.as_file(resources.files(__package__) / "catalog" / "vectors.npz") as file, np.load(file) as shipped:
        return np.asarray(shipped["vectors"], dtype=np.float32) if str(shipped["digest"]) == wanted else None


def digest(texts: tuple[str, ...], embedder: str) -> str:
    """What tells whether vectors belong to these texts."""
    return hashlib.sha256("\n".join((embedder, *texts)).encode()).hexdigest()


def curated_texts(shelves: list[Shelved]) -> tuple[str, ...]:
    """What the shipped vectors are made from."""
    return tuple(text for s in shelves for text in _facets(s))


def _stem(word: str) -> str:
    return stem(fold(word), "en")


@cache
def _empty() -> frozenset[str]:
    """Words that carry no content, and what every wish says ("picture")."""
    return frozenset(_stem(w) for w in (*LITTLE["en"], "picture", "image", "template", "design", "show"))


def _stems(texts: tuple[str, ...]) -> set[str]:
    return {_stem(t.text) for text in texts for t in tokens(text) if t.text.isalnum()}


def _rarity(documents: list[set[str]]) -> dict[str, float]:
    """How telling a word is: 1 for one that stands in a single template, near 0 for one in all."""
    counts: dict[str, int] = {}
    for words in documents:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    most = np.log(len(documents) + 1)
    return {word: float(np.log((len(documents) + 1) / n) / most) for word, n in counts.items()}


def _reason(shelved: Shelved, words: str, common: set[str], rarity: dict[str, float], same_use: float) -> str:
    """Why, in words: the terms both have, what it is for, else what it says of itself."""
    telling = [w for w in common if rarity[w] > 0.3]
    said = list(dict.fromkeys(t.text.lower() for t in tokens(words) if _stem(t.text) in telling))
    use = shelved.template.brief.use.value.replace("_", " ")
    if said:
        quoted = " and ".join(f"“{w}”" for w in said[:2])
        return f"You speak of {quoted}; it is made for {use}." if same_use else f"You speak of {quoted}."
    return f"It is made for {use}, as your picture seems to be." if same_use else "It comes close in meaning."
