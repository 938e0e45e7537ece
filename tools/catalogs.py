"""Brings the studio's catalogues up to date with its words: `python -m tools.catalogs`; it prints what lacks a translation."""

import sys
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parent.parent / "src/images_mcp/surfaces/web"
LANGUAGES = ("de", "es", "fr", "ja")
_METHODS = [("**.py", "python"), ("apps/**.js", "javascript"), ("templates/**.html", "jinja2")]
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "tr": None}


@cache
def words() -> Catalog:
    """Everything the pages say, as it stands in templates and labels."""
    found = Catalog(project="images-mcp", charset="utf-8")
    rows = extract_from_dir(
        WEB,
        method_map=_METHODS,
        options_map={"templates/**.html": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "silent": "false"}},
        keywords=_KEYWORDS,
    )
    for file, line, message, comments, context in rows:
        found.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """One language's translations as they are kept."""
    with (WEB / f"locale/{language}.po").open("rb") as source:
        return read_po(source, locale=language)


def missing(language: str) -> list[str]:
    """What a language lacks: words not translated, not sure, or of another shape than the original."""
    kept = catalogue(language)
    lacking = []
    for message in words():
        if not message.id:
            continue
        found = kept.get(message.id)
        texts = found.string if found and isinstance(found.string, tuple | list) else (found and found.string,)
        if not found or found.fuzzy or not all(texts) or list(found.check(kept)):
            lacking.append(str(message.id))
    return lacking


def main() -> int:
    """Update all; 1 where something lacks a translation."""
    template, lacking = words(), 0
    for language in LANGUAGES:
        kept = catalogue(language)
        kept.update(template, no_fuzzy_matching=True, update_creation_date=False)
        kept.obsolete.clear()
        with (WEB / f"locale/{language}.po").open("wb") as target:
            write_po(target, kept, width=120, sort_output=True, no_location=True, omit_header=False)
        for text in missing(language):
            lacking += 1
            print(f"{language}: {text}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
