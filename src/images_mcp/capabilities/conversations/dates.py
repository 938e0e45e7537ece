"""Stretches of time in somebody's words: a year, a month, a day, the last so many of something, from one to another."""

import re
from datetime import UTC, datetime, timedelta

from images_mcp.kernel.errors import Problem, invalid
from images_mcp.kernel.numerals import bare

_LONGEST = 200
_DAY = timedelta(days=1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_YEAR_FIRST = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2})(?:[t ]\d{1,2}:.*)?)?)?|(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_JAPANESE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_NAMED = re.compile(
    r"(?:(?:on|the|le|el|am|den) )?(?:(?P<before>\d{1,2})(?:st|nd|rd|th|er|\.)?(?: (?:of|de))? )?(?P<month>[a-z]{3,})\.?(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?)?"
    r"(?:,?(?: (?:of|de|del))? (?P<year>\d{4}))?"
)
_MONTHS = """
january januar enero janvier jan ene janv
february februar febrero fevrier feb fev
march marz marzo mars mar mrz
april abril avril apr abr avr
may mai mayo
june juni junio juin jun
july juli julio juillet jul juil
august agosto aout aug ago
september septiembre septembre sep sept
october oktober octubre octobre oct okt
november noviembre novembre nov
december dezember diciembre decembre dec dez dic
"""
_MONTH = {word: at for at, row in enumerate(_MONTHS.strip().splitlines(), 1) for word in row.split()}
_RECENT = re.compile(
    r"(?:the )?(?:last |past )?(\d{1,4}) ?(?:(min(?:ute)?s?)|(h(?:(?:ou)?rs?)?)|(d(?:ays?)?)|(w(?:eeks?)?)|(m(?:onths?)?)|(y(?:ears?)?))"
)
_UNITS = (timedelta(minutes=1), timedelta(hours=1), _DAY, 7 * _DAY, 30 * _DAY, 365 * _DAY)
_FROM_TO = re.compile(r"(?:(?:from|between|von|vom|zwischen|du|del|desde|entre) )?(.+?)(?: (?:to|until|till|and|bis|und|al|hasta|y|au|et|[-–—]) |\.\.|[〜～])(.+)")  # fmt: skip


def span(date: "str | dict[str, str]", now: datetime) -> tuple[datetime, datetime]:
    """A stretch of time [start, end) in UTC: "2026-11", "12 May", "today", "last 30 days", "… to …", or {from, to}.

    A month or day without its year is the last one that has begun. Raises `Problem` where it makes no sense.
    """
    if isinstance(date, dict):
        if not date or set(date) - {"from", "to"}:
            raise _unclear()
        start = span(date["from"], now)[0] if date.get("from") else _BEGINNING
        end = span(date["to"], now)[1] if date.get("to") else max(now, start) + _DAY
        return _forward(start, end)
    text = " ".join(bare(date[:_LONGEST]).split())
    if not (found := _one(text, now)) and (both := _FROM_TO.fullmatch(text)):
        begun, ended = _one(both[1], now), _one(both[2], now)
        found = (begun[0], ended[1]) if begun and ended else None
    if found is None:
        raise _unclear()
    return _forward(*found)


def _forward(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    if start >= end:
        raise invalid("This stretch of time ends before it begins.", "Say the earlier date first.")
    return start, end


def _one(text: str, now: datetime) -> tuple[datetime, datetime] | None:
    return _called(text, now) or _recent(text, now) or _written(text, now)


def _called(text: str, now: datetime) -> tuple[datetime, datetime] | None:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = today - today.weekday() * _DAY
    month = today.replace(day=1)
    return {
        "today": (today, today + _DAY),
        "yesterday": (today - _DAY, today),
        "this week": (monday, today + _DAY),
        "last week": (monday - 7 * _DAY, monday),
        "this month": (month, today + _DAY),
        "last month": ((month - _DAY).replace(day=1), month),
        "this year": (month.replace(month=1), today + _DAY),
        "last year": (month.replace(year=month.year - 1, month=1), month.replace(month=1)),
    }.get(text)


def _recent(text: str, now: datetime) -> tuple[datetime, datetime] | None:
    if not (recent := _RECENT.fullmatch(text)):
        return None
    unit = next(unit for unit, said in zip(_UNITS, recent.groups()[1:], strict=True) if said)
    return now - min(int(recent[1]) * unit, now - _BEGINNING), now + _DAY


def _written(text: str, now: datetime) -> tuple[datetime, datetime] | None:
    """A date with its year, or the last one that has begun."""
    if said := _YEAR_FIRST.fullmatch(text):
        return _calendar(said[1] or said[5], said[3] or said[6], said[4] or said[7])
    if said := _DAY_FIRST.fullmatch(text):
        return _calendar(said[3], said[2], said[1])
    if (said := _JAPANESE.fullmatch(text)) and (said[1] or said[2]):
        return _latest(said[1], said[2], said[3], now)
    said = _NAMED.fullmatch(text)
    if said is None or said["month"] not in _MONTH or (said["before"] and said["after"]):
        return None
    return _latest(said["year"], str(_MONTH[said["month"]]), said["before"] or said["after"], now)


def _latest(year: str | None, month: str | None, day: str | None, now: datetime) -> tuple[datetime, datetime]:
    if year:
        return _calendar(year, month, day)
    this = _calendar(str(now.year), month, day)
    return this if this[0] <= now else _calendar(str(now.year - 1), month, day)


def _calendar(year: str, month: str | None, day: str | None) -> tuple[datetime, datetime]:
    try:
        start = datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
        if day:
            return start, start + _DAY
        if month:
            return start, (start + 32 * _DAY).replace(day=1)
        return start, start.replace(year=start.year + 1)
    except (ValueError, OverflowError):
        raise _unclear() from None


def _unclear() -> Problem:
    return invalid(
        "This date cannot be read.",
        'Write "2026-11", "2026-11-21", "12 May", "today", "last week", "30 days", or {from, to}.',
    )
