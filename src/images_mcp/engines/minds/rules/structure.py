"""The shape of a wish: its quoted texts, its clauses, and which words govern which.

A light grammar, not a parser: it knows for each phrase the marker word before it (of, for, on, with, a verb of showing),
which is what decides whether a poster is wanted or merely depicted.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from images_mcp.engines.minds.rules.framing import about_work, asker_end, asking_end, hesitations
from images_mcp.engines.minds.rules.lexicon import Hit, find, language_of
from images_mcp.engines.minds.rules.naming import apposed, called, of_firms
from images_mcp.engines.minds.rules.settling import (
    MAKING,
    is_doing,
    is_foreign_style,
    is_little,
    is_no_color,
    is_one_thing,
    is_order,
    is_other_word,
    is_refused,
    is_there,
    is_verb,
    is_wanting,
    settled,
)
from images_mcp.engines.minds.rules.words import Token, fold, tokens


class Role(StrEnum):
    """How a phrase stands in the wish."""

    HEAD = "head"
    PURPOSE = "purpose"
    OF = "of"
    PLACE = "place"
    DEPICTED = "depicted"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OF = _set(
    "of von vom des del de d' du der from 's about über sobre acerca with mit con avec showing featuring zeigt mostrando showing having"
)
_WITH = _set("with mit con avec showing featuring mostrando zeigt montrant containing including plus and und y et")
FOR = _set("for 4 fur für fürs fuer zum zur para pa pour as als como comme")
_AT = _set(
    "on onto in into at to auf im in en sobre sur dans ins an am zu al a à aux au across inside next beside behind"
)
_SHOW = _set(
    "print printed printing put use used using post posting share sharing upload send sending hang hanging show go goes put "
    "drucken gedruckt nutzen verwenden posten teilen aufhängen schicken versenden imprimir usar publicar subir compartir "
    "enviar colgar imprimer utiliser publier partager envoyer accrocher mettre poner verwende brauche place displayed shown"
)
SHOWING = _set("showing featuring with about zeigt mostrando montrant mit con avec über sobre")
_ORDERS = _set("draw paint illustrate zeichne male dibuja pinta dessine peins dessine-moi")
_DEPICT = _set(
    "holding reading wearing carrying watching near beside behind under passing hält liest trägt sosteniendo leyendo "
    "llevando tenant lisant portant holds wears reads carries playing drinking eating lee sostiene lleva lit tient porte "
    "vor hinter neben unter junto frente devant derrière"
)
_OWN = _set("my our mein meine meinen meinem meiner unser unsere unseren mi mis nuestro nuestra mon ma mes notre nos")
_BUNDLE = _set(
    "set series pair collection kind sort type bunch pack couple juego serie conjunto jeu série reihe satz lot"
)
QUOTED = re.compile(
    r"“([^”“„]{1,400})[”“]|„([^“”„]{1,400})[“”]|«([^«»]{1,400})»|»([^«»]{1,400})«|「([^「」]{1,400})」|『([^『』]{1,400})』"
    r"|\"([^\"]{1,400})\"|(?<![\w])'([^'\n]{2,200})'(?![\w])|‘([^‘’]{1,200})’(?!\w)"
)


_FAR = 40
_GERMAN = "„"  # a mark only German opens a quotation with
_MOST = 4000


@dataclass(frozen=True)
class Quote:
    """Words in quotation marks and where they stand, marks included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Wanted:
    """A wish taken apart. `masked` is the text with quoted words blanked, of the same length."""

    text: str
    masked: str
    language: str
    tokens: tuple[Token, ...]
    quotes: tuple[Quote, ...]
    uses: tuple[Hit, ...]
    things: tuple[Hit, ...]
    qualities: tuple[Hit, ...]
    colors: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    names: tuple[Quote, ...] = ()
    _roles: dict[tuple[int, int], Role] = field(default_factory=dict, repr=False, compare=False)

    def of_kind(self, *kinds: str) -> list[Hit]:
        """Qualities of these kinds, in order."""
        return [h for h in self.qualities if h.concept.kind in kinds]

    def role(self, hit: Hit) -> Role:
        """How this phrase stands in the wish."""
        key = (hit.start, hit.end)
        if key not in self._roles:
            self._roles[key] = _japanese_role(self, hit) if self.language == "ja" else _latin_role(self, hit)
        return self._roles[key]

    @cached_property
    def _clauses(self) -> tuple[int, ...]:
        ends = (t.low in ",.;:!?、。，：" and self.stops(n) for n, t in enumerate(self.tokens))
        return (0, *accumulate(ends))

    def stops(self, number: int) -> bool:
        """Whether this is a mark that parts what is said; the point of "3. May" is none."""
        token = self.tokens[number]
        ordinal = token.low == "." and number > 0 and self.tokens[number - 1].low.isdigit()
        return token.kind == "mark" and not (ordinal and number + 1 < len(self.tokens))

    @cached_property
    def first_shown(self) -> int:
        """The number of the first word of showing ("print", "post"); past the end where there is none."""
        shown = (n for n, t in enumerate(self.tokens) if t.low in _SHOW or fold(t.low) in _SHOW)
        return next(shown, len(self.tokens))

    def delivers(self, number: int) -> bool:
        """Whether this word belongs to what is to be delivered, and not to what it is about."""
        return any(h.first <= number <= h.last for h in self._delivered)

    @cached_property
    def _delivered(self) -> tuple[Hit, ...]:
        return tuple(h for h in self.uses if self.role(h) is not Role.DEPICTED)

    @cached_property
    def asked(self) -> frozenset[int]:
        """The numbers of the words that only ask: greeting, wanting, thanking, thinking aloud, talk of the work."""
        if self.language == "ja":
            return frozenset()
        telling = {
            n for hits in (self.things, self.qualities, self.colors) for h in hits for n in range(h.first, h.last + 1)
        }
        spans = hesitations(self.masked)
        found = {n for n, t in enumerate(self.tokens) if any(a <= t.start and t.end <= b for a, b in spans)}
        for first, last in self.stretches:
            start = self.tokens[first].start
            clause = self.masked[start : self.tokens[last].end]
            end = start + (len(clause) if about_work(clause, self.language) else asking_end(clause, self.language))
            found |= {n for n in range(first, last + 1) if self.tokens[n].end <= end}
        return frozenset(found - telling)

    @cached_property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """(first, last) word of every clause."""
        rows, start = [], None
        for number, token in enumerate(self.tokens):
            if token.low in ",.;:!?()、。，：" and self.stops(number):
                if start is not None:
                    rows.append((start, number - 1))
                start = None
            elif start is None and token.kind != "mark":
                start = number
        return tuple([*rows, (start, len(self.tokens) - 1)] if start is not None else rows)

    @cached_property
    def recipients(self) -> tuple[Hit, ...]:
        """Persons it is for and who are not shown: "a birthday card for my grandma", „für Oma“, 「おばあちゃんへの」."""
        persons = [h for h in self.things if h.concept.kind == "person"]
        if self.language == "ja":
            return tuple(h for h in persons if _JA_TO.match(self.masked[h.end : h.end + 4]))
        return tuple(h for h in persons if self.role(h) is Role.PURPOSE and self._dear(h))

    def _dear(self, hit: Hit) -> bool:
        """Whether somebody of the asker's own is meant: "my teacher", "Oma", not "a plumber"."""
        before = [t.low for t in self.tokens[max(0, hit.first - 3) : hit.first]]
        owner = hit.text.casefold().endswith(("'s", "’s", "s'"))  # "my friend's band"
        return not owner and (bool(_OWN & set(before)) or (before[-1:] != [] and before[-1] in FOR))

    def through_name(self, hit: Hit) -> int:
        """The number of the last word of a person and the name right behind: "my grandma Rosa"."""
        last = hit.last
        while last + 1 < len(self.tokens) and self.tokens[last + 1].text[:1].isupper():
            last += 1
        return last

    def named(self, number: int) -> bool:
        """Whether this word belongs to a proper name."""
        token = self.tokens[number]
        return any(n.start <= token.start < n.end for n in self.names)

    @cached_property
    def firms(self) -> tuple[Hit, ...]:
        """The lines of business the picture is for; where nothing is to be delivered, one is simply seen: "a plumber with a wrench"."""
        trades = (h for h in self.things if h.concept.kind == "business")
        return tuple(h for h in trades if self.uses or self.role(h) is Role.PURPOSE)

    def clause(self, hit: Hit) -> int:
        """The number of the clause this phrase stands in, from 0."""
        return self._clauses[hit.first]


