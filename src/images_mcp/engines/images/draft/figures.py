"""Where figures come from: the drawn catalogue first, silhouettes for the rest."""

import zlib
from random import Random

from images_mcp.engines.images.draft import longtail
from images_mcp.engines.images.draft.props.catalog import PROPS, find, find_all
from images_mcp.engines.images.draft.props.sketch import pose
from images_mcp.engines.images.draft.shapes import Figure, Prop, Wanted
from images_mcp.engines.images.draft.words import fold, singular

POSES = ("sleep", "run", "fly", "jump", "swim", "sit", "dance", "wave", "read", "walk", "open")


def named(text: str, language: str) -> list[tuple[Prop, int, int]]:
    """Every drawn thing a text names, with its span of characters."""
    return find_all(text, language)


def alone(name: str, language: str) -> Prop | None:
    """The drawn thing a whole phrase is the name of. "Orange", the colour, is in no list of things: its plural is."""
    forms = (name, f"{name}s")
    drawn_ones = (prop for form in forms for prop, *span in named(form, language) if span == [0, len(form)])
    return next(drawn_ones, None) or PROPS.get(name.casefold())


def silhouette(phrase: str, language: str) -> Prop | None:
    """A silhouette for a noun the catalogue lacks. The collection's words are English."""
    return longtail.find(phrase) if language == "en" else None


def plural_count(prop: Prop, said: str, language: str) -> int:
    """How many an uncounted noun means: one, or three where it stands in the plural."""
    if prop.kind in ("nature", "symbol") or said == prop.name or prop.name.startswith(f"{said} "):
        return 1  # headphones and grapes are one thing
    if language != "en":
        return 3 if prop.kind in ("person", "animal", "plant", "food") and _plural(prop, said, language) else 1
    if prop.name in _PAIRS and said.endswith("s"):
        return 2
    singulars = {fold(w) for w in prop.words.get("en", ())}
    plural = said.endswith("s") and not said.endswith("ss") and said[:-1] in singulars
    return 3 if plural or said in ("mice", "geese", "children", "people", "cacti", "leaves") else 1


_PAIRS = ("shoe", "boot")  # worn on two feet


def _plural(prop: Prop, said: str, language: str) -> bool:
    """Whether a word is another of the prop's words with a plural's ending."""
    names = {fold(w) for w in prop.words.get(language, ())}
    endings = {"es": ("s", "es"), "fr": ("s", "x"), "de": ("e", "er", "en", "n", "s")}.get(language, ())
    return any(said.endswith(end) and said.removesuffix(end) in names for end in endings)


def exactly(phrase: str) -> Prop | None:
    """The silhouette whose own name this is, not one that only has to do with it."""
    for form in dict.fromkeys((phrase.casefold(), singular(phrase.casefold()))):
        prop = longtail.find(form)
        if prop and drawn(prop, 0).shapes[0].part == form.replace(" ", "-"):
            return prop
    return None


def known(word: str, language: str) -> bool:
    """Whether a word is in the catalogue: as part of a longer name ("coffee" in "cup of coffee") it is not missing."""
    return find(word, language) is not None


def exact(word: str, language: str) -> bool:
    """Whether the catalogue has this very word, not only the end of it."""
    return any(fold(w) == fold(word) for prop in PROPS.values() for w in prop.words.get(language, ()))


def is_pose(word: str) -> bool:
    """Whether a word is an action that figures can take a pose for."""
    return bool(pose(Wanted(Random(0), word), *POSES))


def reads(action: str) -> bool:
    """Whether people who do this are drawn with a book in their hands."""
    return bool(pose(Wanted(Random(0), action), "read"))


def drawn(prop: Prop, seed: int, action: str = "", extras: tuple[str, ...] = (), said: str = "") -> Figure:
    """A prop's figure, always the same for the same seed and the same words for it."""
    chance = Random(zlib.crc32(f"{prop.name}/{seed}".encode()))
    return prop.draw(Wanted(chance, action, said, extras))


__all__ = ["PROPS", "drawn", "is_pose", "known", "named", "plural_count", "silhouette"]
