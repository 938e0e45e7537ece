"""One conversation and its picture: talk on one side, look on the other. Each form is one operation."""

from typing import Any

from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from images_mcp.brief import Aspect, Use
from images_mcp.kernel.errors import Problem
from images_mcp.surfaces.http.problems import STATUS
from images_mcp.surfaces.web.labels import QUICK
from images_mcp.surfaces.web.page import PRIVATE, Page, once_of

PATH = "/studio/c/{conversation_id}"
_TURNS = 200


def path_of(conversation_id: str, *more: str) -> str:
    """A conversation's page, or one of the pages about it."""
    return "/".join(("/studio/c", conversation_id, *more))


def onward(page: Page, answer: Any) -> Response:
    """To the conversation an answer belongs to, with the picture that was asked for in view."""
    query = {"g": answer.generation_id} if answer.generation_id else {}
    return page.go(path_of(answer.conversation_id), **query)


async def show(page: Page) -> Response:
    """The page."""
    return await _shown(page)


async def _shown(page: Page, problem: Problem | None = None, **more: Any) -> Response:
    context = await scene(page)
    context |= {"problem": problem, "refusal": None, "preview": None, "instruction": "", "wrong": "", **more}
    status = STATUS[problem.kind] if problem else 422 if context["refusal"] else 200
    return page.html("conversation.html", status, **context)


async def scene(page: Page) -> dict[str, Any]:
    """What there is to see: the conversation, its current picture, and how the last drawing went."""
    conversation_id = page.path("conversation_id")
    talk = await page.run("get_conversation", {"conversation_id": conversation_id, "limit": _TURNS})
    picture = None
    if talk.current_image_id:
        picture = (await page.run("get_image", {"image_id": talk.current_image_id})).image
    wanted = talk.running[-1] if talk.running else page.query.get("g") or (picture and picture.generation_id)
    answer = await page.run("get_generation", {"generation_id": wanted}) if wanted else None
    if answer and answer.conversation_id != conversation_id:
        answer = None
    drawn = {image.image_id for image in answer.images} if answer else set()
    estimate = None
    if picture and not talk.running:
        wish = {"reference_images": (picture.image_id,), "dialogue_mode": page.app.settings.dialogue_mode}
        estimate = await page.run("estimate_cost", wish)
    said = {k: v for k, v in talk.brief.items() if k in set(Aspect)}
    return {
        "talk": talk,
        "picture": picture,
        "answer": answer,
        "running": bool(talk.running),
        "about_this": bool(picture and picture.image_id in drawn),
        "brief": said,
        "colors": talk.brief.get("colors", ()),
        "open_aspects": [a.value for a in Aspect if a.value not in said and a is not Aspect.FORMAT],
        "uses": [use.value for use in Use],
        "estimate": estimate,
        "quick": QUICK,
        "path": path_of(conversation_id),
    }


async def say(page: Page) -> Response:
    """Answers to questions, by chip or in words; or more words."""
    async with page.form(files=8) as form:
        try:
            wish: dict[str, Any] = {"conversation_id": page.path("conversation_id"), "answers": _answers(form)}
            wish["prompt"] = str(form.get("prompt", "")).strip()
            wish["reference_images"] = tuple(await page.uploaded(form, "references"))
            if not wish["answers"] and not wish["prompt"] and not wish["reference_images"]:
                wish["answers"] = "you choose"
            answer = await page.run("conversational_image", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, problem, wrong="say", instruction=wish.get("prompt", ""))
    return await _told(page, answer, "say", wish["prompt"])


def _answers(form: FormData) -> dict[str, str] | None:
    """What was chosen or written under each question; own words count more than a chip."""
    found: dict[str, str] = {}
    for aspect in Aspect:
        words = str(form.get(f"words.{aspect}", "")).strip() or str(form.get(f"choice.{aspect}", "")).strip()
        if words:
            found[aspect.value] = words
    return found or None


async def refine(page: Page) -> Response:
    """A change in plain words, or by one of the quick ones."""
    async with page.form() as form:
        instruction = str(form.get("quick") or form.get("instruction") or "").strip()
        wish = {"conversation_id": page.path("conversation_id"), "instruction": instruction}
        wish["quality"] = str(form.get("quality", ""))
        try:
            answer = await page.run("refine_image", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, problem, wrong="refine", instruction=instruction)
    return await _told(page, answer, "refine", instruction)


async def preview(page: Page) -> Response:
    """How a change would be understood; nothing is drawn."""
    async with page.form() as form:
        instruction = str(form.get("instruction", "")).strip()
    wish = {"conversation_id": page.path("conversation_id"), "instruction": instruction}
    try:
        found = await page.run("preview_refinement", wish)
    except Problem as problem:
        if page.part:
            return HTMLResponse("", STATUS[problem.kind])
        return await _shown(page, problem, wrong="refine", instruction=instruction)
    if page.part:
        return HTMLResponse(page.render("part/preview.html", {"preview": found}), headers=PRIVATE)
    return await _shown(page, preview=found, instruction=instruction)


