"""Plots as plain geometry: templates draw it as SVG, with patterns beside the colours and a table beneath.

Widths are in per cent and heights in pixels, so that a plot fills its place without bending its patterns or lettering.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, TOP = 200, 22
PATTERNS = 4


@dataclass(frozen=True)
class Bar:
    """A piece of a bar: where it stands, and its pattern (0 to 3)."""

    x: float
    width: float
    y: float
    height: float
    pattern: int


@dataclass(frozen=True)
class Line:
    """A line across, and the value it stands for."""

    y: float
    value: float


@dataclass(frozen=True)
class Plot:
    """Stacked bars over lines; `series` are the names in the order of their patterns."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    series: tuple[str, ...]
    height: int = HEIGHT + TOP


def stacked(rows: Sequence[dict[str, float]], series: Sequence[str]) -> Plot:
    """One bar for each row: {series: value}. More series than patterns share the last one."""
    most = _round_up(max((sum(row.values()) for row in rows), default=0.0))
    step = 100 / max(1, len(rows))
    bars: list[Bar] = []
    for at, row in enumerate(rows):
        base = float(TOP + HEIGHT)
        for place, name in enumerate(series):
            if (value := row.get(name, 0.0)) > 0:
                height = HEIGHT * value / most
                base -= height
                where = [round(v, 2) for v in (at * step + step * 0.12, step * 0.76, base, height)]
                bars.append(Bar(where[0], where[1], where[2], where[3], min(place, PATTERNS - 1)))
    lines = tuple(Line(TOP + HEIGHT * (1 - share), most * share) for share in (1.0, 0.5, 0.0))
    return Plot(tuple(bars), lines, tuple(series))


def _round_up(value: float) -> float:
    """The next of 1, 2, 5 times a power of ten: what people read easily off an axis."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * 0.999)
