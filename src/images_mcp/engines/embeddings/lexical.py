"""Embeddings without a model: hashed words and character n-grams. Tells apart wording, not meaning."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")


class Lexical:
    """Hashes words (weight 1) and character trigrams (weight 0.4) into 384 signed buckets."""

    name = "lexical"
    dimensions = 384

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), 384), float32, each row of length 1; an empty text gives the first unit vector."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _WORD.findall(text.casefold()):
                _add(row, word, 1.0)
                padded = f" {word} "
                for at in range(len(padded) - 2):
                    _add(row, padded[at : at + 3], 0.4)
            if not row.any():
                row[0] = 1.0
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _add(row: NDArray[np.float32], feature: str, weight: float) -> None:
    number = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "little")
    row[number % len(row)] += weight if number >> 63 else -weight
