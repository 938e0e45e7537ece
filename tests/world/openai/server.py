"""The service as an app, as a thread for tests, and as a process: `python -m tests.world.openai.server --port 8600`.

POST /control takes `{"next": [fault, …], "latency": seconds, "weight": bytes, "shutdown": {model: date}, "flagged":
[category, …], "reset": true}`; GET /control/ledger tells what was called and charged, GET /control/requests what came.
A fault is a name or `{"do": name, "on": part of the path, "times": n, …}`. Refusals, never charged: moderation,
rate_limit (retry_after), billing (code), overloaded, server_error (status), auth, unverified, forbidden, invalid. After
the money is owed: slow (seconds; not yet charged while it sleeps), cut, drop, malformed, not_a_picture, no_usage, odd_usage, url,
size ([w, h]), unfinished, blocked_in_stream, bad_preview and held (streams; after its previews, for as long as `held` is true),
failed_item (code), words_only, response_failed (code), refusal and answer (text) for responses.
"""

import argparse
import hashlib
import math
import socket
import threading
import time
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import images, responses
from .state import World, answer
from .strictness import IMAGE_MODELS, TEXT_MODELS, Refused, typed

_CATEGORIES = ("sexual", "sexual/minors", "violence", "violence/graphic", "hate", "harassment", "illicit", "self-harm")


async def _models(request: Request) -> Response:
    world: World = request.app.state.world
    world.came(request, None)
    fault = world.fault(request.url.path)
    await world.before(fault)
    gone = {"gpt-image-1.5": "2026-12-01", "gpt-image-1-mini": "2026-12-01", **world.shutdown}
    names = dict.fromkeys([*IMAGE_MODELS, *TEXT_MODELS, *gone])
    rows = [
        {"id": name, "object": "model", "created": 1, "owned_by": "openai", "shutdown_date": gone.get(name)}
        for name in names
    ]
    return answer(request, fault, {"object": "list", "data": rows}, "req_models")


async def _moderations(request: Request) -> Response:
    world: World = request.app.state.world
    body = await request.json()
    world.came(request, body)
    typed("moderation", body)
    fault = world.fault(request.url.path)
    await world.before(fault)
    flags = {name: name in world.flagged for name in _CATEGORIES}
    result = {"flagged": any(flags.values()), "categories": flags}
    result["category_scores"] = {name: 0.9 if on else 0.01 for name, on in flags.items()}
    result["category_applied_input_types"] = {name: ["text"] for name in flags}
    whole = {"id": "modr_1", "model": "omni-moderation-latest", "results": [result]}
    return answer(request, fault, whole, "req_moderation")


async def _embeddings(request: Request) -> Response:
    world: World = request.app.state.world
    body = await request.json()
    world.came(request, body)
    typed("embedding", body)
    fault = world.fault(request.url.path)
    await world.before(fault)
    texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
    size = body.get("dimensions") or 1536
    rows = [{"object": "embedding", "index": i, "embedding": _vector(text, size)} for i, text in enumerate(texts)]
    tokens = sum(math.ceil(len(text) / 4) for text in texts)
    world.charge(tokens * 0.02 / 1e6)
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    whole = {"object": "list", "model": body["model"], "data": rows, "usage": usage}
    return answer(request, fault, whole, "req_embedding")


def _vector(text: str, size: int) -> Any:
    """A unit vector of the text's words: texts that share words lie near each other."""
    values = [0.0] * size
    for word in text.casefold().split():
        digest = hashlib.sha256(word.encode()).digest()
        values[int.from_bytes(digest[:4], "big") % size] += 1.0
    length = math.sqrt(sum(v * v for v in values)) or 1.0
    return [v / length for v in values]


async def _control(request: Request) -> Response:
    request.app.state.world.control(await request.json())
    return JSONResponse({})


async def _ledger(request: Request) -> Response:
    return JSONResponse(request.app.state.world.ledger())


async def _requests(request: Request) -> Response:
    return JSONResponse(request.app.state.world.requests)


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    headers = {"x-request-id": "req_refused", **dict(refused.headers)}
    return JSONResponse(refused.body, status_code=refused.status, headers=headers)


def make_app() -> Starlette:
    """A fresh service."""
    routes = [
        Route("/v1/images/generations", images.generate, methods=["POST"]),
        Route("/v1/images/edits", images.edit, methods=["POST"]),
        Route("/v1/responses", responses.create, methods=["POST"]),
        Route("/v1/responses/{id}", responses.retrieve),
        Route("/v1/moderations", _moderations, methods=["POST"]),
        Route("/v1/embeddings", _embeddings, methods=["POST"]),
        Route("/v1/models", _models),
        Route("/control", _control, methods=["POST"]),
        Route("/control/ledger", _ledger),
        Route("/control/requests", _requests),
    ]
    app = Starlette(routes=routes, exception_handlers={Refused: _refused})
    app.state.world = World()
    return app


class OpenAIServer:
    """The service in a thread: `with OpenAIServer() as openai: … openai.base_url … openai.control(next=["cut"])`."""

    def __init__(self, port: int = 0) -> None:
        self._socket = socket.create_server(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port: int = self._socket.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self.port}/v1"
        self._app = make_app()
        config = uvicorn.Config(self._app, log_level="critical", lifespan="off", timeout_graceful_shutdown=0)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)

    @property
    def world(self) -> World:
        """What it remembers."""
        world: World = self._app.state.world
        return world

    def control(self, **wish: Any) -> None:
        """As POST /control."""
        self.world.control(wish)

    def ledger(self) -> dict[str, Any]:
        """As GET /control/ledger."""
        return self.world.ledger()

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.005)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(5)
        self._socket.close()


def main() -> None:
    """Run it until it is stopped."""
    parser = argparse.ArgumentParser(description="OpenAI on this computer")
    parser.add_argument("--port", type=int, default=8600)
    port = parser.parse_args().port
    uvicorn.run(make_app(), host="127.0.0.1", port=port, log_level="warning", lifespan="off")


if __name__ == "__main__":
    main()
