"""A picture served again in another conversation gets a life of its own there: a row, a file, a place in the history.

Nothing is drawn or paid. Either conversation can be deleted without the other losing its picture; the bytes in our
store are shared, since they are named by content, and stay as long as one of them is there.
"""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from images_mcp.brief import Brief
from images_mcp.capabilities.assets.pictures import shown_bytes
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.generation.drawing import asker_of
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.generation.saving import save
from images_mcp.capabilities.generation.store import Generation
from images_mcp.capabilities.reuse.store import Entry
from images_mcp.kernel.errors import Problem
from images_mcp.operations import Call


async def copied(call: Call, plan: Plan, entry: Entry, source: Image, conversation_id: str, told: str) -> Image | None:
    """The picture as one of this conversation's, current there; `told` is what the conversation says of it.

    `plan` is what was asked for, `entry` how the source is found. None where the source or the conversation was deleted
    meanwhile, or the source's bytes are gone.
    """
    app = call.app
    about = source.about
    brief = Brief.model_validate(about.brief)
    plan = replace(plan, drawing=replace(plan.drawing, brief=brief, prompt=about.prompt), estimate_micro=0)
    generation = _generation(call, plan, source, conversation_id)
    try:
        data = await asyncio.to_thread(shown_bytes, app, source)
    except Problem:  # somebody deleted it from our store
        return None
    saved = await asyncio.to_thread(save, generation, plan, data, about.alt_text)
    image = replace(
        source,
        id=app.clock.new_id("img"),
        conversation_id=conversation_id,
        generation_id=generation.id,
        parent_id=None,
        bytes=saved.path.stat().st_size,
        about=replace(
            about,
            path=str(saved.path),
            sidecar=str(saved.sidecar) if saved.sidecar else None,
            print_path=str(saved.print_path) if saved.print_path else None,
            edit=None,
            drift=None,
            variation=None,
            template=plan.template.model_dump(mode="json") if plan.template else None,
            cost_micro=0,
            reused_from=source.id,
        ),
        created_at=generation.created_at,
    )
    try:
        return await _kept(call, generation, image, entry, plan, told)
    except Problem:  # source or conversation are gone: what was saved has nobody to belong to
        places = [place for place in (saved.path, saved.sidecar, saved.print_path) if place]
        await asyncio.to_thread(_unlink, places)
        return None


def _generation(call: Call, plan: Plan, source: Image, conversation_id: str) -> Generation:
    app, actor = call.app, call.actor
    sealed: dict[str, Any] = {**plan.to_json(), "asker": asker_of(app)}
    return Generation(
        id=app.clock.new_id("gen"),
        tenant=actor.tenant,
        owner=actor.user,
        conversation_id=conversation_id,
        status="completed",
        stage="done",
        plan=sealed,
        failure=None,
        engine=source.engine,
        model=source.model,
        credential_id=None,
        estimate_micro=0,
        cost_micro=0,
        call_started_at=None,
        response_id=None,
        batch=None,
        cancel_asked=False,
        created_at=app.clock.now(),
    )


async def _kept(call: Call, generation: Generation, image: Image, entry: Entry, plan: Plan, told: str) -> Image:
    """Everything of it in one transaction. Raises `Problem` (missing) where source or conversation are gone."""
    app, actor = call.app, call.actor
    async with app.db.tx() as tx:
        await app.db.lock(tx, f"conversation:{image.conversation_id}")
        await app.images.hold(tx, actor, str(image.about.reused_from))
        version = await app.images.next_version(tx, actor.tenant, image.conversation_id)
        image = replace(image, version=version)
        await app.generations.add(
            tx,
            actor,
            generation.id,
            image.conversation_id,
            generation.plan,
            engine=generation.engine,
            model=generation.model,
            estimate_micro=0,
            credential_id=None,
            request_key=call.key,
            request_print=call.fingerprint,
            served=True,
        )
        await app.images.add(tx, actor.tenant, actor.user, image)
        sources = [path.name for path in plan.drawing.sources]
        await app.images.note_references(tx, actor.tenant, image.conversation_id, sources)
        if plan.reuse is not None:
            await app.reuse.share(tx, actor, entry, image.id, plan.reuse)
        said = told.format(path=image.about.path)
        await app.conversations.add_image(
            tx,
            actor.tenant,
            image.conversation_id,
            generation.id,
            said,
            lambda state: state.moved_to(image.id, plan.drawing.brief),
        )
    return image


def _unlink(places: list[Path]) -> None:
    for place in places:
        place.unlink(missing_ok=True)
