"""The composition root: from settings to everything that works together. Only entry points and tests build one."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from images_mcp.capabilities.assets.store import Images
from images_mcp.capabilities.assets.uploads import Uploads
from images_mcp.capabilities.audit.store import Trail
from images_mcp.capabilities.conversations.index import SearchIndex
from images_mcp.capabilities.conversations.store import Conversations
from images_mcp.capabilities.feedback.store import Feedback
from images_mcp.capabilities.generation.store import Generations
from images_mcp.capabilities.reuse.looking import Reuse
from images_mcp.capabilities.reuse.store import Entries
from images_mcp.capabilities.styles.store import VisualDnas
from images_mcp.capabilities.templates.store import Templates
from images_mcp.engines.images import announced
from images_mcp.engines.pool import Engines
from images_mcp.kernel import schema
from images_mcp.kernel.bell import Bell, HomeBell, ServerBell
from images_mcp.kernel.clock import Clock
from images_mcp.kernel.crypto import Box, derive
from images_mcp.kernel.db import Database
from images_mcp.kernel.errors import missing
from images_mcp.kernel.events import Events
from images_mcp.kernel.files import BlobStore
from images_mcp.kernel.jail import Jail
from images_mcp.kernel.jobs import Jobs
from images_mcp.kernel.keys import KeptApiKey, find_api_key, load_master_key
from images_mcp.kernel.settings import Settings, load
from images_mcp.kernel.vault import Vault
from images_mcp.operations import LOCAL_TENANT, Registry, find_operations, find_reactions

T = TypeVar("T")


class App:
    """One running installation. Making it is cheap; `ready` opens the database."""

    def __init__(self, settings: Settings | None = None, clock: Clock | None = None) -> None:
        self.settings = settings or load()
        self.paths = self.settings.paths
        self.clock = clock or Clock()
        self.registry = Registry(find_operations())
        self.events = Events(self, find_reactions())
        self._opening = asyncio.Lock()
        self._opened = False
        self._tasks: set[asyncio.Task[Any]] = set()
        self.pages_url: str | None = None  # where our own pages are reached, once a surface serves them

    async def ready(self) -> None:
        """Open the database, bringing a local one up to date; harmless to repeat."""
        if self._opened:
            return
        async with self._opening:
            if not self._opened:
                await asyncio.to_thread(self._compose)
                await schema.check(self.db, self.paths.data)
                await self.vault.open_tenant(LOCAL_TENANT)
                self._opened = True

    async def migrate(self) -> None:
        """Bring the database to the newest revision, whichever it is."""
        await asyncio.to_thread(self._compose)
        await asyncio.to_thread(schema.upgrade, self.db)
        self._opened = True

    def _compose(self) -> None:
        settings, paths = self.settings, self.paths
        for folder in (paths.data, paths.incoming, paths.cache):
            schema.make_folder(folder)
        fresh = settings.database_url is not None or not paths.database.exists()
        master = load_master_key(paths.keys, allow_keyring=settings.keyring, salt_dir=paths.data, create=fresh)
        self.key_origin, self.key_warning = master.origin, master.warning
        self.kept_api_key = KeptApiKey(paths.keys / "openai.key", Box(derive(master.key, "api-key")))
        url = settings.database_url.get_secret_value() if settings.database_url else None
        self.db = Database(url=url, path=paths.database, key=derive(master.key, "database"))
        self.vault = Vault(master.key, self.db, self.clock)
        self.box = Box(derive(master.key, "jobs"))
        self.jobs = Jobs(self.db, self.box)
        self.bell: Bell = HomeBell(paths.data / "worker.port") if self.db.local else ServerBell(self.db)
        self.trail = Trail(self.db, self.vault, self.clock)
        self.conversations = Conversations(self.db, self.vault, self.clock)
        self.search = SearchIndex(self.db, self.vault, self.clock)
        self.feedback = Feedback(self.db, self.vault, self.clock)
        self.images = Images(self.db, self.vault, self.clock)
        self.reuse: Reuse[Any] = Reuse(Entries(self.db, self.vault, self.clock), self.clock, settings)
        self.generations = Generations(self.db, self.vault, self.clock)
        self.templates = Templates(self.db, self.vault, self.clock)
        self.visual_dna = VisualDnas(self.db, self.vault, self.clock)
        self.blobs = BlobStore(paths.blobs)
        self.uploads = Uploads(self.db, self.blobs, self.clock)
        self.jail = Jail(paths.allowed)
        self.engines = Engines(settings, None)
        announced.taken_over(paths.cache)
        self._look_for_api_key()

    async def look_for_api_key(self) -> None:
        """Use the API key that is kept now, from the next call on. Raises `Problem` where it is none."""
        await asyncio.to_thread(self._look_for_api_key)

    def _look_for_api_key(self) -> None:
        found = find_api_key(allow_keyring=self.settings.keyring, vault=self.kept_api_key)
        self.engines.use(found.value if found else None)
        self.api_key_origin = found.origin if found else None

    def keep_alive(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Run something that must go on when its caller leaves."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Finish what must be finished and release everything."""
        if not self._opened:
            return
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)
        await self.bell.close()
        await self.engines.close()
        await self.jobs.close()
        await self.db.close()

    def worker_command(self) -> list[str]:
        """How the local worker is started."""
        import sys

        return [sys.executable, "-m", "images_mcp.surfaces.worker"]

    def file_of(self, image_id: str, path: str) -> bytes:
        """A picture's saved file; nothing can be shown where it is gone and not even `get_image` could put it back.

        Raises `Problem`. Blocking.
        """
        try:
            return Path(path).read_bytes()
        except OSError:
            raise missing(
                f"The file of {image_id} is no longer at its place and could not be put back.",
                "get_image says why; draw it again, or delete it with delete_image.",
            ) from None
