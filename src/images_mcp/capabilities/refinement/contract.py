"""Refining a picture: change what was asked and nothing else, step through its versions, and mend what a check found."""

from typing import Any, Literal

from pydantic import AliasChoices, Field, model_validator

from images_mcp.capabilities.conversations.contract import CONVERSATION_ID
from images_mcp.capabilities.generation.contract import Answer, QualityName
from images_mcp.operations import DRAWS, READS, Effects, Operation, Permission, Request, Result, Toolset

LONGEST_INSTRUCTION = 8_000
IMAGE_ID = AliasChoices("image_id", "image_file_id", "file_id")


class Region(Request):
    """Shares (0-1) of the picture, from its top left."""

    x: float = Field(ge=0, lt=1)
    y: float = Field(ge=0, lt=1)
    width: float = Field(gt=0, le=1)
    height: float = Field(gt=0, le=1)

    @model_validator(mode="after")
    def _inside(self) -> "Region":
        if self.x + self.width > 1.0001 or self.y + self.height > 1.0001:
            message = "reaches beyond the picture: x + width and y + height are at most 1"
            raise ValueError(message)
        return self


class RefineImage(Request):
    """An instruction in plain words about a picture, in any of the five languages.

    `strength` (0-1) overrides how much the words ask for. `region` is the only place that may change: a box, or the path
    or upload id of a mask PNG (transparent, or white, where the picture may change). `feather` says how wide its edge
    blends inwards, in shares of the picture's shorter side.
    """

    image_id: str | None = Field(None, validation_alias=IMAGE_ID, pattern=r"^img_[0-9a-z]{22}$")
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    instruction: str = Field(min_length=1, max_length=LONGEST_INSTRUCTION)
    strength: float | None = Field(None, ge=0, le=1)
    region: Region | str | None = None
    feather: float | None = Field(None, ge=0, le=0.25)
    quality: QualityName = "auto"
    model: str | None = Field(None, max_length=80)
    budget_usd: float | None = Field(None, ge=0, le=1000)


class PreviewRefinement(Request):
    """An instruction, and what it may refer to: a conversation's current picture, or the instructions before it."""

    instruction: str = Field(min_length=1, max_length=LONGEST_INSTRUCTION, description="The change, in plain words.")
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    history: tuple[str, ...] = Field((), max_length=50, description="Earlier instructions, oldest first.")


class PlannedChange(Result):
    """One operation of the refinement vocabulary; `strength` is 0 to 1, 0.5 where nothing was said."""

    op: str
    attribute: str | None = None
    direction: str | None = None
    target: str | None = None
    value: str | None = None
    strength: float


class RefinementPreview(Result):
    """What would happen, in order and in plain words; `question` is asked where that is not sure enough."""

    operations: tuple[PlannedChange, ...]
    explanation: str
    confidence: float
    question: str | None = None
    mind: str


class NavigateHistory(Request):
    """A step through the versions; `version` (number or name) for goto, the new name for name."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    action: Literal["undo", "redo", "goto", "name"]
    version: int | str | None = None


class ShowHistory(Request):
    """A conversation's versions, from `offset` on; `export` also writes one offline page that replays the journey."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    offset: int = Field(0, ge=0)
    export: bool = False
    sheet: bool = Field(True, description="Whether to draw the contact sheet")


class Version(Result):
    """One version: what was asked, what changed in the brief, how far it drifted, what it cost."""

    version: int
    image_id: str
    parent_id: str | None = None
    name: str | None = None
    current: bool = False
    instruction: str | None = None
    changes: tuple[dict[str, Any], ...] = ()
    prompt_diff: dict[str, str] | None = None
    drift: dict[str, Any] | None = None
    cost_usd: float = 0.0
    path: str
    alt_text: str
    engine: str
    created_at: str


class History(Result):
    """The tree of versions (each names its parent), oldest first; `sheet` and `page` are files to look at."""

    conversation_id: str
    title: str
    versions: tuple[Version, ...]
    current: str | None = None
    sheet: str | None = None
    page: str | None = None
    next_offset: int | None = None
    message: str


class RepairImage(Request):
    """Which picture to mend, and which of its failed checks; without one, the first that failed."""

    image_id: str = Field(validation_alias=IMAGE_ID, pattern=r"^img_[0-9a-z]{22}$")
    check: str | None = Field(None, max_length=60)
    budget_usd: float | None = Field(None, ge=0, le=1000)


_HERE = "images_mcp.capabilities.refinement"

OPERATIONS = (
    Operation(
        name="refine_image",
        title="Change a picture",
        description="Use this when the user wants something about a picture changed, in their words. Changes only "
        'that; also takes "undo", "back to version 2", "the second one". May ask a question: pass it on.',
        request=RefineImage,
        result=Answer,
        handler=f"{_HERE}.refining:refine_image",
        route="POST /v1/refinements",
        permission=Permission.CREATE,
        toolset=Toolset.CORE,
        effects=DRAWS,
        audit="image:refine",
    ),
    Operation(
        name="preview_refinement",
        title="Preview a change",
        description="Use this to see how an instruction about a picture would be understood before anything is drawn: the "
        "operations in order, what would happen in plain words, and the question where it is unclear. Changes nothing.",
        request=PreviewRefinement,
        result=RefinementPreview,
        handler=f"{_HERE}.operations:preview_refinement",
        route="POST /v1/refinements/preview",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"instruction": "a bit less busy, keep the face, and make the sign say OPEN"},
    ),
    Operation(
        name="repair_image",
        title="Mend a picture",
        description="Use this when a check of a picture failed and the user wants it mended. Misspelt lettering is set by "
        "us, free and letter by letter; anything else is drawn again in its place.",
        request=RepairImage,
        result=Answer,
        handler=f"{_HERE}.mending:repair_image",
        route="POST /v1/images/{image_id}/repair",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=DRAWS,
        audit="image:repair",
    ),
    Operation(
        name="navigate_history",
        title="Step through the versions",
        description="Use this when the user wants to undo, redo, go to an earlier version (number or name), or name one.",
        request=NavigateHistory,
        result=Answer,
        handler=f"{_HERE}.history:navigate_history",
        route="POST /v1/conversations/{conversation_id}/navigation",
        permission=Permission.EDIT,
        toolset=Toolset.CORE,
        effects=Effects(),
        audit="image:navigate",
    ),
    Operation(
        name="show_history",
        title="Show the history",
        description="Use this when the user wants to see all versions of a picture and what each step changed and cost.",
        request=ShowHistory,
        result=History,
        handler=f"{_HERE}.history:show_history",
        route="GET /v1/conversations/{conversation_id}/history",
        toolset=Toolset.CREATIVE,
        effects=Effects(),
        audit="history:show",
    ),
)
