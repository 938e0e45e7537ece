"""Who may look at the pages: somebody who came in by a one-time link, and whose browser shows the cookie it was given.

Nothing is kept in memory: a link is a file that entering removes, a session is a signed cookie. So any process of the
same home can print a link, and any can check a session. Deleting `http.token` ends all sessions.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from images_mcp.kernel.crypto import derive
from images_mcp.kernel.errors import Kind, Problem

LINK_SECONDS = 600
SESSION_SECONDS = 30 * 24 * 3600
ENTER = "/studio/enter"


@dataclass(frozen=True)
class Session:
    """One browser that came in."""

    id: str


class Entrances:
    """One-time links: each is an empty file named by its token's hash, as old as the link; the first to remove it is in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> str:
        """A new token, good for ten minutes and one use."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if time.time() - file.stat().st_mtime > LINK_SECONDS:
                    file.unlink()
        token = secrets.token_urlsafe(32)
        os.close(os.open(self._file(token), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return token

    def enter(self, token: str) -> bool:
        """Use a token up; False where it was used before, is too old, or never was."""
        file = self._file(token)
        try:
            fresh = time.time() - file.stat().st_mtime <= LINK_SECONDS
            file.unlink()
        except FileNotFoundError:
            return False
        return fresh

    def _file(self, token: str) -> Path:
        return self._folder / hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    """Signed cookies and the form tokens that belong to them. `secret` is known to this home's servers only."""

    def __init__(self, secret: bytes, entrances: Entrances) -> None:
        self._key = derive(secret, "studio")
        self.entrances = entrances
        # Browsers share cookies among all ports of a host: another home's studio needs a name of its own.
        self._name = f"studio-{self._mac('name')[:8]}"

    def start(self, response: Response) -> None:
        """Give this browser a session."""
        body = f"{secrets.token_hex(16)}.{int(time.time()) + SESSION_SECONDS}"
        value = f"{body}.{self._mac(f'session|{body}')}"
        response.set_cookie(
            self._name, value, max_age=SESSION_SECONDS, path="/studio", httponly=True, samesite="strict"
        )

    def end(self, response: Response) -> None:
        """Take it away."""
        response.delete_cookie(self._name, path="/studio", httponly=True, samesite="strict")

    def of(self, request: Request) -> Session | None:
        """The session this browser shows; None where it shows none, or one that is forged or too old."""
        body, _, mac = request.cookies.get(self._name, "").rpartition(".")
        if not hmac.compare_digest(mac.encode(), self._mac(f"session|{body}").encode()):
            return None
        sid, _, expires = body.partition(".")
        return Session(sid) if int(expires) > time.time() else None

    def form_token(self, session: Session) -> str:
        """What a form of ours carries, and nobody else's can."""
        return self._mac(f"form|{session.id}")

    def check_form(self, session: Session, given: str) -> None:
        """Raises `Problem` (forbidden) where a form is not one of ours."""
        if not hmac.compare_digest(given.encode(), self.form_token(session).encode()):
            raise Problem(Kind.FORBIDDEN, "This form is too old or not ours.", "Load the page again, then send it.")

    def _mac(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def stranger(request: Request) -> Problem | None:
    """Why a browser's request to a page is not answered: it was made by another site, or by another port of this host.

    `Sec-Fetch-Site` cannot be set by a page's script; older browsers send `Origin` with everything that changes
    something. A link from elsewhere to a page is fine (the strict cookie stays at home anyway); a frame is not.
    """
    site = request.headers.get("sec-fetch-site", "none")
    origin = request.headers.get("origin")
    followed = request.headers.get("sec-fetch-mode") == "navigate" and request.headers.get("sec-fetch-dest") in {
        "document",
        None,
    }
    harmless = request.method in {"GET", "HEAD"}
    # A browser that posts a form under `Referrer-Policy: no-referrer` calls its origin null, yet same-origin by site.
    foreign = origin not in {None, "null"} and str(origin).split("://")[-1] != request.headers.get("host")
    opaque = origin == "null" and "sec-fetch-site" not in request.headers
    if foreign or opaque or (site not in {"none", "same-origin"} and not (harmless and followed)):
        return Problem(Kind.FORBIDDEN, "Requests from other sites are refused.", "Open the studio's own address.")
    if not harmless and "sec-fetch-site" not in request.headers and origin is None:
        return Problem(Kind.FORBIDDEN, "It is not known which page sent this.", "Use a browser of the last years.")
    return None
