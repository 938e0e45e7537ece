"""A worker that kills itself the moment it comes to the point its argument names, such as `arrived`.

Nothing of the program is replaced: the step named is carried out for real, and then, or just before, the process is
gone as by a power cut.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from images_mcp.capabilities.generation import saving
from images_mcp.capabilities.generation.arrivals import Arrivals
from images_mcp.capabilities.generation.store import Generations
from images_mcp.kernel.files import BlobStore
from images_mcp.surfaces import worker

BEFORE, AFTER = True, False
POINTS: dict[str, tuple[Any, str, bool]] = {
    "answered": (Arrivals, "put", BEFORE),  # the engine's answer is in memory and nowhere else
    "arrived": (Arrivals, "put", AFTER),
    "stored": (BlobStore, "put", AFTER),
    "saved": (saving, "save_readable", AFTER),
    "settling": (Generations, "book", BEFORE),  # inside the last transaction
    "settled": (Arrivals, "clear", BEFORE),
}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _mortal(step: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
    def carried_out(*args: Any, **kwargs: Any) -> Any:
        if before:
            _die()
        result = step(*args, **kwargs)
        _die()
        return result

    return carried_out


def main() -> int:
    owner, name, before = POINTS[sys.argv[1]]
    setattr(owner, name, _mortal(getattr(owner, name), before=before))
    return worker.main()
