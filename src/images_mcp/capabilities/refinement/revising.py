"""What an instruction does to the brief: each operation is a small, pure revision, so that undoing is going back.

Words are changed where they stand ("a cat on a sofa" becomes "a fox on a sofa"); what has no place in the brief's words
goes to what the picture must or must not show, or to how much more or less of something there is to be.
"""

from collections.abc import Callable

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief
from images_mcp.capabilities.briefs.phrases import head, same, span_of, swap, without_phrase
from images_mcp.engines.images.draft.words import tokens as drawable
from images_mcp.engines.images.draft.words import words as known_words
from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.minds.rules.reading import read
from images_mcp.engines.minds.rules.words import fold

NAVIGATION = frozenset({Op.UNDO, Op.REDO, Op.REVERT, Op.SELECT, Op.VARY, Op.NEW})
"""Operations that choose a picture rather than change one."""

_SPOKEN = (
    Aspect.SUBJECT, Aspect.COUNT, Aspect.ACTION, Aspect.SETTING, Aspect.DETAIL, Aspect.BACKGROUND, Aspect.COMPOSITION,
)  # fmt: skip

_OF = {"en": "{} in {}", "de": "{} in {}", "es": "{} en {}", "fr": "{} en {}", "ja": "{}は{}"}


def revised(brief: Brief, changes: tuple[Change, ...]) -> Brief:
    """The brief after these changes, in their order; operations that only navigate change nothing."""
    for change in changes:
        if change.op in _REVISIONS:
            brief = _REVISIONS[change.op](brief, change)
    return brief


def _adjust(brief: Brief, change: Change) -> Brief:
    if change.attribute is None:
        return brief
    sign = -1 if change.direction is Direction.DECREASE else 1
    by = Adjustment(attribute=change.attribute, amount=sign * change.strength, target=change.target, value=change.value)
    named = {Attribute.MOOD: Aspect.MOOD, Attribute.LIGHTING: Aspect.LIGHTING}.get(change.attribute)
    if named and change.value and sign > 0:
        brief = brief.with_(named, change.value)
    return brief.adjusted(by)


def _add(brief: Brief, change: Change) -> Brief:
    what = " ".join(filter(None, (change.value, change.target))) if change.value else change.target
    if not what:
        return brief
    return brief.model_copy(update={"must": _with(brief.must, what), "must_not": _allowing(what, brief)})


def _allowing(what: str, brief: Brief) -> tuple[str, ...]:
    """What must still not be there where this is wanted again."""
    language = brief.language
    return tuple(w for w in brief.must_not if not same(w, what, language) and head(w, language) != head(what, language))


def _remove(brief: Brief, change: Change) -> Brief:
    what = change.target or change.value
    if not what:
        return brief
    if texts := tuple(t for t in brief.texts if fold(t) == fold(what)):
        return brief.model_copy(update={"texts": tuple(t for t in brief.texts if t not in texts)})
    aspects, emptied = {}, dict(brief.emptied)
    for aspect, said in brief.aspects.items():
        left = without_phrase(said.value, what, brief.language) if aspect in _SPOKEN else said.value
        if left:
            aspects[aspect] = said.reworded(left)
        else:
            emptied[aspect] = said
    must = tuple(m for m in brief.must if not same(m, what, brief.language))
    update = {"aspects": aspects, "emptied": emptied, "must": must, "must_not": _with(brief.must_not, what)}
    return brief.model_copy(update=update)


def _replace(brief: Brief, change: Change) -> Brief:
    old, new = change.target, change.value
    if not new:
        return brief
    if not old:
        return brief.with_(Aspect.SUBJECT, new)
    found = False

    def swapped(text: str) -> str:
        nonlocal found
        out = swap(text, old, new, brief.language)
        found = found or out != text
        return out

    aspects = {a: said.reworded(swapped(said.value)) if a in _SPOKEN else said for a, said in brief.aspects.items()}
    must = tuple(swapped(m) for m in brief.must)
    update: dict[str, object] = {"aspects": aspects, "must": must, "must_not": _allowing(new, brief)}
    if not found:
        update |= {"must": _with(brief.must, new), "must_not": _with(_allowing(new, brief), old)}
    return brief.model_copy(update=update)


def _set_style(brief: Brief, change: Change) -> Brief:
    return brief.with_(Aspect.STYLE, change.value) if change.value else brief


