"""From a brief's free words to what there is to draw: which things, how many, where, in what colours, place and light.

The grammar is deliberately small: number, adjective, noun, relation. What it does not understand it remembers, so that the
engine can say so instead of pretending.
"""

from dataclasses import dataclass, field, replace

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.engines.images.draft import figures, missing
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.revision.names import is_part
from images_mcp.engines.images.draft.revision.remember import remembered
from images_mcp.engines.images.draft.revision.wanted import Wishes
from images_mcp.engines.images.draft.words import Token, Words, ignored, plain, tokens, words

WEARABLE = frozenset(
    ("hat", "glasses", "crown", "mask", "headphones", "scarf", "backpack", "shield", "sword", "umbrella", "flower")
)
_PEOPLE = ("person", "man", "woman", "child", "girl")
WORN = frozenset(
    "scarf schal bufanda écharpe bow tie fliege pajarita cap beanie mütze kappe gorra bonnet casquette".split()
)
_LOOKS = frozenset(
    "old elderly young bald bearded alter alte alten kahl viejo vieja calvo vieux vieille chauve".split()
)
_SYMBOLIC = (Use.LOGO, Use.UI, Use.INFOGRAPHIC, Use.EDUCATION, Use.CHARACTER_DESIGN)
_POSTNOMINAL = ("es", "fr")


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
    words: frozenset[str] = frozenset()
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


@dataclass
class Reader:
    """The state while reading one phrase."""

    language: str
    nouns: list[Noun] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    leftover: list[list[Token]] = field(default_factory=list)
    count: int = 0
    color: str | None = None
    size: float = 1.0
    relation: str = ""
    wearing: int | None = None
    symbolic: bool = False
    last_end: int = -9
    taken: int = 0
    told: int = -9
    """Up to where words only describe the thing before them."""

    def table(self, name: str) -> Words:
        """A table of the lexicon in the reader's language."""
        return words(name, self.language)

    def read(self, text: str) -> None:
        """Take in one more phrase."""
        row = tokens(text)
        nouns: dict[int, tuple[str, int]] = {}
        for prop, start, end in figures.named(plain(text), self.language):
            inside = [k for k, t in enumerate(row) if t.start < end and t.end > start]
            if inside:
                nouns[inside[0]] = (prop.name, len(inside))
        i = 0
        while i < len(row):
            i += self._step(row, i, nouns.get(i))
        self._forget()

    def _step(self, row: list[Token], i: int, noun: tuple[str, int] | None) -> int:
        if row[i].stop:
            self.relation = ""
            self._forget(keep_host=row[i].text == ",")
            return 1
        found = [(name, hit) for name in _ORDER if (hit := self.table(name).at(row, i))]
        best = max(found, key=lambda f: f[1][1], default=None)
        if self._part(row, i):
            return self.taken
        relation = best is not None and best[0] == "RELATIONS" and noun is not None and best[1][1] >= noun[1]
        if noun and not relation and (best is None or noun[1] >= best[1][1]) and not self._is_place(best, noun):
            described = self.leftover[-1] if i and self.leftover and self.leftover[-1][-1] is row[i - 1] else None
            self._noun(noun[0], row[i : i + noun[1]], i)
            if described and self.leftover and self.leftover[-1] is described and not row[i].wide:
                self.leftover.pop()
            return noun[1]
        if best:
            self._note(best[0], best[1][0], row, i)
            return best[1][1]
        if self.wearing is not None and self.nouns and row[i].text in WORN:
            host = self.nouns[self.wearing]
            self.nouns[self.wearing] = replace(host, extras=(*host.extras, _extra(row[i].text, self.color)))
            return 1
        if row[i].text not in ignored():
            if missing.describes(row, i, self.language, after_noun=i in (self.last_end, self.told)):
                self.told = i + 1
            elif self.leftover and self.leftover[-1] and self.leftover[-1][-1] is row[i - 1]:
                self.leftover[-1].append(row[i])
            else:
                self.leftover.append([row[i]])
        return 1

    def _part(self, row: list[Token], i: int) -> bool:
        """A coloured part of the thing before it ("with red hair"): only its colour is new."""
        hit = self.table("PARTS").at(row, i)
        if not hit or self.wearing is None or not self.nouns:
            return False
        host = self.nouns[self.wearing]
        color, self.taken = self.color, hit[1]
        if color is None and self.language in _POSTNOMINAL and i + hit[1] < len(row):
            after = self.table("COLORS").at(row, i + hit[1])
            color, self.taken = (after[0], hit[1] + after[1]) if after else (None, hit[1])
        if color:
            self.nouns[self.wearing] = replace(host, parts=(*host.parts, (hit[0], color)))
        else:
            said = " ".join(t.text for t in row[max(0, i - 1) : i + hit[1]])
            self.nouns[self.wearing] = replace(host, extras=(*host.extras, said))
        self._forget(keep_host=True)
        return True

    def _is_place(self, best: tuple[str, tuple[str, int]] | None, noun: tuple[str, int]) -> bool:
        """A place named after "in", "on" or "at" is where things are; a table one stands on is furniture."""
        if best is None or best[0] != "PLACES" or best[1][1] < noun[1] or self.symbolic:
            return False
        return best[1][1] > noun[1] or self.relation in ("in", "on", "with", "above") or not self.nouns

    def _note(self, name: str, meaning: str, row: list[Token], i: int) -> None:
        if name == "NUMBERS":
            self.count = int(meaning)
        elif name == "COLORS":
            after = self.language in _POSTNOMINAL and self.nouns and self.last_end == i
            if after:
                self.nouns[-1] = replace(self.nouns[-1], color=meaning)
                self.last_end = i + 1
            else:
                self.color = meaning
        elif name == "SIZES":
            self.size = float(meaning)
        elif name == "PLACES":
            if meaning not in self.places:
                self.places.append(meaning)
            self._forget()
        elif name == "RELATIONS":
            self.relation = meaning
            if meaning != "and":
                self.wearing = len(self.nouns) - 1 if meaning == "with" and self.nouns else None
            self.color, self.count, self.size = None, 0, 1.0
        del row

    def _noun(self, key: str, row: list[Token], i: int) -> None:
        prop = figures.PROPS[key]
        said = "".join(t.text for t in row) if row[0].wide else " ".join(t.text for t in row)
        if self.wearing is not None and prop.name in WEARABLE:
            host = self.nouns[self.wearing]
            self.nouns[self.wearing] = replace(host, extras=(*host.extras, _extra(said, self.color)))
            self._forget(keep_host=True)
            return
        looks = self._looks(row, i) if prop.kind == "person" else ()
        relation, to = self._link(row)
        count = self.count or figures.plural_count(prop, said, self.language)
        self.nouns.append(Noun(prop, said, min(count, 24), self.color, self.size, relation, to, looks))
        self.last_end = i + len(row)
        self._forget()

    def _looks(self, row: list[Token], i: int) -> tuple[str, ...]:
        """What a person is called and the adjectives before it ("old", "bald"): faces are drawn from those."""
        del i
        out = [t.text for t in row]
        if self.leftover and self.leftover[-1][-1].text in _LOOKS:
            out += [t.text for t in self.leftover.pop()]
        return (" ".join(out),)

    def _link(self, row: list[Token]) -> tuple[str, int | None]:
        if not self.nouns or not self.relation:
            return "", None
        if row[0].wide or self.relation in ("and", "with"):
            return ("beside", None) if self.relation in ("and", "with") else (self.relation, len(self.nouns) - 1)
        earlier = self.nouns[-1]
        self.nouns[-1] = (
            replace(earlier, relation=self.relation, to=len(self.nouns)) if not earlier.relation else earlier
        )
        return "", None

    def _forget(self, *, keep_host: bool = False) -> None:
        self.count, self.color, self.size, self.relation = 0, None, 1.0, ""
        if not keep_host:
            self.wearing = None


