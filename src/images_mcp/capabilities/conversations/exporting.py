"""Conversations as a file of one's own: JSON to come back with, Markdown or HTML to read, a zip with the pictures.

What people wrote is data in every format: escaped in Markdown and HTML, never a file name.
"""

import asyncio
import base64
import html
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from images_mcp.capabilities.assets.pictures import bytes_of
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.contract import ExportConversations, Exported
from images_mcp.capabilities.conversations.store import Row
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem, missing
from images_mcp.kernel.files import save_readable
from images_mcp.kernel.text import slug
from images_mcp.operations import Actor, Call

if TYPE_CHECKING:
    from images_mcp.app import App

FORMAT = "openai-images-mcp.conversations"
_PAGE = 100
_MOST_TURNS = 100_000
_CHUNK = 1 << 20
_EXTENSIONS = {"json": "json", "markdown": "md", "html": "html", "zip": "zip"}
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LISTED = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_SMALL, _SMALL_BYTES, _MOST_SMALL = 480, 60_000, 300


async def export_conversations(call: Call, request: ExportConversations) -> Exported:
    """Write the conversations into one new file in the output folder."""
    app, actor = call.app, call.actor
    documents: list[dict[str, Any]] = []
    pictures: list[Image] = []
    for row in await _rows(app, actor, request.ids):
        images = await app.images.of_conversation(actor, row.id, limit=10_000)
        names = _names(images, len(pictures)) if request.format == "zip" else {}
        documents.append(await _document(app, actor, row, images, names))
        pictures += images
    if not documents:
        raise missing("There are no conversations to export.", "list_conversations shows yours.")
    path = await asyncio.to_thread(_write, app, documents, pictures, request.format)
    count = "One conversation" if len(documents) == 1 else f"{len(documents)} conversations"
    return Exported(
        path=str(path),
        conversations=len(documents),
        images=len(pictures),
        bytes=path.stat().st_size,
        message=f"{count} written to {path}.",
    )


async def _rows(app: "App", actor: Actor, ids: tuple[str, ...] | None) -> list[Row]:
    """Those asked for in their order, or all, oldest first. Raises `Problem` (missing) where one is not there."""
    if ids is not None:
        found: dict[str, Row] = {}
        wanted = list(dict.fromkeys(ids))
        for at in range(0, len(wanted), _PAGE):
            found |= await app.conversations.of_ids(actor, wanted[at : at + _PAGE])
        if len(found) < len(wanted):
            raise missing("One of these conversations is not there.", "list_conversations shows yours.")
        return [found[one] for one in wanted]
    rows: list[Row] = []
    before = None
    while page := await app.conversations.page(actor, _PAGE, before):
        rows += page
        before = (page[-1].updated_at, page[-1].id)
    return rows[::-1]


def _names(images: list[Image], start: int) -> dict[str, str]:
    """Names inside a zip: a number and plain letters, whatever the picture shows."""
    return {
        image.id: f"pictures/{start + at:04d}-{slug(image.about.alt_text, 40) or 'picture'}.{slug(image.format, 8)}"
        for at, image in enumerate(images, 1)
    }


async def _document(app: "App", actor: Actor, row: Row, images: list[Image], names: dict[str, str]) -> dict[str, Any]:
    turns = await app.conversations.turns_after(actor, row.id, None, _MOST_TURNS)
    return {
        "title": row.title,
        "tags": list(row.tags),
        "bookmarked": row.bookmarked,
        "updated_at": row.updated_at.isoformat(),
        "messages": [{"role": role, "text": text, "at": at.isoformat()} for _, role, text, at, _ in turns],
        "brief": row.state.brief.model_dump(mode="json"),
        "images": [
            {
                "image_id": i.id,
                "file": names.get(i.id),
                "path": i.about.path,
                "alt_text": i.about.alt_text,
                "prompt": i.about.prompt,
                "engine": i.engine,
                "width": i.width,
                "height": i.height,
                "at": i.created_at.isoformat(),
            }
            for i in images
        ],
    }


