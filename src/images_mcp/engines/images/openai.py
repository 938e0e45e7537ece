"""Pictures by OpenAI's models: one paid call a picture, and never a second one that nobody asked for.

Most pictures come from the Images API, which has no job to come back to: a call that left and brought nothing is
unknown, not repeated. A picture that must survive a crash, or goes on from an earlier answer, is drawn by the Responses
API in the background and can be asked for again.
"""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import httpx2
import openai
from pydantic import SecretStr

from images_mcp.engines import openai_api
from images_mcp.engines.images import openai_answers as answers
from images_mcp.engines.images import openai_requests as requests
from images_mcp.engines.images.models import catalog
from images_mcp.engines.images.port import Drawing, DrawingFailed, Drawn, Failure, Watch
from images_mcp.engines.steady import Breaker, Meter
from images_mcp.kernel.errors import Problem

T = TypeVar("T")
_TRIES = 3
_FIRST_PAUSE = 0.5
_RETRIED = frozenset({Failure.RATE, Failure.DOWN})
_FIRST_POLL = 0.25
_SLOWEST_POLL = 2.0
_DRAIN_SECONDS = 0.1
_NOT_AS_DOCUMENTED = (ValueError, LookupError, TypeError, AttributeError)
_DRAWING = frozenset({"queued", "in_progress"})


