"""All pictures in pages: by time with a cursor on the index, or in the order in which their conversations answer a query."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from images_mcp.capabilities.assets.store import Image, Span
from images_mcp.capabilities.conversations import cataloguing, dates, filters
from images_mcp.capabilities.conversations.contract import ImagePage, ListedImage, ListImages, SearchConversations
from images_mcp.capabilities.conversations.index import search_entries
from images_mcp.capabilities.conversations.searching import search_conversations
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.kernel.text import shorten
from images_mcp.operations import Call

if TYPE_CHECKING:
    import sqlalchemy as sa

_MOST_CONVERSATIONS = 50
_LONGEST_ALT = 200
_CATCH_UP_SECONDS = 2.0
_AFTER = re.compile(r"(\d{1,17})\.(img_[0-9a-z]{22})")
_FROM = re.compile(r"\d{1,6}")


async def list_images(call: Call, request: ListImages) -> ImagePage:
    """A page of pictures. Raises `Problem` where a filter or the cursor makes no sense."""
    if request.query:
        return await _answering(call, request)
    app, actor, wanted = call.app, call.actor, request.filters
    span: Span | None = dates.span(wanted.date, app.clock.now()) if wanted and wanted.date is not None else None
    within = await _within(call, request)
    found = await app.images.page(actor, request.limit + 1, before=_before(request.cursor), within=within, span=span)
    total = await app.images.count(actor, within=within, span=span)
    shown, last = found[: request.limit], found[min(len(found), request.limit) - 1] if found else None
    more = last is not None and len(found) > request.limit
    cursor = f"{round(last.created_at.timestamp() * 1e6)}.{last.id}" if last and more else None
    return await _told(call, shown, total, cursor)


async def _within(call: Call, request: ListImages) -> "sa.Select[tuple[str]] | None":
    """The conversations the filters leave over; None where they leave all."""
    wanted = request.filters
    if wanted is None or not wanted.model_fields_set - {"date"}:
        return None
    await cataloguing.catch_up(call.app, call.actor.tenant, _CATCH_UP_SECONDS)
    rest = wanted.model_copy(update={"date": None})
    return filters.narrowed(call.app, call.actor, rest).with_only_columns(search_entries.c.conversation_id)


def _before(cursor: str | None) -> tuple[datetime, str] | None:
    if cursor is None:
        return None
    if not (found := _AFTER.fullmatch(cursor)):
        raise _strange()
    micros = int(found[1])
    return datetime.fromtimestamp(micros // 1_000_000, UTC).replace(microsecond=micros % 1_000_000), found[2]


async def _answering(call: Call, request: ListImages) -> ImagePage:
    """The pictures of the conversations that answer best, within a conversation the newest first."""
    if request.cursor is not None and not _FROM.fullmatch(request.cursor):
        raise _strange()
    start = int(request.cursor or 0)
    wanted = request.filters
    dated = wanted is not None and wanted.date is not None
    asked = SearchConversations(
        query=request.query,
        search_type=request.search_type,
        limit=_MOST_CONVERSATIONS,
        filters=wanted.model_copy(update={"date": None}) if dated and wanted else wanted,
    )
    best = [found.conversation_id for found in (await search_conversations(call, asked)).results]
    span = dates.span(wanted.date, call.app.clock.now()) if wanted and wanted.date is not None else None
    ids = await call.app.images.ids_of(call.actor, best, span)
    shown = await call.app.images.of_ids(call.actor, ids[start : start + request.limit])
    end = start + request.limit
    return await _told(call, shown, len(ids), str(end) if end < len(ids) else None)


async def _told(call: Call, shown: list[Image], total: int, cursor: str | None) -> ImagePage:
    rows = await call.app.conversations.of_ids(call.actor, list({image.conversation_id for image in shown}))
    items = []
    for image in shown:
        row = rows.get(image.conversation_id)
        items.append(
            ListedImage(
                image_id=image.id,
                conversation_id=image.conversation_id,
                generation_id=image.generation_id,
                title=shorten(row.title, 80) if row else "",
                bookmarked=bool(row and row.bookmarked),
                alt_text=shorten(image.about.alt_text, _LONGEST_ALT),
                width=image.width,
                height=image.height,
                format=image.format,
                model=image.model,
                version=image.version,
                created_at=image.created_at.isoformat(),
            )
        )
    told = "There are no pictures." if not total else "One picture." if total == 1 else f"{total} pictures."
    return ImagePage(items=tuple(items), total=total, next_cursor=cursor, message=told)


def _strange() -> Problem:
    return invalid("This cursor is not one of ours.", "Pass next_cursor as it was given, with the same query.")
