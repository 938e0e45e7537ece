"""The history of a picture: a tree of versions with what each step asked, changed and cost, and a sheet to look at."""

import asyncio
import html
import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.sheets import Tile, contact_sheet, tile_of
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.generation.answers import now_current
from images_mcp.capabilities.generation.contract import Answer
from images_mcp.capabilities.refinement import navigating
from images_mcp.capabilities.refinement.contract import History, NavigateHistory, ShowHistory, Version
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.files import save_over, save_readable
from images_mcp.operations import Call

if TYPE_CHECKING:
    from images_mcp.app import App

_MICRO = 1_000_000
_MOST_TILES = 16
_MOST_VERSIONS = 60
_REPLAY_PX = 900


async def navigate_history(call: Call, request: NavigateHistory) -> Answer:
    """Undo, redo, go to a version, or name the current one; nothing is drawn, nothing is lost."""
    app = call.app
    row = await app.conversations.get(call.actor, request.conversation_id)
    if row.state.current_image_id is None:
        raise invalid("There is no picture in this conversation yet.", "Draw one with conversational_image first.")
    image = await app.images.get(call.actor, row.state.current_image_id)
    wanted = "" if request.version is None else str(request.version)
    if request.action == "undo":
        return now_current(await navigating.undo(call, row, image))
    if request.action == "redo":
        return now_current(await navigating.redo(call, row))
    if not wanted:
        raise invalid(f"Say which version to {request.action}.", "Pass version: its number or its name.")
    if request.action == "goto":
        return now_current(await navigating.goto(call, row, image, wanted))
    await navigating.name(call, row, image, wanted)
    told = now_current(image)
    return told.model_copy(update={"message": f"Version {image.version} is called “{wanted}” from now on."})


async def show_history(call: Call, request: ShowHistory) -> History:
    """The tree of versions, a contact sheet, and on request one offline page that replays the journey."""
    app = call.app
    row = await app.conversations.get(call.actor, request.conversation_id)
    images = await app.images.of_conversation(call.actor, row.id, limit=1000)
    names = {image_id: name for name, image_id in row.state.names.items()}
    versions = [_version(image, row, names) for image in images]
    sheet = await asyncio.to_thread(_sheet, app, row, images) if images and request.sheet else None
    page = await _page(call, row, images, versions) if request.export and images else None
    start = request.offset
    shown = versions[start : start + _MOST_VERSIONS]
    more = start + len(shown) < len(versions)
    return History(
        conversation_id=row.id,
        title=row.title,
        versions=tuple(shown),
        current=row.state.current_image_id,
        sheet=sheet,
        page=page,
        next_offset=start + len(shown) if more else None,
        message=_told(versions, row),
    )


async def _page(call: Call, row: Row, images: list[Image], versions: list[Version]) -> str:
    """The replay page's file; the conversation remembers it, so that it goes with the conversation."""
    app = call.app
    page = await asyncio.to_thread(_replay, app, row, images, versions)
    async with app.db.tx() as tx:
        await app.conversations.change(
            tx, call.actor.tenant, row.id, lambda now: replace(now, pages=(*now.pages, page))
        )
    return page


def _version(image: Image, row: Row, names: dict[str, str]) -> Version:
    edit = image.about.edit or {}
    variation = image.about.variation or {}
    return Version(
        version=image.version,
        image_id=image.id,
        parent_id=image.parent_id,
        name=names.get(image.id),
        current=image.id == row.state.current_image_id,
        instruction=edit.get("instruction") or variation.get("description"),
        changes=tuple(edit.get("brief_diff", ())),
        prompt_diff=edit.get("prompt_diff") or None,
        drift=image.about.drift,
        cost_usd=image.about.cost_micro / _MICRO,
        path=image.about.path,
        alt_text=image.about.alt_text,
        engine=image.engine,
        created_at=image.created_at.isoformat(),
    )


def _told(versions: list[Version], row: Row) -> str:
    if not versions:
        return "Nothing has been drawn in this conversation yet."
    lines = [f"{row.title}: {len(versions)} version{'s' if len(versions) > 1 else ''}."]
    numbers = {v.image_id: v.version for v in versions}
    for v in versions[-8:]:
        name = f" “{v.name}”" if v.name else ""
        origin = f", from version {numbers[v.parent_id]}" if v.parent_id in numbers else ""
        said = f": {v.instruction}" if v.instruction else ""
        lines.append(f"Version {v.version}{name}{origin}{said}{' (current)' if v.current else ''}.")
    return " ".join(lines)


def _sheet(app: "App", row: Row, images: list[Image]) -> str | None:
    """The newest versions side by side, beside the newest version's file; drawn again when something was added."""
    newest = images[-_MOST_TILES:]
    tiles = [
        Tile(
            tile_of(shown_bytes(app, image)), f"v{image.version}", _label(image), image.id == row.state.current_image_id
        )
        for image in newest
        if image.format != "svg"
    ]
    place = Path(images[-1].about.path)
    target = place.with_name(f"{place.stem} - history.png")
    return str(target) if save_over(target, contact_sheet(tiles)) else None


def _label(image: Image) -> str:
    edit, variation = image.about.edit or {}, image.about.variation or {}
    return str(edit.get("instruction") or variation.get("description") or "first version")


def _replay(app: "App", row: Row, images: list[Image], versions: list[Version]) -> str:
    """One HTML file with everything in it: the pictures, what was asked, what changed, and keys to step through."""
    steps: list[dict[str, Any]] = []
    for image, version in zip(images, versions, strict=True):
        small = pixels.preview(shown_bytes(app, image), _REPLAY_PX, 400_000) if image.format != "svg" else b""
        mime = "image/webp" if small[8:12] == b"WEBP" else "image/jpeg"
        source = f"data:{mime};base64,{b64encode(small).decode()}" if small else ""
        steps.append({**version.model_dump(mode="json", include=_REPLAYED), "src": source})
    body = _PAGE.replace("{title}", html.escape(row.title)).replace("{steps}", _as_script(steps))
    place = Path(images[-1].about.path)
    saved = save_readable(
        place.parent, f"{row.title} history", "html", body.encode(), images[-1].created_at.astimezone()
    )
    return str(saved)


_REPLAYED = {"version", "name", "instruction", "changes", "cost_usd", "alt_text", "parent_id", "image_id"}


def _as_script(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


_PAGE = (Path(__file__).parent / "replay.html").read_text("utf-8")
