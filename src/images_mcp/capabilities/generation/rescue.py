"""Pictures that arrived, are paid for, and could not be kept (a full disk, a closed folder): keeping them after all."""

import asyncio
from typing import TYPE_CHECKING

from images_mcp.capabilities.generation.arrivals import Arrivals
from images_mcp.capabilities.generation.store import DRAW, Generation
from images_mcp.kernel.errors import Problem
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App


async def stranded(app: "App", actor: Actor) -> list[Generation]:
    """One person's generations whose picture lies in the arrivals because keeping it failed."""
    arrivals = Arrivals(app.paths.incoming, app.vault)
    names = await asyncio.to_thread(lambda: sorted(p.stem for p in app.paths.incoming.glob("gen_*.arrived")))
    found = []
    for name in names:
        try:
            generation = await app.generations.get(actor.tenant, name, actor.user)
        except Problem:  # somebody else's, or deleted meanwhile
            continue
        kind = (generation.failure or {}).get("kind")
        if generation.status == "failed" and kind == "keeping" and arrivals.path(name).exists():
            found.append(generation)
    return found


async def keep_again(app: "App", actor: Actor) -> list[str]:
    """Queue the keeping of each stranded picture once more; their generations' ids.

    Nothing is drawn or paid again: the job finds what arrived. The ledger stays as it is.
    """
    waiting = await stranded(app, actor)
    if waiting:
        await app.jobs.warm()
    for generation in waiting:
        job_id = f"{generation.id}.{app.clock.new_id('again')}"
        payload = {"tenant": generation.tenant, "generation_id": generation.id}
        async with app.db.tx() as tx:
            await app.generations.move(tx, generation.id, status="running", stage="queued", failure=None, seen=False)
            await app.jobs.enqueue(tx, DRAW, job_id, payload)
    return [generation.id for generation in waiting]
