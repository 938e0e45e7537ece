"""Comparing wishes, telling what reuse has saved, forgetting what may be served."""

from collections import defaultdict
from datetime import timedelta

from images_mcp.brief import Brief
from images_mcp.capabilities.reuse import contract as c
from images_mcp.capabilities.reuse.judging import compare
from images_mcp.capabilities.reuse.store import Day
from images_mcp.operations import Call

_MICRO = 1_000_000


async def compare_prompts(call: Call, request: c.ComparePrompts) -> c.PromptComparison:
    """The judgement behind reuse, shown. Nothing leaves the machine."""
    mind = call.app.engines.rules()
    first, second = (await mind.read(request.a, Brief()), await mind.read(request.b, Brief()))
    found = compare(request.a, request.b, first, second, getattr(mind, "embedder", None))
    return c.PromptComparison(
        same=found.same,
        similarity=found.similarity,
        differences=tuple(c.PromptDifference.model_validate(row) for row in found.differences),
    )


async def cache_statistics(call: Call, request: c.CacheStatistics) -> c.ReuseStatistics:
    """What was served instead of drawn, and what that saved."""
    reuse, settings = call.app.reuse, call.app.settings
    rows = await reuse.entries.by_day(call.actor, timedelta(days=request.days - 1))
    times: dict[str, int] = defaultdict(int)
    for row in rows:
        times[row.kind] += row.times
    hits = c.ReuseHits(**{kind: times[kind] for kind in c.ReuseHits.model_fields})
    served = hits.minutes + hits.exact + hits.meaning
    saved = sum(row.saved_micro for row in rows) / _MICRO
    seconds = sum(row.saved_millis for row in rows) / 1000
    return c.ReuseStatistics(
        entries=await reuse.entries.count(call.actor),
        hits=hits,
        drawn=times["drawn"],
        hit_rate=_share(served, times["drawn"]),
        saved_usd=round(saved, 6),
        saved_seconds=round(seconds, 1),
        by_day=_days(rows),
        limits=c.ReuseLimits(
            on=settings.reuse, threshold=settings.reuse_threshold, days=settings.reuse_days, size=settings.reuse_size
        ),
        message=f"{served} of {served + times['drawn']} paid pictures were served again, which saved ${saved:.3f} and "
        f"{seconds:.0f} seconds. Free drafts are drawn anew and not counted.",
    )


def _share(served: int, drawn: int) -> float:
    return round(served / (served + drawn), 4) if served + drawn else 0.0


def _days(rows: list[Day]) -> tuple[c.ReuseDay, ...]:
    by_day: dict[str, list[Day]] = defaultdict(list)
    for row in rows:
        by_day[row.day].append(row)
    told = []
    for day, kinds in sorted(by_day.items()):
        drawn = sum(k.times for k in kinds if k.kind == "drawn")
        hits = sum(k.times for k in kinds if k.kind != "drawn")
        saved = sum(k.saved_micro for k in kinds) / _MICRO
        told.append(
            c.ReuseDay(day=day, hits=hits, drawn=drawn, hit_rate=_share(hits, drawn), saved_usd=round(saved, 6))
        )
    return tuple(told)


async def clear_cache(call: Call, request: c.ClearCache) -> c.CacheCleared:
    """Forget every picture that may be served; none is deleted."""
    del request
    cleared = await call.app.reuse.forget(call.actor)
    return c.CacheCleared(
        cleared=cleared, message=f"{cleared} pictures will not be served again; the pictures themselves are all there."
    )
