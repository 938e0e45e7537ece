"""What a template is: a prompt and a brief with places left open, what to ask for them, and how it is best drawn.

A template is a document that people write, exchange and import, so every rule about it stands here and is checked
whenever one is read. Places left open are written {name}; a phrase in [[double brackets]] vanishes when a place in it
stays empty. There is no other syntax, and what users fill in is never looked at again.
"""

import math
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from images_mcp.brief import Aspect, Mode, Use
from images_mcp.operations import Request

SLOT = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
PHRASE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Value = bool | int | float | str
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=60)]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^<>\r\n]+$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=600)]


class Category(StrEnum):
    """Where a template stands on the shelf."""

    PRESENTATION = "presentation"
    MARKETING = "marketing"
    PRODUCT = "product"
    SOCIAL = "social"
    ART = "art"
    TECHNICAL = "technical"
    CHARACTER = "character"
    EDUCATION = "education"
    PRINT = "print"
    EMAIL = "email"
    UI = "ui"
    SEASONAL = "seasonal"


class Parameter(Request):
    """A place to be filled in: its type, the question that asks for it, and what it takes where nobody says."""

    name: ParameterName
    type: Literal["text", "choice", "number", "color", "boolean"] = "text"
    required: bool = False
    prompt: Annotated[str, StringConstraints(min_length=5, max_length=200)]
    options: tuple[Line, ...] = Field((), max_length=9)
    default: Value | None = None
    example: Value

    @model_validator(mode="after")
    def _fits(self) -> "Parameter":
        if (self.type == "choice") != (len(self.options) >= 2):
            raise ValueError(f"{self.name}: a choice has two to nine options, and nothing else has any")
        if self.required and self.default is not None:
            raise ValueError(f"{self.name}: what has a default need not be required")
        for value in (self.default, self.example):
            if value is not None and not self.takes(value):
                raise ValueError(f"{self.name}: {self.type} does not fit its default or example")
        return self

    def takes(self, value: Value) -> bool:
        """Whether a value is of this type; a text may stand for a colour or a choice."""
        if self.type == "boolean":
            return isinstance(value, bool)
        if self.type == "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        return isinstance(value, str) and (self.type != "choice" or value in self.options)


class Recipe(Request):
    """The brief, aspect by aspect, with places left open; one that stays empty takes its aspect with it."""

    use: Use
    subject: Words | None = None
    action: Words | None = None
    setting: Words | None = None
    audience: Words | None = None
    style: Words | None = None
    mood: Words | None = None
    palette: Words | None = None
    composition: Words | None = None
    background: Words | None = None
    lighting: Words | None = None
    detail: Words | None = None
    brand: Words | None = None
    count: Words | None = None
    texts: tuple[Words, ...] = Field((), max_length=10)
    must: tuple[Words, ...] = Field((), max_length=10)
    must_not: tuple[Words, ...] = Field((), max_length=10)
    colors: tuple[Words, ...] = Field((), max_length=8)

    def aspects(self) -> dict[Aspect, str]:
        """What is said of each aspect, with its places still open."""
        said = {a: getattr(self, a.value, None) for a in Aspect if a is not Aspect.USE}
        return {a: str(words) for a, words in said.items() if words}

    def written(self) -> Iterator[str]:
        """Everything that may hold places left open."""
        yield from self.aspects().values()
        for several in (self.texts, self.must, self.must_not, self.colors):
            yield from several


class Settings(Request):
    """How it is best drawn; what somebody says when using the template comes first."""

    size: str | None = Field(None, max_length=20)
    quality: Literal["auto", "low", "medium", "high", "xhigh", "max"] = "auto"
    output_format: Literal["png", "jpeg", "webp", "gif", "svg"] | None = None
    transparent: bool | None = None
    style_preset: str | None = Field(None, max_length=60)
    mode: Mode = Mode.GUIDED


class Example(Request):
    """The places filled in as somebody might."""

    parameters: dict[ParameterName, Value]


class Template(Request):
    """One template, whole."""

    name: Name
    title: Annotated[str, StringConstraints(min_length=3, max_length=80, pattern=r"^[^<>\r\n]+$")]
    category: Category
    description: Annotated[str, StringConstraints(min_length=20, max_length=400)]
    author: Line | None = None
    tags: tuple[Line, ...] = Field((), max_length=20)
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = Field((), max_length=12)
    parameters: tuple[Parameter, ...] = Field((), max_length=12)
    prompt: Annotated[str, StringConstraints(min_length=10, max_length=4000)]
    brief: Recipe
    settings: Settings = Settings()
    examples: tuple[Example, ...] = Field(min_length=1, max_length=5)

    @field_validator("parameters")
    @classmethod
    def _each_once(cls, value: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        if len({p.name for p in value}) != len(value):
            raise ValueError("two parameters share a name")
        return value

    @model_validator(mode="after")
    def _holds_together(self) -> "Template":
        known = {p.name: p for p in self.parameters}
        used: set[str] = set()
        for text in (self.prompt, *self.brief.written()):
            _check_syntax(text)
            used |= set(SLOT.findall(text))
        if unknown := used - set(known):
            raise ValueError(f"{{{min(unknown)}}} is no parameter of this template")
        if idle := set(known) - used:
            raise ValueError(f"the parameter {min(idle)} is used nowhere")
        for name in SLOT.findall(PHRASE.sub("", self.prompt)):
            if not known[name].required and (known[name].default is None or known[name].type == "boolean"):
                raise ValueError(f"{{{name}}} may stay empty: put its phrase of the prompt in [[double brackets]]")
        for example in self.examples:
            self._check_example(example, known)
        return self

    def _check_example(self, example: Example, known: dict[str, Parameter]) -> None:
        for name, value in example.parameters.items():
            if name not in known or not known[name].takes(value):
                raise ValueError(f"an example does not fit the parameter {name}")
        if missing := [p.name for p in self.parameters if p.required and p.name not in example.parameters]:
            raise ValueError(f"an example says nothing for {missing[0]}")

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name."""
        return next((p for p in self.parameters if p.name == name), None)


def _check_syntax(text: str) -> None:
    phrases = PHRASE.findall(text)
    if any(not SLOT.search(phrase) for phrase in phrases):
        raise ValueError("a phrase in [[double brackets]] needs a {place} in it")
    left = SLOT.sub("", PHRASE.sub(lambda m: m[1], text))
    if any(sign in left for sign in ("{", "}", "[[", "]]")):
        raise ValueError("braces only enclose the name of a parameter, double brackets one phrase")
