"""All pages: their addresses, their navigation, and the door in front of them."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from images_mcp.app import App
from images_mcp.kernel.errors import Problem, missing
from images_mcp.kernel.log import log
from images_mcp.surfaces.web import (
    compare,
    components,
    editing,
    forms,
    history,
    installing,
    library,
    looks,
    pictures,
    settings,
    studio,
    styles,
    usage,
)
from images_mcp.surfaces.web.page import HEADERS, Entry, Page, bug
from images_mcp.surfaces.web.session import ENTER, Sessions, stranger
from images_mcp.surfaces.web.static import BASE, static

Handler = Callable[[Page], Awaitable[Response]]

NAVIGATION = (
    Entry("/studio", "studio", "studio"),
    Entry("/studio/library", "library", "library"),
    Entry("/studio/styles", "styles", "styles"),
    Entry("/studio/templates", "templates", "more"),
    Entry("/studio/usage", "usage", "usage"),
    Entry("/studio/settings", "settings", "settings"),
)
"""What the navigation shows, in order. The first page of a new kind adds its entry here."""

PAGES: tuple[tuple[str, str, Handler], ...] = (
    *studio.PAGES,
    *compare.PAGES,
    *history.PAGES,
    *editing.PAGES,
    *library.PAGES,
    *styles.PAGES,
    *forms.PAGES,
    *usage.PAGES,
    *settings.PAGES,
    *pictures.PAGES,
    *looks.PAGES,
    *components.PAGES,
)
"""(method, address, handler). A page's module lists its own."""

OPEN_PAGES: tuple[tuple[str, str, Handler], ...] = installing.PAGES
"""Those anybody may load: they show nothing of anybody's."""

_OPEN = (ENTER, f"{BASE}/", *(path for _, path, _ in OPEN_PAGES))


class Site:
    """The pages over a running app."""

    def __init__(self, app: App, sessions: Sessions) -> None:
        self._app, self._sessions = app, sessions

    @staticmethod
    def serves(path: str) -> bool:
        """Whether an address is a page's."""
        return path in {"/", "/favicon.ico"} or path == "/studio" or path.startswith("/studio/")

    def refusal(self, request: Request) -> Response | None:
        """The answer to who may not see a page; None to who may."""
        if problem := stranger(request):
            return self._answered(self._page(request).problem(problem))
        if request.url.path in {"/", "/favicon.ico"} or request.url.path.startswith(_OPEN):
            return None
        if self._sessions.of(request) is None:
            return self._answered(self._page(request).html("entrance.html", 401))
        return None

    def routes(self) -> list[Route]:
        """One route per address, whatever the methods."""
        by_path: dict[str, dict[str, Handler]] = {}
        for method, path, handler in (*OPEN_PAGES, *PAGES):
            by_path.setdefault(path, {})[method] = handler
        return [
            Route("/", self._home),
            Route("/favicon.ico", self._icon),
            Route(ENTER, self._enter),
            Route(f"{BASE}/{{name}}", self._static),
            *(Route(path, self._endpoint(handlers), methods=[*handlers]) for path, handlers in by_path.items()),
        ]

    def nowhere(self, request: Request, _: Exception) -> Response:
        """There is no such page."""
        problem = missing("There is no page at this address.", "Go back to the studio.")
        return self._answered(self._page(request).problem(problem))

    def _page(self, request: Request) -> Page:
        return Page(self._app, self._sessions, request, NAVIGATION)

    def _endpoint(self, handlers: dict[str, Handler]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            page = self._page(request)
            try:
                response = await handlers["GET" if request.method == "HEAD" else request.method](page)
            except Problem as problem:
                response = page.problem(problem)
            except HTTPException as error:  # a form Starlette could not read
                response = page.problem(Problem(bug().kind, str(error.detail)[:200], "Go back and try again."))
                response.status_code = error.status_code
            except Exception as error:  # noqa: BLE001 - the outermost door
                log.error("bug", operation=request.scope["path"][:60], error=type(error).__name__, exc_info=error)
                response = page.problem(bug())
            return self._answered(response)

        return endpoint

    @staticmethod
    def _answered(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    async def _home(self, _: Request) -> Response:
        return RedirectResponse("/studio")

    async def _icon(self, _: Request) -> Response:
        return RedirectResponse(static().url("icon.svg"))

    async def _static(self, request: Request) -> Response:
        try:
            return static().answer(request)
        except Problem as problem:
            return JSONResponse({"message": problem.message}, 404)

    async def _enter(self, request: Request) -> Response:
        """Use a one-time link up; the token leaves the address with the redirect."""
        token = request.query_params.get("token", "")
        if request.method == "HEAD" or not self._sessions.entrances.enter(token):
            return self._answered(self._page(request).html("entrance.html", 401, stale=bool(token)))
        response = RedirectResponse("/studio", 303, headers={"Cache-Control": "no-store"})
        self._sessions.start(response)
        return self._answered(response)
