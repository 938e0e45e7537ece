"""Conversations: what was said, what is known, and which pictures came of it."""

from typing import Any

from pydantic import Field

from images_mcp.operations import READS, Effects, Operation, Permission, Request, Result, Toolset

CONVERSATION_ID = r"^conv_[0-9a-z]{22}$"


class Summary(Result):
    """A conversation in a list."""

    conversation_id: str
    title: str
    updated_at: str
    images: int
    bookmarked: bool
    tags: tuple[str, ...] = ()


class ListConversations(Request):
    """A page of conversations, the most recent first."""

    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, max_length=200)


class ConversationPage(Result):
    """A page; `next_cursor` fetches the next one and is absent on the last."""

    items: tuple[Summary, ...]
    next_cursor: str | None = None


class GetConversation(Request):
    """One conversation, its turns in pages, oldest first."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, max_length=200)


class Turn(Result):
    """One thing said, by the user or by us; `generation_id` where a picture came of it."""

    role: str
    text: str
    at: str
    generation_id: str | None = None


class Conversation(Result):
    """A conversation with its brief, pictures (oldest first) and a page of turns."""

    conversation_id: str
    title: str
    updated_at: str
    bookmarked: bool
    tags: tuple[str, ...]
    brief: dict[str, Any]
    images: tuple[dict[str, Any], ...]
    turns: tuple[Turn, ...]
    open_questions: tuple[dict[str, Any], ...] = ()
    next_cursor: str | None = None


class UpdateConversation(Request):
    """A new title, new tags."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    title: str | None = Field(None, min_length=1, max_length=200)
    tags: tuple[str, ...] | None = Field(None, max_length=20)


class DeleteConversation(Request):
    """Which conversation to delete, with its pictures' records; `files` decides about the saved files."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)


class ConversationDeleted(Result):
    """What was deleted."""

    deleted: bool
    images: int
    message: str


_OPERATIONS = "images_mcp.capabilities.conversations.operations"

OPERATIONS = (
    Operation(
        name="list_conversations",
        title="List conversations",
        description="Use this when the user wants to go back to earlier pictures or pick up an earlier conversation.",
        request=ListConversations,
        result=ConversationPage,
        handler=f"{_OPERATIONS}:list_conversations",
        route="GET /v1/conversations",
        toolset=Toolset.CORE,
        effects=READS,
        example={"limit": 5},
    ),
    Operation(
        name="get_conversation",
        title="Read a conversation",
        description="Use this when the user wants to know what was said and drawn in an earlier conversation.",
        request=GetConversation,
        result=Conversation,
        handler=f"{_OPERATIONS}:get_conversation",
        route="GET /v1/conversations/{conversation_id}",
        effects=READS,
    ),
    Operation(
        name="update_conversation",
        title="Rename or tag a conversation",
        description="Use this when the user names or tags a conversation.",
        request=UpdateConversation,
        result=Summary,
        handler=f"{_OPERATIONS}:update_conversation",
        route="PATCH /v1/conversations/{conversation_id}",
        permission=Permission.EDIT,
        effects=Effects(idempotent=True),
        audit="conversation:update",
    ),
    Operation(
        name="delete_conversation",
        title="Delete a conversation",
        description="Use this only when the user asks to delete a conversation. Its pictures go too, for good.",
        request=DeleteConversation,
        result=ConversationDeleted,
        handler=f"{_OPERATIONS}:delete_conversation",
        route="DELETE /v1/conversations/{conversation_id}",
        permission=Permission.DELETE,
        effects=Effects(destructive=True, idempotent=True),
        audit="conversation:delete",
    ),
)
