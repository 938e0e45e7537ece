"""Keeping places: what was exchanged for something else stands where that stood, and nothing else moves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from images_mcp.brief import Brief
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.reader import Reader
from images_mcp.engines.images.draft.words import plain, tokens


def exchanged(before: Sequence[Noun], now: Sequence[Noun], brief: Brief) -> tuple[Noun | None, ...]:
    """What is now in the place of each thing of before; None where it gave way to something nobody can draw.

    What was only taken out of the words stays here: the finished scene is told what must not be in it.
    """
    same = {(n.prop.name, n.words): n for n in now}
    return tuple(_successor(noun, same.get((noun.prop.name, noun.words)), brief) for noun in before)


def _successor(was: Noun, same: Noun | None, brief: Brief) -> Noun | None:
    if same is not None:
        return replace(was, color=same.color, parts=same.parts, extras=same.extras)
    named = {t.text for t in tokens(was.words)}
    phrase = next((new for old, new in _swaps(brief) if named & old), None)
    if phrase is None:
        return was
    reader = Reader(brief.language)
    reader.read(phrase)
    new = next(iter(reader.nouns), None)
    fewer = new is not None and 1 < new.count < was.count
    return new and replace(
        new, count=was.count, relation=was.relation, to=was.to, shown=new.count if fewer else was.shown
    )


def _swaps(brief: Brief) -> Iterator[tuple[set[str], str]]:
    """The words that gave way in the brief's first wording, each time with the phrase that came for them."""
    for said in brief.aspects.values():
        old, new = tokens(said.first or said.value), tokens(said.value)
        same = SequenceMatcher(None, [t.text for t in old], [t.text for t in new], autojunk=False)
        for kind, a0, a1, b0, b1 in same.get_opcodes():
            if kind == "replace":
                yield {t.text for t in old[a0:a1]}, plain(said.value)[new[b0].start : new[b1 - 1].end]