_ORDER = ("RELATIONS", "PLACES", "NUMBERS", "COLORS", "SIZES", "TIMES", "WEATHERS", "STYLES", "MOODS", "PLACEMENTS")


def _extra(name: str, color: str | None) -> str:
    return f"{name} {color}" if color else name


def read(brief: Brief) -> Ask:
    """What a brief asks to be drawn."""
    get = {a: brief.get(a) or "" for a in Aspect}
    language = brief.language
    reader = _base(brief)
    unknown = _long_tail(reader, brief)
    everything = " . ".join(get[a] for a in Aspect if a not in (Aspect.TEXT, Aspect.BRAND))
    forbidden = {p.name for phrase in brief.must_not for p, _, _ in figures.named(plain(phrase), language)}
    nouns = remembered(_depicted(reader.nouns, brief), _first_said(brief), forbidden)
    count = words("NUMBERS", language).first(get[Aspect.COUNT]) or _digits(get[Aspect.COUNT])
    if count and nouns:
        asked = min(int(count), 24)
        fewer = 1 < asked < nouns[0].count or (asked == 1 and nouns[0].count > 1)
        nouns[0] = replace(nouns[0], shown=asked) if fewer else replace(nouns[0], count=asked)

    def first(name: str, *where: Aspect) -> str | None:
        return next((hit for a in where if (hit := words(name, language).first(get[a]))), None)

    scene = (Aspect.SETTING, Aspect.SUBJECT, Aspect.BACKGROUND, Aspect.ACTION)
    return Ask(
        brief=brief,
        use=brief.use,
        nouns=tuple(nouns),
        places=tuple(reader.places or words("PLACES", language).all(get[Aspect.BACKGROUND])),
        time=first("TIMES", Aspect.LIGHTING, *scene, Aspect.MOOD),
        weather=first("WEATHERS", *scene, Aspect.LIGHTING, Aspect.MOOD) or "clear",
        placed_in_time=first("TIMES", *scene) in ("sunset", "night", "dusk", "golden"),
        style=first("STYLES", Aspect.STYLE, Aspect.SUBJECT, Aspect.DETAIL, Aspect.LIGHTING),
        mood=first("MOODS", Aspect.MOOD, Aspect.STYLE, Aspect.SUBJECT),
        placement=tuple(words("PLACEMENTS", language).all(get[Aspect.COMPOSITION])),
        colors=_colors(brief, get[Aspect.PALETTE]),
        background=get[Aspect.BACKGROUND] or None,
        action=f"{get[Aspect.ACTION]} {get[Aspect.SUBJECT]}"[:400],
        text=everything.casefold()[:8000],
        unknown=tuple(unknown),
        words=frozenset(t.text for t in tokens(everything)),
    )


