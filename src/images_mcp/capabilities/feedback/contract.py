"""Feedback: what people say of pictures, the rules learned from it, and their say over those rules."""

from typing import Literal

from pydantic import Field, model_validator

from images_mcp.brief import Use
from images_mcp.capabilities.assets.contract import IMAGE_ID
from images_mcp.operations import READS, Effects, Operation, Permission, Request, Result

RULE_ID = r"^rule_[0-9a-f]{22}$"


class RateImage(Request):
    """A picture and what one thinks of it."""

    image_id: str = IMAGE_ID
    rating: int | Literal["up", "down"] = Field(description="1 to 5 stars, up or down")
    feedback: str | None = Field(None, max_length=2_000, description="In words: what is liked or not")

    @model_validator(mode="after")
    def _in_range(self) -> "RateImage":
        if isinstance(self.rating, int) and not 1 <= self.rating <= 5:
            message = "rating is 1 to 5, up or down"
            raise ValueError(message)
        return self


class Evidence(Result):
    """What speaks for a rule: `agree` of `events`; `weight` counts them with their age; some of the pictures."""

    agree: int
    events: int
    weight: float
    by_kind: dict[str, int]
    last_at: str | None = None
    image_ids: tuple[str, ...] = ()


class Rule(Result):
    """Something usually liked, in words. `use` is the context, null for any; `confidence` is 0 to 1.

    `state` is learned (comes and goes with the evidence), kept or edited (stays until forgotten), forgotten.
    """

    rule_id: str
    text: str
    aspect: str
    value: str
    use: str | None
    confidence: float
    state: Literal["learned", "kept", "edited", "forgotten"]
    evidence: Evidence


class Rated(Result):
    """What was learned from a rating."""

    image_id: str
    rating: int
    learned: str
    rules: tuple[Rule, ...] = ()


class GetPreferences(Request):
    """What has been learned."""


class Preferences(Result):
    """The rules in force, the strongest first; `applied` says whether they are used at all."""

    applied: bool
    rules: tuple[Rule, ...]
    forgotten: tuple[Rule, ...] = ()
    message: str


class EditRule(Request):
    """A rule's new value in words, or its new context."""

    rule_id: str = Field(pattern=RULE_ID)
    value: str | None = Field(None, min_length=1, max_length=200)
    use: Use | Literal["any"] | None = None


class UpdatePreferences(Request):
    """Which rules to keep whatever comes, to word differently, to forget; or whether to use any."""

    keep: tuple[str, ...] = Field((), max_length=100)
    edit: tuple[EditRule, ...] = Field((), max_length=100)
    forget: tuple[str, ...] = Field((), max_length=100)
    applied: bool | None = Field(None, description="false switches all of it off, true on again")


class FeedbackStatistics(Request):
    """Nothing is needed."""


class Share(Result):
    """How often something was liked: `liked` of `rated`."""

    name: str
    liked: int
    rated: int


class Statistics(Result):
    """Feedback in figures: events by kind, stars, what was liked by use and by look, and by month."""

    events: dict[str, int]
    stars: dict[str, int]
    average: float | None
    by_use: tuple[Share, ...]
    by_look: tuple[Share, ...]
    by_month: tuple[Share, ...]
    rules: int
    message: str


_OPERATIONS = "images_mcp.capabilities.feedback.operations"

OPERATIONS = (
    Operation(
        name="rate_image",
        title="Rate a picture",
        description="Use this when the user says how much they like a picture: stars, thumbs, and their words.",
        request=RateImage,
        result=Rated,
        handler=f"{_OPERATIONS}:rate_image",
        route="PUT /v1/images/{image_id}/rating",
        permission=Permission.EDIT,
        effects=Effects(idempotent=True),
        audit="image:rate",
    ),
    Operation(
        name="get_preferences",
        title="Show what was learned",
        description="Use this when the user asks what you know of their taste, or why something was added to a picture.",
        request=GetPreferences,
        result=Preferences,
        handler=f"{_OPERATIONS}:get_preferences",
        route="GET /v1/preferences",
        effects=READS,
        example={},
    ),
    Operation(
        name="update_preferences",
        title="Keep, change or forget what was learned",
        description="Use this when the user wants a learned preference kept, worded differently or forgotten, or wants "
        "no preferences applied.",
        request=UpdatePreferences,
        result=Preferences,
        handler=f"{_OPERATIONS}:update_preferences",
        route="PATCH /v1/preferences",
        permission=Permission.EDIT,
        effects=Effects(idempotent=True),
        audit="preferences:update",
        example={"applied": True},
    ),
    Operation(
        name="feedback_statistics",
        title="Feedback in figures",
        description="Use this when the user is curious how their pictures were rated.",
        request=FeedbackStatistics,
        result=Statistics,
        handler=f"{_OPERATIONS}:feedback_statistics",
        route="GET /v1/feedback/statistics",
        effects=READS,
        example={},
    ),
)

REACTIONS = {
    "PictureRefined": "images_mcp.capabilities.feedback.learning:refined",
    "PictureChosen": "images_mcp.capabilities.feedback.learning:chosen",
    "PicturesDeleted": "images_mcp.capabilities.feedback.learning:deleted",
}
