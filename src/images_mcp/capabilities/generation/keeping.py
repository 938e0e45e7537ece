"""Keeping what arrived: the engine's bytes untouched, a file people find again, checks, alt text, and the bill settled."""

import asyncio
import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from images_mcp.brief import Brief, Use
from images_mcp.capabilities.assets.store import About, Image
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.generation import repairing
from images_mcp.capabilities.generation.editing import applied
from images_mcp.capabilities.generation.planning import Plan, title_of
from images_mcp.capabilities.generation.store import Generation
from images_mcp.capabilities.verification.checks import verify
from images_mcp.engines.images.geometry import computed, from_text
from images_mcp.engines.images.port import Drawn, Format
from images_mcp.engines.minds.port import Look, Mind, MindFailed
from images_mcp.engines.pool import DRAFT, GEOMETRY
from images_mcp.kernel import containers, metadata
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.files import save_readable
from images_mcp.kernel.log import log

if TYPE_CHECKING:
    from images_mcp.app import App

ALT_TEXT_SECONDS = 5.0


@dataclass(frozen=True)
class Saved:
    """Where a picture was saved: the file, what is told beside it, its version for print; and what to say of that."""

    path: Path
    sidecar: Path | None
    print_path: Path | None
    notes: tuple[str, ...]


async def keep(
    app: "App", generation: Generation, plan: Plan, drawn: Drawn, mind: Mind, landing: "asyncio.Task[None] | None"
) -> None:
    """Store, check, describe, save, and settle in one transaction; until then nothing of it is visible.

    Disk, pixels and minds are waited for side by side. `landing` writes the arrival down; nothing else is written before
    that is done. Everything may be cut off and done again: the same bytes are kept once and saved once.
    """
    final, drift = await asyncio.to_thread(_final, drawn, plan)
    brief = plan.drawing.brief
    checking = asyncio.create_task(verify(mind, final, plan.drawing, plan.final_size))
    describing = asyncio.create_task(_describe(mind, final, brief, drawn))
    try:
        if landing is not None:
            await landing
        words, source = await describing
        (blob, shown), saved, verification = await asyncio.gather(
            asyncio.to_thread(_stored, app, drawn.data, final),
            asyncio.to_thread(save, generation, plan, final, words),
            checking,
        )
    finally:
        checking.cancel()
        describing.cancel()
    probe = containers.probe(final)
    cost = drawn.micro_usd if drawn.micro_usd is not None else generation.estimate_micro
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
        about=About(
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
            edit=plan.edit.model_dump(mode="json", exclude={"parent", "place", "targets"}) if plan.edit else None,
            drift=drift,
            variation=plan.variation.model_dump(mode="json") if plan.variation else None,
            template=plan.template.model_dump(mode="json") if plan.template else None,
            cost_micro=cost,
        ),
        created_at=app.clock.now(),
    )
    repair = None
    if plan.auto_repair and plan.variation is None:
        repair = repairing.planned(plan, verification, app.blobs.path(shown or blob), image.id)
    if repair:
        await app.jobs.warm()
    better = await repairing.is_better(app, generation, verification)
    async with app.db.tx() as tx:
        await app.db.lock(tx, f"conversation:{generation.conversation_id}")
        if not await app.generations.finish(tx, generation.id):
            return
        version = await app.images.next_version(
            tx, generation.tenant, generation.conversation_id, generation.plan.get("version")
        )
        await app.images.add(tx, generation.tenant, generation.owner, replace(image, version=version))
        if plan.reuse is not None and better:
            millis = int((image.created_at - generation.created_at).total_seconds() * 1000)
            await app.reuse.remember(tx, generation.tenant, generation.owner, image.id, plan.reuse, cost, millis)
        await app.generations.book(tx, generation.id, "settle", cost)
        await app.generations.move(tx, generation.id, status="completed", stage="done", cost_micro=cost)
        await app.conversations.count_image(tx, generation.tenant, generation.conversation_id, 1)
        if better:
            await app.conversations.set_current(
                tx, generation.tenant, generation.conversation_id, image.id, brief, first_only=_waits(plan)
            )
        if repair:
            await repairing.begin(app, tx, generation, repair, cost)
        told = f"Drew a picture: {words}"
        await app.conversations.add_turn(
            tx, generation.tenant, generation.conversation_id, "assistant", told, generation.id
        )


def _waits(plan: Plan) -> bool:
    """Whether the picture becomes the current one only where there is none: a variation nobody has chosen yet.

    Of variations on a prompt the first is the one further words mean until somebody chooses.
    """
    if plan.variation is None:
        return False
    return plan.parent_id is not None or plan.variation.variation_number > 1


async def mind_of(app: "App", generation: Generation) -> Mind:
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


async def _describe(mind: Mind, data: bytes, brief: Brief, drawn: Drawn) -> tuple[str, str]:
    """Alt text from the pixels where a mind has eyes and is quick, else from the brief."""
    if mind.name != "rules" and drawn.format is not Format.SVG:
        with contextlib.suppress(MindFailed, TimeoutError):
            async with asyncio.timeout(ALT_TEXT_SECONDS):
                small = await asyncio.to_thread(pixels.preview, data, 768, 700_000)
                seen = await mind.describe(Look(small, containers.check(small).format.mime), brief)
                if seen:
                    return seen, "vision"
    return alt_text(brief, drawn.could_not), "brief"


def save(generation: Generation, plan: Plan, data: bytes, words: str) -> Saved:
    """Save a picture where its asker wants pictures, described by itself as they wish; `words` is its alt text. Blocking."""
    brief = plan.drawing.brief
    output, embed = Path(generation.plan["asker"]["output"]), bool(generation.plan["asker"]["embed"])
    probe = containers.probe(data)
    about = metadata.Metadata(
        alt_text=words,
        prompt=plan.words,
        brief_json=brief.model_dump_json(),
        title=title_of(brief, plan.words),
        creator_tool=f"OpenAI Images MCP ({generation.engine}, {plan.drawing.model})",
    )
    signed = metadata.has_c2pa(data)
    if embed and metadata.can_embed(data):
        data = metadata.embed_metadata(data, about)
    name = f"{title_of(brief, plan.words)} {generation.id[-4:]}"
    when = generation.created_at.astimezone()
    path = save_readable(output, name, probe.format.replace("jpeg", "jpg"), data, when, once=True)
    sidecar = None
    if embed and signed:
        sidecar = save_readable(output, path.stem, "xmp", metadata.sidecar_xmp(about), when, once=True)
    print_path, notes = _for_print(output, path, data, generation) if brief.use is Use.PRINT_POSTER else (None, ())
    return Saved(path, sidecar, print_path, notes)


def _for_print(output: Path, path: Path, data: bytes, generation: Generation) -> tuple[Path | None, tuple[str, ...]]:
    from images_mcp.kernel import prepress

    try:
        tiff, outside = prepress.to_cmyk(data)
    except Problem as problem:
        log.info("no_print_version", kind=problem.kind.value)
        return None, ("There is no extra version for a print shop: this computer has no colour profile of a press.",)
    when = generation.created_at.astimezone()
    where = save_readable(output, f"{path.stem} print", "tif", tiff, when, once=True)
    notes: tuple[str, ...] = ()
    if outside > 0.02:
        notes = (f"{outside:.0%} of the picture uses colours that ink cannot reach; the print version shifts them.",)
    return where, notes
