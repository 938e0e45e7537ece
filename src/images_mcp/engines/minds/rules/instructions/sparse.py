"""Rows of which few numbers are not zero: hashed terms, and their product with a table of weights.

Many buckets cost nothing at run time, since only the rows of a table that are met are read, and few terms share one.
"""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class Row(NamedTuple):
    """Where the numbers stand and what they are; a place that stands twice counts as their sum."""

    columns: NDArray[np.int32]
    values: Array


def row(codes: Sequence[int], buckets: int, length: float, *, start: int = 0, damped: bool = False) -> Row:
    """Counts of hash codes in buckets, of a given length: a bit of each code says whether it counts up or down."""
    if not codes:
        return Row(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
    code = np.array(codes, dtype=np.int64)
    at, where = np.unique(code % buckets, return_inverse=True)
    counts = np.bincount(where, np.where(code & 0x80000000, 1.0, -1.0), len(at)).astype(np.float32)
    if damped:
        counts = np.sign(counts) * np.sqrt(np.abs(counts))
    scale = np.float32(length / max(1e-6, float(np.linalg.norm(counts))))
    return Row((at + start).astype(np.int32), counts * scale)


def hashed(terms: Sequence[str], buckets: int, length: float, *, start: int = 0) -> Row:
    """Damped counts of terms."""
    return row([zlib.crc32(t.encode()) for t in terms], buckets, length, start=start, damped=True)


def dense(values: Array, start: int = 0) -> Row:
    """Numbers in a row, those that are not zero."""
    at = np.flatnonzero(values)
    return Row((at + start).astype(np.int32), values[at].astype(np.float32))


def joined(*rows: Row) -> Row:
    """Rows of one text side by side."""
    return Row(np.concatenate([r.columns for r in rows]), np.concatenate([r.values for r in rows]))


def times(one: Row, table: Array) -> Array:
    """The row multiplied with a table."""
    return np.asarray(one.values @ table[one.columns], dtype=np.float32)
