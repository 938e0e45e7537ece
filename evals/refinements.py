"""How right an interpretation is: the same operations in the same order, words compared leniently, strength in its band."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

from images_mcp.brief import Brief
from images_mcp.engines.minds.port import SURE, Change, Mind
from images_mcp.engines.minds.rules.words import fold, stem

# Words that only name the operation itself or the whole picture; a target made of these is no target.
_NO_TARGET = set(
    "picture image photo scene whole thing everything it this that all overall composition background camera view shot frame "
    "text color colour palette light lighting mood atmosphere style contrast saturation brightness sharpness warmth crop angle "
    "bild ganze alles hintergrund kamera farbe stimmung licht imagen escena todo fondo camara color luz ambiente image scene "
    "tout fond camera couleur lumiere ambiance 画像 全体 写真 背景 色 雰囲気 光 絵".split()
)
_LITTLE = set(
    "a an the some its his her their my our your of to in on at by with and or for from into as is be any one version "
    "der die das den dem des ein eine einen einem einer und oder mit im in am an auf von zu aus als "
    "el la los las un una unos unas de del y o en con a al para por le les un une des du et ou en dans sur avec au aux l d".split()
)
_NUMBERS = {
    w: str(n)
    for n, words in enumerate(
        ["", "one first eins erste ersten erstes uno primero primera un premier premiere une",
         "two second zwei zweite zweiten dos segunda segundo deux deuxieme", "three third drei dritte dritten tres tercera tercero trois troisieme",
         "four fourth vier vierte cuatro cuarta quatre quatrieme", "five fifth funf funfte cinco quinta cinq cinquieme",
         "six sixth sechs seis sexta sixieme", "seven seventh", "eight eighth"]
    )
    for w in words.split()
}  # fmt: skip
_ONE_WORD = {"add", "remove", "set_style", "set_background", "reframe", "keep", "new", "select", "revert", "vary"}
_GRADED = {"add", "remove", "reframe"}
_STEPS = {"undo", "redo"}


def band(strength: float | str | list[float] | None) -> str:
    """low (0.4 at most), high (0.7 at least) or middle; a label may be a number, a range or the band's own name."""
    if isinstance(strength, list):
        strength = sum(strength) / len(strength)
    if isinstance(strength, str):
        if numbers := [float(n) for n in re.findall(r"\d+(?:\.\d+)?", strength)]:
            signed = {"<": "low", "≤": "low", ">": "high", "≥": "high"}.get(strength.strip()[:1])
            return signed or band(numbers)
        low, high = r"low|bit|slight|little|weak|small|touch", r"high|lot|much|strong|large|very"
        return "low" if re.search(low, strength) else "high" if re.search(high, strength) else "middle"
    strength = 0.5 if strength is None else strength
    return "low" if strength <= 0.4 else "high" if strength >= 0.7 else "middle"


def _words(text: str | None, lang: str) -> set[str]:
    found = []
    for word in re.findall(r"\w+", fold(text or "")):
        plain = _NUMBERS.get(word, re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word))
        if plain not in _LITTLE:
            found.append(stem(plain, lang if lang != "ja" else "en"))
    return set(found)


def _alike(a: str, b: str) -> bool:
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return (
        a == b
        or (shared >= 4 and max(len(a), len(b)) - shared <= 3)
        or (min(len(a), len(b)) >= 4 and (a in b or b in a))
    )


def same_words(wanted: str | None, given: str | None, lang: str) -> bool:
    """Whether one contains the other, whatever the case, articles, endings and number words."""
    if lang == "ja":
        x, y = (re.sub(r"[「」『』\s]", "", fold(t or "")) for t in (wanted, given))
        return x == y or bool(x and y and (x in y or y in x or (x[:2] == y[:2] and len(x) > 1)))
    a, b = _words(wanted, lang), _words(given, lang)
    if not a or not b:
        return (wanted or "").strip().casefold() == (given or "").strip().casefold()
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return all(any(_alike(x, y) for y in large) for x in small)


def _steps(value: str | None) -> str:
    """How many steps; one where no number was said."""
    number = next((w for w in _words(value, "en") if w.isdigit()), "1")
    return str(int(number))


def _target(text: str | None, lang: str) -> str | None:
    if not text or (lang == "ja" and text in _NO_TARGET):
        return None
    words = {w for w in re.findall(r"\w+", fold(text)) if w not in _LITTLE}
    return None if words <= _NO_TARGET or all(w.rstrip("s") in _NO_TARGET for w in words) else text


def right(wanted: dict[str, Any], given: Change, lang: str) -> bool:
    op = wanted["op"]
    if op != given.op.value:
        return False
    if op == "adjust" and wanted.get("direction") != (given.direction.value if given.direction else None):
        return False
    said = wanted.get("strength")
    if (op == "adjust" or (said is not None and op in _GRADED)) and band(said) != band(given.strength):
        return False
    attribute = given.attribute.value if given.attribute else None
    if op == "keep":
        named = [wanted.get("target"), wanted.get("value"), wanted.get("attribute")]
        mine = " ".join(filter(None, (given.target, given.value, attribute)))
        return any(same_words(n, mine, lang) for n in named if n) or not any(named)
    if op == "adjust" and wanted.get("attribute") != attribute:
        return False
    if op in _STEPS:
        return _steps(wanted.get("value")) == _steps(given.value)
    if op in _ONE_WORD:
        mine = " ".join(filter(None, (given.target, given.value)))
        named = [n for n in (_target(wanted.get("target"), lang) or None, wanted.get("value")) if n]
        if op == "vary":
            return _steps(" ".join(map(str, named))) == _steps(mine) or not any(c.isdigit() for c in mine)
        if not named and not mine:
            return True
        return all(same_words(n, mine, lang) for n in named) if named else op in {"vary", "remove", "new"}
    target = _target(wanted.get("target"), lang), _target(given.target, lang)
    if op == "set_text":
        return same_words(wanted.get("value"), given.value, lang) and (None in target or same_words(*target, lang))
    if (target[0] is None) != (target[1] is None) or (target[0] and not same_words(*target, lang)):
        return False
    worded = op != "adjust" or attribute in {"mood", "lighting"}  # elsewhere the direction says it all
    return not worded or not wanted.get("value") or same_words(wanted["value"], given.value, lang)


def wholly_right(row: dict[str, Any], given: tuple[Change, ...]) -> bool:
    wanted = row["operations"]
    return len(wanted) == len(given) and all(right(w, g, row["lang"]) for w, g in zip(wanted, given, strict=True))


def refinements(
    rows: list[dict[str, Any]], mind: Mind, tally: dict[str, list[float]], miss: Callable[[str], None]
) -> None:
    """Wholly right for all and by language; rows marked `held` were looked at last and are told apart."""
    for row in rows:
        found = asyncio.run(mind.interpret(row["instruction"], Brief(), tuple(row.get("history", ()))))
        good = wholly_right(row, found.changes)
        held = " held out" if row.get("held") else ""
        tally[f"refinement{held}"].append(good)
        tally[f"refinement{held}/{row['lang']}"].append(good)
        tally["refinement: sure and wrong (lower is better)"].append(found.confidence >= SURE and not good)
        if not good:
            tally["refinement: asked where it would have been wrong"].append(found.confidence < SURE)
        if not good and not held:
            miss(f"refinement {row['instruction']} {row['operations']} -> {found.changes} {found.confidence}")
