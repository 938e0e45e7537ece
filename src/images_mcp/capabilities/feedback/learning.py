"""Writing down what was said and done, and what follows from it together with what people decided about it."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.brief import Aspect, Brief
from images_mcp.capabilities.assets.events import PictureChosen, PictureRated, PictureRefined, PicturesDeleted
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.feedback.contract import Evidence, Rule
from images_mcp.capabilities.feedback.looks import Look, looks_of
from images_mcp.capabilities.feedback.rules import Event, Learned, learn
from images_mcp.capabilities.feedback.store import Decision, Stored
from images_mcp.capabilities.feedback.wording import rule_text, spoken_of
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

_PEOPLE = 64
_PICTURES = 5


async def refined(app: "App", tx: AsyncConnection, event: PictureRefined) -> None:
    """A picture asked for instead of another was wanted more."""
    await record(app, tx, event.actor, "refined", event.image, others=[event.before])


async def chosen(app: "App", tx: AsyncConnection, event: PictureChosen) -> None:
    """A picture taken was wanted more than those beside it."""
    await record(app, tx, event.actor, "chosen", event.image, others=event.others)


async def rated(app: "App", tx: AsyncConnection, event: PictureRated) -> None:
    """Stars and words, as they were given."""
    await record(app, tx, event.actor, "rated", event.image, rating=event.rating, words=event.words)


async def deleted(app: "App", tx: AsyncConnection, event: PicturesDeleted) -> None:
    """What was decided stays, without the ids of the pictures that are gone."""
    gone = {image.id for image in event.images}
    for decision in (await app.feedback.decisions(event.actor)).values():
        rule = _decided(decision)
        left = tuple(one for one in rule.evidence.image_ids if one not in gone)
        if left != rule.evidence.image_ids:
            rule = rule.model_copy(update={"evidence": rule.evidence.model_copy(update={"image_ids": left})})
            await app.feedback.decide(tx, event.actor, decision.id, decision.state, about_of(rule))


async def record(
    app: "App",
    tx: AsyncConnection,
    actor: Actor,
    kind: str,
    image: Image,
    *,
    others: Sequence[Image] = (),
    rating: int | None = None,
    words: str | None = None,
) -> None:
    """Write down a piece of feedback, inside the caller's transaction.

    `kind` is `rated` (with `rating` 1 to 5 and perhaps `words`), `chosen` (`image` was taken, `others` were offered beside
    it), `undone` (`image` was stepped back from, to the one in `others`) or `refined` (`image` was asked for instead of
    the one in `others`). Costs one small row.
    """
    brief = Brief.model_validate(image.about.brief)
    liked = rating is None or rating >= 4
    about = {
        "use": brief.use.value,
        "looks": _pairs(looks_of(brief)),
        "others": [_pairs(looks_of(Brief.model_validate(other.about.brief))) for other in others],
        "named": [[*_pair(look), well] for look, well in spoken_of(words or "", liked=liked).items()],
        "words": words,
    }
    await app.feedback.add(tx, actor, image, kind, rating, about)


def _pair(look: Look) -> list[str]:
    return [look.aspect.value, look.value]


def _pairs(looks: frozenset[Look]) -> list[list[str]]:
    return sorted(map(_pair, looks))


def _look(pair: Sequence[str]) -> Look:
    return Look(Aspect(pair[0]), pair[1])


def event_of(stored: Stored) -> Event:
    """A stored event as the rules read it."""
    about = stored.about
    return Event(
        stored.kind,
        stored.image_id,
        about["use"],
        frozenset(map(_look, about["looks"])),
        stored.at,
        stored.rating,
        tuple(frozenset(map(_look, looks)) for looks in about["others"]),
        {_look(row): bool(row[2]) for row in about["named"]},
    )


@dataclass(frozen=True)
class Taste:
    """What is known of somebody's taste: the rules in force, and those forgotten."""

    rules: tuple[Rule, ...]
    forgotten: tuple[Rule, ...]


_known: OrderedDict[tuple[int, str, str], tuple[Any, Taste]] = OrderedDict()


async def taste(app: "App", actor: Actor) -> Taste:
    """The rules of this person; worked out anew only when something was said or decided, or on another day."""
    mark = (*await app.feedback.mark(actor), app.clock.now().date())
    key = (id(app), actor.tenant, actor.user)
    held = _known.get(key)
    if held and held[0] == mark:
        return held[1]
    found = await _work_out(app, actor) if mark[0] or mark[2] else Taste((), ())
    _known[key] = (mark, found)
    while len(_known) > _PEOPLE:
        _known.popitem(last=False)
    return found


async def _work_out(app: "App", actor: Actor) -> Taste:
    events = [event_of(stored) for stored in await app.feedback.events(actor)]
    learned = learn(events, app.clock.now(), app.settings.preference_half_life_days)
    decisions = await app.feedback.decisions(actor)
    rules: list[Rule] = []
    for one in learned:
        rule = _rule(app.feedback.rule_id(actor, f"{one.use}|{one.look.aspect}|{one.look.value}"), one)
        if rule.rule_id not in decisions:
            rules.append(rule)
    mine = [_decided(decision) for decision in decisions.values()]
    return Taste(
        (*(r for r in mine if r.state != "forgotten"), *rules), tuple(r for r in mine if r.state == "forgotten")
    )


def _rule(rule_id: str, learned: Learned) -> Rule:
    kinds: dict[str, int] = {}
    pictures: dict[str, None] = {}
    seen = {id(event): event for event in learned.seen}.values()
    for event in seen:
        kinds[event.kind] = kinds.get(event.kind, 0) + 1
        pictures[event.image_id] = None
    evidence = Evidence(
        agree=learned.agree,
        events=learned.events,
        weight=round(learned.weight, 2),
        by_kind=kinds,
        last_at=max(event.at for event in seen).isoformat(),
        image_ids=tuple(pictures)[:_PICTURES],
    )
    return Rule(
        rule_id=rule_id,
        text=rule_text(learned.look, learned.use, learned.agree, learned.events),
        aspect=learned.look.aspect.value,
        value=learned.look.value,
        use=learned.use,
        confidence=round(learned.confidence, 3),
        state="learned",
        evidence=evidence,
    )


def about_of(rule: Rule) -> dict[str, object]:
    """A rule as it is kept once somebody decided about it."""
    return rule.model_dump(mode="json", exclude={"rule_id", "state"})


def _decided(decision: Decision) -> Rule:
    """A rule as the person left it, with the evidence it had then."""
    return Rule.model_validate({**decision.about, "rule_id": decision.id, "state": decision.state})