async def _told(page: Page, answer: Any, form: str, said: str) -> Response:
    """Onward where something happened; the same page, words kept, where something is in the way or unclear."""
    if answer.status in {"refused", "failed"} or answer.question:
        return await _shown(page, refusal=answer, wrong=form, instruction=said)
    return onward(page, answer)


async def brief(page: Page) -> Response:
    """Corrections to the brief; with `draw` they are drawn."""
    conversation_id = page.path("conversation_id")
    async with page.form() as form:
        said = {aspect.value: str(form[f"brief.{aspect}"]).strip() for aspect in Aspect if f"brief.{aspect}" in form}
        try:
            await page.run("update_brief", {"conversation_id": conversation_id, "brief": said})
            if "draw" not in form:
                return page.go(path_of(conversation_id), told="brief")
            wish = {"conversation_id": conversation_id, "fresh": True}
            answer = await page.run("conversational_image", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, problem, wrong="brief")
    return await _told(page, answer, "brief", "")


async def vary(page: Page) -> Response:
    """Other takes on the current picture."""
    async with page.form() as form:
        wish = {
            "conversation_id": page.path("conversation_id"),
            "num_variations": str(form.get("count", "")),
            "variation_strategy": str(form.get("strategy", "")),
        }
        try:
            answer = await page.run("generate_variations", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, problem, wrong="vary")
    return await _told(page, answer, "vary", "")


async def choose(page: Page) -> Response:
    """One of the variations shown."""
    conversation_id = page.path("conversation_id")
    async with page.form() as form:
        wanted = str(form.get("variation", ""))
    number = int(wanted) if wanted.isdigit() else wanted
    try:
        answer = await page.run("choose_variation", {"conversation_id": conversation_id, "variation": number})
    except Problem as problem:
        return await _shown(page, problem)
    return page.go(path_of(conversation_id), told="chosen", g=answer.generation_id)


async def step(page: Page) -> Response:
    """Undo, redo, go to a version, name one."""
    conversation_id = page.path("conversation_id")
    async with page.form() as form:
        action, version = str(form.get("action", "")), str(form.get("version", "")).strip()
        back = path_of(conversation_id, *(["history"] if form.get("back") == "history" else []))
    wish = {"conversation_id": conversation_id, "action": action, "version": version}
    try:
        await page.run("navigate_history", wish)
    except Problem as problem:
        return await _shown(page, problem)
    return page.go(back, told="named" if action == "name" else "moved")


async def describe(page: Page) -> Response:
    """A person's own alt text, or a machine's draft of one."""
    conversation_id = page.path("conversation_id")
    async with page.form() as form:
        image_id, words = str(form.get("image_id", "")), str(form.get("alt_text", "")).strip()
    try:
        if "draft" in form:
            await page.run("generate_alt_text", {"image_id": image_id})
        else:
            await page.run("update_alt_text", {"image_id": image_id, "alt_text": words})
    except Problem as problem:
        return await _shown(page, problem, wrong="alt")
    return page.go(path_of(conversation_id), told="alt-text")


async def repair(page: Page) -> Response:
    """Mend what a check found."""
    async with page.form() as form:
        wish = {"image_id": str(form.get("image_id", "")), "check": str(form.get("check", ""))}
        try:
            answer = await page.run("repair_image", wish, once=once_of(form))
        except Problem as problem:
            return await _shown(page, problem, wrong="checks")
    return await _told(page, answer, "checks", "")


async def cancel(page: Page) -> Response:
    """Stop what has not left yet."""
    async with page.form() as form:
        generation_id = str(form.get("generation_id", ""))
    await page.run("cancel_generation", {"generation_id": generation_id})
    return page.go(path_of(page.path("conversation_id")), told="cancelled", g=generation_id)


async def rename(page: Page) -> Response:
    """A title of one's own."""
    conversation_id = page.path("conversation_id")
    async with page.form() as form:
        title = str(form.get("title", "")).strip()
    await page.run("update_conversation", {"conversation_id": conversation_id, "title": title})
    return page.go(path_of(conversation_id), told="saved")


PAGES = (
    ("GET", PATH, show),
    ("POST", f"{PATH}/say", say),
    ("POST", f"{PATH}/refine", refine),
    ("POST", f"{PATH}/preview", preview),
    ("POST", f"{PATH}/brief", brief),
    ("POST", f"{PATH}/vary", vary),
    ("POST", f"{PATH}/choose", choose),
    ("POST", f"{PATH}/step", step),
    ("POST", f"{PATH}/alt-text", describe),
    ("POST", f"{PATH}/repair", repair),
    ("POST", f"{PATH}/cancel", cancel),
    ("POST", f"{PATH}/title", rename),
)
