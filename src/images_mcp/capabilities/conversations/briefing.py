"""Correcting the brief of a conversation by hand, aspect by aspect."""

from dataclasses import replace

from images_mcp.brief import Aspect, Brief, Use, difference
from images_mcp.capabilities.conversations.contract import BriefUpdated, UpdateBrief
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.conversations.store import CARD
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call


async def update_brief(call: Call, request: UpdateBrief) -> BriefUpdated:
    """Set or open aspects. What is set counts as said by the user, and later words and drawings start from it."""
    app = call.app
    wanted = {aspect: words.strip() for aspect, words in request.brief.items()}
    use = wanted.get(Aspect.USE)
    if use and use not in set(Use):
        raise invalid("This use is not known.", f"Say one of: {', '.join(Use)}.")
    row = await app.conversations.get(call.actor, request.conversation_id)
    after = _corrected(row.state.brief, wanted)
    rows = difference(row.state.brief, after)

    def corrected(state: State) -> State:
        brief = _corrected(state.brief, wanted)
        said = tuple(f"{r['aspect']}: {r['after']}" for r in difference(state.brief, brief) if r["after"])
        reading = {**state.reading, "brief": brief.model_dump(mode="json")} if state.reading else state.reading
        return replace(state, brief=brief, reading=reading, words=(*state.words, *said))

    if rows:
        async with app.db.tx() as tx:
            await app.conversations.change(tx, call.actor.tenant, row.id, corrected)
            await app.conversations.pend(tx, call.actor.tenant, row.id, CARD)
    return BriefUpdated(
        conversation_id=row.id,
        brief=after.model_dump(mode="json"),
        brief_diff=tuple(rows),
        message="The brief is changed; nothing was drawn." if rows else "The brief said so already.",
    )


def _corrected(brief: Brief, wanted: dict[Aspect, str]) -> Brief:
    for aspect, words in wanted.items():
        if words == (brief.get(aspect) or ""):
            continue
        brief = brief.with_(aspect, words) if words else brief.without(aspect)
        if aspect is Aspect.TEXT:
            brief = brief.model_copy(update={"texts": (words,) if words else ()})
        elif aspect is Aspect.PALETTE:  # figures that belonged to the old words
            brief = brief.model_copy(update={"colors": ()})
    return brief
