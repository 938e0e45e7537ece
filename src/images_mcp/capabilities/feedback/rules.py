"""From events to rules, conservatively: a taste is claimed only where chance is a poor explanation.

Each event is a small experiment: did the picture that was liked have this look, and how likely was that by chance? For
a choice, chance is the share of the pictures offered that have the look; for a rating, how often this person likes
pictures without it. Two explanations are weighed by their likelihoods (a Bayes factor, R. Kass and A. Raftery, 1995):
a taste, under which the share of agreeing events is Beta distributed around three quarters, and mere chance. Tastes are
rare beforehand, so that the many looks nobody cares about stay silent; older events count less.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import exp, lgamma, log

from images_mcp.brief import Aspect
from images_mcp.capabilities.feedback.looks import Look

FEWEST = 3
"""No rule from fewer events."""

RARE = 0.06
"""How likely it is beforehand that somebody cares for a given look in a given context."""

SURE = 0.60
"""How likely a taste must be for a rule."""

_A, _B = 4.0, 1.2  # a taste agrees about three times of four, mostly more
_MOSTLY = 0.60  # the least share of agreeing events, by weight
_DOUBT = 1.5  # imaginary likes and dislikes of pictures without the look
_ALWAYS = 0.27  # chance of a like where every picture has the look: having asked for it each time says something too
_FRESH = 1.2  # what must be left of the events' weight after decay
_LIKED, _DISLIKED = 4, 2
_BY_STARS = {1: 1.0, 2: 0.8, 4: 0.8, 5: 1.0}
_HINT = 0.7  # weight of an undo or a refinement against a choice
_NAMED, _UNNAMED = 1.5, 0.4  # weights of looks the words spoke of, and of the others then


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
        if found and (key not in best or found.confidence > best[key].confidence):
            best[key] = found
    return sorted(best.values(), key=lambda r: (r.use is None, -r.confidence, r.look.value))


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
    weighed = [(o, o.weight * age(o.event)) for o in observations]
    total = sum(weight for _, weight in weighed)
    agreeing = sum(weight for o, weight in weighed if o.agrees)
    if total < _FRESH or agreeing < _MOSTLY * total:
        return None
    by_chance = sum(weight * log(o.chance if o.agrees else 1 - o.chance) for o, weight in weighed)
    by_taste = _log_beta(_A + agreeing, _B + total - agreeing) - _log_beta(_A, _B)
    sure = 1 / (1 + (1 - RARE) / RARE * exp(by_chance - by_taste))
    if sure < SURE:
        return None
    agree = len({id(o.event) for o in observations if o.agrees})
    return Learned(look, use, agree, len(counted), total, sure, tuple(o.event for o in observations))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _observations(events: list[Event]) -> Iterable[tuple[Look, Observation]]:
    """Every look each event says something about. All events are of one context."""
    usual = _Usual(events)
    for event in events:
        if event.kind == "rated":
            yield from _from_rating(event, usual)
        elif event.kind == "chosen":
            yield from _from_choice(event)
        else:
            yield from _from_step(event)


class _Usual:
    """How often pictures are liked here, with and without a look."""

    def __init__(self, events: list[Event]) -> None:
        self._liked: Counter[Look | None] = Counter()
        self._judged: Counter[Look | None] = Counter()
        for event in events:
            if event.kind == "rated" and event.rating in _BY_STARS:
                self._judged.update((None, *event.looks))
                if event.rating >= _LIKED:
                    self._liked.update((None, *event.looks))

    def without(self, look: Look) -> float:
        """The share of pictures without this look that are liked."""
        liked = self._liked[None] - self._liked[look]
        judged = self._judged[None] - self._judged[look]
        return (liked + _DOUBT) / (judged + 2 * _DOUBT) if judged else _ALWAYS


def _from_rating(event: Event, usual: _Usual) -> Iterable[tuple[Look, Observation]]:
    weight = _BY_STARS.get(event.rating or 0)
    if weight is None:
        return
    liked = (event.rating or 0) >= _LIKED
    for look in event.looks | event.named.keys():
        good = event.named.get(look, liked)
        share = 1.0 if not event.named else _NAMED if look in event.named else _UNNAMED
        yield look, Observation(good, usual.without(look), weight * share, event)


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
