"""REST, derived from the operations: path, query and body together are the request."""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from images_mcp.app import App
from images_mcp.kernel import containers
from images_mcp.kernel.errors import Kind, Problem, invalid
from images_mcp.kernel.log import log
from images_mcp.operations import Operation, local_actor, parse, run
from images_mcp.surfaces.http.problems import respond

MOST_BYTES = 4_000_000
KEY_PATTERN = r"[!-~]{1,255}"

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(app: App) -> list[Route]:
    """One route per path, and the pictures' files."""
    paths: dict[str, dict[str, Endpoint]] = {"/v1/images/{image_id}/file": {"GET": _file(app)}}
    for operation in app.registry:
        method, _, path = operation.route.partition(" ")
        paths.setdefault(path, {})[method] = _endpoint(app, operation, method)
    # A fixed address beats one with a name in it (/v1/templates/uses is no template), also where the method is wrong.
    return [
        Route(path, _ByMethod(endpoints)) for path, endpoints in sorted(paths.items(), key=lambda row: "{" in row[0])
    ]


class _ByMethod:
    """One endpoint for a path, so that a refused method is told all that are there."""

    def __init__(self, endpoints: dict[str, Endpoint]) -> None:
        self._endpoints = endpoints

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        endpoint = self._endpoints.get("GET" if request.method == "HEAD" else request.method)
        if endpoint:
            response = await endpoint(request)
        else:
            allowed = [*self._endpoints, *(["HEAD"] if "GET" in self._endpoints else [])]
            told = f"This address takes {', '.join(allowed)}."
            response = respond(Problem(Kind.INVALID, told, "/v1/openapi.json describes what there is."), 405)
            response.headers["Allow"] = ", ".join(allowed)
        await response(scope, receive, send)


def _endpoint(app: App, operation: Operation, method: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            arguments = await _arguments(request, operation)
            key = _key(request)
            result = await run(app, local_actor("rest"), operation, parse(operation, arguments), idempotency_key=key)
        except Problem as problem:
            return respond(problem)
        except Exception as error:  # noqa: BLE001 - the outermost door
            log.error("bug", operation=operation.name, error=type(error).__name__, exc_info=error)
            return respond(Problem(Kind.BUG, "Something went wrong inside the program; nothing was lost."))
        return _json(request, result.model_dump_json().encode(), cached=method == "GET")

    return endpoint


def _key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not re.fullmatch(KEY_PATTERN, key):
        raise invalid("The Idempotency-Key cannot be used.", "Send 1 to 255 visible ASCII characters, without spaces.")
    return key


async def _arguments(request: Request, operation: Operation) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    for name in request.query_params:
        values = request.query_params.getlist(name)
        arguments[name] = values if _is_list(operation, name) else values[-1]
    if request.method not in {"GET", "HEAD"}:
        arguments.update(await _body(request))
    clash = set(arguments) & set(request.path_params)
    if clash:
        raise invalid(f"{min(clash)} stands in the path and again in the request.", "Leave it to the path.")
    return {**arguments, **request.path_params}


def _is_list(operation: Operation, name: str) -> bool:
    field = operation.request.model_fields.get(name)
    return field is not None and "tuple" in str(field.annotation)


async def _body(request: Request) -> dict[str, Any]:
    size = 0
    parts: list[bytes] = []
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise invalid("The request is too large.", f"At most {MOST_BYTES:,} bytes; hand pictures over as uploads.")
        parts.append(part)
    data = b"".join(parts)
    if not data:
        return {}
    if not request.headers.get("content-type", "application/json").startswith("application/json"):
        raise invalid("The request is not JSON.", "Send it as application/json.")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        raise invalid("The request is not JSON.", 'Send an object such as {"prompt": "a red fox"}.') from None
    if not isinstance(body, dict):
        raise invalid("The request must be a JSON object.", 'Send one such as {"prompt": "a red fox"}.')
    return body


def _json(request: Request, body: bytes, *, cached: bool) -> Response:
    """With an ETag on what can be asked for again."""
    if not cached:
        return Response(body, media_type="application/json")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag, "Cache-Control": "private, no-cache"})


def _file(app: App) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        operation = app.registry.get("get_image")
        try:
            asked = parse(operation, {"image_id": request.path_params["image_id"]})
            result = (await run(app, local_actor("rest"), operation, asked)).model_dump(mode="json")
            data = app.file_of(result["image"]["image_id"], result["image"]["path"])
            mime = containers.check(data).format.mime
        except Problem as problem:
            return respond(problem)
        name = result["image"]["path"].replace("\\", "/").rsplit("/", 1)[-1].encode("ascii", "ignore").decode()
        headers = {
            "Content-Disposition": f'inline; filename="{name.replace(chr(34), "")}"',
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(data, media_type=mime, headers=headers)

    return endpoint
