"""Visual DNA as documents: making one from measures, giving it a version and a preview, taking one in from outside."""

import asyncio
import base64
import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from pydantic import ValidationError

from images_mcp.capabilities.assets.events import PicturesDeleted
from images_mcp.capabilities.styles import presets
from images_mcp.capabilities.styles.mixing import palette_of
from images_mcp.capabilities.styles.profile import (
    FORMAT,
    MOST_PREVIEW,
    MOST_VERSIONS,
    Lineage,
    Outlier,
    Parent,
    StyleProfile,
    VisualDNA,
    said,
)
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.kernel.images import decode

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from images_mcp.app import App
    from images_mcp.operations import Call

MOST_BYTES = 256_000
_MOST_DEEP = 8
_WIDE, _HIGH, _STRIP = 240, 160, 40
_PREVIEW_PIXELS = 1_000_000


async def keep(
    call: "Call",
    profile: StyleProfile,
    name: str,
    lineage: Lineage,
    *,
    preview: str | None = None,
    pictures: int = 1,
    spread: dict[str, float] | None = None,
    outliers: tuple[Outlier, ...] = (),
    version: int = 0,
) -> VisualDNA:
    """Save a style under a name; where the name is taken it becomes the next version, and the older one stays."""
    app = call.app
    name = str(said(name, 80)) or "Unnamed style"
    earlier = next(
        (k for k in await app.visual_dna.names(call.actor) if presets.key(k.name) == presets.key(name)), None
    )
    if earlier is not None:
        older = VisualDNA.model_validate(await app.visual_dna.document(call.actor, earlier.id))
        version = max(version, older.version)
        lineage = lineage.model_copy(update={"replaces": Parent(name=older.name, id=older.id)})
    dna = VisualDNA(
        **profile.model_dump(include=set(StyleProfile.model_fields)),
        id=app.clock.new_id("dna"),
        name=name,
        version=min(version + 1, MOST_VERSIONS),
        lineage=lineage,
        pictures=pictures,
        spread=spread or {},
        outliers=outliers,
        preview=preview,
    )
    async with app.db.tx() as tx:
        await app.visual_dna.add(tx, call.actor, dna.id, dna.name, dna.model_dump(mode="json"))
    return dna


async def deleted(app: "App", tx: "AsyncConnection", event: PicturesDeleted) -> None:
    """A style stays when a picture it was measured in is deleted; it names that picture no more, nor shows it."""
    gone = {name for image in event.images for name in (image.id, Path(image.about.path).name) if name}
    kept = await app.visual_dna.names(event.actor)
    for dna_id, document in (await app.visual_dna.documents(event.actor, [one.id for one in kept])).items():
        text = told = json.dumps(document, ensure_ascii=False)
        for name in gone:
            text = text.replace(name, "a deleted picture")
        if text != told:
            dna = VisualDNA.model_validate_json(text)
            preview = await asyncio.to_thread(preview_of, dna)
            dna = dna.model_copy(update={"preview": preview})
            await app.visual_dna.rewrite(tx, event.actor, dna_id, dna.name, dna.model_dump(mode="json"))


def preview_of(profile: StyleProfile, pictures: Sequence[bytes] = ()) -> str:
    """A small JPEG in base64: up to four of the pictures, and the palette in its proportions beneath. Blocking."""
    card = Image.new("RGB", (_WIDE, _HIGH + _STRIP), "#ffffff")
    shown = list(pictures[:4])
    for at, data in enumerate(shown):
        width = _WIDE // len(shown)
        picture = decode(data).convert("RGB")
        scale = max(width / picture.width, _HIGH / picture.height)
        size = (max(width, round(picture.width * scale)), max(_HIGH, round(picture.height * scale)))
        left, top = (size[0] - width) // 2, (size[1] - _HIGH) // 2
        fitted = picture.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
        card.paste(fitted.crop((left, top, left + width, top + _HIGH)), (at * width, 0))
    x, top = 0.0, _HIGH if shown else 0
    for colour, share in palette_of(profile):
        card.paste(colour, (round(x), top, round(x + share * _WIDE), _HIGH + _STRIP))
        x += share * _WIDE
    return _jpeg(card)


def _jpeg(card: Image.Image) -> str:
    for quality in (82, 60, 35):
        file = BytesIO()
        card.save(file, "JPEG", quality=quality)
        text = base64.b64encode(file.getvalue()).decode()
        if len(text) <= MOST_PREVIEW:
            break
    return text


def parsed(data: bytes) -> Any:
    """JSON from a file. Raises `Problem` for anything else."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise invalid("This file is not JSON.", "Choose a file that export_dna wrote.") from None


def taken_in(document: object) -> tuple[VisualDNA, tuple[str, ...]]:
    """A document from outside as a DNA, and what of it was dropped. Raises `Problem` naming what does not fit.

    Fields we do not know are dropped, its id is replaced, and its preview is decoded and encoded anew. Blocking.
    """
    if not isinstance(document, dict):
        raise invalid("A DNA document is a JSON object.", "Choose a file that export_dna wrote.")
    if _depth(document) > _MOST_DEEP or len(json.dumps(document)) > MOST_BYTES:
        raise _too_large()
    told = document.get("format")
    if told != FORMAT:
        raise invalid(f"This is no document of the format {FORMAT}.", "Choose a file that export_dna wrote.")
    dropped = sorted(str(said(k, 40)) for k in document if k not in VisualDNA.model_fields)
    notes = (f"Fields that are not part of the format were left out: {', '.join(dropped[:10])}.",) if dropped else ()
    try:
        dna = VisualDNA.model_validate({**document, "id": "dna_" + "0" * 22})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(said(str(part), 40)) for part in first["loc"])
        why = "is empty, or nothing that can be seen" if first["type"].endswith("too_short") else first["msg"]
        raise invalid(f"The document cannot be used: {where}: {why}.", "docs/guide/styles.md tells its fields.") from None  # fmt: skip
    if dna.preview is None:
        return dna, notes
    try:
        card = decode(base64.b64decode(dna.preview), max_pixels=_PREVIEW_PIXELS, max_bytes=MOST_BYTES).convert("RGB")
        card.thumbnail((_WIDE, _HIGH + _STRIP))
        return dna.model_copy(update={"preview": _jpeg(card)}), notes
    except Problem:
        return dna.model_copy(update={"preview": preview_of(dna)}), (
            *notes,
            "Its preview was no picture; a new one was drawn.",
        )


def _too_large() -> Problem:
    return invalid(
        "This document is too large or too deep for a DNA.", f"At most {MOST_BYTES:,} bytes, {_MOST_DEEP} levels deep."
    )


def _depth(value: object) -> int:
    """How deep JSON is nested, without recursion; counting stops where it is too deep."""
    level, deep = [value], 0
    while level and deep <= _MOST_DEEP + 1:
        deep += 1
        inner: list[object] = []
        for one in level:
            inner += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        level = inner
    return deep
