"""Whether two readings of the same words could mean two pictures at all.

A sentence leaves open what its last phrase belongs to, and a shallow reader guesses. A guess matters only where something
could be exchanged: with one person in the wish it is that person who reads, with one place everything happens there, a
poster's content is its content by whatever word. So two graphs of the same words conflict where both say it and say it
otherwise, or where only one says it and another of the same kind could be meant.
"""

from collections.abc import Iterator
from functools import cached_property

from images_mcp.capabilities.reuse.graphs import Graph, Tie, thing_of
from images_mcp.capabilities.reuse.lexicon import (
    animate,
    body_part,
    building,
    host_free,
    picture,
    scenery,
    seasonal,
    wearing,
    worn,
)
from images_mcp.capabilities.reuse.resting import CONTAINERS, OPEN, OPENINGS, SEATS
from images_mcp.engines.minds.rules.words import fold

_DOING = frozenset({"agent", "deed", "done"})
_SUFFERING = frozenset({"patient", "done"})
_BELONGING = frozenset({"with", "gen", "attr", "of", "as", "als", "showing"})
_AT = frozenset(
    "in at on where en auf an dans sur over_de à a zu bei through along by_the_sea amid throughout durch entlang por por_entre à_travers a_través_de".split()
)
_PAST = frozenset("through along across against durch entlang por contra par contre".split())
_LYING = frozenset("on at auf an over_de sur à a 上".split())
_INSIDE = frozenset("in en dans".split())
_MARKS = frozenset(
    "icon logo emblem sticker piktogramm aufkleber icono logotipo pegatina icône autocollant アイコン ロゴ".split()
)
_SAID = frozenset("text name style when without count instead does sky or lost during before how also".split())


def conflicting(a: Graph, b: Graph) -> bool:
    """Whether two graphs of the same concepts tie them together in ways that are two pictures."""
    return any(_conflicts(_Side(a), _Side(b)))


class _Side:
    """One wish: who and what it speaks of, and what each is tied to."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.language = graph.language

    @cached_property
    def things(self) -> frozenset[str]:
        """The names of whoever and whatever is drawn."""
        if self.graph.numbers:
            return frozenset(name for name, _, _ in self.graph.numbers)
        hosts = {t[1] for t in self.graph.ties if t[1]}
        placed = {t[2] for t in self.graph.ties if t[0] not in _SAID | _DOING | {"attr", "patient"}}
        alive = {c for c in self.graph.concepts if animate(c, self.language)}
        return frozenset(hosts | placed | alive)

    @cached_property
    def twins(self) -> bool:
        """Whether two things have one name."""
        return any("<" in part for tie in self.graph.ties for part in tie)

    @cached_property
    def placed(self) -> set[str]:
        """The places something is said to be at."""
        return {t[2] for t in self.graph.ties if self.placing(t[0]) and self.sort(t[2]) == "place"}

    @cached_property
    def had(self) -> set[str]:
        """What somebody in the picture has: the drawing a teacher holds is not the picture itself."""
        return {t[2] for t in self.graph.ties if t[0] == "with" and animate(t[1], self.language)}

    def said(self, other: "_Side") -> list[Tie]:
        """What stands for the whole picture or must be said alike, but for what is the other's whole picture too."""
        return sorted({t for t in self.graph.ties if (t[0] in _SAID - {"before"} or not t[2]) and not other.whole(t)})

    def whole(self, tie: Tie) -> bool:
        """Whether a style or a time is told of nothing in particular here: "sunset over a lake", "oils: a ship"."""
        label, _, told = tie
        wide = host_free(told, self.language) if label == "style" else label == "when" and seasonal(told, self.language)
        return wide and not any(t[2] == told and t[0] not in {"style", "when"} for t in self.graph.ties)

    def packed(self) -> set[Tie]:
        """What is in a glass, and what a glass is for."""
        inside = {"of": "of", "gen": "of", "with": "of", "attr": "for"}
        return {
            (inside[label], glass, told)
            for label, glass, told in self.graph.ties
            if glass in CONTAINERS - OPEN and label in inside and told in self.things
        }

    def hosts(self, told: str, labels: frozenset[str]) -> set[str]:
        """What a thing, attribute or deed is tied to by such labels."""
        return {t[1] for t in self.graph.ties if t[2] == told and t[0] in labels}

    def labels(self, told: str) -> set[str]:
        """How a thing is placed."""
        return {t[0] for t in self.graph.ties if t[2] == told and self.placing(t[0])}

    def placing(self, label: str) -> bool:
        return label not in _SAID | _DOING | _BELONGING | {"patient"}

    def sort(self, name: str) -> str:
        """What kind of thing a name stands for, as far as kinds could change places."""
        if animate(name, self.language):
            return "who"
        if picture(name, self.language) and name not in self.had:
            return "medium"
        return "place" if scenery(name, self.language) else "thing"

    def only(self, name: str) -> bool:
        """Whether nothing else of the same kind is spoken of."""
        return sum(self.sort(t) == self.sort(name) for t in self.things) <= 1


