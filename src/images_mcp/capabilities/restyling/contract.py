"""Drawing in a style: a preset's, a picture's, a kept DNA's, or a blend of them."""

from typing import Annotated

from pydantic import AliasChoices, Field

from images_mcp.capabilities.generation.contract import Answer, Options
from images_mcp.capabilities.styles.contract import MOST_PARTS, Aspects, Reference, Strength, Subject, Weight
from images_mcp.capabilities.styles.profile import ASPECTS, StyleProfile
from images_mcp.operations import DRAWS, READS, Operation, Permission, Request, Result, Toolset


class StylePart(Request):
    """One of several styles that are blended, and how much of it."""

    style: Reference | StyleProfile
    weight: Weight = 1.0


class ApplyStyle(Options):
    """What to show, and in which style.

    `style` is a preset's name, a DNA's id or name, a picture (path, image id or upload id), a profile as extract_style
    gives it, or several of these as [{style, weight}]. `subject_prompt` may say what is to differ: "a harbour, like
    this but at night".
    """

    subject_prompt: Subject = Field(validation_alias=AliasChoices("subject_prompt", "prompt"))
    style: Reference | StyleProfile | Annotated[tuple[StylePart, ...], Field(min_length=1, max_length=MOST_PARTS)]
    aspects: Aspects = ASPECTS
    strength: Strength = 0.7


class PreviewStyle(Request):
    """One to eight styles and how much of each; how far to go towards them."""

    parts: tuple[StylePart, ...] = Field(min_length=1, max_length=MOST_PARTS)
    strength: Strength = 1.0


class StylePreview(Result):
    """What the blend looks like: a small JPEG in base64 of the subject all presets show, and its palette."""

    preview: str
    color_palette: tuple[str, ...]
    message: str


class ApplyDna(Options):
    """What to show, and whose DNA (id or name) it gets."""

    subject_prompt: Subject = Field(validation_alias=AliasChoices("subject_prompt", "prompt"))
    dna_id: str = Field(min_length=1, max_length=80, validation_alias=AliasChoices("dna_id", "dna", "id"))
    aspects: Aspects = ASPECTS
    strength: Strength = 0.7


_HERE = "images_mcp.capabilities.restyling.operations"

OPERATIONS = (
    Operation(
        name="apply_style",
        title="Draw in a style",
        description="Use this when the user wants something drawn like a picture, preset, DNA or a blend of them, by "
        'aspect (color, composition, mood, technique) and strength (0-1); understands "like this, but …".',
        request=ApplyStyle,
        result=Answer,
        handler=f"{_HERE}:apply_style",
        route="POST /v1/styles/drawings",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=DRAWS,
        audit="style:apply",
        example={"subject_prompt": "a lighthouse on a cliff", "style": "woodblock", "seed": 7},
    ),
    Operation(
        name="preview_style",
        title="Preview a blend of styles",
        description="Use this to see what a style or a blend looks like before drawing in it. Free; keeps nothing.",
        request=PreviewStyle,
        result=StylePreview,
        handler=f"{_HERE}:preview_style",
        route="POST /v1/styles/previews",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"parts": [{"style": "woodblock", "weight": 2}, {"style": "minimalist", "weight": 1}]},
    ),
    Operation(
        name="apply_dna",
        title="Draw with a visual DNA",
        description="Use this when the user wants something drawn in a look they kept, by its id or name.",
        request=ApplyDna,
        result=Answer,
        handler=f"{_HERE}:apply_dna",
        route="POST /v1/dna/drawings",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=DRAWS,
        audit="dna:apply",
    ),
)
