"""Reading what was laid over a brief's words: additions, removals, recolourings, adjustments, weather."""

from collections.abc import Collection
from dataclasses import replace

from images_mcp.brief import Adjustment, Brief
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.musicians import instruments
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.parse import Ask, read
from images_mcp.engines.images.draft.reader import Reader
from images_mcp.engines.images.draft.revision.names import target
from images_mcp.engines.images.draft.revision.remember import Kept, kept
from images_mcp.engines.images.draft.revision.wanted import Added, Recolored, Target, Wishes
from images_mcp.engines.images.draft.wearables import WEARABLE, WORN
from images_mcp.engines.images.draft.words import plain, tokens, words

_DEFINITE = frozenset("the der die das den dem des el la los las le les l his her its their".split())
_INDEFINITE = frozenset(
    "a an another one two three some more ein eine einen einem einer noch weitere zwei drei un una unos unas otro otra "
    "une autre deux trois dos tres".split()
)
_FAR = frozenset("background distance hintergrund ferne fondo lejos arrière-plan loin horizon 背景 遠く".split())
_WEARERS = ("person", "animal")


def understood(brief: Brief) -> Ask:
    """What a brief asks to be drawn: the composition of its first wording, with everything that was laid over it."""
    ask, was = _composed(brief)
    nouns, unknown = {i: n for i, n in enumerate(ask.now) if n}, list(ask.unknown)
    added = [Added(was.more, (False,) * len(was.more))] if was.more else []
    recolored: list[Recolored] = []
    weather: str | None = None
    for phrase in brief.must if ask.nouns or ask.places else ():
        named = _read(phrase, brief)
        if seen := _weather(phrase, brief):
            weather = seen
        elif wish := _recoloured(phrase, brief, nouns, named):
            recolored.append(wish)
        elif worn := _worn(phrase, brief, nouns, named):
            wearer, piece = worn
            nouns[wearer] = replace(nouns[wearer], extras=(*nouns[wearer].extras, piece))
        elif more := _added(phrase, brief, nouns, named, was.cut):
            added.append(more)
        elif not named.nouns and (prop := figures.silhouette(_bare(phrase), brief.language)):
            added.append(Added((Noun(prop, _bare(phrase)),), (False,)))
        elif not named.nouns and not target(phrase, brief.language).concepts:
            unknown.append(phrase)
    gone = tuple(target(phrase, brief.language) for phrase in brief.must_not if not _only_other_text(phrase, brief))
    if any(_weather(phrase, brief) == (weather or ask.weather) for phrase in brief.must_not):
        weather = "clear"
    return replace(
        ask,
        now=tuple(map(nouns.get, range(len(ask.now)))),
        unknown=tuple(unknown),
        wishes=Wishes(tuple(added), gone, tuple(recolored), weather, _adjustments(brief)),
    )


def _composed(brief: Brief) -> tuple[Ask, Kept]:
    """What the words ask, in the composition of the first ones where refinements changed them, and what was kept of it."""
    first = brief.first_worded()
    asked = read(first)
    if first == brief:
        return asked, Kept(asked.now, (), frozenset())
    now = read(brief, bust=any(n.prop.name == "portrait" for n in asked.nouns))
    if not asked.nouns:
        return now, Kept(now.now, (), frozenset())
    there = kept(asked.nouns, now.nouns, brief)
    composed = replace(
        asked,
        now=there.now,
        time=_still(asked.time, now.time, words("TIMES", brief.language).all(" . ".join(brief.must_not))),
        weather=_still(asked.weather, now.weather) or "clear",
        unknown=now.unknown,
        elsewhere=now.elsewhere,
    )
    return composed, there


def _still(was: str | None, now: str | None, gone: Collection[str] = ()) -> str | None:
    """What it is now, or still is where only the words were cut that said so."""
    return now if now not in (None, "clear", was) or was in gone else was


def _weather(phrase: str, brief: Brief) -> str | None:
    """The weather a phrase speaks of, where it names no thing: a snowman is no snow."""
    things = {n.prop.name for n in _read(phrase, brief).nouns}
    return None if things - {"rain", "snowflake", "lightning"} else words("WEATHERS", brief.language).first(phrase)


def _only_other_text(phrase: str, brief: Brief) -> bool:
    """Whether "no other text" is meant beside words that were asked for: those stay, and a draft sets no others.

    "The text", or the words themselves, is the lettering that stands there.
    """
    return (
        bool(brief.texts)
        and target(phrase, brief.language).concepts == ("text",)
        and _article(phrase) != "definite"
        and not any(text.casefold() in phrase.casefold() for text in brief.texts)
    )