def _conflicts(a: _Side, b: _Side) -> Iterator[bool]:
    yield a.twins or b.twins
    yield a.said(b) != b.said(a)
    order = {t[1:] for t in b.graph.ties if t[0] == "before"}
    yield any(t[0] == "before" and (t[2], t[1]) in order for t in a.graph.ties)
    yield a.packed() != b.packed()
    yield _turned_round(a, b)
    deeds = {t[2] for s in (a, b) for t in s.graph.ties if t[0] in _DOING | {"patient"}}
    for deed in deeds:
        yield _done_otherwise(deed, a, b) or _done_otherwise(deed, b, a)
    for told in {t[2] for s in (a, b) for t in s.graph.ties if t[0] in _BELONGING} - deeds:
        if told in a.things and told in b.things and a.sort(told) == "place" and a.placed | b.placed == {told}:
            continue  # looked at below, as what it is
        if told in a.things and told in b.things:
            yield _belongs_otherwise(told, a, b) or _belongs_otherwise(told, b, a)
        elif a.sort(told) != "place" or told not in a.things | b.things:
            yield not (_said_of_one(told, a, b) or _loose(told, a, b) or _loose(told, b, a))
    loose = {t[2] for s, o in ((a, b), (b, a)) for t in s.graph.ties if t[2] and _loose(t[2], s, o)}
    for told in {t[2] for s in (a, b) for t in s.graph.ties if s.placing(t[0])} - {"", *loose}:
        yield _placed_otherwise(told, a, b) or _placed_otherwise(told, b, a)


def _turned_round(a: _Side, b: _Side) -> bool:
    """Whether of two things the one is the other's here and the other is the one's there: a castle on a hill."""
    loose = _BELONGING | {"patient"}
    pairs = {t[1:]: t[0] for t in b.graph.ties if t[0] in _BELONGING or b.placing(t[0])}
    for label, host, told in a.graph.ties:
        back = pairs.get((told, host), "") if label in loose or a.placing(label) else ""
        if not back or not host or "medium" in {a.sort(host), a.sort(told)}:
            continue
        lies = {label, back} - {"with"}
        if "with" not in {label, back} or not lies <= _LYING | _AT:
            return True
        inside, held = (told, host) if back == "with" else (host, told)
        if thing_of(held) in OPENINGS and lies <= _INSIDE:
            continue
        if not lies <= _resting(inside) and (a.sort(inside) != "place" or building(inside, a.language)):
            return True
    return False


def _resting(place: str) -> frozenset[str]:
    """How what a thing has is said to be there: on a table, in a nest, in or on a hand."""
    if thing_of(place) in OPEN:
        return _INSIDE
    return _LYING | _INSIDE if body_part(thing_of(place)) else _LYING


def _said_of_one(told: str, a: _Side, b: _Side) -> bool:
    """Whether an attribute is said of the same: an icon of a bell and the bell on it are one."""
    ours, theirs = a.hosts(told, _BELONGING), b.hosts(told, _BELONGING)
    if ours == theirs:
        return True
    shown = (ours | theirs) - _MARKS
    return len(ours) == len(theirs) == len(shown) == 1 and a.things == b.things == ours | theirs


