"""Measured contrast in sentences that read well aloud, and what to do where it is too little."""

from images_mcp.capabilities.access.measuring import Seen, Sight

_NAMES = {
    "protan": "people who lack red cones",
    "deutan": "people who lack green cones",
    "tritan": "people who lack blue cones",
}


def in_words(sight: Sight) -> str:
    """All of it in a few sentences."""
    parts = [f"{_figures(sight)}."]
    if not (sight.lettering or sight.shapes):
        return "There is nothing in it whose contrast can be measured: no lettering and no single subject."
    if sight.reached:
        parts.append("That is AAA: 7 to 1 for text, 4.5 to 1 for large text and for shapes that matter.")
    else:
        parts += [_short(seen) for seen in (*sight.lettering, *sight.shapes) if not seen.good][:3]
        parts.append(_way_out(sight))
    parts += [_together(*pair) for pair in sight.together[:2]]
    if sight.unread:
        parts.append("The lettering could not be found, so it was not measured; Tesseract would find it.")
    return " ".join(parts)


def before_in_words(sight: Sight) -> str:
    """The figures before."""
    return f"Before: {_figures(sight, '')}."


def after_in_words(sight: Sight) -> str:
    """The figures now, with what they mean."""
    return f"Now: {in_words(sight)}"


def _figures(sight: Sight, otherwise: str = "") -> str:
    told = []
    if sight.lettering:
        told.append(f"lettering stands out {_least(sight.lettering)} to 1")
    if sight.shapes:
        told.append(f"essential shapes {_least(sight.shapes)} to 1")
    return ", ".join(told) or otherwise or "nothing to measure"


def _least(rows: tuple[Seen, ...]) -> str:
    return f"{min(s.contrast for s in rows):.1f}"


def _short(seen: Seen) -> str:
    return f"{seen.what[:60]} has {seen.contrast:.1f} to 1 and needs {seen.needs:g} to 1."


def _way_out(sight: Sight) -> str:
    """What somebody can do about it."""
    if any(not s.good for s in sight.lettering):
        return "AAA is not reached: say “put the words on a plain band”, or set them as text beside the picture."
    return "AAA is not reached: say “on a plain white background”, or “give it a thick dark outline”."


def _together(one: str, other: str, who: str) -> str:
    people = " and ".join(_NAMES[name] for name in who.split(" and "))
    return f"For {people} the colours {one} and {other} look alike; do not let colour alone tell them apart."
