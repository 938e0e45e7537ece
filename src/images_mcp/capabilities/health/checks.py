"""Each check says what is wrong and what mends it."""

from typing import TYPE_CHECKING

from images_mcp.capabilities.health.contract import HealthCheck

if TYPE_CHECKING:
    from images_mcp.app import App


async def run(app: "App") -> tuple[HealthCheck, ...]:
    """All checks, in order of importance."""
    checks = [HealthCheck(name="database", status="ok", message="The database opens.")]
    if app.key_warning:
        checks.append(HealthCheck(name="key chain", status="warn", message=app.key_warning))
    return tuple(checks)
