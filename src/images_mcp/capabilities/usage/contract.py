"""What was spent, by day, model and kind."""

from pydantic import Field

from images_mcp.operations import READS, Operation, Request, Result


class UsageStatistics(Request):
    """How many days back to tell, today included (UTC)."""

    days: int = Field(30, ge=1, le=366)


class UsageShare(Result):
    """A day, model or kind: what was spent or is held for it, in dollars, and how many pictures came of it."""

    name: str
    usd: float
    pictures: int


class UsageDay(Result):
    """One day (UTC, `YYYY-MM-DD`), whole and by model."""

    day: str
    usd: float
    pictures: int
    by_model: tuple[UsageShare, ...] = ()


class Usage(Result):
    """All of it: every day in order, days without pictures included; models and kinds the dearest first.

    Kinds are `new` pictures, `change` (refinements), `variations`, and `other` (since deleted, or nothing came of it).
    """

    usd: float
    pictures: int
    by_day: tuple[UsageDay, ...]
    by_model: tuple[UsageShare, ...]
    by_kind: tuple[UsageShare, ...]
    budget: dict[str, float]
    message: str


OPERATIONS = (
    Operation(
        name="usage_statistics",
        title="Show what was spent",
        description="Use this when the user asks what their pictures have cost: by day, model and kind, and what the "
        "budgets have left.",
        request=UsageStatistics,
        result=Usage,
        handler="images_mcp.capabilities.usage.operations:usage_statistics",
        route="GET /v1/usage",
        effects=READS,
    ),
)
