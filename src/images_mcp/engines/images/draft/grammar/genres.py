"""Which kind of picture a brief wants."""

from collections.abc import Callable

from images_mcp.brief import Use
from images_mcp.engines.images.draft.grammar import outdoors, plain
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.scene import Scene

Genre = Callable[[Canvas], Scene]


def choose(ask: Ask) -> Genre:
    """The genre for what is asked."""
    if any(p in outdoors.PLACES for p in ask.places) or ask.use is Use.LANDSCAPE:
        return outdoors.compose
    return plain.compose
