"""The one client of the OpenAI API, and its errors told as what they mean for money and for trying again.

Nothing an error of the service says is passed on, since it may quote the prompt or the key; only its codes are read.
"""

import email.utils
import re
import time
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI
from pydantic import SecretStr

from images_mcp.engines.images.port import DrawingFailed, Failure
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.net import guard_base_url, trusted

BASE_URL = "https://api.openai.com/v1"
CONNECT_SECONDS = 5.0
_KEEP_ALIVE_SECONDS = 30.0
_MODERATION = frozenset({"moderation_blocked", "content_policy_violation", "image_content_policy_violation"})
_BILLING = frozenset(
    {
        "insufficient_quota",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
        "billing_hard_limit_reached",
        "billing_not_active",
    }
)
_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
_PARAM = re.compile(r"[a-z_][a-z0-9_.\[\]]{0,59}")
_MOST_CATEGORIES = 12


def client(key: SecretStr, base_url: str | None, *, timeout: float, connect: float = CONNECT_SECONDS) -> AsyncOpenAI:
    """A client that never repeats a call by itself, follows no redirect and keeps its connections for a while.

    `timeout` is how long to wait for the next byte, in seconds. Raises `Problem` for an address or key that cannot be.
    """
    address = guard_base_url(base_url or BASE_URL)
    secret = key.get_secret_value().strip()
    if not secret or not secret.isascii() or not secret.isprintable() or " " in secret:
        raise invalid("The OpenAI key holds characters no key has.", "Copy it again, without quotes or line breaks.")
    trust_env = not _is_here(httpx2.URL(address).host)
    http = httpx2.AsyncClient(
        timeout=httpx2.Timeout(timeout, connect=min(connect, timeout)),
        limits=httpx2.Limits(max_connections=100, keepalive_expiry=_KEEP_ALIVE_SECONDS),
        follow_redirects=False,
        trust_env=trust_env,
        verify=trusted(trust_env=trust_env),
    )
    return AsyncOpenAI(api_key=secret, base_url=address, max_retries=0, http_client=http, timeout=http.timeout)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def failure_of(error: openai.OpenAIError) -> DrawingFailed:
    """What a failed call means. Only what is proven not to have been billed is told as anything but unknown."""
    if isinstance(error, openai.APIStatusError):
        return _status(error.status_code, details(error.body), error.response.headers)
    if isinstance(error, openai.APIConnectionError):
        return down() if isinstance(error.__cause__, _NEVER_SENT) else unknown()
    if isinstance(error, openai.APIError) and details(error.body):
        return refusal(details(error.body))
    return unknown()


def details(body: object) -> dict[str, Any]:
    """The inner error of an error's body, wrapped or not."""
    if not isinstance(body, dict):
        return {}
    inner = body.get("error")
    return inner if isinstance(inner, dict) else body


def refusal(error: Mapping[str, Any]) -> DrawingFailed:
    """An error told inside an answer of 200: by its code only, unknown where that says nothing of the bill."""
    code = str(error.get("code") or "")
    if code in _MODERATION:
        return blocked(error)
    if code in _BILLING or error.get("type") == "insufficient_quota":
        return _billing()
    if code in {"rate_limit_exceeded", "slow_down"}:
        return _rate(None)
    if code.startswith(("invalid_", "image_too_", "empty_image", "unsupported_image", "failed_to_download")):
        return _invalid(error)
    return unknown()


def _status(status: int, error: dict[str, Any], headers: Mapping[str, str]) -> DrawingFailed:
    code = str(error.get("code") or "")
    if status == 429 or status == 402:  # noqa: PLR1714 - reads as it is meant
        if status == 402 or code in _BILLING or error.get("type") == "insufficient_quota":
            return _billing()
        return _rate(retry_after(headers))
    if status in {401, 403}:
        return _auth(status, error)
    if code in _MODERATION:
        return blocked(error)
    if status == 503:
        return down(retry_after(headers))
    if 300 <= status < 500 and status != 408:
        return _invalid(error)
    return unknown()


