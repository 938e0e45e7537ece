"""What a draft really drew besides the wished things, in words: scenery by its place, who stands where, the lettering.

The draft engine keeps a record of its scene; it is asked before pixels are, since a person wants to hear of hills and
trees rather than of colours. What was wished for is told in the user's words, so only names they used are repeated.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from images_mcp.capabilities.briefs.measuring import colour_names
from images_mcp.engines.images.draft.props.words import TABLE
from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import LANGUAGES, fold

_ZONES = ("behind", "sky", "front", "room", "rim")
_ALONE = ("sun", "moon", "plinth")  # drawn in several layers
_MOST = 3
_LEAST_AREA, _OVER, _RIM, _SMALL = 0.002, 0.05, 0.28, 0.06
_HIDES = {"house": ("hill", "mountain"), "road": ("path",)}  # a row of houses; a pavement
_STOOD = ("plain", "still life")
_BIG = 0.25
_COVERED = 0.7
_WIDE = ("star", "flower", "mountain")  # one outline for many
_LARGE = 0.05
_TITLED = 0.5
_AND = {"en": " and ", "de": " und ", "es": " y ", "fr": " et ", "ja": "と"}
Box = tuple[float, float, float, float]


@cache
def _book() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((files(__package__) / "staging.json").read_text("utf-8"))
    return loaded


@cache
def _props() -> dict[str, list[str]]:
    """A drawn thing's first name in every language."""
    rows = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip().splitlines()]
    return {row[0]: [cell.split(",")[0].strip() for cell in row[3:]] for row in rows}


