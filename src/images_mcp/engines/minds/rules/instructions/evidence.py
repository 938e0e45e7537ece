"""What speaks for and against a reading: what it leaves unsaid, and whether it goes on about the thing spoken of before."""

from images_mcp.engines.minds.port import Change
from images_mcp.engines.minds.rules.instructions.making import Clauses, Maker
from images_mcp.engines.minds.rules.instructions.memory import thing_of

Evidence = dict[str, float]


def carried_on(change: Change, maker: Maker, *, named: bool) -> Evidence:
    """Whether a change goes on about the thing of the instruction before."""
    memory = maker.scene.memory
    thing = bool(change.target) and change.target == memory.before
    last = memory.last[-1] if memory.last else None
    same = last is not None and last.op is change.op and last.attribute is change.attribute
    about = last is not None and bool(change.target) and thing_of(last) == change.target
    kind = f"{change.op.value} {change.attribute.value if change.attribute else ''}"
    return {
        "history thing": float(thing),
        f"history thing {kind}": float(thing),
        "history thing unnamed": float(thing and not named),
        "history same": float(same),
        "history same thing": float(same and about),
        "history same no thing": float(same and change.target is None and last is not None and bool(last.target)),
        f"history nothing {kind}": float(change.target is None and memory.before is not None),
    }


def left_out(changes: tuple[Change, ...], read: tuple[Change, ...], outcomes: Clauses, sure: float) -> Evidence:
    """What the grammar understood of a clause of its own and a reading says nothing of."""
    ops = {c.op for c in changes}
    dropped, complaints = 0.0, 0.0
    for _, found in outcomes if len(outcomes) > 1 else ():
        if found is None or found.idle or not found.changes or ops & {c.op for c in found.changes}:
            continue
        if found.complaint:
            complaints += found.sure
        else:
            dropped += found.sure
    missing = max(0, len(read) - len(changes)) if len(outcomes) > 1 else 0
    return {
        "dropped": dropped,
        f"dropped {min(3, len(changes))}": dropped,
        "dropped complaint": complaints,
        "missing": float(missing),
        "missing sure": missing * sure,
        "surplus": float(max(0, len(changes) - len(read))),
    }
