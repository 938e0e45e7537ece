"""Being told at once instead of looking again and again: who asks wakes the worker, the worker wakes who waits.

Only a hint. What it is about stands in the database, and whoever hears nothing looks by itself a little later. At home
it is one byte on loopback, whose content and sender are never trusted; on a server there is none yet, and
everybody looks more often instead.
"""

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable
from pathlib import Path

UNHEARD_SECONDS = 0.02
"""How long to wait before looking where no bell can be heard."""

_HOST = "127.0.0.1"
_MOST_WAITING = 64
_FORGET_SECONDS = 300.0


class _Ear(asyncio.DatagramProtocol):
    def __init__(self, heard: Callable[[tuple[str, int]], None]) -> None:
        self._heard = heard

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        del data
        self._heard(addr)

    def error_received(self, exc: Exception) -> None:
        """The other side has gone: there is nobody to be told."""


class Bell:
    """One process's bell of a home. `post` is the file that names the worker's port; None where there is no bell."""

    def __init__(self, post: Path | None) -> None:
        self._post = post
        self._transport: asyncio.DatagramTransport | None = None
        self._rung = asyncio.Event()
        self._callers: dict[tuple[str, int], float] = {}

    async def hang(self, on_ring: Callable[[], None]) -> None:
        """As the worker: have `on_ring` called whenever somebody asks, and remember whom to tell of endings."""
        if self._post is None:
            return

        def heard(caller: tuple[str, int]) -> None:
            now = time.monotonic()
            self._callers = {who: at for who, at in self._callers.items() if now - at < _FORGET_SECONDS}
            if len(self._callers) < _MOST_WAITING or caller in self._callers:
                self._callers[caller] = now
            on_ring()

        if port := await self._listen(heard):
            with contextlib.suppress(OSError):
                self._post.write_text(str(port))

    def tell(self) -> None:
        """As the worker: something ended; wake whoever waits."""
        for caller in self._callers:
            self._send(caller)

    async def ring(self) -> None:
        """As somebody who asks: wake the worker."""
        if self._post is None:
            return
        if self._transport is None:
            await self._listen(lambda _: self._wake())
        with contextlib.suppress(OSError, ValueError):
            self._send((_HOST, int(self._post.read_text())))

    async def heard(self, seconds: float) -> None:
        """Wait until something has ended, at most so long; where no bell can be heard, only a moment."""
        if self._transport is None:
            await asyncio.sleep(min(seconds, UNHEARD_SECONDS))
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()

    def close(self) -> None:
        """Let go of the socket."""
        if self._transport is not None:
            self._transport.close()

    def _wake(self) -> None:
        waiting, self._rung = self._rung, asyncio.Event()
        waiting.set()

    def _send(self, to: tuple[str, int]) -> None:
        if self._transport is not None:
            with contextlib.suppress(OSError):
                self._transport.sendto(b"!", to)

    async def _listen(self, heard: Callable[[tuple[str, int]], None]) -> int:
        """Open the socket; its port, 0 where that is not allowed here."""
        try:
            self._transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
                lambda: _Ear(heard), local_addr=(_HOST, 0), family=socket.AF_INET
            )
        except OSError:
            return 0
        return int(self._transport.get_extra_info("sockname")[1])
