"""Our HTTP server with the tools, resources and prompts the conformance suite asks for by name.

Only handlers are wrapped: class, middleware, guard and transport are the ones users get. The suite sends no token, so
one is put on its requests before they reach the guard.
"""

import asyncio
import base64
import io
import json
import sys
import wave
from collections.abc import Awaitable, Callable
from typing import Any

import mcp_types as types
import uvicorn
from mcp.shared.exceptions import MCPError
from PIL import Image
from starlette.types import ASGIApp, Receive, Scope, Send

from images_mcp.app import App
from images_mcp.operations import local_actor
from images_mcp.surfaces.http import server as http
from images_mcp.surfaces.mcp.server import Context, ImagesServer

TOKEN = "conformance"
Reply = types.CallToolResult | types.InputRequiredResult
Tool = Callable[[Context, types.CallToolRequestParams], Awaitable[Reply]]
TOOLS: dict[str, Tool] = {}
ASKS = {  # arguments the suite sends
    "test_sampling": {"prompt": {"type": "string"}},
    "test_elicitation": {"message": {"type": "string"}},
}


def tool(function: Tool) -> Tool:
    TOOLS[f"test_{function.__name__}"] = function
    return function


def _png() -> str:
    out = io.BytesIO()
    Image.new("RGB", (1, 1), "red").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def _wav() -> str:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 8)
    return base64.b64encode(out.getvalue()).decode()


def _text(words: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=words)])


def _content(*blocks: types.ContentBlock) -> types.CallToolResult:
    return types.CallToolResult(content=list(blocks))


def _embedded(uri: str, mime: str, text: str) -> types.EmbeddedResource:
    return types.EmbeddedResource(resource=types.TextResourceContents(uri=uri, mime_type=mime, text=text))


