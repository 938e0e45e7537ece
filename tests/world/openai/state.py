"""What the service remembers: the ledger, what is to go wrong next, and responses that are still being drawn."""

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .strictness import Refused

_BILLING = "credit_balance_exhausted"


@dataclass
class World:
    """One service.

    `next` holds faults in order, each used by the first call it fits; `finds` what the next looks at a picture find,
    `spots` where the next questions for a place see it (in the middle, if none).
    """

    next: list[dict[str, Any]] = field(default_factory=list)
    latency: float = 0.0
    weight: int = 0
    shutdown: dict[str, str] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    charged: float = 0.0
    images: int = 0
    flagged: tuple[str, ...] = ()
    held: bool = False
    finds: list[str] = field(default_factory=list)
    spots: list[list[dict[str, float]]] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    connections: set[Any] = field(default_factory=set)
    responses: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def came(self, request: Request, body: Any) -> None:
        """Write a call down; refuse a missing or bad key."""
        path = request.url.path
        self.calls[path] = self.calls.get(path, 0) + 1
        self.connections.add((request.client.host, request.client.port) if request.client else None)
        self.requests = [*self.requests[-99:], {"method": request.method, "path": path, "body": body}]
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not key or "bad" in key:
            raise Refused(401, f"Incorrect API key provided: {key[:12]}.", "invalid_api_key")

    def fault(self, path: str) -> dict[str, Any]:
        """What is to go wrong with this call; empty where nothing is."""
        for fault in self.next:
            if fault.get("on", "") in path:
                fault["times"] = fault.get("times", 1) - 1
                if fault["times"] <= 0:
                    self.next.remove(fault)
                return fault
        return {}

    async def before(self, fault: dict[str, Any]) -> None:
        """Refusals that come before any work is done, and the time the work takes."""
        self.refuse(fault)
        await asyncio.sleep(fault.get("seconds", 3600) if fault.get("do") == "slow" else self.latency)

    def refuse(self, fault: dict[str, Any]) -> None:
        """Refusals that come before any work is done."""
        if fault.get("do") in _REFUSALS:
            raise _REFUSALS[fault["do"]](fault)

    def charge(self, dollars: float, images: int = 0) -> None:
        """Money is owed from here on, whatever the client receives."""
        self.charged += dollars
        self.images += images

    def control(self, wish: dict[str, Any]) -> None:
        """Change what happens from now on."""
        if wish.get("reset"):
            self.__init__()  # type: ignore[misc]
        if "next" in wish:
            self.next = [{"do": f} if isinstance(f, str) else dict(f) for f in wish["next"]]
        for name in ("latency", "weight", "shutdown", "flagged", "finds", "spots", "held"):
            if name in wish:
                setattr(self, name, wish[name])

    def ledger(self) -> dict[str, Any]:
        """What was called and what is owed."""
        return {
            "calls": self.calls,
            "charged_usd": round(self.charged, 9),
            "images": self.images,
            "connections": len(self.connections),
            "pending_faults": len(self.next),
        }


def _retry_after(fault: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return (("retry-after", str(fault["retry_after"])),) if "retry_after" in fault else ()


_REFUSALS: dict[Any, Any] = {
    "moderation": lambda f: Refused(
        400,
        "Your request was rejected by the safety system.",
        "moderation_blocked",
        "image_generation_user_error",
        details={"moderation_stage": f.get("stage", "input"), "categories": f.get("categories", ["violence"])},
    ),
    "rate_limit": lambda f: Refused(
        429, "Rate limit reached.", f.get("code", "rate_limit_exceeded"), "requests", headers=_retry_after(f)
    ),
    "billing": lambda f: Refused(429, "You exceeded your quota.", f.get("code", _BILLING), "insufficient_quota"),
    "overloaded": lambda f: Refused(
        503, "Overloaded.", "server_is_overloaded", "service_unavailable_error", headers=_retry_after(f)
    ),
    "server_error": lambda f: Refused(f.get("status", 500), "The server had an error.", None, "server_error"),
    "auth": lambda f: Refused(401, "Incorrect API key provided: sk-shown-by-server.", "invalid_api_key"),
    "unverified": lambda f: Refused(403, "Your organization must be verified to use the model.", None),
    "forbidden": lambda f: Refused(403, "Project does not have access to the model.", "model_not_found"),
    "invalid": lambda f: Refused(400, f"Bad: {f.get('message', '')}", "invalid_value", param=f.get("param", "size")),
}


def drop(request: Request) -> Response:
    """Close the connection without a word."""
    _transport(request).abort()
    return Response()


def answer(request: Request, fault: dict[str, Any], body: dict[str, Any], request_id: str) -> Response:
    """A JSON answer, or what is left of it."""
    kind, whole = fault.get("do"), JSONResponse(body, headers={"x-request-id": request_id})
    if kind == "drop":
        return drop(request)
    if kind == "malformed":
        return Response(b'{"created": 1, "data": [{"b64_json": "', media_type="application/json")
    return Cut(request, bytes(whole.body)) if kind == "cut" else whole


class Cut(Response):
    """Half of an answer, then a closed connection."""

    def __init__(self, request: Request, content: bytes) -> None:
        super().__init__(content, media_type="application/json")
        self._request = request

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await asyncio.sleep(0.02)
        _transport(self._request).abort()


def _transport(request: Request) -> Any:
    return request.receive.__self__.transport  # type: ignore[attr-defined]  # uvicorn's cycle: no public way to hang up
