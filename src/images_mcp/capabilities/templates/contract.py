"""Templates: find one, fill it in, keep one's own, and see how well each one serves."""

from typing import Any

from pydantic import AliasChoices, Field

from images_mcp.capabilities.conversations.contract import CONVERSATION_ID
from images_mcp.capabilities.generation.contract import LONGEST_PROMPT, Answer, Options
from images_mcp.capabilities.templates.template import (
    Category,
    Example,
    Line,
    Name,
    Parameter,
    Recipe,
    Settings,
    Value,
)
from images_mcp.operations import DRAWS, READS, Effects, Operation, Permission, Request, Result, Toolset


class ListTemplates(Request):
    """The shelf, or one category of it; `own` alone shows what the user saved."""

    category: Category | None = None
    own: bool = False
    limit: int = Field(20, ge=1, le=30)
    cursor: str | None = Field(None, max_length=80)


class SuggestTemplates(Request):
    """What the picture is to be, in words or by the conversation it is spoken of in."""

    prompt: str | None = Field(None, min_length=1, max_length=LONGEST_PROMPT)
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    limit: int = Field(3, ge=1, le=10)


class ShowTemplate(Request):
    """One template by name, in one version; the newest where none is said."""

    name: Name
    version: int | None = Field(None, ge=1)
    sample: bool = Field(True, description="Also draw its first example as a small free draft")


class PreviewTemplate(Request):
    """Which template, and what is known so far; places left open take the template's own example."""

    name: Name
    parameters: dict[str, Value] = Field(default_factory=dict, max_length=20)


class TemplatePreview(Result):
    """A small free draft as JPEG in base64, and the words it would be asked for in; `misfits` are values that do not fit."""

    preview: str | None
    prompt: str
    misfits: tuple[str, ...] = ()
    message: str


class UseTemplate(Options):
    """A template and what goes into its places; or a conversation in which one is being filled in, and the answers."""

    name: Name | None = None
    version: int | None = Field(None, ge=1)
    parameters: dict[str, Value] = Field(default_factory=dict, max_length=20)
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    answers: str | dict[str, Value] | None = Field(
        None, description='Free words, or {parameter: words, an option\'s number, or "you choose"}'
    )


class SaveTemplate(Request):
    """A template of one's own, from a conversation's picture or from given fields; the same name again is a new version.

    From a conversation, `places` says which of its words are to be left open, as {parameter: words}; without it the
    subject and the lettering are.
    """

    name: Name
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    places: dict[str, str] = Field(default_factory=dict, max_length=12)
    title: Line | None = None
    category: Category | None = None
    description: str | None = Field(None, max_length=400)
    tags: tuple[Line, ...] = Field((), max_length=20)
    parameters: tuple[Parameter, ...] = Field((), max_length=12)
    prompt: str | None = Field(None, max_length=4000)
    brief: Recipe | None = None
    settings: Settings | None = None
    examples: tuple[Example, ...] = Field((), max_length=5)


class DeleteTemplate(Request):
    """An own template, with every version of it."""

    name: Name


class ExportTemplate(Request):
    """A template to be written down, curated or own."""

    name: Name
    version: int | None = Field(None, ge=1)


class ImportTemplate(Request):
    """A template as a YAML document, given as text or as the path of a file in an allowed folder."""

    document: str | None = Field(None, max_length=64_000)
    path: str | None = Field(None, max_length=1000, validation_alias=AliasChoices("path", "file"))
    name: Name | None = Field(None, description="Another name than the document's own")


class Outcomes(Result):
    """What became of this version's pictures: counts, the mean rating with its 95 % interval, and all of it in words."""

    uses: int
    chosen: int
    refined: int
    ratings: int
    rating: float | None
    rating_low: float | None
    rating_high: float | None
    rating_words: str
    words: str


class TemplateCard(Result):
    """A template as it stands on the shelf."""

    name: str
    title: str
    category: str
    description: str
    author: str
    version: int
    own: bool
    use: str
    tags: tuple[str, ...]
    parameters: tuple[dict[str, Any], ...]
    uses: int
    rating: float | None
    outcomes: Outcomes


class TemplatePage(Result):
    """A page of the shelf, how many there are in each category, and the template of the week."""

    items: tuple[TemplateCard, ...]
    categories: dict[str, int]
    featured: dict[str, str]
    next_cursor: str | None = None
    message: str


class TemplateShown(TemplateCard):
    """A template whole: its prompt, brief, settings and examples; `sample` is a picture of the first example."""

    prompt: str
    brief: dict[str, Any]
    settings: dict[str, Any]
    examples: tuple[dict[str, Any], ...]
    sample: str | None = None
    message: str


class Suggestion(Result):
    """A template that suits, why, and how to go on."""

    name: str
    title: str
    category: str
    reason: str
    score: float
    questions: tuple[str, ...]


