"""Pointing at one of several pictures: by number, place, what it is most of, what it is not, or its description.

What it is most of (brightest, warmest, busiest, …) is measured on the pixels.
"""

import asyncio
import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from images_mcp.capabilities.assets.pictures import bytes_of
from images_mcp.capabilities.assets.sheets import tile_of
from images_mcp.capabilities.assets.store import Image
from images_mcp.capabilities.generation.apart import features
from images_mcp.capabilities.generation.batches import PLAIN_APART
from images_mcp.kernel import pointing
from images_mcp.kernel.errors import invalid, missing
from images_mcp.kernel.numerals import bare

if TYPE_CHECKING:
    from images_mcp.app import App

_LIKE_ENOUGH = 55.0  # of 100, rapidfuzz's token set ratio
_LEAD = 15.0
_ANY = 9
_TIE = 1 / 30  # of what plainly tells two pictures apart

# Closed classes in five languages.
_MOST = re.compile(r"\b(?:most|(?:el|la|lo) mas|(?:le|la) plus)\b|(?<=\w)est\b|(?<=\w)ste[nrs]?\b|一番|最も|いちばん")
_LEAST = re.compile(r"\b(?:least|am wenigsten|wenigsten|(?:el|la|lo) menos|(?:le|la) moins)\b")
_LOOKS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("lightness", 1, re.compile(r"\bbright|\blight|\bhell|\bclar[oa]|\bluminos|\bclaire?\b|\blumineu|明る")),
    ("lightness", -1, re.compile(r"\bdark|\bdunk|\boscur|\bsombre|\bfonce|暗")),
    (
        "colourfulness",
        1,
        re.compile(r"\bcolou?rful|\bvivid|\bbunt|\bfarb|\bcolorid|\bcolore|\bviv[oae]|カラフル|鮮やか|色とりどり"),
    ),
    ("colourfulness", -1, re.compile(r"\bmuted|\bpale|\bblass|\bgedeckt|\bapagad|\bpalid|\bterne|\bpale|地味|淡")),
    ("warmth", 1, re.compile(r"\bwarm|\bcalid|\bchaud|暖か|あたたか|温か")),
    ("warmth", -1, re.compile(r"\bcool|\bcold|\bkuhl|\bkalt|\bkalte|\bfri[oa]|\bfroid|冷た|涼し|寒")),
    ("busyness", 1, re.compile(r"\bbus(?:y|i)|\bdetailed|\bunruhig|\brecargad|\bcharge|にぎやか|細か")),
    (
        "busyness",
        -1,
        re.compile(r"\bcalm|\bsimpl|\bplain|\bruhig|\bschlicht|\beinfach|\btranquil|\bsencill|\bcalme|シンプル|落ち着"),
    ),
)


def points(words: str) -> bool:
    """Whether words only point at one of several pictures: nothing in them asks for a change."""
    said = pointing.marked(words, _ANY)
    pointed = pointing.NOT.search(said) or pointing.named(said) or _look(said)
    for part in (_MOST, _LEAST):
        said = part.sub(" ", said)
    said = re.sub(r"\w+", lambda m: " " if any(p.search(m.group()) for _, _, p in _LOOKS) else m.group(), said)
    return bool(pointed) and not pointing.beside(said)


async def meant(app: "App", shown: list[Image], wanted: int | str) -> Image:
    """The one of these that is meant. Raises `Problem` with what there is where none or several could be."""
    plain = wanted if isinstance(wanted, int) else pointing.digits(wanted)
    if plain is not None:
        return _numbered(shown, plain)
    said, ruled_out = pointing.told_apart(pointing.marked(str(wanted), len(shown)))
    if named := pointing.named(said) - pointing.named(ruled_out):
        if len(named) > 1:
            raise _unclear(shown)
        return _numbered(shown, named.pop())
    if found := _look(said):
        return await _most(app, shown, *found)
    if ruled_out:
        return _left_over(shown, pointing.named(ruled_out))
    return _likest(shown, pointing.beside(said))


def _likest(shown: list[Image], said: str) -> Image:
    """The one whose description the words are like, and plainly more so than the next."""
    scores = [fuzz.token_set_ratio(said, pointing.beside(bare(description(image)))) for image in shown]
    best, *others = sorted(scores, reverse=True)
    if best < _LIKE_ENOUGH or best - max(others, default=0) < _LEAD:
        raise _unclear(shown)
    return shown[scores.index(best)]


def _look(said: str) -> tuple[str, int] | None:
    """What it is most of, and in which direction: "the brightest", "la menos oscura"."""
    least = bool(_LEAST.search(said))
    if not least and not _MOST.search(said):
        return None
    return next(((name, -way if least else way) for name, way, word in _LOOKS if word.search(said)), None)


async def _most(app: "App", shown: list[Image], quality: str, way: int) -> Image:
    def measured() -> list[float]:
        return [features(tile_of(bytes_of(app, image))).look[quality] for image in shown]

    values = [way * value for value in await asyncio.to_thread(measured)]
    best = max(values)
    if sum(best - value < PLAIN_APART[quality] * _TIE for value in values) > 1:
        raise invalid("Two of them are the same in that.", f"Say its number. There are {listed(shown)}.")
    return shown[values.index(best)]


def _left_over(shown: list[Image], out: set[int]) -> Image:
    """What is left where some are ruled out. Raises `Problem` where that leaves several."""
    left = [image for image in shown if number(image) not in out]
    if len(left) == 1 and len(shown) > 1:
        return left[0]
    raise invalid(f"That leaves {len(left)}.", f"Say its number. There are {listed(left)}.")


def _numbered(shown: list[Image], wanted: int) -> Image:
    found = next((image for image in shown if number(image) == wanted), None)
    if found is None:
        raise missing(f"There is no variation {wanted}.", f"There are {listed(shown)}.")
    return found


def _unclear(shown: list[Image]) -> Exception:
    return invalid("It is not clear which variation is meant.", f"Say its number. There are {listed(shown)}.")


def listed(shown: list[Image]) -> str:
    """The variations with their numbers."""
    return "; ".join(f"{number(image)}: {description(image)}" for image in shown)


def number(image: Image) -> int:
    """A variation's number."""
    return int((image.about.variation or {}).get("variation_number", 0))


def description(image: Image) -> str:
    """What is a variation's own, in words."""
    return str((image.about.variation or {}).get("description", ""))
