"""A further picture begun by a worker in its asker's name, in the very transaction that settles the one before.

A crash then loses neither, and whoever waits sees one as soon as the other has ended.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.generation.store import DRAW, Generation
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

_MICRO = 1_000_000


async def begin(
    app: "App", tx: AsyncConnection, before: Generation, plan: Plan, *, spent_micro: int, **more: Any
) -> str | None:
    """Reserve and enqueue a picture that follows from `before`, where its asker's budgets allow it; its generation's id.

    `spent_micro` is what was spent on the same wish and counts towards what the asker said it may cost in all; `more`
    goes into the sealed plan. Call `app.jobs.warm` before the transaction.
    """
    asker = before.plan["asker"]
    limits = asker.get("limits")
    said = None if limits is None else limits.get("said")
    if limits is None or plan.estimate_micro > limits["call"] * _MICRO:
        return None
    if said is not None and spent_micro + plan.estimate_micro > said * _MICRO:
        return None
    await app.db.lock(tx, f"budget:{before.tenant}")
    today, month = await app.generations.booked(tx, before.tenant, app.clock.now().date().isoformat())
    if max(today - limits["day"] * _MICRO, month - limits["month"] * _MICRO) + plan.estimate_micro > 0:
        return None
    new = app.clock.new_id("gen")
    await app.generations.add(
        tx,
        Actor(before.tenant, before.owner, "worker"),
        new,
        before.conversation_id,
        {**plan.to_json(), "asker": asker, **more},
        engine=plan.engine,
        model=plan.drawing.model,
        estimate_micro=plan.estimate_micro,
        credential_id=before.credential_id,
        request_key=None,
        batch=before.batch,
    )
    await app.jobs.enqueue(tx, DRAW, new, {"tenant": before.tenant, "generation_id": new})
    return new
