"""The brief: what is known about the wanted picture, where each part came from, and how sure we are.

It stands below engines and capabilities because all of them speak it: dialogue fills it, lenses change it, prompts are
composed from it, drafts are drawn from it, verification checks against it.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_serializer, model_validator


class Aspect(StrEnum):
    """The sixteen things a brief can say and a question can ask."""

    SUBJECT = "subject"
    ACTION = "action"
    SETTING = "setting"
    USE = "use"
    AUDIENCE = "audience"
    STYLE = "style"
    MOOD = "mood"
    PALETTE = "palette"
    COMPOSITION = "composition"
    TEXT = "text"
    BACKGROUND = "background"
    LIGHTING = "lighting"
    DETAIL = "detail"
    FORMAT = "format"
    BRAND = "brand"
    COUNT = "count"


class Use(StrEnum):
    """Context labels: what the picture is for. The deliverable wins over what is depicted."""

    LOGO = "logo"
    PRESENTATION = "presentation"
    SOCIAL_MEDIA = "social_media"
    PRINT_POSTER = "print_poster"
    MARKETING = "marketing"
    EMAIL = "email"
    EDUCATION = "education"
    INFOGRAPHIC = "infographic"
    UI = "ui"
    PRODUCT = "product"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    CHARACTER_DESIGN = "character_design"
    ILLUSTRATION = "illustration"
    ABSTRACT = "abstract"
    GENERAL = "general"


class Source(StrEnum):
    """Who said so. Later lenses never overwrite `user`."""

    USER = "user"
    INFERRED = "inferred"
    PREFERENCE = "preference"
    TEMPLATE = "template"
    STYLE = "style"
    BRAND = "brand"
    DEFAULT = "default"


class Mode(StrEnum):
    """How much is asked before drawing."""

    SKIP = "skip"
    QUICK = "quick"
    GUIDED = "guided"
    EXPLORER = "explorer"


class Attribute(StrEnum):
    """What a picture can have more or less of."""

    BRIGHTNESS = "brightness"
    CONTRAST = "contrast"
    WARMTH = "warmth"
    SATURATION = "saturation"
    DETAIL = "detail"
    SHARPNESS = "sharpness"
    REALISM = "realism"
    SIMPLICITY = "simplicity"
    SUBJECT_SIZE = "subject_size"
    DEPTH = "depth"
    MOOD = "mood"
    TEXTURE = "texture"
    LIGHTING = "lighting"
    SYMMETRY = "symmetry"
    AGE = "age"
    FORMALITY = "formality"
    ENERGY = "energy"


class Frozen(BaseModel):
    """Base of every value that crosses a border: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class Said(Frozen):
    """One aspect's value in words, its source, how sure we are (0 to 1), and the user's own words it was read from.

    `first` is how the value was worded before something in it was taken out or exchanged: a draft's composition is of it.
    """

    value: str = Field(min_length=1, max_length=8000)
    source: Source = Source.USER
    confidence: Confidence = 1.0
    evidence: str | None = None
    first: str | None = Field(default=None, max_length=8000)

    def reworded(self, value: str) -> "Said":
        """The same in other words, of which the first stay known."""
        return (
            self if value == self.value else self.model_copy(update={"value": value, "first": self.first or self.value})
        )


class Adjustment(Frozen):
    """More (`amount` above 0) or less (below 0) of an attribute than the brief's other words give; ±1 is the most.

    `target` is the thing it is about, None for the whole picture; `value` the word that goes with it, such as the mood.
    """

    attribute: Attribute
    amount: float = Field(ge=-1.0, le=1.0)
    target: str | None = None
    value: str | None = None


