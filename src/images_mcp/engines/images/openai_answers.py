"""What comes back from OpenAI, read with few copies: a picture is decoded once, and measured by its own bytes.

Anything not as documented raises `ValueError`, `LookupError` or `TypeError`; what that means for money is the engine's
to say.
"""

import binascii
import re
from collections.abc import AsyncIterator
from typing import Any

from pydantic_core import from_json

from images_mcp.engines import openai_api
from images_mcp.engines.images.models import Catalog
from images_mcp.engines.images.port import DrawingFailed, Drawn, Failure, Format, Partial, Usage
from images_mcp.kernel.containers import probe
from images_mcp.kernel.errors import Problem

_MOST_BYTES = 200_000_000
_ID = re.compile(r"[\w-]{1,200}", re.ASCII)
_LONGEST_REVISION = 32_000


async def whole(chunks: AsyncIterator[bytes]) -> Any:
    """A JSON answer."""
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        parts.append(chunk)
        size = _bounded(size + len(chunk))
    return from_json(b"".join(parts))


async def events(chunks: AsyncIterator[bytes]) -> AsyncIterator[dict[str, Any]]:
    """The events of a stream (WHATWG server-sent events; OpenAI writes each event's data on one line)."""
    begun: list[bytes] = []
    size = 0
    async for chunk in chunks:
        size = _bounded(size + len(chunk))
        *lines, rest = chunk.split(b"\n")
        if lines:
            lines[0] = b"".join([*begun, lines[0]])
            begun = []
        begun.append(rest)
        for line in lines:
            if line.startswith(b"data:") and line[5:].strip() != b"[DONE]":
                yield from_json(line[5:])


def _bounded(size: int) -> int:
    if size > _MOST_BYTES:
        raise ValueError("larger than any picture")
    return size


def decoded(encoded: Any) -> bytes:
    """The bytes behind base64 text."""
    if not isinstance(encoded, str):
        raise TypeError("no picture in the answer")
    return binascii.a2b_base64(encoded)


def preview(event: dict[str, Any]) -> Partial | None:
    """The preview in an event; None where it is broken, which is no reason to lose the picture that follows."""
    try:
        data = decoded(event["b64_json"])
        probe(data)
        return Partial(int(event["partial_image_index"]), data)
    except (ValueError, LookupError, TypeError, Problem):
        return None


def response_id(response: dict[str, Any]) -> str:
    """The id to ask again with."""
    if not _ID.fullmatch(str(response["id"])):
        raise ValueError("no usable id")
    return str(response["id"])


def of_images(answer: dict[str, Any], encoded: Any, model: str, catalog: Catalog, request_id: str | None) -> Drawn:
    """A picture of the Images API; `answer` is the whole answer or the closing event."""
    usage = _usage(answer.get("usage"))
    micro = _image_cost(usage, catalog)
    if request_id and not _ID.fullmatch(request_id):
        request_id = None
    return _drawn(encoded, model, usage=usage, micro_usd=_with_author(micro, answer, catalog), request_id=request_id)


def of_response(response: dict[str, Any], model: str, catalog: Catalog) -> Drawn:
    """The picture of a finished response. Raises `DrawingFailed` where it has none."""
    if response.get("status") in {"failed", "cancelled", "incomplete"}:
        raise openai_api.refusal(response.get("error") or {})
    call = next((item for item in response["output"] if item["type"] == "image_generation_call"), None)
    if call is None:
        raise DrawingFailed(
            Failure.INVALID,
            "OpenAI answered in words instead of a picture; only those few words were charged.",
            "Say more plainly what the picture should show.",
        )
    if call.get("status") == "failed" or not call.get("result"):
        raise openai_api.refusal(call.get("error") or {})
    usage = _usage((response.get("tool_usage") or {}).get("image_gen"))
    micro = _with_author(_image_cost(usage, catalog), call, catalog)
    if micro is not None and (told := response.get("usage")):
        micro += catalog.text_cost(str(response["model"]), int(told["input_tokens"]), int(told["output_tokens"]))
    return _drawn(
        call["result"],
        model,
        usage=usage,
        micro_usd=micro,
        response_id=response_id(response),
        revised_prompt=str(call.get("revised_prompt") or "")[:_LONGEST_REVISION] or None,
    )


def _drawn(encoded: Any, model: str, **known: Any) -> Drawn:
    data = decoded(encoded)
    try:
        found = probe(data)
    except Problem:
        raise ValueError("not a picture") from None
    return Drawn(data, Format(found.format.value), (found.width, found.height), model, **known)


def _usage(told: Any) -> Usage | None:
    """Counted tokens; None where nothing usable was counted, which is neither free nor a reason to lose the picture."""
    if not isinstance(told, dict) or not told.get("total_tokens"):
        return None
    try:
        details = told["input_tokens_details"]
        counts = (int(details["text_tokens"]), int(details["image_tokens"]), int(told["output_tokens"]))
    except (LookupError, TypeError, ValueError):
        return None
    return Usage(*counts) if min(counts) >= 0 else None


def _image_cost(usage: Usage | None, catalog: Catalog) -> int | None:
    return catalog.cost(text_in=usage.text_in, image_in=usage.image_in, out=usage.out) if usage else None


def _with_author(micro: int | None, told: dict[str, Any], catalog: Catalog) -> int | None:
    author = told.get("svg_usage")
    if micro is None or not author:
        return micro
    return micro + catalog.text_cost(str(author["model"]), int(author["input_tokens"]), int(author["output_tokens"]))
