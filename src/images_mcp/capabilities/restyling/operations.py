"""Draw something in a style: a preset, a picture's, a DNA's or a blend of them; “like this, but …” is understood."""

import asyncio
import base64

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.capabilities.assets import references
from images_mcp.capabilities.briefs.sizes import resolve_size
from images_mcp.capabilities.generation import screening
from images_mcp.capabilities.generation.answers import offered_refusal
from images_mcp.capabilities.generation.contract import Answer, Options
from images_mcp.capabilities.generation.operations import draw_reading, seed_of
from images_mcp.capabilities.generation.planning import wish_of
from images_mcp.capabilities.refinement.revising import NAVIGATION, revised
from images_mcp.capabilities.restyling.contract import ApplyDna, ApplyStyle, PreviewStyle, StylePart, StylePreview
from images_mcp.capabilities.restyling.liking import liking
from images_mcp.capabilities.styles import choosing, presets
from images_mcp.capabilities.styles.applying import Applied, applied
from images_mcp.capabilities.styles.looking import SAMPLE_SUBJECT, SEED, Drafts
from images_mcp.capabilities.styles.mixing import mixed, shares
from images_mcp.capabilities.styles.profile import StyleAspect, StyleProfile
from images_mcp.engines.images.draft.engine import Order, paint
from images_mcp.engines.images.port import Format
from images_mcp.engines.minds.port import SURE, Reading
from images_mcp.engines.minds.thinking import interpret, read
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.operations import Call

_PREVIEW = 384
_PREVIEW_BYTES = 36_000


async def apply_style(call: Call, request: ApplyStyle) -> Answer:
    """Draw something in a style or a blend of styles."""
    parts = request.style if isinstance(request.style, tuple) else (StylePart(style=request.style),)
    found = [await _style(call, part.style) for part in parts]
    weights = shares([part.weight for part in parts])
    style = mixed([(profile, w) for (profile, _, _), w in zip(found, weights, strict=True)])
    lens = found[0][1] if len(found) == 1 else None
    shown = next((brief for _, _, brief in found if brief is not None), None)
    return await _draw(call, request, request.subject_prompt, style, lens, shown, request.aspects, request.strength)


async def apply_dna(call: Call, request: ApplyDna) -> Answer:
    """Draw something with a DNA that is kept."""
    dna = await choosing.kept_dna(call, request.dna_id)
    return await _draw(
        call, request, request.subject_prompt, dna.profile, None, None, request.aspects, request.strength
    )


async def preview_style(call: Call, request: PreviewStyle) -> StylePreview:
    """A small free draft of what a blend looks like."""
    found = [await _style(call, part.style) for part in request.parts]
    weights = shares([part.weight for part in request.parts])
    style = mixed([(profile, w) for (profile, _, _), w in zip(found, weights, strict=True)])
    lens = found[0][1] if len(found) == 1 else None

    def painted() -> bytes:
        if lens is not None and request.strength >= 1:
            brief = lens.through(SAMPLE_SUBJECT)
        else:
            brief = applied(SAMPLE_SUBJECT, style, Drafts(SEED), strength=request.strength, preset=lens).brief
        drawn, _, _ = paint(Order(brief, (_PREVIEW, _PREVIEW), SEED, Format.PNG, transparent=False))
        return pixels.preview(drawn, _PREVIEW, _PREVIEW_BYTES)

    shown = base64.b64encode(await asyncio.to_thread(painted)).decode()
    return StylePreview(
        preview=shown, color_palette=style.color_palette, message="Drawn with " + _blended(request) + "."
    )


def _blended(request: PreviewStyle) -> str:
    told = shares([part.weight for part in request.parts])
    names = [p.style if isinstance(p.style, str) else "a style" for p in request.parts]
    return ", ".join(f"{w:.0%} {name}".replace("%", " %") for name, w in zip(names, told, strict=True))


