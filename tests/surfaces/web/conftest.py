"""One browser, one studio and one outside for all page tests of a worker: making them is what costs time.

Playwright's loop would hold the main thread, so tests that use the browser run in a thread of their own.
"""

import asyncio
import contextlib
import io
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks import pages
from images_mcp.app import App
from images_mcp.surfaces.web.session import Entrances
from tests import browser, node
from tests.conftest import Home, _made
from tests.world.openai.server import OpenAIServer

T = TypeVar("T")

GUIDE = Path(__file__).parents[3] / "docs/guide/studio"
TOKEN = "apps"
SMALL = "512x512"
"""Pictures that nobody looks at closely are drawn small: a draft costs half a second a megapixel."""
KEY = "sk-test-0123456789abcdefghijkl"
OURS = {"Sec-Fetch-Site": "same-origin"}
AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"],
}
_THREAD = ThreadPoolExecutor(1, "browser")
expect.set_options(timeout=60_000)  # a busy machine is no fault of the page


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{browser.MARK}: needs a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(browser.MARK)
            item.add_marker(node.MARK)  # axe comes from npm
    browser.leave_out(config, items)
    node.leave_out(config, items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    browser.tell(terminalreporter)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not pyfuncitem.get_closest_marker(browser.MARK):
        return None
    given = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    _THREAD.submit(pyfuncitem.obj, **given).result()
    return True


@dataclass
class Studio:
    """A running studio, and a way in."""

    home: Home
    address: str

    def call(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """Something made or looked up beside the pages, through the command line."""
        return self.home.call(name, **arguments)

    def link(self) -> str:
        """A fresh one-time link."""
        return f"{self.address}/studio/enter?token={Entrances(self.home.folder / 'keys/entrances').open()}"

    @contextlib.contextmanager
    def client(self) -> Iterator[httpx2.Client]:
        """A program that came in by a link, as a browser would; reading whom to trust would cost 40 ms for nothing."""
        with httpx2.Client(base_url=self.address, timeout=30, verify=False) as client:
            assert client.get(self.link()).status_code == 303
            yield client


def kept(shot: bytes, name: str) -> None:
    """A picture for the guide: as wide as the one kept there, and something is to be seen in it."""
    taken, path = Image.open(io.BytesIO(shot)).convert("RGB"), GUIDE / f"{name}.jpg"
    if os.environ.get("NEW_SNAPSHOT"):
        taken.save(path, "JPEG", quality=72, optimize=True, progressive=True)
    with Image.open(path) as there:
        assert taken.width == there.width
    assert np.ptp(np.asarray(taken.convert("L"))) > 128


def started(home: Home) -> Studio:
    """A studio over an installation."""
    server = home.start("studio", "--no-open", "--port", "0", stdout=subprocess.PIPE)
    assert server.stdout is not None
    link = server.stdout.readline().decode().split()[1]
    home.processes.append(server)
    studio = Studio(home, link.partition("/studio")[0])
    with httpx2.Client(transport=httpx2.HTTPTransport(retries=8), base_url=studio.address) as client:
        assert client.get("/healthz").status_code == 200
    server.stdout.close()
    return studio


def post(client: httpx2.Client, path: str, **fields: str) -> httpx2.Response:
    """A form of ours, sent as a browser would."""
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/studio").text)
    assert found
    return client.post(path, data={"form_token": found[1], **fields}, headers=OURS)


@pytest.fixture(scope="session")
def outside() -> Iterator[OpenAIServer]:
    """The one loopback OpenAI; asked only by tests that enter a key."""
    with OpenAIServer() as server:
        yield server


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory, outside: OpenAIServer) -> Iterator[Studio]:
    """On the encrypted local database, without a key; it serves the chat's pages, too."""
    home = _made(tmp_path_factory.mktemp("studio") / "home", "sqlcipher")
    home.environment |= {
        "IMAGES_MCP_HTTP_TOKEN": TOKEN,
        "OPENAI_BASE_URL": outside.base_url,
        "IMAGES_MCP_MIND": "rules",
    }
    try:
        yield started(home)
    finally:
        home.close()


@pytest.fixture
def client(studio: Studio) -> Iterator[httpx2.Client]:
    """Somebody who came in, without a browser."""
    with studio.client() as made:
        yield made


@pytest.fixture
def paying(studio: Studio, outside: OpenAIServer) -> Iterator[OpenAIServer]:
    """The studio with a key for the loopback OpenAI, entered in its settings and forgotten after the test."""
    with studio.client() as client:
        assert post(client, "/studio/settings/key", key=KEY).status_code == 303
        yield outside
        assert post(client, "/studio/settings/key", forget="yes").status_code == 303
    outside.control(reset=True)


@pytest.fixture(scope="session")
def long(studio: Studio) -> str:
    """A conversation with seventy versions, one of four: more pictures than any page shows at once."""

    async def filled() -> str:
        app = App(studio.home.settings())
        try:
            await app.ready()
            return await pages.fill(app, 280, real=2, each=70, spent=False)
        finally:
            await app.close()

    studio.call("generate_image", prompt="a kite")  # its worker is there, then, and draws what is copied
    return asyncio.run(filled())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser."""
    path = browser.provide()
    assert path, "No browser could be had: install chromium."

    def launched() -> tuple[Any, Browser]:
        playwright = sync_playwright().start()
        return playwright, playwright.chromium.launch(executable_path=path, args=browser.FLAGS)

    playwright, made = _THREAD.submit(launched).result()
    yield made
    _THREAD.submit(made.close).result()
    _THREAD.submit(playwright.stop).result()


def opened(chromium: Browser, studio: Studio, wrong: list[str], **options: Any) -> Page:
    """A tab that came in, what its scripts complain of written down; for the browser's own thread."""
    context = chromium.new_context(base_url=studio.address, **options)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(studio.link())
    return page


def there(action: Callable[..., T], *given: Any, **named: Any) -> T:
    """Do something in the browser's own thread."""
    return _THREAD.submit(action, *given, **named).result()


@pytest.fixture
def tab(chromium: Browser, studio: Studio, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser tab that came in; it fails its test when a script does. `indirect` options go to the context."""
    wrong: list[str] = []
    page = there(opened, chromium, studio, wrong, **getattr(request, "param", {}))
    yield page
    there(page.context.close)
    harmless = ("status of 4", "Transition was skipped", "ERR_INTERNET_DISCONNECTED")
    unexpected = [w for w in wrong if not any(words in w for words in harmless)]
    assert not unexpected, unexpected


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script."""
    return (node.provide() / "axe-core/axe.min.js").read_text()


@pytest.fixture
def look(axe: str) -> Callable[[Page], None]:
    """Fails where the page as it is now breaks a rule of WCAG 2.2 A, AA, AAA (contrast) or is wider than the window."""

    def looked(page: Page) -> None:
        page.evaluate(axe)
        found = page.evaluate("options => axe.run(options)", AXE)["violations"]
        told = [f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:200]}" for v in found]
        assert not told, "\n".join(told)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the window."

    return looked


@pytest.fixture(scope="session")
def drawn(studio: Studio) -> str:
    """A conversation with three versions, two of them variations: nobody changes it."""
    call = studio.call
    first = call("conversational_image", prompt="a lighthouse at dusk, watercolour", dialogue_mode="skip", seed=7)
    conversation_id = str(first["conversation_id"])
    call("generate_variations", conversation_id=conversation_id, num_variations=2, variation_strategy="color")
    return conversation_id


@pytest.fixture(scope="session")
def batch(studio: Studio, drawn: str) -> str:
    """The generation of its two variations."""
    last = studio.call("get_conversation", conversation_id=drawn)["images"][-1]
    return str(last["generation_id"])