def _loose(told: str, a: _Side, b: _Side) -> bool:
    """Whether an attribute of the picture itself is said of nothing in particular on the other side: 「シンプルに」."""
    alone = not a.hosts(told, _BELONGING) and ("at", "", told) in a.graph.ties
    hosts = b.hosts(told, _BELONGING)
    return alone and bool(hosts) and all(b.sort(host) == "medium" for host in hosts)


def _done_otherwise(deed: str, a: _Side, b: _Side) -> bool:
    """Whether a deed is done by another or to another; who could not be exchanged with anybody need not be named."""
    doers, others = (s.hosts(deed, frozenset({"agent", "deed", "attr"})) for s in (a, b))
    victims, suffering = (s.hosts(deed, _SUFFERING) for s in (a, b))
    same = any(_one_vessel(x, y, a, b) for x in doers for y in others)
    if doers & (suffering - others) or (doers and others and not doers & others and not same):
        return True
    if victims and suffering and not victims & suffering:
        return True
    said = {v for v in victims if any(_reached(d, v, b) for d in doers | others)}
    missing = {d for d in doers if not others and d} | {v for v in victims - said if not suffering and v}
    return any(not a.only(one) or not b.only(one) for one in missing)


def _reached(doer: str, victim: str, side: _Side) -> bool:
    """Whether what is done to something is said of its place: "a wall with a bicycle leaning against it"."""
    leans = ("with", victim, doer) in side.graph.ties and side.sort(victim) != "who"
    return leans or any(t[0] in _PAST and t[1:] == (doer, victim) for t in side.graph.ties)


def _at_work_on(doer: str, host: str, side: _Side) -> bool:
    """Whether something does to its host what the other side says "with" of: a bicycle leans against a wall."""
    deeds = {t[2] for t in side.graph.ties if t[:2] == ("patient", host)}
    return side.sort(host) != "who" and any(("agent", doer, deed) in side.graph.ties for deed in deeds)


def _belongs_otherwise(told: str, a: _Side, b: _Side) -> bool:
    """Whether a thing is another's: a poster's and a place's may be anybody's there, the only person's as well."""
    ours, theirs = a.hosts(told, _BELONGING), b.hosts(told, _BELONGING)
    if any(_one_vessel(x, y, a, b) for x in ours for y in theirs):
        return False
    if ours & theirs:  # "a dog and a child with a hat": what both have is not the one's alone
        return any(a.sort(one) != "medium" for one in ours - theirs)
    if not ours or (a.sort(told) == "medium" and a.only(told)):
        return False
    for host in ours - {one for one in ours if a.sort(one) == "medium" or _pictured(one, theirs, a, b)}:
        if host in CONTAINERS or any(t[1:] == (told, host) and t[0] in _BELONGING for t in b.graph.ties):
            return a.sort(told) != "medium"
        alone = a.sort(host) == "who" and a.only(host) and b.only(host)
        rests = any(t[0] in _resting(host) and t[1:] == (told, host) for t in b.graph.ties)
        lies = rests or _at_work_on(told, host, b)
        if not (alone or lies or a.sort(host) == "place"):
            return True
    dressed = worn(told, a.language) or wearing("with", told, "")
    told_of = (t for t in theirs if t and not _pictured(t, ours, b, a))
    return any(b.sort(t) == "thing" and not dressed for t in told_of) or (a.sort(told) == "who" and bool(theirs))


def _pictured(host: str, theirs: set[str], a: _Side, b: _Side) -> bool:
    """Whether a thing is what the other side's picture is of or for: what a poster for a fair shows, the fair may have."""
    labels = _BELONGING | {"for", "für", "para", "pour"}
    made = {one for one in theirs if b.sort(one) == "medium"}
    return a.sort(host) != "who" and any(t[0] in labels and t[1] in made and t[2] == host for t in b.graph.ties)


