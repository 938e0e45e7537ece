"""Variations: several takes on one wish, and choosing one of them."""

from typing import Literal

from pydantic import AliasChoices, Field

from images_mcp.capabilities.conversations.contract import CONVERSATION_ID
from images_mcp.capabilities.generation.contract import LONGEST_PROMPT, Answer, Options
from images_mcp.operations import DRAWS, Effects, Operation, Permission, Request, Toolset

Strategy = Literal["color", "composition", "style", "mixed"]


class GenerateVariations(Options):
    """Takes on a prompt, or on a picture that is there; how many and along which axis follows from the use if unsaid."""

    prompt: str | None = Field(None, min_length=1, max_length=LONGEST_PROMPT)
    image_id: str | None = Field(
        None, validation_alias=AliasChoices("image_id", "image_file_id", "file_id"), pattern=r"^img_[0-9a-z]{22}$"
    )
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    variation_strategy: Strategy | None = None
    num_variations: int | None = Field(None, ge=1, le=4)


class ChooseVariation(Request):
    """Which of the variations shown: its number, or words about it ("the blue one")."""

    conversation_id: str = Field(pattern=CONVERSATION_ID)
    variation: int | str = Field(description="Its number, or words about it")


_OPERATIONS = "images_mcp.capabilities.variations.operations"

OPERATIONS = (
    Operation(
        name="generate_variations",
        title="Draw variations",
        description="Use this when the user wants several takes to choose from (1 to 4): on a prompt, on a picture "
        "(image_id) or on the conversation's current one.",
        request=GenerateVariations,
        result=Answer,
        handler=f"{_OPERATIONS}:generate_variations",
        route="POST /v1/variations",
        permission=Permission.CREATE,
        toolset=Toolset.CORE,
        effects=DRAWS,
        audit="image:vary",
        example={"prompt": "a fox logo for a coffee roaster called Ember", "num_variations": 2, "seed": 7},
    ),
    Operation(
        name="choose_variation",
        title="Choose a variation",
        description="Use this when the user picks one of the variations shown, by number or in words; later words then "
        "change that one.",
        request=ChooseVariation,
        result=Answer,
        handler=f"{_OPERATIONS}:choose_variation",
        route="POST /v1/conversations/{conversation_id}/choice",
        permission=Permission.EDIT,
        toolset=Toolset.CORE,
        effects=Effects(idempotent=True),
        audit="image:choose",
    ),
)
