"""Styles: presets, what is measured in pictures, and visual DNA that is kept, mixed and exchanged."""

from typing import Annotated, Any

from pydantic import AliasChoices, Field, JsonValue, field_validator

from images_mcp.capabilities.styles.profile import ASPECTS, DNA_ID, StyleAspect, StyleProfile, VisualDNA
from images_mcp.operations import READS, Effects, Operation, Permission, Request, Result, Toolset

MOST_PICTURES = 50
MOST_PARTS = 8

Reference = Annotated[str, Field(min_length=1, max_length=4096)]
Weight = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Aspects = Annotated[tuple[StyleAspect, ...], Field(min_length=1, max_length=4)]
Subject = Annotated[str, Field(min_length=1, max_length=8000)]
Strength = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
DnaName = Annotated[str, Field(min_length=1, max_length=80)]


class ListPresets(Request):
    """Which presets: all, a category's, or the one of a name; `samples` draws each one's sample (free)."""

    category: str | None = Field(None, max_length=40)
    name: str | None = Field(None, max_length=80)
    samples: bool = False


class PresetRow(Result):
    """A preset: its title, what it is in a sentence, and its palette; with a name or category asked for, all its words.

    `words` are by aspect of the brief; `adjust` says what there is more (above 0) or less of, `must_not_touch` which
    aspects it leaves alone; `sample` is a drawn picture of the same subject for all.
    """

    name: str
    title: str
    category: str
    summary: str
    colors: tuple[str, ...] = ()
    words: dict[str, str] | None = None
    adjust: dict[str, float] | None = None
    must_not_touch: tuple[str, ...] | None = None
    sample: str | None = None


class Presets(Result):
    """The presets, built in first, then one's own (saved DNA, newest first)."""

    presets: tuple[PresetRow, ...]
    categories: tuple[str, ...]
    message: str


class ExtractStyle(Request):
    """A picture whose style is wanted: a path in an allowed folder, an image id or an upload id; and which aspects."""

    image: Reference = Field(validation_alias=AliasChoices("image", "image_path", "image_id", "upload_id"))
    aspects: Aspects = ASPECTS


class ReadStyle(StyleProfile):
    """The style, and for each aspect a question whether to adopt it; `not_known` names what numbers cannot tell."""

    questions: tuple[dict[str, Any], ...] = ()
    not_known: tuple[str, ...] = ()
    message: str = ""


class ExtractDna(Request):
    """One picture, or up to 50 that belong together, and the name to keep their style under."""

    image: Reference | None = Field(None, validation_alias=AliasChoices("image", "image_path", "image_id", "upload_id"))
    images: tuple[Reference, ...] = Field((), max_length=MOST_PICTURES)
    name: DnaName | None = None


class KeptDna(VisualDNA):
    """The DNA as it is kept, and an account of it."""

    message: str = ""
    notes: tuple[str, ...] = ()


class MixDna(Request):
    """Two to eight DNA (ids or names) and how much of each; without weights all count the same."""

    dna_ids: tuple[Annotated[str, Field(min_length=1, max_length=80)], ...] = Field(min_length=2, max_length=MOST_PARTS)
    weights: tuple[Weight, ...] | None = Field(None, max_length=MOST_PARTS)
    name: DnaName | None = None

    @field_validator("weights")
    @classmethod
    def _something(cls, value: tuple[float, ...] | None) -> tuple[float, ...] | None:
        if value is not None and not any(value):
            message = "must not all be 0"
            raise ValueError(message)
        return value


class ListDna(Request):
    """A page of one's own DNA, newest first."""

    limit: int = Field(20, ge=1, le=100)
    offset: int = Field(0, ge=0, le=100_000)


class DnaRow(Result):
    """A DNA in a list."""

    id: str
    name: str
    version: int
    created_at: str
    color_palette: tuple[str, ...]
    mood_descriptors: tuple[str, ...]
    pictures: int
    kind: str


class DnaPage(Result):
    """A page; `next_offset` is absent on the last."""

    items: tuple[DnaRow, ...]
    total: int
    next_offset: int | None = None


