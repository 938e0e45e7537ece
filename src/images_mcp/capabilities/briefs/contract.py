"""Understanding a wish before anything is drawn: analyse, compare, vary."""

from typing import Any

from pydantic import Field

from images_mcp.brief import Mode
from images_mcp.operations import READS, Operation, Request, Result, Toolset

_HERE = "images_mcp.capabilities.briefs.operations"


class AnalyzePrompt(Request):
    """A wish in the user's own words."""

    prompt: str = Field(min_length=1, max_length=32_000, description="The wish, in the user's own words.")
    dialogue_mode: Mode = Field(Mode.GUIDED, description="How much would be asked before drawing.")


class ContextFound(Result):
    """What the picture is for and which format and style follow.

    `size` is what will be drawn; `aspect` and `exact_size` only what was wished or typed.
    """

    label: str
    confidence: float
    orientation: str
    aspect: str | None = None
    exact_size: str | None = None
    size: str
    final_size: str
    style_preset: str
    variations: int
    message: str


class QualityLine(Result):
    """One line of the breakdown, with what to do about missing points."""

    name: str
    points: float
    of: float
    advice: str = ""


class PromptQuality(Result):
    """0 to 100 with one decimal, and why."""

    score: float
    breakdown: tuple[QualityLine, ...]
    missing: tuple[str, ...]
    suggestions: tuple[str, ...]


class AskedQuestion(Result):
    """One question about one aspect; answered by number, words, or "you choose"."""

    aspect: str
    text: str
    options: tuple[str, ...]


class PhraseReason(Result):
    """Why a phrase stands in the enhanced prompt. Phrases may be taken or left one by one."""

    phrase: str
    because: str
    aspect: str | None = None


class Estimate(Result):
    """What drawing it would cost, in US dollars."""

    engine: str
    model: str
    quality: str
    usd: float


class PromptAnalysis(Result):
    """Everything understood about a wish; nothing was drawn and nothing was saved. `refused` says why it would not be."""

    context: ContextFound
    quality: PromptQuality
    brief: dict[str, Any]
    questions: tuple[AskedQuestion, ...]
    enhanced_prompt: str
    reasons: tuple[PhraseReason, ...]
    estimate: Estimate
    language: str
    refused: str | None = None
    suggestion: str | None = None


class SuggestVariations(Request):
    """A wish, and how many other ways to see it."""

    prompt: str = Field(min_length=1, max_length=16_000)
    count: int = Field(3, ge=1, le=8)


class SuggestedPrompt(Result):
    """Another way to see the same wish."""

    prompt: str
    differs_by: str


class PromptVariations(Result):
    """Different directions for one wish; the wish itself stands unchanged in each."""

    prompts: tuple[SuggestedPrompt, ...]


OPERATIONS = (
    Operation(
        name="analyze_prompt",
        title="Analyse a prompt",
        description="Use this to see how a wish would be understood before drawing: what it is for, its size, how good "
        "the prompt is and why, what is worth asking, the enhanced prompt explained phrase by phrase, and the price.",
        request=AnalyzePrompt,
        result=PromptAnalysis,
        handler=f"{_HERE}:analyze_prompt",
        route="POST /v1/prompts/analyze",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"prompt": "poster for a jazz night, a trumpet made of smoke, deep blue and gold"},
    ),
    Operation(
        name="suggest_variations",
        title="Suggest variations of a prompt",
        description="Use this to get other directions for a wish as prompts, without drawing them: other light, "
        "viewpoint, medium or palette, the user's words kept.",
        request=SuggestVariations,
        result=PromptVariations,
        handler=f"{_HERE}:suggest_variations",
        route="POST /v1/prompts/variations",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"prompt": "a lighthouse on a cliff", "count": 3},
    ),
)
