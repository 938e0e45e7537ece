"""The Images API: generations and edits, whole or as a stream."""

import asyncio
import base64
import hashlib
import io
import json
from collections.abc import AsyncIterator
from typing import Any

from PIL import Image
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from . import state
from .pictures import picture
from .strictness import FILES, Refused, drawable, image_tokens, output_tokens, price, typed, usage

_NUMBERS = frozenset({"n", "partial_images", "output_compression", "frame_count", "frame_duration_ms"})


async def generate(request: Request) -> Response:
    """POST /v1/images/generations."""
    world: state.World = request.app.state.world
    body = await request.json()
    world.came(request, body)
    typed("generate", body)
    return await _draw(world, request, body, {}, "image_generation")


async def edit(request: Request) -> Response:
    """POST /v1/images/edits, multipart."""
    world: state.World = request.app.state.world
    body, files = await _form(request)
    seen = body | {name: [len(f) for f in held] for name, held in files.items()}
    world.came(request, seen)
    typed("edit", body)
    pictures = files.get("image", [])
    if not pictures or len(pictures) > 16:
        raise Refused(400, "1 to 16 images.", "invalid_value", param="image")
    sizes = [_measured(p) for p in pictures]
    if (mask := files.get("mask")) and (_measured(mask[0]) != sizes[0] or len(mask[0]) > 4_000_000):
        raise Refused(400, "The mask must be a PNG of the image's size.", "invalid_image_format", param="mask")
    return await _draw(world, request, body, files, "image_edit", sum(image_tokens(*size) for size in sizes))


async def _form(request: Request) -> tuple[dict[str, Any], dict[str, list[bytes]]]:
    body: dict[str, Any] = {}
    files: dict[str, list[bytes]] = {}
    async with request.form(max_part_size=60_000_000) as form:
        for name, value in form.multi_items():
            plain = name.removesuffix("[]")
            if isinstance(value, UploadFile):
                if plain not in FILES or value.content_type not in {"image/png", "image/jpeg", "image/webp"}:
                    raise Refused(400, "Unsupported file.", "unsupported_file_mimetype", param=plain)
                files.setdefault(plain, []).append(await value.read())
            elif plain in _NUMBERS:
                body[plain] = int(value)
            elif plain == "stream":
                body[plain] = value == "true"
            elif name.startswith("svg["):
                body.setdefault("svg", {})[name[4:-1]] = value
            else:
                body[plain] = value
    return body, files


def _measured(data: bytes) -> tuple[int, int]:
    try:
        return Image.open(io.BytesIO(data)).size
    except OSError:
        raise Refused(400, "Invalid image.", "invalid_image_format", param="image") from None


async def _draw(
    world: state.World, request: Request, body: dict[str, Any], files: Any, event: str, images: int = 0
) -> Response:
    width, height = drawable(body, files)
    fault = world.fault(request.url.path)
    width, height = fault.get("size", (width, height))
    form, quality, n = body.get("output_format") or "png", body.get("quality") or "auto", body.get("n") or 1
    partials = (body.get("partial_images") or 0) if body.get("stream") else 0
    number = next(world.numbers)
    seed = int.from_bytes(hashlib.sha256(f"{body['prompt']}{number}".encode()).digest()[:2], "big")
    seed = fault.get("seed", seed)
    clear = body.get("background") == "transparent"
    weight, frames = world.weight, body.get("frame_count") or 9
    drawing = asyncio.create_task(
        asyncio.to_thread(picture, width, height, form, transparent=clear, seed=seed, weight=weight, frames=frames)
    )
    await world.before(fault)  # an engine's latency is the time it draws
    data = await drawing
    counted = usage(body["prompt"], images, n * output_tokens(body["model"], quality, width, height, partials))
    author = {"model": "gpt-6-luna", "input_tokens": 400, "output_tokens": 2000, "reasoning_tokens": 500}
    world.charge(price(counted) + (0.00104 if form == "svg" else 0), n)
    encoded = base64.b64encode(b"no picture" if fault.get("do") == "not_a_picture" else data).decode()
    told = {
        "background": "transparent" if clear else "opaque",
        "output_format": form,
        "quality": "medium" if quality == "auto" else quality,
        "size": f"{width}x{height}",
    }
    if fault.get("do") != "no_usage":
        told["usage"] = counted if fault.get("do") != "odd_usage" else {"total_tokens": 9, "output_tokens": "many"}
    if form == "svg":
        told["svg_usage"] = {**author, "total_tokens": 2400}
    item = {"url": "https://example.com/a.png"} if fault.get("do") == "url" else {"b64_json": encoded}
    name = f"req_{number:06d}"
    if body.get("stream"):
        small = await asyncio.to_thread(picture, width // 4, height // 4, "png", seed=seed)
        events = _events(request, fault, event, told, encoded, base64.b64encode(small).decode(), partials)
        return StreamingResponse(events, media_type="text/event-stream", headers={"x-request-id": name})
    return state.answer(request, fault, {"created": 1_790_000_000, "data": [item] * n, **told}, name)


async def _events(
    request: Request, fault: dict[str, Any], event: str, told: dict[str, Any], final: str, small: str, partials: int
) -> AsyncIterator[str]:
    kind = fault.get("do")
    for index in range(partials):
        shared = {k: v for k, v in told.items() if k != "usage"}
        shown = "!!" if kind == "bad_preview" else small
        part = {"type": f"{event}.partial_image", "partial_image_index": index, "b64_json": shown, "created_at": 1}
        yield _sse({**part, **shared})
        await asyncio.sleep(0)
    while kind == "held" and request.app.state.world.held:  # noqa: ASYNC110 - let go from another thread
        await asyncio.sleep(0.02)
    if kind in {"cut", "drop"}:
        await asyncio.sleep(0.02)
        state.drop(request)
        return
    if kind == "malformed":
        yield 'event: x\ndata: {"type": "image_gen\n\n'
        return
    if kind == "blocked_in_stream":
        error = {"code": "moderation_blocked", "type": "image_generation_user_error", "message": "Blocked."}
        error["moderation_details"] = {"moderation_stage": "output", "categories": ["sexual"]}  # type: ignore[assignment]
        yield _sse({"type": "error", "error": error})
        return
    if kind != "unfinished":
        yield _sse({"type": f"{event}.completed", "b64_json": final, "created_at": 2, **told})


def _sse(data: dict[str, Any]) -> str:
    return f"event: {data['type']}\ndata: {json.dumps(data)}\n\n"
