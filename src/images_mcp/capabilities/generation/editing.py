"""What a refinement does to the pixels that came: lock what was not to change, set lettering, and measure the drift."""

from pathlib import Path
from typing import Any

from PIL import Image

from images_mcp.capabilities.generation.planning import Edit
from images_mcp.engines.images import locking
from images_mcp.kernel import images as pixels


def applied(edit: Edit, data: bytes) -> tuple[bytes, dict[str, Any] | None]:
    """The picture as it will be shown, and its drift from the parent. Blocking.

    The drift is `{delta_e, ssim, changed}` outside the place that was to change, `locked`, `place` (whether there is
    one), and with a lock `engine`, the same figures before it.
    """
    parent = Path(edit.parent).read_bytes()
    before = pixels.decode(parent)
    place = pixels.decode(Path(edit.place).read_bytes()).convert("L") if edit.place else None
    if edit.lock and place is not None:
        locked = locking.lock(parent, data, place)
        after = pixels.decode(locked.data)
        measured = locking.drift(before, after, place)
        told: dict[str, Any] = {"locked": True, "engine": locked.engine_drift.to_json(), "shift": list(locked.shift)}
        return locked.data, {**measured.to_json(), "place": True, **told}
    after = pixels.decode(data)
    if after.size != before.size:
        after = after.resize(before.size, Image.Resampling.LANCZOS)
    measured = locking.drift(before, after, place)
    return data, {**measured.to_json(), "place": place is not None, "locked": False, "why_not": edit.why_not}
