"""Answers in words: what somebody asks about a picture is told, not drawn, and thanks change nothing."""

from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.generation.changes import in_words
from images_mcp.capabilities.generation.contract import Answer, Cost
from images_mcp.capabilities.refinement.contract import ShowHistory
from images_mcp.capabilities.refinement.history import show_history
from images_mcp.engines.minds.rules.acts import Act
from images_mcp.engines.pool import DRAFT
from images_mcp.operations import Call

_MICRO = 1_000_000
WELCOME = "You're welcome. Nothing was changed or spent."
NOTHING_YET = "Nothing has been drawn in this conversation yet, and nothing was spent."


async def tell(call: Call, row: Row, image: Image, act: Act, said: str) -> Answer:
    """The answer to what was asked about the current picture; free, and nothing changes."""
    if act is Act.THANKS:
        words = WELCOME
    elif act is Act.HISTORY:
        words = (await show_history(call, ShowHistory(conversation_id=row.id))).message
    elif act is Act.COST:
        words = await _cost(call, row, image)
    elif act is Act.CHANGED:
        words = await _changed(call, image)
    else:
        words = _facts(image)
    conversations = call.app.conversations
    async with call.app.db.tx() as tx:
        await conversations.add_turn(tx, call.actor.tenant, row.id, "user", said)
        await conversations.add_turn(tx, call.actor.tenant, row.id, "assistant", words)
    return Answer(
        status="completed",
        message=words,
        conversation_id=row.id,
        cost=Cost(usd=0.0, estimated=False),
        next_steps=(f"Say what to change, in the same conversation ({row.id}).",),
    )


async def _cost(call: Call, row: Row, image: Image) -> str:
    images = await call.app.images.of_conversation(call.actor, row.id, limit=1000)
    spent = sum(one.about.cost_micro for one in images) / _MICRO
    this = image.about.cost_micro / _MICRO
    one = "was a free draft" if image.engine == DRAFT else f"cost ${this:.3f}" if this else "was free"
    pictures = "one picture" if len(images) == 1 else f"{len(images)} pictures"
    return f"This picture {one}. The {pictures} of this conversation cost ${spent:.3f} in all."


async def _changed(call: Call, image: Image) -> str:
    edit = image.about.edit
    if not edit:
        how = "as it was asked for" if image.parent_id is None else "as another take on the picture before"
        return f"Nothing was changed in version {image.version}: it was drawn {how}."
    rows = in_words(edit["brief_diff"])
    before = ""
    if image.parent_id:
        parent = await call.app.images.get(call.actor, image.parent_id)
        before = f" from version {parent.version}"
    drift = image.about.drift or {}
    kept = " Outside the place that changed every pixel is as before." if drift.get("locked") else ""
    done = f" That meant: {rows}." if rows else ""
    return f"Version {image.version} was made{before} by “{edit['instruction']}”.{done}{kept}"


def _facts(image: Image) -> str:
    about = image.about
    drawn = "as a free draft" if image.engine == DRAFT else f"by {image.model}"
    kilobytes = max(1, round(image.bytes / 1000))
    return (
        f"Version {image.version} is a {image.format.upper()} of {image.width} by {image.height} pixels "
        f"({kilobytes} kB), drawn {drawn} and saved as {about.path}. It shows: {about.alt_text}"
    )
