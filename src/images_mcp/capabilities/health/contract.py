"""What works, what does not, and what mends it."""

from typing import Any

from images_mcp.operations import READS, Operation, Request, Result, Toolset


class ServerStatus(Request):
    """Nothing to say."""


class HealthCheck(Result):
    """One thing looked at. `status` is ok, warn or fail; `remedy` is the command or step that mends it."""

    name: str
    status: str
    message: str
    remedy: str | None = None


class Status(Result):
    """Engines, minds, models, money, places, worker and health."""

    version: str
    engine: str
    mind: str
    engines: dict[str, Any]
    models: tuple[dict[str, Any], ...]
    budget: dict[str, float]
    paths: dict[str, Any]
    worker: dict[str, Any]
    health: tuple[HealthCheck, ...]
    unseen: tuple[dict[str, Any], ...] = ()
    message: str


OPERATIONS = (
    Operation(
        name="server_status",
        title="Show the server's status",
        description="Use this when something seems wrong, or the user asks about engines, models, budget or folders.",
        request=ServerStatus,
        result=Status,
        handler="images_mcp.capabilities.health.operations:server_status",
        route="GET /v1/status",
        toolset=Toolset.CORE,
        effects=READS,
    ),
)
