"""The OpenAI engine against the loopback OpenAI: what is sent, what is paid, and what is never sent twice."""

import asyncio
import io
import logging
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import SecretStr

from images_mcp.brief import Brief, Mode
from images_mcp.engines.images.models import catalog
from images_mcp.engines.images.openai import OpenAIImages
from images_mcp.engines.images.port import Drawing, DrawingFailed, Drawn, Failure, Format, Partial, Quality, Watch
from images_mcp.engines.openai_api import retry_after
from images_mcp.engines.steady import Breaker, Meter
from images_mcp.kernel.containers import sniff
from images_mcp.kernel.errors import Kind, Problem
from tests.world.openai.server import OpenAIServer

KEY = "sk-test-0123456789abcdef"
PROMPT = "a marmalade-coloured heron"
GENERATIONS, EDITS = "/v1/images/generations", "/v1/images/edits"


def drawing(**changes: Any) -> Drawing:
    base: dict[str, Any] = {"prompt": PROMPT, "brief": Brief(), "model": "gpt-image-2.5-flare", "size": (1024, 1024)}
    return Drawing(**{**base, **changes})


def engine_for(base_url: str, *, timeout: float = 4, key: str = KEY) -> OpenAIImages:
    return OpenAIImages(SecretStr(key), base_url, images_per_minute=1000, timeout=timeout)


@pytest.fixture
async def engine(world: OpenAIServer) -> AsyncIterator[OpenAIImages]:
    made = engine_for(world.base_url)
    yield made
    await made.close()


async def failure(engine: OpenAIImages, **changes: Any) -> DrawingFailed:
    with pytest.raises(DrawingFailed) as caught:
        await engine.draw(drawing(**changes), Watch())
    return caught.value


def picture_file(path: Path, size: tuple[int, int] = (64, 48), form: str = "PNG") -> Path:
    Image.new("RGB", size, "teal").save(path, form)
    return path


def last(world: OpenAIServer) -> dict[str, Any]:
    body: dict[str, Any] = world.world.requests[-1]["body"]
    return body


async def test_a_picture_comes_back_as_the_providers_own_bytes_with_its_true_size_and_cost(
    world: OpenAIServer, engine: OpenAIImages
) -> None:
    drawn = await engine.draw(drawing(size=(1536, 1024), quality=Quality.HIGH), Watch())
    assert Image.open(io.BytesIO(drawn.data)).size == drawn.size == (1536, 1024)
    assert drawn.usage is not None
    assert drawn.usage.out == 1372
    assert drawn.micro_usd == round(world.ledger()["charged_usd"] * 1e6)
    assert drawn.request_id == "req_000001"


@pytest.mark.parametrize("quality", ["low", "medium", "high", "xhigh", "max"])
@pytest.mark.parametrize("model", ["gpt-image-2.5-sunburst", "gpt-image-2.6-flare", "gpt-image-2.5-flare-2026-09-08"])
async def test_what_is_charged_never_exceeds_the_estimate(
    world: OpenAIServer, engine: OpenAIImages, model: str, quality: str
) -> None:
    asked = drawing(model=model, quality=Quality(quality), partial_images=1)
    drawn = await engine.draw(asked, Watch())
    assert drawn.micro_usd == round(world.ledger()["charged_usd"] * 1e6)
    assert 0 < (drawn.micro_usd or 0) <= engine.estimate(asked)


async def test_previews_arrive_before_the_picture(engine: OpenAIImages) -> None:
    seen: list[Partial] = []
    drawn = await engine.draw(drawing(partial_images=2), Watch(on_partial=seen.append))
    assert [p.index for p in seen] == [0, 1]
    assert all(sniff(p.data) for p in seen)
    assert drawn.size == (1024, 1024)


async def test_a_broken_preview_does_not_cost_the_picture(world: OpenAIServer, engine: OpenAIImages) -> None:
    world.control(next=["bad_preview"])
    seen: list[Partial] = []
    assert (await engine.draw(drawing(partial_images=2), Watch(on_partial=seen.append))).size == (1024, 1024)
    assert seen == []