@tool
async def simple_text(_ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    return _text("This is a simple text response for testing.")


@tool
async def image_content(_ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    return _content(types.ImageContent(data=_png(), mime_type="image/png"))


@tool
async def audio_content(_ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    return _content(types.AudioContent(data=_wav(), mime_type="audio/wav"))


@tool
async def embedded_resource(_ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    return _content(_embedded("test://embedded-resource", "text/plain", "This is an embedded resource content."))


@tool
async def multiple_content_types(_ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    return _content(
        types.TextContent(text="Multiple content types test:"),
        types.ImageContent(data=_png(), mime_type="image/png"),
        _embedded("test://mixed-content-resource", "application/json", '{"test":"data","value":123}'),
    )


@tool
async def tool_with_logging(ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    for words in ("Tool execution started", "Tool processing data", "Tool execution completed"):
        await ctx.session.send_log_message("info", words, related_request_id=ctx.request_id)
        await asyncio.sleep(0.05)
    return _text("logged")


TOOLS["test_logging_tool"] = tool_with_logging


@tool
async def error_handling(_ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    told = _text("This tool intentionally returns an error for testing")
    return told.model_copy(update={"is_error": True})


@tool
async def tool_with_progress(ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    for done in (0, 50, 100):
        await ctx.session.report_progress(done, 100)
        await asyncio.sleep(0.05)
    return _text("done")


@tool
async def sampling(ctx: Context, params: types.CallToolRequestParams) -> Reply:
    asked = types.SamplingMessage(role="user", content=types.TextContent(text=(params.arguments or {})["prompt"]))
    told = await ctx.session.create_message([asked], max_tokens=100, related_request_id=ctx.request_id)
    return _text(f"LLM response: {getattr(told.content, 'text', '')}")


async def _elicit(ctx: Context, message: str, properties: dict[str, Any]) -> Reply:
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    told = await ctx.session.elicit_form(message, schema, ctx.request_id)
    return _text(f"Elicitation completed: action={told.action}, content={json.dumps(told.content)}")


@tool
async def elicitation(ctx: Context, params: types.CallToolRequestParams) -> Reply:
    fields = {
        "username": {"type": "string", "description": "User's response"},
        "email": {"type": "string", "description": "User's email address"},
    }
    return await _elicit(ctx, (params.arguments or {})["message"], fields)


@tool
async def elicitation_sep1034_defaults(ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    fields = {
        "name": {"type": "string", "default": "John Doe"},
        "age": {"type": "integer", "default": 30},
        "score": {"type": "number", "default": 95.5},
        "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
        "verified": {"type": "boolean", "default": True},
    }
    return await _elicit(ctx, "Defaults", fields)


@tool
async def elicitation_sep1330_enums(ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    plain = {"type": "string", "enum": ["option1", "option2", "option3"]}
    titled = [{"const": f"value{i}", "title": f"Choice {i}"} for i in (1, 2, 3)]
    names = ["Option One", "Option Two", "Option Three"]
    fields = {
        "untitledSingle": plain,
        "titledSingle": {"type": "string", "oneOf": titled},
        "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"], "enumNames": names},
        "untitledMulti": {"type": "array", "items": plain},
        "titledMulti": {"type": "array", "items": {"anyOf": titled}},
    }
    return await _elicit(ctx, "Choices", fields)


@tool
async def missing_capability(ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    declared = ctx.session.client_capabilities
    if declared is None or declared.sampling is None:
        needed: dict[str, Any] = {"requiredCapabilities": {"sampling": {}}}
        raise MCPError(types.MISSING_REQUIRED_CLIENT_CAPABILITY, "This needs sampling.", needed)
    return _text("sampling was declared")


def _form(message: str, **fields: str) -> types.ElicitRequest:
    properties = {name: {"type": kind} for name, kind in fields.items()}
    schema = {"type": "object", "properties": properties, "required": list(fields)}
    return types.ElicitRequest(params=types.ElicitRequestFormParams(message=message, requested_schema=schema))


def _sample(words: str, most: int) -> types.CreateMessageRequest:
    message = types.SamplingMessage(role="user", content=types.TextContent(text=words))
    return types.CreateMessageRequest(params=types.CreateMessageRequestParams(messages=[message], max_tokens=most))


NAME = _form("What is your name?", name="string")
CONFIRM = _form("Please confirm", ok="boolean")
ROUNDS: dict[str, tuple[dict[str, Any], str | None, str]] = {  # what is asked, the state it carries, the last words
    "elicitation": ({"user_name": NAME}, None, "Hello, {name}!"),
    "sampling": ({"capital_question": _sample("What is the capital of France?", 100)}, None, "{text}"),
    "list_roots": ({"client_roots": types.ListRootsRequest()}, None, "Roots: {roots}"),
    "request_state": ({"confirm": CONFIRM}, "asked", "state-ok"),
    "tampered_state": ({"confirm": CONFIRM}, "asked", "state-ok"),
    "multiple_inputs": (
        {"user_name": NAME, "greeting": _sample("Generate a greeting", 50), "client_roots": types.ListRootsRequest()},
        "asked",
        "Thank you, {name}.",
    ),
}


def _told(responses: types.InputResponses) -> dict[str, str]:
    words = {"name": "", "text": "", "roots": ""}
    for told in responses.values():
        if isinstance(told, types.ElicitResult):
            words |= {k: str(v) for k, v in (told.content or {}).items()}
        elif isinstance(told, types.ListRootsResult):
            words["roots"] = ", ".join(str(root.uri) for root in told.roots)
        elif isinstance(told, types.CreateMessageResult):
            words["text"] = getattr(told.content, "text", "")
    return words


def _round(name: str) -> Tool:
    asked, state, last = ROUNDS[name]

    async def carry_out(_ctx: Context, params: types.CallToolRequestParams) -> Reply:
        given = params.input_responses or {}
        valid = all(
            not isinstance(asked[key], types.ElicitRequest)
            or (isinstance(told := given.get(key), types.ElicitResult) and told.content)
            for key in asked
        )
        if not set(asked) <= set(given) or not valid or params.request_state != state:
            return types.InputRequiredResult(input_requests=asked, request_state=state)
        return _text(last.format(**_told(given)))

    return carry_out


for _name in ROUNDS:
    TOOLS[f"test_input_required_result_{_name}"] = _round(_name)
TOOLS["test_streaming_elicitation"] = _round("elicitation")


@tool
async def input_required_result_multi_round(_ctx: Context, params: types.CallToolRequestParams) -> Reply:
    given = params.input_responses or {}
    if params.request_state == "named" and "step2" in given:
        return _text("Thank you.")
    if params.request_state == "asked" and "step1" in given:
        step = {"step2": _form("Step 2: What is your favorite color?", color="string")}
        return types.InputRequiredResult(input_requests=step, request_state="named")
    step = {"step1": _form("Step 1: What is your name?", name="string")}
    return types.InputRequiredResult(input_requests=step, request_state="asked")


@tool
async def input_required_result_capabilities(ctx: Context, _params: types.CallToolRequestParams) -> Reply:
    declared = ctx.session.client_capabilities or types.ClientCapabilities()
    asked: dict[str, Any] = {}
    if declared.elicitation is not None:
        asked["user_name"] = NAME
    if declared.sampling is not None:
        asked["greeting"] = _sample("Generate a greeting", 50)
    return types.InputRequiredResult(input_requests=asked) if asked else _text("Nothing can be asked.")


PROMPTS = {
    "test_simple_prompt": (),
    "test_prompt_with_arguments": ("arg1", "arg2"),
    "test_prompt_with_embedded_resource": ("resourceUri",),
    "test_prompt_with_image": (),
    "test_input_required_result_prompt": (),
}


def _prompt(params: types.GetPromptRequestParams) -> types.GetPromptResult | types.InputRequiredResult:
    given = params.arguments or {}
    blocks: list[types.ContentBlock]
    match params.name:
        case "test_simple_prompt":
            blocks = [types.TextContent(text="This is a simple prompt for testing.")]
        case "test_prompt_with_arguments":
            words = f"Prompt with arguments: arg1='{given['arg1']}', arg2='{given['arg2']}'"
            blocks = [types.TextContent(text=words)]
        case "test_prompt_with_embedded_resource":
            resource = _embedded(given["resourceUri"], "text/plain", "Embedded resource content for testing.")
            blocks = [resource, types.TextContent(text="Please process the embedded resource above.")]
        case "test_prompt_with_image":
            image = types.ImageContent(data=_png(), mime_type="image/png")
            blocks = [image, types.TextContent(text="Please analyze the image above.")]
        case _:
            if "user_context" not in (params.input_responses or {}):
                asked = {"user_context": _form("What context should the prompt use?", context="string")}
                return types.InputRequiredResult(input_requests=asked)
            blocks = [types.TextContent(text="A prompt with your context.")]
    return types.GetPromptResult(messages=[types.PromptMessage(role="user", content=block) for block in blocks])


RESOURCES = {
    "test://static-text": ("text/plain", "This is the content of the static text resource."),
    "test://static-binary": ("image/png", None),
    "test://watched-resource": ("text/plain", "Watched."),
}


def _resource(uri: str) -> types.ReadResourceResult | None:
    contents: types.TextResourceContents | types.BlobResourceContents
    if uri.startswith("test://template/"):
        number = uri.split("/")[3]
        told = json.dumps({"id": number, "templateTest": True, "data": f"Data for ID: {number}"})
        contents = types.TextResourceContents(uri=uri, mime_type="application/json", text=told)
    elif uri in RESOURCES:
        mime, text = RESOURCES[uri]
        contents = (
            types.BlobResourceContents(uri=uri, mime_type=mime, blob=_png())
            if text is None
            else types.TextResourceContents(uri=uri, mime_type=mime, text=text)
        )
    else:
        return None
    return types.ReadResourceResult(contents=[contents])


def _ours(images: ImagesServer, method: str) -> tuple[Any, Callable[[Context, Any], Awaitable[Any]]]:
    entry = images.server.get_request_handler(method)
    assert entry is not None
    return entry.params_type, entry.handler


def _extend(images: ImagesServer, method: str, name: str, more: list[Any]) -> None:
    kind, listed = _ours(images, method)

    async def both(ctx: Context, params: Any) -> Any:
        told = await listed(ctx, params)
        return told.model_copy(update={name: [*getattr(told, name), *more]})

    images.server.add_request_handler(method, kind, both)


def _divert(images: ImagesServer, method: str, fixture: Callable[[Context, Any], Awaitable[Any]]) -> None:
    kind, handler = _ours(images, method)

    async def either(ctx: Context, params: Any) -> Any:
        told = await fixture(ctx, params)
        return await handler(ctx, params) if told is None else told

    images.server.add_request_handler(method, kind, either)


def register(images: ImagesServer) -> None:
    """Put the fixtures beside what the server offers anyway."""

    async def call(ctx: Context, params: types.CallToolRequestParams) -> Any:
        return await TOOLS[params.name](ctx, params) if params.name in TOOLS else None

    async def get(_ctx: Context, params: types.GetPromptRequestParams) -> Any:
        return _prompt(params) if params.name in PROMPTS else None

    async def read(_ctx: Context, params: types.ReadResourceRequestParams) -> Any:
        return _resource(str(params.uri))

    async def accept(_ctx: Context, _params: Any) -> types.EmptyResult:
        return types.EmptyResult()

    tools = [
        types.Tool(name=n, description="A fixture.", input_schema={"type": "object", "properties": ASKS.get(n, {})})
        for n in TOOLS
    ]
    prompts = [
        types.Prompt(
            name=n, description="A fixture.", arguments=[types.PromptArgument(name=a, required=True) for a in arguments]
        )
        for n, arguments in PROMPTS.items()
    ]
    resources = [
        types.Resource(uri=u, name=u, description="A fixture.", mime_type=m) for u, (m, _) in RESOURCES.items()
    ]
    template = types.ResourceTemplate(
        name="template", uri_template="test://template/{id}/data", description="A fixture."
    )
    _extend(images, "tools/list", "tools", tools)
    _extend(images, "prompts/list", "prompts", prompts)
    _extend(images, "resources/list", "resources", resources)
    _extend(images, "resources/templates/list", "resource_templates", [template])
    _divert(images, "tools/call", call)
    _divert(images, "prompts/get", get)
    _divert(images, "resources/read", read)
    images.server.add_request_handler("logging/setLevel", types.SetLevelRequestParams, accept)
    images.server.add_request_handler("resources/subscribe", types.SubscribeRequestParams, accept)
    images.server.add_request_handler("resources/unsubscribe", types.UnsubscribeRequestParams, accept)


def knowing_the_token(inner: ASGIApp) -> ASGIApp:
    """The suite's requests, with the token it cannot send."""

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = [*scope["headers"], (b"authorization", f"Bearer {TOKEN}".encode())]
            scope = {**scope, "headers": headers}
        await inner(scope, receive, send)

    return outer


def main(sessions: bool) -> None:
    """Serve on a free port until ended; the address is the first line written."""
    app = App()
    images = ImagesServer(app.registry, lambda: app, lambda _: local_actor("mcp"), "all", b"c" * 32)
    register(images)
    served = http.build(app, http._hash(TOKEN), images=images, sessions=sessions)
    config = uvicorn.Config(knowing_the_token(served), host="127.0.0.1", port=0, log_level="warning")
    socket = config.bind_socket()
    print(f"http://127.0.0.1:{socket.getsockname()[1]}/mcp", flush=True)
    uvicorn.Server(config).run(sockets=[socket])


if __name__ == "__main__":
    main(sessions="--sessions" in sys.argv)
