"""What a search may be narrowed to, as a query over the index: exact, however many conversations there are."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from images_mcp.brief import Aspect
from images_mcp.capabilities.conversations.contract import SearchFilters
from images_mcp.capabilities.conversations.dates import span
from images_mcp.capabilities.conversations.index import Keyed, search_entries, search_tokens
from images_mcp.capabilities.conversations.store import conversations
from images_mcp.capabilities.feedback.looks import colour_name, hex_of, named
from images_mcp.capabilities.feedback.store import feedback_events
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

LIKED, DISLIKED = 4, 2
"""From this rating on a picture counts as liked; up to this one as disliked."""


def narrowed(app: "App", actor: Actor, filters: SearchFilters) -> "sa.Select[Any]":
    """The numbers of this owner's entries that pass every filter. Raises `Problem` where one makes no sense."""
    e, c = search_entries.c, conversations.c
    query = (
        sa.select(e.number)
        .join(conversations, c.id == e.conversation_id)
        .where(e.tenant == actor.tenant, e.owner == actor.user)
    )
    if filters.bookmarked is not None:
        query = query.where(c.bookmarked.is_(filters.bookmarked))
    if filters.date is not None:
        start, end = span(filters.date, app.clock.now())
        query = query.where(c.updated_at >= start, c.updated_at < end)
    if filters.rating is not None:
        query = query.where(_rated(filters.rating))
    if filters.successful:
        query = query.where(successful())
    keyed = Keyed(app.vault, actor.tenant, actor.user)
    for wanted in _facets(filters):
        t = search_tokens.c
        tokens = [keyed.token("f", facet) for facet in wanted]
        query = query.where(e.number.in_(sa.select(t.entry).where(t.token.in_(tokens))))
    return query


def successful() -> "sa.ColumnElement[bool]":
    """Conversations with a picture that was liked or chosen."""
    f = feedback_events.c
    good = sa.or_(f.rating >= LIKED, f.kind == "chosen")
    return sa.exists(sa.select(1).select_from(feedback_events).where(f.conversation_id == conversations.c.id, good))


def _rated(rating: int | str) -> "sa.ColumnElement[bool]":
    f = feedback_events.c
    wanted = {"up": f.rating >= LIKED, "down": f.rating <= DISLIKED}.get(str(rating))
    condition = wanted if wanted is not None else f.rating >= int(rating)
    return sa.exists(
        sa.select(1).select_from(feedback_events).where(f.conversation_id == conversations.c.id, condition)
    )


def _facets(filters: SearchFilters) -> list[set[str]]:
    found: list[set[str]] = []
    if filters.use:
        found.append({f"use:{filters.use.value}"})
    if filters.style:
        low = filters.style.casefold()
        found.append({f"style:{name}" for name in (*named(Aspect.STYLE, filters.style), low)})
    if filters.color:
        found.append({f"color:{name}" for name in _colours(filters.color)})
    return found


def _colours(words: str) -> set[str]:
    try:
        return {colour_name(words)}
    except Problem:
        names = {colour_name(code) for code in hex_of(words)}
    if not names:
        raise invalid("This colour is not known.", "Write a colour's name, or #rrggbb.")
    return names
