"""Where a change belongs, and whether the rest of the picture can be locked."""

import asyncio
import base64
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import ImageChops, ImageStat
from PIL.Image import Image as Pixels

from images_mcp.brief import Attribute
from images_mcp.capabilities.assets.pictures import bytes_of
from images_mcp.capabilities.assets.references import read
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.refinement.contract import Region
from images_mcp.engines.images import locking
from images_mcp.engines.images.draft.places import places_of
from images_mcp.engines.minds.looking import look_at
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.thinking import has_eyes, locate
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

_ALWAYS_LOCAL = frozenset({Op.ADD, Op.REMOVE, Op.REPLACE, Op.SET_TEXT})
_LOCAL_WITH_TARGET = frozenset({Op.ADJUST, Op.SET_PALETTE})
_STAYING = frozenset({Op.REMOVE, Op.REPLACE, Op.SET_PALETTE, Op.SET_TEXT, Op.ADJUST})
_SKEW = 0.02
_SEEN_ROOM, _MOST_SEEN = 0.04, 0.6
_WHOLE = "The change concerns the whole picture, and a lock would leave a seam."


@dataclass(frozen=True)
class Place:
    """Where to change: a mask as PNG in base64 as far as it is known, the things spoken of, and whether to lock.

    `seen` is true where the mask is what a mind with eyes saw.
    """

    mask: str | None
    targets: tuple[str, ...]
    lock: bool
    why_not: str | None = None
    note: str | None = None
    seen: bool = False


async def place_for(
    call: Call, image: Image, language: str, changes: tuple[Change, ...], region: Region | str | None
) -> Place:
    """Where these changes belong in this picture. A region the user gives always locks."""
    targets = tuple(dict.fromkeys(w for c in changes if c.op is not Op.KEEP for w in (c.target, _new(c)) if w))
    if region is not None:
        given, note = await _given(call, image, region)
        return Place(given, (), lock=True, note=note)
    if not all(_local(c) for c in changes if c.op is not Op.KEEP):
        return Place(None, (), lock=False, why_not=_WHOLE)
    kept = tuple(c.target for c in changes if c.op is Op.KEEP and c.target)
    mask = await asyncio.to_thread(_from_scene, image, language, targets, kept)
    seen = await _seen(call, image, changes) if image.about.scene is None else None
    return Place(mask or seen, targets, lock=True, seen=seen is not None)


def _new(change: Change) -> str | None:
    """The thing that will be there afterwards."""
    return change.value if change.op in {Op.ADD, Op.REPLACE, Op.SET_TEXT} else None


def _local(change: Change) -> bool:
    return change.op in _ALWAYS_LOCAL or (change.op in _LOCAL_WITH_TARGET and change.target is not None)


def _from_scene(image: Image, language: str, targets: tuple[str, ...], kept: tuple[str, ...]) -> str | None:
    """The boxes a draft's own scene record gives, without those of what is to be kept. Blocking."""
    scene = image.about.scene
    if scene is None:
        return None
    size = (image.width, image.height)
    boxes = [box for target in targets for box in places_of(scene, target, language)]
    if not boxes:
        return None
    mask = locking.box_mask(size, locking.padded(boxes[0]))
    for box in boxes[1:]:
        mask = ImageChops.lighter(mask, locking.box_mask(size, locking.padded(box)))
    for box in (box for target in kept for box in places_of(scene, target, language)):
        mask = ImageChops.subtract(mask, locking.box_mask(size, box))
    return _as_text(pixels.encode_png(mask))


async def _seen(call: Call, image: Image, changes: tuple[Change, ...]) -> str | None:
    """What is to change, as a mind with eyes sees it; None where it would not stay in its place, or not all is seen."""
    wanted = [c for c in changes if c.op is not Op.KEEP]
    things = tuple(dict.fromkeys(c.target for c in wanted if c.target))
    kept = tuple(dict.fromkeys(c.target for c in changes if c.op is Op.KEEP and c.target and c.target not in things))
    staying = all(c.op in _STAYING and c.target and c.attribute is not Attribute.SUBJECT_SIZE for c in wanted)
    if not staying or image.format == "svg" or not await has_eyes(call.app.engines):
        return None
    data = await asyncio.to_thread(bytes_of, call.app, image)
    spots = await locate(call.app.engines, await look_at(data), (*things, *kept))
    if not {spot.thing for spot in spots} >= set(things):
        return None
    mask = Pillow.new("L", (image.width, image.height), 0)
    for spot in sorted(spots, key=lambda spot: spot.thing in kept):
        box = (spot.x, spot.y, spot.width, spot.height)
        if spot.thing in kept:
            mask = ImageChops.subtract(mask, locking.box_mask(mask.size, box))
        else:
            mask = ImageChops.lighter(mask, locking.box_mask(mask.size, locking.padded(box, _SEEN_ROOM)))
    if not 0 < ImageStat.Stat(mask).mean[0] <= 255 * _MOST_SEEN:
        return None
    return _as_text(await asyncio.to_thread(pixels.encode_png, mask))


async def _given(call: Call, image: Image, region: Region | str) -> tuple[str, str | None]:
    """The place somebody gave, and what was done with their mask. Raises `Problem` where it does not fit or mark a place."""
    size, note = (image.width, image.height), None
    if isinstance(region, str):
        data = await read(call, region)
        place, note = await asyncio.to_thread(_fitting, data, size)
    else:
        place = locking.box_mask(size, (region.x, region.y, region.width, region.height))
    return _as_text(await asyncio.to_thread(pixels.encode_png, place)), note


def _fitting(data: bytes, size: tuple[int, int]) -> tuple[Pixels, str | None]:
    """The mask as a place of this size. Blocking."""
    width, height = pixels.decode(data).size
    if abs(width * size[1] - height * size[0]) > _SKEW * width * size[1]:
        raise invalid(
            f"The mask is {width} by {height} pixels, and the picture {size[0]} by {size[1]}: another shape.",
            "Make the mask as large as the picture, or give a box as region.",
        )
    place = locking.place_of_mask(data, size)
    least, most = place.getextrema()
    if most == 0:
        raise invalid(
            "The mask marks no place: nothing in it is transparent or white.",
            "Make transparent (or white) what may change, and the rest opaque (or black).",
        )
    if least != 0:
        raise invalid(
            "The mask marks the whole picture, so nothing would be kept.", "Leave region out to change all of it."
        )
    scaled = (width, height) != size
    return place, f"The mask was scaled from {width}x{height} to {size[0]}x{size[1]} pixels." if scaled else None


def _as_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
