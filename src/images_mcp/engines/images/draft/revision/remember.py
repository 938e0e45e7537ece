"""Keeping places: what was swapped for something else stands where that stood, what left leaves its room behind."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from difflib import SequenceMatcher

from images_mcp.engines.images.draft.noun import Noun

Row = tuple[Noun, int | None, int | None]  # a thing, its index among those of before, and among those of now


def remembered(now: list[Noun], before: list[Noun], forbidden: AbstractSet[str]) -> list[Noun]:
    """The things of now in the places of before. Of what is gone only the forbidden keeps its room, as a ghost."""
    were, are = [n.prop.name for n in before], [n.prop.name for n in now]
    if not before or were == are:
        return now
    rows: list[Row] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, were, are, autojunk=False).get_opcodes():
        both = min(a1 - a0, b1 - b0) if kind in ("equal", "replace") else 0
        rows += [(_instead(now[b0 + k], before[a0 + k]), a0 + k, b0 + k) for k in range(both)]
        rows += [(replace(before[a], ghost=True), a, None) for a in range(a0 + both, a1) if were[a] in forbidden]
        rows += [(now[b], None, b) for b in range(b0 + both, b1)]
    old = {a: i for i, (_, a, _) in enumerate(rows) if a is not None}
    new = {b: i for i, (_, _, b) in enumerate(rows) if b is not None}
    out = []
    for noun, a, b in rows:
        was = before[a].to if a is not None else None
        at = old.get(was) if was is not None else None
        to = now[b].to if b is not None and (a is None or (was is not None and at is None)) else None
        at = new.get(to) if to is not None else at
        out.append(replace(noun, to=at))
    return out


def _instead(noun: Noun, old: Noun) -> Noun:
    return replace(noun, place_of=old.prop, count=old.count, relation=old.relation)
