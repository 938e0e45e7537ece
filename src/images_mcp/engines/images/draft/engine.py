"""The offline engine: free, instant, the same picture for the same brief and seed; drawn in worker processes."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from images_mcp.brief import Brief
from images_mcp.engines.images.port import Drawing, DrawingFailed, Drawn, Failure, Format, Usage, Watch

T = TypeVar("T")

MODEL = "draft-1"
MOST_PIXELS = 8_294_400
_LONGEST = 4096


@dataclass(frozen=True)
class Order:
    """What a worker process needs to know."""

    brief: Brief
    size: tuple[int, int]
    seed: int
    format: Format
    transparent: bool


def paint(order: Order) -> tuple[bytes, str, tuple[str, ...]]:
    """Compose, render and encode one picture; runs in a worker process."""
    from images_mcp.engines.images.draft import compose, render
    from images_mcp.engines.images.draft.revision.grade import tinted

    made = compose.compose(order.brief, order.size, order.seed, transparent=order.transparent)
    if order.format is Format.SVG:
        return tinted(made.svg, made.effects.grade).encode(), made.scene, made.could_not
    data = render.raster(
        made.svg,
        order.size,
        order.format,
        style=made.style,
        seed=order.seed,
        transparent=order.transparent,
        note=made.credit,
        effects=made.effects,
    )
    return data, made.scene, made.could_not


def _is_edit(drawing: Drawing) -> bool:
    """Whether the first source is the picture to be changed: its brief and seed are all a draft needs of it."""
    return drawing.mask is not None or len(drawing.sources) > len(drawing.brief.reference_ids)


class DraftEngine:
    """Draws sketches without any service. `workers` processes are started when the first picture is asked for."""

    name = "draft"

    def __init__(self, workers: int = 2) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, drawing: Drawing, watch: Watch) -> Drawn:
        """Draw one picture. Raises `DrawingFailed` where the size is out of range or the workers die."""
        del watch
        width, height = drawing.size
        if min(width, height) < 1 or width * height > MOST_PIXELS or max(width, height) > _LONGEST:
            raise DrawingFailed(
                Failure.INVALID,
                f"A draft of {width}x{height} pixels cannot be drawn.",
                "Ask for sides between 1 and 4096 pixels and at most 8.3 megapixels in all.",
            )
        order = Order(drawing.brief, drawing.size, drawing.seed, drawing.format, drawing.transparent)
        data, scene, could_not = await self.run(paint, order)
        missing = [*could_not]
        if len(drawing.sources) > (1 if _is_edit(drawing) else 0):
            missing.append("the pictures that go along: drafts do not look at them")
        return Drawn(data, drawing.format, drawing.size, MODEL, Usage(), 0, could_not=tuple(missing), scene=scene)

    async def run(self, work: Callable[..., T], *given: object) -> T:
        """Do something that draws in a drawing process, so that this one stays free. Raises `DrawingFailed`."""
        loop = asyncio.get_running_loop()
        for attempt in (1, 2):
            pool = self._started()
            try:
                return await loop.run_in_executor(pool, work, *given)
            except BrokenProcessPool as broken:
                pool.shutdown(wait=False)
                self._pool = None if self._pool is pool else self._pool
                if attempt == 2:
                    raise DrawingFailed(Failure.DOWN, "The drawing process stopped.", "Try again.") from broken
        raise AssertionError

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"))
        return self._pool

    async def reattach(self, response_id: str, drawing: Drawing, watch: Watch) -> Drawn | None:
        """Drafts are never in the background."""
        del response_id, drawing, watch
        return None

    def estimate(self, drawing: Drawing) -> int:
        """Drafts are free."""
        del drawing
        return 0

    def seconds(self, drawing: Drawing) -> float:
        """About half a second a megapixel on one ordinary core."""
        return 0.25 + 0.4 * drawing.size[0] * drawing.size[1] / 1_048_576

    async def close(self) -> None:
        """Stop the workers."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)
