"""Taking in conversations from a file or a document, whoever wrote it: counted, cleaned, and all of it or nothing.

A document needs no more than titles and messages. Pictures are not taken in; what was said of them is.
"""

import asyncio
import io
import json
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from images_mcp.capabilities.conversations import cataloguing
from images_mcp.capabilities.conversations.contract import ImportConversations, Imported
from images_mcp.capabilities.conversations.state import State
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.kernel.text import plain, shorten
from images_mcp.operations import Actor, Call, Progress

if TYPE_CHECKING:
    from images_mcp.app import App

MOST_BYTES = 50_000_000
MOST_CONVERSATIONS = 10_000
MOST_MESSAGES = 100_000
LONGEST_MESSAGE = 40_000

_MOST_TAGS = 20
_TITLE = 200
_WORDS = 20
_AT_ONCE = 50
_INDEX_SECONDS = 20.0
_IN_ZIP = "conversations.json"
_USER = frozenset({"user", "human", "you", "me"})


@dataclass(frozen=True)
class _Message:
    role: str
    text: str
    at: datetime | None


@dataclass(frozen=True)
class _Conversation:
    title: str
    messages: tuple[_Message, ...]
    tags: tuple[str, ...]
    bookmarked: bool
    at: datetime | None


async def import_conversations(call: Call, request: ImportConversations) -> Imported:
    """Take in a file or a document; the new conversations in its order."""
    app, actor = call.app, call.actor
    if (request.path is None) == (request.document is None):
        raise invalid("Pass one of path and document.", "path names a JSON or zip file in an allowed folder.")
    conversations = await asyncio.to_thread(_taken, app, request)
    ids: list[str] = []
    try:
        for at in range(0, len(conversations), _AT_ONCE):
            await call.report(Progress(0.8 * at / len(conversations), f"{at} of {len(conversations)} taken in"))
            ids += await _add(app, actor, conversations[at : at + _AT_ONCE])
    except BaseException:
        await _undo(app, actor, ids)
        raise
    if not await cataloguing.catch_up(app, actor.tenant, _INDEX_SECONDS):
        app.keep_alive(cataloguing.catch_up(app, actor.tenant, 600.0))
    messages = sum(len(c.messages) for c in conversations)
    return Imported(
        conversation_ids=tuple(ids),
        messages=messages,
        message=f"Took in {len(ids)} conversations with {messages} messages. Pictures are not taken in.",
    )


def _taken(app: "App", request: ImportConversations) -> list[_Conversation]:
    """What the file or document holds. Blocking: 50 MB of JSON take a second."""
    document = request.document if request.path is None else _file(app, request.path)
    return _read(document, app.clock.now())


def _file(app: "App", path: str) -> str:
    data = app.jail.open_read(path, MOST_BYTES)
    if data[:2] == b"PK":
        data = _unzipped(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise invalid("This file is not text in UTF-8.", "Export it as JSON in UTF-8.") from None


def _unzipped(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_IN_ZIP) as file:
            inside = file.read(MOST_BYTES + 1)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise invalid(f"This zip holds no readable {_IN_ZIP}.", "Use a zip made by export_conversations.") from None
    if len(inside) > MOST_BYTES:
        raise invalid(f"{_IN_ZIP} is larger than {MOST_BYTES // 1_000_000} MB.", "Import it in parts.")
    return inside


def _read(document: dict[str, Any] | str | None, now: datetime) -> list[_Conversation]:
    """The document's conversations, checked before anything is written. Raises `Problem` saying where it is wrong."""
    if isinstance(document, str):
        try:
            document = json.loads(document)
        except (ValueError, RecursionError):
            raise invalid("This is not JSON.", 'The form is {"conversations": [{"title", "messages"}]}.') from None
    rows = document.get("conversations") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not rows:
        raise invalid("There are no conversations in it.", 'The form is {"conversations": [{"title", "messages"}]}.')
    if len(rows) > MOST_CONVERSATIONS:
        raise invalid(f"These are more than {MOST_CONVERSATIONS:,} conversations.", "Import them in parts.")
    found = [_conversation(row, at, now) for at, row in enumerate(rows, 1)]
    if sum(len(c.messages) for c in found) > MOST_MESSAGES:
        raise invalid(f"These are more than {MOST_MESSAGES:,} messages.", "Import them in parts.")
    return found


def _conversation(row: Any, at: int, now: datetime) -> _Conversation:
    if not isinstance(row, dict):
        raise invalid(f"Conversation {at} is not an object.", 'It needs "title" and "messages".')
    messages = row.get("messages") or []
    if not isinstance(messages, list):
        raise invalid(f"The messages of conversation {at} are not a list.", 'It holds {"role", "text"} objects.')
    said = tuple(filter(None, (_message(m, at, now) for m in messages)))
    title = row.get("title")
    title = shorten(plain(title, _TITLE), _TITLE) if isinstance(title, str) else ""
    title = title or next((shorten(plain(m.text, 60), 60) for m in said), "")
    if not title:
        raise invalid(f"Conversation {at} has neither a title nor a message.", "Give it one of them.")
    tags = row.get("tags")
    tags = tags if isinstance(tags, list) else []
    kept = tuple(plain(t, 60) for t in tags[:_MOST_TAGS] if isinstance(t, str) and plain(t, 60))
    return _Conversation(title, said, kept, row.get("bookmarked") is True, _when(row.get("updated_at"), now))


def _message(message: Any, at: int, now: datetime) -> _Message | None:
    text = message.get("text", message.get("content")) if isinstance(message, dict) else message
    if not isinstance(text, str):
        raise invalid(f"A message of conversation {at} has no text.", 'A message is {"role", "text"}.')
    if len(text) > LONGEST_MESSAGE:
        raise invalid(f"A message of conversation {at} has over {LONGEST_MESSAGE:,} characters.", "Shorten it.")
    role = str(message.get("role", "user")) if isinstance(message, dict) else "user"
    clean = plain(text, LONGEST_MESSAGE, lines=True)
    when = _when(message.get("at"), now) if isinstance(message, dict) else None
    return _Message("user" if role.casefold() in _USER else "assistant", clean, when) if clean else None


def _when(value: Any, now: datetime) -> datetime | None:
    """A time in the past that can be read; else none."""
    with suppress(ValueError, OverflowError):
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        if found is not None:
            found = found if found.tzinfo else found.replace(tzinfo=UTC)
            return found if datetime(1970, 1, 2, tzinfo=UTC) < found <= now else None
    return None


async def _add(app: "App", actor: Actor, conversations: list[_Conversation]) -> list[str]:
    ids = []
    store = app.conversations
    async with app.db.tx() as tx:
        for one in conversations:
            words = tuple(m.text for m in one.messages if m.role == "user")[:_WORDS]
            new = await store.create(tx, actor, one.title, State(words=words), one.at, one.tags)
            if one.bookmarked:
                await store.bookmark(tx, actor, new, on=True)
            for message in one.messages:
                await store.add_turn(tx, actor.tenant, new, message.role, message.text, at=message.at or one.at)
            ids.append(new)
    return ids


async def _undo(app: "App", actor: Actor, ids: list[str]) -> None:
    """Nothing of a document is taken in where not all of it can be."""
    with suppress(Problem):
        async with app.db.tx() as tx:
            for one in ids:
                await app.conversations.delete(tx, actor, one)
