"""What a mind is asked: to read a wish, to ask about it, to word a prompt, and to look at a picture.

Two implementations: `rules` works offline and is always there; `openai` is better and may be slow, refuse or fail, in
which case it raises `MindFailed` and the caller falls back to `rules`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pydantic import Field

from images_mcp.brief import Aspect, Attribute, Brief, Confidence, Frozen, Mode, Use


class Wish(Frozen):
    """The format somebody wished for, as they said it. All None when nothing was said.

    `aspect` is "W:H"; `exact` is "WxH" in pixels as typed; `orientation` is landscape, portrait or square. `sheet` is
    the paper or screen standard named ("A4", "4K"), which has a shape but is no ratio anybody typed.
    """

    orientation: str | None = None
    aspect: str | None = None
    exact: str | None = None
    sheet: str | None = None
    transparent: bool = False
    file_format: str | None = None


class Reading(Frozen):
    """A wish, read.

    It has the brief with every aspect that was said or safely implied, the use with its confidence, the format
    wished for, and words that matter for the dialogue (`you_choose`: the user leaves the rest to us; `variations`: how
    many pictures were asked for, if any).
    """

    brief: Brief
    use: Use
    use_confidence: Confidence
    wish: Wish = Wish()
    you_choose: bool = False
    variations: int | None = None


class Question(Frozen):
    """One question about exactly one aspect, with options that fit this picture, best first."""

    aspect: Aspect
    text: str
    options: tuple[str, ...] = ()


class Reason(Frozen):
    """Why a phrase stands in the enhanced prompt: "because you said …", "because slides leave room for a title"."""

    phrase: str
    because: str
    aspect: Aspect | None = None


class Polished(Frozen):
    """A prompt ready for an engine, explained phrase by phrase."""

    prompt: str
    reasons: tuple[Reason, ...] = ()


class CheckKind(StrEnum):
    """What a mind with eyes can check in a picture."""

    SUBJECT = "subject"
    COUNT = "count"
    TEXT = "text"
    MUST_NOT = "must_not"


class Check(Frozen):
    """One thing to look for: `expected` is in words ("a red fox", "3 apples", "OPEN", "no people")."""

    kind: CheckKind
    expected: str


class Finding(Frozen):
    """What was seen. `status` is pass, fail or unknown; unknown is never pass. `evidence` says what was seen."""

    check: Check
    status: str
    confidence: Confidence
    evidence: str


class StyleWords(Frozen):
    """How a picture was made and what it feels like, named by somebody who saw it; None for what is not plain."""

    medium: str | None = None
    technique: str | None = None
    mood: str | None = None


class Spot(Frozen):
    """Where a thing stands: a box in shares (0 to 1) of the picture's width and height, from its top left corner."""

    thing: str
    x: float
    y: float
    width: float
    height: float


class Op(StrEnum):
    """What an instruction asks for; the meanings are the refinement vocabulary's."""

    ADJUST = "adjust"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"
    SET_STYLE = "set_style"
    SET_PALETTE = "set_palette"
    SET_TEXT = "set_text"
    SET_BACKGROUND = "set_background"
    REFRAME = "reframe"
    KEEP = "keep"
    UNDO = "undo"
    REDO = "redo"
    REVERT = "revert"
    SELECT = "select"
    VARY = "vary"
    NEW = "new"


class Direction(StrEnum):
    """Which way an attribute goes."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Change(Frozen):
    """One operation an instruction asks for.

    `attribute` and `direction` belong to `adjust`. `target` is the thing spoken of (None: the whole picture), `value`
    what is wanted (a mood word, a colour, a style, the exact text, a number), `strength` how much, 0 to 1, 0.5 where
    nothing is said.
    """

    op: Op
    attribute: Attribute | None = None
    direction: Direction | None = None
    target: str | None = None
    value: str | None = None
    strength: float = Field(0.5, ge=0.0, le=1.0)


class Interpretation(Frozen):
    """An instruction, understood: the operations in the order they apply.

    `confidence` is for all of it; below `SURE` the `question` (one short question) should be asked instead of drawing.
    """

    changes: tuple[Change, ...]
    confidence: Confidence
    question: str | None = None


SURE = 0.7
"""The confidence from which an interpretation is acted on without asking."""


@dataclass(frozen=True)
class Look:
    """A picture to look at: PNG or JPEG bytes, already downscaled by the caller to at most 1024 pixels."""

    data: bytes
    mime: str = "image/png"


class MindFailed(Exception):
    """The mind was slow, refused, answered nonsense or is not there. Holds no prompt and no key."""


class Mind(Protocol):
    """Something that understands text and pictures."""

    name: str

    async def read(self, text: str, known: Brief, asked: Question | None = None) -> Reading:
        """Read what somebody wrote, given what is known already. `asked` is the question it answers, if any."""
        ...

    async def ask(self, text: str, reading: Reading, mode: Mode, already: frozenset[Aspect]) -> tuple[Question, ...]:
        """Every question worth asking in this mode, most important first; none about what is known."""
        ...

    async def polish(self, text: str, reading: Reading) -> Polished:
        """Word the prompt for the image engine: the user's words kept, exact texts verbatim, the rest from the brief."""
        ...

    async def interpret(self, instruction: str, brief: Brief, earlier: tuple[str, ...] = ()) -> Interpretation:
        """What an instruction about a picture asks for. `brief` is the picture's, `earlier` the instructions before."""
        ...

    async def describe(self, look: Look, brief: Brief) -> str | None:
        """Alt text of 150 to 200 characters from the pixels; None where this mind has no eyes."""
        ...

    async def describe_style(self, look: Look) -> StyleWords | None:
        """Medium, technique and mood of a picture, in a few English words each; None where this mind has no eyes."""
        ...

    async def locate(self, look: Look, things: tuple[str, ...]) -> tuple[Spot, ...]:
        """Where each thing stands, several times where there are several; none for what is not plainly seen, or without eyes."""
        ...

    async def moderate(self, text: str) -> tuple[str, ...]:
        """Why the provider would refuse to draw this, as its categories; empty where it would not, or cannot say."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...

    async def inspect(self, look: Look, checks: tuple[Check, ...]) -> tuple[Finding, ...]:
        """Look for each thing in the picture; `unknown` for all where this mind has no eyes."""
        ...
