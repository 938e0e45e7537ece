"""List, suggest and show templates, and draw from one."""

import asyncio
import base64
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.brief import Brief
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.generation.contract import Answer
from images_mcp.capabilities.templates import contract as c
from images_mcp.capabilities.templates import outcomes, shelf, suggesting, using
from images_mcp.capabilities.templates.filling import fill, value_of
from images_mcp.capabilities.templates.shelf import Shelved
from images_mcp.capabilities.templates.store import Counts
from images_mcp.capabilities.templates.template import Value
from images_mcp.engines.images.draft.engine import MODEL
from images_mcp.engines.images.port import Drawing, DrawingFailed, Watch
from images_mcp.engines.minds.thinking import read
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import invalid
from images_mcp.operations import Call

if TYPE_CHECKING:
    from images_mcp.app import App

_SAMPLE = (640, 640)
_PREVIEW, _PREVIEW_BYTES = (512, 512), 36_000
_NOT_USED = Counts()


async def list_templates(call: Call, request: c.ListTemplates) -> c.TemplatePage:
    """A page of the shelf, own templates first."""
    app = call.app
    await asyncio.to_thread(shelf.curated)
    everything = await shelf.every(app, call.actor)
    rows = [s for s in everything if request.category in {None, s.template.category} and (s.own or not request.own)]
    names = [s.template.name for s in rows]
    if request.cursor is not None and request.cursor not in names:
        raise invalid("This cursor is not one of ours.", "Pass next_cursor exactly as it was given, or none.")
    start = names.index(request.cursor) + 1 if request.cursor is not None else 0
    page = rows[start : start + request.limit]
    counted = await app.templates.counts(call.actor)
    best = shelf.featured(app.clock.now().date()).template
    categories = Counter(s.template.category.value for s in everything)
    return c.TemplatePage(
        items=tuple(_card(s, counted.get((s.key, s.version), _NOT_USED)) for s in page),
        categories=dict(categories),
        featured={"name": best.name, "title": best.title, "description": best.description},
        next_cursor=page[-1].template.name if start + len(page) < len(rows) else None,
        message=_listed(rows, page, best.title, categories),
    )


def _listed(rows: list[Shelved], page: list[Shelved], featured: str, categories: dict[str, int]) -> str:
    shown = "; ".join(f"{s.template.title} ({s.template.name})" for s in page)
    told = f"{len(rows)} templates. {shown}." if rows else "No templates here yet."
    return f"{told} Template of the week: {featured}. Categories: {', '.join(categories)}."


def card_fields(shelved: Shelved, counts: Counts) -> dict[str, object]:
    """What is told of a template wherever it is told of."""
    t = shelved.template
    mean = outcomes.mean_rating(counts.ratings)
    rounded = [round(v, 2) for v in (mean.value, mean.low, mean.high)] if mean else [None, None, None]
    told = c.Outcomes(
        uses=counts.uses,
        chosen=counts.chosen,
        refined=counts.refined,
        ratings=len(counts.ratings),
        rating=rounded[0],
        rating_low=rounded[1],
        rating_high=rounded[2],
        rating_words=outcomes.rated_in_words(counts.ratings),
        words=outcomes.in_words(counts),
    )
    return {
        "name": t.name,
        "title": t.title,
        "category": t.category.value,
        "description": t.description,
        "author": shelved.author,
        "version": shelved.version,
        "own": shelved.own,
        "use": t.brief.use.value,
        "tags": t.tags,
        "parameters": tuple(p.model_dump(mode="json", exclude_none=True) for p in t.parameters),
        "uses": counts.uses,
        "rating": rounded[0],
        "outcomes": told,
    }


def _card(shelved: Shelved, counts: Counts) -> c.TemplateCard:
    return c.TemplateCard.model_validate(card_fields(shelved, counts))


async def suggest_templates(call: Call, request: c.SuggestTemplates) -> c.Suggestions:
    """What suits the words, or what a conversation is about."""
    app = call.app
    words = request.prompt
    if words is None:
        if request.conversation_id is None:
            raise invalid("Say what the picture is to be.", "Pass prompt or conversation_id.")
        row = await app.conversations.get(call.actor, request.conversation_id)
        words = ". ".join(row.state.words)
        if not words:
            raise invalid("Nothing has been said in this conversation yet.", "Pass a prompt.")
    reading = (await read(app.engines, words, Brief())).value
    await asyncio.to_thread(shelf.curated)
    everything = await shelf.every(app, call.actor)
    embedder = getattr(app.engines.rules(), "embedder", None)
    found = await asyncio.to_thread(suggesting.suggest, words[:2000], reading, everything, embedder, request.limit)
    rows = tuple(_suggestion(s) for s in found)
    told = " ".join(f"{i}. {row.title} ({row.name}): {row.reason}" for i, row in enumerate(rows, 1))
    if not rows:
        told = "No template suits this well; conversational_image makes it from scratch."
    return c.Suggestions(suggestions=rows, message=told)


