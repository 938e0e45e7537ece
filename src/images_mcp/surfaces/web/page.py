"""What a page's handler is given: who looks, in which language, a way to run operations, forms checked, templates rendered."""

import contextlib
import functools
import re
import secrets
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from images_mcp.app import App
from images_mcp.brief import Aspect
from images_mcp.capabilities.feedback import looks
from images_mcp.kernel.errors import Kind, Problem, invalid
from images_mcp.operations import Report, Result, local_actor, parse, run
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web import labels, languages, names, sentences
from images_mcp.surfaces.web.session import Session, Sessions
from images_mcp.surfaces.web.static import static

MOST_UPLOAD = 50_000_000
MOST_FIELD = 200_000
THEMES = ("auto", "light", "dark", "contrast")
THEME, LANGUAGE, TOLD = "studio-theme", "studio-language", "studio-told"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PRIVATE = {"Cache-Control": "no-store"}


_NAMES = {
    "attribute_name": names.ATTRIBUTES,
    "aspect_name": {**names.ATTRIBUTES, **labels.ASPECTS},
    "style_kind_name": names.STYLE_KINDS,
    "template_kind_name": names.TEMPLATE_KINDS,
    "style_title": names.STYLES,
    "health_name": names.HEALTH,
}


@cache
def environment(language: str) -> Environment:
    """The templates in one language; everything that is put into them is escaped."""
    made = Environment(
        loader=PackageLoader("images_mcp.surfaces.web"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = languages.catalogue(language)
    made.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.globals |= {"asset": static().url, "languages": languages.LANGUAGES, "themes": THEMES}
    for name in ("money", "number", "percent", "day"):
        made.filters[name] = _in(language, name)
    for name, words in {**labels.TABLES, **_NAMES}.items():
        made.filters[name] = _named(words, catalogue.gettext)
    made.filters["said"] = functools.partial(sentences.said, catalogue.gettext)
    made.filters["asked"] = functools.partial(sentences.asked, catalogue.gettext)
    made.filters["ours"] = lambda text, own=False: text if own else sentences.ours(catalogue.gettext, text)
    made.filters["look"] = lambda rule: looks.in_language(looks.Look(Aspect(rule.aspect), rule.value), language)
    made.filters["coded"] = _coded
    made.globals["srcset"] = _srcset
    return made


def _srcset(source: str, width: int, height: int) -> str:
    """A picture's copies with the widths they really have: they are never larger than the picture itself."""
    longest = max(width, height)
    return ", ".join(f"{source}?px={px} {round(min(px, longest) * width / longest)}w" for px in (640, 1280, 2048))


def _coded(text: str) -> Markup:
    """A sentence in which `commands` stand as such."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped right here


def _in(language: str, name: str) -> Any:
    write = getattr(languages, name)
    return lambda value: write(language, value)


def _named(words: Mapping[str, str], translated: Any) -> Any:
    """What the interface calls one of our labels; a label nobody has named yet stands as it is."""
    return lambda label: translated(words[label]) if label in words else str(label).replace("_", " ")


@dataclass(frozen=True)
class Entry:
    """A page in the navigation: its address, its name (a key of `labels.PAGES`), its icon."""

    path: str
    name: str
    icon: str


class Page:
    """One request to a page, and everything its handler needs to answer it."""

    def __init__(self, app: App, sessions: Sessions, request: Request, navigation: Iterable[Entry]) -> None:
        self.app, self.sessions, self.request, self._navigation = app, sessions, request, tuple(navigation)

    @cached_property
    def session(self) -> Session | None:
        """Who looks; None only on the few pages that are open to everybody."""
        return self.sessions.of(self.request)

    @cached_property
    def language(self) -> str:
        """The interface's language."""
        cookies, headers = self.request.cookies, self.request.headers
        return languages.chosen(cookies.get(LANGUAGE), headers.get("accept-language", ""))

    @property
    def query(self) -> Mapping[str, str]:
        """What stands after the question mark."""
        return self.request.query_params

    @property
    def part(self) -> str | None:
        """The part of a page a script asks for; None where a browser wants the whole."""
        return self.request.headers.get("x-part")

    def path(self, name: str) -> str:
        """A part of the address, such as `conversation_id`."""
        return str(self.request.path_params[name])

    def tr(self, text: str) -> str:
        """A text of ours in the language of whoever looks."""
        return languages.catalogue(self.language).gettext(text)

    def said(self, text: str) -> str:
        """A sentence of an operation in the language of whoever looks."""
        return sentences.said(languages.catalogue(self.language).gettext, text)

    async def run(
        self,
        operation: str,
        arguments: Mapping[str, Any] | None = None,
        *,
        once: str | None = None,
        patience: float | None = 0,
        report: Report | None = None,
    ) -> Any:
        """Carry out an operation for whoever looks; its result. Raises `Problem`.

        `once` is a form's own mark: sent twice, it is carried out once. What draws answers at once (`patience`), and the
        page watches it.
        """
        declared = self.app.registry.get(operation)
        given = {name: value for name, value in (arguments or {}).items() if value not in (None, "", ())}
        request = parse(declared, given)
        how: dict[str, Any] = {"report": report} if report else {}
        result: Result = await run(
            self.app, local_actor("web"), declared, request, idempotency_key=once or None, patience=patience, **how
        )
        return result

    @contextlib.asynccontextmanager
    async def form(self, files: int = 0, fields: int = 200) -> AsyncIterator[FormData]:
        """The fields of a form of ours. Raises `Problem` for anybody else's, and for too much."""
        length = self.request.headers.get("content-length", "")
        if not length.isdecimal():  # browsers always tell; without it a file could go on for ever
            raise invalid("It is not told how large this is.", "Send it with a Content-Length.")
        if int(length) > MOST_FIELD + files * MOST_UPLOAD:
            raise invalid("This is too large.", "At most 50 MB a picture.")
        async with self.request.form(max_files=files, max_fields=fields, max_part_size=MOST_FIELD) as form:
            assert self.session is not None
            self.sessions.check_form(self.session, str(form.get("form_token", "")))
            yield form

    async def uploaded(self, form: FormData, name: str) -> list[str]:
        """The upload ids of the pictures handed over in a field, through the same capability as the one-time page."""
        ids = []
        for file in form.getlist(name):
            if not isinstance(file, UploadFile) or not (data := await file.read(MOST_UPLOAD + 1)):
                continue
            if len(data) > MOST_UPLOAD:
                raise invalid("This picture is too large.", "At most 50 MB.")
            place = await self.run("request_upload", {"purpose": "studio"})
            ids.append(await self.app.uploads.receive(place.url.rpartition("/")[2], data))
        return ids

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """A template's text."""
        now = self.app.clock.now()
        theme = self.request.cookies.get(THEME, "auto")
        common = {
            "language": self.language,
            "direction": languages.direction(self.language),
            "theme": theme if theme in THEMES else "auto",
            "navigation": self._navigation,
            "here": self.request.url.path,
            "form_token": self.sessions.form_token(self.session) if self.session else "",
            "once": secrets.token_urlsafe(12),
            "when": lambda at: languages.when(self.language, at, now),
            "told": labels.TOLD.get(self.request.cookies.get(TOLD, "")),
        }
        return environment(self.language).get_template(template).render({**common, **context})

    def html(self, template: str, status: int = 200, **context: Any) -> Response:
        """A page. What was to be told since the last one is told now, once."""
        response = HTMLResponse(self.render(template, context), status, headers=PRIVATE)
        if TOLD in self.request.cookies:
            response.delete_cookie(TOLD, path="/studio", samesite="strict")
        return response

    def go(self, path: str, told: str | None = None, **query: str) -> Response:
        """On to another page after something was done; `told` (a key of `labels.TOLD`) is said there."""
        where = f"{path}?{urlencode(query)}" if query else path
        response = RedirectResponse(where, 303, headers=PRIVATE)
        if told:
            response.set_cookie(TOLD, told, max_age=30, path="/studio", httponly=True, samesite="strict")
        return response

    def problem(self, problem: Problem) -> Response:
        """A page that says what went wrong and what to do about it."""
        status = 413 if problem.message.startswith("This is too large") else STATUS[problem.kind]
        return self.html("problem.html", status, problem=problem)


def once_of(form: FormData) -> str | None:
    """The mark of a form that must not be carried out twice; None where it carries none of ours."""
    given = str(form.get("once", ""))
    return f"studio-{given}" if re.fullmatch(r"[A-Za-z0-9_-]{8,40}", given) else None


def own_path(given: str) -> str:
    """A path of ours to go back to, whatever a form says."""
    fine = given.startswith("/studio") and not given.startswith("//") and "\\" not in given and "\n" not in given
    return given if fine else "/studio"


def bug() -> Problem:
    """What is told of a failure nobody expected."""
    return Problem(Kind.BUG, "Something went wrong inside the program; nothing was lost.", "Go back and try again.")
