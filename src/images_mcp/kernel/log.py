"""Log lines for whoever runs the program, in which no key and no word of a prompt can stand.

Two fences, because one forgets: an event carries only fields of an allow-list of technical names, and every text that
is left passes `redact`. Other libraries' records come the same way, without the texts they were given as arguments, and
errors are told by kind and place. Built on the standard library alone: structlog takes 0.2 s to load, which is
more than all the rest of a server's start. Everything goes to stderr; stdout belongs to the protocol.
"""

import contextlib
import contextvars
import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from images_mcp.kernel.errors import Problem
from images_mcp.kernel.text import plain

_FIELDS = """
    actor_id api attempt bytes category code conversation_id count database duration_ms engine error executor_id failure
    format frames generation_id height host image_id job_id kind limit method micro_usd migration mind mode model
    operation origin pid port quality queue reason request_id response_id retry_after route seconds size state status
    status_code step task tenant_id tool toolset transport version width worker workflow_id
"""
ALLOWED = frozenset(_FIELDS.split())
_HIDDEN = "[hidden]"
_LONGEST_TEXT = 300
_MOST_FRAMES = 12
_MOST_CAUSES = 4
_LOGGERS = ("openai", "httpx2", "httpcore2", "uvicorn", "uvicorn.error", "uvicorn.access", "dbos", "mcp", "sqlalchemy")
# Errors whose message tells of the program or the disk; any other may quote what somebody wrote.
_QUOTES_NOTHING = (Problem, OSError, ImportError, TypeError, AttributeError, NameError, RuntimeError, AssertionError)

_SECRETS = re.compile(
    r"""
      (?<![a-z0-9])(?:sk|pk|rk|sess|whsec|gh[a-z]|github_pat|xox[a-z]|secret|ntn|figd|hf)[-_][\w-]{6,}  # provider keys
    | (?:AIza|AKIA)[\w-]{12,}
    | eyJ[\w-]{8,}(?:\.[\w-]*){0,2}  # JSON web tokens
    | (?<=://)[^\s/@"']+@  # user:password@
    | (?:api[-_ ]?key|token|secret|pass(?:word|phrase)?|pwd|authorization|cookie|signature|credential)s?["']?\s*[:=]\s*
      (?:(?:bearer|basic|digest|negotiate)\s+)?(?:"[^"]*"|'[^']*'|[^\s"',;&]+)
    | (?:bearer|basic|digest|negotiate)\s+[^\s"',;]+
    | \?(?:[^\s"'<>]*(?:bearer|basic|digest|negotiate)\s+[^\s"',;]+|[^\s"'<>]{3,})  # signed links
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RUN = re.compile(r"[A-Za-z0-9+/_=-]{24,}")

_bound: contextvars.ContextVar[dict[str, object]] = contextvars.ContextVar("log_fields", default={})  # noqa: B039


class Log:
    """Writes events: a short constant name and technical fields, `log.warning("keeping_failed", image_id=…)`."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def debug(self, event: str, **fields: object) -> None:
        """For whoever works on the program."""
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: object) -> None:
        """Something ordinary happened."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Something the operator may want to change."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Something failed that should not."""
        self._write(logging.ERROR, event, fields)

    def exception(self, event: str, **fields: object) -> None:
        """As `error`, with the exception being handled: its kind and where it was raised."""
        self._write(logging.ERROR, event, fields, exc_info=True)

    def _write(self, level: int, event: str, fields: dict[str, object], *, exc_info: bool = False) -> None:
        if self._logger.isEnabledFor(level):
            self._logger.log(level, "%s", event, exc_info=exc_info, extra={"fields": {**_bound.get(), **fields}})


log = Log(logging.getLogger("images_mcp"))


@contextlib.contextmanager
def bound(**fields: object) -> Iterator[None]:
    """Add these fields to every event inside, tasks started there included."""
    token = _bound.set({**_bound.get(), **fields})
    try:
        yield
    finally:
        _bound.reset(token)


