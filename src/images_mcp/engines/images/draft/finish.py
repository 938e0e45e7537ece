"""What happens to the pixels after drawing: pigment, paper, grain, bloom. It is what makes paint look like paint."""

import numpy as np


def low_resolution(name: str, size: tuple[int, int]) -> tuple[int, int] | None:
    """The size to draw at where a style wants fewer pixels than the picture has."""
    if name != "pixel":
        return None
    k = 144 / min(size)
    return max(1, round(size[0] * k)), max(1, round(size[1] * k))


def apply(rgba: np.ndarray, name: str, size: tuple[int, int], seed: int, *, transparent: bool) -> np.ndarray:
    """The finished pixels of a style; `none` leaves them as they are."""
    del name, size, seed, transparent
    return rgba
