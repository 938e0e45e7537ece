"""The tree of versions: what each step asked, changed and cost; going back, branching, naming, replaying."""

from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from images_mcp.kernel.errors import Problem, invalid
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web.compare import versions_of
from images_mcp.surfaces.web.conversation import PATH, onward, path_of
from images_mcp.surfaces.web.page import Page, once_of

_LANE_PX = 22
_NODE_PX = 34


@dataclass(frozen=True)
class Row:
    """One version and its part of the tree's drawing: lanes that pass, the lane it stands on, the lane it comes from."""

    version: Any
    lane: int
    through: tuple[int, ...]
    origin: int | None
    goes_on: bool


def rows_of(versions: tuple[Any, ...]) -> list[Row]:
    """Versions with their lanes: a first child stays on its parent's lane, every further one takes a free lane."""
    ids = {v.image_id for v in versions}
    children: dict[str, int] = {}  # still to come
    for v in versions:
        if v.parent_id in ids:
            children[v.parent_id] = children.get(v.parent_id, 0) + 1
    lanes: dict[str, int] = {}
    continued: set[str] = set()
    rows: list[Row] = []
    for v in versions:
        waiting = {lanes[i] for i, left in children.items() if left and i in lanes}
        origin = lanes.get(v.parent_id or "")
        if origin is not None and v.parent_id not in continued:
            lane = origin
            continued.add(v.parent_id)
        else:
            lane = next(n for n in range(len(versions)) if n not in waiting)
        lanes[v.image_id] = lane
        if v.parent_id in children:
            children[v.parent_id] -= 1
        after = {lanes[i] for i, left in children.items() if left and i in lanes}
        rows.append(Row(v, lane, tuple(sorted(after - {lane})), origin, lane in after))
    return rows


async def show(page: Page) -> Response:
    """The tree; `?at=` a version to look at."""
    return await _shown(page)


async def _shown(page: Page, problem: Problem | None = None, **more: Any) -> Response:
    conversation_id = page.path("conversation_id")
    history = await versions_of(page, conversation_id)
    rows = rows_of(history.versions)
    wanted = page.query.get("at", "")
    at = next((i for i, row in enumerate(rows) if str(row.version.version) == wanted), None)
    if at is None:
        at = next((i for i, row in enumerate(rows) if row.version.current), len(rows) - 1)
    again = [v for v in history.versions if v.instruction and v.parent_id]
    wish = {"reference_images": (history.current,), "dialogue_mode": page.app.settings.dialogue_mode}
    context = {
        "history": history,
        "again": again,
        "estimate": await page.run("estimate_cost", wish) if again and history.current else None,
        "rows": rows,
        "at": at,
        "lanes": 1 + max((row.lane for row in rows), default=0),
        "lane_px": _LANE_PX,
        "node_px": _NODE_PX,
        "spent": sum(v.cost_usd for v in history.versions),
        "problem": problem,
        "refusal": None,
        "saved": None,
        "chosen": {},
        "path": path_of(conversation_id),
        **more,
    }
    status = STATUS[problem.kind] if problem else 422 if context["refusal"] else 200
    return page.html("history.html", status, **context)


async def branch(page: Page) -> Response:
    """What one version changed, changed again upon another: a new branch from there."""
    async with page.form() as form:
        step, onto, once = str(form.get("step", "")), str(form.get("onto", "")), once_of(form)
    history = await versions_of(page, page.path("conversation_id"))
    by_number = {str(v.version): v for v in history.versions}
    chosen = {"step": step, "onto": onto}
    try:
        if not (step in by_number and onto in by_number and by_number[step].instruction):
            raise invalid("It is not said which change to make where.", "Choose a change and a version.")
        wish = {"image_id": by_number[onto].image_id, "instruction": by_number[step].instruction}
        answer = await page.run("refine_image", wish, once=once and f"{once}-{step}-{onto}")
    except Problem as problem:
        return await _shown(page, problem, chosen=chosen)
    if answer.status in {"refused", "failed"} or answer.question:
        return await _shown(page, refusal=answer, chosen=chosen)
    return onward(page, answer)


async def export(page: Page) -> Response:
    """The journey as one page that replays it without us."""
    async with page.form():
        pass
    try:
        told = await page.run(
            "show_history", {"conversation_id": page.path("conversation_id"), "export": True, "sheet": False}
        )
    except Problem as problem:
        return await _shown(page, problem)
    return await _shown(page, saved=told.page)


PAGES = (
    ("GET", f"{PATH}/history", show),
    ("POST", f"{PATH}/history/page", export),
    ("POST", f"{PATH}/branch", branch),
)
