"""The trained numbers of this package, read once: one compressed file, whole numbers with a scale for each column."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
FILE = "likely.npz"


@cache
def held() -> dict[str, Array] | None:
    """Every table by its name; None without the file. `kinds` is held as text, see `kinds()`."""
    path = files(__package__) / "data" / FILE
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as found:
        names = [n for n in found.files if n != "kinds" and not n.endswith("_scale")]
        return {
            n: found[n].astype(np.float32) * (found[f"{n}_scale"] if f"{n}_scale" in found.files else np.float32(1))
            for n in names
        }


@cache
def kinds() -> tuple[str, ...]:
    """The names of the kinds, in the order of the columns."""
    path = files(__package__) / "data" / FILE
    if not path.is_file():
        return ()
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as found:
        return tuple(str(n) for n in found["kinds"])


def write(path: Path, tables: dict[str, Array], names: list[str]) -> None:
    """Writes the tables; those of more than a thousand numbers as bytes."""
    packed: dict[str, NDArray[np.generic]] = {"kinds": np.array(names)}
    for name, table in tables.items():
        if table.size < 1000:
            packed[name] = table.astype(np.float32)
            continue
        scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
        packed[name] = np.round(table / scale).astype(np.int8)
        packed[f"{name}_scale"] = scale.astype(np.float32)
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **packed)
