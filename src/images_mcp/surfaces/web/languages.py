"""The pages' languages: gettext catalogues read once each, and numbers, money and dates as the language writes them."""

import functools
import gettext
import io
from datetime import date, datetime
from importlib import resources

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent
from babel.support import Translations

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français", "ja": "日本語"}
FOLDER = resources.files("images_mcp.surfaces.web") / "locale"


@functools.cache
def catalogue(language: str) -> gettext.NullTranslations:
    """What a language calls everything; English is what stands in the templates."""
    if language == "en":
        return gettext.NullTranslations()
    with (FOLDER / f"{language}.po").open("rb") as source:
        catalog = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def chosen(cookie: str | None, accepted: str) -> str:
    """The language somebody chose, else the best of those their browser asks for, else English."""
    if cookie in LANGUAGES:
        return cookie
    wishes: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        name, _, quality = part.strip().partition(";q=")
        try:
            wishes.append((float(quality or 1), name[:2].lower()))
        except ValueError:
            continue
    return next((name for _, name in sorted(wishes, key=lambda w: -w[0]) if name in LANGUAGES), "en")


def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return str(Locale.parse(language).text_direction)


def money(language: str, usd: float) -> str:
    """Dollars; amounts below ten cents with a tenth of a cent, because pictures often cost that."""
    pattern = None if usd == 0 or usd >= 0.1 else "¤#,##0.000" if language in {"en", "ja"} else "#,##0.000 ¤"
    return format_currency(usd, "USD", pattern, locale=language, currency_digits=pattern is None)


def number(language: str, value: float) -> str:
    """With the language's separators."""
    return format_decimal(value, locale=language)


def percent(language: str, value: float) -> str:
    """0 to 1, as whole per cent."""
    return format_percent(value, locale=language)


def day(language: str, at: str) -> str:
    """A day (`YYYY-MM-DD`) as the language writes it, shortly."""
    return format_date(date.fromisoformat(at), "medium", locale=language)


def when(language: str, at: str, now: datetime) -> str:
    """How long ago (within a week), else the date."""
    then = datetime.fromisoformat(at)
    if abs((now - then).days) < 7:
        return format_timedelta(then - now, add_direction=True, locale=language)
    return format_datetime(then.astimezone(), "medium", locale=language)
