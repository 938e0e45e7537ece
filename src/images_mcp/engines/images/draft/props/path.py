"""Outlines as values: curves through points, cut and turned before they become SVG path data.

Drawing with plain path strings makes every change of proportion a rewrite. Here a prop is a handful of points;
smoothness, rounded corners, tapering limbs and shadows that stay inside their shape come from the geometry.
Angles are degrees, clockwise on the page (y points down).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Segment = tuple[Point, ...]  # one point: a straight line to it; three: a cubic Bézier curve

_STEPS = 12  # samples a curve for bounds and crossings; the error stays far below a tenth of a unit


@dataclass(frozen=True)
class Trace:
    """One stroke of the pen: from `start` along `segments`, closed or open."""

    start: Point
    segments: tuple[Segment, ...]
    closed: bool = True

    def samples(self) -> list[Point]:
        """Points along the trace, close enough together to measure it."""
        at, out = self.start, [self.start]
        for seg in self.segments:
            out += [seg[0]] if len(seg) == 1 else [_cubic(at, seg, k / _STEPS) for k in range(1, _STEPS + 1)]
            at = seg[-1]
        return out


@dataclass(frozen=True)
class Path:
    """An outline made of one or more traces. Traces running the other way are holes."""

    traces: tuple[Trace, ...]

    def __add__(self, other: "Path") -> "Path":
        return Path(self.traces + other.traces)

    def map(self, move: Callable[[Point], Point]) -> "Path":
        """The outline with every point moved by `move`."""
        return Path(
            tuple(
                Trace(move(t.start), tuple(tuple(move(p) for p in seg) for seg in t.segments), t.closed)
                for t in self.traces
            )
        )

    def move(self, dx: float, dy: float) -> "Path":
        """The outline moved by dx, dy."""
        return self.map(lambda p: (p[0] + dx, p[1] + dy))

    def scale(self, sx: float, sy: float | None = None, at: Point = (0, 0)) -> "Path":
        """The outline scaled about a point."""
        vertical = sx if sy is None else sy
        return self.map(lambda p: (at[0] + (p[0] - at[0]) * sx, at[1] + (p[1] - at[1]) * vertical))

    def turn(self, degrees: float, at: Point = (0, 0)) -> "Path":
        """The outline turned clockwise about a point."""
        return self.map(lambda p: rotate(p, degrees, at))

    def flip(self, x: float = 50) -> "Path":
        """The mirror image about a vertical axis."""
        return self.map(lambda p: (2 * x - p[0], p[1])).reverse()

    def both(self, x: float = 50) -> "Path":
        """The outline and its mirror image, as one."""
        return self + self.flip(x)

    def reverse(self) -> "Path":
        """The outline drawn the other way round: added to an outer one it is a hole."""
        return Path(tuple(_reversed(t) for t in self.traces))

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        points = [p for t in self.traces for p in t.samples()]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs), max(ys)

    def left(self, x: float) -> "Path":
        """What lies left of x."""
        return self.side(-1, 0, -x)

    def right(self, x: float) -> "Path":
        """What lies right of x."""
        return self.side(1, 0, x)

    def above(self, y: float) -> "Path":
        """What lies above y."""
        return self.side(0, -1, -y)

    def below(self, y: float) -> "Path":
        """What lies below y."""
        return self.side(0, 1, y)

    def side(self, a: float, b: float, c: float) -> "Path":
        """What lies where a·x + b·y ≥ c. Closed outlines only."""
        cut = (_cut(t, a, b, c) for t in self.traces)
        return Path(tuple(t for t in cut if t is not None))

    def inside(self, convex: "Path") -> "Path":
        """What lies inside a convex outline (approximated by its samples)."""
        corners, out = convex.traces[0].samples()[::2], self
        cx, cy = sum(p[0] for p in corners) / len(corners), sum(p[1] for p in corners) / len(corners)
        for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
            a, b = y1 - y0, x0 - x1
            c = a * x0 + b * y0
            sign = 1 if a * cx + b * cy >= c else -1
            if abs(a) + abs(b) > 1e-6:
                out = out.side(sign * a, sign * b, sign * c)
        return out

    def d(self) -> str:
        """SVG path data, absolute commands, two decimals."""
        out: list[str] = []
        for t in self.traces:
            out.append("M" + _pair(t.start))
            out += [("L" if len(seg) == 1 else "C") + " ".join(_pair(p) for p in seg) for seg in t.segments]
            out += ["Z"] if t.closed else []
        return "".join(out)


EMPTY = Path(())


def rotate(p: Point, degrees: float, at: Point = (0, 0)) -> Point:
    """A point turned clockwise about another."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = p[0] - at[0], p[1] - at[1]
    return at[0] + x * c - y * s, at[1] + x * s + y * c


