"""Alt text from the brief, where nobody has looked at the picture: what was asked for, nothing else."""

import json
import re
from functools import cache
from importlib.resources import files

from images_mcp.brief import Aspect, Brief, Source
from images_mcp.engines.minds.rules.words import fold

SHORTEST, LONGEST = 150, 200
_ORDER = (
    "count", "detail", "action", "setting", "style", "palette", "mood", "lighting", "composition", "background", "brand",
)  # fmt: skip
_OPENING = re.compile(
    r"^(?:please\s+)?(?:an?\s+)?(?:image|picture|photo of an? image|imagen|bild|image)\s+(?:of|von|de|d')\s+",
    re.IGNORECASE,
)


@cache
def _phrases() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = json.loads((files(__package__) / "alt_text.json").read_text("utf-8"))
    return loaded


def alt_text(brief: Brief, could_not: tuple[str, ...] = ()) -> str:
    """150 to 200 characters in the brief's language: the subject, the exact words, then what else the brief says.

    Never says "image of" and invents nothing; what the engine `could_not` draw is not claimed. A refusal ("no people")
    is not mentioned, since the words would put the thing before the reader's eyes.
    """
    words = _phrases().get(brief.language) or _phrases()["en"]
    failed = tuple(c.casefold() for c in could_not)
    stop = "。" if brief.language == "ja" else ". "
    parts = [_sentence(_OPENING.sub("", brief.get(Aspect.SUBJECT) or words["subject"][0]))]
    made = brief.aspects.get(Aspect.USE)
    if made and made.source is Source.USER and made.evidence and fold(made.evidence) not in fold(parts[0]):
        parts[0] = f"{_sentence(made.evidence)}: {parts[0]}"
    if brief.texts and not any(t.casefold() in f for t in brief.texts for f in failed):
        quoted = ", ".join(f"“{t}”" for t in brief.texts)
        parts.append(words["text"][0].format(quoted))
    for name in _ORDER:
        said = brief.aspects.get(Aspect(name))
        if said is None or said.source is Source.DEFAULT or said.value.casefold() in stop.join(parts).casefold():
            continue
        if any(said.value.casefold() in f or f in said.value.casefold() for f in failed):
            continue
        candidate = words[name][0].format(said.value)
        if _length([*parts, candidate], stop) <= LONGEST:
            parts.append(candidate)
    for filler in words["fill"]:
        if _length(parts, stop) < SHORTEST and _length([*parts, filler], stop) <= LONGEST:
            parts.append(filler)
    return _fit(stop.join(parts).strip(), stop, words)


def _sentence(text: str) -> str:
    clean = " ".join(text.split()).strip(" .。")
    return clean[:1].upper() + clean[1:]


def _length(parts: list[str], stop: str) -> int:
    return len(stop.join(parts)) + 1


def _fit(text: str, stop: str, words: dict[str, list[str]]) -> str:
    """Cut at a word, or fill up with the brief's own words about itself, until the length is right."""
    end = stop.strip()
    if len(text) + 1 > LONGEST:
        cut = text[: LONGEST - 2]
        return (cut[: cut.rfind(" ")] if " " in cut[SHORTEST:] else cut).rstrip(" ,;:") + "…"
    fillers = [f for f in words["fill"] if f not in text]
    while len(text) + 1 < SHORTEST and fillers:
        room = LONGEST - len(text) - len(stop) - 1
        filler = fillers.pop(0)
        text += stop + (filler if len(filler) <= room else filler[:room].rsplit(" ", 1)[0])
    return text + end
