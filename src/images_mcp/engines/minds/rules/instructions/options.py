"""Every change of a kind that the words of a clause can be read as, by the grammar or with the words marked by experience."""

import re
from collections.abc import Iterator

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.instructions.clauses import put_back
from images_mcp.engines.minds.rules.instructions.likely import Kind, kind_of
from images_mcp.engines.minds.rules.instructions.making import Clauses, Maker
from images_mcp.engines.minds.rules.instructions.marking import Marked
from images_mcp.engines.minds.rules.instructions.spoken import sentence_like, spoken_of

_FEW_WORDS, _FEW_LETTERS = 6, 45
_NUMBERED = frozenset({Op.SELECT, Op.REVERT, Op.UNDO, Op.REDO, Op.VARY})
THINGS = frozenset({Op.ADD, Op.REMOVE, Op.KEEP})
_VALUES = frozenset({Op.SET_STYLE, Op.SET_PALETTE, Op.SET_BACKGROUND, Op.REFRAME, Op.NEW, Op.SET_TEXT})
_OF_THINGS = frozenset({Op.SET_PALETTE, Op.REFRAME, Op.SET_TEXT})
_BINDABLE = frozenset({Op.ADJUST, Op.SET_PALETTE, Op.SET_TEXT, Op.REFRAME})
_WORDED = frozenset({Attribute.MOOD, Attribute.LIGHTING})
_JOINED = re.compile(r"[,;:]|\b(?:and|und|y|et|but|aber|pero|mais|just)\b")


def bound_to_thing(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Changes that name no thing taken to speak of the one named before them."""
    found: list[Change] = []
    thing = None
    for change in changes:
        bindable = change.op in _BINDABLE and change.target is None
        found.append(change.model_copy(update={"target": thing}) if bindable and thing else change)
        thing = change.target or thing
    return tuple(found)


def each_listed(change: Change, maker: Maker) -> tuple[Change, ...]:
    """The same change for each thing of a list: "remove the dog and the cat"."""
    if change.op not in THINGS or not change.target:
        return (change,)
    return tuple(change.model_copy(update={"target": t}) for t in maker.scene.listed(change.target))


def joined(phrase: str | None) -> bool:
    """Whether what should be one thing's name has a joint in it."""
    return bool(phrase and _JOINED.search(phrase))


def spoken(maker: Maker) -> str | None:
    """The thing a clause speaks of by its grammar."""
    return spoken_of(maker.text, maker.meanings)


def short(text: str) -> bool:
    """Whether a text is a plain short order, which the grammar knows best: "hazlo más oscuro"."""
    return len(text.split()) <= _FEW_WORDS and len(text) <= _FEW_LETTERS


def wordy(change: Change, language: str) -> bool:
    """Whether what should be a name is half a sentence, so that something was misunderstood."""
    if change.op in {Op.SET_TEXT, Op.NEW}:
        return False
    return any(sentence_like(said, language) for said in (change.target, change.value) if said)


def made(maker: Maker, kind: Kind, read: tuple[Change, ...], outcomes: Clauses, marked: Marked) -> Iterator[Change]:
    """Every change of a kind: as the grammar read it, as it can be coaxed to, and with the marked words."""
    own = [c for c in read if kind_of(c) == kind][:1]
    bases = [*own, *(maker.tidied(c, outcomes) for c in own)]
    bases += [c for c in (maker.coaxed.get(kind), maker.built(kind)) if c]
    bases = list(dict.fromkeys(bases))
    yield from bases
    if kind.op is None or kind.op in _NUMBERED:
        return
    m = maker.meanings
    base = bases[0] if bases else Change(op=kind.op, attribute=kind.attribute, direction=kind.direction)
    named = (
        m.thing(t) if kind.op is Op.KEEP else maker.scene.target(t, thing=kind.op in THINGS) for t in marked.targets
    )
    targets = list(dict.fromkeys([*named, *(b.target for b in bases)]))
    values = list(dict.fromkeys([*(_value(v, kind.op, maker) for v in marked.values), *(b.value for b in bases)]))
    if kind.op is Op.ADJUST and kind.attribute in _WORDED:
        values = values or [None]
    elif kind.op not in _VALUES and kind.op is not Op.REPLACE:
        values = [base.value]
    before, spoken_here = maker.scene.memory.before, frozenset(targets)
    if kind.op not in THINGS:
        targets += [None, before]
    if kind.op in _VALUES and kind.op not in _OF_THINGS:
        targets = [base.target]
    needed = kind.op in _VALUES or kind.op is Op.REPLACE
    for target in dict.fromkeys(targets):
        for value in values or [None]:
            if (needed and not value) or (kind.op in THINGS and not target and kind.op is not Op.KEEP):
                continue
            if target == before and target not in spoken_here and kind.op is Op.REFRAME and m.framing(value or ""):
                continue  # "closer" is about the camera, whatever was spoken of before
            yield maker.strengthened(base.model_copy(update={"target": target or None, "value": value}))


def _value(said: str, op: Op, maker: Maker) -> str:
    m = maker.meanings
    if op is Op.SET_TEXT:
        return m.exact(said) or put_back(said, m.quotes)
    return m.thing(said)
