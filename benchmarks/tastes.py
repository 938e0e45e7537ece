"""Simulated tastes: do the rules find what somebody likes, and leave alone who likes nothing in particular?

`python -m benchmarks.tastes` writes benchmarks/TASTES.md. A simulated person asks for pictures of three uses, rates most
and chooses among four variations for the rest. Who has tastes likes 90 % of the pictures that fit one and half of the
others; one answer in ten is a slip. Who has none likes a fixed share of pictures, whatever they look like. A given
taste meets a rated picture it is about, or a choice along its aspect, once in about 17 events.
"""

import random
import statistics
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from images_mcp.brief import Aspect
from images_mcp.capabilities.feedback.looks import Look
from images_mcp.capabilities.feedback.rules import Event, learn

RESULTS = Path(__file__).with_name("TASTES.md")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
USES = ("print_poster", "logo", "social_media")
VALUES = {
    Aspect.STYLE: ("watercolor", "photo", "flat vector", "woodcut", "oil painting", "isometric"),
    Aspect.PALETTE: ("warm colors", "cool colors", "pastel", "colorful", "black and white"),
    Aspect.MOOD: ("calm", "happy", "dramatic", "mysterious"),
    Aspect.LIGHTING: ("soft light", "dramatic light", "backlit"),
}
LOOKS = [Look(aspect, value) for aspect, values in VALUES.items() for value in values]
SPOKEN = 0.7
SLIP = 0.1
PEOPLE = 60
Taste = set[tuple[str, Look]]


def picture(chance: random.Random) -> frozenset[Look]:
    """The looks of some picture: most aspects are spoken of, in any way."""
    return frozenset(Look(a, chance.choice(v)) for a, v in VALUES.items() if chance.random() < SPOKEN)


def fits(looks: Iterable[Look], use: str, tastes: Taste) -> bool:
    return any((use, look) in tastes for look in looks)


def event(chance: random.Random, at: datetime, tastes: Taste, indifferent: float | None) -> Event:
    """One thing somebody with these tastes does. `indifferent` is the share of pictures liked by who has none."""
    use, looks = chance.choice(USES), picture(chance)
    if chance.random() < 0.3:
        aspect = chance.choice(list(VALUES))
        kept = frozenset(look for look in looks if look.aspect is not aspect)
        values = chance.sample(VALUES[aspect], min(4, len(VALUES[aspect])))
        offered = [kept | {Look(aspect, value)} for value in values]
        fitting = [o for o in offered if fits(o - kept, use, tastes)]
        taken = fitting[0] if fitting and chance.random() > SLIP else chance.choice(offered)
        others = tuple(o for o in offered if o is not taken)
        return Event("chosen", str(chance.random()), use, taken, at, None, others)
    likes = (0.9 if fits(looks, use, tastes) else 0.5) if indifferent is None else indifferent
    good = (chance.random() < likes) != (chance.random() < SLIP and indifferent is None)
    stars = chance.choice((4, 5)) if good else chance.choice((1, 2))
    return Event("rated", str(chance.random()), use, looks, at, stars)


def life(seed: int, tastes: Taste, count: int, indifferent: float | None = None) -> list[Event]:
    """A person's events, two a day, up to `NOW`."""
    chance = random.Random(seed)
    return [event(chance, NOW - timedelta(hours=12 * (count - n)), tastes, indifferent) for n in range(count)]


def some_tastes(seed: int, count: int) -> Taste:
    chance = random.Random(seed)
    found: dict[tuple[str, Aspect], Look] = {}
    while len(found) < count:
        look = chance.choice(LOOKS)
        found.setdefault((chance.choice(USES), look.aspect), look)
    return {(use, look) for (use, _), look in found.items()}


def with_tastes(count: int, events: int) -> tuple[float, float]:
    """Precision and recall of the rules over many people with this number of tastes."""
    right = claimed = wanted = 0
    for seed in range(PEOPLE):
        tastes = some_tastes(seed, count)
        rules = learn(life(1000 + seed, tastes, events), NOW, 90)
        found = {(rule.use, rule.look) for rule in rules if rule.use}
        right += len(found & tastes)
        claimed += len(found)
        wanted += len(tastes)
    return right / claimed if claimed else 1.0, right / wanted


def without_tastes(indifferent: float, events: int) -> tuple[float, float]:
    """False rules per person, and the share of their next pictures a rule would change."""
    rules_found = changed = asked = 0
    for seed in range(PEOPLE):
        rules = learn(life(5000 + seed, set(), events, indifferent), NOW, 90)
        rules_found += len(rules)
        chance = random.Random(seed)
        for _ in range(50):
            use, spoken = chance.choice(USES), {look.aspect for look in picture(chance)}
            asked += 1
            changed += any(r.use in (use, None) and r.look.aspect not in spoken for r in rules)
    return rules_found / PEOPLE, changed / asked


def change_of_mind() -> tuple[int, float, float]:
    """Somebody loved one style on posters for a hundred posters, two months ago, and now another.

    Of how many people the old rule was there, and the medians of poster events until it goes and the new one comes.
    """
    old, new = Look(Aspect.STYLE, "watercolor"), Look(Aspect.STYLE, "woodcut")
    dropped, learned = [], []
    for seed in range(PEOPLE):
        chance = random.Random(seed)
        events = [event(chance, NOW - timedelta(days=60), {("print_poster", old)}, None) for _ in range(300)]
        if old not in _poster_looks(events):
            continue
        gone, there, n = 0, 0, 0
        while not (gone and there) and n < 300:
            n += 3
            events += [event(chance, NOW, {("print_poster", new)}, None) for _ in range(3)]
            looks = _poster_looks(events)
            gone = gone or (n if old not in looks else 0)
            there = there or (n if new in looks else 0)
        dropped.append((gone or n) / len(USES))
        learned.append((there or n) / len(USES))
    return len(dropped), statistics.median(dropped), statistics.median(learned)


def _poster_looks(events: list[Event]) -> set[Look]:
    return {rule.look for rule in learn(events, NOW, 90) if rule.use == "print_poster"}


def main() -> None:
    lines = ["# Simulated tastes", "", (__doc__ or "").split("\n\n", 1)[1].strip(), ""]
    lines += ["| tastes | events | precision | recall |", "|---|---|---|---|"]
    for count in (1, 3, 6):
        for events in (20, 40, 80, 160, 320):
            precision, recall = with_tastes(count, events)
            lines.append(f"| {count} | {events} | {precision:.0%} | {recall:.0%} |")
    lines += [
        "",
        "| likes, without tastes | events | false rules a person | pictures they would change |",
        "|---|---|---|---|",
    ]
    for indifferent in (0.3, 0.5, 0.8, 0.95):
        for events in (20, 100, 300):
            wrong, changed = without_tastes(indifferent, events)
            lines.append(f"| {indifferent:.0%} | {events} | {wrong:.2f} | {changed:.1%} |")
    people, dropped, learned = change_of_mind()
    lines += [
        "",
        (
            f"{people} of {PEOPLE} people whose love for a style of poster was known after 100 posters fall for another: the "
            f"old rule goes after {dropped:.0f} posters (median), the new one is there after {learned:.0f}."
        ),
        "",
    ]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
