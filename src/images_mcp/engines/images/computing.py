"""Engines that compute a picture from the one before, on this machine: free, quick, and the same each time."""

import asyncio
from collections.abc import Callable

from images_mcp.engines.images.port import Drawing, Drawn, Watch


class ComputingEngine:
    """An engine whose whole art is one function: `compute` takes a drawing and blocks for about `takes` seconds."""

    def __init__(self, name: str, compute: Callable[[Drawing], Drawn], takes: float) -> None:
        self.name = name
        self._compute, self._takes = compute, takes

    async def draw(self, drawing: Drawing, watch: Watch) -> Drawn:
        """Raises `DrawingFailed` where the drawing lacks what is computed on."""
        del watch
        return await asyncio.to_thread(self._compute, drawing)

    async def reattach(self, response_id: str, drawing: Drawing, watch: Watch) -> Drawn | None:
        """Nothing is ever in the background."""
        del response_id, drawing, watch
        return None

    def estimate(self, drawing: Drawing) -> int:
        """Free."""
        del drawing
        return 0

    def seconds(self, drawing: Drawing) -> float:
        """The same for every drawing."""
        del drawing
        return self._takes

    async def close(self) -> None:
        """Nothing to release."""
