"""Tell what was spent, from the ledger alone."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from images_mcp.capabilities.generation.operations import left
from images_mcp.capabilities.usage.contract import Usage, UsageDay, UsageShare, UsageStatistics
from images_mcp.capabilities.usage.store import Spent, spent_since
from images_mcp.operations import Call

_MICRO = 1_000_000


async def usage_statistics(call: Call, request: UsageStatistics) -> Usage:
    """What was spent over the last days."""
    today = call.app.clock.now().date()
    days = [(today - timedelta(days=back)).isoformat() for back in reversed(range(request.days))]
    spent = await spent_since(call.app.db, call.actor.tenant, days[0])
    by_day = {day: [one for one in spent if one.day == day] for day in {one.day for one in spent}}
    usd, pictures = _sum(spent)
    told = "One picture" if pictures == 1 else f"{pictures} pictures"
    return Usage(
        usd=usd,
        pictures=pictures,
        by_day=tuple(_day(day, by_day.get(day, [])) for day in days),
        by_model=_shares(spent, lambda one: one.model),
        by_kind=_shares(spent, lambda one: one.kind),
        budget=await left(call.app, call),
        message=f"{told} for ${usd:.2f} over the last {request.days} days, what is being drawn included.",
    )


def _day(day: str, spent: list[Spent]) -> UsageDay:
    usd, pictures = _sum(spent)
    return UsageDay(day=day, usd=usd, pictures=pictures, by_model=_shares(spent, lambda one: one.model))


def _shares(spent: Iterable[Spent], name: Callable[[Spent], str]) -> tuple[UsageShare, ...]:
    groups: dict[str, list[Spent]] = {}
    for one in spent:
        groups.setdefault(name(one), []).append(one)
    shares = [UsageShare(name=key, usd=_sum(of)[0], pictures=_sum(of)[1]) for key, of in groups.items()]
    return tuple(sorted(shares, key=lambda share: (-share.usd, -share.pictures, share.name)))


def _sum(spent: Iterable[Spent]) -> tuple[float, int]:
    rows = list(spent)
    return sum(one.micro_usd for one in rows) / _MICRO, sum(one.pictures for one in rows)
