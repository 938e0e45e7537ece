"""Drawing: what can be asked for, and the answer everything that draws gives."""

from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator

from images_mcp.capabilities.assets.contract import Picture
from images_mcp.operations import DRAWS, READS, Effects, Operation, Permission, Request, Result, Toolset

GENERATION_ID = r"^gen_[0-9a-z]{22}$"
LONGEST_PROMPT = 32_000

Status = Literal["needs_input", "running", "completed", "partial", "refused", "failed", "unknown", "cancelled"]
QualityName = Literal["auto", "low", "medium", "high", "xhigh", "max"]
ModeName = Literal["skip", "quick", "guided", "explorer"]
FormatName = Literal["png", "jpeg", "webp", "gif", "svg"]


class Cost(Result):
    """Dollars; `estimated` until the provider's own count is known."""

    usd: float
    estimated: bool


class Answer(Result):
    """What everything that draws answers.

    `status` tells what happened; `running` comes with a `generation_id` to ask again with; `unknown` means the call
    left and no answer came: it is never repeated by itself. `message` says all of it in one or two sentences.
    """

    unlisted: ClassVar[frozenset[str]] = frozenset(
        "progress notes operations brief_diff prompt_diff drift comparison_summary distinctness sheet".split()
    )

    status: Status
    message: str
    conversation_id: str | None = None
    generation_id: str | None = None
    image: Picture | None = None
    images: tuple[Picture, ...] = ()
    question: dict[str, Any] | None = None
    questions: tuple[dict[str, Any], ...] = ()
    brief: dict[str, Any] | None = None
    progress: dict[str, Any] | None = None
    cost: Cost | None = None
    next_steps: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    suggestion: str | None = None
    notes: tuple[str, ...] = ()
    operations: tuple[dict[str, Any], ...] | None = None
    brief_diff: tuple[dict[str, Any], ...] | None = None
    prompt_diff: dict[str, str] | None = None
    drift: dict[str, Any] | None = None
    comparison_summary: str | None = None
    distinctness: dict[str, Any] | None = None
    sheet: str | None = None


class Options(Request):
    """How a picture may be wished for besides its words."""

    size: str | None = Field(
        None, max_length=20, description='"1536x1024", "16:9", "square", "portrait", "landscape" or "auto"'
    )
    quality: QualityName = "auto"
    output_format: FormatName | None = None
    transparent: bool | None = None
    style_preset: str | None = Field(None, max_length=60)
    model: str | None = Field(None, max_length=80)
    seed: int | None = Field(None, ge=0, lt=2**31)
    reference_images: tuple[str, ...] = Field((), max_length=16, description="Paths, image ids or upload ids")
    budget_usd: float | None = Field(None, ge=0, le=1000, description="Most it may cost")
    fresh: bool = Field(False, description="Never reuse an earlier picture")


class GenerateImage(Options):
    """A prompt, drawn as it is; nothing is asked back."""

    prompt: str = Field(min_length=1, max_length=40_000)

    @field_validator("prompt")
    @classmethod
    def _not_too_long(cls, value: str) -> str:
        if len(value) > LONGEST_PROMPT:
            message = f"has {len(value):,} characters; the engines read at most {LONGEST_PROMPT:,}. Shorten it"
            raise ValueError(message)
        return value


class GetGeneration(Request):
    """A picture under way: its state now, or after waiting a little."""

    generation_id: str = Field(pattern=GENERATION_ID)
    wait_seconds: float = Field(0, ge=0, le=45)


class CancelGeneration(Request):
    """A picture that is no longer wanted."""

    generation_id: str = Field(pattern=GENERATION_ID)
    wait_seconds: float = Field(0, ge=0, le=45)


class EstimateCost(Request):
    """What a picture would cost, before anything is spent: as generate_image draws it, or a conversation in its mode."""

    prompt: str | None = Field(None, max_length=LONGEST_PROMPT)
    size: str | None = Field(None, max_length=20)
    quality: QualityName = "auto"
    count: int = Field(1, ge=1, le=10)
    reference_images: tuple[str, ...] = Field((), max_length=16)
    dialogue_mode: ModeName = "skip"


class PriceRow(Result):
    """One model at one quality tier, for the size asked for."""

    model: str
    quality: str
    usd: float
    seconds: float


class Estimate(Result):
    """The price of what would be drawn (`usd`, for all `count`), the same for every model and tier, and what is left.

    `reuse_offer` is a picture that is already there for this wish (`same`, it will be served) or for something close
    (`similarity`, `differences`), with what using it saves; null where there is none.
    """

    unlisted: ClassVar[frozenset[str]] = frozenset("tokens engine model quality size count rows budget".split())

    usd: float
    tokens: int
    engine: str
    model: str
    quality: str
    size: str
    count: int
    rows: tuple[PriceRow, ...]
    budget: dict[str, float]
    allowed: bool
    reuse_offer: dict[str, Any] | None = None
    message: str


_OPERATIONS = "images_mcp.capabilities.generation.operations"

OPERATIONS = (
    Operation(
        name="generate_image",
        title="Draw a picture at once",
        description="Use this when the request is complete and the user wants no questions: draws, saves, checks and "
        "describes one picture. Otherwise prefer openai_conversational_image.",
        request=GenerateImage,
        result=Answer,
        handler=f"{_OPERATIONS}:generate_image",
        route="POST /v1/generations",
        permission=Permission.CREATE,
        toolset=Toolset.CORE,
        effects=DRAWS,
        audit="image:draw",
        example={"prompt": "a fox logo for a coffee roaster called Ember", "seed": 7},
    ),
    Operation(
        name="get_generation",
        title="Wait for a picture",
        description="Use this when an earlier answer said `running`, to wait for the picture (up to 45 s a call).",
        request=GetGeneration,
        result=Answer,
        handler=f"{_OPERATIONS}:get_generation",
        route="GET /v1/generations/{generation_id}",
        toolset=Toolset.CORE,
        effects=READS,
    ),
    Operation(
        name="cancel_generation",
        title="Cancel a picture",
        description="Use this when the user no longer wants a picture that is under way. One already sent to the "
        "engine cannot be called back; it is kept and charged once.",
        request=CancelGeneration,
        result=Answer,
        handler=f"{_OPERATIONS}:cancel_generation",
        route="POST /v1/generations/{generation_id}/cancel",
        permission=Permission.CREATE,
        effects=Effects(idempotent=True),
        audit="image:cancel",
    ),
    Operation(
        name="estimate_cost",
        title="Estimate the cost",
        description="Use this when the user asks what a picture costs, or before an expensive one. Free.",
        request=EstimateCost,
        result=Estimate,
        handler=f"{_OPERATIONS}:estimate_cost",
        route="POST /v1/estimates",
        toolset=Toolset.CORE,
        effects=READS,
        example={"prompt": "a poster for a jazz night", "quality": "high"},
    ),
)
