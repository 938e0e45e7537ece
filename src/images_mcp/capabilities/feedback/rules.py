"""From events to rules, conservatively: a taste is claimed only where chance is a poor explanation.

Each event is a small experiment: did the picture that was liked have this look, and how likely was that by chance? For
a choice, chance is the share of the pictures offered that have the look; for a rating, how often pictures without the
look are liked. The share of agreeing events is estimated as a Beta distribution (A. Gelman et al., "Bayesian Data
Analysis", 3rd ed., 2.4) around chance, older events counting less; a rule needs three events and high odds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from images_mcp.brief import Aspect
from images_mcp.capabilities.feedback.looks import Look

FEWEST = 3
"""No rule from fewer events."""

CERTAIN = 0.93
"""The least probability that the look is liked more than chance would have it."""

_CLEARLY = 0.15  # and by how much more, at the mean
_MOSTLY = 0.60  # and how often at least
_PRIOR = 2.0  # imaginary events that went as chance has it
_FRESH = 1.2  # what must be left of the events' weight after decay
_GRID = np.linspace(0.0005, 0.9995, 1000)
_LIKED, _DISLIKED = 4, 2
_BY_STARS = {1: 1.0, 2: 0.7, 4: 0.7, 5: 1.0}
_HINT = 0.7  # weight of an undo or a refinement against a choice
_UNNAMED = 0.4  # weight of a look when the words were about others


@dataclass(frozen=True)
class Event:
    """What happened to a picture.

    `others` are the looks of those it was chosen over, or stood beside; `named` what the words spoke well (True) or
    badly (False) of.
    """

    kind: str
    image_id: str
    use: str
    looks: frozenset[Look]
    at: datetime
    rating: int | None = None
    others: tuple[frozenset[Look], ...] = ()
    named: dict[Look, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Observation:
    """One event as evidence about one look: whether it agrees, how likely that was by chance, its weight without age."""

    agrees: bool
    chance: float
    weight: float
    event: Event


@dataclass(frozen=True)
class Learned:
    """A look that is usually liked in a context (None: in any), with what speaks for it."""

    look: Look
    use: str | None
    agree: int
    events: int
    weight: float
    confidence: float
    odds: float
    seen: tuple[Event, ...]


def learn(events: Sequence[Event], now: datetime, half_life_days: float) -> list[Learned]:
    """The rules these events support: at most one per aspect and context, the strongest first."""
    groups: dict[tuple[str | None, Look], list[Observation]] = defaultdict(list)
    for use in sorted({e.use for e in events}):
        mine = [e for e in events if e.use == use]
        for look, observation in _observations(mine):
            groups[use, look].append(observation)
            groups[None, look].append(observation)

    def age(event: Event) -> float:
        days = max(0.0, (now - event.at).total_seconds() / 86_400)
        return float(0.5 ** (days / half_life_days))

    best: dict[tuple[str | None, Aspect], Learned] = {}
    for (where, look), observations in groups.items():
        if where is None and not _everywhere(observations):
            continue
        found = _estimated(look, where, observations, age)
        key = (where, look.aspect)
        if found and (key not in best or (found.odds, found.confidence) > (best[key].odds, best[key].confidence)):
            best[key] = found
    return sorted(best.values(), key=lambda r: (r.use is None, -r.odds, -r.confidence, r.look.value))


def _everywhere(observations: Iterable[Observation]) -> bool:
    """Whether a taste shows in two contexts at least, and in none the other way round."""
    by_use: dict[str, list[bool]] = defaultdict(list)
    for one in observations:
        by_use[one.event.use].append(one.agrees)
    return len(by_use) >= 2 and all(sum(agrees) * 2 > len(agrees) for agrees in by_use.values())


def _estimated(
    look: Look, use: str | None, observations: list[Observation], age: Callable[[Event], float]
) -> Learned | None:
    counted = {id(o.event) for o in observations}
    if len(counted) < FEWEST:
        return None
    weights = np.array([o.weight * age(o.event) for o in observations])
    agrees = np.array([o.agrees for o in observations])
    total = float(weights.sum())
    if total < _FRESH:
        return None
    chance = float(np.dot(weights, [o.chance for o in observations]) / total)
    a = _PRIOR * chance + float(weights[agrees].sum())
    b = _PRIOR * (1 - chance) + float(weights[~agrees].sum())
    mean, odds = a / (a + b), _above(a, b, chance)
    if odds < CERTAIN or mean < max(_MOSTLY, chance + _CLEARLY):
        return None
    seen = tuple(o.event for o in observations)
    return Learned(look, use, int(agrees.sum()), len(counted), total, mean, odds, seen)


def _above(a: float, b: float, chance: float) -> float:
    """The probability that a Beta(a, b) value lies above `chance`, by numbers."""
    density = np.exp((a - 1) * np.log(_GRID) + (b - 1) * np.log1p(-_GRID))
    return float(density[chance < _GRID].sum() / density.sum())


def _observations(events: list[Event]) -> Iterable[tuple[Look, Observation]]:
    """Every look each event says something about. All events are of one context."""
    for event in events:
        if event.kind == "rated":
            yield from _from_rating(event, events)
        elif event.kind == "chosen":
            yield from _from_choice(event)
        else:
            yield from _from_step(event)


def _from_rating(event: Event, events: list[Event]) -> Iterable[tuple[Look, Observation]]:
    weight = _BY_STARS.get(event.rating or 0)
    if weight is None:
        return
    liked = (event.rating or 0) >= _LIKED
    for look in event.looks | event.named.keys():
        good = event.named.get(look, liked)
        share = 1.0 if not event.named or look in event.named else _UNNAMED
        yield look, Observation(good, _usual(look, events), weight * share, event)


def _usual(look: Look, events: list[Event]) -> float:
    """How often pictures without this look are liked: half of the time where nothing is known."""
    without = [e for e in events if e.kind == "rated" and look not in e.looks]
    liked = sum((e.rating or 0) >= _LIKED for e in without)
    judged = liked + sum((e.rating or 0) <= _DISLIKED for e in without)
    return max(0.5, (liked + 1) / (judged + 2))


def _from_choice(event: Event) -> Iterable[tuple[Look, Observation]]:
    offered = (event.looks, *event.others)
    for look in frozenset().union(*offered):
        having = sum(look in looks for looks in offered)
        if having < len(offered):
            yield look, Observation(look in event.looks, having / len(offered), 1.0, event)


def _from_step(event: Event) -> Iterable[tuple[Look, Observation]]:
    """An undo speaks against what the step brought; a refinement for what it asked and against what it replaced."""
    before = frozenset().union(*event.others)
    for look in event.looks - before:
        yield look, Observation(event.kind == "refined", 0.5, _HINT, event)
    if event.kind == "refined":
        changed = {look.aspect for look in event.looks - before}
        for look in before - event.looks:
            if look.aspect in changed:
                yield look, Observation(False, 0.5, _HINT, event)
