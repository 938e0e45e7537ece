"""Keeping what arrived: the engine's bytes untouched, a file people find again, checks, alt text, and the bill settled."""

import asyncio
import contextlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import PIL.Image

from images_mcp.brief import Brief
from images_mcp.capabilities.assets.events import PictureRefined
from images_mcp.capabilities.assets.pictures import bytes_of
from images_mcp.capabilities.assets.sheets import tile_of
from images_mcp.capabilities.assets.store import About, Image
from images_mcp.capabilities.briefs.alt_text import alt_text, plainly
from images_mcp.capabilities.briefs.measuring import measured
from images_mcp.capabilities.generation import apart, repairing
from images_mcp.capabilities.generation.editing import applied
from images_mcp.capabilities.generation.planning import Plan
from images_mcp.capabilities.generation.saving import save
from images_mcp.capabilities.generation.store import Generation
from images_mcp.capabilities.verification.checks import verify
from images_mcp.engines.images.geometry import computed, from_text
from images_mcp.engines.images.port import Drawn, Format
from images_mcp.engines.minds.looking import look_at
from images_mcp.engines.minds.port import Mind, MindFailed
from images_mcp.engines.pool import DRAFT, GEOMETRY
from images_mcp.kernel import containers
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

ALT_TEXT_SECONDS = 5.0


@dataclass(frozen=True)
class Readied:
    """What keeping a picture needs and can be had while it is drawn.

    `mind` looks at it, `plain` is its wish in words for the alt text, `before` the picture it follows from and `like`
    what that one measures, where variations are to differ from it.
    """

    mind: Mind
    plain: str
    before: Image | None
    like: dict[str, Any] | None


async def ready(app: "App", generation: Generation, plan: Plan) -> Readied:
    """Make ready what does not depend on the picture."""
    mind = await _mind_of(app, generation)
    before = await _before(app, generation, plan)
    like = await asyncio.to_thread(_measured_of, app, before) if before and plan.variation else None
    if plan.auto_repair or plan.variation:
        await app.jobs.warm()
    return Readied(mind, await asyncio.to_thread(plainly, plan.drawing.brief), before, like)


async def keep(
    app: "App",
    generation: Generation,
    plan: Plan,
    drawn: Drawn,
    readied: Readied,
    landing: "asyncio.Task[None] | None",
) -> bool:
    """Store, check, describe, save, and settle in one transaction; until then nothing of it is visible.

    Disk, pixels and minds are waited for side by side. `landing` writes the arrival down; nothing else is written before
    that is done. Everything may be cut off and done again: the same bytes are kept once and saved once. False where
    the generation had ended already.
    """
    final, drift = await asyncio.to_thread(_final, drawn, plan)
    opened = await asyncio.to_thread(_opened, final)
    brief = plan.drawing.brief
    checking = asyncio.create_task(verify(readied.mind, final, opened, plan.drawing, plan.final_size))
    describing = asyncio.create_task(_describe(readied, opened, brief, drawn))
    try:
        if landing is not None:
            await landing
        storing = asyncio.create_task(asyncio.to_thread(_stored, app, drawn.data, final))
        try:
            words, source = await describing
            saved, verification = await asyncio.gather(
                asyncio.to_thread(save, generation, plan, final, words), checking
            )
        finally:
            blob, shown = await storing
    finally:
        checking.cancel()
        describing.cancel()
    cost = drawn.micro_usd if drawn.micro_usd is not None else generation.estimate_micro
    about = About(
        path=str(saved.path),
        prompt=plan.drawing.prompt,
        brief=brief.model_dump(mode="json"),
        alt_text=words,
        alt_text_source=source,
        verification=verification,
        sidecar=str(saved.sidecar) if saved.sidecar else None,
        print_path=str(saved.print_path) if saved.print_path else None,
        scene=drawn.scene,
        notes=(*plan.notes, *saved.notes, *(f"Not drawn: {what}" for what in drawn.could_not)),
        edit=plan.edit.model_dump(mode="json", exclude={"parent", "place", "seen", "targets"}) if plan.edit else None,
        drift=drift,
        variation=plan.variation.model_dump(mode="json") if plan.variation else None,
        template=plan.template.model_dump(mode="json") if plan.template else None,
        cost_micro=cost,
        measured=await asyncio.to_thread(_measured, opened) if plan.variation and opened else None,
    )
    probe = containers.probe(final)
    image = Image(
        id=app.clock.new_id("img"),
        conversation_id=generation.conversation_id,
        generation_id=generation.id,
        parent_id=plan.parent_id,
        version=1,
        blob=blob,
        final=shown,
        width=probe.width,
        height=probe.height,
        bytes=saved.path.stat().st_size,
        format=probe.format,
        engine=generation.engine,
        model=drawn.model,
        about=about,
        created_at=app.clock.now(),
    )
    return await _settle(app, generation, plan, image, readied)


