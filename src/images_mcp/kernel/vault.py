"""Personal text at rest: every tenant has a data key, wrapped by the master key; deleting it erases the tenant."""

import json
from typing import Any

import sqlalchemy as sa

from images_mcp.kernel.clock import Clock
from images_mcp.kernel.crypto import Box, derive, new_key, unwrap_key, wrap_key
from images_mcp.kernel.db import Database, Erasure, Utc, table

data_keys = table(
    "data_keys",
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant"),
    owner=None,
    erasure=Erasure.DELETE,
)


class Vault:
    """Seals and opens text for one installation. `where` is "table.column|row id": sealed text cannot be moved."""

    def __init__(self, master: bytes, db: Database, clock: Clock) -> None:
        self._master = derive(master, "data-keys")
        self._db = db
        self._clock = clock
        self._boxes: dict[str, Box] = {}
        self._search_keys: dict[str, bytes] = {}

    async def open_tenant(self, tenant: str) -> None:
        """Load a tenant's data key, making it at first use. Cheap after the first time."""
        if tenant in self._boxes:
            return
        async with self._db.read() as connection:
            wrapped = await connection.scalar(sa.select(data_keys.c.wrapped).where(data_keys.c.tenant == tenant))
        if wrapped is None:
            row = {"tenant": tenant, "wrapped": wrap_key(self._master, new_key()), "created_at": self._clock.now()}
            async with self._db.tx() as connection:
                await connection.execute(self._db.insert_new(data_keys, row))
                wrapped = await connection.scalar(sa.select(data_keys.c.wrapped).where(data_keys.c.tenant == tenant))
        assert wrapped is not None
        data_key = unwrap_key(self._master, wrapped)
        self._search_keys[tenant] = derive(data_key, "search")
        self._boxes[tenant] = Box(data_key)

    def seal(self, tenant: str, where: str, text: str) -> bytes:
        """Seal text; the tenant must have been opened."""
        return self._boxes[tenant].seal(text.encode(), f"{tenant}|{where}")

    def open(self, tenant: str, where: str, sealed: bytes) -> str:
        """The text that was sealed at this place."""
        return self._boxes[tenant].open(sealed, f"{tenant}|{where}").decode()

    def search_key(self, tenant: str) -> bytes:
        """The key of the tenant's keyed hashes for search; noise like all else once the data key is gone."""
        return self._search_keys[tenant]

    def seal_bytes(self, tenant: str, where: str, data: bytes) -> bytes:
        """Seal bytes."""
        return self._boxes[tenant].seal(data, f"{tenant}|{where}")

    def open_bytes(self, tenant: str, where: str, sealed: bytes) -> bytes:
        """The bytes that were sealed at this place."""
        return self._boxes[tenant].open(sealed, f"{tenant}|{where}")

    def seal_json(self, tenant: str, where: str, value: Any) -> bytes:
        """Seal a JSON value."""
        return self.seal(tenant, where, json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def open_json(self, tenant: str, where: str, sealed: bytes) -> Any:
        """The JSON value that was sealed at this place."""
        return json.loads(self.open(tenant, where, sealed))
