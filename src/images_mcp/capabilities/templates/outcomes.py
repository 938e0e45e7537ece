"""What became of pictures made with a template: used, chosen, rated, refined; told with how uncertain it is.

Intervals are Wilson's at 95 % (E. B. Wilson, "Probable inference", JASA 22, 1927). A mean rating is put on 0 to 1 first:
no ratings between two ends can vary more than yes-or-no answers of the same mean do (Bhatia and Davis, 2000), so the
interval is never too narrow.
"""

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.assets.events import PictureChosen, PictureRated, PictureRefined
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.templates.store import Counts
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

Kind = Literal["used", "chosen", "rated", "refined"]

_Z = 1.959964
_LOWEST, _HIGHEST = 1, 5
_FOREBEARS = 50


async def refined(app: "App", tx: AsyncConnection, event: PictureRefined) -> None:
    """Count that a picture made with a template was changed."""
    await _record(app, tx, event.actor, event.before, "refined")


async def chosen(app: "App", tx: AsyncConnection, event: PictureChosen) -> None:
    """Count that a picture made with a template was taken."""
    await _record(app, tx, event.actor, event.image, "chosen")


async def rated(app: "App", tx: AsyncConnection, event: PictureRated) -> None:
    """Count what a picture made with a template was rated."""
    await _record(app, tx, event.actor, event.image, "rated", event.rating)


async def _record(
    app: "App", tx: AsyncConnection, actor: Actor, image: Image, kind: Kind, rating: int | None = None
) -> None:
    """Count an outcome for the template a picture was made with; nothing where there was none.

    Looks up through the pictures it was refined from, as far as they are still there. The same outcome of one picture
    counts once, a later rating replaces the one before.
    """
    line = [image] if image.about.template else await app.images.line(actor, image, _FOREBEARS, tx)
    for one in line:
        if made := one.about.template:
            await _write(app, tx, actor, made, one.generation_id, kind, rating)
            return


async def used(app: "App", actor: Actor, made: dict[str, object], generation_id: str) -> None:
    """Count that a template was used for a picture."""
    async with app.db.tx() as tx:
        await _write(app, tx, actor, made, generation_id, "used", None)


async def _write(
    app: "App",
    tx: AsyncConnection,
    actor: Actor,
    made: dict[str, object],
    generation_id: str,
    kind: Kind,
    rating: int | None,
) -> None:
    name, version = str(made["name"]), int(str(made["version"]))
    key = f"own:{app.templates.key(actor, name)}" if made.get("owner") else f"curated:{name}"
    await app.templates.record(tx, actor, key, version, kind, generation_id, rating)


@dataclass(frozen=True)
class Share:
    """A share or mean with its 95 % interval, all in the same unit."""

    value: float
    low: float
    high: float


def wilson(successes: float, of: int) -> Share:
    """The share `successes / of` (of > 0) with Wilson's interval."""
    share, z2 = successes / of, _Z * _Z
    centre = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return Share(share, max(0.0, centre - half), min(1.0, centre + half))


def mean_rating(ratings: tuple[int, ...]) -> Share | None:
    """The mean of ratings from 1 to 5 with its interval; None without any."""
    if not ratings:
        return None
    span = _HIGHEST - _LOWEST
    on_unit = wilson(sum(r - _LOWEST for r in ratings) / span, len(ratings))
    return Share(*(_LOWEST + span * v for v in (on_unit.value, on_unit.low, on_unit.high)))


def rated_in_words(ratings: tuple[int, ...]) -> str:
    """Such as "4.3 of 5 (between 3.1 and 4.9, 6 ratings)"."""
    mean = mean_rating(ratings)
    if mean is None:
        return "not rated yet"
    many = "1 rating" if len(ratings) == 1 else f"{len(ratings)} ratings"
    return f"{mean.value:.1f} of 5 (between {mean.low:.1f} and {mean.high:.1f}, {many})"


def in_words(counts: Counts) -> str:
    """All outcomes of a template version in a sentence."""
    if not counts.uses:
        return "Not used yet."
    times = "Used once" if counts.uses == 1 else f"Used {counts.uses} times"
    chosen, refined = (_often(n, counts.uses) for n in (counts.chosen, counts.refined))
    return f"{times}; rated {rated_in_words(counts.ratings)}; chosen {chosen}; refined {refined}."


def _often(times: int, of: int) -> str:
    share = wilson(min(times, of), of)
    return f"{times} of {of} ({100 * share.low:.0f} to {100 * share.high:.0f} %)"