def quotes(text: str) -> tuple[Quote, ...]:
    """Everything in quotation marks of any kind."""
    found = []
    for match in QUOTED.finditer(text):
        inner = next(g for g in match.groups() if g is not None).strip()
        if inner:
            found.append(Quote(inner, match.start(), match.end()))
    return tuple(found)


def take_apart(text: str, language: str | None = None, known: frozenset[str] = frozenset()) -> Wanted:
    """Read a wish's words; of a very long one the first 4,000 characters, quoted texts everywhere. `known` are correctly spelt English words that are never taken for a misspelling."""
    quoted = quotes(text)
    letters = list(text)
    for quote in quoted:
        letters[quote.start : quote.end] = " " * (quote.end - quote.start)
    masked = "".join(letters)
    masked = masked[:_MOST]
    lang = language or language_of(masked + _GERMAN * (_GERMAN in text) if masked.strip() else text)
    toks = tokens(masked)
    layers = {name: find(name, toks, masked, lang, known=known) for name in ("use", "thing", "quality", "color", "cue")}
    layers["use"] = [h for h in layers["use"] if h.text.casefold() not in _ORDERS]
    layers["use"] = [h for h in layers["use"] if not is_order(toks, h)]
    layers["use"] = [h for h in layers["use"] if not is_refused(masked, h, lang) and not is_doing(h)]
    layers = {k: [h for h in hits if not is_there(toks, h)] for k, hits in layers.items()}
    layers["thing"] = [h for h in layers["thing"] if not is_verb(toks, h) and not is_refused(masked, h, lang)]
    layers["quality"] = [h for h in layers["quality"] if not is_wanting(toks, h) and not is_other_word(h, lang)]
    layers["color"] = [
        h for h in layers["color"] if not (lang == "es" and is_no_color(h)) and not is_one_thing(toks, h, lang)
    ]
    layers["thing"] = [h for h in layers["thing"] if h.concept.kind != "person" or h.start >= asker_end(masked)]
    layers["quality"] = [h for h in layers["quality"] if not is_foreign_style(h, layers["color"], lang)]
    layers = {k: [h for h in hits if not is_little(h, toks, lang)] for k, hits in layers.items()}
    others = [*layers["use"], *(h for h in layers["quality"] if h.concept.kind == "event")]
    told = [*layers["quality"], *layers["color"], *layers["cue"]]
    named = [*called(masked), *of_firms(toks, masked, layers["thing"], others, lang)]
    named += apposed(masked, layers["use"], [*told, *layers["thing"], *layers["use"]], told, lang) if not named else []
    for layer in ("thing", "quality", "color", "cue"):
        layers[layer] = [h for h in layers[layer] if not any(a <= h.start and h.end <= b for _, a, b in named)]
    uses, things, looks, colors = settled(layers["use"], layers["thing"], layers["quality"], layers["color"])
    names = tuple(Quote(*row) for row in named)
    wanted = Wanted(text, masked, lang, toks, quoted, uses, things, looks, colors, tuple(layers["cue"]), names)
    return replace(wanted, uses=tuple(h for h in uses if not _shown(wanted, h)))


