"""Several styles as one: palettes travel towards each other in OKLab along the cheapest matching of their shares.

A mix is commutative, in lightness and chroma never outside its parts, and a single part comes back as it was. The centre of
several palettes is a free-support Wasserstein barycentre (M. Cuturi, A. Doucet, "Fast computation of Wasserstein
barycenters", 2014, algorithm 2), whose steps use exact transport, since palettes are tiny.
"""

import itertools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from images_mcp.capabilities.styles.profile import Composition, StyleProfile, Technique
from images_mcp.kernel.colour import from_oklab, rgb, to_oklab
from images_mcp.kernel.errors import invalid

Floats = NDArray[np.float64]

Palette = tuple[tuple[str, float], ...]
"""Colours with their shares, which add up to 1."""

_ROUNDS = 12
_MOST = 6
_MOODS = 6
_PLAIN = 1e-9


def shares(weights: Sequence[float]) -> list[float]:
    """The weights as shares that add up to 1. Raises `Problem` for what is no weight, or where all are nothing."""
    if not weights or any(not math.isfinite(w) or w < 0 for w in weights):
        raise invalid("A weight is a number that is not negative.", "Say how much of each, such as 2 and 1.")
    largest = max(weights)
    if largest <= 0:
        raise invalid("All weights are nothing.", "Give at least one a weight above 0.")
    scaled = [w / largest for w in weights]  # the largest may be too large to be added to another
    return [w / sum(scaled) for w in scaled]


def mixed(parts: Sequence[tuple[StyleProfile, float]]) -> StyleProfile:
    """One style out of several by weights, which need not add up to 1. Raises `Problem` for weights that are none."""
    told = shares([weight for _, weight in parts])
    kept = sorted(
        ((part, w) for (part, _), w in zip(parts, told, strict=True) if w > _PLAIN),
        key=lambda p: (-p[1], p[0].model_dump_json()),
    )
    if len({part.model_dump_json(exclude={"extracted_from"}) for part, _ in kept}) == 1:
        return kept[0][0].model_copy(update={"extracted_from": _sources(kept)})
    colours = mix_palettes([(palette_of(part), w) for part, w in kept])
    first = kept[0][0].technical_attributes
    numbers = {name: _mean(kept, "technical_attributes", name) for name in TONES}
    layout = {name: _mean(kept, "composition_attributes", name) for name in LAYOUT}
    aspect = math.exp(sum(w * math.log(part.composition_attributes.aspect) for part, w in kept))
    return StyleProfile(
        color_palette=tuple(colour for colour, _ in colours),
        color_shares=tuple(round(share, 4) for _, share in colours),
        composition_attributes=Composition(**layout, aspect=aspect),
        mood_descriptors=_moods(kept),
        technical_attributes=Technique(**numbers, medium=first.medium, technique=first.technique),
        extracted_from=_sources(kept),
    )


TONES = ("lightness", "contrast", "saturation", "warmth", "edge_density", "grain")
LAYOUT = (
    "symmetry", "thirds", "negative_space", "centre_x", "centre_y", "horizontal", "vertical", "rising", "falling",
)  # fmt: skip


def palette_of(profile: StyleProfile) -> Palette:
    """A profile's colours with shares that add up to exactly 1."""
    total = sum(profile.color_shares)
    return tuple((c, s / total) for c, s in zip(profile.color_palette, profile.color_shares, strict=True))


def mix_palettes(parts: Sequence[tuple[Palette, float]]) -> Palette:
    """The palette between several: at most six colours, largest share first. Weights add up to 1."""
    clouds = [(_points(palette), weight) for palette, weight in parts]
    points, mass = _start(clouds)
    chroma = np.zeros(len(points))
    for _ in range(_ROUNDS):
        moved, chroma = np.zeros_like(points), np.zeros(len(points))
        for (theirs, their_mass), weight in clouds:
            share = transport(mass, their_mass, _distances(points, theirs)) / mass[:, None]
            moved += weight * (share @ theirs)
            chroma += weight * (share @ _chroma(theirs))
        if np.abs(moved - points).max() < 1e-4:
            break
        points = moved
    return _named(_enlivened(points, chroma), mass)


