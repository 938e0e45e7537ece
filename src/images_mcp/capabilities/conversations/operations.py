"""List, read, rename and delete conversations."""

import base64
import json
from datetime import UTC, datetime

from images_mcp.capabilities.assets.pictures import picture
from images_mcp.capabilities.conversations.contract import (
    BookmarkConversation,
    Conversation,
    ConversationDeleted,
    ConversationPage,
    DeleteConversation,
    GetConversation,
    ListConversations,
    Summary,
    Turn,
    UpdateConversation,
)
from images_mcp.capabilities.conversations.erasing import erase
from images_mcp.capabilities.conversations.store import Row
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call


async def list_conversations(call: Call, request: ListConversations) -> ConversationPage:
    """A page of conversations, most recent first."""
    before = None
    if request.cursor:
        micros, last = _decode(request.cursor)
        before = (datetime.fromtimestamp(int(micros) / 1e6, UTC), str(last))
    rows = await call.app.conversations.page(call.actor, request.limit + 1, before)
    more = len(rows) > request.limit
    rows = rows[: request.limit]
    cursor = _encode([round(rows[-1].updated_at.timestamp() * 1e6), rows[-1].id]) if more else None
    return ConversationPage(items=tuple(map(_summary, rows)), next_cursor=cursor)


async def get_conversation(call: Call, request: GetConversation) -> Conversation:
    """One conversation with a page of its turns."""
    app = call.app
    # What is under way is read first: what ends meanwhile is told twice, never missed by whoever looks again while any is.
    of_it = await app.generations.of_conversation(call.actor, request.conversation_id)
    row = await app.conversations.get(call.actor, request.conversation_id)
    after = str(_decode(request.cursor)[0]) if request.cursor else None
    turns = await app.conversations.turns_after(call.actor, row.id, after, request.limit + 1)
    more = len(turns) > request.limit
    turns = turns[: request.limit]
    images = await app.images.of_conversation(call.actor, row.id, limit=20)
    shown = [picture(image).model_dump(mode="json", exclude={"brief", "prompt", "verification"}) for image in images]
    return Conversation(
        **_summary(row).model_dump(exclude={"images"}),
        brief=row.state.brief.model_dump(mode="json"),
        images=tuple(shown),
        turns=tuple(Turn(role=r, text=t, at=at.isoformat(), generation_id=g) for _, r, t, at, g in turns),
        open_questions=row.state.pending,
        next_cursor=_encode([turns[-1][0]]) if more else None,
        running=tuple(generation for generation, working in of_it if working),
    )


async def update_conversation(call: Call, request: UpdateConversation) -> Summary:
    """A new title, new tags."""
    app = call.app
    if request.title is None and request.tags is None:
        raise invalid("There is nothing to change.", "Pass title, tags, or both.")
    async with app.db.tx() as tx:
        await app.conversations.describe(tx, call.actor, request.conversation_id, request.title, request.tags)
    return _summary(await app.conversations.get(call.actor, request.conversation_id))


async def bookmark_conversation(call: Call, request: BookmarkConversation) -> Summary:
    """Mark a conversation, or take the mark away."""
    app = call.app
    async with app.db.tx() as tx:
        await app.conversations.bookmark(tx, call.actor, request.conversation_id, on=request.on)
    return _summary(await app.conversations.get(call.actor, request.conversation_id))


async def delete_conversation(call: Call, request: DeleteConversation) -> ConversationDeleted:
    """Delete a conversation with its pictures and files."""
    count = await erase(call.app, call.actor, request.conversation_id)
    pictures = {0: "", 1: " and its picture with all its files"}.get(
        count, f" and its {count} pictures with all their files"
    )
    return ConversationDeleted(
        deleted=True,
        images=count,
        message=f"Deleted the conversation{pictures}. Styles and preferences you kept stay, without its pictures; so do "
        "files you exported yourself.",
    )


def _summary(row: Row) -> Summary:
    return Summary(
        conversation_id=row.id,
        title=row.title,
        updated_at=row.updated_at.isoformat(),
        images=row.images,
        bookmarked=row.bookmarked,
        tags=row.tags,
        current_image_id=row.state.current_image_id,
    )


def _encode(value: list[int | str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


def _decode(cursor: str) -> list[int | str]:
    try:
        value = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except ValueError:
        value = None
    if not isinstance(value, list) or not all(isinstance(v, int | str) for v in value) or not value:
        raise invalid("This cursor is not one of ours.", "Pass next_cursor exactly as it was given, or none.")
    return value
