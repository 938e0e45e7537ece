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
from images_mcp.engines.minds.rules.words import fold
from images_mcp.kernel.errors import invalid, missing
from images_mcp.kernel.numerals import number_in

if TYPE_CHECKING:
    from images_mcp.app import App

_LIKE_ENOUGH = 55.0  # of 100, rapidfuzz's token set ratio
_TIE = 1 / 30  # of what plainly tells two pictures apart

# Closed classes in five languages.
_NOT = re.compile(
    r"\b(?:not|nicht|kein(?:e[nrs]?)?|no|pas|anything but|except|ausser|sauf|excepto|menos la|menos el)\b|じゃない|ではない|以外"
)
_LAST = re.compile(r"\b(?:last|letzte[nrs]?|ultim[oa]|dernier(?:e)?)\b|最後")
_MIDDLE = re.compile(
    r"\b(?:middle|cent(?:re|er|ral)|mittlere[nrs]?|mitte|medio|central|del medio|milieu)\b|真ん中|中央"
)
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
_AROUND = re.compile(
    r"\b(?:i|we|the|a|one|ones|picture|image|variation|version|like|love|want|prefer|choose|pick|take|go|with|please|lets?|let's|use|"
    r"best|that|this|is|ich|mag|nehme?|nimm|will|mochte|bitte|das|die|der|den|bild|am|variante|la|el|lo|las|los|me|gusta|quiero|"
    r"elijo|prefiero|tomo|por favor|imagen|version|le|les|je|j'aime|veux|prends|prefere|choisis|l'image|celle|celui|s'il|vous|plait|of|them|all|"
    r"first|second|third|fourth|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|"
    r"premiere?|deuxieme|troisieme|quatrieme)\b|[0-9一二三四]+|つ目|番目|番|が|の|もの|やつ|で|を|は|にする|選ぶ|選んで|ください|いい|です|お願いします|画像"
)


def points(words: str) -> bool:
    """Whether words only point at one of several pictures: nothing in them asks for a change."""
    said = _said(words)
    pointed = _NOT.search(said) or _LAST.search(said) or _MIDDLE.search(said) or _look(said)
    for part in (_NOT, _LAST, _MIDDLE, _MOST, _LEAST):
        said = part.sub(" ", said)
    said = re.sub(r"\w+", lambda m: " " if any(p.search(m.group()) for _, _, p in _LOOKS) else m.group(), said)
    return bool(pointed) and not re.sub(r"[\W_]+", "", _AROUND.sub(" ", said))


def _said(words: str) -> str:
    return fold(words).replace("ß", "ss").strip(" .!?。")


async def meant(app: "App", shown: list[Image], wanted: int | str) -> Image:
    """The one of these that is meant. Raises `Problem` with what there is where none or several could be."""
    if isinstance(wanted, int) or wanted.strip().isdigit():
        return _numbered(shown, int(wanted))
    said = _said(wanted)
    if _NOT.search(said):
        return _left_over(shown, _NOT.sub(" ", said))
    if _LAST.search(said):
        return shown[-1]
    if _MIDDLE.search(said) and len(shown) % 2:
        return shown[len(shown) // 2]
    if found := _look(said):
        return await _most(app, shown, *found)
    scores = [fuzz.token_set_ratio(wanted.casefold(), description(image).casefold()) for image in shown]
    best = max(scores)
    if best >= _LIKE_ENOUGH and scores.count(best) == 1:
        return shown[scores.index(best)]
    if (place := number_in(said)) is not None:
        return _numbered(shown, place)
    raise _unclear(shown)


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


def _left_over(shown: list[Image], said: str) -> Image:
    """What is left where one is ruled out. Raises `Problem` where that leaves several."""
    number_out = number(shown[-1]) if _LAST.search(said) else number_in(said)
    left = [image for image in shown if number(image) != number_out]
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
