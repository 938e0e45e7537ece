"""Finding what is spoken of: in a scene that is being changed, or in the record of one that was drawn."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from images_mcp.engines.images.draft.revision.names import group_of
from images_mcp.engines.images.draft.revision.wanted import Target
from images_mcp.engines.images.draft.scene import Area, Box, Glow, Item, Letters, Thing, parts, reach, union
from images_mcp.engines.images.draft.words import fold, singular

_SAME = {
    "hat": ("cap", "beanie"),
    "beard": ("moustache",),
    "nose": ("snout",),
    "clothes": ("shirt", "suit", "top", "torso", "dress", "coat"),
}
_BEHIND = frozenset(("background", "clutter"))


@dataclass(frozen=True)
class Record:
    """Something in a picture: its names, its box, whether it is one of the wanted things, its parts' boxes."""

    names: frozenset[str]
    box: Box
    main: bool = False
    lettering: bool = False
    parts: dict[str, Box] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """A record spoken of, as a whole or, where `parts` are named, only these."""

    index: int
    parts: frozenset[str] = frozenset()


def records(items: Sequence[Item]) -> list[Record]:
    """What can be found in a scene, in its order."""
    return [_record(i) for i in items]


def _record(item: Item) -> Record:
    if isinstance(item, Thing):
        main = item.noun >= 0
        boxes = parts(item) if main else {}
        return Record(_names(item.prop, item.kind, item.name, first=item.noun == 0), reach(item), main, parts=boxes)
    if isinstance(item, Letters):
        return Record(frozenset(("text", fold(item.text))), item.box, lettering=True)
    if item.called == "scrim":
        return Record(frozenset(("text",)), reach(item), lettering=True)
    return Record(frozenset(filter(None, (item.called,))), reach(item), main=_mark(item))


def _mark(item: Area | Glow) -> bool:
    return isinstance(item, Area) and item.name in ("mark", "badge")


def _names(prop: str, kind: str, words: str, *, first: bool) -> frozenset[str]:
    own = {prop, "thing", group_of(kind), *(("subject", "logo mark") if first else ()), *fold(words).split()}
    return frozenset(own - {""})


def recorded(scene: str) -> list[Record]:
    """What can be found in a drawn scene's JSON record."""
    told = json.loads(scene)
    out: list[Record] = []
    for o in told.get("objects", ()):
        main = bool(o.get("main"))
        boxes = {name: _box(b) for name, b in (o.get("parts") or {}).items()}
        if "prop" in o:
            names = _names(o["prop"], o.get("kind", ""), o["name"], first=main and not any(r.main for r in out))
        else:
            names = frozenset((o["name"],))
        out.append(Record(names, union([_box(o["box"]), *boxes.values()]), main, parts=boxes))
    out += [Record(frozenset(("text", fold(t["text"]))), _box(t["box"]), lettering=True) for t in told.get("texts", ())]
    return out


def _box(values: Sequence[float]) -> Box:
    left, top, right, bottom = values
    return left, top, right, bottom


def select(rows: Sequence[Record], target: Target) -> list[Hit]:
    """What a phrase speaks of: things that were asked for come before their parts, parts before scenery."""
    quoted = [Hit(i) for i, r in enumerate(rows) if r.lettering and target.words and _quotes(r, target)]
    if quoted:
        return quoted
    if target.whose and len(target.concepts) > 1:
        head, *owners = target.concepts
        owned = _parts_of(rows, head, [i for i, r in enumerate(rows) if r.main and r.names & set(owners)])
        if owned:
            return owned
    for concept in target.concepts:
        found = _of_concept(rows, concept, target)
        if found:
            return _some(rows, found, target)
    return []


def _quotes(row: Record, target: Target) -> bool:
    return any(len(n) > 2 and n != "text" and (n == target.words or f'"{n}"' in target.words) for n in row.names)


def _of_concept(rows: Sequence[Record], concept: str, target: Target) -> list[Hit]:
    if concept in _BEHIND:
        return [Hit(i) for i, r in enumerate(rows) if not r.main and not r.lettering]
    things = [Hit(i) for i, r in enumerate(rows) if (r.main or r.lettering) and concept in r.names]
    if things:
        behind = [Hit(i) for i, r in enumerate(rows) if not r.main and concept in r.names] if target.plural else []
        return [*things, *(b for b in behind if b not in things)]
    mains = [i for i, r in enumerate(rows) if r.main]
    others = [i for i in mains if rows[i].names & (set(target.concepts) - {concept})]
    return [
        *_parts_of(rows, concept, others or mains),
        *(Hit(i) for i, r in enumerate(rows) if not r.main and not r.lettering and concept in r.names),
    ]


def _parts_of(rows: Sequence[Record], concept: str, owners: Iterable[int]) -> list[Hit]:
    wanted = {concept, *_SAME.get(concept, ())}
    out: list[Hit] = []
    for i in owners:
        named = frozenset(p for p in rows[i].parts if p in wanted or wanted & {singular(w) for w in p.split()})
        if named:
            out.append(Hit(i, named))
    return out


def box_of(rows: Sequence[Record], hit: Hit) -> Box:
    """The place of a hit."""
    row = rows[hit.index]
    return union([row.parts[p] for p in hit.parts]) if hit.parts else row.box


def _some(rows: Sequence[Record], hits: list[Hit], target: Target) -> list[Hit]:
    """Only those at the side spoken of, only the share spoken of."""
    if len(hits) < 2:
        return hits

    def middle(h: Hit) -> tuple[float, float]:
        left, top, right, bottom = box_of(rows, h)
        return (left + right) / 2, (top + bottom) / 2

    across = sorted(hits, key=middle)
    if target.side in ("left", "right"):
        ordered = across if target.side == "left" else across[::-1]
        hits = ordered[: len(hits) // 2] if target.plural else ordered[:1]
    elif target.side == "middle":
        hits = [across[len(across) // 2]]
    elif target.side in ("top", "bottom"):
        ordered = sorted(hits, key=lambda h: middle(h)[1], reverse=target.side == "bottom")
        hits = ordered[: len(hits) // 2] if target.plural else ordered[:1]
    if target.share < 1:
        hits = _spread(across, target.share)
    return hits


def _spread(hits: list[Hit], share: float) -> list[Hit]:
    """So large a share of a row, evenly spread, at least one and never all."""
    count = min(max(1, round(len(hits) * share)), len(hits) - 1)
    return [hits[int((k + 0.5) * len(hits) / count)] for k in range(count)]
