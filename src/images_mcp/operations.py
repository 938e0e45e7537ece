"""Everything a person or a program can do, declared once, and the one doorway through which all of it goes.

`contract.py` modules declare operations; `run` carries one out: authorise, check entitlements, replay a repeated
request, run, audit. Surfaces derive tools, routes and commands from the declarations and hold no rules of their own.
"""

import asyncio
import hashlib
import importlib
import pkgutil
import re
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, get_args

from pydantic import BaseModel, ConfigDict, model_validator

from images_mcp.kernel.errors import Kind, Problem, invalid

if TYPE_CHECKING:
    from images_mcp.app import App


class Permission(StrEnum):
    """What an actor may do."""

    READ = "read"
    CREATE = "create"
    EDIT = "edit"
    DELETE = "delete"


class Toolset(StrEnum):
    """Groups of tools a client can ask for. `core` is the default; `app` is for pages inside the chat."""

    CORE = "core"
    CREATIVE = "creative"
    LIBRARY = "library"
    ADMIN = "admin"


@dataclass(frozen=True)
class Effects:
    """What an operation does to the world, told to clients as hints and enforced nowhere else than in the operation."""

    read_only: bool = False
    destructive: bool = False
    idempotent: bool = False
    costs_money: bool = False


READS = Effects(read_only=True, idempotent=True)
DRAWS = Effects(costs_money=True)


