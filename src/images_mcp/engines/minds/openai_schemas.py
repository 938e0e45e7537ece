"""What the remote mind may answer, as schemas it cannot leave."""

from typing import Annotated, Any, Literal

from pydantic import Field

from images_mcp.brief import Aspect, Attribute, Frozen, Use
from images_mcp.engines.minds.port import Direction, Op

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class SaidAnswer(Frozen):
    """One aspect that was read."""

    aspect: Aspect
    value: str
    source: Literal["user", "inferred"]
    confidence: Share
    evidence: str | None


class WishAnswer(Frozen):
    """The format that was asked for."""

    orientation: Literal["landscape", "portrait", "square"] | None
    aspect: str | None
    exact: str | None
    sheet: str | None
    transparent: bool
    file_format: Literal["png", "jpeg", "webp", "gif", "svg"] | None


class ReadingAnswer(Frozen):
    """A message, read."""

    said: tuple[SaidAnswer, ...]
    texts: tuple[str, ...]
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    colors: tuple[str, ...]
    language: str
    use: Use
    use_confidence: Share
    wish: WishAnswer
    you_choose: bool
    variations: int | None


class QuestionAnswer(Frozen):
    """One question."""

    aspect: Aspect
    text: str
    options: tuple[str, ...]


class QuestionsAnswer(Frozen):
    """The questions worth asking."""

    questions: tuple[QuestionAnswer, ...]


class ReasonAnswer(Frozen):
    """Why a phrase is there."""

    phrase: str
    because: str


class PolishedAnswer(Frozen):
    """A prompt."""

    prompt: str
    reasons: tuple[ReasonAnswer, ...]


class ChangeAnswer(Frozen):
    """One operation."""

    op: Op
    attribute: Attribute | None
    direction: Direction | None
    target: str | None
    value: str | None
    strength: Share


class InterpretationAnswer(Frozen):
    """An instruction, understood."""

    changes: tuple[ChangeAnswer, ...]
    confidence: Share
    question: str | None


class DescriptionAnswer(Frozen):
    """Alt text."""

    alt_text: str


class StyleAnswer(Frozen):
    """How a picture was made and what it feels like; null for what is not plain."""

    medium: str | None
    technique: str | None
    mood: str | None


class SpotAnswer(Frozen):
    """Where one of the things stands, in shares of the picture's sides."""

    number: int
    left: Share
    top: Share
    right: Share
    bottom: Share
    confidence: Share


class SpotsAnswer(Frozen):
    """Where things stand."""

    spots: tuple[SpotAnswer, ...]


class FindingAnswer(Frozen):
    """What was seen of one check."""

    number: int
    status: Literal["pass", "fail", "unknown"]
    confidence: Share
    evidence: str


class FindingsAnswer(Frozen):
    """What was seen."""

    findings: tuple[FindingAnswer, ...]


# Strict structured outputs take a subset of JSON Schema; limits on numbers are checked when the answer is read.
_LEFT_OUT = frozenset({"title", "default", "description", "minimum", "maximum", "minLength", "maxLength"})


def strict(model: type[Frozen]) -> dict[str, Any]:
    """The model's schema as strict structured outputs want it: closed, every field required."""
    made: dict[str, Any] = _strict(model.model_json_schema())
    return made


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(part) for part in node]
    if not isinstance(node, dict):
        return node
    if "properties" not in node:
        return {key: _strict(value) for key, value in node.items() if key not in _LEFT_OUT}
    fields = {name: _strict(value) for name, value in node["properties"].items()}
    rest = {key: _strict(value) for key, value in node.items() if key not in {*_LEFT_OUT, "properties"}}
    return {**rest, "properties": fields, "required": list(fields), "additionalProperties": False}