def _set_palette(brief: Brief, change: Change) -> Brief:
    value = change.value
    if not value:
        return brief
    if change.target:
        if (repainted := _repainted(brief, change.target, value)) != brief:
            return repainted
        said = _OF.get(brief.language, _OF["en"]).format(change.target, value)
        others = tuple(m for m in brief.must if not (same(m, change.target, brief.language) and _colors(m, brief)))
        return brief.model_copy(update={"must": _with(others, said)})
    return brief.with_(Aspect.PALETTE, value).model_copy(update={"colors": _colors(value, brief)})


def _repainted(brief: Brief, target: str, value: str) -> Brief:
    """The brief with a thing's colour changed where its words name one: "a red car" becomes "a blue car"."""
    known = known_words("COLORS", brief.language)

    def painted(text: str) -> str:
        found = span_of(text, target, brief.language)
        if found is None:
            return text
        row = drawable(text)
        at = next((i for i, token in enumerate(row) if token.start >= found[0]), len(row))
        after = next((i for i, token in enumerate(row) if token.start >= found[1]), len(row))
        for i in (at - 1, after):
            hit = known.at(row, i) if 0 <= i < len(row) else None
            if hit:
                return text[: row[i].start] + value + text[row[i + hit[1] - 1].end :]
        return text

    aspects = {a: said.reworded(painted(said.value)) if a in _SPOKEN else said for a, said in brief.aspects.items()}
    return brief.model_copy(update={"aspects": aspects, "must": tuple(map(painted, brief.must))})


def _set_text(brief: Brief, change: Change) -> Brief:
    if not change.value:
        return brief
    texts = list(brief.texts)
    at = next((i for i, t in enumerate(texts) if change.target and fold(t) == fold(change.target)), 0)
    texts[at : at + 1] = [change.value]
    revised_brief = brief.model_copy(update={"texts": tuple(texts)})
    return revised_brief.with_(Aspect.TEXT, "; ".join(texts))


def _set_background(brief: Brief, change: Change) -> Brief:
    value = change.value or change.target
    if not value:
        return brief
    language = brief.language
    places, times = known_words("PLACES", language).all(value), known_words("TIMES", language).all(value)
    weathers = known_words("WEATHERS", language).all(value)
    if (times or weathers) and not places:
        table = "TIMES" if times else "WEATHERS"
        for aspect in (Aspect.SETTING, Aspect.LIGHTING, Aspect.BACKGROUND, Aspect.SUBJECT):
            brief = _forget_known(brief, aspect, table)
        place = brief.get(Aspect.SETTING)
        return brief.with_(Aspect.SETTING, f"{place}, {value}" if place else value)
    if not places and (_colors(value, brief) or not brief.get(Aspect.SETTING)):
        return brief.with_(Aspect.BACKGROUND, value)
    return brief.without(Aspect.BACKGROUND).with_(Aspect.SETTING, value)


def _reframe(brief: Brief, change: Change) -> Brief:
    said = " ".join(filter(None, (change.target, change.value)))
    return brief.with_(Aspect.COMPOSITION, said) if said else brief


def _nothing(brief: Brief, _: Change) -> Brief:
    return brief


_REVISIONS: dict[Op, Callable[[Brief, Change], Brief]] = {
    Op.ADJUST: _adjust,
    Op.ADD: _add,
    Op.REMOVE: _remove,
    Op.REPLACE: _replace,
    Op.SET_STYLE: _set_style,
    Op.SET_PALETTE: _set_palette,
    Op.SET_TEXT: _set_text,
    Op.SET_BACKGROUND: _set_background,
    Op.REFRAME: _reframe,
    Op.KEEP: _nothing,
}


def _with(words: tuple[str, ...], new: str) -> tuple[str, ...]:
    return (*(w for w in words if fold(w) != fold(new)), new)


def _colors(value: str, brief: Brief) -> tuple[str, ...]:
    """Hex values of the colours named, in the richer of two vocabularies."""
    found = read(value, Brief(language=brief.language)).brief.colors
    return found or tuple(known_words("COLORS", brief.language).all(value))


def _forget_known(brief: Brief, aspect: Aspect, table: str) -> Brief:
    """The brief without an aspect's words of a kind (times of day, weathers); the aspect itself when nothing is left."""
    said = brief.aspects.get(aspect)
    if said is None:
        return brief
    text, known = said.value, known_words(table, brief.language)
    row = drawable(text)
    phrases = [text[row[i].start : row[i + hit[1] - 1].end] for i in range(len(row)) if (hit := known.at(row, i))]
    for phrase in phrases:
        text = without_phrase(text, phrase, brief.language)
    if not text:
        return brief.without(aspect).model_copy(update={"emptied": {**brief.emptied, aspect: said}})
    return brief.model_copy(update={"aspects": {**brief.aspects, aspect: said.reworded(text)}})
