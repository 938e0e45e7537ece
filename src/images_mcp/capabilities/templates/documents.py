"""Templates as YAML: what comes from outside is read with the safe loader, and only after its shape was looked at."""

from typing import Any

import yaml
from pydantic import ValidationError

from images_mcp.capabilities.templates.template import Template
from images_mcp.kernel.errors import Problem, invalid

LARGEST = 64_000
"""Characters; the longest template that could pass has a fifth of that."""

_DEEPEST = 8
_MOST_EVENTS = 4_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HINT = "export_template shows how one is written; docs/guide/templates.md explains it."


def read(document: str) -> Template:
    """The template a YAML document describes. Raises `Problem` (invalid) in words that never repeat its content."""
    if len(document) > LARGEST:
        raise invalid(f"The document has more than {LARGEST:,} characters.", "A template fits on two pages.")
    return checked(_loaded(document))


def checked(value: object) -> Template:
    """A template from plain values. Raises `Problem` (invalid)."""
    try:
        return Template.model_validate(value)
    except ValidationError as error:
        rows = error.errors(include_input=False, include_url=False, include_context=False)
        told = "; ".join(_told(row["loc"], row["msg"]) for row in rows[:5])
        raise invalid(f"This is not a template that can be used: {told}.", _HINT) from None


def several(document: str) -> list[object]:
    """The values of a file of ours that lists several templates."""
    listed: list[object] = yaml.load(document, Loader=_LOADER)  # noqa: S506 - see `_loaded`
    return listed


def _told(where: tuple[int | str, ...], message: str) -> str:
    place = ".".join(str(part)[:40] for part in where)
    plain = message.removeprefix("Value error, ")
    return f"{place}: {plain}" if place else plain


def _loaded(document: str) -> object:
    try:
        _look_over(document)
        return yaml.load(document, Loader=_LOADER)  # noqa: S506 - the safe loader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" near line {mark.line + 1}" if mark else ""
        raise invalid(f"The document is not valid YAML{line}.", _HINT) from None
    except (ValueError, OverflowError, RecursionError):
        raise invalid("The document holds a value nobody can use.", "Put texts in quotes.") from None


def _look_over(document: str) -> None:
    """Refuse what could grow when loaded: aliases, merge keys, tags, deep nesting, several documents."""
    depth = documents = 0
    for count, event in enumerate(yaml.parse(document, Loader=_LOADER)):
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tag:
            raise _refused("anchors, aliases and tags")
        if depth > _DEEPEST or count > _MOST_EVENTS or documents > 1:
            raise _refused("such deep or long lists")


def _refused(what: str) -> Problem:
    return invalid(f"A template has no use for {what}.", _HINT)


def written(template: Template) -> str:
    """The template as a YAML document that `read` takes back unchanged."""
    value = template.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
    return text
