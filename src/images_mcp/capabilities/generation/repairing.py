"""Mending by itself what a check clearly found wrong: one attempt, inside the budget, a picture of its own in the ledger.

The repair is begun in the very transaction that settles the picture it mends, so that a crash loses neither. The first
picture stays whatever comes of it; the one with fewer failed checks is the one further words speak of.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.capabilities.briefs import composing
from images_mcp.capabilities.generation import further
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.generation.store import Generation
from images_mcp.engines.images.models import catalog
from images_mcp.engines.pool import OPENAI
from images_mcp.kernel.errors import Problem

if TYPE_CHECKING:
    from images_mcp.app import App

CLEAR = 0.8
"""How sure a failed check must be before money is spent on it unasked."""

_MICRO = 1_000_000


def _named(brief: Brief, aspect: Aspect) -> str:
    return brief.get(aspect) or ""


_MENDED: dict[str, Callable[[Brief], str]] = {
    "subject": lambda b: f"It must clearly show {_named(b, Aspect.SUBJECT)}.",
    "count": lambda b: f"The number must be exactly: {_named(b, Aspect.COUNT)}.",
    "text, seen": lambda b: (
        f"The lettering must read exactly {', '.join(f'“{t}”' for t in b.texts)}, letter by letter."
    ),
    "left out": lambda b: f"Take away without a trace: {', '.join(b.must_not)}.",
    "palette": lambda b: f"Its main colours must be {', '.join(b.colors)}.",
    "contrast": lambda b: "The lettering must stand out clearly from what is behind it." if b.texts else "",
    "transparency": lambda _: "Everything around the subject must be fully transparent.",
}
"""What the engine is told for each check it can mend. Size and format are never the engine's to mend."""


def failed(verification: dict[str, Any], least: float = 0.0) -> list[str]:
    """The names of the checks that failed, at least so surely."""
    checks = verification.get("checks", [])
    return [c["name"] for c in checks if c["status"] == "fail" and c["confidence"] >= least]


def planned(plan: Plan, verification: dict[str, Any], picture: Path | None = None, image_id: str = "") -> Plan | None:
    """How a picture would be mended, and at what price; None where nothing clear failed that this engine can mend.

    `picture` is the file of the picture to mend; without one the plan serves only to tell the price.
    """
    brief = plan.drawing.brief
    names = [name for name in failed(verification, CLEAR) if name in _MENDED]
    told = [words for name in names if (words := _MENDED[name](brief))]
    if plan.engine != OPENAI or not told:
        return None
    facts = catalog()
    drawing = replace(
        plan.drawing,
        prompt=composing.mend(told),
        model=facts.pick(mode=Mode.SKIP, editing=True, format=plan.drawing.format),
        sources=(picture or Path("picture.png"),),
        mask=None,
        background=False,
        previous_response_id=None,
        partial_images=0,
    )
    try:
        facts.check(drawing)
    except Problem:  # a model that cannot edit such a picture
        return None
    return replace(
        plan,
        drawing=drawing,
        estimate_micro=facts.micro_usd(drawing),
        seconds=facts.seconds(drawing),
        auto_repair=False,
        notes=(f"Mended: {', '.join(names)}.",),
        parent_id=image_id or None,
        edit=None,
        variation=None,
        reuse=None,
    )


async def begin(app: "App", tx: AsyncConnection, generation: Generation, repair: Plan, spent_micro: int) -> str | None:
    """Begin a repair where the asker's budgets allow both pictures; its generation's id.

    `spent_micro` is what the picture itself cost.
    """
    call = (generation.plan["asker"].get("limits") or {"call": 0})["call"]
    if spent_micro + repair.estimate_micro > call * _MICRO:
        return None
    new = await further.begin(app, tx, generation, repair, spent_micro=spent_micro, repairs=generation.id)
    if new:
        await app.generations.note_repair(tx, generation, new)
    return new


async def is_better(app: "App", generation: Generation, verification: dict[str, Any]) -> bool:
    """Whether a picture is the one to go on with: always, but where it was to mend another and mended nothing."""
    if not (mended := generation.plan.get("repairs")):
        return True
    first = await app.images.of_generation(generation.tenant, mended)
    return first is None or len(failed(verification)) < len(failed(first.about.verification))


def offered(generation: Generation, verification: dict[str, Any], image_id: str) -> tuple[str, ...]:
    """What can be done about failed checks, and what it costs."""
    names = failed(verification)
    if not names:
        return ()
    told = ", ".join(names)
    repair = planned(Plan.from_json(generation.plan), verification)
    price = f", for about ${repair.estimate_micro / _MICRO:.3f}" if repair else ""
    return (f"Have it mended ({told}){price}: repair_image with image_id {image_id}.",)
