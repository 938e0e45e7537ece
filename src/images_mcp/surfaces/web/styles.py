"""Looks: presets and one's own visual DNA as cards, blended by sliders with a draft that follows."""

import asyncio
import os
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from images_mcp.capabilities.styles import looking
from images_mcp.capabilities.styles.presets import find
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem, missing
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web import conversation, pictures
from images_mcp.surfaces.web.page import PRIVATE, Page, once_of

PATH = "/studio/styles"
_MOST_PARTS = 8
_DRAWING = asyncio.Semaphore(max(1, (os.cpu_count() or 1) // 2))
"""Samples are drawn when first seen; on all processors at once they would keep the pages themselves waiting."""
_WAITING: list[str] = []
_MOST_WAITING = 3
"""A browser has six connections to a server: where all of them wait for samples, its next page waits, too."""


async def show(page: Page) -> Response:
    """The cards; `?mix=` names those that are blended."""
    return await _shown(page, [(name, 50.0) for name in _named(page)])


def _named(page: Page) -> list[str]:
    return list(dict.fromkeys(page.request.query_params.getlist("mix")))[:_MOST_PARTS]


async def _shown(page: Page, parts: list[tuple[str, float]], problem: Problem | None = None, **more: Any) -> Response:
    presets = await page.run("list_presets")
    dna = await page.run("list_dna", {"limit": 100})
    titles = {row.name: row.title for row in presets.presets}
    context = {"presets": presets, "dna": dna.items, "titles": titles}
    context |= {"parts": parts, "problem": problem, "subject": "", "strength": 100.0, "preview": None, **more}
    context["own"] = {row.name for row in context["dna"]}
    if parts and context["preview"] is None and problem is None:
        try:
            context["preview"] = await page.run("preview_style", _wish(parts, context["strength"]))
        except Problem as told:
            context |= {"problem": told, "parts": []}
    status = STATUS[context["problem"].kind] if context["problem"] else 200
    return page.html("styles.html", status, **context)


def _wish(parts: list[tuple[str, float]], strength: float) -> dict[str, Any]:
    told = [{"style": name, "weight": weight} for name, weight in parts]
    return {"parts": told, "strength": strength / 100}


def _mixed(form: FormData) -> tuple[list[tuple[str, float]], float]:
    """Names and weights as the sliders stand, and the strength."""
    names = list(dict.fromkeys(map(str, form.getlist("style"))))[:_MOST_PARTS]
    parts = [(name, _number(form.get(f"weight.{name}"), 50.0)) for name in names]
    if parts and not any(weight for _, weight in parts):
        parts = [(name, 1.0) for name, _ in parts]
    return parts, _number(form.get("strength"), 100.0)


def _number(given: object, otherwise: float) -> float:
    try:
        return min(100.0, max(0.0, float(str(given))))
    except ValueError:
        return otherwise


async def preview(page: Page) -> Response:
    """What the sliders give."""
    async with page.form() as form:
        parts, strength = _mixed(form)
        subject = str(form.get("subject", ""))
    if not page.part:
        return await _shown(page, parts, strength=strength, subject=subject)
    try:
        found = await page.run("preview_style", _wish(parts, strength))
    except Problem as problem:
        return HTMLResponse("", STATUS[problem.kind])
    return HTMLResponse(page.render("part/draft.html", {"preview": found}), headers=PRIVATE)


async def draw(page: Page) -> Response:
    """Draw something in the blend."""
    async with page.form() as form:
        parts, strength = _mixed(form)
        subject = str(form.get("subject", "")).strip()
        wish = {"subject_prompt": subject, "strength": strength / 100}
        wish["style"] = [{"style": name, "weight": weight} for name, weight in parts]
        try:
            answer = await page.run("apply_style", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, parts, problem, strength=strength, subject=subject)
    if answer.conversation_id is None:
        refused = Problem(missing("").kind, answer.message, answer.suggestion or "")
        return await _shown(page, parts, refused, strength=strength, subject=subject)
    return conversation.onward(page, answer)


def _drawn(page: Page, name: str) -> bool:
    found = find(name)
    return found is None or looking.place(found, page.app.paths.cache / "presets").exists()


async def sample(page: Page) -> Response:
    """A preset's drawn sample."""
    name = page.path("name")
    if len(_WAITING) >= _MOST_WAITING and not _drawn(page, name):
        return Response(status_code=429, headers={"Retry-After": "2", **PRIVATE})
    _WAITING.append(name)
    try:
        async with _DRAWING:
            rows = (await page.run("list_presets", {"name": name, "samples": True})).presets
    finally:
        _WAITING.remove(name)
    place = next((row.sample for row in rows if row.sample), None)
    if place is None:
        raise missing("This style has no sample.", "Its palette tells what it is like.")
    told = f"sample-{Path(place).stem}"
    data = await pictures.KEPT.get(told, lambda: pixels.preview(Path(place).read_bytes(), 480, 60_000))
    return Response(data, media_type="image/jpeg", headers=pictures.kept(told))


PAGES = (
    ("GET", PATH, show),
    ("POST", PATH, draw),
    ("POST", f"{PATH}/preview", preview),
    ("GET", "/studio/samples/{name}", sample),
)
