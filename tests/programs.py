"""Programs of ours, started without importing everything each time.

Most of what a start costs is importing the same modules again: a second and more, hundreds of times. A process that has
imported them forks one for each start, with a command line, an environment and pipes of its own; from there on it is the
program. What such a program starts in turn (its worker, whose drawing process) is forked as well: its interpreter is a
small script that hands the command line over. So is what others start by a command line (clients, the guide's shell),
where they are given `interpreter()`. Tests about starting itself start a real one.

Half of what the suite computes is the pixels of drafts, mostly of the same ones: the same SVG, style and seed give the same
bytes, by a test of the engine, so each draft is rasterised once a run and read again after that.
"""

import asyncio
import atexit
import contextlib
import fcntl
import gc
import hashlib
import importlib
import io
import json
import marshal
import multiprocessing.spawn
import os
import pkgutil
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import traceback
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

from PIL import Image
from pydantic import SecretStr

from images_mcp.brief import Brief, Mode
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.reuse.judging import compare
from images_mcp.engines.images.draft.engine import Order, paint
from images_mcp.engines.images.port import Format
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.mind import RulesMind
from images_mcp.engines.openai_api import client

_IMPORTED = (
    "alembic.command",
    "anyio._backends._asyncio",
    "dateutil.parser",
    "dbos",
    "h11",
    "numpy.ma",
    "openai.resources.images",
    "openai.types.responses",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.aiosqlite",
    "sqlcipher3.dbapi2",
)
"""What our modules import only when they need it, besides all of our modules."""

COMMAND, WORKER = "images_mcp.surfaces.cli.main", "images_mcp.surfaces.worker"
_LONGEST = 1 << 20
_NUMBER = struct.Struct("<i")
_DRAWN = Path(tempfile.gettempdir()) / f"images-mcp-drawn-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
_WISHES = ("a red fox in the snow", "ein roter Fuchs im Schnee", "un zorro rojo", "un renard roux", "雪の中の赤い狐")


