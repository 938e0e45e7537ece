"""Not asking for more than we may, and not asking what does not answer: a meter and a circuit breaker."""

import asyncio
import time
from collections import deque


class Meter:
    """Lets at most `most` calls begin in any `window` seconds; the others wait their turn, first come, first served."""

    def __init__(self, most: int, window: float = 60.0) -> None:
        self._most = most
        self._window = window
        self._begun: deque[float] = deque()
        self._turn = asyncio.Lock()

    async def wait(self) -> None:
        """Return when one more call may begin."""
        async with self._turn:
            if len(self._begun) >= self._most:
                await asyncio.sleep(max(0.0, self._begun.popleft() + self._window - time.monotonic()))
            self._begun.append(time.monotonic())


class Breaker:
    """Opens after `most` failures in a row and lets one call through every `rest` seconds until one succeeds."""

    def __init__(self, most: int = 3, rest: float = 30.0) -> None:
        self._most = most
        self._rest = rest
        self._failures = 0
        self._opened = 0.0

    def closed_for(self) -> float:
        """Seconds until a call may be tried; 0 when this one may, which then is the only one for a while."""
        if self._failures < self._most:
            return 0.0
        left = self._opened + self._rest - time.monotonic()
        if left > 0:
            return left
        self._opened = time.monotonic()
        return 0.0

    def failed(self) -> None:
        """The service was not there."""
        self._failures += 1
        self._opened = time.monotonic()

    def answered(self) -> None:
        """The service was there, whatever it said."""
        self._failures = 0
