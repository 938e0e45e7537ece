"""`images-mcp http`: REST at /v1 and MCP at /mcp behind one bearer token, the studio's pages behind a one-time link."""

import contextlib
import hashlib
import hmac
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from images_mcp.app import App
from images_mcp.kernel.crypto import derive
from images_mcp.kernel.errors import Kind, Problem, missing
from images_mcp.operations import local_actor
from images_mcp.surfaces.http import rest, uploads
from images_mcp.surfaces.http.openapi import document
from images_mcp.surfaces.http.problems import NOT_KNOWN, respond
from images_mcp.surfaces.mcp.server import ImagesServer
from images_mcp.surfaces.web.session import ENTER, Entrances, Sessions
from images_mcp.surfaces.web.site import Site

_OPEN = ("/healthz", "/upload/")
_LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Lets through who knows the token, from pages of our own only; everybody else learns nothing.

    A browser page of somebody else's that reaches us by a name it controls (DNS rebinding) fails on the Host header;
    one that posts across sites fails on Origin. Pages ask for a session instead of the token.
    """

    def __init__(self, inner: ASGIApp, token_hash: str, hosts: tuple[str, ...], site: Site) -> None:
        self._inner, self._token_hash, self._hosts, self._site = inner, token_hash, hosts, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        request = Request(scope)
        if stranger := self._stranger(request):
            await respond(stranger)(scope, receive, send)
        elif self._site.serves(request.url.path):
            refusal = self._site.refusal(request)
            await (refusal or self._inner)(scope, receive, send)
        elif unknown := self._unknown(request):
            await respond(unknown, NOT_KNOWN)(scope, receive, send)
        else:
            await self._inner(scope, receive, send)

    def _stranger(self, request: Request) -> Problem | None:
        host = request.headers.get("host", "").rsplit(":", 1)[0]
        if host not in self._hosts:
            return Problem(Kind.FORBIDDEN, "This server does not answer to that name.", "Use the address it printed.")
        origin = request.headers.get("origin")
        # A page of ours, which never tells where it is, posts forms with the origin "null"; the site looks closer.
        null = origin == "null" and self._site.serves(request.url.path)
        if origin and not null and origin.split("://")[-1].rsplit(":", 1)[0] not in self._hosts:
            return Problem(Kind.FORBIDDEN, "Requests from other sites are refused.")
        return None

    def _unknown(self, request: Request) -> Problem | None:
        if request.url.path.startswith(_OPEN):
            return None
        given = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if not hmac.compare_digest(_hash(given), self._token_hash):
            return Problem(
                Kind.FORBIDDEN,
                "The token is missing or wrong.",
                "Send the token printed when the server was first started, as `Authorization: Bearer …`.",
            )
        return None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_hash(folder: Path) -> tuple[str, str | None]:
    """The hash of the token of this home, and the token itself only when it was made just now."""
    if given := os.environ.get("IMAGES_MCP_HTTP_TOKEN"):
        return _hash(given), None
    file = folder / "http.token"
    with contextlib.suppress(FileNotFoundError):
        return file.read_text().strip(), None
    token = secrets.token_urlsafe(32)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
        out.write(_hash(token))
    return _hash(token), token


def site_of(app: App, hashed: str) -> Site:
    """The studio of this home; its sessions end when the token is changed."""
    return Site(app, Sessions(hashed.encode(), entrances_of(app)))


def entrances_of(app: App) -> Entrances:
    """The one-time links into the studio of this home."""
    return Entrances(app.paths.keys / "entrances")


def build(
    app: App,
    hashed: str,
    hosts: tuple[str, ...] = _LOCAL_HOSTS,
    *,
    images: ImagesServer | None = None,
    sessions: bool = False,
) -> Starlette:
    """The ASGI application over a running app; `sessions` keeps older clients' connections, on one process only."""
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[f"{h}:*" for h in hosts] + list(hosts),
        allowed_origins=[f"http://{h}:*" for h in hosts] + [f"http://{h}" for h in hosts],
    )
    images = images or ImagesServer(
        app.registry,
        lambda: app,
        lambda _: local_actor("mcp"),
        app.settings.toolsets,
        derive(hashed.encode(), "rounds"),
    )
    mcp = images.server.streamable_http_app(stateless_http=not sessions, transport_security=security)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with mcp.router.lifespan_context(mcp):
            yield
        await app.close()

    site = site_of(app, hashed)

    async def described(_: Request) -> Response:
        return JSONResponse(document(app.registry))

    async def alive(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    routes = [
        Route("/healthz", alive),
        Route("/v1/openapi.json", described),
        Route("/upload/{token}", uploads.page(app), methods=["GET", "POST"]),
        *site.routes(),
        *rest.routes(app),
        *mcp.routes,
    ]

    async def nowhere(request: Request, error: Exception) -> Response:
        if site.serves(request.url.path):
            return site.nowhere(request, error)
        return respond(missing("There is nothing at this address.", "/v1/openapi.json describes what there is."))

    guard: Callable[..., Awaitable[None]] = Guard  # type: ignore[assignment]  # a class is a factory
    guarded = Middleware(guard, hashed, hosts, site)  # type: ignore[arg-type]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[guarded], exception_handlers={404: nowhere})


def main(host: str | None = None, port: int | None = None) -> int:
    """Serve until told to stop."""

    def tell(where: str, link: str) -> None:
        told = f"MCP    {where}/mcp\nREST   {where}/v1  (described at /v1/openapi.json)\nPages  {link}"
        print(told, flush=True)  # noqa: T201 - for people

    return serve(host, port, tell)


def serve(host: str | None, port: int | None, tell: Callable[[str, str], None], *, any_port: bool = False) -> int:
    """Serve until told to stop; `tell` hears the address and a one-time link into the studio, before it starts.

    With `any_port` a port that is taken is no reason not to serve.
    """
    app = App()
    settings = app.settings
    hashed, fresh = token_hash(app.paths.keys)
    address, number = host or settings.http_host, settings.http_port if port is None else port
    hosts = (*_LOCAL_HOSTS, *((address,) if address not in {"0.0.0.0", "::"} else ()))  # noqa: S104 - compared
    if any_port and _taken(address, number):
        number = 0
    config = uvicorn.Config(build(app, hashed, hosts), host=address, port=number, log_level="warning")
    server = uvicorn.Server(config)
    bound = config.bind_socket()
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else a body waits 40 ms for its head to arrive
    where = f"http://{address}:{bound.getsockname()[1]}"
    app.pages_url = where
    tell(where, f"{where}{ENTER}?token={entrances_of(app).open()}")
    if fresh:
        print(f"Token  {fresh}\nIt is shown this once; keep it. Delete {app.paths.keys / 'http.token'} for a new one.")  # noqa: T201
    server.run(sockets=[bound])
    return 0


def _taken(address: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        try:
            probe.bind((address, port))
        except OSError:
            return True
    return False
