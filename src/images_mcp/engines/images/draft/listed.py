"""The points somebody lists: a slide's bullets, a diagram's labels, the steps of a cycle, a menu's dishes with prices."""

import re

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.engines.images.draft.words import plain

_HEADS = re.compile(
    r"(?:points?|bullets?|parts?|labels?|labelled|labeled|steps?|stages?|phases?|items?|punkte\w*|teile\w*|beschriftung\w*"
    r"|beschriftet\w*|schritte\w*|puntos?|partes?|pasos?|etapas?|etiquetas?|parties?|étapes?|légendes?|ポイント|部分|手順|段階)\s*$",
    re.IGNORECASE,
)
_EXPLAINS = (Use.INFOGRAPHIC, Use.EDUCATION)
_ASIDE = re.compile(r"\s+(?:with|mit|con|avec)\s.*", re.IGNORECASE)
_LAST = re.compile(r"^(?:and|und|y|e|et)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s+(?:and|und|y|et)\s+", re.IGNORECASE)
_PRICED = re.compile(
    r"(?P<dish>[^\W\d_][^\d,;:()\"“”«»]{1,40}?)\s+(?P<price>[€$£¥]?\s?\d{1,3}(?:[.,]\d{2})?\s?(?:€|\$|£|EUR\b|円)?)(?=\s*(?:[,;.)]|$))"
)
_MOST, _LONG = 8, 44


def points(brief: Brief) -> list[str]:
    """What is listed after a colon, where the words before it announce a list; at least two short items."""
    text = _without_texts(brief)
    for m in re.finditer(r"[::]\s*", text):
        if not (_HEADS.search(text[: m.start()]) or brief.use in _EXPLAINS):
            continue
        rest = re.split(r"[.!?。](?:\s|$)", text[m.end() :])[0]
        first, *others = re.split(r"\s*;\s*", rest)
        items = [first, *others] if others and "," not in first else re.split(r"\s*[,、,]\s*", first)
        if len(items) > 1 and _JOINED.search(items[-1]) and not _LAST.match(items[-1]):
            items = [*items[:-1], *_JOINED.split(items[-1])]
        clean = [_ASIDE.sub("", _LAST.sub("", i)).strip(" .") for i in items]
        if 1 < len(found := [i[:1].upper() + i[1:] for i in clean if 0 < len(i) <= _LONG]) <= _MOST:
            return found
    return []


def heading(brief: Brief) -> str:
    """What a list without a title is about: the words before its colon, without the deliverable."""
    before = re.split(r"[::]", _without_texts(brief))[0]
    bare = re.sub(
        r"^(?:an?\s+|eine?\s+|une?\s+|una?\s+)?(?:infographic|diagram|schematic|infografik|schaubild|diagramm|infografía|diagrama|esquema"
        r"|infographie|schéma|diagramme)\s*(?:of|about|on|showing|zum|zur|über|von|der|des|einer|eines|de|del|du|sur|sobre)?\s*"
        r"(?:an?|the|eine?r?s?|der|des|une?|la|le|el)?\s+",
        "", before.strip(), flags=re.IGNORECASE,
    )  # fmt: skip
    bare = _ASIDE.sub("", bare).strip(" ,")
    return (bare[:1].upper() + bare[1:]) if 0 < len(bare) <= _LONG else ""


def priced(brief: Brief) -> list[str]:
    """A menu's lines: each dish with its price."""
    rows = [f"{m['dish'].strip()}  {m['price'].strip()}" for m in _PRICED.finditer(_without_texts(brief))]
    return [row[:1].upper() + row[1:] for row in rows]


def _without_texts(brief: Brief) -> str:
    said = brief.aspects.get(Aspect.SUBJECT) or brief.aspects.get(Aspect.USE)
    text = plain((said.evidence or said.value) if said else "")[:600]
    for exact in brief.texts:
        text = re.sub(r"[\"'«»“”„‘’「」]*" + re.escape(plain(exact)) + r"[\"'«»“”„‘’「」]*", "", text)
    return text
