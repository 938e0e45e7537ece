"""Accessibility of pictures: measure how well one can be seen, and draw a version that more people can see."""

from typing import Any

from pydantic import AliasChoices, Field

from images_mcp.capabilities.generation.contract import Answer, QualityName
from images_mcp.operations import DRAWS, READS, Operation, Permission, Request, Result, Toolset

_IMAGE = AliasChoices("image_id", "image_file_id", "file_id")
_IMAGE_ID = r"^img_[0-9a-z]{22}$"


class GenerateAccessibleVersion(Request):
    """The picture to be made easier to see."""

    image_id: str = Field(validation_alias=_IMAGE, pattern=_IMAGE_ID)
    quality: QualityName = "auto"
    budget_usd: float | None = Field(None, ge=0, le=1000, description="The most this picture may cost")


class CheckAccessibility(Request):
    """The picture to be measured."""

    image_id: str = Field(validation_alias=_IMAGE, pattern=_IMAGE_ID)


class AccessibleAnswer(Answer):
    """The answer of everything that draws, with what was measured.

    `contrast` is `{before, after}`, each with the least contrast of `text` and `shapes` (1 to 21, the least over four
    kinds of colour vision), every thing measured, `reached` (AAA), and colours that fall together for some.
    """

    contrast: dict[str, Any] | None = None


class AccessibilityReport(Result):
    """What was measured in a picture, as in `AccessibleAnswer.contrast`, and in words."""

    image_id: str
    reached: bool
    contrast: dict[str, Any]
    message: str


_OPERATIONS = "images_mcp.capabilities.access.operations"

OPERATIONS = (
    Operation(
        name="generate_accessible_version",
        title="Draw an accessible version",
        description="Use this when the user wants a picture that people with low vision or colour blindness can see "
        "too: measures contrast, draws a version with more of it in colour-vision safe colours, and measures that.",
        request=GenerateAccessibleVersion,
        result=AccessibleAnswer,
        handler=f"{_OPERATIONS}:generate_accessible_version",
        route="POST /v1/images/{image_id}/accessible-version",
        permission=Permission.CREATE,
        toolset=Toolset.CREATIVE,
        effects=DRAWS,
        audit="image:access",
    ),
    Operation(
        name="check_accessibility",
        title="Measure accessibility",
        description="Use this when the user asks whether a picture can be seen well: contrast of lettering and shapes "
        "for the usual and three deficient colour visions. Free, changes nothing.",
        request=CheckAccessibility,
        result=AccessibilityReport,
        handler=f"{_OPERATIONS}:check_accessibility",
        route="GET /v1/images/{image_id}/accessibility",
        toolset=Toolset.CREATIVE,
        effects=READS,
    ),
)
