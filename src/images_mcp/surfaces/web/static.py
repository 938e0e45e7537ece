"""Styles, scripts and fonts: read once, named by one hash of them all, so that browsers may keep them for a year."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

from images_mcp.kernel.errors import missing

BASE = "/studio/static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
}
_OWN = re.compile(rb'((?:from |import )"\./[a-z-]+\.js)"|(url\("\./[a-z.-]+)"')


@dataclass(frozen=True)
class File:
    """One file as it is sent."""

    data: bytes
    zipped: bytes | None
    mime: str


class Static:
    """All static files. `version` changes when any of them does."""

    def __init__(self) -> None:
        folder = resources.files("images_mcp.surfaces.web") / "static"
        found = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}
        found["manrope.ttf"] = (resources.files("font_manrope") / "files/Manrope-VariableFont_wght.ttf").read_bytes()
        digest = hashlib.sha256()
        for name in sorted(found):
            digest.update(name.encode() + b"\0" + found[name])
        self.version = digest.hexdigest()[:12]
        self._files = {name: self._file(name, data) for name, data in found.items()}

    def _file(self, name: str, data: bytes) -> File:
        suffix = PurePosixPath(name).suffix
        if suffix in {".js", ".css"}:  # what they load is named by the same hash
            mark = f'?v={self.version}"'.encode()
            data = _OWN.sub(lambda found: (found[1] or found[2]) + mark, data)
        zipped = None if suffix == ".png" else gzip.compress(data, 9, mtime=0)
        return File(data, zipped, _TYPES[suffix])

    def url(self, name: str) -> str:
        """Where a file is, for as long as nothing changes."""
        return f"{BASE}/{name}?v={self.version}"

    def data(self, name: str) -> bytes:
        """A file's bytes as they are sent."""
        return self._files[name].data

    def answer(self, request: Request) -> Response:
        """The file a request names. Raises `Problem` (missing)."""
        file = self._files.get(request.path_params["name"])
        if file is None:
            raise missing("There is no such file.")
        named = request.query_params.get("v") == self.version
        headers = {"Cache-Control": "public, max-age=31536000, immutable" if named else "no-cache"}
        headers |= {"Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
        if file.zipped and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(file.zipped, media_type=file.mime, headers={**headers, "Content-Encoding": "gzip"})
        return Response(file.data, media_type=file.mime, headers=headers)


@cache
def static() -> Static:
    """The files of this installation."""
    return Static()
