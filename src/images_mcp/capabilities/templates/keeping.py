"""Own templates: save from a conversation or from fields, in versions; import, export, delete."""

import asyncio
import re
from typing import Any

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.capabilities.templates import contract as c
from images_mcp.capabilities.templates import documents, shelf
from images_mcp.capabilities.templates.template import Category, Recipe, Template
from images_mcp.kernel.errors import Kind, Problem, invalid, missing
from images_mcp.operations import Call

MOST = 500
"""Own templates one person may keep; each has any number of versions."""

_CATEGORY = {
    Use.LOGO: Category.ART,
    Use.PRESENTATION: Category.PRESENTATION,
    Use.SOCIAL_MEDIA: Category.SOCIAL,
    Use.PRINT_POSTER: Category.PRINT,
    Use.MARKETING: Category.MARKETING,
    Use.EMAIL: Category.EMAIL,
    Use.EDUCATION: Category.EDUCATION,
    Use.INFOGRAPHIC: Category.TECHNICAL,
    Use.UI: Category.UI,
    Use.PRODUCT: Category.PRODUCT,
    Use.PORTRAIT: Category.CHARACTER,
    Use.CHARACTER_DESIGN: Category.CHARACTER,
}
_QUESTIONS = {
    "subject": "What should the picture show?",
    "headline": "What should the headline say?",
    "brand": "Whose name goes with it?",
}


async def save_template(call: Call, request: c.SaveTemplate) -> c.TemplateSaved:
    """Keep a template; the same name again is its next version."""
    if request.conversation_id:
        template = await _from_conversation(call, request)
    elif request.prompt and request.brief:
        template = documents.checked(_given(request))
    else:
        raise invalid("There is nothing to keep yet.", "Pass a conversation_id, or a prompt and a brief.")
    return await _keep(call, template)


def _given(request: c.SaveTemplate) -> dict[str, Any]:
    """The fields somebody gave, with plain defaults for the rest."""
    given = request.model_dump(mode="json", exclude={"conversation_id", "places"}, exclude_none=True)
    use = request.brief.use if request.brief else Use.GENERAL
    examples = request.examples or ({"parameters": {p.name: p.example for p in request.parameters}},)
    title = request.name.replace("-", " ").capitalize()
    return {
        "title": title,
        "category": _CATEGORY.get(use, Category.ART).value,
        "description": f"{request.title or title}: a template of your own.",
        **given,
        "examples": [e if isinstance(e, dict) else e.model_dump(mode="json") for e in examples],
    }


async def _from_conversation(call: Call, request: c.SaveTemplate) -> Template:
    """The current picture's recipe, with places left open where its words are to change."""
    app = call.app
    row = await app.conversations.get(call.actor, str(request.conversation_id))
    if row.state.current_image_id is None:
        raise invalid("There is no picture in this conversation yet.", "Draw one first, then keep its recipe.")
    image = await app.images.get(call.actor, row.state.current_image_id)
    generation = await app.generations.get(call.actor.tenant, image.generation_id)
    brief = Brief.model_validate(image.about.brief)
    words = _plain(str(generation.plan["words"]))[:3500]
    places = {name: _plain(text) for name, text in request.places.items()} or _usual_places(brief)
    for name, text in places.items():
        if not text or not (text in words or any(text in line for line in _lines(brief))):
            raise invalid(f"“{name[:40]}” stands for words that are not in this picture's recipe.", _say(words))
    fields: dict[str, Any] = {
        **_given(request),
        "prompt": _opened(words, places),
        "brief": _recipe(brief, places),
        "parameters": [_parameter(name, text) for name, text in places.items()],
        "settings": _settings(request, row.state.options, image.width, image.height),
        "examples": [{"parameters": places}],
    }
    if request.category is None:
        fields["category"] = _CATEGORY.get(brief.use, Category.ART).value
    if request.description is None:
        fields["description"] = f"Made from your picture: {_plain(image.about.alt_text)}"[:400]
    return documents.checked(fields)


def _plain(text: str) -> str:
    """Words without the signs that mean something in a template."""
    return " ".join(re.sub(r"[{}\[\]]", " ", text).split())


def _say(words: str) -> str:
    return f"Its words are: {words[:300]}"


def _lines(brief: Brief) -> list[str]:
    return [*(_plain(said.value) for said in brief.aspects.values()), *map(_plain, brief.texts)]


def _usual_places(brief: Brief) -> dict[str, str]:
    """What usually changes: what it shows, the lettering, the name."""
    found = {"subject": _plain(brief.get(Aspect.SUBJECT) or "")}
    found |= {"headline" if i == 0 else f"line_{i + 1}": _plain(t) for i, t in enumerate(brief.texts[:5])}
    found["brand"] = _plain(brief.get(Aspect.BRAND) or "")
    kept: dict[str, str] = {}
    for name, text in found.items():
        if text and not any(text in other or other in text for other in kept.values()):
            kept[name] = text[:600]
    return kept


