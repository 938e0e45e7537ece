"""Each check says what is wrong and what mends it."""

import asyncio
import os
import re
from typing import TYPE_CHECKING

from images_mcp.capabilities.health import places
from images_mcp.capabilities.health.contract import HealthCheck
from images_mcp.capabilities.health.store import workers_alive
from images_mcp.engines.images.models import catalog
from images_mcp.kernel import local_worker, schema
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.settings import strangers
from images_mcp.migrations import HEAD

if TYPE_CHECKING:
    from images_mcp.app import App


async def run(app: "App", failed: Problem | None = None) -> tuple[HealthCheck, ...]:
    """All checks, in order of importance. `failed` is why the app could not be opened, where it could not."""
    around = await asyncio.to_thread(_around, app)
    return (*await _inside(app, failed), *around)


async def _inside(app: "App", failed: Problem | None) -> list[HealthCheck]:
    if failed:
        known = hasattr(app, "api_key_origin")  # not where even the master key could not be had
        key = _key(app) if known else places.warn("key", "Whether a key is kept can be told once this is mended.")
        return [places.fail("database", failed.message, failed.hint), key]
    checks = [_key(app), await _database(app), await _worker(app)]
    if app.key_warning:
        checks.append(places.warn("key chain", app.key_warning))
    return checks


def _around(app: "App") -> list[HealthCheck]:
    paths = app.paths
    checks = [
        *(places.warn("settings", told, "Correct its name, or remove it") for told in strangers(os.environ)),
        places.models(catalog(), app.clock.now().date()),
        places.folder("pictures", paths.output, setting="IMAGES_MCP_OUTPUT_DIR"),
        places.folder("data", paths.data, setting="IMAGES_MCP_HOME"),
        places.folder("cache", paths.cache, setting="IMAGES_MCP_HOME"),
        places.fonts(),
        places.clock(app.clock.now(), paths.data),
    ]
    if app.settings.database_url is None:
        checks.extend(places.client_programs())
    return checks


_KEY = re.compile(r"sk-[A-Za-z0-9_-]{16,}")
_ORIGINS = {
    "environment": "from OPENAI_API_KEY in the environment",
    "keyring": "kept in the system's keyring",
    "file": "kept sealed in a file",
}


def _key(app: "App") -> HealthCheck:
    found = app.engines.credential()
    if app.api_key_origin is None or found is None:
        return places.ok("key", "No OpenAI key: pictures are free drafts. `images-mcp key set` keeps one.")
    if not found[1]["base_url"] and not _KEY.fullmatch(found[1]["key"]):
        return places.warn(
            "key",
            f"What is set as the OpenAI key ({_ORIGINS[app.api_key_origin]}) does not look like one: they begin with sk-.",
            "Copy it again from platform.openai.com/api-keys: images-mcp key set",
        )
    return places.ok("key", f"There is an OpenAI key, {_ORIGINS[app.api_key_origin]}.")


async def _database(app: "App") -> HealthCheck:
    at = await schema.version(app.db)
    kind = "The encrypted file" if app.db.local else "PostgreSQL"
    if at != HEAD:
        return places.fail("database", f"{kind} is at revision {at or 'none'}, not {HEAD}.", "images-mcp migrate")
    return places.ok("database", f"{kind} opens, revision {at}.")


async def _worker(app: "App") -> HealthCheck:
    waiting = await app.generations.count_working()
    told = {0: "nothing waits", 1: "one picture is under way"}.get(waiting, f"{waiting} pictures are under way")
    if app.db.local:
        pid = await asyncio.to_thread(local_worker.pid, app.paths)
        if pid:
            return places.ok("worker", f"Awake (process {pid}); {told}.")
        if waiting:
            return places.warn("worker", f"Asleep, although {told}.", "images-mcp worker")
        return places.ok("worker", "Asleep; it starts by itself with the next picture.")
    count = await workers_alive(app.db, app.clock.now())
    if not count:
        return places.fail("worker", f"No worker is running; {told}.", "images-mcp worker (on a server, as a service)")
    return places.ok("worker", f"{count} at work; {told}.")
