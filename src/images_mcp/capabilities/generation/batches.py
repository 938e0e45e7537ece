"""Pictures asked for together: one answer, what tells them apart as measured, and a sheet to choose from."""

import asyncio
import contextlib
import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from images_mcp.capabilities.assets.contract import Picture
from images_mcp.capabilities.assets.pictures import bytes_of
from images_mcp.capabilities.assets.sheets import Tile, contact_sheet, tile_of
from images_mcp.capabilities.assets.store import Image as StoredImage
from images_mcp.capabilities.generation.apart import TOO_ALIKE, Features, distance, features, too_alike
from images_mcp.capabilities.generation.contract import Answer, Cost, Status
from images_mcp.capabilities.generation.store import Generation
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.files import save_over
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

_VECTORS = "svg"


async def together(app: "App", actor: Actor, rows: list[Generation], answers: list[Answer]) -> Answer:
    """One answer for a batch: `partial` where some are there and some failed; nothing that arrived is lost."""
    newest = {a.image.variation_number: a.image for a in answers if a.image}  # one drawn again replaces the first try
    images = tuple(newest[number] for number in sorted(newest, key=lambda n: n or 0))
    count = len({(row.plan.get("variation") or {}).get("variation_number", row.id) for row in rows})
    takes = {row.id: row.plan["instead"] for row in rows if "instead" in row.plan}  # drawn again: too like another
    told = [a for a in answers if a.generation_id not in takes or a.status in {"completed", "running"}]
    failed = [answer for answer in told if answer.status not in {"completed", "running"}]
    status = _status(told)
    extra: dict[str, Any] = {}
    if len(images) > 1 and status != "running":
        found = [await app.images.get(actor, i.image_id) for i in images if i.format != _VECTORS]
        parent = await _parent(app, actor, images[0].parent_id)
        if len(found) > 1:
            extra = await asyncio.to_thread(_compared, app, found, parent)
    known = [answer.cost for answer in answers if answer.cost]
    first = rows[0]
    return Answer(
        status=status,
        message=_told(status, images, failed, count),
        conversation_id=first.conversation_id,
        generation_id=first.batch,
        image=images[0] if images else None,
        images=images,
        cost=Cost(usd=round(sum(c.usd for c in known), 6), estimated=any(c.estimated for c in known)),
        brief=answers[0].brief,
        reasons=tuple(dict.fromkeys(reason for answer in failed for reason in answer.reasons)),
        suggestion=failed[0].suggestion if failed else None,
        next_steps=_next_steps(status, first, images),
        notes=(*dict.fromkeys(note for answer in told for note in answer.notes), *_drawn_again(answers, takes)),
        **extra,
    )


def _drawn_again(answers: list[Answer], takes: dict[str, int]) -> tuple[str, ...]:
    """Which were drawn once more, and that it was paid for."""
    return tuple(
        f"Variation {takes[str(answer.generation_id)]} came out too like another or like the picture it varies (below "
        f"{TOO_ALIKE}) and was drawn again another way."
        for answer in answers
        if answer.generation_id in takes and answer.image
    )


async def _parent(app: "App", actor: Actor, image_id: str | None) -> StoredImage | None:
    """The picture that was varied, unless it is gone or has no pixels."""
    if image_id is None:
        return None
    with contextlib.suppress(Problem):
        parent = await app.images.get(actor, image_id)
        return parent if parent.format != _VECTORS else None
    return None


def _status(answers: list[Answer]) -> Status:
    kinds = [answer.status for answer in answers]
    if "running" in kinds:
        return "running"
    if all(kind == "completed" for kind in kinds):
        return "completed"
    return "partial" if "completed" in kinds else kinds[0]


def _told(status: Status, images: tuple[Picture, ...], failed: list[Answer], count: int) -> str:
    if status == "running":
        return f"{len(images)} of {count} variations are there; the others are being drawn and are safe."
    if count == 1 and images:
        return f"One variation is drawn: {images[0].description}. It is saved as {images[0].path}."
    lines = [f"{i.variation_number}: {i.description}." for i in images if i.variation_number]
    told = f"{len(images)} of {count} variations are drawn. " if failed else f"{count} variations are drawn. "
    told += " ".join(lines)
    return f"{told} {len(failed)} failed: {failed[0].message}" if failed else told


def _next_steps(status: Status, first: Generation, images: tuple[Picture, ...]) -> tuple[str, ...]:
    if status == "running":
        return (f"Ask again with get_generation and generation_id {first.batch}.",)
    if not images:
        return ("Change the wording and try again.",)
    return (
        f'Choose one by number or in words, in the same conversation ({first.conversation_id}): "the second one".',
        "Or ask for other takes.",
    )


def _compared(app: "App", images: list[StoredImage], parent: StoredImage | None) -> dict[str, Any]:
    """Sheet, measured distances and a comparison in words; `alike` is one too like another, or the parent. Blocking."""
    every = [*images, parent] if parent else images
    with ThreadPoolExecutor() as threads:  # decoding and scaling leave the interpreter to others
        shown = list(threads.map(lambda image: tile_of(bytes_of(app, image)), every))
        measured = list(threads.map(_features, every, shown))
    shown, seen = shown[: len(images)], measured[: len(images)]
    numbers = [int(_own(image)["variation_number"]) for image in images]
    pairs = list(itertools.combinations(range(len(shown)), 2))
    apart = [round(distance(seen[a], seen[b]), 3) for a, b in pairs]
    alike = too_alike(dict(zip(numbers, seen, strict=True)), measured[-1] if parent else None)
    return {
        "distinctness": {"least": min(apart), "mean": round(sum(apart) / len(apart), 3), "alike": alike},
        "comparison_summary": _in_words(numbers, [one.look for one in seen]),
        "sheet": _sheet(images, shown),
    }


def _features(image: StoredImage, shown: Image.Image) -> Features:
    return Features.from_json(image.about.measured) if image.about.measured else features(shown)


def _own(image: StoredImage) -> dict[str, Any]:
    return image.about.variation or {}


def _sheet(images: list[StoredImage], shown: list[Image.Image]) -> str | None:
    """The side-by-side picture beside the newest variation's file; made once."""
    first = Path(max(images, key=lambda image: image.created_at).about.path)
    place = first.with_name(f"{first.stem} - side by side.png")
    if not place.exists():
        tiles = [
            Tile(small, str(_own(image)["variation_number"]), str(_own(image)["description"]))
            for image, small in zip(images, shown, strict=True)
        ]
        return str(place) if save_over(place, contact_sheet(tiles)) else None
    return str(place)


_EXTREMES = {
    "lightness": ("darkest", "brightest"),
    "colourfulness": ("most muted", "most colourful"),
    "warmth": ("coolest", "warmest"),
    "busyness": ("calmest", "busiest"),
}
PLAIN_APART = {"lightness": 0.03, "colourfulness": 0.012, "warmth": 0.015, "busyness": 0.006}


def _in_words(numbers: list[int], looks: list[dict[str, float]]) -> str:
    """Which is the brightest, warmest, calmest, …: only where the pictures plainly differ."""
    words: dict[int, list[str]] = {number: [] for number in numbers}
    for quality, (least, most) in _EXTREMES.items():
        values = [row[quality] for row in looks]
        if max(values) - min(values) >= PLAIN_APART[quality]:
            words[numbers[values.index(min(values))]].append(least)
            words[numbers[values.index(max(values))]].append(most)
    told = [f"{number} is the {_listed(found)}" for number, found in words.items() if found]
    return f"{'; '.join(told)}." if told else "They differ in their details more than in light or colour."


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
