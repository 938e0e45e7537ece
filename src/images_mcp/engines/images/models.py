"""What the image models can do and what they cost, read from `models.toml`: limits and prices before a call."""

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from images_mcp.brief import Mode
from images_mcp.engines.images.port import Drawing, Format, Quality
from images_mcp.kernel.errors import invalid

_FILE = Path(__file__).with_name("models.toml")
MODE_BUDGET_MICRO = {Mode.SKIP: 50_000, Mode.QUICK: 50_000, Mode.EXPLORER: 150_000, Mode.GUIDED: 200_000}
"""The most one picture may cost, in micro-dollars, while nobody has said anything about quality."""
_TIERS = (Quality.MAX, Quality.XHIGH, Quality.HIGH, Quality.MEDIUM, Quality.LOW)


@dataclass(frozen=True)
class Facts:
    """One model. `factor` multiplies the output tokens of a tier."""

    model: str
    family: str
    grid: dict[str, int]
    qualities: tuple[str, ...]
    formats: tuple[str, ...]
    transparent: bool
    factor: dict[str, float]


class Catalog:
    """The models of one dated file, with shutdown dates learned from the provider on top."""

    def __init__(self, data: dict[str, Any], shutdowns: dict[str, date] | None = None) -> None:
        self._data = data
        self._shutdowns: dict[str, date] = {**data["gone"], **(shutdowns or {})}
        self._models = {name: self._read(name, row) for name, row in data["models"].items()}

    def _read(self, name: str, row: dict[str, Any]) -> Facts:
        return Facts(
            model=name,
            family=row["family"],
            grid=self._data["grids"][row["grid"]],
            qualities=tuple(row["qualities"]),
            formats=tuple(row["formats"]),
            transparent=row["transparent"],
            factor=row["factor"],
        )

    @property
    def as_of(self) -> date:
        """The day the facts are from."""
        day: date = self._data["as_of"]
        return day

    def live(self) -> list[str]:
        """Models that can be used today, in the file's order."""
        return [model for model in self._models if not self._gone(model)]

    def learn(self, dates: Iterable[tuple[str, str | None]]) -> None:
        """Take over the provider's own shutdown dates: (model, ISO date or None) as its list of models tells them."""
        for model, day in dates:
            try:
                if day:
                    self._shutdowns[model] = date.fromisoformat(day[:10])
            except ValueError:
                continue

    def knows(self, model: str) -> bool:
        """Whether this model, or the one it is a dated snapshot of, is in the file; also one that is gone by now."""
        return any(model == name or model.startswith(f"{name}-20") for name in (*self._models, *self._data["gone"]))

    def limit(self, name: str) -> int:
        """A limit by its name in the file, in bytes, pixels, tokens or pieces."""
        return int(self._data["limits"][name])

    @property
    def text_model(self) -> str:
        """The model that reads, looks, and calls the image tool."""
        return str(self._data["text"]["model"])

    @property
    def moderation_model(self) -> str:
        """The model that screens text."""
        return str(self._data["text"]["moderation"])

    def text_cost(self, model: str, tokens_in: int, tokens_out: int) -> int:
        """The price of a text model's tokens in micro-dollars, rounded up; an unknown one counts as ours."""
        table = self._data["text"]["prices"]
        base = next((name for name in table if model.startswith(name)), self.text_model)
        return math.ceil(float(tokens_in * table[base]["in"] + tokens_out * table[base]["out"]))

    def _gone(self, model: str) -> bool:
        day = self._shutdowns.get(model)
        return day is not None and day <= datetime.now(UTC).date()

    def shutdown(self, model: str) -> date | None:
        """The day a model goes or went, where one is known."""
        return self._shutdowns.get(model)

    def facts(self, model: str) -> Facts:
        """One model's facts; dated snapshots count as their model. Raises `Problem` with the models there are."""
        found = self._models.get(model)
        if found is None and (base := next((m for m in self._models if model.startswith(f"{m}-20")), None)):
            found = replace(self._models[base], model=model)
        if found is None:
            gone = self._shutdowns.get(model)
            told = (
                f"The model {model[:60]} goes or went on {gone}."
                if gone
                else f"There is no image model {model[:60]!r}."
            )
            raise invalid(told, f"Use one of: {', '.join(self._models)}, or draft.")
        return found

    def pick(self, *, mode: Mode, editing: bool, format: Format) -> str:  # noqa: A002 - the field's own word
        """The model for this kind of work; another live one that can do it once the usual one is gone."""
        policy = self._data["policy"]
        usual = str(policy.get(format.value) or policy["edit" if editing else mode.value])
        fits = [m for m in self.live() if format.value in self._models[m].formats]
        return usual if usual in fits or not fits else fits[-1]

    def tokens(self, drawing: Drawing) -> int:
        """Output tokens to expect, by the provider's calculator.

        The long edge of the tier's grid times the short one in proportion (rounded half to even), scaled by
        (2,000,000 + pixels) / 4,000,000, plus what previews add.
        """
        facts = self.facts(drawing.model)
        quality = drawing.quality.value if drawing.quality is not Quality.AUTO else "medium"
        grid = facts.grid.get(quality) or max(facts.grid.values())
        width, height = drawing.size
        short = round(grid * min(width, height) / max(width, height))
        base = math.ceil(grid * short * (2_000_000 + width * height) / 4_000_000)
        previews = drawing.partial_images * int(self._data["limits"]["partial_tokens"])
        return math.ceil(base * facts.factor.get(quality, 1)) + previews

    def micro_usd(self, drawing: Drawing) -> int:
        """The price to expect in micro-dollars.

        Counted are output tokens, the prompt (at most a token for three characters), what goes along, and the text
        model where it calls the tool or writes an SVG.
        """
        prices, limits = self._data["prices"], self._data["limits"]
        text = math.ceil(len(drawing.prompt) / 3) * prices["text_in"]
        along = len(drawing.sources) + bool(drawing.previous_response_id)
        image = along * limits["reference_tokens"] * prices["image_in"]
        reads = drawing.background or drawing.previous_response_id
        words = limits["response_tokens"] if reads else 0
        words += limits["svg_tokens"] if drawing.format is Format.SVG else 0
        author = self.text_cost(self.text_model, words, words // 4) if words else 0
        return int(self.tokens(drawing) * prices["image_out"] + text + image + author)

    def cost(self, *, text_in: int, image_in: int, out: int) -> int:
        """The price of counted tokens, in micro-dollars."""
        prices = self._data["prices"]
        return int(text_in * prices["text_in"] + image_in * prices["image_in"] + out * prices["image_out"])

    def seconds(self, drawing: Drawing) -> float:
        """How long it may take, in seconds."""
        table = self._data["seconds"]
        quality = drawing.quality.value if drawing.quality.value in table else "medium"
        scale = math.sqrt(drawing.size[0] * drawing.size[1] / 1_048_576)
        return float(table[quality] * scale * (0.5 if "flare" in drawing.model else 1.0))

    def best_quality(self, drawing: Drawing, budget_micro: int) -> Quality:
        """The best tier whose price stays inside the budget; the lowest where none does."""
        known = self.facts(drawing.model).qualities
        for tier in _TIERS:
            if tier.value in known and self.micro_usd(replace(drawing, quality=tier)) <= budget_micro:
                return tier
        return Quality.LOW

    def check(self, drawing: Drawing) -> None:
        """Raise `Problem` for what the model would refuse, before anything is sent."""
        facts, limits = self.facts(drawing.model), self._data["limits"]
        if self._gone(drawing.model):
            raise invalid(
                f"The model {drawing.model} went on {self.shutdown(drawing.model)}.",
                f"Use one of: {', '.join(self.live())}.",
            )
        self._check_size(drawing)
        if drawing.quality is not Quality.AUTO and drawing.quality.value not in facts.qualities:
            raise invalid(
                f"{drawing.model} has no quality {drawing.quality.value}.", f"Use {', '.join(facts.qualities)} or auto."
            )
        if drawing.format.value not in facts.formats:
            raise invalid(
                f"{drawing.model} cannot make {drawing.format.value.upper()} files.",
                f"Use {', '.join(facts.formats)}" + (" or gpt-image-2.6-sunburst." if facts.family != "2.6" else "."),
            )
        if drawing.transparent and (not facts.transparent or drawing.format not in {Format.PNG, Format.WEBP}):
            raise invalid(
                "A transparent picture needs PNG or WebP and a 2.5 or 2.6 model.", "Leave format and model out."
            )
        if len(drawing.prompt) > limits["prompt_characters"]:
            raise invalid(
                "The prompt is too long for the engine.", f"At most {limits['prompt_characters']:,} characters."
            )
        if len(drawing.sources) > limits["sources"]:
            raise invalid("Too many pictures go along.", f"At most {limits['sources']}.")
        if drawing.format in {Format.GIF, Format.SVG} and drawing.mask:
            raise invalid("A region can only be changed in PNG, JPEG or WebP pictures.", "Leave the format out.")

    def _check_size(self, drawing: Drawing) -> None:
        rules, (width, height) = self._data["sizes"], drawing.size
        fits = rules["least_pixels"] <= width * height <= rules["most_pixels"]
        if (
            not fits
            or max(width, height) > rules["longest_edge"]
            or width % rules["multiple"]
            or height % rules["multiple"]
        ):
            raise invalid(
                f"{drawing.model} cannot draw {width}x{height} pixels.",
                f"Both sides must be multiples of {rules['multiple']}, none above {rules['longest_edge']}; together "
                f"{rules['least_pixels']:,} to {rules['most_pixels']:,} pixels.",
            )
        if max(width, height) > rules["widest_ratio"] * min(width, height):
            raise invalid("This picture is too long and thin for the engine.", "At most 3:1 or 1:3.")

    def table(self) -> list[dict[str, Any]]:
        """Every model with its tiers, formats and shutdown date, for people."""
        return [
            {
                "model": f.model,
                "qualities": list(f.qualities),
                "formats": list(f.formats),
                "shutdown": str(self.shutdown(f.model) or "") or None,
            }
            for f in self._models.values()
        ]


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    """The catalogue shipped with the program."""
    return Catalog(tomllib.loads(_FILE.read_text(encoding="utf-8")))