def _shown(wanted: Wanted, hit: Hit) -> bool:
    """Whether who or where a deliverable would be for is what is to be seen: "a teacher in a classroom", nothing for one."""
    seen = any(
        (t.start, t.end) == (hit.start, hit.end) and t.concept.kind in {"person", "scene"} for t in wanted.things
    )
    own = _OWN & {t.low for t in wanted.tokens[max(0, hit.first - 2) : hit.first]}  # "my pupils don't get fractions"
    if not seen or hit.concept.tag != "channel" or own or wanted.role(hit) is Role.PURPOSE:
        return False
    return not any(h.concept.tag == "strong" for h in wanted.uses) and not wanted.quotes


# "a sign above a wet street" shows a sign; "a sign above the counter" says where ours will hang.
_LOCATED = re.compile(
    r"(?i)\s+(?:(?:above|over|below|under|beneath|behind|beside|near|next to|in front of)\s+an?|(?:vor|hinter|neben|unter)\s+einem|(?:vor|hinter|neben|unter)\s+einer"
    r"|(?:junto a|delante de|detrás de|bajo|debajo de)\s+una?|(?:devant|derrière|sous|à côté d['’]|près d['’])\s*une?)\s"
)


def _latin_role(wanted: Wanted, hit: Hit) -> Role:
    """Walk left from the phrase to the word that governs it."""
    shown = wanted.first_shown < hit.first
    before = wanted.tokens[max(0, hit.first - _FAR) : hit.first]
    for number in range(len(before) - 1, -1, -1):
        token, low = before[number], before[number].low
        if token.kind == "mark" and low in ",.;:!?—–()":
            break
        if low in FOR:
            return Role.PURPOSE
        if low in MAKING:
            return Role.HEAD
        if low in _DEPICT:
            return Role.DEPICTED
        if low in {"in", "on", "auf", "im", "en", "sur", "dans", "at", "onto", "to", "into", "ins"}:
            return Role.PURPOSE if shown else Role.PLACE
        if (low in _WITH and low not in {"and", "und", "y", "et"}) or low in {"about", "über", "sobre"}:
            return Role.DEPICTED
        if low in _OF and not (number and before[number - 1].low in _BUNDLE):
            return Role.OF
        if low in _AT and low not in {"a", "zu", "am", "an", "al"}:
            return Role.PURPOSE if shown else Role.PLACE
    return Role.DEPICTED if _LOCATED.match(wanted.masked[hit.end :]) else Role.HEAD


_JA_FOR = re.compile(
    r"^(?:用|のための|向け|に使う|で使う|に載せる|に投稿|として|にする|にしたい|に使いたい|で見せ|に貼)"
)
_JA_TO = re.compile(r"^(?:さん|ちゃん|様)?(?:へ|に贈|にあげ|に渡)")
_JA_OF = re.compile(r"^(?:の|に関する|についての|風の)")
_JA_WITH = re.compile(r"^(?:が|を|と|や|で|に)")


def _japanese_role(wanted: Wanted, hit: Hit) -> Role:
    """Japanese puts the head last: what is followed by の belongs to what comes after it."""
    rest = wanted.masked[hit.end : hit.end + 8]
    if _JA_FOR.match(rest):
        return Role.PURPOSE
    if _JA_OF.match(rest):
        return Role.OF
    if re.match(r"^を(?:作|描|お願|デザイン|つく|生成|制作|ください|頼)", rest):
        return Role.HEAD
    return Role.DEPICTED if _JA_WITH.match(rest) else Role.HEAD
