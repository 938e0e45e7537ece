"""Homes to test in: each test that takes one runs on the encrypted local file and on PostgreSQL."""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import httpx2
import hypothesis
import pytest
from mcp.client.stdio import StdioServerParameters

from images_mcp.app import App
from images_mcp.kernel.settings import Settings
from tests import node, postgres, programs
from tests.programs import Program
from tests.world.openai.server import OpenAIServer

SCRIPTS = Path(sys.executable).parent
COMMAND = [sys.executable, "-m", "images_mcp.surfaces.cli.main"]

PATIENCE = 100
"""Seconds a program may take on a machine that is busy with other things; tests are not there to time it."""

Finished = subprocess.CompletedProcess[str]


hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{node.MARK}: needs programs from npm")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    node.leave_out(config, items)


def pytest_collection_finish() -> None:
    gc.freeze()  # what was imported stays: looking through it for garbage took a tenth of this process's time


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    node.tell(terminalreporter)


@dataclass
class Home:
    """An installation of its own: its environment, its folders, its worker where it needs one by hand.

    `call`, `ask` and `refused` go through one `images-mcp call --jsonl` that stays open, so that a test does not start a
    program for every step; it is started anew when the test has changed the environment. `run` starts a program.
    """

    folder: Path
    database: str
    environment: dict[str, str]
    processes: list[Program] = field(default_factory=list)
    _door: Program | None = None
    _opened_with: dict[str, str] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.folder / "pictures"

    def run(self, *arguments: str, text: str | None = None, timeout: float = PATIENCE) -> Finished:
        """The command line, as a person would run it."""
        with ExitStack() as files:
            given, out, err = (files.enter_context(TemporaryFile("w+")) for _ in range(3))
            given.write(text or "")
            given.seek(0)
            pipes = {"stdin": given.fileno(), "stdout": out.fileno(), "stderr": err.fileno()}
            program = self.start(*arguments, **pipes)
            try:
                code = program.wait(timeout)
            finally:
                program.kill()
            for printed in (out, err):
                printed.seek(0)
            return Finished(arguments, code, out.read(), err.read())

    def start(self, *arguments: str, **more: Any) -> Program:
        """The command line, left running; `more` as for `Program`."""
        return Program(programs.COMMAND, *arguments, **{"environment": self.environment, **more})

    def stdio(self, *arguments: str) -> StdioServerParameters:
        """The MCP server, as a client starts it."""
        line = ["-m", programs.COMMAND, "serve", *arguments]
        return StdioServerParameters(command=programs.interpreter(), args=line, env=self.environment)

    def ask(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """The whole line that answers: `result` or `error`."""
        door = self._open_door()
        assert door.stdin is not None
        assert door.stdout is not None
        door.stdin.write(json.dumps({"id": 1, "operation": name, "arguments": arguments}) + "\n")
        door.stdin.flush()
        line: dict[str, Any] = json.loads(door.stdout.readline())
        return line

    def call(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """An operation's result; fails the test where it fails."""
        line = self.ask(name, **arguments)
        assert "result" in line, line
        result: dict[str, Any] = line["result"]
        return result

    def refused(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """An operation's error; fails the test where there is none."""
        line = self.ask(name, **arguments)
        assert "error" in line, line
        error: dict[str, Any] = line["error"]
        return error

    def _open_door(self) -> Program:
        if self._door is None or self._opened_with != self.environment:
            self.close_door()
            self._opened_with = dict(self.environment)
            self._door = self.start("call", "--jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self._door

    def close_door(self) -> None:
        """End the program behind `call`; the next call starts one that knows nothing."""
        if self._door is None:
            return
        assert self._door.stdin is not None
        assert self._door.stdout is not None
        self._door.stdin.close()
        self._door.wait(PATIENCE)
        self._door.stdout.close()
        self._door = None

    def settings(self, **more: Any) -> Settings:
        """The same installation for an app in this process."""
        names: dict[str, Any] = {
            k.removeprefix("IMAGES_MCP_").lower(): v for k, v in self.environment.items() if k.startswith("IMAGES")
        }
        key = self.environment.get("OPENAI_API_KEY")
        names |= {"openai_api_key": key, "openai_base_url": self.environment.get("OPENAI_BASE_URL")}
        return Settings(**{**names, **more})

    def start_worker(self) -> Program:
        """A worker by hand, as on a server."""
        worker = Program(programs.WORKER, environment=self.environment)
        self.processes.append(worker)
        return worker

    def worker_pid(self) -> int | None:
        """The local worker that was started by itself."""
        try:
            return int((self.folder / "data/worker.pid").read_text())
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        """End what is still running."""
        self.close_door()
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        if self.database == "sqlcipher" and (pid := self.worker_pid()):
            _end(pid)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _end(pid: int) -> None:
    for name in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(pid, name)
            for _ in range(100):
                os.kill(pid, 0)
                if (Path(f"/proc/{pid}/stat").read_text().split()[2]) == "Z":
                    return
                time.sleep(0.05)
        except (ProcessLookupError, FileNotFoundError):
            return


def base_environment() -> dict[str, str]:
    """What a program is started with, nothing of ours in it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("IMAGES_MCP_") and not k.startswith("OPENAI_")}
    return {**kept, "OPENBLAS_NUM_THREADS": "1"}


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a local installation nobody has used: copied for each test, as databases are on PostgreSQL."""
    made = _made(tmp_path_factory.mktemp("migrated") / "home", "sqlcipher")
    made.call("list_conversations")
    made.close()
    return made.folder


@pytest.fixture(params=["sqlcipher", "postgres"])
def bare(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A fresh installation without a key, and on PostgreSQL without a worker: for tests in which nothing is drawn."""
    monkeypatch.setattr(sys, "executable", programs.interpreter())  # for the worker of an app in this process
    if request.param == "sqlcipher":
        shutil.copytree(request.getfixturevalue("migrated"), tmp_path / "home")
    made = _made(tmp_path / "home", request.param)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def home(bare: Home) -> Home:
    """A fresh installation without a key, ready to draw."""
    if bare.database == "postgres":
        bare.start_worker()
    return bare


def _made(folder: Path, database: str) -> Home:
    environment = {
        **base_environment(),
        "IMAGES_MCP_HOME": str(folder),
        "IMAGES_MCP_OUTPUT_DIR": str(folder / "pictures"),
        "IMAGES_MCP_WORKER_IDLE_SECONDS": "30",
    }
    made = Home(folder, database, environment)
    if database == "postgres":
        environment["IMAGES_MCP_DATABASE_URL"] = postgres.fresh_database()
        environment["IMAGES_MCP_MASTER_KEY"] = postgres.MASTER_KEY
    return made


@pytest.fixture(scope="session", params=["sqlcipher", "postgres"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """One installation without a key for all tests that do not mind company: each looks at its own conversations."""
    made = _made(tmp_path_factory.mktemp("shared") / "home", request.param)
    if made.database == "postgres":
        made.start_worker()
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def world() -> Iterator[OpenAIServer]:
    """A loopback OpenAI that charges like the real one."""
    with OpenAIServer() as server:
        yield server


@pytest.fixture
def paid(home: Home, world: OpenAIServer) -> Home:
    """The installation with a key for the loopback OpenAI; minds stay local, so that only pictures are paid."""
    return with_key(home, world)


def with_key(home: Home, world: OpenAIServer) -> Home:
    """Give an installation a key for the loopback OpenAI."""
    home.environment |= {
        "OPENAI_API_KEY": "sk-test-0123456789abcdef",
        "OPENAI_BASE_URL": world.base_url,
        "IMAGES_MCP_MIND": "rules",
    }
    return home


@pytest.fixture
def http(home: Home) -> Iterator[httpx2.Client]:
    """The HTTP server of the same installation, as a process of its own; the client knows the token."""
    with _served(home) as client:
        yield client


@pytest.fixture(scope="session")
def shared_http(shared: Home) -> Iterator[httpx2.Client]:
    """The HTTP server of the installation that many tests share."""
    with _served(shared) as client:
        yield client


@contextmanager
def _served(home: Home) -> Iterator[httpx2.Client]:
    environment = {**home.environment, "IMAGES_MCP_HTTP_TOKEN": "secret"}
    server = home.start("http", "--port", "0", environment=environment, stdout=subprocess.PIPE)
    assert server.stdout is not None
    address = server.stdout.readline().decode().split()[1].removesuffix("/mcp")
    home.processes.append(server)
    token = {"Authorization": "Bearer secret"}
    with httpx2.Client(base_url=address, headers=token, timeout=PATIENCE, verify=False) as client:
        for _ in range(100):
            try:
                client.get("/healthz")
                break
            except httpx2.ConnectError:
                time.sleep(0.05)
        yield client
    server.stdout.close()


@pytest.fixture
async def app(bare: Home) -> AsyncIterator[App]:
    """The same installation, inside this process."""
    if bare.database == "postgres":
        os.environ["IMAGES_MCP_MASTER_KEY"] = postgres.MASTER_KEY
    made = App(bare.settings())
    try:
        await made.ready()
        yield made
    finally:
        await made.close()
        os.environ.pop("IMAGES_MCP_MASTER_KEY", None)