class Brief(Frozen):
    """What is known about the wanted picture.

    `aspects` maps an aspect to what was said; an aspect nobody spoke of is absent. `text` holds the exact words to be
    set in the picture, one per line of lettering. `must` and `must_not` are short phrases in the user's words.
    `adjustments` are what refinements asked more or less of, `emptied` the aspects of which they left no word. `colors` are the hex values behind the palette's words, strongest first. `reference_ids` name pictures that go along.
    On the wire a brief is `{aspect: {value, source, confidence}}` plus these lists; plain `{aspect: "words"}` is
    accepted as input and counts as said by the user.
    """

    aspects: dict[Aspect, Said] = Field(default_factory=dict)
    texts: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    reference_ids: tuple[str, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    emptied: dict[Aspect, Said] = Field(default_factory=dict)
    language: str = "en"

    @model_validator(mode="before")
    @classmethod
    def _accept_flat(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "aspects" in data:
            return data
        names = {a.value for a in Aspect}
        flat = {k: v for k, v in data.items() if str(k) in names}
        rest = {k: v for k, v in data.items() if str(k) not in names}
        said = {k: {"value": v} if isinstance(v, str) else v for k, v in flat.items() if v not in (None, "")}
        return {**rest, "aspects": said}

    @model_serializer(mode="plain")
    def _flat(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            a.value: self.aspects[a].model_dump(mode="json", exclude_none=True) for a in Aspect if a in self.aspects
        }
        for name in ("texts", "must", "must_not", "colors", "reference_ids"):
            if value := getattr(self, name):
                out[name] = list(value)
        if self.adjustments:
            out["adjustments"] = [a.model_dump(mode="json", exclude_none=True) for a in self.adjustments]
        if self.emptied:
            out["emptied"] = {a.value: s.model_dump(mode="json", exclude_none=True) for a, s in self.emptied.items()}
        out["language"] = self.language
        return out

    def get(self, aspect: Aspect) -> str | None:
        """The aspect's words, or None where nobody spoke of it."""
        said = self.aspects.get(aspect)
        return said.value if said else None

    @property
    def use(self) -> Use:
        """What the picture is for; `general` where unknown."""
        value = self.get(Aspect.USE)
        return Use(value) if value is not None and value in set(Use) else Use.GENERAL

    def with_(self, aspect: Aspect, value: str, source: Source = Source.USER, confidence: float = 1.0) -> "Brief":
        """A copy with this aspect set, whatever stood there before."""
        said = Said(value=value, source=source, confidence=confidence)
        return self.without(aspect).model_copy(update={"aspects": {**self.aspects, aspect: said}})

    def first_worded(self) -> "Brief":
        """A copy as it was worded before anything in it was taken out or exchanged."""
        said = {**self.emptied, **self.aspects}
        aspects = {a: s.model_copy(update={"value": s.first or s.value, "first": None}) for a, s in said.items()}
        return self.model_copy(update={"aspects": aspects, "emptied": {}})

    def adjusted(self, by: Adjustment) -> "Brief":
        """A copy with more or less of an attribute: amounts for the same attribute and target add up, within ±1."""
        same = [a for a in self.adjustments if (a.attribute, a.target) == (by.attribute, by.target)]
        amount = max(-1.0, min(1.0, round(sum(a.amount for a in same) + by.amount, 4)))
        others = tuple(a for a in self.adjustments if a not in same)
        kept = (*others, by.model_copy(update={"amount": amount})) if amount else others
        return self.model_copy(update={"adjustments": kept})

    def without(self, aspect: Aspect) -> "Brief":
        """A copy in which nobody spoke of this aspect."""
        left, emptied = ({a: s for a, s in all_.items() if a is not aspect} for all_ in (self.aspects, self.emptied))
        return self.model_copy(update={"aspects": left, "emptied": emptied})


def difference(before: Brief, after: Brief) -> list[dict[str, str | None]]:
    """What changed between two briefs, aspect by aspect: `[{aspect, before, after}]`, in the order of `Aspect`."""
    rows: list[dict[str, str | None]] = []
    for aspect in Aspect:
        a, b = before.get(aspect), after.get(aspect)
        if a != b:
            rows.append({"aspect": aspect.value, "before": a, "after": b})
    for name in ("texts", "must", "must_not", "colors", "reference_ids"):
        x, y = getattr(before, name), getattr(after, name)
        if x != y:
            rows.append({"aspect": name, "before": ", ".join(x) or None, "after": ", ".join(y) or None})
    for name in dict.fromkeys(_name(a) for a in (*before.adjustments, *after.adjustments)):
        was, now = _amount(before, name), _amount(after, name)
        if was != now:
            rows.append({"aspect": name, "before": was, "after": now})
    return rows


def _name(adjustment: Adjustment) -> str:
    of = f" of {adjustment.target}" if adjustment.target else ""
    return f"{adjustment.attribute.value.removeprefix('subject_')}{of}"


def _amount(brief: Brief, name: str) -> str | None:
    """An adjustment in figures, "+30 % (calm)"; None where there is none."""
    for a in brief.adjustments:
        if _name(a) == name:
            return f"{a.amount:+.0%}".replace("%", " %") + (f" ({a.value})" if a.value else "")
    return None
