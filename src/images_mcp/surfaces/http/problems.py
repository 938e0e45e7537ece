"""Errors over HTTP, as RFC 9457 describes them."""

from starlette.responses import JSONResponse

from images_mcp.kernel.errors import Kind, Problem

STATUS = {
    Kind.MISSING: 404,
    Kind.FORBIDDEN: 403,
    Kind.INVALID: 422,
    Kind.CONFLICT: 409,
    Kind.OVER_QUOTA: 402,
    Kind.REFUSED: 422,
    Kind.UNAVAILABLE: 503,
    Kind.BUG: 500,
}


NOT_KNOWN = 401


def respond(problem: Problem, status: int | None = None) -> JSONResponse:
    """`application/problem+json` with our kind and hint beside the standard members."""
    status = status or STATUS[problem.kind]
    body = {
        "type": f"urn:images-mcp:problem:{problem.kind.value}",
        "title": problem.kind.value.replace("_", " "),
        "status": status,
        "detail": problem.message,
        "kind": problem.kind.value,
        "message": problem.message,
        "hint": problem.hint,
    }
    headers = {"Retry-After": str(max(1, round(problem.retry_after)))} if problem.retry_after else {}
    if status == NOT_KNOWN:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(body, status_code=status, headers=headers, media_type="application/problem+json")
