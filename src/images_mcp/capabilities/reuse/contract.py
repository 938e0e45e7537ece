"""Reusing pictures: whether two wishes are one, what reuse has saved, and forgetting what may be served."""

from pydantic import Field

from images_mcp.operations import READS, Effects, Operation, Permission, Request, Result, Toolset

_HERE = "images_mcp.capabilities.reuse.operations"


class ComparePrompts(Request):
    """Two wishes."""

    a: str = Field(min_length=1, max_length=32_000)
    b: str = Field(min_length=1, max_length=32_000)


class PromptDifference(Result):
    """Where two wishes differ."""

    aspect: str
    a: str | None = None
    b: str | None = None


class PromptComparison(Result):
    """`same`: a picture made for one may be served for the other."""

    same: bool
    similarity: float
    differences: tuple[PromptDifference, ...]


class CacheStatistics(Request):
    """What reuse has done, over the last days."""

    days: int = Field(30, ge=1, le=366, description="How many days back to tell.")


class ReuseHits(Result):
    """How often a picture was served: asked again within minutes, in the same words, or in the same meaning."""

    minutes: int = 0
    exact: int = 0
    meaning: int = 0


class ReuseDay(Result):
    """One day (UTC): pictures served and paid pictures drawn; `hit_rate` is served over both, 0 to 1."""

    day: str
    hits: int
    drawn: int
    hit_rate: float
    saved_usd: float


class ReuseLimits(Result):
    """The settings: whether pictures are reused, from which similarity one is offered, for how long, and how many."""

    on: bool
    threshold: float
    days: int
    size: int


class ReuseStatistics(Result):
    """`entries` pictures may be served now; the rest is over the days asked for. Free drafts are not counted."""

    entries: int
    hits: ReuseHits
    drawn: int
    hit_rate: float
    saved_usd: float
    saved_seconds: float
    by_day: tuple[ReuseDay, ...]
    limits: ReuseLimits
    message: str


class ClearCache(Request):
    """Forget which pictures may be served again."""


class CacheCleared(Result):
    """How many pictures were forgotten; the pictures themselves stay."""

    cleared: int
    message: str


OPERATIONS = (
    Operation(
        name="compare_prompts",
        title="Compare two prompts",
        description="Use this to see whether two wishes ask for the same picture, how close they are, and where they "
        "differ.",
        request=ComparePrompts,
        result=PromptComparison,
        handler=f"{_HERE}:compare_prompts",
        route="POST /v1/prompts/compare",
        toolset=Toolset.CREATIVE,
        effects=READS,
        example={"a": "a red fox in the snow", "b": "a blue fox in the snow"},
    ),
    Operation(
        name="cache_statistics",
        title="What reuse has saved",
        description="Use this when the user asks how often pictures were reused and what that saved in money and time.",
        request=CacheStatistics,
        result=ReuseStatistics,
        handler=f"{_HERE}:cache_statistics",
        route="GET /v1/reuse",
        toolset=Toolset.ADMIN,
        effects=READS,
        example={"days": 7},
    ),
    Operation(
        name="clear_cache",
        title="Forget pictures for reuse",
        description="Use this when the user wants no earlier picture to be served any more. Pictures are not deleted.",
        request=ClearCache,
        result=CacheCleared,
        handler=f"{_HERE}:clear_cache",
        route="DELETE /v1/reuse",
        permission=Permission.DELETE,
        toolset=Toolset.ADMIN,
        effects=Effects(destructive=True, idempotent=True),
        audit="reuse:clear",
    ),
)