class Stage:
    """A draft's scene as its record tells it, in one language."""

    def __init__(self, scene: str | None, language: str) -> None:
        told = json.loads(scene) if scene else {}
        self.language = language if language in LANGUAGES else "en"
        self.words = _book()[self.language]
        self.genre = str(told.get("genre", ""))
        self.objects: list[dict[str, Any]] = told.get("objects") or []
        self.view = {"interior": "room", "landscape": "open", "product": "open", "page": "paper"}.get(self.genre, "")
        if self.view == "paper" and told.get("horizon") is not None:
            self.view = "open"
        self.texts: list[dict[str, Any]] = told.get("texts") or []

    def sentences(self, known: str) -> Iterator[tuple[str, ...]]:
        """Groups of sentences of which one is to be told, the fullest first. `known` is what has been told already."""
        zones = [(zone, names) for zone, names in self._scenery(fold(known)) if names]
        full = [self._scene(zones[:n]) for n in range(len(zones), 0, -1)]
        short = [self._scene([(zone, names[:1]) for zone, names in zones[:n]]) for n in range(len(zones), 0, -1)]
        yield tuple(dict.fromkeys([*full, *short]))
        yield (self._row(known),)
        yield (self._letters(),)

    def unasked(self, told: str) -> str:
        """Lettering a draft set of its own accord, such as a working title; "" where most of it is told already."""
        first = list(dict.fromkeys(str(t["text"]) for t in self.texts if t.get("level") == 1))
        words = fold(" ".join(first)).split()
        return "" if sum(w in fold(told) for w in words) >= _TITLED * len(words) else " ".join(first)

    def _scene(self, zones: Sequence[tuple[str, list[str]]]) -> str:
        parts = [str(self.words[zone]).format(self._series(names)) for zone, names in zones]
        return _capital(self.words["joint"].join(parts) + self.words["end"])

    def _scenery(self, known: str) -> Iterator[tuple[str, list[str]]]:
        """The names of what was drawn unasked, by zone; what the wish names already is not told again."""
        found: dict[str, Counter[str]] = {zone: Counter() for zone in _ZONES}
        told: list[tuple[str, Box]] = []
        front = [tuple(t["box"]) for t in self.objects if t.get("main") and self.view != "paper"]
        for thing in self.objects:
            name, box = str(thing["name"]), tuple(thing["box"])
            zone = None if thing.get("main") else self._zone(thing)
            layer = any(name == n and _inside(box, b) for n, b in told)  # a rug's rings are one rug
            if not zone or layer or _area(box) <= _LEAST_AREA or any(_inside(box, b) for b in front):
                continue
            told.append((name, box))
            found[zone][name] += 1 + (name in _WIDE and _area(box) > _LARGE)
        for seen, hidden in _HIDES.items():
            if any(found[zone][seen] for zone in _ZONES):
                for zone in _ZONES:
                    found[zone] = Counter({n: k for n, k in found[zone].items() if n not in hidden})
        for zone in _ZONES:
            names = [self._called(name, n) for name, n in found[zone].items()]
            fresh = [w for w in names if w and not any(fold(part)[:4] in known for part in w.split() if len(part) > 2)]
            if self.language == "ja":
                fresh = [w for w in names if w and w not in known]
            yield zone, list(dict.fromkeys(fresh))[:_MOST]

    def _zone(self, thing: dict[str, Any]) -> str | None:
        left, top, right, bottom = thing["box"]
        if self.view == "paper":
            inside = min(left + right, 2 - left - right, top + bottom, 2 - top - bottom) / 2
            return "rim" if thing.get("prop") and inside < _RIM and _area(thing["box"]) < _SMALL else None
        entry = _book()["things"].get(thing["name"])
        if entry is None or not self.view:
            return None
        return "room" if self.view == "room" else None if entry[0] == "room" else str(entry[0])

    def _called(self, name: str, count: int) -> str:
        at = LANGUAGES.index(self.language)
        if entry := _book()["things"].get(name):
            one, _, many = str(entry[at + 1]).partition("/")
            return many if many and count > 1 and name not in _ALONE else one
        names = _props().get(name)
        return names[at] if names else ""

    def _wanted(self, known: str) -> dict[str, list[Box]]:
        """The boxes of the wished things by their names, sky and scenery left out; empty on paper and in diagrams."""
        found: dict[str, list[Box]] = {}
        for thing in self.objects if self.view or self.genre in _STOOD else ():
            if self.view == "paper" and _area(thing["box"]) < _SMALL:
                continue  # a border's
            if thing.get("main") and _book()["things"].get(str(thing.get("prop")), [""])[0] != "sky":
                found.setdefault(_as_written(str(thing["name"]), known, self.language), []).append(tuple(thing["box"]))
        return found

    def _row(self, known: str) -> str:
        """Who stands where from left to right, in the user's words; where only one thing is wanted, its place and size."""
        wanted = self._wanted(known)
        order = sorted((min(b[0] for b in boxes), max(b[2] for b in boxes), name) for name, boxes in wanted.items())
        if len(order) > 1 and all(wanted) and all(b[0] > a[1] - _OVER for a, b in pairwise(order)):
            return _capital(str(self.words["row"]).format(self._series([name for *_, name in order])))
        boxes = next(iter(wanted.values()), [])
        several = self.language == "en" and bool(re.search(r"[^s]s$", next(iter(wanted), "")))
        if len(order) != 1 or len(boxes) != 1 or several or not all(wanted):
            return ""
        size = 0 if _area(boxes[0]) > _BIG else 2 if _area(boxes[0]) < _SMALL else 1
        left, right, name = order[0]
        third = min(2, max(0, int((left + right) / 2 * 3)))
        return str(self.words["one"][size]).format(name, self.words["across"][third])

    def _letters(self) -> str:
        """The colour of the largest lettering and how high it stands."""
        first = [t for t in self.texts if t.get("level") == 1]
        if not first:
            return ""
        middle = (min(t["box"][1] for t in first) + max(t["box"][3] for t in first)) / 2
        line = self.words["lines"][min(2, int(middle * 3))]
        colour = colour_names((str(first[0]["color"]),), self.language)[0]
        return str(self.words["letters"]).format(colour, line)

    def _series(self, names: Sequence[str]) -> str:
        comma = "と" if self.language == "ja" else ", "
        return _AND[self.language].join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _area(box: Sequence[float]) -> float:
    """The part of the picture a box covers, what lies outside left out."""
    left, top, right, bottom = (min(1.0, max(0.0, float(v))) for v in box)
    return (right - left) * (bottom - top)


def _inside(box: Sequence[float], other: Sequence[float]) -> bool:
    """Whether most of a box lies within another."""
    shared = (max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3]))
    met = shared[0] < shared[2] and shared[1] < shared[3]
    return met and _area(shared) >= _COVERED * max(_area(box), 1e-6)


def _as_written(name: str, known: str, language: str) -> str:
    """A known noun as the wish writes it, capitals and all; "" where it is no single noun or stands nowhere in it."""
    if language == "ja":
        return name if name in known else ""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", known, re.IGNORECASE)
    if found is None or " " in name or not take_apart(name, language).things:
        return ""
    return found.group() if found.start() or language == "de" else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
