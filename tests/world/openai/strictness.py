"""What the real service would refuse: unknown and ill-typed fields by the SDK's own types, and the models' rules.

Prices and token formulas are written down here a second time on purpose: a mistake in the program's copy must show.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_type_hints

import jsonschema  # type: ignore[import-untyped]
from openai.types import (
    embedding_create_params,
    image_edit_params,
    image_generate_params,
    moderation_create_params,
)
from openai.types.responses import response_create_params
from pydantic import TypeAdapter
from typing_extensions import TypedDict

FILES = frozenset({"image", "mask", "markup"})
_TIERS = ("low", "medium", "high", "xhigh", "max")
IMAGE_MODELS = {
    "gpt-image-2": _TIERS[:3],
    "gpt-image-2.5-flare": _TIERS,
    "gpt-image-2.5-sunburst": _TIERS,
    "gpt-image-2.6-flare": _TIERS,
    "gpt-image-2.6-sunburst": _TIERS,
}
TEXT_MODELS = {"gpt-6-luna": (0.10, 0.50), "gpt-6.1-terra": (1.0, 5.0), "gpt-6.1-sol": (2.0, 10.0)}
_GRID = dict(zip(_TIERS, (16, 24, 48, 64, 96), strict=True))
_GRID_OLD = {"low": 16, "medium": 48, "high": 96}


@dataclass
class Refused(Exception):
    """An answer other than 200, as the service words it."""

    status: int
    message: str
    code: str | None = None
    type: str = "invalid_request_error"
    param: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    details: Any = None

    @property
    def body(self) -> dict[str, Any]:
        error = {"message": self.message, "type": self.type, "param": self.param, "code": self.code}
        return {"error": error | ({"moderation_details": self.details} if self.details else {})}


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _closed(value) for key, value in schema.items()}
    if "properties" in made:
        made.setdefault("additionalProperties", False)
    return made


@lru_cache(maxsize=8)
def _validator(name: str) -> jsonschema.Draft202012Validator:
    kinds: dict[str, Any] = {
        "generate": image_generate_params.ImageGenerateParamsNonStreaming
        | image_generate_params.ImageGenerateParamsStreaming,
        "response": response_create_params.ResponseCreateParamsNonStreaming,
        "moderation": moderation_create_params.ModerationCreateParams,
        "embedding": embedding_create_params.EmbeddingCreateParams,
    }
    if name == "edit":
        hints = get_type_hints(image_edit_params.ImageEditParamsNonStreaming) | {"stream": bool}
        kinds["edit"] = TypedDict("Edit", {k: v for k, v in hints.items() if k not in FILES}, total=False)  # type: ignore[operator]
    return jsonschema.Draft202012Validator(_closed(TypeAdapter(kinds[name]).json_schema()))


def typed(name: str, body: Any) -> None:
    """Refuse what the SDK's types do not allow."""
    if fault := next(iter(_validator(name).iter_errors(body)), None):
        where = ".".join(str(part) for part in fault.absolute_path) or None
        raise Refused(400, f"Invalid request: {fault.message[:300]}", "invalid_type", param=where)


def base_model(model: str) -> str:
    """The model a dated snapshot belongs to."""
    return next((m for m in IMAGE_MODELS if model == m or model.startswith(f"{m}-20")), model)


def drawable(body: dict[str, Any], files: dict[str, list[bytes]] | None = None) -> tuple[int, int]:
    """Refuse what the image models refuse; the size that will be drawn."""
    model, form = base_model(str(body.get("model"))), body.get("output_format") or "png"
    if model not in IMAGE_MODELS:
        raise Refused(404, f"The model {body.get('model')} does not exist.", "model_not_found", param="model")
    for legacy in ("response_format", "style"):
        if legacy in body:
            raise Refused(400, f"Unknown parameter: '{legacy}'.", "unknown_parameter", param=legacy)
    quality = body.get("quality") or "auto"
    if quality != "auto" and quality not in IMAGE_MODELS[model]:
        raise Refused(400, "This quality is not supported.", "invalid_value", param="quality")
    if body.get("background") == "transparent" and form not in {"png", "webp"}:
        raise Refused(400, "Transparent needs png or webp.", "invalid_value", param="background")
    if not 1 <= int(body.get("n") or 1) <= 10 or len(body.get("prompt", "")) > 32_000:
        raise Refused(400, "Out of range.", "invalid_value", param="prompt")
    if form in {"gif", "svg"}:
        moving = body.get("stream") or body.get("partial_images")
        if not model.startswith("gpt-image-2.6") or moving or (files or {}).get("mask"):
            raise Refused(
                400, "GIF and SVG need 2.6, without streaming or mask.", "invalid_value", param="output_format"
            )
    if form == "svg" and not body.get("svg"):
        raise Refused(400, "svg.model is required.", "missing_required_parameter", param="svg")
    if (body.get("partial_images") or 0) > 3:
        raise Refused(400, "At most 3.", "integer_above_max_value", param="partial_images")
    return _size(body.get("size") or "auto")


def _size(text: str) -> tuple[int, int]:
    if text == "auto":
        return 1024, 1024
    width, _, height = text.partition("x")
    wrong = Refused(400, f"Invalid size {text}.", "invalid_value", param="size")
    if not (width.isdigit() and height.isdigit()):
        raise wrong
    w, h = int(width), int(height)
    fits = w % 16 == 0 == h % 16 and 655_360 <= w * h <= 8_294_400
    if not fits or max(w, h) > 3840 or max(w, h) > 3 * min(w, h):
        raise wrong
    return w, h


def output_tokens(model: str, quality: str, width: int, height: int, partials: int) -> int:
    """By the published calculator; 2.6 uses three and a half times as many at low and medium."""
    tier = "medium" if quality == "auto" else quality
    grid = (_GRID_OLD if base_model(model) == "gpt-image-2" else _GRID)[tier]
    short = round(grid * min(width, height) / max(width, height))
    tokens = -(-grid * short * (2_000_000 + width * height) // 4_000_000)
    return math.ceil(tokens * (3.5 if "2.6" in model and tier in {"low", "medium"} else 1)) + 100 * partials


def image_tokens(width: int, height: int) -> int:
    """What a picture that goes along counts."""
    return math.ceil(1.2 * math.ceil(width / 32) * math.ceil(height / 32))


def usage(prompt: str, images: int, out: int) -> dict[str, Any]:
    """As the Images API reports it."""
    text = math.ceil(len(prompt) / 4)
    return {
        "input_tokens": text + images,
        "input_tokens_details": {"text_tokens": text, "image_tokens": images},
        "output_tokens": out,
        "output_tokens_details": {"text_tokens": 0, "image_tokens": out},
        "total_tokens": text + images + out,
    }


def price(counted: dict[str, Any]) -> float:
    """Dollars for counted image tokens."""
    details = counted["input_tokens_details"]
    return (5 * details["text_tokens"] + 8 * details["image_tokens"] + 30 * counted["output_tokens"]) / 1e6


def strict_schema(schema: Any) -> None:
    """Refuse a schema that strict structured outputs would refuse."""
    if isinstance(schema, list):
        for part in schema:
            strict_schema(part)
    elif isinstance(schema, dict):
        if "properties" in schema:
            whole = set(schema.get("required", ())) == set(schema["properties"])
            if schema.get("additionalProperties") is not False or not whole:
                raise Refused(
                    400, "Invalid schema for response_format.", "invalid_json_schema", param="text.format.schema"
                )
        for part in schema.values():
            strict_schema(part)
