"""What every command shares: an actor, a running app, errors as sentences and exit codes."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from images_mcp.app import App
from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.log import configure, log
from images_mcp.operations import Progress, Report, Result, local_actor, parse, run

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

EXIT = {
    Kind.INVALID: 2,
    Kind.MISSING: 2,
    Kind.CONFLICT: 2,
    Kind.REFUSED: 3,
    Kind.FORBIDDEN: 3,
    Kind.OVER_QUOTA: 3,
    Kind.UNAVAILABLE: 4,
    Kind.BUG: 1,
}
"""Exit codes by kind of error, part of the contract."""

_BY_STATUS = {"refused": 3, "failed": 4, "unknown": 4}


def code_of(result: dict[str, Any]) -> int:
    """The exit code of a result: 0 done or needs input, 3 refused, 4 failed or unknown."""
    return _BY_STATUS.get(str(result.get("status", "")), 0)


def problem_json(problem: Problem) -> dict[str, str]:
    """An error as `{kind, message, hint}`."""
    return {"kind": problem.kind.value, "message": problem.message, "hint": problem.hint}


def as_problem(error: BaseException) -> Problem:
    """Any failure as a problem; what is not expected is a bug and tells nothing of its insides."""
    if isinstance(error, Problem):
        return error
    log.error("bug", error=type(error).__name__, exc_info=error)
    return Problem(
        Kind.BUG,
        "Something went wrong inside the program; nothing was lost.",
        "Run `images-mcp doctor`, then report it.",
    )


async def carry_out(app: App, name: str, arguments: object, report: Report | None = None) -> dict[str, Any]:
    """Run one operation for the local person; its result as JSON. Raises `Problem`."""
    operation = app.registry.get(name)
    request = parse(operation, arguments)
    result: Result = await run(app, local_actor("cli"), operation, request, report=report or quiet)
    return result.model_dump(mode="json")


def with_app(work: Callable[[App], Awaitable[T]]) -> T:
    """Run something with an app and close it; a problem ends the program with its sentence and code."""

    async def inside() -> T:
        app = App()
        configure(app.settings.log_level)
        try:
            return await work(app)
        finally:
            await app.close()

    try:
        return asyncio.run(inside())
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        problem = as_problem(error)
        fail(problem)
        raise  # never reached: `fail` leaves


def fail(problem: Problem, *, as_json: bool = False) -> None:
    """Say what is wrong and leave with its code."""
    if as_json:
        print(json.dumps(problem_json(problem), ensure_ascii=False, indent=2))  # noqa: T201 - the result
    else:
        print(f"{problem.message}\n{problem.hint}".strip(), file=sys.stderr)  # noqa: T201 - the result
    sys.exit(EXIT[problem.kind])


def ring(app: App, console: "Console") -> None:
    """Ring the terminal's bell for a finished picture, where that is wanted and there is a terminal to ring."""
    if app.settings.bell and console.is_terminal:
        console.bell()


async def quiet(_: Progress) -> None:
    """Report nothing."""
