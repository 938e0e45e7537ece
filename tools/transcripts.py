"""Writes docs/transcripts/ by talking to the real server over stdio: `python -m tools.transcripts`.

What the user says and what the assistant calls is scripted; every answer is the server's own. Ids, folders and file
names are made neutral, so that running it again gives the same files.
"""

import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal

import mcp_types as types
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

FOLDER = Path(__file__).parent.parent / "docs/transcripts"


class Telling:
    """One conversation with one installation, written down as it happens."""

    def __init__(self, title: str, about: str, home: Path) -> None:
        self._lines = [f"# {title}", "", about, ""]
        self._home = home.resolve()
        self._names: dict[str, str] = {}
        self._client: Client | None = None
        self.answers: dict[str, str] = {}

    def client(self, era: str, *, forms: bool = False, wait: float = 40) -> Client:
        """A client of its own, as a chat program would start one."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("IMAGES_MCP_", "OPENAI_"))}
        ours = {"HOME": self._home, "OUTPUT_DIR": self._home / "pictures", "WAIT_SECONDS": wait}
        environment = kept | {f"IMAGES_MCP_{name}": str(value) for name, value in ours.items()}
        arguments = ["-m", "images_mcp.surfaces.cli.main", "serve"]
        server = StdioServerParameters(command=sys.executable, args=arguments, env=environment)
        mode: Literal["legacy", "auto"] = "legacy" if era == "legacy" else "auto"
        self._client = Client(stdio_client(server), mode=mode, elicitation_callback=self._form if forms else None)
        return self._client

    def user(self, words: str) -> None:
        self._lines += [f"**User:** {words}", ""]

    def note(self, words: str) -> None:
        self._lines += [f"*{words}*", ""]

    async def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Call a tool; its text is written down, its result given back."""
        assert self._client is not None
        told = json.dumps(arguments, ensure_ascii=False)
        self._lines += [f"The assistant calls `openai_{tool}` with `{self._neutral(told)}`.", ""]
        result = await self._client.call_tool(f"openai_{tool}", arguments)
        for block in result.content:
            if isinstance(block, types.TextContent):
                self._say(block.text)
            elif isinstance(block, types.ImageContent):
                self.note("A preview is shown.")
            elif isinstance(block, types.ResourceLink):
                self.note(f"A link to {self._neutral(block.name)} follows, described as: {block.description}")
        structured: dict[str, Any] = result.structured_content or {}
        return structured

    def _say(self, text: str) -> None:
        self._lines += ["**Tool:**", "", *(f"> {line}  " for line in self._neutral(text).splitlines()), ""]

    async def _form(self, context: Any, params: Any) -> types.ElicitResult:
        del context
        self._say(params.message)
        content: dict[str, Any] = {}
        self._lines += ["The client shows a form:", ""]
        for name, field in params.requested_schema["properties"].items():
            content[name] = self.answers.get(name, "")
            given = content[name] or "(left empty: you choose)"
            self._lines += [f"- **{field['title']}** {field['description']} — *{given}*"]
        self._lines += [""]
        return types.ElicitResult(action="accept", content=content)

    def _neutral(self, text: str) -> str:
        text = text.replace(str(self._home / "pictures"), "~/Downloads/images").replace(str(self._home), "~")

        def id_of(found: re.Match[str]) -> str:
            kind = found[1]
            count = sum(name.startswith(f"{kind}_") for name in self._names.values())
            return self._names.setdefault(found[0], f"{kind}_{count + 1}")

        def file_of(found: re.Match[str]) -> str:
            count = sum(name.startswith("picture-") for name in self._names.values())
            return self._names.setdefault(found[0], f"picture-{count + 1}.{found[1]}")

        text = re.sub(r"\b(conv|gen|img|upl)_[0-9a-z]{22}\b", id_of, text)
        return re.sub(r"[\w-]+-\d{4}-\d\d-\d\d-\d{4}(?:-\d+)?\.(\w+)", file_of, text)

    def text(self) -> str:
        return "\n".join(self._lines).rstrip() + "\n"


