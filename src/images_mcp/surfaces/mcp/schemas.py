"""Tool schemas, lean: every byte of them is read by a model before anybody has said a word."""

from typing import Any

from images_mcp.operations import Operation, Request, Result

_NOISE = (
    *("title", "additionalProperties", "minLength", "maxLength", "pattern", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default"),
)


def input_schema(request: type[Request]) -> dict[str, Any]:
    """The arguments' schema without what only validation needs; the doorway validates in full."""
    schema = request.model_json_schema(by_alias=False)
    lean = _lean(schema, schema.get("$defs", {}))
    lean.pop("description", None)
    lean.pop("$defs", None)
    return {"type": "object", "properties": {}, **lean, "additionalProperties": False}


def output_schema(result: type[Result]) -> dict[str, Any]:
    """The result's top level only; nested values are plain objects, and what is null is left out of results.

    No `type` is a list: some clients refuse those.
    """
    schema = result.model_json_schema(mode="serialization")
    listed = {name: value for name, value in schema["properties"].items() if name not in result.unlisted}
    properties = {name: _shallow(value, schema.get("$defs", {})) for name, value in listed.items()}
    always = (name for name, field in result.model_fields.items() if field.is_required() and name in listed)
    required = [name for name in always if {"type": "null"} not in listed[name].get("anyOf", ())]
    return {"type": "object", "properties": properties, "required": required}


def _lean(node: Any, definitions: dict[str, Any], *, names: bool = False) -> Any:
    if isinstance(node, list):
        return [_lean(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _lean(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    if names:
        return {key: _lean(value, definitions) for key, value in node.items()}
    options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    if "anyOf" in node:
        rest = {k: v for k, v in node.items() if k != "anyOf"}
        node = {**rest, **options[0]} if len(options) == 1 else {**rest, "anyOf": options}
    kept = {k: v for k, v in node.items() if k not in _NOISE and not (k == "items" and v == {"type": "string"})}
    return {k: _lean(v, definitions, names=k == "properties") for k, v in kept.items()}


def _shallow(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        node = definitions[node["$ref"].rsplit("/", 1)[-1]]
    options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    if "anyOf" in node:
        return _shallow(options[0], definitions) if len(options) == 1 else {}
    kind = node.get("type")
    return {"type": kind} if kind else {}


def annotations(operation: Operation) -> dict[str, bool]:
    """What the tool does to the world, as hints."""
    effects = operation.effects
    return {
        "read_only_hint": effects.read_only,
        "destructive_hint": effects.destructive,
        "idempotent_hint": effects.idempotent,
        "open_world_hint": effects.costs_money,
    }
