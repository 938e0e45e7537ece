"""Mending what a check found: lettering is set by us, free and letter by letter; the rest is asked of the engine again."""

import asyncio
import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

from images_mcp.brief import Brief
from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.references import resolve
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.generation import repairing
from images_mcp.capabilities.generation.contract import Answer
from images_mcp.capabilities.generation.operations import draw
from images_mcp.capabilities.generation.planning import Edit, Plan
from images_mcp.capabilities.refinement.contract import RepairImage
from images_mcp.capabilities.refinement.refining import subject_of
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

_LETTERING = frozenset({"text", "text, seen", "contrast"})


async def repair_image(call: Call, request: RepairImage) -> Answer:
    """Mend the named check, or the first that failed."""
    row, image = await subject_of(call, None, request.image_id)
    check = _chosen(image, request.check)
    brief = Brief.model_validate(image.about.brief)
    (parent,) = await resolve(call, (image.id,))
    drawn = await call.app.generations.get(call.actor.tenant, image.generation_id)
    plan: Plan | None = None
    if check["name"] in _LETTERING and brief.texts:
        found = await asyncio.to_thread(_lettering_place, call, image, brief, check["evidence"])
        plan = _lettering_plan(image, brief, parent, *found) if found else None
    if plan is not None:  # what is drafted after it keeps its look
        plan = replace(plan, drawing=replace(plan.drawing, seed=drawn.plan["drawing"]["seed"]))
    if plan is None:
        only = {"checks": [{**check, "status": "fail", "confidence": 1.0}]}
        plan = repairing.planned(Plan.from_json(drawn.plan), only, parent, image.id)
    if plan is None:
        raise invalid(
            f"What the check “{check['name']}” found cannot be mended here: {check['evidence']}",
            "Say in your own words what to change, or have the picture drawn by OpenAI.",
        )
    if plan.edit is None:
        told = f"Mend what the check “{check['name']}” found: {check['evidence']}"[:2000]
        plan = replace(plan, edit=Edit(parent=str(parent), instruction=told, lock=True))
    return await draw(call, (plan,), request.budget_usd, row.id)


def _chosen(image: Image, wanted: str | None) -> dict[str, Any]:
    checks: list[dict[str, Any]] = list(image.about.verification.get("checks", []))
    if wanted is not None:
        named = next((check for check in checks if check["name"] == wanted), None)
        if named is not None and named["status"] == "pass" and wanted not in _LETTERING:
            raise invalid(f"The check {wanted!r} passed: {named['evidence']}", "Say what to change instead.")
        if named is None:
            names = ", ".join(check["name"] for check in checks) or "none"
            raise invalid(f"This picture has no check called {wanted!r}.", f"It has: {names}.")
        return named
    failed = next((check for check in checks if check["status"] == "fail"), None)
    if failed is None:
        raise invalid("No check of this picture failed; there is nothing to mend.", "Say what to change instead.")
    return failed


def _lettering_place(call: Call, image: Image, brief: Brief, evidence: str) -> tuple[str, str] | None:
    """The words to set and where, as a mask in base64. Blocking.

    The text the check speaks of comes first; its place is as a draft's scene knows it, else as Tesseract reads it.
    """
    picture = None
    for text in sorted(brief.texts, key=lambda one: one not in evidence):
        box: Box | None = None
        if image.about.scene is not None:
            box = next(iter(places_of(image.about.scene, text, brief.language)), None)
        if box is None:
            picture = picture or pixels.decode(shown_bytes(call.app, image))
            box = ocr.place_of(picture, text)
        if box is not None:
            mask = locking.box_mask((image.width, image.height), locking.padded(box))
            return text, base64.b64encode(pixels.encode_png(mask)).decode("ascii")
    return None


def _lettering_plan(image: Image, brief: Brief, parent: Path, text: str, place: str) -> Plan:
    size = (image.width, image.height)
    edit = Edit(
        parent=str(parent),
        instruction=f"Set “{text}” as type, letter by letter.",
        changes=(Change(op=Op.SET_TEXT, value=text).model_dump(mode="json", exclude_none=True),),
        place=place,
        lock=True,
    )
    drawing = Drawing(prompt=text, brief=brief, model=MODEL, size=size, sources=(parent,))
    return Plan(LETTERING, drawing, size, text, 0, 0.5, parent_id=image.id, edit=edit)