def distance(a: Palette, b: Palette) -> float:
    """How far one palette is from another: the least work, in OKLab, that turns the one's shares into the other's.

    The earth mover's distance (Y. Rubner, C. Tomasi, L. Guibas, 2000); 0 is the same, 0.02 hardly seen, 0.3 far.
    """
    (p, p_mass), (q, q_mass) = _points(a), _points(b)
    cost = np.sqrt(_distances(p, q))
    return float((transport(p_mass, q_mass, cost) * cost).sum())


def between(a: Palette, b: Palette, strength: float) -> Palette:
    """The palette so far on the way from `a` (0) to `b` (1): shares of `a` move to their match in `b` along a line."""
    if strength >= 1:
        return b
    (p, p_mass), (q, q_mass) = _points(a), _points(b)
    plan = transport(p_mass, q_mass, _distances(p, q))
    # Each colour of b is where its matches in a come to lie: as many colours as b has, so that the way is smooth.
    came = (plan.T @ p) / np.maximum(q_mass, _PLAIN)[:, None]
    chroma = (plan.T @ _chroma(p)) / np.maximum(q_mass, _PLAIN)
    return _named(
        _enlivened((1 - strength) * came + strength * q, (1 - strength) * chroma + strength * _chroma(q)), q_mass
    )


def transport(supply: Floats, demand: Floats, cost: Floats) -> Floats:
    """The cheapest plan that carries `supply` (n) to `demand` (m) where carrying one from i to j costs `cost` (n, m).

    Successive shortest paths with potentials unneeded at this size (R. Ahuja, T. Magnanti, J. Orlin, "Network flows",
    1993, 9.7), by Bellman and Ford on the residual graph: exact, and some milliseconds for palettes.
    """
    n, m = cost.shape
    plan = np.zeros((n, m))
    left, open_ = supply / supply.sum(), demand / demand.sum()
    left, open_ = left.copy(), open_.copy()
    for _ in range(8 * (n + m)):
        if left.max() <= _PLAIN or open_.max() <= _PLAIN:
            break
        back, end = _shortest(left, open_, cost, plan)
        path = [end]
        while back[path[-1]] >= 0:
            path.append(back[path[-1]])
        path.reverse()  # source, sink, source, sink, …
        hops = list(itertools.pairwise(path))
        room = [plan[j, i - n] for i, j in hops if i >= n]
        amount = min([left[path[0]], open_[end - n], *room])
        for i, j in hops:
            if i < n:
                plan[i, j - n] += amount
            else:
                plan[j, i - n] -= amount
        left[path[0]] -= amount
        open_[end - n] -= amount
    return plan


def _shortest(left: Floats, open_: Floats, cost: Floats, plan: Floats) -> tuple[list[int], int]:
    """From anything left to the nearest open demand: each node's predecessor (-1: none), and the end."""
    n, m = cost.shape
    far = np.full(n + m, np.inf)
    far[:n][left > _PLAIN] = 0
    back = [-1] * (n + m)
    for _ in range(n + m):
        forth = far[:n, None] + cost
        best = forth.argmin(axis=0)
        reach = forth[best, np.arange(m)]
        better = np.flatnonzero(reach < far[n:] - 1e-12)
        for j in better:
            far[n + j], back[n + j] = reach[j], int(best[j])
        returned = np.where(plan > _PLAIN, far[None, n:] - cost, np.inf)
        best = returned.argmin(axis=1)
        reach = returned[np.arange(n), best]
        again = np.flatnonzero(reach < far[:n] - 1e-12)
        for i in again:
            far[i], back[i] = reach[i], n + int(best[i])
        if not len(better) and not len(again):
            break
    ends = np.where(open_ > _PLAIN, far[n:], np.inf)
    return back, n + int(ends.argmin())


def _chroma(points: Floats) -> Floats:
    return np.hypot(points[:, 1], points[:, 2])


