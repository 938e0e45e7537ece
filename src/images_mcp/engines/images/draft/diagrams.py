"""Diagrams everybody knows, as data: what their nodes are, how they relate, and what they are called in five languages."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.engines.images.draft import listed
from images_mcp.engines.images.draft.words import LANGUAGES, fold, plain

Relation = Literal["cycle", "chain", "layers", "parts", "tree", "funnel", "overlap", "compare", "branches"]
_EXPLAINS = (Use.INFOGRAPHIC, Use.EDUCATION)
_ASKED = re.compile(
    r"diagram|infogra|schema|schéma|esquema|schaubild|beschrift|label|etiquet|légend|explain|erklär|explica|poster for class"
    r"|cross.?section|querschnitt|worksheet|arbeitsblatt|lámina|tafelbild|flow ?chart|flussdiagramm|図|グラフ|チャート",
    re.IGNORECASE,
)
_MAP = re.compile(r"\b(?:maps?|land ?karte|karte|mapa|plano|carte)\b|地図", re.IGNORECASE)
_UNMISTAKABLE = re.compile(r"cycle|kreislauf|ciclo|chain|kette|cadena|chaîne|funnel|trichter|embudo|循環|連鎖|git[ -]|ramas de git|layers of|schichten|capas de|couches de", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Node:
    """One station: what stands for it (a prop, `fa:` silhouette or `ball:colour:size`) or where it is, and its name."""

    sign: str
    labels: tuple[str, ...]
    at: tuple[float, float] | None = None

    def label(self, language: str) -> str:
        """Its name in a language, in English where there is none."""
        return self.labels[LANGUAGES.index(language) if language in LANGUAGES else 0]


@dataclass(frozen=True)
class Diagram:
    """A diagram: its relation and its nodes in order. `words` are its names per language, the first its title."""

    relation: Relation
    words: tuple[tuple[str, ...], ...]
    nodes: tuple[Node, ...]
    figure: str = ""
    shape: str = ""
    colors: tuple[str, ...] = ()
    arrows: bool = True
    inverted: bool = False
    hub: int = 0
    """The node everything goes into and comes out of, where there is one."""

    def title(self, language: str) -> str:
        """What it is called."""
        name = self.words[LANGUAGES.index(language) if language in LANGUAGES else 0][0]
        return name[:1].upper() + name[1:]


@cache
def known() -> tuple[Diagram, ...]:
    """Every diagram of the data file."""
    source = files("images_mcp.engines.images.draft") / "data" / "diagrams.yaml"
    return tuple(_read(entry) for entry in yaml.safe_load(source.read_text("utf-8")))


def _read(entry: dict[str, object]) -> Diagram:
    words = tuple(tuple(w.strip() for w in cell.split(",")) for cell in str(entry["words"]).split("|"))
    rows, colors = entry["nodes"], entry.get("colors")
    relation = entry["relation"]
    if not isinstance(rows, list) or relation not in _RELATIONS:
        raise ValueError(str(entry["words"]))
    return Diagram(
        _RELATIONS[str(relation)], words, tuple(_node(str(row)) for row in rows), str(entry.get("figure", "")),
        str(entry.get("shape", "")), tuple(map(str, colors)) if isinstance(colors, list) else (),
        bool(entry.get("arrows", True)), bool(entry.get("inverted", False)),
        int(str(entry.get("hub", 0))),
    )  # fmt: skip


_RELATIONS: dict[str, Relation] = {
    "cycle": "cycle", "chain": "chain", "layers": "layers", "parts": "parts", "tree": "tree", "funnel": "funnel",
    "overlap": "overlap", "compare": "compare", "branches": "branches",
}  # fmt: skip


def _node(row: str) -> Node:
    sign, _, names = row.partition(";")
    labels = tuple(cell.strip() for cell in names.split("|"))
    where = re.fullmatch(r"(\d+) (\d+)", sign.strip())
    return Node("" if where else sign.strip(), labels, (float(where[1]), float(where[2])) if where else None)


def wanted(brief: Brief) -> Diagram | None:
    """The diagram a brief asks for, unless it brings stations or labels of its own.

    A heart or a volcano is one only where a diagram is asked for; a water cycle always is.
    """
    if brief.use not in (*_EXPLAINS, Use.GENERAL, Use.ILLUSTRATION, Use.PRESENTATION, Use.LANDSCAPE, Use.PRODUCT):
        return None
    told = plain(" . ".join(_told(brief)))
    found = find(told, brief.language)
    if found is None or _MAP.search(told) or listed.points(brief) or len(brief.texts) > 1:
        return None
    diagram, name = found
    asked = bool(_ASKED.search(told)) or brief.use in _EXPLAINS
    return diagram if asked or (_UNMISTAKABLE.search(name) and brief.use is not Use.PRODUCT) else None


def _told(brief: Brief) -> list[str]:
    asked = (Aspect.SUBJECT, Aspect.DETAIL, Aspect.STYLE, Aspect.USE, Aspect.SETTING)
    rows = [brief.aspects.get(a) for a in asked]
    return [text for row in rows if row for text in (row.value, row.evidence or "") if text]


def find(text: str, language: str) -> tuple[Diagram, str] | None:
    """The diagram whose longest name a text contains, with that name; English names work in every language."""
    low, best = fold(text), None
    codes = dict.fromkeys((language, "en"))
    for diagram in known():
        for code in codes:
            if code not in LANGUAGES:
                continue
            for name in diagram.words[LANGUAGES.index(code)]:
                if (best is None or len(name) > len(best[1])) and _names(fold(name), low):
                    best = diagram, name
    return best


def _names(name: str, text: str) -> bool:
    """Whether a name stands in a text as words of its own; Japanese knows no spaces."""
    if not name.isascii() and ord(name[0]) > 0x2E80:
        return name in text
    return re.search(rf"(?<!\w){re.escape(name)}(?:s|es|n|en)?(?!\w)", text) is not None