def _write(app: "App", documents: list[dict[str, Any]], pictures: list[Image], form: str) -> Path:
    now = app.clock.now()
    held = {"format": FORMAT, "version": 1, "exported_at": now.isoformat(), "conversations": documents}
    title = documents[0]["title"] if len(documents) == 1 else "conversations"

    def save(data: bytes | Iterator[bytes]) -> Path:
        return save_readable(app.paths.output, f"{title} export", _EXTENSIONS[form], data, now.astimezone())

    if form == "json":
        return save(json.dumps(held, ensure_ascii=False, indent=1).encode())
    if form == "markdown":
        return save(_markdown(documents).encode())
    if form == "html":
        small = {i.id: uri for i in pictures[:_MOST_SMALL] if (uri := _data_uri(app, i))}
        return save(page(documents, small).encode())
    with tempfile.TemporaryFile(dir=app.paths.cache) as file:
        _zip(app, file, held, pictures)
        file.seek(0)
        return save(iter(lambda: file.read(_CHUNK), b""))


def _zip(app: "App", file: Any, held: dict[str, Any], pictures: list[Image]) -> None:
    named = {i["image_id"]: i for document in held["conversations"] for i in document["images"]}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for image in pictures:
            try:
                data = bytes_of(app, image)
            except Problem:  # neither its file nor our own bytes are there: the record still tells of it
                named[image.id]["file"] = None
                continue
            archive.writestr(zipfile.ZipInfo(named[image.id]["file"]), data)  # compressed by its format already
        links = {i: entry["file"] for i, entry in named.items() if entry["file"]}
        archive.writestr("conversations.json", json.dumps(held, ensure_ascii=False, indent=1))
        archive.writestr("conversations.md", _markdown(held["conversations"]))
        archive.writestr("index.html", page(held["conversations"], links))


def plain_markdown(text: str) -> str:
    """Text that means nothing in Markdown or HTML: no link, picture, heading, list or tag can come of it."""
    return _LISTED.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))


def _markdown(documents: list[dict[str, Any]]) -> str:
    lines: list[str] = []
    for document in documents:
        lines += [f"# {plain_markdown(document['title'])}", ""]
        if document["tags"]:
            lines += [f"Tags: {plain_markdown(', '.join(document['tags']))}", ""]
        for message in document["messages"]:
            said = plain_markdown(message["text"]).replace("\n", "  \n")
            lines += [f"**{plain_markdown(message['role'].capitalize())}:** {said}", ""]
        for image in document["images"]:
            words = plain_markdown(" ".join(image["alt_text"].split()))
            lines += [f"![{words}]({image['file']})" if image["file"] else f"Picture: {words}", ""]
    return "\n".join(lines)


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d1d1f;"
    "background:#fff}article{border-top:1px solid #d5d5da;padding:1rem 0}p{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".assistant{color:#55555c}img{max-width:100%;height:auto;border-radius:6px}"
    "@media(prefers-color-scheme:dark){body{background:#161618;color:#eee}.assistant{color:#aaa}}"
)
_POLICY = "default-src 'none'; img-src 'self' data: file:; style-src 'unsafe-inline'"


def page(documents: list[dict[str, Any]], sources: dict[str, str]) -> str:
    """One page that works alone, without scripts; `sources` are the addresses of pictures by id."""
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Conversations</title>',
        f'<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<style>{_STYLE}</style></head><body><h1>Conversations</h1>",
    ]
    for document in documents:
        parts.append(f"<article><h2>{html.escape(document['title'])}</h2>")
        for message in document["messages"]:
            role = "user" if message["role"] == "user" else "assistant"
            said = html.escape(message["text"])
            parts.append(f'<p class="{role}"><b>{"You" if role == "user" else "Answer"}:</b> {said}</p>')
        for image in document["images"]:
            words = html.escape(image["alt_text"], quote=True)
            source = sources.get(image["image_id"])
            shown = f'<img src="{html.escape(source, quote=True)}" alt="{words}">' if source else ""
            parts.append(f"<figure>{shown}<figcaption>{words}</figcaption></figure>")
        parts.append("</article>")
    return "".join([*parts, "</body></html>"])


def _data_uri(app: "App", image: Image) -> str | None:
    try:
        small = pixels.preview(bytes_of(app, image), _SMALL, _SMALL_BYTES)
    except Problem:  # an SVG, or gone
        return None
    kind = "png" if small[:4] == b"\x89PNG" else "webp" if small[8:12] == b"WEBP" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(small).decode()}"
