"""What happened, told to whoever stands above and wants to know, in the very transaction it happened in.

A capability cannot call one above itself; it tells an event. Who reacts says so in its `contract.py`:
`REACTIONS = {"PictureRefined": "module:function"}`; the function is loaded when such an event first happens.
"""

import asyncio
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.kernel.log import log


class Reaction(Protocol):
    """What is done about an event: gets the app, the transaction and the event."""

    async def __call__(self, app: Any, tx: AsyncConnection, event: Any, /) -> None:
        """React, inside the transaction."""
        ...


class Events:
    """All reactions, by the name of the event's class."""

    def __init__(self, app: object, reactions: Iterable[Mapping[str, str]]) -> None:
        self._app = app
        self._places: dict[str, list[str]] = defaultdict(list)
        for declared in reactions:
            for name, place in declared.items():
                self._places[name].append(place)

    async def tell(self, tx: AsyncConnection, event: object) -> None:
        """Let everybody react. What a failing reaction wrote is taken back; what happened stays, and so do the others."""
        for place in self._places.get(type(event).__name__, ()):
            try:
                react: Reaction = await asyncio.to_thread(pkgutil.resolve_name, place)
                async with tx.begin_nested():
                    await react(self._app, tx, event)
            except Exception as error:  # noqa: BLE001 - whoever only listens must not undo a paid picture
                log.warning("reaction_failed", kind=type(error).__name__)