async def _settle(app: "App", generation: Generation, plan: Plan, image: Image, readied: Readied) -> bool:
    """Picture, money, conversation and whatever follows, in one transaction; what is slow is done before it."""
    about, actor = image.about, _actor(generation)
    repair = None
    if plan.auto_repair and plan.variation is None:
        repair = repairing.planned(plan, about.verification, app.blobs.path(image.final or image.blob), image.id)
    better = await repairing.is_better(app, generation, about.verification)
    async with app.db.tx() as tx:
        await app.db.lock(tx, f"conversation:{generation.conversation_id}")
        if not await app.generations.finish(tx, generation.id, "completed", cost_micro=about.cost_micro):
            return False
        wished = generation.plan.get("version")
        version = await app.images.next_version(tx, actor.tenant, generation.conversation_id, wished)
        image = replace(image, version=version)
        await app.images.add(tx, actor.tenant, actor.user, image)
        if plan.reuse is not None and better:
            millis = int((image.created_at - generation.created_at).total_seconds() * 1000)
            await app.reuse.remember(tx, actor.tenant, actor.user, image.id, plan.reuse, about.cost_micro, millis)
        await app.generations.book(tx, generation, "settle", about.cost_micro)
        told = f"Drew a picture: {about.alt_text}"
        await app.conversations.add_image(
            tx,
            actor.tenant,
            generation.conversation_id,
            generation.id,
            told,
            lambda state: state.moved_to(image.id, plan.drawing.brief, first_only=_waits(plan)) if better else state,
        )
        if repair:
            await repairing.begin(app, tx, generation, repair, about.cost_micro)
        if readied.before and plan.edit and plan.edit.preferred:
            await app.events.tell(tx, PictureRefined(actor, image, readied.before))
        if plan.variation:
            await apart.again(app, tx, generation, readied.like)
    return True


async def _before(app: "App", generation: Generation, plan: Plan) -> Image | None:
    """The picture this one follows from, where it is still there."""
    try:
        return await app.images.get(_actor(generation), plan.parent_id) if plan.parent_id else None
    except Problem:
        return None


def _actor(generation: Generation) -> Actor:
    return Actor(generation.tenant, generation.owner, "worker")


def _measured(picture: pixels.Picture) -> dict[str, Any]:
    """What variations are told apart by. Raises `Problem` where there are no pixels. Blocking."""
    return apart.features(tile_of(picture)).to_json()


def _measured_of(app: "App", image: Image) -> dict[str, Any] | None:
    """The same of a picture that is there already; None where its bytes are gone or have no pixels. Blocking."""
    with contextlib.suppress(Problem):
        return image.about.measured or _measured(bytes_of(app, image))
    return None


def _waits(plan: Plan) -> bool:
    """Whether the picture becomes the current one only where there is none: a variation nobody has chosen yet.

    Of variations on a prompt the first is the one further words mean until somebody chooses.
    """
    if plan.variation is None:
        return False
    return plan.parent_id is not None or plan.variation.variation_number > 1


async def _mind_of(app: "App", generation: Generation) -> Mind:
    """The mind of whoever asked for this picture, with their key; never that of whoever started this worker."""
    credential = None
    if generation.plan["asker"]["thinks"] and generation.credential_id:
        credential = await app.generations.credential(generation.tenant, generation.credential_id)
    return await asyncio.to_thread(app.engines.mind_with, credential)


def _final(drawn: Drawn, plan: Plan) -> tuple[bytes, dict[str, Any] | None]:
    """The bytes to save and how far they are from the parent: the engine's own bytes wherever nothing had to be done.

    A size the engine cannot draw is cropped; where a refinement has a place, the rest is the parent's own pixels.
    """
    if drawn.format is Format.SVG:
        return drawn.data, None
    data = drawn.data
    if plan.engine == GEOMETRY:
        return data, None
    if plan.engine == DRAFT and plan.edit and plan.edit.geometry:
        data = pixels.encode_png(computed(pixels.decode(data), from_text(plan.edit.geometry)))
    elif plan.final_size not in {drawn.size, plan.drawing.size}:
        data = pixels.crop_to(data, plan.final_size)
        if drawn.format in {Format.JPEG, Format.WEBP}:
            data = pixels.as_wished(data, drawn.format.value)
    return applied(plan.edit, data, drawn.scene, plan.drawing.brief.language) if plan.edit else (data, None)


def _stored(app: "App", drawn: bytes, final: bytes) -> tuple[str, str | None]:
    """The engine's own bytes in our store and, where they differ, those that are shown; their hashes."""
    return app.blobs.put(drawn).sha256, None if final is drawn else app.blobs.put(final).sha256


def _opened(data: bytes) -> PIL.Image.Image | None:
    """The picture decoded, once for all who look at it; None for what has no pixels or is broken. Blocking."""
    with contextlib.suppress(Problem):
        return pixels.decode(data)
    return None


async def _describe(readied: Readied, picture: PIL.Image.Image | None, brief: Brief, drawn: Drawn) -> tuple[str, str]:
    """Alt text from the pixels where a mind has eyes and is quick, else from the brief."""
    mind = readied.mind
    if mind.name != "rules" and picture is not None:
        with contextlib.suppress(MindFailed, TimeoutError):
            async with asyncio.timeout(ALT_TEXT_SECONDS):
                seen = await mind.describe(await look_at(picture), brief)
                if seen:
                    return seen, "vision"
    look = partial(measured, picture) if picture else lambda: None
    return await asyncio.to_thread(alt_text, brief, drawn.could_not, look, drawn.scene, readied.plain), "brief"
