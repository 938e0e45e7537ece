"""Keeping places: what was exchanged for something else stands where that stood, and nothing else moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from images_mcp.brief import Brief
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.reader import Reader
from images_mcp.engines.images.draft.words import plain, tokens, words

_MOST_TOKENS = 400


@dataclass(frozen=True)
class Kept:
    """What is `now` in the place of each thing of before, None where it gave way to something nobody can draw.

    `more` are those for which there was no place, `cut` the names of what only left the words.
    """

    now: tuple[Noun | None, ...]
    more: tuple[Noun, ...]
    cut: frozenset[str]


def kept(before: Sequence[Noun], now: Sequence[Noun], brief: Brief) -> Kept:
    """The things of before as the revised words have them, one by one.

    What was only taken out of the words stays here: the finished scene is told what must not be in it.
    """
    swaps, left = list(_swaps(brief)), list(now)
    there: list[Noun | None] = []
    more, cut = [], set()
    for was in before:
        new = next((n for n in left if (n.prop.name, n.words) == (was.prop.name, was.words)), None)
        named = {t.text for t in tokens(was.words)}
        phrase = next((new for old, new in swaps if named & old), None)
        if new is not None:
            left.remove(new)
            count = new.count
        elif phrase is not None:
            new = _read(phrase, brief)
            count = new.count if new and _numbered(phrase, brief.language) else was.count
        else:
            new, count = was, was.count
            cut.add(was.prop.name)
        fewer = count if count < was.count else was.shown
        there.append(new and replace(new, count=was.count, shown=fewer, relation=was.relation, to=was.to))
        if new and count > was.count:
            more.append(replace(new, count=count - was.count, relation="", to=None))
    return Kept(tuple(there), tuple(more), frozenset(cut))


def _read(phrase: str, brief: Brief) -> Noun | None:
    reader = Reader(brief.language)
    reader.read(phrase)
    return next(iter(reader.nouns), None)


def _numbered(phrase: str, language: str) -> bool:
    return bool(words("NUMBERS", language).first(phrase)) or any(t.text.isdigit() for t in tokens(phrase))


def _swaps(brief: Brief) -> Iterator[tuple[set[str], str]]:
    """The words that gave way in the brief's first wording, each time with the phrase that came for them."""
    for said in brief.aspects.values():
        if said.first is None:
            continue
        old, new = tokens(said.first)[:_MOST_TOKENS], tokens(said.value)[:_MOST_TOKENS]
        same = SequenceMatcher(None, [t.text for t in old], [t.text for t in new], autojunk=False)
        for kind, a0, a1, b0, b1 in same.get_opcodes():
            if kind == "replace":
                yield {t.text for t in old[a0:a1]}, plain(said.value)[new[b0].start : new[b1 - 1].end]
