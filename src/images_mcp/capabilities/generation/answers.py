"""Telling how a picture went, in words that read well aloud."""

from typing import TYPE_CHECKING, Any

from images_mcp.capabilities.assets.contract import Picture
from images_mcp.capabilities.assets.pictures import picture
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.generation import batches, repairing
from images_mcp.capabilities.generation.changes import in_words
from images_mcp.capabilities.generation.contract import Answer, Cost
from images_mcp.capabilities.generation.drawing import span
from images_mcp.capabilities.generation.store import Generation
from images_mcp.engines.pool import DRAFT
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

_MICRO = 1_000_000


async def answer(app: "App", actor: Actor, generation_id: str) -> Answer:
    """What can be said of a generation now; a finished one counts as told."""
    generation = await app.generations.get(actor.tenant, generation_id, actor.user)
    if generation.batch:
        rows = await app.generations.of_batch(actor.tenant, generation.batch)
        return await batches.together(app, actor, rows, [await answer_one(app, actor, row) for row in rows])
    told = await answer_one(app, actor, generation)
    if told.image and (repair := generation.plan.get("repair")):
        return await _mended(app, actor, told, await app.generations.get(actor.tenant, repair, actor.user))
    return told


async def _mended(app: "App", actor: Actor, first: Answer, repair: Generation) -> Answer:
    """The answer about a picture that was mended by itself: the better of the two, both prices, both told."""
    assert first.image is not None
    wrong = ", ".join(c["name"] for c in _failed(first.image))
    told = await answer_one(app, actor, repair)
    notes = (f"The first picture failed a check ({wrong}) and is kept as {first.image.path}.",)
    if told.status == "running":
        return told.model_copy(update={"notes": notes, "message": f"A picture is there and being mended ({wrong})."})
    spent = sum(one.cost.usd for one in (first, told) if one.cost)
    cost = Cost(usd=spent, estimated=bool(told.cost and told.cost.estimated))
    if told.image and len(_failed(told.image)) < len(_failed(first.image)):
        return told.model_copy(update={"notes": (*notes, *told.notes), "cost": cost})
    why = f"the attempt is kept as {told.image.path}" if told.image else told.message
    update = {"notes": (f"Mending it did not succeed: {why}", *first.notes), "cost": cost}
    return first.model_copy(update=update)


async def answer_one(app: "App", actor: Actor, generation: Generation) -> Answer:
    """What can be said of one picture on its way."""
    common = {
        "conversation_id": generation.conversation_id,
        "generation_id": generation.id,
        "cost": _cost(generation),
        "brief": generation.plan["drawing"]["brief"],
        **_edit_told(generation.plan.get("edit")),
    }
    if generation.status == "running":
        return Answer(
            status="running",
            message=f"The picture is being drawn; it usually takes about {span(generation.plan['seconds'])}. "
            "It is safe: it goes on even if you close this.",
            next_steps=(f"Ask again with get_generation and generation_id {generation.id}.",),
            **common,
        )
    app.keep_alive(app.generations.mark_seen([generation.id]))
    if generation.status == "completed":
        image = await app.images.of_generation(actor.tenant, generation.id)
        if image is None:
            return Answer(status="completed", message="This picture was deleted.", **common)
        shown = picture(image)
        return Answer(
            status="completed",
            message=_told(shown, generation),
            image=shown,
            images=(shown,),
            notes=shown.notes,
            drift=shown.drift,
            next_steps=_next_steps(shown, generation, has_key=app.engines.has_key),
            **common,
        )
    failure = generation.failure or {}
    return Answer(
        status=generation.status,
        message=failure.get("message") or _ENDED.get(generation.status, "The picture was not drawn."),
        reasons=tuple(failure.get("categories", ())) or _reasons(failure),
        suggestion=failure.get("hint") or None,
        next_steps=_after_failure(generation, failure),
        **common,
    )


def _edit_told(edit: dict[str, Any] | None) -> dict[str, Any]:
    if not edit:
        return {}
    told = {"operations": tuple(edit["changes"]), "brief_diff": tuple(edit["brief_diff"])}
    return {**told, "prompt_diff": edit["prompt_diff"]}


_ENDED = {"cancelled": "Cancelled before it was sent; nothing was charged."}


def _reasons(failure: dict[str, object]) -> tuple[str, ...]:
    return (str(failure["kind"]),) if failure.get("kind") else ()