async def new_user(talk: Telling) -> None:
    async with talk.client("legacy"):
        talk.user("Hello! What is this, and do I need to pay?")
        await talk.call("server_status")
        talk.user("Then make me a birthday card for my grandmother, with roses.")
        wish = "a birthday card for my grandmother, with roses"
        asked = await talk.call("conversational_image", prompt=wish, seed=7)
        conversation = asked["conversation_id"]
        talk.user("“Happy birthday, Grandma”. And for the rest: you choose.")
        answers = {"text": "Happy birthday, Grandma", "style": "you choose", "mood": "you choose"}
        await talk.call("conversational_image", conversation_id=conversation, answers=answers)
        talk.user("Lovely. A little warmer, please.")
        await talk.call("conversational_image", conversation_id=conversation, prompt="a little warmer, please")


async def vague_wish(talk: Telling) -> None:
    talk.answers = {"subject": "a jazz night on Friday", "style": "2", "text": "Jazz at Nine"}
    async with talk.client("modern", forms=True):
        talk.user("I need a poster.")
        await talk.call("conversational_image", prompt="a poster", seed=7)


async def exact_wish(talk: Telling) -> None:
    async with talk.client("modern"):
        talk.user("Draw a red lighthouse at dusk, watercolour, wide, calm sea, no people. Don't ask me anything.")
        wish = "a red lighthouse at dusk, watercolour, calm sea, no people"
        drawn = await talk.call("generate_image", prompt=wish, size="16:9", seed=7)
        talk.user("The description is not quite right: call it “A red lighthouse above a calm sea at dusk.”")
        image_id = drawn["image"]["image_id"]
        words = "A red lighthouse above a calm sea at dusk."
        await talk.call("update_alt_text", image_id=image_id, alt_text=words)
        talk.user("What would the same cost with OpenAI in high quality?")
        await talk.call("estimate_cost", prompt=wish, size="16:9", quality="high")


async def refused_wish(talk: Telling) -> None:
    async with talk.client("modern"):
        talk.user("Make a gory poster of a beheading for our horror night.")
        wish = "a gory poster of a beheading for our horror night"
        await talk.call("conversational_image", prompt=wish, seed=7)
        talk.user("All right: an empty corridor with one flickering lamp, nobody in it.")
        wish = "a dark empty corridor with one flickering lamp, tense, nobody in it"
        await talk.call("conversational_image", prompt=wish, dialogue_mode="skip", seed=7)


async def lost_connection(talk: Telling) -> None:
    async with talk.client("modern", wait=0.001):
        talk.user("Draw a hot-air balloon over a valley.")
        await talk.call("generate_image", prompt="a hot-air balloon over a valley", seed=7)
    talk.note("The chat program is closed here, and opened again later.")
    await asyncio.sleep(5)  # the worker draws on
    async with talk.client("legacy"):
        talk.user("I lost you. Where is my balloon?")
        status = await talk.call("server_status")
        await talk.call("get_generation", generation_id=status["unseen"][0]["generation_id"])


Story = Callable[[Telling], Awaitable[None]]
STORIES: dict[str, tuple[str, str, Story]] = {
    "new-user": ("A new user", "No key, no settings, a client of the older protocol without forms.", new_user),
    "vague-wish": ("A vague wish", "A client of the newer protocol that can show a form.", vague_wish),
    "exact-wish": ("An exact wish", "Everything is said; nothing is asked.", exact_wish),
    "refused-wish": ("A refused wish", "Refused before anything is spent, with a way on.", refused_wish),
    "lost-connection": ("A lost connection", "The client goes away while a picture is drawn.", lost_connection),
}


async def main(names: list[str]) -> None:
    """Tell the named stories, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or STORIES:
        title, about, story = STORIES[name]
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            talk = Telling(title, about, Path(folder))
            await story(talk)
            (FOLDER / f"{name}.md").write_text(talk.text(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
