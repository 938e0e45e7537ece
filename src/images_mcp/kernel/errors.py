"""The one error a user meets: a kind, a plain sentence, and a way out.

Each surface maps kinds once (HTTP status, exit code, MCP error); nothing else in the program knows about those.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Why something did not happen. Only `bug` is our fault."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    INVALID = "invalid"
    CONFLICT = "conflict"
    OVER_QUOTA = "over_quota"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    BUG = "bug"


class Problem(Exception):
    """An expected failure, told in words.

    `message` says what happened, `hint` what to do about it; neither may carry a key, a token or prompt text.
    `retry_after` is in seconds and set only where trying again later can help.
    """

    def __init__(self, kind: Kind, message: str, hint: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type["Problem"], tuple[Kind, str, str]]:
        return (type(self), (self.kind, self.message, self.hint))


def missing(what: str, hint: str = "") -> Problem:
    """The thing asked for is not there, or not yours to see."""
    return Problem(Kind.MISSING, what, hint)


def invalid(what: str, hint: str = "") -> Problem:
    """The request cannot be carried out as it is written."""
    return Problem(Kind.INVALID, what, hint)


def refused(what: str, hint: str = "") -> Problem:
    """Policy or budget says no."""
    return Problem(Kind.REFUSED, what, hint)


def unavailable(what: str, hint: str = "", *, retry_after: float | None = None) -> Problem:
    """Something outside is down, slow or out of reach."""
    return Problem(Kind.UNAVAILABLE, what, hint, retry_after=retry_after)