async def test_sources_and_mask_are_sent_as_an_edit_without_their_names(
    world: OpenAIServer, engine: OpenAIImages, tmp_path: Path
) -> None:
    source = picture_file(tmp_path / "my secret holiday.png")
    reference = picture_file(tmp_path / "b.jpg", (80, 80), "JPEG")
    mask = picture_file(tmp_path / "mask.png")
    for partials in (0, 1):
        asked = drawing(sources=(source, reference), mask=mask, partial_images=partials, end_user="usr_1")
        await engine.draw(asked, Watch())
        assert last(world)["image"] == [source.stat().st_size, reference.stat().st_size]
        assert last(world)["mask"] == [mask.stat().st_size]
        assert last(world)["safety_identifier"] != "usr_1"
    assert world.ledger()["calls"] == {EDITS: 2}


async def test_wrong_files_are_refused_before_anything_is_sent(
    world: OpenAIServer, engine: OpenAIImages, tmp_path: Path
) -> None:
    source = picture_file(tmp_path / "a.png")
    text = tmp_path / "text.png"
    text.write_text("no picture")
    for wrong in (
        {"sources": (tmp_path / "gone.png",)},
        {"sources": (text,)},
        {"sources": (picture_file(tmp_path / "a.gif", form="GIF"),)},
        {"sources": (source,), "mask": picture_file(tmp_path / "m.png", (10, 10))},
        {"mask": source},
    ):
        failed = await failure(engine, **wrong)
        assert failed.failure is Failure.INVALID
        assert str(tmp_path) not in failed.message + failed.hint
    assert world.ledger()["calls"] == {}


async def test_transparent_gif_and_svg_are_asked_for_as_the_models_want_them(
    world: OpenAIServer, engine: OpenAIImages
) -> None:
    clear = await engine.draw(drawing(transparent=True, format=Format.WEBP), Watch())
    assert clear.format is Format.WEBP
    assert last(world)["background"] == "transparent"
    moving = await engine.draw(drawing(model="gpt-image-2.6-flare", format=Format.GIF, partial_images=1), Watch())
    assert (moving.format, moving.size) == (Format.GIF, (1024, 1024))
    asked = drawing(model="gpt-image-2.6-sunburst", format=Format.SVG)
    before = world.ledger()["charged_usd"]
    vector = await engine.draw(asked, Watch())
    assert vector.format is Format.SVG
    assert vector.micro_usd == round((world.ledger()["charged_usd"] - before) * 1e6)
    assert (vector.micro_usd or 0) <= engine.estimate(asked)


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": Format.SVG},
        {"model": "gpt-image-2.6-flare", "format": Format.GIF, "transparent": True},
        {"model": "gpt-image-2", "quality": Quality.MAX},
        {"model": "dall-e-3"},
        {"size": (1000, 1024)},
        {"size": (3840, 1024)},
        {"prompt": "x" * 32_001},
    ],
)
async def test_what_a_model_cannot_do_is_refused_before_the_call(
    world: OpenAIServer, engine: OpenAIImages, wrong: dict[str, Any]
) -> None:
    assert (await failure(engine, **wrong)).failure is Failure.INVALID
    assert world.ledger()["calls"] == {}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"do": "moderation", "categories": ["violence"]}, Failure.MODERATION),
        ({"do": "billing"}, Failure.BILLING),
        ({"do": "billing", "code": "project_spend_limit_exceeded"}, Failure.BILLING),
        ({"do": "auth"}, Failure.AUTH),
        ({"do": "unverified"}, Failure.AUTH),
        ({"do": "forbidden"}, Failure.AUTH),
        ({"do": "invalid", "message": PROMPT}, Failure.INVALID),
    ],
)
async def test_a_refusal_is_told_by_kind_and_never_sent_again(
    world: OpenAIServer, engine: OpenAIImages, fault: dict[str, Any], kind: Failure
) -> None:
    world.control(next=[fault])
    failed = await failure(engine)
    assert failed.failure is kind
    assert failed.categories == tuple(fault.get("categories", ()))
    assert PROMPT not in failed.message + failed.hint
    assert "sk-" not in failed.message + failed.hint
    assert world.ledger()["calls"] == {GENERATIONS: 1}
    assert world.ledger()["charged_usd"] == 0