async def _style(call: Call, style: str | StyleProfile) -> tuple[StyleProfile, presets.Preset | None, Brief | None]:
    """A style named or given: its measures, the preset where it is one, what it shows where that is known."""
    if isinstance(style, StyleProfile):
        return style, None, None
    if preset := presets.find(style):
        measured = await asyncio.to_thread(lambda: Drafts(SEED)(preset.through(SAMPLE_SUBJECT)))
        named = measured.technical_attributes.model_copy(update={"medium": preset.style[:60]})
        moods = (preset.mood,) if preset.mood else ()
        told = StyleProfile(color_palette=preset.colors) if preset.colors else measured
        update = {
            "color_palette": told.color_palette,
            "color_shares": told.color_shares,
            "technical_attributes": named,
            "mood_descriptors": moods,
            "extracted_from": (preset.title,),
        }
        return measured.model_copy(update=update), preset, None
    if not style.startswith(("img_", "upl_")) and (own := await choosing.own_dna(call, style)):
        return own.profile, None, None
    try:
        profile, _, brief = await choosing.of_picture(call, style)
    except Problem as problem:
        if "/" in style or "." in style or style.startswith(("img_", "upl_")):
            raise
        raise presets.unknown(style, tuple(k.name for k in await call.app.visual_dna.names(call.actor))) from problem
    return profile, None, brief


async def _draw(
    call: Call,
    options: Options,
    prompt: str,
    style: StyleProfile,
    lens: presets.Preset | None,
    shown: Brief | None,
    aspects: tuple[StyleAspect, ...],
    strength: float,
) -> Answer:
    """Read what is to be shown, see it through the style, change what is to differ, draw."""
    app = call.app
    said = " ".join((prompt, *style.mood_descriptors, style.technical_attributes.medium or ""))
    if verdict := await screening.refusal(app, said):
        return offered_refusal(verdict.reasons, verdict.suggestion)
    compared = liking(prompt)
    subject = compared.subject if compared else prompt
    if subject is None and shown is None:
        raise invalid(
            "It is not said what the picture should show.", 'Say it as well: "a harbour, like this but at night".'
        )
    known = shown if subject is None and shown else Brief()
    reading = (await read(app.engines, subject or str(known.get(Aspect.SUBJECT)), Brief())).value
    if subject is None:
        reading = reading.model_copy(update={"brief": _content(known), "use": known.use})
    brief = reading.brief
    if compared:
        brief = await _differing(call, brief, compared.differs)
    told = await _applied(reading, options, prompt, brief, style, lens, aspects, strength)
    notes = [f"Style strength {strength:.0%}.".replace("%", " %"), *(f"Moved {m}" for m in told.moved)]
    notes += [f"Left {k}" for k in told.kept]
    reading = reading.model_copy(update={"brief": told.brief})
    sources = await references.resolve(call, options.reference_images)
    words = f"{subject or known.get(Aspect.SUBJECT)}; {compared.differs}" if compared else prompt
    drawn = await draw_reading(call, words, reading, options, Mode.SKIP, None, sources)
    return drawn.model_copy(update={"notes": (*notes, *drawn.notes)})


async def _applied(
    reading: Reading,
    options: Options,
    prompt: str,
    brief: Brief,
    style: StyleProfile,
    lens: presets.Preset | None,
    aspects: tuple[StyleAspect, ...],
    strength: float,
) -> Applied:
    """A preset at full strength is its own words; everything else is measured on the way."""
    if lens is not None and strength >= 1 and len(set(aspects)) == 4:
        return Applied(lens.through(brief), (f"everything the preset {lens.title} sets",), ())
    size, _ = resolve_size(reading.use, wish_of(options, reading.wish))
    look = Drafts(options.seed if options.seed is not None else seed_of(prompt), size)
    return await asyncio.to_thread(lambda: applied(brief, style, look, strength=strength, aspects=aspects, preset=lens))


def _content(brief: Brief) -> Brief:
    """What a picture shows, without how it looks."""
    look = {Aspect.STYLE, Aspect.PALETTE, Aspect.MOOD, Aspect.COMPOSITION}
    kept = {aspect: said for aspect, said in brief.aspects.items() if aspect not in look}
    return brief.model_copy(update={"aspects": kept, "colors": (), "adjustments": ()})


async def _differing(call: Call, brief: Brief, words: str) -> Brief:
    """The brief with what is to be otherwise than in the reference."""
    found = (await interpret(call.app.engines, words, brief)).value
    changes = tuple(change for change in found.changes if change.op not in NAVIGATION)
    if changes and found.confidence >= SURE:
        return revised(brief, changes)
    return (await read(call.app.engines, words, brief)).value.brief
