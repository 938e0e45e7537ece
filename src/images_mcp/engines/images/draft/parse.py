"""From a brief's free words to what there is to draw: which things, how many, where, in what colours, place and light.

The grammar is deliberately small: number, adjective, noun, relation. What it does not understand it remembers, so that the
engine can say so instead of pretending.
"""

import re
from dataclasses import dataclass, field, replace
from random import Random

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.engines.images.draft import connected, figures, missing, musicians, nearest, roles, scenery, whereabouts
from images_mcp.engines.images.draft.color import distance
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.playing import PLAYED
from images_mcp.engines.images.draft.reader import Reader
from images_mcp.engines.images.draft.revision.names import is_part
from images_mcp.engines.images.draft.revision.wanted import Wishes
from images_mcp.engines.images.draft.shapes import Wanted
from images_mcp.engines.images.draft.words import plain, tokens, words

_PEOPLE = (*musicians.ANYBODY, "chef", "doctor", "teacher")
_SAME = 0.06  # colours nearer than this are one colour under two names
_SCENE = (Aspect.SETTING, Aspect.SUBJECT, Aspect.BACKGROUND, Aspect.ACTION)
_SYMBOLIC = (Use.LOGO, Use.UI, Use.INFOGRAPHIC, Use.EDUCATION, Use.CHARACTER_DESIGN)


