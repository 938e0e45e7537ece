"""One look at everything a user might have to mend."""

from typing import Any

from images_mcp.capabilities.generation.operations import left
from images_mcp.capabilities.health import checks
from images_mcp.capabilities.health.contract import ServerStatus, Status
from images_mcp.engines.images.models import catalog
from images_mcp.engines.pool import DRAFT
from images_mcp.kernel import local_worker
from images_mcp.operations import Call
from images_mcp.version import VERSION


async def server_status(call: Call, request: ServerStatus) -> Status:
    """Engines, minds, models, money, places, worker, health."""
    del request
    app = call.app
    found = await checks.run(app)
    bad = [c for c in found if c.status == "fail"]
    engine, mind = app.engines.default, app.engines.mind_name
    paths = app.paths
    return Status(
        version=VERSION,
        engine=engine,
        mind=mind,
        engines={"draft": "ready, free", "openai": "ready" if app.engines.has_key else "needs OPENAI_API_KEY"},
        models=tuple(catalog().table()),
        budget=await left(app, call),
        paths={
            "output": str(paths.output),
            "data": str(paths.data),
            "cache": str(paths.cache),
            "allowed_folders": [str(p) for p in paths.allowed],
        },
        worker=_worker(app),
        health=found,
        unseen=tuple(
            {"generation_id": g.id, "status": g.status, "conversation_id": g.conversation_id}
            for g in await app.generations.unseen(call.actor)
        ),
        message=_told(engine, [c.message for c in bad]),
    )


def _worker(app: Any) -> dict[str, Any]:
    if not app.db.local:
        return {"pid": None, "state": "on the server"}
    pid = local_worker.pid(app.paths)
    return {"pid": pid, "state": "drawing or waiting" if pid else "asleep; starts with the next picture"}


def _told(engine: str, wrong: list[str]) -> str:
    drawing = (
        "Pictures are free drafts: there is no OpenAI key." if engine == DRAFT else "Pictures are drawn by OpenAI."
    )
    return f"{drawing} {'Everything works.' if not wrong else 'To mend: ' + ' '.join(wrong)}"