async def test_an_unverified_organisation_is_told_where_to_verify(world: OpenAIServer, engine: OpenAIImages) -> None:
    world.control(next=["unverified"])
    failed = await failure(engine)
    assert "verified" in failed.message
    assert "platform.openai.com" in failed.hint


@pytest.mark.parametrize("partials", [0, 1])
@pytest.mark.parametrize("fault", ["cut", "drop", "malformed", "not_a_picture", "server_error", "url"])
async def test_an_unknown_outcome_is_said_to_be_unknown_and_never_replayed(
    world: OpenAIServer, engine: OpenAIImages, fault: str, partials: int
) -> None:
    if fault == "url" and partials:
        fault = "unfinished"
    world.control(next=[fault])
    assert (await failure(engine, partial_images=partials)).failure is Failure.UNKNOWN
    assert world.ledger()["calls"] == {GENERATIONS: 1}


async def test_a_picture_that_takes_too_long_is_unknown_and_never_asked_for_again(world: OpenAIServer) -> None:
    engine = engine_for(world.base_url, timeout=0.3)
    world.control(next=["slow"])
    assert (await failure(engine)).failure is Failure.UNKNOWN
    assert world.ledger()["calls"] == {GENERATIONS: 1}
    await engine.close()


async def test_a_block_in_the_middle_of_a_stream_is_moderation(world: OpenAIServer, engine: OpenAIImages) -> None:
    world.control(next=["blocked_in_stream"])
    failed = await failure(engine, partial_images=1)
    assert (failed.failure, failed.categories) == (Failure.MODERATION, ("sexual",))


async def test_rate_limits_and_overload_are_waited_out(world: OpenAIServer, engine: OpenAIImages) -> None:
    world.control(next=[{"do": "rate_limit", "retry_after": 0.1}, {"do": "overloaded", "retry_after": 0.1}])
    began = time.monotonic()
    await engine.draw(drawing(), Watch())
    assert time.monotonic() - began >= 0.2
    assert world.ledger()["calls"] == {GENERATIONS: 3}
    assert world.ledger()["images"] == 1


async def test_after_three_tries_the_rate_limit_is_told_with_its_time(
    world: OpenAIServer, engine: OpenAIImages
) -> None:
    world.control(next=[{"do": "rate_limit", "retry_after": 0.05, "times": 9}])
    failed = await failure(engine)
    assert (failed.failure, failed.retry_after) == (Failure.RATE, 0.05)
    assert world.ledger()["calls"] == {GENERATIONS: 3}


async def test_a_wait_longer_than_the_time_left_is_not_begun(world: OpenAIServer, engine: OpenAIImages) -> None:
    world.control(next=[{"do": "rate_limit", "retry_after": 60}])
    assert (await failure(engine)).retry_after == 60
    assert world.ledger()["calls"] == {GENERATIONS: 1}


