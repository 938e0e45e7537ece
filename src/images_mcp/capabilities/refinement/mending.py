"""Mending what a check found: misspelt lettering is set by us, free; everything else is asked of the engine again."""

import asyncio
import base64
from typing import Any

from PIL import Image as Pixels

from images_mcp.brief import Brief
from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.references import resolve
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.generation.contract import Answer
from images_mcp.capabilities.generation.operations import draw
from images_mcp.capabilities.generation.planning import Edit, Plan
from images_mcp.capabilities.refinement.contract import RefineImage, RepairImage
from images_mcp.capabilities.refinement.refining import carry_out, subject_of
from images_mcp.capabilities.verification import ocr
from images_mcp.engines.images import locking
from images_mcp.engines.images.draft.places import places_of
from images_mcp.engines.images.lettering import MODEL
from images_mcp.engines.images.port import Drawing
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.pool import LETTERING
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

Box = tuple[float, float, float, float]


async def repair_image(call: Call, request: RepairImage) -> Answer:
    """Mend the named check, or the first that failed."""
    row, image = await subject_of(call, None, request.image_id)
    check = _failed(image, request.check)
    brief = Brief.model_validate(image.about.brief)
    if check["name"] == "text" and brief.texts:
        box = await asyncio.to_thread(_where_lettering_is, call, image, brief)
        if box is not None:
            plan = await _lettering_plan(call, image, brief, box)
            return await draw(call, (plan,), request.budget_usd, row.id)
    return await carry_out(call, row, image, (_change(check, brief),), _as_refinement(row, image, check, request))


def _failed(image: Image, wanted: str | None) -> dict[str, Any]:
    checks: list[dict[str, Any]] = list(image.about.verification.get("checks", []))
    failed = [check for check in checks if check["status"] == "fail"]
    if wanted is not None:
        named = next((check for check in checks if check["name"] == wanted), None)
        if named is None:
            names = ", ".join(check["name"] for check in checks) or "none"
            raise invalid(f"This picture has no check called {wanted!r}.", f"It has: {names}.")
        return named
    if not failed:
        raise invalid("No check of this picture failed; there is nothing to mend.", "Say what to change instead.")
    return failed[0]


def _where_lettering_is(call: Call, image: Image, brief: Brief) -> Box | None:
    """The box of the lettering: as a draft's scene knows it, else as Tesseract reads it; None where nobody can tell."""
    if image.about.scene is not None:
        boxes = [box for text in brief.texts for box in places_of(image.about.scene, text, brief.language)]
        if boxes:
            return boxes[0]
    picture: Pixels.Image = pixels.decode(shown_bytes(call.app, image))
    return ocr.place_of(picture, brief.texts[0])


async def _lettering_plan(call: Call, image: Image, brief: Brief, box: Box) -> Plan:
    (parent,) = await resolve(call, (image.id,))
    size = (image.width, image.height)
    mask = await asyncio.to_thread(lambda: pixels.encode_png(locking.box_mask(size, locking.padded(box))))
    place = base64.b64encode(mask).decode("ascii")
    text = brief.texts[0]
    told = f"Set “{text}” as type, letter by letter."
    edit = Edit(
        parent=str(parent),
        instruction=told,
        changes=(Change(op=Op.SET_TEXT, value=text).model_dump(mode="json", exclude_none=True),),
        place=place,
        lock=True,
    )
    drawing = Drawing(prompt=text, brief=brief, model=MODEL, size=size, sources=(parent,))
    return Plan(LETTERING, drawing, size, text, 0, 0.5, parent_id=image.id, edit=edit)


_BY_CHECK = {
    "palette": lambda brief: Change(op=Op.SET_PALETTE, value=", ".join(brief.colors)),
    "text": lambda brief: Change(op=Op.SET_TEXT, value=brief.texts[0] if brief.texts else ""),
    "must_not": lambda brief: Change(op=Op.REMOVE, target=", ".join(brief.must_not)),
}


def _change(check: dict[str, Any], brief: Brief) -> Change:
    """What the engine is asked: the operation that belongs to the check, else the brief's own subject once more."""
    make = _BY_CHECK.get(check["name"])
    return make(brief) if make else Change(op=Op.ADD, value=check.get("expected") or check["evidence"])


def _as_refinement(row: Row, image: Image, check: dict[str, Any], request: RepairImage) -> RefineImage:
    return RefineImage(
        image_id=image.id,
        conversation_id=row.id,
        instruction=f"Mend what the check “{check['name']}” found: {check['evidence']}"[:4000],
        budget_usd=request.budget_usd,
    )
