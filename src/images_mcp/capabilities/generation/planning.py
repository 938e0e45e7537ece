"""From a wish to a plan: which engine and model, how large, how good, and what that costs at most."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from images_mcp.brief import Aspect, Brief, Frozen, Mode
from images_mcp.capabilities.briefs.sizes import resolve_size
from images_mcp.capabilities.generation.contract import Options
from images_mcp.capabilities.reuse.looking import Keys
from images_mcp.engines.images.models import MODE_BUDGET_MICRO, catalog
from images_mcp.engines.images.port import Drawing, Format, Quality
from images_mcp.engines.minds.port import Reading, Wish
from images_mcp.engines.minds.rules.sizes import read_wish
from images_mcp.engines.pool import DRAFT, OPENAI
from images_mcp.kernel.errors import invalid

if TYPE_CHECKING:
    from images_mcp.app import App

DRAFT_MODEL = "draft"

WORTH_REATTACHING_MICRO = 100_000
"""From this price on, in micro-dollars, a picture is drawn as a background response: it has no previews, but a worker
that dies meanwhile can be followed by one that fetches the picture already paid for."""


class Edit(Frozen):
    """How a picture follows from its parent.

    `parent` is the parent's file in our store. With `lock`, what lies outside the place that was to change is put back
    from the parent; else `why_not` says why it is not. `place` is that place as far as it is known beforehand (a PNG in
    base64, white where the picture may change), `seen` says that a mind only saw it there, `targets` the things spoken
    of, which a draft's scene can find.
    `geometry` are the steps (see `engines.images.geometry`) computed on a picture that measured `drafted` before; a later
    draft repeats them. `changes` are the operations understood, the diffs say what they did to brief and prompt. With
    `preferred`, somebody asked for it in place of its parent, which tells of their taste.
    """

    parent: str
    instruction: str
    changes: tuple[dict[str, Any], ...] = ()
    brief_diff: tuple[dict[str, Any], ...] = ()
    prompt_diff: dict[str, str] = Field(default_factory=dict)
    place: str | None = None
    seen: bool = False
    targets: tuple[str, ...] = ()
    lock: bool = False
    why_not: str | None = None
    feather: float | None = None
    geometry: str | None = None
    drafted: tuple[int, int] | None = None
    preferred: bool = False


class Variation(Frozen):
    """What makes a picture one of several: its number from 1 on, in words what is its own, and along which axis."""

    variation_number: int
    description: str
    distinct_by: str


class Used(Frozen):
    """The template a picture was made with: its name and version, and whose it is where it is not a curated one."""

    name: str
    version: int
    owner: str | None = None


@dataclass(frozen=True)
class Plan:
    """What will be drawn and what it may cost.

    `final_size` is what the saved file measures; the engine may have to
    draw larger, since it knows only some sizes. `words` is what the user said, `prompt` what the engine reads.
    """

    engine: str
    drawing: Drawing
    final_size: tuple[int, int]
    words: str
    estimate_micro: int
    seconds: float
    auto_repair: bool = False
    notes: tuple[str, ...] = ()
    parent_id: str | None = None
    edit: Edit | None = None
    variation: Variation | None = None
    template: Used | None = None
    reuse: Keys | None = None

    def to_json(self) -> dict[str, Any]:
        """As it is sealed with the generation."""
        d = self.drawing
        return {
            "engine": self.engine,
            "final_size": list(self.final_size),
            "words": self.words,
            "estimate_micro": self.estimate_micro,
            "seconds": self.seconds,
            "auto_repair": self.auto_repair,
            "notes": list(self.notes),
            "parent_id": self.parent_id,
            "edit": self.edit.model_dump(mode="json") if self.edit else None,
            "variation": self.variation.model_dump(mode="json") if self.variation else None,
            "reuse": self.reuse.model_dump(mode="json") if self.reuse else None,
            "template": self.template.model_dump(mode="json") if self.template else None,
            "drawing": {
                "prompt": d.prompt,
                "brief": d.brief.model_dump(mode="json"),
                "model": d.model,
                "size": list(d.size),
                "quality": d.quality.value,
                "format": d.format.value,
                "transparent": d.transparent,
                "seed": d.seed,
                "sources": [str(p) for p in d.sources],
                "mask": str(d.mask) if d.mask else None,
                "partial_images": d.partial_images,
                "background": d.background,
                "previous_response_id": d.previous_response_id,
                "end_user": d.end_user,
            },
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Plan":
        """As it was sealed."""
        d = value["drawing"]
        drawing = Drawing(
            **{k: d[k] for k in ("prompt", "model", "transparent", "seed", "partial_images", "background")},
            **{k: d[k] for k in ("previous_response_id", "end_user")},
            brief=Brief.model_validate(d["brief"]),
            size=(d["size"][0], d["size"][1]),
            quality=Quality(d["quality"]),
            format=Format(d["format"]),
            sources=tuple(Path(p) for p in d["sources"]),
            mask=Path(d["mask"]) if d["mask"] else None,
        )
        return cls(
            engine=value["engine"],
            drawing=drawing,
            final_size=(value["final_size"][0], value["final_size"][1]),
            words=value["words"],
            estimate_micro=value["estimate_micro"],
            seconds=value["seconds"],
            auto_repair=value["auto_repair"],
            notes=tuple(value["notes"]),
            parent_id=value.get("parent_id"),
            edit=Edit.model_validate(value["edit"]) if value.get("edit") else None,
            variation=Variation.model_validate(value["variation"]) if value.get("variation") else None,
            reuse=Keys.model_validate(value["reuse"]) if value.get("reuse") else None,
            template=Used.model_validate(value["template"]) if value.get("template") else None,
        )


def make(
    app: "App",
    *,
    words: str,
    prompt: str,
    reading: Reading,
    options: Options,
    mode: Mode,
    sources: tuple[Path, ...] = (),
    seed: int = 0,
) -> Plan:
    """Decide everything about a drawing but whether it may be paid. Raises `Problem` where the wish cannot be had."""
    wish = wish_of(options, reading.wish)
    draw_size, final_size = resolve_size(reading.use, wish)
    form = Format(options.output_format or wish.file_format or Format.PNG)
    transparent = options.transparent if options.transparent is not None else wish.transparent
    engine = engine_for(app, options.model)
    budget = MODE_BUDGET_MICRO[mode]
    drawing = Drawing(
        prompt=prompt,
        brief=reading.brief,
        model=DRAFT_MODEL,
        size=draw_size,
        format=form,
        transparent=transparent,
        quality=Quality.MEDIUM if options.quality == "auto" else Quality(options.quality),
        seed=options.seed if options.seed is not None else seed,
        sources=sources,
    )
    if engine == DRAFT:
        seconds = app.engines.draft().seconds(drawing)
        return Plan(DRAFT, drawing, final_size, words, 0, seconds, app.settings.auto_repair)
    facts = catalog()
    model = options.model or facts.pick(mode=mode, editing=bool(sources), format=form)
    drawing = replace(drawing, model=model, partial_images=1 if form in {Format.PNG, Format.JPEG, Format.WEBP} else 0)
    if options.quality == "auto":
        drawing = replace(drawing, quality=facts.best_quality(drawing, budget))
    facts.check(drawing)
    if facts.micro_usd(drawing) >= WORTH_REATTACHING_MICRO and form is Format.PNG:
        drawing = replace(drawing, background=True, partial_images=0)
    return Plan(
        OPENAI,
        drawing,
        final_size,
        words,
        facts.micro_usd(drawing),
        facts.seconds(drawing),
        app.settings.auto_repair,
    )


def engine_for(app: "App", model: str | None) -> str:
    """Which engine draws: the one that has the model asked for, else the default."""
    if model in {DRAFT, DRAFT_MODEL}:
        return DRAFT
    return OPENAI if model else app.engines.default


_PIXELS = re.compile(r"\d+(?:\.\d+)?\s*x\s*\d+(?:\.\d+)?(?: ?px)?")
_MEASURED = re.compile(r"(\d+(?:[.,]\d+)?)\s*x\s*(\d+(?:[.,]\d+)?)\s*(?:cm|mm|in|inch|inches|\")")
_AMERICAN = {"letter": ("8.5", "11"), "legal": ("8.5", "14"), "tabloid": ("11", "17")}
_WORDS = frozenset({"square", "portrait", "landscape"})


def wish_of(options: Options, said: Wish) -> Wish:
    """The format wished for: an argument beats what the words say. Raises `Problem` for a size that means nothing."""
    update = _size_of(options.size or "")
    if options.output_format:
        update["file_format"] = options.output_format
    if options.transparent is not None:
        update["transparent"] = options.transparent
    return Wish(**{**said.model_dump(), **update})


def _size_of(size: str) -> dict[str, Any]:
    """A size as an argument: pixels, a ratio, a word, paper ("A4", "letter landscape") or a print ("10x15 cm")."""
    text = " ".join(size.strip().lower().replace("×", "x").split())
    none = {"orientation": None, "aspect": None, "exact": None, "sheet": None}
    if text in {"", "auto"}:
        return {}
    if text in _WORDS:
        return {**none, "orientation": text}
    if _PIXELS.fullmatch(text):
        return {**none, "exact": text.removesuffix("px").strip()}
    if found := _MEASURED.fullmatch(text):
        return {**none, "aspect": ":".join(side.replace(",", ".") for side in found.groups())}
    if re.fullmatch(r"\d+(?:\.\d+)?\s*:\s*\d+(?:\.\d+)?", text):
        return {**none, "aspect": text}
    if (inches := _AMERICAN.get(text.removeprefix("us ").split()[0])) and set(text.split()[1:]) <= {
        *_AMERICAN,
        *_WORDS,
    }:
        return {**none, "aspect": ":".join(reversed(inches) if "landscape" in text else inches)}
    paper = read_wish(f"{text.upper()} paper")
    if paper.sheet or paper.aspect or paper.exact:
        usual = "landscape" if "x" in (paper.sheet or "") else "portrait"
        word = next((word for word in text.split() if word in _WORDS), usual)
        return {**none, "sheet": paper.sheet, "aspect": paper.aspect, "exact": paper.exact, "orientation": word}
    raise invalid(
        f"There is no size {size[:20]!r}.",
        'Sizes are pixels ("1536x1024"), a ratio ("16:9"), "square", "portrait", "landscape", paper ("A4", "A3 landscape", '
        '"letter") or a print ("10x15 cm").',
    )


def title_of(brief: Brief, words: str) -> str:
    """A short title for files and lists."""
    brand = brief.get(Aspect.BRAND) or ""
    subject = brief.get(Aspect.SUBJECT) or words
    if brand.casefold() in subject.casefold():
        title = subject
    else:
        title = brand if subject.casefold() in brand.casefold() else f"{brand} {subject}"
    return " ".join(title.split())[:60].strip() or "picture"