def _enlivened(points: Floats, chroma: Floats) -> Floats:
    """The points with the chroma that lies between their parts': a straight line between two hues crosses grey.

    At most 2.5 times as much, since the hue between opposites is chance.
    """
    have = _chroma(points)
    factor = np.clip(chroma / np.maximum(have, _PLAIN), 1.0, 2.5)
    return points * np.stack([np.ones(len(points)), factor, factor], axis=1)


def _points(palette: Palette) -> tuple[Floats, Floats]:
    mass = np.array([max(share, 1e-6) for _, share in palette])
    return to_oklab(np.array([rgb(colour) for colour, _ in palette])), mass / mass.sum()


def _distances(a: Floats, b: Floats) -> Floats:
    return np.asarray(((a[:, None] - b[None]) ** 2).sum(axis=2))


def _start(clouds: list[tuple[tuple[Floats, Floats], float]]) -> tuple[Floats, Floats]:
    """Where the barycentre begins: the heaviest part's colours, moved by its match with the next, and so on.

    The order does not depend on who was named first: the parts come sorted.
    """
    (points, mass), done = clouds[0][0], clouds[0][1]
    for (theirs, their_mass), weight in clouds[1:]:
        plan = transport(mass, their_mass, _distances(points, theirs))
        rows, columns = np.nonzero(plan > _PLAIN)
        share = weight / (done + weight)
        points = (1 - share) * points[rows] + share * theirs[columns]
        mass = plan[rows, columns]
        points, mass = _fewer(points, mass)
        done += weight
    return points, mass / mass.sum()


def _fewer(points: Floats, mass: Floats) -> tuple[Floats, Floats]:
    """At most six points: the two whose merging moves the least mass the least become one (J. Ward, 1963)."""
    while len(points) > _MOST:
        pair = mass[:, None] * mass[None] / (mass[:, None] + mass[None])
        loss = pair * _distances(points, points)
        loss[np.tril_indices(len(points))] = np.inf
        i, j = np.unravel_index(int(loss.argmin()), loss.shape)
        total = mass[i] + mass[j]
        points[i] = (points[i] * mass[i] + points[j] * mass[j]) / total
        mass[i] = total
        points, mass = np.delete(points, j, axis=0), np.delete(mass, j)
    return points, mass


def _named(points: Floats, mass: Floats) -> Palette:
    """Points as hex colours, equal ones together, largest share first."""
    told: dict[str, float] = {}
    for point, share in zip(from_oklab(points), mass, strict=True):
        name = "#" + "".join(f"{round(float(v)):02x}" for v in point)
        told[name] = told.get(name, 0.0) + float(share)
    return tuple(sorted(told.items(), key=lambda entry: (-entry[1], entry[0])))


def _mean(parts: list[tuple[StyleProfile, float]], group: str, name: str) -> Any:
    """The mean of those parts that say it, None where none does."""
    told = [(getattr(getattr(part, group), name), weight) for part, weight in parts]
    said = [(value, weight) for value, weight in told if value is not None]
    if not said:
        return None
    values = [value for value, _ in said]
    mean = sum(v * w for v, w in said) / sum(w for _, w in said)
    return min(max(values), max(min(values), mean))  # rounding must not leave what lies between


def _moods(parts: list[tuple[StyleProfile, float]]) -> tuple[str, ...]:
    """Moods by weight, and within a part by their order; opposites do not both stay."""
    told: dict[str, float] = {}
    for part, weight in parts:
        for place, mood in enumerate(part.mood_descriptors):
            told[mood] = told.get(mood, 0.0) + weight / (1 + place)
    ranked = sorted(told, key=lambda mood: (-told[mood], mood))
    kept: list[str] = []
    for mood in ranked:
        if _OPPOSITE.get(mood) not in kept:
            kept.append(mood)
    return tuple(kept[:_MOODS])


_PAIRS = (("warm", "cool"), ("heavy", "light"), ("lively", "calm"), ("hard", "soft"))
_OPPOSITE = dict(_PAIRS) | {b: a for a, b in _PAIRS}


def _sources(parts: list[tuple[StyleProfile, float]]) -> tuple[str, ...]:
    names = dict.fromkeys(name for part, _ in parts for name in part.extracted_from)
    return tuple(sorted(names))[:60]
