"""What a search may be narrowed to, as a query over the index: exact, however many conversations there are."""

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from images_mcp.brief import Aspect
from images_mcp.capabilities.conversations.contract import SearchFilters
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

_DAY = timedelta(days=1)
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_RECENT = re.compile(r"(?:last |past )?(\d{1,4}) ?(d|w|m|y)(?:[a-z]*)")
_SPANS = {"d": 1, "w": 7, "m": 30, "y": 365}


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


def span(date: "str | dict[str, str]", now: datetime) -> tuple[datetime, datetime]:
    """A stretch of time [start, end) in UTC: a year, month or day, "today", "last week", "30 days", or {from, to}."""
    if isinstance(date, dict):
        if not date or set(date) - {"from", "to"}:
            raise _unclear()
        start = span(date["from"], now)[0] if date.get("from") else datetime(1970, 1, 1, tzinfo=UTC)
        return start, span(date["to"], now)[1] if date.get("to") else now + _DAY
    text = " ".join(date.casefold().split())
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - today.weekday() * _DAY
    month = today.replace(day=1)
    named_spans = {
        "today": (today, today + _DAY),
        "yesterday": (today - _DAY, today),
        "this week": (monday, today + _DAY),
        "last week": (monday - 7 * _DAY, monday),
        "this month": (month, today + _DAY),
        "last month": ((month - _DAY).replace(day=1), month),
        "this year": (month.replace(month=1), today + _DAY),
        "last year": (month.replace(year=month.year - 1, month=1), month.replace(month=1)),
    }
    if text in named_spans:
        return named_spans[text]
    if recent := _RECENT.fullmatch(text):
        return now - int(recent[1]) * _SPANS[recent[2]] * _DAY, now + _DAY
    if written := _WRITTEN.match(text):
        return _calendar(written)
    raise _unclear()


def _calendar(written: "re.Match[str]") -> tuple[datetime, datetime]:
    year, month, day = (int(part) if part else None for part in written.groups())
    try:
        start = datetime(year or 1970, month or 1, day or 1, tzinfo=UTC)
        if day:
            return start, start + _DAY
        if month:
            return start, (start + 32 * _DAY).replace(day=1)
        return start, start.replace(year=start.year + 1)
    except (ValueError, OverflowError):
        raise _unclear() from None


def _unclear() -> Problem:
    return invalid(
        "This date cannot be read.", 'Write "2026-11", "2026-11-21", "today", "last week", "30 days", or {from, to}.'
    )
