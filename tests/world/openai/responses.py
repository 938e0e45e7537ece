"""The Responses API: pictures by the image tool, also in the background, and structured answers of the text model."""

import asyncio
import base64
import json
import math
import re
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import state
from .pictures import picture
from .strictness import TEXT_MODELS, Refused, drawable, image_tokens, output_tokens, price, strict_schema, typed, usage


async def create(request: Request) -> Response:
    """POST /v1/responses."""
    world: state.World = request.app.state.world
    body = await request.json()
    world.came(request, body)
    typed("response", body)
    if body.get("model") not in TEXT_MODELS:
        raise Refused(404, "The model does not exist.", "model_not_found", param="model")
    _pictures(body)
    strict_schema(((body.get("text") or {}).get("format") or {}).get("schema"))
    previous = body.get("previous_response_id")
    if previous and previous not in world.responses:
        raise Refused(400, "Previous response not found.", "previous_response_not_found", param="previous_response_id")
    fault = world.fault(request.url.path)
    tool = next((t for t in body.get("tools") or () if t["type"] == "image_generation"), None)
    number = next(world.numbers)
    response = {
        "id": f"resp_{number:08d}",
        "object": "response",
        "created_at": 1_790_000_000,
        "model": body["model"],
        "status": "completed",
        "error": None,
        "output": [],
        "previous_response_id": previous,
    }
    world.responses[str(response["id"])] = response
    if tool:
        if "model" not in tool:
            raise Refused(400, "Name the image model.", "missing_required_parameter", param="tools[0].model")
        drawable({**tool, "prompt": _words(body)})
    if tool and body.get("background"):
        world.refuse(fault)
        response["status"] = "queued"
        ready = asyncio.get_running_loop().time() + (
            fault.get("seconds", 3600) if fault.get("do") == "slow" else world.latency
        )
        response["_job"] = (body, tool, fault, ready)
    else:
        await world.before(fault)
        await _finish(world, response, body, tool, fault)
    return state.answer(request, fault, _public(response), f"req_{number:06d}")


async def retrieve(request: Request) -> Response:
    """GET /v1/responses/{id}: queued, in progress, then completed once its time has come."""
    world: state.World = request.app.state.world
    world.came(request, None)
    response = world.responses.get(request.path_params["id"])
    if response is None:
        raise Refused(404, "Response not found.", None, param="id")
    fault = world.fault(f"GET {request.url.path}") if world.next and world.next[0].get("on") == "GET" else {}
    if fault:
        await world.before(fault)
    if job := response.get("_job"):
        body, tool, wrong, ready = job
        if asyncio.get_running_loop().time() >= ready and response["status"] == "in_progress":
            del response["_job"]
            await _finish(world, response, body, tool, wrong)
        else:
            response["status"] = "in_progress"
    return state.answer(request, fault, _public(response), "req_poll")


def _public(response: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in response.items() if not k.startswith("_")}


async def _finish(world: state.World, response: dict[str, Any], body: dict[str, Any], tool: Any, fault: Any) -> None:
    read = math.ceil(len(json.dumps(body.get("input"))) / 4) if not _pictures(body) else 1500
    rates = TEXT_MODELS[body["model"]]
    response.update(status="completed", usage=_counted(read, 60))
    world.charge((read * rates[0] + 60 * rates[1]) / 1e6)
    if fault.get("do") == "response_failed":
        response.update(status="failed", error={"code": fault.get("code", "server_error"), "message": "It failed."})
    elif tool:
        response["output"] = [await _drawn(world, response, body, tool, fault)]
    elif fault.get("do") == "refusal":
        response["output"] = [_message({"type": "refusal", "refusal": "I cannot help with that."})]
    else:
        text = fault["text"] if fault.get("do") == "answer" else json.dumps(_think(world, body))
        response["output"] = [_message({"type": "output_text", "text": text, "annotations": []})]


async def _drawn(world: state.World, response: dict[str, Any], body: Any, tool: Any, fault: Any) -> dict[str, Any]:
    item = {"type": "image_generation_call", "id": f"ig_{response['id']}", "status": "failed", "result": None}
    if fault.get("do") == "failed_item":
        error = {
            "code": fault.get("code", "moderation_blocked"),
            "type": "image_generation_user_error",
            "message": "No.",
        }
        details = {"moderation_stage": "output", "categories": ["sexual"]}
        return {**item, "error": {**error, "moderation_details": details}}
    if fault.get("do") == "words_only":
        return _message({"type": "output_text", "text": "I would rather not.", "annotations": []})
    width, height = drawable({**tool, "prompt": ""})
    form, quality = tool.get("output_format") or "png", tool.get("quality") or "auto"
    clear = tool.get("background") == "transparent"
    seed = len(world.responses)
    data = await asyncio.to_thread(picture, width, height, form, transparent=clear, seed=seed, weight=world.weight)
    images = image_tokens(1024, 1024) * (len(_pictures(body)) + bool(response["previous_response_id"]))
    counted = usage(_words(body), images, output_tokens(tool["model"], quality, width, height, 0))
    world.charge(price(counted), 1)
    if fault.get("do") != "no_usage":
        response["tool_usage"] = {"image_gen": counted, "web_search": {"num_requests": 0}}
    revised = f"Revised: {_words(body)[:200]}"
    result = base64.b64encode(data).decode()
    return {**item, "status": "completed", "result": result, "revised_prompt": revised, "size": f"{width}x{height}"}