_TRICKS = re.compile("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b.?|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _clean(value: Any) -> Any:
    """Text without terminal commands, control characters and direction overrides, however deep it lies."""
    if isinstance(value, str):
        return _TRICKS.sub("", value)
    if isinstance(value, list | tuple):
        return [_clean(v) for v in value]
    return {k: _clean(v) for k, v in value.items()} if isinstance(value, dict) else value


def _takes(annotation: Any, kind: type) -> bool:
    """Whether an annotation says, anywhere in it, that values of this type are welcome."""
    return annotation in {kind, Any, object} or any(_takes(part, kind) for part in get_args(annotation))


class Request(BaseModel):
    """Base of every request: immutable, unknown arguments refused, text stripped of surrounding space."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_tricks(cls, data: Any) -> Any:
        if isinstance(data, dict):
            for name, value in data.items():
                field = cls.model_fields.get(str(name))
                if isinstance(value, bool) and field is not None and not _takes(field.annotation, bool):
                    message = f"{name} cannot be true or false"  # Python counts them as 1 and 0
                    raise ValueError(message)
        return _clean(data)


class Result(BaseModel):
    """Base of every result: immutable; a result may grow fields, never change one.

    `unlisted` fields may come along; tools' schemas, which every model reads before a word is said, leave them out.
    """

    unlisted: ClassVar[frozenset[str]] = frozenset()

    model_config = ConfigDict(frozen=True, defer_build=True)


@dataclass(frozen=True)
class Operation:
    """One thing that can be done.

    `description` says when to use it, for a model choosing among tools. `handler` is "module:function", loaded at the
    first call so that listing tools stays fast. `route` is "METHOD /v1/path" with {fields} of the request. `audit` names
    the action in the audit trail (subject:action); operations that only read have none. `example` is a request that
    works on a fresh installation, used by tests and documentation.
    """

    name: str
    title: str
    description: str
    request: type[Request]
    result: type[Result]
    handler: str
    route: str
    permission: Permission = Permission.READ
    toolset: Toolset = Toolset.LIBRARY
    effects: Effects = READS
    audit: str | None = None
    example: dict[str, Any] = field(default_factory=dict)

    @property
    def tool(self) -> str:
        """The MCP tool's name."""
        return f"openai_{self.name}"


@dataclass(frozen=True)
class Actor:
    """Who is asking, through which door (`mcp`, `rest`, `cli`, `web`), on whose behalf, and what they may do."""

    tenant: str
    user: str
    door: str
    permissions: frozenset[Permission] = frozenset(Permission)


LOCAL_TENANT = "local"


def local_actor(door: str) -> Actor:
    """The one person of a local installation."""
    return Actor(LOCAL_TENANT, "me", door)


@dataclass(frozen=True)
class Progress:
    """How far something is: `done` of `total` (0 to 1), the stage in words, and a preview's file where there is one."""

    done: float
    message: str
    preview: bytes | None = None


Report = Callable[[Progress], Awaitable[None]]


async def _silent(_: Progress) -> None:
    return None


@dataclass(frozen=True)
class Call:
    """What a handler is given besides its request."""

    app: "App"
    actor: Actor
    operation: Operation
    report: Report = _silent
    key: str | None = None  # the caller's idempotency key; what is paid for remembers it, and the request it stood for
    patience: float | None = None  # seconds an answer may wait for its picture; None: as long as the settings say
    fingerprint: str | None = None


class Handler(Protocol):
    """The function behind an operation."""

    async def __call__(self, call: Call, request: Any, /) -> Result:
        """Carry it out."""
        ...


class Registry:
    """All operations, in a fixed order."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        self._by_name = {op.name: op for op in sorted(operations, key=lambda op: op.name)}
        if len(self._by_name) != len(operations):
            msg = "two operations share a name"
            raise ValueError(msg)

    def __iter__(self) -> Any:
        return iter(self._by_name.values())

    def get(self, name: str) -> Operation:
        """The operation of this name, with or without the tool prefix. Raises `Problem` with the nearest names."""
        found = self._by_name.get(name.removeprefix("openai_"))
        if found is None:
            import difflib

            near = difflib.get_close_matches(name, self._by_name, n=3)
            hint = f"Did you mean {', '.join(near)}?" if near else "`images-mcp operations` lists them all."
            raise Problem(Kind.MISSING, f"There is no operation called {name[:60]!r}.", hint)
        return found


def parse(operation: Operation, arguments: object) -> Request:
    """Validate what a door was given. Raises `Problem` naming each field in words; values are never repeated."""
    try:
        return operation.request.model_validate(arguments)
    except RecursionError:
        raise invalid(f"{operation.name} cannot use arguments nested so deeply.", "Send them flat.") from None
    except ValueError as error:
        rows: list[dict[str, Any]] = getattr(error, "errors", lambda **_: [])(include_input=False, include_url=False)
        told = "; ".join(dict.fromkeys(f"{_place(row)}{_plain(row)}" for row in rows[:5]))
        fields = ", ".join(operation.request.model_fields) or "none"
        raise invalid(f"{operation.name} cannot use these arguments: {told}.", f"It takes: {fields}.") from None


_BRANCH = re.compile(r"^(?:str|int|float|bool|[A-Z]\w*|(?:dict|list|tuple|function|tagged|lax|json)\b.*|.*\[.*)$")


def _place(row: dict[str, Any]) -> str:
    """Which value it is about, as the caller wrote it: without the names that a choice of types adds."""
    first, *rest = row["loc"] or ("",)
    if not first:
        return "" if str(row["type"]) == "value_error" else "request: "
    names = [str(first), *(str(p) for p in rest if isinstance(p, int) or not _BRANCH.match(str(p)))]
    return f"{'.'.join(names)}: "


_PLAIN = {
    "extra_forbidden": "is not a field of this operation",
    "missing": "is needed",
    "string_too_short": "must not be empty",
    "string_unicode": "is not valid text",
    "json_invalid": "is not JSON",
}
_WANTED = (
    (("string_type", "string_sub_type"), "text"),
    (("int_type", "int_parsing", "int_from_float", "int_parsing_size"), "a whole number"),
    (("float_type", "float_parsing", "finite_number", "decimal_parsing"), "a number"),
    (("bool_type", "bool_parsing"), "true or false"),
    (("list_type", "tuple_type", "set_type", "frozen_set_type"), "a list"),
    (
        ("dict_type", "model_type", "model_attributes_type", "mapping_type", "dataclass_type"),
        "an object of named values",
    ),
    (("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), "a date and time"),
)


def _plain(row: dict[str, Any]) -> str:
    """What is wrong with one value, in a sentence's second half; no words of the validator's own."""
    kind = str(row["type"])
    if kind in _PLAIN:
        return _PLAIN[kind]
    wanted = next((words for kinds, words in _WANTED if kind in kinds), None)
    if wanted:
        return f"must be {wanted}"
    limits: dict[str, Any] = row.get("ctx") or {}
    told = {
        "string_too_long": "has too many characters; at most {max_length} fit",
        "string_pattern_mismatch": "is not of the form of such an id or value",
        "literal_error": "must be {expected}",
        "enum": "must be {expected}",
        "greater_than": "must be more than {gt}",
        "greater_than_equal": "must be at least {ge}",
        "less_than": "must be less than {lt}",
        "less_than_equal": "must be at most {le}",
        "too_long": "has too many entries; at most {max_length} fit",
        "too_short": "has too few entries; at least {min_length} are needed",
    }.get(kind)
    if told:
        return told.format(**limits)
    message = str(row["msg"]).removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


_handlers: dict[str, Handler] = {}


async def handler_of(operation: Operation) -> Handler:
    """The function behind an operation; its module is imported in a thread, once."""
    if operation.handler not in _handlers:
        _handlers[operation.handler] = await asyncio.to_thread(pkgutil.resolve_name, operation.handler)
    return _handlers[operation.handler]


async def run(
    app: "App",
    actor: Actor,
    operation: Operation,
    request: Request,
    *,
    idempotency_key: str | None = None,
    report: Report = _silent,
    patience: float | None = None,
) -> Result:
    """Carry out one operation for somebody. Raises `Problem` and nothing else a caller should handle.

    With `patience` (seconds) what draws answers `running` after that time; a door that can watch gives 0.
    """
    if operation.permission not in actor.permissions:
        raise Problem(
            Kind.FORBIDDEN, f"You may not {operation.title.lower()}.", "Ask an administrator for the permission."
        )
    handler = await handler_of(operation)
    await app.ready()
    call = Call(app, actor, operation, report, idempotency_key, patience)
    if operation.effects.read_only:
        return await handler(call, request)
    started = time.monotonic()
    outcome = "done"
    try:
        if idempotency_key is None:
            return await handler(call, request)
        return await _once(call, request, idempotency_key, handler)
    except Problem as problem:
        outcome = problem.kind.value
        raise
    except asyncio.CancelledError:
        outcome = "left"
        raise
    except Exception:
        outcome = "bug"
        raise
    finally:
        if operation.audit:
            await asyncio.shield(
                app.trail.record(actor, operation.audit, outcome, int((time.monotonic() - started) * 1000))
            )


def key_taken() -> Problem:
    """What is said where an idempotency key comes with another request than the one it stands for."""
    return Problem(
        Kind.CONFLICT, "This idempotency key was used for another request.", "Use a new key for a new request."
    )


async def _once(call: Call, request: Request, key: str, handler: Handler) -> Result:
    """A request repeated under one key is carried out once, even when its first caller hung up meanwhile."""
    app, actor, operation = call.app, call.actor, call.operation
    fingerprint = hashlib.sha256(f"{operation.name}\n{request.model_dump_json()}".encode()).hexdigest()
    earlier = await app.trail.claim(actor, key, fingerprint)
    if earlier is not None:
        return operation.result.model_validate_json(earlier)

    async def first() -> Result:
        try:
            result = await handler(replace(call, fingerprint=fingerprint), request)
        except BaseException:
            await app.trail.unclaim(actor, key)
            raise
        await app.trail.keep(actor, key, result.model_dump_json())
        return result

    return await asyncio.shield(app.keep_alive(first()))


def find_operations() -> tuple[Operation, ...]:
    """Every operation declared in a capability's `contract.py`."""
    return tuple(operation for contract in _contracts() for operation in contract.OPERATIONS)


def find_reactions() -> tuple[Mapping[str, str], ...]:
    """Every capability's reactions to events (see `kernel.events`), declared in its `contract.py`."""
    return tuple(getattr(contract, "REACTIONS", {}) for contract in _contracts())


def _contracts() -> Iterator[ModuleType]:
    package = importlib.import_module("images_mcp.capabilities")
    for folder in pkgutil.iter_modules(package.__path__, "images_mcp.capabilities."):
        try:
            yield importlib.import_module(f"{folder.name}.contract")
        except ModuleNotFoundError as error:
            if error.name != f"{folder.name}.contract":
                raise