def blocked(error: Mapping[str, Any]) -> DrawingFailed:
    """The provider's safety system said no."""
    told = error.get("moderation_details")
    named = told.get("categories") if isinstance(told, dict) else None
    names = [str(c)[:60] for c in named if str(c).isprintable()] if isinstance(named, list) else []
    return DrawingFailed(
        Failure.MODERATION,
        "OpenAI's safety system refused this picture. Nothing was charged.",
        "Word it differently; the same words would be refused again.",
        categories=tuple(names[:_MOST_CATEGORIES]),
    )


def down(seconds: float | None = None) -> DrawingFailed:
    """Proven not to have begun."""
    return DrawingFailed(
        Failure.DOWN,
        "OpenAI cannot be reached or is overloaded. Nothing was charged.",
        "Try again in a minute, or draw a free draft.",
        retry_after=seconds,
    )


def unknown(
    message: str = "The request had left, and no usable answer came.",
    hint: str = "It may have been charged. Check your OpenAI usage page; draw it again only if you want to pay again.",
) -> DrawingFailed:
    """Nobody can tell whether it was billed."""
    return DrawingFailed(Failure.UNKNOWN, message, hint)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds the service asks to wait: milliseconds, seconds or a date (RFC 9110, 10.2.3)."""
    try:
        if exact := headers.get("retry-after-ms"):
            seconds = float(exact) / 1000
        elif text := headers.get("retry-after"):
            number = text.strip().replace(".", "", 1).isdigit()
            seconds = float(text) if number else email.utils.parsedate_to_datetime(text).timestamp() - time.time()
        else:
            return None
    except (ValueError, TypeError, OverflowError):
        return None
    return seconds if 0 <= seconds < 86_400 else None


def _billing() -> DrawingFailed:
    return DrawingFailed(
        Failure.BILLING,
        "Your OpenAI account has no credit left, or a spending limit is reached. Nothing was charged.",
        "Add credit or raise the limit on OpenAI's billing page, or draw a free draft.",
    )


def _rate(seconds: float | None) -> DrawingFailed:
    return DrawingFailed(
        Failure.RATE,
        "OpenAI takes no more requests from this account just now. Nothing was charged.",
        "Try again in a minute; if it happens often, lower IMAGES_MCP_IMAGES_PER_MINUTE.",
        retry_after=seconds,
    )


def _auth(status: int, error: dict[str, Any]) -> DrawingFailed:
    if status == 401:
        return DrawingFailed(
            Failure.AUTH, "OpenAI does not accept this key.", "Check it with `images-mcp key set`, or make a new one."
        )
    if error.get("code") == "unsupported_country_region_territory":
        return DrawingFailed(Failure.AUTH, "OpenAI does not serve this region.", "Draw a free draft.")
    if re.search(r"\bverif", str(error.get("message", "")), re.IGNORECASE):
        return DrawingFailed(
            Failure.AUTH,
            "Your OpenAI organisation must be verified before it may use this image model.",
            "Verify it at platform.openai.com/settings/organization/general; it takes effect within about 15 minutes.",
        )
    return DrawingFailed(
        Failure.AUTH,
        "This OpenAI key may not use this model.",
        "Give the key's project access to the image models, or choose another model.",
    )


def _invalid(error: Mapping[str, Any]) -> DrawingFailed:
    param, code = str(error.get("param") or ""), str(error.get("code") or "")
    if code == "model_not_found":
        return DrawingFailed(
            Failure.INVALID, "OpenAI does not have this model, or not for this key.", "Leave the model out."
        )
    what = f" It names “{param}”." if _PARAM.fullmatch(param) else ""
    return DrawingFailed(
        Failure.INVALID,
        f"OpenAI finds the request wrong.{what} Nothing was charged.",
        "Change the size, format, quality or the pictures that go along.",
    )
