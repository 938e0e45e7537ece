"""Brings the studio's catalogues up to date with its words: `python -m tools.catalogs`; it prints what lacks a translation.

Words stand in pages and labels, and in the data that pages show: templates, presets and the takes of variations.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from images_mcp.capabilities.templates import shelf

SOURCE = Path(__file__).parent.parent / "src/images_mcp"
WEB = SOURCE / "surfaces/web"
LANGUAGES = ("de", "es", "fr", "ja")
_METHODS = [("**.py", "python"), ("apps/**.js", "javascript"), ("templates/**.html", "jinja2")]
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "tr": None}
_NO_WORDS = re.compile(r"#[0-9a-f]{6}|[^a-zA-Z]*")


@cache
def words() -> Catalog:
    """Everything the pages say, as it stands in templates, labels and the data they show."""
    found = Catalog(project="images-mcp", charset="utf-8")
    rows = extract_from_dir(
        WEB,
        method_map=_METHODS,
        options_map={"templates/**.html": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "silent": "false"}},
        keywords=_KEYWORDS,
    )
    for file, line, message, comments, context in rows:
        found.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    for text in (*_of_templates(), *_of_styles()):
        if not _NO_WORDS.fullmatch(text) and "%" not in text:  # a bare sign would be taken for a place to fill in
            found.add(text)
    return found


def _of_templates() -> Iterator[str]:
    """What the curated templates say of themselves: titles, descriptions, questions, options, examples."""
    for one in (shelved.template for shelved in shelf.curated().values()):
        yield from (one.title, one.description)
        for place in one.parameters:
            yield from (place.prompt, *place.options)
            yield from (value for value in (place.example, place.default) if isinstance(value, str))


def _of_styles() -> Iterator[str]:
    """What presets are like, and what tells the takes of variations apart."""
    presets = tomllib.loads((SOURCE / "capabilities/styles/presets.toml").read_text())
    yield from (one["summary"] for one in presets["preset"])
    takes = tomllib.loads((SOURCE / "capabilities/variations/takes.toml").read_text())
    yield from (one["description"] for rows in takes.values() if isinstance(rows, list) for one in rows)


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
