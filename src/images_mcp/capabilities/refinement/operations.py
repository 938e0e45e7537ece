"""Understanding an instruction without carrying it out."""

from images_mcp.brief import Brief
from images_mcp.capabilities.refinement.contract import PlannedChange, PreviewRefinement, RefinementPreview
from images_mcp.capabilities.refinement.refining import instructions_before
from images_mcp.engines.minds.rules.instructions.interpret import language_of
from images_mcp.engines.minds.rules.instructions.wording import explain
from images_mcp.engines.minds.thinking import interpret
from images_mcp.operations import Call


async def preview_refinement(call: Call, request: PreviewRefinement) -> RefinementPreview:
    """The operations an instruction would become, and what they would do, in its own language."""
    brief, earlier = await _known(call, request)
    thought = await interpret(call.app.engines, request.instruction, brief, earlier)
    found = thought.value
    return RefinementPreview(
        operations=tuple(PlannedChange.model_validate(c.model_dump(mode="json")) for c in found.changes),
        explanation=explain(found.changes, language_of(request.instruction, brief.language)),
        confidence=found.confidence,
        question=found.question,
        mind=thought.mind,
    )


async def _known(call: Call, request: PreviewRefinement) -> tuple[Brief, tuple[str, ...]]:
    """The brief of the conversation's current picture and the instructions before; those passed along come last."""
    if request.conversation_id is None:
        return Brief(), request.history
    row = await call.app.conversations.get(call.actor, request.conversation_id)
    if row.state.current_image_id is None:
        return row.state.brief, request.history
    image = await call.app.images.get(call.actor, row.state.current_image_id)
    before = await instructions_before(call, image)
    return Brief.model_validate(image.about.brief), (*before, *request.history)