class OpenAIImages:
    """Draws with OpenAI, or with a server that speaks its API. `timeout` in seconds is for one whole picture."""

    name = "openai"

    def __init__(self, key: SecretStr, base_url: str | None, *, images_per_minute: int, timeout: float) -> None:
        self._client = openai_api.client(key, base_url, timeout=timeout)
        self._meter = Meter(images_per_minute)
        self._breaker = Breaker()
        self._timeout = timeout

    async def draw(self, drawing: Drawing, watch: Watch) -> Drawn:
        """Draw one picture. Raises `DrawingFailed`. Waits while more would begin in a minute than the account may."""
        try:
            catalog().check(drawing)
        except Problem as problem:
            raise DrawingFailed(Failure.INVALID, problem.message, problem.hint) from None
        along = await asyncio.to_thread(requests.read, drawing, catalog())
        self._must_be_up()
        await self._meter.wait()
        deadline = time.monotonic() + self._timeout
        if drawing.background or drawing.previous_response_id:
            return await self._draw_in_background(drawing, along, watch, deadline)
        call = self._streamed if requests.streams(drawing) else self._whole
        return await self._patiently(lambda: call(drawing, along, watch), deadline)

    async def reattach(self, response_id: str, drawing: Drawing, watch: Watch) -> Drawn | None:
        """The picture of a background response begun earlier; None where OpenAI knows of none by this id."""
        del watch
        return await self._finished(response_id, drawing, time.monotonic() + self._timeout)

    def estimate(self, drawing: Drawing) -> int:
        """Expected price in micro-dollars, by the provider's calculator."""
        return catalog().micro_usd(drawing)

    def seconds(self, drawing: Drawing) -> float:
        """Expected duration, in seconds."""
        return catalog().seconds(drawing)

    async def models(self) -> tuple[tuple[str, str | None], ...]:
        """What OpenAI lists today: each model with the day it goes, if one is set; nothing where there is no answer."""
        try:
            async with asyncio.timeout(openai_api.CONNECT_SECONDS):
                page = await self._client.models.list()
        except (openai.OpenAIError, httpx2.HTTPError, TimeoutError, ValueError):
            return ()
        return tuple((model.id, model.shutdown_date) for model in page.data or ())

    async def close(self) -> None:
        """Release the connections."""
        await self._client.close()

    def _must_be_up(self) -> None:
        if seconds := self._breaker.closed_for():
            raise DrawingFailed(
                Failure.DOWN,
                "OpenAI did not answer several times in a row, so nothing is sent just now. Nothing was charged.",
                f"Try again in {seconds:.0f} seconds, or draw a free draft.",
                retry_after=seconds,
            )

    async def _patiently(self, call: Callable[[], Awaitable[T]], deadline: float) -> T:
        """Try at most three times before the deadline, again only after what is proven not to have been billed."""
        for attempt in range(1, _TRIES + 1):
            try:
                done = await self._once(call, deadline)
            except DrawingFailed as failure:
                pause = _pause(failure, attempt)
                if attempt < _TRIES and failure.failure in _RETRIED and time.monotonic() + pause < deadline:
                    await asyncio.sleep(pause)
                    continue
                if failure.failure is Failure.DOWN:
                    self._breaker.failed()
                else:
                    self._breaker.answered()
                raise
            self._breaker.answered()
            return done
        raise AssertionError

    async def _once(self, call: Callable[[], Awaitable[T]], deadline: float) -> T:
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                return await call()
        except openai.OpenAIError as error:
            raise openai_api.failure_of(error) from None
        except (httpx2.HTTPError, TimeoutError, *_NOT_AS_DOCUMENTED):
            # Late, cut off, or not as documented: whatever was drawn may have been charged.
            raise openai_api.unknown() from None

    async def _whole(self, drawing: Drawing, along: requests.Along, watch: Watch) -> Drawn:
        del watch
        asked = requests.images_request(drawing, catalog())
        images = self._client.images.with_streaming_response
        opened = images.edit(**asked, **along.uploads()) if along.sources else images.generate(**asked)
        async with opened as raw:
            answer = await answers.whole(raw.iter_bytes())
            encoded = answer["data"][0]["b64_json"]
            return answers.of_images(answer, encoded, drawing.model, catalog(), raw.headers.get("x-request-id"))

    async def _streamed(self, drawing: Drawing, along: requests.Along, watch: Watch) -> Drawn:
        asked: dict[str, Any] = requests.images_request(drawing, catalog())
        asked |= {"stream": True, "partial_images": min(drawing.partial_images, 3)}
        images = self._client.images.with_streaming_response
        opened = images.edit(**asked, **along.uploads()) if along.sources else images.generate(**asked)
        async with opened as raw:
            request_id = raw.headers.get("x-request-id")
            events = answers.events(raw.iter_bytes())
            async for event in events:
                kind = str(event.get("type"))
                if kind.endswith(".partial_image"):
                    if preview := answers.preview(event):
                        watch.on_partial(preview)
                elif kind.endswith(".completed"):
                    drawn = answers.of_images(event, event["b64_json"], drawing.model, catalog(), request_id)
                    await _read_to_the_end(events)
                    return drawn
                elif error := event.get("error"):
                    raise openai_api.refusal(error)
        raise openai_api.unknown()

    async def _draw_in_background(
        self, drawing: Drawing, along: requests.Along, watch: Watch, deadline: float
    ) -> Drawn:
        body = requests.response_request(drawing, along, catalog())

        async def create() -> str:
            async with self._client.responses.with_streaming_response.create(**body) as raw:
                return answers.response_id(await answers.whole(raw.iter_bytes()))

        response_id = await self._patiently(create, deadline)
        await watch.on_response_id(response_id)
        drawn = await self._finished(response_id, drawing, deadline)
        if drawn is None:
            raise openai_api.unknown()
        return drawn

    async def _finished(self, response_id: str, drawing: Drawing, deadline: float) -> Drawn | None:
        """Ask until it is drawn; asking costs nothing, so any failure to ask is only a reason to ask again."""
        poll = _FIRST_POLL
        while True:
            pause = poll
            try:
                response = await self._once(lambda: self._retrieve(response_id), deadline)
            except DrawingFailed as failure:
                if failure.failure not in {*_RETRIED, Failure.UNKNOWN}:
                    raise openai_api.unknown("The picture was begun, but OpenAI does not hand it out.") from None
                pause = max(poll, failure.retry_after or 0.0)
            else:
                if response is None:
                    return None
                if response.get("status") not in _DRAWING:
                    return _of(response, drawing)
            if time.monotonic() + pause > deadline:
                raise openai_api.unknown(
                    "The picture was begun and is not finished yet.",
                    "It will be charged once. Ask for it again later instead of drawing it anew.",
                )
            await asyncio.sleep(pause)
            poll = min(poll * 1.5, _SLOWEST_POLL)

    async def _retrieve(self, response_id: str) -> dict[str, Any] | None:
        try:
            async with self._client.responses.with_streaming_response.retrieve(response_id) as raw:
                found: dict[str, Any] = await answers.whole(raw.iter_bytes())
                return found
        except openai.NotFoundError:
            return None


async def _read_to_the_end(events: AsyncIterator[Any]) -> None:
    """So that the connection can be used again; the picture is there, so nothing that happens here matters."""
    with contextlib.suppress(httpx2.HTTPError, TimeoutError, *_NOT_AS_DOCUMENTED):
        async with asyncio.timeout(_DRAIN_SECONDS):
            async for _ in events:
                pass


def _of(response: dict[str, Any], drawing: Drawing) -> Drawn:
    try:
        return answers.of_response(response, drawing.model, catalog())
    except _NOT_AS_DOCUMENTED:
        raise openai_api.unknown() from None


def _pause(failure: DrawingFailed, attempt: int) -> float:
    """What the service asks for, else doubling; up to a quarter more, so that clients do not come back as one."""
    asked = failure.retry_after if failure.retry_after is not None else _FIRST_PAUSE * 2 ** (attempt - 1)
    return asked + random.random() * max(asked / 4, 0.05)