async def test_where_nobody_listens_three_failures_open_the_breaker(world: OpenAIServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    engine = engine_for(f"http://127.0.0.1:{port}/v1", timeout=0.4)
    for _ in range(3):
        assert (await failure(engine)).failure is Failure.DOWN
    failed = await failure(engine)
    assert failed.failure is Failure.DOWN
    assert "in a row" in failed.message
    assert failed.retry_after is not None
    await engine.close()


@pytest.mark.parametrize("fault", ["no_usage", "odd_usage"])
async def test_no_usage_means_an_unknown_price_not_a_free_picture(
    world: OpenAIServer, engine: OpenAIImages, fault: str
) -> None:
    world.control(next=[fault])
    assert (await engine.draw(drawing(), Watch())).micro_usd is None


async def test_the_size_is_read_from_the_picture_not_from_the_request(
    world: OpenAIServer, engine: OpenAIImages
) -> None:
    world.control(next=[{"do": "size", "size": [1001, 777]}])
    assert (await engine.draw(drawing(), Watch())).size == (1001, 777)


async def test_one_connection_serves_many_pictures(world: OpenAIServer, engine: OpenAIImages) -> None:
    for partials in (0, 1, 0, 1):
        await engine.draw(drawing(partial_images=partials), Watch())
    assert world.ledger()["connections"] == 1


async def test_pictures_beyond_the_minutes_allowance_wait_their_turn() -> None:
    meter = Meter(2, window=0.2)
    began = time.monotonic()
    await asyncio.gather(*(meter.wait() for _ in range(5)))
    assert time.monotonic() - began >= 0.4


def test_a_breaker_lets_one_through_after_its_rest_and_closes_on_an_answer() -> None:
    breaker = Breaker(most=2, rest=0.05)
    breaker.failed()
    assert breaker.closed_for() == 0
    breaker.failed()
    assert breaker.closed_for() > 0
    time.sleep(0.06)
    assert breaker.closed_for() == 0
    assert breaker.closed_for() > 0
    breaker.answered()
    assert breaker.closed_for() == 0


def _noting(ids: list[str]) -> Callable[[str], Awaitable[None]]:
    async def noted(response_id: str) -> None:
        ids.append(response_id)

    return noted


async def test_a_background_picture_tells_its_id_first_and_costs_what_it_says(
    world: OpenAIServer, engine: OpenAIImages, tmp_path: Path
) -> None:
    ids: list[str] = []
    source = picture_file(tmp_path / "a.png")
    asked = drawing(background=True, sources=(source,), mask=source)
    drawn = await engine.draw(asked, Watch(on_response_id=_noting(ids)))
    assert ids == [drawn.response_id]
    assert drawn.micro_usd == round(world.ledger()["charged_usd"] * 1e6)
    assert (drawn.micro_usd or 0) <= engine.estimate(asked)
    assert drawn.revised_prompt
    body = next(r["body"] for r in world.world.requests if r["path"] == "/v1/responses")
    assert body["tools"][0]["model"] == "gpt-image-2.5-flare"


async def test_a_conversation_goes_on_from_an_earlier_answer(world: OpenAIServer, engine: OpenAIImages) -> None:
    first = await engine.draw(drawing(background=True), Watch())
    second = await engine.draw(drawing(previous_response_id=first.response_id), Watch())
    assert second.response_id != first.response_id


async def test_a_background_picture_is_found_again_by_another_engine_and_paid_once(world: OpenAIServer) -> None:
    hasty, ids = engine_for(world.base_url, timeout=0.5), list[str]()
    world.control(latency=1.0)
    with pytest.raises(DrawingFailed) as caught:
        await hasty.draw(drawing(background=True), Watch(on_response_id=_noting(ids)))
    assert caught.value.failure is Failure.UNKNOWN
    await hasty.close()
    patient = engine_for(world.base_url)
    world.control(next=[{"do": "overloaded", "on": "GET"}])
    found = await patient.reattach(ids[0], drawing(background=True), Watch())
    assert isinstance(found, Drawn)
    assert found.response_id == ids[0]
    assert world.ledger()["images"] == 1
    assert world.ledger()["calls"]["/v1/responses"] == 1
    await patient.close()


async def test_a_response_nobody_knows_is_none(engine: OpenAIImages) -> None:
    assert await engine.reattach("resp_unknown", drawing(background=True), Watch()) is None


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"do": "failed_item"}, Failure.MODERATION),
        ({"do": "failed_item", "code": "invalid_image"}, Failure.INVALID),
        ({"do": "words_only"}, Failure.INVALID),
        ({"do": "response_failed"}, Failure.UNKNOWN),
        ({"do": "response_failed", "code": "image_content_policy_violation"}, Failure.MODERATION),
        ({"do": "response_failed", "code": "rate_limit_exceeded"}, Failure.RATE),
        ({"do": "cut"}, Failure.UNKNOWN),
        ({"do": "moderation"}, Failure.MODERATION),
    ],
)
async def test_a_failed_item_in_an_answer_of_200_is_a_failure(
    world: OpenAIServer, engine: OpenAIImages, fault: dict[str, Any], kind: Failure
) -> None:
    world.control(next=[fault])
    assert (await failure(engine, background=True)).failure is kind
    assert world.ledger()["calls"]["/v1/responses"] == 1
    assert world.ledger()["images"] == 0