def _counted(read: int, said: int) -> dict[str, Any]:
    return {
        "input_tokens": read,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens": said,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": read + said,
    }


def _message(content: dict[str, Any]) -> dict[str, Any]:
    return {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [content]}


def _parts(body: dict[str, Any]) -> list[dict[str, Any]]:
    asked = body.get("input")
    if isinstance(asked, str):
        return [{"type": "input_text", "text": asked}]
    return [part for message in asked or () for part in message.get("content", ()) if isinstance(part, dict)]


def _words(body: dict[str, Any]) -> str:
    return " ".join(part["text"] for part in _parts(body) if part["type"] == "input_text")


def _pictures(body: dict[str, Any]) -> list[dict[str, Any]]:
    found = [part for part in _parts(body) if part["type"] == "input_image"]
    for part in found:
        if not str(part.get("image_url", "")).startswith("data:image/"):
            raise Refused(400, "Invalid image.", "invalid_image_url", param="input")
    return found


def _think(world: state.World, body: dict[str, Any]) -> Any:
    """A plausible answer in the schema asked for, from the data that came along."""
    form = (body.get("text") or {}).get("format") or {}
    if form.get("type") != "json_schema" or form.get("strict") is not True:
        return "Hello."
    data = json.loads(_words(body))
    answer = _THOUGHTS[form["name"]](data)
    if form["name"] == "findings" and world.finds:
        status = world.finds.pop(0)
        answer = {"findings": [{**row, "status": status} for row in answer["findings"]]}
    if form["name"] == "spots" and world.spots:
        answer = {"spots": world.spots.pop(0)}
    jsonschema.validate(answer, form["schema"])
    return answer


def _reading(data: dict[str, Any]) -> dict[str, Any]:
    text = data["message"]
    aspect = (data.get("answers_question") or {}).get("aspect") or "subject"
    said = {"aspect": aspect, "value": text, "source": "user", "confidence": 0.9, "evidence": text[:200]}
    guess = {"aspect": "style", "value": "photograph", "source": "inferred", "confidence": 0.5, "evidence": None}
    wish = {
        "orientation": None,
        "aspect": None,
        "exact": None,
        "sheet": None,
        "transparent": False,
        "file_format": None,
    }
    lists: dict[str, list[str]] = {"texts": [], "must": [], "must_not": [], "colors": []}
    rest = {"language": "en", "use": "general", "use_confidence": 0.6, "you_choose": False, "variations": None}
    return {"said": [said, guess], **lists, **rest, "wish": wish}


def _interpretation(data: dict[str, Any]) -> dict[str, Any]:
    """It removes what is to be removed; else it makes everything a little warmer. Of a question mark alone it is not sure."""
    if gone := re.fullmatch(r"remove the (\w+)(?:, keep the (\w+))?", data["instruction"]):
        rest = {"attribute": None, "direction": None, "value": None, "strength": 0.5}
        said = zip(("remove", "keep"), gone.groups(), strict=True)
        changes = [{"op": op, "target": thing, **rest} for op, thing in said if thing]
        return {"changes": changes, "confidence": 0.95, "question": None}
    warmer = {"op": "adjust", "attribute": "warmth", "direction": "increase", "target": None, "value": None}
    sure = data["instruction"].strip() != "?"
    return {
        "changes": [{**warmer, "strength": 0.3}],
        "confidence": 0.9 if sure else 0.3,
        "question": None if sure else "Warmer?",
    }


_THOUGHTS: dict[str, Any] = {
    "interpretation": _interpretation,
    "reading": _reading,
    "questions": lambda d: {
        "questions": [
            {"aspect": a, "text": f"Which {a} do you have in mind?", "options": ["one", "two", "three"]}
            for a in d["open_aspects"][:3]
        ]
    },
    "polished": lambda d: {
        "prompt": ", ".join([d["message"], *d["exact_texts"], "soft light"]),
        "reasons": [{"phrase": "soft light", "because": "the mood asks for it"}],
    },
    "description": lambda d: {
        "alt_text": "A flat disc in one colour stands in the middle of a soft vertical gradient that runs from dark at "
        "the top to a lighter tone at the bottom, with nothing else in the picture."
    },
    "style": lambda _: {"medium": "gouache on paper", "technique": None, "mood": "hushed"},
    "spots": lambda d: {
        "spots": [
            {"number": t["number"], "left": 0.16, "top": 0.16, "right": 0.84, "bottom": 0.84, "confidence": 0.9}
            for t in d["things"]
        ]
    },
    "findings": lambda d: {
        "findings": [
            {"number": c["number"], "status": "pass", "confidence": 0.9, "evidence": f"I see {c['expected']}"}
            for c in d["checks"]
        ]
    },
}


def answer_json(value: Any) -> Response:
    """A plain answer."""
    return JSONResponse(value)