def polar(cx: float, cy: float, r: float, degrees: float) -> Point:
    """The point at a distance and an angle; 0 is right, 90 is down."""
    return cx + r * math.cos(math.radians(degrees)), cy + r * math.sin(math.radians(degrees))


def curve(text: str | Sequence[Point], *, closed: bool = True, tension: float = 0.37) -> Path:
    """A smooth outline through points written "x,y x,y"; a point written "x,y!" is a corner.

    Catmull-Rom tangents weighted by chord length, as cubic Béziers; between two corners the edge is straight.
    """
    points, corners = _read(text)
    n = len(points)
    edges = range(n if closed else n - 1)
    tangents = [
        None
        if corners[i] or (not closed and i in (0, n - 1))
        else _tangent(points[i - 1], points[i], points[(i + 1) % n])
        for i in range(n)
    ]
    return Path((Trace(points[0], tuple(_edge(points, tangents, i, (i + 1) % n, tension) for i in edges), closed),))


def line(text: str | Sequence[Point]) -> Path:
    """An open smooth line through points, to be stroked."""
    return curve(text, closed=False)


def poly(text: str | Sequence[Point], r: float = 0.0, *, closed: bool = True) -> Path:
    """A polygon, its corners rounded by up to `r`."""
    points, _ = _read(text)
    if r <= 0 or not closed:
        return Path((Trace(points[0], tuple((p,) for p in points[1:]), closed),))
    segments: list[Segment] = []
    n = len(points)
    for i in range(n):
        before, p, after = points[i - 1], points[i], points[(i + 1) % n]
        a, b = _toward(p, before, r), _toward(p, after, r)
        segments += [(a,), (_mix(a, p, 0.56), _mix(b, p, 0.56), b)]
    return Path((Trace(segments[-1][-1], tuple(segments), True),))


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0.0) -> Path:
    """An ellipse (a circle with one radius), turned about its centre."""
    ry = rx if ry is None else ry
    k = 0.5523
    segments: tuple[Segment, ...] = (
        ((cx + rx, cy + k * ry), (cx + k * rx, cy + ry), (cx, cy + ry)),
        ((cx - k * rx, cy + ry), (cx - rx, cy + k * ry), (cx - rx, cy)),
        ((cx - rx, cy - k * ry), (cx - k * rx, cy - ry), (cx, cy - ry)),
        ((cx + k * rx, cy - ry), (cx + rx, cy - k * ry), (cx + rx, cy)),
    )
    path = Path((Trace((cx + rx, cy), segments, True),))
    return path.turn(turn, (cx, cy)) if turn else path


def ring(cx: float, cy: float, outer: float, inner: float) -> Path:
    """A circle with a round hole."""
    return ellipse(cx, cy, outer) + ellipse(cx, cy, inner).reverse()


def rect(x: float, y: float, w: float, h: float, r: float = 0.0) -> Path:
    """A rectangle with corners rounded by `r`."""
    return poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], min(r, w / 2, h / 2))


def arc(cx: float, cy: float, r: float, start: float, end: float, ry: float | None = None) -> Path:
    """An open arc between two angles, to be stroked."""
    ry = r if ry is None else ry
    count = max(1, math.ceil(abs(end - start) / 60))
    step = (end - start) / count
    k = 4 / 3 * math.tan(math.radians(step) / 4)

    def at(angle: float, bend: float) -> Point:
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        return cx + r * (c - bend * s), cy + ry * (s + bend * c)

    segments = tuple(
        (at(start + i * step, k), at(start + (i + 1) * step, -k), at(start + (i + 1) * step, 0)) for i in range(count)
    )
    return Path((Trace(at(start, 0), segments, False),))


