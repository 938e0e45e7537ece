"""Telling variations apart by what is seen, and drawing one again that came out too like another.

Each picture is measured when it is kept, so that the last of a batch to arrive can decide in its own transaction, with
arithmetic only, however long its caller waited.
"""

import itertools
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.generation import further
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.generation.store import Generation
from images_mcp.kernel import colour
from images_mcp.kernel import images as pixels

if TYPE_CHECKING:
    from images_mcp.app import App

TOO_ALIKE = 0.18
"""Below this distance (see `distance`) most people take two pictures for the same one."""

_BITS = 24  # of 64: from here on two dhashes are of unrelated layouts
_COLOURS = 0.20  # OKLab; about the distance of red from orange


@dataclass(frozen=True)
class Features:
    """What two pictures are told apart by: layout, palette (hex, share), and how light, colourful, warm and busy."""

    layout: int
    palette: tuple[tuple[str, float], ...]
    look: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """As it is sealed with a picture."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Features":
        """As it was sealed."""
        palette = tuple((str(name), float(share)) for name, share in value["palette"])
        return cls(int(value["layout"]), palette, value["look"])


async def again(
    app: "App",
    tx: AsyncConnection,
    generation: Generation,
    before: dict[str, Any] | None,
) -> str | None:
    """Begin another take where this was the last of its batch and one came out too alike; its generation's id.

    Once for a batch, and only if all of it arrived, a spare take was planned and its asker's budgets allow it.
    `before` is what was measured of the picture all of them vary, if any.
    """
    rows = await app.generations.of_batch(generation.tenant, str(generation.batch), tx)
    first = next((row for row in rows if row.id == generation.batch), None)
    spare = first.plan.get("spare") if first else None
    if first is None or spare is None or any("instead" in row.plan for row in rows):
        return None
    found = await app.images.measured(tx, generation.tenant, [row.id for row in rows])
    by_number = {number_of(row): Features.from_json(found[row.id]) for row in rows if row.id in found}
    if len(by_number) < len(rows):  # one failed, was deleted, or is still on its way
        return None
    number = too_alike(by_number, Features.from_json(before) if before else None)
    if number is None:
        return None
    plan = Plan.from_json(spare)
    if plan.variation is not None:
        plan = replace(plan, variation=plan.variation.model_copy(update={"variation_number": number}))
    spent = sum(row.cost_micro or 0 for row in rows)
    return await further.begin(app, tx, first, plan, spent_micro=spent, instead=number)


def number_of(generation: Generation) -> int:
    """A variation's number."""
    return int(generation.plan["variation"]["variation_number"])


def too_alike(seen: dict[int, Features], before: Features | None) -> int | None:
    """The number of a picture that is too like the one before it varies, or like another; None where all differ."""
    if before is not None:
        for number, one in seen.items():
            if distance(one, before) < TOO_ALIKE:
                return number
    pairs = list(itertools.combinations(sorted(seen), 2))
    if not pairs:
        return None
    closest = min(pairs, key=lambda pair: distance(seen[pair[0]], seen[pair[1]]))
    return closest[1] if distance(seen[closest[0]], seen[closest[1]]) < TOO_ALIKE else None


def features(small: Image.Image) -> Features:
    """Measured on a small copy; means of OKLab lightness, chroma, warmth (towards yellow and red), and edges."""
    small = small.convert("RGB")
    lab = colour.to_oklab(np.asarray(small.resize((96, 96)), dtype=np.float64))
    light = lab[..., 0]
    edges = np.abs(np.diff(light, axis=0)).mean() + np.abs(np.diff(light, axis=1)).mean()
    look = {
        "lightness": float(light.mean()),
        "colourfulness": float(np.hypot(lab[..., 1], lab[..., 2]).mean()),
        "warmth": float((lab[..., 1] + lab[..., 2]).mean()),
        "busyness": float(edges),
    }
    return Features(pixels.dhash(small), tuple(colour.palette(small)), look)


def distance(a: Features, b: Features) -> float:
    """How different two pictures look, 0 to 1: half layout (dhash bits), half colour (OKLab palettes, by share)."""
    layout = min(1.0, pixels.hamming(a.layout, b.layout) / _BITS)
    colours = min(1.0, (_towards(a.palette, b.palette) + _towards(b.palette, a.palette)) / 2 / _COLOURS)
    return (layout + colours) / 2


def _towards(one: tuple[tuple[str, float], ...], two: tuple[tuple[str, float], ...]) -> float:
    """The mean OKLab distance of each colour to the nearest of the other palette, weighted by share."""
    if not one or not two:
        return 0.0
    there = colour.to_oklab(np.array([colour.rgb(c) for c, _ in two]))
    here = colour.to_oklab(np.array([colour.rgb(c) for c, _ in one]))
    nearest = np.sqrt(((here[:, None] - there[None]) ** 2).sum(axis=2)).min(axis=1)
    return float((nearest * np.array([share for _, share in one])).sum())
