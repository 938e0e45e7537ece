"""Looking at what surrounds the program: folders, fonts, the clock, clients. Nothing here needs the database."""

import importlib.util
import os
import shutil
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from images_mcp.capabilities.health import clients
from images_mcp.capabilities.health.contract import HealthCheck
from images_mcp.engines.images.models import Catalog
from images_mcp.kernel.errors import Problem

SOON = timedelta(days=30)
_LOW_BYTES, _NO_BYTES = 1_000_000_000, 100_000_000
_SKEW = timedelta(minutes=10)
_FIRST_YEAR, _LAST_YEAR = 2026, 2100
_FONTS = ("font_manrope", "font_source_serif_pro", "font_roboto", "font_amatic_sc", "font_fredoka_one")


def ok(name: str, message: str) -> HealthCheck:
    """Nothing to do."""
    return HealthCheck(name=name, status="ok", message=message)


def warn(name: str, message: str, remedy: str | None = None) -> HealthCheck:
    """Something to know."""
    return HealthCheck(name=name, status="warn", message=message, remedy=remedy)


def fail(name: str, message: str, remedy: str | None = None) -> HealthCheck:
    """Something to mend."""
    return HealthCheck(name=name, status="fail", message=message, remedy=remedy)


def models(catalog: Catalog, today: date) -> HealthCheck:
    """Whether a model we draw with goes, or went, away."""
    dated = [(str(row["model"]), date.fromisoformat(row["shutdown"])) for row in catalog.table() if row["shutdown"]]
    near = [(model, day) for model, day in dated if day - SOON <= today]
    if not near:
        count = len(catalog.table())
        return ok("models", f"{count} models, none of them near its end (as of {catalog.as_of:%d %B %Y}).")
    told = "; ".join(f"{model} {'was' if day <= today else 'will be'} shut down on {day}" for model, day in near)
    return warn(
        "models", f"{told}. Another one is taken by itself.", "Update: uv tool upgrade openai-images-mcp (or git pull)"
    )


def folder(name: str, path: Path, *, setting: str) -> HealthCheck:
    """Whether a folder takes files, or could be made, and how much space it has."""
    there = next((p for p in (path, *path.parents) if p.exists()), Path(path.anchor))
    if not there.is_dir():
        return fail(name, f"{path} cannot be a folder: {there} is a file.", f"Move that file, or set {setting}")
    if not (_takes_files(path) if there == path else os.access(there, os.W_OK | os.X_OK)):
        return fail(name, f"{there} cannot be written to.", f"chmod u+rwx '{there}', or set {setting}")
    free = shutil.disk_usage(there).free
    space = f"{free / 1e9:,.1f} GB free"
    if free < _NO_BYTES:
        return fail(name, f"The disk of {path} is full ({free / 1e6:.0f} MB free).", "Free some space")
    if free < _LOW_BYTES:
        return warn(name, f"The disk of {path} is nearly full ({free / 1e6:.0f} MB free).", "Free some space")
    return ok(name, f"{path}, {space}" + ("." if there == path else "; made when first needed."))


def _takes_files(path: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=path):
            return True
    except OSError:
        return False


def fonts() -> HealthCheck:
    """Whether the typefaces drafts are lettered with are installed."""
    lost = [package for package in _FONTS if importlib.util.find_spec(package) is None]
    if lost:
        told = ", ".join(lost).replace("_", "-")
        return fail("fonts", f"Typefaces are missing: {told}.", f"uv pip install {told.replace(',', '')}")
    return ok("fonts", f"The {len(_FONTS)} type families for drafts are there.")


def clock(now: datetime, data: Path) -> HealthCheck:
    """Whether the computer's time can be right: files cannot be from the future."""
    remedy = "Set the computer's clock, or let it be set over the network"
    if not _FIRST_YEAR <= now.year <= _LAST_YEAR:
        return fail("clock", f"It says that the year is {now.year}; connections to OpenAI would fail.", remedy)
    latest = _latest(data)
    if latest and latest - now > _SKEW:
        return warn(
            "clock", f"It says {now:%d %B %Y %H:%M} UTC, but files here are from {latest:%d %B %Y %H:%M}.", remedy
        )
    return ok("clock", f"{now:%d %B %Y, %H:%M} UTC.")


def _latest(data: Path) -> datetime | None:
    times = []
    for path in (data, data / "images.db", data / "images.db-wal", Path(__file__)):
        try:
            times.append(datetime.fromtimestamp(path.stat().st_mtime).astimezone())
        except (OSError, ValueError, OverflowError):
            continue
    return max(times, default=None)


def client_programs() -> list[HealthCheck]:
    """Every client found here, and whether our entry in it can be started."""
    found = [client for client in clients.clients() if client.found]
    if not found:
        return [ok("clients", "No client program was found on this computer.")]
    return [_client(client) for client in found]


def _client(client: clients.Client) -> HealthCheck:
    name, mend = "clients", f"images-mcp install --client {client.name}"
    try:
        ours = clients.entry(client)
    except Problem as problem:
        return warn(name, f"{client.title}: {problem.message}", problem.hint)
    if ours is None:
        return ok(name, f"{client.title} is here and does not use this server; `{mend}` sets it up.")
    if not clients.command_exists(ours.get("command")):
        return fail(name, f"{client.title} would start a command that is not there.", mend)
    return ok(name, f"{client.title} is set up.")
