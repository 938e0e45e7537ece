"""What an image engine is asked and what it answers. Two implementations: `openai` and `draft`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from images_mcp.brief import Brief


class Quality(StrEnum):
    """Effort the engine puts in; `auto` lets us pick the best tier inside the mode's budget."""

    AUTO = "auto"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    XHIGH = "xhigh"
    MAX = "max"


class Format(StrEnum):
    """File formats an engine may return."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    SVG = "svg"


@dataclass(frozen=True)
class Drawing:
    """One picture to be drawn. `size` is (width, height) in pixels, already legal for the model.

    `sources` are the pictures that go along (the picture to edit first, references after it), as files on disk;
    `mask` is a PNG of the first source's size whose transparent pixels (alpha 0) mark the place to change.
    `previous_response_id` continues a Responses conversation; `background` asks for a re-attachable response.
    """

    prompt: str
    brief: Brief
    model: str
    size: tuple[int, int]
    quality: Quality = Quality.MEDIUM
    format: Format = Format.PNG
    transparent: bool = False
    seed: int = 0
    sources: tuple[Path, ...] = ()
    mask: Path | None = None
    partial_images: int = 0
    background: bool = False
    previous_response_id: str | None = None
    end_user: str | None = None


@dataclass(frozen=True)
class Usage:
    """Tokens the engine reports; zero where it reports none."""

    text_in: int = 0
    image_in: int = 0
    out: int = 0


@dataclass(frozen=True)
class Drawn:
    """A finished picture: the engine's own bytes, untouched. `micro_usd` is None when the engine tells no usage.

    `could_not` lists, in words, what the engine knows it did not draw. `scene` is the draft engine's own record of
    where things are (JSON), kept for refinement; it is never evidence for verification.
    """

    data: bytes
    format: Format
    size: tuple[int, int]
    model: str
    usage: Usage | None = None
    micro_usd: int | None = None
    request_id: str | None = None
    response_id: str | None = None
    revised_prompt: str | None = None
    could_not: tuple[str, ...] = ()
    scene: str | None = None


class Failure(StrEnum):
    """How a drawing failed, as far as money and trying again are concerned."""

    MODERATION = "moderation"  # refused by the provider, not billed; never retried unchanged
    INVALID = "invalid"  # the request itself is wrong, not billed
    RATE = "rate"  # too many requests, not billed; may be tried again after `retry_after`
    BILLING = "billing"  # no credit; stop the queue
    AUTH = "auth"  # key missing, wrong or not allowed
    DOWN = "down"  # refused before any work was done (503, connection refused)
    UNKNOWN = "unknown"  # the call left and no answer came: may have been billed, never replayed by itself


class DrawingFailed(Exception):
    """An engine's refusal or failure. `message` and `hint` are for people and hold no prompt and no key."""

    def __init__(
        self,
        failure: Failure,
        message: str,
        hint: str = "",
        *,
        retry_after: float | None = None,
        categories: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.failure = failure
        self.message = message
        self.hint = hint
        self.retry_after = retry_after
        self.categories = categories


@dataclass(frozen=True)
class Partial:
    """A preview while the picture is being drawn."""

    index: int
    data: bytes


async def _unnoted(_: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class Watch:
    """What the caller wants to hear while an engine works. Both may be called from the event loop only.

    `on_partial` gets previews; `on_response_id` the id to re-attach to as soon as a background response has one, and the
    engine goes on once it is written down.
    """

    on_partial: Callable[[Partial], None] = field(default=lambda _: None)
    on_response_id: Callable[[str], Awaitable[None]] = _unnoted


class ImageEngine(Protocol):
    """Something that draws."""

    name: str

    async def draw(self, drawing: Drawing, watch: Watch) -> Drawn:
        """Draw one picture. Raises `DrawingFailed`. Cancelling the task never un-sends a paid call."""
        ...

    async def reattach(self, response_id: str, drawing: Drawing, watch: Watch) -> Drawn | None:
        """The picture of a background response that was begun earlier; None where this engine has no such thing."""
        ...

    def estimate(self, drawing: Drawing) -> int:
        """Expected price in micro-dollars, never below what the provider's own formula gives; 0 for a free engine."""
        ...

    def seconds(self, drawing: Drawing) -> float:
        """Expected duration, in seconds."""
        ...

    async def close(self) -> None:
        """Release connections and processes."""
        ...
