"""Measure a picture, find the gentlest change that lets more people see it, draw that, and measure again."""

import asyncio
from typing import TYPE_CHECKING

from images_mcp.brief import Attribute, Brief
from images_mcp.capabilities.access import contract as c
from images_mcp.capabilities.access.lenses import Lens, lenses
from images_mcp.capabilities.access.measuring import Sight, measure, subjects_of
from images_mcp.capabilities.access.telling import after_in_words, before_in_words, in_words
from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.conversations.store import Row
from images_mcp.capabilities.generation.answers import answer
from images_mcp.capabilities.generation.contract import Answer, Cost
from images_mcp.capabilities.generation.operations import draw
from images_mcp.capabilities.refinement.contract import RefineImage
from images_mcp.capabilities.refinement.places import Place
from images_mcp.capabilities.refinement.refining import plan_edit, subject_of
from images_mcp.engines.images.draft.engine import MODEL
from images_mcp.engines.images.port import Drawing, DrawingFailed, Watch
from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

if TYPE_CHECKING:
    from images_mcp.app import App

_TRIAL = 720
_INSTRUCTION = (
    "Make an accessible version that people with low vision and with colour blindness can see: all lettering stands out "
    "at least 7 to 1 from what is behind it, the subject and every shape that matters at least 4.5 to 1, with a calm, plain "
    "ground around them; nothing is told by red against green or blue against violet alone"
)
_TURN = "Draw an accessible version."
_EVERYWHERE = "Contrast was raised everywhere, so there was nothing to put back."


async def check_accessibility(call: Call, request: c.CheckAccessibility) -> c.AccessibilityReport:
    """What can be seen in a picture, and by whom."""
    image = await call.app.images.get(call.actor, request.image_id)
    sight = await _measured(call.app, image)
    return c.AccessibilityReport(
        image_id=image.id, reached=sight.reached, contrast=sight.to_json(), message=in_words(sight)
    )


async def generate_accessible_version(call: Call, request: c.GenerateAccessibleVersion) -> c.AccessibleAnswer:
    """Draw the picture so that more people can see it, and say what that changed in figures."""
    app = call.app
    row, image = await subject_of(call, None, request.image_id)
    before = await _measured(app, image)
    if before.reached and not before.together:
        told = await answer(app, call.actor, image.generation_id)
        return _with(
            told.model_copy(update={"cost": Cost(usd=0.0, estimated=False)}),
            before,
            before,
            f"Nothing was drawn: this picture can be seen well as it is. {in_words(before)}",
        )
    lens = await _gentlest(app, call.actor.tenant, image, before)
    drawn = await _draw(call, request, row, image, lens)
    after: Sight | None = None
    if drawn.status == "completed" and drawn.image:
        after = await _measured(app, await app.images.get(call.actor, drawn.image.image_id))
    said = [before_in_words(before), after_in_words(after) if after else "", f"What was done: {lens.told}."]
    message = " ".join(part for part in (*said, drawn.message) if part)
    if after is None and drawn.status == "running":
        message += " check_accessibility measures it once it is there."
    return _with(drawn, before, after, message)


def _with(told: Answer, before: Sight, after: Sight | None, message: str) -> c.AccessibleAnswer:
    contrast = {"before": before.to_json(), "after": after.to_json() if after else None}
    return c.AccessibleAnswer.model_validate({**dict(told), "message": message, "contrast": contrast})


async def _measured(app: "App", image: Image) -> Sight:
    if image.format == "svg":
        raise invalid("Vector files are not measured.", "Draw it as PNG first, with output_format png.")
    brief = Brief.model_validate(image.about.brief)
    data = await asyncio.to_thread(shown_bytes, app, image)
    return await asyncio.to_thread(lambda: measure(pixels.decode(data), image.about.scene, brief.texts))


async def _gentlest(app: "App", tenant: str, image: Image, before: Sight) -> Lens:
    """For a draft, the first way that reaches AAA when tried out small and free, else the one that comes nearest.

    For other pictures the strongest wording that keeps the picture: trying would cost.
    """
    brief = Brief.model_validate(image.about.brief)
    ways = list(lenses(brief, subjects_of(image.about.scene)))
    if image.engine != DRAFT:
        return Lens(ways[1].brief, "more contrast, a calmer ground and colour-vision safe colours were asked for")
    best, least = ways[1], before.shortfall
    scale = _TRIAL / max(image.width, image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    drawn_with = await app.generations.get(tenant, image.generation_id)
    seed = int(drawn_with.plan["drawing"]["seed"])
    for way in ways:
        order = Drawing(prompt="", brief=way.brief, model=MODEL, size=size, seed=seed)
        try:
            drawn = await app.engines.draft().draw(order, Watch())
        except DrawingFailed:
            continue
        picture = await asyncio.to_thread(pixels.decode, drawn.data)
        sight = await asyncio.to_thread(measure, picture, drawn.scene, brief.texts)
        if len(sight.lettering) < len(before.lettering) or len(sight.shapes) < min(1, len(before.shapes)):
            continue  # what cannot be found any more cannot be seen any better
        if sight.reached and not sight.together:
            return way
        if sight.shortfall < least:
            best, least = way, sight.shortfall
    return best


async def _draw(call: Call, request: c.GenerateAccessibleVersion, row: Row, image: Image, lens: Lens) -> Answer:
    """As a next version of the picture, so that one can step back from it."""
    app = call.app
    wish = RefineImage(
        image_id=image.id,
        instruction=f"{_INSTRUCTION} ({lens.told}).",
        quality=request.quality,
        model=DRAFT if image.engine == DRAFT else None,
        budget_usd=request.budget_usd,
    )
    contrast = Change(op=Op.ADJUST, attribute=Attribute.CONTRAST, direction=Direction.INCREASE, strength=1.0)
    place = Place(mask=None, targets=(), lock=False, why_not=_EVERYWHERE)
    plan = await plan_edit(call, row, image, (contrast,), lens.brief, place, wish)
    async with app.db.tx() as tx:
        await app.conversations.add_turn(tx, call.actor.tenant, row.id, "user", _TURN)
    return await draw(call, (plan,), request.budget_usd, row.id)