@dataclass(frozen=True)
class Ask:
    """Everything a drawing needs to know, read out of a brief."""

    brief: Brief
    use: Use
    nouns: tuple[Noun, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    weather: str = "clear"
    placed_in_time: bool = False
    """Whether the time of day was said of the scene, not of its light only: then there is a scene."""
    style: str | None = None
    mood: str | None = None
    placement: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    background: str | None = None
    action: str = ""
    text: str = ""
    unknown: tuple[str, ...] = ()
    skies: tuple[str, ...] = ()
    """What happens in the sky: aurora, milky way, shooting stars."""
    elsewhere: tuple[str, ...] = ()
    """Places that were named and are drawn as another one, or not at all, as sentences."""
    words: frozenset[str] = frozenset()
    now: tuple[Noun | None, ...] = ()
    """What is drawn in the place of each of `nouns`; None where it was taken away."""
    wishes: Wishes = field(default_factory=Wishes)

    def says(self, *any_of: str) -> bool:
        """Whether one of these words (or prefixes ending in `*`) occurs anywhere in the brief."""
        for want in any_of:
            if want.endswith("*"):
                if any(w.startswith(want[:-1]) for w in self.words):
                    return True
            elif want in self.words or (not want.isascii() and want in self.text):
                return True
        return False


def read(brief: Brief, *, bust: bool | None = None) -> Ask:
    """What a brief's words ask to be drawn; `bust` is whether somebody's head and shoulders were drawn before."""
    get = {a: brief.get(a) or "" for a in Aspect}
    language = brief.language

    def first(name: str, *where: Aspect) -> str | None:
        return next((hit for a in where if (hit := words(name, language).first(get[a]))), None)

    reader = _base(brief)
    unknown = _long_tail(reader, brief)
    everything = " . ".join(get[a] for a in Aspect if a not in (Aspect.TEXT, Aspect.BRAND))
    weather = first("WEATHERS", *_SCENE, Aspect.LIGHTING, Aspect.MOOD) or "clear"
    places = tuple(reader.places or words("PLACES", language).all(get[Aspect.BACKGROUND]))
    if brief.use is Use.LANDSCAPE:  # a rainbow over a house is a colour scheme to nobody
        reader.skies += words("SKIES", language).all(get[Aspect.PALETTE])
    if brief.use not in _SYMBOLIC:
        reader.nouns, places = scenery.told_once(reader.nouns, places, weather)
        reader.nouns, reader.skies = scenery.in_the_sky(reader.nouns, reader.skies, places)
        weather, places = scenery.cleared(reader.skies, weather, places)
    places, elsewhere = whereabouts.known(brief, places, reader, unknown)
    empty = not (reader.nouns or reader.skies or brief.texts)
    if unknown and empty and brief.use in (*_DEPICTING, Use.PRODUCT):
        reader.nouns, told = nearest.standing_in(unknown, language)
        elsewhere += told
    reader.nouns = _laid(reader.nouns)
    timed = first("TIMES", *_SCENE) in ("sunset", "night", "dusk", "golden")
    if not places and not reader.skies and brief.use not in (Use.LOGO, Use.UI, Use.CHARACTER_DESIGN):
        outdoors = timed or brief.use is Use.LANDSCAPE or weather in ("fog", "rain", "snow", "storm")
        room = whereabouts.room_for(reader.nouns, outdoors=outdoors)
        places = (room,) if room else places
    nouns = _depicted(reader.nouns, brief, placed=bool(places), bust=bust)
    if not nouns and unknown and _framed(brief):
        nouns = [_somebody(unknown.pop(0), language)]
    count = words("NUMBERS", language).first(get[Aspect.COUNT]) or _digits(get[Aspect.COUNT])
    if count and nouns and _counted(nouns[0], get[Aspect.COUNT], language):
        asked = min(int(count), 24)
        fewer = 1 < asked < nouns[0].count or (asked == 1 and nouns[0].count > 1)
        nouns[0] = replace(nouns[0], shown=asked) if fewer else replace(nouns[0], count=asked)

    return Ask(
        brief=brief,
        use=brief.use,
        nouns=tuple(nouns),
        now=tuple(nouns),
        places=places,
        time=first("TIMES", Aspect.LIGHTING, *_SCENE, Aspect.MOOD),
        weather=weather,
        placed_in_time=timed,
        style=first("STYLES", Aspect.STYLE, Aspect.SUBJECT, Aspect.DETAIL, Aspect.LIGHTING),
        mood=first("MOODS", Aspect.MOOD, Aspect.STYLE, Aspect.SUBJECT),
        placement=tuple(words("PLACEMENTS", language).all(get[Aspect.COMPOSITION])),
        colors=_palette(brief, nouns),
        background=get[Aspect.BACKGROUND] or _ground(brief),
        action=f"{get[Aspect.ACTION]} {get[Aspect.SUBJECT]} {get[Aspect.DETAIL]}"[:600],
        text=everything.casefold()[:8000],
        unknown=tuple(unknown),
        skies=tuple(reader.skies),
        elsewhere=tuple(elsewhere),
        words=frozenset(t.text for t in tokens(everything)),
    )


def _counted(noun: Noun, said: str, language: str) -> bool:
    """Whether a count is this thing's: "five oranges" says nothing of bananas."""
    others = [t.text for t in tokens(said) if not t.text.isdigit() and not words("NUMBERS", language).first(t.text)]
    return language == "ja" or len(others) != 1 or figures.known(others[0], language) or others[0] in noun.words


def _unquoted(phrase: str, brief: Brief) -> str:
    """The phrase without the lettering and brand name in it: those are set in type, not drawn."""
    out = phrase[:4000]
    brand = brief.get(Aspect.BRAND) or ""
    for text in (*brief.texts, "" if _somebody_named(brief) else brand):
        if len(text) > 1:
            out = out.replace(text, " , ")
    return out


_DEPICTING = (Use.GENERAL, Use.ILLUSTRATION, Use.PORTRAIT, Use.LANDSCAPE)


def _somebody_named(brief: Brief) -> bool:
    """Whether a trade ("plumber") was taken for a name: then it is somebody in the picture."""
    brand = brief.get(Aspect.BRAND) or ""
    return brand.islower() and bool(roles.found(brand, brief.language))


def _digits(text: str) -> str | None:
    return next((t.text for t in tokens(text) if t.text.isdigit() and 0 < int(t.text) < 1000), None)


def _colors(brief: Brief, palette: str) -> tuple[str, ...]:
    """Exact hexes first; else what the palette is called; else the colours its words name.

    "Earth tones" alone is read as brown, which says less than its name.
    """
    given = tuple(dict.fromkeys(h for c in brief.colors if (h := _hex(c))))
    family = tuple((words("PALETTES", brief.language).first(palette) or "").split())
    if family and {h.lower() for h in given} <= set(family):
        return family
    if given:
        return given[:8]
    return tuple(words("COLORS", brief.language).all(palette))[:6]


def _palette(brief: Brief, nouns: list[Noun]) -> tuple[str, ...]:
    """The picture's colours, without those that the subject says of one thing only: a grey beard makes no grey picture."""
    said = brief.get(Aspect.PALETTE) or ""
    ground = _background(brief)
    found = _colors(brief, said)
    if _ground(brief) or (said and ground and set(found) <= {ground}):
        return ()  # one colour, and it is what everything stands on
    if not said or said not in (brief.get(Aspect.SUBJECT) or ""):
        return found
    parts = {tone for n in nouns for name, tone in n.parts if name == "hair"}
    worn = {f"#{e.split('#')[1]}" for n in nouns for e in n.extras if "#" in e}
    return tuple(tone for tone in found if all(distance(tone, own) > _SAME for own in parts | worn))


def _background(brief: Brief) -> str | None:
    """The colour the background is said to have."""
    return words("COLORS", brief.language).first(brief.get(Aspect.BACKGROUND) or "")


_UPON = {"en": "on", "de": "auf", "es": "sobre", "fr": "sur"}


def _ground(brief: Brief) -> str | None:
    """The one colour everything is on ("lemons on pale pink"): it is the ground's, not the palette."""
    said, upon = brief.get(Aspect.PALETTE) or "", _UPON.get(brief.language)
    whole = brief.aspects.get(Aspect.SUBJECT)
    if not said or "," in said or not upon or whole is None:
        return None
    pattern = rf"\b{upon}\s+(?:an?|the|un|einem)?\s*((?:(?:pale|light|soft|dark|hellem|blassem)\s+)*{re.escape(said)})\b(?!\s+\w)"
    found = re.search(pattern, whole.evidence or whole.value, re.IGNORECASE)
    return found[1] if found else None


def _hex(text: str) -> str | None:
    body = text.strip().lstrip("#").lower()
    if len(body) == 3:
        body = "".join(ch * 2 for ch in body)
    return f"#{body}" if len(body) == 6 and all(ch in "0123456789abcdef" for ch in body) else None


def _base(brief: Brief) -> Reader:
    """The things the brief's words name, without what refinements added; a thing named twice is one thing."""
    language = brief.language
    reader = Reader(language, symbolic=brief.use in _SYMBOLIC)
    if _somebody_named(brief) and brief.use in _DEPICTING:
        reader.read(brief.get(Aspect.BRAND) or "")
        reader.last_end = -9
    reader.read(_unquoted(brief.get(Aspect.SUBJECT) or "", brief))
    reader.last_end = -9
    reader.wearing = 0 if reader.nouns else None
    for aspect in (Aspect.DETAIL, Aspect.SETTING, Aspect.ACTION):
        before, reader.placing = len(reader.nouns), aspect is Aspect.SETTING
        reader.read(_unquoted(brief.get(aspect) or "", brief))
        reader.last_end = -9
        reader.nouns = _once(reader.nouns, before)
    reader.placing = False
    reader.run()
    reader.nouns += _lamps(brief, reader.nouns)
    if figures.reads(_told(brief)):
        reader.nouns = _with_their_books(reader.nouns)
    if not _framed(brief):
        _add_tools(reader, bust=brief.use is Use.PORTRAIT and all(n.count == 1 for n in reader.nouns[:1]))
        reader.nouns = connected.tied(reader.nouns, _whole(brief))
        reader.nouns = musicians.playing(musicians.seated(reader.nouns), Wanted(Random(0), _told(brief)))
    if not reader.nouns:
        for phrase in brief.must:
            reader.read(_unquoted(phrase, brief))
            reader.last_end = -9
    return reader


_LAMPS = ("street lamp", "lamp", "lantern", "paper lantern", "candle")


def _lamps(brief: Brief, nouns: list[Noun]) -> list[Noun]:
    """The lamps the light comes from, as far as they are no things of the picture yet."""
    light = Reader(brief.language)
    light.read(brief.get(Aspect.LIGHTING) or "")
    known = {n.prop.name for n in nouns}
    return [replace(n, relation="", to=None) for n in light.nouns if n.prop.name in _LAMPS and n.prop.name not in known]


def _told(brief: Brief) -> str:
    """What is done, as far as the brief tells it."""
    return f"{brief.get(Aspect.ACTION) or ''} {brief.get(Aspect.SUBJECT) or ''}"


_SURFACES = ("slate", "tray", "plate")


def _laid(nouns: list[Noun]) -> list[Noun]:
    """The things with food on the one thing to serve on that is named beside it: "sushi, on black slate"."""
    at = [k for k, n in enumerate(nouns) if n.prop.name in _SURFACES and n.to is None]
    if len(at) != 1 or any(n.to == at[0] for n in nouns):
        return nouns
    return [
        replace(n, relation="on", to=at[0]) if n.prop.kind == "food" and n.to is None and k != at[0] else n
        for k, n in enumerate(nouns)
    ]


def _whole(brief: Brief) -> str:
    """All that is told of the scene."""
    return " . ".join(brief.get(a) or "" for a in (Aspect.SUBJECT, Aspect.DETAIL, Aspect.ACTION, Aspect.SETTING))


def _add_tools(reader: Reader, *, bust: bool) -> None:
    """A violinist has a violin, a gardener a plant unless the words put something else there or only a bust is drawn."""
    alone = not bust and all(n.prop.name in musicians.ANYBODY for n in reader.nouns)
    for k, worker in enumerate(tuple(reader.nouns)):
        tool = roles.tool(worker.words, reader.language) if worker.prop.name in musicians.ANYBODY else None
        named = tool and any(n.prop is tool for n in reader.nouns)
        if not tool or named or not (alone or tool.name in PLAYED):
            continue
        where = "front" if tool.kind in ("animal", "plant") else "held"
        reader.nouns.append(Noun(tool, tool.name, worker.count, relation=where, to=k))


def _with_their_books(nouns: list[Noun]) -> list[Noun]:
    """The things without the one book a person reading holds anyway; a beast holds it, and is where it was said to be."""
    people = [i for i, n in enumerate(nouns) if n.prop.kind == "person"]
    readers = people or [i for i, n in enumerate(nouns) if n.prop.kind == "animal"]
    books = [i for i, n in enumerate(nouns) if n.prop.name == "book" and n.count == 1 and not n.color]
    if not readers or len(books) != 1 or any(n.to == books[0] for n in nouns):
        return nouns
    book, who = nouns[books[0]], nouns[readers[0]]
    if book.to not in (None, readers[0]) and not who.relation:
        nouns = [replace(n, relation=book.relation, to=book.to) if i == readers[0] else n for i, n in enumerate(nouns)]
    if not people:
        return [replace(n, relation="held", to=readers[0]) if i == books[0] else n for i, n in enumerate(nouns)]
    kept = [i for i in range(len(nouns)) if i != books[0]]
    index = {old: new for new, old in enumerate(kept)}
    return [replace(nouns[i], to=index.get(to) if (to := nouns[i].to) is not None else None) for i in kept]


def _once(nouns: list[Noun], before: int) -> list[Noun]:
    """The things without those after `before` that are named again ("a lighthouse", setting: "by the lighthouse")."""
    index: dict[int, int] = {}
    out: list[Noun] = []
    for i, noun in enumerate(nouns):
        same = next((k for k, n in enumerate(out[:before]) if n.prop is noun.prop), None) if i >= before else None
        index[i] = len(out) if same is None else same
        if same is None:
            out.append(noun)
    return [replace(n, to=index.get(n.to) if n.to is not None else None) for n in out]


def _depicted(nouns: list[Noun], brief: Brief, *, placed: bool, bust: bool | None) -> list[Noun]:
    """A portrait *of* something is that thing, of a person their head and shoulders; alone it is somebody's."""
    others = [i for i, n in enumerate(nouns) if n.prop.name != "portrait"]
    if others and len(others) < len(nouns):
        index = {old: new for new, old in enumerate(others)}
        kept = [nouns[i] for i in others]
        nouns = [replace(n, to=index.get(n.to) if n.to is not None else None) for n in kept]
        return [_bust(nouns[0]), *nouns[1:]]
    alone = (
        len(nouns) == 1
        and nouns[0].count == 1
        and not musicians.plays(nouns[0])
        and not (placed or brief.get(Aspect.ACTION) or brief.get(Aspect.SETTING))
    )
    if nouns and (_framed(brief) or (brief.use is Use.PORTRAIT and alone) if bust is None else bust):
        return [_bust(nouns[0]), *nouns[1:]]
    return nouns


def _framed(brief: Brief) -> bool:
    """Whether a portrait was asked for in so many words; the subject itself may no longer say so."""
    said = brief.aspects.get(Aspect.SUBJECT)
    words_said = f"{said.evidence or ''} {said.value}" if said else ""
    return any(p.name == "portrait" for p, _, _ in figures.named(plain(words_said), brief.language))


def _somebody(said: str, language: str) -> Noun:
    """Whoever a portrait is of, where nobody knows the word."""
    extras, parts = roles.costume(said, language)
    return Noun(figures.PROPS["portrait"], said, extras=(said, *extras), parts=parts)


def _bust(noun: Noun) -> Noun:
    """Somebody's head and shoulders."""
    if noun.prop.name not in _PEOPLE:
        return noun
    hair = {"man": ("short hair",), "woman": ("long hair",), "girl": ("long hair",)}.get(noun.prop.name, ())
    who = (f"who:{noun.prop.name}",) if noun.prop.name in _PEOPLE[:5] else ()
    return replace(noun, prop=figures.PROPS["portrait"], extras=(*noun.extras, *who, *hair))


_KANA = "".join(chr(n) for n in range(0x3041, 0x3097)) + "ー"


def _long_tail(reader: Reader, brief: Brief) -> list[str]:
    """Silhouettes for nouns the catalogue lacks; what nobody knows is returned."""
    unknown: list[str] = []
    brand = {t.text for t in tokens(brief.get(Aspect.BRAND) or "")}
    for run in reader.leftover:
        kept = [t for t in run if t.text not in brand and not t.text.isdigit() and not figures.is_pose(t.text)]
        kept = [t for t in kept if not figures.known(t.text, brief.language)]
        if not kept:
            continue
        phrase = "".join(t.text for t in kept) if kept[0].wide else " ".join(t.text for t in kept)
        if kept[0].wide:
            bare = phrase.strip(_KANA)  # a verb's ending is nothing to draw, nor is its stem
            if not bare or (len(bare) == 1 and phrase != bare):
                continue
            phrase = bare
        prop = figures.silhouette(phrase, brief.language) if not reader.nouns else None
        if not prop and brief.language == "en" and all(n.prop.kind == "person" for n in reader.nouns):
            prop = figures.exactly(phrase)
        if not prop and (missing.says_nothing(kept[-1].text, brief.language) or is_part(phrase, brief.language)):
            continue
        if prop:
            reader.nouns.append(Noun(prop, phrase))
        else:
            unknown.append(phrase)
    return [*reader.standins, *unknown]