class Program:
    """One of our programs as a process, with the part of `subprocess.Popen` that tests use."""

    def __init__(
        self,
        module: str,
        *arguments: str,
        environment: dict[str, str],
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
        text: bool = False,
        terminal: bool = False,
    ) -> None:
        """Start it. `terminal`: in a session of its own, whose terminal is its standard input."""
        self.returncode: int | None = None
        self.arguments = arguments
        ours, theirs = [], []
        self.stdin = self.stdout = self.stderr = None
        for number, given in enumerate((stdin, stdout, stderr)):
            if given == subprocess.PIPE:
                near, far = os.pipe()[:: 1 if number else -1]
                name = ("stdin", "stdout", "stderr")[number]
                mode = "r" if number else "w"
                setattr(self, name, os.fdopen(near, mode if text else f"{mode}b"))
                theirs.append(far)
                ours.append(far)
            else:
                theirs.append(number if given is None else given)
        self._ends, ending = os.pipe()
        order = {"module": module, "arguments": arguments, "environment": environment, "terminal": terminal}
        message = json.dumps(order).encode()
        assert len(message) < _LONGEST
        socket.send_fds(_forker(), [message], [*theirs, ending])
        for descriptor in (*ours, ending):
            os.close(descriptor)
        (self.pid,) = _NUMBER.unpack(os.read(self._ends, _NUMBER.size))

    def poll(self) -> int | None:
        """Its exit code once it has ended; minus the signal where one ended it."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Raises `subprocess.TimeoutExpired`."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self.arguments, timeout or 0)
        return code

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._ends], [], [], timeout)[0]:
            told = os.read(self._ends, _NUMBER.size)
            self.returncode = _NUMBER.unpack(told)[0] if told else -signal.SIGKILL
            os.close(self._ends)
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[Any, None]:
        """What it printed, once it has ended. Raises `subprocess.TimeoutExpired`."""
        assert self.stdout is not None
        said = self.stdout.read()
        self.stdout.close()
        self.wait(timeout)
        return said, None

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    stdin: IO[Any] | None
    stdout: IO[Any] | None
    stderr: IO[Any] | None


def interpreter() -> str:
    """The interpreter our programs run on: what they start of ours is forked as well."""
    _forker()
    return str(_stand_in())


@cache
def _stand_in() -> Path:
    """An interpreter for what our programs start: what is ours is forked, anything else gets the real one."""
    folder = Path(tempfile.mkdtemp())
    script = folder / "python"
    real = {"REAL": sys.executable, "OURS": (COMMAND, WORKER), "DOOR": f"{folder}/door", "SIZE": _LONGEST}
    script.write_text(f"#!{sys.executable} -IS\n" + "".join(f"{k} = {v!r}\n" for k, v in real.items()) + _STAND_IN)
    script.chmod(0o700)
    return script


@cache
def _forker() -> socket.socket:
    """The line to the process that forks; it leaves when this one does."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for end in (near, far):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 * _LONGEST)
    root = Path(__file__).parent.parent
    forker = subprocess.Popen(
        [sys.executable, "-m", "tests.programs", str(far.fileno()), str(_DRAWN), str(_stand_in())],
        cwd=root,
        pass_fds=[far.fileno()],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    far.close()
    assert near.recv(1), "what forks our programs could not start"
    atexit.register(_dismiss, forker, near)
    return near


def _dismiss(forker: "subprocess.Popen[bytes]", line: socket.socket) -> None:
    line.close()
    forker.wait()
    shutil.rmtree(_DRAWN, ignore_errors=True)  # whoever is still at it draws again


# -- the process that forks --------------------------------------------------------------------------------------------


def _fork_on_demand(line: socket.socket, drawn: Path, stand_in: Path) -> None:
    gc.disable()
    for module in (*_ours(), *_IMPORTED):
        importlib.import_module(module)
    _awaken()
    _rasterise_once(drawn)
    gc.freeze()
    gc.enable()
    woken, waking = os.pipe()
    os.set_blocking(woken, False)
    os.set_blocking(waking, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waking)
    waiting: dict[int, int] = {}
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(str(stand_in.with_name("door")))
        door.listen(64)
        line.send(b"1")

        def forked(order: dict[str, Any], descriptors: list[int]) -> None:
            *streams, ending = descriptors
            pid = os.fork()
            if not pid:
                _become(order, streams, [ending, woken, waking, door.detach(), line.detach(), *waiting.values()])
            os.write(ending, _NUMBER.pack(pid))
            waiting[pid] = ending
            for descriptor in streams:
                os.close(descriptor)

        while True:
            ready = select.select([line.fileno(), door.fileno(), woken], [], [])[0]
            if woken in ready:
                os.read(woken, 65536)
                _tell_ends(waiting)
            if door.fileno() in ready:
                caller, _ = door.accept()
                with caller:
                    message, descriptors, *_ = socket.recv_fds(caller, _LONGEST, 64)
                forked({**marshal.loads(message), "interpreter": str(stand_in)}, descriptors)
            if line.fileno() in ready:
                message, descriptors, *_ = socket.recv_fds(line, _LONGEST, 4)
                if not message:
                    shutil.rmtree(stand_in.parent)
                    return
                forked({**json.loads(message), "interpreter": str(stand_in)}, descriptors)


def _awaken() -> None:
    """Load, compile and read what every program would at its first wish in a language, and at its first call of OpenAI."""
    for wish in _WISHES:
        reading = asyncio.run(_understood(wish))
        compare(wish, wish, reading, reading)
        paint(Order(reading.brief, (64, 64), 1, Format.SVG, transparent=False))
        alt_text(reading.brief)
    client(SecretStr("sk-none"), "http://127.0.0.1", timeout=1)
    Image.preinit()


async def _understood(wish: str) -> Reading:
    mind = RulesMind.local()
    reading = await mind.read(wish, Brief())
    await mind.ask(wish, reading, Mode.GUIDED, frozenset())
    await mind.polish(wish, reading)
    await mind.interpret(wish, reading.brief)
    return reading


def _rasterise_once(folder: Path) -> None:
    """Keep what is rasterised, for every program of this run."""
    render: Any = importlib.import_module("images_mcp.engines.images.draft.render")
    raster = render.raster

    def kept(*given: Any, **named: Any) -> bytes:
        path = folder / hashlib.sha256(repr((given, sorted(named.items()))).encode()).hexdigest()
        with contextlib.suppress(FileNotFoundError):
            return path.read_bytes()
        data: bytes = raster(*given, **named)
        with contextlib.suppress(FileNotFoundError):  # the run is over
            folder.mkdir(exist_ok=True)
            whole = path.with_suffix(f".{os.getpid()}")
            whole.write_bytes(data)
            whole.replace(path)
        return data

    render.raster = kept


def _ours() -> list[str]:
    """Every module of the package that may be imported for nothing."""
    found = pkgutil.walk_packages(importlib.import_module("images_mcp").__path__, "images_mcp.")
    return [module.name for module in found if "migrations" not in module.name]


_STAND_IN = """
import _signal, _socket, array, marshal, os, sys

arguments = sys.argv[1:]
if arguments[-1:] == ["--multiprocessing-fork"]:
    module = OURS[-1]
elif arguments[:1] == ["-m"] and arguments[1] in OURS:
    _, module, *arguments = arguments
else:
    os.execv(REAL, [REAL, *arguments])
numbers = []
for name in os.listdir("/proc/self/fd"):
    try:
        os.fstat(int(name))
        numbers.append(int(name))
    except OSError:
        pass  # the listing's own
told, telling = os.pipe()
order = {
    "module": module,
    "arguments": arguments,
    "environment": dict(os.environ),
    "terminal": False,
    "numbers": numbers,
    "folder": os.getcwd(),
    "leads": os.getsid(0) == os.getpid(),
}
line = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
line.setsockopt(_socket.SOL_SOCKET, _socket.SO_SNDBUF, 2 * SIZE)
line.connect(DOOR)
handed = array.array("i", [*numbers, telling])
line.sendmsg([marshal.dumps(order)], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, handed.tobytes())])
for number in (*numbers, telling):
    os.close(number)
child = int.from_bytes(os.read(told, 4), "little")
_signal.signal(_signal.SIGTERM, lambda *_: os.kill(child, _signal.SIGTERM))
code = int.from_bytes(os.read(told, 4) or bytes([247, 255, 255, 255]), "little", signed=True)
os._exit(code if code >= 0 else 128 - code)
"""


def _tell_ends(waiting: dict[int, int]) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        ending = waiting.pop(pid)
        with contextlib.suppress(BrokenPipeError):  # nobody waits any more
            os.write(ending, _NUMBER.pack(os.waitstatus_to_exitcode(status)))
        os.close(ending)


def _become(order: dict[str, Any], streams: list[int], others: list[int]) -> NoReturn:
    """Be the program from here on."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for descriptor in others:
            os.close(descriptor)
        _take(streams, order.get("numbers", range(3)))
        if order["terminal"] or order.get("leads"):
            os.setsid()
        if order["terminal"]:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        if "folder" in order:
            os.chdir(order["folder"])
        sys.executable = order["interpreter"]
        multiprocessing.spawn.set_executable(sys.executable)
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            raw = io.FileIO(number, "w" if number else "r", closefd=False)
            buffer = io.BufferedWriter(raw) if number else io.BufferedReader(raw)
            errors = "backslashreplace" if name == "stderr" else "strict"
            stream = io.TextIOWrapper(buffer, "utf-8", errors=errors, line_buffering=raw.isatty() or name == "stderr")
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        os.environ.clear()
        os.environ.update(order["environment"])
        sys.argv = [order["module"], *order["arguments"]]
        try:
            if sys.argv[-1] == "--multiprocessing-fork":
                *_, handed, flag = sys.argv
                sys.argv = ["-c", flag]
                exec(handed, {})
            sys.exit(importlib.import_module(order["module"]).main())
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
            if isinstance(left.code, str):
                print(left.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001 - what an interpreter does with it
        traceback.print_exc()
    finally:
        _leave(code)


def _take(given: list[int], numbers: Sequence[int]) -> None:
    """Give each descriptor the number its program knows it by; none may be in another's way meanwhile."""
    high = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 500) for descriptor in given]
    for descriptor in given:
        os.close(descriptor)
    for descriptor, number in zip(high, numbers, strict=True):
        os.dup2(descriptor, number)
        os.close(descriptor)


def _leave(code: int) -> NoReturn:
    """End as an interpreter would: its threads are waited for, its exit handlers run."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    _fork_on_demand(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
