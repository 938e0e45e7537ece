"""What the provider announced about its models, kept under the home beside the facts that come with the program.

Its list of models tells when one goes and that there are new ones; limits and prices it does not tell, so those stay the
shipped ones, and a new model is only named until a version of this program knows it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from images_mcp.engines.images.models import Catalog, catalog
from images_mcp.kernel.files import save_over

FILE = "models.json"
_FAMILY = "gpt-image-"
_MOST_BYTES = 200_000


@dataclass(frozen=True)
class Announced:
    """The day it was asked for, shutdown dates by model, and image models this program does not know."""

    day: date
    shutdowns: dict[str, str]
    unknown: tuple[str, ...] = ()


def taken_over(folder: Path) -> Announced | None:
    """What is kept in this folder, made known to the catalogue; None where nothing is, or it cannot be read. Blocking."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8")[:_MOST_BYTES]
        held = json.loads(text)
        found = Announced(
            date.fromisoformat(held["day"]),
            {str(model): str(day) for model, day in held["shutdowns"].items()},
            tuple(map(str, held["unknown"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    catalog().learn(found.shutdowns.items())
    return found


def keep(folder: Path, told: Iterable[tuple[str, str | None]], now: datetime) -> tuple[Announced, tuple[str, ...]]:
    """Keep what the provider told as (model, ISO date or None), and what is new in it, in sentences. Blocking."""
    facts, rows = catalog(), list(told)
    before = {model: facts.shutdown(model) for model, _ in rows}
    facts.learn(rows)
    images = sorted(model for model, _ in rows if model.startswith(_FAMILY))
    found = Announced(
        now.date(),
        {model: day[:10] for model, day in rows if day},
        tuple(model for model in images if not facts.knows(model)),
    )
    content = {"day": found.day.isoformat(), "shutdowns": found.shutdowns, "unknown": found.unknown}
    folder.mkdir(parents=True, exist_ok=True)
    save_over(folder / FILE, json.dumps(content, indent=1).encode())
    return found, (
        *_moved(facts, before),
        *(f"{model} is new, and not known to this version." for model in found.unknown),
    )


def _moved(facts: Catalog, before: dict[str, date | None]) -> list[str]:
    """Which of the models known here go on another day than was known."""
    known = [(model, was, facts.shutdown(model)) for model, was in before.items() if facts.knows(model)]
    return [
        f"{model} goes on {day}" + (f"; {was} was known." if was else ".") for model, was, day in known if day != was
    ]