def _placed_otherwise(told: str, a: _Side, b: _Side) -> bool:
    """Whether something is somewhere else: under for on, or with another."""
    ours, theirs = a.labels(told), b.labels(told)
    if not ours or (a.sort(told) == "medium" and ours <= _AT | {"as", "als", "como", "comme"}):
        return False
    if not theirs:
        return not (ours <= _AT and _there(told, a, b)) and not (ours <= _PAST and _gone_along(told, a, b))
    alone = a.sort(told) == "place" and a.placed | b.placed <= {told}
    seat = {thing_of(told), fold(thing_of(told))} & SEATS
    if not (ours & theirs or ((alone or seat) and (ours | theirs) <= (_AT | {"上"} if seat else _AT))):
        return True
    hosts, others = ({t[1] for t in s.graph.ties if t[2] == told and s.placing(t[0])} for s in (a, b))
    if any(_labels_differ(host, told, a, b) for host in hosts & others - {""}):
        return True
    if hosts & others or "" in hosts | others:
        return False
    return not all(_together(x, y, told, a, b) for x in hosts for y in others)


def _gone_along(told: str, a: _Side, b: _Side) -> bool:
    """Whether who is said to be along a thing here does something to it there: "sube por la escalera", "sube la escalera"."""
    doers = {t[1] for t in a.graph.ties if t[2] == told and t[0] in _PAST}
    deeds = {t[2] for t in b.graph.ties if t[:2] == ("patient", told)}
    return all(any(("agent", one, deed) in b.graph.ties for deed in deeds) for one in doers)


def _labels_differ(host: str, told: str, a: _Side, b: _Side) -> bool:
    """Whether one thing is elsewhere at the same place: the cat in the box, the dog outside it."""
    ours, theirs = ({t[0] for t in s.graph.ties if t[1:] == (host, told) and s.placing(t[0])} for s in (a, b))
    return not (ours & theirs or ours | theirs <= _AT)


def _together(x: str, y: str, told: str, a: _Side, b: _Side) -> bool:
    """Whether two things are in one place by all that is said: one of them is the only person's or the picture."""
    if "medium" in {a.sort(x), a.sort(y)} or _one_vessel(x, y, a, b):
        return True
    if all(_upon(x, y, side) or _upon(y, x, side) for side in (a, b)):
        return True  # what is on a desk is where the desk is
    alone = any(a.sort(one) == "who" and a.only(one) and b.only(one) for one in (x, y))
    return alone and any({x, y} <= _near(s, x, placed=a.sort(told) == "place") for s in (a, b))


def _upon(x: str, y: str, side: _Side) -> bool:
    lies = any((t[0] in _LYING and t[1:] == (x, y)) or t == ("with", y, x) for t in side.graph.ties)
    return lies and side.sort(x) == side.sort(y) == "thing"


def _one_vessel(x: str, y: str, a: _Side, b: _Side) -> bool:
    """Whether one thing is all there is in the other by what both wishes say: what is said of a pot of soup is said of both."""
    return all(_held(x, y, side) or _held(y, x, side) for side in (a, b))


def _held(vessel: str, what: str, side: _Side) -> bool:
    if vessel not in CONTAINERS:
        return ("gen", vessel, what) in side.graph.ties and "thing" == side.sort(vessel) == side.sort(what)
    inside = {t[2] for t in side.graph.ties if t[1] == vessel and t[0] in {"of", "gen", "with"}}
    inside |= {t[1] for t in side.graph.ties if t[2] == vessel and t[0] == "in"}
    return inside & side.things == {what}


def _near(side: _Side, name: str, *, placed: bool) -> set[str]:
    """What a name is tied to, directly or by a deed; `placed`: or by its place, where all of it is in one landscape."""
    found = {name}
    for _ in range(2):
        ties = (t for t in side.graph.ties if found & {t[1], t[2]} and (placed or not side.placing(t[0])))
        found |= {part for t in ties for part in t[1:]}
    return found


def _there(told: str, a: _Side, b: _Side) -> bool:
    """Whether what is in or at a place on the one side belongs to it on the other, or everything is there."""
    placed = {t[1] for t in a.graph.ties if t[2] == told and t[0] in _AT}
    held = {t[2] for t in b.graph.ties if t[1] == told and t[0] in {"with", "gen"}}
    if building(told, a.language) and any(a.sort(one) == "who" for one in held):
        return False  # "a house with a cat", "a cat in a house"
    if any(t[1] == told and b.placing(t[0]) for t in b.graph.ties):
        return False  # there it is placed itself
    if a.sort(told) != "place":
        return placed <= held and a.labels(told) <= _resting(told) and not building(told, a.language)
    return bool(placed & held) or "" in placed or a.only(told)
