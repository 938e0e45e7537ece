"""Before money is spent: is this something we draw, and how is it worded for the engine?"""

import asyncio
from typing import TYPE_CHECKING

from images_mcp.capabilities.briefs import composing
from images_mcp.capabilities.moderation import policy
from images_mcp.engines.minds.port import MindFailed, Reading
from images_mcp.engines.minds.thinking import polish

if TYPE_CHECKING:
    from images_mcp.app import App

_SECONDS = 3.0


async def refusal(app: "App", text: str) -> policy.Verdict | None:
    """Why this is not drawn, and a wording that would be; None where nothing speaks against it.

    The local policy always; the provider's moderation, which is free, where there is a key and it answers in time. When
    it does not, the engine's own moderation still stands behind it.
    """
    if verdict := policy.check(text):
        return verdict
    mind = await asyncio.to_thread(app.engines.moderator)
    try:
        async with asyncio.timeout(_SECONDS):
            found = await mind.moderate(text)
    except (MindFailed, TimeoutError):
        return None
    if not found:
        return None
    told = ", ".join(name.replace("/", ": ").replace("-", " ") for name in found)
    return policy.Verdict(
        reasons=(f"OpenAI's moderation names it {told}",), suggestion="Leave that part out, or show its opposite."
    )


async def prompt_for(app: "App", words: str, reading: Reading) -> str:
    """The prompt the engine reads."""
    return composing.afresh((await polish(app.engines, words, reading)).value.prompt, reading.brief)
