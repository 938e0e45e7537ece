"""What brings an alt text to its length where the wish is short: sentences that tell something, each of them true.

Of a finished picture its pixels are told: colours and where they are, a plain ground, light and dark, the format. Of one
still to be drawn the plan is: what its use asks of the composition, the format, and which choices are still open.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.brief import Aspect, Attribute, Brief, Source, Use
from images_mcp.capabilities.briefs.context import DEFAULTS
from images_mcp.capabilities.briefs.measuring import Seen, colour_names
from images_mcp.capabilities.briefs.sizes import orientation_of
from images_mcp.engines.minds.rules.structure import take_apart

_SHARES = (0.05, 0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.75)
_HALF, _ALL = 0.5, 0.85
_WAYS = ("square", "landscape", "portrait")
_CHOICES = (
    Aspect.SETTING, Aspect.STYLE, Aspect.LIGHTING, Aspect.MOOD, Aspect.PALETTE, Aspect.COMPOSITION, Aspect.DETAIL,
)  # fmt: skip
_LAST = 5.0
_LESS = 0.6
_STAGED = (-1.0, -0.5, -0.7)  # scenery, places, lettering
Group = tuple[tuple[float, str], ...]
"""Sentences of which at most one is told, each with what telling it costs: the most telling ones cost least."""


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((files(__package__) / "alt_text_facts.json").read_text("utf-8"))
    return loaded


def _book(language: str) -> dict[str, Any]:
    return _phrases().get(language) or _phrases()["en"]


def staged(groups: Iterable[tuple[str, ...]]) -> list[Group]:
    """What a draft's record tells, scenery before places; the fullest sentence of each group first, all before pixels."""
    rows = [(first, [text for text in group if text]) for first, group in zip(_STAGED, groups, strict=True)]
    return [tuple((first + 0.1 * n, text) for n, text in enumerate(group)) for first, group in rows if group]


def facts(seen: Seen, brief: Brief, *, grey: bool) -> list[Group]:
    """What was measured of a finished picture; what refinements have set is not told twice."""
    words, language = _book(brief.language), brief.language
    set_already = {a.attribute for a in brief.adjustments if not a.target}
    rows = [
        (-0.3, _colours(seen, words, language)),
        (1.5, _ground(seen, words, language, lettered=bool(brief.texts))),
        (2.0, _pair(words["heights"], seen.above, seen.below, language)),
        (2.5, _pair(words["sides"], seen.left, seen.right, language)),
        (2.6, "" if seen.ground else _pair(words["core"], seen.middle, seen.rim, language)),
        (3.0, words["light"].get(seen.light, "") if not set_already & {Attribute.BRIGHTNESS, Attribute.LIGHTING} else ""),
        (_LAST, words["shape"][seen.shape]),
        (3.3, _second(seen, words, language)),
        (3.4, words["brightest"].format(words["corners"][seen.brightest]) if seen.brightest else ""),
        (3.6, words["contrast"].get(seen.contrast, "") if Attribute.CONTRAST not in set_already else ""),
        (3.7, words["tone"].get(seen.tone, "") if not (grey or Attribute.WARMTH in set_already) else ""),
        (3.8, words["colour"].get(seen.colour, "") if not (grey or Attribute.SATURATION in set_already) else ""),
        (_LAST + 0.2, words["detail"].get(seen.detail, "") if Attribute.SIMPLICITY not in set_already else ""),
        (4.2, words["mirror"] if seen.mirrored else ""),
        (4.4, _cover(seen, words, language)),
        (_LAST + 0.5, words["size"].format(*seen.size)),
        (2 * _LAST, words["alone"]),
    ]  # fmt: skip
    return [((cost, _capital(text)),) for cost, text in rows if text]


def _named(colours: Sequence[str], language: str) -> list[str]:
    """Colours as nouns a sentence can be built on: Spanish and French want the article."""
    names = colour_names(colours, language)
    if language == "es":
        return [f"el {name}" for name in names]
    return [f"l’{n}" if n[0] in "aeiou" else f"le {n}" for n in names] if language == "fr" else list(names)


def _bare(colour: str, language: str) -> str:
    return "".join(colour_names((colour,), language))


def _colours(seen: Seen, words: dict[str, Any], language: str) -> str:
    names = _named(seen.colours, language)
    if len(names) <= 1:
        all_one = bool(names) and seen.share >= _ALL
        return str(words["one_colour"]).format(_bare(seen.colours[0], language)) if all_one else ""
    if seen.share >= _HALF:
        return str(words["mostly"]).format(names[0], series(names[1:], language), _share(seen.share, words))
    return str(words["colours"]).format(series(names, language))


def _cover(seen: Seen, words: dict[str, Any], language: str) -> str:
    """How much the largest colour covers, where that has not been told with the colours."""
    names = _named(seen.colours, language)
    told = len(names) > 1 and seen.share >= _HALF
    return str(words["cover"]).format(names[0], _share(seen.share, words)) if names and not told else ""


