"""From a template to a picture: take what was said, ask for what is missing, then plan and draw like everything else."""

import re
from dataclasses import replace
from typing import Any

from images_mcp.brief import Brief
from images_mcp.capabilities.assets import references
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.generation import planning, screening
from images_mcp.capabilities.generation.answers import offered_refusal
from images_mcp.capabilities.generation.contract import Answer, Options
from images_mcp.capabilities.generation.operations import draw, seed_of
from images_mcp.capabilities.generation.planning import Used
from images_mcp.capabilities.styles.choosing import through_preset
from images_mcp.capabilities.templates import outcomes, shelf
from images_mcp.capabilities.templates.contract import UseTemplate
from images_mcp.capabilities.templates.filling import Filled, fill, value_of
from images_mcp.capabilities.templates.shelf import Shelved
from images_mcp.capabilities.templates.template import Parameter, Template, Value
from images_mcp.engines.minds.port import Reading, Wish
from images_mcp.engines.minds.thinking import read
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.numbered import numbered
from images_mcp.operations import Call

_OPTIONS = tuple(Options.model_fields)


async def use(call: Call, request: UseTemplate, conversation_id: str | None, state: State) -> Answer:
    """One turn with a template: what is known so far, and what this turn adds."""
    open_one = state.template if state.template and request.name in {None, state.template["name"]} else None
    name = request.name or (open_one["name"] if open_one else None)
    if name is None:
        raise invalid("Say which template.", "Pass name; list_templates and suggest_templates lead to them.")
    version = request.version or (open_one["version"] if open_one else None)
    shelved = await shelf.find(call.app, call.actor, name, version)
    known: dict[str, Value] = dict(open_one["parameters"]) if open_one else {}
    notes: list[str] = []
    given = {**await _answered(call, request, open_one, shelved.template), **request.parameters}
    for key, said in given.items():
        parameter = shelved.template.parameter(key)
        if parameter is None:
            raise invalid(f"This template has no parameter {key[:40]!r}.", _places(shelved.template))
        value = value_of(parameter, said)
        if value is None:
            known.pop(key, None)
            notes.append(f"That does not fit “{key}”: {_wanted(parameter)}.")
        else:
            known[key] = value
    options = _options(request, open_one, shelved.template)
    missing = [p for p in shelved.template.parameters if p.required and p.name not in known]
    misfits = [p for p in shelved.template.parameters if p.name in given and p.name not in known and p not in missing]
    if missing or misfits:
        return await _ask(call, shelved, known, options, (*missing, *misfits), conversation_id, state, notes)
    return await _draw(call, request, shelved, known, options, conversation_id)


async def _answered(
    call: Call, request: UseTemplate, open_one: dict[str, Any] | None, template: Template
) -> dict[str, Value]:
    """What the answers say, by parameter; "you choose" takes the template's own suggestion."""
    if request.answers is None:
        return {}
    asked = [p for p in template.parameters if p.name in (open_one or {}).get("asked", ())]
    told = request.answers
    pairs = dict(told) if isinstance(told, dict) else _matched(asked, told)
    if isinstance(told, str) and list(pairs.values()) == [told] and await _you_choose(call, told):
        pairs = dict.fromkeys((p.name for p in asked), told)  # all of them, not only the first
    found: dict[str, Value] = {}
    for name, said in pairs.items():
        parameter = template.parameter(name)
        if parameter is not None and isinstance(said, str) and await _you_choose(call, said):
            found[name] = parameter.default if parameter.default is not None else parameter.example
        else:
            found[name] = said
    return found


async def _you_choose(call: Call, said: str) -> bool:
    return len(said) < 60 and (await read(call.app.engines, said, Brief())).value.you_choose


def _matched(asked: list[Parameter], told: str) -> dict[str, Value]:
    """Free words to the open questions: by number, line by line, or all for the first one."""
    if not asked:
        return {}
    if len(asked) == 1:
        return {asked[0].name: told}
    by_number, _ = numbered(told, len(asked))
    if by_number:
        return {p.name: by_number[i] for i, p in enumerate(asked, 1) if i in by_number}
    lines = [part.strip() for part in re.split(r"[\n;]", told) if part.strip()]
    if len(lines) <= 1:
        return {asked[0].name: told}
    return {p.name: line for p, line in zip(asked, lines, strict=False)}


def _options(request: UseTemplate, open_one: dict[str, Any] | None, template: Template) -> Options:
    """What this turn wishes for, then what an earlier one did, then what the template suggests."""
    suggested = template.settings.model_dump(exclude={"mode"}, exclude_none=True)
    said = request.model_dump(include=request.model_fields_set & set(_OPTIONS))
    return Options.model_validate({**suggested, **((open_one or {}).get("options") or {}), **said})


