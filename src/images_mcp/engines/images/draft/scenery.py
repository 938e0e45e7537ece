"""What is said of the scenery and is no thing of its own: rain that falls, waves of a sea, mountains along the horizon."""

from dataclasses import replace

from images_mcp.engines.images.draft.noun import Noun

_WEATHER = {"rain": ("rain", "storm"), "snowflake": ("snow",)}
_PLACES = {"wave": "sea", "mountain": "mountains"}
HOMES = {
    "iceberg": "sea", "lighthouse": "beach", "octopus": "underwater", "penguin": "snow", "cactus": "desert",
    "shark": "underwater", "dolphin": "sea", "crab": "beach", "swan": "lake",
}  # fmt: skip
"""Where things are that nobody has placed."""
_CLOUDS = ("cloud", "wolke", "nube", "nuage", "雲", "flake", "flocke", "copo", "flocon", "結晶")


def told_once(nouns: list[Noun], places: tuple[str, ...], weather: str) -> tuple[list[Noun], tuple[str, ...]]:
    """The things without those the scenery shows anyway, and the places with those they bring."""
    kept = [i for i, n in enumerate(nouns) if not (_falls(n, weather) or _is_place(n, i, nouns, places))]
    if not kept or len(kept) == len(nouns):
        return nouns, places
    brought = [_PLACES[n.prop.name] for i, n in enumerate(nouns) if i not in kept and n.prop.name in _PLACES]
    if any(nouns[i].prop.kind == "building" for i in kept):
        brought = ["beach" if p == "sea" else p for p in brought]  # a house stands on the shore
    index = {old: new for new, old in enumerate(kept)}
    left = [_placed(nouns[i], index) for i in kept]
    return left, tuple(dict.fromkeys((*(p for p in brought if p not in places), *places)))


def _falls(noun: Noun, weather: str) -> bool:
    """Whether it is the weather itself, not a cloud or a flake to look at."""
    return weather in _WEATHER.get(noun.prop.name, ()) and not any(w in noun.words for w in _CLOUDS)


def _is_place(noun: Noun, index: int, nouns: list[Noun], places: tuple[str, ...]) -> bool:
    """Whether it is where the others are: several, or such a place, with nobody on or in them."""
    if noun.prop.name not in _PLACES or noun.color or len(nouns) < 2:
        return False
    several = noun.count > 1 or noun.words.endswith(("s", "e", "en", "々")) or _PLACES[noun.prop.name] in places
    return several and not any(n.to == index and n.relation in ("on", "in") for n in nouns)


def _placed(noun: Noun, index: dict[int, int]) -> Noun:
    """The thing with its relation, where what it was placed against is still there."""
    to = index.get(noun.to) if noun.to is not None else None
    return replace(noun, to=to, relation=noun.relation if to is not None or noun.to is None else "")


_PHENOMENA = ("rainbow", "lightning")


def in_the_sky(nouns: list[Noun], skies: list[str], places: tuple[str, ...]) -> tuple[list[Noun], list[str]]:
    """The things without the rainbow or lightning over the others: those span the sky; alone they are things."""
    kept = [
        i
        for i, n in enumerate(nouns)
        if n.prop.name not in _PHENOMENA or n.color or any(m.to == i and m.relation in ("on", "in") for m in nouns)
    ]
    if (not kept and not places) or len(kept) == len(nouns):
        return nouns, skies
    found = [n.prop.name for i, n in enumerate(nouns) if i not in kept]
    index = {old: new for new, old in enumerate(kept)}
    return [_placed(nouns[i], index) for i in kept], list(dict.fromkeys((*skies, *found)))


def cleared(skies: list[str], weather: str, places: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Weather and places where something in the sky must be seen: snow lies on the ground instead of falling."""
    if weather not in ("snow", "cloudy") or not set(skies) - set(_PHENOMENA):
        return weather, places
    return "clear", (*places, "snow") if weather == "snow" and not places else places
