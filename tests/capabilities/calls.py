"""Several operations in one process of the command line, as a program would call them."""

from typing import Any

from tests.conftest import Home

Call = tuple[str, dict[str, Any]]


def calls(home: Home, *wanted: Call) -> list[dict[str, Any]]:
    """The answers in order; an error is its own answer under `error`."""
    rows = [home.ask(name, **given) for name, given in wanted]
    return [row.get("result") or {"error": row["error"]} for row in rows]


def titles(found: dict[str, Any]) -> list[str]:
    """What a search found, best first."""
    return [hit["title"] for hit in found["results"]]


def document(*held: str | tuple[str, list[str]]) -> dict[str, Any]:
    """An import document of titles, some with what the user said."""
    rows: list[dict[str, Any]] = []
    for one in held:
        title, said = one if isinstance(one, tuple) else (one, [])
        rows.append({"title": title, "messages": [{"role": "user", "text": text} for text in said]})
    return {"document": {"conversations": rows}}
