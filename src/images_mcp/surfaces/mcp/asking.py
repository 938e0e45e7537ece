"""Asking through the client's own form where it has one: live in the older protocol, by a second round in the newer."""

import asyncio
import json
from typing import Any

import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.shared.exceptions import MCPError

LIVE_SECONDS = 40.0
"""How long a form may stay open in the older protocol before the questions come as text: some clients never answer."""

_KEY = "answers"
_MODERN = "2026-07-28"


def can_ask(ctx: ServerRequestContext[Any, Any]) -> bool:
    """Whether the client says that it can show forms."""
    declared = ctx.session.client_capabilities
    return bool(declared and declared.elicitation is not None)


def modern(ctx: ServerRequestContext[Any, Any]) -> bool:
    """Whether this request came in the protocol that asks by rounds."""
    return ctx.protocol_version >= _MODERN


def form(result: dict[str, Any]) -> types.ElicitRequestFormParams:
    """The open questions as a flat form; every field may be left empty, which means “you choose”."""
    properties: dict[str, Any] = {}
    for question in result["questions"]:
        options = " · ".join(f"{i}) {o}" for i, o in enumerate(question["options"], 1))
        properties[question["aspect"]] = {
            "type": "string",
            "title": question["text"],
            "description": f"{options} · or your own words" if options else "In your own words",
        }
    return types.ElicitRequestFormParams(
        message=result["message"], requested_schema={"type": "object", "properties": properties}
    )


def round_of(result: dict[str, Any]) -> types.InputRequiredResult:
    """The questions as a round of the newer protocol; the state names the conversation to go on with."""
    state = json.dumps({"conversation_id": result["conversation_id"], "aspects": _aspects(result)})
    return types.InputRequiredResult(
        input_requests={_KEY: types.ElicitRequest(params=form(result))}, request_state=state
    )


def _aspects(result: dict[str, Any]) -> list[str]:
    return [question["aspect"] for question in result["questions"]]


async def live(ctx: ServerRequestContext[Any, Any], result: dict[str, Any]) -> dict[str, str] | None:
    """The answers from an open form; None where the client declines, fails or lets us wait too long."""
    asked = form(result)
    try:
        async with asyncio.timeout(LIVE_SECONDS):
            told = await ctx.session.elicit_form(asked.message, asked.requested_schema, ctx.request_id)
    except (TimeoutError, MCPError):
        return None
    return taken(told, _aspects(result))


def taken(told: types.ElicitResult, aspects: list[str]) -> dict[str, str] | None:
    """Answers by aspect; an empty field is “you choose”. None where the form was declined or closed."""
    if told.action != "accept":
        return None
    content = told.content or {}
    return {aspect: str(content.get(aspect) or "you choose") for aspect in aspects}


def continued(params: types.CallToolRequestParams) -> dict[str, Any] | None:
    """The arguments of the next turn where this call answers a round of ours."""
    if not params.request_state or not params.input_responses:
        return None
    state = json.loads(params.request_state)
    told = params.input_responses.get(_KEY)
    answers = taken(told, state["aspects"]) if isinstance(told, types.ElicitResult) else None
    if answers is None:
        return {"conversation_id": state["conversation_id"], "declined": True}
    return {"conversation_id": state["conversation_id"], "answers": answers}
