"""What a refinement does to the pixels that came: lock what was not to change, and measure the drift."""

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from images_mcp.capabilities.generation.planning import Edit, Plan
from images_mcp.engines.images import locking
from images_mcp.engines.images.draft.places import places_of
from images_mcp.engines.images.port import Drawing
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel import images as pixels

_MOST_AROUND = (
    0.3  # a share of the pixels beside the place; where more of a draft changed, a lock would cut things in half
)
_SPREAD = "The change spread over the whole picture, so there was nothing to lock."


@contextmanager
def with_mask(plan: Plan, folder: Path, name: str) -> Iterator[Drawing]:
    """The drawing with its mask as a file, as an engine takes it, for as long as the call lasts."""
    edit = plan.edit
    if edit is None or edit.place is None or plan.engine == DRAFT:
        yield plan.drawing
        return
    file = folder / f"{name}.mask.png"
    file.write_bytes(locking.edit_mask(pixels.decode(base64.b64decode(edit.place)).convert("L")))
    try:
        yield replace(plan.drawing, mask=file)
    finally:
        file.unlink(missing_ok=True)


def applied(edit: Edit, data: bytes, scene: str | None, language: str) -> tuple[bytes, dict[str, Any]]:
    """The picture as it will be shown, and its drift from the parent. Blocking.

    The drift is `{delta_e, ssim, changed}` outside the place that was to change, `locked`, `place` (whether there is
    one), and with a lock `engine`, the same figures before it, and `shift`, what it had moved everything by in pixels.
    """
    try:
        parent = Path(edit.parent).read_bytes()
    except OSError:
        return data, {"locked": False, "place": False, "why_not": "The picture before was deleted meanwhile."}
    before, after = pixels.decode(parent), pixels.decode(data)
    fitting = after if after.size == before.size else after.resize(before.size, Image.Resampling.LANCZOS)
    place = _place(edit, before, fitting, scene, language)
    if edit.lock and place is not None:
        locked = locking.lock(parent, data, place, edit.feather)
        measured = locking.drift(before, pixels.decode(locked.data), place)
        told = {"place": True, "locked": True, "engine": locked.engine_drift.to_json(), "shift": list(locked.shift)}
        return locked.data, {**measured.to_json(), **told}
    measured = locking.drift(before, fitting, place)
    why_not = edit.why_not or _SPREAD
    return data, {**measured.to_json(), "place": place is not None, "locked": False, "why_not": why_not}


def _place(edit: Edit, before: Image.Image, after: Image.Image, scene: str | None, language: str) -> Image.Image | None:
    """Where the picture was to change: as known beforehand, as the new draft's scene tells, or where it really did.

    What a mind only saw is given up for where the picture really changed, where the two hardly meet. A draft moves
    nothing on its own, so what else changed in it came with the change: a shadow, a kite's line, a lowered arm.
    """
    place = pixels.decode(base64.b64decode(edit.place)).convert("L").resize(before.size) if edit.place else None
    if not edit.lock:
        return place
    if place is not None and edit.seen:
        return locking.corrected(place, locking.changed_place(before, after))
    known = [] if place is None else [place]
    known += _boxes(scene, edit.targets, before.size, language) if scene is not None else ()
    if not known:
        return locking.changed_place(before, after)
    place = reduce(ImageChops.lighter, known)
    if scene is None or not edit.targets:
        return place
    spread = locking.drift(before, after, place).changed >= _MOST_AROUND
    return None if spread else ImageChops.lighter(place, locking.differing(before, after))


def _boxes(scene: str, things: Iterable[str], size: tuple[int, int], language: str) -> Iterator[Image.Image]:
    """The places of things in a draft, with room for their shadows."""
    for thing in things:
        for box in places_of(scene, thing, language):
            yield locking.box_mask(size, locking.padded(box))
