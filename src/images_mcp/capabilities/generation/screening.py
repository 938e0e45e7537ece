"""Before money is spent: is this something we draw, and how is it worded for the engine?"""

from typing import TYPE_CHECKING

from images_mcp.capabilities.moderation import policy
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.thinking import polish

if TYPE_CHECKING:
    from images_mcp.app import App


async def refusal(app: "App", text: str) -> policy.Verdict | None:
    """Why this is not drawn, and a wording that would be; None where nothing speaks against it."""
    del app
    return policy.check(text)


async def prompt_for(app: "App", words: str, reading: Reading) -> str:
    """The prompt the engine reads."""
    return (await polish(app.engines, words, reading)).value.prompt
