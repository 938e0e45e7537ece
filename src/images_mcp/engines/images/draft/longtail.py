"""The long tail of nouns: silhouettes from Font Awesome Free, cut up and toned so that they belong beside drawn props.

Icons by Fonticons, Inc. (https://fontawesome.com), CC BY 4.0; changes: recoloured, shaded, simplified.
"""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path as File
from random import Random

from images_mcp.engines.images.draft.shapes import Figure, Prop, Shape, Wanted
from images_mcp.engines.images.draft.words import singular

CREDIT = (
    "Some silhouettes adapted from Font Awesome Free 6.6.0 by Fonticons, Inc. (https://fontawesome.com), CC BY 4.0."
)
_KINDS = {
    "animal": ("dog", "cat", "fish", "dove", "crow", "hippo", "horse", "kiwi-bird", "frog", "spider", "worm", "otter"),
    "plant": ("tree", "leaf", "seedling", "clover", "wheat-awn", "pepper-hot", "cannabis"),
    "food": ("carrot", "lemon", "cheese", "bacon", "burger", "pizza-slice", "cookie", "bread-slice", "egg", "shrimp"),
    "vehicle": ("car", "truck", "bus", "plane", "ship", "train", "tractor", "bicycle", "motorcycle", "helicopter"),
}
_COLORS = {"animal": "#a9744f", "plant": "#5f9a57", "food": "#e0913f", "vehicle": "#4f7ea8", "object": "#5b7fa6"}
_SKIP = re.compile(
    r"^(arrow|arrows|chevron|angle|caret|circle|square|file|folder|rectangle|table|text|align|sort|[a-z0-9])(-|$)"
)
_SPOILT = re.compile(r"-(?:slash|deaf|crack|xmark|minus|plus|dash|low|off)$")  # a thing and what is wrong with it
_VAGUE = frozenset(
    "tournament kit old new modern fast slow luxury business company happy energy power simple quality".split()
)


@cache
def _root() -> File | None:
    spec = find_spec("fontawesomefree")
    if spec is None or spec.origin is None:
        return None
    return File(spec.origin).parent / "static" / "fontawesomefree"


@cache
def _index() -> dict[str, str]:
    """Word -> icon name: names and labels first, then search terms."""
    root = _root()
    if root is None:
        return {}
    icons = json.loads((root / "metadata" / "icons.json").read_text("utf-8"))
    solid = {
        name: entry
        for name, entry in icons.items()
        if "solid" in entry["free"] and not _SKIP.match(name) and not _SPOILT.search(name)
    }
    index: dict[str, str] = {}
    for name, entry in solid.items():
        index.setdefault(name.replace("-", " "), name)
        index.setdefault(entry["label"].casefold(), name)
    for name in solid:
        index.setdefault(singular(name.split("-")[0]), name)
    claims: dict[str, set[str]] = {}
    for name, entry in solid.items():
        for term in entry["search"]["terms"]:
            claims.setdefault(str(term).casefold(), set()).add(name)
    for word, names in claims.items():
        if len(word) > 3 and len(names) == 1 and word not in _VAGUE:
            index.setdefault(word, next(iter(names)))
    return index


def find(phrase: str) -> Prop | None:
    """The silhouette for an English noun phrase: the whole phrase, else the last of its words that has one."""
    words = phrase.casefold().split()
    for candidate in (" ".join(words), *reversed(words)):
        for form in (candidate, singular(candidate)):
            name = _index().get(form)
            if name:
                return _prop(candidate, name)
    return None


def silhouette(name: str) -> Prop | None:
    """The silhouette of this name in the collection, where it is installed and has it."""
    return _prop(name.replace("-", " "), name) if name in _index().values() else None


@cache
def _prop(words: str, name: str) -> Prop:
    kind = next((k for k, names in _KINDS.items() if name in names), "object")
    figure = _figure(name, kind)
    size = {"animal": 0.6, "plant": 0.8, "food": 0.12, "vehicle": 2.0}.get(kind, 0.5)
    return Prop(words or name, kind, lambda _: figure, {"en": (words,)}, size)


@cache
def _figure(name: str, kind: str) -> Figure:
    root = _root()
    if root is None:
        raise FileNotFoundError(name)
    text = (root / "svgs" / "solid" / f"{name}.svg").read_text("utf-8")
    box, d = re.search(r'viewBox="0 0 (\d+) (\d+)"', text), re.search(r' d="([^"]+)"', text)
    if box is None or d is None:
        raise ValueError(name)
    width, height = int(box[1]), int(box[2])
    k = 100 / max(width, height)
    path = scaled(d[1], k)
    return Figure((Shape(path, "main", part=name),), width * k, height * k, height * k, {"main": _COLORS[kind]})


def scaled(d: str, k: float) -> str:
    """Path data with every length multiplied by `k` (arc flags and angles left alone)."""
    out: list[str] = []
    for command, rest in re.findall(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)", d):
        if command in "Aa":
            values = _arc_numbers(rest)
            for i in range(0, len(values), 7):
                rx, ry, turn, large, sweep, x, y = values[i : i + 7]
                out.append(f"{command}{rx * k:.3f} {ry * k:.3f} {turn:g} {large:g} {sweep:g} {x * k:.3f} {y * k:.3f}")
        else:
            numbers = [float(v) * k for v in re.findall(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:e[-+]?\d+)?", rest)]
            out.append(command + " ".join(f"{v:.3f}" for v in numbers))
    return "".join(out)


def _arc_numbers(rest: str) -> list[float]:
    """Arc parameters; the two flags may stand without a separator."""
    out: list[float] = []
    number, flag = re.compile(r"[\s,]*([-+]?(?:\d+\.\d*|\.\d+|\d+))"), re.compile(r"[\s,]*([01])")
    at = 0
    while True:
        m = (flag if len(out) % 7 in (3, 4) else number).match(rest, at)
        if not m:
            return out
        out.append(float(m[1]))
        at = m.end()


def wanted(seed: int, action: str = "", extras: tuple[str, ...] = ()) -> Wanted:
    """How a figure is wanted, with its own chance."""
    return Wanted(Random(seed), action, "", extras)