def _opened(text: str, places: dict[str, str]) -> str:
    """The text with each place's words replaced by its slot, longest first and in one pass."""
    by_words = {words: name for name, words in places.items()}
    wanted = "|".join(re.escape(w) for w in sorted(by_words, key=len, reverse=True))
    return re.sub(wanted, lambda m: f"{{{by_words[m[0]]}}}", text) if wanted else text


def _recipe(brief: Brief, places: dict[str, str]) -> dict[str, Any]:
    known = set(Recipe.model_fields)
    said: dict[str, Any] = {
        str(a.value): _opened(_plain(s.value), places)[:600]
        for a, s in brief.aspects.items()
        if a.value in known and a is not Aspect.USE and _plain(s.value)
    }
    lists = {
        name: [_opened(_plain(line), places) for line in getattr(brief, name)[:8] if _plain(line)]
        for name in ("texts", "must", "must_not", "colors")
    }
    return {"use": brief.use.value, **said, **lists}


def _parameter(name: str, text: str) -> dict[str, Any]:
    spoken = name.replace("_", " ")
    asked = _QUESTIONS.get(name, f"What should stand for “{spoken}”?")
    return {"name": name, "type": "text", "required": True, "prompt": asked, "example": text}


def _settings(request: c.SaveTemplate, options: dict[str, Any], width: int, height: int) -> dict[str, Any]:
    if request.settings is not None:
        return request.settings.model_dump(mode="json", exclude_none=True)
    kept = {k: v for k, v in options.items() if k in {"quality", "output_format", "transparent", "style_preset"}}
    return {"size": f"{width}x{height}", **kept}


async def _keep(call: Call, template: Template) -> c.TemplateSaved:
    await asyncio.to_thread(shelf.curated)
    if template.name in shelf.curated():
        raise Problem(Kind.CONFLICT, "A curated template has this name already.", "Choose another name.")
    kept = call.app.templates
    about = template.model_dump(mode="json", exclude_none=True)
    latest = await kept.get(call.actor, template.name)
    if latest is not None and latest.about == about:
        version, told = latest.version, "Nothing changed, so"
    else:
        if latest is None and await kept.count(call.actor) >= MOST:
            raise Problem(Kind.OVER_QUOTA, f"You keep {MOST} templates already.", "Delete some first.")
        version, told = await kept.add(call.actor, template.name, about), "Kept:"
    names = tuple(p.name for p in template.parameters)
    open_ = f"It asks for: {', '.join(names)}." if names else "It asks for nothing."
    return c.TemplateSaved(
        name=template.name,
        version=version,
        parameters=names,
        message=f"{told} “{template.title}” is {template.name}, version {version}. {open_}",
    )


async def delete_template(call: Call, request: c.DeleteTemplate) -> c.TemplateDeleted:
    """Forget an own template."""
    await asyncio.to_thread(shelf.curated)
    if request.name in shelf.curated():
        raise invalid("Curated templates stay.", "Only your own can be deleted.")
    gone = await call.app.templates.delete(call.actor, request.name)
    if not gone:
        raise missing("There is no template of yours with this name.", "list_templates with own shows yours.")
    many = "1 version" if gone == 1 else f"{gone} versions"
    return c.TemplateDeleted(
        name=request.name, versions=gone, message=f"{request.name} is deleted, {many} of it. Its pictures stay."
    )


async def export_template(call: Call, request: c.ExportTemplate) -> c.TemplateDocument:
    """The YAML document of a template."""
    await asyncio.to_thread(shelf.curated)
    shelved = await shelf.find(call.app, call.actor, request.name, request.version)
    template = shelved.template if shelved.template.author else shelved.template.model_copy(update=_signed(shelved))
    return c.TemplateDocument(
        name=template.name,
        version=shelved.version,
        document=documents.written(template),
        message=f"“{template.title}”, version {shelved.version}, as YAML; import_template takes it back.",
    )


def _signed(shelved: shelf.Shelved) -> dict[str, str]:
    return {} if shelved.own else {"author": shelf.AUTHOR}


async def import_template(call: Call, request: c.ImportTemplate) -> c.TemplateSaved:
    """Keep a template that came as a document."""
    if (request.document is None) == (request.path is None):
        raise invalid("Pass one document.", "Either its text as document, or a path in an allowed folder.")
    text = request.document
    if text is None:
        data = await asyncio.to_thread(call.app.jail.open_read, str(request.path), documents.LARGEST * 4)
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise invalid("The file is not text.", "A template is a YAML document in UTF-8.") from None
    template = await asyncio.to_thread(documents.read, text)
    if request.name:
        template = template.model_copy(update={"name": request.name})
    return await _keep(call, template)
