"""A chat client in a browser: the official bridge holds the app as clients do, and its tools are those of a real server."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route

from tests import node
from tests.surfaces.web import conftest as web
from tests.surfaces.web.conftest import TOKEN, Studio

CSP = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; media-src 'self' data:; connect-src 'none'"
)
"""What hosts set where a resource asks for nothing else (MCP Apps, 2026-01-26)."""

APPS = {"io.modelcontextprotocol/ui": {"mimeTypes": ["text/html;profile=mcp-app"]}}
HOST = "<!doctype html><html lang=en><title>Chat</title><body style='margin:0'><iframe title=app sandbox=allow-scripts style='border:0;width:100%;height:200px'></iframe><script type=module src=/host.js></script>"


@dataclass
class Server:
    """The MCP server over HTTP, asked as a client that declares these extensions."""

    studio: Studio
    extensions: dict[str, Any] = field(default_factory=lambda: APPS)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One request of the newest protocol; the result."""
        name = params.get("name") or params.get("uri")
        about = {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": {"extensions": self.extensions},
        }
        headers = {
            "Authorization": f"Bearer {TOKEN}",
            "Accept": "application/json, text/event-stream",
            "MCP-Protocol-Version": "2026-07-28",
            "Mcp-Method": method,
            **({"Mcp-Name": name} if name else {}),
        }
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": about}}
        told = httpx2.post(f"{self.studio.address}/mcp", json=body, headers=headers, timeout=60, verify=False)
        lines = [line[5:] for line in told.text.splitlines() if line.startswith("data:")] or [told.text]
        message: dict[str, Any] = json.loads(lines[-1])
        return message.get("result") or {"error": message["error"]}

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """A tool's result."""
        return self.ask("tools/call", name=f"openai_{tool}", arguments=arguments)


@dataclass
class Chat:
    """A page with one app in it."""

    page: Page
    server: Server

    @property
    def app(self) -> FrameLocator:
        """What stands in the app."""
        return self.page.frame_locator("iframe")

    def start(self, *, tools: bool = True, **context: Any) -> None:
        """Load the app and shake hands."""
        capabilities: dict[str, Any] = {"updateModelContext": {"text": {}}, "message": {"text": {}}}
        capabilities |= {"serverTools": {}} if tools else {}
        self.page.evaluate("([can, context]) => start(can, context)", [capabilities, {"theme": "light", **context}])

    def show(self, told: dict[str, Any], **arguments: Any) -> None:
        """What a host sends once a tool has answered."""
        send = "async ([given, told]) => { await bridge.sendToolInput({arguments: given}); await bridge.sendToolResult(told) }"
        self.page.evaluate(send, [arguments, told])

    def heard(self, what: str) -> list[Any]:
        """What the host was told: context, messages, sizes."""
        found: list[Any] = self.page.evaluate(f"heard.{what}")
        return found


@pytest.fixture(scope="session")
def server(studio: Studio) -> Server:
    """The same program serves MCP."""
    return Server(studio)


def bundle(out: Path) -> None:
    """The chat client's script as one file."""
    modules = node.provide()
    source = Path(__file__).with_name("host.js")
    command = [str(modules / ".bin/esbuild"), str(source), "--bundle", "--format=esm", f"--outfile={out}"]
    path = {"NODE_PATH": str(modules), "PATH": f"{modules / 'node/bin'}:/usr/bin:/bin"}
    subprocess.run([*command, "--log-level=error"], check=True, env=path)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The chat client's script."""
    out = tmp_path_factory.mktemp("host") / "host.js"
    bundle(out)
    return out.read_text()


@pytest.fixture(scope="session")
def document(server: Server) -> str:
    """The app, as a client reads it."""
    tools = server.ask("tools/list")["tools"]
    address = next(tool["_meta"]["ui"]["resourceUri"] for tool in tools if "resourceUri" in tool["_meta"]["ui"])
    text: str = server.ask("resources/read", uri=address)["contents"][0]["text"]
    return text


def opened(chromium: Browser, server: Server, host: str, document: str, **options: Any) -> Chat:
    """A chat client's tab; for the browser's own thread."""
    page = chromium.new_context(viewport={"width": 800, "height": 900}, **options).new_page()
    page.set_default_timeout(20_000)

    def answer(route: Route) -> None:
        if route.request.url.endswith("/host.js"):
            route.fulfill(body=host, content_type="text/javascript")
        elif route.request.url.endswith("/app"):
            headers = {"content-security-policy": CSP, "content-type": "text/html"}
            route.fulfill(body=document, headers=headers)
        else:
            route.fulfill(body=HOST, content_type="text/html")

    page.route("**/*", answer)
    page.expose_function(
        "callTool", lambda p: server.ask("tools/call", name=p["name"], arguments=p.get("arguments") or {})
    )
    page.goto("https://host.test/")
    page.wait_for_function("Boolean(window.start)")
    return Chat(page, server)


@pytest.fixture
def tab(chromium: Browser, server: Server, host: str, document: str) -> Iterator[Chat]:
    """A chat client; the test fails when a script does or when the policy refuses something."""
    wrong: list[str] = []

    def open_one() -> Chat:
        chat = opened(chromium, server, host, document)
        chat.page.on("pageerror", lambda error: wrong.append(str(error)))
        chat.page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        return chat

    chat = web.there(open_one)
    yield chat
    web.there(chat.page.context.close)
    assert not [w for w in wrong if "favicon" not in w], wrong


@pytest.fixture
def audit(axe: str) -> Callable[[Chat], None]:
    """Fails where the app as it is now breaks a rule of WCAG 2.2, is wider than its frame, or higher than 500 px."""

    def audited(chat: Chat) -> None:
        frame = chat.page.frames[1]
        frame.evaluate(axe)
        found = frame.evaluate("options => axe.run(options)", web.AXE)["violations"]
        told = [f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:200]}" for v in found]
        assert not told, "\n".join(told)
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than its frame"
        assert frame.evaluate("document.querySelector('main').getBoundingClientRect().height <= 500")

    return audited
