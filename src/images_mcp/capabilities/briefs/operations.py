"""Analysing, comparing and varying wishes. Nothing here draws, saves or leaves the machine."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.capabilities.briefs import contract as c
from images_mcp.capabilities.briefs.context import DEFAULTS
from images_mcp.capabilities.briefs.scoring import score
from images_mcp.capabilities.briefs.sizes import orientation_of, resolve_size
from images_mcp.capabilities.moderation import policy
from images_mcp.engines.images.models import MODE_BUDGET_MICRO, catalog
from images_mcp.engines.images.port import Drawing, Format, Quality
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.operations import Call


@cache
def _ways() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((files(__package__) / "variations.json").read_text("utf-8"))
    return loaded


async def analyze_prompt(call: Call, request: c.AnalyzePrompt) -> c.PromptAnalysis:
    """Read a wish with the offline mind and say everything that follows from it."""
    mind = call.app.engines.rules()
    reading = await mind.read(request.prompt, Brief())
    asked = await mind.ask(request.prompt, reading, request.dialogue_mode, frozenset())
    wide = await mind.ask(request.prompt, reading, Mode.EXPLORER, frozenset())
    polished = await mind.polish(request.prompt, reading)
    verdict = policy.check(request.prompt)
    found = score(request.prompt, reading, tuple(q.aspect for q in wide))
    return c.PromptAnalysis(
        context=context_of(reading),
        quality=c.PromptQuality(
            score=found.score,
            breakdown=tuple(c.QualityLine(name=p.name, points=p.points, of=p.of, advice=p.advice) for p in found.parts),
            missing=tuple(a.value for a in found.missing),
            suggestions=found.suggestions,
        ),
        brief=reading.brief.model_dump(mode="json"),
        questions=tuple(c.AskedQuestion(aspect=q.aspect.value, text=q.text, options=q.options) for q in asked),
        enhanced_prompt="" if verdict else polished.prompt,
        reasons=tuple(
            c.PhraseReason(phrase=r.phrase, because=r.because, aspect=r.aspect.value if r.aspect else None)
            for r in polished.reasons
        ),
        estimate=_estimate(call, request, reading, polished.prompt),
        language=reading.brief.language,
        refused=f"This cannot be drawn: {verdict.reasons[0]}." if verdict else None,
        suggestion=verdict.suggestion if verdict else None,
    )


def context_of(reading: Reading) -> c.ContextFound:
    """The context of a wish with the defaults of its use, as far as the wish says nothing else."""
    default = DEFAULTS[reading.use]
    draw, final = resolve_size(reading.use, reading.wish)
    return c.ContextFound(
        label=reading.use.value,
        confidence=reading.use_confidence,
        orientation=orientation_of(final),
        aspect=reading.wish.aspect,
        exact_size=reading.wish.exact,
        size=f"{draw[0]}x{draw[1]}",
        final_size=f"{final[0]}x{final[1]}",
        style_preset="" if Aspect.STYLE in reading.brief.aspects and not default.preset else default.preset,
        variations=reading.variations or default.variations,
        message=default.message,
    )


def _estimate(call: Call, request: c.AnalyzePrompt, reading: Reading, prompt: str) -> c.Estimate:
    """The price of one picture as it would be drawn now."""
    if call.app.engines.default == DRAFT:
        return c.Estimate(engine=DRAFT, model=DRAFT, quality=Quality.MEDIUM.value, usd=0.0)
    facts = catalog()
    form = Format(reading.wish.file_format or Format.PNG)
    model = facts.pick(mode=request.dialogue_mode, editing=False, format=form)
    size, _ = resolve_size(reading.use, reading.wish)
    drawing = Drawing(prompt=prompt, brief=reading.brief, model=model, size=size, format=form)
    quality = facts.best_quality(drawing, MODE_BUDGET_MICRO[request.dialogue_mode])
    priced = Drawing(prompt=prompt, brief=reading.brief, model=model, size=size, format=form, quality=quality)
    return c.Estimate(
        engine=call.app.engines.default, model=model, quality=quality.value, usd=facts.micro_usd(priced) / 1_000_000
    )


async def suggest_variations(call: Call, request: c.SuggestVariations) -> c.PromptVariations:
    """Other directions for the wish, first those it says nothing about."""
    if verdict := policy.check(request.prompt):
        raise Problem(Kind.REFUSED, f"This is not drawn: {verdict.reasons[0]}.", verdict.suggestion)
    reading = await call.app.engines.rules().read(request.prompt, Brief())
    ways = sorted(_ways(), key=lambda way: Aspect(way["aspect"]) in reading.brief.aspects)
    own = request.prompt.rstrip(" .。,")
    joint = "、" if reading.brief.language == "ja" else ", "
    rows = [
        c.SuggestedPrompt(
            prompt=f"{own}{joint}{way['words'].get(reading.brief.language, way['words']['en'])}",
            differs_by=way["differs_by"],
        )
        for way in ways[: request.count]
    ]
    return c.PromptVariations(prompts=tuple(rows))
