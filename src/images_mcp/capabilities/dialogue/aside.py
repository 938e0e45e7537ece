"""What is said between a question and its answer and is no answer: thanks, questions about the picture, a step back."""

from typing import TYPE_CHECKING

from images_mcp.brief import Brief
from images_mcp.capabilities.refinement.telling import NOTHING_YET, WELCOME
from images_mcp.engines.minds.port import Op
from images_mcp.engines.minds.rules.acts import Act, act_of, step_taken_back

if TYPE_CHECKING:
    from images_mcp.app import App

_STEPS = frozenset({Op.UNDO, Op.REDO, Op.REVERT})
_PLAIN = 0.9  # "back" answers a question about the camera, "go back" does not


async def told(app: "App", said: str) -> str | None:
    """What to say to it before the open questions are asked again; None where it may be an answer."""
    if act := act_of(said):
        return WELCOME if act is Act.THANKS else NOTHING_YET
    found = await app.engines.rules().interpret(said, Brief())
    back = found.confidence >= _PLAIN and found.changes and all(change.op in _STEPS for change in found.changes)
    if back or step_taken_back(said):
        return "There is no picture yet to step back from; an answer is changed by saying it another way."
    return None