def pie(cx: float, cy: float, r: float, start: float, end: float, ry: float | None = None) -> Path:
    """A slice of a disc between two angles."""
    edge = arc(cx, cy, r, start, end, ry).traces[0]
    return Path((Trace((cx, cy), ((edge.start,), *edge.segments), True),))


def chord(cx: float, cy: float, r: float, start: float, end: float, ry: float | None = None) -> Path:
    """The part of a disc between an arc and the straight line joining its ends."""
    edge = arc(cx, cy, r, start, end, ry).traces[0]
    return Path((Trace(edge.start, edge.segments, True),))


def star(cx: float, cy: float, outer: float, inner: float, points: int, turn: float = -90, r: float = 0.0) -> Path:
    """A star of so many points."""
    step = 180 / points
    return poly([polar(cx, cy, inner if i % 2 else outer, turn + i * step) for i in range(2 * points)], r)


def lobes(
    cx: float, cy: float, rx: float, ry: float, sizes: Sequence[float], turn: float = 0.0, depth: float = 0.16
) -> Path:
    """A cloud-like outline around an ellipse: one round lobe an entry of `sizes`, as wide as its share of their sum."""
    segments: list[Segment] = []
    total, angle = sum(sizes), turn
    start = (cx + rx * math.cos(math.radians(turn)), cy + ry * math.sin(math.radians(turn)))
    at = start
    for size in sizes:
        angle += 360 * size / total
        end = (cx + rx * math.cos(math.radians(angle)), cy + ry * math.sin(math.radians(angle)))
        length = math.dist(at, end) or 1.0
        nx, ny = (end[1] - at[1]) / length, -(end[0] - at[0]) / length
        bulge = length * (0.42 + depth)
        segments.append(
            (
                (at[0] + nx * bulge - (end[0] - at[0]) * 0.1, at[1] + ny * bulge - (end[1] - at[1]) * 0.1),
                (end[0] + nx * bulge + (end[0] - at[0]) * 0.1, end[1] + ny * bulge + (end[1] - at[1]) * 0.1),
                end,
            )
        )
        at = end
    return Path((Trace(start, tuple(segments), True),))


def limb(text: str | Sequence[Point], widths: Sequence[float]) -> Path:
    """A limb through points, with a width at each of them, round at both ends."""
    points, _ = _read(text)
    n = len(points)
    left: list[Point] = []
    right: list[Point] = []
    for i, (p, width) in enumerate(zip(points, widths, strict=True)):
        tx, ty = _tangent(points[max(i - 1, 0)], p, points[min(i + 1, n - 1)])
        left.append((p[0] + ty * width / 2, p[1] - tx * width / 2))
        right.append((p[0] - ty * width / 2, p[1] + tx * width / 2))
    tail = _toward(points[0], points[1], -widths[0] / 2)
    tip = _toward(points[-1], points[-2], -widths[-1] / 2)
    return curve([*left, tip, *reversed(right), tail], tension=0.36)


