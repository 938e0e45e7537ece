"""Where templates are found: the curated ones in this package, and each person's own in the database."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from images_mcp.capabilities.templates import documents
from images_mcp.capabilities.templates.store import Kept, Templates
from images_mcp.capabilities.templates.template import Template
from images_mcp.kernel.errors import missing
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

AUTHOR = "OpenAI Images MCP"
CURATED_VERSION = 1


@dataclass(frozen=True)
class Shelved:
    """A template with its version, and whether it is somebody's own; `key` is what outcomes are counted under."""

    template: Template
    version: int
    own: bool
    key: str

    @property
    def author(self) -> str:
        """Who wrote it, in words."""
        return self.template.author or ("you" if self.own else AUTHOR)


@cache
def curated() -> dict[str, Shelved]:
    """The curated templates by name, in the order of their files. Blocking at first use."""
    found: dict[str, Shelved] = {}
    folder = files(__package__) / "catalog"
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        for value in documents.several(file.read_text("utf-8")):
            template = documents.checked(value)
            found[template.name] = Shelved(template, CURATED_VERSION, own=False, key=f"curated:{template.name}")
    return found


async def every(app: "App", actor: Actor) -> list[Shelved]:
    """Own templates first, then the curated ones."""
    kept = app.templates
    own = [_own(kept, actor, row) for row in await kept.newest(actor)]
    return [*own, *curated().values()]


async def find(app: "App", actor: Actor, name: str, version: int | None = None) -> Shelved:
    """The template of this name. Raises `Problem` (missing) with the nearest names."""
    if (shelved := curated().get(name)) and version in {None, CURATED_VERSION}:
        return shelved
    kept = app.templates
    if row := await kept.get(actor, name, version):
        return _own(kept, actor, row)
    if version is not None:
        raise missing("There is no such version of this template.", "Leave the version out to get the newest.")
    import difflib

    names = [one.template.name for one in await every(app, actor)]
    near = difflib.get_close_matches(name[:60], names, n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}?" if near else "list_templates and suggest_templates lead to them."
    raise missing("There is no template of this name.", hint)


def _own(kept: Templates, actor: Actor, row: Kept) -> Shelved:
    template = documents.checked(row.about)
    return Shelved(template, row.version, own=True, key=f"own:{kept.key(actor, template.name)}")


def featured(day: date) -> Shelved:
    """The template of the week, the same for everybody: one in season, drawn by lot from the year and week."""
    fitting = [s for s in curated().values() if not s.template.months or day.month in s.template.months]
    year, week, _ = day.isocalendar()
    return min(fitting, key=lambda s: hashlib.sha256(f"{year}-{week}-{s.template.name}".encode()).digest())


def seed_of(shelved: Shelved) -> int:
    """The seed a template's samples are drawn with, always the same."""
    return int.from_bytes(hashlib.sha256(shelved.template.name.encode()).digest()[:4]) % (2**31)
