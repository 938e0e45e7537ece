"""A restrained palette: what the user named exactly, or a harmony of our own, and how any other colour maps into it."""

from dataclasses import dataclass
from functools import lru_cache

from images_mcp.engines.images.draft import color as c

_STEPS = (-0.62, -0.42, -0.24, -0.11, 0.14, 0.3, 0.5, 0.74)


@dataclass(frozen=True)
class Palette:
    """The colours a picture may use. Empty means natural colours.

    A mapped colour is one of the given ones, exactly, or a darker or lighter tone of it.
    """

    colors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.colors)

    def map(self, color: str) -> str:
        """The member, or tone of a member, that stands for this colour."""
        return _nearest(self.colors, color) if self.colors else color

    def lightest(self) -> str:
        """The member nearest to white."""
        return max(self.colors, key=lambda h: c.lab(h)[0])

    def darkest(self) -> str:
        """The member nearest to black."""
        return min(self.colors, key=lambda h: c.lab(h)[0])

    def accent(self) -> str:
        """The most colourful member."""
        return max(self.colors, key=c.chroma)


@lru_cache(maxsize=64)
def _tones(colors: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Every usable tone with its penalty: the members themselves are preferred."""
    out: list[tuple[str, float]] = [(p, 0.0) for p in colors]
    for p in colors:
        out += [(c.lighter(p, step), 0.05 + abs(step) * 0.05) for step in _STEPS]
    return tuple(out)


@lru_cache(maxsize=16384)
def _nearest(colors: tuple[str, ...], color: str) -> str:
    want = c.lab(color)

    def cost(entry: tuple[str, float]) -> float:
        tone, penalty = entry
        have = c.lab(tone)
        hue = ((want[1] - have[1]) ** 2 + (want[2] - have[2]) ** 2) ** 0.5
        return float(abs(want[0] - have[0]) + 0.7 * hue + penalty)

    return min(_tones(colors), key=cost)[0]
