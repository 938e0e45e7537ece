"""OpenAPI 3.1, generated from the operations."""

import re
from typing import Any

from pydantic.json_schema import models_json_schema

from images_mcp.operations import Operation, Registry
from images_mcp.surfaces.http.problems import NOT_KNOWN, STATUS
from images_mcp.version import VERSION

_REF = "#/components/schemas/{model}"


def document(registry: Registry) -> dict[str, Any]:
    """The whole description, the same for the same registry."""
    operations = list(registry)
    models = [(op.request, "validation") for op in operations] + [(op.result, "serialization") for op in operations]
    refs, shared = models_json_schema(dict.fromkeys(models), by_alias=False, ref_template=_REF)  # type: ignore[arg-type]
    paths: dict[str, Any] = {}
    for op in operations:
        method, _, path = op.route.partition(" ")
        paths.setdefault(path, {})[method.lower()] = _operation(op, refs, method, path)
    problem = {
        "type": "object",
        "required": ["type", "title", "status", "detail", "kind", "message", "hint"],
        "properties": {
            **{name: {"type": "string"} for name in ("type", "title", "detail", "kind", "message", "hint")},
            "status": {"type": "integer"},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "OpenAI Images",
            "version": VERSION,
            "description": "Everything the MCP tools and the command line can do, over REST.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {**shared.get("$defs", {}), "Problem": problem},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _operation(op: Operation, refs: Any, method: str, path: str) -> dict[str, Any]:
    in_path = re.findall(r"{(\w+)}", path)
    schema = op.request.model_json_schema(by_alias=False, ref_template=_REF)
    properties: dict[str, Any] = schema.get("properties", {})
    described: dict[str, Any] = {
        "operationId": op.name,
        "summary": op.title,
        "description": op.description,
        "parameters": [_parameter(n, "path", properties[n], required=True) for n in in_path],
        "responses": {
            "200": {
                "description": "Done, or what is needed next.",
                "content": {"application/json": {"schema": refs[(op.result, "serialization")]}},
            },
            **{
                str(status): {
                    "description": "It did not happen; the body says why and what to do.",
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
                for status in sorted({NOT_KNOWN, *STATUS.values()})
            },
        },
    }
    rest = {n: p for n, p in properties.items() if n not in in_path}
    required = set(schema.get("required", ())) - set(in_path)
    if method == "GET":
        described["parameters"] += [_parameter(n, "query", p, required=n in required) for n, p in rest.items()]
        described["responses"]["304"] = {"description": "Not changed since the ETag you sent."}
    elif rest:
        body = {"type": "object", "properties": rest, "additionalProperties": False, "required": sorted(required)}
        described["requestBody"] = {"required": bool(required), "content": {"application/json": {"schema": body}}}
    if not op.effects.read_only:
        key = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"}
        described["parameters"].append(_parameter("Idempotency-Key", "header", key, required=False))
    return described


def _parameter(name: str, where: str, schema: dict[str, Any], *, required: bool) -> dict[str, Any]:
    return {"name": name, "in": where, "required": required, "schema": schema}
