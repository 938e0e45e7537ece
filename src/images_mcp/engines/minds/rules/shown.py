"""Which words of a wish tell what is to be seen, and which are talk around it: greeting, story, audience, refusal, aside.

Talk has no end of phrases but few shapes, so it is told by experience: a linear chain (J. Lafferty et al., "Conditional
Random Fields", 2001) over each word, its neighbours, its endings, what the lexicons know of it and the clause it stands in.
Japanese is read in runs of one script, kana one by one. Trained by `python -m evals.train_shown`; without weights everything is shown.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import LITTLE, fold, stem

WEIGHTS = "shown.npz"
BUCKETS = 1 << 15
LONGEST = 400
_WORD = re.compile(r"[\ue000-\uf8ff]+|\b(?:[ldjnsmtc]|qu)['’](?=\w)|\w+(?:['’]\w{1,4}\b)?|[^\w\s]", re.IGNORECASE)
_RUN = re.compile(r"[\ue000-\uf8ff]+|[一-龯々〆]+|[ァ-ヶー]+|[A-Za-z0-9]+|\S")
_BREAKS = frozenset(",.;:!?()、。！？：；…—–")
SPEAKERS: dict[str, frozenset[str]] = {
    "en": frozenset("i i'm i'd i've i'll my me mine we we're we'd we've our us you your".split()),
    "de": frozenset(
        "ich wir mein meine meinen meinem meiner mir mich uns unser unsere unseren unserem unserer du dir euch".split()
    ),
    "es": frozenset("yo me mi mis nos nuestro nuestra nuestros nuestras tu te".split()),
    "fr": frozenset("je j' j’ me mon ma mes nous notre nos on tu te vous moi ton".split()),
    "ja": frozenset(),
}
_KANJI, _KATAKANA, _HIRAGANA = re.compile(r"[一-龯々〆]"), re.compile(r"[ァ-ヶー]"), re.compile(r"[ぁ-ん]")
Array = NDArray[np.float32]
Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Piece:
    """A word (in Japanese a run of one script, or a kana) and its place in the text."""

    text: str
    start: int
    end: int


def pieces(text: str, language: str) -> tuple[Piece, ...]:
    """The words and marks of a text, in Japanese runs of one script; of a very long one the first `LONGEST`."""
    pattern = _RUN if language == "ja" else _WORD
    return tuple(Piece(m.group(), m.start(), m.end()) for m in list(pattern.finditer(text))[:LONGEST])


def features(text: str, language: str) -> list[Ids]:
    """For every piece the places of its features among the weights."""
    found = pieces(text, language)
    rows = _of_runs(found) if language == "ja" else _of_words(found, text, language)
    return [np.array([crc32(f"{language} {term}".encode()) % BUCKETS for term in row], dtype=np.int64) for row in rows]


def _clauses(found: tuple[Piece, ...]) -> list[tuple[int, int]]:
    """For every piece the first and the last of its clause."""
    ends = [n for n, p in enumerate(found) if p.text in _BREAKS]
    rows, start = [], 0
    for end in [*ends, len(found) - 1]:
        rows += [(start, end)] * (end + 1 - start)
        start = end + 1
    return rows


def _of_words(found: tuple[Piece, ...], text: str, language: str) -> list[list[str]]:
    low = [fold(p.text) for p in found]
    kinds = _kinds(found, text, language)
    near = ["<<", "<", *low, ">", ">>"]
    known = ["", "", *kinds, "", ""]
    rows, spans, us = [], _clauses(found), SPEAKERS[language]
    for at, piece in enumerate(found):
        first, last = spans[at]
        here, clause = at + 2, low[first : last + 1]
        inside = kinds[first : last + 1]
        about = [
            f"opens {' '.join(clause[:2])}", f"first {clause[0]}", f"after {near[first + 1] if first else ''}",
            f"closes {clause[-1]}", f"i {bool(us & set(clause))} {min(at - first, 3)}",
            f"things {min(2, sum('thing' in k for k in inside))} {bool(us & set(clause))}", f"long {min(len(clause) // 3, 4)}",
            f"only little {all('little' in k or k == 'mark' for k in inside)}", f"number {bool(first)} {last + 1 < len(found)}",
        ]  # fmt: skip
        about += [f"says {w}" for w in set(clause)]
        words = [f"{d} {near[here + d]}" for d in (-2, -1, 0, 1, 2)]
        words += [f"{d}+ {near[here + d]} {near[here + d + 1]}" for d in (-2, -1, 0, 1)]
        words += [f"{d} is {known[here + d]}" for d in (-2, -1, 0, 1, 2)]
        words += [f"{d}+ is {known[here + d]} {known[here + d + 1]}" for d in (-1, 0)]
        shape = [
            f"end {low[at][-3:]}",
            f"end {low[at][-2:]}",
            f"stem {stem(piece.text, language)}",
            f"at {min(at - first, 4)}",
        ]
        rows.append([*about, *words, *shape, "one"])
    return rows


def _kinds(found: tuple[Piece, ...], text: str, language: str) -> list[str]:
    """What the tables know of every word."""
    parts = take_apart(text, language)
    layers = {"thing": parts.things, "use": parts.uses, "quality": parts.qualities, "color": parts.colors}
    hits = [(h, name) for name, layer in layers.items() for h in layer]
    little, rows = LITTLE.get(language, frozenset()), []
    for piece in found:
        hit = next((f"{n} {h.concept.kind}" for h, n in hits if h.start <= piece.start < h.end), "")
        low = piece.text.casefold()
        plain = (
            "i"
            if low in SPEAKERS[language]
            else "little"
            if low in little
            else "mark"
            if not low[0].isalnum()
            else "word"
        )
        plain = "held" if "\ue000" <= piece.text[0] <= "\uf8ff" else "digits" if low.isdigit() else plain
        capital = " capital" if language == "de" and piece.text[:1].isupper() else ""
        rows.append((hit or plain) + capital)
    return rows


def _of_runs(found: tuple[Piece, ...]) -> list[list[str]]:
    near = ["<", "<", "<", "<", *(p.text for p in found), ">", ">", ">", ">"]
    kinds = [_script(n) for n in near]
    rows, spans = [], _clauses(found)
    for at in range(len(found)):
        first, last = spans[at]
        here, clause = at + 4, "".join(near[first + 4 : last + 5])
        body = clause.rstrip("、。！？!?")
        about = [f"opens {body[:2]}", f"opens {body[:3]}", *(f"closes {n} {body[-n:]}" for n in (1, 2, 3, 4))]
        about += [
            f"long {min(len(body) // 4, 5)}",
            f"mark {clause[-1:]}",
            f"number {bool(first)} {last + 1 < len(found)}",
        ]
        about += [f"says {body[n : n + 2]}" for n in range(len(body) - 1)]
        grams = [
            f"{d} {''.join(near[here + d : here + d + size])}"
            for size in (1, 2, 3, 4)
            for d in range(-4, 5)
            if d >= -4 and d + size <= 5 and d <= 1 <= d + size + 2
        ]
        script = [f"script {d} {''.join(kinds[here + d : here + d + 3])}" for d in (-2, -1, 0)]
        rows.append([*about, *grams, *script, f"left {min(last - at, 6)}", f"at {min(at - first, 6)}", "one"])
    return rows


def _script(letter: str) -> str:
    for name, pattern in (("K", _KANJI), ("T", _KATAKANA), ("h", _HIRAGANA)):
        if pattern.match(letter):
            return name
    return "m" if letter in _BREAKS else "q" if letter >= "\ue000" else "l"


@dataclass(frozen=True)
class Chain:
    """Weights of features for being shown, and of what follows what (before × after, 0 talk, 1 shown)."""

    weights: Array
    follows: Array


def chances(told: NDArray[np.float64], follows: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How likely every piece is shown, and how often each kind of step is expected (before × after)."""
    count = len(told)
    forward, back = np.zeros((count, 2)), np.zeros((count, 2))
    score = np.stack([np.zeros(count), told], axis=1)
    forward[0] = score[0]
    for n in range(1, count):
        forward[n] = np.logaddexp(forward[n - 1, 0] + follows[0], forward[n - 1, 1] + follows[1]) + score[n]
    for n in range(count - 2, -1, -1):
        ahead = back[n + 1] + score[n + 1]
        back[n] = np.logaddexp(follows[:, 0] + ahead[0], follows[:, 1] + ahead[1])
    whole = np.logaddexp(*forward[-1])
    steps = np.exp(forward[:-1, :, None] + follows[None] + (score[1:] + back[1:])[:, None, :] - whole).sum(axis=0)
    return np.exp(forward + back - whole)[:, 1], steps


@cache
def _trained() -> Chain | None:
    path = files("images_mcp.engines.minds.rules") / "data" / WEIGHTS
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as held:
        return Chain(held["weights"].astype(np.float32), held["follows"].astype(np.float32))


@lru_cache(maxsize=64)
def shown(text: str, language: str) -> tuple[tuple[Piece, float], ...]:
    """Every piece of a text with how likely it is to be seen, 0 to 1."""
    chain, found = _trained(), pieces(text, language)
    if chain is None or not found:
        return tuple((p, 1.0) for p in found)
    told = np.array([chain.weights[ids].sum() for ids in features(text, language)], dtype=np.float64)
    likely, _ = chances(told, chain.follows.astype(np.float64))
    return tuple(zip(found, likely.tolist(), strict=True))
