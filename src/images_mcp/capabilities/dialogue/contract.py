"""The conversation that leads to a picture: one operation, called again with answers until the picture is there."""

from pydantic import Field, field_validator

from images_mcp.capabilities.conversations.contract import CONVERSATION_ID
from images_mcp.capabilities.generation.contract import LONGEST_PROMPT, Answer, ModeName, Options
from images_mcp.operations import DRAWS, Operation, Permission, Toolset


class ConversationalImage(Options):
    """Something said: a wish, an answer, or words about the picture just drawn."""

    prompt: str | None = Field(None, min_length=1, max_length=40_000)
    conversation_id: str | None = Field(None, pattern=CONVERSATION_ID)
    answers: str | dict[str, str | int] | None = Field(
        None, description='Free words, or {aspect: words, an option\'s number, or "you choose"}'
    )
    dialogue_mode: ModeName | None = Field(None, description="Asks first: nothing, 1-2, 3-5 or 6+ questions")

    @field_validator("prompt")
    @classmethod
    def _not_too_long(cls, value: str | None) -> str | None:
        if value and len(value) > LONGEST_PROMPT:
            message = f"has {len(value):,} characters; the engines read at most {LONGEST_PROMPT:,}. Shorten it"
            raise ValueError(message)
        return value


OPERATIONS = (
    Operation(
        name="conversational_image",
        title="Make a picture together",
        description="Use this when the user wants a picture made or talks about one being made. May answer "
        "`needs_input` with questions: ask the user, do not answer for them, and call again with conversation_id and "
        "answers. Later words in the same conversation change the picture.",
        request=ConversationalImage,
        result=Answer,
        handler="images_mcp.capabilities.dialogue.operations:conversational_image",
        route="POST /v1/conversations",
        permission=Permission.CREATE,
        toolset=Toolset.CORE,
        effects=DRAWS,
        audit="conversation:speak",
        example={"prompt": "a lighthouse at dusk, watercolour", "dialogue_mode": "skip", "seed": 7},
    ),
)
