"""What a worker does for memory while it has nothing to draw: index what was said, delete what is past its time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, ParamSpec

from images_mcp.capabilities.conversations.erasing import sweep
from images_mcp.kernel.log import log

if TYPE_CHECKING:
    from images_mcp.app import App

P = ParamSpec("P")

_LOOK_SECONDS = 1.0
_QUIET_SECONDS = 3.0
_AT_ONCE_SECONDS = 0.5
_HOUR = 3600.0
_KEYS_KEPT = timedelta(days=1)  # a sealed API key that no waiting picture needs


async def keep(app: "App", busy: Callable[[], bool]) -> None:
    """Go on until cancelled; while `busy`, and shortly after, nothing is done that a drawing could notice."""
    quiet_since, swept = time.monotonic(), -_HOUR
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        now = time.monotonic()
        if busy():
            quiet_since = now
        if now - quiet_since < _QUIET_SECONDS:
            continue
        if now - swept >= _HOUR:
            swept = now
            await _tried(sweep, app)
            await _tried(_forget_keys, app)
            await _tried(app.uploads.forget_unused)
            await _tried(app.reuse.trim)
        await _tried(_catch_up, app)


async def _forget_keys(app: "App") -> None:
    await app.generations.forget_credentials(app.clock.now() - _KEYS_KEPT)


async def _tried(work: Callable[P, Awaitable[object]], *given: P.args, **named: P.kwargs) -> None:
    """Do one thing; whatever goes wrong with it, the others are done all the same."""
    try:
        await work(*given, **named)
    except Exception as problem:  # noqa: BLE001 - a worker must not end, nor the rest wait, for one thing that is broken
        log.warning("housekeeping_failed", kind=type(problem).__name__)


async def _catch_up(app: "App") -> None:
    for tenant in await app.search.tenants():
        await _tried(_index, app, tenant)


async def _index(app: "App", tenant: str) -> None:
    from images_mcp.capabilities.conversations.cataloguing import catch_up  # the mind and its weights

    await app.vault.open_tenant(tenant)
    await catch_up(app, tenant, _AT_ONCE_SECONDS)