async def _ask(
    call: Call,
    shelved: Shelved,
    known: dict[str, Value],
    options: Options,
    missing: tuple[Parameter, ...],
    conversation_id: str | None,
    state: State,
    notes: list[str],
) -> Answer:
    app, template = call.app, shelved.template
    kept = {
        "name": template.name,
        "version": shelved.version,
        "parameters": known,
        "asked": [p.name for p in missing],
        "options": options.model_dump(mode="json", exclude_defaults=True),
    }
    questions = tuple({"aspect": p.name, "text": p.prompt, "options": list(_offered(p))} for p in missing)
    async with app.db.tx() as tx:
        if conversation_id is None:
            state = replace(state, template=kept)
            conversation_id = await app.conversations.create(tx, call.actor, template.title, state)
        else:
            await app.conversations.change(
                tx, call.actor.tenant, conversation_id, lambda now: replace(now, template=kept)
            )
        told = "\n".join(p.prompt for p in missing)
        await app.conversations.add_turn(tx, call.actor.tenant, conversation_id, "assistant", told)
    count = "One question" if len(questions) == 1 else f"{len(questions)} questions"
    return Answer(
        status="needs_input",
        message=f"{count} for “{template.title}”. Answer by number, in your own words, or with “you choose”.",
        conversation_id=conversation_id,
        questions=questions,
        progress={"template": template.name, "version": shelved.version, "parameters": known},
        next_steps=(f"Call use_template again with conversation_id {conversation_id} and answers.",),
        notes=tuple(notes),
    )


def _offered(parameter: Parameter) -> tuple[str, ...]:
    if parameter.type == "boolean":
        return ("yes", "no")
    return parameter.options


async def _draw(
    call: Call,
    request: UseTemplate,
    shelved: Shelved,
    known: dict[str, Value],
    options: Options,
    conversation_id: str | None,
) -> Answer:
    app, template = call.app, shelved.template
    filled = fill(template, known)
    if verdict := await screening.refusal(app, filled.prompt):
        return offered_refusal(verdict.reasons, verdict.suggestion, conversation_id)
    reading = await through_preset(call, reading_of(filled), options.style_preset)
    plan = planning.make(
        app,
        words=filled.prompt,
        prompt=await screening.prompt_for(app, filled.prompt, reading),
        reading=reading,
        options=options,
        mode=template.settings.mode,
        sources=await references.resolve(call, options.reference_images),
        seed=seed_of(filled.prompt),
    )
    made = Used(name=template.name, version=shelved.version, owner=call.actor.user if shelved.own else None)
    plan = replace(plan, template=made)
    if conversation_id is not None:
        await _remember(call, request, conversation_id, filled, options)
    drawn = await draw(call, (plan,), options.budget_usd, conversation_id)
    if drawn.generation_id:
        await outcomes.used(app, call.actor, made.model_dump(), drawn.generation_id)
    note = f"Made with the template “{template.title}”, version {shelved.version}."
    return drawn.model_copy(update={"notes": (note, *drawn.notes)})


def reading_of(filled: Filled) -> Reading:
    """A filled template needs no reading: it says itself what it is."""
    return Reading(brief=filled.brief, use=filled.brief.use, use_confidence=1.0, wish=Wish())


async def _remember(call: Call, request: UseTemplate, conversation_id: str, filled: Filled, options: Options) -> None:
    """The conversation goes on from this picture; nothing is open any more."""
    app = call.app
    told = (
        request.answers if isinstance(request.answers, str) else "; ".join(map(str, (request.answers or {}).values()))
    )
    known: dict[str, Any] = {
        "template": None,
        "pending": (),
        "brief": filled.brief,
        "words": (filled.prompt,),
        "reading": reading_of(filled).model_dump(mode="json"),
        "options": options.model_dump(mode="json", exclude_defaults=True),
    }
    async with app.db.tx() as tx:
        await app.conversations.change(tx, call.actor.tenant, conversation_id, lambda now: replace(now, **known))
        await app.conversations.add_turn(tx, call.actor.tenant, conversation_id, "user", told or filled.prompt)


def _places(template: Template) -> str:
    return f"It has: {', '.join(p.name for p in template.parameters) or 'none'}."


def _wanted(parameter: Parameter) -> str:
    return {
        "number": "a number is wanted",
        "boolean": "yes or no is wanted",
        "color": "a colour is wanted, in words or as #rrggbb",
        "choice": f"one of {len(parameter.options)} options is wanted, or words",
    }.get(parameter.type, "a short text is wanted")