class Suggestions(Result):
    """The templates that suit best, best first; empty where none does."""

    suggestions: tuple[Suggestion, ...]
    message: str


class TemplateSaved(Result):
    """What was kept, under which version, with its places."""

    name: str
    version: int
    parameters: tuple[str, ...]
    message: str


class TemplateDeleted(Result):
    """What was forgotten."""

    name: str
    versions: int
    message: str


class TemplateDocument(Result):
    """A template as YAML."""

    name: str
    version: int
    document: str
    message: str


_OPERATIONS = "images_mcp.capabilities.templates.operations"
_KEEPING = "images_mcp.capabilities.templates.keeping"

OPERATIONS = (
    Operation(
        name="list_templates",
        title="List templates",
        description="Use this when the user wants to see which templates there are, in all or in one category. For a "
        "given wish prefer openai_suggest_templates.",
        request=ListTemplates,
        result=TemplatePage,
        handler=f"{_OPERATIONS}:list_templates",
        route="GET /v1/templates",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"category": "seasonal"},
    ),
    Operation(
        name="suggest_templates",
        title="Suggest templates",
        description="Use this when the user describes a picture and a template may give a good start: the ones that "
        "suit best, each with a reason. Free.",
        request=SuggestTemplates,
        result=Suggestions,
        handler=f"{_OPERATIONS}:suggest_templates",
        route="POST /v1/templates/suggestions",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"prompt": "a poster for our jazz night in March"},
    ),
    Operation(
        name="show_template",
        title="Show a template",
        description="Use this when the user wants to know a template closely: its places, prompt, settings, examples "
        "with a sample picture, and how well it has served.",
        request=ShowTemplate,
        result=TemplateShown,
        handler=f"{_OPERATIONS}:show_template",
        route="GET /v1/templates/{name}",
        toolset=Toolset.CREATIVE,
        effects=READS,
    ),
    Operation(
        name="preview_template",
        title="Preview a template",
        description="Use this to see roughly what a template gives with these values before drawing. Free; keeps nothing.",
        request=PreviewTemplate,
        result=TemplatePreview,
        handler=f"{_OPERATIONS}:preview_template",
        route="POST /v1/templates/previews",
        toolset=Toolset.CREATIVE,
        effects=READS,
    ),
    Operation(
        name="use_template",
        title="Draw from a template",
        description="Use this when the user has chosen a template. May answer `needs_input` with a question for each "
        "place left open: ask the user, do not answer for them, and call again with conversation_id and answers.",
        request=UseTemplate,
        result=Answer,
        handler=f"{_OPERATIONS}:use_template",
        route="POST /v1/templates/uses",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=DRAWS,
        audit="template:use",
        example={
            "name": "jazz-night-poster",
            "parameters": {"headline": "Blue Hour", "details": "Friday 9 pm"},
            "seed": 7,
        },
    ),
    Operation(
        name="save_template",
        title="Save a template",
        description="Use this when the user wants to keep a picture's recipe to use again with other contents: from "
        "the conversation, or from given fields. The same name again is kept as a new version.",
        request=SaveTemplate,
        result=TemplateSaved,
        handler=f"{_KEEPING}:save_template",
        route="POST /v1/templates",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=Effects(),
        audit="template:save",
    ),
    Operation(
        name="delete_template",
        title="Delete a template",
        description="Use this when the user wants an own template gone, with every version and its statistics. "
        "Pictures made with it stay.",
        request=DeleteTemplate,
        result=TemplateDeleted,
        handler=f"{_KEEPING}:delete_template",
        route="DELETE /v1/templates/{name}",
        permission=Permission.DELETE,
        toolset=Toolset.CREATIVE,
        effects=Effects(destructive=True, idempotent=True),
        audit="template:delete",
    ),
    Operation(
        name="export_template",
        title="Export a template",
        description="Use this when the user wants a template as a YAML document, to share or to edit by hand.",
        request=ExportTemplate,
        result=TemplateDocument,
        handler=f"{_KEEPING}:export_template",
        route="GET /v1/templates/{name}/document",
        toolset=Toolset.CREATIVE,
        effects=READS,
    ),
    Operation(
        name="import_template",
        title="Import a template",
        description="Use this when the user has a template as a YAML document, as text or as a file's path.",
        request=ImportTemplate,
        result=TemplateSaved,
        handler=f"{_KEEPING}:import_template",
        route="POST /v1/templates/imports",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=Effects(),
        audit="template:import",
    ),
)

REACTIONS = {
    "PictureRefined": "images_mcp.capabilities.templates.outcomes:refined",
    "PictureChosen": "images_mcp.capabilities.templates.outcomes:chosen",
    "PictureRated": "images_mcp.capabilities.templates.outcomes:rated",
}