class OneDna(Request):
    """Which DNA, by its id."""

    dna_id: str = Field(pattern=DNA_ID, validation_alias=AliasChoices("dna_id", "id"))


class ExportedDna(Result):
    """The open document, and the file it was saved as."""

    path: str
    document: dict[str, Any]
    message: str


class ImportDna(Request):
    """A DNA document, as JSON or as a file in an allowed folder; `name` overrides its own."""

    document: dict[str, JsonValue] | None = None
    path: Reference | None = None
    name: DnaName | None = None


class DeletedDna(Result):
    """What was deleted."""

    id: str
    message: str


_HERE = "images_mcp.capabilities.styles.operations"

OPERATIONS = (
    Operation(
        name="list_presets",
        title="List style presets",
        description="Use this when the user looks for a style by name or wants to see what there is; pass a preset's "
        "name as style_preset when drawing. samples=true draws each one (free, some seconds).",
        request=ListPresets,
        result=Presets,
        handler=f"{_HERE}:list_presets",
        route="GET /v1/presets",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"category": "business"},
    ),
    Operation(
        name="extract_style",
        title="Read a picture's style",
        description="Use this when the user shows a picture whose look they like: measures palette, tone and "
        "composition, and asks what to adopt. Keeps nothing; extract_dna does.",
        request=ExtractStyle,
        result=ReadStyle,
        handler=f"{_HERE}:extract_style",
        route="POST /v1/styles/readings",
        toolset=Toolset.CREATIVE,
        effects=READS,
    ),
    Operation(
        name="extract_dna",
        title="Keep a visual DNA",
        description="Use this when the user wants a look kept for later, from one picture or from up to 50 (a brand): "
        "measured, named, saved, with spread and outliers shown.",
        request=ExtractDna,
        result=KeptDna,
        handler=f"{_HERE}:extract_dna",
        route="POST /v1/dna",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=Effects(),
        audit="dna:extract",
    ),
    Operation(
        name="mix_dna",
        title="Mix visual DNA",
        description="Use this when the user wants looks they kept combined into a new one, in given proportions.",
        request=MixDna,
        result=KeptDna,
        handler=f"{_HERE}:mix_dna",
        route="POST /v1/dna/mixes",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=Effects(),
        audit="dna:mix",
    ),
    Operation(
        name="list_dna",
        title="List visual DNA",
        description="Use this when the user asks which looks they kept.",
        request=ListDna,
        result=DnaPage,
        handler=f"{_HERE}:list_dna",
        route="GET /v1/dna",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"limit": 5},
    ),
    Operation(
        name="export_dna",
        title="Export a visual DNA",
        description="Use this when the user wants a look as a file to share or to keep elsewhere: an open JSON document.",
        request=OneDna,
        result=ExportedDna,
        handler=f"{_HERE}:export_dna",
        route="POST /v1/dna/{dna_id}/export",
        toolset=Toolset.CREATIVE,
        effects=Effects(idempotent=True),
        audit="dna:export",
    ),
    Operation(
        name="import_dna",
        title="Import a visual DNA",
        description="Use this when the user has a DNA document (a file or JSON) from somewhere else.",
        request=ImportDna,
        result=KeptDna,
        handler=f"{_HERE}:import_dna",
        route="POST /v1/dna/imports",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=Effects(),
        audit="dna:import",
    ),
    Operation(
        name="delete_dna",
        title="Delete a visual DNA",
        description="Use this when the user wants a kept look gone; pictures drawn with it stay.",
        request=OneDna,
        result=DeletedDna,
        handler=f"{_HERE}:delete_dna",
        route="DELETE /v1/dna/{dna_id}",
        permission=Permission.DELETE,
        toolset=Toolset.CREATIVE,
        effects=Effects(destructive=True, idempotent=True),
        audit="dna:delete",
    ),
)

REACTIONS = {"PicturesDeleted": "images_mcp.capabilities.styles.keeping:deleted"}
