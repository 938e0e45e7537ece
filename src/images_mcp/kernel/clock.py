"""Time and ids, in one place so that tests can fix both."""

import secrets
import threading
from datetime import UTC, datetime, timedelta

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u


def _base32(number: int, length: int) -> str:
    out = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        out.append(_ALPHABET[digit])
    return "".join(reversed(out))


_RANDOM_BITS = 65
_STEP_BITS = 40
"""How far an id lies beyond the last one of the same millisecond, so that nobody guesses one from another."""

_making = threading.Lock()
_newest = [0]


class Clock:
    """The real clock. Ids sort by time: `conv_` + 9 characters of milliseconds + 13 random ones (65 bits)."""

    def now(self) -> datetime:
        """The time, UTC with zone."""
        return datetime.now(UTC)

    def new_id(self, prefix: str) -> str:
        """A new opaque id such as `gen_…`; those of one process sort by when they were made, within a millisecond too."""
        with _making:
            number = (int(self.now().timestamp() * 1000) << _RANDOM_BITS) + secrets.randbits(_RANDOM_BITS)
            _newest[0] = number = max(number, _newest[0] + 1 + secrets.randbits(_STEP_BITS))
        return f"{prefix}_{_base32(number, 22)}"


class FixedClock(Clock):
    """A clock that stands still and counts its ids, for tests and for documentation that must not change."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._count = 0

    def now(self) -> datetime:
        """The fixed time."""
        return self.at

    def advance(self, seconds: float) -> None:
        """Move on."""
        self.at += timedelta(seconds=seconds)

    def new_id(self, prefix: str) -> str:
        """The next id in order."""
        self._count += 1
        return f"{prefix}_{self._count:022d}"
