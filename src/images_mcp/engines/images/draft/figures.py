"""Where figures come from: the drawn catalogue first, silhouettes for the rest."""

import zlib
from random import Random

from images_mcp.engines.images.draft import longtail
from images_mcp.engines.images.draft.props.catalog import PROPS, find, find_all
from images_mcp.engines.images.draft.props.sketch import pose
from images_mcp.engines.images.draft.shapes import Figure, Prop, Wanted
from images_mcp.engines.images.draft.words import fold

POSES = ("sleep", "run", "fly", "jump", "swim", "sit", "dance", "wave", "read", "walk", "open")


def named(text: str, language: str) -> list[tuple[Prop, int, int]]:
    """Every drawn thing a text names, with its span of characters."""
    return find_all(text, language)


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


def known(word: str, language: str) -> bool:
    """Whether a word is in the catalogue: as part of a longer name ("coffee" in "cup of coffee") it is not missing."""
    return find(word, language) is not None


def is_pose(word: str) -> bool:
    """Whether a word is an action that figures can take a pose for."""
    return bool(pose(Wanted(Random(0), word), *POSES))


def drawn(prop: Prop, seed: int, action: str = "", extras: tuple[str, ...] = ()) -> Figure:
    """A prop's figure, always the same for the same seed."""
    chance = Random(zlib.crc32(f"{prop.name}/{seed}".encode()))
    return prop.draw(Wanted(chance, action, "", extras))


__all__ = ["PROPS", "drawn", "is_pose", "known", "named", "plural_count", "silhouette"]