def _unquoted(phrase: str, brief: Brief) -> str:
    """The phrase without the lettering and brand name in it: those are set in type, not drawn."""
    out = phrase[:4000]
    for text in (*brief.texts, brief.get(Aspect.BRAND) or ""):
        if len(text) > 1:
            out = out.replace(text, " , ")
    return out


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


def _hex(text: str) -> str | None:
    body = text.strip().lstrip("#").lower()
    if len(body) == 3:
        body = "".join(ch * 2 for ch in body)
    return f"#{body}" if len(body) == 6 and all(ch in "0123456789abcdef" for ch in body) else None


def _base(brief: Brief) -> Reader:
    """The things the brief's words name, without what refinements added; a thing named twice is one thing."""
    language = brief.language
    reader = Reader(language, symbolic=brief.use in _SYMBOLIC)
    reader.read(_unquoted(brief.get(Aspect.SUBJECT) or "", brief))
    reader.last_end = -9
    reader.wearing = 0 if reader.nouns else None
    for aspect in (Aspect.DETAIL, Aspect.SETTING, Aspect.ACTION):
        before = len(reader.nouns)
        reader.read(_unquoted(brief.get(aspect) or "", brief))
        reader.last_end = -9
        reader.nouns = _once(reader.nouns, before)
    if not reader.nouns:
        for phrase in brief.must:
            reader.read(_unquoted(phrase, brief))
            reader.last_end = -9
    return reader


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


def _first_said(brief: Brief) -> list[Noun]:
    """The things of the subject's first wording, where a refinement changed it and its words were kept."""
    said = brief.aspects.get(Aspect.SUBJECT)
    if said is None or not said.evidence or said.evidence == said.value:
        return []
    reader = Reader(brief.language, symbolic=brief.use in _SYMBOLIC)
    reader.read(_unquoted(said.evidence, brief))
    return _depicted(reader.nouns, brief)


def _depicted(nouns: list[Noun], brief: Brief) -> list[Noun]:
    """A portrait *of* something is that thing, of a person their head and shoulders; alone it is somebody's."""
    others = [i for i, n in enumerate(nouns) if n.prop.name != "portrait"]
    if others and len(others) < len(nouns):
        index = {old: new for new, old in enumerate(others)}
        kept = [nouns[i] for i in others]
        nouns = [replace(n, to=index.get(n.to) if n.to is not None else None) for n in kept]
        return [_bust(nouns[0]), *nouns[1:]]
    return [_bust(nouns[0]), *nouns[1:]] if nouns and brief.use is Use.PORTRAIT else nouns


def _bust(noun: Noun) -> Noun:
    """Somebody's head and shoulders."""
    if noun.prop.name not in _PEOPLE:
        return noun
    hair = {"man": ("short hair",), "woman": ("long hair",), "girl": ("long hair",)}.get(noun.prop.name, ())
    return replace(noun, prop=figures.PROPS["portrait"], extras=(*noun.extras, f"who:{noun.prop.name}", *hair))


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
        prop = figures.silhouette(phrase, brief.language) if not reader.nouns else None
        if not prop and (missing.says_nothing(kept[-1].text, brief.language) or is_part(phrase, brief.language)):
            continue
        if prop:
            reader.nouns.append(Noun(prop, phrase))
        else:
            unknown.append(phrase)
    return unknown
