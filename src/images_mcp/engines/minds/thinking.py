"""Ask the best mind there is; when it is slow, refuses or fails, the local one answers, and the result says which."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.engines.minds.port import (
    Interpretation,
    Look,
    Mind,
    MindFailed,
    Polished,
    Question,
    Reading,
    Spot,
    StyleWords,
)
from images_mcp.engines.pool import Engines

T = TypeVar("T")


@dataclass(frozen=True)
class Thought(Generic[T]):
    """An answer, and which mind gave it. `fallback` is true where the better one was asked and did not answer."""

    value: T
    mind: str
    fallback: bool = False


async def _best(engines: Engines, ask: Callable[[Mind], Awaitable[T]]) -> Thought[T]:
    rules = await asyncio.to_thread(engines.rules)
    mind = await asyncio.to_thread(engines.mind)
    if mind is rules:
        return Thought(await ask(rules), rules.name)
    try:
        async with asyncio.timeout(engines.mind_seconds):
            return Thought(await ask(mind), mind.name)
    except (MindFailed, TimeoutError):
        return Thought(await ask(rules), rules.name, fallback=True)


async def has_eyes(engines: Engines) -> bool:
    """Whether there is a mind that can look at pictures."""
    return await asyncio.to_thread(engines.mind) is not await asyncio.to_thread(engines.rules)


async def read(engines: Engines, text: str, known: Brief, asked: Question | None = None) -> Thought[Reading]:
    """Read what somebody wrote."""
    return await _best(engines, lambda mind: mind.read(text, known, asked))


async def ask(
    engines: Engines, text: str, reading: Reading, mode: Mode, already: frozenset[Aspect]
) -> Thought[tuple[Question, ...]]:
    """Every question worth asking."""
    return await _best(engines, lambda mind: mind.ask(text, reading, mode, already))


async def polish(engines: Engines, text: str, reading: Reading) -> Thought[Polished]:
    """Word the prompt."""
    return await _best(engines, lambda mind: mind.polish(text, reading))


async def describe_style(engines: Engines, look: Look) -> Thought[StyleWords | None]:
    """Name a picture's medium, technique and mood; None where nobody has eyes."""
    return await _best(engines, lambda mind: mind.describe_style(look))


async def locate(engines: Engines, look: Look, things: tuple[str, ...]) -> tuple[Spot, ...]:
    """Where things stand in a picture; none where nobody has eyes."""
    return (await _best(engines, lambda mind: mind.locate(look, things))).value


async def interpret(
    engines: Engines, instruction: str, brief: Brief, earlier: tuple[str, ...] = ()
) -> Thought[Interpretation]:
    """What an instruction about a picture asks for."""
    return await _best(engines, lambda mind: mind.interpret(instruction, brief, earlier))