def tube(text: str | Sequence[Point], width: float, end: float | None = None) -> Path:
    """A smooth line as an area of that width, tapering to `end`."""
    points = line(text).traces[0].samples()[:: _STEPS // 3]
    last = width if end is None else end
    n = len(points) - 1
    return limb(points, [width + (last - width) * i / n for i in range(n + 1)])


def _pair(p: Point) -> str:
    return f"{_short(p[0])},{_short(p[1])}"


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"


def _read(text: str | Sequence[Point]) -> tuple[list[Point], list[bool]]:
    if not isinstance(text, str):
        return [(float(x), float(y)) for x, y in text], [False] * len(text)
    points: list[Point] = []
    corners: list[bool] = []
    for word in text.split():
        x, y = word.rstrip("!").split(",")
        points.append((float(x), float(y)))
        corners.append(word.endswith("!"))
    return points, corners


def _mix(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _toward(p: Point, q: Point, distance: float) -> Point:
    length = math.dist(p, q) or 1.0
    return _mix(p, q, min(distance / length, 0.5))


def _tangent(before: Point, p: Point, after: Point) -> Point:
    d0, d1 = math.dist(before, p), math.dist(p, after)
    w0, w1 = (d1 / d0 if d0 else 0.0), (d0 / d1 if d1 else 0.0)
    x = (p[0] - before[0]) * w0 + (after[0] - p[0]) * w1
    y = (p[1] - before[1]) * w0 + (after[1] - p[1]) * w1
    if not (d0 and d1):
        x, y = after[0] - before[0], after[1] - before[1]
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


def _edge(points: list[Point], tangents: Sequence[Point | None], i: int, j: int, tension: float) -> Segment:
    p, q = points[i], points[j]
    t, u = tangents[i], tangents[j]
    reach = math.dist(p, q) * tension
    if t is None and u is None:
        return (q,)
    a = None if t is None else (p[0] + t[0] * reach, p[1] + t[1] * reach)
    b = None if u is None else (q[0] - u[0] * reach, q[1] - u[1] * reach)
    first = a if a is not None else _mix(p, b or q, 0.5)
    second = b if b is not None else _mix(q, a or p, 0.5)
    return first, second, q


def _cubic(p: Point, seg: Segment, t: float) -> Point:
    a, b, c = seg
    u = 1 - t
    w0, w1, w2, w3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return w0 * p[0] + w1 * a[0] + w2 * b[0] + w3 * c[0], w0 * p[1] + w1 * a[1] + w2 * b[1] + w3 * c[1]


def _reversed(t: Trace) -> Trace:
    starts = [t.start, *(seg[-1] for seg in t.segments)]
    segments = tuple(
        (*reversed(seg[:-1]), start) for seg, start in zip(reversed(t.segments), reversed(starts[:-1]), strict=True)
    )
    return Trace(starts[-1], segments, t.closed)


def _cut(t: Trace, a: float, b: float, c: float) -> Trace | None:
    def over(p: Point) -> float:
        return a * p[0] + b * p[1] - c

    closing: tuple[Segment, ...] = ((t.start,),) if math.dist(t.start, t.segments[-1][-1]) > 1e-9 else ()
    pieces: list[tuple[Point, Segment]] = []
    at = t.start
    for seg in (*t.segments, *closing):
        pieces += [piece for piece in _split(at, seg, over) if over(_middle(*piece)) >= 0]
        at = seg[-1]
    if not pieces:
        return None
    segments: list[Segment] = []
    at = pieces[0][0]
    for start, seg in pieces:
        segments += [(start,), seg] if math.dist(at, start) > 1e-6 else [seg]
        at = seg[-1]
    return Trace(pieces[0][0], tuple(segments), True)


def _middle(p: Point, seg: Segment) -> Point:
    return _mix(p, seg[0], 0.5) if len(seg) == 1 else _cubic(p, seg, 0.5)


def _split(p: Point, seg: Segment, over: Callable[[Point], float]) -> Iterable[tuple[Point, Segment]]:
    if len(seg) == 1:
        f, g = over(p), over(seg[0])
        if f * g >= 0:
            return [(p, seg)]
        m = _mix(p, seg[0], f / (f - g))
        return [(p, (m,)), (m, seg)]
    cuts = _crossings(p, seg, over)
    out: list[tuple[Point, Segment]] = []
    last = 0.0
    for t in cuts:
        head, (p, seg) = _divide(p, seg, (t - last) / (1 - last))
        out.append(head)
        last = t
    return [*out, (p, seg)]


def _crossings(p: Point, seg: Segment, over: Callable[[Point], float]) -> list[float]:
    found: list[float] = []
    values = [over(_cubic(p, seg, k / _STEPS)) for k in range(_STEPS + 1)]
    for k in range(_STEPS):
        if values[k] * values[k + 1] < 0:
            low, high, sign = k / _STEPS, (k + 1) / _STEPS, values[k]
            for _ in range(24):
                mid = (low + high) / 2
                low, high = (mid, high) if over(_cubic(p, seg, mid)) * sign > 0 else (low, mid)
            found.append((low + high) / 2)
    return found


def _divide(p: Point, seg: Segment, t: float) -> tuple[tuple[Point, Segment], tuple[Point, Segment]]:
    a, b, q = seg
    pa, ab, bq = _mix(p, a, t), _mix(a, b, t), _mix(b, q, t)
    pab, abq = _mix(pa, ab, t), _mix(ab, bq, t)
    m = _mix(pab, abq, t)
    return (p, (pa, pab, m)), (m, (abq, bq, q))
