"""Which words of an instruction its label is about, and where in it one change ends and another begins."""

import itertools
import re
from typing import Any

from evals.refinements import same_words
from images_mcp.engines.minds.rules.instructions import marking
from images_mcp.engines.minds.rules.instructions.clauses import set_aside
from images_mcp.engines.minds.rules.instructions.speech import compiled, speech

Row = dict[str, Any]


def tagged(text: str, lang: str, wanted: dict[str, Any]) -> list[int] | None:
    """The marks of a text's words as a label has them; None where its words do not stand in the text."""
    words = marking.words_in(text, lang)
    marks = [marking.OTHER] * len(words)
    exact = wanted["op"] in {"select", "revert", "undo", "redo", "vary"}
    worded = wanted["op"] != "adjust" or wanted.get("attribute") in {"mood", "lighting"}
    for part, mark in (("target", marking.TARGET), ("value", marking.VALUE)):
        said = wanted.get(part)
        if not said or exact or (part == "value" and not worded):
            continue
        span = _found(str(said), [w.text for w in words], lang)
        if span is None:
            return None
        for at in range(*span):
            marks[at] = mark
    return marks


def _found(said: str, words: list[str], lang: str) -> tuple[int, int] | None:
    """Where a phrase stands among the words: the shortest run that says the same."""
    held = [n for n, w in enumerate(words) if re.fullmatch(r"QQ\d+QQ", w)]
    most = min(len(words), len(said.split()) + 3 if lang != "ja" else len(said))
    for length in range(1, most + 1):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            text = ("" if lang == "ja" else " ").join(run)
            enough = len(text) >= 0.7 * len(said) and re.match(r"\w", run[0]) and re.match(r"\w", run[-1])
            if enough and same_words(said, text, lang) and (lang != "ja" or text in said or said in text):
                return at, at + length
    return (held[0], held[0] + 1) if len(held) == 1 else None


def joints(lang: str) -> re.Pattern[str]:
    names = speech(lang)
    return compiled(f"(?:{names.source('joints', 'strong')})|(?:{names.source('joints', 'weak')})")


def parts_of(row: Row, text: str) -> list[tuple[int, bool]]:
    """The joints of a row's text (by where they end) of which it is known whether another change begins there."""
    places = marking.joined_at(text, joints(row["lang"]))
    if len(row["operations"]) < 2:
        return [(b, False) for _, b in places]
    words = marking.words_in(text, row["lang"])
    spans = []
    for wanted in row["operations"]:
        marks = tagged(text, row["lang"], wanted)
        said = [w for w, m in zip(words, marks or [], strict=False) if m]
        spans.append((said[0].start, said[-1].end) if said else None)
    known = {b: False for _, b in places if any(s and s[0] < b <= s[1] for s in spans)}
    for first, then in itertools.pairwise(spans):
        between = [b for a, b in places if first and then and first[1] <= a and b <= then[0]]
        if len(between) == 1:
            known[between[0]] = True
    return list(known.items())


def clauses_of(row: Row) -> list[tuple[str, dict[str, Any]]]:
    """Each part of a row with several operations and what it asks for, where there are as many parts as operations."""
    text = set_aside(row["instruction"])[0]
    edges = [0, *(edge for place in marking.joined_at(text, joints(row["lang"])) for edge in place), len(text)]
    parts = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    parts = [p for p in parts if re.search(r"\w", p)]
    wanted = row["operations"]
    return list(zip(parts, wanted, strict=True)) if len(parts) == len(wanted) > 1 else []
