"""What a style is as data: numbers measured in pictures, names only where somebody gave them, and an open document.

A `VisualDNA` serialises to the published JSON format `images-mcp-dna/1` (docs/guide/styles.md describes every field).
Documents come from anywhere: every field is bounded, unknown fields are dropped, text loses what could act as markup.
"""

import base64
import binascii
import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from images_mcp.kernel.text import plain
from images_mcp.operations import Result

FORMAT: Literal["images-mcp-dna/1"] = "images-mcp-dna/1"
DNA_ID = r"^dna_[0-9a-z]{22}$"
MOST_COLORS = 8
MOST_PREVIEW = 40_000
MOST_VERSIONS = 1_000_000

StyleAspect = Literal["color", "composition", "mood", "technique"]
ASPECTS: tuple[StyleAspect, ...] = ("color", "composition", "mood", "technique")

_MARKUP = re.compile(r"<[^<>]{0,200}>|[<>`\\{}\[\]]")


def said(text: object, limit: int) -> object:
    """Text from a document as one harmless line."""
    return plain(_MARKUP.sub(" ", text[: 4 * limit]), limit) if isinstance(text, str) else text


def _hex(colour: str) -> str:
    return colour.lower()


def _number(value: float) -> float:
    return round(value, 4) + 0.0  # no negative zero in documents


Name = Annotated[str, BeforeValidator(lambda v: said(v, 80)), Field(min_length=1, max_length=80)]
Words = Annotated[str, BeforeValidator(lambda v: said(v, 60)), Field(min_length=1, max_length=60)]
Hex = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(_hex)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), AfterValidator(_number)]
Signed = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False), AfterValidator(_number)]
Ratio = Annotated[float, Field(ge=0.01, le=100, allow_inf_nan=False), AfterValidator(_number)]


class Composition(Result):
    """How a picture is arranged; formulas in `measuring`.

    `symmetry` left against right and `thirds`, the share of what draws the eye near the four third points, are 0-1, as
    are `negative_space` and the centre of attention (`centre_x` from the left, `centre_y` from the top). The four
    directions are shares of all edges. `aspect` is width by height.
    """

    symmetry: Share = 0.0
    thirds: Share = 0.0
    negative_space: Share = 0.0
    centre_x: Share = 0.5
    centre_y: Share = 0.5
    horizontal: Share = 0.0
    vertical: Share = 0.0
    rising: Share = 0.0
    falling: Share = 0.0
    aspect: Ratio = 1.0


class Technique(Result):
    """Tone, surface and, where known, how it was made.

    `lightness`, `contrast`, `saturation`, `edge_density` and `grain` are 0-1, `warmth` -1 (blue) to 1 (orange);
    None where a document does not say, and then nothing of it is applied.
    `medium` and `technique` are None unless somebody who saw or made the picture named them.
    """

    lightness: Share | None = None
    contrast: Share | None = None
    saturation: Share | None = None
    warmth: Signed | None = None
    edge_density: Share | None = None
    grain: Share | None = None
    medium: Words | None = None
    technique: Words | None = None


class StyleProfile(Result):
    """The style of one or several pictures: the palette with each colour's share, arrangement, mood and technique.

    `mood_descriptors` are what its colours feel like by published scales, and any mood that was named.
    """

    color_palette: tuple[Hex, ...] = Field(min_length=1, max_length=MOST_COLORS)
    color_shares: tuple[Share, ...] = ()
    composition_attributes: Composition = Composition()
    mood_descriptors: tuple[Words, ...] = Field((), max_length=12)
    technical_attributes: Technique = Technique()
    extracted_from: tuple[Name, ...] = Field((), max_length=60)

    @model_validator(mode="after")
    def _every_colour_has_a_share(self) -> Self:
        if not self.color_shares:
            even = round(1 / len(self.color_palette), 4)
            object.__setattr__(self, "color_shares", (even,) * len(self.color_palette))
        if len(self.color_shares) != len(self.color_palette):
            message = "needs one share for each colour"
            raise ValueError(message)
        if not 0.9 <= sum(self.color_shares) <= 1.1:
            message = "shares of colours add up to 1"
            raise ValueError(message)
        return self


class Parent(Result):
    """Something a DNA came from, and how much of it."""

    name: Name
    id: str | None = Field(None, max_length=64, pattern=r"^[0-9A-Za-z_.-]+$")
    weight: Share = 1.0


class Lineage(Result):
    """How a DNA came to be: measured in pictures, mixed from others, brought in, or a new version of one."""

    kind: Literal["extracted", "mixed", "imported"] = "imported"
    parents: tuple[Parent, ...] = Field((), max_length=60)
    replaces: Parent | None = None


class Outlier(Result):
    """A picture that is unlike the others of its set: which, by what, and how far (3.5 and more is unlike)."""

    picture: Name
    by: Words
    distance: float = Field(ge=0, le=1e6, allow_inf_nan=False)


def _picture(data: object) -> object:
    """A preview is a small JPEG in base64; whether it is one is checked where a document comes in."""
    if isinstance(data, str):
        try:
            base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            message = "is not base64"
            raise ValueError(message) from None
    return data


class VisualDNA(StyleProfile):
    """A style that is kept: has a name, a version, where it came from, and what it looks like.

    `spread` tells for each measure how far the pictures it came from differ (a robust standard deviation), `outliers`
    which of them do not belong.
    """

    format: Literal["images-mcp-dna/1"] = "images-mcp-dna/1"
    id: str = Field(pattern=DNA_ID)
    name: Name
    version: int = Field(1, ge=1, le=MOST_VERSIONS)
    lineage: Lineage = Lineage()
    pictures: int = Field(1, ge=0, le=10_000)
    spread: dict[Words, Finite] = Field(default_factory=dict, max_length=30)
    outliers: tuple[Outlier, ...] = Field((), max_length=60)
    preview: Annotated[str, Field(max_length=MOST_PREVIEW), AfterValidator(_picture)] | None = None

    @property
    def profile(self) -> StyleProfile:
        """The style alone."""
        return StyleProfile.model_validate(self.model_dump(include=set(StyleProfile.model_fields)))
