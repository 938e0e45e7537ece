"""Who does what with which thing: whoever is on a seat sits; an instrument becomes part of its player, who holds it.

A piano stays a thing of its own, and its player sits down at it.
"""

from collections.abc import Iterable
from dataclasses import replace

from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.bodies import SITS
from images_mcp.engines.images.draft.props.playing import PLAYED, PLAYS
from images_mcp.engines.images.draft.props.sketch import pose
from images_mcp.engines.images.draft.shapes import Wanted

ANYBODY = ("person", "man", "woman", "child", "girl")


def playing(nouns: list[Noun], told: Wanted) -> list[Noun]:
    """The things with every instrument in its player's hands; `told` says what is done."""
    told_of = bool(pose(told, "play"))
    players: dict[int, int] = {}
    for k, noun in enumerate(nouns):
        if noun.prop.name in PLAYED and (who := _player(nouns, k, told_of=told_of)) is not None:
            players.setdefault(who, k)
    out = list(nouns)
    for who, k in players.items():
        tool, person = nouns[k], out[who]
        held = f"{PLAYS}{tool.prop.name}" + (f" {tool.color}" if tool.color else "")
        out[who] = replace(person, extras=(*person.extras, held))
        if tool.prop.name == "piano":
            out[who] = replace(out[who], relation="at", to=k)
            onward = person.to if person.to != k else None
            out[k] = replace(tool, relation=person.relation if onward is not None else "", to=onward, count=1)
    return _without(out, {k: who for who, k in players.items() if nouns[k].prop.name != "piano"})


def plays(noun: Noun) -> bool:
    """Whether somebody has an instrument in their hands: then more than their head is drawn."""
    return any(extra.startswith(PLAYS) for extra in noun.extras)


def instruments(nouns: Iterable[Noun]) -> set[str]:
    """What the players among the things have in their hands."""
    return {e[len(PLAYS) :].split("#")[0].strip() for n in nouns for e in n.extras if e.startswith(PLAYS)}


def seated(nouns: list[Noun]) -> list[Noun]:
    """The things with everybody sitting down who is on a seat."""
    return [
        replace(n, extras=(*n.extras, SITS))
        if n.prop.name in ANYBODY
        and n.relation in ("on", "in")
        and n.to is not None
        and nouns[n.to].prop.name in _SEATS
        else n
        for n in nouns
    ]


_SEATS = ("chair", "armchair", "sofa", "bench")


def _player(nouns: list[Noun], k: int, *, told_of: bool) -> int | None:
    """Whose instrument it is: whoever is said to hold it, or, where playing is told, whoever stands next to it."""
    tool = nouns[k]
    if tool.relation == "held" and tool.to is not None:
        near = [tool.to]
    elif told_of and (tool.to is None or tool.relation in ("beside", "front", "at")):
        near = [tool.to] if tool.to is not None else [k - 1, k + 1]
    elif tool.prop.name == "piano":
        near = [i for i, n in enumerate(nouns) if n.to == k and n.relation in ("beside", "in", "at", "on")]
    else:
        near = []
    return next((i for i in near if 0 <= i < len(nouns) and nouns[i].prop.name in ANYBODY), None)


def _without(nouns: list[Noun], gone: dict[int, int]) -> list[Noun]:
    """The things without the instruments; what was placed against one of those is placed against its player."""
    kept = [i for i in range(len(nouns)) if i not in gone]
    index = {old: new for new, old in enumerate(kept)}
    index |= {tool: index[who] for tool, who in gone.items()}
    moved = [replace(nouns[i], to=index[to] if (to := nouns[i].to) is not None and to in index else None) for i in kept]
    return [replace(n, to=None, relation="") if n.to == i else n for i, n in enumerate(moved)]
