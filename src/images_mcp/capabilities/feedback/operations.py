"""Rate pictures; see, keep, change, forget what was learned; feedback in figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.capabilities.assets.events import PictureRated
from images_mcp.capabilities.feedback import learning
from images_mcp.capabilities.feedback.contract import (
    EditRule,
    FeedbackStatistics,
    GetPreferences,
    Preferences,
    Rated,
    RateImage,
    Rule,
    Share,
    Statistics,
    UpdatePreferences,
)
from images_mcp.capabilities.feedback.learning import about_of, event_of, taste
from images_mcp.capabilities.feedback.looks import Look, looks_of, named
from images_mcp.capabilities.feedback.rules import FEWEST, Event
from images_mcp.capabilities.feedback.wording import rule_text
from images_mcp.kernel.errors import missing
from images_mcp.operations import Call

_STARS = {"up": 5, "down": 1}
_LIKED, _NEITHER = 4, 3
_SHOWN = 12


async def rate_image(call: Call, request: RateImage) -> Rated:
    """Keep a rating; what follows from it, in words."""
    app, actor = call.app, call.actor
    image = await app.images.get(actor, request.image_id)
    stars = _STARS[request.rating] if isinstance(request.rating, str) else request.rating
    before = {rule.rule_id for rule in (await taste(app, actor)).rules}
    async with app.db.tx() as tx:
        await learning.rated(app, tx, event := PictureRated(actor, image, stars, request.feedback))
        await app.events.tell(tx, event)
    after = (await taste(app, actor)).rules
    looks = looks_of(Brief.model_validate(image.about.brief))
    touched = tuple(r for r in after if Look(Aspect(r.aspect), r.value) in looks or r.rule_id not in before)
    return Rated(
        image_id=image.id,
        rating=stars,
        learned=_learned(after, before, touched, stars),
        rules=touched,
    )


def _learned(after: tuple[Rule, ...], before: set[str], touched: tuple[Rule, ...], stars: int) -> str:
    new = [rule for rule in after if rule.rule_id not in before]
    gone = before - {rule.rule_id for rule in after}
    told = [f"Learned: {rule.text}." for rule in new]
    if gone:
        told.append("One rule no longer holds." if len(gone) == 1 else f"{len(gone)} rules no longer hold.")
    if not told and stars != _NEITHER:
        how = "fits" if stars >= _LIKED else "speaks against"
        told = [f"This {how} what was known: {rule.text}." for rule in touched[:2]]
    if not told:
        told = [f"Noted. Nothing is concluded from it yet: that takes at least {FEWEST} ratings or choices that agree."]
    return " ".join(told)


async def get_preferences(call: Call, request: GetPreferences) -> Preferences:
    """The rules in force."""
    del request
    found = await taste(call.app, call.actor)
    applied = await call.app.feedback.applied(call.actor)
    return Preferences(
        applied=applied, rules=found.rules, forgotten=found.forgotten, message=_message(found.rules, applied=applied)
    )


def _message(rules: tuple[Rule, ...], *, applied: bool) -> str:
    if not rules:
        told = f"Nothing has been learned yet; that takes at least {FEWEST} ratings or choices that agree."
    else:
        told = "; ".join(rule.text for rule in rules[:5]) + "."
        told = told[0].upper() + told[1:]
    return told if applied else f"Preferences are switched off. {told}"


async def update_preferences(call: Call, request: UpdatePreferences) -> Preferences:
    """Keep, change, forget, switch."""
    app, actor = call.app, call.actor
    found = await taste(app, actor)
    known = {rule.rule_id: rule for rule in (*found.rules, *found.forgotten)}
    edits = {edit.rule_id: edit for edit in request.edit}
    for rule_id in (*request.keep, *request.forget, *edits):
        if rule_id not in known:
            raise missing("There is no such rule.", "get_preferences shows them with their ids.")
    async with app.db.tx() as tx:
        for rule_id in request.keep:
            await app.feedback.decide(tx, actor, rule_id, "kept", about_of(known[rule_id]))
        for rule_id, edit in edits.items():
            await app.feedback.decide(tx, actor, rule_id, "edited", about_of(_edited(known[rule_id], edit)))
        for rule_id in request.forget:
            await app.feedback.decide(tx, actor, rule_id, "forgotten", about_of(known[rule_id]))
        if request.applied is not None:
            await app.feedback.switch(tx, actor, applied=request.applied)
    return await get_preferences(call, GetPreferences())


def _edited(rule: Rule, edit: EditRule) -> Rule:
    """The rule as the person words it; its evidence stays for what it said before."""
    aspect = Aspect(rule.aspect)
    value = rule.value
    if edit.value:
        value = next(iter(named(aspect, edit.value)), edit.value)
    use = rule.use if edit.use is None else None if edit.use == "any" else Use(edit.use).value
    text = rule_text(Look(aspect, value), use, 0, 0)
    return rule.model_copy(update={"value": value, "use": use, "text": text, "confidence": 0.9})


async def feedback_statistics(call: Call, request: FeedbackStatistics) -> Statistics:
    """Feedback in figures."""
    del request
    events = [event_of(stored) for stored in await call.app.feedback.events(call.actor)]
    rated = [event for event in events if event.rating is not None]
    average = sum(e.rating or 0 for e in rated) / len(rated) if rated else None
    found = await taste(call.app, call.actor)
    return Statistics(
        events=dict(Counter(event.kind for event in events)),
        stars={str(n): sum(e.rating == n for e in rated) for n in range(1, 6)},
        average=round(average, 2) if average is not None else None,
        by_use=_shares((event.use, event) for event in rated),
        by_look=_shares((f"{look.aspect.value}: {look.value}", e) for e in rated for look in e.looks)[:_SHOWN],
        by_month=_shares((f"{event.at:%Y-%m}", event) for event in rated),
        rules=len(found.rules),
        message=f"{len(rated)} pictures were rated, {average:.1f} of 5 on average." if rated else "Nothing was rated.",
    )


def _shares(pairs: Iterable[tuple[str, Event]]) -> tuple[Share, ...]:
    """How often each name was liked, the most frequent first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, event in pairs:
        counts[name][0] += (event.rating or 0) >= _LIKED
        counts[name][1] += 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1][1], pair[0]))
    return tuple(Share(name=name, liked=liked, rated=rated) for name, (liked, rated) in ranked)
