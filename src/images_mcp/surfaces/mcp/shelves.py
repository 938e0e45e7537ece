"""What a client can browse besides tools: pictures and conversations as resources, prompts to start from, completions."""

import asyncio
import base64
import json
from typing import TYPE_CHECKING

import mcp_types as types

from images_mcp.kernel.errors import missing
from images_mcp.operations import Actor, parse, run

if TYPE_CHECKING:
    from images_mcp.app import App

MOST_RESOURCE_BYTES = 20_000_000

TEMPLATES = [
    types.ResourceTemplate(
        name="picture", uri_template="images://{image_id}", description="A saved picture in full quality."
    ),
    types.ResourceTemplate(
        name="conversation",
        uri_template="conversations://{conversation_id}",
        description="What was said and drawn.",
        mime_type="application/json",
    ),
]

_STARTS = {
    "logo": ("A logo", "Make a logo for {subject}. Ask me what matters first."),
    "slide": ("A slide", "Make a picture for a slide about {subject}, with room for a title."),
    "social_post": ("A social post", "Make a picture for a social media post about {subject}."),
    "poster": ("A poster", "Make a poster for {subject}. Ask me for the exact words on it."),
    "product_shot": ("A product shot", "Make a product picture of {subject} on a clean background."),
}

PROMPTS = [
    types.Prompt(
        name=name,
        title=title,
        description=f"{title}, made in conversation.",
        arguments=[types.PromptArgument(name="subject", description="Of what, or for whom", required=True)],
    )
    for name, (title, _) in _STARTS.items()
]


def prompt(name: str, arguments: dict[str, str]) -> types.GetPromptResult:
    """A common start, filled in. Raises `Problem` for one there is not."""
    if name not in _STARTS:
        raise missing("There is no such prompt.", f"There are {', '.join(_STARTS)}.")
    title, words = _STARTS[name]
    text = words.format(subject=arguments.get("subject") or "…")
    message = types.PromptMessage(role="user", content=types.TextContent(text=text))
    return types.GetPromptResult(description=title, messages=[message])


async def resources(app: "App", actor: Actor) -> list[types.Resource]:
    """The latest conversations; their pictures are linked from within."""
    await app.ready()
    rows = await app.conversations.page(actor, 50, None)
    return [
        types.Resource(
            uri=f"conversations://{row.id}", name=row.title, mime_type="application/json", description="A conversation"
        )
        for row in rows
    ]


async def read(app: "App", actor: Actor, uri: str) -> types.ReadResourceResult:
    """A picture's bytes or a conversation as JSON. Raises `Problem` for anything else."""
    scheme, _, name = uri.partition("://")
    if scheme == "images":
        operation = app.registry.get("get_image")
        result = (await run(app, actor, operation, parse(operation, {"image_id": name}))).model_dump(mode="json")
        picture = result["image"]
        data = await asyncio.to_thread(app.file_of, name, picture["path"])
        mime = "image/svg+xml" if picture["format"] == "svg" else f"image/{picture['format']}"
        blob = base64.b64encode(data).decode()
        return types.ReadResourceResult(contents=[types.BlobResourceContents(uri=uri, mime_type=mime, blob=blob)])
    if scheme == "conversations":
        operation = app.registry.get("get_conversation")
        told = await run(app, actor, operation, parse(operation, {"conversation_id": name}))
        text = json.dumps(told.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=1)
        return types.ReadResourceResult(
            contents=[types.TextResourceContents(uri=uri, mime_type="application/json", text=text)]
        )
    raise missing("There is no such resource.", "Resources are images://… and conversations://….")


async def complete(app: "App", actor: Actor, argument: str, begun: str) -> list[str]:
    """What an argument that was begun could become."""
    if argument == "conversation_id":
        await app.ready()
        return [r.id for r in await app.conversations.page(actor, 100, None) if r.id.startswith(begun)]
    if argument == "subject":
        examples = ("a coffee roaster called Ember", "a jazz night on Friday", "a lighthouse at dusk", "a ceramic mug")
        return [e for e in examples if e.startswith(begun)]
    return []