def _share(share: float, words: dict[str, Any]) -> str:
    return str(words["shares"][min(range(len(_SHARES)), key=lambda n: abs(_SHARES[n] - share))])


def _second(seen: Seen, words: dict[str, Any], language: str) -> str:
    """Where the second colour is, where it keeps to one part."""
    names = _named(seen.colours, language)
    if len(names) < 2 or not seen.second_at:
        return ""
    return str(words["second"]).format(names[1], words["corners"][seen.second_at])


def _ground(seen: Seen, words: dict[str, Any], language: str, *, lettered: bool) -> str:
    if seen.ground is None:
        return ""
    ground = _bare(seen.ground, language) if seen.ground != "clear" else ""
    if not seen.place or lettered:  # words may be what covers most of it
        return str(words["plain"]).format(ground) if ground else ""
    told = {"place": words["places"][seen.place], "colour": ground, "share": _share(seen.covered, words)}
    return str(words["ground" if ground else "clear"]).format(**told)


def _pair(sentence: str, first: str, second: str, language: str) -> str:
    """A sentence about two parts of a picture, where their colours have different names."""
    names = [*_named((first,), language), *_named((second,), language)] if first and second else []
    return sentence.format(*names) if names and names[0] != names[1] else ""


def plans(brief: Brief, spoken: set[Aspect], *, wordless: bool) -> list[Group]:
    """What is settled and what is open of a picture still to be drawn; `spoken` are the aspects that were spoken of."""
    words = _book(brief.language)
    shape = next((w for w in _WAYS if w in (brief.get(Aspect.FORMAT) or "")), orientation_of(DEFAULTS[brief.use].size))
    free = [a.value for a in _CHOICES if a not in spoken]
    choices = [(2.5 + _LESS * (len(free) - n), _open(free[:n], words, brief.language)) for n in range(1, len(free) + 1)]
    groups: list[Group] = [
        ((1.0, words["traits"].get(brief.use.value, "") if _ordered(brief) else ""),),
        ((2.0, words["shape"][shape]), *_sized(brief, words, shape)),
        ((_LAST, words["alone"]),),
        tuple(choices),
        ((4.0, words["wordless"] if wordless else ""),),
        ((_LAST + 1, words["later"]),),
        ((_LAST + 2, words["change"]),),
        ((_LAST + 4, words["rest"]),),
    ]
    return [group for group in groups if group and group[0][1]]


def _sized(brief: Brief, words: dict[str, Any], shape: str) -> Iterator[tuple[float, str]]:
    """The format with its pixels, where its use decides them."""
    said = brief.aspects.get(Aspect.FORMAT)
    size = DEFAULTS[brief.use].size
    if (said is None or said.source is not Source.USER) and orientation_of(size) == shape:
        plain = str(words["shape"][shape]).removesuffix("ある").rstrip("。")
        yield 2.6, str(words["sized"]).format(plain, *size)


def _ordered(brief: Brief) -> bool:
    """Whether its use was asked for in so many words; a portrait is one of a single person."""
    use = brief.aspects.get(Aspect.USE)
    if use is None or use.source is not Source.USER:
        return False
    wanted = take_apart(brief.get(Aspect.SUBJECT) or ".", brief.language)
    people = [h for h in wanted.things if h.concept.kind == "person"]
    return brief.use is not Use.PORTRAIT or (len(people) == 1 and Aspect.COUNT not in brief.aspects)


def _open(names: list[str], words: dict[str, Any], language: str) -> str:
    """One sentence of what can still be chosen: “The style, the light and the mood are still open”."""
    several = len(names) > 1 or names[0] in words["plural"]
    told = series([words["names"][n] for n in names], language)
    return _capital(str(words["open" if several else "one_open"]).format(told))


_COMMA = {"ja": "、"}
_AND = {"en": " and ", "de": " und ", "es": " y ", "fr": " et ", "ja": "、"}


def series(names: Sequence[str], language: str) -> str:
    """“Style, light and mood”."""
    comma, last = _COMMA.get(language, ", "), _AND.get(language, " and ")
    return last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def chosen(groups: Sequence[Group], least: int, most: int, gap: int) -> tuple[str, ...]:
    """The most telling sentences that bring `least` to `most` characters, at most one of a group, in the groups' order.

    Each takes its length and the `gap` of a full stop before it. Where nothing fits, as many as there is room for.
    """
    ways: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}  # the cheapest of each length
    for group in groups:
        for length, (cost, told) in list(ways.items()):
            for more, text in group:
                longer = length + gap + len(text)
                if longer <= most and (longer not in ways or cost + more < ways[longer][0]):
                    ways[longer] = (cost + more, (*told, text))
    if fitting := [way for length, way in ways.items() if length >= least]:
        return min(fitting)[1]
    filled: list[str] = []
    for group in groups:
        filled += [text for _, text in group if sum(gap + len(t) for t in (*filled, text)) <= most][-1:]
    return tuple(filled)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
