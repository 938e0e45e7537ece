"""Being told at once instead of looking again and again: who asks wakes the worker, the worker wakes who waits.

Only a hint. What it is about stands in the database, and whoever hears nothing looks by itself a little later. At home
it is a name on loopback, whose sender is never trusted: a false one costs a look. On a server the database tells
(LISTEN, NOTIFY).
"""

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable
from pathlib import Path

from images_mcp.kernel.db import Database

UNHEARD_SECONDS = 0.02
"""How long to wait before looking where no bell can be heard."""

_HOST = "127.0.0.1"
_MOST_WAITING = 64
_MOST_ENDINGS = 1024
_FORGET_SECONDS = 300.0
_AGAIN_SECONDS = 1.0
_ASKED, _ENDED = "images_mcp_asked", "images_mcp_ended"


class _Endings:
    """What those who wait for an ending sleep on; one that came while they looked is kept for them."""

    def __init__(self) -> None:
        self._events: dict[str, asyncio.Event] = {}

    def wake(self, name: str) -> None:
        """Wake all who wait for this one; without a name, all."""
        for event in [self._of(name)] if name else self._events.values():
            event.set()

    async def wait(self, name: str, seconds: float) -> None:
        """Until this one has ended, at most so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._of(name).wait()
                self._events.pop(name, None)

    def _of(self, name: str) -> asyncio.Event:
        event = self._events.setdefault(name, asyncio.Event())
        if len(self._events) > _MOST_ENDINGS:  # the oldest: somebody else's
            del self._events[next(iter(self._events))]
        return event


class _Ear(asyncio.DatagramProtocol):
    def __init__(self, heard: Callable[[bytes, tuple[str, int]], None]) -> None:
        self._heard = heard

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._heard(data, addr)

    def error_received(self, exc: Exception) -> None:
        """The other side has gone: there is nobody to be told."""


class HomeBell:
    """One process's bell of a home. `post` is the file that names the worker's port."""

    def __init__(self, post: Path) -> None:
        self._post = post
        self._transport: asyncio.DatagramTransport | None = None
        self._endings = _Endings()
        self._callers: dict[tuple[str, int], float] = {}

    async def hang(self, on_ring: Callable[[], None]) -> None:
        """As the worker: have `on_ring` called whenever somebody asks, and remember whom to tell of endings."""

        def heard(_: bytes, caller: tuple[str, int]) -> None:
            now = time.monotonic()
            self._callers = {who: at for who, at in self._callers.items() if now - at < _FORGET_SECONDS}
            if len(self._callers) < _MOST_WAITING or caller in self._callers:
                self._callers[caller] = now
            on_ring()

        if port := await self._listen(heard):
            with contextlib.suppress(OSError):
                self._post.write_text(str(port))

    async def tell(self, ended: str) -> None:
        """As the worker: wake whoever waits for what has ended."""
        for caller in self._callers:
            self._send(caller, ended)

    async def ring(self) -> None:
        """As somebody who asks: wake the worker."""
        if self._transport is None:
            await self._listen(lambda name, _: self._endings.wake(name.decode("ascii", "replace")))
        with contextlib.suppress(OSError, ValueError):
            self._send((_HOST, int(self._post.read_text())), _ASKED)

    async def heard(self, ending: str, seconds: float) -> None:
        """Wait until something has ended, at most so long; where no bell can be heard, only a moment."""
        if self._transport is None:
            await asyncio.sleep(min(seconds, UNHEARD_SECONDS))
        else:
            await self._endings.wait(ending, seconds)

    async def close(self) -> None:
        """Let go of the socket."""
        if self._transport is not None:
            self._transport.close()

    def _send(self, to: tuple[str, int], what: str) -> None:
        if self._transport is not None:
            with contextlib.suppress(OSError):
                self._transport.sendto(what.encode(), to)

    async def _listen(self, heard: Callable[[bytes, tuple[str, int]], None]) -> int:
        """Open the socket; its port, 0 where that is not allowed here."""
        try:
            self._transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
                lambda: _Ear(heard), local_addr=(_HOST, 0), family=socket.AF_INET
            )
        except OSError:
            return 0
        return int(self._transport.get_extra_info("sockname")[1])


class ServerBell:
    """One process's bell on a server; everybody with the same database hears it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._listening: asyncio.Task[None] | None = None
        self._hears = False
        self._endings = _Endings()

    async def hang(self, on_ring: Callable[[], None]) -> None:
        """As the worker: have `on_ring` called whenever somebody asks."""
        self._listening = asyncio.create_task(self._listen(_ASKED, lambda _: on_ring()))

    async def tell(self, ended: str) -> None:
        """As the worker: wake whoever waits for what has ended."""
        await self._db.notify(_ENDED, ended)

    async def ring(self) -> None:
        """As somebody who asks: wake the workers."""
        await self._db.notify(_ASKED)

    async def heard(self, ending: str, seconds: float) -> None:
        """Wait until something has ended, at most so long; where no bell can be heard, only a moment."""
        if self._listening is None:
            self._listening = asyncio.create_task(self._listen(_ENDED, self._endings.wake))
        if self._hears:
            await self._endings.wait(ending, seconds)
        else:
            await asyncio.sleep(min(seconds, UNHEARD_SECONDS))

    async def close(self) -> None:
        """Let go of the connection."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)

    async def _listen(self, channel: str, on_ring: Callable[[str], None]) -> None:
        """Hear it for as long as this process lives, over one connection after another."""
        while True:
            try:
                async for told in self._db.notices(channel):
                    self._hears = True
                    on_ring(told)
            finally:
                self._hears = False
            await asyncio.sleep(_AGAIN_SECONDS)


Bell = HomeBell | ServerBell
