"""Conversations: what was said, what is known, and which pictures came of it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from images_mcp.brief import Aspect, Use
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
    current_image_id: str | None = None


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
    """A conversation with its brief, pictures (oldest first) and a page of turns.

    `current_image_id` is the picture further words speak of; `running` are the generations under way.
    """

    conversation_id: str
    title: str
    updated_at: str
    bookmarked: bool
    tags: tuple[str, ...]
    brief: dict[str, Any]
    images: tuple[dict[str, Any], ...]
    turns: tuple[Turn, ...]
    open_questions: tuple[dict[str, Any], ...] = ()
    current_image_id: str | None = None
    running: tuple[str, ...] = ()
    next_cursor: str | None = None


class UpdateConversation(Request):
    """A new title, new tags."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    title: str | None = Field(None, min_length=1, max_length=200)
    tags: tuple[str, ...] | None = Field(None, max_length=20)


class UpdateBrief(Request):
    """What a person corrects in a conversation's brief: `{aspect: words}`; an aspect with no words is left open again."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    brief: dict[Aspect, Annotated[str, Field(max_length=2000)]] = Field(min_length=1)


class BriefUpdated(Result):
    """The whole brief now, and what changed in it. Nothing was drawn."""

    conversation_id: str
    brief: dict[str, Any]
    brief_diff: tuple[dict[str, Any], ...]
    message: str


class DeleteConversation(Request):
    """Which conversation to delete, with its pictures' records; `files` decides about the saved files."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)


class ConversationDeleted(Result):
    """What was deleted."""

    deleted: bool
    images: int
    message: str


class SearchFilters(Request):
    """What a search is narrowed to; everything given must hold."""

    date: str | dict[str, str] | None = Field(
        None, description='"2026-11", "2026-11-21", "today", "last week", "30 days", or {"from": …, "to": …}'
    )
    style: str | None = Field(None, min_length=1, max_length=100)
    use: Use | None = None
    rating: int | Literal["up", "down"] | None = Field(None, description="At least so many of five stars, up or down")
    color: str | None = Field(None, min_length=1, max_length=100, description="A colour's name or #rrggbb")
    bookmarked: bool | None = None
    successful: bool | None = Field(None, description="Only prompts whose picture was liked or chosen")


class SearchConversations(Request):
    """Words to look for. Quoted words must occur as they stand; the last word may be only begun."""

    query: str = Field("", max_length=100_000)
    search_type: Literal["semantic", "text", "hybrid"] = "semantic"
    limit: int = Field(10, ge=1, le=50)
    filters: SearchFilters | None = None


class Found(Result):
    """A conversation that answers; `score` is 0 to 1, `successful` says that a picture of it was liked or chosen."""

    conversation_id: str
    title: str
    snippet: str
    score: float
    image: dict[str, Any] | None = None
    successful: bool = False
    bookmarked: bool = False
    updated_at: str
    tags: tuple[str, ...] = ()


class SearchResults(Result):
    """What was found, best first."""

    results: tuple[Found, ...]
    message: str


class ListImages(Request):
    """A page of pictures: the most recent first, or, with a query, those of the conversations that answer it best.

    `filters.date` is when the picture was drawn; the other filters hold for the conversation it belongs to.
    """

    query: str = Field("", max_length=1_000)
    search_type: Literal["semantic", "text", "hybrid"] = "semantic"
    filters: SearchFilters | None = None
    limit: int = Field(60, ge=1, le=60)
    cursor: str | None = Field(None, max_length=80)


class ListedImage(Result):
    """A picture in a list; `openai_get_image` tells the rest. `title` and `bookmarked` are its conversation's."""

    image_id: str
    conversation_id: str
    generation_id: str
    title: str
    bookmarked: bool
    alt_text: str
    width: int
    height: int
    format: str
    model: str
    version: int
    created_at: str


class ImagePage(Result):
    """A page of pictures; `next_cursor` fetches the next one and is absent on the last; `total` counts all pages."""

    items: tuple[ListedImage, ...]
    total: int
    next_cursor: str | None = None
    message: str


class BookmarkConversation(Request):
    """Mark a conversation, or take the mark away."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    on: bool = True


class ExportConversations(Request):
    """Which conversations (all where none are named), and as what."""

    ids: tuple[str, ...] | None = Field(None, max_length=10_000)
    format: Literal["json", "markdown", "html", "zip"] = "json"


class Exported(Result):
    """Where the file is."""

    path: str
    conversations: int
    images: int
    bytes: int
    message: str


class ImportConversations(Request):
    """A file in an allowed folder (JSON, or a zip of ours), or the document itself."""

    path: str | None = Field(None, max_length=4096)
    document: dict[str, Any] | str | None = None


class Imported(Result):
    """The new conversations, in the document's order."""

    conversation_ids: tuple[str, ...]
    messages: int
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
        name="update_brief",
        title="Correct the brief",
        description="Use this when the user corrects what was understood (subject, mood, palette, ...) in a conversation, "
        "aspect by aspect. Draws nothing; openai_conversational_image with fresh draws the brief as it is then.",
        request=UpdateBrief,
        result=BriefUpdated,
        handler="images_mcp.capabilities.conversations.briefing:update_brief",
        route="PATCH /v1/conversations/{conversation_id}/brief",
        permission=Permission.EDIT,
        effects=Effects(idempotent=True),
        audit="conversation:brief",
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
    Operation(
        name="search_conversations",
        title="Search conversations",
        description="Use this when the user looks for an earlier picture, prompt or conversation, in any words of five "
        "languages, or asks which prompts worked well (filters: successful).",
        request=SearchConversations,
        result=SearchResults,
        handler="images_mcp.capabilities.conversations.searching:search_conversations",
        route="POST /v1/conversations/search",
        effects=READS,
        example={"filters": {"bookmarked": True}},
    ),
    Operation(
        name="list_images",
        title="List pictures",
        description="Use this when the user wants to look through all their pictures, by date, style, use, rating, colour "
        "or words. openai_search_conversations finds conversations instead.",
        request=ListImages,
        result=ImagePage,
        handler="images_mcp.capabilities.conversations.listing:list_images",
        route="POST /v1/images/search",
        effects=READS,
        example={"filters": {"date": "last week"}},
    ),
    Operation(
        name="bookmark_conversation",
        title="Bookmark a conversation",
        description="Use this when the user wants to keep a conversation at hand, or no longer.",
        request=BookmarkConversation,
        result=Summary,
        handler=f"{_OPERATIONS}:bookmark_conversation",
        route="PUT /v1/conversations/{conversation_id}/bookmark",
        permission=Permission.EDIT,
        effects=Effects(idempotent=True),
        audit="conversation:bookmark",
    ),
    Operation(
        name="export_conversations",
        title="Export conversations",
        description="Use this when the user wants their conversations as a file: JSON to import again, Markdown or HTML "
        "to read, zip with the pictures.",
        request=ExportConversations,
        result=Exported,
        handler="images_mcp.capabilities.conversations.exporting:export_conversations",
        route="POST /v1/conversations/export",
        effects=Effects(),
        audit="conversation:export",
    ),
    Operation(
        name="import_conversations",
        title="Import conversations",
        description="Use this when the user has conversations in a file, from here or elsewhere, and wants them here.",
        request=ImportConversations,
        result=Imported,
        handler="images_mcp.capabilities.conversations.importing:import_conversations",
        route="POST /v1/conversations/import",
        permission=Permission.CREATE,
        effects=Effects(),
        audit="conversation:import",
        example={
            "document": {"conversations": [{"title": "Red fox", "messages": [{"role": "user", "text": "a fox"}]}]}
        },
    ),
)
