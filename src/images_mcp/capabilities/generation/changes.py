"""What a refinement did to the brief, in the words of people."""

from collections.abc import Mapping, Sequence

_PLAIN = {
    "must": "it must show",
    "must_not": "it must not show",
    "texts": "the lettering",
    "colors": "the colours",
    "adjustments": "the adjustments",
    "count": "the number",
    "use": "what it is for",
}


def in_words(brief_diff: Sequence[Mapping[str, object]]) -> str:
    """What a refinement did to the brief, as people say it: each row's own words before and after."""
    told = []
    for row in brief_diff:
        name = str(row["aspect"])
        before, after = (str(row.get(k) or "").strip() for k in ("before", "after"))
        if name in {"must", "must_not"}:
            told.append(_listed(before, after, added="added" if name == "must" else "left out"))
        elif not after:
            told.append(f"{_name(name)}: no longer said")
        elif after[0] in "+-" and after.endswith("%"):
            told.append(f"{name} {after}")
        else:
            told.append(f"{_name(name)}: {after}")
    return "; ".join(filter(None, told))


def _name(aspect: str) -> str:
    return _PLAIN.get(aspect, f"the {aspect.replace('_', ' ')}")


def _listed(before: str, after: str, *, added: str) -> str:
    """What came to a list and what went, in words."""
    was, now = ([part.strip() for part in text.split(",") if part.strip()] for text in (before, after))
    new, gone = [w for w in now if w not in was], [w for w in was if w not in now]
    undone = {"added": "no longer asked for", "left out": "allowed again"}[added]
    parts = [f"{added}: {', '.join(new)}" if new else "", f"{undone}: {', '.join(gone)}" if gone else ""]
    return "; ".join(filter(None, parts))
