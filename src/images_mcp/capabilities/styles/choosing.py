"""From a name to a style: a built-in preset, somebody's own DNA by name or id, or a picture that is measured now."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from images_mcp.brief import Aspect, Brief, Source
from images_mcp.capabilities.assets import references
from images_mcp.capabilities.briefs.context import DEFAULTS
from images_mcp.capabilities.styles import presets
from images_mcp.capabilities.styles.measuring import measure
from images_mcp.capabilities.styles.naming import palette_in_words
from images_mcp.capabilities.styles.profile import StyleProfile, Technique, VisualDNA
from images_mcp.engines.minds.looking import look_at
from images_mcp.engines.minds.thinking import describe_style, has_eyes
from images_mcp.kernel.errors import missing

if TYPE_CHECKING:
    from images_mcp.engines.minds.port import Reading
    from images_mcp.operations import Call


async def through_preset(call: "Call", reading: "Reading", name: str | None) -> "Reading":
    """The reading seen through the preset of this name, built in or own. Raises `Problem` with the nearest names."""
    if name is None:
        return reading
    if preset := presets.find(name):
        return reading.model_copy(update={"brief": preset.through(reading.brief)})
    own = await own_dna(call, name)
    if own is None:
        raise presets.unknown(name, tuple(kept.name for kept in await call.app.visual_dna.names(call.actor)))
    return reading.model_copy(update={"brief": as_preset(own).through(reading.brief)})


def as_preset(dna: VisualDNA) -> presets.Preset:
    """Somebody's own DNA as a preset: its colours, mood and named medium as words, without looking at a draft first."""
    from images_mcp.capabilities.styles.applying import arrangement

    technique = dna.technical_attributes
    named = ", ".join(filter(None, (technique.medium, technique.technique)))
    mood = ", ".join(dna.mood_descriptors[:4])
    return presets.Preset(
        name="own",
        title=dna.name,
        category="own",
        summary=f"Your own style, from {dna.pictures} pictures." if dna.pictures != 1 else "Your own style.",
        style=named or f"in the look of {mood or 'its palette'}",
        palette=palette_in_words(dna.color_palette),
        composition=arrangement(dna) or None,
        mood=mood or None,
        colors=dna.color_palette,
    )


async def own_dna(call: "Call", name: str) -> VisualDNA | None:
    """Somebody's own DNA by id or name; of several of one name, the newest."""
    app = call.app
    if name.startswith("dna_"):
        return VisualDNA.model_validate(await app.visual_dna.document(call.actor, name))
    wanted = presets.key(name)
    kept = next((k for k in await app.visual_dna.names(call.actor) if presets.key(k.name) == wanted), None)
    return VisualDNA.model_validate(await app.visual_dna.document(call.actor, kept.id)) if kept else None


async def kept_dna(call: "Call", name: str) -> VisualDNA:
    """The same, where there must be one. Raises `Problem` (missing)."""
    dna = await own_dna(call, name)
    if dna is None:
        raise missing("You keep no visual DNA of this name.", "list_dna shows yours.")
    return dna


async def of_picture(call: "Call", reference: str) -> tuple[StyleProfile, bytes, Brief | None]:
    """A picture's measured style, its bytes, and its brief where it is one of ours.

    What made one of our pictures is known from its brief; of any other, medium and technique stay unknown here.
    """
    data = await references.read(call, reference)
    brief = None
    name = reference if reference.startswith(("img_", "upl_")) else Path(reference.split("?", maxsplit=1)[0]).name
    if reference.startswith("img_"):
        image = await call.app.images.get(call.actor, reference)
        brief = Brief.model_validate(image.about.brief)
    profile = await asyncio.to_thread(measure, data, name or "picture")
    if brief is None:
        return await _named(call, profile, data), data, None
    return _named_by(profile, brief), data, brief


async def _named(call: "Call", profile: StyleProfile, data: bytes) -> StyleProfile:
    """With medium, technique and mood as a mind with eyes names them; as it was where there is none."""
    engines = call.app.engines
    if not await has_eyes(engines):
        return profile
    told = (await describe_style(engines, await look_at(data))).value
    if told is None:
        return profile
    technique = profile.technical_attributes.model_copy(update={"medium": told.medium, "technique": told.technique})
    moods = tuple(dict.fromkeys((*((told.mood,) if told.mood else ()), *profile.mood_descriptors)))[:12]
    given = {**profile.model_dump(), "technical_attributes": technique.model_dump(), "mood_descriptors": moods}
    return StyleProfile.model_validate(given)


def _named_by(profile: StyleProfile, brief: Brief) -> StyleProfile:
    """With what its own brief says about how it was made."""
    technique = profile.technical_attributes.model_dump()
    if said := brief.get(Aspect.STYLE):
        technique["medium"] = said[:60]
    moods = tuple(m.strip() for m in (brief.get(Aspect.MOOD) or "").split(",") if m.strip())[:3]
    told = tuple(dict.fromkeys((*moods, *profile.mood_descriptors)))[:12]
    return StyleProfile.model_validate(
        {**profile.model_dump(), "technical_attributes": Technique(**technique), "mood_descriptors": told}
    )


def left_to_us(reading: "Reading") -> "Reading":
    """Where the user left the choice to us ("you choose"): the use's usual preset, for what nobody spoke of or guessed.

    Otherwise nothing is added in silence: what matters is asked, and a prompt drawn at once stays as it was said.
    """
    preset = presets.find(DEFAULTS[reading.use].preset) if reading.you_choose else None
    if preset is None:
        return reading
    return reading.model_copy(update={"brief": preset.through(reading.brief, Source.DEFAULT)})
