"""Trying what OpenAI is used for, for a few cents: drawn low, edited, masked, streamed, and read.

Each step's price is estimated before it is begun; one that could pass the cap is not begun. These calls go straight to
the engine, so they are neither kept as pictures nor booked in the ledger; what they cost is told.
"""

import asyncio
import io
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from pydantic import SecretStr

from images_mcp.brief import Brief, Mode
from images_mcp.engines.images.models import catalog
from images_mcp.engines.images.port import (
    Drawing,
    DrawingFailed,
    Drawn,
    Failure,
    Format,
    ImageEngine,
    Partial,
    Quality,
    Watch,
)
from images_mcp.engines.minds.openai import OpenAIMind
from images_mcp.engines.minds.port import MindFailed
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.images import decode, encode_png

if TYPE_CHECKING:
    from images_mcp.app import App

_MICRO = 1_000_000
_SIZE = (1024, 1024)
_MIND_TOKENS = (4_000, 4_000)
_MIND_SECONDS = 30.0
_PROMPT = "A red circle on a white ground, flat, nothing else"


@dataclass(frozen=True)
class Outcome:
    """How one step went. `status` is pass, fail or skipped; money in dollars, `usd` as counted or else as estimated."""

    name: str
    status: str
    message: str
    usd: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True)
class Step:
    """One thing to try: its price in micro-dollars before it is begun, and the work, which gives words and a price."""

    name: str
    about: str
    estimate_micro: int
    work: "Callable[[Bench], Awaitable[tuple[str, int | None]]]"


@dataclass
class Bench:
    """Where the steps work: the engine, a folder, and what the first step drew."""

    engine: ImageEngine
    mind: OpenAIMind
    folder: Path

    @property
    def first(self) -> Path:
        """The picture drawn first."""
        return self.folder / "first.png"


def _drawing(**more: Any) -> Drawing:
    model = catalog().pick(mode=Mode.QUICK, editing="sources" in more, format=Format.PNG)
    return Drawing(prompt=_PROMPT, brief=Brief(), model=model, size=_SIZE, quality=Quality.LOW, **more)


def _words(drawn: Drawn, drawing: Drawing) -> str:
    if decode(drawn.data).size != drawing.size:
        raise DrawingFailed(Failure.INVALID, f"The picture is {drawn.size}, not {drawing.size}.")
    return f"{drawn.size[0]} × {drawn.size[1]} by {drawn.model}"


async def _draw(bench: Bench) -> tuple[str, int | None]:
    drawing = _drawing()
    drawn = await bench.engine.draw(drawing, Watch())
    await asyncio.to_thread(lambda: bench.first.write_bytes(encode_png(decode(drawn.data))))
    return _words(drawn, drawing), drawn.micro_usd


async def _edit(bench: Bench) -> tuple[str, int | None]:
    drawing = _drawing(sources=(bench.first,))
    drawn = await bench.engine.draw(drawing, Watch())
    return _words(drawn, drawing), drawn.micro_usd


async def _mask(bench: Bench) -> tuple[str, int | None]:
    mask = bench.folder / "mask.png"
    await asyncio.to_thread(_write_mask, mask)
    drawing = _drawing(sources=(bench.first,), mask=mask)
    drawn = await bench.engine.draw(drawing, Watch())
    return _words(drawn, drawing), drawn.micro_usd


def _write_mask(path: Path) -> None:
    """All kept but a square in the middle."""
    mask = Image.new("RGBA", _SIZE, (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), (384, 384, 640, 640))
    file = io.BytesIO()
    mask.save(file, "PNG")
    path.write_bytes(file.getvalue())


async def _stream(bench: Bench) -> tuple[str, int | None]:
    seen: list[Partial] = []
    drawing = _drawing(partial_images=1)
    drawn = await bench.engine.draw(drawing, Watch(on_partial=seen.append))
    previews = "one preview" if len(seen) == 1 else f"{len(seen)} previews"
    return f"{previews}, then {_words(drawn, drawing)}", drawn.micro_usd


async def _think(bench: Bench) -> tuple[str, int | None]:
    reading = await bench.mind.read("a poster with a red fox for our autumn fair", Brief())
    aspects = ", ".join(a.value for a in reading.brief.aspects) or "nothing"
    return f"{catalog().text_model} read {aspects}", None


def steps() -> tuple[Step, ...]:
    """What is tried, in order, with what each is expected to cost."""
    facts, place = catalog(), (Path("first.png"),)
    price = facts.micro_usd
    return (
        Step("generate", "a picture at low quality", price(_drawing()), _draw),
        Step("edit", "the same picture, changed", price(_drawing(sources=place)), _edit),
        Step("mask", "a change inside a region only", price(_drawing(sources=place, mask=place[0])), _mask),
        Step("stream", "a picture with a preview on the way", price(_drawing(partial_images=1)), _stream),
        Step("mind", "a wish, read by the text model", facts.text_cost(facts.text_model, *_MIND_TOKENS), _think),
    )


async def run(app: "App", max_usd: float) -> AsyncIterator[Outcome]:
    """Try each step, never beginning one that could pass `max_usd` in all. Raises `Problem` without a key."""
    engine = app.engines.openai()
    credential = app.engines.credential()
    assert credential is not None  # else the line above has raised
    mind = OpenAIMind(SecretStr(credential[1]["key"]), credential[1]["base_url"], timeout=_MIND_SECONDS)
    spent = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(engine, mind, Path(folder))
        try:
            for step in steps():
                outcome, cost = await _one(step, bench, max_usd * _MICRO - spent)
                spent += cost
                yield outcome
        finally:
            await mind.close()


async def _one(step: Step, bench: Bench, left_micro: float) -> tuple[Outcome, int]:
    if step.estimate_micro > left_micro:
        need = f"It could cost ${step.estimate_micro / _MICRO:.4f}, and ${max(0.0, left_micro) / _MICRO:.4f} is left"
        return Outcome(step.name, "skipped", f"{need} of what it may spend."), 0
    if step.name in {"edit", "mask"} and not bench.first.exists():
        return Outcome(step.name, "skipped", "There is no picture to change."), 0
    began = time.monotonic()
    try:
        words, micro = await step.work(bench)
    except DrawingFailed as failure:
        owed = step.estimate_micro if failure.failure is Failure.UNKNOWN else 0
        message = f"{failure.message} {failure.hint}".strip()
        return Outcome(step.name, "fail", message, owed / _MICRO, time.monotonic() - began), owed
    except (MindFailed, Problem):
        owed = step.estimate_micro
        message = "No usable answer came." if step.name == "mind" else "The picture that came cannot be read."
        return Outcome(step.name, "fail", message, owed / _MICRO, time.monotonic() - began), owed
    cost = step.estimate_micro if micro is None else micro
    return Outcome(step.name, "pass", words, cost / _MICRO, time.monotonic() - began), cost
