"""Reuse under load: look-ups among 1,000 to 100,000 pictures, memory, and a simulated week of use.

`python -m benchmarks.reuse` prints the figures; `python -m benchmarks` takes them into RESULTS.md. The week is described
at `week`; its look-ups go through the real tables and the real judgement, only drawing is left out.
"""

import asyncio
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from images_mcp.app import App
from images_mcp.capabilities.assets.store import About, Image
from images_mcp.capabilities.reuse.looking import Keys
from images_mcp.engines.embeddings.lexical import Lexical
from images_mcp.kernel.clock import FixedClock
from images_mcp.kernel.settings import Settings
from images_mcp.operations import Actor, local_actor

Row = tuple[str, str, str, str]
ME = local_actor("cli")
NOBODY = Actor(ME.tenant, "nobody", "cli")
_PRICES_MICRO = (8_900, 35_000, 52_000, 110_000)
_SUBJECTS = (
    "red fox,old lighthouse,brass telescope,sleeping cat,wooden boat,stone bridge,snowy owl,jazz trumpet,apple tree,"
    "steam train,paper lantern,grand piano,mountain hut,coffee cup,leather boot,street market,hot air balloon,tin robot,"
    "glass bottle,wild horse,sunflower field,desert road,harbor crane,barn door,chess board,sea turtle,garden gate,"
    "clay pot,rope swing,copper kettle"
).split(",")
_PLACES = (
    "in the snow,by a lake,on a hill,in a forest,on a table,under a bridge,near a window,behind a fence,in a valley,"
    "at a market,on a roof,in a harbor,next to a well,on a beach,in a workshop,beside a river"
).split(",")
_TIMES = ("", " at dusk", " at dawn", " at night", " in winter", " in the rain", ", watercolor", ", oil painting")
_COLORS = "red blue green black white yellow".split()
_FRAMES = ("Please draw {}", "{} please", "Could you make {}?", "I'd like an image of {}", "{}, thanks", "{}")
_OTHERWISE = {
    "harbor": "harbour", "next to": "beside", "in a forest": "in the woods", "at dusk": "at twilight",
    "at night": "by night", "watercolor": "watercolour", "oil painting": "oil on canvas", "sleeping cat": "cat sleeping",
    "near": "close to", "under": "beneath", "street": "street", "old": "old", "two": "2", "three": "3",
}  # fmt: skip


async def _fill(app: App, owner: Actor, count: int, wishes: list[str]) -> None:
    """Pictures with entries, as generations leave them; vectors are random, as far apart as other wishes."""
    rng = np.random.default_rng(7)
    reuse = app.reuse
    for start in range(0, count, 2_000):
        async with app.db.tx() as tx:
            for n in range(start, min(count, start + 2_000)):
                image_id = f"img_{n:022d}"
                about = About(path="/nowhere", prompt="", brief={}, alt_text="", alt_text_source="brief")
                plain = {"parent_id": None, "version": 1, "final": None, "width": 1, "height": 1, "bytes": 1}
                image = Image(
                    id=image_id, conversation_id="conv", generation_id=image_id, blob="0" * 64, format="png",
                    engine="openai", model="m", about=about, created_at=app.clock.now(), **plain,
                )  # fmt: skip
                await app.images.add(tx, owner.tenant, owner.user, image)
                vector = rng.integers(-127, 128, 384, dtype=np.int8).tobytes().hex()
                key = reuse.entries.key
                keys = Keys(
                    words=wishes[n % len(wishes)], words_key=key(owner.tenant, "words", str(n)), embedder="lexical",
                    meaning_key=key(owner.tenant, "meaning", str(n)), context_key="c", vector=vector,
                )  # fmt: skip
                await reuse.entries.add(
                    tx,
                    owner.tenant,
                    owner.user,
                    reuse.entry(image_id, keys, 9_000, 4_000),
                    keys.columns(),
                    bytes.fromhex(vector),
                )


async def look_up(count: int, home: Path) -> tuple[Row, ...]:
    """One wish among `count` pictures: served by its key, and where there is none the nearest one to offer."""
    app = App(Settings(home=home, reuse_size=200_000))
    await app.ready()
    await _fill(app, ME, count, ["a red fox in the snow"])
    lexical = Lexical()
    started = time.perf_counter()
    first = await app.reuse.keys(ME, "a kite over a green hill", "c", lexical)
    await app.reuse.offers(ME, first)
    loading = time.perf_counter() - started
    served, offered = [], []
    for n in range(60):
        words = f"a kite over a green hill {n}"
        started = time.perf_counter()
        keys = await app.reuse.keys(ME, words, "c", lexical)
        assert await app.reuse.find(ME, keys) is None
        served.append(time.perf_counter() - started)
        started = time.perf_counter()
        await app.reuse.offers(ME, keys)
        offered.append(time.perf_counter() - started)
    await app.close()
    small, large = _memory(home, "lexical"), _memory(home, "model")
    what = f"{statistics.median(served) * 1000:.1f} ms to serve, {statistics.median(offered) * 1000:.1f} ms to offer"
    return (
        (f"reuse look-up at {count:,} pictures", what, f"first {loading * 1000:.0f} ms", "≤ 10 ms"),
        (f"memory at {count:,} pictures, no model", f"{small:.0f} MB", "", "≤ 150 MB at 10,000"),
        (f"memory at {count:,} pictures, with it", f"{large:.0f} MB", "", "≤ 300 MB at 100,000"),
    )


def _memory(home: Path, how: str) -> float:
    """What a process of its own holds in MB after a look-up and an offer in this home."""
    command = [sys.executable, "-m", "benchmarks.reuse", "memory", str(home), how]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


