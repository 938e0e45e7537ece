"""Which kind of picture a brief wants."""

from collections.abc import Callable

from images_mcp.engines.images.draft.grammar import plain
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.scene import Scene

Genre = Callable[[Canvas], Scene]


def choose(ask: Ask) -> Genre:
    """The genre for what is asked."""
    del ask
    return plain.compose