def _adjustments(brief: Brief) -> tuple[tuple[Adjustment, Target | None], ...]:
    return tuple((a, target(a.target, brief.language) if a.target else None) for a in brief.adjustments)


def _read(phrase: str, brief: Brief) -> Reader:
    reader = Reader(brief.language)
    reader.read(phrase)
    return reader


def _bare(phrase: str) -> str:
    row = tokens(phrase)
    return " ".join(t.text for t in row if t.text not in _DEFINITE | _INDEFINITE)


def _article(phrase: str, noun: Noun | None = None) -> str:
    """definite, indefinite or nothing: what stands before the phrase, or before a noun in it."""
    row = [t.text for t in tokens(phrase)]
    at = 0
    if noun:
        first = tokens(noun.words)[0].text if tokens(noun.words) else ""
        at = row.index(first) if first in row else 0
    for word in reversed(row[max(0, at - 3) : at + (0 if noun else 1)]):
        if word in _DEFINITE:
            return "definite"
        if word in _INDEFINITE:
            return "indefinite"
    return ""


def _recoloured(phrase: str, brief: Brief, nouns: dict[int, Noun], read: Reader) -> Recolored | None:
    """Something there, named with a colour: "the car in red", "das Dach in Blau"."""
    colors = words("COLORS", brief.language).all(phrase)
    if not colors or _article(phrase) == "indefinite":
        return None
    there = {n.prop.name for n in nouns.values()} | instruments(nouns.values())
    if (
        read.nouns
        and read.nouns[0].prop.name not in there
        and _article(phrase) != "definite"
        and brief.language != "ja"
    ):
        return None
    wanted = target(_uncoloured(phrase, brief.language), brief.language)
    if not wanted.concepts:
        return None
    known = there & set(wanted.concepts)
    if read.nouns and not known and not _part_or_layer(wanted, read):
        return None
    return Recolored(wanted, colors[-1])


def _part_or_layer(wanted: Target, read: Reader) -> bool:
    return any(c not in {n.prop.name for n in read.nouns} for c in wanted.concepts) or wanted.whose


def _uncoloured(phrase: str, language: str) -> str:
    row, table = tokens(phrase), words("COLORS", language)
    out, i = [], 0
    text = plain(phrase)
    while i < len(row):
        hit = table.at(row, i)
        out += [] if hit else [text[row[i].start : row[i].end]]
        i += hit[1] if hit else 1
    return " ".join(out)


def _worn(phrase: str, brief: Brief, nouns: dict[int, Noun], read: Reader) -> tuple[int, str] | None:
    """Whose clothes: (index of the wearer, what is worn)."""
    row = [t.text for t in tokens(phrase)]
    piece = next((n.words for n in read.nouns if n.prop.name in WEARABLE), None)
    piece = piece or next((w for w in row if w in WORN), None)
    if piece is None:
        return None
    others = {n.prop.name for n in read.nouns if n.prop.name not in WEARABLE}
    hosts = [i for i, n in nouns.items() if n.prop.kind in _WEARERS or n.prop.name == "snowman"]
    named = [i for i in hosts if nouns[i].prop.name in others]
    if others and not named and not {"person", "man", "woman"} & others:
        return None
    if not hosts or (
        read.nouns
        and read.nouns[0].prop.name in others
        and read.nouns[0].prop.name not in [nouns[i].prop.name for i in hosts]
    ):
        return None
    color = words("COLORS", brief.language).first(phrase)
    said = " ".join(w for w in row if w not in _DEFINITE | _INDEFINITE) if len(row) < 6 else piece
    return (named or hosts)[0], f"{piece if piece in said else said} {color or ''}".strip()


def _added(phrase: str, brief: Brief, nouns: dict[int, Noun], read: Reader, back: frozenset[str]) -> Added | None:
    """Things to be drawn in addition, with what they stand to; what was cut and comes `back` has its old place."""
    if not read.nouns:
        return None
    there = {n.prop.name for n in nouns.values()} | instruments(nouns.values())
    known = tuple(_article(phrase, n) != "indefinite" for n in read.nouns)
    first = read.nouns[0]
    if len(read.nouns) == 1 and first.prop.name in there & (there if known[0] else back):
        more = 0 if known[0] else first.count - sum(n.count for n in nouns.values() if n.prop.name == first.prop.name)
        return Added((replace(first, count=more),), (False,)) if more > 0 else None
    text = {t.text for t in tokens(phrase)}
    placement = words("PLACEMENTS", brief.language).all(phrase)
    sides = [s for s in placement if s in ("left", "right", "center", "above")]
    related = any(n.relation in ("left", "right") for n in read.nouns)
    return Added(tuple(read.nouns), known, "" if related else next(iter(sides), ""), bool(text & _FAR))