async def remembering(home: Path, how: str) -> float:
    """Open a home, look one wish up, and tell the memory held."""
    app = App(Settings(home=home, reuse_size=200_000))
    await app.ready()
    embedder = app.engines.rules().embedder if how == "model" else Lexical()  # type: ignore[attr-defined] # the rules mind's
    keys = await app.reuse.keys(ME, "a kite over a green hill", "c", embedder)
    await app.reuse.find(ME, keys)
    await app.reuse.offers(ME, keys.model_copy(update={"embedder": "lexical"}))
    await app.close()
    return _megabytes()


def _megabytes() -> float:
    """This process's memory now, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def week(seed: int = 20_261_121, wishes: int = 120, per_day: int = 40) -> list[tuple[int, str, int]]:
    """(day, wish, price in micro-dollars) for seven days of one busy person's use; the same for the same seed.

    A person has about `wishes` things in mind and comes back to them unevenly: the k-th most liked is asked for with
    weight 1/k (Zipf). Each time, 35 % say it as before, 20 % in other words (politeness, spelling, synonyms, order),
    45 % with a small change (another colour, count, time or place) that makes it another picture. One in ten asks for
    another one of the same. Every wish has one price, cheap ones more often.
    """
    rng = random.Random(seed)
    known = [f"a {rng.choice(_SUBJECTS)} {rng.choice(_PLACES)}{rng.choice(_TIMES)}" for _ in range(wishes)]
    weights = [1 / (k + 1) for k in range(wishes)]
    prices = {w: rng.choices(_PRICES_MICRO, (5, 3, 2, 1))[0] for w in known}
    asked = []
    for day in range(7):
        for _ in range(per_day):
            wish = rng.choices(known, weights)[0]
            way = rng.random()
            said = wish if way < 0.35 else _said_otherwise(rng, wish) if way < 0.55 else _changed(rng, wish)
            if rng.random() < 0.1:
                said = f"another one: {said}"
            asked.append((day, said, prices[wish]))
    return asked


def _said_otherwise(rng: random.Random, wish: str) -> str:
    for one, other in _OTHERWISE.items():
        if rng.random() < 0.5:
            wish = wish.replace(one, other)
    return rng.choice(_FRAMES).format(wish)


def _changed(rng: random.Random, wish: str) -> str:
    way = rng.randrange(4)
    if way == 0:
        return wish.replace("a ", f"a {rng.choice(_COLORS)} ", 1)
    if way == 1:
        return f"{wish} with a {rng.choice(_SUBJECTS)}"
    if way == 2:
        return f"{wish.partition(',')[0]}, {rng.choice(_SUBJECTS)} {rng.choice(_PLACES)}"
    return f"{wish}{rng.choice(_TIMES[1:6])}"


async def simulated_week(home: Path) -> tuple[Row, ...]:
    """The week through the real look-up: the share of wishes served, and of the money that stays."""
    from images_mcp.capabilities.reuse.looking import wants_fresh

    clock = FixedClock(datetime(2026, 11, 16, 8, tzinfo=UTC))
    app = App(Settings(home=home), clock)
    await app.ready()
    lexical, kinds, spent, saved = Lexical(), Counter[str](), 0, 0
    for number, (day, wish, price) in enumerate(week()):
        clock.at = datetime(2026, 11, 16, 8, tzinfo=UTC) + timedelta(days=day, minutes=number % 40 * 12)
        keys = None if wants_fresh(wish) else await app.reuse.keys(ME, wish, "c", lexical)
        found = await app.reuse.find(ME, keys) if keys else None
        if found:
            kinds[found[1]] += 1
            saved += price
            continue
        spent += price
        kinds["drawn"] += 1
        if keys is not None:
            await _keep(app, keys, price)
    await app.close()
    hits = sum(kinds.values()) - kinds["drawn"]
    told = ", ".join(f"{kind} {times}" for kind, times in sorted(kinds.items()))
    return (
        ("simulated week: wishes served", f"{hits / sum(kinds.values()):.0%}", told, "> 20 %"),
        (
            "simulated week: money that stays",
            f"{saved / (saved + spent):.0%}",
            f"${saved / 1e6:.2f} of ${(saved + spent) / 1e6:.2f}",
            "> 15 %",
        ),
    )


async def _keep(app: App, keys: Keys, price: int) -> None:
    image_id = app.clock.new_id("img")
    about = About(path="/nowhere", prompt="", brief={}, alt_text="", alt_text_source="brief")
    plain = {"parent_id": None, "version": 1, "final": None, "width": 1, "height": 1, "bytes": 1}
    image = Image(
        id=image_id, conversation_id="conv", generation_id=image_id, blob="0" * 64, format="png", engine="openai",
        model="m", about=about, created_at=app.clock.now(), **plain,
    )  # fmt: skip
    async with app.db.tx() as tx:
        await app.images.add(tx, ME.tenant, ME.user, image)
        await app.reuse.remember(tx, ME.tenant, ME.user, image_id, keys, price, 20_000)


async def rows(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> list[Row]:
    """Every figure of reuse."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as home:
        found += await simulated_week(Path(home) / "week")
        for count in sizes:
            found += await look_up(count, Path(home) / str(count))
    return found


if __name__ == "__main__":
    os.environ.pop("OPENAI_API_KEY", None)
    if sys.argv[1:2] == ["memory"]:
        print(asyncio.run(remembering(Path(sys.argv[2]), sys.argv[3])))
        sys.exit()
    chosen = tuple(int(a) for a in sys.argv[1:]) or (1_000, 10_000, 100_000)
    for row in asyncio.run(rows(chosen)):
        print(" | ".join(row))
