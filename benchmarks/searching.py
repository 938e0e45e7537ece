"""Search among 100,000 turns: the real operation over a real index, filled in bulk because drawing so much takes days."""

import random
import statistics
import time
from typing import Any

import numpy as np
import sqlalchemy as sa

from images_mcp.app import App
from images_mcp.capabilities.conversations import cataloguing
from images_mcp.capabilities.conversations.index import (
    SAID,
    TITLE,
    Keyed,
    search_entries,
    search_prefixes,
    search_tokens,
    search_vectors,
)
from images_mcp.capabilities.conversations.state import State
from images_mcp.capabilities.conversations.store import conversations, search_pending, turns
from images_mcp.capabilities.conversations.terms import reading_of, terms_of
from images_mcp.engines.embeddings.nearest import packed
from images_mcp.engines.images.draft.props.words import TABLE
from images_mcp.kernel.settings import Settings
from images_mcp.operations import local_actor, parse, run

NOUNS = sorted({row.split("|")[3].split(",")[0].strip() for row in TABLE.strip().splitlines()})
LOOKS = (
    "watercolor photo poster logo minimal vintage isometric sketch banner sticker cover card icon map pattern".split()
)
TONES = "red blue green golden dark bright tiny huge sleepy angry old modern wooden snowy rainy quiet busy".split()
PER = 10


def phrase(chance: random.Random) -> str:
    """A wish: frequent looks and tones, rarer things."""
    words = [chance.choice(TONES), chance.choice(NOUNS), "and a", chance.choice(NOUNS), chance.choice(LOOKS)]
    return " ".join(words) + f" number {chance.randrange(20_000)}"


async def fill(app: App, count: int) -> None:
    """Conversations of ten turns with everything search needs, in bulk; vectors are random."""
    actor, chance, vectors = local_actor("cli"), random.Random(1), np.random.default_rng(1)
    keyed, vault, now = Keyed(app.vault, actor.tenant, actor.user), app.vault, app.clock.now()
    model = reading_of(await cataloguing.embedder_of(app))
    known: dict[str, frozenset[str]] = {}
    beginnings: dict[str, list[int]] = {}
    for block in range(0, count, 10_000):
        rows: dict[sa.Table, list[dict[str, Any]]] = {
            t: [] for t in (conversations, turns, search_entries, search_tokens, search_vectors)
        }
        prefixes: set[tuple[int, int]] = set()
        for number in range(block // PER, (block + 10_000) // PER):
            conversation_id, base = app.clock.new_id("conv"), 1_000_000 + number * 100
            common = {"tenant": actor.tenant, "owner": actor.user}
            tokens: dict[tuple[int, int], int] = {}
            texts = [phrase(chance) for _ in range(PER)]
            for at, text in enumerate(texts):
                for word in text.split():
                    if word not in known:
                        known[word] = frozenset().union(*terms_of(word).words.values())
                        beginnings[word] = keyed.beginnings(word)
                    for stem in known[word]:
                        token = keyed.token("s", stem)
                        tokens[token, SAID] = 3
                        if at == 0:
                            tokens[token, TITLE] = 4
                        prefixes |= {(p, token) for p in beginnings[word]}
                turn = app.clock.new_id("turn")
                sealed = vault.seal(actor.tenant, f"turns.text|{turn}", text)
                row = {"id": turn, "tenant": actor.tenant, "conversation_id": conversation_id, "role": "user"}
                rows[turns].append({**row, "text": sealed, "generation_id": None, "at": now})
                vector = vectors.standard_normal(384).astype(np.float32)
                held = packed(vector / np.linalg.norm(vector))
                place = f"search_vectors.sealed|{base + at}"
                rows[search_vectors].append(
                    {**common, "number": base + at, "entry": base, "part": turn, "model": model}
                    | {"sealed": vault.seal_bytes(actor.tenant, place, held)}
                )
            state = vault.seal_json(actor.tenant, f"conversations.state|{conversation_id}", State().to_json())
            title = vault.seal(actor.tenant, f"conversations.title|{conversation_id}", texts[0])
            rows[conversations].append(
                {**common, "id": conversation_id, "title": title, "tags": None, "bookmarked": False, "state": state}
                | {"images": 0, "created_at": now, "updated_at": now}
            )
            rows[search_entries].append({**common, "number": base, "conversation_id": conversation_id})
            rows[search_tokens] += [
                {"tenant": actor.tenant, "token": t, "entry": base, "part": p, "weight": w}
                for (t, p), w in tokens.items()
            ]
        async with app.db.tx() as tx:
            for table, values in rows.items():
                await tx.execute(sa.insert(table), values)
            pairs = [{"tenant": actor.tenant, "prefix": p, "token": t} for p, t in prefixes]
            named: Any = {name: sa.bindparam(name) for name in pairs[0]}
            await tx.execute(app.db.insert_new(search_prefixes, named), pairs)
            await tx.execute(sa.delete(search_pending))


async def measured(settings: Settings, count: int = 100_000) -> tuple[str, str, str, str]:
    """Medians over queries of every kind, and how long the first one of a process takes."""
    app = App(settings)
    await app.ready()
    await fill(app, count)
    await app.close()
    app = App(settings)
    await app.ready()
    actor, search, chance = local_actor("cli"), app.registry.get("search_conversations"), random.Random(2)

    async def once(kind: str, text: str) -> float:
        started = time.perf_counter()
        await run(app, actor, search, parse(search, {"query": text, "search_type": kind}))
        return time.perf_counter() - started

    await once("text", "fox")  # imports and the sentence model's weights
    first = await once("semantic", "a fox")
    times = {
        kind: statistics.median(
            [
                await once(kind, f"{chance.choice(TONES)} {chance.choice(NOUNS)} {chance.choice(LOOKS)}")
                for _ in range(25)
            ]
        )
        for kind in ("text", "semantic", "hybrid")
    }
    await app.close()
    told = ", ".join(f"{kind} {took * 1000:.0f} ms" for kind, took in times.items())
    return (f"search among {count:,} turns", f"{told}; the first {first * 1000:.0f} ms", "", "≤ 50 ms")