async def test_neither_key_nor_prompt_reaches_the_log_even_at_debug(
    world: OpenAIServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    engine = engine_for(world.base_url)
    await engine.draw(drawing(), Watch())
    for fault in ({"do": "invalid", "message": PROMPT}, {"do": "cut"}, {"do": "auth"}):
        world.control(next=[fault])
        failed = await failure(engine)
        assert failed.__suppress_context__ or failed.__context__ is None
    assert PROMPT not in caplog.text
    assert KEY not in caplog.text
    await engine.close()


@pytest.mark.parametrize(
    ("key", "base_url", "kind"),
    [
        (KEY, "http://api.example.com/v1", Kind.REFUSED),
        (KEY, "https://10.0.0.8/v1", Kind.REFUSED),
        (KEY, "ftp://127.0.0.1/v1", Kind.REFUSED),
        ("sk-“quoted”", "https://api.openai.com/v1", Kind.INVALID),
        ("sk-two words", "https://api.openai.com/v1", Kind.INVALID),
    ],
)
def test_a_key_is_never_sent_to_a_wrong_place_nor_a_broken_key_anywhere(key: str, base_url: str, kind: Kind) -> None:
    with pytest.raises(Problem) as caught:
        engine_for(base_url, key=key)
    assert caught.value.kind is kind
    assert key not in caught.value.message + caught.value.hint


async def test_shutdown_dates_told_by_the_provider_are_heeded(
    world: OpenAIServer, engine: OpenAIImages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog(), "_shutdowns", dict(catalog()._shutdowns))
    world.control(shutdown={"gpt-image-2.5-flare": "2026-01-01", "gpt-image-2": "2099-01-01"})
    facts = catalog()
    facts.learn(await engine.models())
    assert str(facts.shutdown("gpt-image-2")) == "2099-01-01"
    assert "gpt-image-2.5-flare" not in facts.live()
    assert (await failure(engine)).failure is Failure.INVALID
    assert facts.pick(mode=Mode.QUICK, editing=False, format=Format.PNG) in facts.live()


async def test_a_failing_list_of_models_tells_nothing(world: OpenAIServer, engine: OpenAIImages) -> None:
    for fault in ("overloaded", "malformed", "drop"):
        world.control(next=[fault])
        assert await engine.models() == ()


def test_waiting_times_are_read_in_every_form_and_nonsense_is_ignored() -> None:
    assert retry_after({"retry-after-ms": "250"}) == 0.25
    assert retry_after({"retry-after": "3"}) == 3
    assert retry_after({"retry-after": "Fri, 20 Nov 1998 08:00:00 GMT"}) is None
    assert all(retry_after({"retry-after": text}) is None for text in ("soon", "-4", "nan", "inf", "9" * 400, ""))


async def test_the_engine_adds_little_to_a_large_picture(world: OpenAIServer, engine: OpenAIImages) -> None:
    world.control(weight=1_500_000)
    drawn = await engine.draw(drawing(), Watch())
    assert len(drawn.data) == 1_500_000
    cpu = time.thread_time()
    await engine.draw(drawing(), Watch())
    assert time.thread_time() - cpu < 0.1