def _suggestion(found: suggesting.Suggested) -> c.Suggestion:
    t = found.shelved.template
    return c.Suggestion(
        name=t.name,
        title=t.title,
        category=t.category.value,
        reason=found.reason,
        score=found.score,
        questions=tuple(p.prompt for p in t.parameters if p.required),
    )


async def show_template(call: Call, request: c.ShowTemplate) -> c.TemplateShown:
    """One template whole, with a sample of its first example."""
    app = call.app
    await asyncio.to_thread(shelf.curated)
    shelved = await shelf.find(app, call.actor, request.name, request.version)
    counted = await app.templates.counts(call.actor)
    t = shelved.template
    counts = counted.get((shelved.key, shelved.version), _NOT_USED)
    sample = await _sample(app, shelved) if request.sample else None
    asked = " ".join(p.prompt for p in t.parameters if p.required)
    told = f"{t.title}, version {shelved.version}, by {shelved.author}. {t.description} {outcomes.in_words(counts)}"
    return c.TemplateShown.model_validate(
        {
            **card_fields(shelved, counts),
            "prompt": t.prompt,
            "brief": t.brief.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
            "settings": t.settings.model_dump(mode="json", exclude_none=True),
            "examples": tuple(e.parameters for e in t.examples),
            "sample": str(sample) if sample else None,
            "message": f"{told} It asks: {asked}" if asked else told,
        }
    )


async def _sample(app: "App", shelved: Shelved) -> Path | None:
    """A small draft of the first example, drawn once and kept in the cache; None where that cannot be."""
    filled = fill(shelved.template, shelved.template.examples[0].parameters)
    digest = hashlib.sha256(filled.brief.model_dump_json().encode()).hexdigest()[:16]
    place = app.paths.cache / f"template-{digest}.png"
    if await asyncio.to_thread(place.exists):
        return place
    drawing = Drawing(prompt=filled.prompt, brief=filled.brief, model=MODEL, size=_SAMPLE, seed=shelf.seed_of(shelved))
    try:
        drawn = await app.engines.draft().draw(drawing, Watch())
        await asyncio.to_thread(place.write_bytes, drawn.data)
    except (DrawingFailed, OSError):
        return None
    return place


async def preview_template(call: Call, request: c.PreviewTemplate) -> c.TemplatePreview:
    """A small draft with these values, and the template's example for the rest."""
    await asyncio.to_thread(shelf.curated)
    shelved = await shelf.find(call.app, call.actor, request.name, None)
    values: dict[str, Value] = {p.name: p.example for p in shelved.template.parameters if p.required}
    misfits = []
    for name, said in request.parameters.items():
        parameter = shelved.template.parameter(name)
        value = value_of(parameter, said) if parameter else None
        if value is None:
            misfits.append(name)
        else:
            values[name] = value
    filled = fill(shelved.template, values)
    drawing = Drawing(prompt=filled.prompt, brief=filled.brief, model=MODEL, size=_PREVIEW, seed=shelf.seed_of(shelved))
    try:
        drawn = await call.app.engines.draft().draw(drawing, Watch())
        small = await asyncio.to_thread(pixels.preview, drawn.data, _PREVIEW[0], _PREVIEW_BYTES)
        shown = base64.b64encode(small).decode()
    except DrawingFailed:
        shown = None
    told = f"These do not fit and were left out: {', '.join(misfits)}." if misfits else "A draft with these values."
    return c.TemplatePreview(preview=shown, prompt=filled.prompt, misfits=tuple(misfits), message=told)


async def use_template(call: Call, request: c.UseTemplate) -> Answer:
    """Draw from a template, or ask for what is still open."""
    await asyncio.to_thread(shelf.curated)
    row = await call.app.conversations.get(call.actor, request.conversation_id) if request.conversation_id else None
    return await using.use(call, request, row.id if row else None, row.state if row else State())