def _cost(generation: Generation) -> Cost:
    if generation.status == "unknown" or generation.cost_micro is None:
        free = generation.status in {"failed", "refused", "cancelled"}
        return Cost(usd=0.0 if free else generation.estimate_micro / _MICRO, estimated=not free)
    return Cost(usd=generation.cost_micro / _MICRO, estimated=False)


def _told(shown: Picture, generation: Generation) -> str:
    checks = shown.verification.get("checks", [])
    failed = [c["name"] for c in _failed(shown)]
    passed = sum(c["status"] == "pass" for c in checks)
    kind = "A free draft is" if shown.engine == DRAFT else "The picture is"
    kind = "It was used again, so nothing was spent. The picture is" if shown.reused else kind
    cost = "" if not generation.cost_micro else f" It cost ${generation.cost_micro / _MICRO:.3f}."
    checked = f" {passed} of {len(checks)} checks passed" if checks else ""
    unsure = len(checks) - passed - len(failed)
    wrong = f", {unsure} could not be made here" if unsure else ""
    wrong += f"; please look at: {', '.join(failed)}" if failed else ""
    how = f" {_changed(generation.plan['edit'], shown)}" if generation.plan.get("edit") else ""
    return (
        f"{kind} saved as {shown.path}.{cost}{how}{checked}{wrong}{'.' if checked else ''} It shows: {shown.alt_text}"
    )


def _changed(edit: dict[str, Any], shown: Picture) -> str:
    """What a refinement did, in words: the brief's changes, and what became of everything else."""
    told = in_words(edit["brief_diff"])
    changed = f"Version {shown.version}, {told}." if told else f"Version {shown.version}."
    drift = shown.drift or {}
    if drift.get("locked"):
        return f"{changed} Outside the place that changed, every pixel is as before."
    share = (
        f"{drift['changed']:.0%} of the rest looks different" if drift.get("place") else "the whole picture was redrawn"
    )
    return f"{changed} Nothing was locked: {share}. {drift.get('why_not') or ''}".strip() if drift else changed


def _failed(shown: Picture) -> list[dict[str, Any]]:
    return [c for c in shown.verification.get("checks", []) if c["status"] == "fail"]


def _next_steps(shown: Picture, generation: Generation, *, has_key: bool) -> tuple[str, ...]:
    steps = [
        *repairing.offered(generation, shown.verification, shown.image_id),
        f'Say what to change, in the same conversation ({shown.conversation_id}): "at night", "in blue and gold".',
    ]
    if shown.version == 1:  # what holds for all that follows is said once
        if shown.engine == DRAFT and not has_key:
            steps.append("Set OPENAI_API_KEY (or run `images-mcp key set`) to have it drawn by OpenAI.")
        steps.append("Correct the alt text with update_alt_text if you would put it differently.")
    return tuple(steps)


def _after_failure(generation: Generation, failure: dict[str, object]) -> tuple[str, ...]:
    if generation.status == "unknown":
        return (
            "Look at your OpenAI usage page to see whether it was charged.",
            "Draw it again only if you want to pay for it again; it is never repeated by itself.",
        )
    if failure.get("kind") in {"down", "billing", "auth", "rate"}:
        return ('Draw a free draft meanwhile: the same request with model "draft".',)
    if failure.get("kind") == "keeping":
        return ("Mend the folder; the picture that arrived is kept and will be saved by `images-mcp doctor --repair`.",)
    return ("Change the wording and try again.",)


def now_current(image: Image) -> Answer:
    """What is said when a picture became the current one without anything being drawn."""
    shown = picture(image)
    name = f"Variation {shown.variation_number} ({shown.description})" if shown.variation_number else None
    return Answer(
        status="completed",
        message=f"{name or f'Version {shown.version}'} is the current picture now: {shown.path}. It shows: "
        f"{shown.alt_text}",
        conversation_id=image.conversation_id,
        generation_id=image.generation_id,
        image=shown,
        images=(shown,),
        brief=shown.brief,
        cost=Cost(usd=0.0, estimated=False),
        next_steps=(f"Say what to change about it, in the same conversation ({image.conversation_id}).",),
    )


def offered_refusal(reasons: tuple[str, ...], suggestion: str, conversation_id: str | None = None) -> Answer:
    """A prompt the local policy refuses, before anything was spent."""
    return Answer(
        status="refused",
        message=f"This cannot be drawn: {reasons[0]}. Nothing was spent.",
        conversation_id=conversation_id,
        cost=Cost(usd=0.0, estimated=False),
        reasons=reasons,
        suggestion=suggestion,
        next_steps=("Try the suggested wording, or say it your own way.",),
    )