def configure(level: str = "warning", *, as_json: bool | None = None, stream: TextIO | None = None) -> None:
    """Send everything to stderr (or `stream`): JSON lines, or one readable line each on a terminal.

    Call it once per process before anything heavy is imported; libraries then do not add outputs of their own.
    """
    stream = stream or sys.stderr
    handler = _Handler(stream)
    handler.setFormatter(Formatter(as_json=not stream.isatty() if as_json is None else as_json))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _LOGGERS:
        library = logging.getLogger(name)
        library.handlers[:] = [logging.NullHandler()]  # some add an output where they find none
        library.propagate = True
        library.setLevel(max(root.level, logging.WARNING) if name.endswith("access") else logging.NOTSET)
    logging.captureWarnings(capture=True)


def redact(text: str) -> str:
    """At most 300 characters of the text, with all that looks like a key, token, password or encoded data hidden."""
    text = plain(text[: 8 * _LONGEST_TEXT], 8 * _LONGEST_TEXT)
    return plain(_RUN.sub(_hidden_run, _SECRETS.sub(_HIDDEN, text)), _LONGEST_TEXT)


class Formatter(logging.Formatter):
    """Turns a record into one line in which nothing confidential is left."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line without its end."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": redact(_message(record)),
            **_safe_fields(getattr(record, "fields", None)),
        }
        if record.exc_info and record.exc_info[1]:
            line["exception"] = _told(record.exc_info[1])
        if self._as_json:
            return json.dumps(line, ensure_ascii=False)
        head = f"{line.pop('time')} {line.pop('level')} {line.pop('logger')} {line.pop('event')}"
        trace = line.pop("exception", [])
        rows = trace if isinstance(trace, list) else []
        return "\n  ".join([" ".join([head, *(f"{key}={value}" for key, value in line.items())]), *map(str, rows)])


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's name
        """Say so without the record, which the standard library would print in full."""
        with contextlib.suppress(Exception):
            self.stream.write(f"a log line of {plain(record.name, 50)} could not be written\n")


def _message(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] == "images_mcp" or not record.args:
        return record.getMessage()
    args = record.args if isinstance(record.args, tuple) else tuple(record.args.values())
    safe = [arg for arg in args if isinstance(arg, int | float)]
    return f"{record.msg} {safe}" if safe else str(record.msg)


def _safe_fields(fields: object) -> dict[str, object]:
    if not isinstance(fields, dict):
        return {}
    safe: dict[str, object] = {}
    withheld = []
    for name, value in fields.items():
        if name not in ALLOWED:
            withheld.append(redact(str(name)))
        elif value is None or isinstance(value, bool | int | float):
            safe[name] = value
        elif isinstance(value, str):
            safe[name] = redact(value)
        else:
            safe[name] = type(value).__name__
    if withheld:
        safe["withheld"] = sorted(withheld)
    return safe


def _told(error: BaseException) -> list[str]:
    rows: list[str] = []
    current: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if current is None:
            break
        says = f": {redact(_words(current))}" if isinstance(current, _QUOTES_NOTHING) else ""
        rows.append(f"{type(current).__name__}{says}")
        rows += [
            f"at {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__, limit=-_MOST_FRAMES)
        ]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return rows


def _words(error: BaseException) -> str:
    if isinstance(error, OSError):
        return error.strerror or ""  # without the file's name, which may be made of a prompt
    return str(error)


def _hidden_run(found: re.Match[str]) -> str:
    """Encoded data mixes capitals, small letters and digits, or is long hexadecimal; names and paths do not."""
    run = found[0]
    mixed = any(map(str.islower, run)) and any(map(str.isupper, run)) and any(map(str.isdigit, run))
    digits = re.fullmatch(r"[0-9a-fA-F=]{32,}", run)
    return _HIDDEN if mixed or digits or len(run) >= 2 * _LONGEST_TEXT // 5 else run
