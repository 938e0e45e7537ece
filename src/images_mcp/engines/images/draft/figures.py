"""Where figures come from: the drawn catalogue first, silhouettes for the rest."""

import zlib
from functools import cache
from random import Random

from images_mcp.engines.images.draft import longtail
from images_mcp.engines.images.draft.props.catalog import PROPS
from images_mcp.engines.images.draft.shapes import Figure, Prop, Wanted
from images_mcp.engines.images.draft.words import LANGUAGES, Words, fold


@cache
def catalogue_words(language: str) -> Words:
    """Every noun of the catalogue, in the person's language and in English."""
    order = [language, "en"] if language in LANGUAGES else ["en"]
    return Words((word, prop.name) for code in order for prop in PROPS.values() for word in prop.words.get(code, ()))


def silhouette(phrase: str, language: str) -> Prop | None:
    """A silhouette for a noun the catalogue lacks. The collection's words are English."""
    return longtail.find(phrase) if language == "en" else None


def plural_count(prop: Prop, said: str, language: str) -> int:
    """How many an uncounted noun means: one, or three where it stands in the plural."""
    if language != "en" or prop.kind in ("nature", "symbol"):
        return 1
    singulars = {fold(w) for w in prop.words.get("en", ())}
    plural = said.endswith("s") and not said.endswith("ss") and said[:-1] in singulars
    return 3 if plural or said in ("mice", "geese", "children", "people", "cacti", "leaves") else 1


def drawn(prop: Prop, seed: int, action: str = "", extras: tuple[str, ...] = ()) -> Figure:
    """A prop's figure, always the same for the same seed."""
    chance = Random(zlib.crc32(f"{prop.name}/{seed}".encode()))  # noqa: S311 - drawings, not secrets
    return prop.draw(Wanted(chance, action, "", extras))


__all__ = ["PROPS", "catalogue_words", "drawn", "plural_count", "silhouette"]
