"""What is tied to whoever holds it: a kite on its line, a balloon on its string, a dog on its leash."""

from dataclasses import replace

from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.sketch import RAISES
from images_mcp.engines.images.draft.words import tokens

_TIED = {"kite": "flown", "balloon": "aloft"}
_LOOSE = ("", "beside", "held", "above", "front")
_LEASH = frozenset("leash lead leine hundeleine correa traílla laisse リード 引き綱".split())


def tied(nouns: list[Noun], told: str) -> list[Noun]:
    """The things with kites and balloons in somebody's hand, and the dog on the leash the words speak of."""
    holders = [k for k, n in enumerate(nouns) if n.prop.kind == "person"]
    holders = holders or [k for k, n in enumerate(nouns) if n.prop.kind == "animal" or n.prop.name in _HANDY]
    if not holders:
        return nouns
    out = list(nouns)
    for k, noun in enumerate(nouns):
        how = _TIED.get(noun.prop.name, "leashed" if noun.prop.name in _LED and _leash(told) else "")
        free = noun.relation in _LOOSE and (noun.to is None or noun.to in holders)
        if how and free:
            who = noun.to if noun.to in holders else max([h for h in holders if h < k], default=holders[0])
            out[k] = replace(noun, relation=how, to=who)
            if k == who:
                out[k] = noun
            elif how != "leashed" and RAISES not in out[who].extras:
                out[who] = replace(out[who], extras=(*out[who].extras, RAISES))
    return out


_HANDY = ("robot", "snowman")
_LED = ("dog", "cat", "goat", "pig", "horse", "cow", "wolf", "fox", "rabbit")


def _leash(told: str) -> bool:
    return any(t.text in _LEASH for t in tokens(told)) or any(word in told for word in ("リード", "引き綱"))
